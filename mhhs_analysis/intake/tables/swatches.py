"""The rows of a legend beside the drawing that it explains: a swatch each, in a time column, which is no bar."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import takewhile
from typing import NamedTuple

from mhhs_analysis.intake.headings.legends import KEY, LINE, NOT_WORK, kind_of_colour
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells

LEGEND = (
    "a legend of the drawing: what its colours mean, no task",
    "ask whether the row is a task, and for its dates",
)
"""Why a row is set aside, and what to ask."""
_FEWEST = 2
"""Swatches that make a legend: one may be a task."""
_FEWEST_OF_ALL = 3
"""Swatches that are a legend in any column, where they show the colours of all bars above and no other."""
_FEWEST_SHADED = 3
"""Rows that a colour fills in one column from which it is what is shaded there."""
_MOST_WORDS = 2
"""Words of a legend that may say how work stands: a task may be called Late meters cleansed."""
_BROADEST = 2
"""Time columns that a swatch fills."""
_WIDEST = 5
"""Cells of a legend that stands in one row: its title, and a word in each swatch."""
_TITLE = re.compile(
    r"(colou?rs?|rag|status|symbols?|bars?)?[ -]*(key|legend|codes?|coding|rag|status)( key| legend)?:?", re.I
)
_BEFORE_WORDS = re.compile(r"^(key|legend) ?[:–-] ?", re.I)


class _Swatch(NamedTuple):
    """The time columns that a swatch fills, and its colour."""

    columns: tuple[int, ...]
    colour: str


def swatches_in(region: Region, timed: Collection[int]) -> set[int]:
    """Return the rows of a legend at the end of a table, parted by a gap, with the title right above them.

    Each has words and one or two filled time columns, the same in all, in a colour of its own; the words say how work
    stands, or the column is the first and the colours are of bars above, or they are those of all bars. Or a title has
    words in swatches beside it.
    """
    if not timed or not region.sheet.drawn.fills:
        return set()
    swatches = _with_title(region, _closing(region, timed), timed)
    return swatches or _of_filled_words(region, timed) | _in_one_row(region)


def may_be_swatches(region: Region, timed: Collection[int]) -> list[int]:
    """Return the last rows of a drawing that may be its legend as well as tasks: swatches below each other.

    Each has a colour of its own that bars above have too; together they have all of those, or stand in the first
    column. A row alone is doubted where a gap parts it from the table, and a word or two say how work stands.
    """
    alike: dict[int, _Swatch] = {}
    for row, swatch in _closing(region, timed).items():
        if any(one.columns != swatch.columns or one.colour == swatch.colour for one in alike.values()):
            break
        alike[row] = swatch
    are_states = all(kind_of_colour(_words(region, row)) for row in alike)
    if not alike or (len(alike) < _FEWEST and not (are_states and _stands_apart(region, *alike))):
        return []
    colours, above = {one.colour for one in alike.values()}, _bars(region, alike, timed)
    is_first = alike[max(alike)].columns[0] == min(timed)
    return sorted(alike) if colours <= above and (are_states or is_first or colours == above) else []


def _stands_apart(region: Region, row: int) -> bool:
    """Return whether a gap lies above a row of a word or two: Plan may stand right below the task that it is of."""
    return row - 1 not in region.sheet.rows and len(_words(region, row).split()) <= _MOST_WORDS


def _closing(region: Region, timed: Collection[int]) -> dict[int, _Swatch]:
    """Return the last rows of a table, up to a gap, that each hold a swatch."""
    closing: dict[int, _Swatch] = {}
    for row in reversed(region.rows):
        swatch = _swatch(region, row, timed)
        if swatch is None or (closing and row + 1 not in closing):
            break
        closing[row] = swatch
    return closing


def words_of_swatches(region: Region, timed: Collection[int]) -> dict[str, str]:
    """Return the words that stand left of the swatches of a legend, by their colours."""
    found: dict[str, str] = {}
    for row in sorted(swatches_in(region, timed)):
        if swatch := _swatch(region, row, timed):
            found.setdefault(swatch.colour, _words(region, row))
    return found


def _words(region: Region, row: int) -> str:
    return _BEFORE_WORDS.sub("", next(iter(region.sheet.rows[row].values())).text)


def _timed_fills(region: Region, row: int, timed: Collection[int]) -> dict[int, str]:
    fills = region.sheet.drawn.fills.get(row, {})
    return {column: colour for column, colour in fills.items() if column in timed}


def _swatch(region: Region, row: int, timed: Collection[int]) -> _Swatch | None:
    """Return the swatch of a row that holds words beside it and nothing else: time columns side by side, one colour."""
    cells, fills = region.sheet.rows[row], _timed_fills(region, row, timed)
    if len(cells) != 1 or not 0 < len(fills) <= _BROADEST or next(iter(cells)) >= min(timed):
        return None
    is_one = len({*fills.values()}) == 1 and max(fills) - min(fills) == len(fills) - 1
    return _Swatch(tuple(sorted(fills)), next(iter(fills.values()))) if is_one else None


def _with_title(region: Region, closing: dict[int, _Swatch], timed: Collection[int]) -> set[int]:
    """Return the rows of swatches that are a legend, with its title; none where they may be tasks."""
    rows = region.sheet.rows
    columns, colours = {one.columns for one in closing.values()}, {one.colour for one in closing.values()}
    if len(closing) == 1 and _is_of_shading(region, next(iter(closing)), next(iter(colours)), timed):
        return {*closing}
    if len(closing) < _FEWEST or len(columns) > 1 or len(colours) < len(closing):
        return set()
    above = min(closing) - 1
    title = {above} if above in rows and above - 1 not in rows and _is_title(rows[above]) else set()
    if above in rows and not title:
        return set()
    bars, is_first = _bars(region, closing, timed), next(iter(columns))[0] == min(timed)
    is_of_all = len(closing) >= _FEWEST_OF_ALL and colours == bars
    are_states = all(kind_of_colour(_words(region, row)) for row in closing)
    return {*closing, *title} if are_states or is_of_all or (is_first and colours <= bars) else set()


def _of_filled_words(region: Region, timed: Collection[int]) -> set[int]:
    """Return the last rows of a drawing that only say how work stands, each in a cell of the colour of bars above."""
    rows, fills = region.sheet.rows, region.sheet.drawn.fills
    closing: dict[int, str] = {}
    for row in reversed(region.rows):
        (column, cell), *others = rows[row].items()
        colour = fills.get(row, {}).get(column, "")
        is_one = colour and not others and kind_of_colour(cell.text) and not _timed_fills(region, row, timed)
        if not is_one or colour in closing.values():
            break
        closing[row] = colour
    is_key = len(closing) >= _FEWEST and {*closing.values()} <= _bars(region, closing, timed)
    return {*closing} if is_key else set()


def _is_of_shading(region: Region, row: int, colour: str, timed: Collection[int]) -> bool:
    """Return whether a row apart says that nobody works in its colour, which fills a column in all rows with bars.

    Bars may lie over it. A freeze that is drawn as a bar of its own fills no other row.
    """
    if not _stands_apart(region, row) or kind_of_colour(_words(region, row)) not in (NOT_WORK, LINE):
        return False
    drawn = [fills for one in region.rows if one != row and (fills := _timed_fills(region, one, timed))]
    down = ([fills.get(column) for fills in drawn] for column in timed)
    return any(None not in each and each.count(colour) >= _FEWEST_SHADED for each in down)


def _bars(region: Region, closing: Collection[int], timed: Collection[int]) -> set[str]:
    """Return the colours of the bars above a legend."""
    bars = (_timed_fills(region, row, timed) for row in region.rows if row not in closing)
    return {colour for fills in bars for colour in fills.values()}


def _is_title(cells: Cells) -> bool:
    return len(cells) == 1 and _TITLE.fullmatch(next(iter(cells.values())).text.strip()) is not None


def _in_one_row(region: Region) -> set[int]:
    """Return a row that is called a legend, with words beside swatches, and those below to the next gap."""
    rows, fills = region.sheet.rows, region.sheet.drawn.fills
    for row in region.rows:
        if row not in fills or not 1 < len(rows[row]) <= _WIDEST:
            continue
        title, *words = rows[row].values()
        if KEY.fullmatch(title.text.strip(" :")) and _are_words([title, *words]):
            below = takewhile(lambda one: len(rows.get(one, {})) == 1, range(row + 1, max(rows) + 1))
            return {row, *below}
    return set()


def _are_words(cells: Sequence[Cell]) -> bool:
    return all(isinstance(cell.value, str) for cell in cells)
