"""Plain lists under one row of headings, each with a property that shows only in how the file is made."""

from __future__ import annotations

from random import Random

from make.formats.ods import open_document
from make.formats.xlsx import workbook
from make.page import Meant, Row, Sent, Sheet, gap, header, note, other_sheet, title
from make.plans.listing import Column, Draft, depth, entries, headings, line, meant, widths

COLUMNS: tuple[Column, ...] = (
    ("Task name", lambda entry: entry.name, 52),
    ("Start", lambda entry: entry.start, 16),
    ("Finish", lambda entry: entry.finish, 16),
    ("% complete", lambda entry: entry.percent, 11),
    ("Owner", lambda entry: entry.team, 18),
    ("Notes", lambda entry: entry.remark or None, 36),
)
NUMBERED: tuple[Column, ...] = (("WBS", lambda entry: entry.task.number, 8), *COLUMNS)
COSTED: tuple[Column, ...] = (
    ("WBS", lambda entry: entry.task.number, 8),
    *COLUMNS[:3],
    ("Day rate (internal)", lambda entry: None if entry.task.is_phase else 640 + 5 * entry.position, 12),
    ("Cost code", lambda entry: None if entry.task.is_phase else f"CC-{4100 + entry.position}", 12),
    *COLUMNS[3:],
)


def counted_from_1904(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a workbook begun on an old Macintosh: its days are counted from 1904."""
    rows = [
        line(entry, COLUMNS, meant(entry, depth(entry.task)), indent=entry.task.step.level - 1,
             is_bold=entry.task.is_phase)
        for entry in entries(draft, chance)
    ]  # fmt: skip
    sheet = Sheet("Programme", (header(*headings(COLUMNS)), *rows), widths(COLUMNS))
    return Sent(path, workbook([sheet], draft.owner, is_1904=True), (sheet,), layout="1904 workbook")


def open_document_list(path: str, draft: Draft, chance: Random) -> Sent:
    """Return an OpenDocument spreadsheet, a sheet of contacts beside the plan."""
    top = (
        title(f"{draft.owner} - MHHS plan"),
        title(f"Status {draft.as_of:%d/%m/%Y}, {draft.version}"),
        gap(),
    )
    rows = [line(entry, NUMBERED, meant(entry, entry.task.number)) for entry in entries(draft, chance)]
    notes = [note(text) for text in draft.notes]
    sheet = Sheet("MHHS plan", (*top, header(*headings(NUMBERED)), *rows, gap(), *notes))
    contacts = other_sheet("Contacts", ("Role", "Mailbox"), ("Plan owner", "mhhs@rothay.example"))
    return Sent(path, open_document([sheet, contacts]), (sheet, contacts), layout="ods list")


def folded(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a workbook whose outline is its folded rows: names not indented, no numbers."""
    rows = [
        line(entry, COLUMNS, meant(entry, depth(entry.task)), group=entry.task.step.level - 1,
             is_bold=entry.task.is_phase)
        for entry in entries(draft, chance)
    ]  # fmt: skip
    notes = [note(text) for text in draft.notes]
    sheet = Sheet("Sheet1", (header(*headings(COLUMNS)), *rows, gap(), *notes), widths(COLUMNS))
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="outline by grouped rows")


def concealed(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a workbook with hidden rows, hidden columns and a hidden sheet."""
    rows = [
        line(entry, COSTED, meant(entry, entry.task.number), is_bold=entry.task.is_phase)
        for entry in entries(draft, chance)
    ]
    top = (title(f"{draft.owner} MHHS delivery plan {draft.version}"), gap(), header(*headings(COSTED)))
    plan = Sheet("Delivery plan", (*top, *rows), widths(COSTED), name_column=2, hidden_columns=("E", "F"))
    lists = Sheet("Lists", tuple(note(text) for text in ("Lists", "Red", "Amber", "Green")), is_hidden=True)
    return Sent(
        path, workbook([plan, lists], draft.owner), (plan, lists), layout="hidden rows, columns and sheet"
    )


def actions(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a list of activities with no timings at all."""
    top = (
        title(f"{draft.owner}: MHHS activities"),
        gap(),
        header("No", "Activity", "Type", "Status", "Remark"),
    )
    rows = [
        Row((number, entry.name, "Task", "Open" if entry.percent == 0 else "Started", entry.remark or None),
            (Meant(entry.name, stage=entry.task.stage),))
        for number, entry in enumerate((one for one in entries(draft, chance) if not one.task.is_phase), start=1)
    ]  # fmt: skip
    notes = [note(None, text) for text in draft.notes]
    sheet = Sheet("Activities", (*top, *rows, gap(), *notes), (5, 56, 10, 10, 48), name_column=2)
    return Sent(path, workbook([sheet], draft.owner), (sheet,), layout="activities without timings")
