"""Headings that say a month and a part of it in one cell: Jan H1, Jan 16-31, W2 Jan 2026."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mhhs_analysis.reference import rows

_LONGEST = 24
_MONTH = r"(?P<month>[^\W\d_]{3,9})\.?"
_YEAR = r"(?:[ ,/-]*(?P<year>'?\d\d|20\d\d))?"
_DAYS = r"\d{1,2}(?:st|nd|rd|th)? ?(?:[-\u2010-\u2015/]|to) ?(?:\d{1,2}(?:st|nd|rd|th)?|end)"
_WEEK = r"(?:week|wk|w)[ .:#]*[1-6]"
_GAP = r"[ ,:(·–-]+"


@lru_cache(maxsize=1 << 12)
def month_and_part(text: str) -> tuple[str, str] | None:
    """Return the month of a heading, with its year if it says one, and the part of it that it names; else None.

    Two digits between a month and its days may be either.
    """
    words = " ".join(text.lower().split())
    if len(words) > _LONGEST or not any(map(str.isdigit, words)):
        return None
    found = next((one for pattern in _patterns() if (one := pattern.fullmatch(words))), None)
    if found is None:
        return None
    year = (found["year"] or "").strip("'")
    month = f"{found['month']} {year if len(year) != 2 else f'20{year}'}".strip()
    return month, found["part"]


@cache
def _patterns() -> tuple[re.Pattern[str], ...]:
    """Return how a month stands before a part of it and after one; days stand behind a month with no year between."""
    halves = (row["words"] for row in rows("month_parts") if row["parts"] == "2")
    named = [re.escape(one) for one in halves if re.search(r"\dh|h\d|half", one)]
    part = rf"(?P<part>{_WEEK}|{'|'.join(named)})"
    return tuple(
        re.compile(pattern)
        for pattern in (
            rf"{_MONTH}{_YEAR}{_GAP}{part}\)?",
            rf"{part}(?: of|,)?{_GAP}{_MONTH}{_YEAR}",
            rf"{_MONTH}(?P<year>)[ :(]+(?P<part>{_DAYS})\)?",
        )
    )
