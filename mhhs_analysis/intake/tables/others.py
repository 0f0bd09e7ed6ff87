"""Tables that are no plan though they look like one: risk logs, leave, an older version kept beside."""

from __future__ import annotations

from mhhs_analysis.intake.headings.not_plans import (
    guides,
    heads_other,
    kind_named,
    names_no_tasks,
    names_other,
)
from mhhs_analysis.intake.tables.regions import Region

OLDER, EXAMPLE = "older_version", "example"


def kind_of_other(region: Region) -> str:
    """Return what a table is instead of a plan (other_list, older_version, example), or "" for a plan.

    Its sheet's name, its headings and a title right above them tell, by the words of not_plans.csv.
    """
    title = region.sheet.rows.get(region.headers[0] - 1, {})
    titles = [cell.text for cell in title.values()] if len(title) == 1 else []
    for text in (region.sheet.called, *titles):
        if kind := kind_named(text):
            return kind
    if guides(region.sheet.called):
        return EXAMPLE
    if names_no_tasks(region.sheet.called):
        return "other_list"
    name = next((one.heading for one in region.columns if one.role == "name"), "") if region.grid else ""
    if names_other(name):
        return "other_list"
    return "other_list" if any(heads_other(column.heading) for column in region.columns) else ""
