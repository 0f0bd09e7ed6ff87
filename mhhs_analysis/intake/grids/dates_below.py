"""Whether dates stand below what may be headings of time: columns of dates, then, and no drawing."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from itertools import count, pairwise, takewhile

from mhhs_analysis.dates import duration_from_text, interval_from_text, span_from_text
from mhhs_analysis.intake.headings.columns import TIMINGS, is_date, is_wordy, role_of
from mhhs_analysis.intake.headings.rows import is_heading
from mhhs_analysis.intake.marks.grid_marks import LONGEST_MARK
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.time_axis.headings import said_in
from mhhs_analysis.intake.time_axis.heads import TimeHead
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells, Sheet

_FEWEST_DATES = 3
"""Dates right above what could be headings of time from which both are rows of a table of dates."""
_LAST = timedelta(days=92)
"""How long the last column of time may be: a quarter."""
_BESIDE_END = {"start": ("finish", "duration"), "finish": ("start", "duration")}
"""What another row gives of tasks whose starts, or finishes, stand side by side."""
_CALENDAR = frozenset({1, 3, 7, 14})
"""Days between the headings of a calendar of days, working days, weeks or fortnights."""
_FEWEST_DRAWN = 2
"""Rows drawn in from which dates over them are headings of time."""
_NUMBER = re.compile(r"\d+")
_NEAR_ENDS = 6
"""Rows from the starts of tasks that stand side by side within which their finishes do."""


def is_of_dates(sheet: Sheet, head: TimeHead, tops: set[int]) -> bool:
    """Return whether dates stand in most of the rows below: columns of dates, such as milestones', not of time.

    Dates that each lie in the time of their column are typed in what is drawn there, and that one is to come (TBC) may
    be said beside a bar. The headings of another drawing (`tops`), below rows without any date, are no rows of this.
    """
    if (_is_an_end(sheet, head) or _is_of_named(sheet, head)) and not _are_drawn_in(sheet, head):
        return True
    above = sheet.rows.get(head.numbers[0] - 1, {})
    if sum(is_date(cell) for column, cell in above.items() if column in head.columns) >= _FEWEST_DATES:
        return True
    below = [row for row in sheet.rows if row > head.numbers[-1]][:20]
    dated = {row for row in below if _states_dates(sheet, row, head)}
    if not dated or not any(_is_known_date(cell) for row in dated for cell in _within(sheet, row, head)):
        return False
    undated = {*below} - dated
    before = pairwise([head.numbers[-1], *below])
    others = {later for earlier, later in before if later in tops & dated and earlier in undated}
    held = {row for row in below if _holds(sheet, row, head)}
    return 2 * len(dated - others) > len(held - others) > 0


def _states_dates(sheet: Sheet, row: int, head: TimeHead) -> bool:
    """Return whether a date stands in a row below headings of time that is not in the time of its own column."""
    return any(
        is_date(cell) and not _lies_under(head, column, cell)
        for column, cell in sheet.rows[row].items()
        if column in head.columns
    )


def _within(sheet: Sheet, row: int, head: TimeHead) -> list[Cell]:
    """Return the cells of a row that stand below headings of time."""
    return [cell for column, cell in sheet.rows[row].items() if column in head.columns]


def _holds(sheet: Sheet, row: int, head: TimeHead) -> bool:
    """Return whether anything stands in a row below headings of time, or is filled there beside a name."""
    if any(column in head.columns for column in sheet.rows[row]):
        return True
    filled = sheet.drawn.fills.get(row, {})
    used = sum(column in head.columns for column in filled)
    return 0 < used < len(head.columns) and _names_task(sheet.rows[row], head)


def _is_an_end(sheet: Sheet, head: TimeHead) -> bool:
    """Return whether a row of dates is one end of tasks side by side, and another row gives their other, or lengths.

    Each says so left of what it gives.
    """
    for row in head.numbers:
        label = max((column for column in sheet.rows[row] if column < head.columns.start), default=0)
        others = _BESIDE_END.get(_end_named(sheet, row, label), ())
        near = range(row - _NEAR_ENDS, row + _NEAR_ENDS + 1)
        if others and any(
            _end_named(sheet, one, label) in others and _gives(sheet, one, head) for one in near
        ):
            return True
    return False


def _is_of_named(sheet: Sheet, head: TimeHead) -> bool:
    """Return whether days in a row are when what each column names right above is due: Due date, or more dates below.

    Days that are evenly apart as those of a calendar are, and what numbers or dates itself, are headings of time.
    """
    row = head.numbers[0]
    if len(head.numbers) > 1 or not _names_above(sheet, head):
        return False
    return _is_due(sheet, head) or any(
        _gives(sheet, one, head) for one in (row + 1, row + 2) if one in sheet.rows
    )


def _names_above(sheet: Sheet, head: TimeHead) -> list[str]:
    """Return what is named right above each of some days that are not evenly apart as a calendar's; else nothing."""
    said = head.rows[0].said
    days = [one.interval.earliest for one in said.values() if one.interval and one.unit == "day"]
    steps = {(later - earlier).days for earlier, later in pairwise(days) if earlier and later}
    if len(days) < len(said) or steps <= _CALENDAR:
        return []
    over = sheet.rows.get(head.numbers[0] - 1, {})
    above = {column: cell.text for column, cell in over.items() if column in said}
    is_named = above.keys() == said.keys() and len({*above.values()}) == len(above)
    return [*above.values()] if is_named and not any(said_in(text, "DMY") for text in above.values()) else []


