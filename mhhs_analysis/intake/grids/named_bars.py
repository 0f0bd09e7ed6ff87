"""The bars of a drawing that names no row become tasks, each called by its own words and as wide as its cells."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.grids.beyond import put_words_beyond_aside
from mhhs_analysis.intake.grids.doubts import say_doubts, say_how
from mhhs_analysis.intake.grids.ends import take
from mhhs_analysis.intake.grids.names_in_bars import is_wide, name_of
from mhhs_analysis.intake.grids.table import DrawnTable, span_of
from mhhs_analysis.intake.headings.amount_words import names_person
from mhhs_analysis.intake.headings.columns import DATE_ROLES, GROUP
from mhhs_analysis.intake.headings.work_words import names_kind_of_work
from mhhs_analysis.intake.marks.bars import Bar, Drawing, drawing_of
from mhhs_analysis.intake.marks.grid_marks import Grid, Mark
from mhhs_analysis.intake.reading import Place, Row, anchor_columns, interval_columns, place_of
from mhhs_analysis.intake.tables.notes import NOTE, notes_in, says_note
from mhhs_analysis.intake.tables.swatches import LEGEND
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.time_axis.columns import TimeColumn
from mhhs_analysis.intake.workbooks.workbook import cell_range

_CALLED = "no column names the rows: each bar is read as a task that is called by the words in it"
_ASK_CALLED = "ask for the plan as a table: a row a task, with its start and finish"
_UNNAMED = "a bar or sign without words of its own, in a drawing that names no row"
_ASK_UNNAMED = "ask what it is"
_LOOSE = "words in the drawing that name no bar: when that begins and ends is not shown"
_ASK_LOOSE = "ask whether it is a task or a milestone, and for its dates"
_TITLE = ("a title over the rows below it, as wide as the drawing", "ask whether it is a task")
_LANE = ("a lane over the rows of bars below it", "")
_ROW = (_LOOSE, _ASK_LOOSE)
_PARTED = (
    "words alone part cells of one colour ({words}): they may be several bars, or one that more is said of"
)
_COLOURED = "a bar goes on in other colours: it ends with its own, or with theirs"
_ASK_END = "ask where each begins and ends"
_OTHER = (
    "no words in the bars name a kind of work: they may be people, places, or times of the year, and no tasks"
)
_ASK_OTHER = "ask whether it is a plan, and what each bar is"
_FEWEST_TITLES = 2
"""Rows filled over all time columns from which they are titles: one may be a task that goes on throughout."""
_BLANK = (
    *("stage_text", "milestone_text", "date_basis", "duration_text", "worked_out", "other_dates"),
    *("predecessors", "owner_text", "confidence_text", "notes_text", "percent_complete"),
)
"""What the words of a bar say nothing of."""


def read_bars(table: Table) -> None:
    """Add the bars of a drawing to its reading that have words of their own; all others are told."""
    grid = table.region.grid
    assert grid is not None
    drawings = {row: drawing_of(grid, row) for row in grid.rows}
    titles, notes = _titles(table, grid, drawings), _notes(table, drawings)
    why = dict.fromkeys(notes, NOTE) | dict.fromkeys(titles, _TITLE) | dict.fromkeys(_key(drawings), LEGEND)
    drawings |= dict.fromkeys(why, Drawing())
    found = DrawnTable(table, grid.axis, _each_once(table, drawings), grid.has_fills)
    say_doubts(table, replace(grid, doubts=tuple(one for one in grid.doubts if one[0] not in titles)))
    put_words_beyond_aside(table, grid)
    lanes = _lanes(table)
    made = {row: _tasks(found, row, _above(lanes, row + 1) or _above(titles, row)) for row in grid.rows}
    table.reading.rows.extend(task for tasks in made.values() for task in tasks)
    for row in (one for one in table.region.rows if not made.get(one)):
        table.put_row_aside(row, *why.get(row, _LANE if row in lanes else _ROW))
    _say_called(found)
    _doubt_other(found)
    say_how(found)


# --- one row --------------------------------------------------------------------------------------------------


def _tasks(found: DrawnTable, number: int, group: str) -> list[Row]:
    """Return the tasks and milestones of a row, from left to right; what names none is told."""
    grid, drawing = found.grid, found.drawings[number]
    shown = sorted((*drawing.bars, *drawing.milestones), key=lambda one: one.first)
    named = [one for one in shown if name_of(one) and (one.is_milestone or is_wide(grid, number, one))]
    tasks = [_task(found, number, group, bar, place) for place, bar in enumerate(named, 1)]
    others = [*(one for one in shown if one not in named), *drawing.remarks]
    # words alone in their row are set aside with it
    _tell_others(found, number, [one for one in others if tasks or not one.text])
    _open_where_bars_meet(found, number, shown, dict(zip(named, tasks, strict=True)))
    _open_in_colours(found, number, named, tasks)
    return tasks


def _task(found: DrawnTable, number: int, group: str, bar: Bar, place: int) -> Row:
    """Return a bar or milestone as an activity; `place` is the one that it has in its row."""
    sheet = found.table.region.sheet
    row: Row = {
        "activity_id": f"R{number}" if place == 1 else f"R{number}.{place}",
        "activity_name": name_of(bar),
        "outline": group or None,
        **dict.fromkeys(_BLANK),
        **{key: value for end in DATE_ROLES for key, value in interval_columns(end, None).items()},
        **{key: value for end in DATE_ROLES for key, value in anchor_columns(end, None).items()},
        "is_milestone": bar.is_milestone,
        "is_hidden": sheet.is_hidden or number in sheet.hidden_rows,
        "is_summary": False,
        **place_of(found.table.file, sheet, number, bar.first).as_row(),
    }
    take(found, number, row, [bar])
    return row


def _tell_others(found: DrawnTable, number: int, others: list[Bar]) -> None:
    """Set aside bars and signs of a row that no words name, and words that stand in none."""
    for bar in others:
        is_bar = bar.is_milestone or is_wide(found.grid, number, bar)
        why, ask = (_UNNAMED, _ASK_UNNAMED) if is_bar else (_LOOSE, _ASK_LOOSE)
        where = cell_range((number, bar.first), (number, bar.last))
        place = Place(found.table.file, found.table.region.sheet.name, where)
        found.table.reading.put_aside(place, bar.text, f"{why}: {span_of(found.axis, bar)}", ask)


def _open_where_bars_meet(found: DrawnTable, number: int, shown: list[Bar], tasks: Mapping[Bar, Row]) -> None:
    """Doubt bars of one colour that only words part; where those are not all of work, it may be one bar."""
    for run in _parted_by_words(shown, found.grid.marks[number]):
        named = [bar for bar in run if bar in tasks]
        if not named:
            continue
        if all(bar in tasks and names_kind_of_work(name_of(bar)) for bar in run):
            _open_between_words(found, number, run, tasks)
        else:
            _open_throughout(found, number, run, tasks)
        _doubt(found, number, named[0], _PARTED.format(words=" | ".join(bar.text for bar in run)))


def _parted_by_words(shown: list[Bar], marks: Mapping[int, Mark]) -> list[list[Bar]]:
    """Return the bars side by side in one colour that no merged cell parts, nor words in all cells of one of them."""
    runs: list[list[Bar]] = []
    for bar in (one for one in shown if not one.is_milestone):
        if runs and _is_parted_by_words(runs[-1][-1], bar, marks):
            runs[-1].append(bar)
        else:
            runs.append([bar])
    return [run for run in runs if len(run) > 1]


def _is_parted_by_words(bar: Bar, after: Bar, marks: Mapping[int, Mark]) -> bool:
    is_one = after.first == bar.last + 1 and bool(bar.colours) and bar.colours[-1:] == after.colours[:1]
    ends = [marks[column] for column in (bar.last, after.first) if column in marks]
    return (
        is_one
        and not any(mark.is_merged for mark in ends)
        and not any(_is_said_again(one, marks) for one in (bar, after))
    )


def _is_said_again(bar: Bar, marks: Mapping[int, Mark]) -> bool:
    """Return whether each of several cells of a bar says what it is: Design, Design, Build, Build."""
    return bar.last > bar.first and {*range(bar.first, bar.last + 1)} <= marks.keys()


def _open_between_words(found: DrawnTable, number: int, run: list[Bar], tasks: Mapping[Bar, Row]) -> None:
    """Leave open where bars meet between their words, unless the first one begins with its own."""
    marks, by_number = found.grid.marks[number], found.axis.by_number
    for bar, after in pairwise(run):
        if bar.first not in marks:
            said = max(column for column in marks if column <= bar.last)
            tasks[bar].update(_between("finish", by_number[said], by_number[bar.last]))
            tasks[after].update(_between("start", by_number[said + 1], by_number[after.first]))


def _open_throughout(found: DrawnTable, number: int, run: list[Bar], tasks: Mapping[Bar, Row]) -> None:
    """Leave open where the tasks of a run of bars begin and end within it: it may be the bar of one of them."""
    marks, by_number = found.grid.marks[number], found.axis.by_number
    first, last = by_number[run[0].first], by_number[run[-1].last]
    for bar in (one for one in run if one in tasks):
        said = min((column for column in marks if bar.first <= column <= bar.last), default=bar.first)
        if bar != run[0]:
            tasks[bar].update(_between("start", first, by_number[bar.first]))
        if bar != run[-1]:
            tasks[bar].update(_between("finish", by_number[said], last))


def _open_in_colours(found: DrawnTable, number: int, named: list[Bar], tasks: list[Row]) -> None:
    """Leave open the ends of bars of several colours that no legend explains: another may be another task's."""
    grid, by_number = found.grid, found.axis.by_number
    fills = grid.fills[number]
    for bar, row in zip(named, tasks, strict=True):
        said = next((column for column in grid.marks[number] if bar.first <= column <= bar.last), bar.first)
        if len(bar.colours) < 2 or any(map(grid.legend.get, bar.colours)):
            continue
        own = [column for column in range(bar.first, bar.last + 1) if fills.get(column) == fills.get(said)]
        if min(own) > bar.first:
            row |= _between("start", by_number[bar.first], by_number[min(own)])
        if max(own) < bar.last:
            row |= _between("finish", by_number[max(own)], by_number[bar.last])
        _doubt(found, number, bar, _COLOURED)


