"""Lists of tasks without timings: work in progress, kept, with what to ask for."""

from __future__ import annotations

from mhhs_analysis.intake.headings.columns import heads_alternative, is_date, role_of
from mhhs_analysis.intake.headings.rows import headed_in, is_heading, naming_rows
from mhhs_analysis.intake.tables.regions import Region, regions_below
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

FEWEST = 3
"""Headings that make a row the head of a list."""


def task_lists(sheet: Sheet) -> list[Region]:
    """Return the first table of a sheet that names tasks under a heading of its own, beside other headings.

    Versions of their dates beside them do as other headings, and milestones as tasks then: POAP 1, POAP 2.
    """
    for row in naming_rows(sheet, "activities"):
        texts = _texts(sheet.rows[row])
        is_head = len(texts) >= FEWEST and (_heads_tasks(texts) or _heads_versions(sheet, row, texts))
        if is_head and any(below > row for below in sheet.rows):
            return regions_below(sheet, [headed_in(sheet, row, "activities")])
    return []


def _heads_tasks(texts: dict[int, Cell]) -> bool:
    roles = _roles(texts)
    return "name" in roles and any(role not in ("", "name", "basis") for role in roles)


def _heads_versions(sheet: Sheet, row: int, texts: dict[int, Cell]) -> bool:
    """Return whether headings name tasks or milestones and a version of what stands below it, as a date does."""
    below = sheet.rows.get(row + 1, {})
    versions = (column for column, cell in texts.items() if column in below and heads_alternative(cell.text))
    return not {"name", "milestone"}.isdisjoint(_roles(texts)) and any(
        is_date(below[column]) for column in versions
    )


def _roles(texts: dict[int, Cell]) -> list[str]:
    return [role_of(cell.text, "activities")[0] for cell in texts.values()]


def _texts(cells: Cells) -> dict[int, Cell]:
    return {column: cell for column, cell in cells.items() if is_heading(cell)}
