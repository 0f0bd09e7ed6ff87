"""Where a table ends and another begins beside it: a blank column parts two that each name and time their rows."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import partial
from itertools import pairwise, takewhile

from mhhs_analysis.intake.headings.columns import (
    DATE_ROLES,
    NAMES,
    TIMINGS,
    YES_OR_NO,
    is_date,
    role_of,
)
from mhhs_analysis.intake.headings.not_plans import heads_beside, heads_contacts, heads_other
from mhhs_analysis.intake.headings.rows import heads_list, roles_of
from mhhs_analysis.intake.tables.cells import number_in
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

_TIMED = frozenset(TIMINGS)
_FEWEST_VALUES = 3
"""Different words in a row that nobody says of tasks by chance, one after another from the first on."""
_COUNTED = frozenset({"percent", "duration"})
"""Roles of columns that may hold plain numbers; whole lists of these are kept to choose from: 0, 25, 50, 75, 100."""
_SAY_LITTLE = frozenset({"", "notes", "entry", "other"})
"""Roles of columns that say nothing of a task that is counted: what stands there by mistake does no harm."""


def headings_parted(sheet: Sheet, headings: Cells, below: list[int], frame: str) -> list[Cells]:
    """Return the headings of each table: a blank column parts two that each name and time their rows."""
    above = _above_lists(sheet, below)
    runs = _runs(sheet, headings, above)
    if frame != "activities" or len(runs) < 2:
        return [headings]
    if _are_headed_alike(runs):
        return runs
    body = [sheet.rows[row] for row in above]
    parts: list[Cells] = []
    for run in runs:
        left = parts[-1] if parts else {}
        if _is_table(left) and _is_list_of_values(run, left, body):
            continue
        begins = _begins_another(run, left, body) if _is_table(left) else _stands_apart(run, left, body)
        if parts and not begins:
            parts[-1] = left | run
        else:
            parts.append(dict(run))
    tables = [part for part in parts if _is_table(part)]
    return tables or [headings]


def _are_headed_alike(runs: Sequence[Cells]) -> bool:
    """Return whether stretches of headings say the same in any order, the first beginning with no timing."""
    said = {tuple(sorted(cell.text for cell in run.values())) for run in runs}
    first = role_of(next(iter(runs[0].values())).text, "activities")[0]
    return len(said) == 1 and first not in _TIMED and bool(_roles(runs[0]) & _TIMED)


def _above_lists(sheet: Sheet, below: list[int]) -> list[int]:
    """Return the rows above the first list that a gap parts from them: its cells bridge no blank column of theirs."""
    lists = (row for row in _parted(sheet, below) if heads_list(sheet.rows[row]))
    first = next(lists, None)
    return below if first is None else below[: below.index(first)]


def _parted(sheet: Sheet, below: list[int]) -> list[int]:
    """Return the rows that a gap parts from what stands above them, their own title, which stands alone, apart."""
    rows = sheet.rows
    return [
        row for row in below if not (above := rows.get(row - 1)) or (len(above) == 1 and row - 2 not in rows)
    ]


def _is_list_of_values(headings: Cells, left: Cells, body: Sequence[Cells]) -> bool:
    """Return whether a stretch of headings beside a table is over a list of what a column may say, or of its counts.

    It ends by the middle of the table or beyond its end, or the table has a column of that heading itself. What gives
    ends of tasks is none: those that are known are often of the first few.
    """
    roles = _roles(headings)
    if roles <= _SAY_LITTLE or roles & {*DATE_ROLES} or _is_table(headings):
        return False
    last = _values_listed(headings, body)
    own = [place for place, cells in enumerate(body, 1) if {*left} & {*cells}]
    if last == 0 or not own:
        return False
    is_again = not {cell.text for cell in left.values()}.isdisjoint(cell.text for cell in headings.values())
    return last > own[-1] or 2 * last <= len(own) or (is_again and last < len(own))


def _values_listed(headings: Cells, body: Sequence[Cells]) -> int:
    """Return how many rows from the first on hold words that all differ, and nothing stands below; nought for others.

    Two are a list where they are yes and no, or who does it; numbers where they are a scale.
    """
    first = min(headings)
    role = role_of(headings[first].text, "activities")[0]
    listed = [cells[first] for cells in takewhile(lambda cells: first in cells, body)]
    texts = {cell.text.lower() for cell in listed}
    is_pair = len(texts) > 1 and (texts <= YES_OR_NO or role == "owner")
    are_values = all(map(_is_word, listed)) or (role in _COUNTED and _is_scale(listed))
    goes_on = any(not cells.keys().isdisjoint(headings) for cells in body[len(listed) :])
    is_list = (len(texts) >= _FEWEST_VALUES or is_pair) and len(texts) == len(listed)
    return len(listed) if is_list and are_values and not goes_on else 0


def _is_word(cell: Cell) -> bool:
    return isinstance(cell.value, str) and any(map(str.isalpha, cell.text))


def _is_scale(cells: Sequence[Cell]) -> bool:
    """Return whether numbers only grow, as progress from task to task hardly does, or are many in even steps."""
    numbers = [*map(number_in, cells)]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    are_even = len(numbers) > _FEWEST_VALUES and all(map(partial(math.isclose, steps[0]), steps))
    return all(step > 0 for step in steps) or are_even


def _runs(sheet: Sheet, headings: Cells, below: list[int]) -> list[Cells]:
    """Return headings in stretches parted by columns in which nothing stands at all."""
    filled = {number for number, cells in sheet.columns.items() if not cells.keys().isdisjoint(below)} | {
        *headings
    }
    runs: list[Cells] = []
    last = None
    for column, cell in headings.items():
        is_parted = last is not None and not {*range(last + 1, column)} <= filled
        if last is None or is_parted:
            runs.append({})
        runs[-1][column] = cell
        last = column
    return runs


def _roles(headings: Cells) -> set[str]:
    return {role_of(cell.text, "activities")[0] for cell in headings.values()}


def _is_table(headings: Cells) -> bool:
    roles = _roles(headings)
    return bool(roles & NAMES and roles & _TIMED)


def _begins_another(headings: Cells, left: Cells, body: list[Cells]) -> bool:
    """Return whether a stretch of headings right of a table is a table of its own, or no part of this one."""
    names = _naming(headings, "identifier", "name")
    if len(headings) >= 3 and any(heads_other(cell.text) for cell in headings.values()):
        return True
    if "name" in names.values() and any(heads_contacts(cell.text) for cell in headings.values()):
        return True
    if heads_beside(next(iter(headings.values())).text) and not _fills(headings, left, body):
        return True
    if not _is_table(headings) and (len(headings) < 3 or not names):
        return False
    return not _belongs(headings, left, body, names or _naming(headings, *NAMES))


def _stands_apart(headings: Cells, left: Cells, body: list[Cells]) -> bool:
    """Return whether headings right of names that have dates of their own, below no heading of dates, are a table.

    It names its own rows: the names left of it are none of its dates.
    """
    names = _naming(headings, "name")
    if not names or not _is_table(headings) or not _naming(left, "name"):
        return False
    has_dates = any(is_date(cells[number]) for cells in body for number in {*left} & {*cells})
    return has_dates and _share(body, {*headings}, {*names}) > 0.5


def _fills(headings: Cells, left: Cells, body: list[Cells]) -> bool:
    """Return whether a stretch holds something in most rows of a table, and in no other: columns of its own do."""
    rows, there = ([row for row, cells in enumerate(body) if {*part} & {*cells}] for part in (headings, left))
    return {*rows} <= {*there} and 2 * len(rows) > len(there)


def _belongs(headings: Cells, left: Cells, body: list[Cells], names: dict[int, str]) -> bool:
    """Return whether a stretch gives a table names or labels in most of its dated rows, or leaves its own unnamed.

    One that is headed as another list, names tasks or dates the same ends again, is none of it.
    """
    there = roles_of(left, "activities")
    again = {role for role in roles_of(headings, "activities") & there if role[0] in _TIMED}
    if again or any(heads_other(cell.text) for cell in headings.values()):
        return False
    is_new = not {*names.values()} & {"identifier", "name"} & {role for role, _ in there}
    rows = [cells for cells in body if {*left} & {*cells}]
    named, own = _share(rows, {*left, *headings}, {*names}), _share(body, {*headings}, {*names})
    return is_new and (named > 0.5 or own <= 0.5)


def _share(body: list[Cells], part: set[int], names: set[int]) -> float:
    """Return the share of the rows with a date in some columns in which a name stands; all where none has."""
    dated = [cells for cells in body if any(is_date(cells[number]) for number in part & {*cells})]
    return sum(bool(names & {*cells}) for cells in dated) / len(dated) if dated else 1.0


def _naming(headings: Cells, *roles: str) -> dict[int, str]:
    """Return the columns of some roles that name or number rows, with the role of each."""
    found = {number: role_of(cell.text, "activities")[0] for number, cell in headings.items()}
    return {number: role for number, role in found.items() if role in roles}
