"""Tables that are no plan though they look like one: risk logs, leave, an older version kept beside."""

from __future__ import annotations

from mhhs_analysis.intake.headings.columns import normalised, role_of
from mhhs_analysis.intake.headings.not_plans import (
    heads_beside_tasks,
    heads_other,
    kind_called,
    kind_named,
    names_other,
)
from mhhs_analysis.intake.tables.regions import Region

OLDER, EXAMPLE = "older_version", "example"


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
    return "other_list" if others and not is_beside else ""


def _is_of_tasks(region: Region, name: str) -> bool:
    """Return whether a table heads its names as tasks and gives each a start and a finish, as registers hardly do."""
    is_headed_so = role_of(name, "activities")[0] in ("name", "milestone") or normalised(name) == "title"
    return is_headed_so and {"start", "finish"} <= {one.role for one in region.columns}
