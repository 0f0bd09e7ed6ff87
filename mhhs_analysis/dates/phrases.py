"""One expression of a date in plain words, and the interval it means; ranges of two are in ranges.py.

Each form is a pattern and its meaning. A form that matches and names no day of the calendar raises
ValueError, and the next form is tried. A year that isn't said comes from outside, or the words mean nothing.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from mhhs_analysis.dates.amounts import NUMBER, UNIT, days_after, unit_of, whole_number
from mhhs_analysis.dates.interval import Anchor, Interval, Order
from mhhs_analysis.dates.periods import Year, day, full_year, half_of_month, month, third, week_from, week_of
from mhhs_analysis.dates.plain import MONTH, MONTHS, WEEKDAY, without_note


@dataclass(frozen=True)
class Given:
    """What is known beside the words: the order of day and month, and the year where they say none.

    The year is lent when the other side of a range says it.
    """

    order: Order
    year: Year | None = None
    is_lent: bool = False


@dataclass(frozen=True)
class Phrase:
    """What an expression means, and the year that it says itself."""

    interval: Interval
    year: Year | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is bounded on one side only: by, from, before, after."""
        return (self.interval.earliest is None) != (self.interval.latest is None)


Meaning = Callable[[re.Match[str], Given], Phrase]


@lru_cache(maxsize=1 << 14)
def phrase_from(words: str, given: Given) -> Phrase | None:
    """Return what one expression in plain words means, or None; a weekday or clock time leaves a day.

    A program's time of 22:00 or 23:00 UTC is midnight of the next day in Europe in summer, and may be either day.
    """
    words = without_note(words)
    found = _by_forms(words, given)
    if found is not None:
        return found
    bare = _bare(words)
    found = _by_forms(bare, given) if bare != words else None
    if found is None or not found.interval.is_day:
        return None
    return _or_next_day(found) if _LATE_UTC.search(words) else found


def _or_next_day(found: Phrase) -> Phrase:
    day = found.interval.latest
    return Phrase(Interval(day, day + timedelta(days=1) if day else None), found.year)


def without_weekday(words: str) -> str:
    """Return plain words without the weekday that stands before or after a date."""
    return _WEEKDAY_AFTER.sub("", _WEEKDAY_BEFORE.sub("", words))


def _by_forms(words: str, given: Given) -> Phrase | None:
    for pattern, meaning in _DIGIT_FORMS if words[:1].isdigit() else _LETTER_FORMS:
        if found := pattern.fullmatch(words):
            try:
                return meaning(found, given)
            except (ValueError, OverflowError):
                continue
    return None


def _bare(words: str) -> str:
    """Return words without weekday, clock time and the marks that Primavera sets after a date."""
    return without_weekday(_CLOCK.sub("", _PRIMAVERA.sub(r"\1", without_weekday(words))))


# --- pieces -----------------------------------------------------------------------------------------------

