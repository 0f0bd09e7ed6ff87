"""Cells and stretches of cells by the names a workbook gives them: B7, $B$7, B7:D9."""

from __future__ import annotations

import re
from functools import lru_cache

_CELL = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")


@lru_cache(maxsize=1 << 12)
def column_number(letters: str) -> int:
    """Return a column's number from 1 by its letters."""
    number = 0
    for letter in letters.upper():
        number = 26 * number + ord(letter) - 64
    return number


def extent_of(reference: str) -> tuple[int, int, int, int] | None:
    """Return the first row and column, last row and column that a reference names, or None."""
    first, _, last = reference.partition(":")
    corners = _CELL.fullmatch(first), _CELL.fullmatch(last or first)
    if corners[0] is None or corners[1] is None:
        return None
    (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
    return int(top), column_number(left), int(bottom), column_number(right)
