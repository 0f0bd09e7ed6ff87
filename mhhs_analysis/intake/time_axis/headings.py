"""What one heading says of time: a date, a month without its year, a numbered week, a plain number."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from functools import lru_cache

from mhhs_analysis.dates import (
    MONTHS_ABROAD,
    YEARS,
    Interval,
    Order,
    interval_from_text,
    interval_shown,
    lacks_year,
    parts_shown,
)
from mhhs_analysis.intake.time_axis.parts_said import month_and_part
from mhhs_analysis.intake.workbooks.sheets import Cell

LONGEST = 30
"""Characters of a heading of time."""
NUMBER, WEEKDAY, PART = "number", "weekday", "month part"
_WIDTHS = ((1, "day"), (7, "week"), (31, "month"), (92, "quarter"), (184, "half"), (366, "year"))
_FULL_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
                "november", "december")  # fmt: skip
_NAMED = {
    "week": "weeks|week|wks|wk|w|cw|kw",
    "month": "months|month|mths|mth|mon|m",
    "day": "days|day|d",
    "sprint": "sprint|sp|s",
    "iteration": "iteration|iter",
    "increment": "increment|pi",
    "period": "period|per|p",
    "phase": "phase",
    "quarter": "project quarter",
    "year": "project year|year|yr|y",
}
"""The words that numbered periods are called by, and how they are written before the number."""
_NUMBERED = {
    name: re.compile(rf"(?:{words})[ .:#_+-]*(?:no\.? *)?(\d{{1,3}})") for name, words in _NAMED.items()
}
_NUMBERED_AND_DATED = re.compile(
    r"(?:weeks?|wks?|w|cw|kw|sprint|iteration|period|month|day)[ .:#]*\d{1,3} ?"
    r"(?:[(:–-] ?|(?:w/?c|commencing|from|starts?) )?"
    r"(?P<date>\d{1,2}(?:[/.-]\d{1,2}(?:[/.-]\d{2,4})?|(?:st|nd|rd|th)? ?[a-z]{3,9}\.?(?:,? ?'?\d{2,4})?))\)?"
)
"""A numbered period and the day that it begins on: Week 1 (5 Jan), Wk 1 05/01/26. M9 (5 Jan) is a milestone's."""
_NUMBERED_AND_SAID = re.compile(
    r"(?:weeks?|wks?|w|cw|kw|sprint|iteration|increment|pi|period|p|month|day)[ .:#]*\d{1,3}"
    r"[ ,:(\[–-]+(?P<days>[^)\]]+)[)\]]?"
)
_PART_AND_SAID = re.compile(
    r"(?P<unit>q|qtr|quarter|h|half) ?[1-4] ?[·|:,([–—-]* ?"
    r"(?P<days>[a-z]{3,9}\.? ?(?:[–—-]|to) ?[a-z]{3,9}\.?,? ?'?\d{2,4})[)\]]?"
)
"""A part of a year with its months in full, which may count another year's than the calendar's: Q1 · Apr–Jun '26."""
_NTH = re.compile(r"(\d{1,3})(?:st|nd|rd|th) (week|month|day|period|sprint)")
_QUARTER = re.compile(r"(?:q|qtr|quarter) ?([1-4])|([1-4])(?:st|nd|rd|th)? ?(?:q|qtr|quarter)")
_HALF = re.compile(r"(?:h|half) ?([12])|([12])(?:st|nd)? ?(?:h|half)")
_PARTS = {"q": "quarter", "h": "half"}
_MONTHS = 12
_WEEKDAY = re.compile(
    r"(?:mo|tu|we|th|fr|sa|su|[mtwfs])|(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?s?"
)
_DAY_OF_WEEK = re.compile(
    r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?[ ,.]*(\d{1,2})(?:st|nd|rd|th)?"
)
"""A day of the week and the day of some month that it is: Mon 1, Tue 02, Wed 3rd."""
_WORD = re.compile(r"[A-Za-z]{4,}")
ANY_YEAR = 1996
"""A leap year whose last figures name no day or month: in 2001, 02/01 could be a February."""
_DAYS = range(1, 32)
MONTHS_IN = {"month": 1, "quarter": 3, "half": 6, "year": 12}
"""How many months the parts of years last, and a year."""
_MONTH_AND_NUMBER = re.compile(r"([^\W\d_]{3,12})\.?[ ]?'?(\d\d)")
_NUMBER_AND_MONTH = re.compile(r"'?(\d\d)[- ]([^\W\d_]{3,12})\.?")
_MONTH_OF_YEAR = re.compile(r"(\d{1,2})/'?(\d\d)")
_TWO_YEARS = re.compile(r"(20\d\d) ?[-–/] ?(?:20)?(\d\d)")
_SHORT_ISO_WEEK = re.compile(r"(\d\d)-?w(\d\d)")
_YEARS_SHORT = range(20, 100)
"""Two digits that name a year of a plan rather than a day, where every heading has them."""

