"""Tables of documents and slides, cell by cell as they pass, and the sheets that they are."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache

from mhhs_analysis.intake.workbooks.drawn import Drawn, Fills
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells, Extent, PartStruck, Sheet
from mhhs_analysis.reference import rows

ASK_TABLE = "ask for the plan as .xlsx or .csv, or type it in (transcripts.csv)"
MOST_COLUMNS = 63
"""Columns that a table of a document may have (Word's own limit); slides have fewer."""
_ENDS_OF_SENTENCES = (".", ":", ",", "?", "!")
_REACHED_AT = re.compile(r"@|\d{5}")
"""What stands in an address or a telephone number."""
_LONGEST_TITLE = 80
"""Characters of a text above a table that still is its title."""


@dataclass
class TextTable:
    """A table: the text of each cell by row and column, blank ones too, and what is merged, filled or struck through.

    `rows` are its rows from the first, also those of which nothing is left; `struck` holds the words struck through
    in cells, which their texts leave out.
    """

    number: int
    rows: list[dict[int, str]] = field(default_factory=list)
    fills: Fills = field(default_factory=dict)
    struck: dict[tuple[int, int], str] = field(default_factory=dict)
    _extents: list[list[int]] = field(default_factory=list)
    starts: list[list[int]] = field(default_factory=list)
    """The columns in which the cells of each row begin, those too that go on with the cell above."""
    _begun: dict[int, list[int]] = field(default_factory=dict)
    """What reaches down from above, by its first column."""
    _row: dict[int, str] = field(default_factory=dict)
    _column: int = 1

    @property
    def place(self) -> tuple[int, int]:
        """The row and column of the cell that passes."""
        return len(self.rows) + 1, self._column

    @property
    def cells_passed(self) -> int:
        """How many cells of the row that passes have passed."""
        return len(self._row)

    @property
    def merged(self) -> tuple[Extent, ...]:
        """The stretches of cells that are one."""
        return tuple(
            (top, left, bottom, right)
            for top, left, bottom, right in self._extents
            if (top, left) != (bottom, right)
        )

    @property
    def is_box(self) -> bool:
        """Whether it is one cell: a box around a text, and no table."""
        return len(self.rows) == 1 and len(self.rows[0]) == 1

    def begin_row(self) -> None:
        """Begin a row."""
        self._row, self._column = {}, 1
        self.starts.append([])

    def pass_over(self, columns: int) -> None:
        """Leave out columns at the start of a row."""
        self._column += columns

    def add_cell(self, text: str, across: int = 1, colour: str = "", *, is_merged_down: bool = False) -> None:
        """Add a cell to the row: its text, how many columns it covers, its fill, whether it goes on with that above."""
        row, column = self.place
        self.starts[-1].append(column)
        above = self._begun.get(column) if is_merged_down else None
        if is_merged_down:
            if above:
                above[2] = row
        else:
            self._row[column] = text.strip()
            self._begun[column] = [row, column, row, column + across - 1]
            self._extents.append(self._begun[column])
            if colour:
                self.fills.setdefault(row, {})[column] = colour
        self._column += across

    def end_row(self, *, is_gone: bool = False) -> None:
        """Add the row, or a blank one where it is deleted."""
        if is_gone:
            self.fills.pop(len(self.rows) + 1, None)
        self.rows.append({} if is_gone else self._row)


def table_sheet(
    name: str, table: TextTable, title: str = "", *, is_hidden: bool = False, shapes: int = 0
) -> Sheet:
    """Return a table as a sheet, its first row 1, with its title in its name; `shapes` are drawn beside it.

    Where a row has as many cells as the fullest row, each stands in the column of that row's: a border that was
    dragged in one row moves no date into another column.
    """
    columns = _columns_by_order(table)
    held = {number: cells for number, cells in _rows(table, columns) if cells}
    fills = {
        row: {columns[row].get(one, one): colour for one, colour in each.items()}
        for row, each in table.fills.items()
    }
    words = title_in(title)
    return Sheet(
        titled(name, words),
        held,
        is_hidden,
        merged=tuple(one for one in table.merged if not columns[one[0]]),
        may_be_struck=bool(table.struck),
        look=lambda: Drawn(fills, shapes=shapes),
        title=words,
    )


def _columns_by_order(table: TextTable) -> defaultdict[int, dict[int, int]]:
    """Return in which column each cell of a row stands that is moved, by row and the column in which it begins."""
    fullest = max(table.starts, key=len, default=[])
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for number, starts in enumerate(table.starts, 1):
        if len(starts) == len(fullest) and starts != fullest:
            found[number] = dict(zip(starts, fullest, strict=True))
    return found


def text_sheet(name: str, lines: Sequence[str], *, is_hidden: bool = False, shapes: int = 0) -> Sheet:
    """Return lines of text as a sheet of one column: what stands around tables is accounted for as well."""
    held: dict[int, Cells] = {number: {1: Cell(line)} for number, line in enumerate(lines, 1) if line.strip()}
    return Sheet(name, held, is_hidden, look=lambda: Drawn(shapes=shapes))


def _rows(table: TextTable, columns: Mapping[int, Mapping[int, int]]) -> Iterator[tuple[int, Cells]]:
    for number, row in enumerate(table.rows, 1):
        texts = {
            columns[number].get(column, column): PartStruck(text, struck)
            if (struck := table.struck.get((number, column)))
            else text
            for column, text in row.items()
        }
        yield (
            number,
            {
                column: Cell(text, is_struck=isinstance(text, PartStruck) and text.is_whole)
                for column, text in texts.items()
                if text
            },
        )


def titled(name: str, title: str) -> str:
    """Return the name of a sheet with its title, if it has one: table 2: Our plan."""
    return f"{name}: {title}" if title else name


def title_in(text: str) -> str:
    """Return the title that a text above a table is, or "": no sentence, and nobody's name, number or address."""
    words = " ".join(text.replace(";", ",").split())
    is_title = bool(words) and len(words) <= _LONGEST_TITLE and not words.endswith(_ENDS_OF_SENTENCES)
    return words if is_title and not (_REACHED_AT.search(words) or _says_who().match(words)) else ""


@cache
def _says_who() -> re.Pattern[str]:
    """Return what a line begins with that tells who wrote a document, and not what its table holds."""
    words = "|".join(re.escape(row["words"]) for row in rows("not_plans") if row["kind"] == "who")
    return re.compile(rf"(?:{words})\b", re.I)
