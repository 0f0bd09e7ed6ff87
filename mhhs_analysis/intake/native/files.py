"""MS Project's and Primavera's own files, read through MPXJ: every task kept, or set aside with its reason."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from mhhs_analysis.frames import MhhsError, NotInstalled, NotReadable
from mhhs_analysis.intake.guard import NeedsJava
from mhhs_analysis.intake.native import java
from mhhs_analysis.intake.native.columns import columns_of
from mhhs_analysis.intake.native.java import JavaObject
from mhhs_analysis.intake.native.kinds import MSPDI, XER, Kind
from mhhs_analysis.intake.native.mspdi_dates import Written, written_dates
from mhhs_analysis.intake.native.tasks import NativeTask, Plan, activity
from mhhs_analysis.intake.reading import NO_TABLE, Place, Reading
from mhhs_analysis.intake.said import all_said
from mhhs_analysis.intake.settings import NONE, Settings
from mhhs_analysis.intake.tables.doubts import doubt_far_years
from mhhs_analysis.intake.tables.inactive import SAYS_SO, is_named_dropped
from mhhs_analysis.intake.workbooks.packages import encrypted, said

_BASELINE = "a project that another one of the file keeps as its baseline: not the plan itself"
_OUTSIDE = "a project the file holds only because its tasks are linked to: not exported as a plan"
_OWN_ROW = "the project's own row: its dates are the whole plan's, no task's"
_BLANK = "blank lines between tasks"
_INACTIVE = "inactive: struck out of the plan, so not live"
_EXTERNAL = "a task of another project, shown because it is linked to"
_NAMELESS = "no name where tasks are named"
_UNREAD = "values that could not be read; the rest of the file was"
_MOST_SHOWN = 20


@dataclass(frozen=True)
class _Project:
    """A project of a file, as MPXJ read it, and why it is no plan ("" where it is one)."""

    held: JavaObject
    name: str
    reason: str


def read_native(file: str, content: bytes, kind: Kind, settings: Settings = NONE) -> Reading:
    """Return how a program's own file is understood; `rows` are activities, as those of a table are.

    Dates are days; their times are kept in the text. A task that is finished speaks by its actual dates, any
    other by those expected; the baseline stays beside. What a person says of how tables are read changes nothing
    in one. Raises NotInstalled where Java or MPXJ is missing,
    NeedsJava in a process that can't hold it, NotReadable for a file that is broken or locked.
    """
    _ready(file, kind)
    written = written_dates(file, content) if kind is MSPDI else None
    projects = _projects(file, content, kind)
    reading = Reading(file, layout=kind.words, idle=all_said(settings))
    plans = [one for one in projects if not one.reason]
    for one in projects:
        sheet = one.name if len(projects) > 1 else ""
        if one.reason:
            _put_project_aside(reading, one, sheet)
        else:
            _read_project(Plan(file, kind, one.held, sheet, reading), written, several=len(plans) > 1)
    _conclude(reading, plans)
    return reading


def _ready(file: str, kind: Kind) -> None:
    """Start Java, or say what is missing, or that this process can't hold it."""
    if lacking := java.missing():
        raise NotInstalled(
            file,
            f"{kind.words} is read with {lacking}, missing here",
            f"install what is missing, or {kind.ask}",
        )
    if java.is_limited():
        raise NeedsJava(
            file, "this process may not use the memory that Java reserves", "lift its limit (ulimit -v)"
        )
    try:
        java.start()
    except (OSError, RuntimeError) as error:
        reason = f"{kind.words} is read with Java, which could not be started ({said(error)})"
        raise NotInstalled(file, reason, f"install Java 11 or later, or {kind.ask}") from None


# --- projects ---------------------------------------------------------------------------------------------


def _projects(file: str, content: bytes, kind: Kind) -> list[_Project]:
    """Return the projects of a file: one of MS Project's, any number of Primavera's."""
    import jpype

    try:
        reader = _reader(kind, content)
        stream = java.java_class("java.io.ByteArrayInputStream")(content)
        held = list(reader.readAll(stream)) if kind.is_primavera else [reader.read(stream)]
    except jpype.JException as error:
        raise _refusal(file, kind, error) from None
    found = [one for one in held if one is not None]
    if not found:
        raise NotReadable(file, f"{kind.words} that holds no project", kind.ask)
    return _told_apart(found)


def _reader(kind: Kind, content: bytes) -> JavaObject:
    reader = java.java_class(f"org.mpxj.{kind.reader}")()
    if kind is XER:
        reader.setCharset(java.java_class("java.nio.charset.Charset").forName(_charset(content)))
    return reader


def _charset(content: bytes) -> str:
    """Return the encoding of an .xer: it says none, and is the exporting machine's."""
    try:
        content.decode("utf-8")
    except UnicodeDecodeError:
        return "windows-1252"
    return "UTF-8"


def _refusal(file: str, kind: Kind, error: JavaObject) -> MhhsError:
    """Return why MPXJ could not read a file, in our words."""
    told = " ".join(str(one) for one in (error, error.getCause()) if one is not None)
    if isinstance(error, java.java_class("java.lang.OutOfMemoryError")) or "OutOfMemoryError" in told:
        return NotReadable(file, "it needs more memory than a plan should", kind.ask)
    if "password" in told.lower():
        return encrypted(file)
    return NotReadable(
        file, f"{kind.words} that is broken ({_class_name(error)})", f"ask for it again, or {kind.ask}"
    )


def _class_name(error: JavaObject) -> str:
    cause = error.getCause()
    return str((error if cause is None else cause).getClass().getSimpleName())


