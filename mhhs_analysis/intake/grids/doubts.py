"""What is said of a drawing as a whole: how it was read, what in it is not read, and what to ask for."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from mhhs_analysis.intake.grids.ends import is_drawn
from mhhs_analysis.intake.grids.looks import doubt_covered, doubt_legend, doubt_looks
from mhhs_analysis.intake.grids.table import DrawnTable, is_typed, span_of
from mhhs_analysis.intake.headings.period_words import unit_called
from mhhs_analysis.intake.marks.amounts import first_amount
from mhhs_analysis.intake.marks.grid_marks import HOLLOW, MILESTONES, Grid
from mhhs_analysis.intake.reading import Place, Row, counted, place_of
from mhhs_analysis.intake.tables.cells import ask_first
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.tables.valueless import ASK_CALCULATED
from mhhs_analysis.intake.time_axis.axis import NO_ORDER, OPEN_ORDER
from mhhs_analysis.intake.time_axis.calendar import YEARS_DISAGREE
from mhhs_analysis.intake.time_axis.headings import NUMBER, PROGRAMME_MILESTONE, said_by
from mhhs_analysis.intake.time_axis.left_over import heading_after, heading_before, may_head_time
from mhhs_analysis.intake.time_axis.steps import FEWEST
from mhhs_analysis.intake.workbooks.sheets import Sheet, column_letters
from mhhs_analysis.intake.workbooks.workbook import cell_name, cell_range

ASK_DATES = "ask for the dates as a table: a row a task, with its start and finish"
_ASK_YEAR = "ask for the year of the first month (readings.csv: year)"
_THROUGHOUT = (
    "every row is written in from the first heading of time to the last: figures or states of each, no bars?"
)
_ASK_THROUGHOUT = "ask whether these rows are tasks, and for their dates"
_ASIDE = "marks in a column among the time columns whose heading says no time: no part of a bar"
_ASK_ASIDE = "ask what the column is, and for the date of what stands in it"
_SHARED = (
    "a bar merged over the rows of several tasks: read as drawn, though it may be of one of them, or of none"
)
_ASK_SHARED = "ask whose bar it is, and for the start and finish of each of these tasks"
_ASK_CODES = "ask for a row each, with its name and date"
_STATES = "words for how work stands from column to column: read as work throughout, but may be a report"
_ASK_STATES = "ask for the start and finish of each task"
_OVER = "milestones above the headings of time: not read"
_FEWEST_SECOND = 2
"""Second bars below tasks from which they are no bar of some other row."""
_ABOVE = 3
"""Rows above the headings of time in which milestones may stand over them."""
_BROKEN = "from here on the headings of time do not go on in order: what is drawn below them is not read"
_BROKEN_BEFORE = "up to here the headings of time do not go on in order: what is drawn below them is not read"
_SECOND_DRAWING = "more headings of time right of a gap, over cells that are filled or written in: not read"
_ASK_SECOND_DRAWING = (
    "ask what is drawn there: another version of the plan or a further part of it, and for its dates"
)
_NO_NAME = "a bar in a row without a name"
_SECOND = "a second bar below most tasks, in rows without a name: the first is read, the second may be a later forecast"
_ASK_SECOND = "ask which of the two bars of each task is the plan"
SHAPES = "drawn shapes, pictures or charts on the sheet: what they show can't be read"
_RULES = "for the colours of the drawing could not be worked out"
_UNSEEN = "a calendar without marks, in a file whose colours can't be seen"
_BLANK = "a calendar in whose cells nothing is drawn: bars may be shapes over them, or lines around them"
_UNSEEN_ROWS = "rows of a calendar without marks of their own, in a file whose colours can't be seen"
_VALUELESS = "formulas never calculated, or errors, under the time columns: what they would draw is not known"
_AMOUNTS = "numbers shown as money, or greater than the hours of their columns: they may be amounts, not work"
_ASK_AMOUNTS = "ask whether the numbers say when there is work, and for the start and finish of each task"
_ASK_BAR = "ask whether it is a bar"
_ASK_SIGNS = "ask which of the signs say that there is work"
_ASK_XLSX = "ask for the file as .xlsx, or for the dates as a table"


def put_nameless_aside(found: DrawnTable, by_row: Mapping[str, Row]) -> None:
    """Set aside each bar in a row that names nothing; what is set aside whole already is asked about once.

    That is a named row that is no task, and the words of any row of the table.
    """
    told = {*found.table.region.rows}
    for number, drawing in found.drawings.items():
        if f"R{number}" in by_row or number in found.table.name_cells:
            continue
        for bar in (one for one in drawing.bars if one.colours or number not in told):
            where = cell_range((number, bar.first), (number, bar.last))
            place = Place(found.table.file, found.table.region.sheet.name, where)
            found.table.reading.put_aside(
                place, bar.text, f"{_NO_NAME}: {span_of(found.axis, bar)}", "ask what it is"
            )


def doubt_second_bars(found: DrawnTable, by_row: Mapping[str, Row]) -> None:
    """Warn where most tasks that are read as drawn have another bar below theirs: nobody says which is the plan."""
    named = [row for row in found.drawings if (own := by_row.get(f"R{row}")) and is_drawn(own)]
    below = {row: found.drawings.get(row + 1) for row in named if f"R{row + 1}" not in by_row}
    second = [
        row + 1
        for row, one in below.items()
        if one and any(bar.colours for bar in one.bars) and row + 1 not in found.table.name_cells
    ]
    if len(second) < _FEWEST_SECOND or 2 * len(second) < len(named):
        return
    bar = found.drawings[second[0]].bars[0]
    place = place_of(found.table.file, found.table.region.sheet, second[0], bar.first)
    found.table.reading.warn(place, counted(len(second), "bar"), _SECOND, _ASK_SECOND)
    found.table.reading.lower("low")


def doubt_shared_bars(found: DrawnTable, by_row: Mapping[str, Row]) -> None:
    """Warn once of bars merged down over several tasks that nothing else dates: nobody says whose they are."""
    sheet, columns = found.table.region.sheet, found.axis.by_number
    tall = sorted(one for one in sheet.merged if one[2] > one[0] and one[1] in columns)
    untyped = (
        {row for row in found.drawings if (own := by_row.get(f"R{row}")) and not is_typed(own)}
        if tall
        else ()
    )
    shared = [one for one in tall if _is_shared(found, untyped, *one)]
    if shared:
        top, left, bottom, right = shared[0]
        place = Place(found.table.file, sheet.name, cell_range((top, left), (bottom, right)))
        found.table.reading.warn(place, counted(len(shared), "bar"), _SHARED, _ASK_SHARED)
        found.table.reading.lower("low")


def _is_shared(
    found: DrawnTable, rows: Collection[int], top: int, left: int, bottom: int, right: int
) -> bool:
    """Return whether a merged cell stands in several of some rows, and draws anything in one of them."""
    covered = [row for row in rows if top <= row <= bottom]
    drawn = [(*found.drawings[row].bars, *found.drawings[row].milestones) for row in covered]
    return len(covered) > 1 and any(bar.first <= right and left <= bar.last for bars in drawn for bar in bars)


def say_doubts(table: Table, grid: Grid) -> None:
    """Warn of what makes a drawing doubtful, and set aside what of it can't be read, each with what to ask for."""
    sheet = table.region.sheet
    for row, reason in grid.doubts:
        place = Place(table.file, sheet.name, cell_name(row, grid.axis.first) if row else "")
        table.reading.warn(place, "", reason, _ASK_SIGNS if reason == HOLLOW else _ASK_BAR)
        table.reading.lower("medium" if reason == HOLLOW else "low")
    for reason in grid.axis.doubts:
        where = cell_range((grid.axis.rows[0], grid.axis.first), (grid.axis.rows[-1], grid.axis.last))
        table.reading.warn(Place(table.file, sheet.name, where), grid.axis.described, reason, ASK_DATES)
        table.reading.lower("low" if reason in (NO_ORDER, YEARS_DISAGREE, OPEN_ORDER) else "medium")
    if not _tell_broken(table, grid):
        _tell_second_drawing(table, grid)
    _say_aside(table, grid)
    _say_throughout(table, grid)
    _say_states(table, grid)
    _say_above(table, grid)
    if grid.unread_rules:
        told = f"{counted(grid.unread_rules, 'rule')} {_RULES}"
        table.reading.put_aside(Place(table.file, sheet.name), "", told, ASK_DATES)
    _tell_valueless(table, grid)
    _say_amounts(table, grid)
    _tell_unseen(table, grid)


