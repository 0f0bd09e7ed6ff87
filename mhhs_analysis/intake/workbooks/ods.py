"""An OpenDocument spreadsheet (.ods, .fods), streamed: what repeats is counted, unless it holds something."""

from __future__ import annotations

import math
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from functools import cache, partial

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.ods_drawn import OdsLooks
from mhhs_analysis.intake.workbooks.ods_styles import TABLE, StyleScan
from mhhs_analysis.intake.workbooks.packages import RESAVE, Attributes, Package, corrupt_refused, encrypted
from mhhs_analysis.intake.workbooks.runs import is_wholly_struck, without_struck
from mhhs_analysis.intake.workbooks.sheets import (
    Cell,
    Cells,
    Extent,
    Sheet,
    Value,
    in_order,
    is_error,
    lack_values,
    within,
)

_ODF = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TEXT, _DRAW = f"{_ODF}office:1.0 ", f"{_ODF}text:1.0 ", f"{_ODF}drawing:1.0 "
_REMARK = f"{_OFFICE}annotation"
FLAT_ROOT = f"{_OFFICE}document"
"""What a spreadsheet is that is written as one text, not as an archive."""
_IGNORED = {
    _REMARK,
    f"{TABLE}shapes",
    f"{TABLE}dde-links",
    f"{TABLE}tracked-changes",
}
"""Elements that hold paragraphs or tables that are no part of the sheet."""
_HIDDEN = {"collapse", "filter"}
_SAVED_AS = {"text": ".docx", "presentation": ".pptx"}
_LONGEST_KIND = 100
_MOST_CELLS = 1 << 20
_MOST_BLANKS = 1 << 15
"""A cell holds no more signs."""
_DURATION = re.compile(r"(-?)P(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:[.,]\d+)?)S)?)?")
_DAY = timedelta(days=1)
_BLANK = '""'
"""How a formula says that it may give a blank."""


def ods_sheets(package: Package) -> tuple[Sheet, ...]:
    """Return the sheets of a spreadsheet.

    Raises NotReadable when it is encrypted, broken, too large, or another kind of document.
    """
    if "encrypted-package" in package or b"encryption-data" in package.first_bytes(
        "META-INF/manifest.xml", _MOST_CELLS
    ):
        raise encrypted(package.file)
    styles = StyleScan()
    if "styles.xml" in package:
        package.scan_by_namespace("styles.xml", styles.start, styles.end, styles.held.append)
    scan = _ContentScan(package.file, styles)
    package.scan_by_namespace("content.xml", scan.start, scan.end, styles.held.append)
    if not scan.is_spreadsheet:
        raise _no_spreadsheet(package)
    looks = OdsLooks(package)
    with corrupt_refused(package.file):
        sheets = [page.sheet(is_calculated=scan.is_calculated) for page in scan.pages]
    return tuple(
        replace(sheet, look=cache(partial(looks.drawn, place, sheet))) for place, sheet in enumerate(sheets)
    )


def _no_spreadsheet(package: Package) -> NotReadable:
    """Return the refusal of another OpenDocument file: texts and presentations are read in the formats of Office."""
    kind = (
        package.first_bytes("mimetype", _LONGEST_KIND).decode("ascii", "replace").rpartition(".")[2].strip()
    )
    if kind not in _SAVED_AS:
        return NotReadable(package.file, "an OpenDocument file that is no spreadsheet", RESAVE)
    remedy = f"ask for it saved again as {_SAVED_AS[kind]}, or for the plan as .xlsx or .csv"
    return NotReadable(package.file, f"an OpenDocument {kind} that is no spreadsheet", remedy)


class _Page:
    """A table as it passes: where we are in it, and what stands in it."""

    def __init__(self, name: str, is_hidden: bool) -> None:
        self.name, self.is_hidden = name, is_hidden
        self.rows: dict[int, Cells] = {}
        self.hidden_rows: set[int] = set()
        self.levels: dict[int, int] = {}
        self.columns: list[tuple[int, int, bool, str]] = []
        self.merged: list[Extent] = []
        self.cells_held = 0
        self.row, self.column, self.depth = 1, 1, 0
        self.cells: Cells = {}
        self.may_be_struck = False
        self.may_be_remarked = False

    def sheet(self, *, is_calculated: bool) -> Sheet:
        """Return the table as a sheet; in a spreadsheet that is calculated a formula without a value gave a blank."""
        if is_calculated:
            self.rows = {row: _calculated(cells) for row, cells in self.rows.items()}
        rows = in_order(self.rows)
        used = {column for cells in rows.values() for column in cells}
        hidden = within(used, [(low, high) for low, high, is_hidden, _ in self.columns if is_hidden])
        return Sheet(
            self.name,
            rows,
            self.is_hidden,
            frozenset(self.hidden_rows),
            hidden,
            tuple(self.merged),
            self.levels,
            may_be_struck=self.may_be_struck,
            may_be_remarked=self.may_be_remarked,
            may_lack_values=lack_values(rows),
        )

    def default_style(self, column: int) -> str:
        """Return the style of a column's cells that name none of their own."""
        return next((style for low, high, _, style in self.columns if low <= column <= high), "")


