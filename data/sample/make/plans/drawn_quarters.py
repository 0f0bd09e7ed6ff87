"""Lanes over quarters: an X in each quarter that work goes on in, words in merged bars, every second row striped."""

from __future__ import annotations

from datetime import date
from random import Random

from make.formats.xlsx import workbook
from make.page import Cell, Row, Sent, Shade, Sheet, gap, header, note, title
from make.plans.drawn import Calendar, cells, drawn, once
from make.plans.listing import Draft, tasks_of
from make.schedule import Task

STRIPE, BAR = "EDEDED", "A9D08E"
_LEFT, _HEADINGS = 2, 4
Line = tuple[str, Task, list[Task]]
"""A row: its lane, its task, and the tasks whose bars stand in it instead of the task's own."""


def lanes(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the lanes: a task of the first level is a lane, of the second a row, of the third a bar in it."""
    tasks = tasks_of(draft, chance)
    calendar = _quarters(tasks)
    years = once([f"{day.year}" for day in calendar.days])
    top = (
        title(f"{draft.owner}: MHHS by quarter ({draft.version})"),
        gap(),
        header(None, None, *years),
        header("Lane", "What we do", *(f"Q{(day.month + 2) // 3}" for day in calendar.days)),
    )
    listed = _lines(tasks)
    rows = [
        _row(place, one, calendar, is_first=place == 0 or listed[place - 1][0] != one[0])
        for place, one in enumerate(listed)
    ]
    notes = [note(None, text) for text in draft.notes]
    merged = (*calendar.merged(3, years), *_lanes_merged(listed), *_bars_merged(listed, calendar))
    sheet = Sheet(
        "By quarter",
        (*top, *rows, gap(), *notes),
        (18, 46, *(9 for _ in calendar.days)),
        merged,
        name_column=2,
    )
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="drawn in lanes over quarters")


def _quarters(tasks: list[Task]) -> Calendar:
    first, last = min(task.first for task in tasks), max(task.last for task in tasks)
    count = 4 * (last.year - first.year) + (last.month - 1) // 3 - (first.month - 1) // 3 + 2
    begins = 4 * first.year + (first.month - 1) // 3
    days = [date((begins + n) // 4, 3 * ((begins + n) % 4) + 1, 1) for n in range(count)]
    return Calendar(_LEFT + 1, tuple(days[:-1]), days[-1])


def _lines(tasks: list[Task]) -> list[Line]:
    found: list[Line] = []
    lane = ""
    for task in tasks:
        if task.step.level == 1:
            lane = task.name
        elif task.step.level == 2:
            found.append((lane, task, []))
        else:
            found[-1][2].append(task)
    return found


def _row(place: int, one: Line, calendar: Calendar, *, is_first: bool) -> Row:
    lane, task, bars = one
    shown: list[Cell] = [None] * calendar.count
    for bar in bars or [task]:
        first, last = (column - calendar.first for column in calendar.bar(bar.first, bar.last))
        for column in range(first, last + 1):
            shown[column] = Shade(BAR, bar.name if column == first else None) if bars else "X"
    means = [drawn(bar, calendar, f"{lane} > {task.name}") for bar in bars] or [drawn(task, calendar, lane)]
    row: list[Cell] = [task.name, *shown]
    return Row((lane if is_first else None, *(_striped(row) if place % 2 else row)), tuple(means))


def _striped(row: list[Cell]) -> list[Cell]:
    return [
        cell if isinstance(cell, Shade) else Shade(STRIPE, cell if isinstance(cell, str) else None)
        for cell in row
    ]


def _lanes_merged(listed: list[Line]) -> list[str]:
    named = [lane for lane, _, _ in listed]
    return [
        f"A{_HEADINGS + 1 + named.index(lane)}:A{_HEADINGS + named.index(lane) + named.count(lane)}"
        for lane in dict.fromkeys(named)
        if named.count(lane) > 1
    ]


def _bars_merged(listed: list[Line], calendar: Calendar) -> list[str]:
    found = [
        (row, calendar.bar(bar.first, bar.last))
        for row, (_, _, bars) in enumerate(listed, start=_HEADINGS + 1)
        for bar in bars
    ]
    return [cells(row, first, last) for row, (first, last) in found if last > first]
