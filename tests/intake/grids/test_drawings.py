"""A plan drawn in any layout reads back to the tasks it was drawn from, as wide as its cells."""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading, Row
from tests.intake.grids.drawing import Drawing, Task, drawings
from tests.intake.grids.writing import write

EXAMPLES = int(os.environ.get("GRIDS", "150"))
"""More than these look for what nobody has met yet, each time elsewhere."""
IS_GATE = EXAMPLES == 150 and "SEARCH" not in os.environ


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("grids")


def told(drawing: Drawing, task: Task) -> dict[str, object]:
    """What a task's bars say of its ends: the days of their columns, or what their periods are called."""
    first, last = task.bars[0][0], task.bars[-1][1]
    start, finish = drawing.calendar.days[first], drawing.calendar.days[last]
    return {
        "activity_name": task.name,
        "start_from": start and start[0].isoformat(),
        "start_to": start and start[1].isoformat(),
        "finish_from": finish and finish[0].isoformat(),
        "finish_to": finish and finish[1].isoformat(),
        "start_text": drawing.calendar.words[first],
        "finish_text": drawing.calendar.words[last],
    }


def in_sight(row: Row, expected: dict[str, object], reading: Reading) -> dict[str, object]:
    """What is read of a task, its ends as far as they show where a warning says that shading may lie over them."""
    covered = "; ".join(one["text"] for one in reading.warnings if "that may lie over them" in one["reason"])
    read = {name: row[name] for name in expected}
    is_around = _is_around(row, expected) if expected["start_to"] else _is_around_periods(row, expected)
    if row["activity_name"] not in covered or not is_around:
        return read
    own = ("activity_name", "start_to", "finish_from")
    return expected | {name: row[name] for name in own}


def _is_around(row: Row, expected: dict[str, object]) -> bool:
    """Whether a task surely starts by its first day and finishes on its last or later."""
    starts = (row["start_from"] or "") <= (row["start_to"] or "") <= str(expected["start_to"])
    return starts and (row["finish_to"] or "") >= (row["finish_from"] or "") >= str(expected["finish_from"])


def _is_around_periods(row: Row, expected: dict[str, object]) -> bool:
    """Whether a task that nobody dates starts in its first period at the latest and finishes in its last or later."""
    starts, finishes = row["start_text"].split(" to "), row["finish_text"].split(" to ")
    return (starts[-1], finishes[0]) == (expected["start_text"], expected["finish_text"])


@settings(max_examples=EXAMPLES, deadline=None, derandomize=IS_GATE, suppress_health_check=[*HealthCheck])
@given(drawing=drawings())
def test_a_drawn_plan_reads_back(folder: Path, drawing: Drawing) -> None:
    """Known tasks drawn in any layout are read as they were: names, intervals, periods; no task is made of shading.

    Beside shading that may lie over them their ends are wider, and a warning names them.
    """
    path, _ = write(drawing, folder)
    reading = read_plan(path)
    expected = [told(drawing, task) for task in drawing.tasks]
    rows = [in_sight(row, one, reading) for row, one in zip(reading.rows, expected, strict=True)]
    assert rows == expected
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside
    assert all(row["is_milestone"] == (drawing.mark == "glyph") for row in reading.rows)
