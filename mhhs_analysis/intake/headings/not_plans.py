"""The words of data/reference/not_plans.csv: what heads and names lists that are no plan, and older versions."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

_MONEY = frozenset("£€$")
_IN_PLANS = frozenset(
    {"resource", "resources", "actions", "decisions", "costs", "budget", "fte", "role", "roles", "grade", "staff",
     "team member"}
)  # fmt: skip
"""Words that head columns of plans too."""


def heads_other(heading: str) -> bool:
    """Return whether a heading is one that only another list than a plan has."""
    return normalised(heading) in _of_other_lists()


def heads_beside(heading: str) -> bool:
    """Return whether a heading or title is one of small lists beside plans: assumptions, key dates."""
    return normalised(heading) in _words("beside")


def names_other(heading: str) -> bool:
    """Return whether the heading over what names the rows says that they are no tasks: roles, resources, money."""
    words = normalised(heading.partition("(")[0])
    return words in _words("other_list") | _words("money") or not _MONEY.isdisjoint(heading)


@lru_cache(maxsize=1 << 10)
def kind_named(title: str) -> str:
    """Return what a name or title says that a table is (other_list, older_version, example), or "" for a plan."""
    words = normalised(title)
    for kind in ("other_list", "older_version", "example"):
        if any(re.search(rf"\b{re.escape(word)}\b", words) for word in _words(kind)):
            return kind if not re.search(r"\bplan\b|\bschedule\b", words) or kind != "other_list" else ""
    return ""


@lru_cache(maxsize=1 << 10)
def names_no_tasks(name: str) -> bool:
    """Return whether a sheet is called a register, a list to choose from or notes, and nothing else: Open actions."""
    words = f" {normalised(name)} "
    for listed in sorted(_words("no_tasks"), key=len, reverse=True):
        rest = words.replace(f" {listed} ", "  ")
        if rest != words and {*rest.split()} <= _words("no_tasks") | _words("no_tasks beside"):
            return True
    return False


@lru_cache(maxsize=1 << 10)
def names_summary(name: str) -> bool:
    """Return whether a sheet is called a summary of what other sheets hold: Summary, Programme overview."""
    words = normalised(name)
    for summary in _words("summary"):
        rest = f" {words} ".replace(f" {summary} ", " ")
        if rest != f" {words} " and {*rest.split()} <= _words("summed up"):
            return True
    return False


@lru_cache(maxsize=1 << 10)
def names_other_list(name: str) -> bool:
    """Return whether any word of a sheet's name says that its rows are no tasks, such as resources or absences."""
    words = f" {normalised(name)} "
    return any(f" {word} " in words for kind in ("other_list", "people") for word in _words(kind))


@lru_cache(maxsize=1 << 10)
def is_unnamed(name: str) -> bool:
    """Return whether a sheet is called as its program called it: Sheet1, Tabelle 2."""
    return name[-1:].isdecimal() and name.rstrip("0123456789").strip().lower() in _words("unnamed")


@lru_cache(maxsize=1 << 10)
def guides(name: str) -> bool:
    """Return whether a sheet's name says that it tells how a form is filled in: a plan on it is an example."""
    words = f" {normalised(name)} "
    return " plan " not in words and any(f" {word} " in words for word in _words("guidance"))


@cache
def _of_other_lists() -> frozenset[str]:
    return _words("other_list") - _IN_PLANS


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["words"] for row in rows("not_plans") if row["kind"] == kind)
