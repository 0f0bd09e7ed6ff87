"""Signs for a task's start and its finish, a bar between them: ▲ and ▼, S and F, as a key or all rows say."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import replace
from functools import cache

from mhhs_analysis.intake.headings.columns import role_of
from mhhs_analysis.intake.marks.grid_marks import MILESTONES, Grid, Mark
from mhhs_analysis.reference import rows as listed

_FEWEST = 2
"""Rows from which they show by themselves what signs mean."""
_MAY_BE = "{start} and {finish} in a row: read as drawn, and may be where a task starts and where it finishes"

Signs = tuple[Collection[str], Collection[str]]


def with_ends_joined(grid: Grid) -> Grid:
    """Return a drawing in which each start's sign and the finish's after it are a bar, open where one stands alone.

    A key says which signs they are, else each row that holds either of a pair, and two or more do, has one of each in
    that order. Without a key, a pair that would otherwise be milestones is a doubt, and so is one that only some rows
    have.
    """
    rows = {row: cells for row, cells in grid.marks.items() if cells and not grid.fills[row]}
    if not rows:
        return grid
    if all(signs := _said(grid.said)):
        return replace(grid, marks=grid.marks | {row: _joined(cells, signs) for row, cells in rows.items()})
    texts = {mark.text.lower() for cells in rows.values() for mark in cells.values()}
    doubts = []
    for start, finish in _pairs():
        if start not in texts or finish not in texts or not grid.said.keys().isdisjoint((start, finish)):
            continue
        own = {row: cells for row, cells in rows.items() if _held(cells, (start, finish))}
        paired = [row for row, cells in own.items() if _is_pair(cells, start, finish)]
        if len(paired) == len(own) >= _FEWEST and start not in MILESTONES:
            joined = {row: _joined(cells, ((start,), (finish,))) for row, cells in own.items()}
            return replace(grid, marks=grid.marks | joined)
        if paired and (start in MILESTONES or len(paired) < len(own)):
            doubts.append((paired[0], _MAY_BE.format(start=start.upper(), finish=finish.upper())))
    return replace(grid, doubts=(*grid.doubts, *doubts[:1])) if doubts else grid


@cache
def _pairs() -> tuple[tuple[str, str], ...]:
    """Return what data/reference/end_signs.csv says people write where a task starts and where it finishes."""
    return tuple((row["start"], row["finish"]) for row in listed("end_signs"))


def _said(said: Mapping[str, str]) -> Signs:
    """Return the signs that a key calls a start, and those that it calls a finish."""
    roles = {sign: role_of(words, "activities")[0] for sign, words in said.items()}
    starts, finishes = ([sign for sign, role in roles.items() if role == end] for end in ("start", "finish"))
    return starts, finishes


def _held(cells: Mapping[int, Mark], signs: Collection[str]) -> list[str]:
    return [text for mark in cells.values() if (text := mark.text.lower()) in signs]


def _is_pair(cells: Mapping[int, Mark], start: str, finish: str) -> bool:
    """Return whether a row holds one start's sign, then one finish's, and no words or other milestones."""
    others = [mark for mark in cells.values() if mark.text.lower() not in (start, finish)]
    ordered = [text for _, text in sorted((column, mark.text.lower()) for column, mark in cells.items())]
    held = [text for text in ordered if text in (start, finish)]
    is_around = ordered[0] == start and ordered[-1] == finish
    return (
        held == [start, finish] and is_around and not any(mark.words or mark.is_milestone for mark in others)
    )


def _joined(cells: dict[int, Mark], signs: Signs) -> dict[int, Mark]:
    """Return the marks of a row with a bar from each start to the finish after it."""
    starts, finishes = signs
    left = dict(cells)
    begun = 0
    for column in sorted(cells):
        text = cells[column].text.lower()
        if text in starts:
            _cover(left, [begun], "finish")
            begun = column
        elif text in finishes:
            _cover(left, range(begun, column + 1) if begun else [column], "" if begun else "start")
            begun = 0
    _cover(left, [begun], "finish")
    return left


def _cover(cells: dict[int, Mark], columns: Iterable[int], open_end: str) -> None:
    covered = [column for column in columns if column]
    for column in covered:
        cells[column] = Mark("", covered[0], is_merged=True, open_end=open_end)
