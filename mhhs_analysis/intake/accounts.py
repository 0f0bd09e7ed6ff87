"""Every row of a workbook accounted for: kept, or set aside with its reason, sheet by sheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mhhs_analysis.intake.grids.doubts import ASK_DATES, SHAPES
from mhhs_analysis.intake.headings.columns import DATE_ROLES, Column
from mhhs_analysis.intake.reading import NO_TABLE, Place, Reading, Row, counted, place_of, row_text
from mhhs_analysis.intake.tables.bases import PLAIN
from mhhs_analysis.intake.tables.block_titles import TITLE, block_titles
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.workbooks.sheets import column_letters, lack_values
from mhhs_analysis.intake.workbooks.workbook import Sheet, Workbook, cell_range

TIME_COLUMNS = "time columns"
"""The role of columns that stand for days, weeks, months: what is drawn under them is when."""
_FEW_ROWS = 12
"""Rows of words that may stand around a plan drawn in shapes."""
_FEWEST_SHAPES = 4
"""A logo, a button and a line make no plan."""
ELSEWHERE = "another sheet: the plan was read elsewhere"
ABOVE, _OUTSIDE = "above the headings of the table", "outside the table: another table or text"
_ASK_CALCULATED = (
    "formulas on it were never calculated or came to errors: ask for it opened in Excel, put right and saved, or as a "
    "table: a row a task, with columns for its name, start and finish"
)
_ASK_TABLE = "ask for the plan as a table: a row a task, with columns for its name, start and finish"


def nothing_found(workbook: Workbook) -> Reading:
    """Return the reading of a workbook in which nothing is a plan: every row set aside, with what to ask for."""
    reading = Reading(workbook.file, layout=NO_TABLE, reading_confidence="low")
    reading.reasons.append("no row of headings names both tasks and timings")
    for sheet in workbook.sheets:
        remedy = _ASK_CALCULATED if lack_values(sheet.rows) else _ASK_TABLE
        _put_sheet_aside(reading, sheet, "no table of tasks and timings was found", remedy)
        _tell_shapes(reading, sheet)
        reading.sheets.append(_described(sheet, ()))
    return reading


def account_for_the_rest(
    workbook: Workbook, regions: Sequence[Region], reading: Reading, why: Mapping[str, tuple[str, str]]
) -> None:
    """Set aside every row outside the tables that were read, so that rows in are rows kept or set aside.

    `why` is why sheets are not read, and what to ask, by their names, where it is not that the plan was read elsewhere.
    """
    for sheet in workbook.sheets:
        own = sorted(
            (one for one in regions if one.sheet.name == sheet.name),
            key=lambda one: (one.headers, one.columns[0].number),
        )
        reading.sheets.append(_described(sheet, own))
        if own:
            _put_outside_aside(reading, sheet, own)
        else:
            _put_sheet_aside(reading, sheet, *why.get(sheet.name, (ELSEWHERE, "")))
            _tell_shapes(reading, sheet)


def _tell_shapes(reading: Reading, sheet: Sheet) -> None:
    """Set aside what is drawn in shapes on a sheet that is not read, where little else stands on it."""
    if len(sheet.rows) <= _FEW_ROWS and sheet.drawn.shapes >= _FEWEST_SHAPES:
        reading.put_aside(
            Place(reading.file, sheet.name), counted(sheet.drawn.shapes, "shape"), SHAPES, ASK_DATES
        )


def _put_outside_aside(reading: Reading, sheet: Sheet, regions: Sequence[Region]) -> None:
    """Set aside the rows of a sheet that stand in none of its tables read."""
    inside = {row for region in regions for row in (*region.rows, *region.headers)}
    first = min(region.headers[0] for region in regions)
    titles = frozenset().union(*(block_titles(region).rows for region in regions))
    for row in (row for row in sheet.rows if row not in inside):
        why, ask = TITLE if row in titles else (ABOVE if row < first else _OUTSIDE, "")
        place = place_of(reading.file, sheet, row)
        reading.put_aside(place, row_text(sheet, row), why, ask if row > first else "", rows=1)
        reading.rows_in += 1


def _put_sheet_aside(reading: Reading, sheet: Sheet, reason: str, remedy: str = "") -> None:
    rows = list(sheet.rows)
    if not rows:
        return
    columns = [column for row in rows for column in sheet.rows[row]]
    extent = cell_range((rows[0], min(columns)), (rows[-1], max(columns)))
    place = Place(reading.file, sheet.name, extent)
    reading.put_aside(place, row_text(sheet, rows[0]), reason, remedy, len(rows))
    reading.rows_in += len(rows)


def _described(sheet: Sheet, regions: Sequence[Region]) -> Row:
    """Return how a sheet was understood: the tables read, from its top, and beside them the first one's headings."""
    tables = [_table_described(one) for one in regions]
    first = tables[0] if tables else {"header_row": None, "columns": []}
    return {
        "sheet": sheet.name,
        "is_hidden": sheet.is_hidden,
        "rows": len(sheet.rows),
        **first,
        "tables": tables,
    }


def _table_described(region: Region) -> Row:
    """Return how a table was understood: its header row and each column's role."""
    return {
        "header_row": region.headers[-1],
        "columns": [
            {"column": column_letters(one.number), "heading": one.heading, "role": one.role or "not used",
             "date_basis": _basis_shown(one), "doubt": one.doubt}
            for one in region.columns
        ]
        + ([_time_columns(region.grid.axis)] if region.grid else []),
    }  # fmt: skip


def _basis_shown(column: Column) -> str:
    """Return the date basis of a column; dates without one are read as the forecast."""
    return column.basis or (PLAIN if column.role in (*DATE_ROLES, "span") else "")


def _time_columns(axis: TimeAxis) -> Row:
    """Return the time columns of a table as one entry: where they stand, and which days they cover."""
    first, last = (column_letters(number) for number in (axis.first, axis.last))
    return {
        "column": f"{first}:{last}",
        "heading": axis.described,
        "role": TIME_COLUMNS,
        "date_basis": "",
        "doubt": "; ".join(axis.doubts),
    }
