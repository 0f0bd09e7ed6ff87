"""What the headings and labels of a form stand for: who, when, in confidence, a question's parts."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import column_roles

WHO = ("respondent", "name", "email")
"""Roles that name a respondent, what names it best first."""
ANCHORS = frozenset({*WHO, "submitted", "entry"})
"""Roles of columns that only an export of a form has."""
PART_FRAME, LOG_FRAME, LIST_FRAME = "answer_table", "comments_log", "question_list"
PART_HELD = "answer_table_containing"

ABOUT = "about"
"""The role of what a form says about its respondent."""
READ_AS = {
    "respondent": "who",
    "name": "who",
    "email": "who",
    "submitted": "time received",
    ABOUT: "about the respondent",
    "confidential": "confidentiality",
    "confidential answer": "confidentiality of an answer",
    "consent": "consent to publish",
}
"""What a column that is no question was read as, in words; any other is not used."""

_NUMBER = re.compile(
    r"\s*(?:question\s+|(?=q?\d))(q?\s?\d+(?:\.\d+)*(?:\.?[a-z](?![a-z]))?)(?=\b)\s*(?:[.:)\u2013\u2014-]+\s*|$|\s+)",
    re.I,
)
_CODE = re.compile(r"\s*((?=[^-:]{0,24}?\d)[\w .]{1,24}?)\s+[-\u2013\u2014]\s+(?=\S)")
_CODED = re.compile(r"\s*([\w ./]{1,40}?)\s+[-\u2013\u2014]\s+(?=\S)")
_CODE_ALONE = re.compile(r"[a-z]+[ _]?\d+[ _.]?\w{0,3}", re.I)
_COUNTED = re.compile(r"(?:(?<=[^\W\d]{4})|(?<=[?:)]))\d{1,2}$")


@dataclass(frozen=True)
class Numbered:
    """A heading parted into its number or code, as typed, and its wording."""

    number: str
    wording: str


@lru_cache(maxsize=1 << 12)
def numbered(heading: str) -> Numbered:
    """Return the number and the wording of a question: Q1a. Why?, 2) Why?, Question 3: Why?, Prop 1 Q1 - Why?"""
    for pattern in (_CODE, _NUMBER):
        found = pattern.match(heading)
        if found and (found.end() < len(heading) or pattern is _NUMBER):
            return Numbered(found[1].strip(), heading[found.end() :].strip())
    return Numbered("", heading.strip())


def is_code(heading: str) -> bool:
    """Return whether a heading is a code alone, as in Ident 1, Q2 or PU3."""
    return bool(_CODE_ALONE.fullmatch(heading.strip()))


def is_question(heading: str) -> bool:
    """Return whether a text reads as a question: it is numbered, or ends in a question mark."""
    has_words = any(sign.isalpha() for sign in heading)
    return has_words and (bool(numbered(heading).number) or heading.rstrip(" *").endswith("?"))


@lru_cache(maxsize=1 << 12)
def role_of_heading(heading: str) -> str:
    """Return the role of a heading or label, or "": by its words, its code or wording alone, or words it contains."""
    known = column_roles("answers")
    for words in _ways(heading):
        if words in known:
            return known[words][0]
    padded = f" {normalised(heading)} "
    held = column_roles("answers_containing")
    return next((role for words, (role, _) in held.items() if f" {words} " in padded), "")


def part_of(heading: str, frame: str = PART_FRAME) -> str:
    """Return which part of a table of answers, a log or a list of questions a heading names, or ""."""
    known = column_roles(frame)
    return next((known[words][0] for words in _ways(heading) if words in known), "")


def asks_why(words: str) -> bool:
    """Return whether words beside a question ask for reasons, comments or anything more, by words they contain."""
    padded = f" {normalised(words)} "
    return any(f" {known} " in padded for known in column_roles(PART_HELD))


def _ways(heading: str) -> list[str]:
    """Return the ways to look a heading up: whole, without brackets, number, tail or count, each side of a dash."""
    coded = _CODED.match(heading)
    sides = (heading[: coded.end(1)], heading[coded.end() :]) if coded else ()
    bare = re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading)
    said = (
        heading,
        bare,
        numbered(heading).wording,
        heading.partition(":")[0],
        _COUNTED.sub("", heading),
        *sides,
    )
    return list(dict.fromkeys(normalised(one) for one in said))
