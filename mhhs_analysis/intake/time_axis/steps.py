"""How headings of time go on from one to the next: later in time or numbered on, by one step as a rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.time_axis.headings import NUMBER, Said

FEWEST = 3
"""Headings of time that make a row the head of a grid."""
_MOST_STEP = 31
_AFTER_WEEKEND = 3
"""The latest day of a month that can be its first Monday where its weekends are left out."""
_USUAL = 0.8
"""Share of the steps from one heading to the next from which they are steady: a week may be left out."""


def stretches(said: dict[int, Said]) -> Iterator[dict[int, Said]]:
    """Yield the stretches of headings of one kind in which time goes on."""
    stretch: dict[int, Said] = {}
    last: Said | None = None
    for column, one in said.items():
        if last is not None and not _goes_on(last, one):
            yield stretch
            stretch = {}
        stretch[column] = one
        last = one
    if stretch:
        yield stretch


def _goes_on(earlier: Said, later: Said) -> bool:
    """Return whether one heading may follow another: later in time, the next in the year, or numbered on."""
    if earlier.kind != later.kind:
        return False
    if earlier.interval and later.interval:
        return _starts(earlier.interval) <= _starts(later.interval)
    if earlier.lacks_year:
        return True
    assert earlier.number is not None
    assert later.number is not None
    step = later.number - earlier.number
    # days of a month and weeks of a month or year begin again
    return 0 < step <= _MOST_STEP or (step == 0 and bool(later.named)) or (step < 0 and 0 < later.number <= 7)


def is_later(earlier: Mapping[int, Said], later: Mapping[int, Said]) -> bool:
    """Return whether one line of time goes on where another ends."""
    last, first = earlier[max(earlier)], later[min(later)]
    if last.interval and first.interval:
        return _starts(first.interval) > _starts(last.interval)
    return (first.number or 0) > (last.number or 0)


def is_even(said: dict[int, Said]) -> bool:
    """Return whether headings go on by one step, or as days without their weekends do; wider periods always."""
    if all(one.unit == NUMBER for one in said.values()):
        return is_count(said)
    if all(one.named for one in said.values()):
        numbers = [one.number for one in said.values() if one.number is not None]
        return _is_steady([later - earlier for earlier, later in pairwise(numbers) if later > earlier])
    if not all(one.interval and one.unit in ("day", "week") for one in said.values()):
        return True
    places = [(column, _starts(one.interval)) for column, one in said.items() if one.interval]
    if len({start for _, start in places}) < FEWEST:
        return False
    moved = [(later[0] - earlier[0], later[1] - earlier[1]) for earlier, later in pairwise(places)]
    steps = [days for _, days in moved]
    # a column put in between leaves the headings as evenly spaced in time
    return (
        _is_steady([days / columns for columns, days in moved if days])
        or _is_steady(steps)
        or _is_monthly(steps)
    )


def is_count(said: dict[int, Said]) -> bool:
    """Return whether plain numbers in evenly spaced columns count on, and begin again at the beginning if at all."""
    gaps = {later - earlier for earlier, later in pairwise(said)}
    numbers = [one.number or 0 for one in said.values()]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    again = [later for earlier, later in pairwise(numbers) if later < earlier]
    step = max({1, *(one for one in steps if one > 0)}, key=steps.count)
    return (
        len(gaps) == 1
        and _is_steady([one for one in steps if one > 0])
        and all(n <= max(step, _AFTER_WEEKEND) for n in again)
    )


def _is_steady(steps: list[float] | list[int]) -> bool:
    """Return whether nearly all steps are one, or those of working days."""
    usual = max({*steps}, key=steps.count, default=0)
    return {*steps} <= {1, 3} or steps.count(usual) >= _USUAL * len(steps)


def _is_monthly(days: list[int]) -> bool:
    """Return whether steps are months long, or quarters, as far as the calendar is uneven."""
    return all(28 <= one <= 31 for one in days) or all(89 <= one <= 92 for one in days)


def _starts(interval: Interval) -> int:
    return interval.earliest.toordinal() if interval.earliest else 0
