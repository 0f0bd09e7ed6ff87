import json
from pathlib import Path

from mhhs_analysis.reporting.log import run_log


def test_each_event_is_one_json_line_with_its_time(tmp_path, now):
    """The log is JSON lines with the time from the clock it was given, outside any report."""
    log = run_log(tmp_path, "sample", "participant:P03", now)
    log.write("build-started", data=Path("data/sample"))
    log.write("notebook-ran", fault="é\nsecond line")
    lines = [json.loads(line) for line in log.path.read_text(encoding="utf-8").splitlines()]
    assert log.path.parent == tmp_path / "logs" and log.path.name.endswith("_sample_participant-P03.jsonl")
    assert lines == [
        {"time": "2023-12-01T09:00:02.000+00:00", "event": "build-started", "data": "data/sample"},
        {"time": "2023-12-01T09:00:03.000+00:00", "event": "notebook-ran", "fault": "é\nsecond line"},
    ]
