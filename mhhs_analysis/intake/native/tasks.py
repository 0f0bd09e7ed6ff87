"""A task of a program's own file as an activity: its dates by what has happened, what it follows, where it lies."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cached_property

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.columns import BASES, DATE_ROLES, YES, normalised
from mhhs_analysis.intake.native.columns import Ask, fields_said, named_dates
from mhhs_analysis.intake.native.java import JavaObject
from mhhs_analysis.intake.native.kinds import MSPDI, Kind
from mhhs_analysis.intake.reading import Place, Reading, Row, anchor_columns, interval_columns
from mhhs_analysis.intake.tables.bases import PLAIN
from mhhs_analysis.intake.tables.cells import Dating, interval_of, put_own_aside, why_no_date
from mhhs_analysis.intake.tables.doubts import doubt_reversed
from mhhs_analysis.intake.tables.inactive import STATES, is_named_dropped, said_in_state
from mhhs_analysis.intake.tables.own_numbers import own_in_names
from mhhs_analysis.intake.workbooks.workbook import Cell

GATHERED = "start and finish: the first and last of the tasks below, as the program gathers them"
_FIELDS = {"actual": "Actual", "forecast": "", "baseline": "Baseline", "planned": "Planned"}
_FIRM = ("MUST", "MANDATORY", "NO_LATER_THAN", "START_ON", "FINISH_ON")
"""Constraints that hold a task to a day; "no earlier than" is what typing a start leaves behind."""
_NOT_A_DAY = "not a day of the calendar"
_ASK_DATE = "ask for the date as dd/mm/yyyy, or for the month or quarter it falls in"
_DATING = Dating("DMY")
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


@dataclass(frozen=True)
class Plan:
    """A project being read: its file and kind, MPXJ's own object, its name among several, and where findings go."""

    file: str
    kind: Kind
    held: JavaObject
    sheet: str
    reading: Reading

    @cached_property
    def said(self) -> dict[str, list[JavaObject]]:
        """The custom fields and codes in which the sender says stage or milestone, by role."""
        return fields_said(self.held)

    @cached_property
    def has_baseline(self) -> bool:
        """Whether its baseline is one that was kept; Primavera shows the planned dates where none was."""
        return not self.kind.is_primavera or self.held.getBaseline() is not None

    @cached_property
    def baselines(self) -> list[int]:
        """The numbers of the other baselines that it kept, of MS Project's ten."""
        filled = {str(one) for one in self.held.getTasks().getPopulatedFields()}
        return [one for one in range(1, 11) if {f"Baseline{one} Start", f"Baseline{one} Finish"} & filled]

    @cached_property
    def own_dates(self) -> list[tuple[str, Ask]]:
        """The fields of dates that its sender named."""
        return named_dates(self.held)

    @cached_property
    def start(self) -> date | None:
        """The day from which its program schedules it."""
        found = _moment(self.held.getProjectProperties().getStartDate())
        return found.date() if found else None

    @cached_property
    def dating(self) -> Dating:
        """How words in place of dates are read: none is given from a number that the name of a task bears."""
        tasks = [NativeTask(self, one, number) for number, one in enumerate(self.held.getTasks())]
        said = {task.number: {*normalised(_said(task, "milestone") or "").split()} for task in tasks}
        return _DATING.apart_from(own_in_names({task.number: task.name for task in tasks}, said))


