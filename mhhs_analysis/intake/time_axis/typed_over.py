"""Headings of time that another word is typed over, or that are left out: those beside them prove what stood there."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from itertools import pairwise

from mhhs_analysis.dates import Interval, months_on
from mhhs_analysis.intake.time_axis.headings import MONTHS_IN, NUMBER, Said

TYPED_OVER = frozenset({"", "name", "milestone"})
"""Roles of words that may be typed over a heading of time; below such a column's own heading names stand."""
_DAY = timedelta(days=1)
_WEEK, _YEAR = 7, 12
_MOST = 3
"""Columns from one heading to the next beyond which what lies between is no heading that is left out."""


def with_those_between(said: Mapping[int, Said], reach: Mapping[int, int]) -> dict[int, Said]:
    """Return headings of one kind with those that are missing between them: Jul, Freeze, Sep.

    Only where at least half of them stand side by side, a column a period, and as many columns lie between two
    others as periods: what stands there, or nothing, then is no column put in.
    """
    places, many = _places(said)
    steps = {
        (column, after): (places[after] - places[column]) % many if many else places[after] - places[column]
        for column, after in pairwise(places)
    }
    # weeks numbered within months begin again
    beside = [step for (column, after), step in steps.items() if after - column == 1 and step > 0]
    if {*beside} != {1} or 2 * len(beside) < len(steps):
        return dict(said)
    found = dict(said)
    for (column, after), step in steps.items():
        if 1 < step == after - column <= _MOST and reach.get(column, column) == column:
            found |= {column + count: _moved(said[column], count) for count in range(1, step)}
    return dict(sorted(found.items()))


def _places(said: Mapping[int, Said]) -> tuple[dict[int, int], int]:
    """Return the place in time of each heading, and how many there are until they begin again: 0 if they never do."""
    kinds = {(one.kind, one.days) for one in said.values()}
    if len(kinds) != 1 or any(one.unit == NUMBER or one.days for one in said.values()):
        return {}, 0
    first = next(iter(said.values()))
    if first.interval is not None:
        return _dated(said), 0
    many = 0 if first.named else _YEAR // MONTHS_IN.get(first.unit, _YEAR)
    if not first.named and many < 2:
        return {}, 0
    return {column: one.number for column, one in said.items() if one.number is not None}, many


def _dated(said: Mapping[int, Said]) -> dict[int, int]:
    """Return the place of headings that are dated: in months where all begin on one day of them, else in weeks."""
    days = {column: one.interval.earliest for column, one in said.items() if one.interval}
    known = {column: day for column, day in days.items() if day is not None}
    unit = next(iter(said.values())).unit
    if len(known) < len(said):
        return {}
    if (unit in MONTHS_IN or unit == "day") and len({day.day for day in known.values()}) == 1:
        step = MONTHS_IN.get(unit, 1)
        return {column: (_YEAR * day.year + day.month - 1) // step for column, day in known.items()}
    if unit == "week" and len({day.weekday() for day in known.values()}) == 1:
        return {column: day.toordinal() // _WEEK for column, day in known.items()}
    return {}


def _moved(said: Said, count: int) -> Said:
    """Return the heading of the period so many after another's."""
    words = f"{count} after {said.words}"
    if said.interval is not None and said.interval.earliest and said.interval.latest:
        return replace(said, words=words, interval=_later(said.interval, count, said.unit))
    number = (said.number or 0) + count
    many = 0 if said.named else _YEAR // MONTHS_IN[said.unit]
    return replace(said, words=words, number=(number - 1) % many + 1 if many else number)


def _later(interval: Interval, count: int, unit: str) -> Interval:
    """Return the days so many weeks on, or months and what is made of them."""
    assert interval.earliest is not None
    assert interval.latest is not None
    if unit == "week":
        days = timedelta(days=_WEEK * count)
        return Interval(interval.earliest + days, interval.latest + days)
    months = count * MONTHS_IN.get(unit, 1)
    return Interval(months_on(interval.earliest, months), months_on(interval.latest + _DAY, months) - _DAY)
