"""A task of a program's own file as MPXJ gives it: what it is called, where it lies, whether it is live, its dates."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.headings.columns import DATE_ROLES, normalised
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.native.columns import Fields
from mhhs_analysis.intake.native.java import JavaObject
from mhhs_analysis.intake.native.kinds import MSPDI, Kind
from mhhs_analysis.intake.native.moments import moment_of, shown
from mhhs_analysis.intake.reading import Place, Reading
from mhhs_analysis.intake.tables.bases import PLAIN
from mhhs_analysis.intake.tables.cells import Dating, interval_of, put_own_aside, why_no_date
from mhhs_analysis.intake.tables.inactive import STATES, is_named_dropped, said_in_state
from mhhs_analysis.intake.tables.own_numbers import own_in_names
from mhhs_analysis.intake.workbooks.workbook import Cell

_FIELDS = {"actual": "Actual", "forecast": "", "baseline": "Baseline", "planned": "Planned"}
ASK_DATE = "ask for the date as dd/mm/yyyy, or for the month or quarter it falls in"
_DATING = Dating("DMY")


@dataclass(frozen=True)
class Plan:
    """A project being read: its file and kind, MPXJ's own object, its name among several, and where findings go."""

    file: str
    kind: Kind
    held: JavaObject
    sheet: str
    reading: Reading

    @kept
    def fields(self) -> Fields:
        """The fields that its tasks fill."""
        return Fields(self.held)

    @kept
    def states(self) -> list[str]:
        """The roles of fields that say whether a task is live, as far as its sender has any."""
        return [role for role in STATES if role in self.fields.said]

    @kept
    def has_baseline(self) -> bool:
        """Whether its baseline is one that was kept; Primavera shows the planned dates where none was."""
        return not self.kind.is_primavera or self.held.getBaseline() is not None

    @kept
    def start(self) -> date | None:
        """The day from which its program schedules it."""
        found = moment_of(self.held.getProjectProperties().getStartDate())
        return found.date() if found else None

    @kept
    def dating(self) -> Dating:
        """How words in place of dates are read: none is given from a number that the name of a task bears."""
        tasks = [NativeTask(self, one, number) for number, one in enumerate(self.held.getTasks())]
        said = {task.number: {*normalised(said_of(task, "milestone") or "").split()} for task in tasks}
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

    @kept
    def name(self) -> str:
        """Its name, runs of spaces as one."""
        return " ".join(text_of(self.held.getName()).split())

    @kept
    def identifier(self) -> str:
        """What the program calls it: Primavera's activity ID or WBS code, MS Project's ID."""
        if self.plan.kind.is_primavera:
            return (
                f"WBS {text_of(self.held.getWBS())}"
                if self.is_gathered
                else text_of(self.held.getActivityID())
            )
        return text_of(self.held.getID()) or f"UID {text_of(self.held.getUniqueID())}"

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
        dates = [shown(value) for end in DATE_ROLES if (value := self.date(PLAIN, end)) is not None]
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
        """Whether it is the row that stands for the whole project, above the first level; others may be number 0."""
        unique, level = self.held.getUniqueID(), self.held.getOutlineLevel()
        is_above = level is None or int(level) == 0
        return not self.plan.kind.is_primavera and unique is not None and int(unique) == 0 and is_above

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
        states = ((role, text) for role in self.plan.states for text in _texts_said(self, role))
        found = (said_in_state(role, text) for role, text in states)
        return next((one for one in found if one is not None), None)

    @kept
    def is_gathered(self) -> bool:
        """Whether its dates are none of its own: Primavera's structure above activities has none."""
        return self.plan.kind.is_primavera and self.held.getActivityType() is None

    @property
    def is_summary(self) -> bool:
        """Whether tasks lie beneath it: MPXJ says so of any that is number 0."""
        return bool(self.held.getSummary()) and (self.held.getUniqueID() != 0 or self.held.hasChildTasks())

    @property
    def is_gathering(self) -> bool:
        """Whether it adds others up by what Primavera says, or stands for a project that is inserted."""
        kinds = ("WBS_SUMMARY", "HAMMOCK")
        return self.is_gathered or self.inserted != "" or str(self.held.getActivityType()) in kinds

    @property
    def inserted(self) -> str:
        """The file of the project that it stands for, where that is inserted."""
        return text_of(self.held.getSubprojectFile())

    @property
    def is_rolled_up(self) -> bool:
        """Whether its program works its dates out from the tasks below it."""
        is_manual = str(self.held.getTaskMode()) == "MANUALLY_SCHEDULED"
        return self.is_gathered or (self.is_summary and not is_manual)

    @kept
    def level(self) -> int:
        """How deep it lies in the outline of its plan, from 1."""
        given = self.held.getOutlineLevel()
        return int(given) if given is not None else text_of(self.held.getOutlineNumber()).count(".") + 1

    @kept
    def is_placeholder(self) -> bool:
        """Whether its dates are those that MS Project gives a task which nobody dated.

        One day, marked as estimated, from the start of the project, linked to nothing and held to no day.
        """
        held, start = self.held, self.date(PLAIN, "start")
        is_new = not self.plan.kind.is_primavera and bool(held.getEstimated()) and not self.is_summary
        return (
            is_new
            and str(held.getTaskMode()) != "MANUALLY_SCHEDULED"
            and str(held.getDuration()) == "1.0d"
            and start is not None
            and start.date() == self.plan.start
            and str(held.getConstraintType()) in ("AS_SOON_AS_POSSIBLE", "None")
            and not (held.getPredecessors() or held.getSuccessors() or held.getDeadline())
            and not (held.getActualStart() or self.per_cent)
        )

    @property
    def per_cent(self) -> float | None:
        """How far it has come, by the measure its program shows; a sum over other tasks is none."""
        held = self.held
        if self.is_gathered:
            return None
        is_primavera = self.plan.kind.is_primavera
        value = held.getActivityPercentComplete() if is_primavera else held.getPercentageComplete()
        return None if value is None else round(float(value.doubleValue()), 6)

    # --- dates --------------------------------------------------------------------------------------------

    def date(self, basis: str, end: str) -> datetime | None:
        """Return a date that the file holds, or None; one that MPXJ made up is not the file's."""
        name = f"{_FIELDS[basis]}{end.title()}"
        if name in self.misread or name in self.unwritten:
            return None
        given = f"Early{name}" if basis == PLAIN and self.is_early else name
        return moment_of(getattr(self.held, f"get{given}")())

    @kept
    def is_early(self) -> bool:
        """Whether the only dates that Primavera scheduled are its early ones, as other programs write its files.

        MPXJ takes the planned dates of an activity that has not begun and no remaining ones.
        """
        if not self.plan.kind.is_primavera or self.is_gathered:
            return False
        held = self.held
        known = (held.getActualStart(), held.getActualFinish())
        remaining = (held.getRemainingEarlyStart(), held.getRemainingEarlyFinish())
        early = (held.getEarlyStart(), held.getEarlyFinish())
        return not any((*known, *remaining)) and any(early)

    def interval(self, basis: str, end: str) -> Interval | None:
        """Return an end on a basis: a day, or what words of a task planned by hand say."""
        if basis == PLAIN and (words := self._in_words(end)) is not None:
            return self._of_words(words, end)
        moment = self.date(basis, end)
        return None if moment is None else Interval(moment.date(), moment.date(), shown(moment))

    def _of_words(self, words: str, end: str) -> Interval | None:
        """Return what words in place of a date mean; those that can't be read are set aside."""
        cell = Cell(words)
        found = interval_of(cell, self.plan.dating) if cell.text else None
        if cell.text and found is None:
            self.plan.reading.put_aside(self.at(end), cell.text, why_no_date(cell, _DATING), ASK_DATE)
        elif found is not None and found.is_unknown:
            put_own_aside(cell, self.at(end), self.plan.dating, self.plan.reading)
        return found

    def _in_words(self, end: str) -> str | None:
        """Return what is shown in place of a date, where its planner typed words or nothing at all."""
        name = end.title()
        text = getattr(self.held, f"get{name}Text")()
        is_shown = bool(getattr(self.held, f"getShow{name}Text")()) or self.plan.kind is MSPDI
        is_manual = str(self.held.getTaskMode()) == "MANUALLY_SCHEDULED"
        return text_of(text) if text is not None and is_manual and is_shown else None

    @property
    def lacks_finish(self) -> bool:
        """Whether the file gives no finish, in days or in words: not even that it is blank."""
        return "Finish" in self.unwritten and self._in_words("finish") is None

    @kept
    def basis(self) -> str:
        """Which of its dates speak: the actual ones once it is finished, else the expected, else the baseline."""
        if self.date("actual", "finish") is not None:
            return "actual"
        if any(self.date(PLAIN, end) is not None or self._in_words(end) for end in DATE_ROLES):
            return PLAIN
        has_baseline = self.plan.has_baseline and any(self.date("baseline", end) for end in DATE_ROLES)
        return "baseline" if has_baseline else PLAIN


def said_of(task: NativeTask, role: str) -> str | None:
    """Return what the sender's own fields of a role say of a task."""
    return "; ".join(_texts_said(task, role)) or None


def _texts_said(task: NativeTask, role: str) -> list[str]:
    """Return what each of the sender's own fields of a role says of a task, where it says anything."""
    told = [
        str(value) for one in task.plan.fields.said.get(role, ()) if (value := one(task.held)) is not None
    ]
    return [text for one in told if (text := " ".join(one.split()))]


def text_of(value: JavaObject) -> str:
    """Return what Java gives as text, nothing as a blank one."""
    return "" if value is None else str(value)
