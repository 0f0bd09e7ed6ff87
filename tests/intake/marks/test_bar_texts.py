"""Dates typed in the bars of a drawn plan, in one text or in the bar's first and last cells."""

from collections.abc import Callable
from datetime import date, timedelta

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan

BLUE = PatternFill("solid", fgColor="FF4472C4")
DAYS = st.dates(date(2026, 1, 1), date(2026, 12, 31))


def drawn(tmp_path, first: date, last: date, text: str, other: str = "", *, is_filled: bool = True):
    """A plan of one bar below the months of 2026, with texts in its first and its last cell."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Activity", *(date(2026, month, 1) for month in range(1, 13))])
    for cell in sheet[1][1:]:
        cell.number_format = "mmm yy"
    sheet.append(["Workshops"])
    for month in range(first.month, last.month + 1) if is_filled else ():
        sheet.cell(2, month + 1).fill = BLUE
    sheet.cell(2, first.month + 1, text)
    if other:
        sheet.cell(2, last.month + 1, other)
    sheet.append(["Board"])
    sheet.cell(3, 13).fill = BLUE if is_filled else PatternFill()
    if not is_filled:
        sheet.cell(3, 13, "x")
    book.save(tmp_path / "bars.xlsx")
    return read_plan(tmp_path / "bars.xlsx")


def ends(reading) -> tuple[str | None, ...]:
    row = reading.rows[0]
    return tuple(row[f"{end}_{bound}"] for end in ("start", "finish") for bound in ("from", "to"))


@settings(max_examples=60, deadline=None, suppress_health_check=[*HealthCheck])
@given(
    first=DAYS,
    length=st.integers(32, 200),
    form=st.sampled_from(
        ["Design ({a:%-d %b} - {b:%-d %b})", "Design: {a:%d/%m/%y} to {b:%d/%m/%y}", "{a:%-d %b} – {b:%-d %b %Y}",
         "Phase 2 design {a:%d.%m.%Y} - {b:%d.%m.%Y}"]
    ),
)  # fmt: skip
def test_dates_in_a_bars_text_are_its_dates(tmp_path, first: date, length: int, form: str) -> None:
    """Where they lie in its first and last columns, however they are written; a year they leave out is its own."""
    last = first + timedelta(days=length)
    assume(last.year == 2026)
    reading = drawn(tmp_path, first, last, form.format(a=first, b=last))
    assert ends(reading) == (first.isoformat(),) * 2 + (last.isoformat(),) * 2
    assert "as typed in the drawing" in reading.rows[0]["worked_out"]


@settings(max_examples=40, deadline=None, suppress_health_check=[*HealthCheck])
@given(first=DAYS, length=st.integers(32, 200))
def test_dates_at_both_ends_of_a_bar_are_its_dates(tmp_path, first: date, length: int) -> None:
    """A day in the first cell and one in the last."""
    last = first + timedelta(days=length)
    assume(last.year == 2026)
    reading = drawn(tmp_path, first, last, f"{first:%d/%m}", f"{last:%d/%m}")
    assert ends(reading) == (first.isoformat(),) * 2 + (last.isoformat(),) * 2


def barred(tmp_path, bars: dict[str, tuple[date, date]], texts: Callable[[date, date], dict[date, str]]):
    """A plan of a bar a row below the months of 2026, with texts in the cells of the months of some days."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Activity", *(f"{date(2026, month, 1):%b-%y}" for month in range(1, 13))])
    for row, (name, (first, last)) in enumerate(bars.items(), 2):
        sheet.cell(row, 1, name)
        for month in range(first.month, last.month + 1):
            sheet.cell(row, month + 1).fill = BLUE
        for day, text in texts(first, last).items():
            sheet.cell(row, day.month + 1, text)
    book.save(tmp_path / "barred.xlsx")
    return read_plan(tmp_path / "barred.xlsx")


BARS = {
    "Design": (date(2026, 1, 12), date(2026, 3, 27)),
    "Build": (date(2026, 3, 30), date(2026, 6, 19)),
    "Test": (date(2026, 6, 22), date(2026, 8, 28)),
}


@pytest.mark.parametrize("form", ["%-d %b", "%a %d %b", "%d %B"])
def test_days_in_words_at_both_ends_of_each_bar_are_its_dates_and_no_names(tmp_path, form: str) -> None:
    """9 Jan in the first cell and 21 Apr in the last are when a bar begins and ends, and not two tasks called so."""
    reading = barred(tmp_path, BARS, lambda first, last: {first: f"{first:{form}}", last: f"{last:{form}}"})
    read = {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows}
    assert read == {name: (f"{first}", f"{last}") for name, (first, last) in BARS.items()}


