"""What each column of a table is: a role from its heading, borne out by its contents."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from mhhs_analysis.dates import looks_like_date
from mhhs_analysis.intake.workbook import Cell, Cells
from mhhs_analysis.reference import column_roles

DATE_ROLES = ("start", "finish")
SHARED = ("entry", "owner")
"""Roles that several columns of a table may have."""


@dataclass(frozen=True)
class Column:
    """A column of a table: its number, heading as typed, role ("" when none) and date basis."""

    number: int
    heading: str
    role: str
    basis: str = ""
    doubt: str = ""


def normalised(heading: str) -> str:
    """Return a heading in lower case, its words parted by single spaces (TaskName is two), as reference has it."""
    parted = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", heading)
    return " ".join(re.sub(r"[^\w%&']+|_+", " ", parted.lower()).split())


def role_of(heading: str, frame: str) -> tuple[str, str]:
    """Return the role and date basis a heading names, or two empty texts.

    Words in brackets, such as a unit, count for nothing when the whole heading is not known.
    """
    known = column_roles(frame)
    whole = normalised(heading)
    bare = normalised(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading))
    return known.get(whole) or known.get(bare) or ("", "")


def columns_of(header: Cells, body: Iterable[Cells], frame: str) -> list[Column]:
    """Return the columns of a table, each role given to the one column whose contents bear it out best.

    Of two columns with one role the one that holds more dates, or more different names, has it.
    """
    listed = list(body)
    named = [Column(number, cell.text, *role_of(cell.text, frame)) for number, cell in header.items()]
    best: dict[tuple[str, str], Column] = {}
    for column in named:
        held = best.get((column.role, column.basis))
        if (
            column.role
            and column.role not in SHARED
            and (held is None or _weight(column, listed, frame) > _weight(held, listed, frame))
        ):
            best[column.role, column.basis] = column
    return [_judged(column, best.get((column.role, column.basis))) for column in named]


def is_date(cell: Cell) -> bool:
    """Return whether a cell holds a date, or words that can be read as one."""
    return isinstance(cell.value, date | datetime) or (
        isinstance(cell.value, str) and looks_like_date(cell.text)
    )


def _judged(column: Column, best: Column | None) -> Column:
    """Return the column with its role, or without it and why."""
    if not column.role or column.role in SHARED:
        return column
    if best is not column:
        return Column(column.number, column.heading, "", doubt=f"another column is the {column.role}")
    return column


def _weight(column: Column, body: list[Cells], frame: str) -> tuple[int, int]:
    """Return how well a column bears its role out: cells that fit it, then the order of data/reference."""
    cells = [row[column.number] for row in body if column.number in row]
    # Of a phase and a task it is the task, which repeats least, that names a row.
    is_dated = column.role in DATE_ROLES
    fits = sum(map(is_date, cells)) if is_dated else len({cell.text for cell in cells})
    return fits, -list(column_roles(frame)).index(_heading_known(column.heading, frame))


def _heading_known(heading: str, frame: str) -> str:
    whole = normalised(heading)
    return (
        whole if whole in column_roles(frame) else normalised(re.sub(r"\([^)]*\)|\[[^\]]*\]", " ", heading))
    )