_GAP = r"[ /.,-]*"
_TIGHT = r"(?:[/-]|[.,]? ?)"
_YEAR = r"'?(?P<year>\d{4}|\d{2})"
_FULL = r"(?P<year>\d{4})"
_PAIR = r"(?P<fy>\d{4}|\d{2})[/-](?P<to>\d{4}|\d{2})"
_FINANCIAL = r"(?:fy|financial year) ?"
_ANY_YEAR = rf"(?:(?:{_FINANCIAL})?{_PAIR}|(?:cy ?)?{_YEAR})"
_TH = r"(?:st|nd|rd|th)"
_DAY = rf"(?P<day>\d{{1,2}}){_TH}?"
_QUARTER = r"(?:q|qtr|quarter)[ .]?"
_ORDINALS = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": 4,
}
_ORDINAL = rf"(?P<nth>{'|'.join(_ORDINALS)})"
_OF = r"(?: of| in)?(?: the)? "
_WEEK_FROM = r"(?:w[/.]?[cb]|wk/c|(?:week|wk) (?:commencing|beginning|starting))\b\.?"
_CALENDAR_WEEK = r"(?:kw|cw)[ .]*(?P<w>\d{1,2})"
"""A week by the number that DIN 1355 and ISO 8601 give it."""
_NUMBERED_WEEK = r"(?:weeks?|wk|w)[ .]*(?:no\.? ?)?(?P<w>\d{1,2})"
_WEEK_TO = r"(?:w[/.]e|wk/e|(?:week|wk) ending)\b\.?"
_PART = r"(?P<part>early|middle|mid|late|end|eo|(?:beginning|start)(?= of))"
_DAY_END = r"(?:cob|eod|close of (?:business|play)|end of (?:day|play))"
_UNTIL = "by|before|prior to|up to|until|till|no later than|not later than|nlt|on or before"
_SINCE = "from|after|since|not before|no earlier than|not earlier than|net|on or after"
_TIME = (
    r"(?:(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d+)?)?(?: ?hrs?)?(?: ?[ap]m)?|(?:(?:1[0-2]|[1-9]) ?)?[ap]m"
    r"|(?:[01]\d|2[0-3])[0-5]\d ?hrs?|noon|morning|afternoon|eod|cob)"
)
_YEARS_SHORT = range(20, 30)
"""Figures that a plan's year ends with."""
_ZONE = r"(?: ?\(?(?:gmt|bst|utc|z)(?: ?[+-]\d{1,2}(?::?[0-5]\d)?)?\)?)"
"""What a clock time in Britain is given in; the day stays as typed."""
_CLOCK = re.compile(rf"(?:,? at |, ?|t| t? ?){_TIME}(?: ?(?:-|to) ?{_TIME})?(?:{_ZONE}|[+-]\d\d:?\d\d)?$")
_LATE_UTC = re.compile(r"t2[23]:00(?::00(?:\.0+)?)?(?:z|\+00:?00)$")
"""Midnight in Britain or further east, as programs write it in universal time."""
_WEEKDAY_BEFORE = re.compile(rf"^{WEEKDAY}\b[.,]* ?(?=the |\d|{MONTH.replace('?P<month>', '?:')})")
_WEEKDAY_AFTER = re.compile(rf"(?<=\d)(?:[ ,]+{WEEKDAY}| ?\({WEEKDAY}\))$")
_PRIMAVERA = re.compile(
    rf"^(\d{{1,2}}[-/. ](?:[a-z]{{3}}|\d{{1,2}})[-/. ](?:\d{{4}}|\d{{2}})(?: {_TIME})?) ?(?:a|\*|a\*)$"
)


def _said(found: re.Match[str]) -> Year | None:
    """Return the year that an expression says; raises ValueError for a pair that isn't two in a row."""
    parts = found.groupdict()
    if parts.get("fy"):
        first, last = full_year(parts["fy"]), parts["to"]
        if int(last) != (first + 1) % 10 ** len(last):
            raise ValueError("not a financial year")
        return Year(first, is_financial=True)
    return Year(full_year(parts["year"])) if parts.get("year") else None


def _phrase(found: re.Match[str], given: Given, made: Callable[[Year], Interval]) -> Phrase:
    """Return the interval made in the year said, or else given; raises ValueError when there is neither."""
    said = _said(found)
    year = said or given.year
    if year is None:
        raise ValueError("no year")
    return Phrase(made(year), said)


def _needed(words: str, given: Given) -> Phrase:
    phrase = phrase_from(words, given)
    if phrase is None:
        raise ValueError("no date")
    return phrase


# --- meanings ---------------------------------------------------------------------------------------------


def _iso_day(found: re.Match[str], given: Given) -> Phrase:
    return _phrase(found, given, lambda year: day(year.number, int(found["m"]), int(found["d"])))


def _iso_week(found: re.Match[str], given: Given) -> Phrase:
    return _phrase(
        found, given, lambda year: week_from(date.fromisocalendar(year.number, int(found["w"]), 1))
    )


def _week_of_year(found: re.Match[str], given: Given) -> Phrase:
    """Return the days that a week may be by any usual count: ISO's, from 1 January, or from the Sunday before it."""
    return _phrase(found, given, lambda year: week_of(year, int(found["w"])))


def _numeric(found: re.Match[str], given: Given) -> Phrase:
    """Day and month in the file's order; `6/23` in a column of 2023 may be its June, and is refused."""
    first, second = int(found["a"]), int(found["b"])
    number, of = (first, second) if given.order == "DMY" else (second, first)
    if not _said(found) and given.year and not given.is_lent and second == given.year.number % 100:
        raise ValueError("a day or a year")
    return _phrase(found, given, lambda year: day(year.of_month(of), of, number))


def _named_day(found: re.Match[str], given: Given) -> Phrase:
    of = MONTHS[found["month"]]
    return _phrase(found, given, lambda year: day(year.of_month(of), of, int(found["day"])))


def _named_month(found: re.Match[str], given: Given) -> Phrase:
    of = MONTHS[found["month"]]
    return _phrase(found, given, lambda year: month(year.of_month(of), of))


