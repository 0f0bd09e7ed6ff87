"""What rows stand under: the workstreams, phases and other groups that columns beside the names say."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from mhhs_analysis.intake.headings.columns import (
    DATE_ROLES,
    GATHERING,
    GROUP,
    LONGEST,
    Column,
    is_date,
    is_wordy,
)
from mhhs_analysis.intake.headings.legends import kind_of_colour
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

UNDER = " > "
"""What parts the groups of a path, the widest first: Testing > SIT."""
_LETTER = re.compile(r"[^\W\d_]")
_MOST_SAID = 2 / 3
"""Share of rows that say a group from which it is each row's own: those that say none have none."""
_FEWEST_GROUPS = 2
"""Groups, and rows below them that say none, from which what stands beside groups alone is theirs."""

Said = Mapping[int, str]


def beneath(path: str | None, name: str) -> str:
    """Return a path of groups with another one beneath it."""
    return f"{path}{UNDER}{name}" if path else name


def worded(cell: Cell, heading: str) -> str:
    """Return what a cell says of a group, its words parted by single spaces; a number with its heading: Phase 2."""
    text = " ".join(cell.text.split())
    return text if _LETTER.search(text) or not heading else f"{heading} {text}"


def carried_down(
    said: Said, sheet: Sheet, number: int, rows: Sequence[int], above: Said | None, ends: Collection[int] = ()
) -> dict[int, str]:
    """Return what a column says of each row: what is merged down to it, else what is said once for several rows.

    `above` are the paths of what stands further left; None where nothing is said once for those below it. Rows that
    end groups, as totals do, stand in none that they don't say.
    """
    merged = merged_down(said, sheet, number, rows)
    return merged | dict(said) if merged or above is None else _said_once(said, rows, above, ends)


def merged_down(said: Said, sheet: Sheet, number: int, rows: Sequence[int]) -> dict[int, str]:
    """Return what is merged down a column to rows below the one that says it."""
    extents = [
        (top, low) for top, left, low, _ in sheet.merged if left == number and low > top and top in said
    ]
    return {row: said[top] for top, low in extents for row in rows if top < row <= low}


def _said_once(said: Said, rows: Sequence[int], above: Said, ends: Collection[int]) -> dict[int, str]:
    """Return what each row is said to stand under, where a group is said once and left blank in the rows below it.

    It is said so where the first row says one, none is said twice under the same path, and many rows say none.
    A gap, another path, or a row that ends groups ends what is said.
    """
    listed = [(above.get(row), said[row]) for row in rows if row in said]
    is_each = len(listed) > _MOST_SAID * len(rows) or len({*listed}) < len(listed)
    if not listed or is_each or rows[0] not in said:
        return dict(said)
    found, last = dict(said), rows[0]
    for before, row in pairwise(rows):
        if row in said:
            last = row
        elif before in found and row not in ends and above.get(row) == above.get(last) and row == before + 1:
            found[row] = said[last]
    return found


# --- dates of groups ----------------------------------------------------------------------------------------


def dates_said_once(columns: Sequence[Column], body: Sequence[Cells]) -> set[Column]:
    """Return the columns of dates between a group and the names that date just the rows which say a group.

    Phase, Start, End, Task, where each phase and its dates are said once and left blank beside its further tasks.
    """
    name = next((one.number for one in columns if one.role == "name"), 0)
    dated = [one for one in columns if one.role in (*DATE_ROLES, "span") and one.number < name]
    first = min((one.number for one in dated), default=0)
    groups = [one for one in columns if one.role in GATHERING and one.number < first]
    if not groups:
        return set()
    beside = [cells for cells in body if name in cells]
    saying = {*_saying(beside, groups[-1].number)}
    is_once = _FEWEST_GROUPS <= len(saying) <= len(beside) - _FEWEST_GROUPS
    return {one for one in dated if {*_saying(beside, one.number)} == saying} if is_once else set()


def _saying(body: Sequence[Cells], number: int) -> list[int]:
    return [place for place, cells in enumerate(body) if number in cells]


# --- columns without a heading ------------------------------------------------------------------------------


def with_unheaded_groups(
    columns: Sequence[Column], sheet: Sheet, rows: Sequence[int], first: int = 1
) -> tuple[Column, ...]:
    """Return columns with those left of the names, from the first on, that gather rows below no heading known."""
    name = next((one.number for one in columns if one.role == "name"), 0)
    headed = {one.number: one for one in columns}
    left = [
        number for number in range(first, name) if number in sheet.texts and _may_gather(headed.get(number))
    ]
    found = {number for number in left if _gathers(sheet, number, name, rows)}
    known = (replace(one, role=GROUP) if one.number in found else one for one in columns)
    return (*known, *(Column(number, "", GROUP) for number in sorted(found - {*headed})))


def _may_gather(column: Column | None) -> bool:
    """Return whether a column has no heading, or one that says nothing."""
    return column is None or (not column.role and not column.doubt)


def _gathers(sheet: Sheet, number: int, name: int, rows: Sequence[int]) -> bool:
    """Return whether short words stand beside names, each in one stretch of rows, and any of them for several."""
    names, column = sheet.column(name), sheet.column(number)
    named = [row for row in rows if row in names]
    cells = {row: column[row] for row in named if row in column}
    if not cells or not all(map(_may_be_group, cells.values())):
        return False
    said = {row: cell.text for row, cell in cells.items()}
    down = carried_down(said, sheet, number, named, {})
    texts = [down[row] for row in sorted(down)]
    stretches = 1 + sum(one != other for one, other in pairwise(texts))
    are_states = all(kind_of_colour(text) == "status" for text in {*texts})
    return stretches == len({*texts}) < len(texts) and not are_states


def _may_be_group(cell: Cell) -> bool:
    return is_wordy(cell) and len(cell.text) < LONGEST and not is_date(cell)
