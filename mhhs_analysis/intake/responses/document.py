"""A Word document as pages: its tables, and its paragraphs between them, as a reader of it sees them.

Tracked insertions stand, deletions don't; a box to tick, of whichever of Word's three kinds, is a sign in the text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.responses.boxes import Boxes
from mhhs_analysis.intake.responses.pages import Page, Spot
from mhhs_analysis.intake.workbooks.packages import Attributes, Package
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

PART = "word/document.xml"
RESAVE = "ask for it saved again as .docx"
_GONE = frozenset({"del", "moveFrom", "Fallback"})
_PROPERTIES = frozenset({"rPr", "pPr", "trPr", "tcPr"})
_PLAIN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOT_MEANT = {"strike": "struck through", "dstrike": "struck through", "vanish": "hidden"}
_OFF = frozenset({"0", "false", "off"})
_DEEPEST = 50
"""Tables within tables beyond which a document is no form."""

Handler = Callable[[Attributes], None]


def document_pages(file: str, content: bytes) -> tuple[list[Page], list[LeftOut]]:
    """Return the pages of a Word document in order, and what is struck through or hidden in it, which they leave out.

    A page is a table, or the paragraphs up to the next one.

    Raises NotReadable for one that is broken, or larger than a form.
    """
    try:
        package = Package(file, content)
        package.refuse_larger(PART)
        reader = _Reader(file)
        package.scan_by_namespace(PART, reader.start, reader.end, reader.text)
    except NotReadable as refusal:
        reason = refusal.reason.replace("the workbook", "the document").replace("any plan", "any form")
        raise NotReadable(
            file, reason, RESAVE if refusal.remedy.startswith("ask for it saved") else refusal.remedy
        ) from None
    return list(_pages(file, reader.blocks)), list(dict.fromkeys(reader.left_out))


class LeftOut(NamedTuple):
    """Text that a document says is not meant: where it stands, and why; its words are nobody's to quote."""

    name: str
    why: str


@dataclass
class _Table:
    """A table being read: its rows of texts by column, and where in it the reader is."""

    number: int
    rows: list[dict[int, str]] = field(default_factory=list)
    row: dict[int, str] = field(default_factory=dict)
    column: int = 1
    span: int = 1
    is_merged_down: bool = False
    is_row_gone: bool = False
    texts: list[str] = field(default_factory=list)


@dataclass
class _Paragraph:
    """A paragraph: its pieces of text, whether it is a heading, and its number among those outside tables."""

    pieces: list[str] = field(default_factory=list)
    is_heading: bool = False
    number: int = 0

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(self.pieces)


class _Line(NamedTuple):
    """A paragraph or a box of the text: what it says, where, and whether it is a heading."""

    text: str
    name: str
    is_heading: bool


