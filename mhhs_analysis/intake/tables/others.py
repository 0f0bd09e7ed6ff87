"""Tables that are no plan though they look like one: risk logs, leave, an older version kept beside."""

from __future__ import annotations

from mhhs_analysis.intake.headings.columns import Column, normalised, role_of
from mhhs_analysis.intake.headings.not_plans import (
    heads_anything,
    heads_beside_tasks,
    heads_employers,
    heads_other,
    kind_called,
    kind_named,
    names_other,
)
from mhhs_analysis.intake.headings.person_names import are_persons
from mhhs_analysis.intake.tables.regions import Region

OLDER, EXAMPLE = "older_version", "example"
_OF_WORK = frozenset({"percent", "predecessors", "duration", "stage", "milestone"})
"""Roles of columns that say of rows that they are work, which lists of persons hardly have."""


def kind_of_other(region: Region) -> str:
    """Return what a table is instead of a plan (other_list, older_version, example), or "" for a plan.

    Its sheet's name, its headings and a title right above them tell, by the words of not_plans.csv.
    """
    title = region.sheet.rows.get(region.headers[0] - 1, {})
    titled = kind_named(next(iter(title.values())).text) if len(title) == 1 else ""
    if kind := kind_called(region.sheet.called) or kind_called(region.sheet.own_title) or titled:
        return kind
    name = next((one.heading for one in region.columns if one.role == "name"), "")
    if region.grid and names_other(name):
        return "other_list"
    others = [one.heading for one in region.columns if heads_other(one.heading)]
    is_beside = all(map(heads_beside_tasks, others)) and _is_of_tasks(region, name)
    return "other_list" if (others and not is_beside) or _lists_persons(region) else ""


def _lists_persons(region: Region) -> bool:
    """Return whether a table is of persons, by their names and what it says beside them, and of no one's tasks."""
    name = region.column("name")
    if name is None or region.grid or not heads_anything(name.heading):
        return False
    beside = [one for one in region.columns if one not in (name, *region.date_columns)]
    if any(one.role in _OF_WORK or _says_whose(one) for one in beside):
        return False
    texts = {one: [cell.text for cell in region.cells_in(one.number).values()] for one in (name, *beside)}
    return are_persons(name.heading, texts[name], [(one.heading, texts[one]) for one in beside])


def _says_whose(column: Column) -> bool:
    """Return whether a column is of who does what stands in a row, and not of whom persons work for."""
    return column.role == "owner" and not heads_employers(column.heading)


def _is_of_tasks(region: Region, name: str) -> bool:
    """Return whether a table heads its names as tasks and gives each a start and a finish, as registers hardly do."""
    is_headed_so = role_of(name, "activities")[0] in ("name", "milestone") or normalised(name) == "title"
    return is_headed_so and {"start", "finish"} <= {one.role for one in region.columns}
