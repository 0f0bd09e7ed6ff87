"""Fills that are no marks: weekends and holidays, stripes and highlighted rows, the colours of a whole sheet.

The structure of the sheet decides, never a colour by itself: what fills a column in nearly every row is the
calendar's, what fills a row from its name through all time columns is the row's.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from itertools import pairwise

from mhhs_analysis.intake.headings.legends import is_no_work
from mhhs_analysis.intake.marks.covered import covered, weekends
from mhhs_analysis.intake.marks.grid_marks import Grid, Marks
from mhhs_analysis.intake.workbooks.drawn import Fills
from mhhs_analysis.intake.workbooks.sheets import stretches

NEARLY_ALL = 0.9
"""Share of the rows, or columns, from which something goes through them all."""
_FEWEST_ROWS = 3
_FEWEST_LINED = 4
"""Rows that a column fills all alike from which it may be a line through them, not a bar that each has there."""
_FEWEST_ALONE = 2
"""Rows from which a colour that stands in one column alone may be that of a day: today, a deadline."""
_WEEKEND = 2
DOUBTFUL_BLOCK = (
    "the same columns are filled in every row: read as the same bar in each, though it may be shading"
)
DOUBTFUL_LINE = (
    "a column that the colour of bars fills in every row, beside gaps in some: read as a part of each bar, though it "
    "may be the line of a day or a milestone"
)
DOUBTFUL_ROW = "filled over the whole width: read as a bar, though it may be a highlighted row"


def without_shading(grid: Grid, not_work: Collection[str] = (), lines: Collection[str] = ()) -> Grid:
    """Return a grid without the fills that are no marks, with what is doubtful about the rest.

    `not_work` are colours that a legend calls weekend, holiday and the like, `lines` those that it calls today or a
    freeze.
    """
    doubts: list[tuple[int, str]] = []
    left = dict(grid.fills)
    if not_work or lines:
        _drop(left, lambda _, colour: colour in not_work or colour in lines)
    _drop_rows(grid, left, frozenset())
    calendar, is_doubtful = _calendar(grid, left)
    calendar |= _lined(grid, lines) if lines else set()
    if is_doubtful:
        doubts.append((0, DOUBTFUL_BLOCK))
    shaded = frozenset(column for column, _ in calendar)
    if calendar:
        _drop(left, lambda column, colour: (column, colour) in calendar)
        _drop_rows(grid, left, shaded)
        grid = replace(grid, covered=covered(grid.fills, left, calendar, grid.axis))
        grid = replace(grid, marks=_without_days_named(grid, left, calendar))
    doubts += [(0, DOUBTFUL_LINE)] if _has_line(grid, left) else []
    doubts += [(row, DOUBTFUL_ROW) for row in _whole_rows(grid, left)]
    return grid.with_fills(left, shaded, doubts)


def _drop_rows(grid: Grid, left: Fills, shaded: frozenset[int]) -> None:
    """Leave out the cells of each row that its own colour fills."""
    for row, shade in _row_shades(grid, shaded).items():
        left[row] = {column: colour for column, colour in left[row].items() if colour != shade}


def _drop(left: Fills, is_shade: Callable[[int, str], bool]) -> None:
    """Leave out the cells of the columns and colours that are shading."""
    for row, cells in left.items():
        left[row] = {column: colour for column, colour in cells.items() if not is_shade(column, colour)}


# --- columns --------------------------------------------------------------------------------------------------


def _calendar(grid: Grid, left: Fills) -> tuple[set[tuple[int, str]], bool]:
    """Return the columns and colours that fill nearly every row, and whether any such was left as a bar, in doubt."""
    shown = [row for row in grid.rows if row in grid.drawn]
    rows = [row for row in grid.rows if shown and shown[0] <= row <= shown[-1]]
    found = _weekends(grid)
    if len(rows) < _FEWEST_ROWS:
        return found, False
    by_column = _counted(left[row] for row in rows)
    is_doubtful = False
    for colour in {colour for counts in by_column.values() for colour in counts}:
        through = _columns_filled(by_column, colour, len(rows))
        is_block = _is_block(through, grid) and not _is_drawn_over(grid, left, colour)
        if through and (is_block or _is_written_in(through, grid, left, colour)):
            is_doubtful = True
        else:
            found |= {(column, colour) for column in through}
    return found - _bars_beside_shades(grid, left, found), is_doubtful


def _without_days_named(grid: Grid, left: Fills, calendar: set[tuple[int, str]]) -> Marks:
    """Return the marks of a grid without a text that only names what is shaded: BH all down a bank holiday.

    It says that nobody works then, and stands in nearly all rows of the days that are shaded, beside bars, and on no
    other: a go-live of all is a task's own.
    """
    days = {column for column, _ in calendar}
    times = Counter(column for cells in grid.fills.values() for column, _ in calendar & cells.items())
    written: defaultdict[str, list[tuple[int, int]]] = defaultdict(list)
    for row, cells in grid.marks.items():
        for column, mark in cells.items():
            written[mark.text].append((row, column))
    named = {
        text
        for text, places in written.items()
        if is_no_work(text)
        and days.issuperset(own := [column for _, column in places])
        and len(own) >= NEARLY_ALL * sum(times[column] for column in {*own})
        and 2 * sum(bool(left[row]) for row, _ in places) > len(places)
    }
    return {
        row: {column: mark for column, mark in cells.items() if mark.text not in named}
        for row, cells in grid.marks.items()
    }


def _lined(grid: Grid, lines: Collection[str]) -> set[tuple[int, str]]:
    """Return the columns that the colours of lines fill in nearly all rows that no bar does."""
    shown = [grid.fills[row] for row in grid.rows if row in grid.drawn]
    filled = Counter(column for cells in shown for column in cells)
    through = {column for column, times in filled.items() if times >= NEARLY_ALL * len(shown)}
    return {shade for cells in shown for shade in cells.items() if shade[0] in through and shade[1] in lines}


def _has_line(grid: Grid, left: Fills) -> bool:
    """Return whether a column is filled alike in every row that is drawn, in two or more apart from their rest."""
    rows = [left[row] for row in grid.rows if row in grid.drawn]
    if len(rows) < _FEWEST_LINED:
        return False
    first, *others = rows
    through = {column for column, colour in first.items() if all(one.get(column) == colour for one in others)}
    apart = (sum(not {column - 1, column + 1} & {*cells} for cells in rows) for column in through)
    return any(times >= _FEWEST_ALONE for times in apart)


def _counted(rows: Iterable[Mapping[int, str]]) -> dict[int, Counter[str]]:
    """Return how many of some rows each colour fills, by column."""
    counts: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for filled in rows:
        for column, colour in filled.items():
            counts[column][colour] += 1
    return counts


def _columns_filled(by_column: Mapping[int, Counter[str]], colour: str, rows: int) -> set[int]:
    """Return the columns that a colour fills in nearly all rows that no other does; none, unless it fills few else."""
    own = {column: counts for column, counts in by_column.items() if counts[colour]}
    fewest = _FEWEST_ALONE if len(own) == 1 else rows / 2
    through = {
        column
        for column, counts in own.items()
        if counts[colour] >= max(NEARLY_ALL * (rows - (counts.total() - counts[colour])), fewest)
    }
    return through if len(through) >= NEARLY_ALL * len(own) else set()


def _bars_beside_shades(grid: Grid, left: Fills, found: set[tuple[int, str]]) -> set[tuple[int, str]]:
    """Return the columns and colours that are bars: all that is drawn in a row, in a column that two colours share.

    Each fills nearly all that the other leaves, but only one of them can be the day's.
    """
    times = Counter(column for column, _ in found)
    shared = {column for column, many in times.items() if many > 1}
    alone = {row: next(iter(cells)) for row, cells in left.items() if len(cells) == 1 and not grid.marks[row]}
    return {(column, left[row][column]) for row, column in alone.items() if column in shared} & found


def _weekends(grid: Grid) -> set[tuple[int, str]]:
    """Return the Saturdays and Sundays that one colour fills in most rows, and the other days' columns nowhere.

    Bars may have that colour too: where it fills every weekend in nearly every row, and no other day so.
    """
    days = weekends(grid.axis)
    if not days:
        return set()
    counts: Counter[tuple[int, str]] = Counter()
    for cells in grid.fills.values():
        counts.update(cells.items())
    inside = {colour for column, colour in counts if column in days}
    outside = {colour for column, colour in counts if column not in days}
    through = {colour for colour in inside & outside if _fills_only(colour, days, counts, grid)}
    alone = {colour for colour in inside - outside if not _is_of_one_row(colour, days, grid)}
    return {(column, colour) for column, colour in counts if column in days and colour in alone | through}


def _is_of_one_row(colour: str, weekends: set[int], grid: Grid) -> bool:
    """Return whether a colour fills days of one row alone of several, and not all its weekends: work done at one."""
    rows = [cells for cells in grid.fills.values() if colour in cells.values()]
    if len(rows) != 1 or len(grid.drawn) == 1:
        return False
    open_days = {column for column in weekends if rows[0].get(column) in (None, colour)}
    own = {column for column, one in rows[0].items() if one == colour}
    return own < open_days or len(weekends) <= _WEEKEND


def _fills_only(colour: str, columns: set[int], counts: Counter[tuple[int, str]], grid: Grid) -> bool:
    """Return whether a colour fills all of some columns in nearly every row, and no other; of few rows none tell."""
    most = {column for column in grid.axis.by_number if counts[column, colour] >= NEARLY_ALL * len(grid.rows)}
    return len(grid.rows) >= _FEWEST_ROWS and most == columns


def _is_block(columns: set[int], grid: Grid) -> bool:
    """Return whether columns stand side by side, several of them, and not all there are."""
    ordered = sorted(columns)
    is_one = all(later == earlier + 1 for earlier, later in pairwise(ordered))
    return is_one and 1 < len(ordered) < len(grid.axis.columns)


def _is_drawn_over(grid: Grid, left: Fills, colour: str) -> bool:
    """Return whether most rows hold marks beside those of a colour, or rows without a name are filled by it too."""
    others = sum(bool({*left[row].values()} - {colour} or grid.marks[row]) for row in grid.rows)
    return 2 * others >= len(grid.rows) or _fills_unnamed(grid, colour)


def _is_written_in(columns: set[int], grid: Grid, left: Fills, colour: str) -> bool:
    """Return whether each stretch of some columns holds one text a row in its same column, and no other holds any.

    So bars are labelled that are alike in all rows; what is drawn over shading stands where its own work is.
    """
    if len(columns) == 1 or _fills_unnamed(grid, colour):
        return False
    others = sum(bool({*cells.values()} - {colour}) for cells in left.values())
    written = Counter(column for row in grid.rows for column in grid.marks[row])
    is_in_most = all(2 * times >= len(grid.rows) for times in written.values())
    bars = stretches(sorted(columns))
    is_labelled = {*written} <= columns and all(len({*bar} & {*written}) == 1 for bar in bars)
    return is_labelled and is_in_most and 2 * others < len(grid.rows)


def _fills_unnamed(grid: Grid, colour: str) -> bool:
    """Return whether a colour fills rows without a name, where bars don't name themselves: whose work would it be?"""
    return not grid.is_of_bars and any(
        row not in grid.named and colour in cells.values() for row, cells in grid.fills.items()
    )


