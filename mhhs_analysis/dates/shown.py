"""What a number in a cell says as a date: through its number format, or as a count of days."""

from __future__ import annotations

import calendar
import re
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import lru_cache

from mhhs_analysis.dates.interval import YEARS, Interval, Order
from mhhs_analysis.dates.periods import Year, month, week_from

_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_CLOCK = re.compile(r"h+[^a-z]*m+|m+[^a-z]*s+|am/pm|a/p")
_QUOTED = re.compile(r'"([^"]*)"')
_WEEK_FROM = re.compile(r"\bw/?[cb]\b|\b(week|wk) (commencing|beginning)", re.I)
_MONTHS = tuple(calendar.month_abbr)  # itself it asks the locale anew each time
_EPOCH, _EPOCH_1904 = date(1899, 12, 30), date(1904, 1, 1)


@lru_cache(maxsize=1 << 16)
def interval_shown(value: date, number_format: str, order: Order = "DMY") -> Interval:
    """Return what a real date shows through its number format: a day, or the month or year it shows.

    A date typed into a cell formatted `mmm-yy` is a month: nobody saw the day. One shown as `"w/c "dd/mm/yy` is
    the week that begins on it.
    """
    day = value.date() if isinstance(value, datetime) else value
    if _shows_weeks(number_format):
        return replace(week_from(day), text=f"w/c {_typed(day, order)}")
    shown = parts_shown(number_format)
    if "d" in shown or not shown:
        return _day(day, order)
    if "m" in shown:
        return _month(day.year, day.month)
    whole = Year(day.year).whole()
    return Interval(whole.earliest, whole.latest, str(day.year))


# A day is the same interval in whatever format it is shown.


@lru_cache(maxsize=1 << 14)
def _day(day: date, order: Order) -> Interval:
    return Interval(day, day, _typed(day, order))


@lru_cache(maxsize=1 << 12)
def _month(year: int, number: int) -> Interval:
    return month(year, number, f"{_MONTHS[number]} {year}")


def interval_from_serial(number: float, is_1904: bool = False) -> Interval | None:
    """Return the day that a spreadsheet's count of days means, its time of day apart.

    None outside 1990 to 2099: such a number is no date of a plan. Only for a cell that is known to hold a
    date; counts are from 30 December 1899, or 1 January 1904 in a workbook that says so (ECMA-376 18.17.4.1).
    """
    epoch = _EPOCH_1904 if is_1904 else _EPOCH
    least, most = ((date(year, 1, 1) - epoch).days for year in (YEARS.start, YEARS.stop))
    if not least <= number < most:
        return None
    day = epoch + timedelta(days=int(number))
    return Interval(day, day, f"{number:.10g}")


@lru_cache(maxsize=1 << 12)
def _shows_weeks(number_format: str) -> bool:
    return _WEEK_FROM.search(" ".join(_QUOTED.findall(number_format))) is not None


@lru_cache(maxsize=1 << 12)
def parts_shown(number_format: str) -> frozenset[str]:
    """Return which of d, m, y a number format shows, its literals, locale and clock parts apart."""
    first_section = _NOT_SHOWN.sub("", number_format).split(";")[0].lower()
    return frozenset(_CLOCK.sub("", first_section)) & {"d", "m", "y"}


def _typed(day: date, order: Order) -> str:
    first, second = (day.day, day.month) if order == "DMY" else (day.month, day.day)
    return f"{first:02}/{second:02}/{day.year}"
