"""Headings of time that count down to a day and on from it."""

from datetime import date, timedelta

import pytest

from mhhs_analysis.intake.plans import read_plan

COUNTED = [
    ["T-12", "T-9", "T-6", "T-3", "T", "T+1"],
    ["T - 3", "T - 2", "T - 1", "T", "T + 1"],
    ["M9-3", "M9-2", "M9-1", "M9", "M9+1"],
    ["Wk -4", "Wk -3", "Wk -2", "Wk -1", "Wk 0", "Wk 1"],
    ["Month -2", "Month -1", "Month 0", "Month +1"],
    ["D-5", "D-4", "D-3", "D-2", "D-1"],
    ["Go-live -2", "Go-live -1", "Go-live", "Go-live +1"],
    ["L-3m", "L-2m", "L-1m", "L", "L+1m"],
    ["S1", "S2", "S3", "S4", "S5"],
]


def plan(workbook_file, headings: list[str], *more: list[str]):
    """Read a plan of two tasks marked below headings and what stands above, the second in the last column."""
    blank = [None] * (len(headings) - 2)
    rows = [["Task", *headings], ["Design", "x", "x"], ["Live", None, *blank, "x"]]
    return read_plan(workbook_file({"Plan": [*more, *rows]}))


@pytest.mark.parametrize("headings", COUNTED)
def test_periods_counted_from_a_day_are_numbered_and_undated(workbook_file, headings: list[str]) -> None:
    """Nobody says which day it is: no task has a date, and it is asked for."""
    reading = plan(workbook_file, headings)
    assert reading.layout == "drawn grid"
    assert [row["cell"] for row in reading.rows] == ["B2:C2", f"{chr(65 + len(headings))}3"]
    assert not any(
        row[f"{end}_{bound}"]
        for row in reading.rows
        for end in ("start", "finish")
        for bound in ("from", "to")
    )
    assert "time columns that nobody dates" in {one["reason"] for one in reading.set_aside}


def test_a_day_that_is_said_dates_those_before_it(workbook_file) -> None:
    """Week -2 begins three weeks before week 1."""
    headings = ["Wk -2", "Wk -1", "Wk 0", "Wk 1", "Wk 2"]
    reading = plan(workbook_file, headings, ["Week 1 commences 5 January 2026"])
    assert reading.rows[0]["start_from"] == f"{date(2026, 1, 5) - timedelta(weeks=3)}"
    assert reading.rows[1]["start_from"] == "2026-01-12"


@pytest.mark.parametrize("headings", [["W-1", "W-2", "W-3", "W-4"], ["Week-1", "Week-2", "Week-3"]])
def test_a_hyphen_before_rising_numbers_is_no_minus(workbook_file, headings: list[str]) -> None:
    """They count on from the first."""
    reading = plan(workbook_file, headings, ["Week 1 commences 5 January 2026"])
    assert reading.rows[0]["start_from"] == "2026-01-05"
    assert reading.rows[1]["start_from"] > "2026-01-12"


def test_weeks_without_a_week_nought_are_dated_by_nobody(workbook_file) -> None:
    """Whether the week before week 1 is -1 or missing is not said."""
    reading = plan(workbook_file, ["Wk -2", "Wk -1", "Wk 1", "Wk 2"], ["Week 1 commences 5 January 2026"])
    assert reading.rows[0]["start_from"] is None


def test_a_plans_start_is_no_day_that_is_counted_from(workbook_file) -> None:
    """How long before it the plan starts nobody says."""
    reading = plan(workbook_file, COUNTED[3], ["Project start", date(2026, 1, 5)])
    assert reading.rows[0]["start_from"] is None


@pytest.mark.parametrize("gap", [[], [[]]])
def test_a_plans_start_right_above_numbered_weeks_dates_the_first(workbook_file, gap: list[list]) -> None:
    """One day alone is no heading of time over all that stands below it."""
    reading = plan(workbook_file, ["Wk 1", "Wk 2", "Wk 3", "Wk 4"], ["Project start", date(2026, 1, 5)], *gap)
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("2026-01-05", "2026-01-18"),
        ("2026-01-26", "2026-02-01"),
    ]


def test_suppliers_with_dates_below_them_are_no_time(workbook_file) -> None:
    """S1 to S4 over dates head a matrix of them."""
    rows = [["Milestone", "S1", "S2", "S3", "S4"]]
    rows += [
        [name, *(date(2026, month, day) for day in range(1, 5))]
        for month, name in enumerate(("SIT", "UIT", "Live"), 1)
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert reading.layout != "drawn grid"
