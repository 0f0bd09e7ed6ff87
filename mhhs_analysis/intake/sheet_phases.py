"""Sheets of phases beside sheets of their steps: by what groups of steps are called, or by when they begin and end."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from mhhs_analysis.intake.candidates import Candidate, Days
from mhhs_analysis.intake.headings.groups import UNDER
from mhhs_analysis.intake.versions.sheet_names import is_outline_of
from mhhs_analysis.intake.versions.tasks import task_named
from mhhs_analysis.intake.versions.words import listed

_FEWEST = 2
"""Phases of a sheet of them, and shorter steps of each."""
_MOST = 40
"""Rows of a sheet of phases: longer ones are of work."""
_NAMED = 0.5
"""Share of its rows that a sheet names as groups of others from which it is one of phases."""


def heading_named(name: str) -> str:
    """Return what a phase, group or sheet is called as one compares it: Mobilise phase is Mobilise, Phase 1 itself."""
    task = task_named(name)
    words = task.split()
    if listed("part").isdisjoint(words):
        return task
    rest = [word for word in words if word not in listed("part")]
    return task if all(map(str.isdecimal, rest)) else " ".join(rest)


def are_phases(one: Candidate, others: Sequence[Candidate]) -> bool:
    """Return whether most rows of a sheet are called as groups of others, all of which lie within its days."""
    return _may_be(one) and _are_most(one, _groups(one, others), are_within=True)


def are_only_phases(one: Candidate, others: Sequence[Candidate]) -> bool:
    """Return whether all rows of a sheet are called as groups of others."""
    return {*map(heading_named, one.rows.column("activity_name"))} <= {*_groups(one, others)}


def may_be_phases(one: Candidate, others: Sequence[Candidate]) -> bool:
    """Return whether rows are called as groups of others, or go around their steps: in turn, or to the day."""
    return _may_be(one) and (_are_phases_of(one.days, others) or _are_most(one, _groups(one, others)))


def _are_phases_of(phases: Sequence[Days], others: Sequence[Candidate]) -> bool:
    """Return whether phases go around the steps of others: in turn, or to the day."""
    # what begins before the first phase lies in none
    if not phases or any(other.days and other.days[0][0] < phases[0][0] for other in others):
        return False
    steps = [days for other in others for days in other.days]
    are_in_turn = all(before[1] <= after[0] for before, after in pairwise(phases))
    to_the_day = _are_edged(phases, steps) and any(len(each) >= _FEWEST for each in _inside(phases, steps))
    return (are_in_turn and _are_several(phases, steps)) or (to_the_day and _are_around(phases, steps))


def outlines(one: Candidate, other: Candidate) -> bool:
    """Return whether a sheet is called as less detailed than another, and shares tasks with it or goes around them."""
    if not is_outline_of(one.sheet.own_title, other.sheet.own_title):
        return False
    return not one.names.isdisjoint(other.names) or _go_around(one.days, other.days)


def are_levels(one: Candidate, other: Candidate) -> bool:
    """Return whether one of two sheets gives the other one in less detail."""
    return outlines(one, other) or outlines(other, one)


def _go_around(phases: Sequence[Days], steps: Sequence[Days]) -> bool:
    """Return whether each phase goes around shorter steps, and each step lies within a phase."""
    return bool(phases and steps) and all(_inside(phases, steps)) and _are_around(phases, steps)


def _may_be(one: Candidate) -> bool:
    return _FEWEST <= len(one.rows) <= _MOST


def _are_most(one: Candidate, groups: Mapping[str, bool], *, are_within: bool = False) -> bool:
    named = [name for name, is_within in groups.items() if is_within or not are_within]
    return len(named) >= max(_FEWEST, _NAMED * len(one.names))


def _are_edged(phases: Sequence[Days], steps: Sequence[Days]) -> bool:
    """Return whether each phase begins on the day of some step, and ends on that of one."""
    firsts, lasts = ({days[end] for days in steps} for end in (0, 1))
    return all(first in firsts and last in lasts for first, last in phases)


def _are_several(phases: Sequence[Days], steps: Sequence[Days]) -> bool:
    """Return whether there are several phases, several shorter steps lie within each, and each step within one."""
    is_several = all(len(each) >= _FEWEST for each in _inside(phases, steps))
    return len(phases) >= _FEWEST and is_several and _are_around(phases, steps)


def _inside(phases: Sequence[Days], steps: Sequence[Days]) -> Iterator[list[Days]]:
    """Yield the steps that lie within each phase and are shorter."""
    return ([step for step in steps if step != phase and _is_within(step, phase)] for phase in phases)


def _are_around(phases: Sequence[Days], steps: Sequence[Days]) -> bool:
    """Return whether each step lies within a phase, and each phase around a step."""
    is_all = all(any(_is_within(step, phase) for phase in phases) for step in steps)
    return is_all and all(any(_is_within(step, phase) for step in steps) for phase in phases)


def _groups(one: Candidate, others: Sequence[Candidate]) -> Mapping[str, bool]:
    """Return the rows that are called as groups of others, and whether all that each group has lies within its row."""
    groups = {name: heading_named(name) for other in others for name in other.groups}
    if not groups:
        return {}
    names = {*groups.values()}
    headed = {
        name: days
        for row, days in zip(one.rows.column("activity_name"), one.bounds, strict=True)
        if all(days) and (name := heading_named(row)) in names
    }
    found: dict[str, bool] = {}
    for outline, days in (each for other in others if headed for each in _grouped(other)):
        for name in headed.keys() & {groups.get(group) for group in outline.split(UNDER)}:
            found[name] = found.get(name, True) and _is_within(days, headed[name])
    return found


def _grouped(one: Candidate) -> Iterator[tuple[str, Days]]:
    """Yield where each dated row of a sheet lies, and its days."""
    for outline, days in zip(one.rows.column("outline"), one.bounds, strict=True):
        if outline and all(days):
            yield outline, days


def _is_within(step: Days, phase: Days) -> bool:
    return phase[0] <= step[0] and step[1] <= phase[1]
