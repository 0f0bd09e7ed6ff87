"""Formulas without a value among responses: an answer that begins with - or = becomes one as it is typed."""

from __future__ import annotations

from dataclasses import replace

from mhhs_analysis.intake.reading import Reading, place_of
from mhhs_analysis.intake.workbooks.sheets import Sheet

_WHY = "a formula that was never calculated or came to an error: it is not read"
_ASK = "ask what was to stand there: an answer that begins with - or = is taken for a formula"


def without_valueless(reading: Reading, sheet: Sheet) -> Sheet:
    """Return a sheet of responses without its formulas that have no value; each is a warning."""
    if not sheet.may_lack_values:
        return sheet
    rows = {}
    for row, cells in sheet.rows.items():
        for column in (one for one, cell in cells.items() if cell.is_uncalculated):
            reading.warn(place_of(reading.file, sheet, row, column), "", _WHY, _ASK)
        if left := {column: cell for column, cell in cells.items() if not cell.is_uncalculated}:
            rows[row] = left
    return replace(sheet, rows=rows)
