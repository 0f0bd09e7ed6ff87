"""What stands in the cells under time columns: fills and texts, merged ones over all that they cover."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache

from mhhs_analysis.intake.columns import is_wordy
from mhhs_analysis.intake.conditions import painted
from mhhs_analysis.intake.sheets import Cell, Sheet
from mhhs_analysis.intake.time_columns import TimeAxis

MILESTONES = "◆◇♦⬥⬦★☆⭐▲△▼▽♢⯁⬧"
"""Signs that are drawn for a point in time."""
_MOST_ROWS = 20_000
"""Rows of a plan that are looked at for what is drawn in them; a file may claim a million."""
_TOO_TALL = "rows below this one are too many for a plan: what is drawn in them is not looked at"
_SAID_AGAIN = (
    "words written again from column to column: read as a bar each, named so, not as its state or whose it is"
)
_MILESTONE_WORDS = {"m", "ms", "milestone", "mstone", "m/s"}
_NO_MARK = {"", "-", "–", "—", "0", ".", "n/a", "na", "no", "n", "nil", "none", "/", "0%", "☐"}
_PROGRAMME_MILESTONE = re.compile(r"m\d{1,2}", re.I)
_PLAIN_MARK = re.compile(r"[\W\d_]+|[A-Za-z]{1,2}|\d+(\.\d+)?( ?(h|hrs?|hours?|d|days?))?", re.I)


@dataclass(frozen=True)
class Mark:
    """What one cell of a grid shows: its fill ("" none), its text, and the cell that a merged one begins in."""

    colour: str = ""
    text: str = ""
    origin: int = 0
    is_merged: bool = False
    is_milestone: bool = False
    words: str = ""
    """The words that name something; "" for a mere mark (X, 8, Plan said over and over)."""


@dataclass(frozen=True)
class Grid:
    """The cells under the time columns of a table, by row and column, and the fills of the cells left of them."""

    axis: TimeAxis
    rows: tuple[int, ...]
    marks: dict[int, dict[int, Mark]]
    beside: dict[int, dict[int, str]]
    named: frozenset[int]
    """The rows that hold a name or any other text left of the time columns."""
    begins: dict[int, int]
    """The first column of each such row that holds anything."""
    unread_rules: int = 0
    shaded: frozenset[int] = frozenset()
    """Columns shaded from top to bottom: weekends, holidays, the day of today."""
    legend: dict[str, str] = field(default_factory=dict)
    """What colours are called outside the drawing."""
    doubts: tuple[tuple[int, str], ...] = ()
    """What may be a mark or shading, by row; 0 for all rows."""

    @cached_property
    def has_fills(self) -> bool:
        """Whether fills are what most of its rows are drawn with."""
        filled = sum(any(mark.colour for mark in row.values()) for row in self.marks.values())
        written = sum(
            not any(mark.colour for mark in row.values()) and any(_is_mark(mark) for mark in row.values())
            for row in self.marks.values()
        )
        return filled > 0 and filled >= written

    @cached_property
    def is_coded(self) -> bool:
        """Whether names have the colours of their bars, wherever these begin."""
        coded = (
            {mark.colour for mark in cells.values()} & {*self.beside.get(row, {}).values()}
            for row, cells in self.marks.items()
            if cells and not (self.axis.first in cells and cells[self.axis.first].colour)
        )
        return sum(bool(colours - {""}) for colours in coded) > 1

    @cached_property
    def drawn(self) -> frozenset[int]:
        """The rows in which anything is drawn."""
        return frozenset(
            row
            for row, cells in self.marks.items()
            if any(mark.colour or mark.text for mark in cells.values())
        )

    def without(
        self, dropped: dict[int, set[int]], shaded: frozenset[int], doubts: Sequence[tuple[int, str]]
    ) -> Grid:
        """Return the grid without the fills of some cells, by row; what is written in them stays."""
        marks = {row: _undyed(cells, dropped.get(row, set())) for row, cells in self.marks.items()}
        return replace(self, marks=marks, shaded=shaded, doubts=(*self.doubts, *doubts))


def grid_of(sheet: Sheet, axis: TimeAxis, rows: Sequence[int], names: Sequence[int]) -> Grid:
    """Return what stands under time columns in every row from the first to the last of some; blank ones too."""
    last = min(rows[-1], rows[0] + _MOST_ROWS) if rows else 0
    span = range(rows[0], last + 1) if rows else range(0)
    columns = range(axis.first, axis.last + 1)
    fills, unread = painted(sheet, span, range(1, axis.last + 1))
    marks: dict[int, dict[int, Mark]] = {}
    for row in span:
        held, filled = sheet.rows.get(row, {}), fills.get(row, {})
        here = {column: _of_colour(colour) for column, colour in filled.items() if column in columns}
        for column in held.keys() & {*columns}:
            if text := _text(held[column]):
                here[column] = Mark(filled.get(column, ""), text, column)
        marks[row] = here
    for top, left, bottom, right in sheet.merged:
        if right >= columns.start and left < columns.stop and right > left:
            _merge(
                marks,
                (top, max(left, columns.start), bottom, min(right, columns.stop - 1)),
                left,
                sheet,
                fills,
            )
    beside = {
        row: {column: colour for column in names if (colour := fills.get(row, {}).get(column))}
        for row in span
    }
    named = frozenset(row for row in span if {*names} & {*sheet.rows.get(row, ())})
    begins = {row: min(sheet.rows[row]) for row in named}
    again = _said_again(marks)
    doubts = [(row, _SAID_AGAIN) for row in sorted(again)]
    if rows and last < rows[-1]:
        doubts.append((last, _TOO_TALL))
    return Grid(axis, tuple(span), _told(marks, again), beside, named, begins, unread, doubts=tuple(doubts))


@lru_cache(maxsize=1 << 10)
def _of_colour(colour: str) -> Mark:
    """Return the mark of a cell that only a colour fills: one for all that look alike."""
    return Mark(colour)


def _undyed(cells: dict[int, Mark], dropped: set[int]) -> dict[int, Mark]:
    """Return marks without the colours of some columns; what is written there stays."""
    if not dropped:
        return cells
    return {
        column: mark if column not in dropped else replace(mark, colour="")
        for column, mark in cells.items()
        if column not in dropped or mark.text
    }


def _merge(
    marks: dict[int, dict[int, Mark]], extent: tuple[int, int, int, int], origin: int, sheet: Sheet,
    fills: dict[int, dict[int, str]],
) -> None:  # fmt: skip
    """Write what a merged cell shows into each cell that it covers."""
    top, left, bottom, right = extent
    colour = fills.get(top, {}).get(origin, "")
    text = _text(sheet.rows.get(top, {}).get(origin))
    if origin < left or not (colour or text):
        return
    for row in range(top, bottom + 1):
        if row in marks:
            marks[row] |= {column: Mark(colour, text, origin, True) for column in range(left, right + 1)}


def _text(cell: Cell | None) -> str:
    if cell is None or cell.is_uncalculated or isinstance(cell.value, bool):
        return ""
    if isinstance(cell.value, int | float) and cell.value <= 0:
        return ""
    text = " ".join(cell.text.split())
    return "" if text.lower() in _NO_MARK else text


def _is_mark(mark: Mark) -> bool:
    return bool(mark.text)


def _told(marks: dict[int, dict[int, Mark]], again: set[int]) -> dict[int, dict[int, Mark]]:
    """Return marks that know whether they are milestones, and whether their words name something.

    Words said in several rows, or over and over in one, are marks; but merged cells that part a row between them
    (Design, Build) tell its bars apart, in however many rows they do. So do words said again from column to column
    (Design, Build, Build, Test) in the one row that says them.
    """
    said: dict[str, set[tuple[int, int]]] = {}
    for row, cells in marks.items():
        for text, origin in _places(cells, row in again):
            said.setdefault(text, set()).add((row, origin))
    return {
        row: {
            column: _one_told(mark, _times(mark, said, parted)) if mark.text else mark
            for column, mark in cells.items()
        }
        for row, cells in marks.items()
        for parted in [_parted(cells)]
    }


def _said_again(marks: dict[int, dict[int, Mark]]) -> set[int]:
    """Return the rows in which words said again from column to column tell bars apart: Design, Build, Build, Test.

    None of the words of such a row stands in another one, as the state of a task or who does it would.
    """
    texts = {
        row: own
        for row, cells in marks.items()
        if (own := {column: mark.text.lower() for column, mark in cells.items() if mark.text})
    }
    rows_of: dict[str, set[int]] = {}
    for row, own in texts.items():
        for text in own.values():
            rows_of.setdefault(text, set()).add(row)
    apart = {
        row: {column: text for column, text in own.items() if not marks[row][column].is_merged}
        for row, own in texts.items()
    }
    return {
        row
        for row, own in apart.items()
        if any(own.get(column - 1) == text for column, text in own.items())
        and sum(is_wordy(Cell(text)) for text in {*own.values()}) > 1
        and all(rows_of[text] == {row} for text in own.values())
    }


def _places(cells: dict[int, Mark], is_said_again: bool) -> Iterator[tuple[str, int]]:
    """Yield each text of a row and where it begins: once a stretch of columns where words said again are one bar."""
    texts = {column: mark.text.lower() for column, mark in cells.items() if mark.text}
    for column, text in texts.items():
        if not (is_said_again and texts.get(column - 1) == text):
            yield text, cells[column].origin


def _parted(cells: dict[int, Mark]) -> frozenset[str]:
    """Return the words of the merged cells that part a row, where there are several and each stands once."""
    origins: dict[str, set[int]] = {}
    for mark in cells.values():
        if mark.is_merged and mark.text:
            origins.setdefault(mark.text.lower(), set()).add(mark.origin)
    is_parted = len(origins) > 1 and all(len(places) == 1 for places in origins.values())
    return frozenset(origins) if is_parted else frozenset()


def _times(mark: Mark, said: dict[str, set[tuple[int, int]]], parted: frozenset[str]) -> int:
    low = mark.text.lower()
    return 1 if mark.is_merged and low in parted else len(said.get(low, ()))


def _one_told(mark: Mark, times: int) -> Mark:
    bare = mark.text.strip(MILESTONES + " ")
    is_sign = any(sign in mark.text for sign in MILESTONES)
    is_named = bool(_PROGRAMME_MILESTONE.fullmatch(bare))
    is_milestone = is_sign or is_named or bare.lower() in _MILESTONE_WORDS
    is_name = is_named or (not _PLAIN_MARK.fullmatch(bare) and times == 1 and is_wordy(Cell(bare)))
    words = bare if is_name and bare.lower() not in _MILESTONE_WORDS else ""
    return replace(mark, is_milestone=is_milestone, words=words)
