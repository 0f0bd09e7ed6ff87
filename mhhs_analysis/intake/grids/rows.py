"""What is drawn in the rows of a table becomes their dates, beside or instead of typed ones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from mhhs_analysis.dates import is_to_be_told, looks_like_date
from mhhs_analysis.intake.grids.bars_of_bases import without_baseline
from mhhs_analysis.intake.grids.beyond import put_words_beyond_aside
from mhhs_analysis.intake.grids.doubts import (
    doubt_second_bars,
    doubt_shared_bars,
    put_nameless_aside,
    say_doubts,
    say_how,
)
from mhhs_analysis.intake.grids.due_rows import with_days_due
from mhhs_analysis.intake.grids.durations import doubt_durations
from mhhs_analysis.intake.grids.ends import (
    compare_or_take,
    date_periods,
    is_drawn,
    settle_edges,
    take,
    without_day,
)
from mhhs_analysis.intake.grids.labels import name_by_labels
from mhhs_analysis.intake.grids.lanes import doubt_words, names_task, says_other, with_work_named
from mhhs_analysis.intake.grids.lines_in_bars import doubt_lines, with_bullets_apart
from mhhs_analysis.intake.grids.people_and_money import put_amounts_aside
from mhhs_analysis.intake.grids.rows_of_remarks import put_remarks_aside
from mhhs_analysis.intake.grids.several_days import doubt_several_days
from mhhs_analysis.intake.grids.table import DrawnTable, is_typed, number_of, span_of
from mhhs_analysis.intake.headings.groups import beneath
from mhhs_analysis.intake.headings.legends import SPARE, kind_of_colour
from mhhs_analysis.intake.headings.milestone_words import milestone_of, names_milestones
from mhhs_analysis.intake.headings.work_words import names_kind_of_work
from mhhs_analysis.intake.marks.added_up import rows_added_up
from mhhs_analysis.intake.marks.bars import Bar, Drawing, drawing_of
from mhhs_analysis.intake.marks.grid_marks import Grid, says_day
from mhhs_analysis.intake.reading import Place, Row, place_of
from mhhs_analysis.intake.tables.rows import doubt_dates_read
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import cell_range

REMARK = "words in the drawing beside the bars: kept here, no task"
_CLOSING = (
    "a word for how work stands right after its marks: read as beside them, but the task may last to there"
)
_ASK_CLOSING = "ask when the task finishes"
_ASK_REMARK = "ask whether it is a milestone or a task, and for its date"
_SPARE = "time in hand drawn beside the work: kept out of its dates"
_CODES = "codes in the drawing of a row that heads others: what falls due then is not said"
_ASK_CODES = "ask for a row each, with its name and date"


class _Lane(NamedTuple):
    """The name of a row that activities are drawn in, and the outline that they have from it."""

    name: str
    outline: str


def add_drawn(table: Table) -> None:
    """Give the rows read of a table the dates that are drawn in them, and say where typed and drawn disagree."""
    region = table.region
    if region.grid is None:
        return
    grid = region.grid
    put_amounts_aside(table, grid)
    put_remarks_aside(table, grid)
    put_words_beyond_aside(table, grid)
    by_row = {row["activity_id"]: row for row in table.reading.rows}
    drawings = {
        row: with_bullets_apart(region.sheet, row, _drawing(grid, row, by_row.get(f"R{row}")))
        for row in grid.rows
    }
    name_by_labels(table, grid, drawings)
    by_row = {row["activity_id"]: row for row in table.reading.rows}
    _take_from_below(table, drawings, {*by_row})
    _leave_to_the_first(table, drawings, {*by_row})
    found = DrawnTable(table, grid.axis, drawings, grid.has_fills)
    say_doubts(table, grid)
    doubt_several_days(found, grid, by_row)
    doubt_shared_bars(found, by_row)
    doubt_words(found, by_row)
    doubt_lines(table, drawings)
    for number in rows_added_up(region.sheet, grid):
        by_row.get(f"R{number}", {})["is_summary"] = True
    made: list[Row] = []
    for number in region.rows:
        row = by_row.get(f"R{number}")
        if row is not None:
            made += _row_drawn(found, number, row)
    settle_edges(found)
    table.reading.rows[:] = made
    put_nameless_aside(found, by_row)
    doubt_second_bars(found, by_row)
    say_how(found)
    doubt_dates_read(table, [*map(number_of, table.reading.rows)])
    doubt_durations(found)


# --- one row --------------------------------------------------------------------------------------------------


def _row_drawn(found: DrawnTable, number: int, row: Row) -> list[Row]:
    """Return the activities of a row: its own, with typed or drawn dates, and those that its drawing names."""
    drawing = found.drawings.get(number, Drawing())
    date_periods(found, number, row)
    if not is_typed(row) and _heads_others(found, number):
        _head(found, number, row)
        drawing = replace(drawing, bars=())
    drawing = without_baseline(found, number, _without_spare(found, number, drawing))
    if not is_typed(row):
        drawing = _by_legend(found, number, with_work_named(found, number, drawing), row["activity_name"])
    plain = [bar for bar in drawing.bars if not bar.words]
    named = [bar for bar in drawing.bars if bar.words]
    if len(named) == 1 and not plain and not (found.is_of_lanes or names_task(found, number, row, named[0])):
        plain, named = named, []
        _keep_words(row, plain[0])
    points = _called_by_key(
        found, row["activity_name"], [without_day(found, bar) for bar in drawing.milestones]
    )
    rows, lane = [row], _lane_of(found, number, row)  # before the first milestone gives the row its name
    if plain:
        compare_or_take(found, number, row, plain)
    elif points and not named and not is_typed(row):
        take(found, number, row, points[:1])
        row["is_milestone"] = True
        if points[0].words and points[0].words.lower() != lane.name.lower():
            row["outline"], row["activity_name"] = lane.outline, points[0].words
        points = points[1:]
    elif named and not is_typed(row):
        rows = []
    extras = [*named, *points]
    rows += [_extra(found, number, row, lane, bar, place) for place, bar in enumerate(extras, len(rows) + 1)]
    if rows[0] is not row:
        rows[0]["activity_id"] = f"R{number}"
    _keep_states(rows, drawing)
    _keep_days(found, number, rows)
    _say_remarks(found, number, rows, drawing)
    return rows


def _say_remarks(found: DrawnTable, number: int, rows: Sequence[Row], drawing: Drawing) -> None:
    """Warn of the words in a row's drawing that are no task, and of those that may say till when one lasts."""
    for remark in (*drawing.remarks, *_unplaced(rows, drawing)):
        place = place_of(found.table.file, found.table.region.sheet, number, remark.first)
        if _closes(drawing, remark):
            found.table.reading.warn(place, remark.text, _CLOSING, _ASK_CLOSING)
            found.table.reading.lower("medium")
        else:
            found.table.reading.warn(place, remark.text, REMARK, _ASK_REMARK)


