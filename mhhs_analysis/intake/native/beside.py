"""Dates that a program's own file gives beside those that speak for a task: other bases, limits, named fields."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.columns import BASES, DATE_ROLES
from mhhs_analysis.intake.native.java import JavaObject
from mhhs_analysis.intake.native.moments import moment_of, shown
from mhhs_analysis.intake.native.tasks import NativeTask

_FIRM = ("MUST", "MANDATORY", "NO_LATER_THAN", "START_ON", "FINISH_ON")
"""Constraints that hold a task to a day; "no earlier than" is what typing a start leaves behind."""


def others(task: NativeTask, spoken: Iterable[Interval | None]) -> Iterator[str]:
    """Yield the dates kept beside those that speak: of other bases, the deadline, a firm constraint.

    Actual, expected and planned dates that say the same again are the program's way, not the sender's; a baseline is.
    """
    own = {one.text for one in spoken if one}
    for basis in _bases_beside(task):
        texts = [shown(value) for end in DATE_ROLES if (value := task.date(basis, end)) is not None]
        if texts and (basis == "baseline" or not own.issuperset(texts)):
            yield f"{basis} {' to '.join(texts)}"
    if not task.is_gathered:
        yield from _limits(task.held)
    for number in () if task.is_gathered else task.plan.fields.baselines:
        ends = (moment_of(task.held.getBaselineStart(number)), moment_of(task.held.getBaselineFinish(number)))
        if texts := [shown(one) for one in ends if one]:
            yield f"baseline {number}: {' to '.join(texts)}"
    for heading, ask in task.plan.fields.dates:
        if (day := moment_of(ask(task.held))) is not None:
            yield f"field {heading}: {shown(day)}"


def _limits(held: JavaObject) -> Iterator[str]:
    """Yield the deadline, firm constraints, and the finish that whoever does the work expects."""
    if (deadline := moment_of(held.getDeadline())) is not None:
        yield f"deadline {shown(deadline)}"
    for which in ("", "Secondary"):
        kind = str(getattr(held, f"get{which}ConstraintType")())
        day = moment_of(getattr(held, f"get{which}ConstraintDate")())
        if day is not None and any(word in kind for word in _FIRM):
            yield f"constraint {kind.lower().replace('_', ' ')} {shown(day)}"
    if (expected := moment_of(held.getExpectedFinish())) is not None:
        yield f"expected finish {shown(expected)}"


def _bases_beside(task: NativeTask) -> list[str]:
    """Return the bases whose dates are kept beside; the structure above Primavera's activities has none of its own."""
    if task.is_gathered:
        return []
    bases = [basis for basis in BASES if basis != "baseline" or task.plan.has_baseline]
    return [
        one for one in (*bases, *(["planned"] if task.plan.kind.is_primavera else [])) if one != task.basis
    ]
