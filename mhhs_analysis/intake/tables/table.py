"""A table being read: its cells by role, the order of its dates, and where findings go."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import TypeVar

from mhhs_analysis.dates import Interval, Order
from mhhs_analysis.intake.headings.columns import (
    CONTENTS,
    DATE_ROLES,
    GROUP,
    LABELS,
    OUTCOME,
    Column,
    is_date,
    role_of,
)
from mhhs_analysis.intake.headings.groups import beneath, carried_down, worded
from mhhs_analysis.intake.headings.names import names_total, steps
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.reading import Place, Reading, place_of, row_text
from mhhs_analysis.intake.tables.block_titles import BlockTitles, block_titles
from mhhs_analysis.intake.tables.cells import Dating, checked, interval_of, is_plain, plain_intervals
from mhhs_analysis.intake.tables.numbered import Numbering
from mhhs_analysis.intake.tables.regions import Region
from mhhs_analysis.intake.tables.years import NONE as NO_YEARS
from mhhs_analysis.intake.tables.years import Years
from mhhs_analysis.intake.workbooks.workbook import Cell

_Said = TypeVar("_Said")
_MOVED = "a separator within a text moved the cells of this row: no date stands in its place"
_QUOTE = "put the text that holds the separator in quotation marks, or ask for the row again"
_NUMBERED = ("outline", "identifier")
"""Roles of columns whose numbers say of a row that it is one of the table's."""
_FEWEST_LISTED = 2
"""Cells of each row of a list; a phase over tasks may stand alone."""


