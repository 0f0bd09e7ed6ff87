"""Calendars of numbered periods: lists that give the days of each sprint or week that a plan's tasks are timed by."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.period_words import period_named
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.time_axis.anchors import OPEN, day_of
from mhhs_analysis.intake.workbooks.workbook import Sheet, cell_name

_FEWEST = 2
"""Periods of a calendar; one alone is an anchor."""


@dataclass(frozen=True)
class PeriodCalendar:
    """The days of numbered periods, each as a list gives it, and where that stands."""

    unit: str
    told: str
    days: Mapping[int, Interval] = field(default_factory=dict)
    doubts: tuple[str, ...] = ()

    def of(self, number: int) -> Interval | None:
        """Return the days of the period of a number, None for one that the list leaves out."""
        return self.days.get(number)


def period_calendar(
    unit: str, own: Sheet, own_rows: Collection[int], sheets: Sequence[Sheet], settings: Settings
) -> PeriodCalendar | None:
    """Return the one calendar of a unit's periods that stands in some sheets, apart from a table's own rows.

    Calendars that disagree are none: nobody says which one is meant.
    """
    found = [
        one
        for sheet in {own.name: own, **{sheet.name: sheet for sheet in sheets}}.values()
        for column in sheet.texts
        if (
            one := _in_column(unit, sheet, column, {*own_rows} if sheet.name == own.name else set(), settings)
        )
    ]
    return found[0] if found and all(one.days == found[0].days for one in found) else None


def _in_column(
    unit: str, sheet: Sheet, column: int, without: set[int], settings: Settings
) -> PeriodCalendar | None:
    """Return the calendar whose periods a column names, each of them once, with a day or two right of each."""
    named = [
        (row, period[1])
        for row, text in zip(*sheet.texts_in(column), strict=True)
        if row not in without and (period := period_named(text)) and period[0] == unit
    ]
    if len(named) < _FEWEST or len({number for _, number in named}) < len(named):
        return None
    given = {number: [*_days_beside(sheet, row, column, settings)] for row, number in named}
    if not all(given.values()):
        return None
    is_open = any(is_open for said in given.values() for _, is_open in said)
    days = _until_the_next({number: [day for day, _ in said] for number, said in given.items()})
    told = f"the list from {cell_name(named[0][0], column)} of {sheet.name!r}"
    return PeriodCalendar(unit, told, days, (OPEN,) if is_open else ()) if days else None


def _days_beside(sheet: Sheet, row: int, column: int, settings: Settings) -> Iterator[tuple[Interval, bool]]:
    """Yield the days that stand right of a period's name, and whether the order of day and month is open."""
    for number, cell in sheet.rows[row].items():
        if number > column and (said := day_of(cell, settings)):
            yield said


def _until_the_next(given: Mapping[int, Sequence[Interval]]) -> dict[int, Interval]:
    """Return the days of each period: its first to its last one, or up to the next one's first; {} for others."""
    numbers = sorted(given)
    ends = {number: given[number][1].latest for number in numbers if len(given[number]) > 1}
    if not ends:
        ends = {one: _before(given[after][0]) for one, after in pairwise(numbers) if after == one + 1}
    firsts = {number: given[number][0].earliest for number in numbers}
    days = {
        number: Interval(first, last)
        for number, first in firsts.items()
        if (last := ends.get(number)) and first and first <= last
    }
    is_in_order = all(a.latest <= b.earliest for a, b in pairwise(days.values()) if a.latest and b.earliest)
    return days if is_in_order else {}


def _before(days: Interval) -> date | None:
    return days.earliest - timedelta(days=1) if days.earliest else None
