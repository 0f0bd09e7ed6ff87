"""What is read with a doubt: said of the table, and of the rows it touches, with what would settle it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import count, pairwise, takewhile
from statistics import median
from string import ascii_letters

from mhhs_analysis.dates import DateOrder, Interval, Order, lacks_year, looks_like_date
from mhhs_analysis.intake.headings.columns import (
    ALTERNATIVE,
    DATE_ROLES,
    GROUP,
    Column,
    dates_among,
    heads_alternative,
    is_alternative,
    is_wordy,
    role_of,
)
from mhhs_analysis.intake.headings.forecasts import EARLIER
from mhhs_analysis.intake.headings.names import OF_ANYTHING, SAME, UNKNOWN_HEADING, steps
from mhhs_analysis.intake.headings.period_words import unit_named
from mhhs_analysis.intake.headings.row_bases import basis_of
from mhhs_analysis.intake.reading import Confidence, Place, Reading, counted, place_of, place_read
from mhhs_analysis.intake.tables.cells import PERIOD, UNREADABLE, ask_first
from mhhs_analysis.intake.tables.period_calendars import PeriodCalendar
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.time_axis.headings import month_and_year
from mhhs_analysis.intake.workbooks.workbook import Cell, Sheet, cell_name

FAR_YEARS = 3
"""More years than this from the middle of a plan's dates, and a date is doubted."""

_MIXED_OPEN = "dates in both orders of day and month: those that either order could read are set aside"
_MIXED_APART = (
    "dates in both orders of day and month: each column is read in the order that its own dates prove"
)
_MIXED = "dates in both orders of day and month: those that only the other order could read are set aside"
_UNPROVEN = "nothing shows the order of day and month; UK order taken"
_UNPROVEN_OPEN = (
    "nothing shows the order of day and month, and how other dates stand or what they come to speaks against UK order: "
    "those that either order could read are set aside"
)
_SWAPPED = (
    "texts here are in {order} order and every real date beside them has a day of 12 or less: Excel may have "
    "swapped their day and month"
)
_FEWEST_SWAPPED = 3
"""Real dates of days up to the 12th, and texts that prove UK order, from which it is no chance that none is another."""
_UNREAD = "more tasks have a date that can't be read than have one that can"
_ASK_UNREAD = "ask for these dates as days, or for what they are counted from"
_WIDE = {
    "month": "its month",
    "quarter": "its quarter",
    "week": "the week that it begins",
    "week to": "the week that it ends",
}
_YEAR_NEAR = "dates without a year are read in the one that stands above their rows, or in a column of years"
_DOWN = "a task stands in row after row, each time in another week: read as a task of each"
_ASK_DOWN = "ask whether the rows are weeks, and for each task's start and finish"
_ASK_THEIR_YEAR = "ask whether that is their year"
_REPLANNED = re.compile(
    r"(?:updated|amended|superseded|previous|old|new|re-?plan\w*)(?: \w+)* (?:plan|dates?|schedule|timeline|timings?)",
    re.I,
)
"""Words for the whole of a plan as it was before, or is now."""
_BLOCK = "tasks named again below a row that says which dates follow: read as tasks of their own"
_ASK_BLOCK = "ask which of the two dates of each task is the plan's"
ASK_YEAR = "ask whether that year is meant"
_FAR = "a year far from the plan's other dates; kept as typed"
_COUNT = re.compile(r"-?\d{1,3}(?:[.,]\d+)?")
_WORDS = "a column headed as dates that holds words and no date: not read"
_ASK_WORDS = "ask what this column says of each row"
_HEADLESS = "a column of dates without a heading: not read"
_HEADLESS_WORDS = "a column without a heading that says something of most rows: not read"
_FEWEST_AGAIN = 2
"""Rows named as the one above from which it is no chance."""
_FEWEST_SAID = 2
"""Cells of a column without a heading from which it is one."""
_VERSIONS = "one of several versions of a date; readings.csv can say which speaks (version, columns)"
_SERIAL = "numbers shown where dates stand: read as Excel's days"
_SERIAL_1904 = "numbers shown where dates stand: read as days counted from 1904, as the workbook counts them"
_SHORT_YEARS = "dates such as 23-06-12: read as year, month, day, for no other order keeps the years together"
_NUMERIC = re.compile(r"(?P<first>\d{1,2})([/.-])(?P<second>\d{1,2})\2(\d\d|\d{4})")
_ASK_ORDER = "ask in which order the dates are"
_MOVED_IN = (
    "words below the last heading of time, where the column right of it is blank: read as bars named so"
)
_ASK_LIST = "ask which list gives the days of this plan's periods"
_ASK_MOVED = "ask whether a separator too few moved them into the drawing"
_LONGEST_MARK = 3
"""Letters of a mark in a drawing: anything longer is words."""
_MOST_SHOWN = 3
"""Cells that are named."""
_UNDRAWN = "headings that may be days or months without a year: what is drawn below them is not read"
_ASK_DRAWN = "ask for the year of these headings, or for the dates of what is drawn"
_FEWEST_DRAWN = 4
"""Such headings from which they are a line of time."""
_ASK_COLUMN = "ask which of the columns is meant"


