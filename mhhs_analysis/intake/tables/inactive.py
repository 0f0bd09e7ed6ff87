"""Tasks that their sender says are no longer part of the plan: inactive, cancelled or struck through."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from mhhs_analysis.intake.headings.columns import (
    BRACKETED,
    MILESTONE_DATE,
    NO,
    YES,
    Column,
    is_date,
    normalised,
)
from mhhs_analysis.intake.headings.not_plans import says_state, titles_unplanned
from mhhs_analysis.intake.reading import counted, place_of
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import Cell
from mhhs_analysis.reference import rows

_STRUCK = "struck through: no live task"
SAYS_SO = "said to be inactive or dropped: no live task"
_ASK_DONE = "ask whether it was struck through because it is done or because it was dropped"
_SET_APART = re.compile(r"[][():–—-]")
_BEGINS = re.compile(r"[\[(]?([^\])(:]+?)(?:[\])]|\s*:|\s+[-–—])\s*\S")
_ENDS = re.compile(r"\S\s*(?:\s[-–—]\s+|[\[(])([^\[\]()]+?)[\])]?$")
_MORE = re.compile(r"(.+?)(?:\s*[(:;,]|\s+[-–—]|\s+(?:by|on|in|as of|per|due to|since|see|at)\b)", re.I)
"""A state of which more is said: Superseded by T5, Cancelled (12/06)."""
_UNDER = "rows under a heading that says that they were dropped or are not planned: read as live tasks"
_ASK_UNDER = "ask which of these tasks are part of the plan"
_ASK_STILL = "ask whether this task is part of the plan still"
_DONE = 100
_TELLS = {"active": NO, "dropped": YES}
"""Which answers drop a task, by whether its column asks if it is live or if it is not."""


STATES = ("status", "active", "dropped")
"""Roles of columns, or of a sender's own fields, that may say of a task that it is no part of the plan any more."""


class Dropped(NamedTuple):
    """Why a task is no live one, and what to ask where that is open."""

    reason: str
    remedy: str = ""


DROPPED_ABOVE = Dropped(
    "lies beneath what was dropped: no live task", "ask whether this task was dropped with what lies above it"
)


def doubt_headings(table: Table, rows: Sequence[int]) -> None:
    """Warn of headings that say of the tasks under them that they were dropped or are not planned: Cancelled, Deferred.

    Nothing says for certain where such tasks end, so they are read as the others are.
    """
    drawn, names = table.region.grid.drawn if table.region.grid else frozenset[int](), table.name_texts
    heads = [row for row in table.region.lone_rows if row in names and row not in drawn]
    for head, end in pairwise([*heads, rows[-1] + 1 if rows else 0]):
        under = [row for row in rows if head < row < end]
        is_dropped = bool(under) and says_state(names[head], _dropping())
        if under and (is_dropped or titles_unplanned(names[head])):
            place = place_of(table.file, table.region.sheet, head)
            table.reading.warn(place, counted(len(under), "row"), _UNDER, _ASK_UNDER)
            table.reading.lower("low" if is_dropped else "medium")


def may_be_dropped(table: Table, rows: Sequence[int]) -> list[int]:
    """Return the rows that could say that they were dropped: by a state, words for a date, or in their names."""
    speak = {row for one in table.region.state_columns for row in table.cells_in(one.number)}
    sheet = table.region.sheet
    for one in table.region.date_columns:
        drop = {text for text in sheet.said.get(one.number, ()) if _words().get(normalised(text)) == ""}
        if drop:
            places, texts = sheet.texts_in(one.number)
            speak.update(row for row, text in zip(places, texts, strict=True) if text in drop)
    speak |= {row for row, cell in table.name_cells.items() if cell.is_struck}
    names = table.name_texts
    if not speak and not _SET_APART.search("\n".join([names[row] for row in rows])):
        return []
    return [row for row in rows if row in speak or _SET_APART.search(names[row])]


def dropped(table: Table, row: int, done: float | None = None) -> Dropped | None:
    """Return why a row is no live task, or None where it is one; `done` is its progress in per cent."""
    named = table.name_cells.get(row)
    if named is not None and named.is_struck:
        return Dropped(_STRUCK, _ASK_DONE if done == _DONE else "")
    said = _said(table, row)
    return None if said is None else Dropped(SAYS_SO, said)


def _said(table: Table, row: int) -> str | None:
    """Return what to ask ("" for nothing) where a row's status, activity, dates or name say that it was dropped."""
    words, cells = _words(), table.region.sheet.rows[row]
    for column in table.region.state_columns:
        cell = cells.get(column.number)
        said = None if cell is None or cell.is_uncalculated else _said_below(column, cell)
        if said is not None:
            return said
    dated = [cells.get(one.number) for one in table.region.date_columns if one.role != MILESTONE_DATE]
    texts = [cell.value for cell in dated if cell is not None and isinstance(cell.value, str)]
    name = table.name_texts.get(row, "")
    is_dropped = any(words.get(normalised(text)) == "" for text in texts) or is_named_dropped(name)
    return "" if is_dropped else None


def _said_below(column: Column, cell: Cell) -> str | None:
    """Return what to ask ("" for nothing) where an answer below a heading drops its row; else None.

    Where the heading asks whether rows were dropped, the day on which one was tells it, and so may what its first word
    begins with: D below Delete This Row. The heading itself may be a word of which one asks: Archived.
    """
    said = said_in_state(column.role, cell.text)
    if column.role != "dropped":
        return said
    if said is None and (is_date(cell) or _begins(column.heading, normalised(cell.text))):
        return _ASK_STILL
    return _words().get(normalised(column.heading), "") if said == "" else said


def _begins(heading: str, answer: str) -> bool:
    """Return whether an answer that is no No begins a heading, as a letter stands for its first word."""
    bare = normalised(BRACKETED.sub(" ", heading)).removeprefix("is ")
    return bool(answer) and answer not in NO and bare.partition(" ")[0].startswith(answer)


def said_in_state(role: str, text: str) -> str | None:
    """Return what to ask ("" for nothing) where a status, or an answer whether a task is live, drops it; else None."""
    if text.lower() in _TELLS.get(role, ()):
        return ""
    said = _words().get(normalised(text))
    if (
        said is None
        and (begun := _MORE.match(" ".join(text.split())))
        and _words().get(normalised(begun[1])) == ""
    ):
        return _ASK_STILL
    return None if said and role == "dropped" else said


def is_named_dropped(name: str) -> bool:
    """Return whether a name begins or ends with words that drop it, set apart: CANCELLED - Build, Build (deleted)."""
    if not _SET_APART.search(name):
        return False
    apart = (_BEGINS.match(name), _ENDS.search(name))
    return any(found is not None and _words().get(normalised(found[1])) == "" for found in apart)


@cache
def _dropping() -> frozenset[str]:
    """Return the words that drop a task whatever else they may mean: nothing is asked."""
    return frozenset(words for words, ask in _words().items() if not ask)


@cache
def _words() -> dict[str, str]:
    """Return the words that drop a task, each with what to ask where they may mean something else."""
    return {row["words"]: row["ask"] for row in rows("inactive_words")}
