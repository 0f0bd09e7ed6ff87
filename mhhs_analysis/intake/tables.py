"""A region read by what it is: a table of tasks, a wide matrix of milestones, a list without dates."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import chain

from mhhs_analysis.dates import DateOrder, date_order
from mhhs_analysis.intake.cells import Dating, numbers_of
from mhhs_analysis.intake.columns import Column
from mhhs_analysis.intake.doubts import doubt_numbers, doubt_order
from mhhs_analysis.intake.headings import is_heading
from mhhs_analysis.intake.matrix import read_matrix
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.regions import Region
from mhhs_analysis.intake.rows import read_rows
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.table import Table

TABLE, MATRIX, LIST = "table", "milestone matrix", "list without dates"
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")


def read_region(file: str, region: Region, layout: str, settings: Settings) -> Reading:
    """Return the activities of a region, all its rows accounted for; settings overrule what it shows."""
    reading = Reading(file, layout=layout)
    found = _order_of(region)
    dating = _dating(region, settings.date_order or found.order, settings)
    table = Table(file, region, dating, reading)
    if settings.date_order is None:
        doubt_order(table, found)
    doubt_numbers(table)
    if layout == MATRIX:
        read_matrix(table)
    else:
        read_rows(table)
    return reading


def _order_of(region: Region) -> DateOrder:
    """Return the order that a region's dates prove, else the other texts of its sheet: a date in a title."""
    found = date_order(region.date_texts)
    if found.proof or not found.ambiguous:
        return found
    cells = chain.from_iterable(cells.values() for cells in region.sheet.rows.values())
    elsewhere = date_order(cell.value for cell in cells if isinstance(cell.value, str) and is_heading(cell))
    return replace(elsewhere, ambiguous=found.ambiguous) if elsewhere.proof else found


def _dating(region: Region, order: object, settings: Settings) -> Dating:
    """Return how a region's dates are written, column by column where plain numbers or a year are its own."""
    whole = Dating(order, settings.year, durations=settings.durations)  # type: ignore[arg-type]  # an Order
    return Dating(
        whole.order,
        whole.year,
        durations=whole.durations,
        by_column={one.number: _of_column(whole, one, region) for one in region.date_columns},
    )


def _of_column(whole: Dating, column: Column, region: Region) -> Dating:
    cells = (
        cells[column.number] for row in region.rows if column.number in (cells := region.sheet.rows[row])
    )
    years = {int(year) for year in _YEAR.findall(column.heading)}
    said = years.pop() if len(years) == 1 else None
    return Dating(whole.order, whole.year or said, numbers_of(cells))
