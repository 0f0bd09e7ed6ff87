"""The words of data/reference/progress_words.csv: what heads when work began, was done or moved to, and by whom."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows


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


@cache
def _done_by() -> re.Pattern[str]:
    done = "|".join(sorted(_words("done"), key=len, reverse=True))
    return re.compile(rf"(?:.*\b(?:{done}) )?by\W*", re.I)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("progress_words") if row["kind"] == kind)
