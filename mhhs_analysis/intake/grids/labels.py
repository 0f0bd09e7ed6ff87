"""Rows of words right above or below signs and bars without words: what is drawn there is called so.

Plans on a page draw ◆ in one row and write SIT entry in the next one, below the same month.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from mhhs_analysis.dates import lacks_year, looks_like_date
from mhhs_analysis.intake.grids.table import number_of, put_rows_aside
from mhhs_analysis.intake.grids.whose import say_whose
from mhhs_analysis.intake.headings.columns import is_wordy, normalised, qualifiers
from mhhs_analysis.intake.headings.legends import says_state
from mhhs_analysis.intake.headings.milestone_words import names_milestones
from mhhs_analysis.intake.marks.bars import Bar, Drawing
from mhhs_analysis.intake.marks.grid_marks import MILESTONES, SIGNS, Grid, Mark, says_day
from mhhs_analysis.intake.reading import Row, place_of, row_of
from mhhs_analysis.intake.tables.notes import says_note
from mhhs_analysis.intake.tables.rows import NAMELESS
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.time_axis.headings import PROGRAMME_MILESTONE
from mhhs_analysis.intake.workbooks.workbook import Cell

_FEWEST = 2
"""Signs of a row from which words below them are their names: those below one may be a remark."""
_TOLD = ("the names or days of what is drawn right above or below: read with it", "")
_UNFIT = "words right above or below signs, and not one for each of them: nobody says what they name"
_BETWEEN = "words between two rows of signs that fit both: read as the names of those above"
_WHOSE = "parties or people right above or below signs: whose milestones they are, not what these are called"
_ASK_UNFIT = "ask for the name and date of each milestone"


@dataclass(frozen=True)
class _Label:
    """Words or a day beside what is drawn in a row near by, the columns of their cell, and their row."""

    text: str
    columns: tuple[int, ...]
    row: int


@dataclass(frozen=True)
class _Beside:
    """The rows of a drawing that hold nothing but labels, and those that hold nothing but days."""

    labels: dict[int, list[_Label]]
    days: dict[int, list[_Label]]

    def near(self, number: int) -> list[int]:
        """Return those right above and below a row: one of labels, one of days, or one of each."""
        return [*self._on(number, -1), *self._on(number, 1)]

    def of(self, rows: Sequence[int], held: Mapping[int, list[_Label]]) -> list[_Label]:
        """Return what some rows hold, of labels or of days."""
        return [one for row in rows for one in held.get(row, ())]

    def _on(self, number: int, step: int) -> list[int]:
        first, second = number + step, number + 2 * step
        for one, other in ((self.labels, self.days), (self.days, self.labels)):
            if first in one:
                return [first, second] if second in other else [first]
        return []


def name_by_labels(table: Table, grid: Grid, drawings: dict[int, Drawing]) -> None:
    """Name the bare signs of rows, and bars where the name is merged over both rows, by the words beside them.

    Each sign or bar has one label, and each label one sign or bar; days beside signs are theirs. The rows of labels and
    days hold nothing else, and name no row of their own. Where words do not fit the signs, that is a doubt.
    """
    every = _Beside(_rows_of(grid, _is_label), _rows_of(grid, _is_day))
    if not (every.labels or every.days):
        return
    calling = replace(every, labels={row: held for row, held in every.labels.items() if not _are_whose(held)})
    by_row = {number_of(row): row for row in table.reading.rows}
    lanes, used = _lanes(table), set[int]()
    for number in grid.rows:
        beside = every if drawings[number].bars else calling
        near = [row for row in beside.near(number) if row not in used]
        owner = _owner(number, near, by_row, lanes)
        named = _named(drawings[number], beside, near) if owner and number not in used else None
        if named is None or not _are_surely(
            named, by_row[owner], [lanes.get(row) for row in (number, *near)]
        ):
            nameless = [row for row in near if row not in by_row]
            _doubt(table, drawings[number], beside.of(nameless, beside.labels))
            _doubt(table, drawings[number], _whose(every, calling, number), _WHOSE)
            _doubt_between(table, drawings[number], beside.of(beside.near(number), beside.labels), used)
            continue
        drawings.update({row: Drawing() for row in (number, *near)})
        drawings[owner] = named
        used |= {number, *near}
        _account(table, {number, *near} - {owner}, by_row)


def _lanes(table: Table) -> dict[int, tuple[int, int]]:
    """Return the merged cell of names that each of its rows stands in, by row."""
    columns = {one.number for one in table.region.columns if one.may_name}
    tall = [one for one in table.region.sheet.merged if one[1] in columns and one[2] > one[0]]
    return {row: (top, left) for top, left, bottom, _ in tall for row in range(top, bottom + 1)}


def _rows_of(grid: Grid, is_one: Callable[[str], bool]) -> dict[int, list[_Label]]:
    """Return, by row, what rows hold of which every text under the time columns is of some kind, and nothing filled."""
    return {
        row: _texts(row, marks)
        for row, marks in grid.marks.items()
        if marks and not grid.fills[row] and all(is_one(mark.text) for mark in marks.values())
    }


def _texts(row: int, marks: Mapping[int, Mark]) -> list[_Label]:
    columns: dict[int, list[int]] = {}
    for column, mark in marks.items():
        columns.setdefault(mark.origin, []).append(column)
    return [_Label(marks[held[0]].text, tuple(held), row) for held in columns.values()]


def _is_label(text: str) -> bool:
    """Return whether a text may name what is drawn: words or a milestone's code, and no sign, date, state or remark."""
    is_name = is_wordy(Cell(text)) or PROGRAMME_MILESTONE.fullmatch(text) is not None
    is_else = says_state(text) or says_note(text) or _says_when(text)
    return is_name and SIGNS.isdisjoint(text) and not is_else


