"""A Word document as it is read: its tables and paragraphs in order, as a reader of it sees them.

Tracked insertions stand, deletions don't; a box to tick, of whichever of Word's three kinds, is a sign in the text.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import NamedTuple

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.colours import WRITTEN_OUT, shown
from mhhs_analysis.intake.workbooks.packages import Attributes, Package
from mhhs_analysis.intake.workbooks.runs import raised
from mhhs_analysis.intake.workbooks.sheets import Sheet
from mhhs_analysis.intake.workbooks.text_tables import (
    ASK_TABLE,
    MOST_COLUMNS,
    TextTable,
    table_sheet,
    text_sheet,
    title_in,
)
from mhhs_analysis.intake.workbooks.word_boxes import Boxes

_PART = re.compile(r"word/document\d{0,2}\.xml")
"""The part that holds the text; Word on the web numbers it."""
RESAVE_DOCUMENT = "ask for it saved again as .docx"
_GONE = frozenset({"del", "moveFrom", "Fallback"})
_BEFORE = frozenset({"tcPrChange", "trPrChange", "pPrChange", "rPrChange", "tblPrChange", "tblGridChange"})
"""How something looked before a tracked change."""
_PROPERTIES = frozenset({"rPr", "pPr", "trPr", "tcPr"})
_PLAIN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
_NOT_MEANT = {"strike": "struck through", "dstrike": "struck through", "vanish": "hidden"}
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
    part = document_part(package.names()) or "word/document.xml"
    package.refuse_larger(part)
    reader = _Reader(package.file)
    package.scan_by_namespace(part, reader.start, reader.end, reader.text)
    return reader.blocks, reader.left_out


def word_sheets(package: Package) -> tuple[Sheet, ...]:
    """Return the tables of a Word document as sheets, and the text between them as others.

    A table is called by its number and the text right above it. Words that are hidden stand as if struck through.
    Raises NotReadable for a document without a table.
    """
    blocks, _ = read_document(package)
    if all(isinstance(one, Paragraph) or one.is_box for one in blocks):
        raise NotReadable(package.file, "a Word document that holds no table", ASK_TABLE)
    return tuple(_sheets(blocks))


def _sheets(blocks: Sequence[Block]) -> Iterator[Sheet]:
    lines: list[str] = []
    headings: dict[int, str] = {}
    for block in blocks:
        if isinstance(block, Paragraph) or block.is_box:
            text = block.text if isinstance(block, Paragraph) else next(iter(block.rows[0].values()))
            lines += [text] if text.strip() else []
            if isinstance(block, Paragraph) and block.is_heading:
                headings = {level: above for level, above in headings.items() if level < block.level}
                headings[block.level] = text
            continue
        if lines:
            yield text_sheet(f"text above table {block.number}", lines)
        yield table_sheet(f"table {block.number}", block, _title(headings, lines))
        lines = []
    if lines:
        yield text_sheet("text below the last table", lines)


def _title(headings: Mapping[int, str], lines: Sequence[str]) -> str:
    """Return what a table is called: the headings that it stands under, the nearest of them, and the line above it."""
    under = [text for _, text in sorted(headings.items())]
    nearest = [lines[-1]] if lines and lines[-1] not in under and title_in(lines[-1]) else []
    called = [" ".join(one.split()) for one in (*under, *nearest)]
    titles = (" – ".join(called[first:]) for first in range(len(called)))
    return next(filter(title_in, titles), "")


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
    number: int = 0

    @property
    def text(self) -> str:
        """What it says."""
        return "".join(self.pieces)


Block = TextTable | Paragraph


@dataclass
class _Passing:
    """A table while it passes: the cell that is heard, and whether its row is deleted."""

    table: TextTable
    texts: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    across: int = 1
    colour: str = ""
    is_merged_down: bool = False
    is_row_gone: bool = False


class _Reader:
    """Hears the elements of a document and keeps its tables and paragraphs."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.blocks: list[Block] = []
        self._names: list[str] = []
        self.left_out: list[LeftOut] = []
        self._gone = 0
        self._not_meant, self._is_raised = "", False
        self._tables: list[_Passing] = []
        self._open: list[Paragraph] = []
        self._boxes = Boxes(self._say)
        self._count = {"table": 0, "paragraph": 0}
        self._begins: dict[str, Handler] = {
            "tbl": self._begin_table, "tr": self._begin_row, "tc": self._begin_cell, "p": self._begin_paragraph,
            "gridSpan": self._widen, "vMerge": self._merge, "gridBefore": self._shift, "pStyle": self._style,
            "shd": self._shade,
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
        said = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if local == "del" and above == "trPr" and self._tables:
            self._tables[-1].is_row_gone = True
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
            table = passing.table
            name = f"table {table.number}, row {table.place[0]}, cell {table.cells_passed + 1}"
        self.left_out.append(LeftOut(name, self._not_meant))

    # --- tables ---------------------------------------------------------------------------------------------

    def _begin_table(self, _: Attributes) -> None:
        if len(self._tables) >= _DEEPEST:
            raise NotReadable(self.file, "tables stand within tables too deep for a form", RESAVE_DOCUMENT)
        self._count["table"] += 1
        table = TextTable(self._count["table"])
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
        self._tables[-1].is_row_gone = False
        self._tables[-1].table.begin_row()

    def _end_row(self) -> None:
        passing = self._tables[-1]
        passing.table.end_row(is_gone=passing.is_row_gone)

    def _begin_cell(self, _: Attributes) -> None:
        self._tables[-1] = replace(
            self._tables[-1], texts=[], struck=[], across=1, colour="", is_merged_down=False
        )

    def _end_cell(self) -> None:
        passing = self._tables[-1]
        table = passing.table
        if passing.struck and not passing.is_merged_down:
            table.struck[table.place] = "".join(passing.struck)
        table.add_cell(
            "\n".join(passing.texts), passing.across, passing.colour, is_merged_down=passing.is_merged_down
        )

    def _widen(self, said: Attributes) -> None:
        self._tables[-1].across = max(1, _whole(said))

    def _merge(self, said: Attributes) -> None:
        self._tables[-1].is_merged_down = said.get("val", "continue") == "continue"

    def _shift(self, said: Attributes) -> None:
        self._tables[-1].table.pass_over(_whole(said))

    def _shade(self, said: Attributes) -> None:
        if self._names[-2:-1] == ["tcPr"] and self._tables:
            self._tables[-1].colour = _ground(said)

    # --- paragraphs -----------------------------------------------------------------------------------------

    def _begin_paragraph(self, _: Attributes) -> None:
        self._open.append(Paragraph())

    def _style(self, said: Attributes) -> None:
        style = said.get("val", "").lower()
        self._open[-1].is_heading = style.startswith(("heading", "title"))
        self._open[-1].level = int(style[-1]) + 1 if style[-1:].isdecimal() else 1

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


def _whole(said: Attributes) -> int:
    """Return the number an element says, at most as many columns as Word allows."""
    value = said.get("val", "")
    return min(int(value), MOST_COLUMNS) if value.isdecimal() else 0