def _keep_words(row: Row, bar: Bar) -> None:
    """Keep what is written in the one bar of a row in its notes, where it says another thing than the row's name."""
    if says_other(bar, row):
        _note(row, bar.words)


def _note(row: Row, words: str) -> None:
    row["notes_text"] = "; ".join(filter(None, (row["notes_text"], words)))


def _keep_states(rows: Sequence[Row], drawing: Drawing) -> None:
    """Keep in the notes of the one activity of a row how its work is said to stand."""
    for state in drawing.states if len(rows) == 1 else ():
        _note(rows[0], state.words)


def _keep_days(found: DrawnTable, number: int, rows: Sequence[Row]) -> None:
    """Keep in the notes of the one activity of a row the days in its bar that are not read as its start and finish."""
    if len(rows) > 1 or not is_drawn(rows[0]):
        return
    filled = found.grid.fills.get(number, {})
    for column, mark in found.grid.marks.get(number, {}).items():
        if column in filled and not (mark.words or mark.is_milestone) and says_day(mark.text):
            _note(rows[0], mark.text)


def _unplaced(rows: Sequence[Row], drawing: Drawing) -> Iterator[Bar]:
    """Yield what is said of how work stands where nobody knows of which, till when it goes on, or when it is due."""
    for state in drawing.states:
        ends = [bar.last for bar in drawing.bars if not bar.colours]
        if len(rows) > 1 or is_to_be_told(state.words) or (ends and state.first > max(ends)):
            yield state


