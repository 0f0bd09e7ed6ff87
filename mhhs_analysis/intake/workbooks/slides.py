"""The tables of a presentation as sheets; what is drawn on its slides in shapes is counted, for it can't be read."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.colours import WRITTEN_OUT, shown
from mhhs_analysis.intake.workbooks.packages import Attributes, Package
from mhhs_analysis.intake.workbooks.relations import relations_of
from mhhs_analysis.intake.workbooks.runs import raised
from mhhs_analysis.intake.workbooks.sheets import Sheet
from mhhs_analysis.intake.workbooks.text_tables import (
    ASK_TABLE,
    MOST_COLUMNS,
    TextTable,
    table_sheet,
    text_sheet,
    title_in,
    titled,
)

PRESENTATION = "ppt/presentation.xml"
_SHAPES = frozenset({"sp", "cxnSp", "pic"})
_TITLES = frozenset({"title", "ctrTitle"})
_OFF = frozenset({"0", "false"})
_NO_GROUNDS = frozenset({"noFill"})
_GROUNDS = _NO_GROUNDS | {"solidFill", "gradFill", "pattFill", "blipFill", "grpFill"}
_LINES = ("lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr")
_DRAWN = "a presentation that holds no table, but {shapes} shapes on {slides} slides, which can't be read"


def slide_sheets(package: Package) -> tuple[Sheet, ...]:
    """Return what each slide of a presentation says as sheets, in the order in which they are shown.

    Each table is one, called by its slide and what that is titled; so is the text that stands around it.
    Raises NotReadable for a presentation that is broken, or that holds no table.
    """
    slides = [_slide(package, part) for part in _slide_parts(package)]
    if not any(one.tables for one in slides):
        told = _DRAWN.format(shapes=sum(one.shapes for one in slides), slides=len(slides))
        raise NotReadable(package.file, told, ASK_TABLE)
    return tuple(sheet for number, one in enumerate(slides, 1) for sheet in _sheets(one, f"slide {number}"))


def _slide(package: Package, part: str) -> _Slide:
    slide = _Slide(package.file)
    package.refuse_larger(part)
    package.scan_by_namespace(part, slide.start, slide.end, slide.text)
    return slide


def _slide_parts(package: Package) -> Iterator[str]:
    """Yield the parts that hold the slides, in the order in which the presentation shows them."""
    relations = relations_of(package, PRESENTATION)
    shown_so: list[str] = []

    def start(name: str, said: Attributes) -> None:
        if name.rpartition(":")[2] == "sldId":
            shown_so.append(next((value for key, value in said.items() if key.endswith(":id")), ""))

    package.scan(PRESENTATION, start)
    for key in shown_so:
        relation = relations.get(key)
        if relation is not None and relation.part in package:
            yield relation.part


def _sheets(slide: _Slide, name: str) -> Iterator[Sheet]:
    lines = "".join(slide.around).split("\n")
    title, is_hidden = "".join(slide.title).strip() or next(filter(title_in, lines), ""), slide.is_hidden
    for table in slide.tables:
        where = name if len(slide.tables) == 1 else f"{name}, table {table.number}"
        yield table_sheet(where, table, title, is_hidden=is_hidden, shapes=slide.shapes)
    if slide.tables and any(map(str.strip, lines)):
        yield text_sheet(f"{name}, text", lines, is_hidden=is_hidden)
    elif not slide.tables:
        yield text_sheet(titled(name, title_in(title)), lines, is_hidden=is_hidden, shapes=slide.shapes)


@dataclass
class _Cell:
    """A cell of a table while it passes."""

    pieces: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)
    across: int = 1
    ground: list[str] = field(default_factory=list)
    """What is said of the colour behind it, as it is written: solidFill, srgbClr, 4472C4."""
    is_merged_down: bool = False
    is_covered: bool = False
    """Whether the cell on its left covers it."""


class _Slide:
    """Hears the elements of a slide, and keeps its title, its tables and how many shapes are drawn on it."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.tables: list[TextTable] = []
        self.title: list[str] = []
        self.around: list[str] = []
        self.shapes = 0
        self.is_hidden = False
        self._names: list[str] = []
        self._cell: _Cell | None = None
        self._is_title = self._is_struck = self._is_raised = False

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear an element begin."""
        local = name.rpartition(" ")[2]
        self._names.append(local)
        if local == "sld":
            self.is_hidden = attributes.get("show", "1") in _OFF
        elif local in _SHAPES:
            self.shapes, self._is_title = self.shapes + 1, False
        elif local == "ph" and "sp" in self._names:  # a place for text: a title, a list, the slide's number
            self.shapes, self._is_title = self.shapes - 1, attributes.get("type") in _TITLES
        elif local == "cNvSpPr" and attributes.get("txBox", "0") not in _OFF:
            self.shapes -= 1
        elif self._cell is None:
            self._begin(local, attributes)
        else:
            self._within_cell(self._cell, local, attributes)

    def end(self, name: str) -> None:
        """Hear an element end."""
        local = self._names.pop()
        if local == "tr" and self.tables:
            self.tables[-1].end_row()
        elif local == "tc" and self._cell is not None and self.tables:
            self._end_cell(self.tables[-1], self._cell)
        elif local == "p":
            self._say("\n")
        del name

    def text(self, text: str) -> None:
        """Hear a piece of text."""
        if self._names and self._names[-1] == "t":
            self._say(raised(text) if self._is_raised and self._cell else text)

    def _begin(self, local: str, attributes: Attributes) -> None:
        if local == "tbl":
            self.tables.append(TextTable(len(self.tables) + 1))
        elif local == "tr" and self.tables:
            self.tables[-1].begin_row()
        elif local == "tc" and self.tables:
            self._cell = _Cell(
                across=min(max(1, _whole(attributes, "gridSpan")), MOST_COLUMNS),
                is_merged_down=_is_on(attributes, "vMerge"),
                is_covered=_is_on(attributes, "hMerge"),
            )

    def _within_cell(self, cell: _Cell, local: str, attributes: Attributes) -> None:
        if local == "r":
            self._is_struck = self._is_raised = False
        elif local == "rPr":
            self._is_struck = attributes.get("strike", "noStrike") != "noStrike"
            self._is_raised = _is_raised(attributes.get("baseline", ""))
        elif local == "br":
            self._say("\n")
        elif self._names[-2:-1] == ["tcPr"] and local in _GROUNDS:
            cell.ground = [] if local in _NO_GROUNDS else [local]
        elif "tcPr" in self._names and cell.ground and not set(_LINES).intersection(self._names):
            cell.ground += [local, attributes.get("val", "")]

    def _say(self, text: str) -> None:
        if self._cell is not None:
            is_struck = self._is_struck and text != "\n"
            (self._cell.struck if is_struck else self._cell.pieces).append(text)
        else:
            (self.title if self._is_title else self.around).append(text)

    def _end_cell(self, table: TextTable, cell: _Cell) -> None:
        self._cell, self._is_struck = None, False
        if cell.is_covered:
            return
        if struck := "".join(cell.struck).strip():
            table.struck[table.place] = struck
        table.add_cell(
            "".join(cell.pieces), cell.across, _colour(cell.ground), is_merged_down=cell.is_merged_down
        )


def _whole(said: Attributes, name: str) -> int:
    value = said.get(name, "")
    return int(value) if value.isdecimal() and len(value) <= 4 else 0


def _is_raised(baseline: str) -> bool:
    """Return whether text is shown above its line, by a share of its height: 30000, or 30% in strict files."""
    share = baseline.removesuffix("%")
    return share.isdecimal() and int(share) > 0


def _is_on(said: Attributes, name: str) -> bool:
    return said.get(name, "0") not in _OFF


def _colour(ground: Sequence[str]) -> str:
    """Return the colour behind a cell, "" for none and the paper's; one that is not written out, by its name."""
    if not ground or ground[-2:] == ["alpha", "0"]:
        return ""
    kind, *said = ground
    if kind == "solidFill" and said[:1] == ["srgbClr"] and WRITTEN_OUT.fullmatch(said[1]) and len(said) == 2:
        return shown(said[1])
    if kind == "solidFill" and said[:1] == ["schemeClr"] and said[1:] in (["bg1"], ["lt1"]):
        return ""
    return f"000000/{' '.join(ground)}"
