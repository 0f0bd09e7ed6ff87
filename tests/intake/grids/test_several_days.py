"""Several days typed in each of several rows of a drawn plan, which may be milestones or the ends of tasks."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.reference import rows as reference_rows

MONTHS = [f"{month} 2024" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun")]
QUARTERS = [f"Q{quarter} 2024" for quarter in (1, 2, 3, 4)]
DESIGN: list[object] = [date(2024, 1, 8), date(2024, 2, 5), None, date(2024, 4, 19)]
BUILD: list[object] = [None, date(2024, 2, 12), date(2024, 3, 4), None, date(2024, 5, 17)]
PAIR: list[object] = [None, None, date(2024, 3, 11), None, None, date(2024, 6, 21)]
MEETINGS = [row["words"] for row in reference_rows("milestone_words") if row["kind"] == "meeting"]


def doubts(reading: Reading) -> list[tuple[str, str]]:
    """Where several days are said to be in doubt, and how many rows hold them."""
    return [(one["cell"], one["text"]) for one in reading.warnings if "several days" in one["reason"]]


def filled(*places: str) -> Callable[..., None]:
    """Return a change that colours some cells of a plan."""

    def fill(book) -> None:
        for place in places:
            for cell in next(iter(book.active[place])):
                cell.fill = PatternFill("solid", fgColor="FF4472C4")

    return fill


@pytest.mark.parametrize("names", [("Design", "Build"), ("SIT", "UIT"), ("Data cleanse", "Go-live support")])
def test_several_days_in_several_rows_are_told(workbook_file, names: tuple[str, str]) -> None:
    """Each may be the start, a review or the finish of its row's task: no date can be trusted to be a milestone's."""
    rows = [["Task", *MONTHS], [names[0], *DESIGN], [names[1], *BUILD]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert doubts(reading) == [("B2", "2 rows")] and reading.reading_confidence == "low"
    assert len(reading.rows) == 6


def test_days_in_cells_of_colour_are_told_too(workbook_file) -> None:
    """A colour behind each day says no more of what it is."""
    rows = [["Task", *MONTHS], ["Design", *DESIGN], ["Build", *BUILD]]
    change = filled("B2:C2", "E2:E2", "C3:D3", "F3:F3")
    assert doubts(read_plan(workbook_file({"Plan": rows}, change=change))) == [("B2", "2 rows")]


def test_days_below_quarters_are_told_and_head_nothing(workbook_file) -> None:
    """A day in each of several quarters is of the task of its row, however far that is from the headings."""
    days = [date(2024, 1, 8), date(2024, 4, 5), date(2024, 7, 19)]
    rows = [["Task", *QUARTERS], ["Design", *days], ["Build", days[0], days[1], None, date(2024, 10, 4)]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert {row["finish_to"] for row in reading.rows} == {*(f"{day}" for day in days), "2024-10-04"}
    assert doubts(reading) == [("B2", "2 rows")]


@pytest.mark.parametrize("first", [1, 4])
def test_days_below_quarters_without_a_year_head_nothing(workbook_file, first: int) -> None:
    """Whether the first quarter begins in January or April, the task of its row is none the less one, and told."""
    quarters = ["Q1", "Q2", "Q3", "Q4"]
    rows = [["Task", *quarters], *([name, *(date(2024, first + month, day) for month in (0, 4, 7))]
            for name, day in (("Design", 9), ("Build", 15)))]  # fmt: skip
    reading = read_plan(workbook_file({"Plan": rows}))
    assert {"Design", "Build"} == {row["outline"] for row in reading.rows} and reading.warnings
    assert {row["finish_to"] for row in reading.rows} >= {
        f"2024-{first + 7:02}-09",
        f"2024-{first + 7:02}-15",
    }
    assert reading.reading_confidence == "low"


def test_a_start_and_finish_in_another_row_doubt_the_days_of_one(workbook_file) -> None:
    """Where two days are when one task starts and finishes, three are hardly milestones of another."""
    rows = [["Task", *MONTHS], ["Design", *DESIGN], ["Test", *PAIR]]
    assert doubts(read_plan(workbook_file({"Plan": rows}))) == [("B2", "1 row")]


def test_days_in_one_row_beside_bars_are_its_milestones(workbook_file) -> None:
    """Reviews or returns stand in a row of their own."""
    rows = [["Task", *MONTHS], ["Design"], ["Build"], ["Sprint reviews", *DESIGN]]
    reading = read_plan(workbook_file({"Plan": rows}, change=filled("B2:C2", "D3:F3")))
    assert not doubts(reading) and reading.reading_confidence == "high"


@pytest.mark.parametrize(
    "rows",
    [
        [["Milestone", *MONTHS], ["Design", *DESIGN], ["Build", *BUILD]],
        [["Deliverable", *MONTHS], ["Design", *DESIGN], ["Build", *BUILD]],
        [["Key milestones"], ["Task", *MONTHS], ["Design", *DESIGN], ["Build", *BUILD]],
        [["Task", *MONTHS], ["Milestones"], ["Design", *DESIGN], ["Build", *BUILD]],
        [["Task", *MONTHS], ["Milestones", *DESIGN], ["Key dates", *BUILD]],
        [["Task", "Type", *MONTHS], ["Design", "Milestone", *DESIGN], ["Build", "Milestone", *BUILD]],
        [["Group", "Task", *MONTHS], ["Milestones", "Design", *DESIGN], ["Milestones", "Build", *BUILD]],
    ],
)
def test_days_that_are_said_to_be_milestones_are_no_doubt(workbook_file, rows: list[list[object]]) -> None:
    """Their heading, title, group, kind or row says so."""
    reading = read_plan(workbook_file({"Plan": rows}))
    assert not doubts(reading) and sum(row["is_milestone"] for row in reading.rows) == 6


@pytest.mark.parametrize("word", MEETINGS)
def test_days_of_meetings_are_no_doubt(workbook_file, word: str) -> None:
    """A board meets on each of its days."""
    rows = [
        ["Task", *MONTHS], [f"Programme {word}", *DESIGN], [word.capitalize(), *BUILD], ["Build", "x", "x"]
    ]  # fmt: skip
    assert not doubts(read_plan(workbook_file({"Plan": rows})))


def test_a_sheet_called_milestones_says_what_its_days_are(workbook_file: Callable[..., Path]) -> None:
    """Nothing else need say so."""
    rows = [["Task", *MONTHS], ["Design", *DESIGN], ["Build", *BUILD]]
    assert not doubts(read_plan(workbook_file({"Milestones": rows})))