def _tell_broken(table: Table, grid: Grid) -> bool:
    """Warn of headings of time beside the time columns that are none of them; return whether one is on their right.

    On their left it is one only above what is drawn as in them: a year there may head what was spent.
    """
    sheet, axis = table.region.sheet, grid.axis
    after, before = heading_after(sheet, axis) or _drawn_right(sheet, grid), heading_before(sheet, axis)
    for where, told in ((after, _BROKEN), (before if _is_drawn_left(sheet, grid) else None, _BROKEN_BEFORE)):
        if where:
            place = place_of(table.file, sheet, *where)
            table.reading.warn(place, sheet.rows[where[0]][where[1]].text, told, ASK_DATES)
            table.reading.lower("low")
    return after is not None


def _drawn_right(sheet: Sheet, grid: Grid) -> tuple[int, int] | None:
    """Return where a heading that numbers something stands right of the time columns, if bars go on below it."""
    row, last = grid.axis.rows[-1], grid.axis.last
    cell = sheet.rows[row].get(last + 1)
    goes_on = any(
        colour and colour == sheet.drawn.fills.get(number, {}).get(last + 1)
        for number in grid.drawn
        for colour in [grid.fills[number].get(last)]
    )
    return (row, last + 1) if cell and goes_on and may_head_time(cell.text) else None


