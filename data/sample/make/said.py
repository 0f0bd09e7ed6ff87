"""A date as somebody wrote it, beside the days they meant by it.

Each spelling goes from the meaning to the words. Nothing here reads words back.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta


@dataclass(frozen=True)
class Said:
    """What stands in a cell, how it is formatted, and the first and last day meant (None is unbounded)."""

    typed: str | date | None
    first: date | None = None
    last: date | None = None
    shown: str = "General"
    is_unread: bool = False


Spelling = Callable[[date], Said]

BLANK = Said(None)
TBC = Said("TBC")


def day(when: date, shown: str = "dd/mm/yyyy") -> Said:
    """A real date shown as a day."""
    return Said(when, when, when, shown)


def day_in_dashes(when: date) -> Said:
    """A real date shown as 07-Nov-22."""
    return day(when, "dd-mmm-yy")


def morning(when: date) -> Said:
    """A start as a scheduling tool exports it: a date with a time, the time not shown."""
    return Said(datetime(when.year, when.month, when.day, 8), when, when, "ddd dd/mm/yy")


def evening(when: date) -> Said:
    """A finish as a scheduling tool exports it."""
    return Said(datetime(when.year, when.month, when.day, 17), when, when, "ddd dd/mm/yy")


def uk_text(when: date) -> Said:
    """The words 07/11/2022."""
    return Said(f"{when:%d/%m/%Y}", when, when)


def us_text(when: date) -> Said:
    """The words 11/07/2022, month first."""
    return Said(f"{when:%m/%d/%Y}", when, when)


def month_shown(when: date) -> Said:
    """A real date in a cell formatted mmm-yy: nobody saw the day."""
    return Said(when, *_months(when.year, when.month, when.month), "mmm-yy")


def month(when: date) -> Said:
    """The words Nov 2023."""
    return Said(f"{when:%b %Y}", *_months(when.year, when.month, when.month))


def quarter(when: date) -> Said:
    """The words Q3 2023."""
    number = (when.month + 2) // 3
    return Said(f"Q{number} {when.year}", *_months(when.year, 3 * number - 2, 3 * number))


def half(when: date) -> Said:
    """The words H1 2023."""
    number = (when.month + 5) // 6
    return Said(f"H{number} {when.year}", *_months(when.year, 6 * number - 5, 6 * number))


def week(when: date) -> Said:
    """The words w/c 12/06/23, the Monday of the week."""
    monday = when - timedelta(days=when.weekday())
    return Said(f"w/c {monday:%d/%m/%y}", monday, monday + timedelta(days=6))


def third(when: date) -> Said:
    """The words early, mid or end of a month, by where the day falls in it."""
    first, last = _months(when.year, when.month, when.month)
    if when.day <= 10:
        return Said(f"early {when:%b %Y}", first, first.replace(day=10))
    if when.day <= 20:
        return Said(f"mid {when:%B %Y}", first.replace(day=11), first.replace(day=20))
    return Said(f"end {when:%b-%y}", first.replace(day=21), last)


def blank(_: date) -> Said:
    """Nothing written."""
    return BLANK


def tbc(_: date) -> Said:
    """A date not known yet, and said so."""
    return TBC


def unread(words: str) -> Spelling:
    """Words where a date should be that no reader can take for one."""
    return lambda _: Said(words, is_unread=True)


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
