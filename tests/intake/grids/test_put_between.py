"""Columns put between those of time: a gate, a total or notes among the months."""

from datetime import date, timedelta

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan

MONTHS = ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026", "May 2026", "Jun 2026"]
WEEKS = [date(2026, 1, 5) + timedelta(weeks=week) for week in range(6)]
NUMBERS = [f"W{week}" for week in range(1, 7)]
BLUE = PatternFill("solid", fgColor="FF9DC3E6")


def with_a_column(headings: list, heading: str) -> list[list]:
    """A plan of headings of time with another one in their middle, below which two rows are marked."""
    return [
        ["Task", *headings[:3], heading, *headings[3:]],
        ["Design", "x", "x"],
        ["Build", None, None, "x", "x", "x"],
        ["Test", None, None, None, "x", None, "x", "x"],
        ["Train", None, None, None, "G1", "x"],
    ]


@pytest.mark.parametrize("headings", [MONTHS, WEEKS, NUMBERS])
@pytest.mark.parametrize("heading", ["Gate", "Notes", "Total"])
def test_what_is_marked_in_a_column_put_between_is_no_part_of_a_bar(workbook_file, headings, heading) -> None:
    """Bars go on across it; what stands in it alone dates nothing, and is warned of once."""
    reading = read_plan(workbook_file({"Plan": with_a_column(headings, heading)}))
    cells = {row["activity_name"]: row["cell"] for row in reading.rows}
    assert cells == {"Design": "B2:C2", "Build": "D3:F3", "Test": "G4:H4", "Train": "F5"}
    assert [(one["cell"], one["text"]) for one in reading.warnings if "whose heading" in one["reason"]] == [
        ("E4", "2 marks")
    ]


@pytest.mark.parametrize("heading", ["Gate", "Notes"])
def test_bars_that_are_filled_through_it_are_no_doubt(tmp_path, heading: str) -> None:
    """A colour that goes on on both sides says nothing of the column itself."""
    book = openpyxl.Workbook()
    for row in [*with_a_column(MONTHS, heading)[:1], ["Design"], ["Build"]]:
        book.active.append(row)
    for cell in (*book.active["B2:C2"][0], *book.active["C3:G3"][0]):
        cell.fill = BLUE
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    assert [row["finish_to"] for row in reading.rows] == ["2026-02-28", "2026-05-31"]
    assert not reading.warnings


def test_a_month_whose_heading_cannot_be_read_stays_one(workbook_file) -> None:
    """Where the time between its neighbours is missing the column stands for that."""
    months = ["Jan 2026", "Feb 2026", "Mach 26!", "Apr 2026", "May 2026"]
    rows = [
        ["Task", *months],
        ["Design", "x", "x"],
        ["Build", None, None, "x"],
        ["Test", None, None, None, "x"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows][1] == ("2026-03-01", "2026-03-31")