def _numbered_month(found: re.Match[str], given: Given) -> Phrase:
    return _phrase(found, given, lambda year: month(year.number, int(found["m"])))


def _iso_month(found: re.Match[str], given: Given) -> Phrase:
    """A month after its year; `2011/12` may as well be a financial year, and is refused."""
    if (int(found["year"]) + 1) % 100 == int(found["m"]):
        raise ValueError("a month or a financial year")
    return _numbered_month(found, given)


def _quarter(found: re.Match[str], given: Given) -> Phrase:
    number = _ORDINALS[found["nth"]] if "nth" in found.groupdict() else int(found["q"])
    return _phrase(found, given, lambda year: year.quarter(number))


def _half(found: re.Match[str], given: Given) -> Phrase:
    nth = found.groupdict().get("nth")
    number = (2 if nth == "last" else _ORDINALS[nth]) if nth else int(found["h"])
    if number > 2:
        raise ValueError("a third half")
    return _phrase(found, given, lambda year: year.half(number))


def _whole_year(found: re.Match[str], given: Given) -> Phrase:
    return _phrase(found, given, Year.whole)


def _financial_year(found: re.Match[str], given: Given) -> Phrase:
    """Two years in a row; without FY before it, not one whose second may be a month (`2011/12`)."""
    if int(found["to"]) <= 12 and not found["name"]:
        raise ValueError("a month or a financial year")
    return _whole_year(found, given)


def _week_from(found: re.Match[str], given: Given) -> Phrase:
    named = _needed(found["rest"], given)
    return Phrase(week_from(_only_day(named)), named.year)


def _week_to(found: re.Match[str], given: Given) -> Phrase:
    named = _needed(found["rest"], given)
    return Phrase(week_from(_only_day(named) - timedelta(days=6)), named.year)


def _only_day(named: Phrase) -> date:
    if not named.interval.is_day or named.interval.earliest is None:
        raise ValueError("a week from something other than a day")
    return named.interval.earliest


def _week_around(found: re.Match[str], given: Given) -> Phrase:
    """Return the week of a Monday; that of another day begins on one day for some, on another for others."""
    named = _needed(found["rest"], given)
    monday = _only_day(named)
    if monday.weekday():
        raise ValueError("the week of a day in its midst")
    return Phrase(week_from(monday), named.year)


def _week_of_month(found: re.Match[str], given: Given) -> Phrase:
    """Return the days that the first or last week of a month may have: seven, or one from Monday to Sunday."""
    whole = _month_alone(found, given)
    first, last = whole.interval.earliest, whole.interval.latest
    if first is None or last is None:
        raise ValueError("no month")
    if found["nth"] == "last":
        return Phrase(Interval(last - timedelta(days=6 + (last.weekday() + 1) % 7), last), whole.year)
    return Phrase(Interval(first, first + timedelta(days=6 + -first.weekday() % 7)), whole.year)


def _month_alone(found: re.Match[str], given: Given) -> Phrase:
    """Return the month that words name; raises ValueError for any other stretch of days."""
    whole = _needed(found["rest"], given)
    first, last = whole.interval.earliest, whole.interval.latest
    if first is None or last is None or Interval(first, last) != month(first.year, first.month):
        raise ValueError("no month")
    return whole


def _end_of_day(found: re.Match[str], given: Given) -> Phrase:
    named = _needed(found["rest"], given)
    _only_day(named)
    return named


def _part(found: re.Match[str], given: Given) -> Phrase:
    return _part_named(found["part"], _needed(found["rest"], given))


def _part_of_month(found: re.Match[str], given: Given) -> Phrase:
    """Early Apr 23: a day has no such part, so the figures are the year, where it may be a plan's."""
    year = full_year(found["year"])
    if given.order != "DMY" or int(found["year"]) not in _YEARS_SHORT:
        raise ValueError("a day or a year")
    return _part_named(found["part"], Phrase(month(year, MONTHS[found["month"]]), Year(year)))


def _parts(found: re.Match[str], given: Given) -> Phrase:
    """From the first of two parts to the second: `early to mid June 2023`."""
    whole = _needed(found["rest"], given)
    first, last = (_part_named(found[end], whole).interval for end in ("part", "last"))
    if first.earliest is None or last.earliest is None or last.earliest <= first.earliest:
        raise ValueError("parts in the wrong order")
    return Phrase(Interval(first.earliest, last.latest), whole.year)


