"""Rows of a drawing that type days below the time columns, each of them due: deadlines, key dates, meetings."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from mhhs_analysis.dates import is_to_be_told, lacks_year, looks_like_date, span_from_text
from mhhs_analysis.intake.headings.milestone_words import names_due
from mhhs_analysis.intake.marks.bar_texts import NTH
from mhhs_analysis.intake.marks.bars import Bar, Drawing
from mhhs_analysis.intake.marks.grid_marks import Grid, Mark
from mhhs_analysis.intake.reading import Row
from mhhs_analysis.intake.time_axis.days_due import LONG
from mhhs_analysis.intake.time_axis.headings import PROGRAMME_MILESTONE

_PAIR, _MANY = 2, 3
"""Days in a row from which they are no start and finish."""


def with_days_due(grid: Grid, number: int, drawing: Drawing, row: Row | None) -> Drawing:
    """Return a drawing whose days are milestones each, where its row is called after such or shows many, alone.

    Words that end with a day name it; what says no day stays a remark.
    """
    marks, fills = grid.marks[number], grid.fills[number]
    if row is None or not (names_due(row["activity_name"]) or _are_many(grid, marks)):
        return drawing
    days = {column: mark for column, mark in marks.items() if _says_day(mark.text)}
    others = [mark for column, mark in marks.items() if column not in days and not _is_remark(mark)]
    if not days or others or not fills.keys() <= days.keys() or _are_ends(grid, number, days):
        return drawing
    points = {mark.origin: _point(column, mark) for column, mark in sorted(days.items(), reverse=True)}
    remarks = tuple(one for one in (*drawing.bars, *drawing.remarks) if one.first not in days)
    return replace(drawing, bars=(), milestones=tuple(reversed(points.values())), remarks=remarks)


def _are_many(grid: Grid, marks: Mapping[int, Mark]) -> bool:
    """Return whether a row shows nothing but days of months or longer, more of them than a start and a finish.

    Days below days and weeks, and the first of each month, are what a formula writes along a bar.
    """
    if grid.axis.unit not in LONG or len({mark.origin for mark in marks.values()}) < _MANY:
        return False
    texts = {mark.text for mark in marks.values()}
    return all(map(is_day, texts)) and not all(map(_is_first, texts))


def _are_ends(grid: Grid, number: int, days: Mapping[int, Mark]) -> bool:
    """Return whether two days may be a start and a finish, as another row of the drawing has them."""
    others = (
        marks for row, marks in grid.marks.items() if row != number and len(marks) == len(days) == _PAIR
    )
    return any(all(is_day(mark.text) for mark in marks.values()) for marks in others)


def _is_first(text: str) -> bool:
    """Return whether a text is the first day of a month."""
    found = span_from_text(text)
    return bool(found and found[0].earliest and found[0].earliest.day == 1)


def _point(column: int, mark: Mark) -> Bar:
    """Return a milestone in a column, named by what stands beside its day."""
    words = "" if is_day(mark.text) else mark.text
    return Bar(column, column, (), words, True, mark.text)


def _is_remark(mark: Mark) -> bool:
    return bool(mark.words) or is_to_be_told(mark.text)


def _says_day(text: str) -> bool:
    """Return whether a text is a day, or ends with one in full."""
    is_told = any(sign.isdigit() for sign in text)
    return is_told and (is_day(text) or any(map(looks_like_date, _ends(text))))


def is_day(text: str) -> bool:
    """Return whether a text is a day, or a stretch of days; the code of a milestone names it, and no day."""
    if PROGRAMME_MILESTONE.fullmatch(text):
        return False
    is_told = looks_like_date(text) or lacks_year(text) or NTH.fullmatch(text) is not None
    return is_told or span_from_text(text) is not None


def _ends(text: str) -> list[str]:
    words = text.split()
    return [" ".join(words[place:]) for place in range(1, len(words))]