def _are_whose(labels: Sequence[_Label]) -> bool:
    return say_whose([one.text for one in labels])


def _whose(every: _Beside, calling: _Beside, number: int) -> list[_Label]:
    """Return the parties or persons right above and below a row."""
    rows = [row for row in (number - 1, number + 1) if row not in calling.labels]
    return every.of(rows, every.labels)


def _says_when(text: str) -> bool:
    return PROGRAMME_MILESTONE.fullmatch(text) is None and (looks_like_date(text) or lacks_year(text))


def _is_day(text: str) -> bool:
    return _says_when(text) and says_day(text)


def _owner(
    number: int, near: Sequence[int], by_row: Mapping[int, Row], lanes: Mapping[int, tuple[int, int]]
) -> int:
    """Return the one row that names what is drawn in a row and what stands beside it; 0 where none or several do."""
    named = [row for row in (number, *near) if row in by_row]
    names = {lanes.get(row, (row, 0)) for row in named}
    return named[0] if near and len(names) == 1 else 0


def _named(drawing: Drawing, beside: _Beside, near: Sequence[int]) -> Drawing | None:
    """Return a drawing whose bare signs, or bars, have the labels and days in their columns; None for any other.

    Words that say on which basis a sign stands (Plan, Forecast) name none.
    """
    bare = [*drawing.milestones, *drawing.bars]
    if drawing.remarks or not all(map(_is_bare, bare)):
        return None
    if any(map(_says_basis, beside.of(near, beside.labels))):
        return None
    texts, days = (_each_its(bare, beside.of(near, held)) for held in (beside.labels, beside.days))
    if texts is None or days is None or (days and drawing.bars):
        return None
    called = {
        one: one._replace(
            words=texts.get(one, ""), text=f"{one.text} {days[one]}" if one in days else one.text
        )
        for one in bare
    }
    return replace(
        drawing,
        bars=tuple(called[one] for one in drawing.bars),
        milestones=tuple(called[one] for one in drawing.milestones),
    )


def _says_basis(label: _Label) -> bool:
    return not qualifiers(normalised(label.text), "activities")[1]


def _each_its(bare: Sequence[Bar], labels: Sequence[_Label]) -> dict[Bar, str] | None:
    """Return the label of each sign or bar, {} where none stands near; None where any has none or several."""
    if not labels:
        return {}
    found = {one: [label for label in labels if _stands_at(label, one)] for one in bare}
    given = {id(held[0]): one for one, held in found.items() if len(held) == 1}
    is_each = len(given) == len(bare) == len(labels)
    return {one: held[0].text for one, held in found.items()} if is_each else None


def _is_bare(bar: Bar) -> bool:
    """Return whether a sign has no words, or a bar none and a colour."""
    is_sign = bar.is_milestone and bool(bar.text) and not bar.text.strip(f"{MILESTONES} ")
    return not bar.words and (is_sign or (bool(bar.colours) and not bar.text))


def _stands_at(label: _Label, bar: Bar) -> bool:
    return any(bar.first <= column <= bar.last for column in label.columns)


def _are_surely(drawing: Drawing, row: Row, lanes: Sequence[tuple[int, int] | None]) -> bool:
    """Return whether words beside signs are surely names: of several, or below a name merged over all, as bars' are."""
    is_merged = lanes[0] is not None and len({*lanes}) == 1
    if drawing.bars or is_merged:
        return is_merged
    return len(drawing.milestones) >= _FEWEST or names_milestones(row["activity_name"])


def _doubt(table: Table, drawing: Drawing, labels: Sequence[_Label], reason: str = _UNFIT) -> None:
    """Warn of words in rows without a name beside several bare signs, which they may name, or say whose they are."""
    bare = [one for one in drawing.milestones if _is_bare(one)]
    if labels and len(bare) >= _FEWEST:
        place = place_of(table.file, table.region.sheet, labels[0].row, labels[0].columns[0])
        table.reading.warn(place, "; ".join(one.text for one in labels), reason, _ASK_UNFIT)
        table.reading.lower("medium")


def _doubt_between(table: Table, drawing: Drawing, labels: Sequence[_Label], used: set[int]) -> None:
    """Warn of words that name the signs of the row above them, and fit those of the row below as well."""
    between = [one for one in labels if one.row in used]
    is_bare = len(drawing.milestones) >= _FEWEST and all(map(_is_bare, drawing.milestones))
    if is_bare and len(between) == len(labels) and _each_its(drawing.milestones, between):
        place = place_of(table.file, table.region.sheet, labels[0].row, labels[0].columns[0])
        table.reading.warn(place, "; ".join(one.text for one in labels), _BETWEEN, _ASK_UNFIT)
        table.reading.lower("medium")


def _account(table: Table, rows: set[int], by_row: Mapping[int, Row]) -> None:
    """Set aside the rows whose words or signs are read with another's, those set aside already for that reason."""
    put_rows_aside(table, {row for row in rows if row in by_row}, *_TOLD)
    for entry in _nameless(table, rows):
        entry["reason"], entry["remedy"] = _TOLD


def _nameless(table: Table, rows: set[int]) -> Iterator[Row]:
    """Yield what was set aside of some rows because nothing names them."""
    for entry in table.reading.set_aside:
        if (entry["reason"], entry["remedy"]) == NAMELESS and row_of(entry["cell"]) in rows:
            yield entry
