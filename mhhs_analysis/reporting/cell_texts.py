"""Texts as the cells of a workbook hold them: none longer than a cell, none that is worked out as a formula."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from openpyxl.cell.cell import Cell

LONGEST = 32767
"""What a cell of Excel holds, in units of UTF-16."""
_CUT = " [cut: the whole text stands in the file]"
_AS_FORMULAS_START = ("=", "+", "-", "@", "\t", "\r")


def fitting(text: str) -> str:
    """Return a text that a cell holds, cut where it is longer, and saying so."""
    if len(text) <= LONGEST // 2 or _units(text) <= LONGEST:
        return text
    held = text.encode("utf-16-le")[: 2 * (LONGEST - len(_CUT))]
    return held.decode("utf-16-le", errors="ignore") + _CUT


def begins_as_formula(text: str) -> bool:
    """Return whether a text begins as a formula does: a spreadsheet would work it out once somebody edits it."""
    return text.startswith(_AS_FORMULAS_START)


def keep_text(cell: Cell) -> None:
    """Mark a cell whose text begins as a formula does, so that it stays a text also when somebody edits it."""
    if isinstance(cell.value, str) and begins_as_formula(cell.value):
        cell.data_type, cell.quotePrefix = "s", True


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
