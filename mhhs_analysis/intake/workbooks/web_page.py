"""Tables of a web page, which many tools export under a workbook's name: all of a page on one sheet, as in Excel.

A page that LibreOffice wrote of several sheets names each above its table. A text outside the tables is a row of its
own, as Excel shows it; a page without a table is its lines, where they may list dates. A cell's text is what it holds;
where Excel or LibreOffice wrote the page, the number behind a date and the format it is shown in stand beside the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import unescape
from html.parser import HTMLParser

from mhhs_analysis.intake.workbooks.dated_notes import may_list_dates
from mhhs_analysis.intake.workbooks.number_formats import kind_of, meant
from mhhs_analysis.intake.workbooks.runs import Run, is_wholly_struck, raised, without_struck
from mhhs_analysis.intake.workbooks.sheets import Cell, PartStruck, Sheet, is_error
from mhhs_analysis.intake.workbooks.text_tables import text_sheet
from mhhs_analysis.intake.workbooks.web_colours import ground_of
from mhhs_analysis.intake.workbooks.web_grids import Grid, Page
from mhhs_analysis.intake.workbooks.web_numbers import Said, counts_from_1904, number_format_of, number_of
from mhhs_analysis.intake.workbooks.web_styles import BLOCKS, NOTHING, Element, Opened, is_for_screens

_BEGINNING = re.compile(
    rb"(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)?\s*(?:<\?xml[^>]{0,200}>\s*)?(?:<!--.{0,2000}?-->\s*)*"
    rb"<(?:!doctype\s+html|(?:html|head|body|meta|style|title|table|div|center|font|h\d|p)\b)",
    re.IGNORECASE | re.DOTALL,
)
_LOOKED_AT = 1 << 13
_CHARSET = re.compile(rb"""<meta\b[^>]{0,200}\bcharset\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_BLANKS = re.compile(r"[ \t\r\n\f]+")
_REMARK = "comment"
_UNSEEN = {"script", "style", "title", "template", "noscript", "object", "datalist", _REMARK}
_BLOCKS = BLOCKS | {"li", "dt", "dd", "section", "article", "header", "footer", "body"}
_AS_TYPED = "pre"
"""An element whose lines end where the page's own do."""
_CELLS = {"td", "th"}
_TYPED = {"", "text", "date", "month", "week", "number", "datetime-local"}
"""Kinds of fields that show what is typed in them."""
_MOST_COLUMNS_SPANNED, _MOST_ROWS_SPANNED = 1000, 65_534
"""What browsers take a larger span for (HTML, 4.9.11)."""
_CLASS = re.compile(r"\.([\w-]+)\s*\{([^{}]*)\}")
_INDENT = re.compile(r"mso-char-indent-count:\s*(\d+)")
_SHEET_BEGINS = re.compile(
    r"""<a name=["']?table\d+["']?><h1>[^<]*<em>([^<]*)</em></h1></a>""", re.IGNORECASE
)
"""How a page of LibreOffice's begins each of several sheets."""
_SHEET_NAME = re.compile(r"<x:Name>([^<]*)</x:Name>")
_HIDDEN_SHEET = re.compile(r"<x:Visible>\s*Sheet(?:Very)?Hidden")


def is_web_page(content: bytes) -> bool:
    """Return whether a file begins as a web page does, or as a piece of one; in two bytes a sign, too."""
    return _BEGINNING.match(content[:_LOOKED_AT].replace(b"\x00", b"")) is not None


def charset_of(content: bytes) -> str | None:
    """Return the encoding that a web page says it is in."""
    found = _CHARSET.search(content[:_LOOKED_AT])
    return found[1].decode("ascii") if found else None


def page_sheets(text: str, name: str = "", is_1904: bool = False) -> list[Sheet]:
    """Return what a web page shows as sheets, named as the page itself says where it does.

    Without a table, or lines that may list dates, there are none.
    """
    is_1904 = is_1904 or counts_from_1904(text)
    before, *parts = _SHEET_BEGINS.split(text)
    scan = _heard(before, is_1904)
    found = scan.sheets(name) if scan.has_table else scan.lines(name)
    for own, content in zip(parts[::2], parts[1::2], strict=True):
        found += [one for one in _heard(content, is_1904).sheets(unescape(own)) if one.rows]
    return found


def _heard(text: str, is_1904: bool) -> _PageScan:
    scan = _PageScan(is_1904)
    scan.feed(text)
    scan.close()
    scan.end_row()
    return scan


