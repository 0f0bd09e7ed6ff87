"""A large scheduling tool's export: technical headings above displayed ones, actual dates marked with an A."""

from __future__ import annotations

from dataclasses import replace
from random import Random

from make.formats.xlsx import workbook
from make.page import Row, Sent, Sheet, header, other_sheet
from make.plans.listing import Column, Draft, Entry, entries, headings, line, meant, widths
from make.said import Said, named_month

TECHNICAL = ("task_code", "status_code", "wbs_id", "task_name", "target_drtn_hr_cnt", "start_date", "end_date",
             "complete_pct", "pred_list", "delete_record_flag")  # fmt: skip


def _code(entry: Entry) -> str:
    return f"MSC-{1000 + 10 * entry.position}"


def _status(entry: Entry) -> str:
    return {0: "Not Started", 100: "Completed"}.get(entry.percent or 0, "In Progress")


COLUMNS: tuple[Column, ...] = (
    ("Activity ID", _code, 12),
    ("Activity Status", _status, 13),
    ("WBS Code", lambda entry: f"MHHS.{entry.task.number.split('.')[0]}", 10),
    ("Activity Name", lambda entry: entry.name, 52),
    ("(*)Original Duration(h)", lambda entry: 8 * entry.task.days, 12),
    ("(*)Start", lambda entry: entry.start, 13),
    ("(*)Finish", lambda entry: entry.finish, 13),
    ("Activity % Complete(%)", lambda entry: entry.percent, 12),
    (
        "(*)Predecessors",
        lambda entry: f"MSC-{1000 + 10 * entry.task.after}" if entry.task.after else None,
        13,
    ),
    ("Delete This Row", lambda _: None, 8),
)


def export(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the tool's export: activities only, the outline left to the WBS code, a sheet of its settings."""
    rows: list[Row] = []
    for entry in entries(draft, chance):
        if not entry.task.is_phase:
            entered = _marked(entry, draft)
            basis = "actual" if entry.percent == 100 else "forecast"
            outline = f"MHHS.{entry.task.number.split('.')[0]}"
            rows.append(line(entered, COLUMNS, meant(entered, outline, basis)))
    task = Sheet(
        "TASK", (header(*TECHNICAL), header(*headings(COLUMNS)), *rows), widths(COLUMNS), name_column=4
    )
    settings = other_sheet("USERDATA", ("user_data",), ("UserSettings Do Not Edit",))
    return Sent(path, workbook([task, settings], draft.owner), (task, settings), layout="Primavera P6 export")


def _marked(entry: Entry, draft: Draft) -> Entry:
    """Return the entry with its dates as the tool displays them: A after an actual, a star at a constraint."""
    task = entry.task
    start = _as_of(named_month(task.first), task.first <= draft.as_of)
    finish = _as_of(named_month(task.last), task.last <= draft.as_of)
    if task.name in draft.pinned:
        finish = replace(finish, typed=f"{finish.typed}*")
    return replace(entry, start=start, finish=finish)


def _as_of(said: Said, has_happened: bool) -> Said:
    return replace(said, typed=f"{said.typed} A") if has_happened else said
