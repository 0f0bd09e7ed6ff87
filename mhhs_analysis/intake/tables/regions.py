"""Where the tables are: rectangles of a sheet that begin with headings we know."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count, takewhile

from mhhs_analysis.intake.headings.columns import (
    AIM,
    BASES,
    DATE_ROLES,
    MILESTONE_DATE,
    NAMES,
    SPRINT,
    TIMINGS,
    VIEW,
    Column,
    dates_among,
    is_date,
    role_of,
)
from mhhs_analysis.intake.headings.date_parts import with_parts_joined
from mhhs_analysis.intake.headings.forecasts import heads_forecasts
from mhhs_analysis.intake.headings.groups import with_unheaded_groups
from mhhs_analysis.intake.headings.items import heads_items
from mhhs_analysis.intake.headings.names import (
    OF_ANYTHING,
    name_by_contents,
    name_by_stage,
    named_by_steps,
    named_by_words,
    says_the_same,
    unheaded_name,
)
from mhhs_analysis.intake.headings.not_plans import heads_other
from mhhs_analysis.intake.headings.row_bases import with_row_bases
from mhhs_analysis.intake.headings.rows import Header, Wanted, headers, is_heading, naming_rows
from mhhs_analysis.intake.headings.serving import columns_of
from mhhs_analysis.intake.headings.steps import with_items_above_steps
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.marks.grid_marks import Grid
from mhhs_analysis.intake.tables.last_rows import (
    cells_in,
    heads_another,
    names_timing,
    says_task,
    until_another,
)
from mhhs_analysis.intake.tables.side_by_side import headings_parted
from mhhs_analysis.intake.workbooks.workbook import Cell, Cells, Sheet

_TIMED = frozenset(TIMINGS)
_SINGLE = ("finish", "date")
"""Roles of a date that stands for its row alone."""
_NAMELESS = (
    (frozenset({"start"}), frozenset({"finish", "duration", "percent"})),
    (frozenset({"stage"}), frozenset({"span"})),
    (frozenset({SPRINT}), frozenset({*DATE_ROLES, "span", "date"})),
    (frozenset({AIM}), frozenset({"span"})),
)
"""Roles, of each group one, that head a table though no heading names its rows; Complete is a finish over dates."""


@dataclass(frozen=True)
class Region:
    """A table of a sheet: its rows of headings, its columns, and the rows below that hold anything in them."""

    sheet: Sheet
    headers: tuple[int, ...]
    columns: tuple[Column, ...]
    rows: tuple[int, ...]
    grid: Grid | None = None
    """What is drawn under its time columns, where it has any."""
    title: str = ""
    """What stands alone over its headings, where the other tables of its sheet are titled so."""
    title_rows: frozenset[int] = frozenset()
    """The rows that hold its title, and what else stands between it and its headings."""

    @kept
    def _by_role(self) -> dict[tuple[str, str], Column]:
        return {(one.role, one.basis): one for one in reversed(self.columns) if one.role}

    @kept
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

    @kept
    def has_bases(self) -> bool:
        """Whether any of its dates are said to be baseline, forecast or actual ones."""
        return any(basis for role, basis in self._by_role if role in DATE_ROLES)

    @kept
    def date_columns(self) -> tuple[Column, ...]:
        """The columns that give starts, finishes or both."""
        return tuple(one for one in self.columns if one.role in (*DATE_ROLES, "span", MILESTONE_DATE))

    @kept
    def state_columns(self) -> tuple[Column, ...]:
        """The columns that may say of a row that it is no part of the plan any more."""
        return tuple(one for one in self.columns if one.role in ("status", "active", "dropped"))

    @property
    def is_timed(self) -> bool:
        """Whether any column says when or how long; headings alone may promise dates that are amounts."""
        return bool(self.date_columns) or any(one.role == "duration" for one in self.columns)

    def with_cells(self, cells: Mapping[tuple[int, int], Cell]) -> Region:
        """Return it with cells in places, by row and column, that were blank."""
        filled = dict(self.sheet.rows)
        for (row, column), cell in cells.items():
            filled[row] = dict(sorted({**filled[row], column: cell}.items()))
        return replace(self, sheet=replace(self.sheet, rows=filled)) if cells else self

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

    @kept
    def _cells(self) -> dict[int, dict[int, Cell]]:
        return {}

    @kept
    def _others(self) -> set[int]:
        """The rows of its sheet that are none of its own."""
        return {*self.sheet.rows} - {*self.rows}

    @kept
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

    @kept
    def date_cells(self) -> list[Cell]:
        """Every cell in a column of dates."""
        numbers = [column.number for column in self.date_columns]
        rows = [self.sheet.rows[row] for row in self.rows]
        return [cells[number] for cells in rows for number in numbers if number in cells]

    @kept
    def lone_rows(self) -> list[int]:
        """The rows of the table that hold one cell alone."""
        rows = self.sheet.rows
        return [row for row in self.rows if len(rows[row]) == 1]


def plan_tables(
    sheet: Sheet, header_row: int | None = None, drawn: Collection[int] = (), *, of_items: bool = False
) -> list[Region]:
    """Return the tables of a sheet whose headings name activities and at least one kind of timing.

    No headings stand in rows that are drawn in (`drawn`). Lists of items are among them if asked for.
    """
    wanted = Wanted("activities", (NAMES, _TIMED), drawn)
    found = _regions(sheet, list(headers(sheet, wanted, header_row)), "activities")
    found = found or _nameless(sheet, header_row, drawn) or _viewed(sheet, header_row, drawn)
    found = found or _forecast(sheet, header_row, drawn) or _on_bases(sheet, header_row, drawn)
    found = found or (_of_items(sheet, header_row, drawn) if of_items else [])
    named = (_with_name(one) or one for one in found)
    return [one for one in named if one.is_timed]


def _nameless(sheet: Sheet, header_row: int | None, drawn: Collection[int]) -> list[Region]:
    """Return the tables whose headings name two timings, or stages and when, and no activity: a column names rows."""
    for needed in _NAMELESS:
        wanted = Wanted("activities", needed, drawn)
        found = _regions(sheet, list(headers(sheet, wanted, header_row)), "activities")
        if named := [region for one in found if (region := _with_name(one))]:
            return named
    return []


def _with_name(region: Region) -> Region | None:
    """Return a table a column of which names its rows: by its heading, or by what it holds; None for none."""
    return region if region.column("name") else _named_by_contents(region)


def _viewed(sheet: Sheet, header_row: int | None, drawn: Collection[int]) -> list[Region]:
    """Return the tables whose headings name activities and what the sender thinks of dates, where none is drawn."""
    if drawn:
        return []
    wanted = Wanted("activities", (NAMES, frozenset({VIEW})))
    return _regions(sheet, list(headers(sheet, wanted, header_row)), "activities")


def _forecast(sheet: Sheet, header_row: int | None, drawn: Collection[int]) -> list[Region]:
    """Return the tables whose headings name activities, and of timings only forecasts made one after another."""
    numbers = [row for row in naming_rows(sheet, "activities") if header_row in (None, row)]
    found = [Header((row,), sheet.rows[row]) for row in numbers if row not in drawn]
    return _regions(sheet, [one for one in found if _heads_forecasts(one.headings)], "activities")


def _on_bases(sheet: Sheet, header_row: int | None, drawn: Collection[int]) -> list[Region]:
    """Return the tables whose headings give one date on two bases, and no activity: a column names rows."""
    numbers = [] if drawn else [row for row in naming_rows(sheet, "activities") if header_row in (None, row)]
    found = [Header((row,), sheet.rows[row]) for row in numbers if _heads_bases(sheet.rows[row])]
    regions = [one for one in _regions(sheet, found, "activities") if _is_dated_on_bases(one)]
    return [_of_anything(named) for one in regions if (named := _named_by_contents(one, is_timed=True))]


def _of_items(sheet: Sheet, header_row: int | None, drawn: Collection[int]) -> list[Region]:
    """Return the tables whose headings give items or actions, when each is due and whose it is, and nothing unknown."""
    numbers = [] if drawn else [row for row in naming_rows(sheet, "activities") if header_row in (None, row)]
    found = [Header((row,), sheet.rows[row]) for row in numbers if heads_items(sheet.rows[row])]
    regions = _regions(sheet, found, "activities")
    return [_of_anything(named) for one in regions if (named := _named_by_contents(one, is_timed=True))]


def _of_anything(region: Region) -> Region:
    """Return a table with the doubt that it may be of anything that has dates, as contracts or policies."""
    columns = (
        replace(one, doubt=f"{one.doubt}, and {OF_ANYTHING}") if one.role == "name" else one
        for one in region.columns
    )
    return replace(region, columns=tuple(columns))


def _heads_bases(cells: Cells) -> bool:
    """Return whether a row of headings gives a date on two bases, as planned and actual, and heads no other list."""
    roles = [role_of(cell.text, "activities") for cell in cells.values() if is_heading(cell)]
    bases = {basis for role, basis in roles if role in _SINGLE and basis}
    return (
        len(bases) > 1
        and len(roles) == len(cells)
        and not any(heads_other(cell.text) for cell in cells.values())
    )


def _is_dated_on_bases(region: Region) -> bool:
    """Return whether most cells below such headings, of two bases at least, are dates: amounts may be planned, too."""
    told = [one for one in region.columns if one.role in _SINGLE and one.basis]
    cells = {one: [*region.cells_in(one.number).values()] for one in told}
    return sum(0 < len(held) < 2 * dates_among(held) for held in cells.values()) > 1


def _heads_forecasts(cells: Cells) -> bool:
    """Return whether a row of headings says what rows are, and by two or more when each was forecast to be done."""
    texts = [cell.text for cell in cells.values() if is_heading(cell)]
    is_naming = any(role_of(text, "activities")[0] in NAMES for text in texts)
    return is_naming and len(texts) == len(cells) and heads_forecasts(texts)


def _named_by_contents(region: Region, *, is_timed: bool = False) -> Region | None:
    """Return a table whose rows a column names that is not headed so, or None.

    It is one without a heading, else that below an unknown heading which tells most rows apart, else that of their
    stages; where starts and what ends them are headed, or stages and when they are, or it is known to be timed.
    """
    roles = {one.role for one in region.columns}
    if (
        not is_timed
        and not ("start" in roles and roles & {"finish", "duration"})
        and not {"stage", "span"} <= roles
    ):
        return None
    first = min(one.number for one in region.columns if one.role in _TIMED)
    own = _own_columns(region)
    body = [
        {column: cell for column, cell in region.sheet.rows[row].items() if column in own}
        for row in region.rows
    ]
    name = _name_of_rows(region.columns, body, first)
    if name is None:
        return None
    others = (one for one in region.columns if one.number != name.number)
    return replace(region, columns=(name, *others))


def _name_of_rows(columns: Sequence[Column], body: Sequence[Cells], first: int) -> Column | None:
    """Return the column that names the rows of a table whose dates begin at a column, or None."""
    bare = unheaded_name(columns, body, first)
    if bare and not says_the_same(body, bare.number):
        return bare
    told = name_by_contents(columns, body) or name_by_stage(columns, body)
    return bare if bare and (not told or says_the_same(body, told.number)) else told


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
    below = [_below(sheet, rows, end) for (rows, _), end in zip(joined, ends, strict=False)]
    below = with_items_above_steps(sheet, [headings for _, headings in joined], below, frame)
    return [
        region
        for (rows, headings), own in zip(joined, below, strict=True)
        for region in _side_by_side(sheet, rows, headings, own, frame)
    ]


def _below(sheet: Sheet, header: tuple[int, ...], end: int) -> list[int]:
    """Return the rows from a header to the next one."""
    within = range(header[0] + 1, end)
    return [row for row in sheet.rows if row in within and row not in header]


def _side_by_side(
    sheet: Sheet, header: tuple[int, ...], headings: Cells, below: list[int], frame: str
) -> Iterator[Region]:
    """Yield the table below a header, or each of those that stand beside one another below it.

    Headings that close a sheet head the rows right above them, where dates stand above the headings of dates.
    """
    below = _above(sheet, header, below, headings, frame) or below
    parts = headings_parted(sheet, headings, below, frame)
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
        kept = until_another(sheet, rows[len(again) :], columns)
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
    return rows if all(any(is_date(cell) for cell in cells_in(sheet, row, [*dated])) for row in rows) else []


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
    """Return the row right below the headings if it says them again: words where dates stand, and no date.

    One that names a task is that task, whatever stands where its dates should: Design | Now | Soon.
    """
    numbers = [column.number for column in columns if column.role in (*DATE_ROLES, "span")]
    if not rows or rows[0] != header[-1] + 1 or not heads_another(sheet.rows[rows[0]], numbers):
        return ()
    names = [column.number for column in columns if column.role == "name"]
    names = names or [number for number in sheet.rows[rows[0]] if number not in numbers]
    is_again = names_timing(sheet.rows[rows[0]], numbers) and not says_task(sheet.rows[rows[0]], names)
    return (rows[0],) if is_again else ()


def _texts(headings: Cells) -> dict[int, str]:
    return {column: cell.text for column, cell in headings.items()}


# --- where a table ends -------------------------------------------------------------------------------------
