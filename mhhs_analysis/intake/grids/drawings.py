"""Tables with time columns: a plan drawn in its cells, with or without dates typed beside the drawing."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import islice
from typing import TypeVar

from mhhs_analysis.dates import DateOrder, Order, date_order, may_prove_order
from mhhs_analysis.intake.grids.dates_below import dates_below, dates_under, is_of_dates, names_timing
from mhhs_analysis.intake.grids.names_in_bars import (
    names_bars,
    rows_of_bars,
    with_bars_named,
    with_names_in_bars,
)
from mhhs_analysis.intake.grids.words_below import until_words
from mhhs_analysis.intake.headings.columns import (
    GROUP,
    IN_BARS,
    MILESTONE_DATE,
    NAMES,
    TIMINGS,
    Column,
    is_date,
    is_wordy,
    normalised,
    qualifiers,
    role_of,
)
from mhhs_analysis.intake.headings.groups import with_unheaded_groups
from mhhs_analysis.intake.headings.legends import LINE, NOT_WORK, kind_of_colour, legend_of
from mhhs_analysis.intake.headings.names import NO_HEADING, name_by_stage, says_the_same
from mhhs_analysis.intake.headings.row_bases import BASIS
from mhhs_analysis.intake.headings.rows import Header, naming_rows, says_else
from mhhs_analysis.intake.marks.bars import drawing_of
from mhhs_analysis.intake.marks.codes import without_no_work
from mhhs_analysis.intake.marks.end_signs import with_ends_joined
from mhhs_analysis.intake.marks.grid_marks import SIGNS, Grid, grid_of
from mhhs_analysis.intake.marks.shading import without_shading
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.tables.notes import keys_in
from mhhs_analysis.intake.tables.regions import Region, regions_below
from mhhs_analysis.intake.tables.swatches import words_of_swatches
from mhhs_analysis.intake.time_axis.anchors import dated_by_words
from mhhs_analysis.intake.time_axis.axis import OPEN_ORDER, time_axis
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.time_axis.headings import LONGEST, PROGRAMME_MILESTONE, said_in
from mhhs_analysis.intake.time_axis.heads import TimeHead
from mhhs_analysis.intake.time_axis.rows import time_heads
from mhhs_analysis.intake.time_axis.years_said import dated_by_title, dated_by_typed, is_year
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells, Sheet

_Shown = TypeVar("_Shown")
_TOTAL = re.compile(r"\b(?:sub)?[- ]?totals?\b|\bytd\b", re.I)
_FIRST_ROWS = 40
"""Rows of a sheet whose texts may prove the order of day and month of its headings of time."""
_FEWEST_NAMELESS = 2
"""Rows of bars without a name from which the names of others may be those of lanes."""
_NEAR = 4
"""Rows that may lie between a table's headings and its headings of time."""


def time_axes(sheet: Sheet, settings: Settings) -> list[TimeAxis]:
    """Return the time columns of a sheet, from its top; those that people number are dated where anything says how."""
    order, heads, is_open = _heads(sheet, settings)
    axes = [time_axis(head, order, settings.year) for head in heads]
    if is_open:
        axes = [replace(axis, doubts=(*axis.doubts, OPEN_ORDER)) for axis in axes]
    above = [[one for one in axes if one.rows[-1] < axis.rows[0]] for axis in axes]
    axes = [dated_by_title(sheet, axis, order, others) for axis, others in zip(axes, above, strict=True)]
    axes = [dated_by_words(sheet, axis, settings) for axis in axes]
    return [_beside_others(axis, axes) for axis in axes]


def _beside_others(axis: TimeAxis, axes: Sequence[TimeAxis]) -> TimeAxis:
    """Return time columns with where their own part of the sheet begins, if others stand beside them."""
    beside = [one for one in axes if one is not axis and not {*one.rows}.isdisjoint(axis.rows)]
    if not beside:
        return axis
    before = [one.last for one in beside if one.last < axis.first]
    return replace(axis, left=max(before, default=0) + 1, right=max(axis.last, *(one.last for one in beside)))


