"""A template from the web: titles, typed dates, and beside them a grid of weeks with the bars coloured in."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random

from make.formats.xlsx import workbook
from make.page import Cell, Row, Sent, Shade, Sheet, gap, header, note, title
from make.plans.listing import Column, Draft, Entry, depth, entries, headings, line, meant, widths
from make.said import Said, day, per_cent

COLUMNS: tuple[Column, ...] = (
    ("TASK", lambda entry: entry.name, 46),
    ("ASSIGNED TO", lambda entry: None if entry.task.is_phase else entry.team, 18),
    ("PROGRESS", lambda entry: per_cent(entry.percent), 10),
    ("START", lambda entry: entry.start, 11),
    ("END", lambda entry: entry.finish, 11),
    ("DAYS", lambda entry: (entry.task.last - entry.task.first).days + 1, 6),
)
EVERY = 4
"""Weeks between the columns of the grid."""


def weekly(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the plan with its grid, a column every four weeks."""
    listed = entries(draft, chance)
    grid = _grid(listed)
    top = (
        title("MHHS PROJECT PLAN"),
        title(draft.owner),
        title("Project start:", None, None, day(draft.begin), None, "Display week: 1"),
        gap(),
        header(*headings(COLUMNS), *(Said(when, when, when, "dd mmm") for when in grid)),
    )
    rows = [_row(entry, grid) for entry in listed]
    notes = [note(text) for text in draft.notes]
    sheet = Sheet("ProjectSchedule", (*top, *rows, *notes), (*widths(COLUMNS), *(4 for _ in grid)))
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="web template with a grid of weeks")


def _grid(listed: list[Entry]) -> list[date]:
    first = min(entry.task.first for entry in listed)
    last = max(entry.task.last for entry in listed)
    monday = first - timedelta(days=first.weekday())
    return [monday + timedelta(weeks=EVERY * n) for n in range((last - monday).days // (7 * EVERY) + 1)]


def _row(entry: Entry, grid: list[date]) -> Row:
    task = entry.task
    row = line(entry, COLUMNS, meant(entry, depth(task)), indent=task.step.level - 1, is_bold=task.is_phase)
    colour = "7F7F7F" if task.is_phase else "BDD7EE"
    bars: tuple[Cell, ...] = tuple(
        Shade(colour) if task.first < when + timedelta(weeks=EVERY) and task.last >= when else None
        for when in grid
    )
    return Row(
        (*row.cells, *bars), row.meant, indent=row.indent, is_bold=row.is_bold, is_hidden=row.is_hidden
    )
