"""Rows of headings of time over the same columns: what gathers the columns of a line above, and parts them below."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from mhhs_analysis.dates import Order
from mhhs_analysis.intake.headings.columns import is_wordy, role_of
from mhhs_analysis.intake.headings.milestone_words import names_milestone
from mhhs_analysis.intake.headings.period_words import unit_named
from mhhs_analysis.intake.time_axis.days_due import are_days_of_task
from mhhs_analysis.intake.time_axis.headings import NUMBER, PROGRAMME_MILESTONE
from mhhs_analysis.intake.time_axis.lines import TimeRow, line_beside
from mhhs_analysis.intake.time_axis.other_numbers import is_another
from mhhs_analysis.intake.time_axis.parts import as_months, parts_of_months, parts_within
from mhhs_analysis.intake.time_axis.steps import FEWEST, is_count, stretches
from mhhs_analysis.intake.time_axis.typed_over import TYPED_OVER
from mhhs_analysis.intake.workbooks.sheets import Cell, Sheet

TALLEST = 5
"""Rows of headings of time; what goes on below them is a body of dates."""
_MOST_WORDS = 2
"""Texts over the columns that may be a heading of them all, not of each."""


@dataclass(frozen=True)
class TimeHead:
    """The rows of headings of time over some columns, from the top, and the words that stand among them."""

    rows: tuple[TimeRow, ...]
    columns: range
    words: tuple[str, ...]
    weekdays: tuple[int, ...] = ()
    """The rows among and below them that only name the days of the week, or count the headings."""
    beside: tuple[str, ...] = ()
    """The words left of its columns in its rows: what each row of headings is."""
    is_over_words: bool = False
    """Whether words stand in its columns right below it: what they are is no part of a time."""

    @property
    def finest(self) -> TimeRow:
        """The row that says most."""
        return max(self.rows, key=lambda one: len(one.said))

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its rows."""
        return tuple(sorted({*(one.row for one in self.rows), *self.weekdays}))


def head_of(sheet: Sheet, line: TimeRow, order: Order, taken: int) -> TimeHead:
    """Return a line of time with those above it that gather its columns and those below that part them.

    Nothing above the row `taken`, or in it, is looked at: it belongs to other headings.
    """
    below, columns, named_below = _from_here_down(sheet, line, order)
    above, words, named_above = _further_up(
        sheet, range(line.row - 1, max(taken, line.row - TALLEST), -1), order, columns
    )
    lines = [*above, *below]
    counts = [one for one in lines if any(_counts_on(other, one) for other in lines)]
    if counts:
        lines = [one for one in lines if one not in counts]
        columns = _columns(lines)
    columns = _without_headed_else(sheet, lines, columns)
    weekdays = (*named_below, *named_above, *(one.row for one in counts))
    beside = _left_of(sheet, lines, columns)
    return TimeHead(tuple(lines), columns, words, weekdays, beside, _is_over_words(sheet, lines, columns))


def _without_headed_else(sheet: Sheet, lines: Sequence[TimeRow], columns: range) -> range:
    """Return columns without the first and last whose own heading, below one merged over them, is no time: Notes."""
    finest = max(lines, key=lambda one: len(one.said))
    cells = sheet.rows[finest.row]
    own = [
        column
        for column in columns
        if column not in finest.others or role_of(cells[column].text, "activities")[0] in TYPED_OVER
    ]
    return range(own[0], own[-1] + 1)


def _counts_on(line: TimeRow, other: TimeRow) -> bool:
    """Return whether plain numbers count the headings beside them, one each, and on below words that say no time.

    Phase 1, 2, 3, 4 below Q3, Q4, Q1 and "later" part nothing, though they say more than those do.
    """
    numbers = [one.number or 0 for one in other.said.values()]
    return (
        other.is_plain
        and line.is_dated
        and 1 < len(line.said) < len(other.said)
        and {*other.said} - line.others == {*line.said}
        and all(later - earlier == 1 for earlier, later in pairwise(numbers))
    )


def _is_over_words(sheet: Sheet, lines: Sequence[TimeRow], columns: range) -> bool:
    below = sheet.rows.get(max(one.row for one in lines) + 1, {})
    return any(len(cell.text) > 1 and is_wordy(cell) for number, cell in below.items() if number in columns)


