"""The tables of a presentation as sheets; what is drawn on its slides in shapes is counted, for it can't be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.colours import WRITTEN_OUT, shown
from mhhs_analysis.intake.workbooks.dated_notes import (
    COMMENT,
    SPEAKER_NOTE,
    dated,
    holds_date,
    may_list_dates,
    texts_by_id,
)
from mhhs_analysis.intake.workbooks.office_objects import SHAPE, Objects, ask_for, counted
from mhhs_analysis.intake.workbooks.packages import RESAVE, Attributes, Package
from mhhs_analysis.intake.workbooks.relations import relations_of
from mhhs_analysis.intake.workbooks.runs import raised
from mhhs_analysis.intake.workbooks.sheets import PartStruck, Sheet
from mhhs_analysis.intake.workbooks.table_titles import goes_on, title_in, titled
from mhhs_analysis.intake.workbooks.text_tables import (
    MOST_COLUMNS,
    TextTable,
    refuse_more_tables,
    table_sheet,
    text_sheet,
)

PRESENTATION = "ppt/presentation.xml"
_OF_TEXT = frozenset({"r", "rPr", "br", "fld"})
_CLOCK = "datetime"
"""How the kinds of fields begin whose text is the day on which a presentation is shown: datetime1."""
_SHAPES = frozenset({"sp", "cxnSp"})
_TITLES = frozenset({"title", "ctrTitle"})
_OFF = frozenset({"0", "false"})
_NO_GROUNDS = frozenset({"noFill"})
_GROUNDS = _NO_GROUNDS | {"solidFill", "gradFill", "pattFill", "blipFill", "grpFill"}
_LINES = ("lnL", "lnR", "lnT", "lnB", "lnTlToBr", "lnBlToTr")
_COMMENTS = frozenset({"comments", "comment"})
_TREE = "spTree"
_PROPERTIES = frozenset({"spPr", "grpSpPr"})


def slide_sheets(package: Package) -> tuple[Sheet, ...]:
    """Return what each slide of a presentation says as sheets, in the order in which they are shown.

    Each table is one, called by its slide and what that is titled; so is the text that stands around it.
    Raises NotReadable for a presentation that is broken, or that holds no table, nor lines that may list dates.
    """
    presentation = _Presentation(package)
    slides = [_slide(package, part, presentation.size) for part in presentation.parts()]
    if not any(one.tables or one.unshown.tables or one.may_list_dates for one in slides):
        unread = sum((one.unread for one in slides), Counter({SHAPE: sum(one.shapes for one in slides)}))
        there = counted(Counter(slide=len(slides)))
        drawn = (
            f", but {told} on {there}, which can't be read" if (told := counted(unread)) else f" on {there}"
        )
        raise NotReadable(package.file, f"a presentation that holds no table{drawn}", ask_for(unread))
    refuse_more_tables(package.file, sum(len(one.tables) + len(one.unshown.tables) for one in slides))
    return tuple(_sheets(slides))


def _slide(package: Package, part: str, size: tuple[int, int]) -> _Slide:
    slide = _Slide(package.file, size)
    package.refuse_larger(part)
    package.scan_by_namespace(part, slide.start, slide.end, slide.text)
    for one in relations_of(package, part).values():
        if one.kind in _COMMENTS:
            texts = texts_by_id(package, one.part, ["cm", "reply"]).values()
            slide.unread[dated(COMMENT)] += sum(map(holds_date, texts))
        elif one.kind == "notesSlide":
            texts = texts_by_id(package, one.part, ["notes"]).values()
            slide.unread[dated(SPEAKER_NOTE)] += sum(map(holds_date, texts))
    return slide


class _Presentation:
    """What a presentation says of its slides: how large they are, and in which order they are shown."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._keys: list[str] = []
        self.size = (0, 0)
        """How wide and high a slide is; nought where it doesn't say so."""
        package.scan(PRESENTATION, self._start)

    def parts(self) -> Iterator[str]:
        """Yield the parts that hold the slides, in the order in which the presentation shows them."""
        relations = relations_of(self._package, PRESENTATION)
        for key in self._keys:
            if key not in relations:
                raise NotReadable(
                    self._package.file, "the workbook is corrupt (one of its slides is missing)", RESAVE
                )
            yield relations[key].part

    def _start(self, name: str, said: Attributes) -> None:
        if name == "sldId":  # sections list slides by an element of another namespace, too
            self._keys.append(next((value for key, value in said.items() if key.endswith(":id")), ""))
        elif name == "sldSz":
            self.size = _whole(said, "cx", digits=9), _whole(said, "cy", digits=9)


