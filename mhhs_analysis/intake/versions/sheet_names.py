"""What the name of a sheet says of a version of a plan: an edition, one case of several, the time it is of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache, lru_cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.time_axis.headings import (
    PROGRAMME_MILESTONE,
    Said,
    month_and_year,
    said_in,
)
from mhhs_analysis.intake.versions.words import (
    VersionSaid,
    edition_said,
    is_for_plans,
    listed,
    version_key,
    version_said,
)

_PARTS = re.compile(r"[\s_]+")
_DIGITS = re.compile(r"(20\d\d)([01]\d)([0-3]\d)")
LENGTHS = {"day": 1, "week": 7, "month": 31, "quarter": 92, "half": 184, "year": 366}
"""How long times last at most."""
_NEARLY_ALL = 0.8
_FINANCIAL_YEAR = re.compile(r"fy ?'?(?:20)?(\d\d)", re.I)
_PERIODS = ("", "week", "month", "quarter", "year")
"""What numbered periods that tell of time are called; sprints and phases are parts of work."""


@lru_cache(maxsize=1 << 10)
def name_said(name: str) -> VersionSaid | None:
    """Return what the name of a sheet says of a version, or None; a day beside its number is of it: Feb 23 v2."""
    said = version_said(name) or edition_said(name) or case_said(name) or _dated(name)
    if said and said.rest and time_said(said.rest):
        return replace(said, words=" ".join(name.split()), rest="", leads=True, is_weak=True)
    return said


@lru_cache(maxsize=1 << 10)
def case_said(name: str) -> VersionSaid | None:
    """Return which case of several a name says: Without extension, Stretch plan; weak where it may be a part of one."""
    words = normalised(name)
    if _words_of_cases().isdisjoint(words.split()):
        return None
    for condition in sorted(listed("condition")):
        before, found, rest = f" {words} ".partition(f" {condition} ")
        if found and rest.strip() and not {*before.split()} - _beside():
            bare = rest.strip()
            is_weak = bare not in listed("time in hand")
            return VersionSaid(condition, bare, leads=False, is_apart=True, is_weak=is_weak, is_about=False)
    for case in _cases():
        before, found, after = f" {words} ".partition(f" {case} ")
        if found and {*before.split(), *after.split()} <= _beside():
            is_weak = case in listed("case")
            return VersionSaid(case, "", leads=True, is_apart=True, is_weak=is_weak, is_about=False)
    return None


def are_cases(said: VersionSaid | None, other: VersionSaid | None) -> bool:
    """Return whether two names say other cases, which may as well be parts of one plan: High, Low."""
    words = {one.words for one in (said, other) if one}
    is_alike = said is not None and other is not None and said.rest == other.rest
    return is_alike and len(words) > 1 and words <= listed("case", "condition")


def is_case(said: VersionSaid) -> bool:
    """Return whether a name says one case of several, or that its plan has something or not: High, Without outage."""
    return normalised(said.words) in listed("case", "alternative", "condition", "base case")


def is_base_case(said: VersionSaid) -> bool:
    """Return whether a name says the case that a sender plans by: Base case, P50."""
    return normalised(said.words) in listed("base case")


@lru_cache(maxsize=1 << 10)
def time_said(name: str) -> Said | None:
    """Return the time that a name says and nothing else beside words for plans: Mar 23, Plan 20230301, Status wk 10."""
    parts = [part for part in _PARTS.split(name) if normalised(part)]
    beside = listed("plan", "whose", "state", "own", "beside date")
    told = " ".join(part for part in parts if normalised(part) not in beside)
    said = said_in(in_full(told), "DMY") if told and not PROGRAMME_MILESTONE.fullmatch(told) else None
    if said is None or said.unit not in LENGTHS or said.named not in _PERIODS:
        return None
    return replace(said, words=told)


def are_times(said: Said | None, other: Said | None) -> bool:
    """Return whether two times are no part of one another: 2023 and 2024, and not the second quarter of 2023."""
    if said is None or other is None or said.words == other.words:
        return False
    one, two = said.interval, other.interval
    if not (one and two and one.earliest and one.latest and two.earliest and two.latest):
        return said.unit == other.unit
    return one.latest < two.earliest or two.latest < one.earliest


def begin_in(said: Said, days: Sequence[str]) -> bool:
    """Return whether nearly all of some days lie in a time; in one that nothing dates, whether they fit into it.

    Days of other months than the one that is named fit into none of its years.
    """
    if not days:
        return False
    if said.interval and said.interval.earliest and said.interval.latest:
        first, last = said.interval.earliest.isoformat(), said.interval.latest.isoformat()
        return sum(first <= day <= last for day in days) >= _NEARLY_ALL * len(days)
    if said.unit == "month" and said.number and not said.named:
        named = [day for day in days if date.fromisoformat(day).month == said.number]
        return len(named) >= _NEARLY_ALL * len(days)
    return date.fromisoformat(max(days)) - date.fromisoformat(min(days)) < timedelta(LENGTHS[said.unit])


def is_outline_of(name: str, other: str) -> bool:
    """Return whether a sheet is called as a plan in less detail than another one: Level 1, Level 2; Phases, Tasks."""
    level, below = _level_of(name), _level_of(other)
    return level is not None and below is not None and level[0] == below[0] and level[1] < below[1]


def says_level(name: str) -> bool:
    """Return whether a sheet says in how much detail it gives a plan."""
    return _level_of(name) is not None


@lru_cache(maxsize=1 << 10)
def _level_of(name: str) -> tuple[str, int] | None:
    """Return in how much detail a sheet says to give a plan, by a number or by words, or None where it doesn't."""
    words = version_key(name).split()
    bare = " ".join(word for word in words if word in listed("coarse", "fine") or not is_for_plans(word))
    if bare in listed("coarse", "fine"):
        return "words", bare in listed("fine")
    level, _, number = bare.partition(" ")
    is_level = level in listed("level") and number.isdecimal() and (len(level) > 1 or len(words) > len("L1"))
    return (level[0], int(number)) if is_level else None


def in_full(words: str) -> str:
    """Return the day, month or year that digits and short names are: 2023-03 for Mar 23, FY26/27 for FY26."""
    if found := month_and_year(words):
        return f"20{found[1]}-{found[0]:02}"
    if year := _FINANCIAL_YEAR.fullmatch(words):
        return f"FY{year[1]}/{int(year[1]) + 1}"
    return _DIGITS.sub(r"\1-\2-\3", words)


def _dated(name: str) -> VersionSaid | None:
    said = time_said(name)
    if said is None:
        return None
    return VersionSaid(said.words, "", leads=True, is_apart=True, is_weak=True, is_about=False)


@cache
def _cases() -> tuple[str, ...]:
    return tuple(sorted(listed("case", "alternative"), key=len, reverse=True))


@cache
def _words_of_cases() -> frozenset[str]:
    """Return the words of which one stands in any name that says a case."""
    return frozenset(word for words in listed("case", "alternative", "condition") for word in words.split())


@cache
def _beside() -> frozenset[str]:
    return listed("plan", "whose", "state", "own", "beside case")
