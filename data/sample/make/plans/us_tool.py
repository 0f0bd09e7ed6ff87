"""The I&C supplier: its US parent's tool, month before day, semicolons, an older encoding, a phase column.

Its story: not planned against either option, out of pre-integration testing in the middle of December
2023: late for POAP 2, within POAP 1's month of grace.
"""

from __future__ import annotations

from datetime import date
from random import Random

from make.formats import separated
from make.page import Meant, Row, Sent, Sheet, header, note, title
from make.said import blank, tbc, unread, us_text
from make.schedule import Step, Task, scheduled

BEGIN, AS_OF = date(2023, 1, 9), date(2022, 10, 17)

STEPS = (
    Step(1, "Assess"),
    Step(2, "Impact assessment – half-hourly portfolio", 30, 0, us_text, us_text),
    Step(2, "Vendor selection for DIP adapter", 40, 0, us_text, us_text),
    Step(1, "Build"),
    Step(2, "DIP adapter configuration (vendor)", 75, 0, us_text, us_text),
    Step(2, "Settlement forecasting changes", 60, -45, us_text, us_text),
    Step(2, "Customer billing changes – multi-site contracts", 50, -30, us_text, unread("02/30/2023")),
    Step(2, "System test, UK region", 30, -5, us_text, us_text),
    Step(1, "Test"),
    Step(2, "PIT preparation", 12, 0, us_text, us_text),
    Step(2, "PIT execution", 26, 0, us_text, us_text),
    Step(2, "PIT exit", 0, 0, blank, us_text),
    Step(2, "SIT cycles (industry)", 130, 10, us_text, us_text),
    Step(1, "Deploy"),
    Step(2, "Qualification (SAD)", 30, -20, us_text, us_text),
    Step(2, "Production cutover", 0, 0, blank, us_text),
    Step(2, "Migration of I&C portfolio, 11,400 meters", 90, 10, us_text, tbc),
)
HEADINGS = ("Phase", "Task", "Planned Start", "Planned Finish", "Days", "% Done", "Resource")


def us_csv(path: str, chance: Random) -> Sent:
    """Return the plan as the parent's tool exports it."""
    tasks = scheduled(STEPS, BEGIN, chance)
    phases = {task.number: task.step.name for task in tasks if task.is_phase}
    rows = [_row(task, phases) for task in tasks if not task.is_phase]
    top = title("Report: UK MHHS integrated plan", None, None, None, None, None, f"Run {AS_OF:%m/%d/%Y}")
    last = note("Internal - do not distribute outside the project")
    sheet = Sheet("", (top, header(*HEADINGS), *rows, last))
    return Sent(path, separated(sheet, ";", "cp1252"), (sheet,))


def _row(task: Task, phases: dict[str, str]) -> Row:
    phase = phases[task.number.split(".")[0]]
    start, finish = task.start, task.finish
    resource = "Vendor" if "vendor" in task.step.name else "UK IT"
    cells = (phase, task.step.name, start, finish, task.days, 0, resource)
    meant = Meant(task.step.name, start, finish, "forecast", False, task.is_milestone, 0)
    return Row(cells, meant)