def _sheets(slides: Sequence[_Slide]) -> Iterator[Sheet]:
    before: _Ended | None = None
    for number, slide in enumerate(slides, 1):
        further = before.sheet if before is not None and before.may_go_on(slide) else ""
        sheets = [*_tables(slide, f"slide {number}", further)]
        before = _Ended(slide, sheets[-1].name) if sheets else None
        texts = [*_texts(slide, f"slide {number}"), *_unshown(slide, f"slide {number}")]
        yield from _with_unread([*sheets, *texts], slide)


@dataclass(frozen=True)
class _Ended:
    """A slide that has tables, and the sheet that the last of them is."""

    slide: _Slide
    sheet: str

    def may_go_on(self, slide: _Slide) -> bool:
        """Return whether the next slide may go on with its last table, by its first table and its title."""
        is_one = len(slide.tables) == 1 and self.slide.tables[-1].may_go_on(slide.tables[0])
        is_shown_alike = slide.is_hidden == self.slide.is_hidden
        return is_one and is_shown_alike and goes_on(slide.called, self.slide.called)


def _tables(slide: _Slide, name: str, further: str) -> Iterator[Sheet]:
    """Yield the tables of a slide; `further` is the sheet with which the first may go on."""
    for table in slide.tables:
        where = name if len(slide.tables) == 1 else f"{name}, table {table.number}"
        yield table_sheet(
            where, table, slide.called, is_hidden=slide.is_hidden, shapes=slide.shapes, goes_on=further
        )


def _unshown(slide: _Slide, name: str) -> Iterator[Sheet]:
    """Yield what stands on a slide and is hidden, or beside its edges."""
    for table in slide.unshown.tables:
        yield table_sheet(f"{name}, hidden table {table.number}", table, slide.called, is_hidden=True)
    if any(map(str.strip, slide.unshown.lines)):
        yield text_sheet(f"{name}, hidden text", slide.unshown.lines, is_hidden=True)


def _texts(slide: _Slide, name: str) -> Iterator[Sheet]:
    """Yield what a slide says beside its tables, or without any."""
    if slide.tables and any(map(str.strip, slide.lines)):
        yield text_sheet(f"{name}, text", slide.lines, is_hidden=slide.is_hidden)
    elif not slide.tables:
        words = title_in(slide.called)
        yield text_sheet(
            titled(name, words), slide.lines, title=words, is_hidden=slide.is_hidden, shapes=slide.shapes
        )


def _with_unread(sheets: Sequence[Sheet], slide: _Slide) -> Iterator[Sheet]:
    """Yield the sheets of a slide, the first with what stands on the slide that can't be read."""
    yield replace(sheets[0], unread=dict(+slide.unread))
    yield from sheets[1:]


@dataclass
class _Line:
    """A line of text beside tables while it passes: its pieces, those struck through apart."""

    pieces: list[str] = field(default_factory=list)
    struck: list[str] = field(default_factory=list)

    @property
    def typed(self) -> str:
        """What is left of it, which knows what is struck through in it."""
        left, struck = ("".join(some).strip() for some in (self.pieces, self.struck))
        return PartStruck(left, struck) if struck else left


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


