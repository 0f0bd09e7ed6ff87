"""Rows of a table that give dates to come."""

from __future__ import annotations

from collections.abc import Sequence

from mhhs_analysis.frames import BOUNDS
from mhhs_analysis.intake.tables.table import Table


def rows_to_come(table: Table, rows: Sequence[int]) -> set[int]:
    """Return those of the rows of a table's reading that give a date which has not happened."""
    columns = map(table.reading.rows.column, (*BOUNDS, "date_basis"))
    return {
        row for row, *bounds, basis in zip(rows, *columns, strict=True) if basis != "actual" and any(bounds)
    }
