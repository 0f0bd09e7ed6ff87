"""The large supplier: a plan template filled in by hand, dates as precise as people are, two versions.

Its story: planned against POAP 1, pre-integration testing done at the end of October 2023, and its SIT
entry simply POAP 1's own date for M9.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

from make.formats import workbook
from make.page import Meant, Row, Sent, Sheet, gap, header, note, title
from make.said import BLANK, day_in_dashes, half, month, quarter, tbc, third, unread, week
from make.schedule import Step, Task, scheduled

STEPS = (
    Step(1, "Mobilise and assess"),
    Step(2, "MHHS impact assessment (systems, process, people)", 30, 0, week, day_in_dashes),
    Step(2, "Programme plan and funding approved by board", 10, 0, third, third),
    Step(1, "Design, build and test"),
    Step(2, "DIP adapter - detailed design", 45),
    Step(2, "DIP adapter build", 70, 0, day_in_dashes, week),
    Step(2, "Registration and agent appointment changes (CRM)", 50, -40, third, unread("31/02/2023")),
    Step(2, "Billing and settlement data changes", 60, -45, month, third),
    Step(2, "System and regression test", 45, -5, week, third),
    Step(2, "DIP onboarding and certificates", 15, -10, month, month),
    Step(1, "Pre-integration testing"),
    Step(2, "PIT preparation", 20, 0, week, day_in_dashes),
    Step(2, "PIT execution and evidence pack", 27, 0, third, third),
    Step(1, "SIT"),
    Step(2, "SIT entry", 0, 0, month, month),
    Step(2, "SIT functional cycles", 150, 5, month, quarter),
    Step(2, "SIT exit", 0, 0, tbc, tbc),
    Step(1, "Qualification and migration"),
    Step(2, "SAD submission", 20, -15, quarter, half),
    Step(2, "Migration preparation: portfolio cleanse, forecasting, comms", 70, -30, quarter, half),
    Step(2, "Migrate first 5,000 MPANs", 15, 0, tbc, tbc),
)
EARLIER = tuple(step for step in STEPS if step.name not in {"DIP onboarding and certificates", "SIT exit"})
MONTH_OF_M9 = date(2023, 11, 15)
"""POAP 1's own month for M9: version 0.3 copies it for its SIT entry."""

GUIDANCE = (
    "How to fill in this plan",
    "One row an activity. Give the dates you have: a month or a quarter will do where a day is not known.",
    "Work in progress is welcome. Write TBC where there is no date yet.",
    "Please send the completed plan to your usual contact by the close of the consultation.",
)


def simple_template(path: str, chance: Random) -> Sent:
    """Return version 0.3, as sent at the close of the consultation."""
    tasks = scheduled(STEPS, date(2022, 10, 10), chance)
    copied = [replace(task, last=MONTH_OF_M9) if task.step.name == "SIT entry" else task for task in tasks]
    return _template(path, copied, date(2022, 10, 19), "0.3 DRAFT", "Assumes POAP 1")


def superseded_template(path: str, chance: Random) -> Sent:
    """Return version 0.2: fewer rows, a later beginning."""
    return _template(
        path, scheduled(EARLIER, date(2022, 11, 21), chance), date(2022, 9, 30), "0.2 DRAFT", None
    )


def _template(path: str, tasks: Sequence[Task], as_of: date, version: str, remark: str | None) -> Sent:
    top = (
        title("MHHS re-plan - participant plan"),
        title("Participant:", None, "Borrowdale Energy"),
        title("Version:", None, f"{version} - work in progress, {as_of:%d/%m/%Y}"),
        gap(),
        header("Ref", "Activity", "Owner", "Start", "End", "% done", "Comments"),
    )
    rows = [row for task in tasks for row in _rows(task, as_of, remark)]
    last = note(None, "NB dates from 2024 on depend on the length of SIT and are for indication only.")
    plan = Sheet("Plan", (*top, *rows, gap(), last), (6, 55, 16, 14, 14, 9, 40), name_column=2)
    guidance = Sheet("Guidance", tuple(note(line) for line in GUIDANCE), (100,))
    return Sent(path, workbook([guidance, plan], "MHHS PMO"), (guidance, plan))


def _rows(task: Task, as_of: date, remark: str | None) -> Sequence[Row]:
    if task.is_phase:
        row = Row((int(task.number), task.step.name), Meant(task.step.name, is_summary=True), is_bold=True)
        return (gap(), row) if task.number == "4" else (row,)
    start = BLANK if task.step.name == "SIT entry" else task.start
    percent = task.percent(as_of) or None
    cells = (
        task.number,
        task.step.name,
        "Delivery",
        start,
        task.finish,
        percent,
        remark if task.is_milestone else None,
    )
    return (
        Row(cells, Meant(task.step.name, start, task.finish, "forecast", False, task.is_milestone, percent)),
    )
