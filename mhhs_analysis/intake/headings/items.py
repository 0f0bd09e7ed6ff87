"""Headings of lists of items: what is to be done by then, and by whom, in words that head other lists, too."""

from __future__ import annotations

from mhhs_analysis.intake.headings.columns import TIMINGS, normalised, role_of
from mhhs_analysis.intake.headings.rows import is_heading
from mhhs_analysis.intake.headings.work_words import names_items
from mhhs_analysis.intake.workbooks.workbook import Cells

_BESIDE = frozenset({"owner", "status", "percent", "notes", "identifier"})
"""Roles of what may stand beside an item, when it is due and whose it is."""
_FEWEST = 3
"""Headings of an item, its owner and when it is due."""


def heads_items(cells: Cells) -> bool:
    """Return whether a row heads items, one date of each and whose it is, and nothing unknown: Item | When | Who."""
    if len(cells) < _FEWEST:
        return False
    items = [text for cell in cells.values() if names_items(normalised(text := cell.text))]
    if len(items) != 1 or not all(map(is_heading, cells.values())):
        return False
    texts = [cell.text for cell in cells.values()]
    roles = [role_of(text, "activities")[0] for text in texts if text not in items]
    timed = [role for role in roles if role in TIMINGS]
    return len(timed) == 1 and "owner" in roles and {*roles} - {*timed} <= _BESIDE
