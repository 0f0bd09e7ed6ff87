"""A date as somebody wrote it, beside the days they meant by it.

Each spelling goes from the meaning to the words. Nothing here reads words back.
"""

from __future__ import annotations

import calendar
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta


@dataclass(frozen=True)
class Said:
    """What stands in a cell, how it is formatted, and the first and last day meant (None is unbounded).

    A date given from a milestone has no days of its own: it has an anchor, and the least and most days from it.
    """

    typed: str | date | float | None
    first: date | None = None
    last: date | None = None
    shown: str = "General"
    is_unread: bool = False
    anchor: str = ""
    offset: tuple[int, int] | None = None


Spelling = Callable[[date], Said]

BLANK = Said(None)
TBC = Said("TBC")
_DAY_ZERO = date(1899, 12, 30)


# --- days -------------------------------------------------------------------------------------------------


def day(when: date, shown: str = "dd/mm/yyyy") -> Said:
    """A real date shown as a day."""
    return Said(when, when, when, shown)


def day_in_dashes(when: date) -> Said:
    """A real date shown as 07-Nov-22."""
    return day(when, "dd-mmm-yy")


def day_in_german(when: date) -> Said:
    """A real date shown as 07.11.2022."""
    return day(when, "dd.mm.yyyy")


def morning(when: date) -> Said:
    """A start as a scheduling tool exports it: a date with a time, the time not shown."""
    return Said(datetime(when.year, when.month, when.day, 8), when, when, "ddd dd/mm/yy")


def evening(when: date) -> Said:
    """A finish as a scheduling tool exports it."""
    return Said(datetime(when.year, when.month, when.day, 17), when, when, "ddd dd/mm/yy")


def serial(when: date) -> Said:
    """A date whose format was lost: the number of the day as a spreadsheet counts."""
    return Said((when - _DAY_ZERO).days, when, when)


def written(pattern: str) -> Spelling:
    """Words for a day by a pattern of strftime."""
    return lambda when: Said(when.strftime(pattern), when, when)


uk_text = written("%d/%m/%Y")
uk_short = written("%d/%m/%y")
us_text = written("%m/%d/%Y")
german_text = written("%d.%m.%Y")
named_month = written("%d-%b-%y")
with_weekday = written("%a %d/%m/%y")
with_time = written("%d/%m/%Y 17:00")


def ordinal(when: date) -> Said:
    """The words 3rd April 2023."""
    ending = {1: "st", 2: "nd", 3: "rd"}.get(when.day % 10 if when.day not in (11, 12, 13) else 0, "th")
    return Said(f"{when.day}{ending} {when:%B %Y}", when, when)


def per_cent(share: int | None) -> Said:
    """Progress as a spreadsheet keeps it: a fraction shown as a percentage."""
    return Said((share or 0) / 100, shown="0%")


# --- weeks, months and longer -----------------------------------------------------------------------------


def week(when: date) -> Said:
    """The words w/c 12/06/23, the Monday of the week."""
    monday = when - timedelta(days=when.weekday())
    return Said(f"w/c {monday:%d/%m/%y}", monday, monday + timedelta(days=6))


def week_ending(when: date) -> Said:
    """The words w/e 16/06/23, the Friday of the week: the seven days that end on it."""
    friday = when + timedelta(days=4 - when.weekday())
    return Said(f"w/e {friday:%d/%m/%y}", friday - timedelta(days=6), friday)


def month_shown(when: date) -> Said:
    """A real date in a cell formatted mmm-yy: nobody saw the day."""
    return Said(when, *months(when.year, when.month, when.month), "mmm-yy")


def month(when: date) -> Said:
    """The words Nov 2023."""
    return Said(f"{when:%b %Y}", *months(when.year, when.month, when.month))


def month_in_dashes(when: date) -> Said:
    """The words Nov-23."""
    return Said(f"{when:%b-%y}", *months(when.year, when.month, when.month))


def quarter(when: date) -> Said:
    """The words Q3 2023."""
    number = (when.month + 2) // 3
    return Said(f"Q{number} {when.year}", *months(when.year, 3 * number - 2, 3 * number))


def half(when: date) -> Said:
    """The words H1 2023."""
    number = (when.month + 5) // 6
    return Said(f"H{number} {when.year}", *months(when.year, 6 * number - 5, 6 * number))


def half_in_short(when: date) -> Said:
    """The words H1 23."""
    return replace(half(when), typed=f"H{(when.month + 5) // 6} {when:%y}")


def year(when: date) -> Said:
    """The words 2024."""
    return Said(f"{when.year}", *months(when.year, 1, 12))


def financial_year(when: date) -> Said:
    """The words FY23/24, April to March."""
    begins = when.year if when.month > 3 else when.year - 1
    return Said(f"FY{begins % 100}/{(begins + 1) % 100}", date(begins, 4, 1), date(begins + 1, 3, 31))


