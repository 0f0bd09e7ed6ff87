"""Remarks on the cells of a plan's names and dates: what they say is not read, and is told once a sheet."""

from __future__ import annotations

from collections.abc import Sequence

from mhhs_analysis.intake.headings.columns import NAMES, TIMINGS
from mhhs_analysis.intake.reading import Place, Reading
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.dated_notes import holds_date
from mhhs_analysis.intake.workbooks.workbook import cell_name

_UNREAD = "{count} on cells of the plan's names or dates: what they say is not read"
ASK_REMARKS = "ask for what they say in columns of its own: dates, or the reason why there is none"
_MOST_SHOWN = 3
"""Cells of a sheet that are named."""


def tell_remarks(regions: Sequence[Region], reading: Reading) -> None:
    """Warn once a sheet of the remarks on cells of its tables read, which nobody reads: a date in one may hold."""
    for sheet in {one.sheet.name: one.sheet for one in regions if one.sheet.may_be_remarked}.values():
        read = [({*one.rows}, _columns_read(one)) for one in regions if one.sheet.name == sheet.name]
        places = [
            (row, column)
            for row, column in sorted(sheet.drawn.remarks)
            if any(row in rows and column in columns for rows, columns in read)
        ]
        if places:
            count = "a remark" if len(places) == 1 else f"{len(places)} remarks"
            where = Place(reading.file, sheet.name, cell_name(*places[0]))
            reading.warn(where, _shown(places), _UNREAD.format(count=count), ASK_REMARKS)
            if any(holds_date(sheet.drawn.remarks[place]) for place in places):
                reading.lower("medium")


def _columns_read(region: Region) -> set[int]:
    """Return the columns of a table that name its rows or date them, by what is typed or drawn."""
    named = {one.number for one in region.columns if one.role in NAMES or one.role in TIMINGS}
    return named | {one.number for one in region.grid.axis.columns} if region.grid else named


def _shown(places: Sequence[tuple[int, int]]) -> str:
    """Return where remarks stand, the first ones; not what they say, which may name people and be for nobody else."""
    shown = [cell_name(*place) for place in places[:_MOST_SHOWN]]
    return ", ".join([*shown, *(["..."] if len(places) > _MOST_SHOWN else [])])
