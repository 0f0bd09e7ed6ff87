"""Headings within a table, of steps that stand below a task in columns of their own: Subitems | Name | Owner | Date."""

from __future__ import annotations

from mhhs_analysis.intake.headings.columns import NAMES, TIMINGS, role_of
from mhhs_analysis.intake.headings.rows import naming_rows
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import Cells

_HEADS = "headings of steps within the table: what stands below them in columns of their own is not read"
_ASK = "ask for these steps as rows of the plan, their names and dates in its columns"
_FEWEST = 3
"""Headings, beside the word for steps, that no task has in its cells by chance."""


def inner_headings(table: Table) -> set[int]:
    """Return the rows of a table that head steps, and lower its confidence: the rows below them name no task."""
    rows = table.region.sheet.rows
    naming = naming_rows(table.region.sheet, "activities")
    found = {row for row in naming if row in table.name_texts and _heads_steps(rows[row])}
    if found:
        table.reading.lower("medium")
    return found


def put_headings_aside(table: Table, row: int) -> None:
    """Set aside a row that heads steps."""
    table.put_row_aside(row, _HEADS, _ASK)


def _heads_steps(cells: Cells) -> bool:
    """Return whether all of a row but its first cell are headings, of names and of a timing among others."""
    _, *others = cells.values()
    roles = [role_of(cell.text, "activities")[0] for cell in others if isinstance(cell.value, str)]
    is_headed = len(roles) == len(others) and all(roles) and len(roles) >= _FEWEST
    return is_headed and not NAMES.isdisjoint(roles) and any(role in TIMINGS for role in roles)
