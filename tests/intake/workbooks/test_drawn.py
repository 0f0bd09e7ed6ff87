"""Drawn plans as project managers draw them: what is a bar, what is not, and what is said of either."""

from collections.abc import Callable, Iterable
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from openpyxl.chart import BarChart, Reference
from openpyxl.comments import Comment
from openpyxl.formatting.rule import CellIsRule, FormulaRule
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.workbook.defined_name import DefinedName
from openpyxl.worksheet.worksheet import Worksheet

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import NONE, Settings
from tests.intake.grids import writing

BLUE, GREEN, GREY, PALE = "4472C4", "70AD47", "BFBFBF", "DDEBF7"
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def fill(sheet: Worksheet, row: int, columns: Iterable[int], colour: str) -> None:
    for column in columns:
        sheet.cell(row, column).fill = PatternFill("solid", fgColor=f"FF{colour}")


def months(sheet: Worksheet, row: int = 2, first: int = 2, year: int | None = 2023) -> None:
    """Head twelve columns by months, and a row above by their year."""
    if year:
        sheet.cell(row - 1, first, year)
        sheet.merge_cells(start_row=row - 1, start_column=first, end_row=row - 1, end_column=first + 11)
    for place, name in enumerate(MONTHS):
        sheet.cell(row, first + place, name)


def names(sheet: Worksheet, *texts: str, row: int = 3) -> None:
    for place, text in enumerate(texts):
        sheet.cell(row + place, 1, text)


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """A function that draws a sheet and reads it as a plan."""

    def drawn(draw: Callable[[Worksheet], None], settings: Settings = NONE) -> Reading:
        book = openpyxl.Workbook()
        draw(book.active)
        book.save(tmp_path / "drawn.xlsx")
        return read_plan(tmp_path / "drawn.xlsx", settings)

    return drawn


def spans(reading: Reading) -> dict[str, tuple[str | None, str | None]]:
    return {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows}


def reasons(entries: list[dict]) -> str:
    return " / ".join(entry["reason"] for entry in entries)


def test_a_bar_is_as_wide_as_its_cells(read) -> None:
    """Its start is some day of its first column, its finish some day of its last."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build", "Test")
        for row, columns in ((3, (2, 3)), (4, (4, 5, 6)), (5, (8,))):
            fill(sheet, row, columns, BLUE)

    row = read(draw).rows[1]
    ends = [row[f"{end}_{bound}"] for end in ("start", "finish") for bound in ("from", "to")]
    assert ends == ["2023-03-01", "2023-03-31", "2023-05-01", "2023-05-31"]
    assert row["cell"] == "D4:F4" and "as drawn" in row["worked_out"] and row["date_basis"] == "forecast"


def test_milestones_are_points_and_stand_beside_their_bar(read) -> None:
    """A sign is a milestone: the row's own where nothing else is drawn, and one beside its bar where there is."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build", "Go-live")
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (4, 5, 6), BLUE)
        sheet.cell(4, 7, "◆ Code freeze")
        sheet.cell(5, 10, "▲")

    reading = read(draw)
    told = {row["activity_name"]: (row["is_milestone"], row["start_from"]) for row in reading.rows}
    assert told == {
        "Design": (False, "2023-01-01"),
        "Build": (False, "2023-03-01"),
        "Code freeze": (True, "2023-06-01"),
        "Go-live": (True, "2023-09-01"),
    }
    assert [row["activity_id"] for row in reading.rows] == ["R3", "R4", "R4.2", "R5"]


def test_milestones_of_one_row_all_stand_beneath_its_own_name(read) -> None:
    """A row of signs with words is a list: its name is the outline of each, also once the first gave it another."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Milestones")
        fill(sheet, 3, (2, 3), BLUE)
        for column, words in ((4, "◆ Design complete"), (8, "◆ Code freeze"), (12, "◆")):
            sheet.cell(4, column, words)

    reading = read(draw)
    told = {row["activity_name"]: row["outline"] for row in reading.rows[1:]}
    assert told == dict.fromkeys(["Design complete", "Code freeze", "Milestones (milestone)"], "Milestones")


def test_a_deliverable_drawn_over_several_periods_lasts(read) -> None:
    """A heading of deliverables makes points of what has one period, not of bars that go from one to another."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Deliverable", "Design", "Build", "Go-live", row=2)
        for row, columns in ((3, (2, 3, 4)), (4, (5, 7)), (5, (9,))):
            fill(sheet, row, columns, BLUE)

    told = {row["activity_name"]: row["is_milestone"] for row in read(draw).rows}
    assert told == {"Design": False, "Build": False, "Go-live": True}


@pytest.mark.parametrize("place", [3, 5])
@pytest.mark.parametrize("texts", [("M8", "M9", "M10"), ("Kick-off", "M9 ready", "Go live")])
def test_texts_in_a_row_called_milestones_are_milestones(read, texts: tuple[str, ...], place: int) -> None:
    """In a drawing of fills each is as wide as its cell; codes of milestones below months are no headings of months."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        tasks = ["Design", "Build"]
        tasks.insert(place - 3, "Programme milestones")
        names(sheet, *tasks)
        for row, columns in zip({3, 4, 5} - {place}, ((2, 3), (5, 6, 7)), strict=True):
            fill(sheet, row, columns, BLUE)
        for column, text in zip((3, 6, 9), texts, strict=True):
            sheet.cell(place, column, text)

    reading = read(draw)
    told = {
        row["activity_name"]: (row["start_from"], row["outline"])
        for row in reading.rows
        if row["is_milestone"]
    }
    days = ("2023-02-01", "2023-05-01", "2023-08-01")
    assert told == {text: (day, "Programme milestones") for text, day in zip(texts, days, strict=True)}
    assert spans(reading)["Design"] == ("2023-01-01", "2023-02-28") and not any(
        r["is_summary"] for r in reading.rows
    )


def test_words_beside_no_bar_in_another_row_are_asked_for(read) -> None:
    """A row that isn't called milestones may hold remarks: each is kept as a warning with what to ask."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Task", "Design", "Build", "Programme", "Milestones", row=2)
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (4, 5), BLUE)
        sheet.cell(5, 3, "Board review")
        sheet.cell(6, 4, "TBC")

    reading = read(draw)
    asked = {entry["text"]: entry["remedy"] for entry in reading.warnings}
    assert [*asked] == ["Board review", "TBC"] and all("its date" in remedy for remedy in asked.values())
    assert spans(reading)["Programme"] == spans(reading)["Milestones"] == (None, None)


@pytest.mark.parametrize(
    ("text", "ends", "is_doubted"),
    [
        ("◆ 15/07", ("2023-07-15", "2023-07-15"), False),
        ("◆ 15 July", ("2023-07-15", "2023-07-15"), False),
        ("◆ 15/08", ("2023-07-01", "2023-07-31"), True),
        ("◆ 03/04", ("2023-07-01", "2023-07-31"), True),
    ],
)
def test_a_day_typed_beside_a_sign_is_its_date(
    read, text: str, ends: tuple[str, str], is_doubted: bool
) -> None:
    """It stands where its column can hold it; elsewhere the drawing does, with a warning."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Task", "Design", "Build", row=2)
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (4, 5), BLUE)
        sheet.cell(4, 8, text)

    reading = read(draw)
    assert spans(reading)["Build (milestone)"] == ends
    assert [entry["cell"] for entry in reading.warnings] == ["H4"] * is_doubted


def test_a_day_that_two_orders_put_into_one_column_is_asked_for(read) -> None:
    """In a quarter 07/08 may be either of two days: neither is taken."""

    def draw(sheet: Worksheet) -> None:
        for place, quarter in enumerate(("Q1 2023", "Q2 2023", "Q3 2023", "Q4 2023"), 2):
            sheet.cell(2, place, quarter)
        names(sheet, "Task", "Design", "Build", row=2)
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (2,), BLUE)
        sheet.cell(4, 4, "◆ 07/08")

    reading = read(draw)
    assert spans(reading)["Build (milestone)"] == ("2023-07-01", "2023-09-30")
    assert "typed 07/08" in reasons(reading.warnings)


def test_words_in_the_bars_of_a_lane_name_its_activities(read) -> None:
    """Where rows are lanes, each bar is an activity by its own words, its lane the outline."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Supplier systems", "Data")
        for row, first, last, words in (
            (3, 2, 4, "Design phase"),
            (3, 5, 8, "Build phase"),
            (4, 3, 9, "Cleansing"),
        ):
            sheet.cell(row, first, words)
            fill(sheet, row, range(first, last + 1), BLUE)
            sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)

    reading = read(draw)
    assert spans(reading) == {
        "Design phase": ("2023-01-01", "2023-03-31"),
        "Build phase": ("2023-04-01", "2023-07-31"),
        "Cleansing": ("2023-02-01", "2023-08-31"),
    }
    assert [row["outline"] for row in reading.rows] == ["Supplier systems", "Supplier systems", "Data"]


