"""The programme's own template, filled in: an instructions sheet, then the plan under labelled cells."""

from __future__ import annotations

from random import Random

from make.formats.xlsx import workbook
from make.page import Row, Sent, Sheet, gap, header, other_sheet, title
from make.plans.listing import Column, Draft, Entry, entries, headings, line, meant, widths

INSTRUCTIONS = (
    "MHHS re-plan: participant plan template",
    "Fill in the sheet 'Plan', one row an activity. Do not move or rename the headings.",
    "Dates: a day, or as exact as you can: Jun 2023, Q3 2023, w/c 12/06/23, TBC, M9 + 6 weeks.",
    "Stage and Milestone: choose from the list where one fits, else leave blank.",
    "Planned against: Round 1, POAP 1, POAP 2, unconstrained or unknown.",
)
STAGES = {
    "impact_assessment": "Impact assessment", "dbt": "DBT", "pit": "PIT", "cit": "CIT", "sit": "SIT",
    "qualification": "Qualification", "migration": "Migration", "go_live": "Go live",
    "qualification_testing": "Qualification testing",
}  # fmt: skip
CONFIDENCE = {"impact_assessment": "High", "dbt": "Medium", "pit": "Medium", "sit": "Low"}


def _depends_on(entry: Entry) -> str | None:
    return f"T{entry.task.after:02}" if entry.task.after else None


COLUMNS: tuple[Column, ...] = (
    ("Ref", lambda entry: f"T{entry.position:02}", 6),
    ("Activity", lambda entry: entry.name, 52),
    ("Stage", lambda entry: STAGES.get(entry.task.stage), 20),
    ("Milestone", lambda entry: entry.task.step.milestone or None, 10),
    ("Start", lambda entry: entry.start, 13),
    ("Finish", lambda entry: entry.finish, 13),
    ("Duration (working days)", lambda entry: entry.task.days, 12),
    ("% complete", lambda entry: entry.percent, 11),
    ("Depends on", _depends_on, 11),
    ("Owner", lambda entry: entry.team, 18),
    ("Confidence", lambda entry: CONFIDENCE.get(entry.task.stage, "Low"), 11),
    ("Notes", lambda entry: entry.remark or None, 40),
)


def filled(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the template filled in; its phases are not rows, the stage column says them."""
    top = (
        title("Participant", draft.owner),
        title("Version", f"{draft.version} ({draft.as_of:%d/%m/%Y})"),
        title("Planned against", draft.against),
        gap(),
        header(*headings(COLUMNS)),
    )
    rows: list[Row] = [
        line(entry, COLUMNS, meant(entry)) for entry in entries(draft, chance) if not entry.task.is_phase
    ]
    plan = Sheet("Plan", (*top, *rows), widths(COLUMNS), name_column=2)
    guide = other_sheet("Instructions", *((text,) for text in INSTRUCTIONS), widths=(100,))
    return Sent(path, workbook([guide, plan], draft.owner), (guide, plan), layout="programme template")
