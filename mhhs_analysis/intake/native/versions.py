"""Several versions of a plan in a program's own file: found as in a table, for its program shows its tasks as one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import combinations

from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.headings.columns import Column, normalised, role_of
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.native.gathered import gather_again
from mhhs_analysis.intake.native.projects import Project
from mhhs_analysis.intake.native.tasks import NativeTask
from mhhs_analysis.intake.reading import Place, Reading, Row, row_of
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.apart import ASIDE, Way, without_versions
from mhhs_analysis.intake.versions.columns import said_in_column
from mhhs_analysis.intake.versions.lines import Days, span
from mhhs_analysis.intake.versions.names import are_alike
from mhhs_analysis.intake.versions.rows import OWN, Versions, named_again, tasks_by_version
from mhhs_analysis.intake.versions.words import VersionSaid, plan_version_said, version_key
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

_TITLE, _HEADINGS, _FIRST = 1, 2, 3
"""The lines of the table in which a program shows its tasks: a title, the headings, the first task."""
_NAME = Column(1, "Task Name", "name")
_COPY = "a project that names the tasks of another one with the same dates: a copy, not read"


def of_one_version(
    reading: Reading, tasks: Sequence[NativeTask], plans: Sequence[Project], wanted: str
) -> Reading:
    """Return a reading without the tasks that are of one of several versions, each set aside, and told.

    `tasks` are those of its rows, `plans` the projects in which they stand; `wanted` is the version that a person
    says is the plan, or all. What gathers tasks that are not read gives none of their dates.
    """
    shown = _Shown(tasks, plans)
    lines = replace(reading, rows=shown.numbered(reading.rows), set_aside=[], warnings=[], alternatives=[])
    ways: list[Way] = [partial(_said_by_projects, shown, wanted), *map(_said_by_field, shown.fields)]
    found = without_versions(shown.region, lines, wanted, also=ways)
    kept = {row_of(cell) for cell in found.rows.column("cell")}
    result = replace(found, set_aside=[*reading.set_aside], warnings=[*reading.warnings], rows=ByColumn())
    result.set_aside += map(shown.placed, found.set_aside)
    result.warnings += map(shown.placed, found.warnings)
    result.rows = ByColumn.of(row for line, row in enumerate(reading.rows, _FIRST) if line in kept)
    gather_again(result, tasks, [task for line, task in shown.lines if line in kept])
    _put_copies_aside(result, plans)
    result.rows_kept = len(result.rows)
    if any(one.is_named(wanted) for one in plans):
        result.impossible = {}
    return result


def is_of_versions(reading: Reading) -> bool:
    """Return whether tasks were set aside because nobody says which version is the plan."""
    return any(one["reason"] == ASIDE for one in reading.set_aside)


# --- the table that a program shows -----------------------------------------------------------------------


@dataclass(frozen=True)
class _Shown:
    """The tasks of a file as the table in which their program shows them: a line each, a column a field of words."""

    tasks: Sequence[NativeTask]
    plans: Sequence[Project]

    @kept
    def lines(self) -> list[tuple[int, NativeTask]]:
        """Each task with the number of its line."""
        return [*enumerate(self.tasks, _FIRST)]

    @kept
    def region(self) -> Region:
        """The table; the name of a file's only project is its title."""
        title = self.plans[0].name if len(self.plans) == 1 else ""
        rows: dict[int, Cells] = {_TITLE: {1: Cell(title)}} if title else {}
        rows[_HEADINGS] = {one.number: Cell(one.heading) for one in (_NAME, *self.fields)}
        rows |= {line: {1: Cell(task.name)} for line, task in self.lines}
        for (line, number), text in self._words.items():
            rows[line][number] = Cell(text)
        return Region(Sheet("", rows), (_HEADINGS,), (_NAME,), tuple(line for line, _ in self.lines))

    @kept
    def fields(self) -> list[Column]:
        """The fields that the sender fills with words, by what it calls them; notes are not kept beside tasks."""
        parts = {id(task.plan): task.plan.fields for task in self.tasks}.values()
        headings = dict.fromkeys(heading for fields in parts for heading, _ in fields.words)
        roles = {heading: role_of(heading, "activities")[0] for heading in headings}
        return [
            Column(number, heading, "other" if role == "notes" else role)
            for number, (heading, role) in enumerate(roles.items(), 2)
        ]

    @kept
    def _words(self) -> dict[tuple[int, int], str]:
        """What stands in the fields of words, by line and column."""
        number_of = {one.heading: one.number for one in self.fields}
        found = {
            (line, number_of[heading]): " ".join(str(value).split())
            for line, task in self.lines
            for heading, ask in task.plan.fields.words
            if (value := ask(task.held)) is not None
        }
        return {place: text for place, text in found.items() if text}

    def numbered(self, rows: Iterable[Row]) -> ByColumn:
        """Return rows that stand in the lines of the table, each with its level in the outline."""
        return ByColumn.of(
            row | {"cell": f"A{line}", "outline": f"level {task.level}"}
            for row, (line, task) in zip(rows, self.lines, strict=True)
        )

    def placed(self, entry: Row) -> Row:
        """Return a finding at the task that stands in its line, or at the whole file."""
        line = row_of(entry["cell"]) - _FIRST
        place = self.tasks[line].place if line >= 0 else Place(entry["file"])
        return entry | place.as_row()


