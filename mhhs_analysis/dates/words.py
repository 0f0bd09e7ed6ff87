"""Words as people type them in plans, read as an interval or as the two ends of a span."""

from __future__ import annotations

import re
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import lru_cache

from mhhs_analysis.dates.interval import Interval, Order
from mhhs_analysis.dates.languages import in_english
from mhhs_analysis.dates.periods import Year, day
from mhhs_analysis.dates.phrases import Given, phrase_from
from mhhs_analysis.dates.plain import (
    MONTH,
    TO_BE_TOLD,
    gives_none,
    is_fraction,
    is_vocabulary,
    may_be_date,
    plain,
    without_condition,
)
from mhhs_analysis.dates.ranges import either_from, range_from, whole_of

_ANY_LEAP_YEAR = 2000
_DAY_IN_FIGURES = re.compile(r"(\d{1,2})([-/.])(\d{1,2})\2(\d{4})")
_SAID_AGAIN = re.compile(r"(.+?) ?\(([^()]+)\)")
_MONTH_AND_DIGITS = re.compile(rf"{MONTH} \d\d$")


@dataclass(frozen=True)
class _Read:
    """What a text means: as one interval, and as a start and a finish."""

    whole: Interval | None
    start: Interval
    finish: Interval


def interval_from_text(text: str, order: Order = "DMY", year: int | None = None) -> Interval | None:
    """Return the interval that words mean, or None when they can't be read as a date.

    `year` is the one that dates written without any mean, where it is known from elsewhere; without it they
    aren't read. Years of two digits are 1970 to 2069. Words that say the date isn't known or isn't given
    (`TBC`, `N/A`, `-`) give an interval with no bounds. A range is read from its first day to its last; one
    that runs backwards, or an approximate date (`c. June 2023`), whose width nobody knows, is not read.
    `FY23/24` and `2023/24` are the year from April 2023; `FY24` may end or begin in 2024 and is not read.
    `M9 + 6 weeks` has an anchor and no days.
    """
    if not may_be_date(text, year is not None):
        return None
    read = _read(text, order, year)
    return read.whole if read else None


def span_from_text(
    text: str, order: Order = "DMY", year: int | None = None
) -> tuple[Interval, Interval] | None:
    """Return the start and the finish that words in one cell give, or None when they can't be read.

    A range gives what its two sides mean, as typed even if the second is before the first; a single
    expression gives itself twice. Both keep the text of the whole cell.
    """
    if not may_be_date(text, year is not None):
        return None
    read = _read(text, order, year)
    return (read.start, read.finish) if read else None


@lru_cache(maxsize=1 << 15)
def looks_like_date(text: str) -> bool:
    """Return whether words read as a date in either order, or say that one is to be confirmed.

    A bare milestone (`M9`) and words such as `N/A` don't: they stand in columns of every kind.
    """
    if not may_be_date(text):
        return False
    return any((read := _read(text, order, None)) and _is_telling(read) for order in ("DMY", "MDY"))


def lacks_year(text: str, order: Order = "DMY") -> bool:
    """Return whether words would be a date if only a year were given: `14 June`, `22/3 - 23/3`, `Q3`.

    So would `5/13`, whose order of day and month is the other one.
    """
    return (
        may_be_date(text, is_year_given=True)
        and _read(text, order, None) is None
        and any(
            _read(text, one, None) is None and _read(text, one, _ANY_LEAP_YEAR) is not None
            for one in ("DMY", "MDY")
        )
    )


def may_lack_year(text: str) -> bool:
    """Return whether words end in a month and two digits, a day of no year or a year of no day: `Oct 15`."""
    return _MONTH_AND_DIGITS.search(plain(text)) is not None and looks_like_date(f"{text} {_ANY_LEAP_YEAR}")


def gives_both_ends(text: str) -> bool:
    """Return whether words give two ends, the first before the second, in a year said or not: `22/3 - 23/3`."""
    if not may_be_date(text, is_year_given=True):
        return False
    read = (_read(text, order, _ANY_LEAP_YEAR) for order in ("DMY", "MDY"))
    return any(one is not None and one.start.is_before(one.finish) is True for one in read)


@lru_cache(maxsize=1 << 15)
def _read(text: str, order: Order, year: int | None) -> _Read | None:
    if single := _day_in_figures(text, order):
        return _Read(single, single, single)
    words = without_condition(plain(text))
    if gives_none(words):
        unknown = Interval(None, None, text.strip())
        return _Read(unknown, unknown, unknown)
    given = Given(order, Year(year) if year is not None else None)
    found = _found(words, given) or _in_brackets(words, given)
    if found is None and (translated := in_english(words)) != words:
        found = _found(translated, given) or _in_brackets(translated, given)
    return _worded(found, text.strip()) if found else None


def _day_in_figures(text: str, order: Order) -> Interval | None:
    """Return the day that figures with a whole year name, as most do: at a tenth of what reading words costs."""
    found = _DAY_IN_FIGURES.fullmatch(text)
    if found is None:
        return None
    first, second, year = (int(found[place]) for place in (1, 3, 4))
    number, month = (first, second) if order == "DMY" else (second, first)
    with suppress(ValueError):
        return replace(day(year, month, number), text=text)
    return None


def _found(words: str, given: Given) -> _Read | None:
    if not is_vocabulary(words) or is_fraction(words):
        return None
    phrase = phrase_from(words, given)
    single = phrase.interval if phrase else either_from(words, given)
    if single:
        return _Read(single, single, single)
    pair = range_from(words, given)
    return _Read(whole_of(pair), *pair) if pair else None


def _in_brackets(words: str, given: Given) -> _Read | None:
    """Return what words mean of which those in brackets behind them say the same, or a day within them."""
    parts = _SAID_AGAIN.fullmatch(words) if words[-1:] == ")" else None
    if parts is None:
        return None
    before, within = parts[1], parts[2]
    return (
        _said_again(before, within, given)
        or _day_within(within, before, given)
        or _day_within(before, within, given)
    )


def _said_again(words: str, others: str, given: Given) -> _Read | None:
    """Return what words mean that others say again, in the same year: `Q2 2026 (Apr-Jun)`."""
    read = _found(words, given)
    whole = read.whole if read else None
    if whole is None or whole.earliest is None or whole.latest is None:
        return None
    again = _found(others, replace(given, year=Year(whole.earliest.year)))
    return read if again and again.whole == whole else None


def _day_within(words: str, others: str, given: Given) -> _Read | None:
    """Return the day that words mean where others name the week, month or quarter it is in: `KW43 (23.10.2025)`."""
    read = _found(words, given)
    on = read.whole.earliest if read and read.whole and read.whole.is_day else None
    period = (_found(others, given) or _found(f"{others} {on.year}", given)) if on else None
    whole = period.whole if period else None
    if on is None or whole is None or whole.earliest is None or whole.latest is None or whole.is_day:
        return None
    return read if whole.earliest <= on <= whole.latest else None


def _worded(read: _Read, text: str) -> _Read:
    """Return what was read with the words it came from."""
    start = replace(read.start, text=text)
    if read.whole is read.start is read.finish:
        return _Read(start, start, start)
    whole = replace(read.whole, text=text) if read.whole else None
    return _Read(whole, start, replace(read.finish, text=text))


def _is_telling(read: _Read) -> bool:
    """Return whether a text is one that only dates are written as."""
    if read.start.is_unknown and read.finish.is_unknown:
        return plain(read.start.text) in TO_BE_TOLD
    anchors = [end.anchor for end in (read.start, read.finish)]
    return not all(anchor and anchor.least_days == anchor.most_days == 0 for anchor in anchors)
