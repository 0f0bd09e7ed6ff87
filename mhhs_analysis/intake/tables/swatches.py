"""The rows of a legend beside the drawing that it explains: a swatch each, in a time column, which is no bar."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile

from mhhs_analysis.intake.headings.legends import KEY, kind_of_colour
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells

LEGEND = (
    "a legend of the drawing: what its colours mean, no task",
    "ask whether the row is a task, and for its dates",
)
"""Why a row is set aside, and what to ask."""
_FEWEST = 2
"""Swatches that make a legend: one may be a task."""
_WIDEST = 5
"""Cells of a legend that stands in one row: its title, and a word in each swatch."""
_TITLE = re.compile(
    r"(colou?rs?|rag|status|symbols?|bars?)?[ -]*(key|legend|codes?|coding|rag|status)( key| legend)?:?", re.I
)
_BEFORE_WORDS = re.compile(r"^(key|legend) ?[:–-] ?", re.I)


def swatches_in(region: Region, timed: Collection[int]) -> set[int]:
    """Return the rows of a legend at the end of a table, parted by a gap, with the title right above them.

    Each has words and one filled time column, the same in all, in a colour of its own; the words say how work stands,
    or the column is the first and the colours are of bars above. Or a title has words in swatches beside it.
    """
    if not timed or not region.sheet.drawn.fills:
        return set()
    closing: dict[int, tuple[int, str]] = {}
    for row in reversed(region.rows):
        swatch = _swatch(region, row, timed)
        if swatch is None or (closing and row + 1 not in closing):
            break
        closing[row] = swatch
    return _with_title(region, closing, timed) | _in_one_row(region)


def words_of_swatches(region: Region, timed: Collection[int]) -> dict[str, str]:
    """Return the words that stand left of the swatches of a legend, by their colours."""
    found: dict[str, str] = {}
    for row in sorted(swatches_in(region, timed)):
        if swatch := _swatch(region, row, timed):
            found.setdefault(swatch[1], _words(region, row))
    return found


def _words(region: Region, row: int) -> str:
    return _BEFORE_WORDS.sub("", next(iter(region.sheet.rows[row].values())).text)


def _timed_fills(region: Region, row: int, timed: Collection[int]) -> dict[int, str]:
    fills = region.sheet.drawn.fills.get(row, {})
    return {column: colour for column, colour in fills.items() if column in timed}


def _swatch(region: Region, row: int, timed: Collection[int]) -> tuple[int, str] | None:
    """Return the column and colour of the one filled time column of a row that holds words beside and nothing else."""
    cells, fills = region.sheet.rows[row], _timed_fills(region, row, timed)
    is_one = len(cells) == 1 and len(fills) == 1 and next(iter(cells)) < min(timed)
    return next(iter(fills.items())) if is_one else None


def _with_title(region: Region, closing: dict[int, tuple[int, str]], timed: Collection[int]) -> set[int]:
    """Return the rows of swatches that are a legend, with its title; none where they may be tasks."""
    rows = region.sheet.rows
    columns, colours = {column for column, _ in closing.values()}, {colour for _, colour in closing.values()}
    if len(closing) < _FEWEST or len(columns) > 1 or len(colours) < len(closing):
        return set()
    above = min(closing) - 1
    title = {above} if above in rows and above - 1 not in rows and _is_title(rows[above]) else set()
    if above in rows and not title:
        return set()
    words = [_words(region, row) for row in closing]
    if all(map(kind_of_colour, words)) or (
        columns == {min(timed)} and colours <= _bars(region, closing, timed)
    ):
        return {*closing, *title}
    return set()


def _bars(region: Region, closing: Collection[int], timed: Collection[int]) -> set[str]:
    """Return the colours of the bars above a legend."""
    bars = (_timed_fills(region, row, timed) for row in region.rows if row not in closing)
    return {colour for fills in bars for colour in fills.values()}


def _is_title(cells: Cells) -> bool:
    return len(cells) == 1 and _TITLE.fullmatch(next(iter(cells.values())).text.strip()) is not None


def _in_one_row(region: Region) -> set[int]:
    """Return a row after a gap that is called a legend, with words beside swatches, and those below to the next gap."""
    rows, fills = region.sheet.rows, region.sheet.drawn.fills
    for row in region.rows:
        if row - 1 in rows or row not in fills or not 1 < len(rows[row]) <= _WIDEST:
            continue
        title, *words = rows[row].values()
        if KEY.fullmatch(title.text.strip(" :")) and _are_words(words):
            below = takewhile(lambda one: len(rows.get(one, {})) == 1, range(row + 1, max(rows) + 1))
            return {row, *below}
    return set()


def _are_words(cells: Sequence[Cell]) -> bool:
    return all(isinstance(cell.value, str) for cell in cells)
