"""The words of data/reference/number_words.csv: what says that a number like 2026 is a code or a count, and no year."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def names_number(label: str) -> bool:
    """Return whether what stands beside a number names it as a code or a count: Budget code, PO no, Meters."""
    return _ends_with(label, "code", "count")


def says_code(text: str) -> bool:
    """Return whether the words right before what looks like a year in a text name it as a code: Ref 2026."""
    return any(_ends_with(text[: found.start()], "code") for found in _YEAR.finditer(text))


def _ends_with(text: str, *kinds: str) -> bool:
    words = f" {normalised(text)}"
    return any(words.endswith(f" {one}") for kind in kinds for one in _words(kind))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("number_words") if row["kind"] == kind)
