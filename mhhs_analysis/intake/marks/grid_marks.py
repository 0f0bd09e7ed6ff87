"""What stands in the cells under time columns: fills and texts, merged ones over all that they cover.

Most cells of a drawing are only filled: their colours are kept as they come, and a mark is made for a text alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, field, replace
from typing import Literal, TypeVar

from mhhs_analysis.dates import is_to_be_told, lacks_year, looks_like_date
from mhhs_analysis.intake.headings.columns import NO, is_wordy
from mhhs_analysis.intake.headings.legends import kind_of_colour, says_state, signs_said
from mhhs_analysis.intake.headings.milestone_words import marks_of_milestones, names_points
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.marks.bar_texts import NTH
from mhhs_analysis.intake.marks.complete import hollow_signs
from mhhs_analysis.intake.time_axis.columns import TimeAxis
from mhhs_analysis.intake.time_axis.headings import PROGRAMME_MILESTONE
from mhhs_analysis.intake.workbooks.conditions import painted
from mhhs_analysis.intake.workbooks.drawn import Fills
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells, Sheet

MILESTONES = "◆◇♦⬥⬦★☆⭐▲△▼▽♢⯁⬧"
"""Signs that are drawn for a point in time."""
SIGNS = frozenset(MILESTONES)
_MOST_ROWS = 20_000
"""Rows of a plan that are looked at for what is drawn in them; a file may claim a million."""
_SHARED = 2
"""Names beside a merged cell from which it may be of any of them."""
_TOO_TALL = "rows below this one are too many for a plan: what is drawn in them is not looked at"
_SAID_AGAIN = (
    "words written again from column to column: read as a bar each, named so, not as its state or whose it is"
)
HOLLOW = "hollow signs beside filled ones fill every other cell: read as no work"
_NO_MARK = NO | {"", "-", "–", "—", ".", "·", "n/a", "na", "nil", "none", "/", "0%", "☐"}
LEVELS = frozenset("hml")
"""High, medium and low."""
_TICKS, _CROSSES = frozenset("✓✔✅ü"), frozenset("✗✘❌✕û")
"""Signs for yes, and those that say no where such stand beside them; ü and û are Wingdings' own."""
_MARKED = re.compile(r"[xX✓✔✅■█●][\s(\[:–-]+(?P<said>.+?)[)\]]?")
"""A mark, and what is said beside it in its cell."""
_SHARE = re.compile(r"\d{1,3} ?%")
_PLAIN_MARK = re.compile(r"[\W\d_]+|[A-Za-z]{1,2}|\d+(\.\d+)?( ?(h|hrs?|hours?|d|days?))?", re.I)


@dataclass(frozen=True)
class Mark:
    """What is written in one cell of a grid: its text, and the column that a merged cell begins in."""

    text: str = ""
    origin: int = 0
    is_merged: bool = False
    top: int = 0
    """The first row of a merged cell that is as tall as one name and several rows; 0 for any other."""
    is_milestone: bool = False
    words: str = ""
    """The words that name something; "" for a mere mark (X, 8, Plan said over and over)."""
    state: str = ""
    """What of it may only say how a task stands: 50% done, at risk, the TBC of ✓ (TBC)."""
    open_end: str = ""
    """The end of its task (start, finish) that nothing marks, where a sign says that it marks the other alone."""


LONGEST_MARK = 2
"""Characters of a mark in a drawing: more are words."""
_Shown = TypeVar("_Shown", str, Mark)
Marks = dict[int, dict[int, Mark]]
"""The marks of cells that something is written in, by row and column."""


