"""Whether names are as persons have them, Ada Lovelace and not Data cleansing, and what stands beside such names.

The words that tell are those of data/reference/name_words.csv.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from mhhs_analysis.intake.headings.amount_words import names_person
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.headings.not_plans import (
    heads_anything,
    heads_contacts,
    heads_employers,
    heads_what_persons_are,
)
from mhhs_analysis.intake.headings.work_words import names_kind_of_work
from mhhs_analysis.reference import rows

_NAME = re.compile(r"[^\W\d_][\w'’.-]*")
_FEWEST, _MOST = 2, 4
"""Words of a person's name: one alone may name anything."""
_INITIALS = re.compile(r"[A-Z]{2,3}")
_FEWEST_PERSONS = 3
"""Names from which they are persons' by no chance."""


def is_as_of_person(name: str) -> bool:
    """Return whether a name is of a few words that begin with capitals, as Ada Lovelace and A. Planner.

    What is written in capitals throughout is short for something (SIT Entry), and work and companies have such names
    too: Data Migration, Alder Energy.
    """
    words = [word for word in name.replace(",", " ").split() if word not in _words("particle")]
    is_named_so = _FEWEST <= len(words) <= _MOST and all(map(_may_be_of_name, words))
    return is_named_so and not (names_kind_of_work(name) or _names_company(name))


def _names_company(name: str) -> bool:
    """Return whether a name has a word of those that companies and their sites are called by: Alder Energy."""
    return not {*normalised(name).split()}.isdisjoint(_words("company"))


def _may_be_of_name(word: str) -> bool:
    is_initial = len(word.rstrip(".")) == 1
    return _NAME.fullmatch(word) is not None and word[0].isupper() and (is_initial or not word.isupper())


def name_persons(names: Sequence[str]) -> bool:
    """Return whether most of several names are persons': Anna, Tom J, Mr Bell; or all initials, or what persons do."""
    each = {*names}
    if len(each) < _FEWEST_PERSONS:
        return False
    return _mostly_first_names(each) or _are_initials(each) or all(map(names_person, each))


def _mostly_first_names(each: Collection[str]) -> bool:
    """Return whether most of several names are persons', which the few words that they begin with mostly deny."""
    openings = {name.partition(" ")[0] for name in each}
    return bool(_begun_so(openings)) and 2 * sum(map(_names_one, _begun_so(each))) > len(each)


def names_one_person(name: str) -> bool:
    """Return whether a name is one person's, by a first name or a title: Anna, Anna Bell, Mr Bell."""
    return bool(_begun_so([name])) and _names_one(name)


def _begun_so(names: Iterable[str]) -> list[str]:
    """Return the names that begin as those of persons do, which tells most names at a glance."""
    known = _before_names()
    return [name for name in names if (said := name.split(None, 1)) and said[0].rstrip(".,").lower() in known]


def _names_one(name: str) -> bool:
    """Return whether a name that begins so is a first name, alone or before others, or a title with a name."""
    first, *others = name.replace(",", " ").replace(".", " ").split()
    is_first = first.lower() in _words("first name") and first[0].isupper()
    is_titled = first.lower() in _words("title of person") and bool(others)
    if not (is_first or is_titled) or len(others) >= _MOST or not all(map(_may_be_of_name, others)):
        return False
    return not (names_kind_of_work(name) or _names_company(name))


@cache
def _before_names() -> frozenset[str]:
    return _words("first name") | _words("title of person")


def _are_initials(names: Collection[str]) -> bool:
    """Return whether names are two or three capital letters each, of two as a rule: AB, TJ; SIT and UAT are of work."""
    if not all(map(_INITIALS.fullmatch, names)):
        return False
    shorts = sum(len(name) == _FEWEST for name in names)
    return 2 * shorts > len(names) and _words("short for work").isdisjoint(map(str.lower, names))


def are_persons(heading: str, names: Sequence[str], beside: Sequence[tuple[str, Sequence[str]]]) -> bool:
    """Return whether most names are persons', who are reached or work as what stands below headings beside them says.

    A heading over names of work says that they are none.
    """
    return _are_so_called(heading, names) and any(
        heads_contacts(over) or (heads_what_persons_are(over) and _mostly(map(names_person, texts)))
        for over, texts in beside
    )


def may_be_persons(heading: str, names: Sequence[str], beside: Sequence[str]) -> bool:
    """Return whether all names may be persons', beside whom they work for is told: so is who does a task."""
    return (
        _are_so_called(heading, names)
        and all(map(is_as_of_person, names))
        and any(map(heads_employers, beside))
    )


def _are_so_called(heading: str, names: Sequence[str]) -> bool:
    is_of_work = any(map(names_kind_of_work, names))
    return heads_anything(heading) and not is_of_work and _mostly(map(is_as_of_person, names))


def _mostly(said: map[bool]) -> bool:
    each = [*said]
    return 2 * sum(each) > len(each)


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("name_words") if row["kind"] == kind)
