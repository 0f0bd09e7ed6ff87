"""Forecasts made one after another: where the last one is left blank, the one given before it still holds."""

from __future__ import annotations

from collections.abc import Mapping

from mhhs_analysis.intake.headings.columns import Column
from mhhs_analysis.intake.reading import Reading, place_of
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.workbook import Cell, cell_name

_HOLDS = "the last forecast is blank here: the one given before it is read"
_ASK = "ask whether these forecasts still hold"


def with_earlier_forecasts(region: Region, reading: Reading) -> Region:
    """Return a table in whose last forecast each blank holds what was forecast before, named in a warning."""
    filled: dict[tuple[int, int], Cell] = {}
    for column in (one for one in region.columns if one.before):
        stood_in = _stood_in(column, region)
        filled |= {(row, column.number): region.sheet.rows[row][one] for row, one in stood_in.items()}
        if stood_in:
            place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
            reading.warn(place, ", ".join(map(cell_name, *zip(*stood_in.items(), strict=True))), _HOLDS, _ASK)
    return region.with_cells(filled)


def _stood_in(column: Column, region: Region) -> Mapping[int, int]:
    """Return, by row that leaves the last forecast blank, the column of the last one before that it gives."""
    rows = region.sheet.rows
    blank = [row for row in region.rows if column.number not in rows[row]]
    given = {row: next((one for one in column.before if one in rows[row]), 0) for row in blank}
    return {row: number for row, number in given.items() if number}
