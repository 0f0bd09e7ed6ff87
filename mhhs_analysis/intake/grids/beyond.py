"""Words in a column beside those of time that stands for all beyond them: what is to be done Later is not read."""

from __future__ import annotations

from collections.abc import Iterator

from mhhs_analysis.dates import is_to_be_told
from mhhs_analysis.intake.headings.beyond_words import heads_earlier, heads_later
from mhhs_analysis.intake.headings.columns import is_wordy
from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.sheets import Cell

_BEYOND = (
    "words below {heading!r}, beside the time columns: a task that the drawing gives no time, and not read"
)
_ASK = "ask whether it is a task, and for its start and finish"


def put_words_beyond_aside(table: Table, grid: Grid) -> None:
    """Set aside the words that stand below Later, Backlog or Before beside a drawing, each cell of them."""
    for column, heading in _columns_beyond(table, grid):
        for row, cell in _words_in(table, grid, column):
            place = place_of(table.file, table.region.sheet, row, column)
            table.reading.put_aside(place, cell.text, _BEYOND.format(heading=heading), _ASK)
            table.reading.lower("medium")


def _columns_beyond(table: Table, grid: Grid) -> Iterator[tuple[int, str]]:
    """Yield the columns beside the time columns that are headed as what lies beyond these, with their headings."""
    rows = table.region.sheet.rows
    for row in table.region.headers:
        for column, cell in rows.get(row, {}).items():
            is_later = column > grid.axis.last and (heads_later(cell.text) or is_to_be_told(cell.text))
            if is_later or (column < grid.axis.first and heads_earlier(cell.text)):
                yield column, cell.text


def _words_in(table: Table, grid: Grid, column: int) -> Iterator[tuple[int, Cell]]:
    """Yield the cells of a column that hold words, by row: no marks, and no name of a bar that goes on there."""
    rows = table.region.sheet.rows
    for row in table.region.rows:
        cell = rows[row].get(column)
        if cell is not None and is_wordy(cell) and len(cell.text) > 1:
            said = {mark.text.lower() for mark in grid.marks.get(row, {}).values()}
            if cell.text.lower() not in said:
                yield row, cell
