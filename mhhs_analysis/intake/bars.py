"""Marks side by side in a row are a bar: from its first time column to its last, with the words written in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import NamedTuple

from mhhs_analysis.intake.grid_marks import Grid, Mark


class Bar(NamedTuple):
    """A bar or a milestone of a row: its first and last column, its colours, and the words that name it."""

    first: int
    last: int
    colours: tuple[str, ...] = ()
    words: str = ""
    is_milestone: bool = False
    text: str = ""


@dataclass(frozen=True)
class Drawing:
    """What is drawn in a row: its bars from left to right, its milestones, and texts beside them that are neither."""

    bars: tuple[Bar, ...] = ()
    milestones: tuple[Bar, ...] = ()
    remarks: tuple[Bar, ...] = ()


def drawing_of(grid: Grid, row: int) -> Drawing:
    """Return what is drawn in a row; touching colours are two bars only where a legend names both."""
    cells = dict(sorted(grid.marks[row].items()))
    bars: list[Bar] = []
    milestones: list[Bar] = []
    remarks: list[Bar] = []
    for column, mark in cells.items():
        if not (mark.colour or mark.text):
            continue
        if mark.is_milestone:
            milestones += _milestone(milestones, column, mark)
        if grid.has_fills and not mark.colour and mark.words and not mark.is_milestone:
            remarks += _milestone(remarks, column, replace(mark, is_milestone=False))
            continue
        if mark.is_milestone and not mark.colour:
            continue
        if bars and _goes_on(bars[-1], column, mark, grid):
            bars[-1] = _longer(bars[-1], column, mark)
        else:
            bars.append(
                Bar(column, column, _colours(mark), "" if mark.is_milestone else mark.words, text=mark.text)
            )
    alone = [bar for bar in bars if not any(_is_of(bar, one) for one in milestones)]
    return Drawing(tuple(alone), tuple(milestones), tuple(remarks))


def _milestone(found: list[Bar], column: int, mark: Mark) -> list[Bar]:
    """Return a point in time as a bar; none where the merged cell that holds it was met before."""
    if found and mark.is_merged and found[-1].first <= column and found[-1].text == mark.text:
        found[-1] = found[-1]._replace(last=column)
        return []
    return [Bar(column, column, _colours(mark), mark.words, mark.is_milestone, mark.text)]


def _is_of(bar: Bar, milestone: Bar) -> bool:
    """Return whether a bar is no more than the fill behind a milestone's sign."""
    return bar.first == milestone.first and bar.last == milestone.last


def _colours(mark: Mark) -> tuple[str, ...]:
    return (mark.colour,) if mark.colour else ()


def _goes_on(bar: Bar, column: int, mark: Mark, grid: Grid) -> bool:
    """Return whether a cell belongs to the bar left of it; shaded columns between them interrupt nothing."""
    between = range(bar.last + 1, column)
    if between and not grid.shaded.issuperset(between):
        return False
    if mark.words and bar.words and mark.words != bar.words:
        return False
    if bool(mark.colour) != bool(bar.colours):
        return False
    if (
        not mark.colour
        and not mark.is_merged
        and mark.text != bar.text
        and not _are_amounts(mark.text, bar.text)
    ):
        return False
    known = {grid.legend.get(colour) for colour in (mark.colour, *bar.colours[-1:])}
    return None in known or "" in known or len(known) < 2


def _are_amounts(*texts: str) -> bool:
    return all(any(sign.isdigit() for sign in text) or len(text) <= 2 for text in texts)


def _longer(bar: Bar, column: int, mark: Mark) -> Bar:
    colours = bar.colours if mark.colour in bar.colours or not mark.colour else (*bar.colours, mark.colour)
    words = bar.words or ("" if mark.is_milestone else mark.words)
    return bar._replace(last=column, colours=colours, words=words)