# --- rows -----------------------------------------------------------------------------------------------------


def _row_shades(grid: Grid, shaded: frozenset[int]) -> dict[int, str]:
    """Return the colours that fill a row as such: its name too, or from end to end beneath what is drawn over it.

    A colour known from such rows fills others as well, where it leaves no time column open.
    """
    columns = [one.number for one in grid.axis.columns if one.number not in shaded]
    if not columns:
        return {}
    under = {row: banner for row in grid.rows if (banner := _banner(grid, row))}
    filled = {
        row: through
        for row, cells in grid.fills.items()
        if len(cells) >= len(columns) and (through := _colours_through(cells, columns))
    }
    for row, colours in filled.items():
        first, last = grid.fills[row][columns[0]], grid.fills[row][columns[-1]]
        is_beneath = first == last and (len(colours) > 1 or _holds_text(grid, row))
        named = next((colour for colour in colours if _is_through(grid, row, colour)), "")
        if named or is_beneath:
            under.setdefault(row, named or first)
    known = {*under.values()}
    for row, colours in filled.items():
        of_rows = [colour for colour in colours if colour in known]
        if row not in under and len(of_rows) == 1:
            under[row] = of_rows[0]
    return under


def _banner(grid: Grid, row: int) -> str:
    """Return the colour that runs from the first cell of a row on into its time columns, "" for none.

    Where names have the colours of their bars, it is a bar that begins in the first column.
    """
    colour = grid.fills[row].get(grid.axis.first)
    if not colour or not _is_through(grid, row, colour):
        return ""
    return "" if grid.is_coded else colour


def _is_through(grid: Grid, row: int, colour: str) -> bool:
    """Return whether a colour fills a row from the first of its cells that holds anything to the time columns."""
    beside, first = grid.beside.get(row, {}), grid.begins.get(row)
    return first is not None and all(beside.get(column) == colour for column in range(first, grid.axis.first))


def _whole_rows(grid: Grid, left: Fills) -> list[int]:
    """Return the rows that one colour fills over all time columns that are not shaded."""
    columns = {one.number for one in grid.axis.columns}
    return [
        row
        for row, cells in left.items()
        if cells
        and len(cells) == len(grid.fills[row])
        and columns <= cells.keys()
        and len({*cells.values()}) == 1
    ]


def _colours_through(cells: dict[int, str], columns: list[int]) -> list[str]:
    """Return the different colours of a row's cells in some columns; none where any of them is open."""
    colours = dict.fromkeys(map(cells.get, columns))
    return [] if None in colours else [colour for colour in colours if colour]


def _holds_text(grid: Grid, row: int) -> bool:
    return any(not mark.is_merged for mark in grid.marks[row].values())
