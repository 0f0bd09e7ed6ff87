"""Cells whose shading may lie over a bar: a day's line, a freeze, painted down all rows over what is drawn there."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set

from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.workbooks.drawn import Fills

_SATURDAY = 5

Shades = Set[tuple[int, str]]
"""Columns that are shaded down all rows, each with its colour."""


def covered(shown: Fills, left: Fills, shades: Shades, axis: TimeAxis) -> Mapping[int, frozenset[int]]:
    """Return the cells that shades may cover a bar in, by row, from what is shown and what is left without shades.

    Nobody works in what has the colour of weekends, and a shade that bars are drawn over covers none.
    """
    days = weekends(axis)
    idle = {colour for column, colour in shades if column in days}
    others = {(column, colour) for column, colour in shades if colour not in idle}
    if not others:
        return {}
    shaded = {column for column, _ in shades}
    over = {colour for column, colour in others if (column, colour) in _across(shown, left, others, shaded)}
    under = {colour for column, colour in others if any(column in cells for cells in left.values())}
    covering = {(column, colour) for column, colour in others if colour in over or colour not in under}
    cells = {row: frozenset(covering & one.items()) for row, one in shown.items()}
    return {row: frozenset(column for column, _ in held) for row, held in cells.items() if held}


def reach(column: int, step: int, hidden: Set[int], left: Mapping[int, str], shaded: Set[int]) -> int:
    """Return how far a bar may go on from its last column (`step` 1) or its first (-1) under shading; 0 for nowhere."""
    found, at = 0, column + step
    while at in shaded and at not in left:
        found = at if at in hidden else found
        at += step
    return found


def weekends(axis: TimeAxis) -> set[int]:
    """Return the columns that are a Saturday or a Sunday."""
    return {
        one.number
        for one in axis.columns
        if one.earliest and one.earliest == one.latest and one.earliest.weekday() >= _SATURDAY
    }


def _across(shown: Fills, left: Fills, shades: Shades, shaded: Set[int]) -> set[tuple[int, str]]:
    """Return the shades that part a bar in two in any row: they are painted over it."""
    return {
        shade
        for row, cells in shown.items()
        for shade in shades & cells.items()
        if len({*_beside(shade[0], left[row], shaded)}) == 1
    }


def _beside(column: int, left: Mapping[int, str], shaded: Set[int]) -> Iterator[str | int]:
    """Yield the colours that stand on both sides of a shade; its own column for a side where none does."""
    for step in (-1, 1):
        at = column + step
        while at in shaded and at not in left:
            at += step
        yield left.get(at, step)
