"""A heading of time right before or after time columns that is none of them: time does not go on from it, or to it."""

from __future__ import annotations

from collections.abc import Callable

from mhhs_analysis.intake.headings.beyond_words import heads_later
from mhhs_analysis.intake.headings.columns import role_of
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.time_axis.headings import WEEKDAY, month_and_year, said_by
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet

RowColumn = tuple[int, int]


def heading_after(sheet: Sheet, axis: TimeAxis) -> RowColumn | None:
    """Return the row and column of the heading right of the last time column that says a time, or None."""
    return _heading(sheet, axis, axis.last + 1, lambda cell: said_by(cell, "DMY") is not None)


def heading_before(sheet: Sheet, axis: TimeAxis) -> RowColumn | None:
    """Return the row and column of the heading left of the first time column that says days or a part of a year.

    A number or a letter there may head what is no time: Phase 1, M.
    """
    return _heading(sheet, axis, axis.first - 1, _says_days)


def is_below_merged(axis: TimeAxis, column: int) -> bool:
    """Return whether a column stands below a heading of time that is merged over it and time columns."""
    lines = axis.head.rows if axis.head else ()
    return any(start <= column <= reach for line in lines for start, reach in line.reach.items())


def may_head_time(heading: str) -> bool:
    """Return whether a heading that is not known numbers something, as a later period may be: FY27, 2H27."""
    is_unknown = role_of(heading, "activities") == ("", "") and not heads_later(heading)
    return is_unknown and any(map(str.isdigit, heading))


def _heading(sheet: Sheet, axis: TimeAxis, column: int, says: Callable[[Cell], bool]) -> RowColumn | None:
    """Return where a column has its heading, the lowest in the rows of headings, if that says a time."""
    row = next((row for row in reversed(axis.rows) if column in sheet.rows.get(row, {})), 0)
    cell = sheet.rows[row][column] if row else None
    return (row, column) if cell and (says(cell) or _is_month_of_year(cell)) else None


def _says_days(cell: Cell) -> bool:
    said = said_by(cell, "DMY")
    return said is not None and not said.is_numbered and said.unit != WEEKDAY


def _is_month_of_year(cell: Cell) -> bool:
    """Return whether a text says a month and two digits, which alone may be its day or its year."""
    return isinstance(cell.value, str) and month_and_year(cell.value) is not None
