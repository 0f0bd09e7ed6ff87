"""The year of months without one: what titles above them or beside them say, or the starts typed of their tasks."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime

from mhhs_analysis.dates import MONTHS, Order, interval_from_text
from mhhs_analysis.intake.headings.number_words import says_code
from mhhs_analysis.intake.time_axis.axis import time_axis
from mhhs_analysis.intake.time_axis.columns import TimeAxis, TimeColumn
from mhhs_analysis.intake.time_axis.heads import TimeHead
from mhhs_analysis.intake.time_axis.other_numbers import is_another
from mhhs_analysis.intake.workbooks.sheets import Sheet

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
_FROM_TO = re.compile(
    r"\b(?P<first>[a-z]{3,9})\.? (?P<year>20\d\d) ?(?:[-–—]|to|until) ?(?P<last>[a-z]{3,9})\.? (?P<until>20\d\d)\b",
    re.I,
)
"""From which month to which a plan is: Oct 2025 - Sep 2026."""
_BY_TITLE = "months whose year only a title says"
"""Also of a year typed left of them, which need not be theirs."""
_MONTHS = 12
_NEAREST = 4
"""Rows above the headings of a further drawing in which its own title may stand."""


def dated_by_title(sheet: Sheet, axis: TimeAxis, order: Order, above: Sequence[TimeAxis] = ()) -> TimeAxis:
    """Return months without a year dated by the one year, or two years running, that stand above them or in the name.

    One year dates months that do not run on into another; two, written 2023/24, those that do. What stands between
    it and the drawings `above` comes before what stands above them all, and their first and last month before any.
    """
    if not axis.lacks_year or axis.head is None:
        return axis
    if (first := _year_of_both_ends(sheet, axis)) is not None:
        return _dated_by(axis.head, order, first)
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
    return _dated_by(axis.head, order, year)


def _dated_by(head: TimeHead, order: Order, year: int) -> TimeAxis:
    made = time_axis(head, order, year)
    return replace(made, dated_by=f"the year {year} above them", doubts=(*made.doubts, _BY_TITLE))


def _year_of_both_ends(sheet: Sheet, axis: TimeAxis) -> int | None:
    """Return the year of the first of some months where a title says from which to which they are, and they are so."""
    first, last = min(axis.months.values()), max(axis.months.values())
    rows = (cells.values() for row, cells in sheet.rows.items() if row < axis.rows[0])
    texts = (cell.text for cells in rows for cell in cells if isinstance(cell.value, str))
    found = {
        int(said["year"])
        for text in texts
        for said in _FROM_TO.finditer(text)
        if MONTHS.get(said["first"].lower()) == first
        and MONTHS.get(said["last"].lower(), 0) + _MONTHS * (int(said["until"]) - int(said["year"])) == last
    }
    return found.pop() if len(found) == 1 else None


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