@dataclass
class NativeTask:
    """A task as MPXJ gives it; `distrusted` are dates that the file itself doesn't hold, by field: why, or how."""

    plan: Plan
    held: JavaObject
    number: int
    is_of_several: bool = False
    unwritten: set[str] = field(default_factory=set)
    misread: dict[str, str] = field(default_factory=dict)

    @cached_property
    def name(self) -> str:
        """Its name, runs of spaces as one."""
        return " ".join(_text(self.held.getName()).split())

    @cached_property
    def identifier(self) -> str:
        """What the program calls it: Primavera's activity ID or WBS code, MS Project's ID."""
        if self.plan.kind.is_primavera:
            return (
                f"WBS {_text(self.held.getWBS())}" if self.is_gathered else _text(self.held.getActivityID())
            )
        return _text(self.held.getID()) or f"UID {_text(self.held.getUniqueID())}"

    @property
    def place(self) -> Place:
        """Its place in the file, as its program shows it."""
        found = self.identifier
        return Place(self.plan.file, self.plan.sheet, found if found.startswith("WBS ") else f"task {found}")

    @property
    def position(self) -> tuple[int, int]:
        """Where it stands among the others."""
        given = self.held.getID()
        return (int(given) if given is not None else 1 << 31, self.number)

    @property
    def words(self) -> str:
        """What stands in it, for whoever looks it up."""
        dates = [_shown(value) for end in DATE_ROLES if (value := self.date(PLAIN, end)) is not None]
        return " | ".join(filter(None, [self.name, *dates]))

    def at(self, what: str) -> Place:
        """Return the place of one of its fields."""
        return self.place._replace(cell=f"{self.place.cell} {what}")

    @property
    def is_blank(self) -> bool:
        """Whether it is a blank line."""
        return bool(self.held.getNull())

    @property
    def is_project(self) -> bool:
        """Whether it is the row that stands for the whole project."""
        unique = self.held.getUniqueID()
        return not self.plan.kind.is_primavera and unique is not None and int(unique) == 0

    @property
    def is_external(self) -> bool:
        """Whether it is another project's, shown because it is linked to."""
        return bool(self.held.getExternalTask())

    @property
    def is_active(self) -> bool:
        """Whether its author has not struck it out."""
        return bool(self.held.getActive())

    @property
    def said_dropped(self) -> str | None:
        """What to ask ("" for nothing) where its name or a field of the sender's says it was dropped; else None."""
        if is_named_dropped(self.name):
            return ""
        states = ((role, text) for role in STATES if (text := _said(self, role)))
        found = (said_in_state(role, text) for role, text in states)
        return next((one for one in found if one is not None), None)

    @property
    def is_gathered(self) -> bool:
        """Whether its dates are none of its own: Primavera's structure above activities has none."""
        return self.plan.kind.is_primavera and self.held.getActivityType() is None

    @property
    def is_gathering(self) -> bool:
        """Whether Primavera says that it adds others up."""
        return self.is_gathered or str(self.held.getActivityType()) in ("WBS_SUMMARY", "HAMMOCK")

    @property
    def is_rolled_up(self) -> bool:
        """Whether its program works its dates out from the tasks below it."""
        is_manual = str(self.held.getTaskMode()) == "MANUALLY_SCHEDULED"
        return self.is_gathered or (bool(self.held.getSummary()) and not is_manual)

    @property
    def level(self) -> int:
        """How deep it lies in the outline of its plan, from 1."""
        given = self.held.getOutlineLevel()
        return int(given) if given is not None else _text(self.held.getOutlineNumber()).count(".") + 1

    @cached_property
    def is_placeholder(self) -> bool:
        """Whether its dates are those that MS Project gives a task which nobody dated.

        One day, marked as estimated, from the start of the project, linked to nothing and held to no day.
        """
        held, start = self.held, self.date(PLAIN, "start")
        is_new = not self.plan.kind.is_primavera and bool(held.getEstimated()) and not held.getSummary()
        return (
            is_new
            and str(held.getTaskMode()) != "MANUALLY_SCHEDULED"
            and str(held.getDuration()) == "1.0d"
            and start is not None
            and start.date() == self.plan.start
            and str(held.getConstraintType()) in ("AS_SOON_AS_POSSIBLE", "None")
            and not (held.getPredecessors() or held.getSuccessors() or held.getDeadline())
            and not (held.getActualStart() or _per_cent(self))
        )

    # --- dates --------------------------------------------------------------------------------------------

    def date(self, basis: str, end: str) -> datetime | None:
        """Return a date that the file holds, or None; one that MPXJ made up is not the file's."""
        name = f"{_FIELDS[basis]}{end.title()}"
        value = None if name in self.misread or name in self.unwritten else getattr(self.held, f"get{name}")()
        return _moment(value)

    def interval(self, basis: str, end: str) -> Interval | None:
        """Return an end on a basis: a day, or what words of a task planned by hand say."""
        if basis == PLAIN and (words := self._in_words(end)) is not None:
            return self._of_words(words, end)
        moment = self.date(basis, end)
        return None if moment is None else Interval(moment.date(), moment.date(), _shown(moment))

    def _of_words(self, words: str, end: str) -> Interval | None:
        """Return what words in place of a date mean; those that can't be read are set aside."""
        cell = Cell(words)
        found = interval_of(cell, self.plan.dating) if cell.text else None
        if cell.text and found is None:
            self.plan.reading.put_aside(self.at(end), cell.text, why_no_date(cell, _DATING), _ASK_DATE)
        elif found is not None and found.is_unknown:
            put_own_aside(cell, self.at(end), self.plan.dating, self.plan.reading)
        return found

    def _in_words(self, end: str) -> str | None:
        """Return what is shown in place of a date, where its planner typed words or nothing at all."""
        name = end.title()
        text = getattr(self.held, f"get{name}Text")()
        is_shown = bool(getattr(self.held, f"getShow{name}Text")()) or self.plan.kind is MSPDI
        is_manual = str(self.held.getTaskMode()) == "MANUALLY_SCHEDULED"
        return _text(text) if text is not None and is_manual and is_shown else None

    @property
    def lacks_finish(self) -> bool:
        """Whether the file gives no finish, in days or in words: not even that it is blank."""
        return "Finish" in self.unwritten and self._in_words("finish") is None

    @cached_property
    def basis(self) -> str:
        """Which of its dates speak: the actual ones once it is finished, else the expected, else the baseline."""
        if self.date("actual", "finish") is not None:
            return "actual"
        if any(self.date(PLAIN, end) is not None or self._in_words(end) for end in DATE_ROLES):
            return PLAIN
        has_baseline = self.plan.has_baseline and any(self.date("baseline", end) for end in DATE_ROLES)
        return "baseline" if has_baseline else PLAIN


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
    stage, milestone = (_said(task, role) for role in ("stage", "milestone"))
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
        "other_dates": "; ".join(_others(task, (start, finish))) or None,
        "is_milestone": _is_milestone(task, milestone, start, finish),
        "is_hidden": False,
        "predecessors": ", ".join(_predecessors(task)) or None,
        **task.place.as_row(),
        "is_summary": bool(task.held.getSummary()) or task.is_gathering,
        "percent_complete": _per_cent(task),
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
    moment, duration = _moment(task.held.getFinish()), task.held.getDuration()
    if moment is None or duration is None or not duration.getDuration():
        return None, None
    days = "working days of the plan's calendar"
    if "elapsed" in _UNITS.get(str(duration.getUnits()), ""):
        days = "days of the calendar"
    elif task.held.getCalendar() is not None:
        days = "working days of the task's own calendar"
    told = f"finish: the start and {_length(duration)}, counted in {days}"
    return Interval(moment.date(), moment.date()), told


