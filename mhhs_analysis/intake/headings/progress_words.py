"""The words of data/reference/progress_words.csv: what heads when work began, was done or moved to, and by whom."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

_LONGEST_DONE = 100
"""Characters of a date with a word that it is of what was done; longer texts are remarks."""


def heads_begun(heading: str) -> bool:
    """Return whether a heading is of when work began, where another gives the starts that are planned: Started."""
    return normalised(heading) in _words("begun")


def heads_end_of_each(heading: str) -> bool:
    """Return whether a heading of progress may be of the end of each task, done or not: Complete."""
    return normalised(heading) in _words("ends each")


def heads_move(heading: str) -> bool:
    """Return whether a heading is of dates to which either end of tasks has moved: Slipped to."""
    return normalised(heading) in _words("moved to")


def asks_by_whom(heading: str) -> bool:
    """Return whether a heading asks by whom as well as by when: By, Completed by; Required by asks by when."""
    return _done_by().fullmatch(heading) is not None


def rates(text: str) -> bool:
    """Return whether a text rates how work stands, as reports do from month to month: R, amber."""
    return text.lower() in _words("rating")


def says_done(text: str) -> bool:
    """Return whether what stands where a date does marks it as one of what has happened.

    A scheduling tool marks it by an A, a person by a word: (actual), achieved 31/03/2023, Q1 2023 (done).
    """
    return len(text) <= _LONGEST_DONE and _done_on().search(text) is not None


def done_on(text: str) -> str:
    """Return the words of the date beside which others say that it was done then, or ""."""
    found = _done_on().fullmatch(text.strip()) if len(text) <= _LONGEST_DONE else None
    return (found["after"] or found["before"] or "") if found else ""


@cache
def _done_on() -> re.Pattern[str]:
    done = "|".join(sorted(_words("done on"), key=len, reverse=True))
    ended = "|".join(sorted(_words("done on") | _words("done"), key=len, reverse=True))
    to_come = r"(?:by|before|until|for)\b"
    sign = r"(?:\s*[:\u2013\u2014-]\s*)"
    before = (
        rf"^\s*(?:(?:{done})(?:{sign}|\s+(?:(?:on|in)\s+)?)|(?:{ended}){sign})(?!{to_come})(?P<after>.*\d.*)$"
    )
    after = rf"(?P<before>.*\d)(?:\s*[(\[](?:{ended})[)\]]|(?:{sign}|,?\s+)(?:{ended}))$"
    return re.compile(rf"\d A$|(?i:{before}|{after})")


@cache
def _done_by() -> re.Pattern[str]:
    done = "|".join(sorted(_words("done"), key=len, reverse=True))
    return re.compile(rf"(?:.*\b(?:{done}) )?by\W*", re.I)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("progress_words") if row["kind"] == kind)