def _closes(drawing: Drawing, remark: Bar) -> bool:
    """Return whether it is said how work stands in the column after the last of its marks."""
    return remark in drawing.states and any(
        bar.last + 1 == remark.first for bar in drawing.bars if not bar.colours
    )


def _lane_of(found: DrawnTable, number: int, row: Row) -> _Lane:
    """Return a row as the lane of what its drawing names: its name stands beneath the groups it is under."""
    path = found.table.paths.get(number)
    name = row["activity_name"]
    return _Lane(name, beneath(path if path == row["outline"] else None, name))


def _drawing(grid: Grid, number: int, row: Row | None) -> Drawing:
    """Return what is drawn in a row, as its name says what its texts and days are."""
    drawing = drawing_of(grid, number)
    if row is not None and not is_typed(row) and grid.marks[number]:
        drawing = with_days_due(grid, number, drawing, row)
    return _listed(drawing, row)


def _listed(drawing: Drawing, row: Row | None) -> Drawing:
    """Return a drawing whose texts are milestones where a row is called so, and holds neither bars nor typed dates."""
    if drawing.bars or row is None or is_typed(row) or not names_milestones(row["activity_name"]):
        return drawing
    named = [one for one in drawing.remarks if not looks_like_date(one.text)]
    points = [*drawing.milestones, *(one._replace(is_milestone=True) for one in named)]
    left = tuple(one for one in drawing.remarks if one not in named)
    return replace(drawing, milestones=tuple(sorted(points, key=lambda one: one.first)), remarks=left)


def _take_from_below(table: Table, drawings: dict[int, Drawing], named: set[str]) -> None:
    """Give a row without a bar of its own the bars of the row below, where its name is merged down to that one.

    What is written above them is a label, and stays beside them.
    """
    columns = {one.number for one in table.region.columns if one.may_name}
    for top, left, bottom, _ in table.region.sheet.merged:
        if left not in columns or bottom == top or f"R{top}" not in named:
            continue
        above, below = drawings.get(top, Drawing()), drawings.get(top + 1, Drawing())
        is_bare = not any(bar.colours for bar in above.bars) and any(bar.colours for bar in below.bars)
        if is_bare and f"R{top + 1}" not in named:
            labels = (*above.remarks, *above.bars)
            points = (*above.milestones, *below.milestones)
            drawings[top] = Drawing(below.bars, points, (*labels, *below.remarks))
            drawings[top + 1] = Drawing()
        for row in range(top + 1, bottom + 1):
            if f"R{row}" not in named and drawings.get(row) == above:  # one bar, as tall as its name
                drawings[row] = Drawing()


def _leave_to_the_first(table: Table, drawings: dict[int, Drawing], named: set[str]) -> None:
    """Leave a bar that is merged down to rows without names to the row with one in which it begins."""
    columns = table.region.grid.axis.by_number if table.region.grid else ()
    for top, left, bottom, right in table.region.sheet.merged:
        if bottom == top or left not in columns or f"R{top}" not in named:
            continue
        for row in range(top + 1, bottom + 1):
            if row in drawings and row not in table.name_cells:
                bars = tuple(one for one in drawings[row].bars if not left <= one.first <= one.last <= right)
                drawings[row] = replace(drawings[row], bars=bars)


def _by_legend(found: DrawnTable, number: int, drawing: Drawing, name: str) -> Drawing:
    """Return a drawing whose bars are named by the legend where it tells kinds of work, or milestones, apart.

    A legend explains colours, or all letters that stand in a row as kinds of work.
    """
    grid = found.table.region.grid
    if grid is None or not (grid.legend or grid.said):
        return drawing
    letters = _works_keyed(grid, number)
    said = [
        (bar.colours and grid.legend.get(bar.colours[0])) or letters.get(bar.text.lower(), "")
        for bar in drawing.bars
    ]
    kinds = [kind_of_colour(words) if words else "unsaid" for words in said]
    works = {words for words, kind in zip(said, kinds, strict=True) if not kind}
    bars, points = [], list(drawing.milestones)
    for bar, words, kind in zip(drawing.bars, said, kinds, strict=True):
        if kind == "milestone":
            points.append(bar._replace(is_milestone=True))
        elif not kind and len(works) > 1 and not bar.words:
            bars.append(bar._replace(words=f"{name}: {words}"))
        else:
            bars.append(bar)
    return replace(drawing, bars=tuple(bars), milestones=tuple(sorted(points, key=lambda one: one.first)))


