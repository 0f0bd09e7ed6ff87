"""What stands beside, above or below the tables read: dates and words that none of them holds are told by place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import partial
from itertools import count, takewhile

from mhhs_analysis.dates import lacks_year
from mhhs_analysis.intake.headings.columns import DATE_ROLES, NAMES, Column, is_date, is_wordy, role_of
from mhhs_analysis.intake.headings.not_plans import (
    heads_dated_list,
    heads_document,
    heads_editions,
    heads_numbers_of_other,
    heads_other,
    kind_named,
)
from mhhs_analysis.intake.headings.work_words import names_kind_of_work
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.reading import Place, Reading, counted
from mhhs_analysis.intake.tables.doubts import may_be_dates
from mhhs_analysis.intake.tables.notes import is_fact
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.time_axis.headings import NUMBER, said_by
from mhhs_analysis.intake.workbooks.sheets import column_letters, stretches
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet, cell_range

_DATES = "dates beside a table of tasks, in columns that are none of its own: not read"
_WORDS = "words beside a table of tasks, in columns without a heading: not read"
_VALUES = "a list beside a table of tasks, parted from it by a blank column: not read"
_OWN = (
    "what the first tasks are said to be, beside a table without such a column: its own, or a list of values?"
)
_LISTED = "names and dates outside the tables of tasks: not read"
_BELOW = "names and dates below a table, where it has its own: not read as part of it"
_TABLE = "a table with headings and dates or periods of its own outside those that are read: not read"
_ASK_TABLE = "ask whether its rows are tasks of the plan; they are wanted below the headings of its table"
_ASK_DATES = (
    "ask what they are the dates of; what belongs to the plan is wanted as rows or columns of its table"
)
_ASK_VALUES = "ask whether its rows say something of the tasks that they stand beside"
_ASK_WORDS = (
    "ask whether they are notes on the tasks that they stand beside; a separator typed within a text moves what "
    "stands behind it by a column"
)
_CELL = re.compile(r"([A-Z]+)(\d+)")
_ABOVE = 2
"""Rows above a list of dates that may head it: a title and headings."""
_FEWEST_LISTED = 2
"""Rows of a name and a date that make a list of dates; one alone is a fact of the document, as a rule."""

_TIMED = frozenset({*DATE_ROLES, "span", "date"})
"""Roles of headings over dates, or over what stands for them."""
_TOLD = "other"
"""The role of headings over dates on which something was said, and not when work is done: Last updated."""
_FEWEST_HEADED = 3
"""Headings that make a row of them the head of a table, and not a name and its date."""

Positions = Mapping[tuple[int, int], Cell]


@dataclass(frozen=True)
class _Block:
    """Cells side by side that no table read holds, by row and column."""

    sheet: Sheet
    cells: Positions
    top: int
    """The first row in which something may be told of it already: that of its headings."""

    @kept
    def place(self) -> tuple[tuple[int, int], tuple[int, int]]:
        """Its first row and column, and its last."""
        rows, columns = ({position[at] for position in self.cells} for at in (0, 1))
        return (min(rows), min(columns)), (max(rows), max(columns))

    def holds(self, cell: str) -> bool:
        """Return whether a cell, by its name, stands in its columns and rows, or in those of its headings."""
        (_, left), (bottom, right) = self.place
        columns, found = {column_letters(number) for number in range(left, right + 1)}, _CELL.match(cell)
        return found is not None and found[1] in columns and self.top <= int(found[2]) <= bottom


def tell_beside(regions: Sequence[Region], reading: Reading) -> None:
    """Warn of dates on the sheets read that no table read holds, and set words beside one aside; neither is quoted."""
    for sheet in {id(one.sheet): one.sheet for one in regions}.values():
        own = [one for one in regions if one.sheet is sheet]
        for region in own:
            worded = []
            for block in _beside(region, own):
                if any(map(is_date, block.cells.values())):
                    _warn(block, reading, _DATES)
                else:
                    worded.append(block)
            _put_words_aside(worded, region, reading)
        outside = _outside(sheet, own)
        for listed in _listed(sheet, outside):
            _warn(listed, reading, _LISTED)
        for below in _going_on(sheet, own, outside):
            if _warn(below, reading, _BELOW):
                reading.reading_confidence = "low"
        for block, rows in _dated_tables(sheet, outside):
            _warn(block, reading, _TABLE, counted(rows, "row"), _ASK_TABLE)


def _put_words_aside(blocks: Sequence[_Block], region: Region, reading: Reading) -> None:
    """Set the words aside that stand beside a table in columns without a heading, all at once, and those of lists."""
    headed, heads = {one.number for one in region.columns}, region.sheet.rows[region.headers[-1]].keys()
    legend = {*region.grid.legend.values()} if region.grid else set()
    words: dict[tuple[int, int], Cell] = {}
    listed: dict[tuple[int, int], Cell] = {}
    for block in blocks:
        shared = _shared(region, block)
        own = {at: cell for at, cell in block.cells.items() if at[0] in shared and at[1] not in headed}
        if any(column in heads for _, column in own):
            listed |= own
        else:
            words |= {at: one for at, one in own.items() if one.text not in legend and is_wordy(one)}
    for cells, reason, remedy in ((words, _WORDS, _ASK_WORDS), (listed, _VALUES, _ASK_VALUES)):
        if cells:
            whole = _Block(region.sheet, cells, region.headers[0])
            place = Place(reading.file, region.sheet.name, cell_range(*whole.place))
            kind = "text" if all(isinstance(one.value, str) for one in cells.values()) else "value"
            reading.put_aside(place, counted(len(cells), kind), reason, remedy)
    _doubt_values(listed, region, reading)


def _doubt_values(listed: Mapping[tuple[int, int], Cell], region: Region, reading: Reading) -> None:
    """Warn of each list of values whose heading says what no column of the table does: the table's own, it may be."""
    roles, head = {one.role for one in region.columns}, region.headers[-1]
    for number in sorted({column for _, column in listed}):
        heading = region.sheet.rows[head].get(number)
        if heading and role_of(heading.text, "activities")[0] not in {*roles, ""}:
            place = Place(reading.file, region.sheet.name, cell_range((head, number), (head, number)))
            reading.warn(place, heading.text, _OWN, _ASK_VALUES)
            reading.lower("medium")