def _between(end: str, first: TimeColumn, last: TimeColumn) -> Row:
    """Return an end that lies anywhere from one time column to another."""
    told = first.label if first == last else f"{first.label} to {last.label}"
    return interval_columns(end, Interval(first.earliest, last.latest, told))


def _doubt(found: DrawnTable, number: int, bar: Bar, reason: str) -> None:
    place = place_of(found.table.file, found.table.region.sheet, number, bar.first)
    found.table.reading.warn(place, name_of(bar), reason, _ASK_END)
    found.table.reading.lower("low")


# --- the drawing as a whole -----------------------------------------------------------------------------------


def _notes(table: Table, drawings: Mapping[int, Drawing]) -> set[int]:
    """Return the rows that are remarks: by what they begin or end with, where they hold nothing else."""
    sheet = table.region.sheet
    lone = [row for row in table.region.lone_rows if row not in drawings or not drawings[row].bars]
    said = {row for row in lone if says_note(next(iter(sheet.rows[row].values())).text)}
    return said | notes_in(table.region, named_alone=True)


def _titles(table: Table, grid: Grid, drawings: Mapping[int, Drawing]) -> Mapping[int, str]:
    """Return the rows that hold one text, filled over all time columns, with it; none where one row alone is so."""
    sheet, columns = table.region.sheet, grid.axis.by_number.keys()
    found = {}
    for row in table.region.lone_rows:
        bars = drawings[row].bars if row in drawings else ()
        is_bar = any(bar.colours and (bar.first, bar.last) == (min(columns), max(columns)) for bar in bars)
        if is_bar or columns <= sheet.drawn.fills.get(row, {}).keys():
            found[row] = next(iter(sheet.rows[row].values())).text
    are_over = all(row + 1 in drawings and row + 1 not in found for row in found)
    return found if len(found) >= _FEWEST_TITLES and are_over else {}