def test_typed_dates_stand_and_a_bar_elsewhere_is_a_warning(read) -> None:
    """What is typed speaks; both are named where they disagree, and counted where they agree."""

    def draw(sheet: Worksheet) -> None:
        months(sheet, first=4)
        for column, text in enumerate(("Task", "Start", "Finish"), 1):
            sheet.cell(2, column, text)
        rows = (("Design", date(2023, 1, 9), date(2023, 2, 20)), ("Build", date(2023, 3, 6), date(2023, 5, 26)),
                ("Test", date(2023, 6, 1), date(2023, 7, 31)))  # fmt: skip
        for row, values in enumerate(rows, 3):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column, value)
        fill(sheet, 3, (4, 5), BLUE)
        fill(sheet, 4, (6, 7, 8), BLUE)
        fill(sheet, 5, (10, 11, 12), BLUE)

    reading = read(draw)
    assert spans(reading)["Test"] == ("2023-06-01", "2023-07-31")
    assert "typed 01/06/2023, drawn Jul 2023: the typed dates stand" in reasons(reading.warnings)
    assert "4 of 6 typed dates agree with what is drawn" in reading.reasons


def test_a_doubt_about_a_bar_leaves_typed_dates_standing(read) -> None:
    """A milestone whose blank start lets a rule colour its whole row doubts that row, not the dates of the others."""

    def draw(sheet: Worksheet) -> None:
        for column, text in enumerate(("Task", "Start", "Finish"), 1):
            sheet.cell(2, column, text)
        for place in range(12):
            sheet.cell(2, 4 + place, date(2023, place + 1, 1))
        rows = (("Design", date(2023, 1, 9), date(2023, 2, 20)), ("Build", date(2023, 3, 6), date(2023, 5, 26)),
                ("Test", date(2023, 6, 1), date(2023, 7, 31)), ("Live", None, date(2023, 12, 4)))  # fmt: skip
        for row, values in enumerate(rows, 3):
            for column, value in enumerate(values, 1):
                sheet.cell(row, column, value)
        rule = FormulaRule(
            ["AND(D$2<=$C3,EOMONTH(D$2,0)>=$B3)"], fill=PatternFill("solid", bgColor=f"FF{BLUE}")
        )
        sheet.conditional_formatting.add("D3:O6", rule)

    reading = read(draw)
    assert reading.layout == "table"
    assert spans(reading)["Test"] == ("2023-06-01", "2023-07-31")
    assert spans(reading)["Live"] == (None, "2023-12-04")
    assert "filled over the whole width" in reasons(reading.warnings)


def test_a_row_with_typed_dates_heads_none_because_it_is_not_drawn(read) -> None:
    """A task whose bar is missing is a task: it must not leave the plan as a summary of the next one."""

    def draw(sheet: Worksheet) -> None:
        months(sheet, first=4)
        for column, text in enumerate(("Task", "Start", "Finish"), 1):
            sheet.cell(2, column, text)
        for row, name in enumerate(("Design", "Build", "Test"), 3):
            for column, value in enumerate((name, date(2023, row, 6), date(2023, row, 24)), 1):
                sheet.cell(row, column, value)
        fill(sheet, 4, (7,), BLUE)
        fill(sheet, 5, (8,), BLUE)

    assert [row["is_summary"] for row in read(draw).rows] == [False, False, False]


@pytest.mark.parametrize("is_through_names", [True, False])
def test_stripes_and_highlighted_rows_are_no_bars(read, is_through_names: bool) -> None:
    """A colour that fills whole rows, through the names or beneath bars of another colour, makes no task."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Mobilise", "Design", "Build", "Test", "Train", "Close")
        for row in (4, 6, 8):
            fill(sheet, row, range(1 if is_through_names else 2, 14), PALE)
        for place, row in enumerate(range(3, 9)):
            fill(sheet, row, range(3 + place, 5 + place), BLUE)

    reading = read(draw)
    assert [row["start_from"][5:7] for row in reading.rows] == ["02", "03", "04", "05", "06", "07"]
    assert [row["finish_from"][5:7] for row in reading.rows] == ["03", "04", "05", "06", "07", "08"]


def test_two_colours_that_fill_a_row_between_them_are_not_stripes(read) -> None:
    """A row filled to both ends by two bars keeps both: neither colour is the row's."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Whole programme", "Design", "Build")
        fill(sheet, 3, range(2, 8), GREEN)
        fill(sheet, 3, range(8, 14), BLUE)
        fill(sheet, 4, (2, 3), BLUE)
        fill(sheet, 5, (5, 6), BLUE)

    assert spans(read(draw))["Whole programme"] == ("2023-01-01", "2023-12-31")


def test_weekends_holidays_and_today_are_no_bars(read) -> None:
    """What fills a column in every row is the calendar's; a bar goes on through the weekend it is drawn around."""

    def draw(sheet: Worksheet) -> None:
        first = date(2023, 1, 2)
        for place in range(21):
            sheet.cell(2, 2 + place, first + timedelta(days=place)).number_format = "dd/mm/yyyy"
        names(sheet, "Design", "Build", "Test", "Train")
        for row in range(3, 7):
            fill(sheet, row, (7, 8, 14, 15, 21, 22), GREY)
            fill(sheet, row, (12,), PALE)
        fill(sheet, 3, (2, 3, 4), BLUE)
        fill(sheet, 4, (5, 6, 9, 10), BLUE)
        fill(sheet, 5, (16,), BLUE)
        fill(sheet, 6, (17, 18), BLUE)

    reading = read(draw)
    assert spans(reading) == {
        "Design": ("2023-01-02", "2023-01-04"),
        "Build": ("2023-01-05", "2023-01-10"),
        "Test": ("2023-01-16", "2023-01-16"),
        "Train": ("2023-01-17", "2023-01-18"),
    }
    assert "several" not in reasons(reading.warnings)


def test_the_same_block_in_every_row_is_read_in_doubt(read) -> None:
    """Nothing tells bars from shading where every row has the same cells filled: they are read, and doubted."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build", "Test", "Train")
        for row in range(3, 7):
            fill(sheet, row, (5, 6, 7), BLUE)

    reading = read(draw)
    assert reading.reading_confidence == "low" and "though it may be shading" in reasons(reading.warnings)


def test_gaps_in_a_row_are_told(read) -> None:
    """A task drawn in two bars is one from the first to the last, and both bars are named."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build", "Test")
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (4, 5, 8, 9), BLUE)
        fill(sheet, 5, (11,), BLUE)

    reading = read(draw)
    assert spans(reading)["Build"] == ("2023-03-01", "2023-08-31")
    gap = next(entry for entry in reading.warnings if "drawn in 2 bars" in entry["reason"])
    assert gap["text"] == "Mar 2023 to Apr 2023; Jul 2023 to Aug 2023"


def drawn_weeks(sheet: Worksheet) -> None:
    for place in range(10):
        sheet.cell(4, 2 + place, f"Week {place + 1}")
    names(sheet, "Design", "Build", "Test", row=5)
    fill(sheet, 5, (2, 3), BLUE)
    fill(sheet, 6, (4, 5, 6), BLUE)
    fill(sheet, 7, (9,), BLUE)


def test_numbered_weeks_that_nobody_dates_keep_their_numbers(read) -> None:
    """No date is invented, and what to ask for is said."""
    reading = read(drawn_weeks)
    assert [(row["start_text"], row["finish_text"]) for row in reading.rows] == [
        ("week 1", "week 2"), ("week 3", "week 5"), ("week 8", "week 8"),
    ]  # fmt: skip
    assert not any(
        row[f"{end}_{bound}"]
        for row in reading.rows
        for end in ("start", "finish")
        for bound in ("from", "to")
    )
    assert any("week 1 begins" in entry["remedy"] for entry in reading.set_aside)


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("Week 1 = w/c 12/06/2023", ("2023-06-26", "2023-07-16")),
        ("Week 1: 19 June 2023", ("2023-07-03", "2023-07-23")),
        ("Project start: 14/06/2023", ("2023-06-26", "2023-07-18")),
        ("Project start: 06/07/2023", ("2023-07-17", "2023-08-09")),
        ("Last updated 14/06/2023", (None, None)),
    ],
)
def test_numbered_weeks_are_dated_by_words(read, said: str, expected: tuple) -> None:
    """A week's own day dates them exactly, a project's start as wide as both ways to count, a day of writing not."""

    def draw(sheet: Worksheet) -> None:
        sheet.cell(1, 1, said)
        drawn_weeks(sheet)

    assert spans(read(draw))["Build"] == expected


def test_numbered_weeks_are_dated_by_a_date_beside_a_remark_or_a_person(read) -> None:
    """A real date beside its words, a remark on a week's heading, or the first day given all date the weeks."""

    def beside(sheet: Worksheet) -> None:
        sheet.cell(1, 1, "Week 1 starts")
        sheet.cell(1, 2, date(2023, 6, 12))
        drawn_weeks(sheet)

    def remarked(sheet: Worksheet) -> None:
        drawn_weeks(sheet)
        sheet.cell(4, 4).comment = Comment("PMO:\n26 June - 2 July 2023", "PMO")

    monday = Settings(week_one=date(2023, 6, 12))
    for reading in (read(beside), read(remarked), read(drawn_weeks, monday)):
        assert spans(reading)["Build"] == ("2023-06-26", "2023-07-16"), reading.reasons
        assert any("dated by" in reason for reason in reading.reasons)