class _PageScan(HTMLParser):
    """Hears the page: the tables one below another, each text between them a row."""

    def __init__(self, is_1904: bool) -> None:
        super().__init__(convert_charrefs=True)
        self._is_1904 = is_1904
        self._name, self._is_hidden = "", False
        self._looks: dict[str, str] = {}
        self._page = Page()
        self._open: list[tuple[Grid, Said | None, Element, list[Run], list[str]]] = []
        self._grid = self._page.grids[0]
        self._cell: Said | None = None
        self._column = 0
        self._shown = Opened()
        self._around = NOTHING
        """What the text that passes stands in: a cell, or nothing."""
        self._held: list[Run] = []
        self._hidden: list[str] = []
        """The words of it that are hidden."""
        self._may_be_struck = False
        self._is_raised = False
        self._unseen = ""
        self._are_styles_meant = True
        self._options: list[tuple[str, bool]] = []
        """The lines of a list to choose from that passes, and whether each is chosen."""

    def sheets(self, name: str) -> list[Sheet]:
        """Return what was heard as a sheet, and the tables that are not shown as another."""
        return self._page.sheets(name or self._name, self._is_hidden, self._may_be_struck)

    def lines(self, name: str) -> list[Sheet]:
        """Return the lines of a page without tables as a sheet, if they may list tasks or milestones."""
        said = [one for text in self._page.texts for one in _lines_of(text)]
        return [text_sheet(name, said)] if may_list_dates(said) else []

    @property
    def has_table(self) -> bool:
        """Whether a table was heard."""
        return self._page.has_table

    # --- elements -----------------------------------------------------------------------------------------

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Hear an element begin; ends that a page leaves out are taken as said."""
        said = {name: value or "" for name, value in attrs}
        if self._is_in_remark(tag):
            return
        element = self._shown.begin(tag, said)
        if tag == "table":
            self._open_table(element)
        elif tag == "tr" and self._open:
            self.end_row()
            self._grid.open_row(element.is_hidden, self._ground(said))
        elif tag in _CELLS and self._open:
            self._open_cell(said, element)
        elif tag == "col":
            self._note_columns(said, element.is_hidden)
        elif tag == "br":
            self._hold("\n")
        elif tag == "input" and not self._unseen:
            self._hold(said.get("value", "") if said.get("type", "").lower() in _TYPED else "")
        elif tag == "option" and not self._unseen:
            self._options.append(("", "selected" in said))
        elif tag in _UNSEEN:
            self._unseen, self._are_styles_meant = tag, is_for_screens(said.get("media", ""))
        else:
            if tag in _BLOCKS:
                self._part()
            self._is_raised = tag == "sup" or (self._is_raised and tag not in _BLOCKS)

    def handle_endtag(self, tag: str) -> None:
        """Hear an element end."""
        if tag != self._unseen and self._is_in_remark(tag):
            return
        if tag == self._unseen:
            self._unseen = ""
        elif tag == "table":
            self._close_table()
        elif tag in _CELLS or tag == "tr":
            self.end_row() if tag == "tr" else self._close_cell()
        elif tag == "select":
            self._hold_chosen()
        else:
            if tag in _BLOCKS:
                self._part()
            self._is_raised = self._is_raised and tag != "sup"
        self._shown.end(tag)

    def handle_data(self, data: str) -> None:
        """Hear text."""
        if not self._unseen:
            if self._options:
                text, is_chosen = self._options[-1]
                self._options[-1] = text + data, is_chosen
                return
            text = data if self._shown.last.tag == _AS_TYPED else _BLANKS.sub(" ", data)
            self._hold(raised(text) if self._is_raised else text)
        elif self._unseen == "style":
            self._note_styles(data)
        elif self._unseen == _REMARK and self._cell is not None:
            place, said = (len(self._grid.rows), self._column), self._grid.remarks
            said[place] = " ".join(filter(None, (said.get(place, ""), data.strip())))

    def handle_comment(self, data: str) -> None:
        """Hear a comment: Excel keeps the sheet's name in one, and in others its styles."""
        if named := _SHEET_NAME.search(data):
            self._name = self._name or unescape(named[1])
        self._is_hidden = self._is_hidden or bool(_HIDDEN_SHEET.search(data))
        if self._unseen == "style":
            self._note_styles(data)

    def _is_in_remark(self, tag: str) -> bool:
        """Return whether an element is part of a remark; a cell's end, or the next one, ends one that is not ended."""
        if self._unseen == _REMARK and tag in {*_CELLS, "tr", "table"}:
            self._unseen = ""
        return self._unseen == _REMARK

    # --- how it is shown ----------------------------------------------------------------------------------

    def _ground(self, said: Said) -> str | None:
        return ground_of(said.get("bgcolor", ""), self._look(said)) if said else None

    def _look(self, said: Said) -> str:
        """Return how an element is shown, by its classes and by itself: the last of what is said twice is meant."""
        classes = (self._looks.get(one, "") for one in said.get("class", "").split())
        return ";".join([*classes, said.get("style", "")])

    def _hold(self, text: str) -> None:
        shown = self._shown.last
        is_hidden = shown.is_hidden and not self._around.is_hidden
        if is_hidden:
            self._hidden.append(text)
        if text == "\n" or not is_hidden:
            self._held.append((text, shown.is_struck and not self._around.is_struck))

    def _hold_chosen(self) -> None:
        """Hold what a list to choose from shows: all that is chosen, else its first line."""
        options, self._options = self._options, []
        shown = [text for text, is_chosen in options if is_chosen] or [text for text, _ in options[:1]]
        self._hold(", ".join(_BLANKS.sub(" ", one).strip() for one in shown))

    def _taken(self) -> str:
        """Return the text that is held, and hold none; words struck through are apart."""
        if self._options:
            self._hold_chosen()
        (held, hidden), self._held, self._hidden = (self._held, self._hidden), [], []
        text = (
            without_struck(held) if any(struck for _, struck in held) else "".join(text for text, _ in held)
        )
        words = _unsaid(_trimmed("".join(hidden)), text) if hidden else ""
        if not isinstance(text, PartStruck) and not words:
            return _trimmed(text)
        self._may_be_struck = True
        return _without(text, words)

    def _note_styles(self, text: str) -> None:
        if not self._are_styles_meant:
            return
        self._looks |= dict(_CLASS.findall(text))
        self._shown.note_styles(text)

    # --- tables and rows ----------------------------------------------------------------------------------

    def _open_table(self, element: Element) -> None:
        """Begin a table; one within another's cell stands below it."""
        if not self._open:
            self.end_row()
        self._open.append((self._grid, self._cell, self._around, self._held, self._hidden))
        page = self._page
        self._grid, page.has_table = page.begin(is_hidden=element.is_hidden), True
        self._cell, self._around, self._held, self._hidden = None, element, [], []

    def _close_table(self) -> None:
        if not self._open:
            return
        self.end_row()
        self._grid, self._cell, self._around, self._held, self._hidden = self._open.pop()
        if not self._open:
            self._grid = self._page.begin()

    def end_row(self) -> None:
        """End what is open: a cell, or a text outside the tables."""
        self._close_cell()
        if text := self._taken():
            self._grid.rows.append({1: Cell(text, is_struck=is_wholly_struck(text))})

    def _part(self) -> None:
        """Part two paragraphs: lines of a cell, or rows outside the tables."""
        if self._cell is not None:
            self._hold("\n")
        elif not self._open:
            self.end_row()

    def _note_columns(self, said: Said, is_hidden: bool) -> None:
        grid, first = self._grid, self._grid.columns_said + 1
        grid.columns_said += min(_count(said, "span"), _MOST_COLUMNS_SPANNED)
        if is_hidden:
            grid.hidden_columns.append((first, grid.columns_said))

    # --- cells --------------------------------------------------------------------------------------------

    def _open_cell(self, said: Said, element: Element) -> None:
        self._close_cell()
        self._held, self._hidden, self._around = [], [], element
        self._is_raised = False
        if not self._grid.rows:
            self._grid.open_row(False)
        down = min(_count(said, "rowspan"), _MOST_ROWS_SPANNED)
        self._column = self._grid.place(down, min(_count(said, "colspan"), _MOST_COLUMNS_SPANNED))
        self._grid.fill(self._column, self._ground(said))
        self._grid.count_cell(self._column, is_hidden=element.is_hidden)
        self._cell = said

    def _close_cell(self) -> None:
        said, self._cell = self._cell, None
        if said is None:
            return
        if text := self._taken():
            self._grid.rows[-1][self._column] = self._cell_of(said, text)

    def _cell_of(self, said: Said, text: str) -> Cell:
        look = self._look(said)
        is_struck = self._around.is_struck or is_wholly_struck(text)
        indented = _INDENT.search(look)
        shown = number_format_of(said, look)
        number = number_of(said, text)
        indent = int(indented[1]) if indented else 0
        if number is None or kind_of(shown) == "number":
            return Cell(text, shown, indent, is_error(text), is_struck)
        return Cell(meant(number, kind_of(shown), self._is_1904), shown, indent, False, is_struck)