def _heads(sheet: Sheet, settings: Settings) -> tuple[Order, list[TimeHead], bool]:
    """Return the headings of time, the order of day and month they are read in, and whether that is open.

    The order is the one that they prove themselves, else the sheet's first texts; in which headings that either order
    could read are is open where it makes a difference.
    """
    said = settings.date_order
    uk = _heads_in(sheet, said or "DMY")
    last = max(islice(sheet.rows, _FIRST_ROWS), default=0)
    first = (texts[: bisect_right(rows, last)] for rows, texts in sheet.texts.values())
    telling = filter(may_prove_order, first)
    found = date_order(text for texts in telling for text in texts if len(text) <= LONGEST)
    if said is not None or not (found.proof or found.ambiguous):
        return said or "DMY", uk, False
    proved = found.order if found.proof and not found.is_mixed else ""
    own = _order_in(sheet, uk)
    if proved == "DMY" and not (own.ambiguous or own.proof):
        return "DMY", uk, False
    us = _heads_in(sheet, "MDY")
    own = _order_in(sheet, [*uk, *us])
    if (own.proof and not own.is_mixed) or not own.ambiguous:
        order = own.order if own.proof else proved or "DMY"
        return order, uk if order == "DMY" else us, False
    axes = [time_axis(head, "DMY") for head in uk], [time_axis(head, "MDY") for head in us]
    differ = bool(uk) and bool(us) and [one.columns for one in axes[0]] != [one.columns for one in axes[1]]
    if not proved:
        return "DMY", uk, differ
    # firsts of months in one order are the first days of one month in the other
    order, heads, read = ("MDY", us, axes[1]) if proved == "MDY" else ("DMY", uk, axes[0])
    return order, heads, differ and any(one.unit == "day" for one in read)


def _order_in(sheet: Sheet, heads: Sequence[TimeHead]) -> DateOrder:
    """Return the order that the texts of some headings of time prove, those that each stand over a column."""
    lines = [max(head.rows, key=lambda one: len(one.said)) for head in heads]
    cells = (sheet.rows[line.row].get(column) for line in lines for column in line.said)
    return date_order([cell.value for cell in cells if cell and isinstance(cell.value, str)])


def _heads_in(sheet: Sheet, order: Order) -> list[TimeHead]:
    """Return the headings of time of a sheet, without those of columns of dates."""
    heads = [*time_heads(sheet, order)]
    return [head for head in heads if not is_of_dates(sheet, head, {one.numbers[0] for one in heads})]


def rows_drawn_in(sheet: Sheet, axes: Sequence[TimeAxis]) -> set[int]:
    """Return the rows of drawings whose words of timings stand under time columns, and no dates below: no headings.

    Programme | Kick-off, and below it Milestones | TBC, are a lane and what is drawn in it. A gap above may part
    a table of another kind from the drawing. Nor are rows whose such words stand left of the time columns, under
    headings of other things: Task | New.
    """
    found: set[int] = set()
    beside = {axis.rows: _header(sheet, axis) for axis in axes}
    for row in naming_rows(sheet, "activities") if axes else ():
        timed = {column for column, cell in sheet.rows[row].items() if names_timing(cell)}
        axis = next((one for one in reversed(axes) if one.rows[-1] < row), None)
        is_inside = axis is not None and bool(timed) and timed <= {*range(axis.first, axis.last + 1)}
        is_lane = is_inside and row - 1 in sheet.rows and not dates_below(sheet, row, timed)
        if is_lane or (axis is not None and says_else(sheet, row, beside[axis.rows], "activities")):
            found.add(row)
    return found


def with_time_columns(tables: Sequence[Region], axes: Sequence[TimeAxis]) -> list[Region]:
    """Return tables with the time columns that stand beside theirs."""
    return [
        _drawn(table, _dated_by_typed(table, axis)) if (axis := _beside(table, axes)) else table
        for table in tables
    ]