def doubt_order(table: Table, found: DateOrder) -> None:
    """Say how the order of day and month was decided, and warn where nothing decides it."""
    place = Place(table.file, table.region.sheet.name)
    if found.proof and not found.is_mixed:
        table.reading.reasons.append(f"dates read in the order {found.order}: {found.proof!r} proves it")
    if found.is_mixed:
        _doubt_mixed(table, found, place)
    elif found.ambiguous and not found.proof:
        reason = _UNPROVEN_OPEN if found.is_open else _UNPROVEN
        table.reading.warn(place, f"{found.ambiguous} dates", reason, _ASK_ORDER)
        if found.is_open:
            table.reading.lower("low")
    if found.proof and _may_be_swapped(table.region, found):
        told = _SWAPPED.format(order="US" if found.order == "MDY" else "UK")
        table.reading.warn(place, found.proof, told, _ASK_ORDER)
        table.reading.reading_confidence = "low"


def _doubt_mixed(table: Table, found: DateOrder, place: Place) -> None:
    """Warn of dates in both orders: what can't be known of them is not read, and lowers the confidence in the rest."""
    columns = [table.dating.of(one.number) for one in table.region.date_columns]
    is_open = any(one.is_open for one in columns)
    are_apart = not is_open and len({one.order for one in columns}) > 1
    table.reading.warn(
        place, found.proof, _MIXED_OPEN if is_open else _MIXED_APART if are_apart else _MIXED, _ASK_ORDER
    )
    table.reading.lower("low" if is_open else "medium")


def _may_be_swapped(region: Region, found: DateOrder) -> bool:
    """Return whether every real date of a table would still be one if its day and month were swapped.

    Beside texts in UK order that is told by more of both: a US Excel makes dates of no text but 1 to 12. Firsts of
    several months were all days of January if swapped, which texts of other months tell against.
    """
    is_uk, kinds = found.order == "DMY", (region.sheet.kinds[one.number] for one in region.date_columns)
    if (is_uk and found.ambiguous) or not any(issubclass(kind, date) for one in kinds for kind in one):
        return False
    real = [cell.value for cell in region.date_cells if isinstance(cell.value, date)]
    texts = [*filter(None, map(_NUMERIC.fullmatch, region.date_texts))]
    months = {int(text["second" if is_uk else "first"]) for text in texts}
    if not all(day.day <= 12 for day in real) or _recur_monthly(real, months):
        return False
    return min(len(real), len(texts)) >= _FEWEST_SWAPPED if is_uk else len(real) > 1


