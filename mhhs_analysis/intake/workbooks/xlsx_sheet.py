"""A worksheet's XML, read by patterns: its cells with their looks, hidden rows and columns, merges, grouping.

Its rows in plain form prove themselves well-formed (`xlsx_plain`). A parser has found all else so, and free of what
could mislead a pattern (`Package.plain_text`); hearing each element of it from that parser would take twice as long.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from mhhs_analysis.intake.workbooks.references import extent_of
from mhhs_analysis.intake.workbooks.sheets import (
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
from mhhs_analysis.intake.workbooks.xlsx_plain import ROW_END, PlainRows, Row, column_of, way_shown
from mhhs_analysis.intake.workbooks.xlsx_shared import Style, as_typed, runs_joined
from mhhs_analysis.intake.workbooks.xlsx_values import TRUE, Look, Looks, NotPlain, Once, attributes_in

_DATA = "<sheetData"
_DATA_END = "</sheetData>"
_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?([0-9]{1,7})")
_CELL = re.compile(
    r"""<c(?=[\s/>])(?: r="([^"]*+)")?+([^>]*+)>"""  # its place, and how it is shown and typed
    r"""((?<!/>).*?</c>)?+""",  # what it holds
    re.DOTALL,
)
_VALUE = re.compile(r"<v\b[^>]*?(?:/>|>([^<]*)</v>)")
_FORMULA = re.compile(r"<f\b([^>]*?)(?:/>|>([^<]*)</f>)")
_IN_PLACE = re.compile(r"<is(?=[\s>])[^>]*(?<!/)>(.*?)</is>", re.DOTALL)
_NUMBER = re.compile(r"""\sr\s*=\s*["']([0-9]+)["']""")
_COLUMNS = re.compile(r"<col\b([^>]*)>")
_MERGE = re.compile(r"<mergeCell\b([^>]*)>")


@dataclass(frozen=True)
class SheetText:
    """A worksheet's XML: its rows, read as far as they are in plain form, and what stands before and behind them.

    There are no rows where there is no such sheet in it.
    """

    head: str
    rows: list[Row | str]
    tail: str

    @property
    def unread(self) -> str:
        """All of it but the rows that are read: it is well-formed if that is."""
        return "".join((self.head, *(row for row in self.rows if isinstance(row, str)), self.tail))


class SheetReader:
    """Reads worksheets of one workbook, with the strings and cell formats that they share.

    Cells that hold nothing are left out, filled ones too: what is drawn is read when it is asked for.
    """

    def __init__(self, strings: Sequence[str], styles: Mapping[str | None, Style], is_1904: bool) -> None:
        self._is_1904 = is_1904
        self._may_be_struck = any(isinstance(one, PartStruck) for one in strings)
        self._looks = Looks(strings, styles, is_1904)
        self._plain = PlainRows(self._looks)
        self._columns = Once(column_of)
        self._formulas: dict[str, tuple[str, str]] = {}
        self._lacks_values = False

    def begun(self, text: str) -> SheetText:
        """Return a worksheet's text with its rows in plain form read, which nothing need have proven well-formed."""
        start = text.find(_DATA) + len(_DATA)
        if start < len(_DATA):
            return SheetText(text, [], "")
        end = text.find(_DATA_END, start)
        if end < 0:
            return SheetText(text[:start], [text[start:]], "")
        if text[start] != ">":
            return SheetText(text[:start], [text[start:end]], text[end:])
        rows = self._plain.read(text[start + 1 : end].split(ROW_END))
        return SheetText(text[: start + 1], list(rows), text[end:])

    def sheet(self, text: SheetText, name: str, is_hidden: bool) -> Sheet:
        """Return a worksheet, well-formed; only rows and columns that hold anything can be hidden in it."""
        if not text.rows:
            raise ValueError(f"what should be sheet {name!r} is none")
        rows: dict[int, Cells] = {}
        hidden: set[int] = set()
        levels: dict[int, int] = {}
        self._formulas = {}
        for row, (is_row_hidden, level), cells in self._rows(text.rows):
            if not cells:
                continue
            rows[row] = rows[row] | cells if row in rows else cells
            if is_row_hidden:
                hidden.add(row)
            if level:
                levels[row] = level
        columns = _hidden_columns(text.head, rows)
        return Sheet(
            name,
            in_order(rows),
            is_hidden,
            frozenset(hidden),
            columns,
            tuple(_merges(text.tail)),
            levels,
            self._is_1904,
            self._may_be_struck or any(isinstance(row, str) and "<strike" in row for row in text.rows),
            may_lack_values=self._lacks_values or any(look.is_error for look in self._looks.found.values()),
        )

    # --- rows and cells -----------------------------------------------------------------------------------

    def _rows(self, rows: Iterable[Row | str]) -> Iterator[Row]:
        """Yield each row, those that are not in plain form read by patterns that know more."""
        number = 0
        unread: list[str] = []
        for row in rows:
            if isinstance(row, str):
                unread.append(row)
                continue
            if unread:
                yield from self._unread("".join(unread), number)
                unread.clear()
            number = row[0]
            yield row
        yield from self._unread("".join(unread), number)

    def _unread(self, written: str, row: int) -> Iterator[Row]:
        """Yield each row of those behind a row: its number, how it is shown, its cells.

        A cell that holds anything has an end of its own: rows without one are skipped, and only counted.
        """
        position = 0
        while (held := written.find("</c>", position)) >= 0:
            start, end = written.rindex("<row", position, held), written.index("</row>", held)
            first = written.index(">", start) + 1
            said = written[start + 4 : first - 1]
            number = _NUMBER.search(said)
            row = int(number[1]) if number else row + written.count("<row", position, held)
            shown = way_shown(said)
            for place, cells in self._odd(row, written[first:end]).items():
                yield place, shown, cells
            position = end

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
            self._lacks_values = True
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


def _hidden_columns(head: str, rows: Mapping[int, Cells]) -> frozenset[int]:
    """Return which of the columns that hold anything are hidden."""
    said = [attributes_in(column) for column in _COLUMNS.findall(head)]
    hidden = [(int(one["min"]), int(one["max"])) for one in said if one.get("hidden") in TRUE]
    return within(set().union(*rows.values()), hidden) if hidden else frozenset()


def _merges(tail: str) -> Iterator[Extent]:
    extents = (extent_of(attributes_in(said).get("ref", "")) for said in _MERGE.findall(tail))
    return (extent for extent in extents if extent)
