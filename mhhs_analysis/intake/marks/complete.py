"""Drawings that mark every cell: some of the signs then say that there is work, and others that there is none."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol

_FILLED = {"○": "●", "◯": "⬤", "⚪": "⚫", "□": "■", "◻": "◼", "▢": "■", "▫": "▪", "▯": "▮", "▭": "▬"}
"""Filled signs by hollow ones of their shape."""
_FEWEST_ROWS, _FEWEST_COLUMNS = 2, 3


class Written(Protocol):
    """A mark as far as it is asked here: what is written in its cell."""

    @property
    def text(self) -> str:
        """Return what is written."""


def hollow_signs(marks: Mapping[int, Mapping[int, Written]]) -> frozenset[str]:
    """Return the hollow signs that say no: filled ones stand beside them, and both fill every column in every row.

    Where cells are left blank a hollow sign is one of its own: planned, where a filled one is done.
    """
    said = texts_in(marks)
    hollow = {one for one in said if _FILLED.get(one) in said}
    return frozenset(hollow) if hollow and _is_complete(marks) else frozenset()


def texts_in(marks: Mapping[int, Mapping[int, Written]]) -> set[str]:
    """Return what is written in any cell."""
    return {mark.text for cells in marks.values() for mark in cells.values()}


def _is_complete(marks: Mapping[int, Mapping[int, Written]]) -> bool:
    """Return whether several rows are marked, and each in every column in which any is."""
    rows = [cells.keys() for cells in marks.values() if cells]
    used = set().union(*rows) if rows else set()
    return (
        len(rows) >= _FEWEST_ROWS
        and len(used) >= _FEWEST_COLUMNS
        and all(columns == used for columns in rows)
    )
