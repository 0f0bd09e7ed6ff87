"""Rows of a drawn plan that are called after days, and type them below the months: deadlines, key dates."""

from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = [f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun")]
FEB, MAR, MAY = date(2026, 2, 20), date(2026, 3, 13), date(2026, 5, 29)
Days = dict[int, object]


def with_row(workbook_file: Callable[..., Path], name: str, held: Days, *, is_filled: bool = True) -> Reading:
    """Read a drawing of two tasks and a row that holds something in some of its months, counted from 1."""

    def fill(book) -> None:
        for row, columns in ((2, (2, 3)), (3, (4, 5, 6))) if is_filled else ():
            for column in columns:
                book.active.cell(row, column).fill = PatternFill("solid", fgColor="FF4472C4")

    marks = {} if is_filled else {1: "x", 2: "x"}
    rows = [["Task", *MONTHS]]
    rows += [[task, *(own.get(month) for month in range(1, 7))]
             for task, own in (("Design", marks), ("Build", marks), (name, held))]  # fmt: skip
    return read_plan(workbook_file({"Plan": rows}, change=fill))


def points(reading: Reading) -> list[tuple[str, str, str]]:
    """The milestones read below the two tasks: name, first and last day."""
    return [(one["activity_name"], one["start_from"] or one["finish_from"], one["finish_to"])
            for one in [*reading.rows][2:] if one["is_milestone"]]  # fmt: skip


@pytest.mark.parametrize("is_filled", [True, False])
@pytest.mark.parametrize(
    "name", ["Deadline", "Due", "Key dates", "Go-live", "Ofgem deadlines", "Target date"]
)
@pytest.mark.parametrize("held", [{2: FEB, 5: MAY}, {2: FEB, 3: MAR}, {2: "20/02/2026", 5: "29 May"}])
def test_dates_in_a_row_that_is_called_after_days_are_milestones(
    workbook_file, name, held, is_filled
) -> None:
    """Each day is one of its own, side by side or not, and the row is no task that lasts between them."""
    found = points(with_row(workbook_file, name, held, is_filled=is_filled))
    assert [day[1:] for day in found] == [
        ("2026-02-20", "2026-02-20"),
        ("2026-03-13", "2026-03-13") if 3 in held else ("2026-05-29", "2026-05-29"),
    ]


def test_words_beside_the_days_name_them(workbook_file) -> None:
    """A text of words and a day is a milestone called so."""
    reading = with_row(workbook_file, "Key dates", {1: "12/01/2026", 3: "SIT start 16/03/2026", 6: "TBC"})
    assert [one[0] for one in points(reading)][:2] == ["Key dates", "SIT start 16/03/2026"]
    assert "2026-06-30" not in {one["finish_to"] for one in reading.rows if one["activity_name"] != "Build"}


def test_a_day_below_another_month_stands_and_is_told(workbook_file) -> None:
    """What is typed is what is meant, in doubt; the drawing above it is read all the same."""
    reading = with_row(workbook_file, "Deadline", {1: MAY, 2: date(2026, 7, 1)})
    assert [one[1] for one in points(reading)] == ["2026-05-29", "2026-07-01"]
    assert reading.rows[0]["finish_to"] == "2026-02-28" and reading.reading_confidence != "high"
    assert len([one for one in reading.warnings if "typed" in one["reason"]]) == 2


@pytest.mark.parametrize(
    "name", ["SIT", "Due diligence", "Go-live support", "Meet the deadline of Ofgem's review"]
)
def test_a_start_and_finish_typed_in_a_task_stay_its_own(workbook_file, name: str) -> None:
    """A day in the first cell and one in the last are when the task begins and ends."""
    reading = with_row(workbook_file, name, {2: FEB, 3: MAR}, is_filled=False)
    task = reading.rows[-1]
    assert (task["start_from"], task["finish_to"], task["is_milestone"]) == (
        "2026-02-20",
        "2026-03-13",
        False,
    )


def test_marks_in_a_row_called_a_deadline_stay_a_bar(workbook_file) -> None:
    """Where no day is typed nothing but the months is known."""
    reading = with_row(workbook_file, "Deadline", {2: "x", 3: "x"}, is_filled=False)
    assert (reading.rows[-1]["start_from"], reading.rows[-1]["finish_to"]) == ("2026-02-01", "2026-03-31")


@pytest.mark.parametrize("name", ["Programme board", "PSG", "Ofgem returns", "Due date"])
@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("heading", ["Task", None])
def test_a_day_in_each_of_several_months_is_a_milestone_each(workbook_file, name, is_first, heading) -> None:
    """Meetings are no task from the first to the last, nor headings of what stands below them."""
    plan: list[list[object]] = [["Design", "x", "x"], ["Build", None, None, "x", "x"]]
    row: list[object] = [name, *(date(2026, month, 14) for month in range(1, 7))]
    rows = [row, *plan] if is_first else [*plan, row]
    reading = read_plan(workbook_file({"Plan": [[heading, *MONTHS], *rows]}))
    days = [one["finish_to"] for one in reading.rows if one["is_milestone"]]
    assert days == [f"2026-{month:02}-14" for month in range(1, 7)]
    bars = {one["activity_name"]: one["finish_to"] for one in reading.rows if not one["is_milestone"]}
    assert bars == {"Design": "2026-02-28", "Build": "2026-04-30"}


@pytest.mark.parametrize("label", ["w/c", "Week commencing", "Month end", None])
def test_days_that_go_on_with_the_headings_of_months_stay_headings(workbook_file, label) -> None:
    """What counts time says so left of them, or nothing."""
    days = [date(2026, month, 5) for month in range(1, 7)]
    rows = [["Task", *MONTHS], [label, *days], ["Design", "x", "x"], ["Build", None, None, "x", "x"]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [one["activity_name"] for one in reading.rows] == ["Design", "Build"]


def test_days_in_a_few_months_below_the_headings_are_no_headings(workbook_file) -> None:
    """Three reviews in the first months leave the months of the bars as they are."""
    reviews = [date(2026, 1, 16), date(2026, 2, 13), date(2026, 3, 13)]
    rows = [
        ["Task", *MONTHS],
        ["Sprint reviews", *reviews],
        ["Design", "x", "x"],
        ["Build", *[None] * 3, "x"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["finish_to"] for row in reading.rows if row["is_milestone"]] == [
        "2026-01-16", "2026-02-13", "2026-03-13"
    ]  # fmt: skip
    assert [row["finish_to"] for row in reading.rows][3:] == ["2026-02-28", "2026-04-30"]


def test_a_day_in_a_row_above_a_bar_heads_nothing(workbook_file) -> None:
    """A milestone's day stands above the next task as any row does."""

    def fill(book) -> None:
        for row, columns in ((2, (2, 3)), (4, (4, 5))):
            for column in columns:
                book.active.cell(row, column).fill = PatternFill("solid", fgColor="FF4472C4")

    rows = [["Task", *MONTHS], ["Design"], ["SIT end", None, None, MAR], ["Build"]]
    reading = read_plan(workbook_file({"Plan": rows}, change=fill))
    found = {row["activity_name"]: (row["finish_to"], row["is_summary"]) for row in reading.rows}
    assert found["SIT end"] == ("2026-03-13", False) and not reading.set_aside


def test_a_row_of_first_days_heads_another_drawing(workbook_file) -> None:
    """They say the months again, over other tasks: those are asked about, and no day is a milestone."""
    firsts = [date(2026, month, 1) for month in range(1, 7)]
    rows = [["Task", *MONTHS], ["Design", "x", "x"], ["Build", None, "x", "x"], []]
    rows += [["Phase two", *firsts], ["Test", None, None, None, "x"], ["Run", *[None] * 4, "x", "x"]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [(row["activity_name"], row["is_milestone"]) for row in reading.rows] == [
        ("Design", False),
        ("Build", False),
    ]
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A5", "2 rows")]


def test_a_day_in_each_week_of_a_bar_is_what_a_formula_shows_there(workbook_file) -> None:
    """The row is no headings of others, and its weeks are whole."""
    weeks = [date(2026, 1, 5) + timedelta(7 * week) for week in range(9)]
    bars = {"Design": (0, 3), "Build": (3, 6), "Test": (6, 9)}
    shown = (
        [task, *(day if first <= place < stop else None for place, day in enumerate(weeks))]
        for task, (first, stop) in bars.items()
    )
    reading = read_plan(workbook_file({"Plan": [["Task", *weeks], *shown]}))
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("2026-01-05", "2026-01-25"), ("2026-01-26", "2026-02-15"), ("2026-02-16", "2026-03-08")
    ]  # fmt: skip


def test_days_of_the_month_in_words_are_days_of_deadlines(workbook_file) -> None:
    """13th below February is the 13th of February."""
    found = points(with_row(workbook_file, "Submission dates", {2: "13th", 5: "29th"}))
    assert [one[1] for one in found] == ["2026-02-13", "2026-05-29"]


@pytest.mark.parametrize("name", ["Go-live", "Launch", "Deadline"])
def test_two_days_in_a_drawing_of_starts_and_finishes_are_such(workbook_file, name: str) -> None:
    """Where another task has two days typed below its months, a row called after days has its start and finish."""
    rows = [
        ["Task", *MONTHS],
        [name, date(2026, 1, 5), None, date(2026, 3, 20)],
        ["Build", None, FEB, None, None, MAY],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert len(reading.rows) == 2 and not any(row["is_milestone"] for row in reading.rows)


@pytest.mark.parametrize("name", ["Reporting period end", "Period close"])
def test_a_row_of_period_ends_heads_its_columns(workbook_file, name: str) -> None:
    """The days on which periods end say how far each column goes, and are no milestones."""
    ends = [date(2026, month, 27) for month in range(1, 7)]
    rows = [["Task", *MONTHS], [name, *ends], ["Design", "x", "x"], ["Build", None, None, "x", "x"]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