def _is_drawn_left(sheet: Sheet, grid: Grid) -> bool:
    """Return whether any row is filled left of the time columns, or holds what marks stand for work in them."""
    column = grid.axis.first - 1
    marks = {mark.text for row in grid.rows for mark in grid.marks[row].values()}
    held = (sheet.rows.get(row, {}).get(column) for row in grid.rows)
    is_filled = any(column in sheet.drawn.fills.get(row, {}) for row in grid.rows)
    return is_filled or any(cell is not None and cell.text in marks for cell in held)


def _tell_second_drawing(table: Table, grid: Grid) -> None:
    """Warn of a second drawing beside the one that is read, whose rows have the same names: nobody says what it is."""
    sheet, axis = table.region.sheet, grid.axis
    if axis.right:  # those beside it are read
        return
    row = axis.rows[-1]
    right = {column: cell for column, cell in sheet.rows[row].items() if column > axis.last}
    found = [
        column for column, cell in right.items() if (said := said_by(cell, "DMY")) and said.unit != NUMBER
    ]
    if len(found) < FEWEST:
        return
    columns = {*found}
    if any(columns & {*sheet.rows.get(one, {}), *sheet.drawn.fills.get(one, {})} for one in grid.rows):
        place = Place(table.file, sheet.name, cell_range((row, found[0]), (row, found[-1])))
        told = f"{right[found[0]].text} to {right[found[-1]].text}"
        table.reading.warn(place, told, _SECOND_DRAWING, _ASK_SECOND_DRAWING)
        table.reading.lower("low")


def _tell_unseen(table: Table, grid: Grid) -> None:
    """Set aside what may be drawn and can't be seen: shapes, and marks where a calendar or its rows show none."""
    sheet = table.region.sheet
    if sheet.drawn.shapes:
        table.reading.put_aside(
            Place(table.file, sheet.name), counted(sheet.drawn.shapes, "shape"), SHAPES, ASK_DATES
        )
    rows = table.reading.rows
    if sheet.drawn.can_be_seen and not grid.drawn and rows and not any(map(is_typed, rows)):
        table.reading.put_aside(Place(table.file, sheet.name), "", _BLANK, ASK_DATES)
    if not sheet.drawn.can_be_seen and not grid.drawn:
        table.reading.put_aside(Place(table.file, sheet.name), "", _UNSEEN, _ASK_XLSX)
    elif not sheet.drawn.can_be_seen and (blank := _blank_rows(table, grid)):
        told = counted(len(blank), "row")
        place = place_of(table.file, sheet, blank[0], None)
        table.reading.put_aside(place, told, _UNSEEN_ROWS, _ASK_XLSX)


def _say_amounts(table: Table, grid: Grid) -> None:
    """Warn once of numbers that are no hours of work."""
    if amount := first_amount(table.region.sheet, grid):
        row, column = amount
        place = place_of(table.file, table.region.sheet, row, column)
        table.reading.warn(place, table.region.sheet.rows[row][column].text, _AMOUNTS, _ASK_AMOUNTS)
        table.reading.lower("low")


def _tell_valueless(table: Table, grid: Grid) -> None:
    """Set aside, once, the formulas without a value that stand under the time columns: they may be marks."""
    sheet, columns = table.region.sheet, grid.axis.by_number
    lost = [
        (row, column)
        for row in (grid.rows if sheet.may_lack_values else ())
        for column, cell in sheet.rows.get(row, {}).items()
        if cell.is_uncalculated and column in columns
    ]
    if lost:
        place = place_of(table.file, sheet, *lost[0])
        table.reading.put_aside(place, counted(len(lost), "cell"), _VALUELESS, ASK_CALCULATED)
        table.reading.lower("medium")


