"""Calendars of numbered periods: lists that give the days of each sprint or week that a plan's tasks are timed by."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import pairwise

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.columns import DATE_ROLES, normalised, role_of
from mhhs_analysis.intake.headings.number_words import without_number
from mhhs_analysis.intake.headings.period_words import period_named, words_for
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.time_axis.anchors import OPEN, day_of
from mhhs_analysis.intake.workbooks.workbook import Cells, Sheet, cell_name

_FEWEST = 2
"""Periods of a calendar; one alone is an anchor."""
_DAY = timedelta(days=1)
_ELSEWHERE = "the list that dates them stands on another sheet: taken for this plan's"


Days = tuple[date | None, date | None]
"""The first and the last day of a period."""


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


def period_calendars(
    unit: str, own: Sheet, own_rows: Collection[int], sheets: Sequence[Sheet], settings: Settings
) -> list[PeriodCalendar]:
    """Return the calendars of a unit's periods that stand in some sheets, apart from a table's own rows.

    Such a list begins with a column headed as the periods are called, and gives the start of each, or start and finish,
    below headings that say so; dates below any others are of something else that is done in them.
    """
    every = {sheet.name: sheet for sheet in sheets} | {own.name: own}  # as its table is read, not as it was
    return [
        one
        for sheet in every.values()
        for column in sheet.texts
        if (one := _in_column(unit, sheet, column, {*own_rows} if sheet is own else set(), own, settings))
    ]


def _in_column(
    unit: str, sheet: Sheet, column: int, without: set[int], own: Sheet, settings: Settings
) -> PeriodCalendar | None:
    """Return the calendar whose periods a column names, each of them once and first in its row, with their days."""
    named = {
        row: period[1]
        for row, text in zip(*sheet.texts_in(column), strict=True)
        if row not in without and (period := period_named(text)) and period[0] == unit
    }
    is_each_once = len({*named.values()}) == len(named) >= _FEWEST
    if not is_each_once or any(min(sheet.rows[row]) < column for row in named):
        return None
    ends = _ends_headed(unit, sheet.rows.get(min(named) - 1, {}), column)
    given = {number: _days_in(sheet.rows[row], ends, settings) for row, number in named.items()}
    days = _lasting({number: said[0] for number, said in given.items() if said}) if ends else {}
    if not days or not all(given.values()):
        return None
    doubts = [OPEN] * any(said[1] for said in given.values() if said) + [_ELSEWHERE] * (sheet is not own)
    return PeriodCalendar(
        unit, f"the list from {cell_name(min(named), column)} of {sheet.name!r}", days, tuple(doubts)
    )


def _ends_headed(unit: str, headings: Cells, column: int) -> tuple[int, ...]:
    """Return the columns that are headed as the one start of periods, and as their finish if any; () for others."""
    own = headings.get(column)
    if own is None or normalised(without_number(own.text)).removesuffix(" name") not in words_for(unit):
        return ()
    roles = {number: role_of(cell.text, "activities") for number, cell in headings.items() if number > column}
    ends = [[number for number, said in roles.items() if said[0] == role] for role in DATE_ROLES]
    is_plain = all(not basis for role, basis in roles.values() if role in DATE_ROLES)
    return (*ends[0], *ends[1]) if is_plain and len(ends[0]) == 1 and len(ends[1]) <= 1 else ()


def _days_in(cells: Cells, ends: Sequence[int], settings: Settings) -> tuple[Days, bool] | None:
    """Return the first and last day of a period in its row, and whether their order of day and month is open."""
    said = [day_of(cells[number], settings) if number in cells else None for number in ends]
    if not said or not all(said):
        return None
    days = [interval.earliest for interval, _ in filter(None, said)]
    is_open = any(one for _, one in filter(None, said))
    return (days[0], days[1] if len(days) > 1 else None), is_open


def _lasting(given: Mapping[int, Days]) -> dict[int, Interval]:
    """Return the days of each period, to its last one or up to the next one's first; {} where two are at a time.

    The last lasts as long as the others do, where these last alike.
    """
    numbers = sorted(given)
    ends = {number: last for number in numbers if (last := given[number][1])}
    if not ends:
        steps = [
            (one, _step(given[one], given[after])) for one, after in pairwise(numbers) if after == one + 1
        ]
        lasts = {step for _, step in steps}
        steps += [(numbers[-1], steps[0][1])] if len(lasts) == 1 and len(steps) > 1 else []
        ends = {one: first + step - _DAY for one, step in steps if (first := given[one][0]) and step}
    firsts = {number: given[number][0] for number in numbers}
    days = {
        number: Interval(first, last)
        for number, first in firsts.items()
        if (last := ends.get(number)) and first and first <= last
    }
    in_order = pairwise(days.values())
    return days if all(a.latest <= b.earliest for a, b in in_order if a.latest and b.earliest) else {}


def _step(days: Days, after: Days) -> timedelta:
    return after[0] - days[0] if after[0] and days[0] else timedelta()