@pytest.mark.parametrize(
    ("words", "beside", "is_dated", "is_doubted"),
    [
        ("Project start", None, True, False),
        ("Start", None, True, True),
        ("Start", "(SIT)", False, False),
        ("Start date", "(of SIT)", False, False),
    ],
)
def test_a_start_of_something_else_dates_no_weeks(read, words, beside, is_dated, is_doubted) -> None:
    """A start that doesn't say of what is taken for the plan's own in doubt; one that says of what else, not at all."""

    def draw(sheet: Worksheet) -> None:
        sheet.cell(1, 1, words)
        sheet.cell(1, 2, date(2023, 5, 1))
        sheet.cell(1, 3, beside)
        drawn_weeks(sheet)

    reading = read(draw)
    assert (spans(reading)["Build"] != (None, None)) == is_dated
    assert any("doesn't say of what" in entry["reason"] for entry in reading.warnings) == is_doubted
    assert not is_doubted or reading.reading_confidence != "high"


def test_months_without_a_year_are_dated_only_by_what_proves_one(read) -> None:
    """A title's year dates them in doubt; a version's day, or two years, does not."""

    def titled(title: str) -> Callable[[Worksheet], None]:
        def draw(sheet: Worksheet) -> None:
            sheet.cell(1, 1, title)
            months(sheet, row=3, year=None)
            names(sheet, "Design", "Build", row=4)
            fill(sheet, 4, (2, 3), BLUE)
            fill(sheet, 5, (5, 6), BLUE)

        return draw

    told = read(titled("Delivery plan 2023"))
    assert spans(told)["Build"] == ("2023-04-01", "2023-05-31")
    assert "only a title says" in reasons(told.warnings)
    for title in ("Version 2, January 2023", "Plan 2023 and 2024", "Delivery plan"):
        assert spans(read(titled(title)))["Build"] == (None, None), title
    assert spans(read(titled("Delivery plan"), Settings(year=2024)))["Build"] == ("2024-04-01", "2024-05-31")


def test_rules_that_colour_cells_are_worked_out_or_counted(read) -> None:
    """The common rule of a calendar is a bar; one that hangs on an unknown function is said, not guessed."""

    def draw(formula: str) -> Callable[[Worksheet], None]:
        def drawn(sheet: Worksheet) -> None:
            for place in range(8):
                sheet.cell(2, 4 + place, date(2023, 1, 2) + timedelta(days=7 * place))
            for row, (name, first, last) in enumerate((("Design", 1, 2), ("Build", 3, 6)), 3):
                sheet.cell(row, 1, name)
                sheet.cell(row, 2, date(2023, 1, 2) + timedelta(days=7 * first - 7))
                sheet.cell(row, 3, date(2023, 1, 2) + timedelta(days=7 * last - 3))
            for column, text in enumerate(("Task", "Start", "Finish"), 1):
                sheet.cell(2, column, text)
            rule = FormulaRule(formula=[formula], fill=PatternFill("solid", bgColor=f"FF{BLUE}"))
            sheet.conditional_formatting.add("D3:K4", rule)

        return drawn

    reading = read(draw("AND(D$2>=$B3,D$2<=$C3)"))
    assert "4 of 4 typed dates agree with what is drawn" in reading.reasons
    unread = read(draw("COUNTIF($B3,D$2)>0"))
    assert "1 rule " in reasons(unread.set_aside) and not any("agree" in reason for reason in unread.reasons)


def test_a_name_means_on_each_sheet_what_it_does_there(tmp_path) -> None:
    """A sheet's own name goes before one of the same name for all sheets, and before those of other sheets."""
    book = openpyxl.Workbook()
    for sheet in (book.active, book.create_sheet("Old plan")):
        months(sheet, first=4)
        names(sheet, "Task", "Design", "Build", row=2)
        for row, ends in ((2, ("Start", "Finish")), (3, (date(2023, 2, 1), date(2023, 3, 31))),
                          (4, (date(2023, 4, 3), date(2023, 6, 30)))):  # fmt: skip
            for column, value in enumerate(ends, 2):
                sheet.cell(row, column, value)
    own = book.worksheets[0]
    own["A20"], own["B20"] = "colours end with month", 6
    book.worksheets[1]["B20"] = 1
    for sheet in book.worksheets:
        own_name = DefinedName("last_month", attr_text=f"'{sheet.title}'!$B$20")
        sheet.defined_names.add(own_name)
    book.defined_names.add(DefinedName("last_month", attr_text="#REF!"))
    inside = (
        "AND(DATE(2023,COLUMN()-3,1)<=$C3,EOMONTH(DATE(2023,COLUMN()-3,1),0)>=$B3,COLUMN()-3<=last_month)"
    )
    own.conditional_formatting.add(
        "D3:O4", FormulaRule([inside], fill=PatternFill("solid", bgColor=f"FF{BLUE}"))
    )
    book.worksheets[1].sheet_state = "hidden"
    book.save(tmp_path / "named.xlsx")
    assert "4 of 4 typed dates agree with what is drawn" in read_plan(tmp_path / "named.xlsx").reasons


def test_a_rule_on_the_cells_own_number_is_a_bar(read) -> None:
    """Ones that a rule colours, their digits hidden, are marks."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build")
        for row, columns in ((3, range(2, 5)), (4, range(5, 9))):
            for column in range(2, 14):
                sheet.cell(row, column, 1 if column in columns else 0)
        rule = CellIsRule(operator="equal", formula=["1"], fill=PatternFill("solid", bgColor=f"FF{BLUE}"))
        sheet.conditional_formatting.add("B3:M4", rule)

    assert spans(read(draw)) == {
        "Design": ("2023-01-01", "2023-03-31"),
        "Build": ("2023-04-01", "2023-07-31"),
    }


def test_two_colours_a_legend_names_are_two_bars_else_one(read) -> None:
    """Touching colours are one bar unless a legend gives both a meaning."""

    def draw(has_legend: bool) -> Callable[[Worksheet], None]:
        def drawn(sheet: Worksheet) -> None:
            months(sheet)
            names(sheet, "Systems", "Data", "Training")
            fill(sheet, 3, (2, 3, 4), BLUE)
            fill(sheet, 3, (5, 6), GREEN)
            fill(sheet, 4, (8, 9), BLUE)
            fill(sheet, 5, (11, 12), GREEN)
            if has_legend:
                for row, colour, words in ((9, BLUE, "Design"), (10, GREEN, "Build")):
                    fill(sheet, row, (16,), colour)
                    sheet.cell(row, 17, words)

        return drawn

    assert spans(read(draw(False)))["Systems"] == ("2023-01-01", "2023-05-31")
    named = spans(read(draw(True)))
    assert named["Systems: Design"] == ("2023-01-01", "2023-03-31")
    assert named["Systems: Build"] == ("2023-04-01", "2023-05-31")


@pytest.mark.parametrize("suffix", ["xlsx", "xls"])
@pytest.mark.parametrize(
    ("key", "asked"),
    [
        (("Complete", "In progress"), None),
        (("Done", "Not started"), None),
        (("On track", "At risk"), None),
        (("Plan", "Actual"), "side by side that differ"),
        (("Baseline", "Forecast"), "side by side that differ"),
    ],
)
def test_colours_that_say_states_part_no_bar(tmp_path, key, asked, suffix) -> None:
    """How far a task has come is shown within one bar; which dates a bar gives is another matter, and asked about."""
    page = writing.Page()
    page.values = {(1, 1): ("Task", "General"), (6, 1): ("Key", "General")} | {
        (1, 2 + at): (f"{name} 2023", "General") for at, name in enumerate(MONTHS[:6])}  # fmt: skip
    for row, (name, columns) in enumerate((("Design", (2, 3)), ("Build", (3, 4, 5)), ("Test", (6, 7))), 2):
        page.values[row, 1] = name, "General"
        page.fills |= {(row, column): BLUE for column in columns}
    page.fills[3, 5] = GREEN
    for row, (words, colour) in enumerate(zip(key, (BLUE, GREEN), strict=True), 7):
        page.values[row, 2], page.fills[row, 1] = (words, "General"), colour
    path = tmp_path / f"drawn.{suffix}"
    {"xlsx": writing._xlsx, "xls": writing._xls}[suffix](page, path)
    reading = read_plan(path)
    assert spans(reading)["Build"] == ("2023-02-01", "2023-04-30") and len(reading.rows) == 3
    assert [one["reason"].split(":")[0] for one in reading.warnings] == (
        [f"drawn in 2 bars {asked}"] if asked else []
    )


def test_columns_of_time_are_told_as_one_stretch(read) -> None:
    """Whoever drew the plan can say whether that is it: from which column to which, and which days."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build")
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (5, 6), BLUE)

    reading = read(draw)
    assert "columns B to M: months from 01/01/2023 to 31/12/2023, 12 columns" in reading.reasons
    stretch = [column for column in reading.sheets[0]["columns"] if column["role"] == "time columns"]
    assert [column["column"] for column in stretch] == ["B:M"]


def test_words_in_the_cells_of_a_text_file_are_bars(text_file) -> None:
    """A csv has no colours: X, words and hours are its marks."""
    path = text_file("Task,Jan 2023,Feb 2023,Mar 2023,Apr 2023\nDesign,X,X,,\nBuild,,x,x,x\nTest,,,8,4\n")
    assert spans(read_plan(path)) == {
        "Design": ("2023-01-01", "2023-02-28"),
        "Build": ("2023-02-01", "2023-04-30"),
        "Test": ("2023-03-01", "2023-04-30"),
    }


