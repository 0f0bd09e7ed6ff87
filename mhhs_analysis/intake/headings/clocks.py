"""Columns of times of the day beside a column of dates: they time nothing of their own."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import time

from mhhs_analysis.intake.headings.columns import DATE_ROLES, Column
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells

_TIME = r"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?(?: ?[ap]m)?|(?:1[0-2]|[1-9]) ?[ap]m)"
_CLOCK = re.compile(rf"{_TIME}(?: ?(?:-|\u2013|to) ?{_TIME})?", re.I)
_HOUR = re.compile(r"(\d{1,2}):(\d\d)(?::\d\d)?")
_OF_CLOCK = "it gives times of the day"


def without_clocks(columns: list[Column], body: list[Cells]) -> list[Column]:
    """Return columns in which starts and finishes that only give times of the day time nothing: Date | Start | End.

    Where any row may end past midnight, dates are those of starts.
    """
    ends = [one for one in columns if one.role in DATE_ROLES]
    is_dated = bool(ends) and any(one.role == "date" for one in columns)
    if not is_dated or not all(_is_of_clock(one, body) for one in ends):
        return columns
    start, finish = (next((one for one in ends if one.role == role), None) for role in DATE_ROLES)
    is_of_starts = start is not None and finish is not None and _may_pass_midnight(start, finish, body)
    timeless = [replace(one, role="", doubt=_OF_CLOCK) if one in ends else one for one in columns]
    return [replace(one, role="start") if is_of_starts and one.role == "date" else one for one in timeless]


def without_clock(column: Column, body: list[Cells]) -> Column:
    """Return a column headed as times without its role if clock times are all it gives: Date | Time."""
    is_of_clock = column.role == "span" and _is_of_clock(column, body)
    return replace(column, role="", doubt=_OF_CLOCK) if is_of_clock else column


def _is_of_clock(column: Column, body: list[Cells]) -> bool:
    """Return whether all that a column gives is times of the day."""
    cells = column.cells_in(body)
    return bool(cells) and all(isinstance(cell.value, time) or _CLOCK.fullmatch(cell.text) for cell in cells)


def _may_pass_midnight(start: Column, finish: Column, body: list[Cells]) -> bool:
    """Return whether any row ends at an earlier hour than it begins, or at one that can't be told."""
    both = [
        (row[start.number], row[finish.number]) for row in body if {start.number, finish.number} <= {*row}
    ]
    hours = [(_hour(one), _hour(other)) for one, other in both]
    return any(one is None or other is None or other < one for one, other in hours)


def _hour(cell: Cell) -> tuple[int, int] | None:
    """Return the hour and minute that a cell gives, or None."""
    if isinstance(cell.value, time):
        return cell.value.hour, cell.value.minute
    found = _HOUR.fullmatch(cell.text.strip())
    return (int(found[1]), int(found[2])) if found else None