PROGRAMME_MILESTONE = re.compile(r"m\d{1,2}", re.I)
"""A milestone of the programme by its code, or the month of a project by its number: M9."""


@dataclass(frozen=True)
class Said:
    """What a heading says: its unit, the days it names where it names them all, its number, the words as typed.

    A month, quarter or half without a year has its number in the year; `named` is what a numbered period is
    called ("week"), "" for a plain number. `doubt` is what else it could say.
    """

    unit: str
    words: str
    interval: Interval | None = None
    number: int | None = None
    named: str = ""
    doubt: str = ""
    days: tuple[int, int] | None = None
    """Of a part of a month: its first and last day, 31 for the month's last."""

    @property
    def is_numbered(self) -> bool:
        """Whether it numbers a period, by a word or plain."""
        return bool(self.named) or self.unit == NUMBER

    @property
    def lacks_year(self) -> bool:
        """Whether it would be a date if only a year were said."""
        return self.interval is None and not self.is_numbered and self.unit != WEEKDAY

    @property
    def kind(self) -> str:
        """What headings of one row must share to stand in one line of time."""
        return f"{'dated' if self.interval else 'undated' if self.lacks_year else 'numbered'} {self.named or self.unit}"


def said_by(cell: Cell, order: Order) -> Said | None:
    """Return what a heading says of time, or None where it says nothing of it."""
    value = cell.value
    if isinstance(value, bool) or cell.is_uncalculated:
        return None
    if isinstance(value, date):
        found = interval_shown(value, cell.number_format, order)
        is_telling = found.earliest is not None and found.earliest.year in YEARS
        return Said(unit_of(found), found.text, found) if is_telling else None
    if isinstance(value, int | float):
        return _numbered_plainly(value, cell.number_format)
    return said_in(value, order) if isinstance(value, str) and len(value) <= LONGEST else None


@lru_cache(maxsize=1 << 14)
def said_in(text: str, order: Order) -> Said | None:
    """Return what the words of a heading say of time, or None."""
    typed = " ".join(text.split())
    words = typed.lower().strip(" .:")
    if words.isdecimal():
        return _numbered_plainly(int(words), "") if len(words) <= 4 else None
    if _WEEKDAY.fullmatch(words):
        return Said(WEEKDAY, typed)
    if (found := _DAY_OF_WEEK.fullmatch(words)) and int(found[1]) in _DAYS:
        return Said(NUMBER, found[1], number=int(found[1]))
    if (found := _SHORT_ISO_WEEK.fullmatch(words)) and int(found[1]) in _YEARS_SHORT:
        words = f"20{found[1]}-w{found[2]}"
    if found := _NUMBERED_AND_DATED.fullmatch(words):
        typed, words = found["date"], found["date"]
    return (
        _numbered(words, typed)
        or _dated(_spelt(words), typed, order)
        or _month_parted(words, order)
        or _within(words, order)
    )


def _month_parted(words: str, order: Order) -> Said | None:
    """Return the month of which a heading names a part, which says nothing without those beside it: Jan H1."""
    parted = month_and_part(words)
    said = _dated(_spelt(parted[0]), parted[0], order) if parted else None
    return said if said and said.unit == "month" else None


def _within(words: str, order: Order) -> Said | None:
    """Return the days that a numbered period's heading says in full beside its number: Sprint 1: 5 - 16 Jan 2026."""
    if part := _PART_AND_SAID.fullmatch(words):
        said = _dated(_spelt(part["days"]), words, order)
        return said if said and said.interval and said.unit == _PARTS[part["unit"][0]] else None
    found = _NUMBERED_AND_SAID.fullmatch(words)
    said = _dated(_spelt(found["days"]), found["days"], order) if found else None
    return said if said and said.interval and said.unit in ("day", "week", "month") else None


