"""Dates, durations and quantities that stand in an answer: what a claim is measured with, found with care.

A number that only names something measures nothing: "section 2", "POAP 2", "M9", a telephone number, the year of an
act. What is found is what dates/ can read as a date or a duration, money, a share, or a count of something.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from mhhs_analysis.dates import YEARS, interval_from_text, lacks_year
from mhhs_analysis.dates.plain import MONTHS

Kind = Literal["date", "duration", "quantity"]
KINDS: tuple[Kind, ...] = ("date", "duration", "quantity")
_MOST_WORDS = 9
"""Words of the longest expression tried as a date: between the 14th of July and the 3rd of August 2023."""


@dataclass(frozen=True)
class Measure:
    """A date, a duration or a quantity in a text: its words, and where they begin and end."""

    kind: Kind
    words: str
    start: int
    end: int


def measures_in(text: str, not_measures: Iterable[Mapping[str, str]]) -> list[Measure]:
    """Return what an answer measures its claim with, in the order of the text; no two overlap.

    `not_measures` are the rows of not_measures.csv: words before a number that make it a reference, words after a
    year that make it a document's, and nouns of which a count measures nothing.
    """
    return list(_measures(text, tuple((row["stands"], row["words"]) for row in not_measures)))


@lru_cache(maxsize=1 << 12)
def _measures(text: str, rows: tuple[tuple[str, str], ...]) -> tuple[Measure, ...]:
    left = _without_references(text, [words for stands, words in rows if stands == "before"])
    found: list[Measure] = []
    documents, counted = (
        {words for stands, words in rows if stands == of} for of in ("after year", "counted")
    )
    finders: dict[Kind, Callable[[str], Iterable[tuple[int, int]]]] = {
        "date": lambda words: _dates(words, documents),
        "duration": _durations,
        "quantity": lambda words: _quantities(words, counted),
    }
    for kind, find in finders.items():
        own = [Measure(kind, text[start:end], start, end) for start, end in find(left)]
        left = _blanked(left, [(one.start, one.end) for one in own])
        found += own
    return tuple(sorted(found, key=lambda one: one.start))


# --- what only names something ----------------------------------------------------------------------------

_BLANK = "\x1f"
"""Stands for each letter that is spoken for: in no word, no number, no pattern."""
_ENDLESS = re.compile(r"\S{200,}")
"""A word too long to be any: looked at by the patterns below, each sign of it would be a beginning."""
_ADDRESS = re.compile(r"\S+@\S+|(?:https?://|www\.)\S+", re.IGNORECASE)
_TELEPHONE = re.compile(
    r"(?<![\w.,/£$€])(?:\+\d[\d ()-]{7,}\d|\(?0\d{2,4}\)?[ -]?\d{3,4}[ -]?\d{3,4})(?![\w/])"
)
_CLOCK = re.compile(r"\b\d{1,2}[:.]\d{2}\s?[ap]\.?m\b|\b\d{1,2}:\d{2}\b|\b\d{1,2}\s?[ap]m\b", re.IGNORECASE)
_LIST_NUMBER = re.compile(r"^[ \t]*\(?\d{1,2}(?:\.\d{1,2})*[.)](?=\s)", re.MULTILINE)
_PADDED = re.compile(r"(?<![\w.,/:-])0\d+(?![\w/.:-]|,\d)")
_CODE = re.compile(r"(?<![\w£$€.'/-])(?:[A-Za-z]+[-_/])*([A-Za-z]+)[-_]?\d[\w/-]*(?:\.\d+)*")
_TIMES = r"(?:working |calendar )?(?:days?|weeks?|months?|years?|quarters?|hours?)"
_PERIODS = {"q", "qtr", "quarter", "h", "half", "fy", "cy"}
_MONTH = re.compile(rf"\b(?:{'|'.join(sorted(MONTHS, key=len, reverse=True))})\b", re.I)


def _without_references(text: str, words: Sequence[str]) -> str:
    """Return a text of the same length in which numbers that only name something are blanked."""
    for pattern in (_ENDLESS, _ADDRESS, _TELEPHONE, _CLOCK, _LIST_NUMBER, _numbered(tuple(words)), _PADDED):
        text = pattern.sub(lambda found: _BLANK * len(found[0]), text)
    return _CODE.sub(lambda found: found[0] if _is_period(found) else _BLANK * len(found[0]), text)


@lru_cache(maxsize=8)
def _numbered(words: tuple[str, ...]) -> re.Pattern[str]:
    """Return the pattern of a number after a word that makes it a reference: section 2, items 4, 5 and 6."""
    named = "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True)) or "(?!)"
    number = r"[A-Za-z]{0,2}\d[\w.-]*(?<![.-])"
    joint = rf"\s*(?:,|and|or|&|to|-|–)\s*{number}"
    # after one section a number before a word may count something; after sections only a time isn't one of them
    several = rf"s\b\.?\s*{number}(?:{joint}(?!\s*(?:{_MONTH.pattern}|{_TIMES}\b)))*"
    one = rf"\b\.?\s*(?:number |no\.? ?|#)?{number}(?:{joint}(?!\s*[a-z£$€%]))*"
    return re.compile(rf"\b(?:{named})(?:{several}|{one})", re.IGNORECASE)


def _is_period(found: re.Match[str]) -> bool:
    """Return whether a word with a number is a part of a year (Q3, FY23) or a month (Oct-23), not a code."""
    word = found[1].lower()
    return word in _PERIODS or bool(_MONTH.fullmatch(word))


def _blanked(text: str, spans: Iterable[tuple[int, int]]) -> str:
    for start, end in spans:
        text = text[:start] + _BLANK * (end - start) + text[end:]
    return text


# --- dates ------------------------------------------------------------------------------------------------

_WORD = re.compile(r"[A-Za-z0-9][A-Za-z0-9'’/.:+-]*(?<![.:,'’+-])|(?<=\s)[-–](?=\s)")
_BETWEEN = re.compile(r",?\s+")
_TELLS = re.compile(rf"\d|{_MONTH.pattern}", re.I)
"""What every date has in it."""
_LONGEST_LEAD = 40
"""Signs before a date among which the word before it is looked for."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_LIKELY_YEARS = range(2010, 2050)
"""Years that stay years before any word, for they hardly count anything: in 2024 lets us, not in 2000 homes."""
_LEAD = re.compile(
    r"(?:(?:in|by|during|until|till|from|since|before|after|the|of|on|end|early|mid|late)[ -])*"
)
_TO_A_YEAR = """
in by during until till from since before after of into throughout through to
early mid late spring summer autumn winter year calendar and or end
"""
_TO_A_MONTH = "on the our its their this next last following every each between"
_LEADS_TO_YEAR = {*_TO_A_YEAR.split()}
_LEADS_TO_MONTH = (_LEADS_TO_YEAR - {"and", "or", "year", "calendar"}) | {*_TO_A_MONTH.split()}
_LOOSE = re.compile(
    r"(?:(?:in|by|from|until|before|after|during|the|early|late) ){0,3}"
    r"(?:(?:spring|summer|autumn|winter) (?:of )?(?:19|20)\d\d"
    rf"|(?:first|second|third|fourth|last|1st|2nd|3rd|4th) week (?:of|in) {_MONTH.pattern}(?: (?:19|20)\d\d)?)",
    re.IGNORECASE,
)
"""Dates that dates/ doesn't read, for nobody knows on which day they begin: the autumn, the first week of July."""
_FUNCTION_WORDS = """
a an and are as at be been before but by can could do does for from had has have if in into is it its like may
might must no nor not of on or our per rather since should so than that the their them then there these they
this to under until up us was we were when where whether which while who will with without would you your
longer shorter instead more less fewer earlier later ahead late early
"""
_STOPS = {*_FUNCTION_WORDS.split()}
"""Words that name nothing countable: after a number they don't make it a quantity, after a year not a document."""


