"""The words of data/reference/milestone_words.csv: what milestones are called, and what says whose they are."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

MILESTONE = "milestone"
_JOINS = re.compile(r"\s*[&+]\s*|\s+(?:and|und|et|y|en)\s+", re.IGNORECASE)
_REMARK = re.compile(r"\([^()]*\)")


def names_milestone(text: str) -> bool:
    """Return whether a text speaks of a milestone, or of several, in any language: also within a longer word."""
    return bool(_any_of("milestone", "milestones").search(text))


def calls_milestone(words: str) -> bool:
    """Return whether words are the one for a milestone, in any language, and nothing else."""
    return words in _plain(MILESTONE)


def names_milestones(text: str) -> bool:
    """Return whether a text says that what stands beside it are milestones, each of them one: Key milestones."""
    return bool(_any_word("milestones").search(text))


def titles_milestones(text: str) -> bool:
    """Return whether a title says that what stands below it are milestones and no work as well: Milestones & tasks."""
    joined = _JOINS.split(_REMARK.sub(" ", text))
    return names_milestones(text) and all(names_points(part) or names_milestones(part) for part in joined)


def names_points(text: str) -> bool:
    """Return whether a heading says that what stands below it is due on a day: milestones, deliverables."""
    return names_milestone(text) or bool(_any_of("point").search(text))


def is_said_of_one(word: str, *, is_first: bool, is_last: bool) -> bool:
    """Return whether a word for a basis may be of a heading's milestone: Initial load, Design approved.

    Before the milestone approved is said of its date, and behind it initial is.
    """
    return (not is_first and word in _plain("reached last")) or (
        not is_last and word in _plain("reached first")
    )


def ends_all(word: str) -> bool:
    """Return whether a word is of the dates where every heading ends so: SIT entry plan, SIT exit plan."""
    return word in _plain("heads all")


def names_due(text: str) -> bool:
    """Return whether a row's name says that the days in it are due, and no work: Deadline, Ofgem deadlines, Go-live."""
    words = normalised(text)
    return words in _plain("due alone") or any(
        words == one or words.startswith(f"{one} ") or words.endswith(f" {one}") for one in _plain("due")
    )


def names_meetings(text: str) -> bool:
    """Return whether a row's name says that the days in it are those of meetings: Programme board, Steering group."""
    words = normalised(text)
    return any(words == one or words.endswith(f" {one}") for one in _plain("meeting"))


def names_period_end(text: str) -> bool:
    """Return whether a row's name says that the days in it are those on which periods end: Reporting period end."""
    words = f" {normalised(text)} "
    return any(f" {one} " in words for one in _plain("period end"))


@cache
def programme_words() -> frozenset[str]:
    """Return the words that say that something is the programme's."""
    return frozenset(_words("programme"))


@cache
def numbers_of_milestones() -> frozenset[int]:
    """Return the numbers that milestones of the programme have: 9 of M9."""
    return frozenset(int(words.removeprefix("m")) for words in _words("number"))


@cache
def words_without_meaning() -> frozenset[str]:
    """Return the words beside a milestone's number or name that say nothing of which milestone it is."""
    return programme_words() | {*_words("no_meaning")}


def milestone_of(task: str) -> str:
    """Return what a milestone that is drawn for a task, and not named, is called: Build (milestone)."""
    return f"{task} (milestone)"


@cache
def marks_of_milestones() -> frozenset[str]:
    """Return the words that are written in a cell of a drawing to mark a milestone there."""
    return frozenset(_words("mark"))


@cache
def _plain(kind: str) -> frozenset[str]:
    return frozenset(map(normalised, _words(kind)))


@cache
def _any_of(*kinds: str) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(words) for kind in kinds for words in _words(kind)), re.IGNORECASE)


@cache
def _any_word(kind: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_any_of(kind).pattern})\b", re.IGNORECASE)


def _words(kind: str) -> list[str]:
    return [row["words"] for row in rows("milestone_words") if row["kind"] == kind]
