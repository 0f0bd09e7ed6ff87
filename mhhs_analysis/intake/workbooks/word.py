"""A Word document as it is read: its tables and paragraphs in order, as a reader of it sees them.

Tracked insertions stand, deletions don't; a box to tick, of whichever of Word's three kinds, is a sign in the text.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.colours import WRITTEN_OUT, shown
from mhhs_analysis.intake.workbooks.dated_notes import COMMENT, FOOTNOTE, dated, holds_date, texts_by_id
from mhhs_analysis.intake.workbooks.office_objects import SHAPE, Objects, ask_for, counted
from mhhs_analysis.intake.workbooks.packages import Attributes, Package
from mhhs_analysis.intake.workbooks.runs import raised
from mhhs_analysis.intake.workbooks.sheets import Sheet
from mhhs_analysis.intake.workbooks.table_titles import Line, goes_on, titles_of_tables
from mhhs_analysis.intake.workbooks.text_tables import (
    MOST_COLUMNS,
    TextTable,
    refuse_more_tables,
    table_sheet,
    text_sheet,
)
from mhhs_analysis.intake.workbooks.word_boxes import Boxes

_PART = re.compile(r"word/document\d{0,2}\.xml")
"""The part that holds the text; Word on the web numbers it."""
_STYLES = "word/styles.xml"
_NOTES = {COMMENT: "word/comments.xml", FOOTNOTE: "word/footnotes.xml", "endnote": "word/endnotes.xml"}
"""The parts that hold comments and notes, by what each is called there."""
RESAVE_DOCUMENT = "ask for it saved again as .docx"
_GONE = frozenset({"del", "moveFrom", "Fallback"})
_BEFORE = frozenset({"tcPrChange", "trPrChange", "pPrChange", "rPrChange", "tblPrChange", "tblGridChange"})
"""How something looked before a tracked change."""
_PROPERTIES = frozenset({"rPr", "pPr", "trPr", "tcPr"})
_PLAIN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_HIDDEN = "hidden"
_NOT_MEANT = {"strike": "struck through", "dstrike": "struck through", "vanish": _HIDDEN}
_OFF = frozenset({"0", "false", "off"})
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
    reader = _read(package)
    return reader.blocks, reader.left_out


def _read(package: Package) -> _Reader:
    part = document_part(package.names()) or "word/document.xml"
    package.refuse_larger(part)
    reader = _Reader(package.file, _style_names(package))
    package.scan_by_namespace(part, reader.start, reader.end, reader.text)
    return reader


def _style_names(package: Package) -> dict[str, str]:
    """Return what styles are called in English, lower case, by the names that a document calls them by."""
    found: dict[str, str] = {}
    ids: list[str] = []

    def start(name: str, attributes: Attributes) -> None:
        local, said = name.rpartition(" ")[2], _said(attributes)
        if local == "style":
            ids.append(said.get("styleId", ""))
        elif local == "name" and ids:
            found.setdefault(ids[-1], said.get("val", "").lower())

    if _STYLES in package:
        with suppress(NotReadable):
            package.scan_by_namespace(_STYLES, start, _unheard, _unheard)
    return found


def word_sheets(package: Package) -> tuple[Sheet, ...]:
    """Return the tables of a Word document as sheets, and the text between them as others.

    A table is called by its number and the text right above it. Words that are hidden stand as if struck through.
    Raises NotReadable for a document without a table.
    """
    reader = _read(package)
    _count_dated(package, reader.noted)
    if all(isinstance(one, Paragraph) or one.is_box for one in reader.blocks):
        unread = sum((one.unread for one in reader.blocks), Counter[str]())
        told = f", but {counted(unread)}, which can't be read" if +unread else ""
        raise NotReadable(package.file, f"a Word document that holds no table{told}", ask_for(unread))
    refuse_more_tables(
        package.file, len(reader.blocks) - sum(isinstance(one, Paragraph) for one in reader.blocks)
    )
    return tuple(_sheets(reader.blocks))


def _count_dated(package: Package, noted: Sequence[_Noted]) -> None:
    """Count the comments and notes outside tables that hold a date where they stand."""
    for kind, part in _NOTES.items():
        own = [one for one in noted if one.kind == kind]
        texts = texts_by_id(package, part, [kind]) if own else {}
        for one in (each for each in own if holds_date(texts.get(each.identifier, ""))):
            one.unread[dated(kind)] += 1


def _sheets(blocks: Sequence[Block]) -> Iterator[Sheet]:
    tables, gaps = _parted(blocks)
    titles = titles_of_tables([one.lines for one in gaps])
    before, name = TextTable(0), ""
    for table, gap, title in zip(tables, gaps, titles, strict=False):
        if gap.holds_any:
            yield gap.sheet(f"text above table {table.number}")
        is_further = before.may_go_on(table) and all(goes_on(one.text, "") for one in gap.lines)
        sheet = table_sheet(
            f"table {table.number}",
            table,
            title,
            shapes=table.unread.pop(SHAPE, 0),
            goes_on=name if is_further else "",
        )
        yield sheet
        before, name = table, sheet.name
    if gaps[-1].holds_any:
        yield gaps[-1].sheet("text below the last table")


@dataclass
class _Gap:
    """What stands between two tables: lines of text, and what can't be read by kind."""

    lines: list[Line] = field(default_factory=list)
    unread: Counter[str] = field(default_factory=Counter)

    @property
    def holds_any(self) -> bool:
        """Whether anything stands there."""
        return bool(self.lines or self.unread)

    def sheet(self, name: str) -> Sheet:
        """Return it as a sheet."""
        shapes, unread = (
            self.unread[SHAPE],
            {kind: many for kind, many in self.unread.items() if kind != SHAPE},
        )
        return text_sheet(name, [one.text for one in self.lines], shapes=shapes, unread=unread)