def grids(sheet: Sheet, axes: Sequence[TimeAxis], *, is_only_drawn: bool = False) -> list[Region]:
    """Return the tables that time columns alone make: something drawn, named left of them or in its bars.

    `is_only_drawn` leaves aside what is typed beside the drawing.
    """
    found = _below(sheet, axes, is_only_drawn)
    drawn = (one for one in found if one.grid is not None and one.grid.drawn)
    return [one for one in drawn if _names_rows(one) or names_bars(one)]


def blank_grids(sheet: Sheet, axes: Sequence[TimeAxis]) -> list[Region]:
    """Return the tables that time columns make over named rows in which nothing is drawn, as cells show it.

    Bars may be shapes that lie over them, or lines around them.
    """
    found = _below(sheet, axes, False)
    return [one for one in found if _names_rows(one) and one.rows and not (one.grid and one.grid.drawn)]


def _below(sheet: Sheet, axes: Sequence[TimeAxis], is_only_drawn: bool) -> Iterator[Region]:
    """Yield what stands below time columns as tables, down to the next ones."""
    tops = [*(axis.rows[0] for axis in axes), max(sheet.rows, default=0) + 1]
    for axis in axes:
        end = min(top for top in tops if top > axis.rows[-1])
        for region in regions_below(sheet, [_header(sheet, axis)]):
            named = _named(region, axis, end)
            if (lanes := _with_lanes_said_once(named, axis, end)) and names_bars(lanes):
                yield lanes
                continue
            named = named if _holds_names(named, axis) else with_names_in_bars(named, axis, end)
            yield _drawn(_untimed(named) if is_only_drawn else named, axis, end)


def _with_lanes_said_once(named: Region, axis: TimeAxis, end: int) -> Region | None:
    """Return a drawing whose bars name themselves, in lanes that are each said once, over rows of bars without names.

    All rows with bars say words in a filled cell, and several of them have no name; each name stands beside what is
    drawn, or right above it. None for any other.
    """
    column = next((one for one in named.columns if one.may_name and one.number < axis.first), None)
    if column is None or any(one.role in TIMINGS for one in named.columns):
        return None
    page = with_names_in_bars(named, axis, end)
    barred = _barred(page, axis, end)
    if not barred or not _are_lanes(page, column.number, axis, barred):
        return None
    lane = replace(column, role=GROUP)
    return _drawn(replace(page, columns=(lane, *page.columns)), axis, end)


def _barred(page: Region, axis: TimeAxis, end: int) -> list[int]:
    """Return the rows above any key that have filled cells under time columns; [] if one says no words in them."""
    rows, fills = page.sheet.rows, page.sheet.drawn.fills
    stop = min(keys_in(page, axis.by_number), default=end)
    barred = [row for row in page.rows if row < stop and axis.by_number.keys() & fills.get(row, {}).keys()]
    return barred if all(_says_in_bar(rows[row], fills[row], axis) for row in barred) else []


def _are_lanes(page: Region, number: int, axis: TimeAxis, barred: Sequence[int]) -> bool:
    """Return whether what a column says is said once over rows of bars, several of them without a name of their own."""
    rows = page.sheet.rows
    named = [row for row in page.rows if number in rows[row]]
    lanes = [row for row in named if row < max(barred)]
    drawn = {*barred} | {row for row in page.rows if axis.by_number.keys() & rows[row].keys()}
    merged = (range(top, low + 1) for top, left, low, _ in page.sheet.merged if left == number)
    are_several = len({*barred} - {*named}) >= _FEWEST_NAMELESS
    is_merged = any(not {*barred}.isdisjoint(each) for each in merged)
    return are_several and not is_merged and bool(lanes) and all({row, row + 1} & drawn for row in lanes)


def _says_in_bar(cells: Cells, filled: Mapping[int, str], axis: TimeAxis) -> bool:
    """Return whether words stand in a filled cell of a row under time columns, and are more than a basis: Plan."""
    inside = (cell for number, cell in cells.items() if number in axis.by_number and number in filled)
    return any(is_wordy(cell) and qualifiers(normalised(cell.text), "activities")[1] for cell in inside)