@dataclass(frozen=True)
class Grid:
    """The cells under the time columns of a table, by row and column, and the fills of the cells left of them.

    A row of which no cell is filled, or none written in, has no cells in `fills`, or in `marks`.
    """

    axis: TimeAxis
    rows: tuple[int, ...]
    fills: Fills
    marks: Marks
    beside: Fills
    named: frozenset[int]
    """The rows that hold a name or any other text left of the time columns."""
    begins: dict[int, int]
    """The first column of each such row that holds anything."""
    unread_rules: int = 0
    shaded: frozenset[int] = frozenset()
    """Columns shaded from top to bottom: weekends, holidays, the day of today."""
    covered: Mapping[int, frozenset[int]] = field(default_factory=dict)
    """The cells, by row, whose shading may lie over a bar."""
    legend: dict[str, str] = field(default_factory=dict)
    """What colours are called outside the drawing."""
    aside: tuple[tuple[int, int], ...] = ()
    """The cells marked in columns that stand among those of time, and are headed as none."""
    said: dict[str, str] = field(default_factory=dict)
    """What letters and signs are called on its sheet."""
    doubts: tuple[tuple[int, str], ...] = ()
    """What may be a mark or shading, by row; 0 for all rows."""
    is_of_bars: bool = False
    """Whether the words in its bars are all that names what is drawn."""

    @kept
    def has_fills(self) -> bool:
        """Whether fills are what most of its rows are drawn with, or any where words name the bars."""
        filled = {row for row, cells in self.fills.items() if cells}
        written = {row for row, cells in self.marks.items() if cells} - filled
        return len(filled) > 0 and (self.is_of_bars or len(filled) >= len(written))

    @kept
    def writes_tasks(self) -> bool:
        """Whether rows without a milestone's sign name tasks in cells of theirs: Design, Build."""
        bare = (row for row in self.marks.values() if not any(mark.is_milestone for mark in row.values()))
        return len({mark.words for row in bare for mark in row.values() if mark.words and not mark.state}) > 1

    @kept
    def is_coded(self) -> bool:
        """Whether names have the colours of their bars, wherever these begin."""
        return (
            sum(
                not {*cells.values()}.isdisjoint(self.beside.get(row, {}).values())
                for row, cells in self.fills.items()
                if self.axis.first not in cells
            )
            > 1
        )

    @kept
    def drawn(self) -> frozenset[int]:
        """The rows in which anything is drawn."""
        return frozenset(row for row in self.rows if self.fills[row] or self.marks[row])

    def with_fills(self, left: Fills, shaded: frozenset[int], doubts: Sequence[tuple[int, str]]) -> Grid:
        """Return the grid with the fills that are left of its own; what is written stays."""
        return replace(self, fills=left, shaded=shaded, doubts=(*self.doubts, *doubts))


def grid_of(sheet: Sheet, axis: TimeAxis, rows: Sequence[int], names: Sequence[int]) -> Grid:
    """Return what stands under time columns in every row from the first to the last of some; blank ones too."""
    last = min(rows[-1], rows[0] + _MOST_ROWS) if rows else 0
    span = range(rows[0], last + 1) if rows else range(0)
    columns = range(axis.first, axis.last + 1)
    shown, unread = painted(sheet, span, range(1, columns.stop))
    fills = {row: _under(shown.get(row, {}), columns) for row in span}
    inside = {row for column in columns for row in sheet.texts_in(column)[0] if row in span}
    said = signs_said(sheet, inside.union(axis.rows)) if inside else {}
    counts = _no_marks(said)
    written = {row: _written(sheet.rows.get(row, {}), columns, counts) for row in span}
    signs = _signs_for_no(written)
    marks = _without(written, signs)
    named = frozenset(row for row in span if not sheet.rows.get(row, {}).keys().isdisjoint(names))
    _merge(sheet, shown, span, columns, fills, marks, counts, named)
    beside = {
        row: {column: cells[column] for column in names if column in cells} for row, cells in shown.items()
    }
    begins = {row: min(sheet.rows[row]) for row in named}
    again = _said_again(marks)
    doubts = [(row, _SAID_AGAIN) for row in sorted(again)]
    if hollow := signs - _CROSSES:
        doubts.append((_first_with(hollow, written), HOLLOW))
    if rows and last < rows[-1]:
        doubts.append((last, _TOO_TALL))
    told = _told(marks, fills, again, said)
    return Grid(
        axis, tuple(span), fills, told, beside, named, begins, unread, said=said, doubts=tuple(doubts)
    )


