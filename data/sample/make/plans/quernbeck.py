"""The independent agent: an online planner's csv, UK dates, with a level column and its users' comments.

Its story: planned against POAP 2 and ready within its M9.
"""

from __future__ import annotations

from datetime import date
from random import Random

from make.formats import separated
from make.page import Meant, Row, Sent, Sheet, gap, header, note
from make.said import blank, uk_text, unread
from make.schedule import Step, Task, scheduled

BEGIN, AS_OF = date(2022, 9, 26), date(2022, 10, 12)

STEPS = (
    Step(1, "MHHS - Quernbeck delivery"),
    Step(2, "Impact assessment"),
    Step(3, "Impact assessment - smart data service", 20, 0, uk_text, uk_text),
    Step(3, "Impact assessment - metering service", 15, -10, uk_text, uk_text),
    Step(2, "DBT"),
    Step(3, "Smart data service design", 35, 0, uk_text, uk_text),
    Step(3, "Smart data service build", 50, -5, uk_text, uk_text),
    Step(3, "Advanced data service build", 45, -30, uk_text, uk_text),
    Step(3, "Metering service appointment messages", 30, -15, uk_text, uk_text),
    Step(3, "DIP onboarding", 10, -5, unread("asap"), uk_text),
    Step(3, "System test", 30, -5, uk_text, uk_text),
    Step(2, "PIT"),
    Step(3, "PIT data set-up", 8, 0, uk_text, uk_text),
    Step(3, "PIT - data services", 28, 0, uk_text, uk_text),
    Step(3, "PIT - metering service", 12, -10, uk_text, uk_text),
    Step(3, "PIT evidence accepted", 0, 0, blank, uk_text),
    Step(2, "Integration"),
    Step(3, "CIT slot (assumed after DIP)", 8, 0, uk_text, uk_text),
    Step(3, "Ready for SIT entry M9", 0, 0, blank, uk_text),
    Step(3, "SIT functional test", 120, 5, uk_text, uk_text),
    Step(3, "Qualification - SAD submission", 25, -20, uk_text, uk_text),
    Step(3, "E2E sandbox with pilot suppliers", 30, 0, uk_text, uk_text),
    Step(3, "Ready to take appointments at go-live", 0, 0, blank, uk_text),
)
COMMENTS = {
    "Smart data service build": 'Two squads, 9 FTE; "fast track" scope only',
    "System test": "Shared environment, see RAID 14\nmay slip if the DIP simulator is late",
    "CIT slot (assumed after DIP)": "Order of components not confirmed, please advise",
}
HEADINGS = ("Level", "Task Name", "Status", "Start Date", "End Date", "Duration", "% Complete",
            "Predecessors", "Assigned To", "Comments")  # fmt: skip


def smartsheet_csv(path: str, chance: Random) -> Sent:
    """Return the plan as the online planner's csv: UTF-8 with a byte order mark, Windows line ends."""
    tasks = scheduled(STEPS, BEGIN, chance)
    cut = next(index for index, task in enumerate(tasks) if task.step.name == "Integration")
    rows = [_row(task, cut) for task in tasks]
    last = note(None, "Not included: migration, to be planned once the design is confirmed")
    sheet = Sheet("", (header(*HEADINGS), *rows[:cut], gap(len(HEADINGS)), *rows[cut:], last))
    return Sent(path, separated(sheet, ",", "utf-8-sig"), (sheet,))


def _row(task: Task, cut: int) -> Row:
    start = uk_text(task.first) if task.is_phase else task.start
    finish = uk_text(task.last) if task.is_phase else task.finish
    percent = task.percent(AS_OF)
    status = "Complete" if percent == 100 else "In Progress" if percent else "Not Started"
    cells = (
        task.step.level - 1, task.step.name, status, start, finish, f"{task.days}d", f"{percent}%",
        _follows(task, cut), None if task.is_phase else "MHHS squad",
        COMMENTS.get(task.step.name),
    )  # fmt: skip
    meant = Meant(task.step.name, start, finish, "forecast", task.is_phase, task.is_milestone, percent)
    return Row(cells, meant)


def _follows(task: Task, cut: int) -> str | None:
    """The planner's number of the row it follows: the planner counts the empty row too."""
    if task.after is None:
        return None
    return str(task.after + (task.after > cut))
