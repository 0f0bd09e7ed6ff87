"""Versions of a plan that head columns of dates beside one another: none speaks until a person says which."""

from __future__ import annotations

from datetime import datetime

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from tests.intake.sheets import Rows, Write, accounted, names

TASKS = ["Assess the impact", "Build the adaptor", "Prove the adaptor"]
FIRST = [((2023, 1, 9), (2023, 3, 31)), ((2023, 4, 3), (2023, 8, 25)), ((2023, 9, 4), (2023, 12, 15))]
SECOND = [((2023, 1, 9), (2023, 3, 3)), ((2023, 3, 6), (2023, 6, 30)), ((2023, 7, 3), (2023, 9, 29))]


def table(one: str, other: str, kind: str) -> tuple[Rows, list[str]]:
    """Two versions of the same tasks under one row of headings, or under two; and what is merged."""
    body: Rows = [
        [name, *(datetime(*day) for ends in both for day in ends)]
        for name, *both in zip(TASKS, FIRST, SECOND, strict=True)
    ]
    if kind == "one row":
        return [["Task", f"{one} start", f"{one} finish", f"{other} start", f"{other} finish"], *body], []
    above, below = [None, one, None, other, None], ["Task", *["Start", "Finish"] * 2]
    if kind == "names below":
        return [above, below, *body], ["B1:C1", "D1:E1"]
    return [["Task", *above[1:]], [None, *below[1:]], *body], ["A1:A2", "B1:C1", "D1:E1"]


def read(write: Write, one: str, other: str, kind: str, wanted: str = "") -> Reading:
    rows, merged = table(one, other, kind)

    def merge(book) -> None:
        for extent in merged:
            book["Plan"].merge_cells(extent)

    return read_plan(write({"Plan": rows}, change=merge), Settings(version=wanted))


def dated(ends: list[tuple[tuple[int, int, int], tuple[int, int, int]]]) -> list[tuple[str, str]]:
    return [tuple(f"{year}-{month:02}-{day:02}" for year, month, day in each) for each in ends]


KINDS = ["one row", "names below", "names merged"]


@pytest.mark.parametrize(("one", "other"), [("POAP 1", "POAP 2"), ("Option A", "Option B")])
@pytest.mark.parametrize("kind", KINDS)
def test_versions_beside_one_another_leave_tasks_without_dates(
    workbook_file: Write, one: str, other: str, kind: str
) -> None:
    """The tasks are read and nothing else is one; each column of a version is told."""
    reading = read(workbook_file, one, other, kind)
    assert names(reading) == TASKS and accounted(reading) and reading.reading_confidence == "low"
    assert not any(row["start_from"] or row["finish_from"] for row in reading.rows)
    told = [warning["text"].lower() for warning in reading.warnings]
    assert told == [f"{which.lower()} {end}" for which in (one, other) for end in ("start", "finish")]


@pytest.mark.parametrize(("wanted", "ends"), [("POAP 1", FIRST), ("POAP2", SECOND)])
@pytest.mark.parametrize("kind", KINDS)
def test_a_person_chooses_the_version_whose_columns_speak(
    workbook_file: Write, wanted: str, ends: list, kind: str
) -> None:
    """By its name alone, as rows of versions are chosen; no doubt is left."""
    reading = read(workbook_file, "POAP 1", "POAP 2", kind, wanted)
    assert [(row["start_from"], row["finish_from"]) for row in reading.rows] == dated(ends)
    assert reading.reading_confidence == "high" and not reading.warnings and not reading.impossible


def test_dates_that_a_version_alone_heads_are_chosen_as_finishes(workbook_file: Write) -> None:
    """Milestones have one date in each version."""
    rows = [["Milestone", "POAP 1", "POAP 2"], ["Design agreed", datetime(2023, 3, 31), datetime(2023, 3, 3)],
            ["System proved", datetime(2023, 12, 15), datetime(2023, 9, 29)]]  # fmt: skip
    reading = read_plan(workbook_file({"Plan": rows}), Settings(version="POAP 2"))
    assert [row["finish_from"] for row in reading.rows] == ["2023-03-03", "2023-09-29"]
    assert not reading.impossible


def test_a_version_that_heads_nothing_is_impossible(workbook_file: Write) -> None:
    """What is headed is told, and nothing is read for it."""
    reading = read(workbook_file, "POAP 1", "POAP 2", "one row", "POAP 3")
    assert reading.impossible["version"].startswith("no version 'POAP 3'; columns are headed POAP 1 start")
    assert not any(row["start_from"] for row in reading.rows)