def _is_due(sheet: Sheet, head: TimeHead) -> bool:
    """Return whether a row of days is headed as an end of tasks, or as when they are due."""
    row = head.numbers[0]
    label = max((column for column in sheet.rows[row] if column < head.columns.start), default=0)
    return _end_named(sheet, row, label) in (*_BESIDE_END, "date", "span")


def _are_drawn_in(sheet: Sheet, head: TimeHead) -> bool:
    """Return whether rows below headings of time are mostly tasks that are drawn there, each named left of its marks.

    What is headed left of them (Owner, RAG) says something of each column instead, and so does all below the starts or
    due dates of what is named above them in words of its own: Design, Build, and not Sprint 1, Sprint 2.
    """
    if len({_NUMBER.sub("", name) for name in _names_above(sheet, head)}) > 1 and _is_due(sheet, head):
        return False
    named = [row for row in sheet.rows if row > head.numbers[-1] and _names_task(sheet.rows[row], head)][:20]
    told = [is_drawn for row in named if (is_drawn := _is_drawn(sheet, row, head)) is not None]
    return sum(told) >= _FEWEST_DRAWN and 2 * sum(told) > len(told)


def _names_task(cells: Cells, head: TimeHead) -> bool:
    left = [cell for column, cell in cells.items() if column < head.columns.start and is_wordy(cell)]
    return bool(left) and role_of(left[0].text, "activities") == ("", "")


def _is_drawn(sheet: Sheet, row: int, head: TimeHead) -> bool | None:
    """Return whether marks or fills alone stand in adjoining cells of a row, or one mark in all; None for blanks."""
    held = {column: cell for column, cell in sheet.rows[row].items() if column in head.columns}
    used = {*held} | {column for column in sheet.drawn.fills.get(row, {}) if column in head.columns}
    if not used:
        return None
    texts = {cell.text for cell in held.values()}
    is_partly = len(used) < len(head.columns) or (len(texts) == 1 and len(held) == len(used))
    is_run = max(used) - min(used) < len(used)
    return is_partly and is_run and all(len(text) <= LONGEST_MARK for text in texts)


def _end_named(sheet: Sheet, row: int, column: int) -> str:
    cell = sheet.rows.get(row, {}).get(column)
    return role_of(cell.text, "activities")[0] if cell is not None and is_heading(cell) else ""


def _gives(sheet: Sheet, row: int, head: TimeHead) -> bool:
    """Return whether dates or lengths stand in a row below most headings."""
    held = [cell for column, cell in sheet.rows[row].items() if column in head.columns]
    given = sum(is_date(cell) or duration_from_text(cell.text, "days") is not None for cell in held)
    return 2 * given > len(head.columns)


def _lies_under(head: TimeHead, column: int, cell: Cell) -> bool:
    """Return whether a date, or the first day of a text, lies between the heading of its column and the next one."""
    firsts = {number: one.interval.earliest for number, one in head.rows[-1].said.items() if one.interval}
    starts = [number for number in sorted(firsts) if number <= column]
    later = [firsts[number] for number in sorted(firsts) if number > column]
    day, first = _first_day(cell), firsts[starts[-1]] if starts else None
    if day is None or first is None or first > day:
        return False
    return later[0] is None or day < later[0] if later else day < first + _LAST


def _first_day(cell: Cell) -> date | None:
    if isinstance(cell.value, date):
        return cell.value.date() if isinstance(cell.value, datetime) else cell.value
    found = span_from_text(cell.text)
    return found[0].earliest if found else None


def dates_under(table: Region, axis: TimeAxis) -> bool:
    """Return whether a table is headed below time columns and has dates of its own in columns among them."""
    if table.headers[0] <= axis.rows[-1]:
        return False
    inside = [one.number for one in table.date_columns if axis.first <= one.number <= axis.last]
    return any(_is_known_date(cell) for number in inside for cell in table.cells_in(number).values())


def names_timing(cell: Cell) -> bool:
    """Return whether a cell could head starts, finishes or lengths of tasks."""
    return is_heading(cell) and role_of(cell.text, "activities")[0] in TIMINGS


def dates_below(sheet: Sheet, row: int, columns: set[int]) -> bool:
    """Return whether a date that is known stands in any of some columns from the row below on, to the next gap."""
    below = takewhile(lambda number: number in sheet.rows, count(row + 1))
    cells = (cell for number in below for column, cell in sheet.rows[number].items() if column in columns)
    return any(map(_is_known_date, cells))


def _is_known_date(cell: Cell) -> bool:
    if not isinstance(cell.value, str):
        return isinstance(cell.value, date)
    found = interval_from_text(cell.text)
    return found is not None and not found.is_unknown
