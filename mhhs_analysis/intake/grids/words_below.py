"""Where a drawing ends below: at a table of words beside its names, which a gap parts from it."""

from __future__ import annotations

from itertools import takewhile

from mhhs_analysis.intake.headings.columns import is_wordy
from mhhs_analysis.intake.headings.rows import is_heading
from mhhs_analysis.intake.marks.grid_marks import LONGEST_MARK
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.workbooks.sheets import Sheet, stretches

_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 2
"""Rows of a table of words, its headings among them, and its columns that stand where bars would."""


def until_words(sheet: Sheet, axis: TimeAxis, rows: tuple[int, ...]) -> tuple[int, ...]:
    """Return the rows of a drawing down to the gap below which a table of words begins: Month | Work | Result.

    Above it no words stand in time columns, as the names of bars would; below it all do, in the same ones.
    """
    timed = axis.by_number
    for row in rows:
        if any(number in timed and len(cell.text) > LONGEST_MARK for number, cell in sheet.rows[row].items()):
            return tuple(one for one in rows if one < row) if _begins_words(sheet, axis, rows, row) else rows
    return rows


def _begins_words(sheet: Sheet, axis: TimeAxis, rows: tuple[int, ...], row: int) -> bool:
    """Return whether a row below a gap heads rows that hold words in the same columns, beside names, and no fills."""
    before = next((one for one in reversed(rows) if one < row and len(sheet.rows[one]) > 1), 0)
    if not before or all(one in sheet.rows for one in range(before, row)):
        return False
    stretch = [*takewhile(lambda one: one in sheet.rows, range(row, rows[-1] + 1))]
    columns = [*sheet.rows[row]]
    beside = [number for number in columns if number >= axis.first]
    is_headed = all(map(is_heading, sheet.rows[row].values())) and len(stretches(columns)) == 1
    return (
        is_headed
        and len(stretch) >= _FEWEST_ROWS
        and _FEWEST_COLUMNS <= len(beside) < len(columns)
        and beside[0] == axis.first
        and all(_holds_words(sheet, one, columns, beside) for one in stretch)
    )


def _holds_words(sheet: Sheet, row: int, columns: list[int], beside: list[int]) -> bool:
    """Return whether a row holds something in some columns alone, words in those where bars would be, and no fill."""
    cells = sheet.rows[row]
    are_words = [*cells] == columns and all(is_wordy(cells[number]) for number in beside)
    return are_words and not {*sheet.drawn.fills.get(row, {})} & {*beside}
