"""What any file is read into: sheets of cells, with how each is shown and what of it is hidden."""

from __future__ import annotations

import re
from collections import defaultdict, deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from itertools import compress

from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.workbooks.drawn import Drawn, nothing_drawn

BOLD = 600
"""The weight from which a font is bold."""
BETWEEN_TITLES = " – "
"""What stands between the titles above a table of a document, the widest first."""
Value = str | int | float | bool | datetime | date | time | timedelta


class PartStruck(str):
    """The text of a cell in which words are struck through: what is left of it; all of it where nothing is left."""

    struck: str
    """The words that are struck through."""
    is_whole: bool
    """Whether that is all of it."""
    is_apart: bool = False
    """Whether each word that is left says itself how it is shown, whatever the look of its cell."""

    def __new__(cls, left: str, struck: str) -> PartStruck:
        """Return the text of what is left and what is struck through."""
        made = super().__new__(cls, left or struck)
        made.struck, made.is_whole = struck, not left
        return made

    def __getnewargs__(self) -> tuple[str, str]:  # type: ignore[override]  # str makes itself of one text
        """Return what another process makes it of again."""
        return "" if self.is_whole else str(self), self.struck


@dataclass(slots=True, unsafe_hash=True)
class Cell:
    """A cell that holds something: its value, the format it is shown in, its indent, whether it is struck or bold.

    Nothing changes a cell once it is made; it is not frozen because that makes each one three times as dear.
    """

    value: Value
    number_format: str = "General"
    indent: int = 0
    is_uncalculated: bool = False
    """Whether it holds a formula without a value: nobody calculated it, or it came to an error."""
    is_struck: bool = False
    is_bold: bool = field(default=False, compare=False)
    """Whether it is bold: headings said again may not be."""

    text: str = field(init=False, compare=False, repr=False)
    """The value as text, outer spaces removed; a whole number without its decimal point, a day without midnight."""

    def __init__(
        self,
        value: Value,
        number_format: str = "General",
        indent: int = 0,
        is_uncalculated: bool = False,
        is_struck: bool = False,
        is_bold: bool = False,
    ) -> None:
        """Hold a value and make its text: one cell stands in many places, and is asked for it over and over."""
        self.value = value
        self.number_format = number_format
        self.indent = indent
        self.is_uncalculated = is_uncalculated
        self.is_struck = is_struck
        self.is_bold = is_bold
        self.text = value.strip() if isinstance(value, str) else _text_of(value)


def _text_of(value: Value) -> str:
    """Return as text what is none."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return _moment_text(value) if isinstance(value, datetime) else str(value)


@lru_cache(maxsize=1 << 14)
def _moment_text(moment: datetime) -> str:
    """Return a moment as text, a day without midnight; a plan gives few, over and over."""
    day = f"{moment.day:02}/{moment.month:02}/{moment.year}"
    return day if moment.time() == time() else f"{day} {moment:%H:%M}"


_ERROR = re.compile(r"#(?:[¡¿]?[A-ZÄÉÓÖÜ]+(?:/0)?[!?]|N/A|N/D|NV|GETTING_DATA)|Err:\d{3}")
"""An error as Excel, Google Sheets or LibreOffice shows it, also in other languages: #REF!, #BEZUG!, Err:502."""


@lru_cache(maxsize=1 << 10)
def is_error(text: str) -> bool:
    """Return whether a text is how a spreadsheet shows that a formula came to an error."""
    return bool(_ERROR.fullmatch(text))


def may_be_errors(written: str) -> bool:
    """Return whether errors may stand in what is written; that is told at a glance."""
    return "#" in written or "Err:" in written


_TEXT_ALONE = frozenset({str})
Cells = dict[int, Cell]
"""The cells of a row that hold something, by column from 1."""
Extent = tuple[int, int, int, int]
"""First row and column, last row and column."""


