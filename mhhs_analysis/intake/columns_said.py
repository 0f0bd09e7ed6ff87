"""What a person says of the columns of a table: their roles, or which of several versions of its dates speaks."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from mhhs_analysis.intake.headings.columns import ALTERNATIVE, Column, heads_alternative
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.tables.lists import task_lists
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.headed import columns_of_version
from mhhs_analysis.intake.workbooks.sheets import column_letters
from mhhs_analysis.intake.workbooks.workbook import Sheet

Roles = dict[str, tuple[str, str]]
"""The role and date basis of columns, by their letters."""


def said_of(regions: Sequence[Region], settings: Settings) -> list[Region]:
    """Return tables whose columns have the roles that a person gave them, or gave by naming a version."""
    return [_overruled(one, _roles_said(one, settings)) for one in regions]


def said_to_be_dated(sheet: Sheet, settings: Settings) -> list[Region]:
    """Return the lists of tasks of which a person says where the dates are, as one of several versions may be."""
    is_said = settings.columns or settings.version
    return [one for one in said_of(task_lists(sheet), settings) if one.is_timed] if is_said else []


def _roles_said(region: Region, settings: Settings) -> Roles:
    if settings.columns:
        return {letters: (role, basis) for letters, role, basis in settings.columns}
    headed = columns_of_version(region, settings.version) if settings.version else {}
    return {column_letters(number): (role, "") for number, role in headed.items()}


def _overruled(region: Region, said: Roles) -> Region:
    """Return a table whose columns have the roles that are said; others of the same roles, or versions, give way."""
    taken = {*said.values()}

    def overruled(column: Column) -> Column:
        letters = column_letters(column.number)
        if letters in said:
            return replace(column, role=said[letters][0], basis=said[letters][1], doubt="")
        if column.role in ("", ALTERNATIVE) and heads_alternative(column.heading):
            return replace(column, role="other", doubt="")
        return replace(column, role="", doubt="") if (column.role, column.basis) in taken else column

    return replace(region, columns=tuple(overruled(one) for one in region.columns)) if said else region
