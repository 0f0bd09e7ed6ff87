"""Numbered periods dated by what a file says of one of them: a project's start, a first week, a remark."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mhhs_analysis.dates import Interval, Order, interval_from_text, interval_shown
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.time_axis.axis import dated_from
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet, cell_name

_START = re.compile(
    r"(?:(?:project|programme|program|plan|schedule|planned|overall)(?:'s)? )?"
    r"(?:start|starts|begin|begins|beginning|commences|commencement|kick[- ]?off)(?: date| day| of project)?",
    re.I,
)
_BARE = re.compile(r"(?:start|starts|begin|begins|beginning|commences|commencement|kick[- ]?off)", re.I)
"""Words of a start that don't name a project or plan, nor say that a date is what follows."""
_PERIOD = re.compile(
    r"(?P<unit>week|wk|month|day)\s*#?\s*(?P<number>\d{1,3})(?:\s*(?:=|:|is|starts?|begins?|commences|commencing|on|date|of|from|-|–))*",
    re.I,
)
_OPEN = "nothing shows the order of day and month of the day that dates them; UK order taken"
_WHOSE = "they are dated by a start that doesn't say of what: taken for the plan's own"
_BESIDE = 4
"""How many columns right of its words a date may stand."""
_DAY = timedelta(days=1)


@dataclass(frozen=True)
class _Anchor:
    """What is said of a numbered period: its days, or one day in it, and where that is said."""

    number: int
    interval: Interval
    is_exact: bool
    told: str
    doubts: tuple[str, ...] = ()


def dated_by_words(sheet: Sheet, axis: TimeAxis, settings: Settings) -> TimeAxis:
    """Return an axis dated by what a person or its sheet says of one of its periods, else as it is.

    Words that disagree with each other date nothing.
    """
    if axis.is_dated or not axis.is_numbered:
        return axis
    if settings.week_one is not None:
        day = settings.week_one
        return _dated(
            axis, _Anchor(1, Interval(day, day), True, f"{axis.unit} 1 begins on {day:%d/%m/%Y} (as set)")
        )
    found = [*_in_cells(sheet, axis, settings), *_in_remarks(sheet, axis, settings)]
    exact = [one for one in found if one.is_exact] or found
    made = [_dated(axis, one) for one in exact]
    if not made or len({one.columns for one in made}) > 1:
        return axis
    return made[0]


def _dated(axis: TimeAxis, anchor: _Anchor) -> TimeAxis:
    """Return an axis dated from a period; a day that need not be the period's first makes each as wide as both ways."""
    first = _as_wide(axis.unit, anchor)
    if first is None:
        return axis
    made = dated_from(axis, first, anchor.number)
    return replace(made, dated_by=anchor.told, doubts=(*made.doubts, *anchor.doubts))


def _as_wide(unit: str, anchor: _Anchor) -> Interval | None:
    day, last = anchor.interval.earliest, anchor.interval.latest
    if day is None or last is None or unit not in ("day", "week", "month"):
        return None
    if unit == "day":
        return anchor.interval if day == last else None
    if day != last:  # the words give the whole period
        return anchor.interval
    if unit == "week":
        begins = day if anchor.is_exact else day - timedelta(days=day.weekday())
        return Interval(begins, day + 6 * _DAY)
    begins = day if anchor.is_exact else day.replace(day=1)
    return Interval(begins, _month_on(day) - _DAY)


def _month_on(day: date) -> date:
    return (day.replace(day=1) + timedelta(days=31)).replace(day=min(day.day, 28))


# --- what is said ---------------------------------------------------------------------------------------------


def _in_cells(sheet: Sheet, axis: TimeAxis, settings: Settings) -> Iterator[_Anchor]:
    """Yield what cells down to the headings of time say of a period or the project's start."""
    for row in (row for row in sheet.rows if row <= axis.rows[-1]):
        for column, cell in sheet.rows[row].items():
            if not isinstance(cell.value, str) or (row in axis.rows and axis.first <= column <= axis.last):
                continue
            if found := _said(sheet, row, column, cell, axis, settings):
                yield found


