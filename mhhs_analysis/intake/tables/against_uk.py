"""What speaks against UK order in a table whose own dates prove no order of day and month."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from mhhs_analysis.dates import Interval, Order, interval_from_text, is_either
from mhhs_analysis.intake.headings.columns import BASES
from mhhs_analysis.intake.headings.explained_words import speaks_of_us_order
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.tables.said_of_dates import is_said_beside
from mhhs_analysis.intake.workbooks.workbook import Cell

_LITERAL = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|;.*')
_MONTH_FIRST = re.compile(r"m{1,2}[^a-z]+d{1,2}[^a-z]+y{2,4}", re.I)
_DAY_FIRST = re.compile(r"d{1,2}[^a-z]+m{1,2}[^a-z]+y{2,4}", re.I)
_AS_HERE = frozenset({"mm-dd-yy", "m/d/yy"})
"""How files write a format that each program shows in the order of its own country (ECMA-376 part 1, 18.8.30)."""
_FIRST_OF_MONTH = re.compile(r"(\d{1,2})([-/.])0?1\2(\d{2}|\d{4})")
_FEWEST_FIRSTS = 4
"""Different firsts of months from which they are no days of January."""
_FEWEST_REVERSED = 2
"""Tasks that finish before they start in one order, where none does in the other: one may be mistyped."""
_ORDERS: tuple[Order, Order] = ("DMY", "MDY")
_Pair = tuple[Cell, Cell]


def speaks_against_uk(region: Region) -> bool:
    """Return whether dates that either order reads may be in US order: something beside them says so.

    Words on the sheet say so; real dates are shown month first, in a format of their own; all texts are firsts of
    months, if in US order; or UK order alone has tasks finish before they start.
    """
    is_shown = _is_shown_us(region) or _are_firsts(region.date_texts) or _turns_around(region)
    return is_shown or is_said_beside(region, speaks_of_us_order)


def _is_shown_us(region: Region) -> bool:
    formats = {cell.number_format for cell in region.date_cells if isinstance(cell.value, date)} - _AS_HERE
    bare = [_LITERAL.sub("", one) for one in formats]
    return any(map(_MONTH_FIRST.match, bare)) and not any(map(_DAY_FIRST.match, bare))


def _are_firsts(texts: Sequence[str]) -> bool:
    """Return whether all texts that either order reads are firsts of several months in US order, days of one in UK."""
    either = {text.strip() for text in texts if is_either(text) or _FIRST_OF_MONTH.fullmatch(text.strip())}
    months = {found[1] for text in either if (found := _FIRST_OF_MONTH.fullmatch(text))}
    return len(months) >= _FEWEST_FIRSTS and all(map(_FIRST_OF_MONTH.fullmatch, either))


def _turns_around(region: Region) -> bool:
    """Return whether tasks finish before they start in UK order, of those that either order reads, and none in US."""
    pairs = [*_pairs(region)]
    uk, us = (sum(_is_reversed(pair, order) for pair in pairs) for order in _ORDERS)
    return uk >= _FEWEST_REVERSED and not us


def _pairs(region: Region) -> Iterator[_Pair]:
    """Yield the start and the finish of each row that gives both, at least one as a text that either order reads."""
    for basis in ("", *BASES):
        ends = [region.column(role, basis) for role in ("start", "finish")]
        if not all(ends) or (basis and not any(region.has(role, basis) for role in ("start", "finish"))):
            continue
        starts, finishes = (region.cells_in(one.number) for one in ends if one)
        for row, start in starts.items():
            finish = finishes.get(row)
            if finish and any(isinstance(one.value, str) and is_either(one.text) for one in (start, finish)):
                yield start, finish


def _is_reversed(pair: _Pair, order: Order) -> bool:
    start, finish = (_day(cell, order) for cell in pair)
    return bool(start and finish and finish.is_before(start))


def _day(cell: Cell, order: Order) -> Interval | None:
    if isinstance(cell.value, date):
        day = date(cell.value.year, cell.value.month, cell.value.day)
        return Interval(day, day)
    return interval_from_text(cell.text, order)