def _count(said: Said, name: str) -> int:
    """Return how many columns or rows an attribute counts; one where it says nothing that can be counted."""
    written = said.get(name, "").strip()
    return max(int(written), 1) if written.isdecimal() and len(written) < 10 else 1


def _lines_of(text: str) -> list[str]:
    """Return the lines of a text, or it as one where it is parted from what is struck through in it."""
    return [text] if isinstance(text, PartStruck) else text.split("\n")


def _without(text: str, hidden: str) -> PartStruck:
    """Return a text apart from what of it is struck through or hidden."""
    struck = _trimmed(text.struck) if isinstance(text, PartStruck) else ""
    left = "" if isinstance(text, PartStruck) and text.is_whole else _trimmed(text)
    return PartStruck(left, "\n".join(filter(None, (struck, hidden))))


def _unsaid(hidden: str, shown: str) -> str:
    """Return hidden words; "" for a key that tables are sorted by, of the same figures as what is shown beside it."""
    figures = [sorted(filter(str.isdecimal, text)) for text in (hidden, shown)]
    return "" if figures[0] and figures[0] == figures[1] and not any(map(str.isalpha, hidden)) else hidden


def _trimmed(text: str) -> str:
    """Return a cell's lines without the blanks around each; signs that are blank on purpose indent a first line."""
    lines: Iterable[str] = (line.strip(" ") for line in text.split("\n"))
    return "\n".join(line for line in lines if line.strip())
