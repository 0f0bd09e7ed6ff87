"""Rows of items among those of their steps, which stand in columns of their own: Subitems | Name | Start | End."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from mhhs_analysis.intake.headings.columns import GATHERING, TIMINGS, is_date, role_of
from mhhs_analysis.intake.workbooks.workbook import Cells, Sheet

_GROUPED = GATHERING | {"identifier"}
"""Roles of what stands left of names, said once for several rows or of each."""


def with_items_above_steps(
    sheet: Sheet, headings: Sequence[Cells], below: Sequence[list[int]], frame: str
) -> list[list[int]]:
    """Return the rows below each of some headings, those of items given back to the headings above those of steps.

    Below headings of steps, named in a column of their own, a row with a name where items have theirs is an item.
    """
    found = [*below]
    for place, (above, own) in enumerate(pairwise(headings), 1):
        name, step = _name_in(above, frame), _name_in(own, frame)
        if not 0 < name < step or name not in own or role_of(own[name].text, frame)[0] in _GROUPED:
            continue
        dated = {column for column, cell in above.items() if role_of(cell.text, frame)[0] in TIMINGS}
        items = _items(sheet, found[place], name, step, dated)
        found[place - 1] = [*found[place - 1], *sorted(items)]
        found[place] = [row for row in found[place] if row not in items]
    return found


def _name_in(headings: Cells, frame: str) -> int:
    """Return the column that a row of headings says to be of names, nought for none."""
    return next((column for column, cell in headings.items() if role_of(cell.text, frame)[0] == "name"), 0)


def _items(sheet: Sheet, rows: Sequence[int], name: int, step: int, dated: set[int]) -> set[int]:
    """Return the rows that are named where items are, if the first names a step alone and all dates are as items'."""
    first = sheet.rows[rows[0]] if rows else {}
    found = {row for row in rows if name in sheet.rows[row]}
    given = {column for row in found for column, cell in sheet.rows[row].items() if is_date(cell)}
    return found if step in first and name not in first and given and given <= dated else set()
