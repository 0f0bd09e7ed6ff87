"""An XML Spreadsheet of Excel 2002 and 2003 (SpreadsheetML): a workbook in one text, often named .xls."""

from __future__ import annotations

import math
from collections import ChainMap
from datetime import datetime, timedelta
from typing import NamedTuple

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.number_formats import GENERAL, kind_of, meant
from mhhs_analysis.intake.workbooks.packages import RESAVE, Attributes, corrupt_refused, guarded_parser
from mhhs_analysis.intake.workbooks.runs import Run, is_wholly_struck, without_struck
from mhhs_analysis.intake.workbooks.sheets import (
    Cell,
    Cells,
    Extent,
    Sheet,
    Value,
    in_order,
    lack_values,
    within,
)
from mhhs_analysis.intake.workbooks.spreadsheetml_drawn import Painted, Stretch, interior

_SS, _EXCEL = "urn:schemas-microsoft-com:office:spreadsheet ", "urn:schemas-microsoft-com:office:excel "
SPREADSHEETML_ROOT = f"{_SS}Workbook"
_STRUCK = {f"http://www.w3.org/TR/REC-html40 {name}" for name in ("S", "Strike", "Del")}
"""The parts of a text that are struck through."""
_NAMED_FORMATS = {
    "General Number": GENERAL, "General Date": "m/d/yyyy h:mm", "Long Date": "dddd, mmmm d, yyyy",
    "Medium Date": "d-mmm-yy", "Short Date": "m/d/yyyy", "Long Time": "h:mm:ss AM/PM",
    "Medium Time": "h:mm AM/PM", "Short Time": "h:mm", "Currency": '"$"#,##0.00', "Euro Currency": '"€"#,##0.00',
    "Fixed": "0.00", "Standard": "#,##0.00", "Percent": "0.00%", "Scientific": "0.00E+00",
    "Yes/No": '"Yes";"Yes";"No"', "True/False": '"True";"True";"False"', "On/Off": '"On";"On";"Off"',
}  # fmt: skip
"""The formats that this kind of file calls by a name (ss:NumberFormat), as Excel writes them elsewhere."""
_TRUE = {"1", "true"}
_SHOWN = "SheetVisible"
_DAY_NOUGHT, _DAY_NOUGHT_OF_1904 = datetime(1899, 12, 31), datetime(1904, 1, 1)
_AFTER_LEAP_DAY = datetime(1900, 3, 1)
_DAY = timedelta(days=1)


def spreadsheetml_sheets(file: str, content: bytes) -> tuple[Sheet, ...]:
    """Return the sheets of an XML Spreadsheet.

    Raises NotReadable when it is broken.
    """
    scan = _Scan()
    parser = guarded_parser(file, " ")
    parser.StartElementHandler, parser.EndElementHandler = scan.start, scan.end
    parser.CharacterDataHandler = scan.held.append
    with corrupt_refused(file):
        parser.Parse(content, True)
        if not scan.pages:
            raise NotReadable(file, "the workbook is corrupt (it holds no sheet of cells)", RESAVE)
        return tuple(page.sheet() for page in scan.pages)


class _Look(NamedTuple):
    number_format: str = GENERAL
    indent: int = 0
    is_struck: bool = False
    is_bold: bool = False
    colour: str = ""


class _Page:
    """A sheet as it passes: where we are in it, and what stands in it."""

    def __init__(self, name: str) -> None:
        self.name, self.is_hidden = name, False
        self.rows: dict[int, Cells] = {}
        self.hidden_rows: list[tuple[int, int]] = []
        self.hidden_columns: list[tuple[int, int]] = []
        self.column_styles: dict[int, str] = {}
        self.merged: list[Extent] = []
        self.row = self.column = self.last_column = 0
        self.may_be_struck = False
        self.painted = Painted()

    def sheet(self) -> Sheet:
        """Return the page as a sheet; only rows and columns that hold anything can be hidden in it."""
        rows = in_order(self.rows)
        used = {column for cells in rows.values() for column in cells}
        return Sheet(
            self.name,
            rows,
            self.is_hidden,
            within(rows, self.hidden_rows),
            within(used, self.hidden_columns),
            tuple(self.merged),
            may_be_struck=self.may_be_struck,
            may_be_remarked=bool(self.painted.remarks),
            may_lack_values=lack_values(rows),
            look=lambda: self.painted.drawn_beside(rows),
        )