# --- headings of time -----------------------------------------------------------------------------------------


def _beside(table: Region, axes: Sequence[TimeAxis]) -> TimeAxis | None:
    """Return the time columns that go with a table: their headings near its own, and its names left of them.

    Columns that the table heads as dates, and that hold some, are no time columns of a drawing above it.
    """
    first, last = table.headers[0] - _NEAR, table.headers[-1] + _NEAR
    names = [one.number for one in table.columns if one.role in NAMES]
    for axis in axes:
        is_near = first <= axis.rows[-1] and axis.rows[0] <= last
        # dates under headings of their own are a row of the table
        headed = sum(axis.first <= one.number <= axis.last and bool(one.heading) for one in table.columns)
        is_row = axis.rows[0] > table.headers[-1] and 2 * headed > len(axis.columns)
        if is_near and names and min(names) < axis.first and not is_row and not dates_under(table, axis):
            return axis
    return None


def is_of_time(table: Region, axes: Sequence[TimeAxis]) -> bool:
    """Return whether the columns of dates of a matrix are time columns: headings of time, and dates that are theirs.

    What else heads dates (Design complete, M5, Phase 1) is a milestone's, however evenly its dates lie apart. But a
    key or a title above a calendar (Programme | Float) heads no column of it, where most have nothing above them.
    """
    dated = {one.number: one.heading for one in table.columns if one.role == MILESTONE_DATE}
    own = [one for one in axes if {*dated} <= {*one.by_number} and not {*one.rows}.isdisjoint(table.rows)]
    is_said = all(map(_says_time, dated.values()))
    return any(is_said or _stands_above(table, {*dated}, axis) for axis in own)


def _stands_above(table: Region, dated: set[int], axis: TimeAxis) -> bool:
    """Return whether headings stand over half of time columns at most, and over no dates but those that head them."""
    below = (table.sheet.rows[row] for row in table.rows if row not in axis.rows)
    return 2 * len(dated) <= len(axis.columns) and not any(
        is_date(cells[column]) for cells in below for column in dated & cells.keys()
    )


def _says_time(heading: str) -> bool:
    """Return whether a heading says when, or numbers a period of time; a phase lasts as long as its work."""
    said = said_in(heading, "DMY")
    return said is not None and said.named != "phase" and not PROGRAMME_MILESTONE.fullmatch(heading.strip())


def _dated_by_typed(table: Region, axis: TimeAxis) -> TimeAxis:
    """Return time columns without a year with the one that makes most bars of a table agree with its typed dates."""
    if not axis.lacks_year:
        return axis
    grid = _drawn(table, axis).grid
    assert grid is not None
    starts = {column.number for column in table.columns if column.role == "start"}
    pairs: list[tuple[date, int]] = []
    for row in grid.rows:
        typed = [cell.value for number, cell in table.sheet.rows.get(row, {}).items() if number in starts]
        bars = drawing_of(grid, row).bars
        pairs += [(day, bars[0].first) for day in typed if isinstance(day, date) and bars]
    return dated_by_typed(axis, pairs)


def _header(sheet: Sheet, axis: TimeAxis) -> Header:
    """Return the headings beside time columns: in their rows, each column's lowest that is known, else its lowest."""
    headings: Cells = {}
    for row in axis.rows:
        for column, cell in sheet.rows[row].items():
            is_own = _is_beside(axis, column) and not axis.first <= column <= axis.last
            if not is_own or not isinstance(cell.value, str) or is_year(cell.text):
                continue
            is_known = role_of(cell.text, "activities") != ("", "")
            if is_known or column not in headings or role_of(headings[column].text, "activities") == ("", ""):
                headings[column] = Cell(cell.text)
    return Header(axis.rows, dict(sorted(headings.items())))


