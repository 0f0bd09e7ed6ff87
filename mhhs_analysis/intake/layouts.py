"""A region read by what it is: a table of tasks, a wide matrix of milestones, a list without dates."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date

from mhhs_analysis.dates import DateOrder, years_first
from mhhs_analysis.intake.grids.named_bars import read_bars
from mhhs_analysis.intake.grids.rows import add_drawn
from mhhs_analysis.intake.headings.columns import IN_BARS, MILESTONE_DATE, Column
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.tables.cells import Dating, interval_of, numbers_of, unit_lettered
from mhhs_analysis.intake.tables.day_orders import DayOrders, day_orders, year_headed
from mhhs_analysis.intake.tables.doubts import (
    doubt_numbers,
    doubt_order,
    doubt_order_said,
    doubt_unread,
    doubt_years,
    tell_headed_below,
    tell_widths,
)
from mhhs_analysis.intake.tables.earlier_forecasts import with_earlier_forecasts
from mhhs_analysis.intake.tables.headed_years import doubt_headed_years
from mhhs_analysis.intake.tables.lettered import doubt_months
from mhhs_analysis.intake.tables.matrix import read_matrix
from mhhs_analysis.intake.tables.meant import AS_TYPED, Meant, meant_in
from mhhs_analysis.intake.tables.merges import merged_down
from mhhs_analysis.intake.tables.numbered import numberings
from mhhs_analysis.intake.tables.own_numbers import lists_programmes, own_numbers, refers
from mhhs_analysis.intake.tables.regions import Region, plan_tables
from mhhs_analysis.intake.tables.rows import read_rows
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.tables.tasks_by_basis import named_throughout, row_bases, tasks_made_one
from mhhs_analysis.intake.tables.valueless import tell_valueless
from mhhs_analysis.intake.tables.widths import Width, speaks_of_periods, width_headed
from mhhs_analysis.intake.tables.years import NONE, years_of
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet

TABLE, MATRIX, LIST, GRID = "table", "milestone matrix", "list without dates", "drawn grid"


def read_region(
    file: str, region: Region, layout: str, settings: Settings, sheets: Sequence[Sheet] = ()
) -> Reading:
    """Return the activities of a region, all its rows accounted for; settings overrule what it shows.

    The other sheets of its file are asked for the order of day and month where its own dates leave it open.
    """
    reading = Reading(file, layout=layout)
    orders = day_orders(region, sheets, settings.year)
    region = with_earlier_forecasts(merged_down(region, reading), reading)
    bases = row_bases(region)
    region = named_throughout(region, bases) if bases else region
    table = _table(reading, region, orders, settings, sheets)
    _say_how_dated(table, orders, settings)
    if layout == MATRIX:
        read_matrix(table)
        return reading
    if region.has(IN_BARS, ""):
        read_bars(table)
        return reading
    read_rows(table)
    add_drawn(table)
    doubt_unread(table)
    if bases:
        tasks_made_one(reading, bases)
    return reading


def _table(
    reading: Reading, region: Region, orders: DayOrders, settings: Settings, sheets: Sequence[Sheet]
) -> Table:
    """Return a region as a table to be read, with how its dates are written and its numbered periods are dated."""
    dating = _dating(region, orders, settings)
    numbered = numberings(region, dating, settings, sheets)
    years = NONE if settings.year or reading.layout == MATRIX else years_of(region)
    table = Table(reading.file, region, dating, reading, numbered=numbered, years=years)
    if refers(table) and (own := _own_numbers(table, sheets)):
        apart = dating.apart_from(own)
        return Table(reading.file, region, apart, reading, numbered=numbered, years=years)
    return table


def _say_how_dated(table: Table, orders: DayOrders, settings: Settings) -> None:
    """Say how a table's dates are written, and what of it is in doubt."""
    reading, found = table.reading, orders.whole
    doubt_years(table)
    doubt_headed_years(table)
    if table.dating.meant.reason:
        reading.reasons.append(table.dating.meant.reason)
    tell_headed_below(table)
    if settings.date_order is None:
        doubt_order(table, found)
    else:
        doubt_order_said(table, settings.date_order, found)
    if found.proof and not found.is_mixed:
        reading.date_order, reading.order_proof = found.order, found.proof
    doubt_numbers(table)
    doubt_months(table)
    tell_widths(table)
    tell_valueless(table)


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


def _dating(region: Region, orders: DayOrders, settings: Settings) -> Dating:
    """Return how a region's dates are written, column by column where plain numbers, a year or an order are its own."""
    said = settings.date_order
    whole = Dating(
        said or orders.whole.order,
        settings.year,
        is_1904=region.sheet.is_1904,
        durations=settings.durations,
        slips=frozenset() if said else orders.slips,
        meant=_meant(region, settings),
    )
    is_short = years_first(region.date_texts)
    by_column = {
        one.number: _of_column(
            whole if said else _in_order(whole, orders.of(one.number)), one, region, is_short
        )
        for one in region.date_columns
    }
    return replace(whole, by_column=by_column)


def _meant(region: Region, settings: Settings) -> Meant:
    """Return what texts of a region's dates mean by one another, where no year is given for them."""
    has_days = any(
        issubclass(kind, date)
        for one in region.date_columns
        for kind in region.sheet.kinds.get(one.number, ())
    )
    return AS_TYPED if settings.year else meant_in(region.date_texts, has_days=has_days)


def _in_order(whole: Dating, order: DateOrder) -> Dating:
    is_so = whole.order == order.order and whole.is_open == order.is_open
    return whole if is_so else replace(whole, order=order.order, is_open=order.is_open)


def _of_column(whole: Dating, column: Column, region: Region, is_short: bool) -> Dating:
    cells = region.cells_in(column.number).values()
    year = whole.year or year_headed(column)
    numbers = "short" if is_short else numbers_of(cells)
    typed = replace(whole, year=year, numbers=numbers, durations="")
    if lettered := unit_lettered(column.heading, cells, typed):
        typed = replace(typed, lettered=lettered)
    return (
        replace(typed, width=_width_of(column, cells, typed)) if speaks_of_periods(column.heading) else typed
    )


def _width_of(column: Column, cells: Collection[Cell], typed: Dating) -> Width:
    """Return what the days of a column of starts or finishes stand for by its heading."""
    given = (interval_of(cell, typed) for cell in cells) if column.role != MILESTONE_DATE else ()
    return width_headed(
        column.heading, [one.earliest for one in given if one and one.is_day and one.earliest]
    )
