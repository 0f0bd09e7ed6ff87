"""What drawn plans have in common: time columns, and a bar in the cells of those that a task goes through."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from openpyxl.utils import get_column_letter

from make.page import Meant
from make.said import BLANK, Said
from make.schedule import Task


@dataclass(frozen=True)
class Calendar:
    """Time columns: the number of the first, and the first day of each; the last one ends the day before `end`."""

    first: int
    days: tuple[date, ...]
    end: date

    @property
    def count(self) -> int:
        """How many columns there are."""
        return len(self.days)

    def bar(self, first: date, last: date) -> tuple[int, int]:
        """The first and last column of a bar between two days."""
        return self._column(first), self._column(last)

    def of_column(self, column: int) -> Said:
        """The days of a column: what whoever drew in it meant."""
        following = (*self.days, self.end)
        return Said(
            None, self.days[column - self.first], following[column - self.first + 1] - timedelta(days=1)
        )

    def merged(self, row: int, heads: Sequence[object]) -> tuple[str, ...]:
        """The ranges of a row of headings over several columns each, None continuing the one before."""
        starts = [self.first + place for place, head in enumerate(heads) if head is not None]
        return tuple(
            cells(row, start, stop - 1)
            for start, stop in pairwise([*starts, self.first + self.count])
            if stop - start > 1
        )

    def _column(self, when: date) -> int:
        return self.first + sum(day <= when for day in self.days) - 1


def drawn(task: Task, calendar: Calendar, outline: str = "") -> Meant:
    """Return what a task means that only a bar gives the dates of: as wide as the cells it begins and ends in."""
    bar = calendar.bar(task.first, task.last)
    start, finish = (calendar.of_column(column) for column in bar)
    return Meant(
        task.name, start, finish, "forecast", False, task.is_milestone, outline=outline, is_worked_out=True,
        stage=task.stage, milestone=task.step.milestone, drawn=bar,
    )  # fmt: skip


def undrawn(task: Task, outline: str = "") -> Meant:
    """Return what a row means that only heads others: no bar, no dates."""
    return Meant(task.name, BLANK, BLANK, "", True, outline=outline, stage=task.stage)


def phase_of(task: Task, tasks: Sequence[Task]) -> str:
    """Return the name of the phase that a task lies beneath, "" for a phase."""
    phases = {one.number: one.name for one in tasks if one.is_phase}
    return "" if task.is_phase else phases[task.number.partition(".")[0]]


def once(heads: Sequence[str]) -> list[str | None]:
    """Return headings with each said once where the same one goes on."""
    return [head if place == 0 or heads[place - 1] != head else None for place, head in enumerate(heads)]


def cells(row: int, first: int, last: int) -> str:
    """The range of a row's cells from one column to another."""
    return f"{get_column_letter(first)}{row}:{get_column_letter(last)}{row}"
