"""The DNO: baseline, forecast and actual side by side under two rows of headings, work already done.

Its story: it says against no option; its registration service is ready in November 2023.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from itertools import count
from random import Random

from make.formats import workbook
from make.page import Meant, Row, Sent, Sheet, gap, header, hidden, note, title
from make.said import BLANK, Said, blank, day, month_shown, unread
from make.schedule import Step, Task, moved, scheduled

BEGIN, AS_OF = date(2022, 7, 4), date(2022, 10, 20)

STEPS = (
    Step(1, "DESIGN"),
    Step(2, "Impact assessment - registration service", 30),
    Step(2, "Options paper to regulation committee", 10),
    Step(2, "Registration service design", 60, -5),
    Step(1, "BUILD"),
    Step(2, "Registration service build release 1", 85, 0, day, month_shown),
    Step(2, "Registration service build release 2", 60, -5, month_shown, month_shown),
    Step(2, "DIP connection and certificates", 20, -10),
    Step(2, "UMS changes (spike)", 10, -5, is_hidden=True),
    Step(2, "Service test", 40, 0, day, month_shown),
    Step(1, "INTEGRATE"),
    Step(2, "Pre-integration testing", 35, 0, month_shown, day),
    Step(2, "Component integration testing", 25, -5, day, unread("asap")),
    Step(2, "Ready to enter SIT", 0, 0, blank, month_shown),
    Step(2, "SIT support - registration service", 140, 5, month_shown, month_shown),
    Step(1, "GO LIVE"),
    Step(2, "Qualification and SAD", 30, -20, month_shown, month_shown),
    Step(2, "Registration service go-live", 0, 0, blank, month_shown),
)


@dataclass(frozen=True)
class Kept:
    """The three pairs of dates that the DNO keeps for a task."""

    baseline: tuple[Said, Said]
    forecast: tuple[Said, Said]
    actual: tuple[Said, Said]

    @property
    def spoken_for(self) -> tuple[str, tuple[Said, Said]]:
        """The basis that speaks: actual where both are known, else forecast where given, else baseline."""
        if all(said.first for said in self.actual):
            return "actual", self.actual
        if any(said.typed for said in self.forecast):
            return "forecast", self.forecast
        return "baseline", self.baseline


def side_by_side(path: str, chance: Random) -> Sent:
    """Return the plan with its three sets of dates side by side, and a sheet of versions."""
    tasks = scheduled(STEPS, BEGIN, chance)
    slips = [chance.randint(3, 8) for _ in tasks]
    top = (
        title("Eastholme Networks - MHHS delivery plan"),
        gap(),
        header("Ref", "Activity", "Baseline", None, "Forecast", None, "Actual", None, "% complete"),
        header(None, None, "Start", "Finish", "Start", "Finish", "Start", "Finish", None),
    )
    rows = [_row(number, task, slip) for number, task, slip in zip(count(1), tasks, slips, strict=False)]
    last = note("Forecast left blank where the baseline still holds.")
    merged = ("A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3", "I3:I4")
    plan = Sheet("DNO plan", (*top, *rows, last), (7, 44, 12, 12, 12, 12, 12, 12, 12), merged, 2)
    return Sent(path, workbook([plan, _versions()], "Regulation team"), (plan, _versions()))


def _row(number: int, task: Task, slip: int) -> Row:
    if task.is_phase:
        return Row((None, task.step.name), Meant(task.step.name), is_bold=True)
    now = replace(task, first=moved(task.first, slip), last=moved(task.last, slip))
    kept = _kept(task, now)
    basis, (start, finish) = kept.spoken_for
    percent = now.percent(AS_OF)
    cells = (f"E{number:02}", task.step.name, *kept.baseline, *kept.forecast, *kept.actual, percent)
    row = Row(cells, Meant(task.step.name, start, finish, basis, False, task.is_milestone, percent))
    return hidden(row) if task.step.is_hidden else row


def _kept(planned: Task, now: Task) -> Kept:
    baseline = (BLANK if planned.is_milestone else day(planned.first), day(planned.last))
    forecast = (BLANK, BLANK) if "SIT support" in now.step.name else (now.start, now.finish)
    return Kept(baseline, forecast, (_happened(now.first), _happened(now.last)))


def _happened(when: date) -> Said:
    return BLANK if when > AS_OF else day(when)


def _versions() -> Sheet:
    rows = (
        note("Versions"),
        note("v1.0", day(date(2022, 7, 1)), "Baselined"),
        note("v1.1", day(date(2022, 9, 16)), "Build split into two releases"),
        note("v1.2", day(AS_OF), "Forecast dates for the re-plan"),
    )
    return Sheet("Versions", rows, (10, 12, 40))
