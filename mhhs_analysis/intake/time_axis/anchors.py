"""Numbered periods dated by what a file says of one of them: a project's start, a first week, a remark."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mhhs_analysis.dates import Interval, Order, interval_from_text, interval_shown
from mhhs_analysis.intake.headings.number_words import says_code
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.time_axis.axis import dated_from, time_axis
from mhhs_analysis.intake.time_axis.columns import TimeAxis, TimeColumn
from mhhs_analysis.intake.time_axis.other_numbers import is_another
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
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d\d)(?!\d)")
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d) ?[/–-] ?((?:20)?\d\d)(?!\d)")
_FINANCIAL = re.compile(r"\bFY ?(\d\d) ?[/–-] ?(\d\d)(?!\d)", re.I)
_ANY_YEAR = re.compile(rf"{_FINANCIAL.pattern}|(?:FY ?)?(?:{_YEARS.pattern})|{_YEAR.pattern}", re.I)
_WRITTEN = re.compile(
    r"version|issue|update|draft|dated|as at|as of|prepared|created|revision|print|©|rev\b|\bv\d"
    r"|\b(?:by|until|before|target)\b|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ .,'-]*(?:19|20)\d\d",
    re.I,
)
"""Words beside which a year is when a plan was written, or what it works towards, not the year it is of."""
_OPEN = "nothing shows the order of day and month of the day that dates them; UK order taken"
_WHOSE = "they are dated by a start that doesn't say of what: taken for the plan's own"
_BY_TITLE = "months whose year only a title says"
"""Also of a year typed left of them, which need not be theirs."""
_MONTHS = 12
_NEAREST = 4
"""Rows above the headings of a further drawing in which its own title may stand."""
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


def dated_by_title(sheet: Sheet, axis: TimeAxis, order: Order, above: Sequence[TimeAxis] = ()) -> TimeAxis:
    """Return months without a year dated by the one year, or two years running, that stand above them or in the name.

    One year dates months that do not run on into another; two, written 2023/24, those that do. What stands between
    it and the drawings `above` comes before what stands above them all.
    """
    if not axis.lacks_year or axis.head is None:
        return axis
    texts = _nearest_titles(sheet, axis, above)
    said = {int(year) for text in texts for year in _YEAR.findall(text)}
    running = [(int(first), int(last[-2:])) for text in texts for first, last in _YEARS.findall(text)]
    running += [(2000 + int(first), int(last)) for text in texts for first, last in _FINANCIAL.findall(text)]
    pairs = {first for first, last in running if (first + 1) % 100 == last}
    turns = max(axis.months.values(), default=0) > _MONTHS
    if turns and len(pairs) == 1 and said <= {*pairs, *(year + 1 for year in pairs)}:
        year = pairs.pop()
    elif not turns and not pairs and len(said) == 1:
        year = said.pop()
    else:
        return axis
    made = time_axis(axis.head, order, year)
    return replace(made, dated_by=f"the year {year} above them", doubts=(*made.doubts, _BY_TITLE))


def _nearest_titles(sheet: Sheet, axis: TimeAxis, above: Sequence[TimeAxis]) -> list[str]:
    """Return the texts that say which year some months are of: beside them, else above them, else above them all."""
    left = [(row, column) for row in axis.rows for column in sheet.rows[row] if column < axis.first]
    beside = [sheet.rows[row][column].text for row, column in left if _is_lone_year(sheet, row, column)]
    top = min(one.rows[0] for one in (axis, *above))
    after = max((one.rows[-1] for one in above), default=0)
    own = beside or (_titles(sheet, max(after, axis.rows[0] - _NEAREST), axis.rows[0], axis) if above else [])
    return own if any(map(_ANY_YEAR.search, own)) else [sheet.name, *_titles(sheet, 0, top)]


def _titles(sheet: Sheet, after: int, before: int, axis: TimeAxis | None = None) -> list[str]:
    """Return the texts between some rows that may say which year a plan is of, not when it was written.

    Beneath another drawing they stand alone, in rows in which nothing is drawn below the time columns.
    """
    rows = {row: cells for row, cells in sheet.rows.items() if after < row < before}
    if axis is not None:
        drawn = {row for row in rows if axis.by_number.keys() & sheet.drawn.fills.get(row, {}).keys()}
        rows = {row: cells for row, cells in rows.items() if len(cells) == 1 and row not in drawn}
    places = [(row, column, cell) for row, cells in rows.items() for column, cell in cells.items()]
    told = [(row, column, cell.text) for row, column, cell in places if isinstance(cell.value, str | int)]
    return [
        text
        for row, column, text in told
        if (not is_another(sheet, row, column) if is_year(text) else _may_title(text))
    ]


def _is_lone_year(sheet: Sheet, row: int, column: int) -> bool:
    return is_year(sheet.rows[row][column].text) and not is_another(sheet, row, column)


def _may_title(text: str) -> bool:
    return not _WRITTEN.search(text) and not says_code(text) and interval_from_text(text) is None


def is_year(text: str) -> bool:
    """Return whether a text is a year, or a financial one, and nothing else."""
    return bool(_ANY_YEAR.fullmatch(text))


def dated_by_typed(axis: TimeAxis, pairs: Sequence[tuple[date, int]]) -> TimeAxis:
    """Return months without a year dated by the one year in which most bars begin where their tasks' starts are typed.

    `pairs` are typed starts and the columns in which their bars begin.
    """
    if axis.head is None or not pairs:
        return axis
    fits: dict[int, tuple[int, TimeAxis]] = {}
    for year in {day.year - back for day, _ in pairs for back in (0, 1, 2)}:
        made = time_axis(axis.head, "DMY", year)
        fits[year] = sum(_is_in(day, made.by_number[column]) for day, column in pairs), made
    best = max(fits, key=lambda year: fits[year][0])
    agreed = fits[best][0]
    if 2 * agreed <= len(pairs) or any(count == agreed for year, (count, _) in fits.items() if year != best):
        return axis
    told = f"the year {best}, in which {agreed} of {len(pairs)} bars begin where starts are typed"
    return replace(fits[best][1], dated_by=told)


def _is_in(day: date, column: TimeColumn) -> bool:
    only = day.date() if isinstance(day, datetime) else day
    return bool(column.earliest and column.latest and column.earliest <= only <= column.latest)


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
