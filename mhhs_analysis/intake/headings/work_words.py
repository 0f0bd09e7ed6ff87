"""Headings that speak of work, whose words may be more than column_names.csv lists."""

from __future__ import annotations

import re

from mhhs_analysis.intake.headings.columns import normalised

_SPOKEN_OF = re.compile(r"\b(?:task|activit(?:y|ies)|action|work)s?\b", re.I)
_NAMED = re.compile(
    r"(?:[\w/&-]+ )?(?:task|activity|activities|action|item|work)s?"
    r"(?: (?:required|needed|planned|description|details?|name|title|to be done|to do))?",
    re.I,
)
_LISTED = re.compile(
    r"(?:key|main|major|primary|principal) (?:project )?(?:task|activitie|action|step|work item)s", re.I
)
_ABOUT = re.compile(r"\b(?:task|activit|action|work|item|deliverable|step|detail|descri|what|scope)", re.I)


def speaks_of_work(heading: str) -> bool:
    """Return whether a heading has a word for work among others: Kind of work."""
    return _SPOKEN_OF.search(heading) is not None


def names_work(heading: str) -> bool:
    """Return whether a heading is of work, and not of what kind it is or whose: Planned actions, Work required."""
    return _NAMED.fullmatch(normalised(heading)) is not None


def lists_work(heading: str) -> bool:
    """Return whether a heading is of what is done in a row, several things to a row: Key tasks, Main activities."""
    return _LISTED.fullmatch(normalised(heading)) is not None


def says_what_is_done(heading: str) -> bool:
    """Return whether a heading is of what a row is about, wherever it stands: Details, What we deliver."""
    return _ABOUT.search(heading) is not None