def test_headings_in_us_order_are_proved_by_their_own_days(read) -> None:
    """A day beyond the twelfth proves the order; where none does, UK order is taken and doubted."""

    def draw(first: date, step: int, count: int) -> Callable[[Worksheet], None]:
        def drawn(sheet: Worksheet) -> None:
            for place in range(count):
                sheet.cell(1, 2 + place, f"{first + timedelta(days=step * place):%m/%d/%Y}")
            names(sheet, "Design", "Build", row=2)
            fill(sheet, 2, (2, 3), BLUE)
            fill(sheet, 3, (4,), BLUE)

        return drawn

    assert spans(read(draw(date(2023, 1, 2), 7, 8)))["Design"] == ("2023-01-02", "2023-01-15")
    open_order = read(draw(date(2023, 2, 1), 1, 5))
    assert open_order.reading_confidence == "low" and "UK order taken" in reasons(open_order.warnings)


def test_rows_of_plan_and_actual_say_their_basis(read) -> None:
    """A name merged over two rows names both, and the word beside each bar says which dates it gives."""

    def draw(sheet: Worksheet) -> None:
        months(sheet, first=3)
        for row, name in ((3, "Design"), (5, "Build")):
            sheet.cell(row, 1, name)
            sheet.merge_cells(start_row=row, start_column=1, end_row=row + 1, end_column=1)
            sheet.cell(row, 2, "Plan")
            sheet.cell(row + 1, 2, "Actual")
            fill(sheet, row, (row, row + 1), BLUE)
            fill(sheet, row + 1, (row + 2, row + 3), GREEN)

    told = [(row["activity_name"], row["date_basis"], row["start_from"]) for row in read(draw).rows]
    assert told == [
        ("Design", "baseline", "2023-01-01"), ("Design", "actual", "2023-03-01"),
        ("Build", "baseline", "2023-03-01"), ("Build", "actual", "2023-05-01"),
    ]  # fmt: skip


def test_headings_that_leave_their_order_are_told(read) -> None:
    """Columns beyond the break are not read, the confidence is low, and the place is named."""

    def draw(sheet: Worksheet) -> None:
        for place in range(8):
            sheet.cell(2, 2 + place, date(2023, 1, 2) + timedelta(days=7 * place))
        sheet.cell(2, 10, date(2019, 1, 7))
        names(sheet, "Design", "Build")
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (5, 6), BLUE)

    reading = read(draw)
    assert reading.reading_confidence == "low" and "do not go on in order" in reasons(reading.warnings)


def test_a_plan_that_claims_a_million_rows_is_read_to_its_end_of_drawing(read) -> None:
    """A name in the last row a sheet can have costs nothing, and that the rows between are not looked at is said."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build")
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (5, 6), BLUE)
        sheet.cell(1_048_576, 1, "Close")
        sheet.cell(1_048_576, 2, "X")

    reading = read(draw)
    assert spans(reading)["Build"] == ("2023-04-01", "2023-05-31")
    assert "too many for a plan" in reasons(reading.warnings)


def test_headings_that_were_never_calculated_are_asked_for_calculated(read) -> None:
    """A program that doesn't calculate saved the file: opened in Excel and saved, it could be read."""

    def draw(sheet: Worksheet) -> None:
        names(sheet, "Task", "Build", row=1)
        sheet.cell(1, 2, date(2023, 1, 2))
        for column in range(3, 9):
            sheet.cell(1, column, f"={get_column_letter(column - 1)}1+7")
        fill(sheet, 2, range(2, 5), "00FF00")

    reading = read(draw)
    assert not reading.rows and "opened in Excel, put right and saved" in reading.set_aside[0]["remedy"]


def test_words_written_again_from_month_to_month_name_one_bar(read) -> None:
    """Design, Build, Build, Test in a lane are three activities; one word all along is the row's own."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Systems", "Migration")
        for column, word in {2: "Design", 3: "Build", 4: "Build", 5: "Test"}.items():
            sheet.cell(3, column, word)
        for column in (6, 7, 8):
            sheet.cell(4, column, "Plan")

    assert spans(read(draw)) == {
        "Design": ("2023-01-01", "2023-01-31"),
        "Build": ("2023-02-01", "2023-03-31"),
        "Test": ("2023-04-01", "2023-04-30"),
        "Migration": ("2023-05-01", "2023-07-31"),
    }
    (doubt,) = [one for one in read(draw).warnings if "written again" in one["reason"]]
    assert doubt["cell"] == "B3"


@pytest.mark.parametrize("states", [("Done", "WIP"), ("Anna", "Bob"), ("Complete", "On track")])
def test_words_that_other_rows_say_too_are_no_names_of_bars(read, states: tuple[str, str]) -> None:
    """How far a task is, or whose it is, month by month: the row is one task from its first month to its last."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build")
        for column, word in {2: states[0], 3: states[0], 4: states[1]}.items():
            sheet.cell(3, column, word)
        for column in (4, 5):
            sheet.cell(4, column, states[1])

    assert spans(read(draw)) == {
        "Design": ("2023-01-01", "2023-03-31"),
        "Build": ("2023-03-01", "2023-04-30"),
    }


def test_words_that_several_lanes_share_name_each_lanes_bars(read) -> None:
    """Design and Build in two lanes are two activities of each, though the same words stand in both."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Supplier systems", "Data")
        for row, first, last, words in (
            (3, 2, 4, "Design"),
            (3, 5, 8, "Build"),
            (4, 3, 5, "Design"),
            (4, 6, 9, "Build"),
        ):
            sheet.cell(row, first, words)
            fill(sheet, row, range(first, last + 1), BLUE)
            sheet.merge_cells(start_row=row, start_column=first, end_row=row, end_column=last)

    reading = read(draw)
    assert [
        (row["outline"], row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows
    ] == [
        ("Supplier systems", "Design", "2023-01-01", "2023-03-31"),
        ("Supplier systems", "Build", "2023-04-01", "2023-07-31"),
        ("Data", "Design", "2023-02-01", "2023-04-30"),
        ("Data", "Build", "2023-05-01", "2023-08-31"),
    ]


@pytest.mark.parametrize("words", ["Week ending", "W/E (Friday)", "Week Ending:"])
def test_dates_below_week_ending_are_the_last_days_of_their_weeks(read, words: str) -> None:
    """The words above the headings say which day of the week each date is."""

    def draw(sheet: Worksheet) -> None:
        sheet.cell(1, 2, words)
        sheet.merge_cells("B1:K1")
        for place in range(10):
            sheet.cell(2, 2 + place, date(2022, 11, 4) + timedelta(days=7 * place))
        names(sheet, "Design", "Build")
        fill(sheet, 3, range(2, 5), BLUE)
        fill(sheet, 4, range(5, 8), BLUE)

    assert spans(read(draw)) == {
        "Design": ("2022-10-29", "2022-11-18"),
        "Build": ("2022-11-19", "2022-12-09"),
    }


def test_a_doubt_in_the_headings_of_time_lowers_the_confidence(read) -> None:
    """Weeks taken for ISO weeks are a guess, and another sheet that holds less proves it no better."""

    def draw(sheet: Worksheet) -> None:
        sheet.cell(1, 2, 2023)
        sheet.merge_cells("B1:K1")
        for place in range(10):
            sheet.cell(2, 2 + place, f"Wk {place + 1}")
        names(sheet, "Design", "Build")
        fill(sheet, 3, range(2, 5), BLUE)
        fill(sheet, 4, range(5, 8), BLUE)
        other = sheet.parent.create_sheet("Plan")
        for row in (["Task", "Start", "Finish"], ["Test", date(2023, 5, 1), date(2023, 6, 1)]):
            other.append(row)

    reading = read(draw)
    assert "ISO" in reasons(reading.warnings) and reading.reading_confidence == "medium"


def test_two_drawings_on_a_sheet_are_both_read(read) -> None:
    """The headings of the lower one are no dates of the upper one's rows."""

    def draw(sheet: Worksheet) -> None:
        for top, year, tasks in ((1, 2023, ("Design", "Build")), (8, 2024, ("Wave 1", "Wave 2"))):
            sheet.cell(top, 1, "Task")
            for place, name in enumerate(MONTHS):
                sheet.cell(top, 2 + place, f"{name}-{year - 2000}")
            names(sheet, *tasks, row=top + 1)
            fill(sheet, top + 1, range(2, 5), BLUE)
            fill(sheet, top + 2, range(5, 8), BLUE)

    assert spans(read(draw)) == {
        "Design": ("2023-01-01", "2023-03-31"),
        "Build": ("2023-04-01", "2023-06-30"),
        "Wave 1": ("2024-01-01", "2024-03-31"),
        "Wave 2": ("2024-04-01", "2024-06-30"),
    }


def test_weekdays_may_stand_between_the_months_and_their_days(read) -> None:
    """January 2023 above M T W T F above 2, 3, 4 dates the days."""

    def draw(sheet: Worksheet) -> None:
        sheet.cell(1, 2, "January 2023")
        for place in range(28):
            day = date(2023, 1, 9) + timedelta(days=place)
            sheet.cell(2, 2 + place, "MTWTFSS"[day.weekday()])
            sheet.cell(3, 2 + place, day.day)
            if day.day == 1:
                sheet.cell(1, 2 + place, "February 2023")
        sheet.cell(3, 1, "Task")
        names(sheet, "Design", "Build", row=4)
        fill(sheet, 4, range(2, 5), BLUE)
        fill(sheet, 5, range(25, 28), BLUE)

    assert spans(read(draw)) == {
        "Design": ("2023-01-09", "2023-01-11"),
        "Build": ("2023-02-01", "2023-02-03"),
    }


