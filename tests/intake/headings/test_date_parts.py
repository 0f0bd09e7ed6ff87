"""Dates whose day, month and year stand in columns of their own."""

from datetime import date

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.intake.headings.date_parts import with_parts_joined
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet

STARTS = [date(2026, 1, 5), date(2026, 2, 11), date(2026, 4, 1)]
FINISHES = [date(2026, 1, 30), date(2026, 3, 31), date(2027, 6, 12)]
NAMES = ("Design", "Build", "Test")
MONTHS = {"number": "{0.month}", "name": "{0:%B}", "short": "{0:%b}"}


def parts(day: date, form: str, order: str) -> list[object]:
    """A day's parts as somebody types them in columns."""
    month = MONTHS[form].format(day)
    said = {"d": day.day, "m": int(month) if month.isdecimal() else month, "y": day.year}
    return [said[part] for part in order]


def ends(reading) -> list[tuple[str | None, str | None]]:
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


@pytest.mark.parametrize("form", MONTHS)
@pytest.mark.parametrize("order", ["dmy", "ymd"])
@pytest.mark.parametrize("is_grouped", [True, False])
def test_a_day_a_month_and_a_year_are_one_date(tmp_path, form: str, order: str, is_grouped: bool) -> None:
    """Under Start and Finish, or headed Start day, Start month, Start year."""
    book = openpyxl.Workbook()
    sheet = book.active
    words = [{"d": "Day", "m": "Month", "y": "Year"}[part] for part in order]
    if is_grouped:
        sheet.append(["Task", "Start", None, None, "Finish"])
        sheet.append([None, *words, *words])
        sheet.merge_cells("B1:D1")
        sheet.merge_cells("E1:G1")
    else:
        sheet.append(["Task", *(f"{end} {word.lower()}" for end in ("Start", "Finish") for word in words)])
    for name, start, finish in zip(NAMES, STARTS, FINISHES, strict=True):
        sheet.append([name, *parts(start, form, order), *parts(finish, form, order)])
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    assert ends(reading) == [
        (f"{start}", f"{finish}") for start, finish in zip(STARTS, FINISHES, strict=True)
    ]
    assert not reading.warnings
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


@pytest.mark.parametrize("form", MONTHS)
def test_of_a_milestone_they_are_its_day(workbook_file, form: str) -> None:
    """Day, Month and Year alone are one date."""
    rows = [
        ["Milestone", "Day", "Month", "Year"],
        *([name, *parts(day, form, "dmy")] for name, day in zip(NAMES, STARTS, strict=True)),
    ]
    assert ends(read_plan(workbook_file({"Plan": rows}))) == [(None, f"{day}") for day in STARTS]