def _from_here_down(sheet: Sheet, line: TimeRow, order: Order) -> tuple[list[TimeRow], range, list[int]]:
    """Return a line of time and those below that part it, their columns, and the rows that only name weekdays."""
    if (own := parts_within(line.said, sheet.rows[line.row])) is not None:
        months, parts = own
        ends = [*(first - 1 for first in [*months][1:]), max(parts)]
        above = TimeRow(line.row, months, dict(zip(months, ends, strict=True)))
        lines = [above, replace(line, said=parts, reach={})]
        return lines, _columns(lines), []
    lines, columns, weekdays = [line], _columns([line]), list[int]()
    for row in range(line.row + 1, line.row + TALLEST):
        if parted := _in_parts(sheet, row, lines[-1], columns):
            return [*lines[:-1], *parted], columns, weekdays
        # the last heading above may gather more columns than it stands over
        below = line_beside(sheet, row, order, range(columns.start, _right_end(sheet, row, columns)))
        if below is None or not _heads_too(sheet, below, (line, lines[-1]), columns):
            break
        if not below.said:
            weekdays.append(row)
            continue
        lines.append(below)
        columns = _columns(lines)
        # what goes on right of the last heading at the top may have headings between
        lines[1:-1] = [line_beside(sheet, one.row, order, columns) or one for one in lines[1:-1]]
    return lines, _with_those_alone(columns, line), weekdays


def _with_those_alone(columns: range, line: TimeRow) -> range:
    """Return columns with those beside them that the row at the top heads alone: a year alone may head anything."""
    own = [column for column, one in line.said.items() if not (one.unit == "year" and one.number)]
    return range(min([columns.start, *own]), max([columns.stop - 1, *own]) + 1)


def _in_parts(sheet: Sheet, row: int, line: TimeRow, columns: range) -> list[TimeRow]:
    """Return headings as months, and the parts of each that the row below them names, if it does."""
    months = as_months(line.said)
    parts = parts_of_months(months, sheet.rows.get(row, {}), columns) if months else {}
    return [replace(line, said=months), TimeRow(row, parts, {})] if months and parts else []


def _heads_too(sheet: Sheet, below: TimeRow, above: tuple[TimeRow, TimeRow], columns: range) -> bool:
    """Return whether a row below the first and the last of some headings is one more of them, not a task's."""
    first, last = above
    if not _parts(last, below) or are_milestones(sheet, below, columns):
        return False
    if not below.said:
        return True
    is_of_task = below.is_plain and _is_of_task(sheet, below, first.row, columns)
    return not is_of_task and not are_days_of_task(sheet, below.row, below.said, (last.said, columns))


def _further_up(
    sheet: Sheet, rows: Iterable[int], order: Order, columns: range
) -> tuple[list[TimeRow], tuple[str, ...], list[int]]:
    """Return the lines that gather some columns from above, the words over these, and rows that only name weekdays."""
    lines: list[TimeRow] = []
    words: list[str] = []
    weekdays: list[int] = []
    for row in rows:
        above, over = line_beside(sheet, row, order, columns), _words_over(sheet, row, columns)
        words += over
        if above is not None and not above.said:
            weekdays.append(row)
        elif above is not None and _is_of_another(sheet, above):
            continue
        elif above is not None and not _numbers_other(above, columns) and not _is_lone_day(above, columns):
            lines.insert(0, above)
        elif not over:
            break
    return lines, tuple(words), weekdays


def _left_of(sheet: Sheet, lines: Iterable[TimeRow], columns: range) -> tuple[str, ...]:
    """Return the words left of headings, in their rows."""
    cells = (item for one in lines for item in sheet.rows[one.row].items())
    return tuple(
        cell.text for column, cell in cells if column < columns.start and isinstance(cell.value, str)
    )


