"""How long numbered periods are: weeks and months by themselves, sprints and increments as their team says."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from mhhs_analysis.dates import duration_from_text
from mhhs_analysis.intake.headings.period_words import LASTING, words_for

_WORKING_WEEK = 5
"""Days: ten of them are two weeks."""
_SENTENCES = re.compile(r"[;,\n()]|\.(?:\s|$)")
_FORTNIGHT = re.compile(r"\b(?:a )?fortnight(?:ly|s)?\b")
_AMOUNT = r"(?:\d{1,2}|[a-z]{3,6})[ -]?(?:working[ -]|calendar[ -])?(?:days?|weeks?|wks?|months?)"
_LASTS = r"(?:are|is|be|last|lasts|run|runs|takes?|of|=|:)(?: (?:for|of))?(?: each)?"
_LONG = r"(?: (?:each|long|in length|in duration))?"


@dataclass(frozen=True)
class Length:
    """How far a period lies from the next: so many days, weeks, months or quarters."""

    count: int
    unit: str


def length_of(unit: str, texts: Iterable[str]) -> Length | None:
    """Return how long each period of a unit is, or None where texts say of a sprint no one length."""
    if unit in LASTING:
        return Length(1, unit)
    said = {length for text in texts for one in _SENTENCES.split(text) if (length := _said_in(one, unit))}
    return said.pop() if len(said) == 1 else None


def _said_in(sentence: str, unit: str) -> Length | None:
    """Return the length that a sentence gives each period of a unit: all sprints are two weeks, two-week sprints.

    Only where it says so outright: a sprint that ends with a two-day demo is not two days long.
    """
    words = _FORTNIGHT.sub("two weeks", " ".join(sentence.lower().split()))
    found = next((one for pattern in _saying(unit) if (one := pattern.search(words))), None)
    return _length(found["amount"]) if found else None


def _length(words: str) -> Length | None:
    """Return a length in whole days, weeks or months; working days in whole weeks."""
    said = duration_from_text(words.replace("-", " "))
    if said is None or said.amount < 1 or said.amount != int(said.amount):
        return None
    count, unit = int(said.amount), said.unit.removesuffix("s")
    if said.kind == "working" or (unit == "day" and count % _WORKING_WEEK == 0 and count % 7):
        return Length(count // _WORKING_WEEK, "week") if count % _WORKING_WEEK == 0 else None
    return Length(count, unit) if unit in LASTING else None


@cache
def _saying(unit: str) -> tuple[re.Pattern[str], ...]:
    """Return what says how long all periods of a unit are, the length in a group."""
    any_of = "|".join(map(re.escape, words_for(unit)))
    if not any_of:
        return ()
    amount = rf"(?P<amount>{_AMOUNT})"
    return (
        re.compile(rf"(?<![\w/.]){amount}[ -](?:long )?(?:{any_of})s?\b"),
        re.compile(rf"(?:^|\b(?:all|each|every|our|the) )(?:{any_of})s? {_LASTS} {amount}{_LONG}$"),
        re.compile(rf"\b(?:{any_of}) (?:length|duration|cadence) ?(?:=|:|is|of)? ?{amount}$"),
        re.compile(rf"\b(?:one|a|each) (?:{any_of}) (?:per|every|each) {amount}$"),
    )
