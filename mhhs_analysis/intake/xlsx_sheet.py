"""A worksheet's XML, read by patterns: its cells with their looks, hidden rows and columns, merges, grouping.

A parser has found it well-formed and free of what could mislead a pattern (`Package.plain_text`); hearing each
element of it from that parser would take twice as long.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime, time
from functools import partial
from typing import NamedTuple

from mhhs_analysis.intake.number_formats import Kind, meant
from mhhs_analysis.intake.sheets import Cell, Cells, Extent, Sheet, Value, cell_name, in_order, within
from mhhs_analysis.intake.xlsx_shared import Style, as_typed, runs_joined

_TRUE = {"1", "true", "on"}
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_ATTRIBUTE = re.compile(r"""(?<!\S)([^\s=]++)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_CELL = re.compile(
    r"""<c(?=[\s/>])(?: r="([^"]*+)")?+([^>]*+)>(?:"""  # its place, and how it is shown and typed
    r"""<v>([^<]*+)</v>|"""  # a value
    r"""<is><t>([^<]*+)</t></is>|"""  # a text in place
    r"""(?<!/>)(.*?)</c>)?+""",  # anything more
    re.DOTALL,
)
_VALUE = re.compile(r"<v\b[^>]*?(?:/>|>([^<]*)</v>)")
_FORMULA = re.compile(r"<f\b([^>]*?)(?:/>|>([^<]*)</f>)")
_IN_PLACE = re.compile(r"<is(?=[\s>])[^>]*(?<!/)>(.*?)</is>", re.DOTALL)
_NUMBER = re.compile(r"""\sr\s*=\s*["']([0-9]+)["']""")
_COLUMNS = re.compile(r"<col\b([^>]*)>")
_MERGE = re.compile(r"<mergeCell\b([^>]*)>")
_MOST_DIGITS = 300
"""A whole number of more may be beyond what a cell can hold."""
_CALCULATED_TEXT = "str"

_Read = Callable[[str], Value]
"""Makes a value of what is written in a cell."""


class _Look(NamedTuple):
    """How a cell is shown, how its value is read, and whether that is a text that a formula gave.

    `known` and `in_place` hold its cells by the value or text written in them: few differ, and equal ones are one.
    Workbooks that show cells alike share them, as far as those of texts by number do not mean another text in each.
    """

    number_format: str
    indent: int
    is_struck: bool
    read: _Read
    is_text: bool
    known: dict[str, Cell]
    in_place: dict[str, Cell]

    def of_value(self, written: str) -> Cell | None:
        """Return the cell in which a value is written, or None for a blank one."""
        return self._cell(self.known, written, self.read(written))

    def of_text(self, written: str) -> Cell | None:
        """Return the cell in which a text is written in place, or None for a blank one."""
        return self._cell(self.in_place, written, as_typed(written))

    def _cell(self, known: dict[str, Cell], written: str, held: Value) -> Cell | None:
        if held == "":
            return None
        return known.setdefault(written, Cell(held, self.number_format, self.indent, False, self.is_struck))


_looks_shared: dict[tuple[Style, str, bool], _Look] = {}
_MOST_SHARED = 1 << 17
"""Cells that are kept for the workbooks to come."""


def _forget_many() -> None:
    if sum(len(look.known) + len(look.in_place) for look in _looks_shared.values()) > _MOST_SHARED:
        _looks_shared.clear()


