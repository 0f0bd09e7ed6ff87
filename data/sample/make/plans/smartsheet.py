"""An online planner's exports: a csv with the depth in a column, a workbook with it in the indent."""

from __future__ import annotations

from functools import partial
from random import Random

from make.formats.text import separated
from make.formats.xlsx import workbook
from make.page import Cell, Row, Sent, Sheet, gap, header, note, other_sheet
from make.plans.listing import Column, Draft, Entry, Layout, depth, entries, headings, line, meant, widths

COLUMNS: tuple[Column, ...] = (
    ("Task Name", lambda entry: entry.name, 48),
    ("Status", lambda entry: _status(entry), 13),
    ("Start Date", lambda entry: entry.start, 12),
    ("End Date", lambda entry: entry.finish, 12),
    ("Duration", lambda entry: f"{entry.task.days}d", 10),
    ("% Complete", lambda entry: f"{entry.percent}%", 12),
    ("Predecessors", lambda entry: _follows(entry), 13),
    ("Assigned To", lambda entry: None if entry.task.is_phase else f"{entry.team} squad", 22),
    ("Comments", lambda entry: entry.remark or None, 40),
)


def _csv(level: str, gap_before: str, path: str, draft: Draft, chance: Random) -> Sent:
    """Write the csv: UTF-8 with a byte order mark, Windows line ends, an empty row where its user left one."""
    columns: tuple[Column, ...] = ((level, lambda entry: entry.task.step.level - 1, 6), *COLUMNS)
    rows: list[Row] = []
    for entry in entries(draft, chance):
        if entry.name == gap_before:
            rows.append(gap(len(columns)))
        rows.append(line(entry, columns, meant(entry, depth(entry.task))))
    notes = [note(None, text) for text in draft.notes]
    sheet = Sheet("", (header(*headings(columns)), *rows, *notes))
    return Sent(path, separated(sheet, ",", "utf-8-sig"), (sheet,), layout="Smartsheet export, csv")


def export(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the planner's workbook: indented names, rows that fold, and a sheet of comments."""
    rows = [
        line(entry, COLUMNS, meant(entry, depth(entry.task)), indent=entry.task.step.level - 1,
             group=entry.task.step.level - 1, is_bold=entry.task.is_phase)
        for entry in entries(draft, chance)
    ]  # fmt: skip
    plan = Sheet(draft.owner[:28], (header(*headings(COLUMNS)), *rows), widths(COLUMNS))
    comments = other_sheet("Comments", ("Row", "Comment", "By"), *_comments(draft), widths=(8, 60, 20))
    return Sent(
        path, workbook([plan, comments], draft.owner), (plan, comments), layout="Smartsheet export, xlsx"
    )


def _comments(draft: Draft) -> list[tuple[Cell, ...]]:
    return [(f"Row {number}", text, "PMO") for number, text in enumerate(draft.notes, start=3)]


def _status(entry: Entry) -> str:
    return {0: "Not Started", 100: "Complete"}.get(entry.percent or 0, "In Progress")


def _follows(entry: Entry) -> str | None:
    return str(entry.task.after) if entry.task.after else None


csv_with_levels: Layout = partial(_csv, "Level", "Integration")
csv_with_ancestors: Layout = partial(_csv, "Ancestors", "")