def _recur_monthly(real: Sequence[date], months: set[int]) -> bool:
    """Return whether real dates are one day of several months, and texts of others than the month it may stand for."""
    days = {one.day for one in real}
    return len(days) == 1 and len({one.month for one in real}) >= _FEWEST_SWAPPED and not months <= days


def doubt_order_said(table: Table, said: Order, found: DateOrder) -> None:
    """Warn where a person says another order of day and month than the dates prove."""
    if found.proof and found.order != said:
        place = Place(table.file, table.region.sheet.name)
        reason = f"read in the order {said}, as a person says, though this proves {found.order}"
        table.reading.warn(place, found.proof, reason, _ASK_ORDER)


def doubt_numbers(table: Table) -> None:
    """Warn of each column of dates that holds plain numbers; periods are left undated, with what to ask."""
    axis = table.region.grid.axis if table.region.grid else None
    is_dated = axis is not None and axis.is_numbered and axis.is_dated
    for column in table.region.date_columns:
        numbers = table.dating.of(column.number).numbers
        place = place_of(table.file, table.region.sheet, table.region.headers[-1], column.number)
        if numbers == "serial":
            table.reading.warn(
                place,
                column.heading,
                _SERIAL_1904 if table.dating.is_1904 else _SERIAL,
                "ask whether these are dates",
            )
        if numbers == "short":
            table.reading.warn(place, column.heading, _SHORT_YEARS, _ASK_ORDER)
        if column.number in table.numbered:
            _say_periods(table, column)
        elif numbers == "period" and not is_dated:
            unit = unit_named(column.heading) if axis is None else ""
            table.reading.put_aside(place, column.heading, PERIOD, ask_first(unit))


def _say_periods(table: Table, column: Column) -> None:
    """Say what dates the periods that a column numbers, and doubt it once for all columns that it dates."""
    said = table.numbered[column.number].dated
    if said.told:
        table.reading.reasons.append(f"{column.heading}: {said.unit}s dated by {said.told}")
    if column.number == next(number for number, one in table.numbered.items() if one.dated is said):
        place = place_of(table.file, table.region.sheet, table.region.headers[-1], column.number)
        ask = _ASK_LIST if isinstance(said, PeriodCalendar) else ask_first(said.unit)
        for doubt in said.doubts:
            table.reading.warn(place, column.heading, doubt, ask)


def doubt_unread(table: Table) -> None:
    """Doubt a table more of whose tasks give dates that can't be read than dates that can."""
    reading = table.reading
    cells = [entry["cell"] for entry in reading.set_aside if entry["reason"].startswith(UNREADABLE)]
    lost = {cell.strip(ascii_letters) for cell in cells if cell}
    if len(lost) > 1 and _dated_among(reading) in range(1, len(lost)):
        place = Place(table.file, table.region.sheet.name, cells[0])
        reading.warn(place, counted(len(lost), "row"), _UNREAD, _ASK_UNREAD)
        reading.lower("low")


def _dated_among(reading: Reading) -> int:
    """Return how many rows have a date, which is asked of whole columns."""
    ends = (reading.rows.column(f"{end}_{side}") for end in ("start", "finish") for side in ("from", "to"))
    return sum(map(any, zip(*ends, strict=True)))


def tell_headed_below(table: Table) -> None:
    """Say of a table whose headings stand below its rows that they do."""
    region = table.region
    if region.rows and region.rows[-1] < region.headers[0]:
        table.reading.reasons.append("the headings stand below the rows that they head")


def doubt_years(table: Table) -> None:
    """Warn where dates without a year take the one that stands near their rows; say what proves one."""
    if table.years.proof:
        table.reading.reasons.append(table.years.proof)
    if table.years.cell:
        place = Place(table.file, table.region.sheet.name, table.years.cell)
        table.reading.warn(place, "", _YEAR_NEAR, _ASK_THEIR_YEAR)