@pytest.mark.parametrize("form", ["%-d %b", "%dth"])
def test_a_day_beside_other_words_in_a_bar_parts_it_into_no_tasks(tmp_path, form: str) -> None:
    """Words in the first cell and a day in the last leave one bar, as wide as its cells; the day is kept beside it."""
    reading = barred(
        tmp_path, BARS, lambda first, last: {first: f"Spec v{first.month} agreed", last: f"{last:{form}}"}
    )
    assert [row["activity_name"] for row in reading.rows] == [*BARS]
    assert [row["finish_to"] for row in reading.rows] == ["2026-03-31", "2026-06-30", "2026-08-31"]
    assert all(
        f"{last:{form}}" in row["notes_text"]
        for row, (_, last) in zip(reading.rows, BARS.values(), strict=True)
    )


def test_dates_that_do_not_lie_in_the_bar_are_asked_about(tmp_path) -> None:
    """It is read as drawn, and which of the two is meant is asked."""
    reading = drawn(tmp_path, date(2026, 4, 1), date(2026, 6, 1), "Build (30 Mar - 19 Jun)")
    assert ends(reading) == ("2026-04-01", "2026-04-30", "2026-06-01", "2026-06-30")
    (told,) = reading.warnings
    assert "typed 30 Mar - 19 Jun, drawn Apr 2026 to Jun 2026" in told["reason"] and told["text"] == ""


@pytest.mark.parametrize(
    "text", ["Release 1.2", "Phase 2", "24/7 support", "Cohort 3/4", "R2.1 (3)", "Team 3-4", "M9"]
)
def test_numbers_that_are_no_dates_are_left_alone(tmp_path, text: str) -> None:
    """Releases, cohorts and shares in a bar say nothing of when, and raise no question."""
    reading = drawn(tmp_path, date(2026, 9, 1), date(2026, 11, 1), text)
    assert ends(reading) == ("2026-09-01", "2026-09-30", "2026-11-01", "2026-11-30")
    assert not reading.warnings


@pytest.mark.parametrize(
    ("is_filled", "expected"), [(False, ("2026-02-16",) * 4), (True, ("2026-02-01", "2026-02-28") * 2)]
)
def test_one_date_in_a_cell_is_of_an_event_and_in_a_bar_of_either_end(tmp_path, is_filled, expected) -> None:
    """PIT starts 16/02 below February: the day, unless a bar of the whole month says that it goes on."""
    reading = drawn(tmp_path, date(2026, 2, 1), date(2026, 2, 1), "PIT starts 16/02", is_filled=is_filled)
    assert ends(reading) == expected


@pytest.mark.parametrize("is_text", [True, False])
def test_dates_in_every_bar_leave_the_months_above_them_a_calendar(tmp_path, is_text: bool) -> None:
    """A day in the first and last cell of each bar, or both in its text, make no columns of dates of the months."""
    bars = {"Design": ((1, 12), (3, 27)), "Build": ((3, 30), (6, 19)), "Test": ((6, 22), (8, 28))}
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Activity", *(date(2026, month, 1) for month in range(1, 10))])
    for cell in sheet[1][1:]:
        cell.number_format = "mmm yy"
    for row, (name, pair) in enumerate(bars.items(), 2):
        sheet.cell(row, 1, name)
        first, last = (date(2026, *one) for one in pair)
        for month in range(first.month, last.month + 1):
            sheet.cell(row, month + 1).fill = BLUE
        if is_text:
            sheet.cell(row, first.month + 1, f"{first:%d/%m/%y} - {last:%d/%m/%y}")
        else:
            sheet.cell(row, first.month + 1, first)
            sheet.cell(row, last.month + 1, last)
    book.save(tmp_path / "dates.xlsx")
    read = {
        row["activity_name"]: (row["start_from"], row["finish_to"])
        for row in read_plan(tmp_path / "dates.xlsx").rows
    }
    assert read == {name: tuple(date(2026, *one).isoformat() for one in pair) for name, pair in bars.items()}


def test_ordinals_at_both_ends_of_a_bar_below_months_are_days_of_these(tmp_path) -> None:
    """9th in the first month, 21st in the last one."""
    reading = drawn(tmp_path, date(2026, 2, 1), date(2026, 4, 1), "9th", "21st")
    assert ends(reading) == ("2026-02-09", "2026-02-09", "2026-04-21", "2026-04-21")
    assert "as typed in the drawing" in reading.rows[0]["worked_out"]


@pytest.mark.parametrize("texts", [("1st", "2nd"), ("30th", "31st")])
def test_ordinals_that_may_count_or_that_a_month_has_not_are_no_days(
    tmp_path, texts: tuple[str, str]
) -> None:
    """The first and second draft, or 30 February: the bar is as wide as it is drawn."""
    reading = drawn(tmp_path, date(2026, 2, 1), date(2026, 5, 1), *texts)
    assert ends(reading) == ("2026-02-01", "2026-02-28", "2026-05-01", "2026-05-31")
