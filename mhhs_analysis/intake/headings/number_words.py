"""The words of data/reference/number_words.csv: what says that a number is a code, a count or one of so many."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def without_number(heading: str) -> str:
    """Return what a heading says that is numbered, as typed: Wave of Wave no., the whole where it says no more."""
    return _numbering().sub("", " ".join(heading.split())) or heading


def names_number(label: str) -> bool:
    """Return whether what stands beside a number names it as a code or a count: Budget code, PO no, Meters."""
    return _ends_with(label, "code", "count")


def says_no_length(heading: str) -> bool:
    """Return whether a heading speaks of days that no work takes, or what they cost: Float (days), Cost per day."""
    return not _words("no length").isdisjoint(normalised(heading).split())


def says_no_progress(heading: str) -> bool:
    """Return whether a heading speaks of per cents that are not how far work has come: Allocation, Weighting."""
    return not _words("no progress").isdisjoint(normalised(heading).split())


def says_code(text: str) -> bool:
    """Return whether the words right before what looks like a year in a text name it as a code: Ref 2026."""
    return any(_ends_with(text[: found.start()], "code") for found in _YEAR.finditer(text))


def parts_counted(text: str) -> str:
    """Return what a title counts the parts of if it says no more than which one it heads, or "": Report 2 of 2."""
    found = _counted().fullmatch(text) if any(map(str.isdecimal, text)) else None
    if found is None or not 0 < int(found["number"]) <= int(found["many"]):
        return ""
    words = normalised(found["words"])
    return f"{words} of {found['many']}" if words in _words("part") else ""


def _ends_with(text: str, *kinds: str) -> bool:
    words = f" {normalised(text)}"
    return any(words.endswith(f" {one}") for kind in kinds for one in _words(kind))


@cache
def _numbering() -> re.Pattern[str]:
    """Return what a heading ends with that says of its column that it numbers: Sprint no., Wave #."""
    said = "|".join(map(re.escape, sorted(_words("numbers"))))
    return re.compile(rf"\W*(?:\b(?:{said})\b\.?|#)\W*$", re.I)


@cache
def _counted() -> re.Pattern[str]:
    of = "|".join(map(re.escape, sorted(_words("of"), key=len, reverse=True)))
    return re.compile(
        rf"(?P<words>.*?)[\s(\[:–—-]*(?P<number>\d{{1,2}}) (?:{of}) (?P<many>\d{{1,2}})[)\].:]*\s*", re.I
    )


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("number_words") if row["kind"] == kind)
