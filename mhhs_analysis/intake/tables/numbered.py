"""Periods that a table numbers where dates stand, and their days once a person or the sheet says when one begins."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from dataclasses import dataclass

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.columns import Column
from mhhs_analysis.intake.headings.period_words import period_lettered, period_named, unit_named
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.tables.cells import Dating
from mhhs_analysis.intake.tables.period_calendars import PeriodCalendar, period_calendars
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.time_axis.anchors import DatedPeriods, Periods, dated_periods
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet

_DISAGREE = "what would date its periods disagrees, so nothing does: {told}"


@dataclass(frozen=True)
class Numbering:
    """What the numbers of a column count, and how their periods are dated."""

    unit: str
    dated: DatedPeriods | PeriodCalendar
    is_lettered: bool = False
    """Whether it numbers them after their first letter as well: M5 below Start month."""

    def of(self, cell: Cell) -> Interval | None:
        """Return the days of the period that a cell numbers, with the words it has, or None for other words."""
        number = _number_in(cell, self.unit, is_lettered=self.is_lettered)
        found = self.dated.of(number) if number is not None else None
        return Interval(found.earliest, found.latest, cell.text) if found else None


def numberings(
    region: Region, dating: Dating, settings: Settings, sheets: Sequence[Sheet]
) -> Mapping[int, Numbering]:
    """Return, by column, how the periods are dated that a table types, where headings or cells say what they count.

    Time columns that number periods date those of their table themselves. What a person says of the first comes
    before lists of them in any sheet and what stands above the table, which must agree.
    """
    if region.grid is not None and region.grid.axis.is_numbered:
        return {}
    units = {one.number: unit for one in region.date_columns if (unit := _unit_counted(one, region, dating))}
    lettered = {number for number in units if dating.of(number).lettered}
    found = {unit: _dated(unit, units, lettered, region, settings, sheets) for unit in {*units.values()}}
    return {
        number: Numbering(unit, one, number in lettered)
        for number, unit in units.items()
        if (one := found[unit])
    }


def _dated(
    unit: str,
    units: Mapping[int, str],
    lettered: Set[int],
    region: Region,
    settings: Settings,
    sheets: Sequence[Sheet],
) -> DatedPeriods | PeriodCalendar | None:
    """Return how the periods of a unit are dated that some columns of a table number."""
    cells = (
        (cell, column in lettered)
        for column, of in units.items()
        if of == unit
        for cell in region.cells_in(column).values()
    )
    numbers = [
        number for cell, is_so in cells if (number := _number_in(cell, unit, is_lettered=is_so)) is not None
    ]
    if not numbers:
        return None
    by_words = dated_periods(region.sheet, Periods(unit, (*numbers,), region.headers), settings)
    if by_words and settings.week_one:
        return by_words
    lists = period_calendars(unit, region.sheet, region.rows, sheets, settings)
    said: list[DatedPeriods | PeriodCalendar] = [*sorted(lists, key=lambda one: -len(one.days))]
    said += [by_words] if by_words else []
    if not said or _agree(said, {*numbers}):
        return said[0] if said else None
    return PeriodCalendar(unit, "", doubts=(_DISAGREE.format(told="; ".join(one.told for one in said)),))


def _agree(said: Sequence[DatedPeriods | PeriodCalendar], numbers: Set[int]) -> bool:
    """Return whether all that dates some periods begins each of them on the same day, where it dates it."""
    firsts = ({days.earliest for one in said if (days := one.of(number))} for number in numbers)
    return all(len(days) <= 1 for days in firsts)


def counts_periods(column: Column, dating: Dating) -> bool:
    """Return whether a column of dates holds plain numbers that can only number periods."""
    return dating.of(column.number).numbers == "period"


def _unit_counted(column: Column, region: Region, dating: Dating) -> str:
    """Return what a column of dates counts, by its heading or by the one word that its cells name periods by."""
    if counts_periods(column, dating):
        return unit_named(column.heading)
    if lettered := dating.of(column.number).lettered:
        return lettered
    texts = {text for text in region.sheet.texts_in(column.number)[1] if text[:1].isalpha()}
    units = {period[0] for text in texts if (period := period_named(text))}
    return units.pop() if len(units) == 1 else ""


def _number_in(cell: Cell, unit: str, *, is_lettered: bool) -> int | None:
    """Return the number of the period that a cell gives, plain or after the word for it, None for other words."""
    text = cell.text.removesuffix(".0")
    if text.isdecimal():
        return int(text)
    if is_lettered and (number := period_lettered(text, unit)) is not None:
        return number
    period = period_named(text)
    return period[1] if period and period[0] == unit else None
