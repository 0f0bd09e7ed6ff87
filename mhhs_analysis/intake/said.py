"""What a person says of how a file is read, held against the file: what it can't mean, and what changes nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from mhhs_analysis.intake.grids.drawings import grids, time_axes
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.tables.regions import Region, plan_tables
from mhhs_analysis.intake.workbooks.sheets import column_letters
from mhhs_analysis.intake.workbooks.workbook import Sheet, Workbook

_SHOWN = {"start_text", "finish_text", "text"}

Impossible = dict[str, str]
"""What was said that the file can't mean, by what it was said of, and why."""


def possible_in(workbook: Workbook, settings: Settings) -> tuple[Settings, Impossible]:
    """Return the settings without the sheets and the row of headings that a workbook hasn't, and why for each."""
    absent = _absent_sheets(workbook, settings)
    wrong = {"sheet": absent} if absent else {}
    possible = replace(settings, sheets=()) if absent else settings
    if settings.header_row and (why := _no_headings(workbook, possible)):
        wrong["header_row"] = why
        possible = replace(possible, header_row=None)
    return possible, wrong


def missing_columns(regions: Sequence[Region], settings: Settings) -> Impossible:
    """Return each column spoken of that no table read has, and the columns there are."""
    there = dict.fromkeys(column_letters(one.number) for region in regions for one in region.columns)
    listed = ", ".join(there)
    return {
        f"column {letters}": f"no heading in column {letters} of what was read; its columns are {listed}"
        for letters, _, _ in settings.columns
        if letters not in there
    }


def idle_in(reading: Reading, settings: Settings, read: Callable[[Settings], Reading]) -> list[str]:
    """Return what was said that changes nothing: the file is read the same without it.

    `read` reads the file again by other settings; why a reading was chosen is no part of what was read.
    """
    said = list(_parts(settings))
    whole = _facts(reading) if said else ()
    return [what for what, others in said if _facts(read(others)) == whole]


def all_said(settings: Settings) -> list[str]:
    """Return everything that is said, as readings.csv names it."""
    return [what for what, _ in _parts(settings)]


def _parts(settings: Settings) -> Iterator[tuple[str, Settings]]:
    """Yield what is said, as readings.csv names it, each with the settings that don't say it."""
    if settings.sheets:
        yield "sheet", replace(settings, sheets=())
    if settings.header_row:
        yield "header_row", replace(settings, header_row=None)
    if settings.date_order:
        yield "date_order", replace(settings, date_order=None)
    if settings.year:
        yield "year", replace(settings, year=None)
    if settings.durations:
        yield "durations", replace(settings, durations="")
    if settings.week_one:
        yield "week_one", replace(settings, week_one=None)
    if settings.layout:
        yield "layout", replace(settings, layout="")
    if settings.version:
        yield "version", replace(settings, version="")
    for one in settings.columns:
        others = tuple(other for other in settings.columns if other is not one)
        yield f"column {one[0]}", replace(settings, columns=others)


def _facts(reading: Reading) -> tuple[object, ...]:
    """Return what was read; the words in which a real date is shown follow the order said, and are none of it."""
    names = ("layout", "sheets", "reading_confidence", "rows_in")
    listed = (reading.rows, reading.set_aside, reading.warnings)
    told = [[{name: row[name] for name in row.keys() - _SHOWN} for row in rows] for rows in listed]
    return told, *(getattr(reading, name) for name in names)


def _is_drawn(sheet: Sheet, row: int | None, settings: Settings) -> bool:
    """Return whether headings of time stand in a row, over a drawing."""
    axes = time_axes(sheet, settings)
    return bool(axes) and any(row in one.headers for one in grids(sheet, axes))


def _absent_sheets(workbook: Workbook, settings: Settings) -> str:
    there = [sheet.name for sheet in workbook.sheets]
    absent = ", ".join(repr(name) for name in settings.sheets if name not in there)
    if absent and there == [""]:
        return f"no sheet {absent}: it is a text, which has none"
    return f"no sheet {absent}; its sheets are {', '.join(map(repr, there))}" if absent else ""


def _no_headings(workbook: Workbook, settings: Settings) -> str:
    """Return why the row said to hold the headings can't, or "" where it heads a table."""
    row = settings.header_row
    asked = [one for one in workbook.sheets if not settings.sheets or one.name in settings.sheets]
    if not any(row in sheet.rows for sheet in asked):
        last = max((max(sheet.rows, default=0) for sheet in asked), default=0)
        return f"nothing stands in row {row}; the last row is {last}"
    if not any(plan_tables(sheet, row) or _is_drawn(sheet, row, settings) for sheet in asked):
        return f"row {row} heads no table: no headings of tasks and timings begin there"
    return ""
