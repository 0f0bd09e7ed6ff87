"""What the layouts have in common: a plan to be written, its tasks as entered, and columns made of them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from random import Random

from make.page import Cell, Meant, Row, Sent, hidden
from make.said import Said
from make.schedule import Task, scheduled
from make.steps import Steps


@dataclass(frozen=True)
class Draft:
    """A plan before it has a layout: whose it is, its steps, when they begin, and what its owner says of it.

    `pinned` steps have dates of their own whatever comes before them: copied from an option, or assumed.
    `notes` stand below the plan, `remarks` beside the steps they are of.
    """

    owner: str
    steps: Steps
    begin: date
    as_of: date
    version: str = "v1.0"
    against: str = ""
    pinned: Mapping[str, date] = field(default_factory=dict)
    remarks: Mapping[str, str] = field(default_factory=dict)
    notes: tuple[str, ...] = ()


Layout = Callable[[str, Draft, Random], Sent]


@dataclass(frozen=True)
class Entry:
    """A task as its owner enters it: where it stands in the list, its dates as written, how far it has come."""

    task: Task
    position: int
    start: Said
    finish: Said
    percent: int | None
    remark: str

    @property
    def name(self) -> str:
        """The task's name."""
        return self.task.name

    @property
    def team(self) -> str:
        """Who does it, as a plan of this kind would say."""
        return TEAMS.get(self.task.stage, "Delivery")

    @property
    def days(self) -> str:
        """The duration as a scheduling tool writes it."""
        return f"{self.task.days} day{'' if self.task.days == 1 else 's'}"


TEAMS = {
    "impact_assessment": "Business analysis", "dbt": "Delivery", "pit": "Test", "cit": "Test", "sit": "Test",
    "qualification": "Regulation", "migration": "Operations", "go_live": "Operations",
}  # fmt: skip
Column = tuple[str, Callable[[Entry], Cell], int]
"""A column of a list: its heading, its cell of an entry, its width."""


def tasks_of(draft: Draft, chance: Random) -> list[Task]:
    """Give a draft's steps their dates, the pinned ones their own."""
    tasks = scheduled(draft.steps, draft.begin, chance)
    return [_pinned(task, draft.pinned) for task in tasks]


def entries(draft: Draft, chance: Random) -> list[Entry]:
    """Return a draft's tasks as its owner enters them: a task with its dates as the step spells them."""
    return [
        Entry(
            task, number, task.start, task.finish, task.percent(draft.as_of), draft.remarks.get(task.name, "")
        )
        for number, task in enumerate(tasks_of(draft, chance), start=1)
    ]


def meant(entry: Entry, outline: str = "", basis: str = "forecast") -> Meant:
    """Return what an entry means where its row shows start and finish."""
    task = entry.task
    has_dates = any(said.typed is not None for said in (entry.start, entry.finish))
    return Meant(
        task.name, entry.start, entry.finish, basis if has_dates else "", task.is_phase, task.is_milestone,
        entry.percent, outline, stage=task.stage, milestone=task.step.milestone,
    )  # fmt: skip


def line(entry: Entry, columns: Sequence[Column], means: Meant, **look: object) -> Row:
    """Return an entry as a row of a list."""
    row = Row(tuple(cell(entry) for _, cell, _ in columns), (means,), **look)
    return hidden(row) if entry.task.step.is_hidden else row


def headings(columns: Sequence[Column]) -> tuple[str, ...]:
    """The headings of columns."""
    return tuple(heading for heading, _, _ in columns)


def widths(columns: Sequence[Column]) -> tuple[int, ...]:
    """The widths of columns."""
    return tuple(width for _, _, width in columns)


def depth(task: Task, top: int = 1) -> str:
    """The place in an outline of which only the depth is seen."""
    return f"level {task.step.level - top}" if task.step.level > top else ""


def _pinned(task: Task, pinned: Mapping[str, date]) -> Task:
    if task.name not in pinned:
        return task
    when = pinned[task.name]
    first = when if task.step.days == 0 else min(task.first, when)
    return replace(task, first=first, last=when)
