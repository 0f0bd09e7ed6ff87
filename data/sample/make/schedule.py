"""Tasks set one after another over working days, with a little chance in how long each takes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from random import Random

from make.said import Said, Span
from make.steps import Step


@dataclass(frozen=True)
class Task:
    """A step with its dates, its place in the outline, the row (from 1) of the task it follows, its stage."""

    step: Step
    number: str
    first: date
    last: date
    is_phase: bool
    after: int | None
    stage: str

    @property
    def name(self) -> str:
        """Its name as its owner has it."""
        return self.step.name

    @property
    def days(self) -> int:
        """Working days from first to last; none for a milestone."""
        if not self.is_phase and self.step.days == 0:
            return 0
        return working_days(self.first, self.last)

    @property
    def is_milestone(self) -> bool:
        """Whether it is a point in time."""
        return self.days == 0

    @property
    def start(self) -> Said:
        """Its start as its owner writes it."""
        return self.step.start_as(self.first)

    @property
    def finish(self) -> Said:
        """Its finish as its owner writes it."""
        return self.step.finish_as(self.last)

    @property
    def when(self) -> Span:
        """Its start and finish in one cell, as its owner writes them."""
        return self.step.when_as(self.first, self.last)

    def percent(self, as_of: date) -> int:
        """How far it has come by a day, to the nearest five per cent."""
        if as_of >= self.last:
            return 100
        if as_of <= self.first:
            return 0
        share = working_days(self.first, as_of) / working_days(self.first, self.last)
        return min(95, 5 * round(20 * share))


def scheduled(steps: Sequence[Step], begin: date, chance: Random) -> list[Task]:
    """Give every step its dates, phases theirs from the steps beneath."""
    spans = _leaf_spans(steps, begin, chance)
    numbers = _numbers([step.level for step in steps])
    leaves = [index for index in range(len(steps)) if index in spans]
    before = {after: earlier + 1 for earlier, after in pairwise(leaves)}
    stages = _stages(steps)
    return [
        Task(
            step,
            numbers[index],
            *_span(steps, spans, index),
            index not in spans,
            before.get(index),
            stages[index],
        )
        for index, step in enumerate(steps)
    ]


def moved(when: date, days: int) -> date:
    """The day a number of working days later, or earlier."""
    step = timedelta(days=1 if days >= 0 else -1)
    for _ in range(abs(days)):
        when += step
        while when.weekday() > 4:
            when += step
    return when


def working_days(first: date, last: date) -> int:
    """Working days from first to last, both counted."""
    return sum((first + timedelta(days=n)).weekday() < 5 for n in range((last - first).days + 1))


def _leaf_spans(steps: Sequence[Step], begin: date, chance: Random) -> dict[int, tuple[date, date]]:
    spans, cursor = {}, begin
    for index, step in enumerate(steps):
        if _is_phase(steps, index):
            continue
        if step.days == 0:
            spans[index] = (moved(cursor, -1), moved(cursor, -1))
            continue
        first = moved(cursor, step.wait)
        days = step.days + (chance.randint(-2, 2) if step.days >= 10 else 0)
        spans[index] = (first, moved(first, days - 1))
        cursor = max(cursor, moved(first, days))
    return spans


def _is_phase(steps: Sequence[Step], index: int) -> bool:
    return index + 1 < len(steps) and steps[index + 1].level > steps[index].level


def _span(steps: Sequence[Step], spans: dict[int, tuple[date, date]], index: int) -> tuple[date, date]:
    if index in spans:
        return spans[index]
    beneath = []
    for below in range(index + 1, len(steps)):
        if steps[below].level <= steps[index].level:
            break
        beneath.extend([spans[below]] if below in spans else [])
    return min(first for first, _ in beneath), max(last for _, last in beneath)


def _stages(steps: Sequence[Step]) -> list[str]:
    """The stage of each step: its own, else that of the phase it lies in."""
    held: dict[int, str] = {}
    stages = []
    for step in steps:
        above = held.get(step.level - 1, "")
        held[step.level] = step.stage or above
        stages.append(held[step.level])
    return stages


def _numbers(levels: Sequence[int]) -> list[str]:
    counts: list[int] = []
    numbers = []
    for level in levels:
        counts = [*counts, 0][:level] if level > len(counts) else counts[:level]
        counts[-1] += 1
        numbers.append(".".join(map(str, counts)))
    return numbers