def _is_beside(axis: TimeAxis, column: int) -> bool:
    """Return whether a column is in the part of the sheet that goes with time columns."""
    return axis.left <= column and (not axis.right or column <= axis.last or axis.last == axis.right)


# --- regions --------------------------------------------------------------------------------------------------


def _drawn(table: Region, axis: TimeAxis, end: int = 0) -> Region:
    """Return a table with its time columns and what is drawn under them: above the row `end`, where no name ends it."""
    headers = tuple(sorted({*table.headers, *axis.rows}))
    rows = tuple(row for row in table.rows if row > max(headers) or row not in headers)
    rows = tuple(row for row in rows if row > axis.rows[-1])
    columns = tuple(
        one for one in table.columns if one.role == IN_BARS or not axis.first <= one.number <= axis.last
    )
    is_of_bars = table.has(IN_BARS, "")
    shown = rows_of_bars(table, axis, end) if is_of_bars else _until_last_name(table, axis, rows)
    grid = grid_of(table.sheet, axis, shown, range(axis.left, axis.first))
    grid = with_bars_named(grid) if is_of_bars else grid
    legend = legend_of(table.sheet, {*grid.rows}, {*headers}, axis.right or axis.last)
    legend = words_of_swatches(replace(table, rows=rows), axis.by_number) | legend
    not_work, lines = (
        {colour for colour, words in legend.items() if kind_of_colour(words) == kind}
        for kind in (NOT_WORK, LINE)
    )
    others = axis.others | _totals(table.sheet, axis)
    if others:
        aside = _marked_alone(grid, others)
        fills, marks = _without(grid.fills, others), _without(grid.marks, others)
        grid = replace(grid, fills=fills, marks=marks, aside=aside)
    bare = without_shading(with_ends_joined(without_no_work(grid)), not_work, lines)
    bare = replace(bare, legend=legend, shaded=bare.shaded | others)
    return replace(table, headers=headers, rows=rows, columns=columns, grid=bare)


def _totals(sheet: Sheet, axis: TimeAxis) -> frozenset[int]:
    """Return the columns among time columns that are headed as totals of those beside them: Q1 total."""
    texts = ((column, cell.value) for row in axis.rows for column, cell in sheet.rows[row].items())
    under = ((column, text) for column, text in texts if isinstance(text, str) and column in axis.by_number)
    return frozenset(column for column, text in under if _TOTAL.search(text))


def _marked_alone(grid: Grid, columns: frozenset[int]) -> tuple[tuple[int, int], ...]:
    """Return the cells of some columns that show anything but an amount or what a bar shows on both sides of them."""
    found = []
    for row in grid.rows:
        fills, marks = grid.fills[row], grid.marks[row]
        for column in columns & {*fills, *marks}:
            shown, *beside = (
                (fills.get(at), marks[at].text if at in marks else "")
                for at in (column, column - 1, column + 1)
            )
            if beside != [shown, shown] and not (shown[1] and shown[1][0].isdigit()):
                found.append((row, column))
    return tuple(found)


def _without(held: dict[int, dict[int, _Shown]], columns: frozenset[int]) -> dict[int, dict[int, _Shown]]:
    """Return what stands in cells by row and column, without some columns."""
    return {
        row: {one: shown for one, shown in cells.items() if one not in columns} for row, cells in held.items()
    }


def _until_last_name(table: Region, axis: TimeAxis, rows: tuple[int, ...]) -> list[int]:
    """Return the rows down to the last one that a name or basis stands in and that is no part of a key below the plan.

    A name merged down stands in all its rows, also where nothing else does.
    """
    names = {one.number for one in table.columns if one.may_name or one.role == BASIS}
    keys = keys_in(replace(table, rows=rows), axis.by_number)
    kept = [row for row in rows if row not in keys]
    last = max((row for row in kept if names & {*table.sheet.rows[row]}), default=0)
    last = max(
        [last, *(low for top, left, low, _ in table.sheet.merged if left in names and top <= last <= low)]
    )
    labels = [
        row for row in kept if row in (last + 1, last + 2) and _labels_signs(table.sheet, axis, last, row)
    ]
    kept = [row for row in kept if row <= last]
    return [*kept, last] if kept and last > kept[-1] else [*kept, *labels]


