"""When each row of a table starts and finishes: as typed, in a column each or in one cell, or worked out."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from mhhs_analysis.dates import Interval, interval_from_text, span_from_text
from mhhs_analysis.intake.headings.columns import BASES, DATE_ROLES, role_of
from mhhs_analysis.intake.tables.bases import of_bases, start_bases, start_lent
from mhhs_analysis.intake.tables.cells import Dating, is_in_doubt, put_own_aside, unless_own
from mhhs_analysis.intake.tables.doubts import doubt_reversal
from mhhs_analysis.intake.tables.lengths import Lengths
from mhhs_analysis.intake.tables.table import Table

_PARTS = re.compile(r"[\n;|]+|,(?=[^,:\d]*:)")
"""What parts one end from the other where each has its word."""
_Ends = tuple[Interval | None, Interval | None]


class Ends(NamedTuple):
    """The start and finish of each of some rows, and how one that is not typed there was found."""

    starts: list[Interval | None]
    finishes: list[Interval | None]
    found: list[str | None]


def ends_of(
    table: Table, rows: Sequence[int], bases: Sequence[str], lengths: Callable[[], Lengths], totals: set[int]
) -> Ends:
    """Return the start and finish of each row on the basis that speaks for it, and record what is wrong with them.

    Two cells that hold plain days, the later one last, are read with their columns; only the other rows are
    looked at one by one.
    """
    _put_surer_aside(table, rows, bases)
    lenders = start_bases(table, rows, bases)
    starts, finishes = _plain(table, "start", rows, lenders), _plain(table, "finish", rows, bases)
    ends = Ends(starts, finishes, [None] * len(rows))
    for place in _not_plain(starts, finishes, bases, lenders):
        row, basis, lender = rows[place], bases[place], lenders[place]
        start, finish = starts[place], finishes[place]
        found = None
        if start is None or finish is None:
            start, finish = _typed(table, row, basis, lender)
            if finish is None and row not in totals:
                finish, found = lengths().finish(table, row, start)
            found = found or _one_cell(table, row, basis)
        if found is None and lender != basis:
            found = start_lent(lender, basis)
        doubt_reversal(table, row, start, finish)
        starts[place], finishes[place], ends.found[place] = start, finish, found
    return ends


def _put_surer_aside(table: Table, rows: Sequence[int], bases: Sequence[str]) -> None:
    """Set aside what can't be read on a surer basis than the one that speaks for its row: a forecast of +2 weeks."""
    for place, basis in enumerate(BASES if table.region.has_bases else ()):
        for role in DATE_ROLES if {*BASES[place + 1 :]} & {*bases} else ():
            unread = {row for row, one in table.own_intervals(role, basis).items() if one is None}
            for row, spoken in zip(rows, bases, strict=True) if unread else ():
                if row in unread and spoken in BASES[place + 1 :]:
                    table.date(row, role, basis)


def _not_plain(
    starts: Sequence[Interval | None],
    finishes: Sequence[Interval | None],
    bases: Sequence[str],
    lenders: Sequence[str],
) -> list[int]:
    """Return which rows lack the plain date of a day, date their ends on two bases or finish before they start."""
    return [
        place
        for place, (start, finish, basis, lender) in enumerate(
            zip(starts, finishes, bases, lenders, strict=True)
        )
        if start is None
        or finish is None
        or basis != lender
        or start.day is None
        or finish.day is None
        or finish.day < start.day
    ]


def _plain(table: Table, role: str, rows: Sequence[int], bases: Sequence[str]) -> list[Interval | None]:
    """Return the plain dates of rows by their cells alone: None for any row where one cell may say both ends."""
    if table.may_give_both_ends:
        return [None] * len(rows)
    return of_bases(rows, bases, lambda basis: table.plain_dates(role, basis))


def _typed(table: Table, row: int, basis: str, lender: str) -> _Ends:
    """Return the start and finish of a row: from a column each, or both from one cell."""
    if table.region.column("span") is not None:
        both = _span(table, row, "span", "")
        return both or (table.date(row, "span", ""),) * 2
    if table.cell(row, "finish", basis) is None and (both := _span(table, row, "start", basis)):
        return both
    start = table.date(row, "start", lender)
    return start, start if table.is_one_cell(row, basis) else table.date(row, "finish", basis)


def _one_cell(table: Table, row: int, basis: str) -> str | None:
    """Return a word on a finish that stands in one cell with its start."""
    return "finish: one cell with the start" if table.is_one_cell(row, basis) else None


def _span(table: Table, row: int, role: str, basis: str) -> tuple[Interval, Interval] | None:
    """Return the two ends that one cell's words name, or None where they name but one date."""
    column, cell = table.region.column(role, basis), table.cell(row, role, basis)
    if column is None or cell is None or cell.is_struck or not isinstance(cell.value, str):
        return None
    dating = table.dating_in(row, column.number)
    if is_in_doubt(cell.text, dating):
        return None
    text = dating.meant.read_as.get(cell.text.strip(), cell.text)
    both = span_from_text(text, dating.order, dating.year) or _labelled(cell.text, dating)
    if both is None or both[0] == both[1]:
        return None
    start, finish = (unless_own(one, dating) for one in both)
    if (start, finish) != both:
        put_own_aside(cell, table.place(row, role, basis), dating, table.reading)
    return start, finish


def _labelled(text: str, dating: Dating) -> tuple[Interval, Interval] | None:
    """Return the two ends that a text names by a word for each, as `Start: 01/03/2023; End: 31/03/2023` does."""
    said: dict[str, Interval | None] = {}
    for part in _PARTS.split(text.strip()) if ":" in text else ():
        label, _, words = part.partition(":")
        role, basis = role_of(label, "activities")
        if basis or role not in DATE_ROLES or role in said or is_in_doubt(words, dating):
            return None
        said[role] = interval_from_text(words, dating.order, dating.year)
    start, finish = (said.get(role) for role in DATE_ROLES)
    return (replace(start, text=text), replace(finish, text=text)) if start and finish else None
