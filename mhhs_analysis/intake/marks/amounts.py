"""Numbers under time columns that are no hours of work: money, or how many there are of something."""

from __future__ import annotations

from mhhs_analysis.intake.headings.amount_words import shows_money
from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.time_axis.columns import TimeColumn
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet

_HOURS = 24


def first_amount(sheet: Sheet, grid: Grid) -> tuple[int, int] | None:
    """Return where the first number stands that is shown as money, or is more than the hours that its column has."""
    columns = grid.axis.by_number
    for row, marks in grid.marks.items():
        cells = sheet.rows.get(row, {})
        for column in marks:
            cell = cells.get(column)
            if cell is not None and _is_amount(cell, columns[column]):
                return row, column
    return None


def _is_amount(cell: Cell, column: TimeColumn) -> bool:
    if not isinstance(cell.value, int | float):
        return False
    return shows_money(cell.number_format) or cell.value > _hours_of(column)


def _hours_of(column: TimeColumn) -> float:
    if column.earliest is None or column.latest is None:
        return float("inf")
    return _HOURS * ((column.latest - column.earliest).days + 1)
