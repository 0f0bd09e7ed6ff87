"""A worksheet's XML, read by patterns: its cells with their looks, hidden rows and columns, merges, grouping.

A parser has found it well-formed and free of what could mislead a pattern (`Package.plain_text`); hearing each
element of it from that parser would take twice as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress

from mhhs_analysis.intake.references import column_number, extent_of
from mhhs_analysis.intake.sheets import (
    Cell,
    Cells,
    Extent,
    PartStruck,
    Sheet,
    Value,
    cell_name,
    in_order,
    within,
)
from mhhs_analysis.intake.xlsx_shared import Style, as_typed, runs_joined
from mhhs_analysis.intake.xlsx_values import TRUE, Look, Looks, NotPlain, Once, attributes_in

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_LETTERS = re.compile(r"[A-Za-z]{1,3}")
_CELL = re.compile(
    r"""<c(?=[\s/>])(?: r="([^"]*+)")?+([^>]*+)>"""  # its place, and how it is shown and typed
    r"""((?<!/>).*?</c>)?+""",  # what it holds
    re.DOTALL,
)
_PLACED = '<c r="'
"""How a cell begins as most programs write it."""
_VALUE = re.compile(r"<v\b[^>]*?(?:/>|>([^<]*)</v>)")
_FORMULA = re.compile(r"<f\b([^>]*?)(?:/>|>([^<]*)</f>)")
_IN_PLACE = re.compile(r"<is(?=[\s>])[^>]*(?<!/)>(.*?)</is>", re.DOTALL)
_NUMBER = re.compile(r"""\sr\s*=\s*["']([0-9]+)["']""")
_COLUMNS = re.compile(r"<col\b([^>]*)>")
_MERGE = re.compile(r"<mergeCell\b([^>]*)>")


class SheetReader:
    """Reads worksheets of one workbook, with the strings and cell formats that they share.

    Cells that hold nothing are left out, filled ones too: what is drawn is read when it is asked for.
    """

    def __init__(self, strings: Sequence[str], styles: Mapping[str | None, Style], is_1904: bool) -> None:
        self._is_1904 = is_1904
        self._may_be_struck = any(isinstance(one, PartStruck) for one in strings)
        self._looks = Looks(strings, styles, is_1904)
        self._columns = Once(_column)
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
            if "hidden" in said and attributes_in(said).get("hidden") in TRUE:
                hidden.add(row)
            if "outlineLevel" in said and (level := int(attributes_in(said).get("outlineLevel") or 0)):
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
            self._may_be_struck or "<strike" in body,
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
        try:
            cells = self._plain(row, text)
        except NotPlain:
            return {place: cells for place, cells in self._odd(row, text).items() if cells}
        return {row: cells} if cells else {}

    def _plain(self, row: int, text: str) -> Cells:
        """Return the cells of a row of which each says where it stands and holds a value or a text alone.

        Raises NotPlain for a row written otherwise.
        """
        before, *written = text.split(_PLACED)
        if before.strip() or "<f" in text:
            raise NotPlain(text)
        place_ends, columns, looks = f'{row}"', self._columns, self._looks
        cells: Cells = {}
        for one in written:
            letters, _, said = one.partition(place_ends)
            shown, _, content = said.partition(">")
            column, cell = columns[letters], looks[shown].cells[content]
            if cell is not None:
                cells[column] = cell
        return cells

    def _odd(self, row: int, text: str) -> dict[int, Cells]:
        """Return the cells of a row however they are written, by the rows in which they say that they stand."""
        column = 0
        rows: dict[int, Cells] = {row: {}}
        for reference, shown, content in _CELL.findall(text):
            row, column = self._placed(reference, shown, row, column)
            cell = self._cell(shown, content, row, column) if content else None
            if cell is not None:
                rows.setdefault(row, {})[column] = cell
        return rows

    def _placed(self, reference: str, shown: str, row: int, column: int) -> tuple[int, int]:
        """Return where a cell stands: where it says, in whichever row, else next to the last."""
        found = _REFERENCE.fullmatch(reference or attributes_in(shown).get("r", ""))
        return (int(found[2]), self._columns[found[1]]) if found else (row, column + 1)

    def _cell(self, shown: str, content: str, row: int, column: int) -> Cell | None:
        look = self._looks[shown]
        if "<f" not in content:
            with suppress(NotPlain):
                return look.cells[content]
        return self._fuller(content, look, row, column)

    def _fuller(self, text: str, look: Look, row: int, column: int) -> Cell | None:
        """Return the cell of an element that holds more than a value (a formula, a text in runs), if it holds any."""
        formula, value, in_place = _FORMULA.search(text), _VALUE.search(text), _IN_PLACE.search(text)
        if formula and formula[2]:
            self._formulas[attributes_in(formula[1]).get("si", "")] = (formula[2], cell_name(row, column))
        held: Value = ""
        if in_place:
            held = runs_joined(in_place[1])
        elif value and value[1]:
            held = look.read(value[1])
        elif formula and not (value and look.is_text):
            return look.cell(self._formula(formula, row, column), is_uncalculated=True)
        return look.cell(held)

    def _formula(self, found: re.Match[str], row: int, column: int) -> str:
        """Return a cell's formula; one shared with another cell is moved to where it stands."""
        own, shared = found[2], self._formulas.get(attributes_in(found[1]).get("si", ""))
        if own or shared is None:
            return f"={as_typed(own or '')}"
        from openpyxl.formula.translate import Translator  # dear to import, and seldom needed

        text, origin = shared
        return str(Translator(f"={as_typed(text)}", origin).translate_formula(cell_name(row, column)))


def _column(letters: str) -> int:
    """Return the number of a column; raises NotPlain for what names none."""
    if not _LETTERS.fullmatch(letters):
        raise NotPlain(letters)
    return column_number(letters)


def _hidden_columns(head: str, rows: Mapping[int, Cells]) -> frozenset[int]:
    """Return which of the columns that hold anything are hidden."""
    said = [attributes_in(column) for column in _COLUMNS.findall(head)]
    hidden = [(int(one["min"]), int(one["max"])) for one in said if one.get("hidden") in TRUE]
    return within(set().union(*rows.values()), hidden) if hidden else frozenset()


def _merges(tail: str) -> Iterator[Extent]:
    extents = (extent_of(attributes_in(said).get("ref", "")) for said in _MERGE.findall(tail))
    return (extent for extent in extents if extent)