class _Scan:
    """Hears the workbook as it passes; text is to be added to `held`."""

    def __init__(self) -> None:
        self.pages: list[_Page] = []
        self.held: list[str] = []
        self._page = _Page("")
        self._is_1904 = False
        self._looks: dict[str, dict[str, str]] = {}
        self._style: dict[str, str] = {}
        self._parents: dict[str, str] = {}
        self._known: dict[str, _Look] = {}
        self._row: Attributes = {}
        self._cell: Attributes = {}
        self._kind: str | None = None
        self._runs: list[Run] = []
        self._struck = 0
        self._comments = 0
        self._openings = {
            f"{_SS}Style": self._open_style,
            f"{_SS}NumberFormat": self._note_format,
            f"{_SS}Alignment": self._note_indent,
            f"{_SS}Font": self._note_font,
            f"{_SS}Interior": self._note_interior,
            f"{_SS}Worksheet": self._open_sheet,
            f"{_SS}Column": self._note_columns,
            f"{_SS}Row": self._open_row,
            f"{_SS}Cell": self._open_cell,
            f"{_SS}Data": self._open_data,
            f"{_SS}Comment": self._open_comment,
        }
        self._closings = {
            f"{_SS}Cell": self._close_cell,
            f"{_SS}Data": self._close_data,
            f"{_SS}Comment": self._close_comment,
            f"{_EXCEL}Visible": self._close_visible,
            f"{_EXCEL}Date1904": self._close_calendar,
        }

    def start(self, name: str, said: Attributes) -> None:
        """Hear an element begin: the parts of a text in several fonts stand within its data, and add to it."""
        if self._kind is None and not self._comments:
            self.held.clear()
        if name in self._openings:
            self._openings[name](said)
        elif name in _STRUCK:
            self._end_run()
            self._struck += 1

    def end(self, name: str) -> None:
        """Hear an element end."""
        if name in self._closings:
            self._closings[name]()
        elif name in _STRUCK:
            self._end_run()
            self._struck -= 1

    # --- styles and the calendar --------------------------------------------------------------------------

    def _open_style(self, said: Attributes) -> None:
        name = said.get(f"{_SS}ID", "")
        self._style = self._looks[name] = {}
        self._known.clear()
        self._parents[name] = said.get(f"{_SS}Parent", "Default")

    def _note_format(self, said: Attributes) -> None:
        if f"{_SS}Format" in said:
            self._style["format"] = said[f"{_SS}Format"]

    def _note_indent(self, said: Attributes) -> None:
        if f"{_SS}Indent" in said:
            self._style["indent"] = said[f"{_SS}Indent"]

    def _note_font(self, said: Attributes) -> None:
        if f"{_SS}StrikeThrough" in said:
            self._style["struck"] = said[f"{_SS}StrikeThrough"]
        if f"{_SS}Bold" in said:
            self._style["bold"] = said[f"{_SS}Bold"]

    def _note_interior(self, said: Attributes) -> None:
        self._style["colour"] = interior(said.get(f"{_SS}Color", ""), said.get(f"{_SS}Pattern", ""))

    def _close_calendar(self) -> None:
        self._is_1904 = True

    def _look(self, style: str) -> _Look:
        """Return how a style shows its cells, worked out once."""
        if style not in self._known:
            self._known[style] = self._looked_up(style)
        return self._known[style]

    def _looked_up(self, style: str) -> _Look:
        """Return how a style shows its cells: by itself, else by the one it is derived from, else the default."""
        parent = self._parents.get(style, "Default")
        known = [self._looks.get(one, {}) for one in (style, parent, "Default")]
        shown = ChainMap(*known)
        named = shown.get("format", GENERAL)
        is_struck, is_bold = (shown.get(one) in _TRUE for one in ("struck", "bold"))
        indent = int(float(shown.get("indent", 0)))
        return _Look(_NAMED_FORMATS.get(named, named), indent, is_struck, is_bold, shown.get("colour", ""))

    # --- sheets, columns and rows -------------------------------------------------------------------------

    def _open_sheet(self, said: Attributes) -> None:
        self._page = _Page(said.get(f"{_SS}Name", ""))
        self.pages.append(self._page)

    def _close_visible(self) -> None:
        self._page.is_hidden = "".join(self.held).strip() not in {"", _SHOWN}

    def _note_columns(self, said: Attributes) -> None:
        page = self._page
        first = _whole(said, "Index", page.last_column + 1)
        page.last_column = first + _whole(said, "Span")
        if said.get(f"{_SS}Hidden") in _TRUE:
            page.hidden_columns.append((first, page.last_column))
        if f"{_SS}StyleID" in said:
            page.column_styles[first] = said[f"{_SS}StyleID"]
            self._paint(page.painted.columns, first, page.last_column, said)

    def _open_row(self, said: Attributes) -> None:
        """Begin a row; one with a span stands for rows that are all blank."""
        page, self._row = self._page, said
        first = _whole(said, "Index", page.row + 1)
        page.row, page.column = first + _whole(said, "Span"), 0
        if said.get(f"{_SS}Hidden") in _TRUE:
            page.hidden_rows.append((first, page.row))
        if f"{_SS}StyleID" in said:
            self._paint(page.painted.rows, first, page.row, said)

    def _paint(self, stretches: list[Stretch], first: int, last: int, said: Attributes) -> None:
        if colour := self._look(said[f"{_SS}StyleID"]).colour:
            stretches.append((first, last, colour))

    # --- cells --------------------------------------------------------------------------------------------

    def _open_cell(self, said: Attributes) -> None:
        page, self._cell = self._page, said
        page.column = _whole(said, "Index", page.column + 1)

    def _close_cell(self) -> None:
        """Keep a formula that nobody calculated, and pass over the columns that are merged into a cell."""
        page, said = self._page, self._cell
        across, down = _whole(said, "MergeAcross"), _whole(said, "MergeDown")
        if f"{_SS}StyleID" in said:
            colour = self._look(said[f"{_SS}StyleID"]).colour
            page.painted.cells.setdefault(page.row, {})[page.column] = colour
        if across or down:
            page.merged.append((page.row, page.column, page.row + down, page.column + across))
        if f"{_SS}Formula" in said and page.column not in page.rows.get(page.row, {}):
            self._keep(said[f"{_SS}Formula"], is_uncalculated=True)
        page.column += across

    def _open_data(self, said: Attributes) -> None:
        if not self._comments:
            self._kind, self._runs = said.get(f"{_SS}Type", "String"), []

    def _end_run(self) -> None:
        if self._kind is not None:
            self._runs.append(("".join(self.held), self._struck > 0))
            self.held.clear()

    def _close_data(self) -> None:
        self._end_run()
        runs, kind, self._kind = self._runs, self._kind, None
        text = "".join(text for text, _ in runs)
        if any(is_struck for _, is_struck in runs):
            text, self._page.may_be_struck = without_struck(runs), True
        if kind is not None and text.strip():
            value = _value(text, kind, self._shown().number_format, self._is_1904)
            self._keep(value, is_uncalculated=kind == "Error")
        elif kind == "String":
            self._cell = {key: value for key, value in self._cell.items() if key != f"{_SS}Formula"}

    def _keep(self, value: Value, is_uncalculated: bool = False) -> None:
        look, page = self._shown(), self._page
        is_struck = look.is_struck or is_wholly_struck(value)
        page.rows.setdefault(page.row, {})[page.column] = Cell(
            value, look.number_format, look.indent, is_uncalculated, is_struck, look.is_bold
        )

    def _shown(self) -> _Look:
        """Return how the cell is shown: by its own style, else its row's, else its column's."""
        style = self._cell.get(f"{_SS}StyleID") or self._row.get(f"{_SS}StyleID")
        return self._look(style or self._page.column_styles.get(self._page.column, "Default"))

    def _open_comment(self, _: Attributes) -> None:
        self._comments += 1
        self.held.clear()

    def _close_comment(self) -> None:
        self._comments -= 1
        page = self._page
        page.painted.remarks[page.row, page.column] = " ".join("".join(self.held).split())
        self.held.clear()