def test_last_days_of_months_head_those_months(read) -> None:
    """31/01, 28/02, 31/03 in full are the ends of January, February and March, not the beginnings of what follows."""

    def draw(sheet: Worksheet) -> None:
        for place in range(6):
            sheet.cell(
                2, 2 + place, date(2023, 2 + place, 1) - timedelta(days=1)
            ).number_format = "dd/mm/yyyy"
        names(sheet, "Design", "Build")
        fill(sheet, 3, range(2, 4), BLUE)
        fill(sheet, 4, range(4, 8), BLUE)

    assert spans(read(draw)) == {
        "Design": ("2023-01-01", "2023-02-28"),
        "Build": ("2023-03-01", "2023-06-30"),
    }


def test_fridays_that_nothing_calls_first_or_last_are_as_wide_as_both(read) -> None:
    """A Friday above a week is its first day or its last; said to be first, it is."""

    def draw(sheet: Worksheet) -> None:
        for place in range(10):
            sheet.cell(2, 2 + place, date(2022, 11, 4) + timedelta(days=7 * place))
        names(sheet, "Design", "Build")
        fill(sheet, 3, range(2, 5), BLUE)
        fill(sheet, 4, range(5, 8), BLUE)

    def draw_said(sheet: Worksheet) -> None:
        draw(sheet)
        sheet.cell(2, 1, "w/c")

    reading = read(draw)
    assert spans(reading)["Design"] == ("2022-10-29", "2022-11-24")
    assert "begin their weeks or end them" in reasons(reading.warnings)
    assert spans(read(draw_said))["Design"] == ("2022-11-04", "2022-11-24")


def test_an_end_that_is_only_drawn_is_read_where_the_typed_one_agrees(read) -> None:
    """A start typed beside a bar takes its finish; one that the bar gainsays, or words for a finish, take none."""

    def draw(sheet: Worksheet) -> None:
        sheet.append([None] * 3 + [2023])
        sheet.merge_cells("D1:O1")
        sheet.append(["Task", "Start", "Finish", *MONTHS])
        for row, (name, start, finish) in enumerate(
            (
                ("Build", date(2023, 2, 6), None),
                ("Test", date(2023, 9, 4), None),
                ("Go", date(2023, 2, 6), "TBC"),
            ),
            3,
        ):
            sheet.append([name, start, finish])
            fill(sheet, row, (5, 6, 7), BLUE)

    reading = read(draw)
    assert spans(reading) == {
        "Build": ("2023-02-06", "2023-04-30"),
        "Test": ("2023-09-04", None),
        "Go": ("2023-02-06", None),
    }
    assert reading.rows[0]["finish_from"] == "2023-04-01" and "as drawn" in reading.rows[0]["worked_out"]


@pytest.mark.parametrize("has_work", [True, False])
def test_contingency_is_no_part_of_a_planned_finish(read, has_work) -> None:
    """What the legend calls contingency is said beside the work and widens no date; alone, it is a task."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Build", "Test", "Migrate")
        for row in (3, 4, 5):
            fill(sheet, row, range(row, row + 3 * has_work), BLUE)
            fill(sheet, row, (row + 3, row + 4), GREY)
        for row, colour, words in ((8, BLUE, "Planned"), (9, GREY, "Contingency")):
            fill(sheet, row, (2,), colour)
            sheet.cell(row, 3, words)

    reading = read(draw)
    first, last = ("2023-02-01", "2023-04-30") if has_work else ("2023-05-01", "2023-06-30")
    assert spans(reading)["Build"] == (first, last)
    assert ("time in hand" in reasons(reading.warnings)) is has_work


def test_a_legend_beside_the_drawing_names_the_colours_of_its_own_rows(read) -> None:
    """A bar of the same row and colour makes it no less a legend: testing is told from the building before it."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Systems", "Data")
        for row in (3, 4):
            fill(sheet, row, range(2, 8), BLUE)
            fill(sheet, row, range(8, 10), GREEN)
        for row, colour, words in ((3, BLUE, "Building"), (4, GREEN, "Testing")):
            fill(sheet, row, [16], colour)
            sheet.cell(row, 17, words)

    assert spans(read(draw)) == {
        "Systems: Building": ("2023-01-01", "2023-06-30"),
        "Systems: Testing": ("2023-07-01", "2023-08-31"),
        "Data: Building": ("2023-01-01", "2023-06-30"),
        "Data: Testing": ("2023-07-01", "2023-08-31"),
    }


def test_the_bar_of_a_task_that_was_dropped_is_not_asked_for(read) -> None:
    """Its row is set aside with its reason; its bar is no bar of a row without a name."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        sheet.insert_cols(2)
        sheet.cell(2, 1, "Task")
        sheet.cell(2, 2, "Status")
        names(sheet, "Design", "Build", "Test")
        sheet.cell(4, 2, "Cancelled")
        for row in (3, 4, 5):
            sheet.cell(row, 2, sheet.cell(row, 2).value or "Open")
            fill(sheet, row, range(row, row + 3), BLUE)

    reading = read(draw)
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Test"]
    assert "without a name" not in reasons(reading.set_aside)


def test_columns_of_starts_and_ends_say_nothing_of_the_weeks_beside_them(read) -> None:
    """Starts and Ends head typed dates; the Mondays right of them stay the first days of their weeks."""

    def draw(sheet: Worksheet) -> None:
        for column, words in enumerate(("Task", "Starts", "Ends"), 1):
            sheet.cell(2, column, words)
        for place in range(10):
            sheet.cell(2, 4 + place, date(2022, 11, 7) + timedelta(days=7 * place))
        names(sheet, "Design", "Build")
        fill(sheet, 3, range(4, 7), BLUE)
        fill(sheet, 4, range(7, 10), BLUE)

    assert spans(read(draw)) == {
        "Design": ("2022-11-07", "2022-11-27"),
        "Build": ("2022-11-28", "2022-12-18"),
    }


def test_weeks_headed_by_days_without_a_year_stay_weeks_once_it_is_said(read) -> None:
    """31 Oct, 7 Nov, 14 Nov are weeks whoever says the year, and the next year begins with January."""

    def draw(sheet: Worksheet) -> None:
        for place in range(20):
            day = date(2022, 10, 31) + timedelta(days=7 * place)
            sheet.cell(2, 2 + place, f"{day.day} {MONTHS[day.month - 1]}")
        names(sheet, "Design", "Build")
        fill(sheet, 3, range(2, 5), BLUE)
        fill(sheet, 4, range(11, 14), BLUE)

    assert spans(read(draw, Settings(year=2022))) == {
        "Design": ("2022-10-31", "2022-11-20"),
        "Build": ("2023-01-02", "2023-01-22"),
    }


@pytest.mark.parametrize("title", ["MHHS re-plan October 2022", "Plan to finish MHHS by 2025", "Oct-2022"])
def test_a_year_of_a_month_or_a_target_in_the_title_dates_no_months(read, title: str) -> None:
    """It may be when the plan was written, or what it works towards: the months stay undated."""

    def draw(sheet: Worksheet) -> None:
        months(sheet, year=None)
        sheet.cell(1, 1, title)
        names(sheet, "Design", "Build")
        fill(sheet, 3, range(2, 5), BLUE)
        fill(sheet, 4, range(5, 8), BLUE)

    assert set(spans(read(draw)).values()) == {(None, None)}


@pytest.mark.parametrize("later", [0, 1])
def test_a_second_drawing_of_the_same_tasks_is_a_copy_only_with_the_same_bars(read, later: int) -> None:
    """Two options drawn one below the other: where they differ neither is read unasked, else the second is a copy."""

    def draw(sheet: Worksheet) -> None:
        for top, title, by in ((1, "Option 1 (POAP 1)", 0), (8, "Option 2 (POAP 2)", later)):
            sheet.cell(top, 1, title)
            months(sheet, row=top + 2)
            names(sheet, "Activity", "Design", "Build", "Test", row=top + 2)
            for row, columns in ((3, (2, 3)), (4, (4, 5, 6)), (5, (8,))):
                fill(sheet, top + row, [one + by for one in columns], BLUE)

    reading = read(draw)
    assert ("a copy" in reasons(reading.warnings)) == (not later)
    assert ("with other dates" in reasons(reading.warnings)) == bool(later)
    assert (len(reading.rows), reading.reading_confidence) == ((0, "low") if later else (3, "high"))
    for said in (Settings(version="POAP 2"), Settings(header_row=9)):
        chosen = read(draw, said)
        assert spans(chosen)["Design"] == (
            f"2023-0{1 + later}-01",
            f"2023-0{2 + later}-{31 if later else 28}",
        )
        assert not chosen.impossible and chosen.reading_confidence == "high"


def test_drawn_rows_of_several_versions_are_not_read_as_one_plan(read) -> None:
    """A column that says POAP 1 or POAP 2 of each row parts bars as it parts dates."""

    def draw(sheet: Worksheet) -> None:
        months(sheet, first=3)
        names(sheet, "Activity", "Design", "Design", "Build", "Build", row=2)
        for row, words in enumerate(("Option", "POAP 1", "POAP 2", "POAP 1", "POAP 2"), 2):
            sheet.cell(row, 2, words)
        for row, columns in ((3, (3, 4)), (4, (4, 5)), (5, (6, 7)), (6, (7, 8))):
            fill(sheet, row, columns, BLUE)

    reading = read(draw)
    assert len(reading.rows) == 0 and reading.reading_confidence == "low"
    assert "several versions" in reasons(reading.warnings) and reading.warnings[0]["cell"] == "B2"


@pytest.mark.parametrize("beside", ["w/c", "Week commencing", None])
@pytest.mark.parametrize("named", ["Wk {}", "Week {}", "Sprint {}"])
def test_a_row_of_dates_below_numbered_periods_heads_them(read, named: str, beside: str | None) -> None:
    """Wk 1, Wk 2 ... over the day each begins: headings of time, and no milestones with a date each."""

    def draw(sheet: Worksheet) -> None:
        sheet.append(["Ref", "Task", *(named.format(number) for number in range(1, 13))])
        sheet.append([None, beside, *(date(2026, 4, 6) + timedelta(weeks=week) for week in range(12))])
        for row, (name, columns) in enumerate({"Scope": (3, 4), "Build": (5, 6, 7)}.items(), 3):
            sheet.cell(row, 1, row - 2)
            sheet.cell(row, 2, name)
            fill(sheet, row, columns, BLUE)

    assert spans(read(draw)) == {"Scope": ("2026-04-06", "2026-04-19"), "Build": ("2026-04-20", "2026-05-10")}


@pytest.mark.parametrize("is_blank", [True, False])
def test_rows_without_marks_where_colours_cannot_be_seen_are_asked_for(
    tmp_path: Path, is_blank: bool
) -> None:
    """In a calendar as text one row's words show, and another may have had nothing but its colour: it is asked for."""
    path = tmp_path / "plan.csv"
    build = ",,,," if is_blank else ",,Build,Build,"
    path.write_text(f"Activity,Jan 2026,Feb 2026,Mar 2026,Apr 2026\nDesign,x,x,,\nBuild{build}\n")
    reading = read_plan(path)
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
    assert ("colours can't be seen" in reasons(reading.set_aside)) is is_blank