def _say_aside(table: Table, grid: Grid) -> None:
    """Warn of each column among those of time that is headed as none and marked: no bar holds what stands in it."""
    for column, many in sorted(Counter(column for _, column in grid.aside).items()):
        row = next(row for row, own in grid.aside if own == column)
        place = place_of(table.file, table.region.sheet, row, column)
        table.reading.warn(place, counted(many, "mark"), _ASIDE, _ASK_ASIDE)
        table.reading.lower("medium")


def _say_throughout(table: Table, grid: Grid) -> None:
    """Warn where every row is written in from the first time column to the last: that times no task."""
    written = [row for row in grid.rows if grid.marks[row] and not grid.fills[row]]
    columns = grid.axis.by_number.keys() - grid.shaded
    is_throughout = all(grid.marks[row].keys() >= columns for row in written)
    if is_throughout and len(written) == len(grid.drawn) >= _FEWEST_SECOND and len(columns) > _FEWEST_SECOND:
        where = cell_range((written[0], grid.axis.first), (written[-1], grid.axis.last))
        place = Place(table.file, table.region.sheet.name, where)
        table.reading.warn(place, counted(len(written), "row"), _THROUGHOUT, _ASK_THROUGHOUT)
        table.reading.lower("low")


def _say_states(table: Table, grid: Grid) -> None:
    """Warn once of rows in which several words for how work stands, and nothing else, are what is drawn."""
    marks = {row: [*grid.marks[row].values()] for row in grid.rows if grid.marks[row] and not grid.fills[row]}
    stated = {
        row: {mark.text for mark in own}
        for row, own in marks.items()
        if all(mark.state and not mark.is_milestone and not mark.text[:1].isdigit() for mark in own)
    }
    told = [row for row, texts in stated.items() if len(texts) > 1]
    if told:
        place = place_of(table.file, table.region.sheet, told[0], min(grid.marks[told[0]]))
        table.reading.warn(place, counted(len(told), "row"), _STATES, _ASK_STATES)
        table.reading.lower("low")


def _say_above(table: Table, grid: Grid) -> None:
    """Warn of milestones that stand over the time columns, above their headings: no row of the table is theirs."""
    rows, top = table.region.sheet.rows, grid.axis.rows[0]
    for row in (one for one in range(top - 1, max(0, top - 1 - _ABOVE), -1) if one in rows):
        said = {column: cell.text for column, cell in rows[row].items() if column in grid.axis.by_number}
        columns = [column for column, text in said.items() if _names_milestone(text)]
        if columns:
            where = cell_range((row, columns[0]), (row, columns[-1]))
            told = counted(len(columns), "milestone")
            place = Place(table.file, table.region.sheet.name, where)
            table.reading.warn(place, told, _OVER, _ASK_CODES)


def _names_milestone(text: str) -> bool:
    bare = text.strip(f"{MILESTONES} ")
    return any(sign in text for sign in MILESTONES) or PROGRAMME_MILESTONE.fullmatch(bare) is not None


def _blank_rows(table: Table, grid: Grid) -> list[int]:
    """Return the rows read as tasks that neither type a date nor show a mark."""
    rows = table.reading.rows
    untyped = {row["activity_id"] for row in rows if not (is_typed(row) or row["is_summary"])}
    return [row for row in grid.rows if f"R{row}" in untyped and row not in grid.drawn]


def say_how(found: DrawnTable) -> None:
    """Say what the time columns are, how much typed and drawn agree, and what to ask for where no day is known."""
    table, axis = found.table, found.axis
    first, last = column_letters(axis.first), column_letters(axis.last)
    table.reading.reasons.append(f"columns {first} to {last}: {axis.described}")
    if axis.dated_by:
        table.reading.reasons.append(f"{axis.unit}s dated by {axis.dated_by}")
    compared = found.agreed + found.disagreed
    if compared:
        table.reading.reasons.append(f"{found.agreed} of {compared} typed dates agree with what is drawn")
    if found.disagreed > found.agreed:
        table.reading.reading_confidence = "low"
    doubt_looks(found)
    doubt_legend(found)
    doubt_covered(found)
    is_used = any(bar for one in found.drawings.values() for bar in one.bars)
    if not axis.is_dated and (is_used or axis.is_numbered):
        place = Place(
            table.file,
            table.region.sheet.name,
            cell_range((axis.rows[-1], axis.first), (axis.rows[-1], axis.last)),
        )
        ask = _ASK_YEAR if axis.lacks_year else ask_first(unit_called(axis.unit))
        table.reading.put_aside(place, axis.described, "time columns that nobody dates", ask)
