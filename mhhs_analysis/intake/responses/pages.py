"""A page of a file of responses: a sheet, a table or the paragraphs of a document, or a list of records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.reading import Place
from mhhs_analysis.intake.workbooks.workbook import Cells, Sheet, cell_name, cell_range

Spot = tuple[int, int]


@dataclass(frozen=True)
class Page:
    """Cells that stand together, and what their places are called where no spreadsheet names them.

    `names` gives the name of a cell that has one of its own, and `header` the row of headings where it is known
    beforehand; `is_paragraphs` says that each row is a paragraph of a document, of which `breaks` are headings.
    """

    file: str
    sheet: Sheet
    names: Mapping[Spot, str] = field(default_factory=dict)
    header: int | None = None
    is_document: bool = False
    is_paragraphs: bool = False
    breaks: frozenset[int] = frozenset()

    @property
    def rows(self) -> dict[int, Cells]:
        """The rows that hold anything, by number."""
        return self.sheet.rows

    @property
    def all_rows(self) -> list[int]:
        """The rows, in a document the blank ones too."""
        return sorted({*self.rows, *(row for row, _ in self.names)})

    def columns_in(self, row: int) -> list[int]:
        """Return the columns of a row that hold anything; in a document's table those of blank cells too."""
        if not self.is_document:
            return list(self.rows.get(row, ()))
        return self._physical.get(row, [])

    @kept
    def _physical(self) -> dict[int, list[int]]:
        found: dict[int, list[int]] = {}
        for row, column in sorted(self.names):
            found.setdefault(row, []).append(column)
        return found

    def text(self, row: int, column: int) -> str:
        """Return what stands in a cell; nothing where it is blank."""
        cell = self.rows.get(row, {}).get(column)
        return cell.text if cell else ""

    def place(self, row: int, column: int) -> Place:
        """Return where a cell is."""
        if self.names:
            return Place(self.file, "", self.names.get((row, column), self.sheet.name))
        return Place(self.file, self.sheet.name, cell_name(row, column))

    def row_place(self, row: int) -> Place:
        """Return where a whole row is, from its first cell to its last."""
        columns = self.columns_in(row) or [1]
        if self.names:
            ends = [self.place(row, column).cell for column in (columns[0], columns[-1])]
            return Place(self.file, "", " to ".join(dict.fromkeys(ends)))
        return Place(self.file, self.sheet.name, cell_range((row, columns[0]), (row, columns[-1])))

    def row_text(self, row: int) -> str:
        """Return what stands in a row, cell by cell."""
        return " | ".join(cell.text for cell in self.rows[row].values())[:500]
