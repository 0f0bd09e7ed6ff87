"""Formulas of rules that colour cells, worked out: comparisons, sums and the functions that calendars are drawn with.

What it doesn't know raises Unclear: a rule is worked out wholly or not at all. What hangs on today is unclear, for
a reading must not change with the day it is made on.
"""

from __future__ import annotations

import operator
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any, NamedTuple

from mhhs_analysis.intake.workbooks.formula_functions import FUNCTIONS, Here, Work
from mhhs_analysis.intake.workbooks.formula_values import (
    BLANK,
    Failed,
    Result,
    Unclear,
    number_in,
    text_of,
    value_of,
)
from mhhs_analysis.intake.workbooks.references import column_number
from mhhs_analysis.intake.workbooks.sheets import Sheet

_TOKEN = re.compile(
    r"""\s*(?:(?P<text>"(?:[^"]|"")*")|(?P<number>\d+\.?\d*(?:[eE][+-]?\d+)?|\.\d+)"""
    r"""|(?P<sheet>(?:'(?:[^']|'')+'|[A-Za-z_][\w.]*)!)?(?P<cell>\$?[A-Za-z]{1,3}\$?\d{1,7})(?![\w(])"""
    r"""|(?P<name>[A-Za-z_\\][\w.\\]*)|(?P<sign><>|<=|>=|[-+*/^&=<>(),:%]))"""
)
_CELL = re.compile(r"(\$?)([A-Za-z]{1,3})(\$?)(\d+)")
_MOST_DEPTH = 30
_LATER = "_XLFN."
"""What stands before the functions that later versions of Excel added."""

_ROW, _COLUMN = 0, 1
"""Where a cell stands, in the order in which it is said."""


class Part(NamedTuple):
    """What works a part of a formula out, and whether it hangs on the row or on the column of the cell it is for."""

    work: Work
    hangs_on: frozenset[int] = frozenset()


_COMPARED: dict[str, Callable[[Any, Any], bool]] = {
    "=": operator.eq, "<>": operator.ne, "<": operator.lt, ">": operator.gt, "<=": operator.le, ">=": operator.ge,
}  # fmt: skip


_COUNTED: dict[str, Callable[[float, float], Any]] = {
    "+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv, "^": operator.pow,
}  # fmt: skip


@dataclass
class Book:
    """What formulas look things up in: the sheet they stand on, and what names stand for."""

    sheet: Sheet
    names: Mapping[str, str]

    def is_own(self, sheet: str) -> bool:
        """Return whether the name of a sheet, as formulas write it, is that of the sheet they stand on."""
        name = sheet[1:-1].replace("''", "'") if sheet.startswith("'") else sheet
        return name.casefold() == self.sheet.name.casefold()

    def value(self, row: int, column: int) -> Result:
        """Return what a cell holds as a formula sees it."""
        return value_of(self.sheet.rows.get(row, {}).get(column))


def worked_out(formula: str, base: Here, book: Book) -> Work:
    """Return what works a formula out for a cell; it is written for the cell `base`.

    Raises Unclear for one that can't be read.
    """
    return _read(formula, base, book).work


def _read(formula: str, base: Here, book: Book, depth: int = 0) -> Part:
    if depth > _MOST_DEPTH:
        raise Unclear("names that call each other")
    parser = _Parser(_tokens(formula), base, book, depth)
    part = parser.comparison()
    if not parser.is_done:
        raise Unclear(f"{formula!r} goes on")
    return part


def _tokens(formula: str) -> list[tuple[str, str]]:
    found, place, text = [], 0, formula.strip().lstrip("=")
    while place < len(text):
        match = _TOKEN.match(text, place)
        if match is None or match.end() == place:
            raise Unclear(f"{text[place:]!r}")
        kind = "cell" if match["cell"] else match.lastgroup or ""
        found.append((kind, (match["sheet"] or "") + match[kind] if kind == "cell" else match[kind]))
        place = match.end()
        if not text[place:].strip():
            break
    return found