def _part_named(part: str, whole: Phrase) -> Phrase:
    which = 0 if part in ("early", "beginning", "start") else 1 if part in ("mid", "middle") else 2
    return Phrase(third(which, whole.interval), whole.year)


def _half_of_month(found: re.Match[str], given: Given) -> Phrase:
    whole = _needed(found["rest"], given)
    return Phrase(half_of_month(1 if _ORDINALS[found["nth"]] == 1 else 2, whole.interval), whole.year)


def _until(found: re.Match[str], given: Given) -> Phrase:
    named = _bounded(found, given)
    return Phrase(Interval(None, named.interval.latest), named.year)


def _since(found: re.Match[str], given: Given) -> Phrase:
    named = _bounded(found, given)
    return Phrase(Interval(named.interval.earliest, None), named.year)


def _bounded(found: re.Match[str], given: Given) -> Phrase:
    """Return the date that `by` or `from` bounds; a milestone's date has no open side to write."""
    named = _needed(found["rest"], given)
    if named.is_open or named.interval.anchor:
        raise ValueError("bounded twice, or by a milestone")
    return named


def _same(found: re.Match[str], given: Given) -> Phrase:
    return _needed(found["rest"], given)


def _anchored(found: re.Match[str], _: Given) -> Phrase:
    """A milestone and how long after or before it; `2-3 weeks after M9` is from 14 to 21 days."""
    parts = found.groupdict()
    milestone = f"M{int(found['id'])}"
    if not parts.get("n"):
        return Phrase(Interval(None, None, anchor=Anchor(milestone)))
    unit, kind = unit_of(found)
    numbers = [whole_number(found["n"]), whole_number(parts.get("n2") or found["n"])]
    least, most = (days_after(number, unit, kind == "working") for number in numbers)
    if numbers[1] < numbers[0]:
        raise ValueError("from more to fewer")
    if parts["way"] in _BACK:
        return Phrase(Interval(None, None, anchor=Anchor(milestone, -most[1], -least[0])))
    return Phrase(Interval(None, None, anchor=Anchor(milestone, least[0], most[1])))


_BACK = {"-", "minus", "before", "prior to", "pre"}
_MILESTONE = r"m(?P<id>\d{1,2})"
# beside a milestone `3m` can only be months
_LENGTH = rf"(?P<n>{NUMBER})(?: ?(?:-|to) ?(?P<n2>{NUMBER}))?[ -]?{UNIT.replace('mos?', 'mos?|m')}"

