"""A date is an interval: whole days, both ends included, with the words it came from.

This module alone turns cells and words into intervals, and alone compares them: a missing bound is
unbounded, and a comparison that an unknown decides is itself unknown (never False, as NaT would have it).
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    import pandas as pd

Order = Literal["DMY", "MDY"]
YEARS = range(1990, 2100)
"""Years a plan of this programme can speak of; a date outside is read as typed and flagged."""


@dataclass(frozen=True)
class Interval:
    """The whole days a date can mean, from `earliest` to `latest`, both included; None is unbounded."""

    earliest: date | None
    latest: date | None
    text: str = ""

    @property
    def is_unknown(self) -> bool:
        """Whether nothing at all is known of the date."""
        return self.earliest is None and self.latest is None

    def is_before(self, other: Interval) -> bool | None:
        """Whether every day this can mean is before every day the other can: yes, no, or not known."""
        if self.latest is not None and other.earliest is not None and self.latest < other.earliest:
            return True
        if self.earliest is not None and other.latest is not None and self.earliest >= other.latest:
            return False
        return None


@dataclass(frozen=True)
class DateOrder:
    """The order of day and month in a file, and how it is known.

    `proof` is a text that only this order can read ("" if none was found); `is_mixed` says that other
    texts prove the opposite; `ambiguous` counts the texts that both orders can read, differently.
    """

    order: Order
    proof: str = ""
    is_mixed: bool = False
    ambiguous: int = 0


def is_by(earliest: pd.Series, latest: pd.Series, deadline: pd.Timestamp) -> pd.Series:
    """Return, for intervals in two columns, whether each falls by the deadline: yes, no or not known.

    Yes when the latest day is by the deadline, no when the earliest is beyond it; a nullable boolean.
    """
    met = latest.le(deadline) & latest.notna()
    missed = earliest.gt(deadline) & earliest.notna()
    return met.astype("boolean").mask(~met & ~missed)


def days_apart(
    earliest: pd.Timestamp, latest: pd.Timestamp, other_earliest: pd.Timestamp, other_latest: pd.Timestamp
) -> tuple[int | None, int | None]:
    """Return the least and the most whole days by which one interval can be later than another.

    Negative days are earlier; None where a missing bound leaves it unbounded.
    """
    least, most = earliest - other_latest, latest - other_earliest
    return (None if least != least else least.days), (None if most != most else most.days)


def interval_shown(value: date, number_format: str, order: Order = "DMY") -> Interval:
    """Return what a real date shows through its number format: a day, or the month or year it shows.

    A date typed into a cell formatted `mmm-yy` is a month: nobody saw the day.
    """
    day = value.date() if isinstance(value, datetime) else value
    shown = _parts_shown(number_format)
    if "d" in shown or not shown:
        return Interval(day, day, _typed(day, order))
    if "m" in shown:
        return _month(day.year, day.month, f"{calendar.month_abbr[day.month]} {day.year}")
    return _year(day.year, str(day.year))


def interval_from_text(text: str, order: Order = "DMY") -> Interval | None:
    """Return the interval that words mean, or None when they can't be read as a date.

    Words that say the date is not known yet (`TBC`) give an interval with no bounds. Years of two
    digits are 1970 to 2069.
    """
    words = _plain(text)
    if words in _UNKNOWN:
        return Interval(None, None, text.strip())
    for pattern, meaning in _PATTERNS:
        found = pattern.fullmatch(words)
        if found:
            made = _meant(meaning, found, order)
            return made and replace(made, text=text.strip())
    return None


def date_order(texts: Iterable[str]) -> DateOrder:
    """Return the order of day and month that a file's own dates prove; UK order where none does."""
    pairs = [(text, *_day_and_month(text)) for text in texts]
    uk = [text for text, first, second in pairs if first > 12 >= second and interval_from_text(text, "DMY")]
    us = [text for text, first, second in pairs if second > 12 >= first and interval_from_text(text, "MDY")]
    ambiguous = sum(0 < first <= 12 and 0 < second <= 12 and first != second for _, first, second in pairs)
    if us and not uk:
        return DateOrder("MDY", us[0], False, ambiguous)
    return DateOrder("DMY", uk[0] if uk else "", bool(us), ambiguous)


