"""What stands on a sheet of a web page as it passes: its tables and the texts between them."""

from __future__ import annotations

from mhhs_analysis.intake.workbooks.drawn import Drawn, Fills
from mhhs_analysis.intake.workbooks.sheets import Cells, Extent, Sheet, in_order, lack_values, within


class Grid:
    """A table as it passes: its rows, and how far down the cells that span several reach."""

    def __init__(self) -> None:
        self.rows: list[Cells] = []
        self.hidden: set[int] = set()
        self.hidden_columns: list[tuple[int, int]] = []
        self.merged: list[Extent] = []
        self.taken: dict[int, int] = {}
        self.fills: Fills = {}
        self.remarks: dict[tuple[int, int], str] = {}
        self.row_colour = ""
        self.is_row_struck = False
        self.columns_said = 0
        self.column = 0

    def open_row(self, is_hidden: bool, is_struck: bool = False, colour: str | None = None) -> None:
        """Begin a row."""
        self.rows.append({})
        self.row_colour = colour or ""
        self.column, self.is_row_struck = 0, is_struck
        if is_hidden:
            self.hidden.add(len(self.rows))

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

    def begin(self) -> Grid:
        """Begin a table, or the texts below one."""
        self.grids.append(Grid())
        return self.grids[-1]

    def sheet(self, name: str, is_hidden: bool, may_be_struck: bool) -> Sheet:
        """Return all grids as one sheet, a blank row between them."""
        rows: dict[int, Cells] = {}
        hidden: set[int] = set()
        merged: list[Extent] = []
        fills: Fills = {}
        remarks: dict[tuple[int, int], str] = {}
        above = 0
        for grid in (one for one in self.grids if one.rows):
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
            within(used, [one for grid in self.grids for one in grid.hidden_columns]),
            tuple(merged),
            may_be_struck=may_be_struck,
            may_be_remarked=bool(remarks),
            may_lack_values=lack_values(rows),
            look=lambda: Drawn(fills, remarks=remarks),
        )