def _no_marks(said: Mapping[str, str]) -> Set[str]:
    """Return the texts that mark nothing: words for no, but for those that a key calls a state: N = not started."""
    return _NO_MARK - {code for code, words in said.items() if kind_of_colour(words) == "status"}


def _under(filled: dict[int, str], columns: range) -> dict[int, str]:
    """Return the fills of a row that stand under time columns."""
    first, stop = columns.start, columns.stop  # told by comparing in half the time that the range takes
    return {column: colour for column, colour in filled.items() if first <= column < stop}


def _written(held: Cells, columns: range, nothing: Set[str]) -> dict[int, Mark]:
    """Return what is written in a row under time columns."""
    first, stop = columns.start, columns.stop
    under = (column for column in held if first <= column < stop)
    return {column: Mark(text, column) for column in under if (text := _text(held[column], nothing))}


def _signs_for_no(marks: Marks) -> frozenset[str]:
    """Return the signs of a drawing that say no: crosses beside ticks, or hollow ones wherever no filled ones stand."""
    said = {mark.text for cells in marks.values() for mark in cells.values()}
    is_ticked = not (said.isdisjoint(_TICKS) or said.isdisjoint(_CROSSES))
    return _CROSSES if is_ticked else hollow_signs(said, [cells.keys() for cells in marks.values()])


def _without(marks: Marks, signs: Set[str]) -> Marks:
    """Return marks without some signs."""
    if not signs:
        return marks
    return {
        row: {column: mark for column, mark in cells.items() if mark.text not in signs}
        for row, cells in marks.items()
    }


def _first_with(signs: Set[str], marks: Marks) -> int:
    """Return the first row that any of some signs stands in."""
    return next(row for row, cells in marks.items() if any(mark.text in signs for mark in cells.values()))


def _merge(
    sheet: Sheet,
    shown: Fills,
    rows: range,
    columns: range,
    fills: Fills,
    marks: Marks,
    nothing: Set[str],
    named: Set[int],
) -> None:
    """Show what each merged cell shows in all that it covers of the time columns.

    One of a single column shows words, and what goes through all rows, where it begins alone: a freeze, a remark.
    """
    for top, left, bottom, right in sheet.merged:
        if left not in columns or (right == left and (bottom == top or bottom - top + 1 >= len(rows))):
            continue
        colour, text = shown.get(top, {}).get(left, ""), _text(sheet.rows.get(top, {}).get(left), nothing)
        if right == left and is_wordy(Cell(text)):
            continue
        covered = range(left, min(right + 1, columns.stop))
        is_tall = (
            bottom > top and sum(row in named for row in range(top, min(bottom + 1, rows.stop))) < _SHARED
        )
        for row in range(max(top, rows.start), min(bottom + 1, rows.stop)) if colour or text else ():
            _cover(fills[row], covered, colour)
            _cover(marks[row], covered, text and Mark(text, left, True, top if is_tall else 0))


def _cover(cells: dict[int, _Shown], covered: range, shown: _Shown | Literal[""]) -> None:
    """Show in each of some cells of a row what the merged one shows that covers them: nothing, where that is ""."""
    for column in covered:
        if shown:
            cells[column] = shown
        else:
            cells.pop(column, None)


def _text(cell: Cell | None, nothing: Set[str]) -> str:
    if cell is None or cell.is_uncalculated:
        return ""
    if isinstance(cell.value, int | float) and cell.value <= 0:  # nor where a box is not ticked
        return ""
    text = " ".join(cell.text.split())
    return "" if text.lower() in nothing else text


