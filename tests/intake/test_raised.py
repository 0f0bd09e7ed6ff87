"""Figures raised beside a text: the mark of a footnote is no figure of the date or number before it."""

import openpyxl
import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.workbooks.runs import raised

RAISED = InlineFont(vertAlign="superscript")


def cells(reading) -> list[tuple[str, str | None, str | None]]:
    return [(row["activity_name"], row["finish_to"], row["finish_text"]) for row in reading.rows]


def test_a_raised_figure_of_a_workbook_marks_a_footnote(tmp_path) -> None:
    """Beside a date and beside a name; struck words stay apart from it."""
    book = openpyxl.Workbook()
    book.active.append(["Task", "Finish"])
    book.active.append([CellRichText("Build & test", TextBlock(RAISED, "2")),
                        CellRichText("31/08/202", "3", TextBlock(RAISED, "1"))])  # fmt: skip
    book.active.append(["Live", CellRichText(TextBlock(InlineFont(strike=True), "1 May 2024"), " 31/08/2024",
                                             TextBlock(RAISED, "12"))])  # fmt: skip
    book.save(tmp_path / "plan.xlsx")
    assert cells(read_plan(tmp_path / "plan.xlsx")) == [
        ("Build & test\u00b2", "2023-08-31", "31/08/2023\u00b9"),
        ("Live", "2024-08-31", "31/08/2024\u00b9\u00b2"),
    ]


def test_a_raised_figure_of_a_page_marks_a_footnote(tmp_path) -> None:
    """As far as its element goes, or its cell; letters raised after a day stay letters."""
    page = """<table><tr><th>Task<th>Finish<tr><td>Build<sup>2</sup> 1<td>31/08/2023<sup>1</sup>
              <tr><td>Test<td>1<sup>st</sup> June 2023<tr><td>Live<td>1/6/24<sup>1<tr><td>Exit 1<td>1/7/24</table>"""
    (tmp_path / "plan.html").write_text(page, encoding="utf-8")
    assert [(name, day) for name, day, _ in cells(read_plan(tmp_path / "plan.html"))] == [
        ("Build\u00b2 1", "2023-08-31"), ("Test", "2023-06-01"), ("Live", "2024-06-01"), ("Exit 1", "2024-07-01"),
    ]  # fmt: skip


@pytest.mark.parametrize("text", ["st", "nd", "*", "a1", ""])
def test_what_is_no_figure_is_left(text) -> None:
    """Letters mean the same raised or not."""
    assert raised(text) == text