@dataclass
class _Parser:
    """Reads tokens into what works them out."""

    tokens: Sequence[tuple[str, str]]
    base: Here
    book: Book
    depth: int
    place: int = 0

    @property
    def is_done(self) -> bool:
        """Whether all was read."""
        return self.place >= len(self.tokens)

    def comparison(self) -> Part:
        """Read a sum, or two that are compared."""
        left = self._sum()
        while (sign := self._taken(*_COMPARED)) is not None:
            right = self._sum()
            left = _made_of(_compared(sign, left.work, right.work), left, right)
        return left

    def _sum(self) -> Part:
        left = self._product()
        while (sign := self._taken("+", "-", "&")) is not None:
            right = self._product()
            join = _joined if sign == "&" else partial(_counted, sign)
            left = _made_of(join(left.work, right.work), left, right)
        return left

    def _product(self) -> Part:
        left = self._signed()
        while (sign := self._taken("*", "/", "^")) is not None:
            right = self._signed()
            left = _made_of(_counted(sign, left.work, right.work), left, right)
        return left

    def _signed(self) -> Part:
        if self._taken("-"):
            inner = self._signed()
            return _made_of(lambda here: -number_in(inner.work(here)), inner)
        if self._taken("+"):
            return self._signed()
        inner = self._one()
        while self._taken("%"):
            inner = _made_of(_counted("/", inner.work, lambda _: 100.0), inner)
        return inner

    def _one(self) -> Part:
        if self.is_done:
            raise Unclear("an end too soon")
        kind, text = self.tokens[self.place]
        self.place += 1
        if kind == "number":
            return _constant(float(text))
        if kind == "text":
            return _constant(text[1:-1].replace('""', '"'))
        if kind == "cell":
            return self._cell(text)
        if kind == "name":
            return self._named(text)
        if text == "(":
            inner = self.comparison()
            self._need(")")
            return inner
        raise Unclear(text)

    def _cell(self, text: str) -> Part:
        if self.place < len(self.tokens) and self.tokens[self.place][1] == ":":
            raise Unclear("a stretch of cells")
        sheet, _, place = text.rpartition("!")
        if sheet and not self.book.is_own(sheet):
            raise Unclear("a cell of another sheet")
        found = _CELL.fullmatch(place)
        assert found is not None
        fixed_column, letters, fixed_row, digits = found.groups()
        column, row, book = column_number(letters), int(digits), self.book
        across, down = column - self.base[1], row - self.base[0]

        def work(here: Here) -> Result:
            return book.value(
                row if fixed_row else here[0] + down, column if fixed_column else here[1] + across
            )

        moving = {_ROW: not fixed_row, _COLUMN: not fixed_column}
        return _kept(work, frozenset(one for one, moves in moving.items() if moves))

    def _named(self, name: str) -> Part:
        upper = name.upper().removeprefix(_LATER)
        if self._taken("("):
            return self._called(upper)
        if upper in ("TRUE", "FALSE"):
            return _constant(upper == "TRUE")
        meant = self.book.names.get(name.lower())
        if meant is None:
            raise Unclear(name)
        return _read(meant, (1, 1), self.book, self.depth + 1)

    def _called(self, name: str) -> Part:
        parts: list[Part] = []
        if not self._taken(")"):
            parts.append(self.comparison())
            while self._taken(","):
                parts.append(self.comparison())
            self._need(")")
        if name in ("ROW", "COLUMN") and not parts:
            return _place(_ROW if name == "ROW" else _COLUMN)
        function = FUNCTIONS.get(name)
        if function is None:
            raise Unclear(name)
        given = [part.work for part in parts]

        def work(here: Here) -> Result:
            try:
                return function(here, given)
            except (ArithmeticError, ValueError, IndexError):  # a day beyond any, or less than it needs
                raise Unclear(name) from None

        return _made_of(work, *parts)

    def _taken(self, *signs: str) -> str | None:
        if self.is_done or self.tokens[self.place] not in [("sign", sign) for sign in signs]:
            return None
        self.place += 1
        return self.tokens[self.place - 1][1]

    def _need(self, sign: str) -> None:
        if self._taken(sign) is None:
            raise Unclear(f"no {sign}")


# --- worked out once --------------------------------------------------------------------------------------------


def _made_of(work: Work, *parts: Part) -> Part:
    """Return a part of a formula that is made of others, and hangs on what any of them hangs on."""
    return _kept(work, frozenset[int]().union(*(part.hangs_on for part in parts)))


def _kept(work: Work, hangs_on: frozenset[int]) -> Part:
    """Return a part that is worked out once for all cells, once a row or once a column, where it hangs on no more.

    A calendar of two years by days has a million cells, and asks of each heading a thousand times what weekday it is.
    """
    if len(hangs_on) > 1:
        return Part(work, hangs_on)
    known: dict[int, Result] = {}
    place = next(iter(hangs_on), None)

    def kept(here: Here) -> Result:
        key = 0 if place is None else here[place]
        if key not in known:
            known[key] = work(here)
        return known[key]

    return Part(kept, hangs_on)


def _place(which: int) -> Part:
    """Return the number of the row or column that a cell stands in."""
    return Part(lambda here: float(here[which]), frozenset({which}))


# --- what is worked out ---------------------------------------------------------------------------------------


def _constant(value: Result) -> Part:
    return Part(lambda _: value)


def _compared(sign: str, left: Work, right: Work) -> Work:
    compare = _COMPARED[sign]

    def work(here: Here) -> Result:
        one, other = left(here), right(here)
        if type(one) is float and type(other) is float:  # as nearly all are
            return compare(one, other)
        if isinstance(one, str) or isinstance(other, str):
            one, other = ("" if each is BLANK else each for each in (one, other))
        if isinstance(one, str) != isinstance(other, str):  # Excel holds any text to be more than any number
            return compare(isinstance(one, str), isinstance(other, str))
        return (
            compare(one.lower(), other.lower())
            if isinstance(one, str) and isinstance(other, str)
            else compare(one, other)
        )

    return work


def _counted(sign: str, left: Work, right: Work) -> Work:
    def work(here: Here) -> Result:
        one, other = number_in(left(here)), number_in(right(here))
        try:
            return float(_COUNTED[sign](one, other))
        except (ZeroDivisionError, OverflowError, TypeError):
            raise Failed("an error") from None

    return work


def _joined(left: Work, right: Work) -> Work:
    return lambda here: text_of(left(here)) + text_of(right(here))
