"""What stands on a sheet of a web page as it passes: its tables and the texts between them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from mhhs_analysis.intake.workbooks.drawn import Drawn, Fills
from mhhs_analysis.intake.workbooks.sheets import Cells, Extent, Sheet, in_order, lack_values, within


class Grid:
    """A table as it passes: its rows, and how far down the cells that span several reach."""

    def __init__(self, *, is_hidden: bool = False) -> None:
        self.is_hidden = is_hidden
        self.rows: list[Cells] = []
        self.hidden: set[int] = set()
        self._cells: Counter[int] = Counter()
        self._hidden_cells: Counter[int] = Counter()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[Extent] = []
        self.taken: dict[int, int] = {}
        self.fills: Fills = {}
        self.remarks: dict[tuple[int, int], str] = {}
        self.row_colour = ""
        self.columns_said = 0
        self.column = 0

    def open_row(self, is_hidden: bool, colour: str | None = None) -> None:
        """Begin a row."""
        self.rows.append({})
        self.row_colour = colour or ""
        self.column = 0
        if is_hidden and not self.is_hidden:
            self.hidden.add(len(self.rows))

    def count_cell(self, column: int, *, is_hidden: bool) -> None:
        """Count a cell of the row, and whether it is shown; those of a row that is not shown count for nothing."""
        if len(self.rows) not in self.hidden and not self.is_hidden:
            self._cells[column] += 1
            self._hidden_cells[column] += is_hidden

    def note_hidden_columns(self) -> None:
        """Keep the columns of which no cell is shown, as hidden."""
        self.hidden_columns += [
            (one, one) for one, many in self._hidden_cells.items() if many and many == self._cells[one]
        ]

    def place(self, down: int, across: int) -> int:
        """Return the column of the row's next cell, and keep the places that it spans."""
        row, column = len(self.rows), self.column + 1
        while self.taken.get(column, 0) >= row:
            column += 1
        self.column = column + across - 1
        if down > 1:
            self.taken |= dict.fromkeys(range(column, self.column + 1), row + down - 1)
        if down > 1 or across > 1:
            self.merged.append((row, column, row + down - 1, self.column))
        return column

    def fill(self, column: int, colour: str | None) -> None:
        """Keep the colour of a cell of the row: its own, where it says any or none, else the row's."""
        if colour := self.row_colour if colour is None else colour:
            self.fills.setdefault(len(self.rows), {})[column] = colour


class Page:
    """A sheet of the page: its tables and the texts between them, one below another."""

    def __init__(self) -> None:
        self.grids = [Grid()]
        self.has_table = False

    @property
    def texts(self) -> list[str]:
        """What each text says, of tables and of those between them."""
        cells = (cell for grid in self.grids for row in grid.rows for cell in row.values())
        return [cell.value if isinstance(cell.value, str) else cell.text for cell in cells]

    def begin(self, *, is_hidden: bool = False) -> Grid:
        """Begin a table, or the texts below one."""
        self.grids.append(Grid(is_hidden=is_hidden))
        return self.grids[-1]

    def sheets(self, name: str, is_hidden: bool, may_be_struck: bool) -> list[Sheet]:
        """Return all grids as one sheet, and those that are not shown as another."""
        shown, hidden = (
            [one for one in self.grids if one.rows and one.is_hidden is way] for way in (False, True)
        )
        found = [_sheet(shown, name, is_hidden, may_be_struck)] if shown or not hidden else []
        return [
            *found,
            *([_sheet(hidden, f"{name} hidden tables".strip(), True, may_be_struck)] if hidden else []),
        ]


def _sheet(grids: Sequence[Grid], name: str, is_hidden: bool, may_be_struck: bool) -> Sheet:
    """Return grids as one sheet, a blank row between them."""
    rows: dict[int, Cells] = {}
    hidden: set[int] = set()
    merged: list[Extent] = []
    fills: Fills = {}
    remarks: dict[tuple[int, int], str] = {}
    above = 0
    for grid in grids:
        grid.note_hidden_columns()
        rows |= {above + row: cells for row, cells in enumerate(grid.rows, 1)}
        hidden |= {above + row for row in grid.hidden}
        merged += [(above + top, left, above + bottom, right) for top, left, bottom, right in grid.merged]
        fills |= {above + row: cells for row, cells in grid.fills.items()}
        remarks |= {(above + row, column): text for (row, column), text in grid.remarks.items()}
        above += len(grid.rows) + 1
    rows = in_order(rows)
    used = {column for cells in rows.values() for column in cells}
    return Sheet(
        name,
        rows,
        is_hidden,
        frozenset(hidden & rows.keys()),
        within(used, [one for grid in grids for one in grid.hidden_columns]),
        tuple(merged),
        may_be_struck=may_be_struck,
        may_be_remarked=bool(remarks),
        may_lack_values=lack_values(rows),
        look=lambda: Drawn(fills, remarks=remarks),
    )
