"""Tables that give each task a row for each basis (Plan, Actual): the column that says which, and a task's rows."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache

from mhhs_analysis.intake.headings.columns import BRACKETED, DATE_ROLES, Column, role_of
from mhhs_analysis.intake.headings.work_words import says_which_dates
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

BASIS = "basis"
"""The role of a column that says of each row which dates it gives."""
_TAKEN = ("name", "identifier", "outline", "predecessors", "start", "finish", "span", "duration", "percent")
"""Roles of columns that say other things, whatever words stand in them."""
_LETTERS = {"P": "planned", "A": "actual", "B": "baseline", "F": "forecast"}
_PAIRS = (["P", "A"], ["B", "F"])
"""The letters of a task's two rows, in their order."""
_OF_OTHERS = ({"P", "F"}, {"A", "B"})
"""Letters that head something else as often: P/F is pass or fail, and full time or part; A/B one of two."""
_FEWEST_LETTERS = 4
"""Rows from which letters may take turns: those of two tasks."""
_APART = re.compile(r"/|\bor\b", re.I)
_FIRST = 4
"""Rows of a table in whose uppermost cells a basis is looked for: a heading of several tasks says none."""


def with_row_bases(columns: Sequence[Column], sheet: Sheet, rows: Sequence[int]) -> tuple[Column, ...]:
    """Return columns in which one that says nothing but bases has the role `BASIS`, headed or not.

    Where its heading says none either, most of its rows must go together: two or more of them are of one task. Beside
    dates whose headings say their basis it must be headed so, with a row a task: the date now held, and whether it is.
    """
    name = next((one for one in columns if one.role == "name"), None)
    own = {one.basis for one in columns if one.role in DATE_ROLES and one.basis}
    if name is None or not rows or "actual" in own:
        return tuple(columns)
    first = {number: cell for row in reversed(rows[:_FIRST]) for number, cell in sheet.rows[row].items()}
    for column in _may_say_bases(columns, first):
        said = _said_in(column, sheet, rows)
        is_headed = heads_bases(column.heading)
        if said is None or (own and not is_headed):
            continue
        tasks = tasks_of(said, sheet, name.number)
        if len(tasks) == len(said) if own else is_headed or _go_together(tasks):
            others = (one for one in columns if one.number != column.number)
            return (*others, replace(column, role=BASIS, basis="", doubt=""))
    return tuple(columns)


def _may_say_bases(columns: Sequence[Column], first: Cells) -> list[Column]:
    """Return the columns, also those without a heading, whose first cell says a basis and nothing else."""
    held = {one.number: one for one in columns}
    return [
        held.get(number) or Column(number, "", "")
        for number, cell in first.items()
        if (basis_of(cell) or _letter(cell) in _LETTERS)
        and (number not in held or held[number].role not in _TAKEN)
    ]


@lru_cache(maxsize=1 << 12)
def heads_bases(heading: str) -> bool:
    """Return whether a heading says nothing but which dates something gives: Plan/Actual, A/F, Date type."""
    if says_which_dates(heading):
        return True
    parts = [part.strip() for part in _APART.split(BRACKETED.sub(" ", heading))]
    letters = {part.upper() for part in parts}
    is_of_letters = letters <= _LETTERS.keys() and letters not in _OF_OTHERS
    return len(parts) > 1 and (all(_basis_in(part) for part in parts) or is_of_letters)


def tell_bases(cells: Sequence[Cell]) -> bool:
    """Return whether cells below such a heading say of each row which dates it gives, and no date."""
    return bool(cells) and all(map(_told, cells))


def _said_in(column: Column, sheet: Sheet, rows: Sequence[int]) -> dict[int, str] | None:
    """Return the basis that a column says of each row, None where it says anything else or only one."""
    cells = sheet.column(column.number)
    said = bases_of({row: cells[row] for row in rows if row in cells}, column.heading)
    return said if all(said.values()) and len({*said.values()}) > 1 else None


def bases_of(cells: Mapping[int, Cell], heading: str = "") -> dict[int, str]:
    """Return the basis that each cell of a column says, "" for any other; in letters where they alternate throughout.

    P and A (planned, actual), or B and F (baseline, forecast): two rows side by side for each task. Below a heading
    that says so letters need no other.
    """
    if heads_bases(heading):
        return {row: _told(cell) for row, cell in cells.items()}
    letters = [_letter(cell) for cell in cells.values()]
    is_in_turn = len(letters) >= _FEWEST_LETTERS and letters == letters[:2] * (len(letters) // 2)
    if is_in_turn and letters[:2] in _PAIRS and _are_side_by_side([*cells]):
        return {row: _LETTERS[letter] for row, letter in zip(cells, letters, strict=True)}
    return {row: basis_of(cell) for row, cell in cells.items()}


def _are_side_by_side(rows: Sequence[int]) -> bool:
    """Return whether rows stand two by two."""
    return all(later == earlier + 1 for earlier, later in zip(rows[::2], rows[1::2], strict=True))


def _letter(cell: Cell) -> str:
    return cell.value.strip().upper() if isinstance(cell.value, str) else ""


def basis_of(cell: Cell) -> str:
    """Return the basis that a cell says and nothing else but dates, "" for any other: Actual, Planned dates."""
    return _basis_in(cell.value) if isinstance(cell.value, str) else ""


def _told(cell: Cell) -> str:
    """Return the basis that a cell below a heading of bases says, in words or by a letter."""
    return basis_of(cell) or _LETTERS.get(_letter(cell), "")


def _basis_in(words: str) -> str:
    role, basis = role_of(words, "activities")
    return basis if role in ("date", "span") else ""


def tasks_of(said: Mapping[int, str], sheet: Sheet, name: int) -> list[list[int]]:
    """Return the rows that say a basis, those of one task together: named alike, or below its name without one."""
    tasks: list[list[int]] = []
    for row, basis in said.items():
        if tasks and _goes_on(tasks[-1], row, sheet.column(name)) and basis not in map(said.get, tasks[-1]):
            tasks[-1].append(row)
        else:
            tasks.append([row])
    return tasks


def _goes_on(task: Sequence[int], row: int, names: Mapping[int, Cell]) -> bool:
    if row != task[-1] + 1 or task[0] not in names:
        return False
    return row not in names or names[row].text == names[task[0]].text


def _go_together(tasks: Sequence[Sequence[int]]) -> bool:
    return 2 * sum(len(rows) > 1 for rows in tasks) > len(tasks)