def _said(
    sheet: Sheet, row: int, column: int, cell: Cell, axis: TimeAxis, settings: Settings
) -> _Anchor | None:
    words = " ".join(cell.text.split())
    period, start = _PERIOD.match(words), _START.match(words)
    match = period or start
    if match is None:
        return None
    if period is not None and not period["unit"].lower().startswith(axis.unit[:1]):
        return None
    rest = words[match.end() :].strip(" :=-–()")
    said = _date_in(rest, settings) if rest else _date_beside(sheet, row, column, axis, settings)
    if said is None:
        return None
    interval, is_open = said
    numbers = [one.period for one in axis.columns if one.period is not None]
    if (
        period is None and min(numbers) < 0
    ):  # nor does it say how long before the day counted from a plan starts
        return None
    number = int(period["number"]) if period else min(1, *numbers)
    doubts = [_OPEN] if is_open else []
    if period is None and _BARE.fullmatch(match[0]):
        doubts.append(_WHOSE)
    told = f"{cell_name(row, column)} {words!r}"
    return _Anchor(number, interval, period is not None, told, tuple(doubts))


def _date_beside(
    sheet: Sheet, row: int, column: int, axis: TimeAxis, settings: Settings
) -> tuple[Interval, bool] | None:
    """Return the first date right of a cell, else the one below it."""
    for place in range(column + 1, column + 1 + _BESIDE):
        cell = sheet.rows[row].get(place)
        if cell is not None:
            return None if _says_of_what(sheet, row, place) else _of_cell(cell, settings)
    below = sheet.rows.get(row + 1, {}).get(column) if row + 1 not in axis.rows else None
    return _of_cell(below, settings) if below is not None else None


def _says_of_what(sheet: Sheet, row: int, column: int) -> bool:
    """Return whether words in brackets stand right of a date: it is the start of what they name, not the plan's."""
    beside = sheet.rows[row].get(column + 1)
    return beside is not None and beside.text.startswith("(")


def _of_cell(cell: Cell, settings: Settings) -> tuple[Interval, bool] | None:
    if isinstance(cell.value, datetime | date):
        return interval_shown(cell.value, cell.number_format), False
    return _date_in(cell.text, settings) if isinstance(cell.value, str) else None


def _date_in(text: str, settings: Settings) -> tuple[Interval, bool] | None:
    """Return the days that a text names, and whether the order of day and month is open: a Monday decides it."""
    order: Order = settings.date_order or "DMY"
    found = _bounded(text, order, settings.year)
    other = _bounded(text, "MDY" if order == "DMY" else "DMY", settings.year)
    if found is None or other is None or other == found or settings.date_order is not None:
        return (found, False) if found is not None else None
    mondays = [one for one in (found, other) if one.earliest is not None and one.earliest.weekday() == 0]
    return (mondays[0], False) if len(mondays) == 1 else (found, True)


def _bounded(text: str, order: Order, year: int | None) -> Interval | None:
    found = interval_from_text(text, order, year)
    return None if found is None or found.earliest is None or found.latest is None else found


def _in_remarks(sheet: Sheet, axis: TimeAxis, settings: Settings) -> Iterator[_Anchor]:
    """Yield what remarks on the headings of time say: the days of the period that they stand on."""
    for (row, column), text in sheet.drawn.remarks.items():
        one = axis.by_number.get(column)
        if row not in axis.rows or one is None or one.period is None:
            continue
        for line in (part.strip() for part in re.split(r"[\n:;]", text)):
            interval = _date_in(line, settings)
            if interval is not None:
                told = f"a remark on {cell_name(row, column)} {line!r}"
                yield _Anchor(one.period, interval[0], True, told, (_OPEN,) if interval[1] else ())
                break
