"""Headings within a table, of steps that stand below a task in columns of their own: Subitems | Name | Owner | Date."""

from __future__ import annotations

from mhhs_analysis.intake.headings.columns import NAMES, TIMINGS, role_of
from mhhs_analysis.intake.headings.rows import naming_rows
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import Cells

HEADINGS = (
    "headings of steps within the table: what stands below them in columns of their own is not read",
    "ask for these steps as rows of the plan, their names and dates in its columns",
)
"""Why such a row is set aside, and what to ask."""
_FEWEST = 3
"""Headings, beside the word for steps, that no task has in its cells by chance."""


def inner_headings(table: Table) -> set[int]:
    """Return the rows of a table that head steps, and lower its confidence: the rows below them name no task."""
    rows, columns = table.region.sheet.rows, table.name_columns
    naming = (row for row in naming_rows(table.region.sheet, "activities") if row in table.name_texts)
    found = {row for row in naming if heads_steps(rows[row], rows.get(row + 1, {}), columns[row].number)}
    if found:
        table.reading.lower("medium")
    return found


def heads_steps(cells: Cells, below: Cells, name: int) -> bool:
    """Return whether all right of a row's name are headings, of names and of a timing, and no name stands below."""
    number, *others = cells
    if number != name or not below or name in below:
        return False
    roles = [role_of(cells[one].text, "activities")[0] for one in others if isinstance(cells[one].value, str)]
    is_headed = len(roles) == len(others) >= _FEWEST and all(roles)
    return is_headed and not NAMES.isdisjoint(roles) and any(role in TIMINGS for role in roles)
