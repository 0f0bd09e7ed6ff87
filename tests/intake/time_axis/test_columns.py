"""Headings of time: which days each column covers, and what is not said of them."""

import re
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.intake.grids.drawings import time_axes
from mhhs_analysis.intake.settings import NONE
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def axis(*rows: list[object], merged: tuple = ()) -> TimeAxis:
    """The time columns headed by rows of values from column B, None for a blank."""
    cells = {
        number: {column: Cell(value) for column, value in enumerate(row, 2) if value is not None}
        for number, row in enumerate(rows, 1)
    }
    found = time_axes(Sheet("Plan", cells, merged=merged), NONE)
    assert len(found) == 1
    return found[0]


def days(found: TimeAxis) -> list[tuple[date | None, date | None]]:
    return [(one.earliest, one.latest) for one in found.columns]


def test_weeks_numbered_in_two_years_are_iso_weeks() -> None:
    """Numbers that begin again with the year are weeks of it, and that this was taken is said."""
    found = axis([2023, None, None, 2024, None], ["W50", "W51", "W52", "W1", "W2"])
    assert days(found)[2:4] == [
        (date(2023, 12, 25), date(2023, 12, 31)),
        (date(2024, 1, 1), date(2024, 1, 7)),
    ]
    assert any("ISO" in doubt for doubt in found.doubts)


def test_weeks_of_a_month_are_as_wide_as_they_could_be() -> None:
    """W1 to W4 under a month name no day: each covers every week it could be, within reach of its month."""
    found = axis(["Jan 2024", *[None] * 3, "Feb 2024", *[None] * 3], ["W1", "W2", "W3", "W4"] * 2)
    assert days(found)[0] == (date(2024, 1, 1), date(2024, 1, 13))
    assert days(found)[3] == (date(2024, 1, 16), date(2024, 2, 3))


def test_quarters_of_financial_years_begin_in_april() -> None:
    """FY23/24 above Q1 makes it April to June 2023."""
    found = axis(["FY23/24", None, None, None, "FY24/25", None], ["Q1", "Q2", "Q3", "Q4", "Q1", "Q2"])
    assert days(found)[0] == (date(2023, 4, 1), date(2023, 6, 30))
    assert days(found)[3] == (date(2024, 1, 1), date(2024, 3, 31))


def test_a_year_in_the_middle_of_its_months_is_theirs() -> None:
    """A year typed above June is January's too; the next one begins with its own January."""
    months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"] * 2
    found = axis([*[None] * 5, 2023, *[None] * 11, 2024], months)
    assert days(found)[0][0] == date(2023, 1, 1)
    assert days(found)[12][0] == date(2024, 1, 1)


def test_a_column_without_a_heading_is_as_wide_as_its_neighbours_let_it_be() -> None:
    """Between two months that follow one another it may be either."""
    found = axis([date(2023, 1, 2), date(2023, 1, 9), None, date(2023, 1, 16), date(2023, 1, 23)])
    assert all(found.by_number[column].earliest for column in range(2, 7))
    assert found.by_number[4].earliest <= date(2023, 1, 9)


@pytest.mark.parametrize(
    "row", [["1", "3", "2", "5", "4", "7", "6"], [1, 2, 3], ["M3", "M5"], [5, 6, 7, 8, 9, 10]]
)
def test_numbers_that_do_not_count_from_one_are_no_headings_of_time(row: list[object]) -> None:
    """Too few, out of order, or begun elsewhere: nothing says that they are periods."""
    cells = {1: {column: Cell(value) for column, value in enumerate(row, 2)}}
    assert time_axes(Sheet("Plan", cells), NONE) == []


def test_a_table_of_dates_has_no_headings_of_time() -> None:
    """Rows of milestones' dates that happen to step evenly are no calendar."""
    rows = {
        row: {column: Cell(date(2023, row, 1 + 7 * column)) for column in range(4)} | {9: Cell("x")}
        for row in range(1, 9)
    }
    assert time_axes(Sheet("Plan", rows), NONE) == []