def _dates(text: str, documents: set[str]) -> list[tuple[int, int]]:
    """Return where dates stand: of the expressions that begin at a word the longest that can be read."""
    found = [match.span() for match in _LOOSE.finditer(text)]
    words = [word.span() for word in _WORD.finditer(_blanked(text, found))]
    telling = [place for place, (start, end) in enumerate(words) if _TELLS.search(text, start, end)]
    place = 0
    while (ahead := bisect_left(telling, place)) < len(telling):
        place = max(place, telling[ahead] - _MOST_WORDS + 1)
        size = _size_of_date(text, words, place, documents)
        if size:
            found.append((words[place][0], words[place + size - 1][1]))
        place += size or 1
    return found


def _size_of_date(text: str, words: Sequence[tuple[int, int]], place: int, documents: set[str]) -> int:
    """Return how many words from a place are a date; 0 where none begins there."""
    for size in range(min(_joined(text, words, place), _MOST_WORDS), 0, -1):
        start, end = words[place][0], words[place + size - 1][1]
        if _is_date(text, start, end, documents):
            return size
    return 0


def _joined(text: str, words: Sequence[tuple[int, int]], place: int) -> int:
    """Return how many words follow each other with no more than a comma between."""
    size = 1
    while place + size < len(words) and size < _MOST_WORDS:
        if not _BETWEEN.fullmatch(text[words[place + size - 1][1] : words[place + size][0]]):
            break
        size += 1
    return size


