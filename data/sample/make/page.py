"""Rows as they will stand in a file, each beside what it means, so that truth needs no reading back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from make.said import BLANK, Said

Cell = Said | str | int | float | None


@dataclass(frozen=True)
class Meant:
    """The activity that a row is: its name, its dates and what kind of row it is."""

    name: str
    start: Said = BLANK
    finish: Said = BLANK
    basis: str = ""
    is_summary: bool = False
    is_milestone: bool = False
    percent: int | None = None


@dataclass(frozen=True)
class Row:
    """One row: its cells, and the activity it is or the reason it is no activity (aside)."""

    cells: tuple[Cell, ...] = ()
    meant: Meant | None = None
    aside: str = ""
    indent: int = 0
    is_header: bool = False
    is_bold: bool = False
    is_hidden: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the row."""
        return all(_typed(cell) is None for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from the top, the widths of its columns, its merged ranges."""

    name: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()
    merged: tuple[str, ...] = ()
    name_column: int = 1

    def placed(self) -> Iterator[tuple[int, Row]]:
        """Each row that holds something, with its number in the file."""
        return ((number, row) for number, row in enumerate(self.rows, start=1) if not row.is_empty)


@dataclass(frozen=True)
class Sent:
    """A file as sent: its path, its bytes, what stands in it, and why it can't be read (refused)."""

    path: str
    data: bytes
    sheets: tuple[Sheet, ...] = ()
    refused: str = ""


def header(*cells: str | None) -> Row:
    """A row of headings."""
    return Row(cells, is_header=True, is_bold=True)


def title(*cells: Cell) -> Row:
    """A row above the headings: whose plan it is, which version."""
    return Row(cells, aside="title", is_bold=True)


def note(*cells: Cell) -> Row:
    """A row of words that is no activity."""
    return Row(cells, aside="note")


def gap(columns: int = 1) -> Row:
    """An empty row."""
    return Row((None,) * columns)


def hidden(row: Row) -> Row:
    """The same row, hidden."""
    return replace(row, is_hidden=True)


def aside_cells(number: int, row: Row) -> Iterator[tuple[str, str]]:
    """The places in a row that are set aside, each with the kind of reason in a word."""
    if row.aside:
        first = next(index for index, cell in enumerate(row.cells, 1) if _typed(cell) is not None)
        yield f"{get_column_letter(first)}{number}", row.aside
    for index, cell in enumerate(row.cells, 1):
        if isinstance(cell, Said) and cell.is_unread:
            yield f"{get_column_letter(index)}{number}", "date"


def _typed(cell: Cell) -> object:
    return cell.typed if isinstance(cell, Said) else cell