def _others(task: NativeTask, spoken: Iterable[Interval | None]) -> Iterator[str]:
    """Yield the dates kept beside those that speak: of other bases, the deadline, a firm constraint.

    Actual, expected and planned dates that say the same again are the program's way, not the sender's; a baseline is.
    """
    own = {one.text for one in spoken if one}
    for basis in _bases_beside(task):
        texts = [_shown(value) for end in DATE_ROLES if (value := task.date(basis, end)) is not None]
        if texts and (basis == "baseline" or not own.issuperset(texts)):
            yield f"{basis} {' to '.join(texts)}"
    if not task.is_gathered:
        yield from _limits(task.held)
    for number in task.plan.baselines:
        ends = (_moment(task.held.getBaselineStart(number)), _moment(task.held.getBaselineFinish(number)))
        if texts := [_shown(one) for one in ends if one]:
            yield f"baseline {number}: {' to '.join(texts)}"
    for heading, ask in task.plan.own_dates:
        if (moment := _moment(ask(task.held))) is not None:
            yield f"field {heading}: {_shown(moment)}"


def _limits(held: JavaObject) -> Iterator[str]:
    """Yield the deadline, firm constraints, and the finish that whoever does the work expects."""
    if (deadline := _moment(held.getDeadline())) is not None:
        yield f"deadline {_shown(deadline)}"
    for which in ("", "Secondary"):
        kind = str(getattr(held, f"get{which}ConstraintType")())
        day = _moment(getattr(held, f"get{which}ConstraintDate")())
        if day is not None and any(word in kind for word in _FIRM):
            yield f"constraint {kind.lower().replace('_', ' ')} {_shown(day)}"
    if (expected := _moment(held.getExpectedFinish())) is not None:
        yield f"expected finish {_shown(expected)}"


