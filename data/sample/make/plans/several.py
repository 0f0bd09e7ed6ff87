"""Workbooks of several sheets, or several tables on one sheet: only part of them is the plan."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from make.formats.xlsx import workbook
from make.page import Cell, Row, Sent, Sheet, gap, header, note, other_sheet, title
from make.plans.listing import Column, Draft, Entry, entries, headings, line, meant, widths
from make.said import day
from make.steps import without

NUMBERED: tuple[Column, ...] = (
    ("WBS", lambda entry: entry.task.number, 8),
    ("Task", lambda entry: entry.name, 50),
    ("Owner", lambda entry: None if entry.task.is_phase else entry.team, 18),
    ("Start", lambda entry: entry.start, 13),
    ("Finish", lambda entry: entry.finish, 13),
    ("% complete", lambda entry: entry.percent, 11),
    ("RAG", lambda entry: None if entry.task.is_phase else "Green", 8),
)
PLAIN: tuple[Column, ...] = (
    ("Ref", lambda entry: f"N{entry.position:02}", 7),
    ("Activity", lambda entry: entry.name, 50),
    ("Start", lambda entry: entry.start, 15),
    ("Finish", lambda entry: entry.finish, 15),
    ("Lead", lambda entry: entry.team, 18),
)
SPANS: tuple[Column, ...] = (
    ("Ref", lambda entry: f"N{entry.position:02}", 7),
    ("Activity", lambda entry: entry.name, 50),
    ("Dates (2024)", lambda entry: entry.task.when, 15),
)
RISKS: tuple[tuple[Cell, ...], ...] = (
    ("Risk", "Description", "Impact", "Owner", "Review date"),
    ("R1", "DIP simulator not stable when system test starts", "4 weeks on system test", "Test", day),
    ("R2", "Two regulatory releases fall into the same window", "3 weeks on billing build", "Delivery", day),
    ("R3", "Agent data service not ready for our PIT", "PIT starts without end to end flows", "Test", day),
)  # fmt: skip


def numbered(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a workbook of four sheets: a cover, the plan, its risks, and the plan as it was before."""
    cover = other_sheet(
        "Cover", ("MHHS programme plan",), (draft.owner,), ("Version", draft.version),
        ("Date", day(draft.as_of)), ("Classification", "Confidential"), widths=(20, 40),
    )  # fmt: skip
    rows = [
        line(entry, NUMBERED, meant(entry, entry.task.number), is_bold=entry.task.is_phase)
        for entry in entries(draft, chance)
    ]
    plan = Sheet("Plan", (header(*headings(NUMBERED)), *rows), widths(NUMBERED), name_column=2)
    sheets = (cover, plan, _risks(draft), _before(draft, chance))
    return Sent(path, workbook(sheets, draft.owner), sheets, layout="several sheets, WBS numbers")


def _risks(draft: Draft) -> Sheet:
    rows = [tuple(day(draft.as_of) if cell is day else cell for cell in row) for row in RISKS]
    return other_sheet("Risks", *rows, widths=(6, 50, 36, 12, 13))


def _before(draft: Draft, chance: Random) -> Sheet:
    """Return the sheet of the version before: the same columns, fewer steps, every row set aside."""
    leaves = [step.name for step in draft.steps if step.days][-3:]
    old = replace(draft, steps=without(draft.steps, *leaves), pinned={})
    rows = [
        replace(line(entry, NUMBERED, meant(entry)), meant=(), aside="note") for entry in entries(old, chance)
    ]
    top = replace(header(*headings(NUMBERED)), is_header=False, aside="note")
    return Sheet("Plan v0.4 (old)", (top, *rows), widths(NUMBERED), name_column=2)


def by_workstream(path: str, draft: Draft, chance: Random) -> Sent:
    """Return one sheet with a table a workstream below each other, the last with its dates in one column."""
    groups = _groups([replace(entry, percent=None) for entry in entries(draft, chance)])
    rows: list[Row] = [
        title(f"{draft.owner} MHHS plan, by workstream", None, f"as of {draft.as_of:%d/%m/%Y}")
    ]
    for number, (phase, members) in enumerate(groups, start=1):
        is_last = number == len(groups)
        group = f"Workstream {number}: {phase.name}"
        rows += [gap(), title(group), header(*headings(SPANS if is_last else PLAIN))]
        rows += [
            _spanned(entry, group) if is_last else line(entry, PLAIN, meant(entry, group))
            for entry in members
        ]
    notes = [note(text) for text in draft.notes]
    sheet = Sheet("Workstreams", (*rows, gap(), *notes), widths(PLAIN), name_column=2)
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="several tables on one sheet")


def _groups(listed: list[Entry]) -> list[tuple[Entry, list[Entry]]]:
    groups: list[tuple[Entry, list[Entry]]] = []
    for entry in listed:
        if entry.task.is_phase:
            groups.append((entry, []))
        else:
            groups[-1][1].append(entry)
    return groups


def _spanned(entry: Entry, group: str) -> Row:
    when = entry.task.when
    return line(entry, SPANS, replace(meant(entry, group), start=when.start, finish=when.finish))