class SheetReader:
    """Reads worksheets of one workbook, with the strings and cell formats that they share.

    A cell that is blank but drawn (its fill) is found here too: `_cells` knows how it looks, and leaves it out.
    """

    def __init__(self, strings: Sequence[str], styles: Mapping[str | None, Style], is_1904: bool) -> None:
        _forget_many()
        self._styles, self._is_1904, self._strings = styles, is_1904, strings
        self._looks: dict[str, _Look] = {}
        self._columns: dict[str, int] = {}
        self._formulas: dict[str, tuple[str, str]] = {}

    def sheet(self, text: str, name: str, is_hidden: bool) -> Sheet:
        """Return a worksheet; only rows and columns that hold anything can be hidden in it."""
        head, opening, rest = text.partition("<sheetData")
        if not opening:
            raise ValueError(f"what should be sheet {name!r} is none")
        body, _, tail = rest.partition("</sheetData>")
        rows: dict[int, Cells] = {}
        hidden: set[int] = set()
        levels: dict[int, int] = {}
        self._formulas = {}
        for row, said, cells in self._rows(body):
            rows[row] = rows[row] | cells if row in rows else cells
            if "hidden" in said and _attributes(said).get("hidden") in _TRUE:
                hidden.add(row)
            if "outlineLevel" in said and (level := int(_attributes(said).get("outlineLevel") or 0)):
                levels[row] = level
        columns = _hidden_columns(head, rows)
        return Sheet(
            name,
            in_order(rows),
            is_hidden,
            frozenset(hidden),
            columns,
            tuple(_merges(tail)),
            levels,
            self._is_1904,
        )

    # --- rows and cells -----------------------------------------------------------------------------------

    def _rows(self, body: str) -> Iterator[tuple[int, str, Cells]]:
        """Yield each row that holds anything: its number, its attributes as written, its cells.

        A cell that holds anything has an end of its own: rows without one are skipped, and only counted.
        """
        row = position = 0
        while (held := body.find("</c>", position)) >= 0:
            start, end = body.rindex("<row", position, held), body.index("</row>", held)
            first = body.index(">", start) + 1
            said = body[start + 4 : first - 1]
            number = _NUMBER.search(said)
            row = int(number[1]) if number else row + body.count("<row", position, held)
            for place, cells in self._cells(row, body[first:end]).items():
                yield place, said, cells
            position = end

    def _cells(self, row: int, text: str) -> dict[int, Cells]:
        """Return the cells of a row that hold anything; under another row's number where they say so."""
        digits, column, columns, looks = str(row), 0, self._columns, self._looks
        cells: Cells = {}
        rows = {row: cells}
        for reference, shown, value, in_place, more in _CELL.findall(text):
            if (placed := columns.get(reference.removesuffix(digits))) is not None:
                column = placed
            else:
                row, column = self._placed(reference, shown, row, column)
                digits, cells = str(row), rows.setdefault(row, {})
            if not (value or in_place or more):
                continue
            look = looks.get(shown) or self._look(shown)
            if more:
                cells |= self._fuller(more, look, row, column)
                continue
            if value:
                cell = look.known.get(value) or look.of_value(value)
            else:
                cell = look.in_place.get(in_place) or look.of_text(in_place)
            if cell is not None:
                cells[column] = cell
        return {row: cells for row, cells in rows.items() if cells}

    def _placed(self, reference: str, shown: str, row: int, column: int) -> tuple[int, int]:
        """Return where a cell stands: where it says, in whichever row, else next to the last."""
        found = _REFERENCE.fullmatch(reference or _attributes(shown).get("r", ""))
        if found is None:
            return row, column + 1
        self._columns[found[1]] = _column(found[1])
        return int(found[2]), self._columns[found[1]]

    def _fuller(self, text: str, look: _Look, row: int, column: int) -> Cells:
        """Return the cell of an element that holds more than a value (a formula, a text in runs), if it holds any."""
        formula, value, in_place = _FORMULA.search(text), _VALUE.search(text), _IN_PLACE.search(text)
        if formula and formula[2]:
            self._formulas[_attributes(formula[1]).get("si", "")] = (formula[2], cell_name(row, column))
        held: Value = ""
        if in_place:
            held = runs_joined(in_place[1])
        elif value and value[1]:
            held = look.read(value[1])
        elif formula and not (value and look.is_text):
            said = self._formula(formula, row, column)
            return {column: Cell(said, look.number_format, look.indent, True, look.is_struck)}
        return (
            {column: Cell(held, look.number_format, look.indent, False, look.is_struck)} if held != "" else {}
        )

    # --- values and formulas ------------------------------------------------------------------------------

    def _look(self, shown: str) -> _Look:
        """Return how a cell is shown and read by its attributes as written: few kinds, many cells."""
        said = _attributes(shown)
        style, kind = self._styles.get(said.get("s")) or self._styles[None], said.get("t", "n")
        if kind == "s":
            look = _look_of(style, kind, partial(_shared, self._strings))
        else:
            key = (style, kind, self._is_1904)
            look = _looks_shared.get(key) or _look_of(style, kind, _reading(*key))
            _looks_shared[key] = look
        self._looks[shown] = look
        return look

    def _formula(self, found: re.Match[str], row: int, column: int) -> str:
        """Return a cell's formula; one shared with another cell is moved to where it stands."""
        own, shared = found[2], self._formulas.get(_attributes(found[1]).get("si", ""))
        if own or shared is None:
            return f"={as_typed(own or '')}"
        from openpyxl.formula.translate import Translator  # dear to import, and seldom needed

        text, origin = shared
        return str(Translator(f"={as_typed(text)}", origin).translate_formula(cell_name(row, column)))