def _bases_beside(task: NativeTask) -> list[str]:
    """Return the bases whose dates are kept beside; the structure above Primavera's activities has none of its own."""
    if task.is_gathered:
        return []
    bases = [basis for basis in BASES if basis != "baseline" or task.plan.has_baseline]
    return [
        one for one in (*bases, *(["planned"] if task.plan.kind.is_primavera else [])) if one != task.basis
    ]


def _doubt(task: NativeTask) -> None:
    """Set aside dates that are no days or nobody's, and warn of a task whose own tasks stand elsewhere."""
    reading = task.plan.reading
    for name, text in task.misread.items():
        reading.put_aside(task.at(name), text, _NOT_A_DAY, _ASK_DATE)
    if task.is_placeholder:
        reading.put_aside(task.place, task.words, _PLACEHOLDER, _ASK_PLACEHOLDER)
    inserted = task.held.getSubprojectFile()
    if inserted is not None and str(inserted):
        reading.warn(task.place, str(inserted), _INSERTED, _ASK_INSERTED)


def _moment(value: JavaObject) -> datetime | None:
    """Return Java's date and time as Python's, or None for one outside its years."""
    if value is None:
        return None
    try:
        return datetime.fromisoformat(str(value))
    except ValueError:
        return None


def _shown(moment: datetime) -> str:
    return Cell(moment).text


# --- the rest of a row ------------------------------------------------------------------------------------


def _outline(task: NativeTask) -> str | None:
    number, level = task.held.getOutlineNumber(), task.held.getOutlineLevel()
    return _text(number) or (f"level {int(level)}" if level is not None and int(level) else None)


def _is_milestone(
    task: NativeTask, said: str | None, start: Interval | None, finish: Interval | None
) -> bool:
    """Return whether a task is a point in time: it says so, or MS Project's gives it no duration on one day."""
    duration = task.held.getDuration()
    is_point = (
        not task.plan.kind.is_primavera
        and not task.held.getSummary()
        and duration is not None
        and not duration.getDuration()
        and (start is None or finish is None or start.earliest == finish.earliest)
    )
    return bool(task.held.getMilestone()) or is_point or (said or "").lower() in YES


def _per_cent(task: NativeTask) -> float | None:
    """Return how far a task has come, by the measure its program shows; a sum over other tasks is none."""
    held = task.held
    if task.is_gathered:
        return None
    value = held.getActivityPercentComplete() if task.plan.kind.is_primavera else held.getPercentageComplete()
    return None if value is None else round(float(value.doubleValue()), 6)


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


def _said(task: NativeTask, role: str) -> str | None:
    """Return what the sender's own fields of a role say of a task."""
    told = [str(value) for one in task.plan.said.get(role, ()) if (value := one(task.held)) is not None]
    return "; ".join(filter(None, (" ".join(one.split()) for one in told))) or None


def _text(value: JavaObject) -> str:
    return "" if value is None else str(value)
