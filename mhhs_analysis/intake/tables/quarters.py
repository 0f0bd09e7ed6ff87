"""Quarters of plain years, typed or over drawings, on a sheet that speaks of those of financial years."""

from __future__ import annotations

import re

from mhhs_analysis.intake.headings.explained_words import speaks_of_financial_quarters
from mhhs_analysis.intake.reading import Place, counted
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.tables.said_of_dates import is_said_beside
from mhhs_analysis.intake.tables.table import Table

_QUARTER = re.compile(r"(?:q|qtr|quarter) ?[1-4][ /.,-]*(?:20)?\d\d", re.I)
_FIRST = re.compile(r"\b(?:q|qtr|quarter) ?1\b", re.I)
_READ = "quarters read as those of calendar years, though words on the sheet speak of financial ones"
_ASK = "ask in which month the first quarter begins"


def doubt_quarters(table: Table) -> None:
    """Warn where quarters of plain years stand on a sheet that speaks of financial quarters."""
    sheet = table.region.sheet
    quarters = sum(_QUARTER.fullmatch(text) is not None for text in table.region.date_texts)
    quarters += _drawn_below(table.region)
    if quarters and is_said_beside(table.region, speaks_of_financial_quarters):
        table.reading.warn(Place(table.file, sheet.name), counted(quarters, "quarter"), _READ, _ASK)
        table.reading.reading_confidence = "low"


def _drawn_below(region: Region) -> int:
    """Return how many first quarters, as they are headed, head a drawing in quarters and begin in January."""
    axis = region.grid.axis if region.grid else None
    if axis is None or axis.unit != "quarter":
        return 0
    januaries = [one.number for one in axis.columns if one.earliest and one.earliest.month == 1]
    heads = (
        cells[number]
        for number in januaries
        for row in axis.rows
        if number in (cells := region.sheet.rows[row])
    )
    return sum(_FIRST.search(cell.text) is not None for cell in heads)
