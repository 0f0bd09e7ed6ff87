"""Weeks or months that a table numbers where dates stand, and their days once a person says when the first begins."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mhhs_analysis.dates import Interval, months_on
from mhhs_analysis.intake.headings.columns import Column
from mhhs_analysis.intake.tables.cells import Dating
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.time_axis.columns import moved
from mhhs_analysis.intake.workbooks.workbook import Cell

_UNITS = {
    "week": re.compile(r"\b(weeks?|wks?|woche|semaine|semana|settimana|uke|uge|vecka)\b", re.I),
    "month": re.compile(r"\b(months?|mths?|monat|mois|mes|mês|mese|maand|måned|månad)\b", re.I),
    "day": re.compile(r"\b(day|tag|jour|día|dia|giorno|dag)\b", re.I),
}
"""The words by which a heading says what its numbers count."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Numbering:
    """What the numbers of a column count, and the days of the first."""

    unit: str
    first: Interval

    def of(self, cell: Cell) -> Interval | None:
        """Return the days of the period that a cell numbers, with the words it has, or None for other words."""
        text = cell.text.removesuffix(".0")
        found = moved(self.first, int(text) - 1, self.unit) if text.isdecimal() else None
        return Interval(found.earliest, found.latest, cell.text) if found else None


def numberings(region: Region, dating: Dating, week_one: date | None) -> Mapping[int, Numbering]:
    """Return, by column, how the periods are dated that a table types, where its headings say what they count.

    Time columns that number periods date those of their table themselves.
    """
    if week_one is None or (region.grid is not None and region.grid.axis.is_numbered):
        return {}
    units = {one.number: unit_headed(one) for one in region.date_columns if counts_periods(one, dating)}
    return {number: Numbering(unit, _first(week_one, unit)) for number, unit in units.items() if unit}


def counts_periods(column: Column, dating: Dating) -> bool:
    """Return whether a column of dates holds plain numbers that can only number periods."""
    return dating.of(column.number).numbers == "period"


def unit_headed(column: Column) -> str:
    """Return what the heading of a column says that its numbers count: week, month or day; "" for none or several."""
    found = [unit for unit, words in _UNITS.items() if words.search(column.heading.replace("_", " "))]
    return found[0] if len(found) == 1 else ""


def _first(day: date, unit: str) -> Interval:
    last = {"week": day + 6 * _DAY, "month": months_on(day, 1) - _DAY}
    return Interval(day, last.get(unit, day))