@dataclass(frozen=True)
class Headed:
    """What was found of the headings of a sheet, as far as it was asked for, by frame, or by frame and rows."""

    naming_rows: dict[str, list[int]] = field(default_factory=dict)
    """The rows in which a text names a role."""
    first_rows: dict[str, list[int]] = field(default_factory=dict)
    """Those that could each be the first of several rows of headings."""
    together: dict[tuple[str, tuple[int, ...]], Cells] = field(default_factory=dict)
    """What some rows together head each column."""
    roles: dict[tuple[str, tuple[int, ...]], AbstractSet[str]] = field(default_factory=dict)
    """The roles that they name."""


@dataclass(frozen=True)
class Sheet:
    """A sheet: its rows that hold anything, by number from 1 in order, what of it is hidden, merged and grouped.

    A merged extent is its first row and column and its last row and column, all from 1; what stands under a
    merge is kept. `outline_levels` gives the depth of each row that is grouped, as Excel's outline counts it;
    `is_1904` says that its workbook counts days from 1 January 1904. `look` finds what is drawn on it, which few
    sheets need: see `drawn`.
    """

    name: str
    rows: dict[int, Cells]
    is_hidden: bool = False
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    merged: tuple[Extent, ...] = ()
    outline_levels: dict[int, int] = field(default_factory=dict)
    is_1904: bool = False
    may_be_struck: bool = False
    """Whether words may be struck through in the text of a cell."""
    may_be_remarked: bool = False
    """Whether remarks may stand on its cells; `drawn` holds them."""
    may_lack_values: bool = False
    """Whether formulas may stand on it that have no value."""
    headed: Headed = field(default_factory=Headed, init=False, compare=False, repr=False)
    """What its rows head; a sheet made of another one with other rows knows nothing of that one's."""
    look: Callable[[], Drawn] = field(default=nothing_drawn, compare=False, repr=False)
    title: str = ""
    """What stands above a table of a document or slide, by which it is called."""
    is_table: bool = False
    """Whether it is a table of a document or slide."""
    goes_on: str = ""
    """The table of a document or slide that this one may go on with: as many columns, and nothing between them."""
    unread: dict[str, int] = field(default_factory=dict)
    """What stands on a slide, or in a table or text of a document, that can't be read: how many of each kind."""

    @property
    def called(self) -> str:
        """What it is called by those who made it."""
        return self.title or self.name

    @property
    def own_title(self) -> str:
        """The last part of what it is called: before that of a table stand those of the whole document."""
        return self.title.rpartition(BETWEEN_TITLES)[2] or self.name

    @kept
    def numbered(self) -> list[frozenset[str]]:
        """The milestones' identifiers that number rows of its tables, once somebody has looked for them; else empty."""
        return []

    @kept
    def columns(self) -> dict[int, dict[int, Cell]]:
        """The cells of each column that holds anything, by row."""
        found: defaultdict[int, dict[int, Cell]] = defaultdict(dict)
        for row, cells in self.rows.items():
            for number, cell in cells.items():
                found[number][row] = cell
        return dict(found)

    def column(self, number: int) -> dict[int, Cell]:
        """Return the cells of a column by row."""
        return self.columns.get(number, {})

    @kept
    def values(self) -> dict[int, list[Value]]:
        """What stands in the cells of each column: several questions are put to all of them."""
        return {number: [cell.value for cell in cells.values()] for number, cells in self.columns.items()}

    @kept
    def kinds(self) -> dict[int, frozenset[type[Value]]]:
        """Of which types the values of each column are."""
        return {number: frozenset(map(type, values)) for number, values in self.values.items()}

    def texts_in(self, number: int) -> tuple[Sequence[int], Sequence[str]]:
        """Return the rows of a column in which a text stands, and those texts."""
        return self.texts.get(number, ((), ()))

    @kept
    def texts(self) -> dict[int, tuple[Sequence[int], Sequence[str]]]:
        """The rows of each column in which a text stands, and those texts."""
        found: dict[int, tuple[Sequence[int], Sequence[str]]] = {}
        for number, kinds in self.kinds.items():
            if kinds == _TEXT_ALONE:
                found[number] = [*self.columns[number]], self.values[number]  # type: ignore[assignment]  # all are texts
            elif any(issubclass(kind, str) for kind in kinds):
                cells = zip(self.columns[number], self.values[number], strict=True)
                pairs = [(row, value) for row, value in cells if isinstance(value, str)]
                found[number] = [row for row, _ in pairs], [value for _, value in pairs]
        return found

    @kept
    def said(self) -> dict[int, frozenset[str]]:
        """The texts that stand in each column, each once: most questions are put to those."""
        return {number: frozenset(held) for number, (_, held) in self.texts.items()}

    def rows_with(self, texts: AbstractSet[str]) -> list[int]:
        """Return the rows in which any of some texts stands."""
        found: set[int] = set()
        for number, (rows, held) in self.texts.items():
            if not texts.isdisjoint(self.said[number]):
                found.update(compress(rows, map(texts.__contains__, held)))
        return sorted(found)

    @kept
    def drawn(self) -> Drawn:
        """What is drawn on the sheet: its file is read again for it, once; a part that is broken shows nothing."""
        try:
            return self.look()
        except MemoryError:
            raise
        except Exception:  # its values were read: colours that can't be are no reason to refuse them
            return nothing_drawn()

    def __getstate__(self) -> dict[str, object]:
        """Return what another process is handed: the values, without the file that the drawing is found in."""
        return {**self.__dict__, "look": nothing_drawn}