@pytest.mark.parametrize("label", ["{} phase", None])
def test_a_bar_below_its_label_is_of_the_name_merged_down_to_it(read, label: str | None) -> None:
    """A name over two rows, words in the upper one and the bar in the lower: one task, as wide as its bar."""
    spans_drawn = {"Design": (2, 3), "Build": (3, 8), "Test": (9, 11)}

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        for row, (name, (first, last)) in zip(range(3, 9, 2), spans_drawn.items(), strict=True):
            sheet.cell(row, 1, name)
            sheet.merge_cells(start_row=row, end_row=row + 1, start_column=1, end_column=1)
            if label:
                sheet.cell(row, first, label.format(name))
            fill(sheet, row + 1, range(first, last + 1), BLUE)

    reading = read(draw)
    assert spans(reading) == {
        "Design": ("2023-01-01", "2023-02-28"),
        "Build": ("2023-02-01", "2023-07-31"),
        "Test": ("2023-08-01", "2023-10-31"),
    }
    assert not any("without a name" in one["reason"] for one in reading.set_aside)


def test_a_bar_in_the_last_row_of_a_merged_name_is_told_of(read) -> None:
    """Where the row of the name has a bar, what the blank row below draws is set aside: also the last one."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design")
        sheet.merge_cells("A3:A4")
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (6, 7), BLUE)

    reading = read(draw)
    assert spans(reading) == {"Design": ("2023-01-01", "2023-02-28")}
    assert "a bar in a row without a name" in reasons(reading.set_aside)


@pytest.mark.parametrize("last", ["Number of activities", "Total FTE", "Per month"])
@pytest.mark.parametrize("mark", ["x", 0.5, 3])
def test_a_row_that_adds_up_those_above_is_no_task(read, last: str, mark: object) -> None:
    """Sums of hours or counts of marks below a drawing gather its rows, whatever they are called."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build", "Test", last)
        drawn = {3: range(2, 5), 4: range(4, 8), 5: range(7, 9)}
        for row, columns in drawn.items():
            for column in columns:
                sheet.cell(row, column, mark)
        for column in range(2, 9):
            times = sum(column in columns for columns in drawn.values())
            sheet.cell(6, column, times if mark == "x" else times * mark)

    assert [row["is_summary"] for row in read(draw).rows] == [False, False, False, True]


def test_work_beside_others_that_take_turns_adds_nothing_up(read) -> None:
    """One person all along, below two who follow one another: a task of its own."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build", "Manage")
        for row, columns in {3: range(2, 5), 4: range(5, 8), 5: range(2, 8)}.items():
            for column in columns:
                sheet.cell(row, column, 1)

    assert not any(row["is_summary"] for row in read(draw).rows)


@pytest.mark.parametrize("beside", ["Months", "Money", "Total", "Monitoring"])
def test_a_word_right_of_the_time_columns_breaks_nothing_off(read, beside: str) -> None:
    """Months headed so, how many a row lasts, is no day of the week and no time that goes on out of order."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build")
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (4, 5), BLUE)
        sheet.cell(2, 14, beside)
        sheet.cell(3, 14, 2)

    reading = read(draw)
    assert not any("do not go on in order" in one["reason"] for one in reading.warnings)
    assert reading.reading_confidence == "high"


def outlined(sheet: Worksheet, row: int, columns: Iterable[int]) -> None:
    for column in columns:
        sheet.cell(row, column).border = Border(top=Side("thick"), bottom=Side("thick"))


@pytest.mark.parametrize("head", ["Activity", "Workstream", None])
@pytest.mark.parametrize("is_shaped", [True, False])
def test_a_calendar_whose_bars_are_no_cells_keeps_its_tasks_and_asks(
    read, head: str | None, is_shaped: bool
) -> None:
    """Bars that are shapes or lines can't be seen: the tasks are kept undated, and the shapes counted."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        sheet["A2"] = head
        names(sheet, "Design", "Build", "Test")
        outlined(sheet, 3, range(2, 5))
        if is_shaped:
            chart = BarChart()
            chart.add_data(Reference(sheet, min_col=3, min_row=1, max_row=4))
            sheet.add_chart(chart, "C3")

    reading = read(draw)
    assert spans(reading) == dict.fromkeys(("Design", "Build", "Test"), (None, None))
    assert "a calendar in whose cells nothing is drawn" in reasons(reading.set_aside)
    assert ("drawn shapes" in reasons(reading.set_aside)) is is_shaped
    assert reading.reading_confidence == "low"


def test_a_calendar_whose_bars_are_no_cells_beside_a_dated_list_is_told_of(workbook_file) -> None:
    """A plan may be read from another sheet, but that its tasks are not all of them is said."""
    heads = [f"{month} 2026" for month in MONTHS]
    sheets = {
        "Plan on a page": [["Activity", *heads], ["Design"], ["Build"]],
        "Milestones": [
            ["Milestone", "Date"],
            *([f"Gate {number}", date(2026, number, 9)] for number in range(1, 9)),
        ],
    }
    reading = read_plan(workbook_file(sheets))
    assert len(reading.rows) == 8
    assert any(one["sheet"] == "Plan on a page" and "2 tasks" in one["text"] for one in reading.warnings)


@pytest.mark.parametrize("kind", ["dates", "words", "weeks"])
@pytest.mark.parametrize("heads", [("Activity", "Activity"), ("Task", "Workstream")])
@pytest.mark.parametrize("count", [6, 12])
def test_drawings_side_by_side_are_each_read(read, kind: str, heads: tuple[str, str], count: int) -> None:
    """Each has names left of its own time columns, which begin again: neither goes on with the other's time."""
    words = {
        "dates": [date(2026, number, 1) for number in range(1, count + 1)],
        "words": [f"{month} 2026" for month in MONTHS[:count]],
        "weeks": [date(2026, 1, 5) + timedelta(weeks=week) for week in range(count)],
    }[kind]
    second = count + 4

    def draw(sheet: Worksheet) -> None:
        sheet.cell(1, 1, "Supply")
        sheet.cell(1, second, "Metering")
        for first, head in ((1, heads[0]), (second, heads[1])):
            sheet.cell(2, first, head)
            for place, one in enumerate(words, 1):
                sheet.cell(2, first + place, one)
        for row, (own, other) in enumerate(
            zip(("CRM", "Billing", None), ("MSA", "MOP", "UAT"), strict=True), 3
        ):
            sheet.cell(row, 1, own)
            sheet.cell(row, second, other)
            if own:
                fill(sheet, row, (2, 3), BLUE)
            fill(sheet, row, range(second + row - 2, second + row), GREEN)

    expected = {"CRM": (0, 1), "Billing": (0, 1), "MSA": (0, 1), "MOP": (1, 2), "UAT": (2, 3)}
    firsts = [date(2026, number, 1) for number in range(1, 13)] if kind != "weeks" else words
    read_of = {name: (start, finish) for name, (start, finish) in spans(read(draw)).items()}
    assert {name: start for name, (start, _) in read_of.items()} == {
        name: firsts[first].isoformat() for name, (first, _) in expected.items()
    }
    if kind != "weeks":
        assert read_of["UAT"][1] == "2026-04-30"


