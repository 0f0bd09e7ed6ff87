"""The words of data/reference/period_words.csv: what plans call the periods that they number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from mhhs_analysis.reference import rows

LASTING = ("week", "month", "quarter", "day")
"""Units whose length everybody knows: a day for the first of them dates all."""


def unit_named(heading: str) -> str:
    """Return the unit that a heading says its numbers count, as week or sprint; "" for none or several."""
    found = [unit for unit, words in _named().items() if words.search(heading.replace("_", " "))]
    return found[0] if len(found) == 1 else ""


def period_named(text: str) -> tuple[str, int] | None:
    """Return the unit and number of a period that a text names and nothing else: Week 5, Sprint 12, PI 5."""
    found = _numbered().fullmatch(" ".join(text.split()))
    return (_units()[found["unit"].lower()], int(found["number"])) if found else None


@cache
def _units() -> dict[str, str]:
    return {row["words"]: row["unit"] for row in rows("period_words")}


@cache
def _named() -> dict[str, re.Pattern[str]]:
    units = dict.fromkeys(_units().values())
    return {
        unit: re.compile(rf"\b(?:{_any_of(words for words, of in _units().items() if of == unit)})\b", re.I)
        for unit in units
    }


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(rf"(?P<unit>{_any_of(_units())})[ .]*(?:no\.? ?)?(?P<number>\d{{1,3}})", re.I)


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
