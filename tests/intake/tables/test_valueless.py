"""Formulas without a value in a plan: what they would say is told as unknown, and is no word of the plan's."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan

HEAD = ["Task", "Owner", "Start", "Finish"]
WITHOUT = pytest.mark.parametrize("formula", ["#REF!", "#N/A", "=Other!A1"])


def plan(changed: dict[tuple[int, int], str]) -> list[list[object]]:
    """A plan of four tasks, some of its cells changed, by row of the sheet and place in it."""
    rows: list[list[object]] = [
        list(HEAD),
        *([f"Task {n}", "DCC", D(2026, n, 1), D(2026, n, 20)] for n in range(1, 5)),
    ]
    for (row, place), text in changed.items():
        rows[row - 1][place] = text
    return rows


@WITHOUT
def test_a_name_that_is_lost_is_a_doubt_and_leaves_the_row_its_dates(workbook_file, formula: str) -> None:
    """A task whose name came to an error keeps its dates, and the reading says that its name is not known."""
    reading = read_plan(workbook_file({"P": plan({(3, 0): formula})}))
    assert [row["finish_to"] for row in reading.rows] == [f"2026-0{n}-20" for n in range(1, 5)]
    (warning,) = reading.warnings
    assert (warning["cell"], warning["text"]) == ("A3", "1 cell") and "names" in warning["reason"]
    assert reading.reading_confidence == "medium"


@WITHOUT
def test_a_plan_that_lost_most_of_its_names_cannot_be_trusted(workbook_file, formula: str) -> None:
    """Dates of tasks that nobody can name are read, with low confidence."""
    reading = read_plan(workbook_file({"P": plan({(row, 0): formula for row in (2, 3, 4)})}))
    assert len(reading.rows) == 4 and reading.reading_confidence == "low"


@WITHOUT
def test_an_error_is_no_owner_and_no_date(workbook_file, formula: str) -> None:
    """Neither is handed on: the owner is told once a column, the date at its cell."""
    reading = read_plan(workbook_file({"P": plan({(2, 1): formula, (4, 1): formula, (3, 3): formula})}))
    assert [row["owner_text"] for row in reading.rows] == [None, "DCC", None, "DCC"]
    assert reading.rows[1]["finish_to"] is None and reading.rows[1]["start_from"] == "2026-02-01"
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("B2", "2 cells")]
    (entry,) = reading.set_aside
    assert entry["cell"] == "D3" and entry["text"] == formula and "formula" in entry["reason"]


@WITHOUT
def test_a_heading_that_is_lost_heads_nothing(workbook_file, formula: str) -> None:
    """#REF! is not short for Reference, nor is a formula the name of a milestone."""
    reading = read_plan(workbook_file({"P": plan({(1, 2): formula, (1, 3): formula})}))
    assert not [row for row in reading.rows if row["finish_to"]]
    assert "put right" in reading.set_aside[0]["remedy"]


def test_words_that_look_a_little_like_errors_are_names(workbook_file) -> None:
    """A hash before a number, a tag or a question is as its sender typed it."""
    names = ["#1 Design", "#build", "Ready? #2!", "Err: 5 tests"]
    reading = read_plan(workbook_file({"P": plan({(n + 2, 0): name for n, name in enumerate(names)})}))
    assert [row["activity_name"] for row in reading.rows] == names
    assert not reading.warnings and reading.reading_confidence == "high"