def _whole(said: Attributes, name: str, otherwise: int = 0) -> int:
    """Return a place or a count that an attribute says; no place is before the first."""
    return max(int(said.get(f"{_SS}{name}", otherwise)), min(otherwise, 1))


def _value(text: str, kind: str, number_format: str, is_1904: bool) -> Value:
    """Return what a cell holds by the kind it says it is of; as it is written where it is no such thing."""
    try:
        if kind == "Number":
            return _number(text, number_format, is_1904)
        if kind == "DateTime":
            return _moment(datetime.fromisoformat(text.strip()), number_format, is_1904)
    except ValueError:
        return text
    return text.strip() in _TRUE if kind == "Boolean" else text


def _number(text: str, number_format: str, is_1904: bool) -> Value:
    number = float(text)
    if not math.isfinite(number):
        return text
    return meant(int(number) if number.is_integer() else number, kind_of(number_format), is_1904)


def _moment(moment: datetime, number_format: str, is_1904: bool) -> Value:
    """Return a date as it is; on the calendar's day nought a time of day, and a length of time where so shown."""
    moment = moment.replace(tzinfo=None)
    nought = _DAY_NOUGHT_OF_1904 if is_1904 else _DAY_NOUGHT
    if kind_of(number_format) == "duration":
        # Excel counts a 29 February 1900, so that its dates after it are a day further from day nought.
        return moment - nought + _DAY * (moment >= _AFTER_LEAP_DAY and not is_1904)
    return moment.time() if moment.date() == nought.date() else moment
