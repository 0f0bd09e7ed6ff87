"""Flat csv files of planning tools: the phase in a column of its own, each with its delimiter and encoding."""

from __future__ import annotations

from random import Random

from make.formats.text import separated, utf_16
from make.page import Row, Sent, Sheet, header, note, title
from make.plans.listing import Column, Draft, Entry, entries, headings, line, meant

US: tuple[Column, ...] = (
    ("Task", lambda entry: entry.name, 0),
    ("Planned Start", lambda entry: entry.start, 0),
    ("Planned Finish", lambda entry: entry.finish, 0),
    ("Days", lambda entry: entry.task.days, 0),
    ("% Done", lambda entry: entry.percent, 0),
    ("Resource", lambda entry: "Vendor" if "vendor" in entry.name else "UK IT", 0),
)
UK: tuple[Column, ...] = (
    ("Activity", lambda entry: entry.name, 0),
    ("Start", lambda entry: entry.start, 0),
    ("Finish", lambda entry: entry.finish, 0),
    ("Progress (%)", lambda entry: entry.percent, 0),
    ("Lead", lambda entry: entry.team, 0),
    ("Comment", lambda entry: entry.remark or None, 0),
)


def us_csv(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a US tool's csv: month before day, semicolons, Windows-1252, a line above the headings."""
    run = f"Run {draft.as_of:%m/%d/%Y}"
    top = title(f"Report: {draft.version}", None, None, None, None, None, run)
    sheet = _sheet("Phase", US, (top,), draft, chance)
    return Sent(path, separated(sheet, ";", "cp1252"), (sheet,), layout="csv, US order, semicolons")


def uk_csv(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a csv as a European spreadsheet saves it: semicolons, Windows-1252."""
    sheet = _sheet("Workstream", UK, (), draft, chance)
    return Sent(path, separated(sheet, ";", "cp1252"), (sheet,), layout="csv, semicolons, Windows-1252")


def reporting_csv(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a reporting tool's csv: tabs, UTF-16."""
    sheet = _sheet("Stage", UK, (), draft, chance)
    return Sent(path, utf_16(sheet), (sheet,), layout="csv, tabs, UTF-16")


def _sheet(
    first: str, columns: tuple[Column, ...], top: tuple[Row, ...], draft: Draft, chance: Random
) -> Sheet:
    listed = entries(draft, chance)
    phases = {entry.task.number: entry.name for entry in listed if entry.task.is_phase}

    def phase(entry: Entry) -> str:
        return phases[entry.task.number.split(".")[0]]

    def place(entry: Entry) -> str:
        return "" if first == "Stage" else phase(entry)

    rows = [
        line(entry, ((first, phase, 0), *columns), meant(entry, place(entry)))
        for entry in listed
        if not entry.task.is_phase
    ]
    notes = [note(text) for text in draft.notes]
    return Sheet("", (*top, header(first, *headings(columns)), *rows, *notes))
