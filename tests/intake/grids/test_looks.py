"""Drawings that rate how work stands from month to month, and quarters over drawings that notes explain."""

from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.sheets import names, told

MONTHS = [f"{name} 2026" for name in ("Jan", "Feb", "Mar", "Apr", "May", "Jun")]
COLOURS = {"R": "FF0000", "A": "FFC000", "G": "70AD47"}
WORDS = {"R": "Red", "A": "Amber", "G": "Green"}
TRACKS = {"SIT entry": "GGAR", "Data migration": "GAAG", "Go live": "AARG"}
RATED = "bars of ratings that change"
QUARTERS = "speak of financial ones"


def drawn(
    tmp_path: Path, tracks: dict[str, str], head: list[str], texts: dict[str, str] | None, *lone: str
) -> Reading:
    """Read rows of colours, each a column right of the row's place, with their texts in them, below lines of text."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for line in lone:
        sheet.append([line])
    sheet.append(["Task", *head])
    for name, track in tracks.items():
        sheet.append([name])
        for column, letter in enumerate(track, 2):
            if letter != " ":
                cell = sheet.cell(sheet.max_row, column, texts[letter] if texts else None)
                cell.fill = PatternFill("solid", fgColor=COLOURS[letter])
    book.save(tmp_path / "plan.xlsx")
    return read_plan(tmp_path / "plan.xlsx")


@pytest.mark.parametrize("texts", [{"R": "R", "A": "A", "G": "G"}, WORDS, None])
def test_rows_of_ratings_that_change_are_doubted_as_bars(tmp_path, texts: dict[str, str] | None) -> None:
    """Letters, words or colours alone may say how work stood in each month, and not when it is done."""
    reading = drawn(tmp_path, TRACKS, MONTHS, texts)
    assert (len(told(reading, RATED)), reading.reading_confidence) == (1, "medium")


def test_ratings_that_do_not_change_are_the_state_of_each_bar(tmp_path) -> None:
    """A bar of one colour and letter is work, however it stands."""
    reading = drawn(
        tmp_path, {"Design": "GG", "Build": " AA", "Test": "  RR"}, MONTHS, {"R": "R", "A": "A", "G": "G"}
    )
    assert (told(reading, RATED), reading.reading_confidence) == ([], "high")


def test_colours_that_change_along_bars_of_their_own_days_are_no_ratings(tmp_path) -> None:
    """Each bar has days of its own: done, and to do."""
    reading = drawn(tmp_path, {"Design": "GR", "Build": " GRR", "Test": "   GR"}, MONTHS, None)
    assert (told(reading, RATED), reading.reading_confidence) == ([], "high")


def test_two_tasks_side_by_side_that_are_half_done_are_no_ratings(tmp_path) -> None:
    """Other bars have days of their own, as work has."""
    tracks = {"Design": "GGRR", "Build": "GGRR", "Test": "    GG", "Train": "     GG"}
    reading = drawn(tmp_path, tracks, [*MONTHS, "Jul 2026"], None)
    assert (told(reading, RATED), reading.reading_confidence) == ([], "high")


@pytest.mark.parametrize(
    ("note", "is_doubted"),
    [("Q1 = Apr - Jun", True), ("All quarters are financial year quarters", True), ("Q1 = Jan - Mar", False)],
)
@pytest.mark.parametrize("year", ["2026", "FY26/27"])
def test_quarters_over_drawings_that_notes_call_financial_are_doubted(
    tmp_path, note: str, is_doubted: bool, year: str
) -> None:
    """As typed ones are; not where their headings say the financial year, and are read so."""
    head = [f"Q{number} {year}" for number in range(1, 5)]
    reading = drawn(tmp_path, {"Design": "GG", "Build": " GG", "Test": "  GG"}, head, None, note)
    is_plain = year == "2026"
    assert bool(told(reading, QUARTERS)) == (is_doubted and is_plain)
    assert (reading.reading_confidence == "low") == (is_doubted and is_plain)


@pytest.mark.parametrize(
    "line",
    ["Printed on 12/03/2026", "Commercial in confidence", r"C:\plans\MHHS plan.xlsx", "© Energy Co 2026"],
)
def test_what_a_printed_page_says_below_a_drawing_is_no_task(tmp_path, line: str) -> None:
    """When it was printed, from which file, and who may see it."""
    reading = drawn(tmp_path, {"Design": "GG", "Build": " GG", line: " "}, MONTHS, None)
    assert names(reading) == ["Design", "Build"]


@pytest.mark.parametrize(
    ("lanes", "is_doubted"), [(["Tech", "Tech", "Business"], True), (["Tech", "Ops", "HR"], False)]
)
def test_rows_of_one_name_with_words_beside_their_bars_are_doubted(tmp_path, lanes, is_doubted: bool) -> None:
    """Rows called Tech may be those of a lane, and its tasks Design and Build, as the words beside the bars say."""
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Lane", *MONTHS])
    for row, (lane, words) in enumerate(zip(lanes, ["Design", "Build", "Train"], strict=True), 2):
        sheet.cell(row, 1, lane)
        sheet.cell(row, row).fill = PatternFill("solid", fgColor=COLOURS["G"])
        sheet.cell(row, row + 1, words)
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    assert bool(told(reading, "rows of one name")) == is_doubted
    assert (reading.reading_confidence == "medium") == is_doubted
