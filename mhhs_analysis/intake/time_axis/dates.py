"""Which days time columns cover whose headings are dates: first days, last days, or days of either kind."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from mhhs_analysis.dates import Interval, months_on
from mhhs_analysis.intake.time_axis.columns import TimeColumn, label_of
from mhhs_analysis.intake.time_axis.heads import TimeHead
from mhhs_analysis.intake.time_axis.lines import TimeRow

_DAY = timedelta(days=1)
_WEEK = 7
PARTED = "several columns a heading: which part of it each is is not said, so each is as wide as the heading"
_EITHER_END = "days a week apart that may begin their weeks or end them: each is as wide as both"
_UNIT = r"(?:weeks?|wk|months?|periods?|fortnights?)"
_ENDING = re.compile(rf"\b{_UNIT}[ -]?(?:ending|ends?)\b|\bw[/.]?e\b|^ending\b", re.I)
_BEGINNING = re.compile(
    rf"\b{_UNIT}[ -]?(?:commencing|beginning|starting|begins?|starts?)\b|\bw[/.]?[cb]\b|^commencing\b", re.I
)


def by_dates(head: TimeHead, line: TimeRow, doubts: list[str]) -> dict[int, TimeColumn]:
    """Return columns headed by days: each lasts until the next one, as the steps between them show."""
    starts = {column: said.interval.earliest for column, said in line.said.items() if said.interval}
    numbers = next(
        (one for one in head.rows if one is not line and all(s.is_numbered for s in one.said.values())), None
    )
    is_whole = all(said.interval and said.unit != "day" for said in line.said.values())
    found: dict[int, TimeColumn] = {}
    each = days_a_column(starts)
    places = sorted(starts)
    before = 0
    if not is_whole and _are_last_days(head, starts, each):
        starts = _from_last_days(starts, each)
    elif not is_whole and _may_be_last_days(head, starts, each):
        before = int(each or 1) - 1
        doubts.append(_EITHER_END)
    for place, column in enumerate(places):
        following = places[place + 1] if place + 1 < len(places) else None
        start = starts[column]
        own = line.said[column].interval
        assert start is not None
        assert own is not None
        stop = (
            (following or min(column + _gap(places), head.columns.stop))
            if following != column
            else column + 1
        )
        if line.reach.get(column):
            stop = line.reach[column] + 1
        for number in range(column, stop):
            interval = own if is_whole else _covered(start, starts.get(following or 0), each, number - column)
            period = numbers.said[number].number if numbers and number in numbers.said else None
            assert interval.earliest is not None
            interval = Interval(interval.earliest - before * _DAY, interval.latest)
            found[number] = TimeColumn(number, label_of(interval), interval.earliest, interval.latest, period)
    if each is None and any(later - earlier > 1 for earlier, later in pairwise(places)):
        doubts.append(PARTED)
    return found


def _are_last_days(head: TimeHead, starts: Mapping[int, date | None], each: float | None) -> bool:
    """Return whether headings give the last day of what they stand for: their words say so, or all end a month."""
    if any(_ENDING.search(words) for words in (*head.words, *head.beside)):
        return each is None or each == int(each)
    return each is None and all(day and (day + _DAY).day == 1 for day in starts.values())


def _may_be_last_days(head: TimeHead, starts: Mapping[int, date | None], each: float | None) -> bool:
    """Return whether days a week apart may be the last of their weeks: Fridays to Sundays that nothing calls first."""
    is_said = any(_BEGINNING.search(words) for words in (*head.words, *head.beside))
    days = {day.weekday() for day in starts.values() if day}
    return each == _WEEK and not is_said and len(days) == 1 and days <= {4, 5, 6}


def _from_last_days(starts: Mapping[int, date | None], each: float | None) -> dict[int, date | None]:
    """Return the first days of columns headed by their last ones."""
    places = sorted(starts)
    found: dict[int, date | None] = {}
    for before, column in pairwise([None, *places]):
        last, earlier = starts[column or 0], starts[before or 0] if before else None
        assert last is not None
        if each is not None:
            found[column or 0] = last - timedelta(days=int(each) * _gap(places) - 1)
        else:
            found[column or 0] = earlier + _DAY if earlier else months_on(last + _DAY, -1)
    return found


def _gap(places: Sequence[int]) -> int:
    return min((later - earlier for earlier, later in pairwise(places)), default=1)


def days_a_column(starts: Mapping[int, date | None]) -> float | None:
    """Return how many days each column covers, where nearly all steps show one number; None where they differ."""
    known = [(column, day) for column, day in starts.items() if day]
    steps = [
        (later[1] - earlier[1]).days / (later[0] - earlier[0])
        for earlier, later in pairwise(known)
        if later[1] > earlier[1]
    ]
    if not steps:
        return None
    if {*steps} <= {1, 3}:
        return 1
    usual = max({*steps}, key=steps.count)
    return usual if usual == int(usual) and steps.count(usual) >= 0.8 * len(steps) else None


def _covered(start: date, following: date | None, each: float | None, offset: int) -> Interval:
    """Return the days of a column some columns right of a dated heading."""
    if each is not None:
        first = start + timedelta(days=int(each) * offset)
        return Interval(first, first + timedelta(days=int(each) - 1))
    if following is not None and following > start:
        return Interval(start, following - _DAY)
    return Interval(start, months_on(start, 1) - _DAY)
