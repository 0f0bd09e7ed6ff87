"""Where the tables are: rectangles of a sheet that begin with headings we know."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import count, takewhile

from mhhs_analysis.dates import interval_from_text
from mhhs_analysis.intake.headings.columns import (
    BASES,
    DATE_ROLES,
    LABELS,
    MILESTONE_DATE,
    Column,
    is_date,
    role_of,
)
from mhhs_analysis.intake.headings.date_parts import with_parts_joined
from mhhs_analysis.intake.headings.groups import with_unheaded_groups
from mhhs_analysis.intake.headings.names import (
    name_by_contents,
    name_by_stage,
    named_by_steps,
    named_by_words,
    unheaded_name,
)
from mhhs_analysis.intake.headings.not_plans import heads_beside, heads_other
from mhhs_analysis.intake.headings.row_bases import with_row_bases
from mhhs_analysis.intake.headings.rows import Header, Wanted, headers, is_heading, roles_of
from mhhs_analysis.intake.headings.serving import columns_of
from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

NAMES = frozenset({"name", *LABELS, "milestone"})
_NEAR = 3
"""Rows in which a drawing that goes on below a gap shows something."""
_TIMED = frozenset({"start", "finish", "duration", "span", "date"})


@dataclass(frozen=True)
class Region:
    """A table of a sheet: its rows of headings, its columns, and the rows below that hold anything in them."""

    sheet: Sheet
    headers: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    grid: Grid | None = None
    """What is drawn under its time columns, where it has any."""

    @cached_property
    def _by_role(self) -> dict[tuple[str, str], Column]:
        return {(one.role, one.basis): one for one in reversed(self.columns) if one.role}

    @cached_property
    def serving(self) -> dict[tuple[str, str], Column]:
        """The column of each role and date basis; one without a basis serves all."""
        plain = {(role, basis): one for (role, of), one in self._by_role.items() if not of for basis in BASES}
        return plain | self._by_role

    def column(self, role: str, basis: str = "") -> Column | None:
        """Return the column of a role and date basis, if the table has one; one without a basis serves all."""
        return self.serving.get((role, basis))

    def has(self, role: str, basis: str) -> bool:
        """Return whether a column gives a role on a basis of its own."""
        return (role, basis) in self._by_role

    @cached_property
    def has_bases(self) -> bool:
        """Whether any of its dates are said to be baseline, forecast or actual ones."""
        return any(basis for role, basis in self._by_role if role in DATE_ROLES)

    @cached_property
    def date_columns(self) -> tuple[Column, ...]:
        """The columns that give starts, finishes or both."""
        return tuple(one for one in self.columns if one.role in (*DATE_ROLES, "span", MILESTONE_DATE))

    @cached_property
    def state_columns(self) -> tuple[Column, ...]:
        """The columns that may say of a row that it is no part of the plan any more."""
        return tuple(one for one in self.columns if one.role in ("status", "active", "dropped"))

    @property
    def is_timed(self) -> bool:
        """Whether any column says when or how long; headings alone may promise dates that are amounts."""
        return bool(self.date_columns) or any(one.role == "duration" for one in self.columns)

    def cells_in(self, number: int) -> dict[int, Cell]:
        """Return the cells of a column by row: those of the rows of the table."""
        if number not in self._cells:
            self._cells[number] = self._own(self.sheet.column(number))
        return self._cells[number]

    def _own(self, column: dict[int, Cell]) -> dict[int, Cell]:
        """Return what of a column of the sheet is the table's: nearly all, as a rule."""
        if len(self._others) > len(self.rows):
            return {row: column[row] for row in self.rows if row in column}
        own = column.copy()
        for row in self._others:
            own.pop(row, None)
        return own

    @cached_property
    def _cells(self) -> dict[int, dict[int, Cell]]:
        return {}

    @cached_property
    def _others(self) -> set[int]:
        """The rows of its sheet that are none of its own."""
        return {*self.sheet.rows} - {*self.rows}

    @cached_property
    def date_texts(self) -> list[str]:
        """Every text that stands in a column of dates."""
        own = {*self.rows}
        placed = [
            (row, place, text.strip())
            for place, one in enumerate(self.date_columns)
            for row, text in zip(*self.sheet.texts_in(one.number), strict=True)
            if row in own
        ]
        return [text for _, _, text in sorted(placed)]

    @cached_property
    def date_cells(self) -> list[Cell]:
        """Every cell in a column of dates."""
        numbers = [column.number for column in self.date_columns]
        rows = [self.sheet.rows[row] for row in self.rows]
        return [cells[number] for cells in rows for number in numbers if number in cells]

    @cached_property
    def lone_rows(self) -> list[int]:
        """The rows of the table that hold one cell alone."""
        rows = self.sheet.rows
        return [row for row in self.rows if len(rows[row]) == 1]


