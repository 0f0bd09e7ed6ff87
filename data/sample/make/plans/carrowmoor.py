"""The central systems provider: a scheduling tool's export, with an outline and rolled-up phases.

Its story: planned against neither option, pre-integration testing ends some weeks after POAP 2's M9,
while its response gives POAP 2 conditional support. What it says and what it shows disagree.
"""

from __future__ import annotations

from datetime import date
from random import Random

from make.formats import workbook
from make.page import Meant, Row, Sent, Sheet, gap, header, hidden, note
from make.said import evening, morning
from make.schedule import Step, Task, scheduled

BEGIN, AS_OF = date(2022, 9, 5), date(2022, 10, 14)

STEPS = (
    Step(1, "Mobilisation and impact assessment"),
    Step(2, "Review of baselined design artefacts", 20),
    Step(2, "Impact assessment of central systems", 25, -5),
    Step(2, "Impact assessment signed off"),
    Step(1, "Design, build and test"),
    Step(2, "Detailed design"),
    Step(3, "DIP interface detailed design", 30),
    Step(3, "Settlement aggregation detailed design", 40, -20),
    Step(2, "Build"),
    Step(3, "DIP message broker build", 75),
    Step(3, "Settlement aggregation build", 65, -50),
    Step(3, "Industry standing data service build", 40, -30),
    Step(3, "Contingency - build re-work", 8, is_hidden=True),
    Step(2, "System test"),
    Step(3, "System test cycle 1", 18, -10),
    Step(3, "System test cycle 2 and defect fix", 15),
    Step(2, "DBT complete"),
    Step(1, "Pre-integration testing (PIT)"),
    Step(2, "PIT preparation: data, environments, traceability", 12, -5),
    Step(2, "PIT execution", 20),
    Step(2, "PIT completion report submitted to the Programme"),
    Step(1, "Component integration testing (CIT)"),
    Step(2, "CIT drop 1 - DIP", 20),
    Step(2, "CIT drop 2 - central settlement services", 20, -8),
    Step(2, "Ready for SIT entry (M9)"),
    Step(1, "Systems integration testing (SIT)"),
    Step(2, "SIT functional cycles 1 to 3", 105),
    Step(2, "SIT migration test", 30, -10),
    Step(2, "SIT non-functional test: volume and failover", 40, -25),
    Step(2, "SIT exit"),
    Step(1, "Service readiness"),
    Step(2, "Operational acceptance and service desk rehearsal", 35),
    Step(2, "Central systems go live"),
    Step(2, "Early life support", 65),
)
HEADINGS = ("ID", "WBS", "Task Name", "Duration", "Start", "Finish", "Predecessors", "% Complete",
            "Resource Names")  # fmt: skip
TEAMS = ("Platform team", "Settlement team", "Test team", "Delivery office")


def msproject_export(path: str, chance: Random) -> Sent:
    """Return the plan as the scheduling tool's export to a workbook."""
    tasks = scheduled(STEPS, BEGIN, chance)
    rows = [_row(number, task, chance) for number, task in enumerate(tasks, start=1)]
    last = note(f"Exported {AS_OF:%d/%m/%Y} - working draft for re-plan Round 2, not yet approved")
    widths = (5, 8, 52, 11, 14, 14, 13, 12, 18)
    sheet = Sheet("Task_Table1", (header(*HEADINGS), *rows, gap(), last), widths, name_column=3)
    return Sent(path, workbook([sheet], "Delivery office"), (sheet,))


def _row(number: int, task: Task, chance: Random) -> Row:
    start = morning(task.first) if task.days else evening(task.first)
    finish = evening(task.last)
    percent = task.percent(AS_OF)
    team = None if task.is_phase else chance.choice(TEAMS)
    cells = (
        number, task.number, task.step.name, f"{task.days} day{'' if task.days == 1 else 's'}",
        start, finish, str(task.after) if task.after else None, f"{percent}%", team,
    )  # fmt: skip
    meant = Meant(task.step.name, start, finish, "forecast", task.is_phase, task.is_milestone, percent)
    row = Row(cells, meant, indent=task.step.level - 1, is_bold=task.is_phase)
    return hidden(row) if task.step.is_hidden else row
