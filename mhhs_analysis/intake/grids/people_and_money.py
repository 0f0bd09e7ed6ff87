"""Profiles of people and money, laid out as drawn plans are: how many are needed, or how much is spent, by month."""

from __future__ import annotations

import re

from mhhs_analysis.intake.grids.table import is_typed
from mhhs_analysis.intake.headings.amount_words import names_amount, titles_amounts
from mhhs_analysis.intake.headings.columns import NAMES, role_of
from mhhs_analysis.intake.headings.not_plans import names_other
from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.reading import place_of, row_text
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.versions.titles import titles_above

_AMOUNT = re.compile(r"[£$€]?\d[\d,]*(?:\.\d+)?[km]?", re.I)
_FEWEST = 2
_NAMES_SAY = "rows' names"
_WORK = NAMES | {"stage"}
"""Roles of headings that say that the rows below them are work."""
_ASIDE = "numbers of people or money under the time columns, by its {told}: no task, and no bar"
_ASK_ASIDE = "ask whether the row is a task, and for its start and finish"
_DOUBT = "numbers under the time columns that may be of people or money ({told}): read as when there is work"
_ASK_DOUBT = "ask what the numbers count, and for the start and finish of each task"


def put_amounts_aside(table: Table, grid: Grid) -> None:
    """Set aside the rows of a profile of people or money, and warn of numbers that may be such."""
    numbered = _numbered(table, grid)
    if not numbered:
        return
    told, is_headed = _told(table, numbered), _is_headed_as_work(table.region)
    if told and not is_headed:
        _put_aside(table, told)
    elif told or not (is_headed or _are_alike(grid, numbered)):
        place = place_of(table.file, table.region.sheet, numbered[0], min(grid.marks[numbered[0]]))
        why = f"its {told} says so" if told else "nothing says what they count"
        table.reading.warn(place, grid.axis.described, _DOUBT.format(told=why), _ASK_DOUBT)
        table.reading.lower("low" if told == _NAMES_SAY else "medium")


def _numbered(table: Table, grid: Grid) -> list[int]:
    """Return the rows of a drawing in which numbers stand, if nothing else is drawn or typed in any."""
    written = [row for row in grid.rows if grid.marks[row]]
    if len(written) < _FEWEST or 2 * len(written) <= len(grid.drawn):
        return []
    texts = (mark.text for row in written for mark in grid.marks[row].values())
    is_of_numbers = all(map(_AMOUNT.fullmatch, texts))
    return written if is_of_numbers and not any(map(is_typed, table.reading.rows)) else []


def _told(table: Table, numbered: list[int]) -> str:
    """Return what says that the rows are people or money: the heading over their names, a title, or the names."""
    region = table.region
    if names_other(_heading(region)):
        return "heading"
    titles = (region.sheet.called, region.sheet.own_title, *titles_above(region))
    if any(map(titles_amounts, titles)):
        return "title"
    own = {f"R{row}" for row in numbered}
    names = [row["activity_name"] for row in table.reading.rows if row["activity_id"] in own]
    return _NAMES_SAY if names and 2 * sum(map(names_amount, names)) > len(names) else ""


def _heading(region: Region) -> str:
    return next((one.heading for one in region.columns if one.role == "name"), "")


def _is_headed_as_work(region: Region) -> bool:
    return role_of(_heading(region), "activities")[0] in _WORK


def _are_alike(grid: Grid, numbered: list[int]) -> bool:
    """Return whether one number is written over and over: a mark."""
    return len({mark.text for row in numbered for mark in grid.marks[row].values()}) == 1


def _put_aside(table: Table, told: str) -> None:
    """Set aside every row of a table as no task."""
    numbers = [int(row["activity_id"].removeprefix("R")) for row in table.reading.rows]
    for number in numbers:
        place = place_of(table.file, table.region.sheet, number, None)
        text = row_text(table.region.sheet, number)
        table.reading.put_aside(place, text, _ASIDE.format(told=told), _ASK_ASIDE, rows=1)
    table.reading.rows.clear()
    table.reading.lower("low")
