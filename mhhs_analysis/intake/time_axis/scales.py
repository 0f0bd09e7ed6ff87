"""Headings of several scales in one row: the near weeks, then months, then quarters, each where the last ones end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from mhhs_analysis.intake.time_axis.headings import Said
from mhhs_analysis.intake.time_axis.steps import FEWEST, is_even, stretches

_FEWEST = 4
"""Headings of several scales that make a row the head of a grid: three dates in order may be a task's."""
_NEAR = range(-6, 8)
"""Days from the end of one scale to the next: the last week may reach into the first month, or holidays lie between."""
_DAY, _YEAR = timedelta(days=1), 12
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
"""The months in parts of years."""

Heads = Mapping[int, Said]


def rolling(said: Heads) -> dict[int, Said]:
    """Return the longest stretch of a row's headings that goes on from one scale to another; nothing where none does.

    A plan that is detailed for the next weeks and coarser beyond them is headed so.
    """
    best: list[dict[int, Said]] = []
    timed = {column: one for column, one in said.items() if one.interval or (one.lacks_year and one.number)}
    for joined in _joined([*stretches(timed)]):
        if len(joined) > 1 and sum(map(len, joined)) > sum(map(len, best)):
            best = joined
    found = {column: one for scale in best for column, one in scale.items()}
    return found if len(found) >= _FEWEST else {}


def scales_in(said: Heads) -> list[dict[int, Said]]:
    """Return headings by their scales, in order: one where they don't go on from one to another."""
    return [*stretches({**said})] if rolling(said).keys() == said.keys() else [{**said}]


def _joined(scales: Sequence[dict[int, Said]]) -> Iterator[list[dict[int, Said]]]:
    """Yield the scales that go on where the one before them ends, together."""
    joined: list[dict[int, Said]] = []
    for scale in scales:
        if joined and not (_may_follow(scale) and _adjoin(joined[-1], scale)):
            yield joined
            joined = []
        if _may_follow(scale):
            joined.append(scale)
    yield joined


def _may_follow(scale: Heads) -> bool:
    """Return whether headings of one kind may be one scale of several: days of which the steps are told, or periods.

    A year alone may head what is spent in it.
    """
    first = next(iter(scale.values()))
    if first.unit == "year" and first.number:
        return False
    if first.unit == "day" or len(scale) >= FEWEST:
        return len(scale) >= FEWEST and is_even({**scale})
    return True


def _adjoin(earlier: Heads, later: Heads) -> bool:
    """Return whether some headings begin where others end."""
    last, first = [*earlier.values()][-1], next(iter(later.values()))
    if first.interval and last.interval:
        end = _end(earlier)
        return bool(end and first.interval.earliest and (first.interval.earliest - end).days - 1 in _NEAR)
    if first.interval or last.interval:
        return False
    ends, begins = (_MONTHS.get(one.unit, 0) * (one.number or 0) for one in (last, first))
    return bool(ends and begins) and (begins - _MONTHS[first.unit]) % _YEAR == ends % _YEAR


def _end(scale: Heads) -> date | None:
    """Return the last day of a scale; that of days that stand for weeks or longer is told by their last step."""
    intervals = [one.interval for one in scale.values() if one.interval]
    if next(iter(scale.values())).unit != "day":
        return intervals[-1].latest
    starts = [one.earliest for one in intervals if one.earliest]
    return starts[-1] + (starts[-1] - starts[-2]) - _DAY