def _key(drawings: Mapping[int, Drawing]) -> list[int]:
    """Return the last row, parted by a gap, if it shows colours of wider bars above in one cell each: a key."""
    *above, last = [row for row, one in drawings.items() if one.bars or one.milestones] or [0]
    bars = drawings[last].bars if above and last - 1 not in above else ()
    wide = {bar.colours for row in above for bar in drawings[row].bars if bar.last > bar.first}
    own = {bar.colours for bar in bars if bar.first == bar.last}
    return [last] if 1 < len(own) == len(bars) and own <= wide else []


def _lanes(table: Table) -> Mapping[int, str]:
    """Return the lanes that are said once over rows of bars, by the row that says each; none without their column."""
    column = table.region.column(GROUP)
    cells = table.region.cells_in(column.number) if column else {}
    return {row: cell.text for row, cell in cells.items()}


def _above(titles: Mapping[int, str], number: int) -> str:
    """Return the title that a row stands under, "" for none."""
    return titles[max(above)] if (above := [row for row in titles if row < number]) else ""


def _each_once(table: Table, drawings: Mapping[int, Drawing]) -> dict[int, Drawing]:
    """Return what is drawn in rows, each bar that is several rows tall once: where its words are, or at its top."""
    found = dict(drawings)
    for top, left, bottom, right in table.region.sheet.merged:
        for row in range(top + 1, bottom + 1) if top in found else ():
            found[row] = _without(found.get(row, Drawing()), left, right)
    for row, below in pairwise(found):
        for bar in found[row].bars:
            for one in (one for one in found[below].bars if one[:3] == bar[:3]):
                if not one.text:
                    found[below] = _without(found[below], one.first, one.last)
                elif not bar.text:
                    found[row] = _without(found[row], bar.first, bar.last)
    return found


def _without(drawing: Drawing, left: int, right: int) -> Drawing:
    """Return a drawing without what lies in some columns."""
    bars, points, words = (
        tuple(one for one in held if not left <= one.first <= one.last <= right)
        for held in (drawing.bars, drawing.milestones, drawing.remarks)
    )
    return replace(drawing, bars=bars, milestones=points, remarks=words)


def _say_called(found: DrawnTable) -> None:
    """Warn that the words in bars are taken for the names of tasks, as nothing else names any."""
    region = found.table.region
    first = next(iter(found.table.reading.rows), None)
    place = Place(found.table.file, region.sheet.name, first["cell"] if first else "")
    found.table.reading.warn(place, first["activity_name"] if first else "", _CALLED, _ASK_CALLED)
    found.table.reading.lower("medium")


def _doubt_other(found: DrawnTable) -> None:
    """Warn where none of the words in bars names a kind of work, and not who does it: Ada, Summer term, Test lead."""
    said = [row["activity_name"] for row in found.table.reading.rows]
    if said and not any(names_kind_of_work(name) and not names_person(name) for name in said):
        place = Place(found.table.file, found.table.region.sheet.name, found.table.reading.rows[0]["cell"])
        found.table.reading.warn(place, "; ".join(said), _OTHER, _ASK_OTHER)
        found.table.reading.lower("low")
