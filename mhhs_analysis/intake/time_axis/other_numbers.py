"""Numbers near headings of time that look like years, and that the words beside them name as something else."""

from __future__ import annotations

from mhhs_analysis.intake.headings.columns import is_wordy, role_of
from mhhs_analysis.intake.headings.number_words import names_number
from mhhs_analysis.intake.workbooks.sheets import Sheet

_DOWN = 5
"""Rows below a heading in which the first of what it heads stands."""


def is_another(sheet: Sheet, row: int, column: int) -> bool:
    """Return whether the words left of a number name it as a code or a count: Budget code | 2026.

    What heads a column beside others, or is merged down over one, names no number right of it: Task | Ref | 2026.
    """
    left = {
        at: cell.text
        for at, cell in sheet.rows.get(row, {}).items()
        if at < column and isinstance(cell.value, str)
    }
    if not left or not names_number(left[max(left)]):
        return False
    others = [text for at, text in left.items() if at != max(left)]
    is_heading = any(map(_heads, others)) or _heads_codes(sheet, row, max(left))
    return not is_heading and not _is_merged_down(sheet, row, max(left))


def _heads_codes(sheet: Sheet, row: int, column: int) -> bool:
    """Return whether what may be a heading stands over codes, below headings in other columns: ID, A1, A2."""
    below = [sheet.rows[one] for one in range(row + 1, row + _DOWN) if one in sheet.rows]
    held = next((place for place, cells in enumerate(below) if column in cells), 0)
    return held > 0 and not is_wordy(below[held][column])


def _heads(text: str) -> bool:
    return role_of(text, "activities") != ("", "")


def _is_merged_down(sheet: Sheet, row: int, column: int) -> bool:
    return any(top == row < bottom and left == column for top, left, bottom, _ in sheet.merged)