def test_a_month_and_a_year_are_that_month(workbook_file) -> None:
    """It is as wide as was written."""
    head = ["Task", "Start month", "Start year", "End month", "End year"]
    rows = [head, ["Design", "Jan", 2026, "Feb", 2026], ["Build", 3, 26, 11, 2026]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert ends(reading) == [("2026-01-01", "2026-02-28"), ("2026-03-01", "2026-11-30")]


@pytest.mark.parametrize("heading", ["Start date", "Start"])
def test_parts_beside_the_same_date_are_no_dates(workbook_file, heading: str) -> None:
    """A month and a year for filtering leave the day to its own column."""
    rows = [["Task", "Start month", "Start year", heading]]
    rows += [[name, "Jan", 2026, day] for name, day in zip(NAMES, STARTS, strict=True)]
    assert [start for start, _ in ends(read_plan(workbook_file({"Plan": rows})))] == [
        f"{day}" for day in STARTS
    ]


@pytest.mark.parametrize("days", [("Monday", "Friday", "Sunday"), ("Mon", "Tue", "")])
def test_a_day_of_the_week_is_no_day_of_a_month(workbook_file, days: tuple[str, ...]) -> None:
    """The date is as wide as its month."""
    rows = [["Milestone", "Day", "Month", "Year"]]
    rows += [[name, day or None, "Mar", 2026] for name, day in zip(NAMES, days, strict=True)]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [(row["finish_from"], row["finish_to"]) for row in reading.rows] == [
        ("2026-03-01", "2026-03-31")
    ] * 3


def test_a_day_that_no_calendar_has_is_asked_about(workbook_file) -> None:
    """It is set aside as it was typed."""
    rows = [
        ["Milestone", "Day", "Month", "Year"],
        ["Design", 31, 2, 2026],
        ["Build", 1, 3, 2026],
        ["Test", 1, 13, 2026],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert ends(reading) == [(None, None), (None, "2026-03-01"), (None, None)]
    assert {one["text"] for one in reading.set_aside} >= {"31 February 2026", "1 month 13 2026"}


@pytest.mark.parametrize(
    ("head", "row", "expected"),
    [
        (
            ["Task", "Year", "Start", "Finish"],
            ["Design", 2026, "5 Jan", "30 Jan"],
            ("2026-01-05", "2026-01-30"),
        ),
        (
            ["Task", "Start", "Finish", "Year"],
            ["Design", STARTS[0], FINISHES[0], 2026],
            ("2026-01-05", "2026-01-30"),
        ),
        (
            ["Task", "Start month", "Budget year", "Finish"],
            ["Design", STARTS[0], 2026, FINISHES[0]],
            ("2026-01-05", "2026-01-30"),
        ),
    ],
)
def test_a_year_beside_dates_is_no_part_of_one(workbook_file, head, row, expected) -> None:
    """Where the dates are whole, or lack only the year, they are read as they stand."""
    assert ends(read_plan(workbook_file({"Plan": [head, row, ["Build", *row[1:]]]}))) == [expected] * 2


@given(st.dates(date(2020, 1, 1), date(2039, 12, 31)), st.sampled_from([*MONTHS]))
def test_any_day_comes_back(day: date, form: str) -> None:
    """Whatever its parts are, they are joined into words for that day."""
    cells = {column: Cell(part) for column, part in enumerate(parts(day, form, "dmy"), 2)}
    headings = {2: Cell("Day"), 3: Cell("Month"), 4: Cell("Year")}
    joined, left = with_parts_joined(Sheet("Plan", {1: headings, 2: cells}), headings, [2])
    assert joined.rows[2] == {3: Cell(f"{day.day} {day:%B %Y}")}
    assert left == {3: Cell("Date")}


@pytest.mark.parametrize("quarters", [("Q1", "Q3"), (1, 3), ("Qtr 1", "Quarter 3")])
@pytest.mark.parametrize("head", [("Start Qtr", "Start Year"), ("Start Year", "Start Quarter")])
def test_a_quarter_and_a_year_are_that_quarter(workbook_file, head: tuple[str, str], quarters) -> None:
    """Its year stands beside it: nobody was said to date them, and each task was without a start."""
    rows = [("Task", *head)]
    for name, quarter in zip(NAMES, quarters, strict=False):
        rows.append((name, *((quarter, 2025) if head[1].endswith("Year") else (2025, quarter))))
    reading = read_plan(workbook_file({"Plan": rows}))
    found = [(row["start_from"], row["start_to"]) for row in reading.rows]
    assert found == [("2025-01-01", "2025-03-31"), ("2025-07-01", "2025-09-30")]


def test_a_month_beside_a_quarter_says_more(workbook_file) -> None:
    """Start Quarter | Start Month | Start Year: the month is the start."""
    head = ("Task", "Start Quarter", "Start Month", "Start Year")
    reading = read_plan(
        workbook_file({"Plan": [head, ("Design", "Q1", "Feb", 2025), ("Build", "Q3", "Jul", 2025)]})
    )
    assert [row["start_from"] for row in reading.rows] == ["2025-02-01", "2025-07-01"]


def test_a_quarter_beside_a_year_that_head_no_start_stand_as_they_are(workbook_file) -> None:
    """Quarter | Year may be what a task is paid or counted in: asked about, as before."""
    rows = [("Task", "Quarter", "Year"), ("Design", "Q1", 2025), ("Build", "Q3", 2025)]
    assert not any(row["finish_from"] for row in read_plan(workbook_file({"Plan": rows})).rows)