def financial_quarter(when: date) -> Said:
    """The words Q1 FY23/24, the first of which is April to June."""
    calendar_quarter = quarter(when)
    number = (when.month + 8) // 3 % 4 + 1
    return replace(calendar_quarter, typed=f"Q{number} {financial_year(when).typed}")


def third(when: date) -> Said:
    """The words early, mid or end of a month, by where the day falls in it."""
    first, last = months(when.year, when.month, when.month)
    if when.day <= 10:
        return Said(f"early {when:%b %Y}", first, first.replace(day=10))
    if when.day <= 20:
        return Said(f"mid {when:%B %Y}", first.replace(day=11), first.replace(day=20))
    return Said(f"end {when:%b-%y}", first.replace(day=21), last)


def part_of_year(when: date) -> Said:
    """The words early 2023, mid-2023 or late 2023: four months each."""
    number = (when.month - 1) // 4
    words = ("early ", "mid-", "late ")[number]
    return Said(f"{words}{when.year}", *months(when.year, 4 * number + 1, 4 * number + 4))


def part_of_quarter(when: date) -> Said:
    """The words early, mid or late Q2 2023: a month each."""
    words = ("early", "mid", "late")[(when.month - 1) % 3]
    return Said(f"{words} {quarter(when).typed}", *months(when.year, when.month, when.month))


# --- open ends, unknowns, and dates given from a milestone ------------------------------------------------


def by(spelling: Spelling) -> Spelling:
    """The words by and a date: no later than its last day."""
    return lambda when: replace(spelling(when), typed=f"by {spelling(when).typed}", first=None)


def not_before(spelling: Spelling) -> Spelling:
    """The words from and a date: no earlier than its first day."""
    return lambda when: replace(spelling(when), typed=f"from {spelling(when).typed}", last=None)


def blank(_: date) -> Said:
    """Nothing written."""
    return BLANK


def tbc(_: date) -> Said:
    """A date not known yet, and said so."""
    return TBC


def unknown(words: str) -> Spelling:
    """A date not known, said in other words: TBD, N/A, a dash."""
    return lambda _: Said(words)


def unread(words: str) -> Spelling:
    """Words where a date should be that no reader can take for one."""
    return lambda _: Said(words, is_unread=True)


def relative(words: str, anchor: str, least: int, most: int) -> Spelling:
    """Words such as M9 + 6 weeks: the days from a milestone of the option, least and most."""
    return lambda _: Said(words, anchor=anchor, offset=(least, most))


# --- spans: one cell that says when something starts and finishes -----------------------------------------


@dataclass(frozen=True)
class Span:
    """A cell that gives a start and a finish at once."""

    typed: str | None
    start: Said = BLANK
    finish: Said = BLANK
    is_unread: bool = False
    shown: str = "General"


Spanning = Callable[[date, date], Span]


def between(spelling: Spelling, joined: str = " - ") -> Spanning:
    """Two dates in one cell, each in full."""

    def span(first: date, last: date) -> Span:
        start, finish = spelling(first), spelling(last)
        return Span(f"{start.typed}{joined}{finish.typed}", start, finish)

    return span


def within(spelling: Spelling) -> Spanning:
    """One expression for both: somewhere in it, both start and finish."""

    def span(_: date, last: date) -> Span:
        said = spelling(last)
        return Span(str(said.typed), said, said)

    return span


def days_of_month(joined: str = "-") -> Spanning:
    """The words 22-23 March 2023, or 12 to 16 June 2023: the month and year said once."""

    def span(first: date, last: date) -> Span:
        begins = f"{first.day}" if first.month == last.month else f"{first.day} {first:%B}"
        return Span(f"{begins}{joined}{last.day} {last:%B %Y}", day(first), day(last))

    return span


def months_of_year(first: date, last: date) -> Span:
    """The words Mar - Jun 2023: the year said once where it is one year."""
    begins = f"{first:%b}" if first.year == last.year else f"{first:%b %Y}"
    return Span(f"{begins} - {last:%b %Y}", month(first), month(last))


def quarters_of_year(first: date, last: date) -> Span:
    """The words Q1-Q2 2023: the year said once where it is one year."""
    start, finish = quarter(first), quarter(last)
    begins = str(start.typed)[:2] if first.year == last.year else str(start.typed)
    return Span(f"{begins}-{finish.typed}", start, finish)


def days_without_year(first: date, last: date) -> Span:
    """The words 22/3 - 23/3: the year stands in the column's heading."""
    return Span(f"{first.day}/{first.month} - {last.day}/{last.month}", day(first), day(last))


def no_span(words: str, *, is_unread: bool = False) -> Spanning:
    """Words that give no dates: not known yet, or not to be read."""
    return lambda _first, _last: Span(words, is_unread=is_unread)


def relative_span(words: str, anchor: str, days: tuple[int, int]) -> Spanning:
    """Words such as 2 weeks after M9, for start and finish alike."""
    said = Said(words, anchor=anchor, offset=days)
    return lambda _first, _last: Span(words, said, said)


def months(year: int, first: int, last: int) -> tuple[date, date]:
    """The first day of one month and the last of another in a year."""
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])
