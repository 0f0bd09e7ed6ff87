"""Sheets of cells: a cell's text, and rows and columns put in order."""

import pickle
from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.intake.workbooks.sheets import Cell, PartStruck, Sheet, Value, in_order
from mhhs_analysis.intake.workbooks.workbook import read_workbook


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (" Design\n", "Design"),
        (PartStruck(" left ", "gone"), "left"),
        (7.0, "7"),
        (1.5, "1.5"),
        (12, "12"),
        (True, "True"),
        (datetime(2023, 7, 1), "01/07/2023"),
        (datetime(2023, 7, 1, 9, 30), "01/07/2023 09:30"),
        (date(2023, 7, 1), "2023-07-01"),
        (time(9, 30), "09:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
    ],
)
def test_a_cell_says_its_value_as_text(value: Value, text: str) -> None:
    """Outer spaces, decimal points of whole numbers and midnights are left out."""
    assert Cell(value).text == text


def test_a_cell_is_what_it_holds_and_how_it_is_shown() -> None:
    """Cells alike are equal wherever they are made, and come whole out of another process; their text adds nothing."""
    cell = Cell(datetime(2023, 7, 1), "mmm-yy", 2, False, True)
    again = pickle.loads(pickle.dumps(cell))
    assert (again, hash(again), again.text) == (cell, hash(cell), "01/07/2023")
    assert cell != Cell(datetime(2023, 7, 1), "mmm-yy", 2)
    assert Cell(True) == Cell(1)
    assert Cell("a", is_bold=True) == Cell("a"), "a heading is the same wherever it is said again"
    assert repr(Cell("a ")) == (
        "Cell(value='a ', number_format='General', indent=0, is_uncalculated=False, is_struck=False, "
        "is_bold=False)"
    )


@given(st.lists(st.tuples(st.integers(1, 9), st.lists(st.integers(1, 9), unique=True))))
def test_rows_and_their_cells_are_put_in_order(written: list[tuple[int, list[int]]]) -> None:
    """However they come, each cell stays in its row and column; rows without any are left out."""
    rows = {row: {column: Cell(f"{row}/{column}") for column in columns} for row, columns in written}
    ordered = in_order(rows)
    assert ordered == {row: cells for row, cells in rows.items() if cells}
    assert list(ordered) == sorted(ordered)
    assert all(list(cells) == sorted(cells) for cells in ordered.values())


VALUES = st.sampled_from(["Start", "Design", PartStruck("left", "gone"), 7, 7.0, True, datetime(2023, 7, 1)])
ROWS = st.dictionaries(st.integers(1, 9), st.dictionaries(st.integers(1, 5), VALUES, min_size=1))


@given(ROWS, st.sets(st.sampled_from(["Start", "left", "7", "True"])))
def test_columns_hold_what_the_rows_hold(written: dict[int, dict[int, Value]], asked: set[str]) -> None:
    """Whichever way a sheet is looked at the same cells stand there; texts alone are texts, a number is none."""
    rows = in_order({row: {at: Cell(value) for at, value in cells.items()} for row, cells in written.items()})
    sheet = Sheet("Plan", rows)
    by_column = {(row, at) for at, cells in sheet.columns.items() for row in cells}
    assert by_column == {(row, at) for row, cells in rows.items() for at in cells}
    texts = {
        (row, at, text)
        for at, (places, held) in sheet.texts.items()
        for row, text in zip(places, held, strict=True)
    }
    typed = {(row, at, value) for row, cells in written.items() for at, value in cells.items()}
    assert texts == {(row, at, value) for row, at, value in typed if isinstance(value, str)}
    assert sheet.rows_with(asked) == sorted({row for row, _, text in texts if text in asked})


ERRORS = {
    "plan.csv": "Task,Start\n#REF!,1\nErr:502,#BEZUG!\n#1 Design,#x\n",
    "plan.html": "<table><tr><td>Task<td>Start<tr><td>#REF!<td>1<tr><td>Err:502<td>#BEZUG!"
    "<tr><td>#1 Design<td>#x</table>",
    "plan.xml": '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"'
    ' xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet ss:Name="P"><Table>'
    '<Row><Cell><Data ss:Type="String">Task</Data></Cell><Cell><Data ss:Type="String">Start</Data></Cell></Row>'
    '<Row><Cell><Data ss:Type="Error">#REF!</Data></Cell><Cell><Data ss:Type="Number">1</Data></Cell></Row>'
    '<Row><Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><Data ss:Type="Error">#NUM!</Data></Cell></Row>'
    '<Row><Cell><Data ss:Type="String">#REF!</Data></Cell></Row></Table></Worksheet></Workbook>',
}
"""Tables whose second row has an error, whose third has two, and whose last has none."""


@pytest.mark.parametrize("name", ERRORS)
def test_an_error_is_a_formula_without_a_value_in_every_format(tmp_path, name: str) -> None:
    """What a spreadsheet shows of an error is told from what somebody typed with a hash."""
    (tmp_path / name).write_text(ERRORS[name], "utf-8")
    (sheet,) = read_workbook(tmp_path / name).sheets
    held = [[cell.is_uncalculated for cell in cells.values()] for cells in sheet.rows.values()]
    assert held[:3] == [[False, False], [True, False], [True, True]] and not any(held[3])
    assert sheet.may_lack_values
