"""Headings of several scales in one row: the near weeks, then months, then quarters, each where the last ones end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date, timedelta

from mhhs_analysis.dates import Interval, months_on
from mhhs_analysis.intake.time_axis.headings import Said
from mhhs_analysis.intake.time_axis.steps import FEWEST, is_even, stretches

_FEWEST = 4
"""Headings of several scales that make a row the head of a grid: three dates in order may be a task's."""
_NEAR = range(-6, 8)
"""Days from the end of one scale to the next: the last week may reach into the first month, or holidays lie between."""
_DAY, _YEAR = timedelta(days=1), 12
_NEXT = range(1)
"""Days from the end of a month or a longer part of a year to the next one."""
_MONTHS = {"month": 1, "quarter": 3, "half": 6}
"""The months in parts of years."""
_PARTS = ("quarter", "half")
"""Parts of a year that may go on from months or weeks."""

Heads = Mapping[int, Said]


def rolling(said: Heads) -> dict[int, Said]:
    """Return the longest stretch of a row's headings that goes on from one scale to another; nothing where none does.

    A plan that is detailed for the next weeks and coarser beyond them is headed so.
    """
    best: list[dict[int, Said]] = []
    timed = {column: one for column, one in said.items() if one.interval or (one.lacks_year and one.number)}
    scales = [*stretches(timed)]
    for joined in _joined(scales) if len(scales) > 1 else ():
        if len(joined) > 1 and sum(map(len, joined)) > sum(map(len, best)):
            best = joined
    found = {column: one for scale in best for column, one in scale.items()}
    return found if len(found) >= _FEWEST else {}


def scales_in(said: Heads) -> list[dict[int, Said]]:
    """Return headings by their scales, in order: one where they don't go on from one to another."""
    return [*stretches({**said})] if rolling(said).keys() == said.keys() else [{**said}]


def with_the_years_after(said: Heads) -> dict[int, Said]:
    """Return headings in which quarters and halves of no year have the one that those they go on from prove.

    Jan 2023, Feb, Mar, Q2, Q3: only where the first begins where the last month or week ends, and each the next one's.
    """
    found = {**said}
    if not any(one.unit in _PARTS and one.lacks_year for one in found.values()):
        return found
    end, near = None, _NEXT
    for scale in [*stretches({**said})]:
        first = next(iter(scale.values()))
        if first.interval:
            is_told = (
                first.unit in _MONTHS or first.unit == "week" or (len(scale) >= FEWEST and is_even(scale))
            )
            end, near = (_end(scale) if is_told else None), _NEXT if first.unit in _MONTHS else _NEAR
            continue
        for column, one in scale.items():
            part = _part_after(end, one, near) if end else None
            end, near = (part.latest if part else None), _NEXT
            found |= {column: replace(one, interval=part, number=None)} if part else {}
    return found


def _part_after(end: date, said: Said, near: range) -> Interval | None:
    """Return the quarter or half that a heading without a year names, where it begins right after a day."""
    if said.unit not in _PARTS or not said.lacks_year or not said.number:
        return None
    months = _MONTHS[said.unit]
    firsts = (date(year, (said.number - 1) * months + 1, 1) for year in (end.year, end.year + 1))
    first = next((one for one in firsts if (one - end).days - 1 in near), None)
    return Interval(first, months_on(first, months) - _DAY) if first else None


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
