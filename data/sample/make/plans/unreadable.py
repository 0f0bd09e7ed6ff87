"""Two plans that arrive and can't be read: one behind a password, one broken on its way."""

from __future__ import annotations

from datetime import date
from random import Random

from make.formats import encrypted, truncated, workbook
from make.page import Row, Sent, Sheet, header
from make.schedule import Step, scheduled

STEPS = (
    Step(1, "MHHS delivery"),
    Step(2, "Impact assessment", 30),
    Step(2, "DIP adapter build", 90),
    Step(2, "PIT", 30),
    Step(2, "Qualification testing", 45, 20),
    Step(2, "SAD submission", 20),
    Step(2, "Go-live"),
)


def behind_a_password(path: str, chance: Random) -> Sent:
    """Return a plan encrypted with a password that came in no mail."""
    return Sent(path, encrypted(_plan(chance), "not sent", chance), refused="encrypted")


def broken_upload(path: str, chance: Random) -> Sent:
    """Return a plan cut off after three fifths of its bytes."""
    return Sent(path, truncated(_plan(chance), 0.6), refused="corrupt")


def _plan(chance: Random) -> bytes:
    tasks = scheduled(STEPS, date(2022, 11, 28), chance)
    rows = [Row((task.number, task.step.name, task.start, task.finish)) for task in tasks]
    return workbook([Sheet("Plan", (header("WBS", "Task", "Start", "Finish"), *rows))], "PMO")
