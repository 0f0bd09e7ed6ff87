"""How wide a day is below a heading that speaks of months, quarters or weeks: End month, Start (w/c)."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from typing import Literal

from mhhs_analysis.dates import Interval, months_on
from mhhs_analysis.intake.headings.period_words import unit_named

Width = Literal["", "month", "quarter", "week", "week to"]
"""What each day of a column stands for: its month or quarter, or the week that it begins or ends."""

_DAY = timedelta(days=1)
_WEEK = 6 * _DAY
_MONTHS = {"month": 1, "quarter": 3}
_BEGINS = re.compile(r"\bw[/. ]?[cb]\b|\b(?:week|wk) (?:commencing|beginning|starting)\b", re.I)
_ENDS = re.compile(r"\bw[/. ]?e\b|\b(?:week|wk) ending\b", re.I)
_LAST_DAY = re.compile(r"\b(?:month|quarter|qtr)[- ]end\b", re.I)
"""Headings of days by which something is due, the last of their months."""


@lru_cache(maxsize=1 << 12)
def speaks_of_periods(heading: str) -> bool:
    """Return whether a heading may say that the days below it stand for something wider: none does as a rule."""
    words = _plain(heading)
    return bool(_BEGINS.search(words) or _ENDS.search(words) or unit_named(words) in ("week", *_MONTHS))


def width_headed(heading: str, days: Iterable[date]) -> Width:
    """Return what the days below a heading stand for, by its words and by the days themselves; "" for the day alone.

    Months and quarters are given by their first days, or all by their last; weeks without more words by Mondays.
    """
    words = _plain(heading)
    if _BEGINS.search(words):
        return "week"
    if _ENDS.search(words):
        return "week to"
    unit = "" if _LAST_DAY.search(words) else unit_named(words)
    given = [*days]
    if unit == "week" and given and not any(day.weekday() for day in given):
        return "week"
    if unit in _MONTHS and given and (_are_firsts(given, unit) or _are_lasts(given, unit)):
        return "month" if unit == "month" else "quarter"
    return ""


def _plain(heading: str) -> str:
    return " ".join(heading.replace("_", " ").split())


def widened(interval: Interval, width: Width) -> Interval:
    """Return a day as wide as what it stands for; what is wider, or no day, stays as it is."""
    day = interval.earliest
    if not width or day is None or not interval.is_day:
        return interval
    if width in _MONTHS:
        first = _first_of(day, width)
        return replace(interval, earliest=first, latest=months_on(first, _MONTHS[width]) - _DAY)
    is_last = width == "week to"
    return replace(interval, earliest=day - _WEEK * is_last, latest=day + _WEEK * (not is_last))


def _are_firsts(days: list[date], unit: str) -> bool:
    return all(day == _first_of(day, unit) for day in days)


def _are_lasts(days: list[date], unit: str) -> bool:
    return _are_firsts([day + _DAY for day in days], unit)


def _first_of(day: date, unit: str) -> date:
    """Return the first day of the month or quarter that a day lies in."""
    return date(day.year, day.month - (day.month - 1) % _MONTHS[unit], 1)