def doubt_time_down(table: Table) -> None:
    """Warn where weeks run down the rows: tasks named again in the next one, with a week each."""
    region = table.region
    if (
        region.grid
        or len(region.date_columns) != 1
        or table.dating.of(region.date_columns[0].number).width != "week"
    ):
        return
    names = table.name_texts
    again = [row for above, row in pairwise(region.rows) if row in names and names.get(above) == names[row]]
    if len(again) >= _FEWEST_AGAIN:
        place = place_of(table.file, region.sheet, again[0], table.name_columns[again[0]].number)
        table.reading.warn(place, counted(len(again), "row"), _DOWN, _ASK_DOWN)
        table.reading.reading_confidence = "low"


def doubt_blocks(table: Table) -> None:
    """Warn of tasks named again below a lone row that says which dates follow: Revised dates."""
    region, names = table.region, table.name_texts
    for row in region.lone_rows:
        column, cell = next(iter(region.sheet.rows[row].items()))
        if not basis_of(cell) and not _REPLANNED.fullmatch(cell.text.strip(" :")):
            continue
        above = {text for other, text in names.items() if other < row}
        again = [other for other, text in names.items() if other > row and text in above]
        if len(again) >= _FEWEST_AGAIN:
            place = place_of(table.file, region.sheet, row, column)
            table.reading.warn(place, counted(len(again), "row"), _BLOCK, _ASK_BLOCK)
            table.reading.lower("low")


def tell_widths(table: Table) -> None:
    """Say of each column of dates whose heading makes a day stand for something wider what it stands for."""
    for column in table.region.date_columns:
        if width := table.dating.of(column.number).width:
            table.reading.reasons.append(f"{column.heading}: a day there is read as {_WIDE[width]}")


def doubt_reversal(table: Table, row: int, start: Interval | None, finish: Interval | None) -> None:
    """Warn of a row whose finish is before its start; both stay as typed."""
    if start and finish and finish.is_before(start):
        doubt_reversed(table.reading, place_of(table.file, table.region.sheet, row), start, finish)


def doubt_reversed(reading: Reading, place: Place, start: Interval | None, finish: Interval | None) -> None:
    """Warn of a finish before its start, at its place."""
    if start and finish and finish.is_before(start):
        reading.warn(place, f"{start.text} to {finish.text}", "finish before start; kept as typed",
                     "ask which of the two is meant")  # fmt: skip
        reading.lower("medium")


def doubt_columns(reading: Reading, region: Region) -> None:
    """Warn of each column of dates that was not read or may not be what it is read as, and of hidden ones."""
    for column in region.columns:
        place = place_of(reading.file, region.sheet, region.headers[-1], column.number)
        if column.role == "" and _holds_words(column, region):
            reading.warn(place, column.heading, _WORDS, _ASK_WORDS)
        elif column.role in ("", ALTERNATIVE) and _is_of_dates(column, region):
            reason = f"a column of dates that was not read: {column.doubt or _why_unread(column)}"
            reading.warn(place, column.heading, reason, _ASK_COLUMN)
            reading.lower("medium" if column.doubt.startswith(EARLIER) else "low")
        elif column.role and column.doubt:
            reading.warn(place, column.heading, f"read as the {column.role}: {column.doubt}", _ASK_COLUMN)
            reading.lower(_confidence_in(column, region))
        if column.role and column.role != "other" and column.number in region.sheet.hidden_columns:
            reading.warn(place, column.heading, f"the {column.role} stands in a hidden column", _ASK_COLUMN)


def _confidence_in(column: Column, region: Region) -> Confidence:
    """Return the most confidence in a table one of whose columns is doubted.

    Words below an unknown heading were taken for the names before those of the group beside them, any words before
    what is headed as the names and says the same of every row, or what has dates for a task.
    """
    if column.role in DATE_ROLES:
        return "low"
    is_grouped = any(one.role == GROUP for one in region.columns)
    is_unknown = column.doubt.startswith(UNKNOWN_HEADING) and column.role == "name"
    return "medium" if (is_grouped and is_unknown) or column.doubt.endswith((SAME, OF_ANYTHING)) else "high"


