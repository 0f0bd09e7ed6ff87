"""Rows of a drawing that are called as columns of remarks, states or persons are."""

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan

MONTHS = ("Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026")
LANES = {
    "Systems": ("Design", "Design", "Build", "Build"),
    "Process": ("Map processes", None, None, "Trial"),
}
WORK = {"Design", "Build", "Map processes", "Trial"}
SAID = ("Two teams", None, "Two teams", "Late")


def table(name: str, *, is_down: bool) -> list[list[object]]:
    """Return lanes below months, and a row called otherwise; or the months down the page."""
    rows = [["Month", *MONTHS], *([lane, *said] for lane, said in LANES.items()), [name, *SAID]]
    return [list(one) for one in zip(*rows, strict=True)] if is_down else rows


@pytest.mark.parametrize("is_down", [False, True])
@pytest.mark.parametrize("name", ["Notes", "Comments", "Status"])
def test_what_remarks_and_states_say_is_no_work(workbook_file, name: str, is_down: bool) -> None:
    """A row of words called Notes names no tasks: it is set aside with what to ask for."""
    reading = read_plan(workbook_file({"Plan": table(name, is_down=is_down)}))
    assert {row["activity_name"] for row in reading.rows} == WORK
    aside = [one for one in reading.set_aside if "remarks or states" in one["reason"]]
    assert len(aside) == 1 and aside[0]["remedy"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


@pytest.mark.parametrize("is_down", [False, True])
def test_a_row_called_as_persons_are_is_doubted(workbook_file, is_down: bool) -> None:
    """Resource may be a lane of work, or say whose the others are: nobody can say."""
    reading = read_plan(workbook_file({"Plan": table("Resource", is_down=is_down)}))
    assert [one for one in reading.warnings if "who do the work" in one["reason"]]
    assert reading.reading_confidence == "low"


def test_a_bar_that_is_filled_is_work_whatever_its_row_is_called(tmp_path) -> None:
    """Status over a filled bar may be a task of reporting."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Task", *MONTHS], ["Design"], ["Build"], ["Status", None, None, "Reports"]):
        sheet.append(row)
    for row, columns in ((2, (2, 3)), (3, (3, 4)), (4, (4, 5))):
        for column in columns:
            sheet.cell(row, column).fill = PatternFill("solid", fgColor="FF4472C4")
    book.save(tmp_path / "plan.xlsx")
    assert len(read_plan(tmp_path / "plan.xlsx").rows) == 3
