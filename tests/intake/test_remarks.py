"""Remarks on the cells of a plan: what they say is not read, and that is said."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """A function that reads a plan of three tasks, with remarks on the cells said."""

    def written(remarks: dict[str, str]) -> Reading:
        book = openpyxl.Workbook()
        sheet = book.active
        for row in (
            ["Plan of a supplier"],
            ["Task", "Start", "Finish", "RAG"],
            ["Design", date(2025, 1, 6), date(2025, 2, 28), "G"],
            ["Build", date(2025, 3, 3), "TBC", "A"],
            ["Test", "TBC", "TBC", "R"],
        ):
            sheet.append(row)
        for place, said in remarks.items():
            sheet[place].comment = Comment(said, "Planner")
        book.save(tmp_path / "plan.xlsx")
        return read_plan(tmp_path / "plan.xlsx")

    return written


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(entry["cell"], entry["text"]) for entry in reading.warnings if "remark" in entry["reason"]]


def test_remarks_on_names_and_dates_are_told_once_a_sheet(read) -> None:
    """The warning says how many, where the first stand and what to ask for; not what they say, or who wrote them."""
    said = {"C4": "Finish now agreed 30/05/2025", "A5": "Replan in June", "B5": "?", "C5": "late"}
    reading = read(said)
    assert told(reading) == [("C4", "C4, A5, B5, ...")]
    (entry,) = (one for one in reading.warnings if "remark" in one["reason"])
    assert entry["reason"].startswith("4 remarks") and "ask for what they say" in entry["remedy"]


def test_remarks_elsewhere_say_nothing_of_the_plan(read) -> None:
    """One on the title, a heading or a column that is not read is none of the plan's dates or names."""
    assert told(read({"A1": "Draft", "B2": "As agreed", "D4": "Amber since May"})) == []
    assert told(read({})) == []


def test_a_remark_on_a_bar_is_told(tmp_path: Path) -> None:
    """What stands on the cells of a drawing says when, as what stands on typed dates does."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Task", *(date(2025, month, 1) for month in range(1, 10))])
    for row, name in enumerate(("Design", "Build"), 2):
        sheet.cell(row, 1, name)
        for column in (2 * row, 2 * row + 1):
            sheet.cell(row, column).fill = PatternFill("solid", fgColor="FF4472C4")
    sheet.cell(2, 4).comment = Comment("Starts 13 March", "Planner")
    book.save(tmp_path / "drawn.xlsx")
    assert told(read_plan(tmp_path / "drawn.xlsx")) == [("D2", "D2")]


@pytest.mark.parametrize(
    ("said", "confidence"),
    [("Now starts 20 May", "medium"), ("Agreed 30/05/2025", "medium"), ("Ask Jo", "high")],
)
def test_a_date_in_a_remark_makes_the_reading_less_sure(tmp_path: Path, said: str, confidence: str) -> None:
    """It may hold instead of the one that it stands on, typed or drawn."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Task", *(date(2026, month, 1) for month in range(1, 7))])
    for row, name in enumerate(["Design", "Build", "Test"], 2):
        sheet.cell(row, 1, name)
        for month in (row, row + 1):
            sheet.cell(row, month).fill = PatternFill("solid", fgColor="FF4472C4")
    sheet["C3"].comment = Comment(said, "Planner")
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    assert told(reading) == [("C3", "C3")] and reading.reading_confidence == confidence