def _is_date(text: str, start: int, end: int, documents: set[str]) -> bool:
    words = text[start:end]
    if not _TELLS.search(words):
        return False
    read = interval_from_text(words)
    if read is None:
        return _is_without_year(text, start, words)
    if read.earliest is None and read.latest is None:
        return False
    days = [day.year in YEARS for day in (read.earliest, read.latest) if day]
    is_year = _YEAR.fullmatch(_LEAD.sub("", words.lower(), count=1))
    return all(days) and (not is_year or _tells_a_year(text, start, end, documents))


def _is_without_year(text: str, start: int, words: str) -> bool:
    """Return whether words are a date but for their year: 4 December, the end of July, the June release.

    A month alone is one after a word that leads to a time: "may" is more often no month.
    """
    month = _MONTH.search(words)
    if not month or not month[0][0].isupper() or not lacks_year(words):
        return False
    leads = {*re.findall(r"[a-z]+", words.lower()), _word_before(text, start)} & _LEADS_TO_MONTH
    return bool(re.search(r"\d", words) or leads)


def _tells_a_year(text: str, start: int, end: int, documents: set[str]) -> bool:
    """Return whether a year alone is said as a time: in 2024, not 2024 homes, nor the 2019 Act."""
    after = re.match(r"\s+([A-Za-z]+)", text[end:])
    follows = after[1].lower() if after else ""
    words = text[start:end].lower().split()
    if follows in documents or (follows and follows not in _STOPS and int(words[-1]) not in _LIKELY_YEARS):
        return False
    return len(words) > 1 or _word_before(text, start) in _LEADS_TO_YEAR


def _word_before(text: str, start: int) -> str:
    found = re.search(r"([A-Za-z]+)[\s-]+$", text[max(0, start - _LONGEST_LEAD) : start])
    return found[1].lower() if found else ""


# --- durations --------------------------------------------------------------------------------------------

