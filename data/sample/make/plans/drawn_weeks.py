"""A wall chart: weeks under months under years, bars coloured by whose work it is, diamonds, and no date typed."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from make.formats.xlsx import workbook
from make.page import Cell, Row, Sent, Shade, Sheet, gap, header, note, title
from make.plans.drawn import Calendar, drawn, once, undrawn
from make.plans.listing import Draft, depth, tasks_of
from make.schedule import Task

OURS, OTHERS = "4472C4", "F4B084"
_LEFT = 3


def wall_chart(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the chart, a key below it; remarks tell which work is done with somebody else."""
    tasks = tasks_of(draft, chance)
    calendar = _weeks(tasks)
    years = once([f"{monday.year}" for monday in calendar.days])
    months = once([f"{monday:%b %Y}" for monday in calendar.days])
    shown = [month and month[:3] for month in months]
    top = (
        title(f"{draft.owner} - MHHS on the wall, {draft.version}"),
        gap(),
        header(None, None, None, *years),
        header(None, None, None, *shown),
        header("#", "Activity", "Lead", *(monday.day for monday in calendar.days)),
    )
    rows = [_row(number, task, calendar, draft) for number, task in enumerate(tasks, start=1)]
    key = (
        gap(),
        note("Key"),
        note(Shade(OURS), "Our own work"),
        note(Shade(OTHERS), "Needs suppliers or the Programme"),
        *(note(None, text) for text in draft.notes),
    )
    merged = (*calendar.merged(3, years), *calendar.merged(4, shown))
    sheet = Sheet(
        "Wall chart", (*top, *rows, *key), (5, 48, 14, *(3 for _ in calendar.days)), merged, name_column=2
    )
    return Sent(
        path, workbook([sheet], draft.owner), (sheet,), layout="drawn in weeks under months and years"
    )


def _weeks(tasks: list[Task]) -> Calendar:
    first, last = min(task.first for task in tasks), max(task.last for task in tasks)
    monday = first - timedelta(days=first.weekday())
    count = (last - monday).days // 7 + 2
    days: tuple[date, ...] = tuple(monday + timedelta(weeks=n) for n in range(count))
    return Calendar(_LEFT + 1, days, days[-1] + timedelta(weeks=1))


def _row(number: int, task: Task, calendar: Calendar, draft: Draft) -> Row:
    left: tuple[Cell, ...] = (number, task.name, None if task.is_phase else "Planning")
    indent = task.step.level - 1
    if task.is_phase:
        return Row(left, (undrawn(task, depth(task)),), indent=indent, is_bold=True)
    means = drawn(task, calendar, depth(task))
    first, last = calendar.bar(task.first, task.last)
    mark: Cell = "◆" if task.is_milestone else Shade(OTHERS if task.name in draft.remarks else OURS)
    bar = (*(None,) * (first - calendar.first), *(mark,) * (last - first + 1))
    return Row((*left, *bar), (means,), indent=indent)
