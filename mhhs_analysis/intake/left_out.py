"""Cells of responses that are no answers: each is left out, and a warning says where it stood."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from mhhs_analysis.intake.reading import Reading, place_of
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells, Sheet


def without_cells(
    reading: Reading,
    sheet: Sheet,
    is_told: Callable[[Cell], bool],
    is_left_out: Callable[[Cell], bool],
    why: tuple[str, str],
) -> Sheet:
    """Return a sheet without some of its cells; each that is told of is a warning, with its reason and what to ask.

    A warning gives the place alone: what is no answer is not to be quoted.
    """
    rows: dict[int, Cells] = {}
    for row, cells in sheet.rows.items():
        for column in (one for one, cell in cells.items() if is_told(cell)):
            reading.warn(place_of(reading.file, sheet, row, column), "", *why)
        if left := {column: cell for column, cell in cells.items() if not is_left_out(cell)}:
            rows[row] = left
    return replace(sheet, rows=rows)