class _ContentScan:
    """Hears the content as it passes."""

    def __init__(self, file: str, styles: StyleScan) -> None:
        self.pages: list[_Page] = []
        self.is_spreadsheet = self.is_calculated = False
        self._file, self._styles = file, styles
        self._page = _Page("", False)
        self._ignored_depth = 0
        self._row: Attributes = {}
        self._cell: Attributes | None = None
        self._runs: list[tuple[str, bool | None]] = []
        self._spans: list[bool | None] = []
        self._held = styles.held
        self._openings: dict[str, Callable[[Attributes], None]] = {
            f"{_OFFICE}spreadsheet": self._open_spreadsheet,
            f"{TABLE}table": self._open_table,
            f"{TABLE}table-column": self._note_columns,
            f"{TABLE}table-row": self._open_row,
            f"{TABLE}table-row-group": lambda _: self._deepen(1),
            f"{TABLE}table-cell": self._open_cell,
            f"{TABLE}covered-table-cell": self._open_cell,
            f"{_TEXT}p": lambda _: self._held.clear(),
            f"{_TEXT}span": self._open_span,
            f"{_TEXT}s": lambda said: self._held.append(
                " " * min(int(said.get(f"{_TEXT}c", 1)), _MOST_BLANKS)
            ),
            f"{_TEXT}tab": lambda _: self._held.append("\t"),
            f"{_TEXT}line-break": lambda _: self._held.append("\n"),
        }
        self._closings: dict[str, Callable[[], None]] = {
            f"{TABLE}table-row": self._close_row,
            f"{TABLE}table-row-group": lambda: self._deepen(-1),
            f"{TABLE}table-cell": self._close_cell,
            f"{TABLE}covered-table-cell": self._close_cell,
            f"{_TEXT}p": self._close_paragraph,
            f"{_TEXT}span": self._close_span,
        }

    def start(self, name: str, said: Attributes) -> None:
        """Hear an element begin: styles stand before the tables, remarks and drawings within them."""
        is_table_in_cell = self._cell is not None and name == f"{TABLE}table"
        if self._ignored_depth or is_table_in_cell or name in _IGNORED or name.startswith(_DRAW):
            self._ignored_depth += 1
            self._page.may_be_remarked |= name == _REMARK
        elif name in self._openings:
            self._openings[name](said)
        elif not self.is_spreadsheet:
            self._styles.start(name, said)

    def end(self, name: str) -> None:
        """Hear an element end."""
        if self._ignored_depth:
            self._ignored_depth -= 1
        elif name in self._closings:
            self._closings[name]()
        elif not self.is_spreadsheet:
            self._styles.end(name)

    def _open_spreadsheet(self, _: Attributes) -> None:
        self.is_spreadsheet = True

    # --- tables, columns and rows -------------------------------------------------------------------------

    def _open_table(self, said: Attributes) -> None:
        is_hidden = not self._styles.is_shown(said.get(f"{TABLE}style-name", ""))
        self._page = _Page(said.get(f"{TABLE}name", ""), is_hidden)
        self.pages.append(self._page)

    def _note_columns(self, said: Attributes) -> None:
        page, repeated = self._page, _count(said, "columns-repeated")
        is_hidden = said.get(f"{TABLE}visibility") in _HIDDEN
        style = said.get(f"{TABLE}default-cell-style-name", "")
        page.columns.append((page.column, page.column + repeated - 1, is_hidden, style))
        page.column += repeated

    def _deepen(self, by: int) -> None:
        self._page.depth += by

    def _open_row(self, said: Attributes) -> None:
        self._row, self._page.cells, self._page.column = said, {}, 1

    def _close_row(self) -> None:
        """Keep a row as often as it repeats, when it holds anything."""
        page, repeated = self._page, _count(self._row, "rows-repeated")
        if page.cells:
            self._count(repeated * len(page.cells))
            rows = range(page.row, page.row + repeated)
            page.rows |= dict.fromkeys(rows, page.cells)
            if self._row.get(f"{TABLE}visibility") in _HIDDEN:
                page.hidden_rows.update(rows)
            if page.depth:
                page.levels |= dict.fromkeys(rows, page.depth)
        page.row += repeated

    def _count(self, cells: int) -> None:
        self._page.cells_held += cells
        if self._page.cells_held > _MOST_CELLS:
            reason = f"sheet {self._page.name!r} repeats its cells more than {_MOST_CELLS:,} times"
            raise NotReadable(self._file, reason, "ask for the plan without the rows filled down to the end")

    # --- cells --------------------------------------------------------------------------------------------

    def _open_cell(self, said: Attributes) -> None:
        self._cell, self._runs = said, []

    def _open_span(self, said: Attributes) -> None:
        """Begin a run; where its style leaves open whether it is struck through, it is as what it stands in."""
        self._end_run()
        own = self._styles.strikes(said.get(f"{_TEXT}style-name", ""))
        self._spans.append(self._spans[-1] if own is None and self._spans else own)

    def _close_span(self) -> None:
        self._end_run()
        if self._spans:
            self._spans.pop()

    def _close_paragraph(self) -> None:
        self._end_run()
        self._runs.append(("\n", None))

    def _end_run(self) -> None:
        self._runs.append(("".join(self._held), self._spans[-1] if self._spans else None))
        self._held.clear()

    def _close_cell(self) -> None:
        said, self._cell = self._cell or {}, None
        page, repeated = self._page, _count(said, "columns-repeated")
        self._note_merge(said)
        runs = self._runs[:-1]  # the last paragraph ends with its cell
        value, is_uncalculated = _value(said, "".join(text for text, _ in runs)), False
        if _is_blank(value) and _is_uncalculated(said):
            value, is_uncalculated = _formula(said), True
        elif not self.is_calculated and _formula(said):
            self.is_calculated = True
        is_uncalculated = is_uncalculated or (isinstance(value, str) and is_error(value))
        if not _is_blank(value):
            self._count(repeated)
            number_format, indent, is_struck, is_bold = self._look(said)
            if isinstance(value, str) and any(own is not None for _, own in runs):
                value = without_struck([(text, is_struck if own is None else own) for text, own in runs])
                is_struck = is_wholly_struck(value)
                page.may_be_struck = True
            cell = Cell(value, number_format, indent, is_uncalculated, is_struck, is_bold)
            page.cells |= dict.fromkeys(range(page.column, page.column + repeated), cell)
        page.column += repeated

    def _note_merge(self, said: Attributes) -> None:
        rows, columns = _count(said, "rows-spanned"), _count(said, "columns-spanned")
        if rows > 1 or columns > 1:
            row, column = self._page.row, self._page.column
            self._page.merged.append((row, column, row + rows - 1, column + columns - 1))

    def _look(self, said: Attributes) -> tuple[str, int, bool, bool]:
        """Return how a cell is shown: by its own style, else its row's, else its column's."""
        style = (
            said.get(f"{TABLE}style-name")
            or self._row.get(f"{TABLE}default-cell-style-name")
            or self._page.default_style(self._page.column)
        )
        number_format, indent, is_struck, is_bold = self._styles.look(style)
        is_share = said.get(f"{_OFFICE}value-type") == "percentage" and "%" not in number_format
        return ("0%" if is_share else number_format), indent, is_struck, is_bold