@dataclass(frozen=True)
class Table:
    """A region being read: its file, how its dates are written, and where findings go."""

    file: str
    region: Region
    dating: Dating
    reading: Reading
    bases: dict[int, str] = field(default_factory=dict)
    """The basis that speaks for each row, as far as it was asked for."""
    numbered: Mapping[int, Numbering] = field(default_factory=dict)
    """How the periods are dated that a column numbers, by column, where a person says when the first begins."""
    years: Years = NO_YEARS
    """The years that stand near rows whose dates have none."""
    _texts: dict[tuple[str, str], dict[int, str]] = field(default_factory=dict)
    _intervals: dict[int, Mapping[int, Interval | None]] = field(default_factory=dict)
    _plain: dict[int, dict[int, Interval]] = field(default_factory=dict)

    @property
    def order(self) -> Order:
        """The order of day and month in it."""
        return self.dating.order

    def place(self, row: int, role: str, basis: str = "") -> Place:
        """Return the place of a role's cell in a row."""
        column = self.region.column(role, basis)
        return place_of(self.file, self.region.sheet, row, column.number if column else None)

    def cell(self, row: int, role: str, basis: str = "") -> Cell | None:
        """Return a role's cell in a row, or None when the table has no such column or the cell is blank."""
        number = self._numbers.get((role, basis))
        return self.region.sheet.rows[row].get(number) if number else None

    def cells(self, role: str, rows: Iterable[int], basis: str = "") -> dict[int, Cell]:
        """Return a role's cells by row, those of rows that leave it blank left out."""
        there = self.column_cells(role, basis)
        return {row: there[row] for row in rows if row in there} if there else {}

    def column_cells(self, role: str, basis: str = "") -> dict[int, Cell]:
        """Return a role's cells by row."""
        number = self._numbers.get((role, basis))
        return {} if number is None else self.cells_in(number)

    def cells_in(self, number: int) -> dict[int, Cell]:
        """Return the cells of a column by row."""
        return self.region.cells_in(number)

    def texts(self, role: str, basis: str = "") -> dict[int, str]:
        """Return the texts of a role's cells by row, those of rows that leave it blank left out."""
        if (role, basis) not in self._texts:
            cells = self._with_values(self.column_cells(role, basis))
            self._texts[role, basis] = {row: cell.text for row, cell in cells.items()}
        return self._texts[role, basis]

    def words(self, role: str) -> dict[int, str]:
        """Return what each row says in all columns of a role, one after another, those that say nothing left out."""
        found: dict[int, str] = {}
        for number in self._of_role.get(role, ()):
            for row, cell in self._with_values(self.cells_in(number)).items():
                if text := cell.text:
                    found[row] = f"{found[row]}; {text}" if row in found else text
        return found

    def _with_values(self, cells: dict[int, Cell]) -> dict[int, Cell]:
        """Return cells without the formulas that have no value: what one is written as is no word of the plan's."""
        if not self.region.sheet.may_lack_values:
            return cells
        return {row: cell for row, cell in cells.items() if not cell.is_uncalculated}

    def date(self, row: int, role: str, basis: str) -> Interval | None:
        """Return the interval of a role's cell, or None; what can't be read is set aside."""
        number = self._numbers.get((role, basis))
        if number is None or number not in self.region.sheet.rows[row]:
            return None
        if row in self.moved:
            place = place_of(self.file, self.region.sheet, row, number)
            self.reading.put_aside(place, self.region.sheet.rows[row][number].text, _MOVED, _QUOTE)
            return None
        interval, dating = self.interval(row, role, basis), self.dating_in(row, number)
        return checked(interval, self.region.sheet, row, number, dating, self.reading)

    def dating_in(self, row: int, number: int) -> Dating:
        """Return how dates are written in a cell: as in its column, in the year that stands near its row."""
        dating, year = self.dating.of(number).at(row), self.years.of_row.get(row)
        return dating if year is None or dating.year is not None else replace(dating, year=year)

    def interval(self, row: int, role: str, basis: str) -> Interval | None:
        """Return the interval of a role's cell as it is typed, or None; nothing is recorded of it."""
        return self.intervals(role, basis).get(row)

    def own_intervals(self, role: str, basis: str) -> Mapping[int, Interval | None]:
        """Return the intervals of a role's cells on a basis that has a column of its own, by row."""
        return self.intervals(role, basis) if self.region.has(role, basis) else {}

    def intervals(self, role: str, basis: str) -> Mapping[int, Interval | None]:
        """Return the intervals of a role's cells by row, as they are typed."""
        number = self._numbers.get((role, basis))
        if number is None:
            return {}
        if number not in self._intervals:
            cells, dating = self.cells_in(number), self.dating.of(number)
            plain = plain_intervals(cells, dating)
            if plain is not None:
                self._plain[number] = plain
            self._intervals[number] = plain if plain is not None else self._read(number, cells, dating)
        return self._intervals[number]

    def _read(self, number: int, cells: Mapping[int, Cell], dating: Dating) -> dict[int, Interval | None]:
        periods = self.numbered.get(number)
        if periods is None and (self.years.of_row or dating.slips):
            return {row: interval_of(cell, self.dating_in(row, number)) for row, cell in cells.items()}
        if periods is None:
            return {row: interval_of(cell, dating) for row, cell in cells.items()}
        return {row: periods.of(cell) or interval_of(cell, dating) for row, cell in cells.items()}

    def plain_dates(self, role: str, basis: str) -> dict[int, Interval]:
        """Return the intervals of a role's cells that hold plain dates: nothing is to be recorded of those."""
        number = self._numbers.get((role, basis), 0)
        intervals, cells = self.intervals(role, basis), self.cells_in(number)
        if number not in self._plain:
            self._plain[number] = {
                row: one
                for row, one in intervals.items()
                if one is not None and is_plain(cells[row], one) and row not in self.moved
            }
        return self._plain[number]

    @kept
    def moved(self) -> set[int]:
        """The rows whose cells a separator typed within a text moved to the right: no date stands in its place.

        They go on right beyond the last heading, hold a word where a date stands, and as far right of each a date.
        """
        last = max(
            [one.number for one in self.region.columns]
            + ([grid.axis.last] if (grid := self.region.grid) else [])
        )
        return {row for row in self.cells_in(last + 1) if self._is_moved(self.region.sheet.rows[row], last)}

    def _is_moved(self, cells: Mapping[int, Cell], last: int) -> bool:
        dated = [one.number for one in self.region.date_columns if one.number in cells]
        by = max(cells) - last
        there = [cells.get(number + by) for number in dated]
        is_off = any(interval_of(cells[number], self.dating.of(number)) is None for number in dated)
        return is_off and all(cell is not None and is_date(cell) for cell in there)

    @kept
    def may_give_both_ends(self) -> bool:
        """Whether one cell may give both the start and the finish of a row, by its words or by a merge."""
        return self.region.column("span") is not None or bool(self._merged_across)

    def is_one_cell(self, row: int, basis: str) -> bool:
        """Return whether the start of a row is merged across to its finish: one date is both."""
        if not self._merged_across:
            return False
        ends = [self.region.column(role, basis) for role in DATE_ROLES]
        left, right = (one.number if one else 0 for one in ends)
        return 0 < left < right <= self._merged_across.get((row, left), 0)

    def put_row_aside(self, row: int, reason: str, remedy: str = "") -> None:
        """Set a row aside whole."""
        sheet = self.region.sheet
        self.reading.put_aside(place_of(self.file, sheet, row), row_text(sheet, row), reason, remedy, rows=1)

    @kept
    def _of_role(self) -> dict[str, list[int]]:
        found: dict[str, list[int]] = {}
        for one in self.region.columns:
            found.setdefault(one.role, []).append(one.number)
        return found

    @kept
    def lasts(self) -> bool:
        """Whether its tasks are stretches of work: they have starts, spans or durations."""
        return any(one.role in ("start", "span", "duration") for one in self.region.columns)

    @kept
    def _numbers(self) -> dict[tuple[str, str], int]:
        """The number of the column that serves each role and basis."""
        return {key: column.number for key, column in self.region.serving.items()}

    @kept
    def name_cells(self) -> dict[int, Cell]:
        """What names each row that has a name: the name's cell, else a phase's or other label's."""
        return _last_said(cells for _, cells in self._named)

    @kept
    def name_texts(self) -> dict[int, str]:
        """The text of what names each row that has a name."""
        return {row: cell.text for row, cell in self.name_cells.items()}

    @kept
    def name_columns(self) -> dict[int, Column]:
        """The column of what names each row that has a name."""
        return _last_said(dict.fromkeys(cells, column) for column, cells in self._named)

    @kept
    def _named(self) -> list[tuple[Column, dict[int, Cell]]]:
        """The columns that name rows, the best last, each with those of its cells that name one."""
        named = [(column, self._naming_in(column)) for column in reversed(self._naming)]
        named += [
            (replace(column, number=left), {row: cell}) for column, left, row, cell in self._merged_over
        ]
        found = [
            (
                column,
                {
                    row: cell
                    for row, cell in cells.items()
                    if (text := cell.text)[:1].isalnum() or _says_any(text)
                },
            )
            for column, cells in named
        ]
        below = self._listed_below(*(cells for column, cells in found if column.role == "name"))
        if below:
            found = [
                (column, {row: cell for row, cell in cells.items() if row not in below})
                for column, cells in found
            ]
        return found

    def _listed_below(self, *named: Mapping[int, Cell]) -> set[int]:
        """Return the rows of another list below a gap: to the last they hold several cells, no name, date or number."""
        rows, dated = self.region.sheet.rows, [one.number for one in self.region.date_columns]
        last = self.region.rows[-1] if self.region.rows else 0
        tasks = frozenset[int]().union(*named) if not any(last in cells for cells in named) else ()
        numbered = [self.cells_in(one.number) for one in self.region.columns if one.role in _NUMBERED]
        below: set[int] = set()
        for row in reversed(self.region.rows) if tasks else ():
            cells, is_first = rows[row], row - 1 not in rows
            is_listed = len(cells) >= _FEWEST_LISTED or (is_first and below)  # a title stands over it alone
            is_numbered = any(row in one and any(map(str.isdecimal, one[row].text)) for one in numbered)
            if row in tasks or not is_listed or is_numbered or any(number in cells for number in dated):
                return set()
            below.add(row)
            if is_first:
                return below
        return set()

    def _naming_in(self, column: Column) -> dict[int, Cell]:
        """Return, by row, what stands in a column that names rows, or is merged down to there."""
        own = self.cells_in(column.number)
        above = {row: cell for (row, number), cell in self._merged_down.items() if number == column.number}
        if not above:
            return own
        return {row: cell for row in self.region.rows if (cell := own.get(row) or above.get(row))}

    @kept
    def _merged_over(self) -> list[tuple[Column, int, int, Cell]]:
        """What stands alone in a row, merged from left of the names across to a date, right above a named row.

        Each with the column of names, and its own column and row.
        """
        rows, dates = self.region.sheet.rows, [one.number for one in self.region.date_columns]
        names = [one for one in self.region.columns if one.role == "name"]
        return [
            (names[0], left, top, rows[top][left])
            for top, left, bottom, right in (self.region.sheet.merged if names and dates else ())
            if top == bottom and left < names[0].number < min(dates) <= right
            if rows.get(top, {}).keys() == {left} and names[0].number in rows.get(top + 1, {})
            if {top, top + 1} <= {*self.region.rows}
        ]

    @kept
    def _naming(self) -> list[Column]:
        names = [one for one in self.region.columns if one.role == "name"]
        inner = [replace(names[0], number=number) for number in self.steps]
        labels = [one for one in self.region.columns if one.role in LABELS and one.may_name]
        above = [one for one in labels if names and one.number < names[0].number]
        # of a phase, a part of it and a task, the part says of a row without a task what it is
        return [*names, *inner, *reversed(above), *(one for one in labels if one not in above)]

    @kept
    def steps(self) -> list[int]:
        """The columns right of the name's in which names stand further in by their level."""
        rows = self.region.sheet.rows
        return steps(self.region.columns, [rows[row] for row in self.region.rows])

    @kept
    def phases(self) -> dict[int, str]:
        """What stands, or last stood, in a column headed as tasks that only gathers those that another names."""
        gathers = self._gathering
        found, phase = {}, ""
        for row in self.region.rows if gathers else ():
            cell = self.region.sheet.rows[row].get(gathers.number) if gathers else None
            phase = cell.text if cell else phase
            if phase:
                found[row] = phase
        return found

    @kept
    def _gathering(self) -> Column | None:
        labels = (one for one in self.region.columns if one.role == "label")
        return next((one for one in labels if role_of(one.heading, "activities")[0] == "name"), None)

    @kept
    def groups(self) -> dict[int, str]:
        """The path of groups that each row stands under, the widest first; rows of none left out."""
        found: dict[int, str] = {}
        name = next((one.number for one in self.region.columns if one.role == "name"), 0)
        for column in sorted(self.region.columns, key=lambda one: one.number):
            if column.role == GROUP:
                above = found if column.number < name else None
                for row, text in self._said_in(column, above).items():
                    found[row] = beneath(found.get(row), text)
        return found

    @kept
    def titles(self) -> BlockTitles:
        """The titles over its headings and those said again below."""
        return block_titles(self.region)

    @kept
    def paths(self) -> Mapping[int, str]:
        """The path that each row stands under: the title over its headings, and its groups."""
        return self.titles.above(self.groups)

    @kept
    def descriptions(self) -> dict[int, str]:
        """What the columns that describe rows say of each, beside its name; rows of which they say nothing left out."""
        found: dict[int, str] = {}
        for column in self.region.columns:
            if column.role in ("label", CONTENTS, OUTCOME) and column != self._gathering:
                for row, text in self._said_in(column, None).items():
                    found[row] = f"{found[row]}; {text}" if row in found else text
        return found

    def _said_in(self, column: Column, above: dict[int, str] | None) -> dict[int, str]:
        """Return what a column beside the names says of each row that another one names, carried down to it."""
        rows = self.region.rows if column.heading else sorted(self.name_cells)
        cells = self.cells_in(column.number)
        said = {row: worded(cells[row], column.heading) for row in rows if row in cells}
        totals = {row for row, text in self.name_texts.items() if names_total(text)}
        down = carried_down(said, self.region.sheet, column.number, rows, above, totals)
        return {row: text for row, text in down.items() if self.name_columns.get(row) != column}

    @kept
    def _merged_across(self) -> dict[tuple[int, int], int]:
        """The last column of each merge that begins at a start, by its rows and its first column."""
        rows, starts = {*self.region.rows}, {one.number for one in self.region.columns if one.role == "start"}
        return {
            (row, left): right
            for top, left, bottom, right in self.region.sheet.merged
            if left in starts and right > left
            for row in rows & {*range(top, bottom + 1)}
        }

    @kept
    def _merged_down(self) -> dict[tuple[int, int], Cell]:
        """The cells that a merged name or label covers below its first row."""
        sheet, numbers = self.region.sheet, {one.number for one in self._naming if one.role == "name"}
        last = max(sheet.rows, default=0)
        return {
            (row, left): cell
            for top, left, bottom, _ in sheet.merged
            if left in numbers and (cell := sheet.rows.get(top, {}).get(left))
            for row in range(top + 1, min(bottom, last) + 1)
            if row in sheet.rows
        }


def _says_any(text: str) -> bool:
    """Return whether a text is more than a stroke, however long, that stands for nothing or parts rows."""
    return any(map(str.isalnum, text))


def _last_said(found: Iterable[dict[int, _Said]]) -> dict[int, _Said]:
    """Return what is said of each row, by whichever says it last."""
    whole: dict[int, _Said] = {}
    for said in found:
        whole |= said
    return whole
