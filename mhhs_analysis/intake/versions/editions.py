"""Which of several sheets is the last edition of a plan, by the day or month that each says in its name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import pairwise

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.time_axis.headings import Said, said_in
from mhhs_analysis.intake.versions.sheet_names import in_full, time_said
from mhhs_analysis.intake.versions.words import listed

_DIGITS = re.compile(r"\d{1,2}([./ -])\d{1,2}\1\d{2,4}")
_MAY_BE_DAY = re.compile(r"([a-z]{3,})[ '-]+([0-3]\d)", re.I)
"""A month and a year, or a day of it: Feb 26."""
_YEAR = 366


def last_edition(names: Sequence[str]) -> str:
    """Return which of some names of sheets, in their order, says the last day or month of an edition: Feb 26 update.

    "" where that is not sure: days in digits may be in either order, Feb 26 be the 26th, and a month alone when a plan
    ends; any must say that it is of an edition. Days without a year must follow one another within half a year.
    """
    said = [one for name in names if (one := time_said(name)) and not _DIGITS.fullmatch(one.words)]
    if len(said) < len(names) or not any(map(says_edition, names)):
        return ""
    if all(one.lacks_year for one in said):
        return names[-1] if _are_in_a_row([_day_in(f"{one.words} 2000") for one in said]) else ""
    place = _last([_day_in(one.words) for one in said])
    return names[place] if place is not None and _is_last_by_day(said, place) else ""


def says_edition(name: str) -> bool:
    """Return whether a name says that what it names is an edition: an update, as at a day."""
    return not {*normalised(name).split()}.isdisjoint(listed("beside date"))


def _is_last_by_day(said: Sequence[Said], place: int) -> bool:
    """Return whether a month is also the last one where what may be a year is a day."""
    if not any(_MAY_BE_DAY.fullmatch(one.words) for one in said):
        return True
    days = [_day_in(_MAY_BE_DAY.sub(r"\2 \1 2000", one.words)) for one in said]
    is_last = _last(days) == place or (place == len(said) - 1 and _are_in_a_row(days))
    if None in days or not all(_MAY_BE_DAY.fullmatch(one.words) for one in said):
        return is_last
    return is_last and _last_within_half_year([day for day in days if day]) == place


def _last_within_half_year(days: Sequence[date]) -> int | None:
    """Return the place of the last of days of any years, if half a year without any follows it."""
    order = sorted(range(len(days)), key=days.__getitem__)
    after = [*order[1:], *order[:1]]
    gaps = [(days[later] - days[one]).days % _YEAR for one, later in zip(order, after, strict=True)]
    return next((one for one, gap in zip(order, gaps, strict=True) if gap > _YEAR / 2), None)


def _day_in(words: str) -> date | None:
    """Return the first day of a time, or None where it has none."""
    said = said_in(in_full(words), "DMY")
    return said.interval.earliest if said and said.interval else None


def _last(days: Sequence[date | None]) -> int | None:
    """Return the place of the last day, or None where any is missing or said twice."""
    known = [day for day in days if day]
    return days.index(max(known)) if len({*known}) == len(days) else None


def _are_in_a_row(days: Sequence[date | None]) -> bool:
    """Return whether days of any years follow one another within half a year."""
    steps = [(after - before).days % _YEAR for before, after in pairwise(day for day in days if day)]
    return None not in days and all(steps) and sum(steps) < _YEAR / 2
