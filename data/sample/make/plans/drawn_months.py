"""Typed dates beside months that a conditional format colours in, but for a row whose bar is coloured by hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from itertools import groupby
from random import Random

from make.formats.xlsx import workbook
from make.page import Cell, Row, Rule, Sent, Shade, Sheet, gap, header, note, title
from make.plans.drawn import Calendar, cells
from make.plans.listing import Column, Draft, Entry, entries, headings, line, meant, widths
from make.said import Said

COLUMNS: tuple[Column, ...] = (
    ("Ref", lambda entry: entry.task.number, 6),
    ("Task", lambda entry: entry.name, 48),
    ("Start", lambda entry: entry.start, 12),
    ("Finish", lambda entry: entry.finish, 12),
    ("Owner", lambda entry: None if entry.task.is_phase else entry.team, 18),
)
BAR = "70AD47"
_HEADINGS = 4
LATE_BY = 4
"""Months by which a bar drawn by hand was left behind its dates."""


def by_rule(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the plan; a task with a remark is one whose bar was coloured by hand and left where it was."""
    listed = entries(draft, chance)
    calendar = _months(listed)
    top = (
        title(f"{draft.owner}: settlement data changes"),
        title(f"{draft.version}, {draft.as_of:%d %B %Y}"),
        gap(),
        header(*headings(COLUMNS), *(Said(day, shown="mmm-yy") for day in calendar.days)),
    )
    rows = [_row(entry, calendar) for entry in listed]
    ruled = [number for number, entry in enumerate(listed, start=_HEADINGS + 1) if not entry.remark]
    notes = [note(None, text) for text in draft.notes]
    sheet = Sheet(
        "Plan", (*top, *rows, gap(), *notes), (*widths(COLUMNS), *(7 for _ in calendar.days)), name_column=2,
        rules=(_rule(ruled, calendar),),
    )  # fmt: skip
    return Sent(
        path, workbook([sheet], draft.owner), (sheet,), layout="typed dates and months coloured by rule"
    )


def _months(listed: list[Entry]) -> Calendar:
    first, last = (min(one.task.first for one in listed), max(one.task.last for one in listed))
    count = 12 * (last.year - first.year) + last.month - first.month + 2
    days = [
        date(first.year + (first.month + n - 1) // 12, (first.month + n - 1) % 12 + 1, 1)
        for n in range(count)
    ]
    return Calendar(len(COLUMNS) + 1, tuple(days[:-1]), days[-1])


def _row(entry: Entry, calendar: Calendar) -> Row:
    task = entry.task
    row = line(
        entry,
        COLUMNS,
        replace(meant(entry, task.number), percent=None),
        indent=task.step.level - 1,
        is_bold=task.is_phase,
    )
    if not entry.remark:
        return row
    first, last = (column + LATE_BY for column in calendar.bar(task.first, task.last))
    bar: tuple[Cell, ...] = (*(None,) * (first - calendar.first), *(Shade(BAR),) * (last - first + 1))
    return Row((*row.cells, *bar), row.meant, indent=row.indent)


def _rule(numbers: list[int], calendar: Calendar) -> Rule:
    """The rule that colours a month in which a task is under way, in all rows but those drawn by hand."""
    last = calendar.first + calendar.count - 1
    extents = [
        f"{cells(top, calendar.first, last).split(':')[0]}:{cells(bottom, calendar.first, last).split(':')[1]}"
        for top, bottom in _runs(numbers)
    ]
    month, row = cells(_HEADINGS, calendar.first, calendar.first).split(":")[0], numbers[0]
    month = f"{month.rstrip('0123456789')}${_HEADINGS}"
    return Rule(" ".join(extents), f'AND($C{row}<>"",{month}<=$D{row},EOMONTH({month},0)>=$C{row})', BAR)


def _runs(numbers: list[int]) -> Iterator[tuple[int, int]]:
    for _, run in groupby(enumerate(numbers), key=lambda pair: pair[1] - pair[0]):
        held = [number for _, number in run]
        yield held[0], held[-1]