def plan_tables(sheet: Sheet, header_row: int | None = None, drawn: Collection[int] = ()) -> list[Region]:
    """Return the tables of a sheet whose headings name activities and at least one kind of timing.

    No headings stand in rows that are drawn in (`drawn`).
    """
    wanted = Wanted("activities", (NAMES, _TIMED), drawn)
    found = _regions(sheet, list(headers(sheet, wanted, header_row)), "activities")
    found = found or _nameless(sheet, header_row, drawn)
    named = (one if one.column("name") else _named_by_contents(one) or one for one in found)
    return [one for one in named if one.is_timed]


def _nameless(sheet: Sheet, header_row: int | None, drawn: Collection[int]) -> list[Region]:
    """Return the tables whose headings name two timings but no activity, where a column names their rows."""
    wanted = Wanted("activities", (frozenset({"start"}), frozenset({"finish", "duration"})), drawn)
    found = _regions(sheet, list(headers(sheet, wanted, header_row)), "activities")
    return [named for one in found if (named := _named_by_contents(one))]


def _named_by_contents(region: Region) -> Region | None:
    """Return a table whose rows a column names that is not headed so, or None.

    It is one without a heading, else that below an unknown heading which tells most rows apart, else that of their
    stages; where starts and what ends them are headed.
    """
    roles = {one.role for one in region.columns}
    if "start" not in roles or not roles & {"finish", "duration"}:
        return None
    first = min(one.number for one in region.columns if one.role in _TIMED)
    own = _own_columns(region)
    body = [
        {column: cell for column, cell in region.sheet.rows[row].items() if column in own}
        for row in region.rows
    ]
    name = (
        unheaded_name(region.columns, body, first)
        or name_by_contents(region.columns, body)
        or name_by_stage(region.columns, body)
    )
    if name is None:
        return None
    others = (one for one in region.columns if one.number != name.number)
    return replace(region, columns=(name, *others))


def _own_columns(region: Region) -> range:
    """Return the columns that may be a table's: those left of its headings too, unless another's stand there."""
    first, last = (end(one.number for one in region.columns) for end in (min, max))
    are_others = any(column < first for row in region.headers for column in region.sheet.rows[row])
    return range(first if are_others else 1, last + 1)


def form_tables(sheet: Sheet, frame: str, needed: set[str]) -> Iterator[Region]:
    """Yield the tables of a sheet whose headings name every needed role of a frame."""
    wanted = Wanted(frame, tuple(frozenset({role}) for role in needed))
    yield from _regions(sheet, list(headers(sheet, wanted)), frame)


def regions_below(sheet: Sheet, found: Sequence[Header]) -> list[Region]:
    """Return the tables of activities that begin with headers found by other means."""
    return _regions(sheet, found, "activities")


def _regions(sheet: Sheet, found: Sequence[Header], frame: str) -> list[Region]:
    """Return the tables that begin with the headers; the same headings again go on with their table."""
    joined: list[tuple[tuple[int, ...], Cells]] = []
    for header in found:
        if joined and _texts(joined[-1][1]) == _texts(header.headings):
            joined[-1] = (joined[-1][0] + header.rows, header.headings)
        else:
            joined.append((header.rows, header.headings))
    ends = [*(rows[0] for rows, _ in joined[1:]), max(sheet.rows, default=0) + 1]
    return [
        region
        for (rows, headings), end in zip(joined, ends, strict=False)
        for region in _side_by_side(sheet, rows, headings, end, frame)
    ]


def _side_by_side(
    sheet: Sheet, header: tuple[int, ...], headings: Cells, end: int, frame: str
) -> Iterator[Region]:
    """Yield the table below a header, or each of those that stand beside one another below it.

    Headings that close a sheet head the rows right above them, where dates stand above the headings of dates.
    """
    below = [row for row in sheet.rows if header[0] < row < end and row not in header]
    below = _above(sheet, header, below, headings, frame) or below
    parts = _parted(sheet, headings, below, frame)
    for part in parts:
        rows = below if len(parts) == 1 else _within(sheet, below, min(part), max(part))
        if frame == "activities":
            sheet, part = with_parts_joined(sheet, part, rows)
        body = [sheet.rows[row] for row in rows]
        columns = columns_of(part, body, frame, sheet.hidden_columns)
        if frame != "activities":
            yield Region(sheet, header, tuple(columns), tuple(rows))
            continue
        columns = named_by_words(_both_ends(sheet, header, columns, body), body)
        columns = named_by_steps(columns, body)
        again = _second_headings(sheet, header, rows, columns)
        kept = _until_another(sheet, rows[len(again) :], columns)
        whole = with_unheaded_groups(columns, sheet, kept, 1 if len(parts) == 1 else min(part))
        whole = with_row_bases(whole, sheet, kept)
        yield Region(sheet, (*header, *again), whole, tuple(kept))