def doubt_headless(reading: Reading, region: Region) -> None:
    """Warn of each column of a table that has no heading and holds dates, or words of most rows.

    What its dates are, or what a letter beside a task says of it, nobody says.
    """
    known = {one.number for one in region.columns}
    for number in _headless(region, known):
        cells = region.cells_in(number)
        if len(cells) < _FEWEST_SAID:
            continue
        place = place_of(reading.file, region.sheet, next(iter(cells)), number)
        if min(known) < number < max(known) and 2 * dates_among(cells.values()) >= len(cells):
            reading.warn(place, next(iter(cells.values())).text, _HEADLESS, _ASK_COLUMN)
            reading.reading_confidence = "low"
        elif 2 * sum(_says_words(cell) for cell in cells.values()) > len(region.rows):
            reading.warn(place, "", _HEADLESS_WORDS, _ASK_WORDS)


def _headless(region: Region, known: set[int]) -> list[int]:
    """Return the columns without a heading among those of a table and right beside them, in order."""
    grid, rows = region.grid, region.sheet.rows
    taken = known | ({*range(grid.axis.first, grid.axis.last + 1)} if grid else {*()})
    headed = {number for row in region.headers for number in rows[row]}
    there = {*region.sheet.texts, *region.sheet.kinds} - headed
    left = takewhile(there.__contains__, count(min(taken) - 1, -1))
    right = takewhile(there.__contains__, count(max(taken) + 1))
    among = {*range(min(known), max(known))} | {*left, *right}
    found = sorted(among - taken)
    named = steps(region.columns, [rows[row] for row in region.rows]) if found else []
    return [one for one in found if one not in named]


def _says_words(cell: Cell) -> bool:
    return isinstance(cell.value, str) and any(map(str.isalpha, cell.text))


def doubt_moved(reading: Reading, region: Region) -> None:
    """Warn of words below the last heading of time in rows that are blank right of it, where others have words.

    A separator too few in most rows of a text has moved what the next column holds into the drawing.
    """
    if region.grid is None:
        return
    last = region.grid.axis.last
    beside = region.cells_in(last + 1)
    words = [row for row, cell in region.cells_in(last).items() if row not in beside and _is_wordy(cell)]
    if beside and len({region.sheet.rows[row][last].text for row in words}) > max(1, len(beside)):
        shown = [cell_name(row, last) for row in words[:_MOST_SHOWN]]
        told = ", ".join([*shown, *(["..."] if len(words) > _MOST_SHOWN else [])])
        reading.warn(place_of(reading.file, region.sheet, words[0], last), told, _MOVED_IN, _ASK_MOVED)
        reading.reading_confidence = "low"


def _is_wordy(cell: Cell) -> bool:
    return isinstance(cell.value, str) and len(cell.value) > _LONGEST_MARK


def doubt_undrawn(reading: Reading, region: Region) -> None:
    """Warn of a table whose last headings may be days without a year, below which something is marked."""
    if region.grid is not None:
        return
    unread = [one for one in region.columns if not one.role and _may_be_a_day(one.heading)]
    if len(unread) < _FEWEST_DRAWN:
        return
    numbers = range(unread[0].number, unread[-1].number + 1)
    if sum(len(region.cells_in(number)) for number in numbers) > len(unread):
        place = place_of(reading.file, region.sheet, region.headers[-1], unread[0].number)
        reading.warn(place, f"{unread[0].heading} to {unread[-1].heading}", _UNDRAWN, _ASK_DRAWN)


def _may_be_a_day(heading: str) -> bool:
    return month_and_year(heading) is not None or lacks_year(heading)