_NUMERALS = """
two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen
nineteen twenty thirty forty fifty sixty seventy eighty ninety
"""
_COUNTS = _NUMERALS.split()
_TENS = _COUNTS[18:]
_WORDED = rf"(?:{'|'.join(_TENS)})-(?:one|{'|'.join(_COUNTS[:8])})|{'|'.join(_COUNTS)}"
_NUMBER = rf"(?:\d+(?:[.,]\d+)?|one|{_WORDED})"
_UNITS = r"(?:days?|weeks?|wks?|months?|mths?|years?|yrs?|quarters?|fortnights?|hours?|hrs?)"
_ADDED = (
    "more|further|full|whole|clear|working|business|calendar|elapsed|additional|extra|consecutive|person|man"
)
_LENGTH = re.compile(
    rf"(?<![\w.,/£$€-]){_NUMBER}(?:\s*(?:-|–|to|or|and)\s*{_NUMBER})?(?:\s+|-)(?:(?:{_ADDED})[ -])*"
    rf"{_UNITS}\b(?!\s+(?:a|per)\s+(?:day|week|month|year)\b)",
    re.IGNORECASE,
)
_ONE = re.compile(
    rf"\b(?:(?<=by )|(?<=within )|(?<=another )|(?<=about )|(?<=over )|(?<=nearly )|(?<=than )|(?<=takes ))"
    rf"(?:half )?an? (?:further )?{_UNITS}\b"
    rf"|\b(?:half )?an? (?:further |full )?{_UNITS}"
    rf"(?=\s+(?:earlier|later|before|after|longer|ahead|late|early|sooner|too|to spare|in hand|of float)\b)",
    re.IGNORECASE,
)


def _durations(text: str) -> Iterator[tuple[int, int]]:
    found = [match.span() for match in _LENGTH.finditer(text)]
    yield from found
    yield from (match.span() for match in _ONE.finditer(_blanked(text, found)))


# --- quantities -------------------------------------------------------------------------------------------

_SCALE = r"(?:\s?(?:k|m|mn|bn)\b|\s(?:thousand|million|billion)\b)?"
_MONEY = re.compile(rf"[£$€]\s?\d[\d,]*(?:\.\d+)?{_SCALE}", re.IGNORECASE)
_SHARE = re.compile(
    r"(?<![\w.,/-])\d+(?:\.\d+)?\s?(?:%|per ?cent\b)(?!\s*(?:support|agree|behind|committed|certain|sure)\b)",
    re.IGNORECASE,
)
_COUNTED = re.compile(
    rf"(?<![\w.,/:£$€-])(?P<number>\d{{1,3}}(?:,\d{{3}})+|\d+(?:\.\d+)?){_SCALE}\s+(?P<noun>[A-Za-z][\w'-]*)"
    r"(?:\s+(?!is\b|was\b|has\b|as\b|this\b|its\b|us\b)[a-z][\w-]*s\b)?"
)
_COUNTED_IN_WORDS = re.compile(
    rf"\b(?:{_WORDED}) (?:(?!and\b|or\b|of\b|to\b)[a-z-]+ )?(?P<noun>[A-Za-z]{{2,}}s|people|staff)\b",
    re.IGNORECASE,
)
_NO_PLURALS = {"is", "was", "has", "does", "this", "its", "us", "as", "yes", "plus", "less", "always", "thus"}


def _quantities(text: str, counted: set[str]) -> Iterator[tuple[int, int]]:
    """Yield where money, shares and counts stand, of something other than what is in `counted`."""
    for pattern in (_MONEY, _SHARE):
        spans = [match.span() for match in pattern.finditer(text)]
        yield from spans
        text = _blanked(text, spans)
    named = [match.span() for match in _COUNTED.finditer(text) if _is_count(match, counted)]
    yield from named
    for match in _COUNTED_IN_WORDS.finditer(_blanked(text, named)):
        if match["noun"].lower() not in counted | _NO_PLURALS:
            yield match.span()


def _is_count(found: re.Match[str], counted: set[str]) -> bool:
    noun = found["noun"].lower()
    is_year = _YEAR.fullmatch(found["number"])
    return noun not in _STOPS and noun not in counted and not is_year
