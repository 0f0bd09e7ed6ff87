"""The words of data/reference/beyond_words.csv: what heads a column beside the time columns for all beyond them."""

from __future__ import annotations

from functools import cache

from mhhs_analysis.dates import interval_from_text
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows


def heads_later(heading: str) -> bool:
    """Return whether a heading is of all that comes after the last period: Later, Post MP162, 2028+, Q4 2028+."""
    words = heading.strip()
    return (words[-1:] == "+" and interval_from_text(words) is not None) or _says(heading, "later")


def heads_earlier(heading: str) -> bool:
    """Return whether a heading is of all that was before the first period: Before 2025, To date."""
    return _says(heading, "earlier")


def says_beyond(heading: str) -> bool:
    """Return whether any word of a heading speaks of what lies beyond a period: Dates (2023 onwards)."""
    words = {f"{word} " for word in normalised(heading).split()}
    return any(one in words for what in ("later", "earlier") for one, _ in _words(what))


def _says(heading: str, what: str) -> bool:
    """Return whether a heading is one of the words, or begins or ends with one that others may stand beside."""
    words = f"{normalised(heading)} "
    return any(
        words == one
        or (stands == "first" and words.startswith(one))
        or (stands == "last" and words.endswith(f" {one}"))
        for one, stands in _words(what)
    )


@cache
def _words(what: str) -> tuple[tuple[str, str], ...]:
    return tuple((f"{row['words']} ", row["stands"]) for row in rows("beyond_words") if row["says"] == what)