def _warn(block: _Block, reading: Reading, reason: str, told_as: str = "", remedy: str = _ASK_DATES) -> bool:
    """Warn of a block of dates, and say so, unless something in it is told already."""
    told = (one["cell"] for one in reading.warnings if one["sheet"] == (block.sheet.name or None))
    if any(map(block.holds, filter(None, told))):
        return False
    dates = sum(map(_says_day, block.cells.values()))
    place = Place(reading.file, block.sheet.name, cell_range(*block.place))
    reading.warn(place, told_as or counted(dates, "date"), reason, remedy)
    return True


# --- beside -------------------------------------------------------------------------------------------------


def _beside(region: Region, regions: Sequence[Region]) -> Iterator[_Block]:
    """Yield what stands in the rows of a table in columns that are none of its own, nor of a table beside it."""
    beside = [one for one in regions if not {*one.rows}.isdisjoint(region.rows)]
    heads = region.sheet.rows[region.headers[-1]]
    own = {number for one in beside for number in _columns_of(one)}
    headed = {one.number for one in region.columns}
    others = [number for number in sorted(region.sheet.columns) if number not in own]
    for run in stretches(others):
        # of columns that have a heading of their own only dates are told: that they are not used is known
        if not any(number not in headed or may_be_dates(region.sheet, number) for number in run):
            continue
        # numbers are told of lists alone, which a blank column parts from the table
        listed = heads.keys() - headed if run[0] - 1 not in region.sheet.columns else set[int]()
        cells = {
            (row, number): cell
            for number in run
            for row, cell in region.cells_in(number).items()
            if isinstance(cell.value, str) or is_date(cell) or number in listed
        }
        if cells:
            yield _Block(region.sheet, cells, region.headers[0])


def _columns_of(region: Region) -> range:
    """Return the columns of a table, from the first one that it reads to the last."""
    numbers = [one.number for one in region.columns if one.role]
    drawn = [region.grid.axis.first, region.grid.axis.last] if region.grid else []
    return range(min([*numbers, *drawn], default=0), max([*numbers, *drawn], default=-1) + 1)


def _shared(region: Region, block: _Block) -> set[int]:
    """Return the rows of a block in which the table has cells of its own: others are set aside whole."""
    rows, (first, last) = region.sheet.rows, block.place
    inside = range(first[1], last[1] + 1)
    return {row for row, _ in block.cells if any(column not in inside for column in rows[row])}


# --- outside ------------------------------------------------------------------------------------------------


def _outside(sheet: Sheet, regions: Sequence[Region]) -> list[int]:
    """Return the rows of a sheet in which no table stands."""
    inside = {row for one in regions for row in (*one.rows, *one.headers)}
    return [row for row in sheet.rows if row not in inside]


def _listed(sheet: Sheet, outside: Sequence[int]) -> Iterator[_Block]:
    """Yield the stretches of rows outside the tables that each hold a name and its date, and nothing else."""
    rows = [row for row in outside if _is_dated_name(sheet.rows[row])]
    for run in stretches(rows):
        if len(run) >= _FEWEST_LISTED:
            cells = {(row, column): cell for row in run for column, cell in sheet.rows[row].items()}
            yield _Block(sheet, cells, run[0] - _ABOVE)


def _is_dated_name(cells: Cells) -> bool:
    """Return whether a row holds a name and right of it a date, and states no fact of the document or whole plan."""
    if len(cells) != 2:
        return False
    name, day = cells.values()
    return is_wordy(name) and _says_day(day) and not is_date(name) and not is_fact(name.text)


def _says_day(cell: Cell) -> bool:
    """Return whether a cell holds a date, or words for one that lack its year: 4 May."""
    text = cell.text if isinstance(cell.value, str) else ""
    return is_date(cell) or (any(map(str.isalpha, text)) and lacks_year(text))


