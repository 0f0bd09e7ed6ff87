"""Profiles of people and money, laid out as drawn plans are: how many are needed, or how much is spent, by month."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Set
from itertools import pairwise

from mhhs_analysis.intake.grids.table import is_typed, names_untyped, put_rows_aside
from mhhs_analysis.intake.headings.amount_words import (
    counts_people,
    is_amount,
    is_below_nought,
    is_share,
    may_name_work,
    names_amount,
    names_person,
    shows_money,
    titles_amounts,
)
from mhhs_analysis.intake.headings.columns import NAMES, role_of
from mhhs_analysis.intake.headings.not_plans import names_other
from mhhs_analysis.intake.marks.added_up import rows_added_up
from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.versions.titles import titles_above

_MEASURED = re.compile(r"(?<!\d)(?<!\d )%")
"""A share that a name measures, and no number of: % complete; Migrate 50% of meters is work."""
_ONE = "1"
"""The number that marks work wherever it stands."""
_BY_NAME = "its name or what it stands below"
_UNSAID = "nothing says what they count"
_BELOW_NOUGHT = "some are below nought, as no work is"
_NAMES_SAY, _CELLS_SAY = "rows' names", "cells"
_WORK = NAMES | {"stage"}
"""Roles of headings that say that the rows below them are work."""
_ASIDE = "numbers of people or money under the time columns, by {told}: no task, and no bar"
_PROGRESS = "shares under the time columns in a row called by what it measures: progress, no task and no bar"
_ASK_ASIDE = "ask whether the row is a task, and for its start and finish"
_DOUBT = "numbers under the time columns that may be of people or money ({told}): read as when there is work"
_ASK_DOUBT = "ask what the numbers count, and for the start and finish of each task"


def put_amounts_aside(table: Table, grid: Grid) -> None:
    """Set aside rows of people or money, and warn of numbers that may be such."""
    _put_progress_aside(table, grid)
    numbered = [row for row in grid.rows if grid.marks[row] and _is_of_numbers(grid, row)]
    figures = [row for row in grid.rows if grid.marks[row] and _is_of_figures(grid, row)] if numbered else []
    if _is_profile(table, grid, figures):
        _judge_profile(table, grid, figures)
    elif numbered:
        _judge_rows(table, grid, numbered, rows_added_up(table.region.sheet, grid))


def _put_progress_aside(table: Table, grid: Grid) -> None:
    """Set aside rows of shares beside bars of another kind that are called after what they measure: % complete."""
    shares = [
        row for row in grid.rows if grid.marks[row] and not grid.fills[row] and _is_of_shares(grid, row)
    ]
    untyped = names_untyped(table) if shares else {}
    aside = {row for row in shares if _MEASURED.search(untyped.get(row, ""))}
    if aside and len(shares) < len(grid.drawn):
        put_rows_aside(table, aside, _PROGRESS, _ASK_ASIDE)


def _is_of_shares(grid: Grid, row: int) -> bool:
    return all(is_share(mark.text) for mark in grid.marks[row].values())


def _is_of_numbers(grid: Grid, row: int) -> bool:
    return all(is_amount(mark.text) for mark in grid.marks[row].values())


def _is_of_figures(grid: Grid, row: int) -> bool:
    """Return whether a row holds numbers or shares alone: beside rows of numbers those are figures too, no progress."""
    return all(is_amount(mark.text) or is_share(mark.text) for mark in grid.marks[row].values())


def _is_profile(table: Table, grid: Grid, numbered: list[int]) -> bool:
    """Return whether numbers are what a table shows: nothing else is written in it, or typed as a date.

    Bars that are filled in other rows show work, unless a heading or title says that it is of people or money.
    """
    if _has_bars(grid) and not _told_above(table.region):
        return False
    is_all = all(row in numbered for row in grid.rows if grid.marks[row])
    is_most = 2 * len(numbered) > len(grid.drawn)
    return is_all and is_most and not any(map(is_typed, table.reading.rows))


def _judge_profile(table: Table, grid: Grid, numbered: list[int]) -> None:
    """Set aside the rows of a table of numbers, or warn of them, by what it says of them."""
    texts = [mark.text for row in numbered for mark in grid.marks[row].values()]
    told, is_headed = _told(table, grid, texts, numbered), _is_headed_as_work(table.region)
    if not told and (any(map(is_below_nought, texts)) or _has_numbers_below_nought(table, grid)):
        _doubt(table, grid, numbered[0], _BELOW_NOUGHT)
        table.reading.lower("low")
    elif told and not is_headed and not _are_alike(grid, numbered):
        put_rows_aside(table, {*names_untyped(table)}, _ASIDE.format(told=f"its {told}"), _ASK_ASIDE)
    elif told or not (is_headed or _are_alike(grid, numbered)):
        _doubt(table, grid, numbered[0], f"by its {told}" if told else _UNSAID)
        table.reading.lower("low" if told in (_NAMES_SAY, _CELLS_SAY) else "medium")


def _has_numbers_below_nought(table: Table, grid: Grid) -> bool:
    """Return whether any cell under the time columns is a number below nought, which is no mark of work."""
    rows, columns = table.region.sheet.rows, grid.axis.by_number
    values = (
        cell.value for row in grid.rows for column, cell in rows.get(row, {}).items() if column in columns
    )
    return any(isinstance(value, int | float) and value < 0 for value in values)


def _judge_rows(table: Table, grid: Grid, numbered: list[int], sums: Set[int]) -> None:
    """Set aside rows of numbers that are of people or money by their names, and doubt the few beside other bars."""
    untyped = names_untyped(table)
    own = [row for row in numbered if row in untyped and row not in sums]
    titles = _titles(grid, untyped)
    called = {row for row in own if row in titles or _is_amount(table, grid, untyped[row], [row])}
    aside = {row for row in called if not _are_alike(grid, [row])}
    if aside:
        aside |= _totals_of(grid, aside, sums)
        titled = {titles[row] for row in aside & titles.keys()}
        put_rows_aside(table, aside | titled, _ASIDE.format(told=_BY_NAME), _ASK_ASIDE)
    if marked := sorted(called - aside):
        _doubt(table, grid, marked[0], _BY_NAME)
        table.reading.lower("medium")
    doubted = _unchanging(grid, own)
    if 2 * len(own) < len(grid.drawn):
        doubted |= {row for row in own if not grid.fills[row] and not _are_alike(grid, [row])}
    if doubted - called:
        _doubt(table, grid, min(doubted - called), _UNSAID)
        table.reading.lower("medium")


def _totals_of(grid: Grid, aside: Set[int], sums: Set[int]) -> set[int]:
    """Return the rows that add up rows of people or money which stand right above them."""
    found: set[int] = set()
    for above, row in pairwise(row for row in grid.rows if row in grid.drawn):
        if row in sums and above in aside | found:
            found.add(row)
    return found


def _unchanging(grid: Grid, rows: Iterable[int]) -> set[int]:
    """Return the rows that hold one number in every time column, beside bars that are filled: 5 working days a week.

    A number that marks work is 1, or ends where the work does.
    """
    if not _has_bars(grid):
        return set()
    many = len(grid.axis.columns) - len(grid.axis.others)
    return {
        row
        for row in rows
        if len(marks := grid.marks[row]) >= many
        and _are_alike(grid, [row])
        and not grid.fills[row]
        and next(iter(marks.values())).text != _ONE
    }


def _titles(grid: Grid, untyped: Mapping[int, str]) -> dict[int, int]:
    """Return the row of a title of people or money above each row of numbers that goes on below it: Resources (FTE)."""
    found: dict[int, int] = {}
    title = 0
    for row in grid.rows:
        name = untyped.get(row, "")
        if row in grid.drawn:
            title = title if grid.marks[row] and _is_of_numbers(grid, row) else 0
            found |= {row: title} if title else {}
        elif name:
            title = row if titles_amounts(name) else 0
    return found


def _says_amount(text: str) -> bool:
    """Return whether an amount is shown with a sign of money, or with a word for people."""
    return shows_money(text) or counts_people(text)


def _is_amount(table: Table, grid: Grid, name: str, rows: list[int]) -> bool:
    return shows_money(name) or _is_named_amount(table, grid, name, rows)


def _is_named_amount(table: Table, grid: Grid, name: str, rows: list[int]) -> bool:
    """Return whether a name is of people or money; marks alike in rows that work is called as are of work: Charges.

    Below a heading of work so is either alone.
    """
    if not names_amount(name) or names_person(name):
        return names_amount(name)
    signs = (may_name_work(name), _are_alike(grid, rows))
    return not (any if _is_headed_as_work(table.region) else all)(signs)


def _doubt(table: Table, grid: Grid, row: int, why: str) -> None:
    """Warn of the first of some rows of numbers."""
    place = place_of(table.file, table.region.sheet, row, min(grid.marks[row]))
    table.reading.warn(place, grid.axis.described, _DOUBT.format(told=why), _ASK_DOUBT)


def _told_above(region: Region) -> str:
    """Return what says of a whole table that it is of people or money: the heading over its names, or a title."""
    if names_other(_heading(region)):
        return "heading"
    titles = (region.sheet.called, region.sheet.own_title, *titles_above(region))
    return "title" if any(map(titles_amounts, titles)) else ""


def _told(table: Table, grid: Grid, texts: Iterable[str], numbered: list[int]) -> str:
    """Return what says that the rows are people or money: what stands above them, their amounts, or their names."""
    if above := _told_above(table.region):
        return above
    if any(map(_says_amount, texts)):
        return _CELLS_SAY
    untyped = names_untyped(table)
    names = [untyped[row] for row in numbered if row in untyped]
    many = sum(_is_named_amount(table, grid, name, numbered) for name in names)
    return _NAMES_SAY if names and 2 * many > len(names) else ""


def _heading(region: Region) -> str:
    return next((one.heading for one in region.columns if one.role == "name"), "")


def _is_headed_as_work(region: Region) -> bool:
    return role_of(_heading(region), "activities")[0] in _WORK


def _has_bars(grid: Grid) -> bool:
    """Return whether bars are filled in rows in which nothing is written."""
    return any(fills and not grid.marks[row] for row, fills in grid.fills.items())


def _are_alike(grid: Grid, numbered: list[int]) -> bool:
    """Return whether one number is written over and over: a mark."""
    return len({mark.text for row in numbered for mark in grid.marks[row].values()}) == 1
