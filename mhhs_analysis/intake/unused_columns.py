"""Columns that say when tasks are done, or said to be, and are not used: told, with what to ask for."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable
from functools import lru_cache, partial

from mhhs_analysis.dates import duration_from_text, lacks_year
from mhhs_analysis.intake.headings.columns import (
    MILESTONE_DATE,
    Column,
    heads_alternative,
    is_date,
    normalised,
)
from mhhs_analysis.intake.headings.number_words import says_no_length, says_no_progress
from mhhs_analysis.intake.headings.period_words import period_named
from mhhs_analysis.intake.reading import Reading, counted, place_of, row_of
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.versions.words import listed
from mhhs_analysis.intake.workbooks.workbook import Cell

_NUMBERED = "numbers of periods beside tasks without dates: nobody dates them"
_ASK_NUMBERED = "ask on which day {unit} 1 begins and how long one lasts, or for the dates of each task"
_YEARLESS = "a column of dates that was not read: days without their year"
_ASK_YEAR = "ask for these dates with their year"
_FEW = "a column with dates that was not read, as most of its cells are words"
_ASK_FEW = "ask whether it is a milestone, and for its dates"
_REPORTED = "tasks named again beside the dates of reports: each report is read as a task of its own"
_ASK_REPORTS = "ask for the latest report alone, or which rows are the plan"
_LASTING = (
    "numbers that may say how long each task lasts, beside starts alone: no finish is worked out from them"
)
_ASK_LASTING = "ask for the finish of each task, or whether this is how long it lasts (readings.csv: columns)"
_PROGRESS = "per cents that may say how far each task has come: a column that is not read"
_ASK_PROGRESS = "ask whether this is progress (readings.csv: columns)"
_PER_CENT = re.compile(r"(?:100|\d{1,2})(?:[.,]\d+)? ?%")
_NUMBER = re.compile(r"\d{1,3}(?:\.\d)?(?:\s*[-\u2013\u2014&,]\s*\d{1,3})?")
"""A period by its number, or the first and last of several: 3, 1-2."""
_SHARE = re.compile(r"(\d{1,2})/(\d{1,2})")
_STRETCH = re.compile(r"\d{1,2}[-/.]\d{1,2}\D{1,5}\d{1,2}[-/.]\d{1,2}")
"""Two days without a year: 05-17 to 05-31."""


def tell_unused(reading: Reading, region: Region, part: Reading) -> None:
    """Tell of the unused columns of a table, of which `part` is the reading, that say when tasks are done."""
    unused = [one for one in region.columns if not one.role and one.heading]
    if not region.is_timed and region.grid is None:
        _tell_numbered(reading, region, unused)
    if _gives_starts_alone(region):
        _doubt_lengths(reading, region, unused)
    if any(one.role == MILESTONE_DATE for one in region.columns):
        _doubt_yearless(reading, region, unused)
        _doubt_few(reading, region, unused)
    if region.column("percent") is None:
        _tell_progress(reading, region, unused)
    _doubt_reports(reading, region, part)


def _tell_progress(reading: Reading, region: Region, unused: list[Column]) -> None:
    """Warn of each column of per cents between none and all of a whole that may be how far tasks have come."""
    for column in unused:
        cells = region.cells_in(column.number)
        if _mostly(cells, _is_per_cent) and not says_no_progress(column.heading):
            place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
            reading.warn(place, column.heading, _PROGRESS, _ASK_PROGRESS)


def _is_per_cent(cell: Cell) -> bool:
    """Return whether a cell shows a per cent of up to a hundred, as a text or a number."""
    if isinstance(cell.value, str):
        return _PER_CENT.fullmatch(cell.text) is not None
    return "%" in cell.number_format and isinstance(cell.value, (int, float)) and 0 <= cell.value <= 1


def _tell_numbered(reading: Reading, region: Region, unused: list[Column]) -> None:
    """Set aside each column that numbers the weeks, sprints or other periods of a list without dates."""
    for column in unused:
        unit = _unit_numbered(column.heading)
        if unit and _mostly(region.cells_in(column.number), _numbers_period):
            place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
            reading.put_aside(place, column.heading, _NUMBERED, _ASK_NUMBERED.format(unit=unit))


@lru_cache(maxsize=1 << 12)
def _unit_numbered(heading: str) -> str:
    """Return which periods numbers below a heading count, as Week or Sprint no. does; "" for Effort in weeks."""
    named = period_named(f"{heading} 1")
    return named[0] if named else ""


def _numbers_period(cell: Cell) -> bool:
    return _NUMBER.fullmatch(cell.text) is not None or period_named(cell.text) is not None


def _gives_starts_alone(region: Region) -> bool:
    roles = {one.role for one in region.columns}
    return "start" in roles and region.grid is None and not roles & {"finish", "duration", "span"}


def _doubt_lengths(reading: Reading, region: Region, unused: list[Column]) -> None:
    """Warn of each column of amounts of time beside starts that nothing else ends: Days remaining, Effort (weeks)."""
    for column in unused:
        if says_no_length(column.heading):
            continue
        if _mostly(region.cells_in(column.number), partial(_is_length, heading=column.heading)):
            place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
            reading.warn(place, column.heading, _LASTING, _ASK_LASTING)
            reading.lower("medium")


def _is_length(cell: Cell, heading: str) -> bool:
    length = duration_from_text(cell.text, heading)
    return length is not None and length.amount > 0 and length.unit != "years"  # 2026 below Start year


def _doubt_yearless(reading: Reading, region: Region, unused: list[Column]) -> None:
    """Warn of each column of a matrix that holds days without their year, which its dated milestones stand beside."""
    for column in unused:
        cells = region.cells_in(column.number)
        if _mostly(cells, _lacks_year) and not all(_may_be_share(cell.text) for cell in cells.values()):
            place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
            reading.warn(place, column.heading, _YEARLESS, _ASK_YEAR)
            reading.lower("medium")


def _doubt_few(reading: Reading, region: Region, unused: list[Column]) -> None:
    """Warn of each column of a matrix in which some cells are days, and more are words: Signed off, 3 March 2023."""
    for column in unused:
        cells = region.cells_in(column.number).values()
        days = sum(map(is_date, cells))
        if days and not heads_alternative(column.heading):
            place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
            reading.warn(
                place, column.heading, f"{_FEW}: {counted(days, 'date')} among {len(cells)} cells", _ASK_FEW
            )
            reading.lower("medium")


def _lacks_year(cell: Cell) -> bool:
    return isinstance(cell.value, str) and (
        lacks_year(cell.text) or _STRETCH.fullmatch(cell.text) is not None
    )


def _may_be_share(text: str) -> bool:
    """Return whether a text may say how many of how many: 3/5 tests."""
    share = _SHARE.fullmatch(text.strip())
    return share is not None and int(share[1]) <= int(share[2])


def _mostly(cells: dict[int, Cell], says: Callable[[Cell], bool]) -> bool:
    """Return whether at least half of some cells, and any, are of a kind."""
    return bool(cells) and 2 * sum(map(says, cells.values())) >= len(cells)


def _doubt_reports(reading: Reading, region: Region, part: Reading) -> None:
    """Warn of tasks that several rows name, each with the day of another report beside it."""
    headed = listed("report date")
    column = next((one for one in region.columns if normalised(one.heading) in headed), None)
    if column is None:
        return
    days = region.cells_in(column.number)
    said: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    columns = (part.rows.column(one) for one in ("activity_name", "outline", "cell"))
    for name, outline, cell in zip(*columns, strict=True):
        if (row := row_of(cell)) in days:
            said[normalised(name), outline or ""].add(days[row].text)
    again = sum(len(each) > 1 for each in said.values())
    if again:
        place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
        reading.warn(place, counted(again, "task"), _REPORTED, _ASK_REPORTS)
        reading.lower("low")
