"""What notes say that the dates of a plan mean: weeks, ends of months, quarters of financial years, US order."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.dates import MONTH, MONTHS
from mhhs_analysis.intake.headings.note_words import any_of

_FINANCIAL = r"(?:financial|fiscal|fy)"
_QUARTERS = re.compile(
    rf"\b(?:{_FINANCIAL}[ -](?:years? )?quarters?|quarters (?:\w+ ){{0,4}}{_FINANCIAL})\b", re.I
)
_FIRST_MONTH = re.compile(
    rf"\b(?:Q1 ?(?:=|:|is|are|runs|starts|begins)|{_FINANCIAL} years? (?:runs?|starts?|begins?|is|=))"
    rf" ?(?:from |in |on )?(?:\d{{1,2}}(?:st)? )?{MONTH}(?!\w)",
    re.I,
)
"""What says with which month a year's first quarter begins."""
_US = re.compile(r"\bmm?[/.-]dd?[/.-]yy|\b(?:US|American)(?: dates?)? (?:format|order|style)\b", re.I)
_LONGEST = 200
"""Characters of a note that is looked through."""


def explains_days(text: str) -> bool:
    """Return whether a note says that dates stand for weeks or for ends of months: All dates are week commencing."""
    return len(text) <= _LONGEST and _days().search(text) is not None


def speaks_of_financial_quarters(text: str) -> bool:
    """Return whether a text says that quarters are those of financial years, or with which other month they begin."""
    said = {MONTHS[found["month"].lower()] for found in _FIRST_MONTH.finditer(text)}
    return bool(said - {1}) or _QUARTERS.search(text) is not None


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
