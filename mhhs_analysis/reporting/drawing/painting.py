"""A line painted on the axis of time: solid, shaded, a sign, or a question mark."""

from __future__ import annotations

from datetime import date

from mhhs_analysis.reporting.drawing.axis import Axis
from mhhs_analysis.reporting.drawing.lines import Line
from mhhs_analysis.reporting.drawing.signs import Signs


def painted(line: Line, axis: Axis, signs: Signs) -> list[str]:
    """Return the signs of a line, a cell each, with one more cell at either end for what lies beyond."""
    canvas = [" ", *(signs.grid if is_grid else " " for is_grid in axis.grid), " "]
    if not line.days:
        return canvas
    if line.finish.is_before(line.start):
        _paint_reversed(canvas, line, axis, signs)
    elif line.row["is_milestone"] and _at_one_time(line):
        _paint_milestone(canvas, line, axis, signs)
    else:
        _paint_bar(canvas, line, axis, signs)
    if any(day < axis.first for day in line.days):
        canvas[0] = signs.earlier
    if any(day > axis.last for day in line.days):
        canvas[-1] = signs.later
    return canvas


def _at_one_time(line: Line) -> bool:
    """Return whether a milestone has one date: both ends the same, or one of them not given."""
    return line.start == line.finish or line.start.is_unknown or line.finish.is_unknown


def _paint_reversed(canvas: list[str], line: Line, axis: Axis, signs: Signs) -> None:
    for end in (line.start.earliest, line.finish.latest):
        if end is not None and axis.first <= end <= axis.last:
            canvas[axis.cell_of(end) + 1] = signs.reversed


def _paint_milestone(canvas: list[str], line: Line, axis: Axis, signs: Signs) -> None:
    """Paint a milestone: on its day, or at the last day it can be with the days before it shaded."""
    when = line.start if line.finish.is_unknown else line.finish
    cells = axis.cells_of(min(line.days), max(line.days))
    if not cells:
        return
    for cell in cells:
        canvas[cell + 1] = signs.possible
    canvas[cells[-1] + 1] = signs.milestone if when.earliest == when.latest else signs.milestone_by
    _paint_unknown(canvas, cells, when.earliest is None, when.latest is None, signs)


def _paint_bar(canvas: list[str], line: Line, axis: Axis, signs: Signs) -> None:
    """Paint a bar: solid where it is surely at work, shaded where it may be, `?` where an end is not known."""
    is_summary = bool(line.row["is_summary"])
    solid, shaded = (signs.summary, signs.summary_possible) if is_summary else (signs.certain, signs.possible)
    cells = axis.cells_of(min(line.days), max(line.days))
    sure = _surely(line)
    for cell in cells:
        canvas[cell + 1] = solid if sure and axis.is_mostly(cell, sure, line.days) else shaded
    _paint_unknown(canvas, cells, line.start.earliest is None, line.finish.latest is None, signs)


def _surely(line: Line) -> tuple[date, date] | None:
    """Return the days an activity is at work whatever its dates turn out to be, or None."""
    first, last = line.start.latest, line.finish.earliest
    if line.start.is_unknown and line.finish.earliest == line.finish.latest:
        first = last
    if line.finish.is_unknown and line.start.earliest == line.start.latest:
        last = first
    return (first, last) if first and last and first <= last else None


def _paint_unknown(canvas: list[str], cells: range, is_before: bool, is_after: bool, signs: Signs) -> None:
    if is_before and cells:
        canvas[cells[0]] = signs.unknown
    if is_after and cells:
        canvas[cells[-1] + 2] = signs.unknown
