"""Titles of tables, and names of sheets, that say of which of several versions of a plan a table is."""

from __future__ import annotations

from collections.abc import Iterator

from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.editions import says_edition
from mhhs_analysis.intake.versions.sheet_names import case_said, name_said, time_said
from mhhs_analysis.intake.versions.words import VersionSaid, plan_version_said, version_key

_ABOVE = 3
"""Rows above the headings of a table in which its title may stand."""


def title_of(region: Region) -> VersionSaid | None:
    """Return what a lone text right above the headings of a table says of a version, or None."""
    return next(filter(None, map(plan_version_said, titles_above(region))), None)


def version_of_table(region: Region) -> VersionSaid | None:
    """Return what the title of a table says of a version among those of its sheet: also one of cases or editions."""
    return title_of(region) or next(filter(None, map(case_or_edition, titles_above(region))), None)


def case_or_edition(text: str) -> VersionSaid | None:
    """Return which case of several, or which edition by its day or month, a title says, or None."""
    return case_said(text) or (name_said(text) if says_edition(text) and time_said(text) else None)


def titles_above(region: Region) -> Iterator[str]:
    """Yield the lone texts right above the headings of a table, the nearest first."""
    extent = range(
        min(one.number for one in region.columns),
        (region.grid.axis.last if region.grid else max(one.number for one in region.columns)) + 1,
    )
    top = region.headers[0]
    for row in range(top - 1, max(0, top - 1 - _ABOVE), -1):
        cells = [cell for column, cell in region.sheet.rows.get(row, {}).items() if column in extent]
        if len(cells) > 1:
            return
        yield from (cell.text for cell in cells)


def is_alike_said(said: VersionSaid, other: VersionSaid) -> bool:
    """Return whether two titles are of versions of one thing: each says little else, or the same: Acme plan, POAP 1."""
    return (said.leads and other.leads) or said.rest == other.rest


def version_of_sheet(region: Region) -> VersionSaid | None:
    """Return what the name of a table's sheet says of a version, else its title, or None."""
    cases = (said for said in map(case_said, titles_above(region)) if said and not said.is_weak)
    return name_said(region.sheet.called) or title_of(region) or next(cases, None)


def are_versions(said: VersionSaid, other: VersionSaid) -> bool:
    """Return whether two names or titles are of different versions of one thing."""
    return version_key(said.words) != version_key(other.words) and is_alike_said(said, other)
