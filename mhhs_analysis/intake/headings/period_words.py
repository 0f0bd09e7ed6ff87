"""The words of data/reference/period_words.csv: what plans call the periods that they number."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from mhhs_analysis.reference import rows

LASTING = ("week", "month", "quarter", "day")
"""Units whose length everybody knows: a day for the first of them dates all."""

_MOST_DIGITS = 3


def unit_named(heading: str) -> str:
    """Return the unit that a heading says its numbers count, as week or sprint; "" for none or several."""
    found = [unit for unit, words in _named().items() if words.search(heading.replace("_", " "))]
    return found[0] if len(found) == 1 else ""


def unit_called(word: str) -> str:
    """Return the unit that a word calls its periods by, the word itself where nobody lists it: iteration is sprint."""
    return unit_named(word) or word


def period_named(text: str) -> tuple[str, int] | None:
    """Return the unit and number of a period that a text names and nothing else: Week 5, Sprint 12, PI 5."""
    found = _numbered().fullmatch(" ".join(text.split()))
    return (_units()[found["unit"].lower()], int(found["number"])) if found else None


def period_lettered(text: str, unit: str) -> int | None:
    """Return the number of a period that a text gives after the first letter of its unit, None for others: M5, W12."""
    letter, number = text.strip()[:1].lower(), text.strip()[1:]
    is_it = bool(unit) and letter == unit[:1] and number.isdecimal() and len(number) <= _MOST_DIGITS
    return int(number) if is_it else None


def period_begun(text: str) -> tuple[str, int, str] | None:
    """Return the unit and number of the period that a text begins with, and the words behind them: Week 1 = 5 Jan."""
    found = _numbered().match(text)
    return (_units()[found["unit"].lower()], int(found["number"]), text[found.end() :]) if found else None


def words_for(unit: str) -> tuple[str, ...]:
    """Return what plans call a unit, in lower case; nothing for one that is no unit here."""
    return tuple(words for words, of in _units().items() if of == unit)


@cache
def _units() -> dict[str, str]:
    return {row["words"]: row["unit"] for row in rows("period_words")}


@cache
def _named() -> dict[str, re.Pattern[str]]:
    units = dict.fromkeys(_units().values())
    return {unit: re.compile(rf"\b(?:{_any_of(words_for(unit))})\b", re.I) for unit in units}


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"(?P<unit>{_any_of(_units())})[ .#]*(?:no\.? ?)?(?P<number>\d{{1,3}})(?![\d/.]\d)", re.I
    )


def _any_of(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