@dataclass
class _Held:
    """The tables of a slide and the lines of text beside them: those that it shows, or the others."""

    tables: list[TextTable] = field(default_factory=list)
    around: list[_Line] = field(default_factory=lambda: [_Line()])

    @property
    def lines(self) -> list[str]:
        """The lines as they are typed."""
        return [one.typed for one in self.around]


class _Slide:
    """Hears the elements of a slide, and keeps its title, its tables and how many shapes are drawn on it.

    What is hidden on it, or stands beyond its edges, is kept apart.
    """

    def __init__(self, file: str, size: tuple[int, int]) -> None:
        self.file = file
        self.title: list[str] = []
        self.shown, self.unshown = _Held(), _Held()
        self.shapes = 0
        self.unread: Counter[str] = Counter()
        self.is_hidden = False
        self._size = size
        self._objects = Objects(self._count_unread)
        self._gone = 0
        self._names: list[str] = []
        self._unshown_from = 0
        """How deep the object stands that passes and is not shown; nought for one that is."""
        self._at = 0, 0
        """Where the object stands that passes."""
        self._shapes_before = 0
        """How many shapes were drawn before the one that passes."""
        self._table = TextTable(0)
        self._cell: _Cell | None = None
        self._columns = 0
        """Cells of the row that passes: each column has one, be it covered by another."""
        self._is_title = self._is_struck = self._is_raised = self._is_clock = False

    @property
    def tables(self) -> list[TextTable]:
        """The tables that it shows."""
        return self.shown.tables

    @property
    def lines(self) -> list[str]:
        """The lines of text that stand beside its title and its tables."""
        return self.shown.lines

    @property
    def called(self) -> str:
        """Its title, else the first line that may be one."""
        left = ("".join(one.pieces) for one in self.shown.around)
        return "".join(self.title).strip() or next(filter(title_in, left), "")

    @property
    def may_list_dates(self) -> bool:
        """Whether so many of its lines hold a date that they may list tasks or milestones."""
        return may_list_dates(self.lines)

    def start(self, name: str, attributes: Attributes) -> None:
        """Hear an element begin; what stands there for older programs alone is passed over."""
        local = name.rpartition(" ")[2]
        self._names.append(local)
        if self._gone or local == "Fallback":
            self._gone += 1
            return
        self._objects.begin(local, attributes, self._names)
        if local == "sld":
            self.is_hidden = attributes.get("show", "1") in _OFF
        elif local in _SHAPES:
            self._is_title, self._shapes_before = False, self.shapes
            self._count_unread(SHAPE, 1)
        elif local == "cNvPr" and _is_on(attributes, "hidden"):
            self._hide(len(self._names) - 2)
        elif local == "ph" and "sp" in self._names:  # a place for text: a title, a list, the slide's number
            self._is_title = attributes.get("type") in _TITLES
            self._count_unread(SHAPE, -1)
        elif local == "cNvSpPr" and attributes.get("txBox", "0") not in _OFF:
            self._count_unread(SHAPE, -1)
        elif self._names[-2:-1] == ["xfrm"]:
            self._place(local, attributes)
        elif local in _OF_TEXT:
            self._within_text(local, attributes)
        elif self._cell is None:
            self._begin(local, attributes)
        else:
            self._within_cell(self._cell, local, attributes)

    def end(self, name: str) -> None:
        """Hear an element end."""
        local = self._names.pop()
        if self._gone:
            self._gone -= 1
            return
        self._objects.end(local)
        if local == "tr":
            self._table.end_row()
        elif local == "tc" and self._cell is not None:
            self._end_cell(self._table, self._cell)
        elif local == "p":
            self._say("\n")
        if len(self._names) < self._unshown_from:
            self._unshown_from = 0
        del name

    def text(self, text: str) -> None:
        """Hear a piece of text."""
        if self._names and self._names[-1] == "t" and not self._gone:
            left = raised(text) if self._is_raised else text
            self._say(f"{{{_CLOCK}}}" if self._is_clock else left)

    @property
    def _held(self) -> _Held:
        """Where what passes is kept."""
        return self.unshown if self._unshown_from else self.shown

    def _hide(self, depth: int) -> None:
        """Hear that an object that stands so deep is not shown, with all that stands in it."""
        self._unshown_from = self._unshown_from or depth
        if self._names[depth - 1] in _SHAPES:
            self.shapes = self._shapes_before

    def _place(self, local: str, said: Attributes) -> None:
        """Hear where an object stands, and how large it is; one that stands in no group may stand beyond the slide."""
        within = [one for one in self._names[:-2] if one not in _PROPERTIES]
        if within[-2:-1] != [_TREE] or self._unshown_from or not all(self._size):
            return
        if local == "off":
            self._at = _measure(said, "x"), _measure(said, "y")
        elif local == "ext":
            ends = zip(self._at, (_measure(said, "cx"), _measure(said, "cy")), self._size, strict=True)
            if any(first > edge or first + long < 0 for first, long, edge in ends):
                self._hide(len(within))

    def _count_unread(self, kind: str, many: int) -> None:
        if self._unshown_from:
            return
        if kind == SHAPE:
            self.shapes += many
        else:
            self.unread[kind] += many

    def _begin(self, local: str, attributes: Attributes) -> None:
        if local == "tbl":
            self._table = TextTable(len(self._held.tables) + 1)
            self._held.tables.append(self._table)
        elif local == "gridCol":
            self._table.widths.append(_whole(attributes, "w", digits=9))
        elif local == "tr":
            self._table.begin_row()
            self._columns = 0
        elif local == "tc":
            self._columns += 1
            self._table.stand_in(self._columns)
            self._cell = _Cell(
                across=min(max(1, _whole(attributes, "gridSpan")), MOST_COLUMNS),
                is_merged_down=_is_on(attributes, "vMerge"),
                is_covered=_is_on(attributes, "hMerge"),
            )

    def _within_text(self, local: str, attributes: Attributes) -> None:
        if local in ("r", "fld"):
            self._is_struck = self._is_raised = False
            self._is_clock = attributes.get("type", "").startswith(_CLOCK)
        elif local == "rPr":
            self._is_struck = attributes.get("strike", "noStrike") != "noStrike"
            self._is_raised = _is_raised(attributes.get("baseline", ""))
        else:
            self._say("\n")

    def _within_cell(self, cell: _Cell, local: str, attributes: Attributes) -> None:
        if self._names[-2:-1] == ["tcPr"] and local in _GROUNDS:
            cell.ground = [] if local in _NO_GROUNDS else [local]
        elif "tcPr" in self._names and cell.ground and not set(_LINES).intersection(self._names):
            cell.ground += [local, attributes.get("val", "")]

    def _say(self, text: str) -> None:
        is_struck = self._is_struck and text != "\n"
        if self._cell is not None:
            (self._cell.struck if is_struck else self._cell.pieces).append(text)
        elif self._is_title and not self._unshown_from:
            self.title += [] if is_struck else [text]
        elif text == "\n":
            self._held.around.append(_Line())
        else:
            last = self._held.around[-1]
            (last.struck if is_struck else last.pieces).append(text)

    def _end_cell(self, table: TextTable, cell: _Cell) -> None:
        self._cell, self._is_struck = None, False
        if cell.is_covered:
            return
        if struck := "".join(cell.struck).strip():
            table.struck[table.place] = struck
        table.add_cell(
            "".join(cell.pieces), cell.across, _colour(cell.ground), is_merged_down=cell.is_merged_down
        )


def _whole(said: Attributes, name: str, digits: int = 4) -> int:
    value = said.get(name, "")
    return int(value) if value.isdecimal() and len(value) <= digits else 0


def _measure(said: Attributes, name: str) -> int:
    """Return a length that may be below nought."""
    value = said.get(name, "").removeprefix("-")
    length = int(value) if value.isdecimal() and len(value) <= 12 else 0
    return -length if said.get(name, "").startswith("-") else length


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
