"""Doubts of bars by what they look like: several colours, hatchings or letters that no legend explains."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from mhhs_analysis.intake.grids.ends import is_drawn
from mhhs_analysis.intake.grids.table import DrawnTable, span_of
from mhhs_analysis.intake.headings.progress_words import rates
from mhhs_analysis.intake.marks.bars import Bar
from mhhs_analysis.intake.marks.grid_marks import LEVELS, LONGEST_MARK, Grid
from mhhs_analysis.intake.reading import Place, counted, place_of
from mhhs_analysis.intake.tables.swatches import may_be_swatches, swatches_in
from mhhs_analysis.intake.workbooks.workbook import cell_range

_LONGEST = 200
"""Characters of the names that a warning tells."""
_COLOURS = "a bar of several colours or hatchings that nothing explains: read as one, from its first cell to its last"
_ASK_COLOURS = "ask what each colour means: work done, work to do, or time in hand"
_COVERED = "bars end or begin at shading of whole columns ({span}) that may lie over them: such ends are as wide as it"
_ASK_COVERED = "ask for the start and finish of these tasks"
_LETTERS = "a bar of several letters that nothing explains: read as one, from its first cell to its last"
_ASK_LETTERS = "ask what each letter means, and for the dates of what they stand for"
_RATED = "bars of ratings that change along them (red, amber, green): how work stood over time, or when it is done?"
_ASK_RATED = "ask for the start and finish of each of these rows"
_FEWEST_ALIKE, _FEWEST_COLUMNS = 2, 3
"""Bars of several colours over the same columns that are a report of how all work stands, and those columns."""

_LEGEND = (
    "rows that may be the legend of the drawing, each a cell or two in a colour of bars above: read as tasks"
)
_ASK_LEGEND = "ask whether these rows are tasks, and for their dates"


def doubt_legend(found: DrawnTable) -> None:
    """Doubt the last rows of a drawing that may be tasks as well as its legend, once, with their names."""
    region = found.table.region
    rows = [] if swatches_in(region, found.axis.by_number) else may_be_swatches(region, found.axis.by_number)
    own = {f"R{row}" for row in rows}
    told = (row for row in found.table.reading.rows if row["activity_id"] in own and is_drawn(row))
    if own and (names := [row["activity_name"] for row in told]):
        place = place_of(found.table.file, region.sheet, rows[0], found.axis.first)
        found.table.reading.warn(place, "; ".join(names)[:_LONGEST], _LEGEND, _ASK_LEGEND)
        found.table.reading.lower("medium")


def doubt_looks(found: DrawnTable) -> None:
    """Warn of bars that are dates, of several colours, hatchings or letters, where nothing says what any of them means.

    What comes last may be time in hand.
    """
    grid = found.table.region.grid
    if grid is None:
        return
    bars = [(row, bar) for row, one in found.drawings.items() for bar in one.bars]
    _warn_of(found, _COLOURS, _ASK_COLOURS, (place for place in bars if _has_colours(place[1], grid)))
    _warn_of(found, _LETTERS, _ASK_LETTERS, _lettered(bars, grid))
    if _warn_of(found, _RATED, _ASK_RATED, _rated(bars, grid)):
        found.table.reading.lower("medium")


def doubt_covered(found: DrawnTable) -> None:
    """Warn once of each stretch of shading under which tasks may begin or end, with their names."""
    row = found.axis.rows[-1]
    for (first, last), names in sorted(found.covered.items()):
        place = Place(found.table.file, found.table.region.sheet.name, cell_range((row, first), (row, last)))
        told = _COVERED.format(span=span_of(found.axis, Bar(first, last)))
        found.table.reading.warn(place, "; ".join(dict.fromkeys(names))[:_LONGEST], told, _ASK_COVERED)


def _warn_of(found: DrawnTable, reason: str, ask: str, bars: Iterable[tuple[int, Bar]]) -> bool:
    """Warn of those of some bars whose cells date a row, at the first of them; return whether there are any."""
    dated = {row["cell"] for row in found.table.reading.rows if is_drawn(row)}
    where = [cell_range((row, bar.first), (row, bar.last)) for row, bar in bars]
    if held := [one for one in where if one in dated]:
        place = Place(found.table.file, found.table.region.sheet.name, held[0])
        found.table.reading.warn(place, counted(len(held), "bar"), reason, ask)
    return bool(held)


def _has_colours(bar: Bar, grid: Grid) -> bool:
    return len(bar.colours) > 1 and not any(map(grid.legend.get, bar.colours))


def _lettered(bars: list[tuple[int, Bar]], grid: Grid) -> Iterator[tuple[int, Bar]]:
    """Yield the bars in which several letters stand, not all explained; high, medium and low are how much is done."""
    for row, bar in bars if any(grid.marks.values()) else ():
        held = grid.marks[row]
        marks = [held[column] for column in range(bar.first, bar.last + 1) if column in held]
        letters = {
            mark.text.lower() for mark in marks if mark.text.isalpha() and len(mark.text) <= LONGEST_MARK
        }
        if len(letters) > 1 and not letters <= LEVELS and not letters <= grid.said.keys():
            yield row, bar


def _rated(bars: list[tuple[int, Bar]], grid: Grid) -> list[tuple[int, Bar]]:
    """Return the bars of several ratings, and those of several colours where all of these are as most bars are.

    Two that are half done, side by side among others, are work.
    """
    coloured = [one for one in bars if _has_colours(one[1], grid)]
    spans = {(bar.first, bar.last) for _, bar in coloured}
    over = sum((bar.first, bar.last) in spans for _, bar in bars)
    are_alike = len(spans) == 1 and len(coloured) >= _FEWEST_ALIKE
    if (
        are_alike
        and 2 * over > len(bars)
        and coloured[0][1].last - coloured[0][1].first + 1 >= _FEWEST_COLUMNS
    ):
        return coloured
    return [(row, bar) for row, bar in bars if len(bar.colours) > 1 and _is_of_ratings(grid, row, bar)]


def _is_of_ratings(grid: Grid, row: int, bar: Bar) -> bool:
    said = {mark.text.lower() for column, mark in grid.marks[row].items() if bar.first <= column <= bar.last}
    return len(said) > 1 and all(map(rates, said))
