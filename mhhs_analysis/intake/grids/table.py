"""What is drawn in a table, and how it fits what is typed: what its rows, their ends and its doubts ask of it."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import NamedTuple

from mhhs_analysis.intake.headings.columns import is_wordy
from mhhs_analysis.intake.headings.row_bases import BASIS, bases_of
from mhhs_analysis.intake.headings.work_words import names_kind_of_work
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.marks.bars import Bar, Drawing
from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.reading import END_COLUMNS, Row, interval_columns, place_of, row_text
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.time_axis.columns import TimeAxis, TimeColumn
from mhhs_analysis.intake.workbooks.workbook import Cell


class EndAtEdge(NamedTuple):
    """An end that a row does not type, drawn in the first or last time column."""

    number: int
    row: Row
    column: TimeColumn
    bars: list[Bar]


@dataclass
class DrawnTable:
    """What is drawn in a table, row by row, and how it fits what is typed."""

    table: Table
    axis: TimeAxis
    drawings: dict[int, Drawing]
    has_fills: bool
    agreed: int = 0
    disagreed: int = 0
    covered: dict[tuple[int, int], list[str]] = field(default_factory=dict)
    """The names of tasks that may begin or end under shading, by its first and last column."""
    inside: set[str] = field(default_factory=set)
    """The ends that any row leaves blank and draws between the first and the last time column."""
    at_edges: dict[str, list[EndAtEdge]] = field(default_factory=lambda: {"start": [], "finish": []})
    """The ends that rows leave blank and draw in the first or last time column."""

    @property
    def grid(self) -> Grid:
        """The cells that are drawn in."""
        grid = self.table.region.grid
        assert grid is not None  # what is no drawing is no drawn table
        return grid

    @kept
    def below(self) -> dict[int, int]:
        """The next row of the table, by row."""
        return dict(pairwise(self.table.region.rows))

    @kept
    def bases(self) -> dict[int, str]:
        """The basis of each row, where a column of the table says nothing but bases, in words or letters."""
        column = self.table.region.column(BASIS)
        said = bases_of(self.table.region.cells_in(column.number), column.heading) if column else {}
        return {row: "baseline" if basis == "planned" else basis for row, basis in said.items()}

    @kept
    def is_of_lanes(self) -> bool:
        """Whether rows are lanes: any holds several bars with names of their own."""
        return any(sum(bool(bar.words) for bar in one.bars) > 1 for one in self.drawings.values())

    @kept
    def draws_work(self) -> bool:
        """Whether most words in bars name a kind of work: Design, and no owner; and no row is called so itself."""
        names = (self.table.name_texts.get(row, "") for row in self._words)
        said = self._are_of_work
        return 2 * sum(said) > len(said) and not any(map(names_kind_of_work, names))

    @kept
    def draws_only_work(self) -> bool:
        """Whether all words in bars name kinds of work, and the names of their rows none: Supplier, DNO."""
        return self.draws_work and all(self._are_of_work)

    @kept
    def _are_of_work(self) -> list[bool]:
        """Whether the words name a kind of work, by bar."""
        return [names_kind_of_work(text) for texts in self._words.values() for text in texts]

    @kept
    def _words(self) -> dict[int, list[str]]:
        """The words in bars, by row."""
        words = {
            row: [bar.text for bar in one.bars if is_wordy(Cell(bar.text))]
            for row, one in self.drawings.items()
            if one.bars
        }
        return {row: texts for row, texts in words.items() if texts}


def period_columns(axis: TimeAxis, bars: list[Bar]) -> tuple[TimeColumn, TimeColumn]:
    """Return the time columns in which the first of some bars begins and the last one ends, with what covers them."""
    first, last = bars[0], bars[-1]
    return (
        _to(axis, first.may_begin or first.first, first.first, first.first),
        _to(axis, last.last, last.may_end or last.last, last.last),
    )


def _to(axis: TimeAxis, first: int, last: int, number: int) -> TimeColumn:
    """Return one of some time columns, as wide as all of them."""
    column, begun, ended = (axis.by_number[one] for one in (number, first, last))
    if first == last:
        return column
    label = f"{begun.label} to {ended.label}"
    return replace(column, label=label, earliest=begun.earliest, latest=ended.latest)


def span_of(axis: TimeAxis, bar: Bar) -> str:
    """Return the periods of a bar as they are headed: Jan 26 to Mar 26."""
    first, last = axis.by_number[bar.first].label, axis.by_number[bar.last].label
    return first if first == last else f"{first} to {last}"


def as_headed(end: str, column: TimeColumn) -> Row:
    """Return the columns of an end (start or finish) that is as wide as a time column."""
    return interval_columns(end, column.interval)


def is_typed(row: Row) -> bool:
    """Return whether anything is typed of a row's start or finish."""
    return any(map(row.get, END_COLUMNS))


def number_of(row: Row) -> int:
    """Return the number of the row that an activity is read from: of several drawn in one (R5.2), the same."""
    return int(row["activity_id"].removeprefix("R").partition(".")[0])


def names_untyped(table: Table) -> dict[int, str]:
    """Return the name of each row for which no dates are typed, by its number."""
    rows = (row for row in table.reading.rows if not is_typed(row))
    return {number_of(row): row["activity_name"] for row in rows}


def put_rows_aside(table: Table, rows: Set[int], why: str, remedy: str) -> None:
    """Set aside rows of a table as no tasks; where none is left, nothing sure was read."""
    sheet = table.region.sheet
    for row in sorted(rows):
        table.reading.put_aside(place_of(table.file, sheet, row), row_text(sheet, row), why, remedy, rows=1)
    left = {f"R{row}" for row in rows}
    table.reading.rows[:] = [row for row in table.reading.rows if row["activity_id"] not in left]
    if not table.reading.rows:
        table.reading.lower("low")
