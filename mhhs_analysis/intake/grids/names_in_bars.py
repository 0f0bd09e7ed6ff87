"""Drawings that name no row: plans on a page, of which each bar says what it is by the words in its own cells."""

from __future__ import annotations

from dataclasses import replace

from mhhs_analysis.dates import lacks_year, looks_like_date
from mhhs_analysis.intake.headings.columns import IN_BARS, Column, is_wordy
from mhhs_analysis.intake.headings.legends import says_state
from mhhs_analysis.intake.marks.bars import Bar, drawing_of
from mhhs_analysis.intake.marks.grid_marks import Grid, Mark
from mhhs_analysis.intake.tables.notes import keys_in
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.workbooks.sheets import Cell

_FEWEST = 2
"""Bars with words of their own from which these name what is drawn: one may be a remark."""


def with_names_in_bars(region: Region, axis: TimeAxis, end: int) -> Region:
    """Return a table of bars that may be named by the words in them, down to other headings of time and their title."""
    sheet = region.sheet
    is_titled = (
        end in sheet.rows and len(sheet.rows.get(end - 1, {})) == 1 and end - 1 not in sheet.drawn.fills
    )
    stop = end - 1 if is_titled else end
    rows = tuple(row for row in sheet.rows if axis.rows[-1] < row < stop)
    if axis.right:
        rows = tuple(row for row in rows if axis.by_number.keys() & sheet.rows[row].keys())
    return replace(region, columns=(Column(axis.first, "", IN_BARS),), rows=rows)


def rows_of_bars(region: Region, axis: TimeAxis, end: int) -> list[int]:
    """Return the first and the last row that may hold bars, with words or without, down to a key or other headings."""
    fills, columns = region.sheet.drawn.fills, axis.by_number.keys()
    filled = [row for row in fills if axis.rows[-1] < row < end and columns & fills[row].keys()]
    stop = min(keys_in(region, columns) if region.rows else (), default=end)
    shown = [row for row in (*region.rows, *filled) if row < stop]
    return [min(shown), max(shown)] if shown else []


def with_bars_named(grid: Grid) -> Grid:
    """Return a drawing named by all words in its bars, also those that stand in several: Design, of two parties."""
    told = {
        row: {column: replace(mark, words=_words(mark)) for column, mark in cells.items()}
        for row, cells in grid.marks.items()
    }
    return replace(grid, marks=told, is_of_bars=True)


def _words(mark: Mark) -> str:
    is_name = not (mark.is_milestone or mark.state) and is_wordy(Cell(mark.text))
    return mark.words or (mark.text if is_name else "")


def names_bars(region: Region) -> bool:
    """Return whether several bars of a drawing that names no row are named in them, most by words of their own.

    Bars of one column each may be events in a calendar, and the same words again in a row who works then.
    """
    if not region.has(IN_BARS, "") or region.grid is None:
        return False
    rows = _bars_named(region.grid)
    said = [name for bars in rows for _, _, name in bars]
    again = sum(len(bars) - len({name for _, _, name in bars}) for bars in rows)
    is_told = len({*said}) >= _FEWEST and 2 * len({*said}) >= len(said) + again
    return is_told and any(last > first for bars in rows for first, last, _ in bars)


def _bars_named(grid: Grid) -> list[set[tuple[int, int, str]]]:
    """Return the extent and name of each bar of each row whose cells show how long it is, one merged down once."""
    found, seen = [], set[tuple[int, int, str]]()
    for row in grid.rows if grid.drawn else ():
        bars = [bar for bar in drawing_of(grid, row).bars if name_of(bar) and is_wide(grid, row, bar)]
        own = {(bar.first, bar.last, name_of(bar).lower()) for bar in bars} - seen
        found.append(own)
        seen |= own
    return found


def name_of(bar: Bar) -> str:
    """Return what the words in a bar or beside a sign call it, "" where they are a state, a date or a mere mark."""
    text = bar.words or bar.text
    is_name = bool(bar.words) or is_wordy(Cell(text))
    return text if is_name and not (says_state(text) or _says_when(text)) else ""


def is_wide(grid: Grid, row: int, bar: Bar) -> bool:
    """Return whether cells show how long a bar is: filled ones, one merged over them, or the same words in each."""
    return bool(bar.colours) or (bar.last > bar.first and bar.first in grid.marks[row])


def _says_when(text: str) -> bool:
    return looks_like_date(text) or lacks_year(text)
