"""The words of data/reference/party_words.csv: which party a sheet or title is called after, and nothing else."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.versions.words import is_for_plans, is_own
from mhhs_analysis.reference import rows

_BODY = "body"
"""A kind of party of which there is one: DCC, Elexon."""
_SORT = "sort"
_DESIGNATED = r"(?: (?:\d{1,2}|[a-hj-z]))?"


@lru_cache(maxsize=1 << 10)
def party_named(name: str) -> str:
    """Return the party that a name says and nothing else beside words for plans, else "": DCC plan, Supplier A."""
    words = _words(name)
    found = [*_named().finditer(words)]
    if not found or is_own(words):
        return ""
    rest = _named().sub(" ", words).split()
    is_all = all(word.isdecimal() or word in _of("beside") or is_for_plans(word) for word in rest)
    return " ".join(one[0] for one in found) if is_all else ""


@lru_cache(maxsize=1 << 10)
def is_apart(party: str) -> bool:
    """Return whether a party is another one than any that is called otherwise: DCC, Supplier A; no sort of parties."""
    return bool(_one_of(_SORT, "perhaps").sub("", party).strip())


@lru_cache(maxsize=1 << 10)
def is_several(party: str) -> bool:
    """Return whether a party is several of a sort, as none calls itself: LDSOs, Suppliers A."""
    return any(f" {sort}s " in f" {party} " for sort in _of(_SORT))


@lru_cache(maxsize=1 << 10)
def mentions_body(name: str) -> bool:
    """Return whether a name says one of the parties of which there is one, whatever else: DCC testing."""
    words = f" {_words(name)} "
    return any(f" {body} " in words for body in _of(_BODY))


def mentions_party(name: str) -> bool:
    """Return whether a name says a party or a sort of parties, whatever else: Supplier testing."""
    return _named().search(_words(name)) is not None


def says_sent(text: str) -> bool:
    """Return whether a text says that parties sent a plan each: Submissions as received."""
    return not {*_words(text).split()}.isdisjoint(_of("sent"))


def is_perhaps(party: str) -> bool:
    """Return whether a sender may call its own plan as a party is called: Programme."""
    return party in _of("perhaps")


def _words(name: str) -> str:
    return normalised(name).replace("'s", "").replace("'", "")


@cache
def _named() -> re.Pattern[str]:
    return _one_of(_BODY, _SORT, "perhaps", after=_DESIGNATED)


@cache
def _one_of(*kinds: str, after: str = "") -> re.Pattern[str]:
    words = "|".join(sorted(map(re.escape, _of(*kinds)), key=len, reverse=True))
    return re.compile(rf"(?<!\w)(?:{words}){after}(?!\w)")


@cache
def _of(*kinds: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("party_words") if row["kind"] in kinds)
