"""Marks that are no work: letters that a key calls a holiday, and shares that stay at the whole once it is reached."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from mhhs_analysis.intake.headings.legends import SPARE, is_no_work, kind_of_colour
from mhhs_analysis.intake.marks.grid_marks import Grid, Mark, Marks

_SHARE = re.compile(r"(100|\d{1,2})(?:[.,]0+)? ?%")
_WHOLE = 100
_FEWEST = 3
"""Shares in a row from which they may add up."""
_SPARE = "time in hand, as a key calls it, beside the work: kept out of its dates"
_DONE = "shares that only rise and stay at 100%: read as done when 100% is first reached"


def without_no_work(grid: Grid) -> Grid:
    """Return a drawing without the marks that a key on its sheet calls no work, and those of what is done already.

    Time in hand beside work is no work either, and is told.
    """
    codes = frozenset(code for code, words in grid.said.items() if is_no_work(words))
    spare = frozenset(code for code, words in grid.said.items() if kind_of_colour(words) == SPARE)
    marks = {row: _of_work(cells, codes) for row, cells in grid.marks.items()} if codes else grid.marks
    if spare:
        grid, marks = _without_spare(grid, marks, spare)
    done = {row: last for row, cells in marks.items() if (last := _whole_from(cells)) is not None}
    if not codes and not spare and not done:
        return grid
    left = {row: {column: mark for column, mark in cells.items() if column <= done.get(row, column)}
            for row, cells in marks.items()}  # fmt: skip
    return replace(grid, marks=left, doubts=(*grid.doubts, *((row, _DONE) for row in sorted(done))))


def _of_work(cells: Mapping[int, Mark], codes: frozenset[str]) -> dict[int, Mark]:
    return {column: mark for column, mark in cells.items() if mark.text.lower() not in codes}


def _without_spare(grid: Grid, marks: Marks, spare: frozenset[str]) -> tuple[Grid, Marks]:
    """Return a drawing with a doubt for each row that has time in hand beside its work, and the marks without it."""
    left = {row: _of_work(cells, spare) for row, cells in marks.items()}
    told = [(row, _SPARE) for row, cells in marks.items() if 0 < len(left[row]) < len(cells)]
    kept = {row: left[row] or cells for row, cells in marks.items()}
    return replace(grid, doubts=(*grid.doubts, *told)), kept


def _whole_from(cells: Mapping[int, Mark]) -> int | None:
    """Return the column in which the shares of a row first are the whole, where they rise to it and stay so."""
    if len(cells) < _FEWEST or not all("%" in mark.text for mark in cells.values()):
        return None
    found = {column: _SHARE.fullmatch(mark.text) for column, mark in sorted(cells.items())}
    shares = {column: int(share[1]) for column, share in found.items() if share}
    listed = [*shares.values()]
    is_rising = len(listed) == len(cells) and listed == sorted(listed) and listed[0] < _WHOLE
    whole = [column for column, share in shares.items() if share == _WHOLE]
    return whole[0] if is_rising and len(whole) > 1 else None
