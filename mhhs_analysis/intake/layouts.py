"""A region read by what it is: a table of tasks, a wide matrix of milestones, a list without dates."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from itertools import chain

from mhhs_analysis.dates import DateOrder, date_order, years_first
from mhhs_analysis.intake.grids.rows import add_drawn
from mhhs_analysis.intake.headings.columns import MILESTONE_DATE, Column
from mhhs_analysis.intake.headings.rows import is_heading
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.tables.cells import Dating, interval_of, numbers_of
from mhhs_analysis.intake.tables.doubts import (
    doubt_numbers,
    doubt_order,
    doubt_order_said,
    doubt_years,
    tell_headed_below,
    tell_widths,
)
from mhhs_analysis.intake.tables.matrix import read_matrix
from mhhs_analysis.intake.tables.merges import merged_down
from mhhs_analysis.intake.tables.numbered import numberings
from mhhs_analysis.intake.tables.own_numbers import lists_programmes, own_numbers, refers
from mhhs_analysis.intake.tables.regions import Region, plan_tables
from mhhs_analysis.intake.tables.rows import read_rows
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.tables.tasks_by_basis import named_throughout, row_bases, tasks_made_one
from mhhs_analysis.intake.tables.widths import Width, speaks_of_periods, width_headed
from mhhs_analysis.intake.tables.years import NONE, years_of
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet

TABLE, MATRIX, LIST, GRID = "table", "milestone matrix", "list without dates", "drawn grid"
_PATTERN = re.compile(r"\b(dd?[-/. ]?mm?|mm?[-/. ]?dd?)[-/. ]?y{2,4}\b", re.I)
_FEWEST_PROOFS = 2
"""Dates of a column that prove its own order where its table has both: one may be a slip."""
_MOST_EITHER = 3
"""Dates of either order beside each of these: of days of any month fewer than half lie before the thirteenth."""
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def read_region(
    file: str, region: Region, layout: str, settings: Settings, sheets: Sequence[Sheet] = ()
) -> Reading:
    """Return the activities of a region, all its rows accounted for; settings overrule what it shows.

    The other sheets of its file are asked for the order of day and month where its own dates leave it open.
    """
    reading = Reading(file, layout=layout)
    found = _order_of(region, sheets, settings.year or _year_headed(region))
    region = merged_down(region, reading)
    bases = row_bases(region)
    region = named_throughout(region, bases) if bases else region
    dating = _dating(region, found, settings)
    numbered = numberings(region, dating, settings.week_one)
    years = NONE if settings.year or layout == MATRIX else years_of(region)
    table = Table(file, region, dating, reading, numbered=numbered, years=years)
    if refers(table) and (own := _own_numbers(table, sheets)):
        table = Table(file, region, dating.apart_from(own), reading, numbered=numbered, years=years)
    doubt_years(table)
    tell_headed_below(table)
    if settings.date_order is None:
        doubt_order(table, found)
    else:
        doubt_order_said(table, settings.date_order, found)
    if found.proof and not found.is_mixed:
        reading.date_order, reading.order_proof = found.order, found.proof
    doubt_numbers(table)
    tell_widths(table)
    if layout == MATRIX:
        read_matrix(table)
    else:
        read_rows(table)
        add_drawn(table)
        if bases:
            tasks_made_one(reading, bases)
    return reading


def _own_numbers(table: Table, sheets: Sequence[Sheet]) -> frozenset[str]:
    """Return the milestones' identifiers that a table, or another of its file, gives rows of its own."""
    others = (_numbers_on(table, sheet) for sheet in sheets if not lists_programmes(sheet))
    return own_numbers(table).union(*others)


def _numbers_on(table: Table, sheet: Sheet) -> frozenset[str]:
    """Return the milestones' identifiers that number rows of a sheet's tables, looked for once a sheet."""
    if not sheet.numbered:
        tables = (Table(table.file, one, table.dating, table.reading) for one in plan_tables(sheet))
        sheet.numbered.append(frozenset().union(*map(own_numbers, tables)))
    return sheet.numbered[0]


