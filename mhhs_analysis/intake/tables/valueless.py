"""Formulas without a value, never calculated or come to an error: what they would say is not known, and is told."""

from __future__ import annotations

from mhhs_analysis.intake.headings.columns import Column
from mhhs_analysis.intake.reading import counted, place_of
from mhhs_analysis.intake.tables.table import Table

ASK_CALCULATED = "ask for it opened in Excel, its errors put right, and saved"
SAYS_NOTHING = "a formula that was never calculated or came to an error: what it says is not known"
_NAME_NOTHING = "formulas that were never calculated or came to an error: the tasks' names are not known"
_TELL_THEMSELVES = ("percent", "")
"""Roles, beside those of dates, of which each such cell is set aside by itself, or that are not read."""


def tell_valueless(table: Table) -> None:
    """Warn once a column of formulas without a value; a plan of which most names are such can't be trusted."""
    if not table.region.sheet.may_lack_values:
        return
    dated = {one.number for one in table.region.date_columns}
    for column in table.region.columns:
        lost = [row for row, cell in table.cells_in(column.number).items() if cell.is_uncalculated]
        if lost and column.number not in dated and column.role not in _TELL_THEMSELVES:
            _tell(table, column, lost)


def _tell(table: Table, column: Column, lost: list[int]) -> None:
    place = place_of(table.file, table.region.sheet, lost[0], column.number)
    reason = _NAME_NOTHING if column.may_name else SAYS_NOTHING
    table.reading.warn(place, counted(len(lost), "cell"), reason, ASK_CALCULATED)
    if column.may_name:
        table.reading.lower("low" if 2 * len(lost) > len(table.region.rows) else "medium")
