"""Notes beside a plan that say what its dates mean, where they are read as the days that they are."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from mhhs_analysis.intake.headings.explained_words import explains_days
from mhhs_analysis.intake.reading import Reading, place_of
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.sheets import Sheet

_EXPLAINED = (
    "a note says that dates stand for weeks, or for ends of months: those that are days are read as days"
)
_ASK = "ask which days the work begins and ends on, or for the weeks and months themselves"
_MOST_ROWS = 200
"""Rows of a sheet that is no plan, such as Notes, that are looked through."""
_MOST_DATES = 3
"""Dates on such a sheet, as when it was issued: more are a table's."""


def doubt_explained(reading: Reading, regions: Sequence[Region], sheets: Sequence[Sheet]) -> None:
    """Warn of the first note that says what dates mean, where a task begins or ends on a day; not of headings drawn."""
    if any(region.grid for region in regions):
        return
    read = {region.sheet.name for region in regions}
    for sheet, row, column, text in _texts_beside(regions, sheets):
        if explains_days(text) and _gives_day(reading) and (sheet.name in read or not _lists_dates(sheet)):
            reading.warn(place_of(reading.file, sheet, row, column), text, _EXPLAINED, _ASK)
            reading.lower("medium")
            return


def _gives_day(reading: Reading) -> bool:
    """Return whether any task begins or ends on one day."""
    bounds = ((reading.rows.column(f"{end}_{one}") for one in ("from", "to")) for end in ("start", "finish"))
    return any(first and first == last for ends in bounds for first, last in zip(*ends, strict=True))


def _lists_dates(sheet: Sheet) -> bool:
    """Return whether a sheet holds a table of dates, as an archive does: its notes are of that."""
    return (
        sum(isinstance(cell.value, date) for row in sheet.rows.values() for cell in row.values())
        > _MOST_DATES
    )


def _texts_beside(
    regions: Sequence[Region], sheets: Sequence[Sheet]
) -> Iterator[tuple[Sheet, int, int, str]]:
    """Yield the texts that stand alone in rows of the tables, or in rows of none: sheet, row, column and text."""
    for sheet in (one for one in sheets if not one.is_hidden):
        own = [region for region in regions if region.sheet is sheet]
        if not own and len(sheet.rows) > _MOST_ROWS:
            continue
        inside = set[int]().union(*({*one.headers, *one.rows} - {*one.lone_rows} for one in own))
        for row in sheet.rows.keys() - inside:
            for column, cell in sheet.rows[row].items():
                if isinstance(cell.value, str):
                    yield sheet, row, column, cell.text
