"""A plan template filled in by hand: guidance first, titles above the headings, dates as precise as people are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from random import Random

from make.formats.xlsx import workbook
from make.page import Meant, Row, Sent, Sheet, gap, header, note, other_sheet, title
from make.plans.listing import Column, Draft, Entry, entries, headings, line, meant, widths
from make.said import BLANK

GUIDANCE = (
    "How to fill in this plan",
    "One row an activity. Give the dates you have: a month or a quarter will do where a day is not known.",
    "Work in progress is welcome. Write TBC where there is no date yet.",
    "Please send the completed plan to your usual contact by the close of the consultation.",
)
COLUMNS: tuple[Column, ...] = (
    ("Ref", lambda entry: entry.task.number, 6),
    ("Activity", lambda entry: entry.name, 55),
    ("Owner", lambda _: "Delivery", 16),
    ("Start", lambda entry: entry.start, 14),
    ("End", lambda entry: entry.finish, 14),
    ("% done", lambda entry: entry.percent, 9),
    ("Comments", lambda entry: entry.remark or None, 40),
)


def template(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the plan as typed into the template; the last phase stands apart."""
    top = (
        title("MHHS re-plan - participant plan"),
        title("Participant:", None, draft.owner),
        title("Version:", None, f"{draft.version} - work in progress, {draft.as_of:%d/%m/%Y}"),
        gap(),
        header(*headings(COLUMNS)),
    )
    listed = entries(draft, chance)
    last = [entry for entry in listed if entry.task.is_phase][-1]
    rows = [row for entry in listed for row in _rows(entry, entry is last)]
    notes = [note(None, text) for text in draft.notes]
    plan = Sheet("Plan", (*top, *rows, gap(), *notes), widths(COLUMNS), name_column=2)
    guidance = other_sheet("Guidance", *((text,) for text in GUIDANCE), widths=(100,))
    return Sent(
        path, workbook([guidance, plan], "MHHS PMO"), (guidance, plan), layout="template filled in by hand"
    )


def _rows(entry: Entry, is_apart: bool) -> Sequence[Row]:
    task = entry.task
    if task.is_phase:
        means = Meant(task.name, is_summary=True, outline=task.number, stage=task.stage)
        row = Row((int(task.number), task.name), (means,), is_bold=True)
        return (gap(), row) if is_apart else (row,)
    start = BLANK if task.step.milestone == "M9" else entry.start
    entered = replace(entry, start=start, percent=entry.percent or None)
    return (line(entered, COLUMNS, meant(entered, task.number)),)