def _told(marks: Marks, fills: Fills, again: set[int], key: Mapping[str, str]) -> Marks:
    """Return marks that know whether they are milestones, and whether their words name something.

    Words said in several rows, or over and over in one, are marks; but merged cells that part a row between them
    (Design, Build) tell its bars apart, in however many rows they do, and words that a filled bar each holds. So do
    words said again from column to column (Design, Build, Build, Test) in the one row that says them.
    """
    written = {row: cells for row, cells in marks.items() if cells}
    said: dict[str, set[tuple[int, int]]] = {}
    for row, cells in written.items():
        for text, top, origin in _places(cells, row in again):
            said.setdefault(text, set()).add((top or row, origin))
    points = _points(key, are_levels=_are_levels(written))
    told = {
        row: {column: _one_told(mark, _times(mark, said, parted), points) for column, mark in cells.items()}
        for row, cells in written.items()
        for parted in [_parted(cells, fills[row])]
    }
    return marks | {row: _without_days(cells, fills[row]) for row, cells in told.items()}


def _without_days(cells: dict[int, Mark], filled: Mapping[int, str]) -> dict[int, Mark]:
    """Return marks of which days in filled cells name nothing, where a row says several things: 9 Jan ... 21 Apr.

    They say when a bar begins or ends.
    """
    if len(cells) < 2:
        return cells
    days = {
        column
        for column, mark in cells.items()
        if mark.words and column in filled and not mark.is_milestone and says_day(mark.words)
    }
    return {column: replace(mark, words="") if column in days else mark for column, mark in cells.items()}


def says_day(text: str) -> bool:
    """Return whether a text is a date with or without its year, or the number of a day of some month: 9 Jan, 9th."""
    has_figure = any(map(str.isdecimal, text))
    return has_figure and (looks_like_date(text) or lacks_year(text) or NTH.fullmatch(text) is not None)


def _said_again(marks: Marks) -> set[int]:
    """Return the rows in which words said again from column to column tell bars apart: Design, Build, Build, Test.

    None of the words of such a row stands in another one, as the state of a task or who does it would.
    """
    texts = {row: _low(cells) for row, cells in marks.items() if cells}
    rows_of: dict[str, set[int]] = {}
    for row, own in texts.items():
        for text in own.values():
            rows_of.setdefault(text, set()).add(row)
    apart = {
        row: {column: text for column, text in own.items() if not marks[row][column].is_merged}
        for row, own in texts.items()
    }
    return {
        row
        for row, own in apart.items()
        if any(own.get(column - 1) == text for column, text in own.items())
        and sum(is_wordy(Cell(text)) for text in {*own.values()}) > 1
        and all(rows_of[text] == {row} for text in own.values())
    }


def _places(cells: dict[int, Mark], is_said_again: bool) -> Iterator[tuple[str, int, int]]:
    """Yield each text of a row and where it begins: once a stretch of columns where words said again are one bar.

    That is its column, and its row where it is merged down from one.
    """
    texts = _low(cells)
    for column, text in texts.items():
        if not (is_said_again and texts.get(column - 1) == text):
            yield text, cells[column].top, cells[column].origin


def _low(cells: dict[int, Mark]) -> dict[int, str]:
    """Return the texts of a row in small letters."""
    return {column: mark.text.lower() for column, mark in cells.items()}


def _parted(cells: dict[int, Mark], filled: Mapping[int, str]) -> frozenset[str]:
    """Return the words that part a row: in several merged cells or bars, each of them once, or by several signs."""
    merged: dict[str, set[int]] = {}
    for mark in cells.values():
        if mark.is_merged:
            merged.setdefault(mark.text.lower(), set()).add(mark.origin)
    return _by_signs(cells) | _by_bars(cells, filled) | frozenset(merged if _parts(merged) else ())


