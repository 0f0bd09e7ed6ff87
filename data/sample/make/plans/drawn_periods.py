"""Numbered weeks coloured in, and nothing that says when the first of them is."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from random import Random

from make.formats.xlsx import workbook
from make.page import Cell, Meant, Row, Sent, Shade, Sheet, gap, header, note, title
from make.plans.drawn import Calendar, drawn, phase_of, undrawn
from make.plans.listing import Draft, tasks_of
from make.said import BLANK
from make.schedule import Task

WEEKS = 60
COLOUR = "9DC3E6"
_LEFT = 2


def weeks_from_a_start(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the plan in weeks from a start that nobody dates: the draft's own beginning stays with its owner."""
    monday = draft.begin - timedelta(days=draft.begin.weekday())
    days = tuple(monday + timedelta(weeks=n) for n in range(WEEKS))
    calendar = Calendar(_LEFT + 1, days, days[-1] + timedelta(weeks=1))
    top = (
        title(f"{draft.owner} - MHHS in {WEEKS} weeks"),
        gap(),
        header("Task", "Who", *(f"Wk {number}" for number in range(1, WEEKS + 1))),
    )
    tasks = tasks_of(draft, chance)
    rows = [_row(task, calendar, phase_of(task, tasks)) for task in tasks]
    notes = [note(text) for text in draft.notes]
    sheet = Sheet("Weeks", (*top, *rows, gap(), *notes), (50, 16, *(5 for _ in days)))
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="drawn in numbered weeks")


def _row(task: Task, calendar: Calendar, phase: str) -> Row:
    if task.is_phase:
        return Row((task.name,), (undrawn(task),), is_bold=True)
    first, last = calendar.bar(task.first, task.last)
    bar: tuple[Cell, ...] = (*(None,) * (first - calendar.first), *(Shade(COLOUR),) * (last - first + 1))
    return Row((task.name, "Team", *bar), (_numbered(drawn(task, calendar, phase), calendar),))


def _numbered(means: Meant, calendar: Calendar) -> Meant:
    """Return what a bar means without a date for any of its weeks: their numbers."""
    assert means.drawn
    first, last = (column - calendar.first + 1 for column in means.drawn)
    return replace(means, start=BLANK, finish=BLANK, periods=(first, last))