def unit_of(interval: Interval) -> str:
    """Return the unit whose width an interval has, or the next wider one."""
    assert interval.earliest is not None
    assert interval.latest is not None
    days = (interval.latest - interval.earliest).days + 1
    return next((unit for width, unit in _WIDTHS if days <= width), "year")


@lru_cache(maxsize=1 << 14)
def month_and_year(words: str) -> tuple[int, int] | None:
    """Return the month's number and the two digits of "Oct 23" or "10/23", which may be its year or a day."""
    if (found := _MONTH_OF_YEAR.fullmatch(words.strip())) and 0 < int(found[1]) <= 12:
        return (int(found[1]), int(found[2])) if int(found[2]) in _YEARS_SHORT else None
    found = _MONTH_AND_NUMBER.fullmatch(_spelt(words.lower()))
    number = month_number(found[1]) if found else None
    return (number, int(found[2])) if found and number else None


def year_and_month(cell: Cell) -> tuple[int, int] | None:
    """Return the month's number and the two digits of "26-Jan", a text or a day shown without its year."""
    value = cell.value
    if isinstance(value, date):
        is_short = parts_shown(cell.number_format) == {"d", "m"} and value.day in _YEARS_SHORT
        return (value.month, value.day) if is_short else None
    found = _NUMBER_AND_MONTH.fullmatch(value.strip()) if isinstance(value, str) else None
    number = month_number(found[2].lower()) if found and int(found[1]) in _YEARS_SHORT else None
    return (number, int(found[1])) if found and number else None


@lru_cache(maxsize=1 << 10)
def month_number(word: str) -> int | None:
    """Return the month that a word names, in full or by three letters, slips of spelling or in another language."""
    if word == "sept":
        return 9
    if word in MONTHS_ABROAD:
        return MONTHS_ABROAD[word]
    for number, name in enumerate(_FULL_MONTHS, 1):
        if word in (name, name[:3]):
            return number
    close = get_close_matches(word, _FULL_MONTHS, 1, 0.8) if len(word) > 3 else []
    return _FULL_MONTHS.index(close[0]) + 1 if close else None


def _spelt(words: str) -> str:
    """Return words with the names of months as they are spelt: Febuary, Septembre."""

    def spelt(found: re.Match[str]) -> str:
        number = month_number(found[0])
        return _FULL_MONTHS[number - 1] if number and found[0] != "sept" else found[0]

    return _WORD.sub(spelt, words)


def _numbered_plainly(value: int | float, number_format: str) -> Said | None:
    if value != value or value != int(value) or "%" in number_format:
        return None
    number = int(value)
    if number in YEARS:
        first = interval_from_text(str(number))
        return Said("year", str(number), first, number)
    return Said(NUMBER, str(number), number=number) if 0 <= number < 1000 else None


def _numbered(words: str, typed: str) -> Said | None:
    if found := _NTH.fullmatch(words):
        return Said(found[2], typed, number=int(found[1]), named=found[2])
    for name, pattern in _NUMBERED.items():
        if found := pattern.fullmatch(words):
            return Said(name, typed, number=int(found[1]), named=name)
    return None


def _dated(words: str, typed: str, order: Order) -> Said | None:
    for unit, pattern in (("quarter", _QUARTER), ("half", _HALF)):
        if found := pattern.fullmatch(words):
            return Said(unit, typed, number=int(found[1] or found[2]))
    if number := month_number(words.rstrip(".")) if words.rstrip(".").isalpha() else None:
        return Said("month", typed, number=number)
    if (found := _TWO_YEARS.fullmatch(words)) and int(found[2]) == (int(found[1]) + 1) % 100:
        words = f"fy{found[1][2:]}/{found[2]}"
        if int(found[2]) > _MONTHS or len(typed) > len("2011/12"):  # 2011/12 may be a December
            return Said("year", words.upper(), interval_from_text(words, order))
    interval = interval_from_text(words, order)
    if interval is not None:
        is_whole = interval.earliest is not None and interval.latest is not None
        return Said(unit_of(interval), typed, interval) if is_whole else None
    if lacks_year(words, order):
        inside = interval_from_text(words, order, ANY_YEAR)
        if inside is not None and inside.earliest is not None and inside.latest is not None:
            return Said(unit_of(inside), typed)
    return None
