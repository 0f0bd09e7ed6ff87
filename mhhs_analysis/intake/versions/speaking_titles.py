"""What titles over tasks say of versions of a plan and of its parts, by words of data/reference/version_words.csv.

A word that work, parties and sites are called by, too, says nothing alone: Approved suppliers, Contingency site.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mhhs_analysis.dates import MONTH
from mhhs_analysis.intake.headings.columns import normalised, role_of
from mhhs_analysis.intake.versions.parties import mentions_party
from mhhs_analysis.intake.versions.sheet_names import time_said
from mhhs_analysis.intake.versions.titles import are_versions, case_or_edition
from mhhs_analysis.intake.versions.words import (
    VersionSaid,
    edition_said,
    listed,
    names_plan,
    says_state,
    version_key,
)

_DESIGNATOR = re.compile(r"\d{1,2}|[a-h]|one|two|three|i{1,3}")
"""What tells one case from another of several: Scenario 2."""
_REMARK = re.compile(r"\([^()]*\)\s*$")
"""What a title adds to its edition: (March 2024)."""
_TOLD_BESIDE = re.compile(rf"v?\d+|{MONTH}", re.I)
"""What a title may say of its plan beside which it is: its edition, and the month in which it was sent."""
_FIRST = re.compile(r"\W*(\w+)")


@lru_cache(maxsize=1 << 10)
def says_condition(title: str) -> bool:
    """Return whether a title says under what condition work is done: If funding is refused, Scenario 2."""
    return _begins(title, "condition first") or (_numbers_case(title) and not names_part(title))


@lru_cache(maxsize=1 << 10)
def speaks_for_version(title: str) -> bool:
    """Return whether a title speaks for a version of a plan: Rebaselined following CR-12, Contingency plan."""
    is_made_again = not {*normalised(title).split()}.isdisjoint(listed("planned again"))
    is_begun_so = _begins(title, "lack first") or (_begins(title, "event first") and _ends_as_change(title))
    return is_made_again or is_begun_so or says_condition(title) or _says_which_plan(title)


@lru_cache(maxsize=1 << 10)
def are_editions(title: str, other: str) -> bool:
    """Return whether two titles say different editions, times or cases of one thing: Systems - v1, Systems - v2."""
    said, others = map(_edition_in, (title, other))
    return said is not None and others is not None and are_versions(said, others)


def _edition_in(title: str) -> VersionSaid | None:
    """Return which edition, time or case a title says, but for a word that numbers problems as well: Issue 1.

    Nor is one of software an edition of its plan: Interface release v1.0.
    """
    said = case_or_edition(title) or edition_said(_REMARK.sub(" ", title))
    if said is None or _is_of_software(title, said):
        return None
    is_problem = not listed("perhaps problem").isdisjoint(normalised(said.words).split())
    return None if is_problem else said


def _is_of_software(title: str, said: VersionSaid) -> bool:
    """Return whether an edition is of software named right before it, no sign between, in a title of no plan."""
    before = title.partition(said.words)[0].rstrip()
    word = normalised(before).rpartition(" ")[2]
    return before[-1:].isalnum() and word in listed("software") and not names_plan(title)


def speak_for_versions(title: str, other: str) -> bool:
    """Return whether either of two titles speaks for a version of a plan, or both together say two."""
    is_said = speaks_for_version(title) or speaks_for_version(other) or are_editions(title, other)
    return is_said or all(map(_says_which_dates, (title, other)))


def _says_which_dates(title: str) -> bool:
    """Return whether a title says which dates of a plan stand below it, or how far they have come: Baseline, Draft."""
    role, basis = role_of(title, "activities")
    return bool(basis and role in ("date", "span")) or says_state(title)


@lru_cache(maxsize=1 << 10)
def names_part(title: str) -> bool:
    """Return whether a title names what work is done for, each of its own: a party, a phase, a site, a time."""
    parts = listed("part", "one part", "named part", "work for")
    return (
        not {*normalised(title).split()}.isdisjoint(parts)
        or mentions_party(title)
        or time_said(title) is not None
    )


def _begins(title: str, says: str) -> bool:
    """Return whether a title begins with words that say something; in capitals they are a code: IF-021."""
    first = _FIRST.match(title)
    words = f"{normalised(title)} "
    is_code = first is None or (len(first[1]) > 1 and first[1].isupper())
    return not is_code and any(words.startswith(f"{one} ") for one in listed(says))


def _ends_as_change(title: str) -> bool:
    """Return whether a title ends in words for a change to a plan, its number and how far it has come: CR-12 agreed.

    What else it is about is work, and where that is done: Pre-production, After M10, Before change of supplier.
    """
    _, *words = version_key(title).split()
    while (
        words
        and words[-1] not in listed("change")
        and (words[-1].isdecimal() or words[-1] in listed("about"))
    ):
        words.pop()
    return bool(words) and words[-1] in listed("change")


def _numbers_case(title: str) -> bool:
    """Return whether a title begins with a case and its number: Scenario 2, Alternative B."""
    word, _, rest = normalised(title).partition(" ")
    return word in listed("numbered case") and _DESIGNATOR.fullmatch(rest.partition(" ")[0]) is not None


def _says_which_plan(title: str) -> bool:
    """Return whether a title says which plan it is, and nothing else: Revised plan, Previous version (v0.2).

    When it was sent, its edition and what it is kept for say nothing else: Plan as submitted in July.
    """
    words = {word for word in normalised(title).split() if not _TOLD_BESIDE.fullmatch(word)}
    which = words & listed("which plan")
    rest = words - which
    is_of_plan = not rest.isdisjoint(listed("plan") | {"version"})
    return bool(which) and is_of_plan and rest <= listed("plan", "beside which plan")
