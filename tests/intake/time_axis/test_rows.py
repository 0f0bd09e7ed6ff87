"""Headings of time are read alike wherever they are read."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mhhs_analysis.intake.plans import read_plan


def test_months_before_as_many_quarters_are_read_alike_in_each_process(workbook_file) -> None:
    """Of two stretches of headings as long, the first is read, whatever order a process gives its sets."""
    heads = ["Task", "Jan 2026", "Feb 2026", "Mar 2026", "Q2 2026", "Q3 2026", "Q4 2026"]
    path = workbook_file({"Plan": [heads, ["Design", "x", "x", "x"], ["Build", None, None, "x", "x"]]})
    told = {_read_elsewhere(path, seed) for seed in ("0", "1", "4")}
    assert len(told) == 1 and "2026-03-31" in told.pop()


def _read_elsewhere(path: Path, seed: str) -> str:
    """Return the dates that a process of its own reads in a plan."""
    script = (
        "import sys; from pathlib import Path; from mhhs_analysis.intake.plans import read_plan; "
        "print([(row['start_from'], row['finish_to']) for row in read_plan(Path(sys.argv[1])).rows])"
    )
    command = [sys.executable, "-c", script, str(path)]
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(Path(__file__).parents[3])}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=True).stdout


@pytest.mark.parametrize("name", ["A", "T1", "Build"])
def test_numbers_of_a_task_right_below_months_are_no_headings(workbook_file, name: str) -> None:
    """However short its name is, below a heading that names tasks."""
    heads = ["Task", "Dec 2025", "Jan 2026", "Feb 2026", "Mar 2026"]
    reading = read_plan(workbook_file({"Plan": [heads, [name, 3, 1, 1], ["Train", None, 2, 2]]}))
    assert [row["activity_name"] for row in reading.rows] == [name, "Train"]


@pytest.mark.parametrize("head", ["Week", "Week no.", "Wk"])
def test_numbers_of_weeks_right_below_months_are_headings(workbook_file, head: str) -> None:
    """What calls a period left of them says so."""
    heads = [["Task", "Jan 2026", None, None, None, "Feb 2026"], [head, 1, 2, 3, 4, 5, 6, 7, 8]]
    reading = read_plan(workbook_file({"Plan": [*heads, ["Build", "X", "X"], ["Train", None, "X", "X"]]}))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Train"]
