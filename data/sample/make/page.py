"""Rows as they will stand in a file, each beside what it means, so that truth needs no reading back."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from openpyxl.utils import get_column_letter

from make.said import BLANK, Said, Span


@dataclass(frozen=True)
class Shade:
    """A cell with a colour, part of a bar or a stripe, and what is written over it."""

    colour: str
    holds: Said | str | None = None


Cell = Said | Span | Shade | str | int | float | None


@dataclass(frozen=True)
class Meant:
    """An activity: its name, its dates and what kind of row it is.

    `column` is the column of its date in a matrix, where a row holds many. `drawn` are the first and last column
    of the bar that gives its dates, `periods` the numbered periods it goes through where nothing dates them.
    Elsewhere its cell is its name's.
    """

    name: str
    start: Said = BLANK
    finish: Said = BLANK
    basis: str = ""
    is_summary: bool = False
    is_milestone: bool = False
    percent: int | None = None
    outline: str = ""
    is_worked_out: bool = False
    stage: str = ""
    milestone: str = ""
    column: int = 0
    drawn: tuple[int, int] | None = None
    periods: tuple[int, int] | None = None

    @property
    def done(self) -> Said:
        """When it is done: its finish, or the one date of a milestone that gives its start alone."""
        return self.start if self.is_milestone and self.finish == BLANK else self.finish


@dataclass(frozen=True)
class Row:
    """One row: its cells, and the activities it holds or the reason it holds none (aside).

    In a scheduling tool's own file, which has no cells, it is a task by its number.
    """

    cells: tuple[Cell, ...] = ()
    meant: tuple[Meant, ...] = ()
    aside: str = ""
    indent: int = 0
    group: int = 0
    is_header: bool = False
    is_bold: bool = False
    is_hidden: bool = False
    task: int | None = None
    said_at: str = ""
    """Where it stands in a document, which has no cells."""

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in the row."""
        return all(typed(cell) is None for cell in self.cells)

    def place(self, meant: Meant, number: int) -> str:
        """The cell of an activity: those of its bar, that of its date in a matrix, else of its name; or its task."""
        if self.task is not None:
            return f"task {self.task}"
        if meant.drawn:
            ends = [f"{get_column_letter(column)}{number}" for column in meant.drawn]
            return ":".join(dict.fromkeys(ends))
        column = meant.column or self.cells.index(meant.name) + 1
        return f"{get_column_letter(column)}{number}"


@dataclass(frozen=True)
class Rule:
    """A conditional format: the cells it is for, the formula as written for the first of them, and its colour."""

    cells: str
    formula: str
    colour: str


@dataclass(frozen=True)
class Sheet:
    """One sheet: its rows from the top, the widths of its columns, its merged ranges, its rules, what is hidden."""

    name: str
    rows: tuple[Row, ...]
    widths: tuple[int, ...] = ()
    merged: tuple[str, ...] = ()
    name_column: int = 1
    hidden_columns: tuple[str, ...] = ()
    is_hidden: bool = False
    rules: tuple[Rule, ...] = ()

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
    layout: str = ""


def header(*cells: str | int | Said | None) -> Row:
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


def other_sheet(name: str, *rows: tuple[Cell, ...], widths: tuple[int, ...] = ()) -> Sheet:
    """A sheet that is no plan: every row of it is set aside."""
    return Sheet(name, tuple(note(*row) for row in rows), widths)


def aside_cells(number: int, row: Row) -> Iterator[tuple[str, str]]:
    """The places in a row that are set aside, each with the kind of reason in a word."""
    if row.aside and row.said_at:
        yield row.said_at, row.aside
    elif row.aside and row.task is not None:
        yield f"task {row.task}", row.aside
    elif row.aside:
        first = next(index for index, cell in enumerate(row.cells, 1) if typed(cell) is not None)
        yield f"{get_column_letter(first)}{number}", row.aside
    for index, cell in enumerate(row.cells, 1):
        if isinstance(cell, Said | Span) and cell.is_unread:
            yield f"{get_column_letter(index)}{number}", "date"


def typed(cell: Cell) -> object:
    """What a cell holds."""
    if isinstance(cell, Shade):
        return typed(cell.holds)
    return cell.typed if isinstance(cell, Said | Span) else cell