# --- values -----------------------------------------------------------------------------------------------


def _count(said: Attributes, what: str) -> int:
    """Return how many rows or columns an element stands for or spans: one, unless it says more."""
    return max(int(said.get(f"{TABLE}number-{what}", 1)), 1)


def _value(said: Attributes, text: str) -> Value:
    """Return what a cell holds by its kind; its text where it has none, or one that can't be read."""
    kind = said.get(f"{_OFFICE}value-type", "")
    try:
        return _READERS[kind](said) if kind in _READERS else text
    except (KeyError, ValueError, OverflowError):
        return text


def _number(said: Attributes) -> Value:
    number = float(said[f"{_OFFICE}value"])
    if not math.isfinite(number):
        raise ValueError
    return int(number) if number.is_integer() else number


def _moment(said: Attributes) -> Value:
    return datetime.fromisoformat(said[f"{_OFFICE}date-value"]).replace(tzinfo=None)


def _flag(said: Attributes) -> Value:
    return said[f"{_OFFICE}boolean-value"] == "true"


def _clock(said: Attributes) -> Value:
    """Return a time of day; a length of time where it is a day or more, or less than nothing."""
    found = _DURATION.fullmatch(said[f"{_OFFICE}time-value"])
    if found is None:
        raise ValueError
    sign, days, hours, minutes, seconds = found.groups()
    length = timedelta(
        days=int(days or 0),
        hours=int(hours or 0),
        minutes=int(minutes or 0),
        seconds=float((seconds or "0").replace(",", ".")),
    )
    if sign or length >= _DAY:
        return -length if sign else length
    return (datetime.min + length).time()


_READERS: dict[str, Callable[[Attributes], Value]] = {
    "float": _number,
    "currency": _number,
    "percentage": _number,
    "date": _moment,
    "boolean": _flag,
    "time": _clock,
}


def _is_blank(value: Value) -> bool:
    return isinstance(value, str) and not value.strip()


def _is_uncalculated(said: Attributes) -> bool:
    return bool(_formula(said)) and f"{_OFFICE}value-type" not in said


def _calculated(cells: Cells) -> Cells:
    """Return the cells of a row but those of formulas that may give a blank: they say so, and gave no value."""
    if not any(cell.is_uncalculated for cell in cells.values()):
        return cells
    return {
        column: cell for column, cell in cells.items() if not (cell.is_uncalculated and _BLANK in cell.text)
    }


def _formula(said: Attributes) -> str:
    """Return a cell's formula without the name of the language it is written in."""
    formula = said.get(f"{TABLE}formula", "")
    return formula[formula.find("=") :] if "=" in formula else ""
