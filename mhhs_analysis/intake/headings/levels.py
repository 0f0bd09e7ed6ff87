"""Names in a column for each level of the outline: Level 1, Level 2, Level 3; Title 1, Title 2."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from mhhs_analysis.intake.headings.columns import GROUP, LABELS, Column, is_wordy, normalised, role_of
from mhhs_analysis.intake.workbooks.workbook import Cells

_NUMBERED = re.compile(r"(\D*)(\d)")
_USUAL = 0.9
"""Share of rows from which they are laid out in one way."""


def named_by_levels(columns: Sequence[Column], body: Sequence[Cells]) -> list[Column] | None:
    """Return columns in which one of those headed by levels names the rows; None where another does, or no one level.

    Where each row says its name at its own level alone it is the first, and the others are steps of it; where each
    says what it stands under as well it is the last, and the others are groups: one that says no more than those is
    named by the last of them.
    """
    if not any(one.heading[-1:].isdecimal() for one in columns):
        return None
    levels = _levels(columns)
    beside = next((one for one in columns if one.role == "name" and one not in levels), None)
    if not levels or (beside is not None and not _stands_in(beside)):
        return None
    said = [[one for one in levels if is_word(cells, one.number)] for cells in body]
    rows = said if beside else [one for one in said if one]
    if rows and sum(len(one) == 1 for one in rows) >= _USUAL * len(rows):
        return _with(_relieved(columns, beside), levels, levels[0], "")
    are_full = sum(levels[-1] in one for one in rows) >= _USUAL * len(rows)
    if rows and not beside and (are_full or _say_all_above(rows, levels)):
        return _with(columns, levels, levels[-1], GROUP)
    return None


def _say_all_above(rows: Sequence[Sequence[Column]], levels: Sequence[Column]) -> bool:
    """Return whether nearly all rows say every level from the first down to their own."""
    return sum([*one] == [*levels[: len(one)]] for one in rows) >= _USUAL * len(rows)


def _stands_in(name: Column) -> bool:
    """Return whether what names rows is headed as what describes them; titles of all rows come before it."""
    return role_of(name.heading, "activities")[0] == "label"


def _relieved(columns: Sequence[Column], name: Column | None) -> list[Column]:
    """Return columns in which a description that stood in for the names describes rows again."""
    return [replace(one, role="label") if one is name else one for one in columns]


def is_deeper(column: Column, name: Column) -> bool:
    """Return whether a column is headed by a deeper level of the same outline than the one that names rows."""
    if not column.heading[-1:].isdecimal():
        return False
    above, below = _level_of(name.heading), _level_of(column.heading)
    return bool(above and below and above[0] == below[0] and above[1] < below[1])


def _levels(columns: Sequence[Column]) -> list[Column]:
    """Return the columns side by side that are headed by levels, from the one whose heading is known to name rows."""
    found: list[Column] = []
    for one in columns:
        if found and one.number == found[-1].number + 1 and is_deeper(one, found[-1]):
            found.append(one)
        elif len(found) < 2:
            is_first = role_of(one.heading, "activities")[0] in ("name", *LABELS)
            found = [one] if is_first and _level_of(one.heading) else []
    return found if len(found) > 1 else []


def _level_of(heading: str) -> tuple[str, int] | None:
    """Return the words of a heading and the level that it counts."""
    found = _NUMBERED.fullmatch(normalised(heading))
    return (found[1].strip(), int(found[2])) if found else None


def _with(columns: Sequence[Column], levels: Sequence[Column], name: Column, other: str) -> list[Column]:
    """Return columns of which one level names the rows and the others have another role."""
    return [
        replace(one, role="name" if one is name else other, doubt="") if one in levels else one
        for one in columns
    ]


def is_word(cells: Cells, number: int) -> bool:
    """Return whether a row holds words in a column."""
    return number in cells and is_wordy(cells[number])
