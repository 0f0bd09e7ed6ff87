"""Weeks or months that a table numbers where dates stand, and their days once a person says when the first begins."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from mhhs_analysis.dates import Interval, months_on
from mhhs_analysis.intake.headings.columns import Column
from mhhs_analysis.intake.headings.period_words import LASTING, period_named, unit_named
from mhhs_analysis.intake.tables.cells import Dating
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.time_axis.columns import moved
from mhhs_analysis.intake.workbooks.workbook import Cell

_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Numbering:
    """What the numbers of a column count, and the days of the first."""

    unit: str
    first: Interval

    def of(self, cell: Cell) -> Interval | None:
        """Return the days of the period that a cell numbers, with the words it has, or None for other words."""
        number = _number_in(cell, self.unit)
        found = moved(self.first, number - 1, self.unit) if number is not None else None
        return Interval(found.earliest, found.latest, cell.text) if found else None


def numberings(region: Region, dating: Dating, week_one: date | None) -> Mapping[int, Numbering]:
    """Return, by column, how the periods are dated that a table types, where headings or cells say what they count.

    Time columns that number periods date those of their table themselves.
    """
    if week_one is None or (region.grid is not None and region.grid.axis.is_numbered):
        return {}
    units = {one.number: _unit_counted(one, region, dating) for one in region.date_columns}
    return {
        number: Numbering(unit, _first(week_one, unit)) for number, unit in units.items() if unit in LASTING
    }


def counts_periods(column: Column, dating: Dating) -> bool:
    """Return whether a column of dates holds plain numbers that can only number periods."""
    return dating.of(column.number).numbers == "period"


def _unit_counted(column: Column, region: Region, dating: Dating) -> str:
    """Return what a column of dates counts, by its heading or by the one word that its cells name periods by."""
    if counts_periods(column, dating):
        return unit_named(column.heading)
    named = [period_named(text) for text in region.sheet.texts_in(column.number)[1]]
    units = {period[0] for period in named if period}
    return units.pop() if len(units) == 1 else ""


def _number_in(cell: Cell, unit: str) -> int | None:
    """Return the number of the period that a cell gives, plain or after the word for it, None for other words."""
    text = cell.text.removesuffix(".0")
    if text.isdecimal():
        return int(text)
    period = period_named(text)
    return period[1] if period and period[0] == unit else None


def _first(day: date, unit: str) -> Interval:
    last = {"week": day + 6 * _DAY, "month": months_on(day, 1) - _DAY, "quarter": months_on(day, 3) - _DAY}
    return Interval(day, last.get(unit, day))
