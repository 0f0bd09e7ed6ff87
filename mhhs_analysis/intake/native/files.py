"""MS Project's and Primavera's own files, read through MPXJ: every task kept, or set aside with its reason."""

from __future__ import annotations

from collections.abc import Sequence

from mhhs_analysis.frames import NotInstalled
from mhhs_analysis.intake.guard import NeedsJava
from mhhs_analysis.intake.native import java
from mhhs_analysis.intake.native.activities import activity
from mhhs_analysis.intake.native.kinds import MSPDI, Kind
from mhhs_analysis.intake.native.mspdi_dates import Written, written_dates
from mhhs_analysis.intake.native.projects import Project, projects_of
from mhhs_analysis.intake.native.tasks import NativeTask, Plan
from mhhs_analysis.intake.native.versions import is_of_versions, of_one_version
from mhhs_analysis.intake.reading import NO_TABLE, Place, Reading
from mhhs_analysis.intake.said import idle_in
from mhhs_analysis.intake.settings import NONE, Settings
from mhhs_analysis.intake.tables.doubts import doubt_far_years
from mhhs_analysis.intake.tables.inactive import DROPPED_ABOVE, SAYS_SO, Dropped
from mhhs_analysis.intake.workbooks.packages import said

_OWN_ROW = Dropped("the project's own row: its dates are the whole plan's, no task's")
_BLANK = "blank lines between tasks"
_INACTIVE = Dropped(
    "inactive: struck out of the plan, so not live", "ask whether this task still belongs to the plan"
)
_EXTERNAL = Dropped(
    "a task of another project, shown because it is linked to",
    "ask for that project's plan, where it matters",
)
_NAMELESS = Dropped("no name where tasks are named", "ask what this row is")
_UNREAD = "values that could not be read; the rest of the file was"
_MOST_SHOWN = 20


def read_native(file: str, content: bytes, kind: Kind, settings: Settings = NONE) -> Reading:
    """Return how a program's own file is understood; `rows` are activities, as those of a table are.

    Dates are days; their times are kept in the text. A task that is finished speaks by its actual dates, any
    other by those expected; the baseline stays beside. Of what a person says of how a file is read only the
    version that is the plan counts here. Raises NotInstalled where Java or MPXJ is missing,
    NeedsJava in a process that can't hold it, NotReadable for a file that is broken or locked.
    """
    _ready(file, kind)
    written = written_dates(file, content) if kind is MSPDI else None
    projects = projects_of(file, content, kind, settings.version)
    whole, tasks = _read_projects(file, kind, projects, written)
    plans = [one for one in projects if not one.reason]

    def read(said: Settings) -> Reading:
        return of_one_version(whole, tasks, plans, said.version)

    reading = read(settings)
    idle = idle_in(reading, settings, read)
    reading.idle = [what for what in idle if what not in reading.impossible]
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


# --- projects and tasks -----------------------------------------------------------------------------------


def _read_projects(
    file: str, kind: Kind, projects: Sequence[Project], written: Written | None
) -> tuple[Reading, list[NativeTask]]:
    """Return all that the plans of a file hold, and the task of each of its rows."""
    reading, tasks = Reading(file, layout=kind.words), list[NativeTask]()
    is_of_several = sum(not one.reason for one in projects) > 1
    for one in projects:
        sheet = one.identifier if len(projects) > 1 else ""
        if one.reason:
            _put_project_aside(reading, one)
        else:
            tasks += _read_project(Plan(file, kind, one.held, sheet, reading), written, several=is_of_several)
    return reading, tasks


def _put_project_aside(reading: Reading, project: Project) -> None:
    count = len(project.held.getTasks())
    place = Place(reading.file, project.identifier)
    reading.put_aside(place, project.identifier, project.reason, _ask_project(project), rows=count)
    reading.rows_in += count


def _ask_project(project: Project) -> str:
    return f"ask whether it is the plan, where in doubt (readings.csv: version {project.identifier})"


def _read_project(plan: Plan, written: Written | None, *, several: bool) -> list[NativeTask]:
    """Add the activities of a project to the reading, set aside its rows that are none; return the tasks read."""
    tasks = [NativeTask(plan, one, number, several) for number, one in enumerate(plan.held.getTasks())]
    if written is not None:
        for task in tasks:
            unique = str(task.held.getUniqueID())
            task.unwritten, task.misread = written.unwritten(unique), written.misread(unique)
    plan.reading.rows_in += len(tasks)
    tasks.sort(key=lambda one: one.position)
    live = _live(tasks)
    _put_blanks_aside(plan, [task for task in tasks if task.is_blank])
    taken = {row["activity_id"] for row in plan.reading.rows}
    for task in live:
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
            "columns": plan.fields.columns(has_baseline=plan.has_baseline),
        }
    )
    _doubt_ignored(plan)
    return live


def _live(tasks: Sequence[NativeTask]) -> list[NativeTask]:
    """Return the tasks that are part of the plan; other rows are set aside, those beneath a dropped task as well."""
    live, above = list[NativeTask](), 0
    for task in (one for one in tasks if not one.is_blank):
        above = above if task.level > above else 0
        why = _why_aside(task) or (DROPPED_ABOVE if above else None)
        if why is None:
            live.append(task)
        else:
            task.plan.reading.put_aside(task.place, task.words, *why, rows=1)
        if why in (_INACTIVE, DROPPED_ABOVE) or (why and why.reason == SAYS_SO):
            above = above or task.level
    return live


def _why_aside(task: NativeTask) -> Dropped | None:
    """Return why a row is no live task of this plan, and what to ask, or None where it is one."""
    if task.is_project:
        return _OWN_ROW
    if task.is_external:
        return _EXTERNAL
    if not task.is_active:
        return _INACTIVE
    if (ask := task.said_dropped) is not None:
        return Dropped(SAYS_SO, ask)
    return None if task.name else _NAMELESS


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


def _conclude(reading: Reading, plans: Sequence[Project]) -> None:
    """Say what was read and how; a plan without dates is no plan that can be compared."""
    doubt_far_years(reading)
    dated = sum(
        any(row[f"{end}_{bound}"] for end in ("start", "finish") for bound in ("from", "to"))
        for row in reading.rows
    )
    what = "activity" if len(reading.rows) == 1 else "activities"
    reading.reasons.append(f"{len(reading.rows)} {what}, {dated} dated")
    reading.reasons += _origins(plans)
    bases = sorted({row["date_basis"] for row in reading.rows if row["date_basis"]})
    if any(row["other_dates"] for row in reading.rows):
        reading.reasons.append(
            f"dates on several bases: tasks are read by their {', '.join(bases)} dates, others are kept beside"
        )
    if is_of_versions(reading):
        return
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


def _origins(plans: Sequence[Project]) -> list[str]:
    """Return the day up to which each project says that its progress is known, where it does."""
    days = {one.identifier: one.held.getProjectProperties().getStatusDate() for one in plans}
    told = {name: f"progress is as at {str(day)[:10]}, its status date" for name, day in days.items() if day}
    return [f"{name}: {one}" if len(plans) > 1 else one for name, one in told.items()]
