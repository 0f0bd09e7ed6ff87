"""Which of day and month stands first in the dates of a table, and in each of its columns where it has both orders."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import chain

from mhhs_analysis.dates import DateOrder, date_order, years_first
from mhhs_analysis.intake.headings.beyond_words import says_beyond
from mhhs_analysis.intake.headings.columns import Column, names_edition
from mhhs_analysis.intake.headings.rows import is_heading
from mhhs_analysis.intake.tables.against_uk import speaks_against_uk
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.workbook import Sheet

_PATTERN = re.compile(r"\b(dd?[-/. ]?mm?|mm?[-/. ]?dd?)[-/. ]?y{2,4}\b", re.I)
_YEAR = re.compile(r"(?<!\d)20\d\d(?!\d)")
_TIED = re.compile(r"\d{1,2} ?[/.–-] ?20\d\d(?!\d)|(?<!\d)20\d\d ?[/.–-] ?\d{1,2}(?!\d)|(?<!\d)20\d\d ?\+")
"""A year that is a part of another thing: 2023/24, 2023-01, 2023+."""
_FEWEST_PROOFS = 2
"""Dates of a column that prove its own order where its table has both: one may be a slip."""
_MOST_EITHER = 3
"""Dates of either order beside each of these: of days of any month fewer than half lie before the thirteenth."""


@dataclass(frozen=True)
class DayOrders:
    """The order of a table's dates; that of each column where it has both, and the rows in which a date is a slip."""

    whole: DateOrder
    by_column: Mapping[int, DateOrder] = field(default_factory=dict)
    slips: frozenset[int] = frozenset()

    def of(self, column: int) -> DateOrder:
        """Return the order of a column's dates."""
        return self.by_column.get(column, self.whole)


def day_orders(region: Region, sheets: Sequence[Sheet], year: int | None) -> DayOrders:
    """Return the orders that a region's dates prove, else its headings, its sheet's texts or another sheet's.

    Of dates that have no year a given one, or that of a heading, makes as good a proof.
    """
    if years_first(region.date_texts):
        return DayOrders(DateOrder("DMY"))
    year = year or next((said for one in region.date_columns if (said := year_headed(one))), None)
    found = date_order(region.date_texts, year, are_dates=True)
    headed = {pattern.order for one in region.date_columns if (pattern := _headed(one))}
    if not found.is_mixed and (not found.ambiguous or (found.proof and headed <= {found.order})):
        return DayOrders(found)
    own = {one.number: _own_order(region, one, year) for one in region.date_columns}
    if not found.is_mixed:
        proofs = {one.order: one.proof for one in own.values() if one.proof}
        if len(proofs) < 2 and found.proof:
            return DayOrders(found)
        if len(proofs) < 2:
            elsewhere = _by_headings(region, own) or _by_other_texts(region, sheets)
            if elsewhere:
                return DayOrders(replace(elsewhere, ambiguous=found.ambiguous))
            return DayOrders(replace(found, is_open=speaks_against_uk(region)))
        found = DateOrder("DMY", proofs["DMY"], True, found.ambiguous, True)
    by_column = {column: _beside_others(one, found) for column, one in own.items()}
    return DayOrders(found, by_column, _slips(region, by_column, year))


def year_headed(column: Column) -> int | None:
    """Return the one year that a heading names as that of its days.

    Days of 2023/24 or of 2023 onwards may be of another, and the year of an edition (v2 2023) is that of no day.
    """
    years = {int(year) for year in _YEAR.findall(column.heading)}
    if len(years) != 1 or _TIED.search(column.heading):
        return None
    return None if says_beyond(column.heading) or names_edition(column.heading) else years.pop()


# --- a table that has one order ---------------------------------------------------------------------------


def _by_headings(region: Region, own: Mapping[int, DateOrder]) -> DateOrder | None:
    """Return the order that the headings of dates say which either order could read, else that of any heading."""
    columns = sorted(region.date_columns, key=lambda one: not own[one.number].ambiguous)
    return next((said for one in columns if (said := _headed(one))), None)


def _headed(column: Column) -> DateOrder | None:
    """Return the order that a heading says: Start (mm/dd/yyyy)."""
    found = _PATTERN.search(column.heading)
    return DateOrder("MDY" if found[0][0] in "mM" else "DMY", found[0]) if found else None


def _by_other_texts(region: Region, sheets: Sequence[Sheet]) -> DateOrder | None:
    """Return the order that the texts of a region's sheet prove, else those of another; none that has both."""
    for sheet in (region.sheet, *(one for one in sheets if one is not region.sheet)):
        found = date_order(_short_texts(sheet))
        if found.proof and not found.is_mixed:
            return found
    return None


def _short_texts(sheet: Sheet) -> Iterator[str]:
    cells = chain.from_iterable(cells.values() for cells in sheet.rows.values())
    return (cell.value for cell in cells if isinstance(cell.value, str) and is_heading(cell))


# --- a table that has both --------------------------------------------------------------------------------


def _own_order(region: Region, column: Column, year: int | None) -> DateOrder:
    """Return the order that a column's own dates prove, else its heading; open where hardly any of many prove it."""
    texts, year = _texts_of(region, column), year_headed(column) or year
    own = date_order(texts, year, are_dates=True)
    if own.is_mixed:
        return own
    headed = _headed(column)
    if not own.proof:
        return replace(headed, ambiguous=own.ambiguous) if headed and own.ambiguous else own
    if headed and headed.order == own.order:
        return own
    proofs = sum(bool(date_order([text], year, are_dates=True).proof) for text in texts)
    is_proved = proofs >= max(_FEWEST_PROOFS, own.ambiguous / _MOST_EITHER) or not proofs  # by its Mondays
    return own if is_proved else replace(own, is_open=True)


def _beside_others(own: DateOrder, whole: DateOrder) -> DateOrder:
    """Return the order of a column in a table that has both: its own, else that of all where it proves hardly any."""
    if own.is_mixed or (own.proof and not own.is_open):
        return own
    is_against = bool(own.proof) and own.order != whole.order
    return replace(whole, ambiguous=own.ambiguous, is_open=whole.is_open or is_against)


def _slips(region: Region, by_column: Mapping[int, DateOrder], year: int | None) -> frozenset[int]:
    """Return the rows of a table in which a date proves another order than its column's: its writer wrote the rest."""
    return frozenset(
        row
        for one in region.date_columns
        for row, text in _texts_by_row(region, one).items()
        if (own := date_order([text], year, are_dates=True)).proof
        and own.order != by_column[one.number].order
    )


def _texts_of(region: Region, column: Column) -> list[str]:
    return [*_texts_by_row(region, column).values()]


def _texts_by_row(region: Region, column: Column) -> dict[int, str]:
    cells = region.cells_in(column.number)
    return {row: cell.text for row, cell in cells.items() if isinstance(cell.value, str)}