def _works_keyed(grid: Grid, number: int) -> Mapping[str, str]:
    """Return what a key calls the marks of a row, where it calls each of them a kind of work; {} for others."""
    said = {
        text: grid.said.get(text, "")
        for mark in grid.marks.get(number, {}).values()
        if (text := mark.text.lower())
    }
    return said if said and all(map(names_kind_of_work, said.values())) else {}


def _called_by_key(found: DrawnTable, name: str, points: list[Bar]) -> list[Bar]:
    """Return the milestones of a row called what a key says of their signs, where signs of two kinds stand in it."""
    said = found.table.region.grid.said if found.table.region.grid else {}
    called = {bar.text: words for bar in points if not bar.words and (words := said.get(bar.text.lower()))}
    if len({*called.values()}) < 2:
        return points
    return [
        bar._replace(words=f"{name}: {called[bar.text]}") if bar.text in called else bar for bar in points
    ]


def _without_spare(found: DrawnTable, number: int, drawing: Drawing) -> Drawing:
    """Return a drawing without time in hand beside its work: what the legend calls contingency is no planned finish."""
    legend = found.table.region.grid.legend if found.table.region.grid else {}
    if not legend:
        return drawing
    spare = [
        bar for bar in drawing.bars if bar.colours and kind_of_colour(legend.get(bar.colours[0], "")) == SPARE
    ]
    work = tuple(bar for bar in drawing.bars if bar not in spare)
    if not work:
        return drawing
    for bar in spare:
        where = cell_range((number, bar.first), (number, bar.last))
        place = Place(found.table.file, found.table.region.sheet.name, where)
        found.table.reading.warn(place, f"{legend[bar.colours[0]]}: {span_of(found.axis, bar)}", _SPARE)
    return replace(drawing, bars=work)


def _extra(found: DrawnTable, number: int, row: Row, lane: _Lane, bar: Bar, place: int) -> Row:
    """Return an activity that a row's drawing names, or a milestone in it, beneath the row's own name."""
    name = bar.words or milestone_of(lane.name)
    made = row | {
        "activity_id": f"R{number}.{place}",
        "activity_name": name,
        "outline": lane.outline,
        "is_milestone": bar.is_milestone,
        "is_summary": False,
        "other_dates": None,
        "percent_complete": None,
        "predecessors": None,
        "worked_out": None,
    }
    take(found, number, made, [bar])
    return made


def _heads_others(found: DrawnTable, number: int) -> bool:
    """Return whether a row only heads others: no fill of its own in a drawing of fills, and one in the row below."""
    below = found.drawings.get(found.below.get(number, 0), Drawing())
    drawing = found.drawings.get(number, Drawing())
    return (
        found.has_fills
        and bool(drawing.bars or not drawing.milestones)
        and not any(bar.colours or bar.words or looks_like_date(bar.text) for bar in drawing.bars)
        and any(bar.colours for bar in below.bars)
    )


def _head(found: DrawnTable, number: int, row: Row) -> None:
    """Mark a row as one that heads others; codes that stand in its time columns are kept, for nobody dates them."""
    row["is_summary"] = True
    bars = found.drawings.get(number, Drawing()).bars
    if bars:
        told = "; ".join(f"{bar.text} {span_of(found.axis, bar)}" for bar in bars)
        where = cell_range((number, bars[0].first), (number, bars[-1].last))
        place = Place(found.table.file, found.table.region.sheet.name, where)
        found.table.reading.put_aside(place, told, _CODES, _ASK_CODES)