def looks_like_date(text: str) -> bool:
    """Return whether words read as a date in either order, or say that one is to be confirmed."""
    return any(interval_from_text(text, order) is not None for order in ("DMY", "MDY"))


# --- what a number format shows ---------------------------------------------------------------------------

_NOT_SHOWN = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_CLOCK = re.compile(r"h+[^a-z]*m+|m+[^a-z]*s+|am/pm|a/p")


def _parts_shown(number_format: str) -> set[str]:
    """Return which of d, m, y a number format shows, its literals, locale and clock parts apart."""
    first_section = _NOT_SHOWN.sub("", number_format).split(";")[0].lower()
    return set(_CLOCK.sub("", first_section)) & {"d", "m", "y"}


def _typed(day: date, order: Order) -> str:
    return f"{day:%d/%m/%Y}" if order == "DMY" else f"{day:%m/%d/%Y}"


# --- words ------------------------------------------------------------------------------------------------

_UNKNOWN = {
    "tbc",
    "tbd",
    "tba",
    "unknown",
    "not known",
    "to be confirmed",
    "to be decided",
    "to be agreed",
    "?",
    "??",
}
_MONTHS = (
    {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
    | {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name}
    | {"sept": 9}
)
_MONTH = "(?P<month>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_GAP = r"[ /.,-]*"
_CLOCK_TIME = re.compile(r"[t ]+\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]m)?z?$")
_WEEKDAY = re.compile(r"^(mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,? +(?=\d|[a-z]{3})")


def _plain(text: str) -> str:
    """Return words in lower case with single spaces, plain dashes, and no clock time or weekday."""
    words = re.sub(r"[\s\u00a0]+", " ", text).strip().lower()
    words = re.sub(r"[\u2010-\u2015\u2212]", "-", words).replace("\u2019", "'")
    return _WEEKDAY.sub("", _CLOCK_TIME.sub("", words))


def _full_year(year: str) -> int:
    number = int(year)
    return number if len(year) == 4 else number + (1900 if number >= 70 else 2000)


def _day(year: int, month: int, day: int) -> Interval:
    found = date(year, month, day)
    return Interval(found, found)


def _month(year: int, month: int, text: str = "") -> Interval:
    return Interval(date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), text)


def _months(year: int, first: int, last: int) -> Interval:
    return Interval(_month(year, first).earliest, _month(year, last).latest)


def _year(year: int, text: str = "") -> Interval:
    return Interval(date(year, 1, 1), date(year, 12, 31), text)


def _quarter(year: int, quarter: int) -> Interval:
    return _months(year, 3 * quarter - 2, 3 * quarter)


def _half(year: int, half: int) -> Interval:
    return _months(year, 6 * half - 5, 6 * half)


def _numeric(first: int, second: int, year: int, order: Order) -> Interval:
    day, month = (first, second) if order == "DMY" else (second, first)
    return _day(year, month, day)


def _third(part: str, whole: Interval) -> Interval:
    """Return the early, middle or last third of a period: days 1-10, 11-20 or 21 on, of a month.

    A period of several months is cut by whole months; a single year by four.
    """
    assert whole.earliest and whole.latest
    which = 0 if part == "early" else 1 if part.startswith("mid") else 2
    if (whole.earliest.year, whole.earliest.month) == (whole.latest.year, whole.latest.month):
        first = whole.earliest.replace(day=10 * which + 1)
        return Interval(first, whole.latest if which == 2 else first + timedelta(days=9))
    length = (whole.latest.month - whole.earliest.month + 1) // 3
    start = whole.earliest.month + which * length
    return _months(whole.earliest.year, start, start + length - 1)


def _week_of(words: str, order: Order, first_day: int) -> Interval | None:
    """Return the seven days that begin (first_day 0) or end (first_day -6) on the day the words name."""
    named = interval_from_text(words, order)
    if named is None or named.earliest is None or named.earliest != named.latest:
        return None
    start = named.earliest + timedelta(days=first_day)
    return Interval(start, start + timedelta(days=6))


def _part_of(part: str, words: str, order: Order) -> Interval | None:
    whole = interval_from_text(words, order)
    if whole is None or whole.earliest is None or whole.earliest == whole.latest:
        return None
    return _third(part, whole)


