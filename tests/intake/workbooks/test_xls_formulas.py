"""Formulas in workbooks of binary records that no program calculated."""

from datetime import date
from pathlib import Path

import pytest
import xlwt

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.workbooks.workbook import read_workbook

NEVER = "never calculated"
DAY = xlwt.easyxf(num_format_str="DD/MM/YYYY")


@pytest.fixture
def written(tmp_path: Path):
    """A function that writes a plan of two tasks with formulas as their finishes, and in a column of remarks."""

    def write(finishes: list[str], remarks: list[str]) -> Path:
        book = xlwt.Workbook()
        sheet = book.add_sheet("Plan")
        for column, heading in enumerate(("Task", "Start", "Finish", "Comments")):
            sheet.write(0, column, heading)
        for row, name in enumerate(("Design", "Build"), 1):
            sheet.write(row, 0, name)
            sheet.write(row, 1, date(2026, 3, row), DAY)
            sheet.write(row, 2, xlwt.Formula(finishes[row - 1]), DAY)
            if remarks:
                sheet.write(row, 3, xlwt.Formula(remarks[row - 1]))
        book.save(str(tmp_path / "plan.xls"))
        return tmp_path / "plan.xls"

    return write


def test_a_finish_that_was_never_calculated_is_asked_for(written) -> None:
    """A day and a number of days come to no blank text: each such cell is told, as in a workbook of XML."""
    reading = read_plan(written(["B2+18", "B3+20"], []))
    assert [row["finish_to"] for row in reading.rows] == [None, None]
    assert [one["cell"] for one in reading.set_aside if NEVER in one["reason"]] == ["C2", "C3"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


def test_where_a_sum_was_not_calculated_no_formula_was(written) -> None:
    """What may come to a blank text by what it says stays blank; what only refers to a cell is not known either."""
    (sheet,) = read_workbook(written(["B2+18", "B2"], ['IF(B2="","","ok")', 'IF(B3="","","ok")'])).sheets
    assert sheet.may_lack_values and sheet.rows[2][3].is_uncalculated and sheet.rows[3][3].is_uncalculated
    assert all(4 not in sheet.rows[row] for row in (2, 3))


def test_blank_texts_without_a_sum_among_them_are_blank(written) -> None:
    """A program that calculates keeps the same of a formula that came to a blank text: nothing tells them apart."""
    reading = read_plan(written(['IF(B2="","",D2)', "D3"], []))
    assert not any(NEVER in one["reason"] for one in reading.set_aside)


def test_formulas_that_excel_calculated_to_blank_texts_are_blank(real) -> None:
    """166 of a real plan's formulas came to one."""
    (path,) = real.rglob("gergarage_ProjectPlan_v1.xls")
    assert not any(sheet.may_lack_values for sheet in read_workbook(path).sheets)