def _going_on(sheet: Sheet, regions: Sequence[Region], outside: Sequence[int]) -> Iterator[_Block]:
    """Yield the rows below a table that hold names and dates where it has its own, down to the next headings."""
    for region in regions:
        name, numbers = region.column("name"), {one.number for one in region.date_columns}
        if name is None or not region.rows:
            continue
        below = (row for row in outside if row > region.rows[-1])
        head = region.rows[-1] + 1
        if _heads_work(sheet, head, name, numbers):
            below = (row for row in below if row > head)
        listed = [*takewhile(partial(_goes_on, sheet, name, len(numbers)), below)]
        cells = {
            (row, number): cell
            for row in listed
            for own in [sheet.rows[row]]
            if name.number in own
            and is_wordy(own[name.number])
            and any(is_date(own[one]) for one in numbers & {*own})
            for number, cell in own.items()
            if number == name.number or (number in numbers and is_date(cell))
        }
        if cells:
            yield _Block(sheet, cells, region.rows[-1] + 1)


def _heads_work(sheet: Sheet, row: int, name: Column, numbers: AbstractSet[int]) -> bool:
    """Return whether a row heads a list of other things with starts and finishes, below which names say work."""
    cells, below = sheet.rows.get(row, {}), takewhile(sheet.rows.__contains__, count(row + 1))
    is_list = name.number in cells and heads_other(cells[name.number].text)
    if not is_list or len(numbers) < _FEWEST_LISTED or not numbers <= {*cells}:
        return False
    if not all(role_of(cells[number].text, "activities")[0] in _TIMED for number in numbers):
        return False
    named = (sheet.rows[one].get(name.number) for one in below)
    return any(names_kind_of_work(cell.text) for cell in named if cell)


def _goes_on(sheet: Sheet, name: Column, dates: int, row: int) -> bool:
    """Return whether a row heads no other list, nor names of rows where those of a table stand.

    More days or periods than a table has columns of dates head another one: MPANs | Mar 2025 | Apr 2025 | May 2025.
    """
    cells = sheet.rows[row]
    if sum(map(_says_time, cells.values())) >= max(dates + 1, _FEWEST_HEADED):
        return False
    text = cells[name.number].text if name.number in cells else ""
    is_heading = text == name.heading or role_of(text, "activities")[0] in NAMES
    return not (is_heading or any(heads_other(cell.text) for cell in cells.values()))


def _dated_tables(sheet: Sheet, outside: Sequence[int]) -> Iterator[tuple[_Block, int]]:
    """Yield the tables outside those read that have headings and dates, and how many of their rows are dated.

    Lists of other things by their headings, and the history of a document, are none.
    """
    wide = [row for row in outside if len(sheet.rows[row]) > 1]
    for head, *body in stretches(wide):
        rows = _dated_below(sheet.rows[head], [sheet.rows[row] for row in body])
        if rows and not _is_titled_other(sheet, head):
            cells = {(row, column): cell for row in (head, *body) for column, cell in sheet.rows[row].items()}
            yield _Block(sheet, cells, head), rows


def _is_titled_other(sheet: Sheet, head: int) -> bool:
    """Return whether a lone text near above some headings says that they are of another list: Open issues."""
    above = [sheet.rows[row] for row in range(head - 1, head - 1 - _ABOVE, -1) if row in sheet.rows]
    return bool(above) and len(above[0]) == 1 and bool(kind_named(next(iter(above[0].values())).text))


def _dated_below(head: Cells, body: Sequence[Cells]) -> int:
    """Return how many rows below some headings are dated, or drawn in where several headings say when; else nought."""
    texts = [cell.text for cell in head.values()]
    if len(texts) < _FEWEST_HEADED or not body or _head_other(texts):
        return 0
    if sum(_says_time(cell) for cell in head.values()) >= _FEWEST_HEADED:
        return len(body)
    timed = {column for column, cell in head.items() if role_of(cell.text, "activities")[0] in _TIMED}
    told = {column for column, cell in head.items() if role_of(cell.text, "activities")[0] == _TOLD}
    dated = [
        cells
        for cells in body
        if any(is_date(cell) for column, cell in cells.items() if column not in told)
        or _says_when(cells, timed)
    ]
    are_headings = not any(map(is_date, head.values())) and all(map(is_wordy, head.values()))
    return len(dated) if are_headings and len(dated) >= _FEWEST_LISTED else 0


def _says_when(cells: Cells, timed: AbstractSet[int]) -> bool:
    """Return whether a row has something with a number in it below a heading of dates: Weeks 1-2."""
    return any(column in cells and any(map(str.isdigit, cells[column].text)) for column in timed)


def _head_other(texts: Sequence[str]) -> bool:
    """Return whether headings are of another list than a plan, or of the history of a document: Version, Date."""
    roles = {role_of(text, "activities")[0] for text in texts}
    is_history = any(map(heads_editions, texts)) and "date" in roles
    is_list = any(map(heads_dated_list, texts)) and roles.isdisjoint(NAMES)
    kinds = (heads_document, heads_other, heads_numbers_of_other)
    return is_history or is_list or any(kind(text) for kind in kinds for text in texts)


def _says_time(cell: Cell) -> bool:
    said = said_by(cell, "DMY")
    return said is not None and said.unit != NUMBER
