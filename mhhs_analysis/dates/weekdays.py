"""A weekday typed beside a date that falls on another."""

from __future__ import annotations

import re
from functools import lru_cache

from mhhs_analysis.dates.interval import Interval
from mhhs_analysis.dates.plain import WEEKDAY, WEEKDAYS, plain

_WEEKDAY_WORD = re.compile(rf"\b{WEEKDAY}\b")
_SHORT = {name[:3]: number for name, number in WEEKDAYS.items()}
_WEEK_FROM = re.compile(r"\b(?:w[/.]?c|wk/c|w[/.]b|(?:week|wk) (?:commencing|beginning|starting))\b")
_WEEK_TO = re.compile(r"\b(?:w[/.]e|wk/e|(?:week|wk) ending)\b")


def weekday_disagrees(text: str, interval: Interval) -> bool:
    """Return whether a weekday in the text of a date is not the one its interval begins or ends on.

    `w/c Tue` is held against the first day and `w/e Tue` against the last; of two weekdays in a range the
    first against the first day and the second against the last.
    """
    words = plain(text)
    named = weekdays_in(words)
    if not named:
        return False
    first, last = (day and day.weekday() for day in (interval.earliest, interval.latest))
    if len(named) > 1:
        return (first is not None and named[0] != first) or (last is not None and named[-1] != last)
    ends = [last] if _WEEK_TO.search(words) else [first] if _WEEK_FROM.search(words) else [first, last]
    held_against = [end for end in ends if end is not None]
    return bool(held_against) and named[0] not in held_against


def begins_week(text: str) -> bool:
    """Return whether words say that a date is the first day of a week: w/c, wc, week commencing."""
    return bool(_WEEK_FROM.search(plain(text)))


@lru_cache(maxsize=1 << 14)
def weekdays_in(words: str) -> tuple[int, ...]:
    """Return the weekdays that plain words name, in their order; Monday is 0."""
    return tuple(_SHORT[word[:3]] for word in _WEEKDAY_WORD.findall(words))


def weekday_agrees(text: str, interval: Interval) -> bool:
    """Return whether a text says on which weekday its date falls, and it does: a week begins on a Monday."""
    if weekdays_in(plain(text)):
        return not weekday_disagrees(text, interval)
    return begins_week(text) and interval.earliest is not None and interval.earliest.weekday() == 0