def _is_of_task(sheet: Sheet, below: TimeRow, above: int, columns: range) -> bool:
    """Return whether plain numbers below headings of time are amounts of a task that is named left of them.

    What counts weeks or days there says so, or nothing. Where no heading stands over the name, numbers that go on
    steadily are headings.
    """
    heads, cells = sheet.rows[above], sheet.rows[below.row]
    named = {column for column, cell in heads.items() if role_of(cell.text, "activities")[0] == "name"}
    names = {
        column: cell
        for column, cell in cells.items()
        if column < columns.start and (is_wordy(cell) or column in named) and _may_name(cell)
    }
    numbers = [one.number for one in below.said.values()]
    counts = is_count(below.said) and all(one != other for one, other in pairwise(numbers))
    return not names.keys().isdisjoint(heads) or (bool(names) and not counts)


def _may_name(cell: Cell) -> bool:
    """Return whether a text may name a task, be it one letter: it heads nothing and calls no period."""
    return (
        isinstance(cell.value, str)
        and role_of(cell.text, "activities") == ("", "")
        and not unit_named(cell.text)
    )


def _numbers_other(above: TimeRow, columns: range) -> bool:
    """Return whether a row above headings of time holds plain numbers, or here and there the code of a milestone."""
    said = above.said.values()
    are_codes = all(PROGRAMME_MILESTONE.fullmatch(one.words) for one in said) and 2 * len(said) < len(columns)
    return are_codes or any(one.unit == NUMBER for one in said)


def _is_lone_day(above: TimeRow, columns: range) -> bool:
    """Return whether a row above headings of time holds one day alone, merged over nothing: a fact of the plan."""
    said = [*above.said.values()]
    return len(said) == 1 < len(columns) and said[0].unit == "day" and not above.is_merged


def _is_of_another(sheet: Sheet, above: TimeRow) -> bool:
    """Return whether a row above headings of time holds one number that words left of it name: Budget code | 2026."""
    return len(above.said) == 1 and not above.is_merged and is_another(sheet, above.row, min(above.said))


def _right_end(sheet: Sheet, row: int, columns: range) -> int:
    """Return where the cells of a row that stand side by side over some columns, and right of them, end."""
    end = columns.stop
    while end in sheet.rows.get(row, {}):
        end += 1
    return end


def _columns(lines: list[TimeRow]) -> range:
    """Return the columns that lines of time stand over, a last merged one as far as it reaches."""
    finest = max(lines, key=lambda one: len(one.said))
    first, last = min(finest.said), max(finest.said)
    starts = sorted(finest.said)
    gaps = {later - earlier for earlier, later in pairwise(starts)}
    width = gaps.pop() if len(gaps) == 1 and not finest.is_merged else 1
    ends = [one.reach.get(max(one.said), 0) for one in lines]
    return range(first, max(last + width - 1, *ends, last) + 1)


def _words_over(sheet: Sheet, row: int, columns: range) -> list[str]:
    """Return the words right above some columns: what numbered periods may be called."""
    cells = sheet.rows.get(row, {})
    over = [cell.text for column, cell in cells.items() if column in columns and isinstance(cell.value, str)]
    return over if len(over) <= _MOST_WORDS else []


def _parts(above: TimeRow, below: TimeRow) -> bool:
    """Return whether a row goes on with the headings above it: weekdays, or a line of time of another kind."""
    if not below.said:
        return True
    own = [*below.said.values()]
    is_same = {one.kind for one in own} == {one.kind for one in above.said.values()}
    if (
        len(own) < FEWEST
        or (is_same and 2 * len(above.said) > len(own))
        or (above.is_plain and below.is_plain)
    ):
        return False
    found = [*stretches(below.said)]
    return all(len(stretch) > 1 for stretch in found[:-1]) and len(found) <= max(1, len(above.said))


def are_milestones(sheet: Sheet, line: TimeRow, above: range) -> bool:
    """Return whether a row below headings of time, in their columns, is no more of them but codes of milestones, as M9.

    It says so left of them, or nothing stands below it that it could head.
    """
    is_under = bool(above) and {*line.said} <= {*above}
    if not is_under or not all(PROGRAMME_MILESTONE.fullmatch(one.words) for one in line.said.values()):
        return False
    beside = (cell.text for column, cell in sheet.rows[line.row].items() if column < above.start)
    return any(map(names_milestone, beside)) or line.row == max(sheet.rows)