def _above(sheet: Sheet, header: tuple[int, ...], below: list[int], headings: Cells, frame: str) -> list[int]:
    """Return the rows right above headings below which nothing is dated, if all of them give dates where they should.

    Rows that have headings above them are theirs.
    """
    dated = {column for column, cell in headings.items() if role_of(cell.text, frame)[0] in _TIMED}
    if not dated or header[-1] + 1 in sheet.rows or any(dated & {*sheet.rows[row]} for row in below):
        return []
    rows = [*takewhile(lambda row: row in sheet.rows, count(header[0] - 1, -1))][::-1]
    return rows if all(any(is_date(cell) for cell in _cells_in(sheet, row, [*dated])) for row in rows) else []


def _within(sheet: Sheet, rows: list[int], left: int, right: int) -> list[int]:
    """Return the rows that hold anything from one column to another."""
    return [row for row in rows if any(left <= column <= right for column in sheet.rows[row])]


def _both_ends(
    sheet: Sheet, header: tuple[int, ...], columns: list[Column], body: list[Cells]
) -> list[Column]:
    """Return columns in which a heading merged over two columns of dates heads starts and finishes."""
    wide = {left for top, left, _, right in sheet.merged if top in header and right == left + 1}
    for one in columns:
        beside = one.number + 1
        if (
            one.role == "span"
            and one.number in wide
            and any(is_date(row[beside]) for row in body if beside in row)
        ):
            start, finish = replace(one, role="start"), replace(one, number=beside, role="finish")
            return [start if other is one else other for other in columns if other.number != beside] + [
                finish
            ]
    return columns


def _second_headings(
    sheet: Sheet, header: tuple[int, ...], rows: list[int], columns: list[Column]
) -> tuple[int, ...]:
    """Return the row right below the headings if it says them again: words where dates stand, and no date."""
    numbers = [column.number for column in columns if column.role in (*DATE_ROLES, "span")]
    if not rows or rows[0] != header[-1] + 1 or not _heads_another(sheet.rows[rows[0]], numbers):
        return ()
    return (rows[0],) if _names_timing(sheet.rows[rows[0]], numbers) else ()


def _texts(headings: Cells) -> dict[int, str]:
    return {column: cell.text for column, cell in headings.items()}


# --- where a table ends -------------------------------------------------------------------------------------


def _parted(sheet: Sheet, headings: Cells, below: list[int], frame: str) -> list[Cells]:
    """Return the headings of each table: a blank column parts two that each name and time their rows."""
    above = _above_lists(sheet, below)
    runs, body = _runs(sheet, headings, above), [sheet.rows[row] for row in above]
    if frame != "activities" or len(runs) < 2:
        return [headings]
    if _are_headed_alike(runs):
        return runs
    parts: list[Cells] = []
    for run in runs:
        left = parts[-1] if parts else {}
        begins = _begins_another(run, left, body) if _is_table(left) else _stands_apart(run, left, body)
        if parts and not begins:
            parts[-1] = left | run
        else:
            parts.append(dict(run))
    tables = [part for part in parts if _is_table(part)]
    return tables or [headings]


def _are_headed_alike(runs: Sequence[Cells]) -> bool:
    """Return whether stretches of headings say the same in any order, the first beginning with no timing."""
    said = {tuple(sorted(cell.text for cell in run.values())) for run in runs}
    first = role_of(next(iter(runs[0].values())).text, "activities")[0]
    return len(said) == 1 and first not in _TIMED and bool(_roles(runs[0]) & _TIMED)


def _above_lists(sheet: Sheet, below: list[int]) -> list[int]:
    """Return the rows above the first list that a gap parts from them: its cells bridge no blank column of theirs."""
    for place, row in enumerate(below):
        if row - 1 not in sheet.rows and _heads_list(sheet.rows[row]):
            return below[:place]
    return below


def _runs(sheet: Sheet, headings: Cells, below: list[int]) -> list[Cells]:
    """Return headings in stretches parted by columns in which nothing stands at all."""
    filled = {number for number, cells in sheet.columns.items() if not cells.keys().isdisjoint(below)} | {
        *headings
    }
    runs: list[Cells] = []
    last = None
    for column, cell in headings.items():
        is_parted = last is not None and not {*range(last + 1, column)} <= filled
        if last is None or is_parted:
            runs.append({})
        runs[-1][column] = cell
        last = column
    return runs


