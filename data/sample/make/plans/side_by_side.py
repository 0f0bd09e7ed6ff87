"""Sets of dates side by side: baseline, forecast and actual, under two rows of headings or in one."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random

from make.formats.xlsx import workbook
from make.page import Cell, Meant, Row, Sent, Sheet, gap, header, hidden, note, other_sheet, title
from make.plans.drawn import phase_of
from make.plans.listing import Draft, tasks_of
from make.said import BLANK, Said, day
from make.schedule import Task, moved


@dataclass(frozen=True)
class Kept:
    """The three pairs of dates that an owner keeps for a task."""

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


@dataclass(frozen=True)
class Line:
    """A task as it was planned and as it stands now, with its dates and how far it has come."""

    task: Task
    now: Task
    kept: Kept
    percent: int


def two_rows(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the plan under two rows of merged headings, with a sheet of versions."""
    top = (
        title(f"{draft.owner} - MHHS delivery plan"),
        gap(),
        header("Ref", "Activity", "Baseline", None, "Forecast", None, "Actual", None, "% complete"),
        header(None, None, "Start", "Finish", "Start", "Finish", "Start", "Finish", None),
    )
    lines = _lines(draft, chance)
    tasks = [line.task for line in lines]
    rows = [
        _row(line, f"{draft.owner[0]}{number:02}", phase_of(line.task, tasks))
        for number, line in enumerate(lines, 1)
    ]
    notes = [note(text) for text in draft.notes]
    merged = ("A3:A4", "B3:B4", "C3:D3", "E3:F3", "G3:H3", "I3:I4")
    plan = Sheet(draft.version, (*top, *rows, *notes), (7, 44, 12, 12, 12, 12, 12, 12, 12), merged, 2)
    versions = other_sheet("Versions", *_versions(draft), widths=(10, 12, 40))
    return Sent(
        path,
        workbook([plan, versions], "Regulation team"),
        (plan, versions),
        layout="three bases, two heading rows",
    )


def one_row(path: str, draft: Draft, chance: Random) -> Sent:
    """Return the plan with planned, revised and actual dates under one row of headings."""
    names = [f"{basis} {end}" for basis in ("Planned", "Revised", "Actual") for end in ("start", "finish")]
    rows = [_row(line, line.task.number, line.task.number) for line in _lines(draft, chance)]
    notes = [note(None, text) for text in draft.notes]
    cells = (header("WBS", "Task", *names, "% complete"), *rows, gap(), *notes)
    plan = Sheet(draft.version, cells, (7, 44, 12, 12, 12, 12, 12, 12, 12), name_column=2)
    return Sent(path, workbook([plan], "MHHS PMO"), (plan,), layout="three bases, one heading row")


def _lines(draft: Draft, chance: Random) -> list[Line]:
    tasks = tasks_of(draft, chance)
    slips = [chance.randint(3, 8) for _ in tasks]
    return [_line(task, slip, draft) for task, slip in zip(tasks, slips, strict=True)]


def _line(task: Task, slip: int, draft: Draft) -> Line:
    pinned = task.name in draft.pinned
    now = task if pinned else replace(task, first=moved(task.first, slip), last=moved(task.last, slip))
    return Line(task, now, _kept(task, now, draft), now.percent(draft.as_of))


def _kept(planned: Task, now: Task, draft: Draft) -> Kept:
    baseline = (BLANK if planned.is_milestone else day(planned.first), day(planned.last))
    still_holds = draft.remarks.get(now.name) == "baseline holds"
    forecast = (BLANK, BLANK) if still_holds else (now.start, now.finish)
    actual = tuple(BLANK if when > draft.as_of else day(when) for when in (now.first, now.last))
    return Kept(baseline, forecast, (actual[0], actual[1]))


def _row(line: Line, reference: str, outline: str) -> Row:
    task = line.task
    if task.is_phase:
        means = Meant(task.name, is_summary=True, outline=outline, stage=task.stage)
        return Row((outline or None, task.name), (means,), is_bold=True)
    basis, (start, finish) = line.kept.spoken_for
    kept = line.kept
    cells: tuple[Cell, ...] = (
        reference, task.name, *kept.baseline, *kept.forecast, *kept.actual, line.percent,
    )  # fmt: skip
    means = Meant(
        task.name, start, finish, basis, False, task.is_milestone, line.percent, outline,
        stage=task.stage, milestone=task.step.milestone,
    )  # fmt: skip
    row = Row(cells, (means,))
    return hidden(row) if task.step.is_hidden else row


def _versions(draft: Draft) -> list[tuple[Cell, ...]]:
    before = moved(draft.as_of, -24)
    return [
        ("Versions",),
        ("v1.0", day(moved(draft.as_of, -78)), "Baselined"),
        ("v1.1", day(before), "Build split into two releases"),
        ("v1.2", day(draft.as_of), "Forecast dates for the re-plan"),
    ]