def doubt_far_years(reading: Reading) -> None:
    """Warn of dates years away from the plan's middle: left from a template, or read in another order.

    Where most are, they have no middle: a history or a register of contracts is strewn so, hardly a plan.
    """
    bounds = [(end, f"{end}_from", f"{end}_to") for end in DATE_ROLES]
    if not _are_strewn(reading):
        return
    times: Counter[str | None] = Counter()
    for _, first, last in bounds:
        days = reading.rows.column(last)
        if None in days:
            days = [one or other for one, other in zip(days, reading.rows.column(first), strict=True)]
        times.update(days)
    years: Counter[int] = Counter()
    for day, many in times.items():
        if day:
            years[int(day[:4])] += many
    middle = median(years.elements()) if years else 0
    far = {f"{year:04}" for year in years if abs(year - middle) > FAR_YEARS}
    doubted = len(reading.warnings)
    for row in reading.rows if far else ():
        ends = [
            f"{end} {row[f'{end}_text']}"
            for end, first, last in bounds
            if (row[last] or row[first] or "")[:4] in far
        ]
        if ends:
            reading.warn(place_read(reading.file, row), " to ".join(ends), _FAR, ASK_YEAR)
    if 2 * (len(reading.warnings) - doubted) > len(reading.rows):
        reading.reading_confidence = "low"


def _are_strewn(reading: Reading) -> bool:
    """Return whether the years of a plan's dates lie far enough apart for any to be far from their middle."""
    bounds = [f"{end}_{bound}" for end in DATE_ROLES for bound in ("from", "to")]
    days: set[str] = set().union(*map(reading.rows.column, bounds)) - {None, ""}
    return bool(days) and int(max(days)[:4]) - int(min(days)[:4]) > FAR_YEARS


def _why_unread(column: Column) -> str:
    return _VERSIONS if heads_alternative(column.heading) else UNKNOWN_HEADING


def _holds_words(column: Column, region: Region) -> bool:
    """Return whether a column is headed as dates but holds words, and nothing that may be a date."""
    if role_of(column.heading, "activities")[0] not in ("date", "span") or may_be_dates(
        region.sheet, column.number
    ):
        return False
    cells = region.cells_in(column.number).values()
    return any(is_wordy(cell) and not is_alternative(cell.text) for cell in cells)


def _is_of_dates(column: Column, region: Region) -> bool:
    """Return whether a column is headed as a date of the plan, or at least half of it are dates.

    Where nothing else times the tasks, words that only lack a year (3-9 November) are such too. Small numbers
    below a heading that may be of something else (Actual, Estimated time) are none, nor are days counted from the
    plan's start beside the column that gives that date.
    """
    role = role_of(column.heading, "activities")[0]
    is_headed = role in (*DATE_ROLES, "span", "date")
    without_year = 0 if region.is_timed else _without_year(region.sheet, column.number)
    if not is_headed and not without_year and not may_be_dates(region.sheet, column.number):
        return False
    cells = region.cells_in(column.number).values()
    is_beside = role in ("span", "date") or any(one.role == role for one in region.columns)
    if is_beside and all(_is_count(cell) for cell in cells):
        return False
    if all(is_alternative(cell.text) for cell in cells):  # a column that says of which version each row is
        return False
    return is_headed or 2 * (dates_among(cells) + without_year) >= len(cells)


def _is_count(cell: Cell) -> bool:
    """Return whether a cell holds a number too small for a date: hours of work, days from a start, nothing yet."""
    return _COUNT.fullmatch(cell.text) is not None and not lacks_year(cell.text)


def _without_year(sheet: Sheet, number: int) -> int:
    _, texts = sheet.texts_in(number)
    return sum(map(lacks_year, texts))


def may_be_dates(sheet: Sheet, number: int) -> bool:
    """Return whether anything in a column of a sheet is a date, or words that can be read as one."""
    are_dates = any(issubclass(kind, date) for kind in sheet.kinds.get(number, ()))
    return are_dates or any(map(looks_like_date, sheet.said.get(number, ())))