def _roles(headings: Cells) -> set[str]:
    return {role_of(cell.text, "activities")[0] for cell in headings.values()}


def _is_table(headings: Cells) -> bool:
    roles = _roles(headings)
    return bool(roles & NAMES and roles & _TIMED)


def _begins_another(headings: Cells, left: Cells, body: list[Cells]) -> bool:
    """Return whether a stretch of headings right of a table is a table of its own, or no part of this one."""
    names = _naming(headings, "identifier", "name")
    if len(headings) >= 3 and any(heads_other(cell.text) for cell in headings.values()):
        return True
    if heads_beside(next(iter(headings.values())).text) and not _fills(headings, left, body):
        return True
    if not _is_table(headings) and (len(headings) < 3 or not names):
        return False
    return not _belongs(headings, left, body, names or _naming(headings, *NAMES))


def _stands_apart(headings: Cells, left: Cells, body: list[Cells]) -> bool:
    """Return whether headings right of names that have dates of their own, below no heading of dates, are a table.

    It names its own rows: the names left of it are none of its dates.
    """
    names = _naming(headings, "name")
    if not names or not _is_table(headings) or not _naming(left, "name"):
        return False
    has_dates = any(is_date(cells[number]) for cells in body for number in {*left} & {*cells})
    return has_dates and _share(body, {*headings}, {*names}) > 0.5


def _fills(headings: Cells, left: Cells, body: list[Cells]) -> bool:
    """Return whether a stretch holds something in most rows of a table, and in no other: columns of its own do."""
    rows, there = ([row for row, cells in enumerate(body) if {*part} & {*cells}] for part in (headings, left))
    return {*rows} <= {*there} and 2 * len(rows) > len(there)


def _belongs(headings: Cells, left: Cells, body: list[Cells], names: dict[int, str]) -> bool:
    """Return whether a stretch gives a table names or labels in most of its dated rows, or leaves its own unnamed.

    One that is headed as another list, names tasks or dates the same ends again, is none of it.
    """
    there = roles_of(left, "activities")
    again = {role for role in roles_of(headings, "activities") & there if role[0] in _TIMED}
    if again or any(heads_other(cell.text) for cell in headings.values()):
        return False
    is_new = not {*names.values()} & {"identifier", "name"} & {role for role, _ in there}
    rows = [cells for cells in body if {*left} & {*cells}]
    named, own = _share(rows, {*left, *headings}, {*names}), _share(body, {*headings}, {*names})
    return is_new and (named > 0.5 or own <= 0.5)


def _share(body: list[Cells], part: set[int], names: set[int]) -> float:
    """Return the share of the rows with a date in some columns in which a name stands; all where none has."""
    dated = [cells for cells in body if any(is_date(cells[number]) for number in part & {*cells})]
    return sum(bool(names & {*cells}) for cells in dated) / len(dated) if dated else 1.0


def _naming(headings: Cells, *roles: str) -> dict[int, str]:
    """Return the columns of some roles that name or number rows, with the role of each."""
    found = {number: role_of(cell.text, "activities")[0] for number, cell in headings.items()}
    return {number: role for number, role in found.items() if role in roles}


def _until_another(sheet: Sheet, rows: list[int], columns: list[Column]) -> list[int]:
    """Return the rows of a table: those before headings of something else, which a gap parts from it."""
    numbers = [column.number for column in columns if column.role in (*DATE_ROLES, "span")]
    names = [column.number for column in columns if column.role == "name"]
    after_gap = False
    for place, row in enumerate(rows):
        # a title may stand alone between the gap and the headings
        after_gap = place > 0 and (
            rows[place - 1] < row - 1 or (after_gap and len(sheet.rows[rows[place - 1]]) == 1)
        )
        if after_gap and _begins_other(sheet, rows, place, numbers, names):
            if not numbers and _goes_on_drawn(sheet, rows[place:], columns, names):
                continue
            return rows[:place]
    return rows


def _goes_on_drawn(sheet: Sheet, rows: list[int], columns: list[Column], names: list[int]) -> bool:
    """Return whether a row names a task, if names are headed, and it or one near below shows what nothing heads."""
    headed = {one.number for one in columns}
    shown = ({*sheet.rows[row], *sheet.drawn.fills.get(row, {})} - headed for row in rows[:_NEAR])
    first = min(names or headed)
    is_named = not names or _names_task(sheet.rows[rows[0]], [], names)
    return is_named and any(number > first for numbers in shown for number in numbers)