def test_months_that_go_on_beyond_names_said_again_are_one_line(read) -> None:
    """A column of names between June and July parts nothing."""

    def draw(sheet: Worksheet) -> None:
        heads = [
            *(f"{month} 2026" for month in MONTHS[:6]),
            "Activity",
            *(f"{month} 2026" for month in MONTHS[6:]),
        ]
        for column, head in enumerate(["Activity", *heads], 1):
            sheet.cell(2, column, head)
        names(sheet, "Design", "Build")
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (9, 10), BLUE)

    assert spans(read(draw))["Build"] == ("2026-07-01", "2026-08-31")


@pytest.mark.parametrize(
    ("place", "years"),
    [
        ("title", ("Roadmap 2026", "Roadmap 2027")),
        ("beside", (2026, 2027)),
        ("beside", ("2026", "2027")),
        ("beside", ("FY26/27", "FY27/28")),
        ("title", ("Plan FY 2026/27", "Plan FY 2027/28")),
    ],
)
def test_a_further_band_of_months_has_the_year_nearest_to_it(
    read, place: str, years: tuple[object, object]
) -> None:
    """A year below another, each over its own months or left of them; also financial ones, from April."""
    is_financial = "/" in str(years[0])
    heads = [*MONTHS[3:], *MONTHS[:3]] if is_financial else MONTHS

    def draw(sheet: Worksheet) -> None:
        for top, year, name in ((2, years[0], "Design 2025 legacy"), (7, years[1], "Qualify")):
            sheet.cell(top - 1 if place == "title" else top, 1, year)
            if place == "title":
                sheet.cell(top, 1, "Activity")
            for column, month in enumerate(heads, 2):
                sheet.cell(top, column, month)
            sheet.cell(top + 1, 1, name)
            fill(sheet, top + 1, (2, 3), BLUE)

    first = "04" if is_financial else "01"
    assert [start for start, _ in spans(read(draw)).values()] == [f"2026-{first}-01", f"2027-{first}-01"]


def test_a_year_in_the_name_of_a_task_above_dates_no_further_band(read) -> None:
    """The last task of the first band stands right above the headings of the next: the year it names is not theirs."""

    def draw(sheet: Worksheet) -> None:
        months(sheet, row=2, year=2026)
        sheet["A2"] = "Activity"
        names(sheet, "Design", "Release 2030")
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (4, 5), BLUE)
        sheet.cell(5, 1, "Activity")
        for column, month in enumerate(MONTHS, 2):
            sheet.cell(5, column, month)
        sheet.cell(6, 1, "Qualify")
        fill(sheet, 6, (2, 3), BLUE)

    assert spans(read(draw))["Qualify"] in ((None, None), ("2026-01-01", "2026-02-28"))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("place", [1, 2, 3])
@pytest.mark.parametrize("column", [0, 1, 3])
@pytest.mark.parametrize("typed", [(), ("Start", "Finish")])
def test_words_in_a_drawing_head_no_table(plan_file, typed, column, place, kind) -> None:
    """A lane of the programme in which Kick-off is written, and below it one where TBC is, are rows as any other."""
    months = [f"{name} 2023" for name in MONTHS[:6]]
    days = [
        [date(2023, 1, 1), date(2023, 2, 28)],
        [date(2023, 3, 1), date(2023, 4, 30)],
        [date(2023, 5, 1), date(2023, 6, 30)],
    ]
    marks = [["x", "x", *[None] * 4], [None, None, "x", "x", None, None], [*[None] * 4, "x", "x"]]
    rows = [[name, *(own if typed else []), *drawn]
            for name, own, drawn in zip(["Design", "Build", "Test"], days, marks, strict=True)]  # fmt: skip
    for row, (name, words) in enumerate((("Programme", "Kick-off"), ("Milestones", "TBC"))):
        lane = [name, *[None] * (len(typed) + 6)]
        lane[1 + len(typed) + column] = words
        rows.insert(place - 1 + row, lane)
    reading = read_plan(plan_file([["Task", *typed, *months], *rows], kind))
    names = [row["activity_name"] for row in reading.rows]
    assert names == [row[0] for row in rows] and reading.rows_in == reading.rows_kept == 5
    assert {
        "Design": ("2023-01-01", "2023-02-28"),
        "Build": ("2023-03-01", "2023-04-30"),
        "Test": ("2023-05-01", "2023-06-30"),
    }.items() <= spans(reading).items()


def test_a_table_right_below_a_drawing_is_one_where_dates_stand_in_it(plan_file) -> None:
    """Headings under time columns are headings where dates stand below them."""
    dated = [
        [name, date(2023, month, 16), date(2023, month, 20)]
        for month, name in enumerate(("Test", "Pilot", "Move"), 4)
    ]
    rows = [["Task", "Jan 2023", "Feb 2023", "Mar 2023"], ["Design", "x", None, None], ["Build", None, "x", "x"],
            ["Milestone", "Start", "Finish"], *dated]  # fmt: skip
    found = spans(read_plan(plan_file(rows, "xlsx")))
    assert found == {name: (f"{first}", f"{last}") for name, first, last in dated}


@pytest.mark.parametrize(("text", "day"), [("◆ 7th", 7), ("▲ 21st", 21), ("★31st", None)])
def test_a_day_of_the_month_beside_a_sign_is_its_date_and_no_name(read, text: str, day: int | None) -> None:
    """7th below April is 7 April; a day that the month does not have is no date."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Go live")
        fill(sheet, 3, (2, 3), BLUE)
        sheet.cell(4, 5, text)

    row = read(draw).rows[1]
    expected = f"2023-04-{day:02}" if day else "2023-04-01"
    assert row["start_from"] == expected and (row["activity_name"] == "Go live") is bool(day)


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("words", ["TBC", "tbd", "to be confirmed"])
def test_words_for_a_date_to_come_draw_nothing(plan_file, words, kind) -> None:
    """In a drawing of X and words TBC is no date of March: it is kept as words, and asked about."""
    rows = [["Task", *(f"{name} 2023" for name in MONTHS[:4])], ["Design", "x", "x", None, None],
            ["Go live", None, None, words, None], ["Build", None, None, "x", "x"]]  # fmt: skip
    reading = read_plan(plan_file(rows, kind))
    assert spans(reading)["Go live"] == (None, None) and spans(reading)["Build"][0] == "2023-03-01"
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("D3", words)]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_words_in_the_one_bar_of_a_row_stay_beside_its_name(plan_file, kind) -> None:
    """What is written in the bar of a named row is kept in its notes, unless it only says the name again."""
    months = [f"{name} 2023" for name in MONTHS[:4]]
    rows = [["Task", "Notes", *months], ["Design", "Ask Ann", "x", "x", None, None],
            ["Programme", "Ask Bob", None, "Kick-off", None, None],
            ["Build", None, None, None, "Build", None]]  # fmt: skip
    found = {row["activity_name"]: row for row in read_plan(plan_file(rows, kind)).rows}
    assert found["Programme"]["start_from"] == "2023-02-01"
    notes = [found[name]["notes_text"] for name in ("Design", "Programme", "Build")]
    assert notes == ["Ask Ann", "Ask Bob; Kick-off", None]


@pytest.mark.parametrize("is_hatched", [True, False])
@pytest.mark.parametrize("is_explained", [True, False])
def test_bars_in_several_colours_that_nothing_explains_are_asked_about(
    read, is_hatched, is_explained
) -> None:
    """The last cells may be time in hand: where no legend says so, what the colours mean is asked, once."""
    second = PatternFill("lightUp" if is_hatched else "solid", fgColor=f"FF{BLUE if is_hatched else GREEN}")

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build", "Test")
        for row, first in ((3, 2), (4, 5), (5, 9)):
            fill(sheet, row, (first, first + 1), BLUE)
            sheet.cell(row, first + 2).fill = second
        if is_explained:
            sheet.cell(9, 2).fill = second
            sheet.cell(9, 3, "remaining")

    reading = read(draw)
    told = [one for one in reading.warnings if "several colours" in one["reason"]]
    assert [one["text"] for one in told] == ([] if is_explained else ["3 bars"])
    assert len(reading.rows) == 3


@pytest.mark.parametrize("colour", [GREY, BLUE])
@pytest.mark.parametrize("count", [3, 5])
def test_bars_in_the_colour_of_the_weekends_are_told_from_them(read, colour: str, count: int) -> None:
    """What fills every weekend in every row is the calendar's, though bars between them have its colour."""
    bars = {"Freeze": (2, 6), "Load": (9, 20), "Check": (23, 27), "Cut over": (16, 17), "Watch": (30, 31)}

    def draw(sheet: Worksheet) -> None:
        sheet.cell(1, 2, "March 2026")
        sheet.merge_cells("B1:AF1")
        for day in range(1, 32):
            sheet.cell(2, day + 1, day)
        for row, (name, (first, last)) in enumerate([*bars.items()][:count], 3):
            sheet.cell(row, 1, name)
            fill(sheet, row, range(first + 1, last + 2), colour)
            fill(sheet, row, (day + 1 for day in range(1, 32) if date(2026, 3, day).weekday() > 4), colour)

    assert spans(read(draw)) == {
        name: (f"2026-03-{first:02}", f"2026-03-{last:02}") for name, (first, last) in [*bars.items()][:count]
    }