def _labels_signs(sheet: Sheet, axis: TimeAxis, last: int, row: int) -> bool:
    """Return whether the last named row draws signs, and a row below it holds nothing but texts in time columns."""
    over = (cell.text for column, cell in sheet.rows.get(last, {}).items() if column in axis.by_number)
    return (
        any(not SIGNS.isdisjoint(text) for text in over) and sheet.rows[row].keys() <= axis.by_number.keys()
    )


def _named(region: Region, axis: TimeAxis, end: int) -> Region:
    """Return a table that ends above the next headings of time, with a column that names its rows."""
    rows = until_words(region.sheet, axis, tuple(row for row in region.rows if row < end))
    if axis.right:
        rows = tuple(row for row in rows if any(_is_beside(axis, one) for one in region.sheet.rows[row]))
    body = [region.sheet.rows[row] for row in rows]
    left = [one for one in region.columns if one.number < axis.first or one.number > axis.last]
    held = next((one for one in left if one.role == "name"), None)
    name = _wordiest(left, body, axis)
    if held and not (name and _gathers(held, name, body)):
        return replace(region, rows=rows, columns=tuple(left))
    left = [replace(one, role=GROUP) if one is held else one for one in left]
    others = [one for one in left if name is None or one.number != name.number]
    columns = sorted([*others, *([name] if name else [])], key=lambda one: one.number)
    return replace(region, rows=rows, columns=with_unheaded_groups(columns, region.sheet, rows))


def _gathers(held: Column, name: Column, body: Sequence[Cells]) -> bool:
    """Return whether a phase or another group only stands in for a column without a heading that says more of rows."""
    said = [len({cells[one.number].text for cells in body if one.number in cells}) for one in (held, name)]
    return not name.heading and role_of(held.heading, "activities")[0] == GROUP and said[0] < said[1]


def _untimed(region: Region) -> Region:
    """Return a table without the roles of its columns that type dates or durations."""
    columns = (replace(one, role="") if one.role in TIMINGS else one for one in region.columns)
    return replace(region, columns=tuple(columns))


def _wordiest(columns: Sequence[Column], body: Sequence[Cells], axis: TimeAxis) -> Column | None:
    """Return the column left of the time columns that holds most different words, as the one that names rows.

    One that is headed as something else, such as a status, names none where any other may, but a stage of each row
    does before what says the same of all.
    """
    known = {one.number: one for one in columns}
    words = {
        number: len({cells[number].text for cells in body if number in cells and is_wordy(cells[number])})
        for number in range(axis.left, axis.first)
    }
    free = {
        number: many
        for number, many in words.items()
        if many and (number not in known or known[number].role in ("", *NAMES))
    }
    words = free or words
    best = max(words, key=lambda number: words[number], default=0)
    if not best or not words[best]:
        return None
    if says_the_same(body, best) and (stage := name_by_stage(columns, body)):
        return stage
    held = known.get(best)
    return replace(held, role="name") if held else Column(best, "", "name", doubt=NO_HEADING)


def _names_rows(region: Region) -> bool:
    return any(one.may_name for one in region.columns)


def _holds_names(region: Region, axis: TimeAxis) -> bool:
    """Return whether a column that may name rows says anything beside or above what is drawn, and no notes below it."""
    named = [row for one in region.columns if one.may_name for row in region.cells_in(one.number)]
    columns, rows = axis.by_number.keys(), region.sheet.rows
    if not named or any(row >= min(named) and columns & rows[row].keys() for row in region.rows):
        return bool(named)
    filled = [row for row, cells in region.sheet.drawn.fills.items() if columns & cells.keys()]
    below = [row for row in filled if axis.rows[-1] < row <= region.rows[-1]]
    return max(below, default=min(named)) >= min(named)
