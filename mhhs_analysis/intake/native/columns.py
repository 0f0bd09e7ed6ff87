"""The fields of a program's own file: which are read and as what, and which a sender named for stage or milestone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from functools import partial

from mhhs_analysis.intake.headings.columns import role_of
from mhhs_analysis.intake.native.java import JavaObject
from mhhs_analysis.intake.reading import Row
from mhhs_analysis.intake.tables.inactive import STATES

_READ = {
    "Task Name": ("name", ""),
    "Outline Number": ("outline", ""),
    "Outline Level": ("level", ""),
    "ID": ("identifier", ""),
    "Activity ID": ("identifier", ""),
    "Start": ("start", "forecast"),
    "Finish": ("finish", "forecast"),
    "Actual Start": ("start", "actual"),
    "Actual Finish": ("finish", "actual"),
    "Baseline Start": ("start", "baseline"),
    "Baseline Finish": ("finish", "baseline"),
    "% Complete": ("percent", ""),
    "Activity % Complete": ("percent", ""),
    "Predecessors": ("predecessors", ""),
    "Milestone": ("milestone", ""),
    "Duration": ("duration", ""),
}
"""MPXJ's names of the fields that are read: our role, and the date basis."""
_BESIDE = re.compile(
    r"Deadline|(?:Secondary )?Constraint (?:Type|Date)|Planned (?:Start|Finish)|Expected Finish"
    r"|Baseline\d+ (?:Start|Finish)"
)
"""Fields kept beside a task's dates."""
_ROLES = ("stage", "milestone", *STATES)
_OWN_TEXT = re.compile(r"(?:Enterprise (?:Task )?)?(?:Text|Outline Code)\d+")
Ask = Callable[[JavaObject], JavaObject]
"""A function that asks a task what stands in one of its fields."""


def columns_of(project: JavaObject, *, has_baseline: bool) -> list[Row]:
    """Return how each field that tasks of a plan fill was understood, those that are read first."""
    filled = sorted({str(one) for one in project.getTasks().getPopulatedFields()})
    named = {str(one.getFieldType()): str(one.getAlias()) for one in _aliased(project)}
    dates = {heading for heading, _ in named_dates(project)}
    listed = [
        _column(name, heading, has_baseline=has_baseline, is_date=heading in dates)
        for name in filled
        for heading in [named.get(name, name)]
    ]
    return sorted(listed, key=lambda one: one["role"] == "not used")


def fields_said(project: JavaObject) -> dict[str, list[Ask]]:
    """Return, for stage, milestone and whether a task is live, how to ask a task what its sender's own fields say.

    A field is told by the name its sender gave it, as a column is by its heading; so is an activity code. One that
    nobody filled says nothing: flags are off from the start.
    """
    found: dict[str, list[Ask]] = defaultdict(list)
    for heading, ask in _named_fields(project):
        if (role := role_of(heading, "activities")[0]) in _ROLES:
            found[role].append(ask)
    return found


def named_dates(project: JavaObject) -> list[tuple[str, Ask]]:
    """Return the fields of dates that a sender named, and how to ask a task for each."""
    kinds = [(str(one.getAlias()), one.getFieldType()) for one in _aliased(project)]
    return [(name, partial(_field_of, kind)) for name, kind in kinds if str(kind.getDataType()) == "DATE"]


def own_fields(project: JavaObject) -> list[tuple[str, Ask]]:
    """Return the fields that a sender fills with words of its own, named or not, and how to ask a task for each."""
    aliased = {str(one.getFieldType()) for one in _aliased(project)}
    unnamed = (one for one in project.getTasks().getPopulatedFields() if _OWN_TEXT.fullmatch(str(one)))
    return [
        *_named_fields(project),
        *((str(one), partial(_field_of, one)) for one in unnamed if str(one) not in aliased),
    ]


def _named_fields(project: JavaObject) -> Iterator[tuple[str, Ask]]:
    """Yield the fields and activity codes that a sender named, and how to ask a task for each."""
    filled = {str(one) for one in project.getTasks().getPopulatedFields()}
    for one in _aliased(project):
        if str(one.getFieldType()) in filled:
            yield str(one.getAlias()), partial(_field_of, one.getFieldType())
    for code in project.getActivityCodes():
        yield str(code.getName()), partial(_code_of, code)


def _field_of(kind: JavaObject, task: JavaObject) -> JavaObject:
    return task.get(kind)


def _code_of(code: JavaObject, task: JavaObject) -> str | None:
    """Return the value of an activity code that a task has: its description, else its short name."""
    value = task.getActivityCodeValues().get(code)
    if value is None:
        return None
    return str(value.getDescription() or value.getName())


def _aliased(project: JavaObject) -> Iterator[JavaObject]:
    """Yield the custom fields of tasks that the sender gave a name."""
    for one in project.getCustomFields():
        is_of_tasks = str(one.getFieldType().getFieldTypeClass()) == "TASK"
        if is_of_tasks and one.getAlias() is not None:
            yield one


def _column(name: str, heading: str, *, has_baseline: bool, is_date: bool) -> Row:
    role, basis = _READ.get(name, ("", ""))
    if name.startswith("Baseline ") and not has_baseline:
        role, basis = "", ""
    if _BESIDE.fullmatch(name) or is_date:
        role = "other"
    if heading != name and (said := role_of(heading, "activities")[0]) in _ROLES:
        role = said
    return {"column": name, "heading": heading, "role": role or "not used", "date_basis": basis, "doubt": ""}