def _said_by_field(column: Column) -> Way:
    """Return the way in which a field says the version of each task; no letters call it."""

    def said(region: Region, reading: Reading) -> Versions | None:
        found = said_in_column(column, region, reading)
        return found and replace(found, letters="")

    return said


# --- projects ---------------------------------------------------------------------------------------------


def _said_by_projects(shown: _Shown, wanted: str, _: Region, reading: Reading) -> Versions | None:
    """Return the projects of a file that are versions of one plan, if any are."""
    if len(shown.plans) < 2:
        return None
    words = _words_of(shown.plans, _stretches(reading, shown.plans), wanted)
    project_of = {line: task.plan.sheet for line, task in shown.lines}
    of_row = {line: words[project] for line, project in project_of.items() if project in words}
    if not of_row:
        return None
    tasks = tasks_by_version({line: of_row.get(line, OWN) for line in project_of}, reading)
    return Versions(of_row, named_again(tasks), (_HEADINGS, None), where="in projects of one file")


def _words_of(
    plans: Sequence[Project], stretches: Mapping[str, Mapping[str, Days]], wanted: str
) -> dict[str, str]:
    """Return the words of each project that is a version: what its name says, else what identifies it.

    Projects are versions where their names say several, or where they date most of the same tasks at one time
    otherwise.
    """
    if any(one.is_named(wanted) for one in plans):
        return {one.identifier: wanted if one.is_named(wanted) else one.identifier for one in plans}
    said = {one.identifier: found.words for one in plans if (found := _version_of(one))}
    alike = [pair for pair in combinations(stretches, 2) if _is_another(*(stretches[one] for one in pair))]
    beside = any(len(said.keys() & {*pair}) == 1 for pair in alike)
    if not (beside or len({*map(version_key, said.values())}) > 1):
        said = {}
    return said | {one: one for pair in alike if said.keys().isdisjoint(pair) for one in pair}


def _version_of(project: Project) -> VersionSaid | None:
    """Return the version that the name of a project says, or what identifies it."""
    return next(filter(None, map(plan_version_said, (project.name, project.identifier))), None)


def _stretches(reading: Reading, plans: Sequence[Project]) -> dict[str, dict[str, Days]]:
    """Return the days of the dated tasks of each project, by name; what gathers others is none."""
    found: dict[str, dict[str, Days]] = {one.identifier: {} for one in plans}
    for row in reading.rows:
        days = row["start_from"] or "", row["finish_to"] or ""
        if any(days) and not row["is_summary"]:
            found[row["sheet"]][normalised(row["activity_name"])] = span(days)
    return found


def _is_another(here: Mapping[str, Days], there: Mapping[str, Days]) -> bool:
    """Return whether two projects date most of the same tasks at one time, and not all on the same days."""
    return here != there and are_alike(here, there)


def _put_copies_aside(reading: Reading, plans: Sequence[Project]) -> None:
    """Set aside each project that gives the tasks of another one on the same days."""
    stretches = _stretches(reading, plans) if len(plans) > 1 else {}
    pairs = combinations(stretches, 2)
    copies = dict.fromkeys(other for one, other in pairs if stretches[one] == stretches[other] != {})
    for project in copies:
        count = sum(row["sheet"] == project for row in reading.rows)
        reading.put_aside(Place(reading.file, project), project, _COPY, rows=count)
    if copies:
        reading.rows = ByColumn.of(row for row in reading.rows if row["sheet"] not in copies)
