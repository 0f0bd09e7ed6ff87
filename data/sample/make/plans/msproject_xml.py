"""A desktop scheduling tool's own file, saved as XML: tasks by number, actual dates, tasks struck out."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from make.formats.mspdi import Scheduled, project
from make.page import Row, Sent, Sheet
from make.plans.listing import Draft, Entry, entries, meant
from make.said import evening, morning

_OWN = "project"
_INACTIVE = "inactive"


def own_file(path: str, draft: Draft, chance: Random) -> Sent:
    """Lay out a draft as MS Project keeps it; its notes are tasks that were struck out, at the end."""
    listed = entries(draft, chance)
    tasks = [_task(entry) for entry in listed]
    struck_out = [_struck_out(tasks[-1], name, count) for count, name in enumerate(draft.notes, start=1)]
    rows = (
        Row((draft.owner,), aside=_OWN, task=0),
        *(_row(entry) for entry in listed),
        *(Row((one.name,), aside=_INACTIVE, task=one.number) for one in struck_out),
    )
    return Sent(
        path,
        project(draft.owner, draft.as_of, [*tasks, *struck_out]),
        (Sheet("", rows),),
        layout="MS Project XML",
    )


def _task(entry: Entry) -> Scheduled:
    task = entry.task
    return Scheduled(
        entry.position,
        entry.name,
        task.number,
        task.first,
        task.last,
        task.days,
        entry.percent or 0,
        is_summary=task.is_phase,
        after=task.after,
    )


def _struck_out(last: Scheduled, name: str, count: int) -> Scheduled:
    """Return a task beside the last one, by its number and outline, that is no longer done."""
    above, _, beside = last.outline.rpartition(".")
    outline = ".".join(filter(None, [above, str(int(beside) + count)]))
    return replace(
        last,
        number=last.number + count,
        name=name,
        outline=outline,
        days=1,
        percent=0,
        is_active=False,
        after=None,
    )


def _row(entry: Entry) -> Row:
    task = entry.task
    start = morning(task.first) if task.days else evening(task.first)
    basis = "actual" if _task(entry).is_done else "forecast"
    dated = Entry(task, entry.position, start, evening(task.last), entry.percent, entry.remark)
    return Row((entry.name,), (meant(dated, task.number, basis),), task=entry.position)
