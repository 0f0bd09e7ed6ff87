"""Drawings that name no row: plans on a page, of which each bar says what it is by the words in its own cells."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise

from mhhs_analysis.dates import lacks_year, looks_like_date
from mhhs_analysis.intake.headings.amount_words import counts_people, shows_money
from mhhs_analysis.intake.headings.columns import IN_BARS, Column, is_wordy
from mhhs_analysis.intake.headings.legends import says_state
from mhhs_analysis.intake.headings.note_words import states_fact
from mhhs_analysis.intake.headings.work_words import names_kind_of_work
from mhhs_analysis.intake.marks.bars import Bar, drawing_of
from mhhs_analysis.intake.marks.grid_marks import Grid, Mark
from mhhs_analysis.intake.tables.notes import keys_in
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells

_FEWEST = 2
"""Bars with words of their own from which these name what is drawn: one may be a remark."""
_UP_TO = re.compile(r"(?:from|to|until|till|by)\s+", re.I)
"""What stands before a date and says which end it is of: to 12 Jun."""
_DAY = re.compile(r"\d{1,2}(?![\d.,%])")
"""The day of the month that a cell of a wall calendar begins with: 11, 11 May."""
_FEWEST_DAYS = 2
"""Days in a row of a wall calendar: its last week may hold few."""
_WEEKEND = 3
"""Days from the last one of a week to the first one of the next, where weekends are left out."""


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
    if not region.has(IN_BARS, "") or region.grid is None or _is_calendar(region, region.grid.axis):
        return False
    rows = _bars_named(region.grid)
    said = [name for bars in rows for _, _, name in bars]
    again = sum(len(bars) - len({name for _, _, name in bars}) for bars in rows)
    is_told = len({*said}) >= _FEWEST and 2 * len({*said}) >= len(said) + again
    return is_told and any(last > first for bars in rows for first, last, _ in bars)


def _is_calendar(region: Region, axis: TimeAxis) -> bool:
    """Return whether the days above go on in a row below, as in a wall calendar: what lies there is of other days."""
    last = axis.columns[-1]
    if last.earliest is None or last.earliest != last.latest:
        return False
    after = {(last.earliest + timedelta(days=days)).day for days in range(1, _WEEKEND + 1)}
    return any(_goes_on(region.sheet.rows[row], axis, after) for row in region.rows)


def _goes_on(cells: Cells, axis: TimeAxis, after: set[int]) -> bool:
    """Return whether most cells of a row are rising days of the month, the first of them one of some."""
    held = [cells[one.number] for one in axis.columns if one.number in cells]
    days = [day for cell in held if (day := _day_of_month(cell))]
    is_of_days = len(days) >= _FEWEST_DAYS and 2 * len(days) > len(held)
    return is_of_days and days[0] in after and all(day < later or later == 1 for day, later in pairwise(days))


def _day_of_month(cell: Cell) -> int:
    """Return the day of the month that a cell is or begins with (11, 11 May), 0 where it is none."""
    if isinstance(cell.value, date):
        return cell.value.day
    found = _DAY.match(cell.text)
    return int(found[0]) if found else 0


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
    return text if is_name and not (says_state(text) or _says_when(text) or _says_else(text)) else ""


def is_wide(grid: Grid, row: int, bar: Bar) -> bool:
    """Return whether cells show how long a bar is: filled ones, one merged over them, or the same words in each."""
    return bool(bar.colours) or (bar.last > bar.first and bar.first in grid.marks[row])


def _says_when(text: str) -> bool:
    said = _UP_TO.sub("", text, count=1)
    return looks_like_date(said) or lacks_year(said)


def _says_else(text: str) -> bool:
    """Return whether words say how many people or how much money, or what documents say of themselves: Today."""
    is_amount = counts_people(text) or (shows_money(text) and not names_kind_of_work(text))
    return is_amount or states_fact(text)
