"""A Word document as it is read: its tables and paragraphs in order, as a reader of it sees them.

Tracked insertions stand, deletions don't; a box to tick, of whichever of Word's three kinds, is a sign in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.colours import WRITTEN_OUT, shown
from mhhs_analysis.intake.workbooks.office_objects import Objects
from mhhs_analysis.intake.workbooks.packages import Attributes, Package
from mhhs_analysis.intake.workbooks.runs import raised
from mhhs_analysis.intake.workbooks.table_titles import Line
from mhhs_analysis.intake.workbooks.text_tables import MOST_COLUMNS, TextTable
from mhhs_analysis.intake.workbooks.word_boxes import Boxes
from mhhs_analysis.intake.workbooks.word_fields import Fields
from mhhs_analysis.intake.workbooks.word_styles import HIDDEN, NOT_MEANT, OFF, Styles

_PART = re.compile(r"word/document\d{0,2}\.xml")
"""The part that holds the text; Word on the web numbers it."""
_REFERENCE = "Reference"
"""What the name of an element ends with to which a comment or note belongs: footnoteReference."""
RESAVE_DOCUMENT = "ask for it saved again as .docx"
_GONE = frozenset({"del", "moveFrom", "Fallback"})
_BEFORE = frozenset({"tcPrChange", "trPrChange", "pPrChange", "rPrChange", "tblPrChange", "tblGridChange"})
"""How something looked before a tracked change."""
_PROPERTIES = frozenset({"rPr", "pPr", "trPr", "tcPr"})
_PLAIN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_INK = "000000"
_DEEPEST = 50
"""Tables within tables beyond which a document is no form."""

Handler = Callable[[Attributes], None]


def document_part(parts: Iterable[str]) -> str:
    """Return the part of an archive that holds a document's text, "" where it is none."""
    return next((one for one in sorted(parts) if _PART.fullmatch(one)), "")


def read_document(package: Package) -> tuple[list[Block], list[LeftOut]]:
    """Return the tables and paragraphs of a Word document in order, and what is struck through or hidden in it.

    Their texts leave the latter out. Raises NotReadable for a document that is broken, or larger than any plan.
    """
    heard = heard_document(package)
    return heard.blocks, heard.left_out


def heard_document(package: Package) -> DocumentScan:
    """Return all that is heard of a Word document, as `read_document` does."""
    part = document_part(package.names()) or "word/document.xml"
    package.refuse_larger(part)
    scan = DocumentScan(package.file, Styles(package))
    package.scan_by_namespace(part, scan.start, scan.end, scan.text)
    return scan


class Noted(NamedTuple):
    """A comment or note outside tables: its kind, its id, and where it is counted."""

    kind: str
    identifier: str
    unread: Counter[str]


class LeftOut(NamedTuple):
    """Text that a document says is not meant: where it stands, and why; its words are nobody's to quote."""

    name: str
    why: str


@dataclass
class Paragraph:
    """A paragraph: its pieces of text, whether it is a heading, and its number among those outside tables."""

    pieces: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    """The pieces that are struck through or hidden."""
    is_heading: bool = False
    level: int = 1
    """How deep it stands among the headings, if it is one."""
    is_caption: bool = False
    is_kept: bool = False
    """Whether it is to stay on the page of what stands below it."""
    number: int = 0
    marks: Mapping[str, bool] = field(default_factory=dict)
    """What its style says of its text, by property."""
    unread: Counter[str] = field(default_factory=Counter)
    """What stands in it that can't be read, by kind."""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(self.pieces)

    @property
    def line(self) -> Line:
        """It as a line between tables."""
        level, struck = self.level if self.is_heading else 0, "".join(self.struck)
        return Line(self.text, level, self.is_caption, self.is_kept, struck)


Block = TextTable | Paragraph


@dataclass
class _Cell:
    """A cell while it passes."""

    texts: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    across: int = 1
    colour: str = ""
    behind: str = ""
    """The ground of a paragraph in it: its own, where it has none; without a selection Word colours no more."""
    is_merged_down: bool = False
    is_covered: bool = False
    """Whether it goes on with the cell on its left."""
    is_gone: bool = False


@dataclass
class _Row:
    """What is said of a row while it passes."""

    is_gone: bool = False
    is_hidden: bool = False
    is_vanished: bool = False
    """Whether words in it are hidden."""
    is_struck: bool = False
    """Whether words in it are struck through."""


@dataclass
class _Passing:
    """A table while it passes, with its row and cell that are heard."""

    table: TextTable
    row: _Row = field(default_factory=_Row)
    cell: _Cell = field(default_factory=_Cell)


