"""Headings of several scales in one row: the near weeks, then months, then quarters, are one line of time."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

Draw = Callable[..., Reading]
BLUE = PatternFill("solid", fgColor="FF4472C4")
WEEKS = [f"w/c {date(2022, 11, 7) + timedelta(days=7 * place):%d %b %y}" for place in range(4)]
AFTER = "from here on the headings of time do not go on in order: what is drawn below them is not read"
BEFORE = "up to here the headings of time do not go on in order: what is drawn below them is not read"


@pytest.fixture
def draw(workbook_file: Callable[..., Path]) -> Draw:
    """A function that reads rows of headings, and below them a task A, B, C for each stretch of filled columns."""

    def drawn(
        heads: Sequence[Sequence[object]], *bars: tuple[int, int], merged: Sequence[str] = ()
    ) -> Reading:
        names = [[name] for name, _ in zip("ABCDEF", bars, strict=False)]

        def fill(book) -> None:
            page = book["Plan"]
            for row, (first, last) in enumerate(bars, len(heads) + 1):
                for column in range(first, last + 1):
                    page.cell(row, column).fill = BLUE
            for extent in merged:
                page.merge_cells(extent)

        return read_plan(workbook_file({"Plan": [*heads, *names]}, change=fill))

    return drawn


def ends(reading: Reading) -> list[tuple[str | None, str | None]]:
    """The first day of each start and the last of each finish."""
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


def reasons(reading: Reading) -> set[str]:
    return {one["reason"] for one in reading.warnings}


@pytest.mark.parametrize("month", ["Dec 2022", "Dec 22", "Dec-22"])
def test_weeks_go_on_as_months(draw: Draw, month: str) -> None:
    """The last week may end within the first month; a month and two digits is one of a year where it goes on so."""
    reading = draw([["Task", *WEEKS, month, "Jan 2023"]], (2, 4), (5, 6), (6, 7))
    assert ends(reading) == [
        ("2022-11-07", "2022-11-27"),
        ("2022-11-28", "2022-12-31"),
        ("2022-12-01", "2023-01-31"),
    ]
    assert reading.reading_confidence == "high" and not reading.warnings
    assert "columns B to G: weeks, then months from 07/11/2022 to 31/01/2023, 6 columns" in reading.reasons


def test_dates_that_are_weeks_by_their_steps_go_on_as_months(draw: Draw) -> None:
    """Real dates a week apart say by their steps how long the last of them is."""
    weeks = [date(2022, 12, 5) + timedelta(days=7 * place) for place in range(4)]
    reading = draw([["Task", *weeks, "Jan 2023", "Feb 2023"]], (2, 3), (5, 6))
    assert ends(reading) == [("2022-12-05", "2022-12-18"), ("2022-12-26", "2023-01-31")]


def test_months_go_on_as_quarters_halves_and_financial_years(draw: Draw) -> None:
    """Each scale begins where the last ends."""
    heads = ["Task", "Nov 2022", "Dec 2022", "H1 2023", "Q3 2023", "Q4 2023", "Q1 2024", "FY24/25"]
    reading = draw([heads], (2, 4), (5, 6), (7, 8))
    assert ends(reading) == [
        ("2022-11-01", "2023-06-30"),
        ("2023-07-01", "2023-12-31"),
        ("2024-01-01", "2025-03-31"),
    ]
    told = "months, then halves, then quarters, then years from 01/11/2022 to 31/03/2025, 7 columns"
    assert f"columns B to H: {told}" in reading.reasons


@pytest.mark.parametrize("spent", [3, "30k", None])
def test_a_year_alone_beside_months_is_no_scale(workbook_file, spent: object) -> None:
    """What stands below it may be what is spent in it, on either side."""
    heads = ["Task", 2025, "Jan 2026", "Feb 2026", "Mar 2026", 2027]
    rows = [heads, ["Design", spent, "X", "X", None, spent], ["Build", spent, None, "X", "X", spent]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert ends(reading) == [("2026-01-01", "2026-02-28"), ("2026-02-01", "2026-03-31")]
    assert BEFORE not in reasons(reading)


def test_a_date_above_another_heading_is_none_of_the_calendar(draw: Draw) -> None:
    """The day of a report over the owners, or a year over their costs, heads no column of time."""
    heads = [
        ["As at", date(2026, 1, 9), 2026, None, None, 2027],
        ["Task", "Owner", "Jan", "Feb", "Mar", "Cost"],
    ]
    reading = draw(heads, (3, 4), (4, 5), merged=("C1:E1",))
    assert ends(reading) == [("2026-01-01", "2026-02-28"), ("2026-02-01", "2026-03-31")]
    assert not reading.warnings and reading.reading_confidence == "high"


def test_years_above_them_date_months_and_quarters(draw: Draw) -> None:
    """Parts of years that say none have that of the row above."""
    heads = [[None, 2023, None, None, None, 2024], ["Task", "Jul", "Aug", "Sep", "Q4", "Q1", "Q2"]]
    reading = draw(heads, (2, 3), (4, 5), (6, 7), merged=("B1:E1", "F1:G1"))
    assert ends(reading) == [
        ("2023-07-01", "2023-08-31"),
        ("2023-09-01", "2023-12-31"),
        ("2024-01-01", "2024-06-30"),
    ]


def test_a_scale_that_begins_later_is_told_and_bars_into_it_are_open(draw: Draw) -> None:
    """Months are missing between them: what goes on below the later headings ends nobody knows when."""
    reading = draw([["Task", "Nov 2022", "Dec 2022", "Jan 2023", "Q3 2023"]], (2, 3), (3, 5), (5, 5))
    assert ends(reading) == [("2022-11-01", "2022-12-31"), ("2022-12-01", None), (None, None)]
    assert AFTER in reasons(reading) and reading.reading_confidence == "low"


@pytest.mark.parametrize(
    ("head", "is_open"), [("FY27", True), ("Q1 FY27", True), ("RAG", False), ("Cost 2", True)]
)
def test_bars_that_go_on_below_a_number_nobody_knows_are_open(draw: Draw, head: str, is_open: bool) -> None:
    """It may be a later period: the bars have no end, and it is told where they go on below it."""
    reading = draw([["Task", "Jan 2026", "Feb 2026", "Mar 2026", head]], (2, 3), (4, 5), (3, 3))
    assert ends(reading)[1] == ("2026-03-01", None if is_open else "2026-03-31")
    assert (AFTER in reasons(reading)) is is_open
    quiet = draw([["Task", "Jan 2026", "Feb 2026", "Mar 2026", head]], (2, 3), (4, 4), (3, 3))
    assert AFTER not in reasons(quiet) and quiet.reading_confidence == "high"


def test_a_scale_that_ends_earlier_is_told_and_bars_out_of_it_are_open(draw: Draw) -> None:
    """A heading left of the time columns from which they do not go on is no heading of notes."""
    reading = draw([["Task", "Q2 2022", "Jan 2023", "Feb 2023", "Mar 2023"]], (2, 3), (3, 4), (5, 5))
    assert ends(reading)[0] == (None, "2023-01-31") and ends(reading)[1] == ("2023-01-01", "2023-02-28")
    assert BEFORE in reasons(reading) and reading.reading_confidence == "low"


WEEKS_OF_JANUARY = [date(2026, 1, 5) + timedelta(days=7 * place) for place in range(4)]


@pytest.mark.parametrize(
    "below", [[5, 12, 19, 26], WEEKS_OF_JANUARY, [f"w/c {day:%d/%m/%y}" for day in WEEKS_OF_JANUARY]]
)
@pytest.mark.parametrize("is_named_below", [True, False])
def test_weeks_below_the_first_month_leave_later_months_whole(
    draw: Draw, below: list[object], is_named_below: bool
) -> None:
    """What has no finer heading below it stands for itself, whichever row heads the names."""
    names = ("", "Task") if is_named_below else ("Task", "")
    upper = [names[0] or None, "Jan 2026", None, None, None, "Feb 2026", "Mar 2026", "Q2 2026"]
    reading = draw([upper, [names[1] or None, *below]], (2, 3), (5, 7), (7, 8), merged=("B1:E1",))
    assert ends(reading) == [
        ("2026-01-05", "2026-01-18"),
        ("2026-01-26", "2026-03-31"),
        ("2026-03-01", "2026-06-30"),
    ]
    assert reading.reading_confidence == "high" and not reading.warnings
    assert any("weeks, then months, then quarters" in reason for reason in reading.reasons)


def test_months_below_the_first_quarters_leave_later_quarters_whole(draw: Draw) -> None:
    """Also where more columns are parted than not, and where quarters stand before them."""
    upper = [None, "Q4 2025", "Q1 2026", None, None, "Q2 2026", None, None, "Q3 2026"]
    lower = ["Task", None, "Jan", "Feb", "Mar", "Apr", "May", "Jun"]
    reading = draw([upper, lower], (2, 3), (5, 8), (8, 9), merged=("C1:E1", "F1:H1"))
    assert ends(reading) == [
        ("2025-10-01", "2026-01-31"),
        ("2026-03-01", "2026-06-30"),
        ("2026-06-01", "2026-09-30"),
    ]


def test_months_of_a_year_that_stands_over_them_all_are_dated_by_it(draw: Draw) -> None:
    """The year reaches over the weeks and what is beside them."""
    year = [None, 2026]
    months = [None, "Jan", None, None, None, "Feb", "Mar", "Q2"]
    weeks = ["Task", 5, 12, 19, 26]
    reading = draw([year, months, weeks], (2, 3), (5, 7), (7, 8), merged=("B1:H1", "B2:E2"))
    assert ends(reading)[1:] == [("2026-01-26", "2026-03-31"), ("2026-03-01", "2026-06-30")]


@pytest.mark.parametrize("title", [None, "Plan 2025", "Plan 2025/26"])
def test_months_without_years_on_both_sides_are_no_months_of_one_year(draw: Draw, title: str | None) -> None:
    """January beside the weeks of December is none of the year before, whatever a title says."""
    upper = [None, "Dec", None, None, None, "Jan", "Feb", "Mar"]
    reading = draw([[title], [], upper, ["Task", 1, 8, 15, 22]], (2, 3), (5, 7), (7, 8), merged=("B3:E3",))
    years = {day[:4] for pair in ends(reading)[1:] for day in pair if day}
    assert years <= ({"2025", "2026"} if title == "Plan 2025/26" else set())
    assert all((row["finish_to"] or "2026") >= "2026" for row in [*reading.rows][1:])


def test_coarser_headings_in_an_upper_row_that_do_not_go_on_are_told(draw: Draw) -> None:
    """Months are missing before the quarter: bars that go on below it are open."""
    heads = [["Task", "Nov 2022", None, None, None, "Dec 2022", "Jan 2023", "Q3 2023"], [None, 7, 14, 21, 28]]
    reading = draw(heads, (2, 3), (4, 6), (7, 8), merged=("B1:E1",))
    assert ends(reading) == [("2022-11-07", "2022-11-20"), ("2022-11-21", "2022-12-31"), ("2023-01-01", None)]
    assert AFTER in reasons(reading)


@pytest.mark.parametrize("head", ["Day", "Phase 1", "M", "Lead 2", "3"])
def test_other_headings_left_of_the_time_columns_are_not_told(draw: Draw, head: str) -> None:
    """A letter or a number heads what is no time."""
    reading = draw([["Task", head, "Jan 2023", "Feb 2023", "Mar 2023"]], (3, 4), (5, 5))
    assert BEFORE not in reasons(reading)


def test_numbers_above_some_dates_leave_the_others_undated(text_file: Callable[..., Path]) -> None:
    """Sprints of which only the first have dates number no months beside them."""
    spans = ["2026-04-07 to 2026-04-18", "2026-04-21 to 2026-05-02", "2026-05-05 to 2026-05-16", "TBC", "TBC"]
    rows = [f"Sprint {number},{span},Work {number},Done" for number, span in enumerate(spans, 1)]
    for heading, starts in (("Sprint", [*(span[:10] for span in spans[:3]), None, None]), ("Spell", [])):
        reading = read_plan(text_file("\n".join([f"{heading},Dates,Focused,Status", *rows])))
        assert [row["start_from"] for row in reading.rows] == starts


def test_dates_of_a_table_in_order_are_no_headings(text_file: Callable[..., Path]) -> None:
    """Stages whose dates follow one another are typed, not drawn."""
    rows = ["Team,Design,Build,Test,Live", "Alder,Nov 2022,Dec 2022,Q1 2023,Q2 2023"]
    reading = read_plan(text_file("\n".join([*rows, "Birch,Mar 2023,Q2 2023,Q3 2023,2024"])))
    assert reading.layout == "milestone matrix" and len(reading.rows) == 8


@pytest.mark.parametrize(
    ("near", "quarters", "days"),
    [
        (["Jan 2023", "Feb", "Mar"], ["Q2", "Q3"], ("2023-04-01", "2023-09-30")),
        (["Oct 2023", "Nov", "Dec"], ["Q1", "Q2"], ("2024-01-01", "2024-06-30")),
        (["Jan 2023", "Feb 2023", "Mar 2023"], ["Q2", "H2"], ("2023-04-01", "2023-12-31")),
        (["w/c 13/03/2023", "w/c 20/03/2023", "w/c 27/03/2023"], ["Q2", "Q3"], ("2023-04-01", "2023-09-30")),
        (["13/03/2023", "20/03/2023", "27/03/2023"], ["Q2", "Q3"], ("2023-04-01", "2023-09-30")),
    ],
)
def test_quarters_take_the_year_of_what_they_go_on_from(
    draw: Draw, near: list[str], quarters: list[str], days: tuple[str, str]
) -> None:
    """A quarter of no year that begins where the last month or week ends is that year's; it was left out, told."""
    reading = draw([["Task", *near, *quarters]], (2, 3), (5, 6))
    assert ends(reading)[1] == days and reading.reading_confidence == "high"


@pytest.mark.parametrize("quarters", [["Q1", "Q2"], ["Q3", "Q4"], ["H1", "H2"]])
def test_quarters_that_go_on_from_nothing_have_no_year(draw: Draw, quarters: list[str]) -> None:
    """Quarters of a financial year, ones after a gap, and ones that hold the months again, are told."""
    reading = draw([["Task", "Jan 2023", "Feb", "Mar", *quarters]], (2, 3), (5, 6))
    assert ends(reading)[1] == (None, None) and AFTER in reasons(reading)
