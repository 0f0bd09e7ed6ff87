"""Tables of documents and slides, cell by cell as they pass, and the sheets that they are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, zip_longest
from types import MappingProxyType

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.workbooks.drawn import Drawn, Fills
from mhhs_analysis.intake.workbooks.runs import is_wholly_struck
from mhhs_analysis.intake.workbooks.sheets import (
    Cell,
    Cells,
    Extent,
    PartStruck,
    Sheet,
    is_error,
    lack_values,
)
from mhhs_analysis.intake.workbooks.table_titles import title_in, titled

ASK_TABLE = "ask for the plan as .xlsx or .csv, or type it in (transcripts.csv)"
_MOST_TABLES = 2_000
"""More tables than any document has that holds a plan."""
MOST_COLUMNS = 63
"""Columns that a table of a document may have (Word's own limit); slides have fewer."""
_AS_WIDE = 0.02
"""Share of a table's width by which a column may be wider or narrower where the table goes on."""


@dataclass
class TextTable:
    """A table: the text of each cell by row and column, blank ones too, and what is merged, filled or struck through.

    `rows` are its rows from the first, also those of which nothing is left; `struck` holds the words struck through
    in cells, which their texts leave out, and `hidden` the rows that are not shown.
    """

    number: int
    rows: list[dict[int, str]] = field(default_factory=list)
    fills: Fills = field(default_factory=dict)
    struck: dict[tuple[int, int], str] = field(default_factory=dict)
    hidden: set[int] = field(default_factory=set)
    vanished: set[int] = field(default_factory=set)
    """The hidden rows of which `struck` holds all words, for each of them is hidden."""
    remarked: dict[tuple[int, int], str] = field(default_factory=dict)
    """What is remarked on cells, in comments and footnotes."""
    unread: Counter[str] = field(default_factory=Counter)
    """What stands in it that can't be read, by kind."""
    widths: list[int] = field(default_factory=list)
    """How wide its columns are drawn, where it says so."""
    is_nested: bool = False
    """Whether it stands within a cell of another one."""
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

    def may_go_on(self, other: TextTable) -> bool:
        """Return whether another table has as many columns, as wide as its own if both say how wide."""
        counts = [max(map(len, one.starts), default=0) for one in (self, other)]
        return counts[0] == counts[1] > 1 and not self.is_nested | other.is_nested and self._is_as_wide(other)

    def _is_as_wide(self, other: TextTable) -> bool:
        shares = [[one / max(1, sum(each.widths)) for one in each.widths] for each in (self, other)]
        if not all(shares):
            return True
        pairs = zip_longest(*shares, fillvalue=0.0)
        return all(abs(own - theirs) <= _AS_WIDE for own, theirs in pairs)

    def begin_row(self) -> None:
        """Begin a row."""
        self._row, self._column = {}, 1
        self.starts.append([])

    def pass_over(self, columns: int) -> None:
        """Leave out columns at the start of a row."""
        self._column += columns

    def stand_in(self, column: int) -> None:
        """Go to a column of the row that passes."""
        self._column = column

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

    def cover(self, across: int) -> None:
        """Let the cell on the left go on over more columns of the row."""
        if self.starts[-1] and (left := self.starts[-1][-1]) in self._row:
            self._begun[left][3] += across
        self._column += across

    def end_row(self, *, is_gone: bool = False) -> None:
        """Add the row, or a blank one where it is deleted."""
        if is_gone:
            self.fills.pop(len(self.rows) + 1, None)
        self.rows.append({} if is_gone else self._row)


def refuse_more_tables(file: str, count: int) -> None:
    """Raise NotReadable for a file that holds more tables than any plan."""
    if count > _MOST_TABLES:
        raise NotReadable(file, f"it holds more tables than any plan ({count:,})", ASK_TABLE)


def table_sheet(
    name: str,
    table: TextTable,
    title: str = "",
    *,
    is_hidden: bool = False,
    shapes: int = 0,
    goes_on: str = "",
) -> Sheet:
    """Return a table as a sheet, its first row 1, with its title in its name; `shapes` are drawn beside it.

    `goes_on` is the name of the sheet with which it may go on. Rows that are hidden are hidden rows, as a workbook's.
    Where a row has as many cells as the fullest row, each stands in the column of that row's: a border that was
    dragged in one row moves no date into another column, unless something is drawn there.
    """
    columns = _columns_by_order(table)
    held = {number: cells for number, cells in _rows(table, columns) if cells}
    fills = {
        row: {columns[row].get(one, one): colour for one, colour in each.items()}
        for row, each in table.fills.items()
    }
    remarks = {(row, columns[row].get(one, one)): text for (row, one), text in table.remarked.items()}
    words = title_in(title)
    return Sheet(
        titled(name, words),
        held,
        is_hidden,
        hidden_rows=frozenset(table.hidden & held.keys()),
        merged=tuple(one for one in table.merged if not columns[one[0]]),
        may_be_struck=bool(table.struck),
        may_be_remarked=bool(table.remarked),
        may_lack_values=lack_values(held),
        look=lambda: Drawn(fills, remarks=remarks, shapes=shapes),
        title=words,
        is_table=True,
        goes_on=goes_on,
        unread=dict(table.unread),
    )


def _columns_by_order(table: TextTable) -> defaultdict[int, dict[int, int]]:
    """Return in which column each cell of a row stands that is moved, by row and the column in which it begins."""
    fullest = max(table.starts, key=len, default=[])
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    for number, starts in enumerate(table.starts, 1):
        moved = dict(zip(starts, fullest, strict=False))
        if len(starts) == len(fullest) and starts != fullest and _is_dragged(table, number, moved):
            found[number] = moved
    return found


def _is_dragged(table: TextTable, row: int, moved: Mapping[int, int]) -> bool:
    """Return whether borders were dragged in a row, and nothing is drawn by how wide its cells are.

    It is filled as a whole or nowhere, and holds something in each cell, or each begins nearest to where it would.
    """
    cells, filled = table.rows[row - 1], table.fills.get(row, {})
    if 0 < len(filled) < len(cells):
        return False
    at = [0, *accumulate(table.widths)]
    if all(cells.values()) or max(*moved, *moved.values()) >= len(at):
        return True
    return all(
        abs(at[own - 1] - at[other - 1]) < abs(at[own - 1] - at[one - 1])
        for own, other in moved.items()
        for one in moved.values()
        if one != other
    )


def text_sheet(
    name: str,
    lines: Sequence[str],
    *,
    title: str = "",
    is_hidden: bool = False,
    shapes: int = 0,
    unread: Mapping[str, int] = MappingProxyType({}),
) -> Sheet:
    """Return lines of text as a sheet of one column, with its title: what stands around tables is accounted for too."""
    held: dict[int, Cells] = {
        number: {1: Cell(line, is_struck=is_wholly_struck(line))}
        for number, line in enumerate(lines, 1)
        if line.strip()
    }
    is_struck = any(isinstance(line, PartStruck) for line in lines)
    return Sheet(
        name,
        held,
        is_hidden,
        may_be_struck=is_struck,
        look=lambda: Drawn(shapes=shapes),
        title=title,
        unread=dict(unread),
    )


def _said_in(table: TextTable, row: int, column: int) -> str:
    """Return what a cell says, apart from what in it is struck through; that of a row that is hidden is not."""
    text, struck = table.rows[row - 1][column], table.struck.get((row, column), "")
    if not struck or row in table.vanished:
        return text or struck
    return PartStruck(text, struck)


def _rows(table: TextTable, columns: Mapping[int, Mapping[int, int]]) -> Iterator[tuple[int, Cells]]:
    for number, row in enumerate(table.rows, 1):
        texts = {columns[number].get(column, column): _said_in(table, number, column) for column in row}
        yield (
            number,
            {
                column: Cell(
                    text,
                    is_uncalculated=is_error(text),
                    is_struck=is_wholly_struck(text),
                )
                for column, text in texts.items()
                if text
            },
        )