def test_months_numbered_in_financial_years_begin_in_april() -> None:
    """1 to 12 under FY23/24 are its own months in order: the fourth is July, the tenth January of the next year."""
    found = axis(["FY23/24", *[None] * 11, "FY24/25", *[None] * 11], [*range(1, 13)] * 2)
    assert days(found)[0] == (date(2023, 4, 1), date(2023, 4, 30))
    assert days(found)[9][0] == date(2024, 1, 1)
    assert days(found)[12][0] == date(2024, 4, 1)


def test_weeks_numbered_in_a_financial_year_are_not_dated_by_the_calendar() -> None:
    """Week 1 of FY23/24 is not January's, and nothing says on which day of April it begins: it stays a number."""
    found = axis(["FY23/24", *[None] * 51], [f"Wk {week}" for week in range(1, 53)])
    assert days(found)[0] == (None, None)
    assert found.columns[0].period == 1 and found.is_numbered


def test_calendar_months_numbered_in_financial_years_keep_their_own() -> None:
    """4 to 12 and 1 to 3 under FY23/24 are April to March: the numbers turn where the calendar does."""
    found = axis(["FY23/24", *[None] * 11, "FY24/25", *[None] * 11], [*range(4, 13), 1, 2, 3] * 2)
    assert days(found)[0][0] == date(2023, 4, 1)
    assert days(found)[9] == (date(2024, 1, 1), date(2024, 1, 31))
    assert days(found)[12][0] == date(2024, 4, 1)


def test_four_numbers_a_year_are_quarters_not_months() -> None:
    """1 to 4 under each of two years are its quarters: read as months the year would end in April."""
    found = axis([2023, None, None, None, 2024, None, None, None], [1, 2, 3, 4] * 2)
    assert days(found)[3] == (date(2023, 10, 1), date(2023, 12, 31))
    assert days(found)[4] == (date(2024, 1, 1), date(2024, 3, 31))


OUT_OF_ORDER = {
    "Jan Feb Mar Apr May Jun Jun Aug Sep": (date(2023, 7, 1), date(2023, 7, 31), "Jun typed twice"),
    "Jan Feb Mar Apr May Jun Aug Aug Sep": (date(2023, 7, 1), date(2023, 7, 31), "Aug typed twice"),
    "Jan Feb Mar Apr May Jun Jun Jul Aug": (date(2023, 6, 1), date(2023, 6, 30), "several columns a heading"),
    "Mar Jun Sep Dec Mar Jun Sep Dec Mar": (date(2024, 7, 1), date(2024, 11, 30), "3 months apart"),
    "Jan - - Apr - - Jul - -": (date(2023, 7, 1), date(2023, 9, 30), "3 months apart over several"),
    "Jan - - Feb - - Mar - -": (date(2023, 3, 1), date(2023, 3, 31), "several columns a heading"),
}


@pytest.mark.parametrize("has_years", [False, True], ids=["a year above", "years beside"])
@pytest.mark.parametrize("months", OUT_OF_ORDER)
def test_months_not_one_a_column_in_order_are_no_more_exact_than_shown(months: str, has_years: bool) -> None:
    """A month typed twice is the one missing beside it; months apart are as wide as their steps; a doubt says so."""
    year, last, heads = 23, 0, []
    for month in months.split():
        number = MONTHS.index(month) if month in MONTHS else last
        year, last = year + (number < last), number
        heads.append(None if month == "-" else f"{month} {year}" if has_years else month)
    found = axis(*([] if has_years else [[2023]]), heads)
    first, finish, doubt = OUT_OF_ORDER[months]
    assert days(found)[6] == (first, finish)
    assert any(doubt in re.sub(r" \d\d(?= typed)", "", one) for one in found.doubts)