def _begins_other(sheet: Sheet, rows: list[int], place: int, numbers: list[int], names: list[int]) -> bool:
    """Return whether a row below a gap heads or begins something else than the table above it."""
    cells = sheet.rows[rows[place]]
    if _names_task(cells, numbers, names) and _dates_below(sheet, rows[place:], numbers):
        return False
    is_another = _heads_another(cells, numbers) and (
        _names_timing(cells, numbers) or not _dates_below(sheet, rows[place:], numbers)
    )
    return (
        is_another
        or _says_name(cells, names)
        or _heads_list(cells)
        or _is_dateless(sheet, rows, place, numbers)
    )


def _names_task(cells: Cells, numbers: list[int], names: list[int]) -> bool:
    """Return whether words that head nothing stand where tasks are named, and none that head timings where dates do."""
    named = [cells[number].text for number in names if number in cells]
    heading = (text for text in named if role_of(text, "activities") != ("", "") or heads_other(text))
    return bool(named) and not any(heading) and not _names_timing(cells, numbers)


def _is_dateless(sheet: Sheet, rows: list[int], place: int, numbers: list[int]) -> bool:
    """Return whether rows below a gap begin with short texts and hold something, but no date, where dates stand.

    Words that stand there above the gap too (after the design, 8 weeks) are of the same table.
    """
    first, there = sheet.rows[rows[place]], _cells_in(sheet, rows[place], numbers)
    if not there or len(first) < 2 or not all(is_heading(cell) for cell in first.values()):
        return False
    if any(map(_says_date, there)) or rows[place] + 1 not in sheet.rows:
        return False
    # plain numbers may be dates where the rows above have such
    above = [cell for row in rows[:place] for cell in _cells_in(sheet, row, numbers)]
    if {cell.text for cell in above} & {cell.text for cell in there}:
        return False
    may_be = any(map(_is_number, above))
    stretch = takewhile(lambda row: row in sheet.rows, count(rows[place]))
    below = [cell for row in stretch for cell in _cells_in(sheet, row, numbers)]
    return not any(_says_date(cell) or (may_be and _is_number(cell)) for cell in below)


def _cells_in(sheet: Sheet, row: int, numbers: list[int]) -> list[Cell]:
    return [sheet.rows[row][number] for number in numbers if number in sheet.rows[row]]


def _says_date(cell: Cell) -> bool:
    """Return whether a cell holds a date, or words that say there is none."""
    return is_date(cell) or (isinstance(cell.value, str) and interval_from_text(cell.text) is not None)


def _is_number(cell: Cell) -> bool:
    return isinstance(cell.value, int | float) or cell.text.isdigit()


def _heads_list(cells: Cells) -> bool:
    """Return whether a row of short texts without a date holds two or more words that head lists or columns."""
    if not all(is_heading(cell) and not is_date(cell) for cell in cells.values()):
        return False
    known = [
        role_of(cell.text, "activities") != ("", "") or heads_other(cell.text) for cell in cells.values()
    ]
    return sum(known) > 1


def _says_name(cells: Cells, names: list[int]) -> bool:
    """Return whether a row of texts says, where tasks are named, only that names stand there."""
    if len(cells) < 2 or not all(is_heading(cell) for cell in cells.values()):
        return False
    return any(number in cells and role_of(cells[number].text, "activities")[0] == "name" for number in names)


def _heads_another(cells: Cells, numbers: list[int]) -> bool:
    """Return whether a row of short texts holds words where the table above has its dates; two must head a timing."""
    if not all(is_heading(cell) for cell in cells.values()):
        return False
    if len(cells) < 3 and not (len(cells) == 2 and _names_timing(cells, numbers)):
        return False
    there = [cells[number] for number in numbers if number in cells]
    if not there or any(map(_says_date, there)):
        return False
    return not any(is_date(cell) or _has_digit(cell) for cell in cells.values())


def _names_timing(cells: Cells, numbers: list[int]) -> bool:
    """Return whether the words where dates stand are headings of timings, not what a task says of its own."""
    roles = {role_of(cells[number].text, "activities")[0] for number in numbers if number in cells}
    return bool(roles & _TIMED)


def _dates_below(sheet: Sheet, rows: list[int], numbers: list[int]) -> bool:
    """Return whether a later row holds a date where the table has its dates: the table goes on."""
    below = (sheet.rows[row] for row in rows[1:])
    return any(is_date(cells[number]) for cells in below for number in numbers if number in cells)


def _has_digit(cell: Cell) -> bool:
    return any(character.isdigit() for character in cell.text)
