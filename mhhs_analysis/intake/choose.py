"""Of the ways a workbook can be read, the best; its margin over the next is the confidence in it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mhhs_analysis.dates import Order
from mhhs_analysis.intake.columns import DATE_ROLES, Column, role_of
from mhhs_analysis.intake.reading import NO_TABLE, Confidence, Place, Reading, Row, place_of, row_text
from mhhs_analysis.intake.regions import Region, plan_tables
from mhhs_analysis.intake.rows import read_table
from mhhs_analysis.intake.workbook import Sheet, Workbook, cell_name, cell_range

_ASK_TABLE = "ask for the plan as a table: a row a task, with columns for its name, start and finish"
_ASK_COLUMN = "ask which of the columns is meant"
_ASK_DATES = "ask for the start and finish of each task"


def choose_reading(workbook: Workbook, order: Order | None = None) -> Reading:
    """Return the best reading of a workbook as a plan, with every row of every sheet accounted for.

    A workbook in which no table names tasks and timings gives a reading with no activities, all set aside.
    """
    regions = [region for sheet in workbook.sheets for region in plan_tables(sheet)]
    readings = [(region, read_table(workbook.file, region, order)) for region in regions]
    readings.sort(key=lambda pair: _score(*pair), reverse=True)
    if not readings:
        return _none_found(workbook)
    (region, chosen), *others = readings
    _account_for_the_rest(workbook, region, chosen)
    _say_why(
        chosen, region, [(other, _score(other, reading)) for other, reading in others], _score(region, chosen)
    )
    return chosen


def _score(region: Region, reading: Reading) -> int:
    """Return how much of a plan a reading found: rows with both dates most, hidden sheets least."""
    both = sum(_is_dated(row, "start") and _is_dated(row, "finish") for row in reading.rows)
    either = sum(_is_dated(row, "start") or _is_dated(row, "finish") for row in reading.rows)
    score = 4 * both + 2 * either + len(reading.rows)
    return score // 10 if region.sheet.is_hidden else score


def _is_dated(row: Row, end: str) -> bool:
    return bool(row[f"{end}_from"] or row[f"{end}_to"])


def _say_why(chosen: Reading, region: Region, others: list[tuple[Region, int]], score: int) -> None:
    """Record what was read, how its columns were understood, and how near another reading came."""
    dated = sum(_is_dated(row, "start") or _is_dated(row, "finish") for row in chosen.rows)
    name = region.sheet.name or "the text"
    chosen.reasons.insert(
        0, f"{name}: {len(chosen.rows)} rows below the headings in row {region.headers[0]}, {dated} dated"
    )
    bases = sorted({row["date_basis"] for row in chosen.rows if row["date_basis"]})
    if len({column.basis for column in region.columns if column.basis}) > 1:
        chosen.reasons.append(
            f"dates on several bases: {' and '.join(bases)} speak for the rows, others are kept beside"
        )
    if others:
        other, next_score = others[0]
        chosen.reasons.append(
            f"next best: {other.sheet.name or 'the text'} row {other.headers[-1]}, which holds less"
        )
        chosen.reading_confidence = _confidence(score, next_score)
    _warn_of_unread_dates(chosen, region)
    if not dated:
        chosen.reading_confidence = "low"
        chosen.put_aside(Place(chosen.file, region.sheet.name), "", "no task has a date", _ASK_DATES)


def _warn_of_unread_dates(reading: Reading, region: Region) -> None:
    """Warn of each column of dates that was not read, and lower the confidence: it may be the one that counts."""
    for column in region.columns:
        if not column.role and _is_of_dates(column, region):
            place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
            reason = f"a column of dates that was not read: {column.doubt or 'its heading is not known'}"
            reading.warn(place, column.heading, reason, _ASK_COLUMN)
            reading.reading_confidence = "low"


def _is_of_dates(column: Column, region: Region) -> bool:
    """Return whether a column is headed as a date of the plan, or at least half of it are real dates."""
    cells = [
        cells[column.number] for row in region.rows if column.number in (cells := region.sheet.rows[row])
    ]
    dates = sum(isinstance(cell.value, date) for cell in cells)
    is_headed = role_of(column.heading, "activities")[0] in DATE_ROLES
    return bool(cells) and (is_headed or 2 * dates >= len(cells))


def _confidence(score: int, next_score: int) -> Confidence:
    share = next_score / score if score else 1
    return "high" if share <= 0.5 else "medium" if share <= 0.8 else "low"


# --- every row accounted for ------------------------------------------------------------------------------


def _none_found(workbook: Workbook) -> Reading:
    reading = Reading(workbook.file, layout=NO_TABLE, reading_confidence="low")
    reading.reasons.append("no row of headings names both tasks and timings")
    for sheet in workbook.sheets:
        _put_sheet_aside(
            reading, sheet, list(sheet.rows), "no table of tasks and timings was found", _ASK_TABLE
        )
        reading.sheets.append(_described(sheet, None))
    return reading


def _account_for_the_rest(workbook: Workbook, region: Region, reading: Reading) -> None:
    """Set aside every row outside the chosen table, sheet by sheet, so that rows in are kept or set aside."""
    for sheet in workbook.sheets:
        is_chosen = sheet is region.sheet
        reading.sheets.append(_described(sheet, region if is_chosen else None))
        if is_chosen:
            for row, reason in _outside(region):
                reading.put_aside(place_of(reading.file, sheet, row), row_text(sheet, row), reason, rows=1)
                reading.rows_in += 1
        else:
            _put_sheet_aside(reading, sheet, list(sheet.rows), "another sheet: the plan was read elsewhere")


def _outside(region: Region) -> Iterator[tuple[int, str]]:
    own = {*region.rows, *region.headers}
    for row in region.sheet.rows:
        if row < region.headers[0]:
            yield row, "above the headings of the table"
        elif row not in own:
            yield row, "below the table: another table"


def _put_sheet_aside(reading: Reading, sheet: Sheet, rows: list[int], reason: str, remedy: str = "") -> None:
    if not rows:
        return
    columns = [column for row in rows for column in sheet.rows[row]]
    extent = cell_range((rows[0], min(columns)), (rows[-1], max(columns)))
    reading.put_aside(
        Place(reading.file, sheet.name, extent), row_text(sheet, rows[0]), reason, remedy, len(rows)
    )
    reading.rows_in += len(rows)


def _described(sheet: Sheet, region: Region | None) -> Row:
    """Return how a sheet was understood: its header row and each column's role."""
    return {
        "sheet": sheet.name,
        "is_hidden": sheet.is_hidden,
        "rows": len(sheet.rows),
        "header_row": region.headers[-1] if region else None,
        "columns": [
            {"column": cell_name(1, one.number)[:-1], "heading": one.heading, "role": one.role or "not used",
             "date_basis": one.basis if one.role else "", "doubt": one.doubt}
            for one in (region.columns if region else ())
        ],
    }  # fmt: skip
