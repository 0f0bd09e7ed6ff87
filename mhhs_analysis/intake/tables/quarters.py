"""Quarters of plain years, typed or over drawings, on a sheet that speaks of financial years or of their quarters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from mhhs_analysis.dates import interval_from_text
from mhhs_analysis.intake.headings.explained_words import financial_years_in, speaks_of_financial_quarters
from mhhs_analysis.intake.reading import Place, counted
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.tables.said_of_dates import is_said_beside
from mhhs_analysis.intake.tables.table import Table

_QUARTER = re.compile(r"(?:q|qtr|quarter) ?[1-4][ /.,-]*(?:20)?\d\d", re.I)
_NUMBERED = re.compile(r"\b(?:q|qtr|quarter) ?[1-4]\b", re.I)
_FIRST = re.compile(r"\b(?:q|qtr|quarter) ?1\b", re.I)
_READ = "quarters read as those of calendar years, though words on the sheet speak of financial ones"
_TITLED = "quarters read as those of calendar years, though a title names a financial year that not all of them lie in"
_ASK = "ask in which month the first quarter begins"


def doubt_quarters(table: Table) -> None:
    """Warn where quarters of plain years stand on a sheet that speaks of financial quarters, or below such a year."""
    sheet = table.region.sheet
    typed = [text for text in table.region.date_texts if _QUARTER.fullmatch(text)]
    drawn = _drawn(table.region)
    quarters = len(typed) + sum(_FIRST.search(text) is not None for _, text in drawn)
    if not (typed or drawn):
        return
    place = Place(table.file, sheet.name)
    if quarters and is_said_beside(table.region, speaks_of_financial_quarters):
        table.reading.warn(place, counted(quarters, "quarter"), _READ, _ASK)
        table.reading.reading_confidence = "low"
    elif years := _years_titled(table.region):
        days = [first for first, _ in drawn] + [*_first_days(typed)]
        apart = [day for day in days if not date(min(years), 4, 1) <= day < date(max(years) + 1, 4, 1)]
        if apart:
            table.reading.warn(place, counted(len(apart), "quarter"), _TITLED, _ASK)
            table.reading.lower("medium")


def _drawn(region: Region) -> list[tuple[date, str]]:
    """Return the first day and heading of the quarters, as they are headed, of a drawing in those of plain years."""
    axis = region.grid.axis if region.grid else None
    if axis is None or axis.unit != "quarter":
        return []
    heads = [
        (one.earliest, cells[one.number].text)
        for one in axis.columns
        if one.earliest
        for row in axis.rows
        if one.number in (cells := region.sheet.rows[row])
    ]
    found = [(first, text) for first, text in heads if _NUMBERED.search(text)]
    is_plain = all(first.month == 1 for first, text in found if _FIRST.search(text))
    return found if is_plain else []


def _years_titled(region: Region) -> set[int]:
    """Return the years in which the financial years begin that texts above the headings of a table name."""
    rows = region.sheet.rows
    above = (cell.text for row in rows if row < region.headers[0] for cell in rows[row].values())
    return set[int]().union(*map(financial_years_in, above))


def _first_days(quarters: Iterable[str]) -> Iterable[date]:
    read = (interval_from_text(text, "DMY") for text in quarters)
    return (one.earliest for one in read if one and one.earliest)