def _told_apart(held: Sequence[JavaObject]) -> list[_Project]:
    """Return the projects with why each is no plan, if it is none; a single one always is."""
    baselines = {str(one.getProjectProperties().getBaselineProjectUniqueID()) for one in held} - {"None"}
    return [_Project(one, _name(one), _why_no_plan(one, baselines) if len(held) > 1 else "") for one in held]


def _name(project: JavaObject) -> str:
    properties = project.getProjectProperties()
    named = properties.getProjectID() or properties.getName() or properties.getUniqueID()
    return "" if named is None else str(named)


def _why_no_plan(project: JavaObject, baselines: set[str]) -> str:
    properties = project.getProjectProperties()
    if str(properties.getUniqueID()) in baselines:
        return _BASELINE
    return "" if properties.getExportFlag() else _OUTSIDE


def _put_project_aside(reading: Reading, project: _Project, sheet: str) -> None:
    count = len(project.held.getTasks())
    reading.put_aside(Place(reading.file, sheet), project.name, project.reason, rows=count)
    reading.rows_in += count


# --- tasks ------------------------------------------------------------------------------------------------


def _read_project(plan: Plan, written: Written | None, *, several: bool) -> None:
    """Add the activities of a project to the reading, and set aside its rows that are none."""
    tasks = [NativeTask(plan, one, number, several) for number, one in enumerate(plan.held.getTasks())]
    if written is not None:
        for task in tasks:
            unique = str(task.held.getUniqueID())
            task.unwritten, task.misread = written.unwritten(unique), written.misread(unique)
    plan.reading.rows_in += len(tasks)
    live = [task for task in tasks if not _put_task_aside(task)]
    _put_blanks_aside(plan, [task for task in tasks if task.is_blank])
    taken = {row["activity_id"] for row in plan.reading.rows}
    for task in sorted(live, key=lambda one: one.position):
        row = activity(task)
        row["activity_id"] = _unique(row["activity_id"], taken)
        plan.reading.rows.append(row)
    plan.reading.rows_kept = len(plan.reading.rows)
    plan.reading.sheets.append(
        {
            "sheet": plan.sheet,
            "is_hidden": False,
            "rows": len(tasks),
            "header_row": None,
            "columns": columns_of(plan.held, has_baseline=plan.has_baseline),
        }
    )
    _doubt_ignored(plan)


def _put_task_aside(task: NativeTask) -> bool:
    """Set aside a row that is no live task of this plan; return whether it was (a blank line is told later)."""
    if task.is_blank:
        return True
    for applies, reason, remedy in (
        (task.is_project, _OWN_ROW, ""),
        (task.is_external, _EXTERNAL, "ask for that project's plan, where it matters"),
        (not task.is_active, _INACTIVE, "ask whether this task still belongs to the plan"),
        (is_named_dropped(task.name), SAYS_SO, ""),
        (not task.name, _NAMELESS, "ask what this row is"),
    ):
        if applies:
            task.plan.reading.put_aside(task.place, task.words, reason, remedy, rows=1)
            return True
    return False


def _put_blanks_aside(plan: Plan, blanks: Sequence[NativeTask]) -> None:
    if blanks:
        places = ", ".join(task.place.cell for task in blanks[:_MOST_SHOWN])
        plan.reading.put_aside(Place(plan.file, plan.sheet, places), "", _BLANK, rows=len(blanks))


def _unique(identifier: str, taken: set[str]) -> str:
    """Return an identifier, counted on where a damaged or joined file gives it to several tasks."""
    found, count = identifier, 1
    while found in taken:
        count += 1
        found = f"{identifier}.{count}"
    taken.add(found)
    return found


def _doubt_ignored(plan: Plan) -> None:
    """Warn of what MPXJ passed over while it read."""
    errors = plan.held.getIgnoredErrors()
    if len(errors):
        place = Place(plan.file, plan.sheet)
        plan.reading.warn(place, f"{len(errors)} values", _UNREAD, f"{plan.kind.ask}, to compare")
        plan.reading.reading_confidence = "low"


# --- the whole --------------------------------------------------------------------------------------------


def _conclude(reading: Reading, plans: Iterable[_Project]) -> None:
    """Say what was read and how; a plan without dates is no plan that can be compared."""
    doubt_far_years(reading)
    dated = sum(
        any(row[f"{end}_{bound}"] for end in ("start", "finish") for bound in ("from", "to"))
        for row in reading.rows
    )
    what = "activity" if len(reading.rows) == 1 else "activities"
    reading.reasons.append(f"{len(reading.rows)} {what}, {dated} dated")
    reading.reasons += [told for one in plans if (told := _origin(one))]
    bases = sorted({row["date_basis"] for row in reading.rows if row["date_basis"]})
    if any(row["other_dates"] for row in reading.rows):
        reading.reasons.append(
            f"dates on several bases: tasks are read by their {', '.join(bases)} dates, others are kept beside"
        )
    if not reading.rows:
        reading.layout, reading.reading_confidence = NO_TABLE, "low"
        reading.put_aside(
            Place(reading.file), "", "no task in it is live and named", "ask for the plan itself"
        )
    elif not dated:
        reading.reading_confidence = "low"
        reading.put_aside(
            Place(reading.file), "", "no task has a date", "ask for the start and finish of each task"
        )


def _origin(project: _Project) -> str:
    """Return the day up to which a project says that its progress is known, where it does."""
    day = project.held.getProjectProperties().getStatusDate()
    return "" if day is None else f"progress is as at {str(day)[:10]}, its status date"
