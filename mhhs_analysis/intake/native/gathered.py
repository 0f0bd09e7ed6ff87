"""Rows whose dates gather those of the tasks below: what they give where some of these are not read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from mhhs_analysis.intake.native.java import JavaObject
from mhhs_analysis.intake.native.tasks import NativeTask
from mhhs_analysis.intake.reading import END_COLUMNS, Reading, Row

_MIXED = "gathers the tasks of several versions: its dates are no one version's, so they are not read"
_UNDATED = dict.fromkeys([*END_COLUMNS, "date_basis", "worked_out", "other_dates"])


def gather_again(reading: Reading, tasks: Sequence[NativeTask], kept: Sequence[NativeTask]) -> None:
    """Take from rows that gather tasks the dates of those that are not read; `kept` are the tasks of its rows.

    Primavera's structure has no dates of its own: they are worked out from what is read below, as it is read. Those
    that MS Project worked out can't be parted: where any of `tasks` below is not read they are set aside.
    """
    row_of = {_key(one.held, one): row for one, row in zip(kept, reading.rows, strict=True)}
    early = {_key(one.held, one) for one in kept if one.is_early}
    aside = {id(one) for one in tasks} - {id(one) for one in kept}
    for number, task in enumerate(kept):
        row = reading.rows[number]
        if task.is_gathered:
            below = [_key(one, task) for one in _activities(task.held)]
            if not (row_of.keys() >= {*below} and early.isdisjoint(below)):
                reading.rows[number] = row | _gathered([row_of[one] for one in below if one in row_of])
        elif aside and task.is_rolled_up and any(id(one) in aside for one in _beneath(task, tasks)):
            reading.put_aside(task.place, task.words, _MIXED)
            reading.rows[number] = row | _UNDATED


def _key(held: JavaObject, task: NativeTask) -> tuple[str, str]:
    """Return what tells a task from all others of its file."""
    return task.plan.sheet, str(held.getUniqueID())


def _activities(held: JavaObject) -> Iterator[JavaObject]:
    """Yield the activities anywhere below a node of Primavera's structure."""
    for below in held.getChildTasks():
        if below.getActivityType() is None:
            yield from _activities(below)
        else:
            yield below


def _gathered(rows: Sequence[Row]) -> Row:
    """Return the dates of what gathers rows: the first and the last of theirs; none where they give none."""
    firsts = sorted(day for row in rows if (day := row["start_from"] or row["finish_from"]))
    lasts = sorted(day for row in rows if (day := row["finish_to"] or row["start_to"]))
    if not firsts or not lasts:
        return _UNDATED
    return {"start_from": firsts[0], "start_to": firsts[0], "finish_from": lasts[-1], "finish_to": lasts[-1]}


def _beneath(above: NativeTask, tasks: Sequence[NativeTask]) -> Iterator[NativeTask]:
    """Yield the tasks that lie beneath one."""
    place = next(number for number, one in enumerate(tasks) if one is above)
    return takewhile(lambda one: one.level > above.level, tasks[place + 1 :])
