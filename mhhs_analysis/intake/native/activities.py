"""A task of a program's own file as a row of activities: by what has happened, with what it follows and its doubts."""

from __future__ import annotations

from collections.abc import Iterator

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.columns import YES
from mhhs_analysis.intake.native.beside import others
from mhhs_analysis.intake.native.java import JavaObject
from mhhs_analysis.intake.native.moments import moment_of
from mhhs_analysis.intake.native.tasks import ASK_DATE, NativeTask, said_of, text_of
from mhhs_analysis.intake.reading import Row, anchor_columns, interval_columns
from mhhs_analysis.intake.tables.bases import PLAIN
from mhhs_analysis.intake.tables.doubts import doubt_reversed

GATHERED = "start and finish: the first and last of the tasks below, as the program gathers them"
_NOT_A_DAY = "not a day of the calendar"
_INSERTED = "an inserted project: its tasks stand in a file of their own, not read here"
_ASK_INSERTED = "ask for that file"
_PLACEHOLDER = (
    "one day, estimated, from the day the project starts, linked to nothing: what MS Project gives a task that "
    "nobody dated; kept undated"
)
_ASK_PLACEHOLDER = "ask for the start and finish of this task"
_UNITS = {
    "m": "minutes", "h": "hours", "d": "days", "w": "weeks", "mo": "months", "y": "years",
    "em": "elapsed minutes", "eh": "elapsed hours", "ed": "elapsed days", "ew": "elapsed weeks",
    "emo": "elapsed months", "ey": "elapsed years", "%": "%", "e%": "% elapsed",
}  # fmt: skip
"""MPXJ's signs for units of time, in words."""


def activity(task: NativeTask) -> Row:
    """Return a task as a row of activities, its doubts told."""
    start, finish = (None, None) if task.is_placeholder else _ends(task)
    doubt_reversed(task.plan.reading, task.place, start, finish)
    _doubt(task)
    own, worked_out = [interval_columns("start", start), interval_columns("finish", finish)], None
    if task.is_gathered and (start or finish):
        worked_out = GATHERED
        own = [one | {name: None for name in one if name.endswith("_text")} for one in own]
    elif finish is None and start is not None and start.is_day and task.lacks_finish:
        finish, worked_out = _worked_out(task)
        own[1] = interval_columns("finish", finish) | {"finish_text": None}
    identifier = task.identifier if task.plan.kind.is_primavera else f"T{task.identifier}"
    stage, milestone = (said_of(task, role) for role in ("stage", "milestone"))
    return {
        "activity_id": f"{task.plan.sheet}!{identifier}" if task.is_of_several else identifier,
        "activity_name": task.name,
        "outline": _outline(task),
        "stage_text": stage,
        "milestone_text": milestone,
        "date_basis": task.basis if start or finish else None,
        **own[0],
        **own[1],
        **anchor_columns("start", start),
        **anchor_columns("finish", finish),
        "worked_out": worked_out,
        "other_dates": "; ".join(others(task, (start, finish))) or None,
        "is_milestone": _is_milestone(task, milestone, start, finish),
        "is_hidden": False,
        "predecessors": ", ".join(_predecessors(task)) or None,
        "notes_text": " ".join(text_of(task.held.getNotes()).split()) or None,
        **task.place.as_row(),
        "is_summary": task.is_summary or task.is_gathering,
        "percent_complete": task.per_cent,
    }


# --- dates ------------------------------------------------------------------------------------------------


def _ends(task: NativeTask) -> tuple[Interval | None, Interval | None]:
    """Return start and finish on the basis that speaks; one that began speaks by when it really did."""
    start = task.interval("actual", "start") or task.interval(PLAIN, "start")
    if task.basis == "baseline":
        start = start or task.interval("baseline", "start")
    return start, task.interval(task.basis, "finish")


def _worked_out(task: NativeTask) -> tuple[Interval | None, str | None]:
    """Return the finish that follows from start, duration and the plan's calendar, where none is written, and how."""
    moment, duration = moment_of(task.held.getFinish()), task.held.getDuration()
    if moment is None or duration is None or not duration.getDuration():
        return None, None
    days = "working days of the plan's calendar"
    if "elapsed" in _UNITS.get(str(duration.getUnits()), ""):
        days = "days of the calendar"
    elif task.held.getCalendar() is not None:
        days = "working days of the task's own calendar"
    told = f"finish: the start and {_length(duration)}, counted in {days}"
    return Interval(moment.date(), moment.date()), told


def _doubt(task: NativeTask) -> None:
    """Set aside dates that are no days or nobody's, and warn of a task whose own tasks stand elsewhere."""
    reading = task.plan.reading
    for name, text in task.misread.items():
        reading.put_aside(task.at(name), text, _NOT_A_DAY, ASK_DATE)
    if task.is_placeholder:
        reading.put_aside(task.place, task.words, _PLACEHOLDER, _ASK_PLACEHOLDER)
    if task.inserted:
        reading.warn(task.place, task.inserted, _INSERTED, _ASK_INSERTED)


# --- the rest of a row ------------------------------------------------------------------------------------


def _outline(task: NativeTask) -> str | None:
    number, level = task.held.getOutlineNumber(), task.held.getOutlineLevel()
    return text_of(number) or (f"level {int(level)}" if level is not None and int(level) else None)


def _is_milestone(
    task: NativeTask, said: str | None, start: Interval | None, finish: Interval | None
) -> bool:
    """Return whether a task is a point in time: it says so, or MS Project's gives it no duration on one day."""
    duration = task.held.getDuration()
    is_point = (
        not task.plan.kind.is_primavera
        and not task.is_summary
        and duration is not None
        and not duration.getDuration()
        and (start is None or finish is None or start.earliest == finish.earliest)
    )
    return bool(task.held.getMilestone()) or is_point or (said or "").lower() in YES


def _predecessors(task: NativeTask) -> Iterator[str]:
    """Yield what a task follows, as its program writes it: 12, 12SS, 12FS+2 days, A1000 FS."""
    for relation in task.held.getPredecessors():
        before = NativeTask(task.plan, relation.getPredecessorTask(), 0)
        kind, lag = str(relation.getType()), relation.getLag()
        amount = 0.0 if lag is None else float(lag.getDuration())
        told = f"{kind}{'+' if amount > 0 else '-'}{_length(lag, abs(amount))}" if amount else kind
        space = " " if task.plan.kind.is_primavera else ""
        is_plain = told == "FS" and not space
        yield (
            before.identifier
            + ("" if is_plain else space + told)
            + (" (outside)" if before.is_external else "")
        )


def _length(duration: JavaObject, amount: float | None = None) -> str:
    """Return a duration, or another amount of its unit, in words."""
    number = float(duration.getDuration()) if amount is None else amount
    unit = _UNITS.get(str(duration.getUnits()), str(duration.getUnits()))
    return f"{number:g} {unit.removesuffix('s') if number == 1 else unit}"