@given(st.integers(0, 11), st.integers(6, 30), st.booleans())
def test_first_letters_of_months_are_months_where_six_go_on_as_the_year_does(
    first: int, count: int, is_lower: bool
) -> None:
    """J, F, M below the years: each column is a month wide, wherever in the year the letters begin."""
    begun = [(2023 + (first + place) // 12, (first + place) % 12 + 1) for place in range(count)]
    letters = [MONTHS[month - 1][0] for _, month in begun]
    years = [year if not place or month == 1 else None for place, (year, month) in enumerate(begun)]
    found = axis(years, [one.lower() for one in letters] if is_lower else letters)
    assert [day[0] for day in days(found)] == [date(year, month, 1) for year, month in begun]
    assert all(last.month == start.month for start, last in days(found) if start and last)


@pytest.mark.parametrize("beside", ["%", "R", "J"])
def test_another_letter_beside_the_months_is_none_of_them(beside: str) -> None:
    """A column of per cents or of states may stand right beside the first month."""
    found = axis([None, 2023], [beside, *"JFMAMJJASOND"])
    assert days(found)[0] == (date(2023, 1, 1), date(2023, 1, 31)) and len(found.columns) == 12


@pytest.mark.parametrize("letters", ["JFMAM", "MTWTFSS", "XXXXXX", "AAAAAA", "JFMAXJ", "JJJJJJ"])
def test_other_letters_side_by_side_are_no_months(letters: str) -> None:
    """Five may stand by chance; days of a week, marks and a letter out of its turn are none."""
    cells = {1: {2: Cell(2023)}, 2: {column: Cell(one) for column, one in enumerate(letters, 2)}}
    assert not any(one.unit == "month" for one in time_axes(Sheet("Plan", cells), NONE))


@given(
    st.dates(date(2022, 1, 1), date(2024, 6, 1)), st.sampled_from(["w/c {:%d/%m}", "{:%d/%m}", "wc {:%d-%b}"])
)
def test_weeks_without_a_year_are_headings_in_every_month(first: date, written: str) -> None:
    """No two figures of a day and month are taken for a year: what begins in January is there as the rest is."""
    begun = [first + timedelta(weeks=place) for place in range(10)]
    years = [
        day.year if not place or day.year != begun[place - 1].year else None
        for place, day in enumerate(begun)
    ]
    found = axis(years, [written.format(day) for day in begun])
    assert [day[0] for day in days(found)] == begun


@pytest.mark.parametrize("typed", [2025, 2026, None])
@pytest.mark.parametrize("first", [1, 4, 11])
def test_a_month_shown_with_two_digits_that_stay_is_of_that_year(typed: int | None, first: int) -> None:
    """26-Jan, 26-Feb as a spreadsheet keeps them, days of the year of typing, or as text: months of 2026, in doubt."""
    years = [26 + (first - 1 + step) // 12 for step in range(6)]
    months = [(first - 1 + step) % 12 + 1 for step in range(6)]
    pairs = [*zip(years, months, strict=True)]
    row = [
        Cell(datetime(typed, month, year), "d-mmm") if typed else Cell(f"{year}-{MONTHS[month - 1]}")
        for year, month in pairs
    ]
    (found,) = time_axes(Sheet("Plan", {1: dict(enumerate(row, 2))}), NONE)
    assert [(one.earliest.year - 2000, one.earliest.month, one.earliest.day) for one in found.columns] == [
        (*pair, 1) for pair in pairs
    ]
    assert any("may be a day" in doubt for doubt in found.doubts)


@pytest.mark.parametrize("day", [1, 5, 15])
def test_days_no_year_could_be_stay_days(day: int) -> None:
    """5-Jan, 5-Feb, 5-Mar are days, whatever year the cell holds."""
    row = [Cell(datetime(2025, month, day), "d-mmm") for month in range(1, 7)]
    (found,) = time_axes(Sheet("Plan", {1: dict(enumerate(row, 2))}), NONE)
    assert found.columns[0].earliest == date(2025, 1, day)


@pytest.mark.parametrize("marks", ["S S", "S  T", "T T T", "M   F", "W W W W"])
def test_a_row_of_letters_that_may_be_days_of_the_week_is_drawn(marks: str) -> None:
    """S for start, T for tested: a few letters below months name no days of the week, and stay marks."""
    head = {column: Cell(f"{month} 2026") for column, month in enumerate(MONTHS, 2)}
    drawn = {column: Cell(mark) for column, mark in enumerate(marks, 3) if mark.strip()}
    (found,) = time_axes(Sheet("Plan", {1: head, 2: {1: Cell("Design"), **drawn}}), NONE)
    assert found.rows == (1,)


@pytest.mark.parametrize("names", ["MTWTFSS", "MoTuWeThFrSaSu", "MonTueWedThuFriSatSun"])
@pytest.mark.parametrize("count", [7, 14, 31])
def test_days_of_the_week_below_days_of_a_month_are_headings(names: str, count: int) -> None:
    """M T W T F S S below 2, 3, 4 ... of a month head what is drawn, and are nobody's marks."""
    words = re.findall("[A-Z][a-z]*", names)
    above = {2: Cell("March 2026")}
    rows = {
        1: above,
        2: {column: Cell(column - 1) for column in range(2, 2 + count)},
        3: {column: Cell(words[(column + 4) % 7]) for column in range(2, 2 + count)},
        4: {1: Cell("Freeze"), 3: Cell("X")},
    }
    (found,) = time_axes(Sheet("Plan", rows), NONE)
    assert found.rows == (1, 2, 3)


@pytest.mark.parametrize("head", ["M+{}", "Month +{}", "W+{}", "Week +{}"])
def test_periods_counted_from_a_day_that_nobody_says_are_numbered(head: str) -> None:
    """M+1 is the first month after something, and never a milestone or a date."""
    found = axis([head.format(number) for number in range(1, 13)])
    assert [one.period for one in found.columns] == [*range(1, 13)] and not found.is_dated


@pytest.mark.parametrize("form", ["Jan {yy}", "Jan-{yy}", "Jan '{yy}", "Jan 20{yy}", "JANUARY 20{yy}"])
@pytest.mark.parametrize("before", [0, 3])
def test_months_have_the_year_that_a_january_beside_them_says(form: str, before: int) -> None:
    """Oct, Nov, Dec, Jan 26, Feb ... Jan 27, Feb: each goes on from the one before, so one year is that of all."""
    row = [*MONTHS[12 - before :]] if before else []
    for yy in (26, 27):
        row += [form.format(yy=yy), *MONTHS[1:]]
    found = axis(row)
    expected = [
        date(2026 + (place - before) // 12, (place - before) % 12 + 1, 1) for place in range(len(row))
    ]
    assert [one.earliest for one in found.columns] == expected and found.columns[0].number == 2


def test_quarters_have_the_year_that_another_says() -> None:
    """Q1 26, Q2, Q3, Q4, Q1 27."""
    found = axis(["Q1 26", "Q2", "Q3", "Q4", "Q1 27", "Q2"])
    assert days(found)[1] == (date(2026, 4, 1), date(2026, 6, 30))
    assert days(found)[5] == (date(2027, 4, 1), date(2027, 6, 30))


@pytest.mark.parametrize("row", [["Jan 26", "Feb", "Apr", "May"], ["Jan 26", "Feb", "Mar", "Jan 28", "Feb"]])
def test_months_that_do_not_go_on_have_no_year_of_others(row: list[object]) -> None:
    """A month left out, or years that do not agree, leave months without theirs undated."""
    cells = {1: {column: Cell(value) for column, value in enumerate(row, 2)}}
    found = time_axes(Sheet("Plan", cells), NONE)
    assert not any(one.is_dated for one in found)


def test_a_month_and_its_year_as_numbers_is_a_month() -> None:
    """01/26, 02/26, 03/26: no days, for they go on by months of a year."""
    found = axis([f"{month:02}/26" for month in range(1, 13)])
    assert days(found)[11] == (date(2026, 12, 1), date(2026, 12, 31))


@pytest.mark.parametrize("form", ["{}-{}", "{}/20{}", "{} - {}", "FY{}/{}"])
def test_two_years_running_over_quarters_are_a_financial_year(form: str) -> None:
    """2026-27 above Q1 makes it April to June 2026."""
    row = [one for year in (26, 27) for one in (form.format(2000 + year, year + 1), None, None, None)]
    found = axis(row, ["Q1", "Q2", "Q3", "Q4"] * 2)
    assert days(found)[0] == (date(2026, 4, 1), date(2026, 6, 30))
    assert days(found)[7] == (date(2028, 1, 1), date(2028, 3, 31))


def test_a_year_below_each_month_is_the_year_of_it() -> None:
    """A row of months and a row of years below them, one a column."""
    found = axis(MONTHS[6:] + MONTHS[:6], [2026] * 6 + [2027] * 6)
    assert days(found)[6] == (date(2027, 1, 1), date(2027, 1, 31))


@pytest.mark.parametrize(
    "form",
    ["Week {n} ({d:%d/%m/%y})", "Wk {n}\n{d:%d %b %Y}", "W{n} - {d:%d.%m.%Y}", "Week {n} w/c {d:%d/%m/%y}"],
)
def test_a_numbered_period_with_its_first_day_is_dated_by_it(form: str) -> None:
    """Week 1 (05/01/26), Wk 2 12 Jan 2026: the day decides."""
    mondays = [date(2026, 1, 5) + timedelta(weeks=week) for week in range(8)]
    found = axis([form.format(n=number, d=day) for number, day in enumerate(mondays, 1)])
    assert days(found) == [(day, day + timedelta(days=6)) for day in mondays]


def test_a_milestone_with_its_date_heads_no_time() -> None:
    """M9 (05/01/26) is when a milestone is due."""
    cells = {1: {column: Cell(f"M{column} (0{column}/01/26)") for column in range(2, 8)}}
    assert time_axes(Sheet("Plan", cells), NONE) == []


def test_numbered_periods_over_the_days_that_each_lasts_are_dated_by_them() -> None:
    """Sprint 1, Sprint 2 over 5 Jan - 16 Jan 2026, 19 Jan - 30 Jan 2026."""
    firsts = [date(2026, 1, 5) + timedelta(weeks=2 * number) for number in range(6)]
    lasts = [day + timedelta(days=11) for day in firsts]
    spans = [f"{day:%d %b} - {last:%d %b} 2026" for day, last in zip(firsts, lasts, strict=True)]
    found = axis([f"Sprint {number}" for number in range(1, 7)], spans)
    assert days(found) == [*zip(firsts, lasts, strict=True)]


@pytest.mark.parametrize("wrong", ["Jly 2026", "Freeze", "Augst"])
@pytest.mark.parametrize("above", [[], [2026, *[None] * 8]])
def test_a_heading_that_says_no_time_is_no_part_of_the_one_before(wrong: str, above: list[object]) -> None:
    """A month misspelt, or words in its place, is the month between its neighbours, and never the month before."""
    months = [*MONTHS[:6], wrong, *MONTHS[7:9]]
    headings = months if above else [f"{one} 2026" if one in MONTHS else one for one in months]
    found = axis(*[above] if above else [], headings)
    assert days(found)[5:8] == [
        (date(2026, 6, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 7, 31)),
        (date(2026, 8, 1), date(2026, 8, 31)),
    ]


def test_a_week_whose_heading_says_no_time_is_none_of_the_week_before() -> None:
    """Words among weeks by their first days stand over the week that they stand for."""
    found = axis([date(2026, 1, 5), date(2026, 1, 12), "bank hols", date(2026, 1, 26), date(2026, 2, 2)])
    assert days(found)[2] == (date(2026, 1, 19), date(2026, 1, 25))


@pytest.mark.parametrize(
    "form",
    [
        "Sprint {n} ({a:%d/%m}-{b:%d/%m/%y})",
        "Sprint {n}\n{a:%d %b} - {b:%d %b %Y}",
        "PI {n}: {a:%d/%m/%Y} - {b:%d/%m/%Y}",
    ],
)
def test_numbered_periods_that_say_their_days_are_these(form: str) -> None:
    """A sprint whose heading says its first and last day is as wide as these, without the weekend after it."""
    sprints = [
        (date(2026, 1, 5) + timedelta(14 * n), date(2026, 1, 16) + timedelta(14 * n)) for n in range(4)
    ]
    found = axis([form.format(n=n, a=first, b=last) for n, (first, last) in enumerate(sprints, 1)])
    assert days(found) == sprints


def test_numbered_periods_that_say_their_month_are_it() -> None:
    """Month 1 (Apr-26) is April, however it is numbered; Period 1 2026 says no days."""
    found = axis([f"Month {n} ({month}-26)" for n, month in enumerate(MONTHS[3:7], 1)])
    assert days(found)[0] == (date(2026, 4, 1), date(2026, 4, 30))
    cells = {column: Cell(f"Period {column} 2026") for column in range(1, 6)}
    assert not time_axes(Sheet("Plan", {1: cells}), NONE)


@pytest.mark.parametrize(
    "words",
    ["Period 1 = January 2023", "Notes; P1: Jan 2023", "Notes; P1 is January 2023", "Period 2 → Feb-23"],
)
def test_periods_one_of_which_is_a_month_are_months(words: str) -> None:
    """Nothing else says how long they are, so it is a doubt."""
    found = axis([words], [f"P{number}" for number in range(1, 7)])
    assert days(found)[0] == (date(2023, 1, 1), date(2023, 1, 31))
    assert days(found)[-1] == (date(2023, 6, 1), date(2023, 6, 30)) and len(found.doubts) == 1


@pytest.mark.parametrize(
    ("words", "last"),
    [
        ("Period 1 = January 2023", 13),
        ("Period 1 begins 2 January 2023", 6),
        ("Period 1 = Q1 2023", 6),
        ("Priority P1 = January 2023", 6),
        ("Phase 1 = January 2023", 6),
    ],
)
def test_periods_that_nobody_calls_months_stay_undated(words: str, last: int) -> None:
    """Thirteen are four weeks each, a day says nothing of how long they are, and other words are of other things."""
    assert not axis([words], [f"P{number}" for number in range(1, last + 1)]).is_dated


def test_quarters_whose_months_are_said_beside_their_number_are_those() -> None:
    """Whichever year counts them so: the first quarter of a financial year begins in April."""
    found = axis(["Q1 · Apr–Jun '26", "Q2 (Jul-Sep 2026)", "Q3: Oct to Dec '26", "Q4 | Jan–Mar '27"])
    assert days(found)[0] == (date(2026, 4, 1), date(2026, 6, 30))
    assert days(found)[-1] == (date(2027, 1, 1), date(2027, 3, 31)) and not found.doubts


@pytest.mark.parametrize("title", ["Plan FY 2023/24", "FY23/24", "FY 2023/24 (April to March)"])
def test_twelve_periods_below_a_financial_year_are_its_months(title: str) -> None:
    """The first is April, and that this is taken is said."""
    found = axis([title], [f"P{number}" for number in range(1, 13)])
    assert days(found)[0] == (date(2023, 4, 1), date(2023, 4, 30))
    assert days(found)[-1] == (date(2024, 3, 1), date(2024, 3, 31)) and "April" in found.doubts[0]


@pytest.mark.parametrize(
    ("title", "last"),
    [
        ("FY 2023/24", 13),
        ("FY 2023/24", 11),
        ("Plan 2023", 12),
        ("FY 2023/24 to FY 2024/25", 12),
        ("FY 2023/25", 12),
    ],
)
def test_other_periods_below_a_year_stay_undated(title: str, last: int) -> None:
    """Thirteen of four weeks, fewer, a year that begins in any month, and two: nobody says when each is."""
    assert not axis([title], [f"P{number}" for number in range(1, last + 1)]).is_dated