def _bounded(word: str, words: str, order: Order) -> Interval | None:
    """Return the open interval that `by`, `from` and their like leave beside the date they name."""
    named = interval_from_text(words, order)
    if named is None or named.is_unknown:
        return None
    if word in {"by", "before", "no later than"}:
        return Interval(None, named.latest)
    return Interval(named.earliest, None)


Meaning = Callable[[re.Match[str], Order], Interval | None]


def _y(found: re.Match[str]) -> int:
    return _full_year(found["year"])


def _m(found: re.Match[str]) -> int:
    return _MONTHS[found["month"]]


_MEANINGS: list[tuple[str, Meaning]] = [
    (r"(?P<year>\d{4})[-/.](?P<m>\d{1,2})[-/.](?P<d>\d{1,2})", lambda f, _: _day(_y(f), int(f["m"]), int(f["d"]))),
    (rf"(?P<a>\d{{1,2}})[-/. ](?P<b>\d{{1,2}})[-/. ]{_YEAR}",
     lambda f, o: _numeric(int(f["a"]), int(f["b"]), _y(f), o)),
    (rf"{_DAY}{_GAP}(?:of )?{_MONTH}{_GAP}{_YEAR}", lambda f, _: _day(_y(f), _m(f), int(f["day"]))),
    (rf"{_MONTH}{_GAP}{_DAY}[ ,/-]+{_YEAR}", lambda f, _: _day(_y(f), _m(f), int(f["day"]))),
    (rf"{_MONTH}{_GAP}(?P<year>\d{{4}})", lambda f, _: _month(_y(f), _m(f))),
    # "Oct 23" may be a day: only a mark between month and year says that two digits are a year
    (rf"{_MONTH} ?[-/'] ?'?(?P<year>\d{{2}})", lambda f, _: _month(_y(f), _m(f))),
    (rf"(?P<year>\d{{4}}){_GAP}{_MONTH}", lambda f, _: _month(_y(f), _m(f))),
    (r"(?P<m>\d{1,2})[/.-](?P<year>\d{4})", lambda f, _: _month(_y(f), int(f["m"]))),
    (rf"q(?P<q>[1-4]){_GAP}{_YEAR}", lambda f, _: _quarter(_y(f), int(f["q"]))),
    (rf"(?P<year>\d{{4}}){_GAP}q(?P<q>[1-4])", lambda f, _: _quarter(_y(f), int(f["q"]))),
    (rf"h(?P<h>[12]){_GAP}{_YEAR}", lambda f, _: _half(_y(f), int(f["h"]))),
    (r"(?P<year>(?:19|20)\d{2})", lambda f, _: _year(_y(f))),
    (r"(?:w/?c|wk commencing|week commencing)\b[ :]*(?P<rest>.+)", lambda f, o: _week_of(f["rest"], o, 0)),
    (r"(?:w/?e|week ending)\b[ :]*(?P<rest>.+)", lambda f, o: _week_of(f["rest"], o, -6)),
    (r"(?P<part>early|mid|middle|late|end)(?: of)?[ -]+(?P<rest>.+)", lambda f, o: _part_of(f["part"], f["rest"], o)),
    (r"(?P<word>by|before|no later than|from|after|not before)(?: the)? (?P<rest>.+)",
     lambda f, o: _bounded(f["word"], f["rest"], o)),
]  # fmt: skip
_PATTERNS = [(re.compile(pattern), meaning) for pattern, meaning in _MEANINGS]
_NUMERIC = re.compile(r"(\d{1,2})[-/. ](\d{1,2})[-/. ]'?(\d{4}|\d{2})")


def _meant(meaning: Meaning, found: re.Match[str], order: Order) -> Interval | None:
    """Return what a pattern means, or None for a day the calendar doesn't have."""
    try:
        return meaning(found, order)
    except ValueError:
        return None


def _day_and_month(text: str) -> tuple[int, int]:
    """Return the two leading numbers of a date written in numbers, or zeros."""
    found = _NUMERIC.fullmatch(_plain(text))
    return (int(found[1]), int(found[2])) if found else (0, 0)