@pytest.mark.parametrize("total", ["Q1 total", "Sub-total", "Total", "YTD"])
def test_a_column_of_totals_between_months_is_no_time(read, total: str) -> None:
    """What it adds up is drawn in no month, and interrupts nothing."""

    def draw(sheet: Worksheet) -> None:
        heads = ["Activity", "Jan 2026", "Feb 2026", "Mar 2026", total, "Apr 2026", "May 2026", "Jun 2026"]
        for column, head in enumerate(heads, 1):
            sheet.cell(2, column, head)
        for row, (name, amounts) in enumerate(
            {"Design": (5, 5, 0, 10, 0), "Build": (0, 0, 8, 8, 8)}.items(), 3
        ):
            sheet.cell(row, 1, name)
            for column, amount in enumerate(amounts, 2):
                sheet.cell(row, column, amount)

    reading = read(draw)
    assert spans(reading) == {"Design": ("2026-01-01", "2026-02-28"), "Build": ("2026-03-01", "2026-04-30")}
    assert "with gaps" not in reasons(reading.warnings)


def test_a_bar_as_tall_as_its_name_is_one(read) -> None:
    """Name and bar each merged over two rows: the second row has no bar of its own."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        for row, name in ((3, "Design"), (5, "Build")):
            sheet.cell(row, 1, name)
            sheet.merge_cells(start_row=row, end_row=row + 1, start_column=1, end_column=1)
            fill(sheet, row, (row,), BLUE)
            sheet.merge_cells(start_row=row, end_row=row + 1, start_column=row, end_column=row + 1)

    reading = read(draw)
    assert spans(reading) == {"Design": ("2023-02-01", "2023-03-31"), "Build": ("2023-04-01", "2023-05-31")}
    assert not reading.set_aside


def test_milestones_over_the_headings_of_time_are_warned_of(read) -> None:
    """M5 and M9 above the months are no row of the plan: they are told by place, and asked for."""

    def draw(sheet: Worksheet) -> None:
        sheet.cell(1, 4, "M5 ◆")
        sheet.cell(1, 9, "M9")
        for column, month in enumerate(MONTHS, 2):
            sheet.cell(2, column, f"{month} 2026")
        names(sheet, "Design", "Build")
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, (5, 6), BLUE)

    (told,) = [one for one in read(draw).warnings if "above the headings" in one["reason"]]
    assert (told["cell"], told["text"]) == ("D1:I1", "2 milestones")


@pytest.mark.parametrize("is_merged", [True, False])
@pytest.mark.parametrize("heading", [None, "RAG"])
def test_a_bar_that_goes_on_beyond_the_headings_has_no_finish(
    read, is_merged: bool, heading: str | None
) -> None:
    """Where the months end before the bar does, its finish is after them; a column headed beside them is none of it."""

    def draw(sheet: Worksheet) -> None:
        months(sheet)
        names(sheet, "Design", "Build", "Test")
        sheet.cell(2, 14, heading)
        fill(sheet, 3, (2, 3), BLUE)
        fill(sheet, 4, range(5, 15), BLUE)
        fill(sheet, 5, (13,), BLUE)
        if is_merged and not heading:
            sheet.merge_cells(start_row=4, end_row=4, start_column=5, end_column=15)

    reading = read(draw)
    row = reading.rows[1]
    assert (row["finish_from"], row["finish_to"]) == (
        ("2023-12-01", "2023-12-31") if heading else ("2024-01-01", None)
    )
    assert spans(reading)["Test"] == ("2023-12-01", "2023-12-31")
    assert any("goes on right of" in one["reason"] for one in reading.warnings) is not bool(heading)


@pytest.mark.parametrize("is_headed_above", [False, True])
@pytest.mark.parametrize("suffix", ["xlsx", "csv"])
def test_a_duration_in_numbered_periods_is_worked_out_whatever_it_is_typed_as(
    tmp_path, suffix: str, is_headed_above: bool
) -> None:
    """In text every number is a text: a start in period 3 that lasts 4 ends in period 6.

    The numbers may stand beside the headings, or below them where the dates stand beside these.
    """
    weeks = [date(2026, 1, 5) + timedelta(weeks=place) for place in range(8)]
    headings, blank = ["Activity", "Plan start", "Plan duration"], ["", "", ""]
    beside, below = (headings, blank) if is_headed_above else (blank, headings)
    rows = [[*beside, *weeks], [*below, *range(1, 9)], ["Design", 1, 2], ["Build", 3, 4]]
    path = tmp_path / f"planner.{suffix}"
    if suffix == "csv":
        path.write_text("\n".join(",".join(map(_written, row)) for row in rows))
    else:
        book = openpyxl.Workbook()
        for row in rows:
            book.active.append(row)
        book.save(path)
    reading = read_plan(path)
    assert spans(reading) == {"Design": ("2026-01-05", "2026-01-18"), "Build": ("2026-01-19", "2026-02-15")}


def test_months_right_of_the_last_year_head_their_weeks_though_nothing_is_merged(tmp_path) -> None:
    """In text a heading stands over its first column alone: weeks of February go on below February, not January."""
    weeks = [date(2022, 11, 7) + timedelta(weeks=place) for place in range(69)]
    shown = pairwise([date(2000, 1, 1), *weeks])
    years, months = zip(
        *(
            (f"{new:%Y}" if new.year != old.year else "", f"{new:%b}" if new.month != old.month else "")
            for old, new in shown
        ),
        strict=True,
    )
    days = [str(week.day) for week in weeks]
    marks = ["X" if place in (66, 67) else "" for place in range(69)]
    rows = [["", *years], ["", *months], ["Task", *days], ["Pilot", *marks], ["Go live", *marks[2:]]]
    (tmp_path / "drawn.csv").write_text("\n".join(map(",".join, rows)))
    reading = read_plan(tmp_path / "drawn.csv")
    assert spans(reading) == {"Pilot": ("2024-02-12", "2024-02-25"), "Go live": ("2024-01-29", "2024-02-11")}
    assert not reading.warnings


@pytest.mark.parametrize(
    ("issued", "form", "is_told"),
    [
        ("25/12/2023", "%d/%m/%Y", False),
        ("12/25/2023", "%d/%m/%Y", True),
        ("25/12/2023", "%m/%d/%Y", True),
        ("25/12/2023", "%d %b %y", False),
    ],
)
def test_the_date_of_issue_does_not_prove_how_headings_are_written(
    tmp_path, issued, form: str, is_told: bool
) -> None:
    """Firsts of months in one order are days of January in the other: that the sheet has both orders is told."""
    firsts = [date(2024, month, 1) for month in range(1, 13)]
    head = ",".join(f"{day:{form}}" for day in firsts)
    marks = "Design,X,X,,,,,,,,,,\nBuild,,,X,X,,,,,,,,\n"
    (tmp_path / "drawn.csv").write_text(f"Issued,{issued}\n\nTask,{head}\n{marks}")
    reading = read_plan(tmp_path / "drawn.csv")
    assert ("order" in reasons(reading.warnings)) == is_told
    assert is_told or spans(reading)["Build"] == ("2024-03-01", "2024-04-30")


@pytest.mark.parametrize(("issued", "form"), [("25/12/2023", "%m/%d/%Y"), ("12/25/2023", "%d/%m/%Y")])
def test_headings_that_prove_their_own_order_are_read_in_it(tmp_path, issued: str, form: str) -> None:
    """Whatever a date elsewhere proves: weeks have days after the twelfth."""
    weeks = [date(2024, 1, 1) + timedelta(weeks=place) for place in range(12)]
    head = ",".join(f"{day:{form}}" for day in weeks)
    marks = "Design,X,X,,,,,,,,,,\nBuild,,,X,X,,,,,,,,\n"
    (tmp_path / "drawn.csv").write_text(f"Issued,{issued}\n\nTask,{head}\n{marks}")
    assert spans(read_plan(tmp_path / "drawn.csv"))["Build"] == ("2024-01-15", "2024-01-28")


def _written(value: object) -> str:
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else str(value)


def test_a_solid_fill_without_a_colour_is_black(workbook_file: Callable[..., Path]) -> None:
    """As openpyxl leaves black out and Excel shows it; a fill without a pattern, or with none, stays no bar."""

    def paint(book: openpyxl.Workbook) -> None:
        fill(book.active, 2, (2, 3), BLUE)
        for column in (4, 5):
            book.active.cell(3, column).fill = PatternFill("solid", fgColor="00000000")
        for column in (2, 3):
            book.active.cell(3, column).fill = PatternFill(fgColor="00000000")
            book.active.cell(4, column).fill = PatternFill("none", fgColor="FF000000")

    heads = ["Task", *(f"{month} 2026" for month in MONTHS[:5])]
    reading = read_plan(workbook_file({"Plan": [heads, ["Design"], ["Build"], ["Test"]]}, change=paint))
    spans = [(row["start_from"], row["finish_to"]) for row in reading.rows]
    assert spans == [("2026-01-01", "2026-02-28"), ("2026-03-01", "2026-04-30"), (None, None)]
