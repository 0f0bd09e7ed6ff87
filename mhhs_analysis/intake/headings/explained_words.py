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


def explains_days(text: str) -> bool:
    """Return whether a note says that dates stand for weeks or for ends of months: All dates are week commencing."""
    low = text.lower()
    may_be = len(text) <= _LONGEST and any(one in low for one in _AT_A_GLANCE)
    return may_be and _days().search(text) is not None


def speaks_of_financial_quarters(text: str) -> bool:
    """Return whether a text says that quarters are those of financial years, or with which other month they begin."""
    low = text.lower()
    if not any(one in low for one in _OF_YEARS):
        return False
    said = {MONTHS[found["month"].lower()] for found in _first_month().finditer(text)}
    return bool(said - {1}) or _quarters().search(text) is not None


def financial_years_in(text: str) -> set[int]:
    """Return the years in which the financial years that a text names begin: 2026 for FY 2026/27, and for FY27."""
    if not any(one in text.lower() for one in _OF_YEARS):
        return set()
    return {2000 + int(found["first"][-2:]) - (found["last"] is None) for found in _YEAR.finditer(text)}


def speaks_of_us_order(text: str) -> bool:
    """Return whether a text says that the month comes first in dates."""
    return _US.search(text) is not None


@cache
def _days() -> re.Pattern[str]:
    """Return how notes explain dates; a date behind is one alone: Dates reviewed in week commencing 12 January."""
    means = rf"(?:(?: \w+){{0,4}} ?{any_of('explains')}(?: (?:the|all|for|given|shown|quoted|as|by|a))*)?"
    weekday = r"(?:mon|tues|wednes|thurs|fri|satur|sun)days?"
    ends = rf"(?: (?:dates?|days?|{weekday}))?(?= ?(?:$|[.;,()\n]|unless\b|in which\b))"
    return re.compile(rf"\b{any_of('explained')}{means} ?{any_of('stands for')}{ends}", re.I)


@cache
def _quarters() -> re.Pattern[str]:
    within = rf"quarters (?:\w+ ){{0,4}}{_FINANCIAL}"
    return re.compile(rf"\b(?:{_FINANCIAL}[ -](?:years? )?quarters?|{within})\b", re.I)


@cache
def _first_month() -> re.Pattern[str]:
    """Return how texts say with which month a year's first quarter begins."""
    whose = rf"Q1 ?(?:=|:|is|are|runs|starts|begins)|{_FINANCIAL} years? (?:runs?|starts?|begins?|is|=)"
    return re.compile(rf"\b(?:{whose}) ?(?:from |in |on )?(?:\d{{1,2}}(?:st)? )?{MONTH}(?!\w)", re.I)
