"""The fields of a program's own file: which are read and as what, and which a sender named for stage or milestone."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from string import digits

from mhhs_analysis.intake.headings.columns import role_of
from mhhs_analysis.intake.kept import kept
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
    "Notes": ("notes", ""),
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


@dataclass(frozen=True)
class Fields:
    """The fields that the tasks of a plan fill; one its sender named is told by that, as a column is by its heading."""

    project: JavaObject

    @kept
    def filled(self) -> dict[str, JavaObject]:
        """The fields that any task fills, by MPXJ's name; flags are off from the start, and fill none by that."""
        found = {str(one): one for one in self.project.getTasks().getPopulatedFields()}
        return dict(sorted(found.items(), key=lambda one: _in_order(one[0])))

    @kept
    def named(self) -> dict[str, str]:
        """What the sender called each of its fields that is filled, by MPXJ's name."""
        aliased = {str(one.getFieldType()): str(one.getAlias()) for one in _aliased(self.project)}
        return {name: aliased[name] for name in self.filled if name in aliased}

    @kept
    def dates(self) -> list[tuple[str, Ask]]:
        """The fields of dates that the sender named, and how to ask a task for each."""
        kinds = [(alias, self.filled[name]) for name, alias in self.named.items()]
        return [(name, partial(_field_of, kind)) for name, kind in kinds if str(kind.getDataType()) == "DATE"]

    @kept
    def words(self) -> list[tuple[str, Ask]]:
        """The fields that the sender fills with words of its own, named or not, and its activity codes."""
        dates = {name for name, _ in self.dates}
        own = [name for name in self.filled if name in self.named or _OWN_TEXT.fullmatch(name)]
        fields = [(self.named.get(name, name), partial(_field_of, self.filled[name])) for name in own]
        codes = [(str(code.getName()), partial(_code_of, code)) for code in self.project.getActivityCodes()]
        return [*(one for one in fields if one[0] not in dates), *codes]

    @kept
    def said(self) -> dict[str, list[Ask]]:
        """How to ask a task what the sender's own fields say of its stage, its milestone and whether it is live."""
        found: dict[str, list[Ask]] = defaultdict(list)
        for heading, ask in self.words:
            if (role := role_of(heading, "activities")[0]) in _ROLES:
                found[role].append(ask)
        return dict(found)

    @kept
    def baselines(self) -> list[int]:
        """The numbers of the other baselines that were kept, of MS Project's ten."""
        return [
            one for one in range(1, 11) if {f"Baseline{one} Start", f"Baseline{one} Finish"} & {*self.filled}
        ]

    def columns(self, *, has_baseline: bool) -> list[Row]:
        """Return how each field was understood, those that are read first; some are filled once they are asked for."""
        dates = {name for name, _ in self.dates}
        filled = sorted({str(one) for one in self.project.getTasks().getPopulatedFields()})
        headings = [(name, self.named.get(name, name)) for name in filled]
        listed = [
            _column(name, heading, has_baseline=has_baseline, is_date=heading in dates)
            for name, heading in headings
        ]
        return sorted(listed, key=lambda one: one["role"] == "not used")


def _in_order(name: str) -> tuple[bool, str, int]:
    """Return a field's place among the others, which Java gives in another order each time: Text2, Text10, Finish1."""
    stem = name.rstrip(digits)
    return "Finish" in stem, stem, int(name[len(stem) :] or 0)


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