def _look_of(style: Style, kind: str, read: _Read) -> _Look:
    return _Look(style.number_format, style.indent, style.is_struck, read, kind == _CALCULATED_TEXT, {}, {})


def _reading(style: Style, kind: str, is_1904: bool) -> _Read:
    """Return what makes a value of what is written in a cell of a kind."""
    if kind != "n":
        return {"b": _as_flag, "d": _as_moment}.get(kind, as_typed)
    return _as_number if style.kind == "number" else partial(_as_shown, style.kind, is_1904)


def _as_shown(kind: Kind, is_1904: bool, written: str) -> Value:
    """Return a number as the date or length of time that it is shown as."""
    number = _as_number(written)
    return number if isinstance(number, str) else meant(number, kind, is_1904)


def _attributes(said: str) -> dict[str, str]:
    return {name: double or single for name, double, single in _ATTRIBUTE.findall(said)}


def _column(letters: str) -> int:
    column = 0
    for letter in letters.upper():
        column = 26 * column + ord(letter) - 64
    return column


def _hidden_columns(head: str, rows: Mapping[int, Cells]) -> frozenset[int]:
    """Return which of the columns that hold anything are hidden."""
    said = [_attributes(column) for column in _COLUMNS.findall(head)]
    hidden = [(int(one["min"]), int(one["max"])) for one in said if one.get("hidden") in _TRUE]
    return within(set().union(*rows.values()), hidden) if hidden else frozenset()


def _merges(tail: str) -> Iterator[Extent]:
    for said in _MERGE.findall(tail):
        first, _, last = _attributes(said).get("ref", "").partition(":")
        corners = _REFERENCE.fullmatch(first), _REFERENCE.fullmatch(last or first)
        if corners[0] and corners[1]:
            (left, top), (right, bottom) = corners[0].groups(), corners[1].groups()
            yield int(top), _column(left), int(bottom), _column(right)


def _shared(strings: Sequence[str], written: str) -> str:
    number = int(written)
    if not 0 <= number < len(strings):
        raise ValueError(f"a cell shows text {number} of {len(strings)}")
    return strings[number]


def _as_number(written: str) -> int | float | str:
    """Return a number; what is none, or beyond any, as it is written."""
    try:
        if len(written) <= _MOST_DIGITS and written.lstrip("-").isdecimal():
            return int(written)
        number = float(written)
    except ValueError:
        return written
    return number if math.isfinite(number) else written


def _as_flag(written: str) -> Value:
    return written.strip() in _TRUE


def _as_moment(written: str) -> Value:
    """Return a date, a time or both written as ISO 8601, as strict workbooks do."""
    for read in (datetime.fromisoformat, time.fromisoformat):
        try:
            return read(written).replace(tzinfo=None)
        except ValueError:
            continue
    return written
