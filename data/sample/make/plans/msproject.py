"""A desktop scheduling tool's export to a workbook: an outline, rolled-up phases, times inside the dates."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from random import Random

from make.formats.xlsx import workbook
from make.page import Row, Sent, Sheet, gap, header, note
from make.plans.listing import Column, Draft, Entry, Layout, depth, entries, headings, line, meant, widths
from make.said import evening, morning, per_cent


def _follows(entry: Entry) -> str | None:
    return str(entry.task.after) if entry.task.after else None


def _german_days(entry: Entry) -> str:
    return f"{entry.task.days} Tag{'' if entry.task.days == 1 else 'e'}"


ENGLISH: tuple[Column, ...] = (
    ("ID", lambda entry: entry.position, 5),
    ("WBS", lambda entry: entry.task.number, 8),
    ("Task Name", lambda entry: entry.name, 52),
    ("Duration", lambda entry: entry.days, 11),
    ("Start", lambda entry: entry.start, 14),
    ("Finish", lambda entry: entry.finish, 14),
    ("Predecessors", _follows, 13),
    ("% Complete", lambda entry: f"{entry.percent}%", 12),
    ("Resource Names", lambda entry: None if entry.task.is_phase else entry.team, 18),
)
GERMAN: tuple[Column, ...] = (
    ("Nr.", lambda entry: entry.position, 5),
    ("Vorgangsname", lambda entry: entry.name, 52),
    ("Dauer", _german_days, 11),
    ("Anfang", lambda entry: entry.start, 12),
    ("Ende", lambda entry: entry.finish, 12),
    ("Vorgänger", _follows, 11),
    ("% Abgeschlossen", lambda entry: per_cent(entry.percent), 15),
    ("Ressourcennamen", lambda entry: None if entry.task.is_phase else "UK Team", 18),
)


def _export(
    columns: tuple[Column, ...], sheet_name: str, shown: str, path: str, draft: Draft, chance: Random
) -> Sent:
    rows = [_row(entry, columns, shown) for entry in entries(draft, chance)]
    last = [note(text) for text in draft.notes]
    name_column = next(index for index, (heading, _, _) in enumerate(columns, 1) if "ame" in heading)
    sheet = Sheet(
        sheet_name,
        (header(*headings(columns)), *rows, gap(), *last),
        widths(columns),
        name_column=name_column,
    )
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="MS Project export")


def _row(entry: Entry, columns: tuple[Column, ...], shown: str) -> Row:
    task = entry.task
    start = morning(task.first) if task.days else evening(task.first)
    entered = replace(
        entry, start=replace(start, shown=shown), finish=replace(evening(task.last), shown=shown)
    )
    has_numbers = any(heading == "WBS" for heading, _, _ in columns)
    means = meant(entered, task.number if has_numbers else depth(task))
    return line(entered, columns, means, indent=task.step.level - 1, is_bold=task.is_phase)


export: Layout = partial(_export, ENGLISH, "Task_Table1", "ddd dd/mm/yy")
german_export: Layout = partial(_export, GERMAN, "Vorgangstabelle1", "dd.mm.yy")
