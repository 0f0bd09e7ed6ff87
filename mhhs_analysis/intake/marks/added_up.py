"""Rows of a drawn plan whose numbers only add up those above them: totals of hours or people, counts of marks."""

from __future__ import annotations

from collections import Counter
from math import isclose

from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.workbooks.sheets import Cells, Sheet

_FEWEST = 3
"""Columns in which a row has numbers from which it may add others up."""


def rows_added_up(sheet: Sheet, grid: Grid) -> set[int]:
    """Return the rows that hold in every column the sum of the rows above, or their count.

    In some column there are two or more to add: of rows that only take turns, work that goes on beside them all
    would look the same.
    """
    sums: Counter[int] = Counter()
    counts: Counter[int] = Counter()
    found = set()
    for row in grid.rows:
        own = _numbers(sheet.rows.get(row, {}), grid)
        is_sum = len(own) >= _FEWEST and max(counts.values(), default=0) > 1 and _are(own, sums, counts)
        if is_sum:
            found.add(row)
        else:
            sums.update(own)
            counts.update(grid.marks[row].keys())
    return found


def _numbers(cells: Cells, grid: Grid) -> dict[int, float]:
    return {
        column: cell.value
        for column, cell in cells.items()
        if column in grid.axis.by_number
        and isinstance(cell.value, int | float)
        and not isinstance(cell.value, bool)
        and not cell.is_uncalculated
    }


def _are(own: dict[int, float], sums: Counter[int], counts: Counter[int]) -> bool:
    columns = {*own, *counts}
    return any(
        all(isclose(own.get(column, 0), above[column], abs_tol=1e-6) for column in columns)
        for above in (sums, counts)
    )
