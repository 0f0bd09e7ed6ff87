"""Two plans that arrive and can't be read: one behind a password, one broken on its way."""

from __future__ import annotations

from random import Random

from make.formats.broken import encrypted, truncated
from make.formats.xlsx import workbook
from make.page import Row, Sent, Sheet, header
from make.plans.listing import Draft, tasks_of


def behind_a_password(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a plan encrypted with a password that came in no mail."""
    sealed = encrypted(_plan(draft, chance), "not sent", chance)
    return Sent(path, sealed, refused="encrypted", layout="encrypted workbook")


def broken_upload(path: str, draft: Draft, chance: Random) -> Sent:
    """Return a plan cut off after three fifths of its bytes."""
    return Sent(path, truncated(_plan(draft, chance), 0.6), refused="corrupt", layout="truncated workbook")


def _plan(draft: Draft, chance: Random) -> bytes:
    rows = [Row((task.number, task.name, task.start, task.finish)) for task in tasks_of(draft, chance)]
    return workbook([Sheet("Plan", (header("WBS", "Task", "Start", "Finish"), *rows))], "PMO")
