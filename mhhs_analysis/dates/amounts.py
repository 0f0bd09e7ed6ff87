"""Lengths of time in words: how many of which unit, and how many days that can be."""

from __future__ import annotations

import math
import re
from functools import cache
from typing import Literal

from mhhs_analysis.dates.interval import YEARS
from mhhs_analysis.dates.periods import Year

Unit = Literal["hours", "days", "weeks", "months", "years"]
DaysKind = Literal["working", "calendar", "difference"]
"""How a duration of days counts: Mon-Fri or all, first and last both in; or the last less the first."""

_NAMES: dict[Unit, str] = {
    "hours": r"hours?|hrs?|h",
    "days": r"days?|dys?|d|tagen?|tage?|jours?|d[ií]as?|giorn[io]|dag(?:en|ar|e)?|dni",
    "weeks": r"weeks?|wks?|w|wochen?|semaines?|semanas?|sem|settiman[ae]|we?ken|veckor|uker|uger|tygodni[ea]?",
    "months": r"months?|mths?|mons?|mos?|monaten?|monate?|mois|mes(?:es|e|i)?|maand(?:en)?|m[aå]nader|m[aå]neder",
    "years": r"years?|yrs?|y",
}
_KINDS = {
    "working": r"work(?:ing)? ?|business |w(?=d\b|days?\b)",
    "calendar": r"calendar |elapsed |c(?=d\b)|e",
}
_KIND = "|".join(f"(?P<{kind}>{words})" for kind, words in _KINDS.items())
_UNIT = "|".join(f"(?P<{unit}>{words})" for unit, words in _NAMES.items())
UNIT = rf"(?:{_KIND})?(?:{_UNIT})"
"""A unit with the kind of days before it, as groups named for both: `working days`, `wd`, `edays`, `mo`."""

NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
NUMBER = rf"\d{{1,4}}|{'|'.join(NUMBERS)}"


def whole_number(word: str) -> int:
    """Return the number that digits or a word up to twelve mean."""
    return NUMBERS.index(word) + 1 if word in NUMBERS else int(word)


def unit_of(found: re.Match[str]) -> tuple[Unit, Literal["working", "calendar", ""]]:
    """Return the unit and the kind of days that a match of UNIT names."""
    unit = next(name for name in _NAMES if found[name])
    return unit, "working" if found["working"] else "calendar" if found["calendar"] else ""


def days_after(number: int, unit: Unit, is_working: bool = False) -> tuple[int, int]:
    """Return the least and most days from any day to the day that many units later.

    Weeks and days are exact, months are what that many successive ones can be. Working days are Monday to
    Friday less bank holidays, whose dates aren't known here: at most three close together (Christmas to New
    Year) and one more for every ten days. Raises ValueError for hours.
    """
    if unit == "hours":
        raise ValueError("hours from a milestone")
    if unit in ("months", "years"):
        return _months_long(number * (12 if unit == "years" else 1))
    if not is_working:
        return (number * (7 if unit == "weeks" else 1),) * 2
    return _working_days_long(number * (5 if unit == "weeks" else 1))


@cache
def _months_long(count: int) -> tuple[int, int]:
    """Return the least and most days that so many successive months can have, whenever a plan begins."""
    starts = (Year(year).months(month, month + count - 1) for year in YEARS for month in range(1, 13))
    lengths = [(span.latest - span.earliest).days + 1 for span in starts if span.earliest and span.latest]
    return (min(lengths), max(lengths)) if count else (0, 0)


@cache
def _working_days_long(count: int) -> tuple[int, int]:
    """Return the least and most days to the working day so many later, from any day of the week."""
    if not count:
        return 0, 0
    holidays = min(count + 1, 3) + count // 10
    least = min(_to_working_day(count, weekday) for weekday in range(7))
    return least, max(_to_working_day(count + holidays, weekday) for weekday in range(7))


def _to_working_day(count: int, weekday: int) -> int:
    """Return the days to the count-th day of Monday to Friday after a weekday (0 is Monday)."""
    first = min(weekday, 4)
    weeks, rest = divmod(first + count, 5)
    return 7 * weeks + rest - weekday


def rounded_up(amount: float) -> int:
    """Return an amount in whole units, a part counting as one; 0.1 + 0.2 is not four tenths."""
    return math.ceil(round(amount, 6))
