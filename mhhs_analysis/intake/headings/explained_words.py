"""What notes say that the dates of a plan mean: weeks, ends of months, quarters of financial years, US order."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.dates import MONTH, MONTHS
from mhhs_analysis.intake.headings.note_words import any_of

_FINANCIAL = r"(?:financial|fiscal|fy)"
_US = re.compile(r"\bmm?[/.-]dd?[/.-]yy|\b(?:US|American)(?: dates?)? (?:format|order|style)\b", re.I)
_YEAR = re.compile(
    rf"\b{_FINANCIAL}(?: years?)?[ :'-]*(?P<first>(?:20)?\d\d)(?: ?[/–-] ?(?P<last>(?:20)?\d\d))?(?!\d)", re.I
)
"""A financial year by both years that it is part of, or by the one in which it ends: FY 2026/27, FY27."""
_AT_A_GLANCE = ("week", "w/", "month")
"""What a note holds that says that dates stand for weeks or months: few texts do."""
_OF_YEARS = ("financ", "fiscal", "fy", "q1")
_LONGEST = 200
"""Characters of a note that is looked through."""
_DENIED = re.compile(
    r"(?:\b(?:not|never|avoid|no|rather than|instead of)|n['\u2019]t)(?: (?:in|use|using|the|any|as|by|of))*\W*\Z",
    re.I,
)
_DENIED_BEHIND = re.compile(r"\W? ?(?:is |are )?not (?:used|meant|allowed|accepted)\b", re.I)
_BEFORE, _BEHIND = 30, 30
"""Characters before and behind words in which something denies them."""
_FIRST_QUARTER = range(1, 4)
_MODAL = re.compile(
    r" (?:not|be|still|also|need|have|slip|move|start|begin|change|run|go|end|finish|overrun|take)\b", re.I
)
"""What makes the month of May none: Q1: may slip."""


def explains_days(text: str) -> bool:
    """Return whether a note says that dates stand for weeks or for ends of months: All dates are week commencing."""
    low = text.lower()
    may_be = len(text) <= _LONGEST and any(one in low for one in _AT_A_GLANCE)
    return may_be and _days().search(text) is not None


def speaks_of_financial_quarters(text: str) -> bool:
    """Return whether a text says that quarters are those of financial years, or with which other month they begin."""
    low = text.lower()
    if not any(one in low for one in _OF_YEARS) or _is_said(_calendar(), text):
        return False
    begins = any(_is_another_year(found) for found in _first_month().finditer(text))
    return begins or _is_said(_quarters(), text)


def financial_years_in(text: str) -> set[int]:
    """Return the years in which the financial years that a text names begin: 2026 for FY 2026/27, and for FY27."""
    if not any(one in text.lower() for one in _OF_YEARS):
        return set()
    return {2000 + int(found["first"][-2:]) - (found["last"] is None) for found in _YEAR.finditer(text)}


def speaks_of_us_order(text: str) -> bool:
    """Return whether a text says that the month comes first in dates, and not that it doesn't."""
    return _is_said(_US, text)


def _is_said(words: re.Pattern[str], text: str) -> bool:
    """Return whether a text says some words, or those that are meant among them, and denies them not each time."""
    said = (found.span("said" if found.groupdict().get("said") else 0) for found in words.finditer(text))
    return any(
        not _DENIED.search(text[max(first - _BEFORE, 0) : first])
        and not _DENIED_BEHIND.match(text[last : last + _BEHIND])
        for first, last in said
    )


def _is_another_year(found: re.Match[str]) -> bool:
    """Return whether a first quarter begins in another month than January; in February it may only hold a date."""
    month, last = MONTHS[found["month"].lower()], MONTHS.get((found["last"] or "").lower(), 0)
    if found["month"].lower() == "may" and _MODAL.match(found.string, found.end()):
        return False
    is_begun = found["begins"] is not None or last > _FIRST_QUARTER[-1]
    return month not in _FIRST_QUARTER or (month > 1 and is_begun)


@cache
def _days() -> re.Pattern[str]:
    """Return how notes explain dates; a date behind is one alone: Dates reviewed in week commencing 12 January."""
    means = rf"(?:(?: \w+){{0,4}} ?{any_of('explains')}(?: (?:the|all|for|given|shown|quoted|as|by|a))*)?"
    weekday = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    ends = rf"(?: (?:dates?|days?|{weekday}))?(?= ?(?:$|[.;,()\n]|unless\b|in which\b))"
    return re.compile(rf"\b{any_of('explained')}{means} ?{any_of('stands for')}{ends}", re.I)


@cache
def _quarters() -> re.Pattern[str]:
    within = rf"quarters (?:\w+ ){{0,4}}(?P<said>{_FINANCIAL})"
    return re.compile(rf"\b(?:{_FINANCIAL}[ -](?:years? )?quarters?|{within})\b", re.I)


@cache
def _calendar() -> re.Pattern[str]:
    """Return how texts say that quarters are those of calendar years."""
    return re.compile(
        r"\b(?:calendar(?:[ -]years?)?[ -]quarters?|quarters (?:\w+ ){0,3}(?P<said>calendar))\b", re.I
    )


@cache
def _first_month() -> re.Pattern[str]:
    """Return how texts say with which month a year's first quarter begins, or in which it is."""
    begins = rf"(?P<begins>Q1 ?(?:runs|starts|begins)|{_FINANCIAL} years? (?:runs?|starts?|begins?|is|=))"
    day = r"(?:from |in |on )?(?:\d{1,2}(?:st)? )?"
    to = r"(?: ?(?:[-\u2013\u2014]|to|until) ?(?P<last>[a-z]{3,9})\b)?"
    return re.compile(rf"\b(?:{begins}|Q1 ?(?:=|:|is|are)) ?{day}{MONTH}(?!\w){to}", re.I)
