"""The legend of a drawn plan: which colour means what, where a filled cell stands beside words outside the drawing."""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache

from mhhs_analysis.intake.headings.columns import is_date, normalised, qualifiers
from mhhs_analysis.intake.headings.rows import is_heading
from mhhs_analysis.intake.workbooks.sheets import Sheet
from mhhs_analysis.reference import rows

SPARE = "spare"
"""Time in hand: contingency, float."""

_SHARE = re.compile(r"\b\d{1,3} ?%")
_BESIDE = 2
"""How many columns right of its colour a legend's words may stand."""


def legend_of(
    sheet: Sheet, rows_drawn: Collection[int], headings: Collection[int], last: int
) -> dict[str, str]:
    """Return the words for colours, from cells outside the rows that are drawn in and their headings.

    Right of the last time column a legend may stand beside the drawing too.
    """
    found: dict[str, str] = {}
    for row, fills in sheet.drawn.fills.items():
        is_outside = row not in rows_drawn and row not in headings
        if not is_outside and max(fills, default=0) <= last:
            continue
        for column, colour in fills.items():
            words = _words(sheet, row, column) if is_outside or column > last else ""
            if words and _fits(sheet, row, colour, last if column > last else 0):
                found.setdefault(colour, words)
    return found


def kind_of_colour(words: str) -> str:
    """Return what a legend's words say of a colour: not_work, milestone, status, spare, or "" for a kind of work."""
    said = normalised(words)
    if said in _kinds():
        return _kinds()[said]
    return "status" if {_kinds().get(word) for word in said.split()} & {"status", SPARE} else ""


def are_states(words: Collection[str]) -> bool:
    """Return whether legends' words all say how far work has come or how it stands, and none which dates it has."""
    return all(
        kind_of_colour(one) == "status" and not qualifiers(normalised(one), "activities")[0] for one in words
    )


@lru_cache(maxsize=1 << 12)
def says_state(words: str) -> bool:
    """Return whether words say how far work has come or how it stands, and nothing more: 50% done, at risk."""
    said = normalised(_SHARE.sub(" ", words))
    return _kinds().get(said) == "status" and not qualifiers(said, "activities")[0]


def _words(sheet: Sheet, row: int, column: int) -> str:
    """Return the words in a filled cell, else those right of it."""
    cells = sheet.rows.get(row, {})
    for place in range(column, column + _BESIDE + 1):
        cell = cells.get(place)
        if cell is not None:
            return cell.text if is_heading(cell) and not is_date(cell) else ""
    return ""


def _fits(sheet: Sheet, row: int, colour: str, beyond: int) -> bool:
    """Return whether a colour fills one cell or few, as a legend's does, and not a whole title or row of headings.

    Beside a drawing, only the cells beyond its last column count: the row's own bar may have the colour.
    """
    fills = sheet.drawn.fills[row]
    return sum(other == colour and column > beyond for column, other in fills.items()) <= 2 * _BESIDE


@cache
def _kinds() -> dict[str, str]:
    return {row["words"]: row["kind"] for row in rows("legend_words")}
