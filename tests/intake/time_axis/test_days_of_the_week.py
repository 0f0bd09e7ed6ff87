"""Days of the week that stand with their numbers below months: Mon 22, Tue 23."""

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from mhhs_analysis.intake.plans import read_plan

WRITTEN: list[Callable[[date], str]] = [
    lambda day: f"{day:%a} {day.day}",
    lambda day: f"{day:%A} {day.day}",
    lambda day: f"{day:%a}\n{day:%d}",
    lambda day: f"{day:%a}, {day.day}",
]


@pytest.mark.parametrize("written", WRITTEN)
@pytest.mark.parametrize("week", [5, 7])
def test_they_are_days_of_the_month_above(workbook_file, written: Callable[[date], str], week: int) -> None:
    """With or without weekends, and over the turn of a month."""
    days = [date(2026, 6, 22) + timedelta(days=count) for count in range(19)]
    days = [day for day in days if day.weekday() < week]
    above = ["June 2026", *("July 2026" if day == date(2026, 7, 1) else None for day in days[1:])]
    rows = [
        [None, *above],
        ["Step", *map(written, days)],
        ["Freeze", "x", "x"],
        ["Load", None, "x", "x", "x"],
        ["Check", *[None] * 9, "x"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        (f"{days[0]}", f"{days[1]}"),
        (f"{days[1]}", f"{days[3]}"),
        (f"{days[9]}", f"{days[9]}"),
    ]
    assert reading.reading_confidence == "high"


def test_below_no_month_nobody_dates_them(workbook_file) -> None:
    """Which month they are of is asked for."""
    rows = [
        ["Step", "Mon 1", "Tue 2", "Wed 3", "Thu 4", "Fri 5"],
        ["Load", "x", "x"],
        ["Check", None, None, "x"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert not any(row["start_from"] for row in reading.rows)
    assert reading.set_aside