def _by_bars(cells: dict[int, Mark], filled: Mapping[int, str]) -> frozenset[str]:
    """Return the texts of a row of which each stands in the first cell of a bar of several, and nothing else does."""
    if len(cells) < 2 or not filled.keys() >= cells.keys():
        return frozenset()
    begin = {column for column, colour in filled.items() if filled.get(column - 1) != colour}
    are_long = all(filled.get(column + 1) == filled[column] for column in cells)
    texts = frozenset(_low(cells).values())
    is_each = are_long and cells.keys() == begin and len(texts) == len(cells)
    return texts if is_each else frozenset()


def _parts(said: dict[str, set[int]]) -> bool:
    return len(said) > 1 and all(len(places) == 1 for places in said.values())


def _by_signs(cells: dict[int, Mark]) -> frozenset[str]:
    """Return the texts of a row that have a sign of several milestones in their cells, or beside them and once each.

    Nothing else stands in the row then.
    """
    signs = {column: mark for column, mark in cells.items() if not SIGNS.isdisjoint(mark.text)}
    if len(signs) < 2:
        return frozenset()
    bare = {column for column, mark in signs.items() if not mark.text.strip(f"{MILESTONES} ")}
    if not bare:
        return frozenset(mark.text.lower() for mark in signs.values())
    places = cells.keys() - bare
    if not all(column - 1 in bare or column + 1 in bare for column in places - signs.keys()):
        return frozenset()
    found: dict[str, set[int]] = {}
    for column in places:
        found.setdefault(cells[column].text.lower(), set()).add(column)
    return frozenset(found if _parts(found) else ())


def _times(mark: Mark, said: dict[str, set[tuple[int, int]]], parted: frozenset[str]) -> int:
    low = mark.text.lower()
    return 1 if low in parted else len(said.get(low, ()))


def _are_levels(marks: Marks) -> bool:
    """Return whether H, M and L are high, medium and low: two of them, or M again, stand side by side in a row."""
    texts = {text for cells in marks.values() for text in _low(cells).values()}
    return (texts >= LEVELS - {"m"} or (texts <= LEVELS and len(texts) > 1)) and any(
        text in LEVELS and (after := own.get(column + 1)) in LEVELS and (text != after or text == "m")
        for own in map(_low, marks.values())
        for column, text in own.items()
    )


def _points(key: Mapping[str, str], *, are_levels: bool) -> Set[str]:
    """Return the texts that mark milestones, in small letters: M, unless a key says otherwise or it is a level."""
    known = marks_of_milestones() - LEVELS if are_levels else marks_of_milestones()
    said = {code: kind_of_colour(words) == "milestone" or names_points(words) for code, words in key.items()}
    return known - said.keys() | {code for code, is_point in said.items() if is_point}


def _one_told(mark: Mark, times: int, points: Set[str]) -> Mark:
    bare = mark.text.strip(MILESTONES + " ")
    is_sign = not SIGNS.isdisjoint(mark.text)
    is_named = bool(PROGRAMME_MILESTONE.fullmatch(bare))
    is_milestone = is_sign or is_named or bare.lower() in points
    is_plain = _PLAIN_MARK.fullmatch(bare) is not None
    marked = None if is_plain else _MARKED.fullmatch(bare)
    state = (
        _state_in(marked["said"] if marked else bare, is_sign or bool(marked))
        if "%" in bare or not is_plain
        else ""
    )
    is_wordlike = is_wordy(Cell(bare)) or (is_sign and any(map(str.isalpha, bare)))
    is_name = is_named or (not is_plain and times == 1 and is_wordlike and not (marked and state))
    words = bare if is_name and bare.lower() not in marks_of_milestones() else ""
    return replace(mark, is_milestone=is_milestone, words=words, state=state)


def _state_in(text: str, is_marked: bool) -> str:
    """Return a text that says how a task stands, or beside a mark that its date is to come; "" for any other."""
    is_told = says_state(text) or _SHARE.fullmatch(text) is not None or (is_marked and is_to_be_told(text))
    return text if is_told else ""
