"""Days, months, quarters, halves and years, calendar or financial, and the thirds they are cut into."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from mhhs_analysis.dates.interval import Interval

_APRIL = 4


@dataclass(frozen=True)
class Year:
    """A year by the number it begins in: from January, or from April when it is financial."""

    number: int
    is_financial: bool = False

    def months(self, first: int, last: int) -> Interval:
        """Return the months from the first to the last, counted from 1 within the year."""
        start = 12 * self.number + (_APRIL - 1 if self.is_financial else 0) - 1
        return _months(start + first, start + last)

    def quarter(self, number: int) -> Interval:
        """Return a quarter of the year by its number."""
        return self.months(3 * number - 2, 3 * number)

    def half(self, number: int) -> Interval:
        """Return a half of the year by its number."""
        return self.months(6 * number - 5, 6 * number)

    def whole(self) -> Interval:
        """Return the whole year."""
        return self.months(1, 12)

    def of_month(self, month: int) -> int:
        """Return the calendar year in which a month of this year lies."""
        return self.number + (self.is_financial and month < _APRIL)


def day(year: int, month: int, number: int) -> Interval:
    """Return one day; raises ValueError for a day the calendar doesn't have."""
    found = date(year, month, number)
    return Interval(found, found)


def month(year: int, number: int, text: str = "") -> Interval:
    """Return a whole month; raises ValueError for a month the calendar doesn't have."""
    return Interval(date(year, number, 1), date(year, number, calendar.monthrange(year, number)[1]), text)


def week_from(first: date) -> Interval:
    """Return the seven days that begin on a day."""
    return Interval(first, first + timedelta(days=6))


def week_of(year: Year, number: int) -> Interval:
    """Return all days that a numbered week of a year may have: by ISO 8601, by sevens, or by weeks from 1 January's on.

    Raises ValueError for a financial year, whose weeks nobody counts alike, and for a week that the year doesn't have.
    """
    if year.is_financial:
        raise ValueError("weeks of a financial year")
    begins = date(year.number, 1, 1)
    monday = date.fromisocalendar(year.number, number, 1)
    days_before = (0, begins.weekday(), begins.isoweekday() % 7)  # its week begins on a Monday or a Sunday
    others = (begins + timedelta(weeks=number - 1, days=-before) for before in days_before)
    firsts = (monday, *others)
    return Interval(min(firsts), max(firsts) + timedelta(days=6))


def full_year(digits: str) -> int:
    """Return the year that two or four digits mean; two digits are 1970 to 2069."""
    number = int(digits)
    return number if len(digits) == 4 else number + (1900 if number >= 70 else 2000)


def months_on(day: date, count: int) -> date:
    """Return a day so many months on, the last of a shorter month where it has no such day."""
    year, month = divmod(12 * day.year + day.month - 1 + count, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def third(which: int, whole: Interval) -> Interval:
    """Return the early (0), middle (1) or late (2) third: days 1-10, 11-20 or 21 on, of a month.

    A quarter, a half and a year are cut by whole months. Raises ValueError for any other interval.
    """
    first, count = _whole_months(whole)
    if count == 1:
        start = date(first // 12, first % 12 + 1, 10 * which + 1)
        return Interval(start, whole.latest if which == 2 else start + timedelta(days=9))
    length = _parted(count, 3)
    return _months(first + which * length, first + (which + 1) * length - 1)


def half_of_month(which: int, whole: Interval) -> Interval:
    """Return the first (1) or second (2) half of one month: days 1-15, or 16 on; ValueError otherwise."""
    first, count = _whole_months(whole)
    if count != 1:
        raise ValueError("not a month")
    start = date(first // 12, first % 12 + 1, 1 if which == 1 else 16)
    return Interval(start, start + timedelta(days=14) if which == 1 else whole.latest)


def _months(first: int, last: int) -> Interval:
    """Return whole months by their numbers counted from year nought."""
    start, end = month(first // 12, first % 12 + 1), month(last // 12, last % 12 + 1)
    return Interval(start.earliest, end.latest)


def _whole_months(whole: Interval) -> tuple[int, int]:
    """Return the first month, counted from year nought, and how many; ValueError for anything else."""
    first, last = whole.earliest, whole.latest
    if not first or not last or first.day != 1 or month(last.year, last.month).latest != last:
        raise ValueError("not whole months")
    start = 12 * first.year + first.month - 1
    return start, 12 * last.year + last.month - start


def _parted(count: int, parts: int) -> int:
    if count % parts:
        raise ValueError("months that can't be parted evenly")
    return count // parts
