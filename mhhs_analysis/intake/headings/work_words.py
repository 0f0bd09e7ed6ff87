"""Words that speak of work: those of data/reference/work_words.csv, and more headings than column_names.csv lists."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

_SPOKEN_OF = re.compile(r"\b(?:task|activit(?:y|ies)|action|work)s?\b", re.I)
_NAMED = re.compile(
    r"(?:[\w/&-]+ )?(?:task|activity|activities|action|item|work)s?"
    r"(?: (?:required|needed|planned|description|details?|name|title|to be done|to do))?",
    re.I,
)
_ABOUT = re.compile(r"\b(?:task|activit|action|work|item|deliverable|step|detail|descri|what|scope)", re.I)
_MOST_WORDS = 3
"""Words after the one for all of a plan, of which the last is how long that lasts."""


def speaks_of_work(heading: str) -> bool:
    """Return whether a heading has a word for work among others: Kind of work."""
    return _SPOKEN_OF.search(heading) is not None


def names_work(heading: str) -> bool:
    """Return whether a heading is of work, and not of what kind it is or whose: Planned actions, Work required."""
    return _NAMED.fullmatch(normalised(heading)) is not None


def lists_work(heading: str) -> bool:
    """Return whether a heading is of what is done in a row, several things to a row: Key tasks, Main activities."""
    return normalised(heading) in _words("lists work")


def describes(heading: str) -> bool:
    """Return whether a heading is of words on what another column names, and does not say what that is: Description."""
    return normalised(heading) in _words("describes")


def is_described(heading: str) -> bool:
    """Return whether a heading is of what names a row, which a description beside it says more of: Deliverable."""
    return normalised(heading) in _words("described")


def is_place(heading: str) -> bool:
    """Return whether a heading is of places or customers at each of which the same work is done: Site, Store."""
    return normalised(heading) in _words("place")


@cache
def places_written() -> frozenset[str]:
    """Return the headings of such places as they are written: site, Site, SITE."""
    return frozenset(
        written for one in _words("place") for written in (one, one.capitalize(), one.title(), one.upper())
    )


def names_whole(name: str) -> bool:
    """Return whether a name is of all that a plan holds: Overall programme, Programme duration, Total rollout time."""
    words = normalised(name)
    rest = [words[len(one) + 1 :] for one in _words("whole") if words.startswith(f"{one} ")]
    return words in _words("names whole") or any(
        one in _words("of whole") or _is_how_long(one.split()) for one in rest
    )


def _is_how_long(words: list[str]) -> bool:
    """Return whether few words end in one for how long all of a plan lasts: deployment time."""
    return 0 < len(words) <= _MOST_WORDS and words[-1] in _words("ends whole")


def gathers_work(heading: str) -> bool:
    """Return whether a heading is of what work stands under, and nothing else does: Workstream, Phase."""
    return normalised(heading) in _words("gathers work")


def says_summary(kind: str) -> bool:
    """Return whether a kind of rows, said beside each, is of those that sum others up: WBS summary, Phase."""
    return bool(kind) and any(word in kind.lower() for word in _words("kind of summary"))


def is_group(kind: str) -> bool:
    """Return whether a kind of rows, said beside each, is of those that others stand under: Group, Section."""
    return normalised(kind) in _words("kind of group")


def may_gather(kind: str) -> bool:
    """Return whether a kind of rows, said beside each, may be of those that others stand under: Epic, Project."""
    return normalised(kind) in _words("kind of container")


def is_part(kind: str) -> bool:
    """Return whether a kind of rows, said beside each, is of those that stand under others: Story, Task."""
    return normalised(kind) in _words("kind of part")


def is_kind_of_row(kind: str) -> bool:
    """Return whether a word says of what kind a row of a plan or board is, and not whose or what it is about."""
    return is_group(kind) or may_gather(kind) or is_part(kind) or normalised(kind) in _words("kind of defect")


def are_meetings(names: Sequence[str]) -> bool:
    """Return whether most of several names are of meetings: Sprint 1 planning, Demo, Retro, Programme board.

    Planning, Review and Demo are such only beside others that are nothing else.
    """
    said = " ".join(names).lower()
    if not any(all(word in said for word in one.split()) for one in _words("meeting")):
        return False  # tells nearly all plans at a glance
    bare = [_without_numbers(name) for name in names]
    sure = [one for one in bare if one in _words("meeting")]
    others = [one for one in bare if one in _words("perhaps meeting")]
    are_several = len(sure) > 1 and len({*sure, *others}) > 1
    return are_several and 2 * (len(sure) + len(others)) > len(names)


@lru_cache(maxsize=1 << 12)
def _without_numbers(name: str) -> str:
    """Return a name without numbers, what stands in brackets, and how often it is: Weekly sprint 2 review (A)."""
    words = normalised(name.partition("(")[0]).split()
    return " ".join(word for word in words if not word.isdecimal() and word not in _words("how often"))


def is_not_done(state: str) -> bool:
    """Return whether a state of work says that it is still to be done or ended: Not started, In progress."""
    return normalised(state) in _words("not done")


def held_states() -> frozenset[str]:
    """Return the states of work that waits, nobody knows until when: On hold, Parked."""
    return _words("held")


def says_which_dates(heading: str) -> bool:
    """Return whether a heading is of which dates each row gives, as actual ones: Date type, Basis of date."""
    return normalised(heading) in _words("which dates")


def names_items(words: str) -> bool:
    """Return whether words head items of work or of any other list: Item, Action."""
    return words in _words("item")


def names_parent(heading: str) -> bool:
    """Return whether a heading is of which row each stands under: Parent ID, Epic link."""
    return normalised(heading) in _words("names parent")


def names_kind_of_work(words: str) -> bool:
    """Return whether words of a key name a kind of work, as design, and not a person, a state or a share."""
    said = f" {normalised(words)} "
    return any(f" {one} " in said for one in _words("kind of work"))


def says_what_is_done(heading: str) -> bool:
    """Return whether a heading is of what a row is about, wherever it stands: Details, What we deliver."""
    return _ABOUT.search(heading) is not None


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("work_words") if row["kind"] == kind)