@dataclass(frozen=True)
class Workbook:
    """A file as cells: its sheets in order, and what kind of file it is."""

    file: str
    kind: str
    sheets: tuple[Sheet, ...] = field(default_factory=tuple)


def cell_name(row: int, column: int) -> str:
    """Return a position as a spreadsheet names it, such as B7."""
    return f"{column_letters(column)}{row}"


@cache
def column_letters(column: int) -> str:
    """Return a column from 1 as a spreadsheet names it, such as AB."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def cell_range(first: tuple[int, int], last: tuple[int, int]) -> str:
    """Return a stretch of cells as a spreadsheet names it, such as B7:D9, or B7 when it is one cell."""
    names = cell_name(*first), cell_name(*last)
    return names[0] if names[0] == names[1] else ":".join(names)


def lack_values(rows: Mapping[int, Cells]) -> bool:
    """Return whether any of some cells holds a formula without a value."""
    return any(cell.is_uncalculated for cells in rows.values() for cell in cells.values())


def in_order(rows: dict[int, Cells]) -> dict[int, Cells]:
    """Return the rows that hold anything by their numbers, and the cells of each by their columns."""
    ordered: dict[int, Cells] = {}
    columns: list[int] = []
    for row in sorted(rows):
        cells = rows[row]
        held = [*cells]
        if held != columns:  # the row before has the same ones as a rule
            columns = sorted(held)
            if held != columns:
                cells = {column: cells[column] for column in columns}
        if cells:
            ordered[row] = cells
    return ordered


def stretches(numbers: Iterable[int]) -> list[list[int]]:
    """Return numbers of rows or columns, in order, in stretches without a gap."""
    found: list[list[int]] = []
    for number in numbers:
        if not found or number != found[-1][-1] + 1:
            found.append([])
        found[-1].append(number)
    return found


def within(places: Iterable[int], extents: Iterable[tuple[int, int]]) -> frozenset[int]:
    """Return which of the rows or columns stand in any of the stretches, each said by its first and its last."""
    found: set[int] = set()
    begun, ahead = 0, deque(sorted(extents))
    for place in sorted(places):
        while ahead and ahead[0][0] <= place:
            begun = max(begun, ahead.popleft()[1])
        if place <= begun:
            found.add(place)
    return frozenset(found)