_FROM_DIGITS: list[tuple[str, Meaning]] = [
    (rf"(?P<a>\d{{1,2}})(?P<s>[-/. ]|[.] | - )(?P<b>\d{{1,2}})(?P=s){_YEAR}", _numeric),
    (r"(?P<a>\d{1,2})/(?P<b>\d{1,2})", _numeric),
    (rf"{_FULL}(?P<s>[-/.])(?P<m>\d{{1,2}})(?P=s)(?P<d>\d{{1,2}})", _iso_day),
    # "14 Jun-23" may be two days of June: a dash before two digits needs one before the month
    (rf"{_DAY}-{MONTH}-{_YEAR}", _named_day),
    (rf"{_DAY}{_TIGHT}(?:of )?{MONTH}(?:(?:/|,? ?){_YEAR})?", _named_day),
    (rf"{_DAY}{_TIGHT}(?:of )?{MONTH}{_GAP}{_FULL}", _named_day),
    (rf"{_FULL}(?P<s>[-/ ]){MONTH}(?P=s){_DAY}", _named_day),
    (rf"{_FULL}{_GAP}{MONTH}", _named_month),
    (rf"(?P<m>\d{{1,2}})[/.-]{_FULL}", _numbered_month),
    (rf"{_FULL}[-/](?P<m>\d{{1,2}})", _iso_month),
    (rf"(?P<q>[1-4]) ?{_QUARTER}{_GAP}{_ANY_YEAR}", _quarter),
    (rf"(?P<h>[12]) ?h{_GAP}{_ANY_YEAR}", _half),
    (r"(?P<fy>\d{4})/(?P<to>\d{2})(?P<name> ?fy)?", _financial_year),
    (rf"{_FULL}-?w(?P<w>\d{{1,2}})", _iso_week),
    (rf"{_FULL}[ ,/-]*{_CALENDAR_WEEK}", _iso_week),
    (rf"{_FULL}[ ,/-]*{_NUMBERED_WEEK}", _week_of_year),
]
_FROM_LETTERS: list[tuple[str, Meaning]] = [
    (rf"{MONTH}(?: of |{_GAP}){_FULL}", _named_month),
    # "Oct 23" may be a day: only a mark between month and year says that two digits are a year
    (rf"{MONTH} ?[-/'] ?'?(?P<year>\d{{2}})", _named_month),
    (MONTH, _named_month),
    (rf"{MONTH}{_GAP}{_DAY}[ ,/-]+{_FULL}", _named_day),
    (rf"{MONTH}(?P<s>[ /-]){_DAY}(?P=s){_YEAR}", _named_day),
    (rf"{MONTH} (?:the )?(?P<day>\d{{1,2}}){_TH}(?:,? {_YEAR})?", _named_day),
    (rf"{MONTH} (?P<day>\d)", _named_day),
    (rf"{_QUARTER}(?P<q>[1-4])(?:(?:{_OF}|{_GAP}){_ANY_YEAR})?", _quarter),
    (rf"(?:h|half )(?P<h>[12])(?:(?:{_OF}|{_GAP}){_ANY_YEAR})?", _half),
    (r"(?:calendar )?(?:year |cy ?)(?P<year>(?:19|20)\d{2})", _whole_year),
    (r"cy ?'?(?P<year>\d{2})", _whole_year),
    (rf"(?P<name>{_FINANCIAL}){_PAIR}", _financial_year),
    (rf"{_CALENDAR_WEEK}[ ,/-]*{_FULL}", _iso_week),
    (rf"{_NUMBERED_WEEK}(?: of|,? in)?[ ,/-]*{_FULL}", _week_of_year),
    (rf"{_WEEK_FROM}[ :.-]*(?P<rest>.+)", _week_from),
    (rf"{_WEEK_TO}[ :.-]*(?P<rest>.+)", _week_to),
    (r"(?:week|wk) of (?P<rest>.+)", _week_around),
    (r"(?P<nth>last) (?:week|wk) (?:of|in) (?P<rest>.+)", _week_of_month),
    (rf"{_DAY_END}(?: on)?,? (?P<rest>.+)", _end_of_day),
    (r"(?P<part>early|mid)(?: to |-to-|/|-)(?P<last>mid|late|end)[ -](?P<rest>.+)", _parts),
    (rf"(?:at )?(?:the )?{_PART}(?: of)?[ -]*{MONTH}[ -]+(?P<year>\d\d)", _part_of_month),
    (rf"(?:at )?(?:the )?{_PART}(?: of)?(?: the)?[ -]*(?P<rest>.+)", _part),
    (rf"(?:{_UNTIL})(?: the)? (?P<rest>.+)", _until),
    (rf"(?:{_SINCE})(?: the)? (?P<rest>.+)", _since),
    (r"(?:on|in|during|due|the)(?: the)? (?P<rest>.+)", _same),
    (_MILESTONE, _anchored),
    (rf"{_MILESTONE} ?(?P<way>\+|-|plus|minus) ?{_LENGTH}", _anchored),
]
_FROM_EITHER: list[tuple[str, Meaning]] = [
    (r"(?P<year>(?:19|20)\d{2})", _whole_year),
    (rf"{_ANY_YEAR}{_GAP}{_QUARTER}(?P<q>[1-4])", _quarter),
    (rf"{_ANY_YEAR}{_GAP}h(?P<h>[12])", _half),
    (rf"{_ORDINAL} (?:quarter|qtr)(?:{_OF}{_ANY_YEAR})?", _quarter),
    (rf"{_ORDINAL} half(?:{_OF}{_ANY_YEAR})?", _half),
    (rf"{_ORDINAL} half(?: of)? (?P<rest>.+)", _half_of_month),
    (r"(?P<nth>first|1st) (?:week|wk) (?:of|in) (?P<rest>.+)", _week_of_month),
    (r"(?:by )?(?P<rest>.+?),? at (?:the )?latest", _until),
    (r"(?:from )?(?P<rest>.+?),? (?:onwards?|or later|at (?:the )?earliest)", _since),
    (r"(?P<rest>.*\d) ?\+", _since),
    (rf"{_LENGTH} (?P<way>after|post|from|following|before|prior to|pre) {_MILESTONE}", _anchored),
]


def _compiled(forms: list[tuple[str, Meaning]]) -> list[tuple[re.Pattern[str], Meaning]]:
    return [(re.compile(pattern), meaning) for pattern, meaning in forms]


_DIGIT_FORMS = _compiled(_FROM_DIGITS + _FROM_EITHER)
_LETTER_FORMS = _compiled(_FROM_LETTERS + _FROM_EITHER)
