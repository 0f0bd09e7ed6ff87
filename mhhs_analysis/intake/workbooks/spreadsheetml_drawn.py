"""What is drawn on the sheets of an XML Spreadsheet: the colours of its cells, rows and columns, and its remarks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mhhs_analysis.intake.workbooks.colours import shown
from mhhs_analysis.intake.workbooks.drawn import FURTHER_COLUMNS, FURTHER_ROWS, Drawn, Fills
from mhhs_analysis.intake.workbooks.sheets import Cells

_NO_PATTERN, _SOLID = {"", "None"}, "Solid"
Stretch = tuple[int, int, str]
"""The first and the last of some rows or columns, and their colour."""


@dataclass
class Painted:
    """The colours of a sheet as it passes: of single cells ("" for those that say they have none), rows, columns."""

    cells: dict[int, dict[int, str]] = field(default_factory=dict)
    rows: list[Stretch] = field(default_factory=list)
    columns: list[Stretch] = field(default_factory=list)
    remarks: dict[tuple[int, int], str] = field(default_factory=dict)

    def drawn_beside(self, held: Mapping[int, Cells]) -> Drawn:
        """Return what is drawn on a sheet that holds some cells; a cell's own colour comes first, then its row's.

        Colours of whole rows and columns count where any cell stands: they may be said of a million rows.
        """
        last = max(held, default=0) + FURTHER_ROWS
        widest = max((max(cells) for cells in held.values()), default=0) + FURTHER_COLUMNS
        own = {row: cells for row, cells in self.cells.items() if row <= last}
        fills: Fills = {}
        for row in sorted({*held, *own}):
            cells = self._behind(row, widest) | own.get(row, {})
            if kept := {
                column: cells[column] for column in sorted(cells) if cells[column] and column <= widest
            }:
                fills[row] = kept
        return Drawn(fills, remarks=self.remarks)

    def _behind(self, row: int, widest: int) -> dict[int, str]:
        """Return the colours of a row's cells that say none of their own: the row's, else their columns'."""
        for top, bottom, colour in self.rows:
            if top <= row <= bottom:
                return dict.fromkeys(range(1, widest + 1), colour)
        return {
            column: colour
            for left, right, colour in self.columns
            for column in range(left, min(right, widest) + 1)
        }


def interior(colour: str, pattern: str) -> str:
    """Return the colour that a style's interior shows, with its pattern's name where it is not solid; "" for none."""
    if pattern in _NO_PATTERN:
        return ""
    plain = shown(colour.lstrip("#"))
    return plain if pattern == _SOLID else f"{plain or '000000'}/{pattern}"