def _parted(blocks: Sequence[Block]) -> tuple[list[TextTable], list[_Gap]]:
    """Return the tables of a document, and what stands above each and below the last."""
    tables: list[TextTable] = []
    gaps = [_Gap()]
    for block in blocks:
        if isinstance(block, TextTable) and not block.is_box:
            tables.append(block)
            gaps.append(_Gap())
            continue
        line = block.line if isinstance(block, Paragraph) else Line(next(iter(block.rows[0].values())))
        gaps[-1].unread += block.unread
        gaps[-1].lines += [line] if line.text.strip() else []
    return tables, gaps


class _Noted(NamedTuple):
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
    is_heading: bool = False
    level: int = 1
    """How deep it stands among the headings, if it is one."""
    is_caption: bool = False
    is_kept: bool = False
    """Whether it is to stay on the page of what stands below it."""
    number: int = 0
    unread: Counter[str] = field(default_factory=Counter)
    """What stands in it that can't be read, by kind."""

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(self.pieces)

    @property
    def line(self) -> Line:
        """It as a line between tables."""
        return Line(self.text, self.level if self.is_heading else 0, self.is_caption, self.is_kept)


Block = TextTable | Paragraph


@dataclass
class _Passing:
    """A table while it passes: the cell that is heard, and whether its row is deleted."""

    table: TextTable
    texts: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    across: int = 1
    colour: str = ""
    behind: str = ""
    """The ground of a paragraph in the cell: the cell's, where that has none; a cursor in a cell colours no more."""
    is_merged_down: bool = False
    is_cell_gone: bool = False
    is_row_gone: bool = False
    is_row_hidden: bool = False
    is_vanished: bool = False
    """Whether words of its row are hidden."""
    is_struck: bool = False
    """Whether words of its row are struck through."""


