"""Lists of tasks without timings: work in progress, kept, with what to ask for."""

from __future__ import annotations

from mhhs_analysis.intake.headings.columns import role_of
from mhhs_analysis.intake.headings.rows import headed_in, is_heading, naming_rows
from mhhs_analysis.intake.tables.regions import Region, regions_below
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

FEWEST = 3
"""Headings that make a row the head of a list."""


def task_lists(sheet: Sheet) -> list[Region]:
    """Return the first table of a sheet that names tasks under a heading of its own, beside other headings."""
    for row in naming_rows(sheet, "activities"):
        cells = sheet.rows[row]
        if _heads_tasks(cells) and any(below > row for below in sheet.rows):
            return regions_below(sheet, [headed_in(sheet, row, "activities")])
    return []


def _heads_tasks(cells: Cells) -> bool:
    texts = _texts(cells)
    roles = [role_of(cell.text, "activities")[0] for cell in texts.values()]
    known = sum(role not in ("", "name", "basis") for role in roles)
    return "name" in roles and known >= 1 and len(texts) >= FEWEST


def _texts(cells: Cells) -> dict[int, Cell]:
    return {column: cell for column, cell in cells.items() if is_heading(cell)}
