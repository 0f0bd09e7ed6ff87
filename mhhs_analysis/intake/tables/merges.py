"""Dates and durations merged over several rows: what stands there once is said of each of them."""

from __future__ import annotations

from mhhs_analysis.intake.reading import Place, Reading
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.workbook import Cell, Extent, cell_range

_SHARED = "one date or duration merged over several rows: read for each of them"
_ASK = "ask whether it is meant for each of these rows"


def merged_down(region: Region, reading: Reading) -> Region:
    """Return a table in which each row has the dates and durations that are merged down to it, each with a warning."""
    extents = _merges_of_timings(region)
    if not extents:
        return region
    rows, filled = region.sheet.rows, dict[tuple[int, int], Cell]()
    for extent in extents:
        top, left, bottom, right = extent
        cell = rows[top][left]
        below = [row for row in region.rows if top < row <= bottom and left not in rows[row]]
        filled |= {(row, left): cell for row in below}
        if below:
            place = Place(reading.file, region.sheet.name, cell_range((top, left), (bottom, right)))
            reading.warn(place, cell.text, _SHARED, _ASK)
    return region.with_cells(filled)


def _merges_of_timings(region: Region) -> list[Extent]:
    """Return the merges that begin at a date or duration of a row of the table and reach down."""
    timed = (*region.date_columns, *(one for one in region.columns if one.role == "duration"))
    numbers, rows = {one.number for one in timed}, {*region.rows}
    return [
        (top, left, bottom, right)
        for top, left, bottom, right in region.sheet.merged
        if bottom > top and left in numbers and top in rows and left in region.sheet.rows[top]
    ]