class _Reader:
    """Hears the elements of a document and keeps its tables and paragraphs."""

    def __init__(self, file: str, styles: Mapping[str, str]) -> None:
        self.file = file
        self.blocks: list[Block] = []
        self.noted: list[_Noted] = []
        self._styles = styles
        self._names: list[str] = []
        self.left_out: list[LeftOut] = []
        self._gone = 0
        self._not_meant, self._is_raised = "", False
        self._tables: list[_Passing] = []
        self._open: list[Paragraph] = []
        self._boxes = Boxes(self._say)
        self._objects = Objects(self._count_unread)
        self._count = {"table": 0, "paragraph": 0}
        self._begins: dict[str, Handler] = {
            "tbl": self._begin_table, "tr": self._begin_row, "tc": self._begin_cell, "p": self._begin_paragraph,
            "gridSpan": self._widen, "vMerge": self._merge, "gridBefore": self._shift, "pStyle": self._style,
            "shd": self._shade, "cellDel": self._drop_cell, "gridCol": self._measure, "keepNext": self._keep,
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
        if above == "trPr" and self._tables:
            self._mark_row(local, is_on=said.get("val") not in _OFF)
        elif local.endswith("Reference") and above == "r":
            self._note(local.removesuffix("Reference"), said.get("id", ""))
        elif local == "r":
            self._not_meant, self._is_raised = "", False
        elif local == "vertAlign":
            self._is_raised = said.get("val") == "superscript"
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
        self._objects.end(local, self._names)
        if local in self._ends:
            self._ends[local]()
        else:
            self._boxes.end(local)
        del name

    def text(self, text: str) -> None:
        """Hear a piece of text."""
        if not self._gone and self._names and self._names[-1] == "t" and not self._boxes.is_replacing:
            self._say(raised(text) if self._is_raised else text)

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
            passing.struck.append(text)
            passing.is_vanished |= self._not_meant == _HIDDEN
            passing.is_struck |= self._not_meant != _HIDDEN
            table = passing.table
            name = f"table {table.number}, row {table.place[0]}, cell {table.cells_passed + 1}"
        self.left_out.append(LeftOut(name, self._not_meant))

    # --- tables ---------------------------------------------------------------------------------------------

    def _begin_table(self, _: Attributes) -> None:
        if len(self._tables) >= _DEEPEST:
            raise NotReadable(self.file, "tables stand within tables too deep for a form", RESAVE_DOCUMENT)
        self._count["table"] += 1
        table = TextTable(self._count["table"], is_nested=bool(self._tables))
        if not any(one.is_row_gone for one in self._tables):
            self.blocks.append(table)
        self._tables.append(_Passing(table))

    def _end_table(self) -> None:
        """End a table; one of one cell within a cell of another is a box, and belongs to that one's text."""
        table = self._tables.pop().table
        if self._tables and table.is_box:
            self.blocks = [one for one in self.blocks if one is not table]
            self._tables[-1].texts += table.rows[0].values()

    def _begin_row(self, _: Attributes) -> None:
        passing = self._tables[-1]
        passing.is_row_gone = passing.is_row_hidden = passing.is_vanished = passing.is_struck = False
        passing.table.begin_row()

    def _mark_row(self, mark: str, *, is_on: bool) -> None:
        passing = self._tables[-1]
        passing.is_row_gone |= mark == "del" and is_on
        passing.is_row_hidden |= mark == "hidden" and is_on

    def _end_row(self) -> None:
        passing = self._tables[-1]
        table = passing.table
        table.end_row(is_gone=passing.is_row_gone)
        if passing.is_vanished and not passing.is_struck and not any(table.rows[-1].values()):
            table.vanished.add(len(table.rows))
        if passing.is_row_hidden or len(table.rows) in table.vanished:
            table.hidden.add(len(table.rows))

    def _begin_cell(self, _: Attributes) -> None:
        self._tables[-1] = replace(
            self._tables[-1],
            texts=[],
            struck=[],
            across=1,
            colour="",
            behind="",
            is_merged_down=False,
            is_cell_gone=False,
        )

    def _end_cell(self) -> None:
        passing = self._tables[-1]
        table = passing.table
        if passing.is_cell_gone:
            return
        if passing.struck and not passing.is_merged_down:
            table.struck[table.place] = "".join(passing.struck)
        table.add_cell(
            "\n".join(passing.texts),
            passing.across,
            passing.colour or passing.behind,
            is_merged_down=passing.is_merged_down,
        )

    def _widen(self, said: Attributes) -> None:
        self._tables[-1].across = max(1, _whole(said))

    def _merge(self, said: Attributes) -> None:
        self._tables[-1].is_merged_down = said.get("val", "continue") == "continue"

    def _shift(self, said: Attributes) -> None:
        self._tables[-1].table.pass_over(_whole(said))

    def _drop_cell(self, _: Attributes) -> None:
        """Leave a cell out that was deleted with changes tracked: those right of it move."""
        self._tables[-1].is_cell_gone = True

    def _shade(self, said: Attributes) -> None:
        if self._tables and self._names[-2:-1] == ["tcPr"]:
            self._tables[-1].colour = _ground(said)
        elif self._tables and self._names[-2:-1] == ["pPr"]:
            self._tables[-1].behind = self._tables[-1].behind or _ground(said)

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
        elif kind in _NOTES:
            self.noted.append(_Noted(kind, identifier, self._unread))

    # --- paragraphs -----------------------------------------------------------------------------------------

    def _begin_paragraph(self, _: Attributes) -> None:
        self._open.append(Paragraph())

    def _style(self, said: Attributes) -> None:
        style = self._styles.get(said.get("val", ""), said.get("val", "").lower())
        self._open[-1].is_caption = style == "caption"
        self._open[-1].is_heading = style.startswith(("heading", "title"))
        self._open[-1].level = int(style[-1]) + 1 if style[-1:].isdecimal() else 1

    def _keep(self, said: Attributes) -> None:
        self._open[-1].is_kept = said.get("val") not in _OFF

    def _end_paragraph(self) -> None:
        paragraph = self._open.pop()
        if self._tables:
            self._tables[-1].texts.append(paragraph.text)
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


def _unheard(*_: object) -> None:
    """Hear nothing."""


def _whole(said: Attributes) -> int:
    """Return the number an element says, at most as many columns as Word allows."""
    value = said.get("val", "")
    return min(int(value), MOST_COLUMNS) if value.isdecimal() else 0
