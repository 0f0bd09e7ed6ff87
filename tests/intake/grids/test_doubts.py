"""What is said of a drawing as a whole that can't be trusted as it stands."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = [f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug")]
BARS = {"Scope": (1, 2), "Design": (2, 4), "Build": (4, 6)}


def with_second_bars(path: Path, below: tuple[str, ...], names: tuple[str, ...] = ("", "", "")) -> Reading:
    """Draw a bar for each task, and in the row below some of them another one a month later."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Task", *MONTHS])
    for row, (task, (first, last)) in enumerate(BARS.items()):
        sheet.cell(2 * row + 2, 1, task)
        sheet.cell(2 * row + 3, 1, names[row] or None)
        for month in range(first, last + 1):
            sheet.cell(2 * row + 2, month + 1).fill = PatternFill("solid", fgColor="FFBFBFBF")
            if task in below:
                sheet.cell(2 * row + 3, month + 2).fill = PatternFill("solid", fgColor="FF4472C4")
    book.save(path)
    return read_plan(path)


def test_second_bars_below_tasks_are_a_doubt(tmp_path: Path) -> None:
    """A second bar below most tasks, in rows without a name, may be a later forecast: the reading can't be trusted."""
    reading = with_second_bars(tmp_path / "plan.xlsx", tuple(BARS))
    assert reading.reading_confidence == "low"
    (warning,) = reading.warnings
    assert (warning["cell"], warning["text"]) == ("C3", "2 bars")
    assert [entry["cell"] for entry in reading.set_aside] == ["C3:D3", "D5:F5"]


@pytest.mark.parametrize(
    ("below", "names"), [(("Scope",), ("", "", "")), (tuple(BARS), ("Train", "Test", "Run"))]
)
def test_one_bar_without_a_name_or_bars_with_names_are_none(
    tmp_path: Path, below: tuple[str, ...], names: tuple[str, ...]
) -> None:
    """One bar without a name is asked about alone, and bars with names of their own are tasks."""
    reading = with_second_bars(tmp_path / "plan.xlsx", below, names)
    assert reading.reading_confidence == "high"
    assert not reading.warnings


@pytest.mark.parametrize("formula", ["#NAME?", '=IF(TRUE,"X","")'])
def test_a_formula_without_a_value_is_no_bar_and_is_told(tmp_path: Path, formula: str) -> None:
    """Errors under every month draw nothing; the colours beside them stand, and what is not known is said once."""
    path = tmp_path / "plan.xlsx"
    with_second_bars(path, ())
    book = openpyxl.load_workbook(path)
    for row in (2, 4, 6):
        for column in range(2, 10):
            book.active.cell(row, column, formula)
    book.save(path)
    reading = read_plan(path)
    drawn = {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows}
    assert drawn["Scope"] == ("2026-01-01", "2026-02-28") and drawn["Build"] == ("2026-04-01", "2026-06-30")
    assert [(entry["cell"], entry["text"]) for entry in reading.set_aside] == [("B2", "24 cells")]
    assert reading.reading_confidence == "medium"


THROUGHOUT = "every row is written in"


@pytest.mark.parametrize(
    "rows", [["RAG", "GGG"], ["xxx", "xxx"], [("20%", "40%", "60%"), ("10%", "20%", "90%")]]
)
def test_rows_written_in_throughout_are_a_doubt(workbook_file, rows) -> None:
    """Where no row begins later or ends earlier than the time columns do, nothing is timed by them."""
    listed = [["Supplier", *MONTHS[:3]], *([f"Supplier {place}", *row] for place, row in enumerate(rows))]
    reading = read_plan(workbook_file({"Plan": listed}))
    assert reading.reading_confidence == "low"
    assert [one["cell"] for one in reading.warnings if THROUGHOUT in one["reason"]] == ["B2:D3"]


@pytest.mark.parametrize("rows", [["RAG"], ["RAG", "GG"], ["xxx", "xx", "xxx"]])
def test_one_row_or_any_that_is_shorter_is_none(workbook_file, rows: list[str]) -> None:
    """A task may well last from the first column to the last."""
    listed = [["Supplier", *MONTHS[:3]], *([f"Supplier {place}", *row] for place, row in enumerate(rows))]
    reading = read_plan(workbook_file({"Plan": listed}))
    assert not [one for one in reading.warnings if THROUGHOUT in one["reason"]]