class _Reader:
    """Hears the elements of a document and keeps its tables and paragraphs."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.blocks: list[_Table | _Paragraph] = []
        self._names: list[str] = []
        self.left_out: list[LeftOut] = []
        self._gone = 0
        self._not_meant = ""
        self._tables: list[_Table] = []
        self._open: list[_Paragraph] = []
        self._boxes = Boxes(self._say)
        self._count = {"table": 0, "paragraph": 0}
        self._begins: dict[str, Handler] = {
            "tbl": self._begin_table, "tr": self._begin_row, "tc": self._begin_cell, "p": self._begin_paragraph,
            "gridSpan": self._widen, "vMerge": self._merge, "gridBefore": self._shift, "pStyle": self._style,
        }  # fmt: skip
        self._ends: dict[str, Callable[[], None]] = {
            "tbl": self._end_table, "tr": self._end_row, "tc": self._end_cell, "p": self._end_paragraph,
        }  # fmt: skip

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear an element begin."""
        local = name.rpartition(" ")[2]
        above = self._names[-1] if self._names else ""
        self._names.append(local)
        if self._gone or (local in _GONE and above not in _PROPERTIES):
            self._gone += 1
            return
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if local == "del" and above == "trPr" and self._tables:
            self._tables[-1].is_row_gone = True
        elif local == "r":
            self._not_meant = ""
        elif local in _NOT_MEANT and self._names[-3:-1] == ["r", "rPr"]:
            self._not_meant = "" if said.get("val") in _OFF else _NOT_MEANT[local]
        elif local in _PLAIN and above == "r":
            self._say(_PLAIN[local])
        elif local in self._begins:
            self._begins[local](said)
        else:
            self._boxes.begin(local, said)

    def end(self, name: str) -> None:
        """Hear an element end."""
        local = self._names.pop()
        if self._gone:
            self._gone -= 1
            return
        if local in self._ends:
            self._ends[local]()
        else:
            self._boxes.end(local)
        del name

    def text(self, text: str) -> None:
        """Hear a piece of text."""
        if not self._gone and self._names and self._names[-1] == "t" and not self._boxes.is_replacing:
            self._say(text)

    def _say(self, text: str) -> None:
        if self._not_meant and self._names[-2:-1] == ["r"]:
            self._leave_out(text)
        elif self._open:
            self._open[-1].pieces.append(text)

    def _leave_out(self, text: str) -> None:
        table = self._tables[-1] if self._tables else None
        cell = f"table {table.number}, row {len(table.rows) + 1}, cell {len(table.row) + 1}" if table else ""
        name = cell or f"paragraph {self._count['paragraph'] + 1}"
        if text.strip():
            self.left_out.append(LeftOut(name, self._not_meant))

    # --- tables ---------------------------------------------------------------------------------------------

    def _begin_table(self, _: Attributes) -> None:
        if len(self._tables) >= _DEEPEST:
            raise NotReadable(self.file, "tables stand within tables too deep for a form", RESAVE)
        self._count["table"] += 1
        table = _Table(self._count["table"])
        self.blocks.append(table)
        self._tables.append(table)

    def _end_table(self) -> None:
        self._tables.pop()

    def _begin_row(self, _: Attributes) -> None:
        table = self._tables[-1]
        table.row, table.column, table.is_row_gone = {}, 1, False

    def _end_row(self) -> None:
        table = self._tables[-1]
        table.rows.append({} if table.is_row_gone else table.row)

    def _begin_cell(self, _: Attributes) -> None:
        table = self._tables[-1]
        table.span, table.is_merged_down, table.texts = 1, False, []

    def _end_cell(self) -> None:
        table = self._tables[-1]
        if not table.is_merged_down:
            table.row[table.column] = "\n".join(table.texts).strip()
        table.column += table.span

    def _widen(self, said: Attributes) -> None:
        self._tables[-1].span = max(1, _whole(said))

    def _merge(self, said: Attributes) -> None:
        self._tables[-1].is_merged_down = said.get("val", "continue") == "continue"

    def _shift(self, said: Attributes) -> None:
        self._tables[-1].column += _whole(said)

    # --- paragraphs -----------------------------------------------------------------------------------------

    def _begin_paragraph(self, _: Attributes) -> None:
        self._open.append(_Paragraph())

    def _style(self, said: Attributes) -> None:
        self._open[-1].is_heading = said.get("val", "").lower().startswith(("heading", "title"))

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        if self._tables:
            self._tables[-1].texts.append(paragraph.text)
            return
        self._count["paragraph"] += 1
        paragraph.number = self._count["paragraph"]
        self.blocks.append(paragraph)


def _whole(said: Attributes) -> int:
    """Return the number an element says, at most as many columns as Word allows."""
    value = said.get("val", "")
    return min(int(value), 63) if value.isdigit() else 0


# --- pages ------------------------------------------------------------------------------------------------


def _pages(file: str, blocks: list[_Table | _Paragraph]) -> Iterator[Page]:
    """Yield a table as a page, and what stands between two as one; a box of one cell is part of the text around it."""
    lines: list[_Line] = []
    for block in blocks:
        if isinstance(block, _Paragraph) or _is_box(block):
            lines += _lines(block)
            continue
        if lines:
            yield _text_page(file, lines)
        lines = []
        yield _table_page(file, block)
    if lines:
        yield _text_page(file, lines)


def _is_box(table: _Table) -> bool:
    return len(table.rows) == 1 and len(table.rows[0]) == 1


def _lines(block: _Table | _Paragraph) -> list[_Line]:
    if isinstance(block, _Paragraph):
        found = _Line(block.text, f"paragraph {block.number}", block.is_heading)
    else:
        found = _Line(
            next(iter(block.rows[0].values())), f"table {block.number}, row 1, cell 1", is_heading=False
        )
    return [found] if found.text.strip() else []


def _text_page(file: str, lines: list[_Line]) -> Page:
    numbered = dict(enumerate(lines, 1))
    rows: dict[int, Cells] = {number: {1: Cell(one.text)} for number, one in numbered.items()}
    names: dict[Spot, str] = {(number, 1): one.name for number, one in numbered.items()}
    breaks = frozenset(number for number, one in numbered.items() if one.is_heading)
    sheet = Sheet(f"from {lines[0].name}", rows)
    return Page(file, sheet, names, is_document=True, is_paragraphs=True, breaks=breaks)


def _table_page(file: str, table: _Table) -> Page:
    placed = dict(enumerate(table.rows, 1))
    names: dict[Spot, str] = {
        (number, column): f"table {table.number}, row {number}, cell {cell}"
        for number, row in placed.items()
        for cell, column in enumerate(row, 1)
    }
    rows: dict[int, Cells] = {
        number: {column: Cell(text) for column, text in row.items() if text} for number, row in placed.items()
    }
    held = {number: cells for number, cells in rows.items() if cells}
    return Page(file, Sheet(f"table {table.number}", held), names, is_document=True)
