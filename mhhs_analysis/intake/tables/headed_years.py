"""Days without a year below one that heads them all (Start 2023): doubted where some of them are of the next year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, timedelta
from itertools import pairwise

from mhhs_analysis.dates import lacks_year
from mhhs_analysis.intake.headings.columns import DATE_ROLES, Column
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.day_orders import year_headed
from mhhs_analysis.intake.tables.table import Table

_TURNED = (
    "days run down to {before} and on from {after}, as from one year to the next: all are read in {year}"
)
_REVERSED = "a day without its year, {finish}, is read in {year}, before the start of its row"
_ASK = "ask for these dates with their year"
_HALF = timedelta(days=183)
"""How far days run back where they go on in the next year, and hardly where another part of a plan begins."""
_FEWEST = 3
"""Days in order above those of the next year."""


def doubt_headed_years(table: Table) -> None:
    """Warn of each column below one year, in its heading or above it, where its days, by their order, say another.

    A year that a person says is the year of them all.
    """
    years = {*table.years.of_row.values()}
    above = years.pop() if len(years) == 1 else None
    for column in table.region.date_columns if table.dating.year is None else ():
        year = year_headed(column) or above
        days = _yearless(table, column) if year else {}
        told = _turned(days, year) or _reversed(table, column, days, year) if days else ""
        if told:
            place = place_of(table.file, table.region.sheet, table.region.headers[-1], column.number)
            table.reading.warn(place, column.heading, told, _ASK)
            table.reading.lower("low")


def _yearless(table: Table, column: Column) -> dict[int, date]:
    """Return the days, by row, that a column gives without their year."""
    cells = table.cells_in(column.number)
    given = table.intervals(column.role, column.basis)
    return {
        row: one.earliest
        for row, one in given.items()
        if one and one.earliest and isinstance(cells[row].value, str) and lacks_year(cells[row].text)
    }


def _turned(days: Mapping[int, date], year: int | None) -> str:
    """Return how the days of a column pass from one year to the next, "" where they don't: 15 Dec, then 8 Jan."""
    drops = [place for place, (above, below) in enumerate(pairwise(days.values()), 1) if below < above]
    if len(drops) != 1 or drops[0] < _FEWEST:
        return ""
    given = [*days.values()]
    before, later = given[drops[0] - 1], given[drops[0] :]
    if before - max(later) < _HALF:
        return ""
    return _TURNED.format(before=f"{before:%d/%m}", after=f"{later[0]:%d/%m}", year=year)


def _reversed(table: Table, column: Column, days: Mapping[int, date], year: int | None) -> str:
    """Return which day is read before the start of its row, "" where none is: 13 Nov to 23 Feb."""
    starts = table.own_intervals(DATE_ROLES[0], column.basis) if column.role == DATE_ROLES[1] else {}
    found = [
        one
        for row, one in days.items()
        if (start := starts.get(row)) and start.earliest and one < start.earliest
    ]
    return _REVERSED.format(finish=f"{found[0]:%d/%m}", year=year) if found else ""
