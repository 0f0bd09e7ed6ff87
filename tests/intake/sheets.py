"""Tables of tasks for the sheets of workbooks, and what a reading of them says."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from mhhs_analysis.intake.reading import Reading

HEAD = ["Task", "Start", "Finish"]
DESIGN = ["Draft interface spec", "Review spec", "Baseline spec", "Publish spec"]
BUILD = ["Build adaptor", "Unit test adaptor", "Fix adaptor defects"]
TEST = ["Functional SIT", "Migration SIT"]
STAGES = ["Design", "Build", "Test", "Migrate"]
FIRST = datetime(2023, 1, 2)

Write = Callable[..., Path]
Rows = list[list[object]]


def plan(names: Sequence[str], weeks: int = 0, head: Sequence[str] = HEAD) -> Rows:
    """A table of tasks of two weeks each, the first so many weeks after another plan's."""
    begin = [FIRST + timedelta(weeks=weeks + 3 * number) for number in range(len(names))]
    rows = [[name, day, day + timedelta(days=13)] for name, day in zip(names, begin, strict=True)]
    return [list(head), *rows]


def names(reading: Reading) -> list[str]:
    return [row["activity_name"] for row in reading.rows]


def told(reading: Reading, words: str) -> list[str | None]:
    """The sheets of warnings that say some words."""
    return [one["sheet"] for one in reading.warnings if words in one["reason"]]


def why(reading: Reading, sheet: str) -> set[str]:
    """The reasons for which rows of a sheet are set aside."""
    return {one["reason"] for one in reading.set_aside if one["sheet"] == sheet}


def accounted(reading: Reading) -> bool:
    return reading.rows_in == reading.rows_kept + reading.rows_set_aside