def _order_of(region: Region, sheets: Sequence[Sheet], year: int | None) -> DateOrder:
    """Return the order that a region's dates prove, else its headings, its sheet's texts or another sheet's.

    Of dates that have no year a given one makes as good a proof.
    """
    if years_first(region.date_texts):
        return DateOrder("DMY")
    found = date_order(region.date_texts, year, are_dates=True)
    if found.proof or not found.ambiguous:
        return found
    if headed := _order_headed(region):
        return replace(headed, ambiguous=found.ambiguous)
    for sheet in (region.sheet, *(one for one in sheets if one is not region.sheet)):
        elsewhere = date_order(_short_texts(sheet))
        if elsewhere.proof:
            return replace(elsewhere, ambiguous=found.ambiguous)
    return found


def _order_headed(region: Region) -> DateOrder | None:
    """Return the order that the headings of dates say: Start (mm/dd/yyyy)."""
    said = [match[0] for one in region.date_columns if (match := _PATTERN.search(one.heading))]
    orders = {"MDY" if text[0] in "mM" else "DMY" for text in said}
    return DateOrder(orders.pop(), said[0]) if len(orders) == 1 else None  # type: ignore[arg-type]  # an Order


def _short_texts(sheet: Sheet) -> Iterator[str]:
    cells = chain.from_iterable(cells.values() for cells in sheet.rows.values())
    return (cell.value for cell in cells if isinstance(cell.value, str) and is_heading(cell))


def _dating(region: Region, found: DateOrder, settings: Settings) -> Dating:
    """Return how a region's dates are written, column by column where plain numbers, a year or an order are its own."""
    whole = Dating(
        settings.date_order or found.order,
        settings.year,
        is_1904=region.sheet.is_1904,
        durations=settings.durations,
    )
    if found.is_mixed and not found.is_open and not settings.date_order:
        whole = replace(whole, slips=_slips(region, found))
    is_short = years_first(region.date_texts)
    is_open = found.is_open and not settings.date_order
    by_column = {
        one.number: _of_column(
            _in_own_order(whole, one, region, found) if is_open else whole, one, region, is_short
        )
        for one in region.date_columns
    }
    return replace(whole, by_column=by_column)


def _in_own_order(whole: Dating, column: Column, region: Region, found: DateOrder) -> Dating:
    """Return how a column's dates are written in a table that has both orders: as several of them prove, if any do."""
    texts, year = _texts_of(region, column), whole.year or _year_of(column)
    own = date_order(texts, year, are_dates=True)
    proofs = [text for text in texts if date_order([text], year, are_dates=True).proof]
    is_proved = len(proofs) >= max(_FEWEST_PROOFS, own.ambiguous / _MOST_EITHER)
    own = own if is_proved else found
    return replace(whole, order=own.order, is_open=own.is_open)


def _slips(region: Region, found: DateOrder) -> frozenset[int]:
    """Return the rows of a table in which a date proves the other order than most: who typed it typed the rest."""
    return frozenset(
        row
        for one in region.date_columns
        for row, cell in region.cells_in(one.number).items()
        if isinstance(cell.value, str)
        and (own := date_order([cell.value], are_dates=True)).proof
        and own.order != found.order
    )


def _texts_of(region: Region, column: Column) -> list[str]:
    return [cell.text for cell in region.cells_in(column.number).values() if isinstance(cell.value, str)]


def _of_column(whole: Dating, column: Column, region: Region, is_short: bool) -> Dating:
    cells = region.cells_in(column.number).values()
    year = whole.year or _year_of(column)
    numbers = "short" if is_short else numbers_of(cells)
    typed = Dating(whole.order, year, numbers, whole.is_1904, is_open=whole.is_open, slips=whole.slips)
    return (
        replace(typed, width=_width_of(column, cells, typed)) if speaks_of_periods(column.heading) else typed
    )


def _width_of(column: Column, cells: Collection[Cell], typed: Dating) -> Width:
    """Return what the days of a column of starts or finishes stand for by its heading."""
    given = (interval_of(cell, typed) for cell in cells) if column.role != MILESTONE_DATE else ()
    return width_headed(
        column.heading, [one.earliest for one in given if one and one.is_day and one.earliest]
    )


def _year_headed(region: Region) -> int | None:
    """Return the year that a heading of dates gives: the first that does."""
    return next((year for one in region.date_columns if (year := _year_of(one))), None)


def _year_of(column: Column) -> int | None:
    """Return the one year that a heading names."""
    years = {int(year) for year in _YEAR.findall(column.heading)}
    return years.pop() if len(years) == 1 else None
