"""Doubts of bars by what they look like: several colours, hatchings or letters that no legend explains."""

from __future__ import annotations

from collections.abc import Iterator

from mhhs_analysis.intake.grids.ends import is_drawn
from mhhs_analysis.intake.grids.table import DrawnTable, span_of
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


def doubt_covered(found: DrawnTable) -> None:
    """Warn once of each stretch of shading under which tasks may begin or end, with their names."""
    row = found.axis.rows[-1]
    for (first, last), names in sorted(found.covered.items()):
        place = Place(found.table.file, found.table.region.sheet.name, cell_range((row, first), (row, last)))
        told = _COVERED.format(span=span_of(found.axis, Bar(first, last)))
        found.table.reading.warn(place, "; ".join(dict.fromkeys(names))[:_LONGEST], told, _ASK_COVERED)


def _warn_of(found: DrawnTable, reason: str, ask: str, bars: Iterator[tuple[int, Bar]]) -> None:
    """Warn of those of some bars whose cells date a row, at the first of them."""
    dated = {row["cell"] for row in found.table.reading.rows if is_drawn(row)}
    where = [cell_range((row, bar.first), (row, bar.last)) for row, bar in bars]
    if held := [one for one in where if one in dated]:
        place = Place(found.table.file, found.table.region.sheet.name, held[0])
        found.table.reading.warn(place, counted(len(held), "bar"), reason, ask)


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
