"""Drawings that mark every cell: some of the signs then say that there is work, and others that there is none."""

from __future__ import annotations

from collections.abc import Sequence
from collections.abc import Set as AbstractSet

_FILLED = {"○": "●", "◯": "⬤", "⚪": "⚫", "□": "■", "◻": "◼", "▢": "■", "▫": "▪", "▯": "▮", "▭": "▬"}
"""Filled signs by hollow ones of their shape."""
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3


def hollow_signs(said: AbstractSet[str], marked: Sequence[AbstractSet[int]]) -> frozenset[str]:
    """Return which of the texts of a drawing are hollow signs that say no: with filled ones they fill every cell.

    `marked` are the columns in which each of its rows is marked. Where cells are left blank a hollow sign is one of its
    own: planned, where a filled one is done.
    """
    hollow = frozenset(one for one in said if _FILLED.get(one) in said)
    return hollow if hollow and _are_complete(marked) else frozenset()


def _are_complete(marked: Sequence[AbstractSet[int]]) -> bool:
    """Return whether several rows are marked, and each in every column in which any is."""
    rows = [columns for columns in marked if columns]
    used = set[int]().union(*rows)
    is_wide = len(rows) >= _FEWEST_ROWS and len(used) >= _FEWEST_COLUMNS
    return is_wide and all(columns == used for columns in rows)
