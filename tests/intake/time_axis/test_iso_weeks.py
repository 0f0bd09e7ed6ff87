"""Weeks numbered through the year below months: ISO weeks only where each of them fits its month."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import openpyxl
import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading


def drawn(tmp_path: Path, first: date, numbers: list[object], placed_by: int = 0) -> Reading:
    """Read a task a week below months: each week below the month in which a day of it lies, Monday being 0."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.cell(2, 1, "Task")
    above = ""
    for count, number in enumerate(numbers):
        month = f"{first + timedelta(weeks=count, days=placed_by):%B %Y}"
        if month != above:
            sheet.cell(1, count + 2, month)
        above = month
        sheet.cell(2, count + 2, number)
        sheet.cell(count + 3, 1, f"Step {count + 1} of work")
        sheet.cell(count + 3, count + 2, "x")
    book.save(tmp_path / "plan.xlsx")
    return read_plan(tmp_path / "plan.xlsx")


def weeks(reading: Reading) -> list[tuple[str, str]]:
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


@pytest.mark.parametrize("placed_by", [0, 3])
@pytest.mark.parametrize("written", ["W{}", "Wk {}", "CW{}", "Week {}"])
@pytest.mark.parametrize("first", [date(2026, 3, 2), date(2026, 11, 2)])
def test_weeks_that_each_lie_in_their_month_are_iso_weeks(
    tmp_path, first: date, written: str, placed_by: int
) -> None:
    """Also over the turn of the year; that they are ISO weeks is a doubt."""
    days = [first + timedelta(weeks=count) for count in range(20)]
    reading = drawn(tmp_path, first, [written.format(day.isocalendar().week) for day in days], placed_by)
    assert weeks(reading) == [(f"{day}", f"{day + timedelta(days=6)}") for day in days]
    assert any("ISO weeks" in one["reason"] for one in reading.warnings)
    assert reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    "number_of",
    [
        lambda count: count + 1,
        lambda count: count + 3,
        lambda count: count + 20,
        lambda count: 2 * count + 1,
    ],
)
def test_weeks_of_a_project_are_no_iso_weeks(tmp_path, number_of: Callable[[int], int]) -> None:
    """Counted from the plan's start, if only a week beside the calendar's number, they do not fit the months."""
    first = date(2026, 1, 5)  # the second ISO week
    reading = drawn(tmp_path, first, [f"W{number_of(count)}" for count in range(20)])
    assert not any("ISO weeks" in one["reason"] for one in reading.warnings)


def test_weeks_below_a_few_months_may_be_a_projects(tmp_path) -> None:
    """Below three months too few weeks meet the turn of one to tell."""
    first = date(2026, 3, 2)
    reading = drawn(tmp_path, first, [f"W{count}" for count in range(10, 22)])
    assert not any("ISO weeks" in one["reason"] for one in reading.warnings)