class DocumentScan:
    """Hears the elements of a document and keeps its tables and paragraphs."""

    def __init__(self, file: str, styles: Styles) -> None:
        self.file = file
        self.blocks: list[Block] = []
        self.noted: list[Noted] = []
        self._styles = styles
        self._names: list[str] = []
        self.left_out: list[LeftOut] = []
        self._gone = 0
        self._marks: dict[str, bool] = {}
        """What is said of the run that passes, by property."""
        self._is_raised = False
        self._tables: list[_Passing] = []
        self._open: list[Paragraph] = []
        self._boxes = Boxes(self._say)
        self._objects = Objects(self._count_unread)
        self._fields = Fields()
        self._count = {"table": 0, "paragraph": 0}
        self._begins: dict[str, Handler] = {
            "tbl": self._begin_table, "tr": self._begin_row, "tc": self._begin_cell, "p": self._begin_paragraph,
            "gridSpan": self._widen, "hMerge": self._cover, "vMerge": self._merge, "gridBefore": self._shift,
            "cellDel": self._drop_cell, "shd": self._shade, "gridCol": self._measure, "pStyle": self._style,
            "keepNext": self._keep, "rStyle": self._style_run,
        }  # fmt: skip
        self._ends: dict[str, Callable[[], None]] = {
            "tbl": self._end_table, "tr": self._end_row, "tc": self._end_cell, "p": self._end_paragraph,
        }  # fmt: skip

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear an element begin."""
        local = name.rpartition(" ")[2]
        above = self._names[-1] if self._names else ""
        self._names.append(local)
        if self._gone or local in _BEFORE or (local in _GONE and above not in _PROPERTIES):
            self._gone += 1
            return
        said = _said(attributes)
        self._objects.begin(local, said, self._names)
        self._fields.begin(local, said)
        if above == "trPr" and self._tables:
            self._mark_row(local, is_on=said.get("val") not in OFF)
        elif local.endswith(_REFERENCE) and above == "r":
            self._note(local.removesuffix(_REFERENCE), said.get("id", ""))
        elif local == "r":
            self._marks, self._is_raised = dict(self._open[-1].marks) if self._open else {}, False
        elif local == "vertAlign":
            self._is_raised = said.get("val") == "superscript"
        elif local in NOT_MEANT and self._names[-3:-1] == ["r", "rPr"]:
            self._marks[local] = said.get("val") not in OFF
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
        self._objects.end(local)
        self._fields.end(local)
        if local in self._ends:
            self._ends[local]()
        else:
            self._boxes.end(local)
        del name

    def text(self, text: str) -> None:
        """Hear a piece of text."""
        last = self._names[-1] if self._names and not self._gone else ""
        if last == "instrText":
            self._fields.note_code(text)
        elif last == "t" and not self._boxes.is_replacing:
            self._say(self._fields.left(raised(text) if self._is_raised else text))

    @property
    def _not_meant(self) -> str:
        """Why the text of the run that passes is not meant; "" for text that is."""
        return (
            next((why for mark, why in NOT_MEANT.items() if self._marks.get(mark)), "") if self._marks else ""
        )

    def _say(self, text: str) -> None:
        if self._not_meant and self._names[-2:-1] == ["r"]:
            self._leave_out(text)
        elif self._open:
            self._open[-1].pieces.append(text)

    def _leave_out(self, text: str) -> None:
        if not text.strip():
            return
        name = f"paragraph {self._count['paragraph'] + 1}"
        if self._tables:
            passing = self._tables[-1]
            passing.cell.struck.append(text)
            passing.row.is_vanished |= self._not_meant == HIDDEN
            passing.row.is_struck |= self._not_meant != HIDDEN
            table = passing.table
            name = f"table {table.number}, row {table.place[0]}, cell {table.cells_passed + 1}"
        elif self._open:
            self._open[-1].struck.append(text)
        self.left_out.append(LeftOut(name, self._not_meant))

    # --- tables ---------------------------------------------------------------------------------------------

    def _begin_table(self, _: Attributes) -> None:
        if len(self._tables) >= _DEEPEST:
            raise NotReadable(self.file, "tables stand within tables too deep for a form", RESAVE_DOCUMENT)
        self._count["table"] += 1
        table = TextTable(self._count["table"], is_nested=bool(self._tables))
        if not any(one.row.is_gone for one in self._tables):
            self.blocks.append(table)
        self._tables.append(_Passing(table))

    def _end_table(self) -> None:
        """End a table; one of one cell within a cell of another is a box, and belongs to that one's text."""
        table = self._tables.pop().table
        if self._tables and table.is_box:
            self.blocks = [one for one in self.blocks if one is not table]
            self._add_box(self._tables[-1], table)

    def _add_box(self, passing: _Passing, box: TextTable) -> None:
        passing.cell.texts += box.rows[0].values()
        passing.cell.struck += box.struck.values()
        passing.table.unread += box.unread
        if box.remarked:
            passing.table.remarked[passing.table.place] = ""

    def _begin_row(self, _: Attributes) -> None:
        self._tables[-1].row = _Row()
        self._tables[-1].table.begin_row()

    def _mark_row(self, mark: str, *, is_on: bool) -> None:
        row = self._tables[-1].row
        row.is_gone |= mark == "del" and is_on
        row.is_hidden |= mark == "hidden" and is_on

    def _end_row(self) -> None:
        table, row = self._tables[-1].table, self._tables[-1].row
        table.end_row(is_gone=row.is_gone)
        if row.is_vanished and not row.is_struck and not any(table.rows[-1].values()):
            table.vanished.add(len(table.rows))
        if row.is_hidden or len(table.rows) in table.vanished:
            table.hidden.add(len(table.rows))

    def _begin_cell(self, _: Attributes) -> None:
        self._tables[-1].cell = _Cell()

    def _end_cell(self) -> None:
        table, cell = self._tables[-1].table, self._tables[-1].cell
        if cell.is_gone:
            return
        if cell.is_covered:
            table.cover(cell.across)
            return
        if cell.struck and not cell.is_merged_down:
            table.struck[table.place] = "".join(cell.struck)
        text, colour = "\n".join(cell.texts), cell.colour or cell.behind
        table.add_cell(text, cell.across, colour, is_merged_down=cell.is_merged_down)

    def _widen(self, said: Attributes) -> None:
        self._tables[-1].cell.across = max(1, _whole(said))

    def _cover(self, said: Attributes) -> None:
        """Hear that a cell goes on with that on its left, as documents of older formats have it."""
        self._tables[-1].cell.is_covered = said.get("val", "continue") == "continue"

    def _merge(self, said: Attributes) -> None:
        self._tables[-1].cell.is_merged_down = said.get("val", "continue") == "continue"

    def _shift(self, said: Attributes) -> None:
        self._tables[-1].table.pass_over(_whole(said))

    def _drop_cell(self, _: Attributes) -> None:
        """Leave a cell out that was deleted with changes tracked: those right of it move."""
        self._tables[-1].cell.is_gone = True

    def _shade(self, said: Attributes) -> None:
        if not self._tables:
            return
        cell = self._tables[-1].cell
        if self._names[-2:-1] == ["tcPr"]:
            cell.colour = _ground(said)
        elif self._names[-2:-1] == ["pPr"]:
            cell.behind = cell.behind or _ground(said)

    def _measure(self, said: Attributes) -> None:
        if self._names[-3:-1] == ["tbl", "tblGrid"]:
            width = said.get("w", "")
            self._tables[-1].table.widths.append(int(width) if width.isdecimal() and len(width) < 6 else 0)

    # --- what can't be read ---------------------------------------------------------------------------------

    @property
    def _unread(self) -> Counter[str]:
        """Where what can't be read is counted: the table that passes, else the paragraph, else one of its own."""
        if self._tables:
            return self._tables[-1].table.unread
        if not self._open:
            self.blocks.append(Paragraph())
            return self.blocks[-1].unread
        return self._open[-1].unread

    def _count_unread(self, kind: str, many: int) -> None:
        self._unread[kind] += many

    def _note(self, kind: str, identifier: str) -> None:
        if self._tables:
            table = self._tables[-1].table
            table.remarked[table.place] = ""
        else:
            self.noted.append(Noted(kind, identifier, self._unread))

    # --- paragraphs -----------------------------------------------------------------------------------------

    def _begin_paragraph(self, _: Attributes) -> None:
        self._open.append(Paragraph())

    def _style(self, said: Attributes) -> None:
        style = self._styles.name(said.get("val", ""))
        self._open[-1].marks = self._styles.marks(said.get("val", ""))
        self._open[-1].is_caption = style == "caption"
        self._open[-1].is_heading = style.startswith(("heading", "title"))
        self._open[-1].level = int(style[-1]) + 1 if style[-1:].isdecimal() else 1

    def _style_run(self, said: Attributes) -> None:
        """Hear the style of a run: what it says as its paragraph's does is off again (17.7.3 of ECMA-376)."""
        for mark, is_on in self._styles.marks(said.get("val", "")).items():
            self._marks[mark] = is_on != self._marks.get(mark, False)

    def _keep(self, said: Attributes) -> None:
        self._open[-1].is_kept = said.get("val") not in OFF

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        if self._tables:
            self._tables[-1].cell.texts.append(paragraph.text)
            return
        self._count["paragraph"] += 1
        paragraph.number = self._count["paragraph"]
        self.blocks.append(paragraph)


def _ground(said: Attributes) -> str:
    """Return the colour behind a cell, "" for none: a pattern, and a colour that only the theme knows, by its name."""
    pattern, ink, paper = (said.get(one, "") for one in ("val", "color", "fill"))
    if pattern not in ("", "clear", "nil", "solid"):
        return f"{ink if WRITTEN_OUT.fullmatch(ink) else _INK}/{pattern}"
    colour = (ink if ink != "auto" else _INK) if pattern == "solid" else paper
    if WRITTEN_OUT.fullmatch(colour):
        return shown(colour)
    theme = " ".join(
        filter(None, (said.get(one, "") for one in ("themeFill", "themeFillTint", "themeFillShade")))
    )
    return "" if theme in ("", "background1", "light1") else f"{_INK}/{theme}"


def _said(attributes: Attributes) -> Attributes:
    return {key.rpartition(" ")[2]: value for key, value in attributes.items()}


def _whole(said: Attributes) -> int:
    """Return the number an element says, at most as many columns as Word allows."""
    value = said.get("val", "")
    return min(int(value), MOST_COLUMNS) if value.isdecimal() else 0
