"""Titles of tables, and names of sheets, that say of which of several versions of a plan a table is."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.editions import says_edition
from mhhs_analysis.intake.versions.sheet_names import case_said, name_said, time_said
from mhhs_analysis.intake.versions.words import (
    VersionSaid,
    edition_said,
    is_of_text,
    listed,
    plan_version_said,
    version_key,
    version_said,
)

_REMARK = re.compile(r"\([^()]*\)\s*$")
"""What a title adds to its edition: (March 2024)."""
_ABOVE = 3
"""Rows above the headings of a table in which its title may stand."""


def title_of(region: Region) -> VersionSaid | None:
    """Return what a lone text right above the headings of a table says of a version, or None."""
    return next(filter(None, map(plan_version_said, titles_above(region))), None)


def bare_version(region: Region) -> VersionSaid | None:
    """Return the version that a title of a table says and nothing else, also one that work may have: Rev A, Round 1."""
    said = filter(None, map(version_said, titles_above(region)))
    return next((one for one in said if one.leads and not one.rest), None)


def version_of_table(region: Region) -> VersionSaid | None:
    """Return what the title of a table says of a version among those of its sheet: also one of cases or editions."""
    said = title_of(region) or next(filter(None, map(case_or_edition, titles_above(region))), None)
    return said or next(filter(None, map(edition_or_report, titles_above(region))), None)


def case_or_edition(text: str) -> VersionSaid | None:
    """Return which case of several, or which edition by its day or month, a title says, or None."""
    return case_said(text) or (name_said(text) if says_edition(text) and time_said(text) else None)


def edition_or_report(text: str) -> VersionSaid | None:
    """Return which edition, round or report a title says, or None; weak unless only texts have such: Rev B."""
    bare = _REMARK.sub(" ", text)
    if said := edition_said(bare) or version_said(bare):
        return replace(said, is_weak=not is_of_text(said))
    words = " ".join(bare.split())
    return VersionSaid(words, "", True, True, True, False) if normalised(words) in listed("report") else None


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


def is_numbered_on(said: VersionSaid, other: VersionSaid) -> bool:
    """Return whether two versions differ by their number or letter alone: Rev A, Rev B; not Version 3 and POAP 2."""
    (kind, number), (of, another) = (version_key(one.words).rpartition(" ")[::2] for one in (said, other))
    return bool(kind) and kind == of and number != another and not other.rest


def version_of_sheet(region: Region) -> VersionSaid | None:
    """Return what the name of a table's sheet says of a version, else its title, or None."""
    cases = (said for said in map(case_said, titles_above(region)) if said and not said.is_weak)
    return name_said(region.sheet.called) or title_of(region) or next(cases, None)


def are_versions(said: VersionSaid, other: VersionSaid) -> bool:
    """Return whether two names or titles are of different versions of one thing."""
    return version_key(said.words) != version_key(other.words) and is_alike_said(said, other)
