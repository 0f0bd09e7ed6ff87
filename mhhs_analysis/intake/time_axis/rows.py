"""Where headings of time stand: one to five rows over the same columns, each of one line of time."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from mhhs_analysis.dates import Interval, Order, interval_from_text
from mhhs_analysis.intake.headings.columns import LABELS, is_wordy, role_of
from mhhs_analysis.intake.headings.milestone_words import names_milestone
from mhhs_analysis.intake.headings.period_words import unit_named
from mhhs_analysis.intake.time_axis.days_due import are_days_below, are_days_of_task
from mhhs_analysis.intake.time_axis.headings import (
    LONGEST,
    NUMBER,
    PROGRAMME_MILESTONE,
    WEEKDAY,
    Said,
    month_and_year,
    said_by,
    year_and_month,
)
from mhhs_analysis.intake.time_axis.months import are_months, months_by_initials, with_the_years_between
from mhhs_analysis.intake.time_axis.other_numbers import is_another
from mhhs_analysis.intake.time_axis.parts import as_months, parts_of_months
from mhhs_analysis.intake.time_axis.relative import relative_periods
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells, Sheet

FEWEST, FEWEST_NUMBERS, FEWEST_BARE = 3, 4, 6
"""Headings of time that make a row the head of a grid; plain numbers, with no word above them, may count anything."""
TALLEST = 5
"""Rows of headings of time; what goes on below them is a body of dates."""
_MOST_STEP = 31
_AFTER_WEEKEND = 3
"""The latest day of a month that can be its first Monday where its weekends are left out."""
_USUAL = 0.8
"""Share of the steps from one heading to the next from which they are steady: a week may be left out."""
_DAYS = "a month and two digits, the same from month to month: read as its year, though it may be a day of each month"
_NAMING = {"name", *LABELS, "milestone"}
"""Roles of headings beside which another line of time may stand."""
_A_WEEK, _INITIAL = 7, 2
"""Columns of a week, of which at least half are named; letters of a day's name that may mean anything."""
_MOST_WORDS = 2
"""Texts over the columns that may be a heading of them all, not of each."""


@dataclass(frozen=True)
class TimeRow:
    """A row that says of columns when they are: what each of its cells says, and how far a merged one reaches."""

    row: int
    said: dict[int, Said]
    reach: dict[int, int]
    others: frozenset[int] = frozenset()
    """The columns among its own in which words stand that say nothing of time: no other heading reaches over them."""

    @property
    def is_plain(self) -> bool:
        """Whether its cells are plain numbers."""
        return all(one.unit == NUMBER for one in self.said.values())

    @property
    def is_dated(self) -> bool:
        """Whether each of its cells names days."""
        return all(one.interval for one in self.said.values())

    @property
    def is_merged(self) -> bool:
        """Whether any of its cells is merged over several columns."""
        return any(reach > column for column, reach in self.reach.items())


@dataclass(frozen=True)
class TimeHead:
    """The rows of headings of time over some columns, from the top, and the words that stand among them."""

    rows: tuple[TimeRow, ...]
    columns: range
    words: tuple[str, ...]
    weekdays: tuple[int, ...] = ()
    """The rows among and below them that only name the days of the week."""
    beside: tuple[str, ...] = ()
    """The words left of its columns in its rows: what each row of headings is."""

    @property
    def numbers(self) -> tuple[int, ...]:
        """The numbers of its rows."""
        return tuple(sorted((*(one.row for one in self.rows), *self.weekdays)))


def time_heads(sheet: Sheet, order: Order, rows: Iterable[int] | None = None) -> Iterator[TimeHead]:
    """Yield the heads of time columns of a sheet, from its top or among some rows.

    Rows like those passed before are not looked at until the first is found: most sheets have none.
    """
    taken = last = 0
    above: TimeHead | None = None
    passed: dict[int, set[type]] = defaultdict(set)
    is_all_passed = False
    for row in sheet.rows if rows is None else rows:
        if row > last + 1:
            passed.clear()
            is_all_passed = False
        last = row
        if row <= taken or is_all_passed:
            continue
        cells = sheet.rows.get(row, {})
        new = [column for column, cell in cells.items() if type(cell.value) not in passed[column]]
        # below the first rows of a table that is typed stand only more rows of it
        if len(cells) < FEWEST or (not taken and len(new) < FEWEST) or not _may_be(cells):
            continue
        lines = _lines(sheet, row, order)
        if not lines:
            for column in new:
                passed[column].add(type(cells[column].value))
            is_all_passed = not taken and _are_passed(sheet, passed)
            continue
        if above is not None and _is_below(sheet, lines[0], above):
            continue
        told = [one for line in lines if _is_told(one := _head(sheet, line, order, taken))]
        if not told:
            continue
        taken, above = max(one.numbers[-1] for one in told), told[0]
        for head in told:
            if len([one for one in head.rows if len(one.said) >= FEWEST]) < TALLEST:
                yield head


def _are_passed(sheet: Sheet, passed: Mapping[int, set[type]]) -> bool:
    """Return whether too few columns hold values of a type not passed yet for any row to be looked at."""
    left = sum(not kinds <= passed.get(column, set()) for column, kinds in sheet.kinds.items())
    return left < FEWEST


def _is_told(head: TimeHead) -> bool:
    """Return whether headings say of time more than numbers that begin anywhere would."""
    line = head.rows[-1]
    first = next(iter(line.said.values()))
    is_long = len(line.said) >= FEWEST_BARE or bool(head.words)
    return len(head.rows) > 1 or not line.is_plain or (first.number in (0, 1) and is_long)


def _is_below(sheet: Sheet, line: TimeRow, above: TimeHead) -> bool:
    """Return whether a line of time is a row of what stands below other headings: milestones, or days of theirs."""
    return _are_milestones(sheet, line, above.columns) or are_days_below(
        sheet, line.row, line.said, (above.rows[-1].said, above.columns, above.numbers)
    )


def _are_milestones(sheet: Sheet, line: TimeRow, above: range) -> bool:
    """Return whether a row below headings of time, in their columns, is no more of them but codes of milestones, as M9.

    It says so left of them, or nothing stands below it that it could head.
    """
    is_under = bool(above) and {*line.said} <= {*above}
    if not is_under or not all(PROGRAMME_MILESTONE.fullmatch(one.words) for one in line.said.values()):
        return False
    beside = (cell.text for column, cell in sheet.rows[line.row].items() if column < above.start)
    return any(map(names_milestone, beside)) or line.row == max(sheet.rows)


def _may_be(cells: Cells) -> bool:
    """Return whether enough of a row's cells are short for it to be a line of time, by a test that costs little."""
    short = sum(not isinstance(cell.value, str) or len(cell.value) <= LONGEST for cell in cells.values())
    return short >= FEWEST


def _lines(sheet: Sheet, row: int, order: Order) -> list[TimeRow]:
    """Return the line of time in a row; or each of those that stand side by side in it, beside names of their own.

    Time that goes on beyond a column of names is one line, as if they were said again.
    """
    cells = sheet.rows[row]
    said = _said_in(sheet, row, order)
    whole = _line(sheet, row, said)
    if whole is None:
        return []
    between = range(min(said) + 1, max(said))
    breaks = [
        column for column in cells if column in between and column not in said and _heads_names(cells[column])
    ]
    if not breaks:
        return [whole]
    parts = [
        line
        for first, stop in pairwise([0, *breaks, max(cells) + 1])
        if (line := _line(sheet, row, {column: one for column, one in said.items() if first < column < stop}))
    ]
    begins_again = [not _is_later(left.said, right.said) for left, right in pairwise(parts)]
    return parts if begins_again and all(begins_again) else [whole]


def _heads_names(cell: Cell) -> bool:
    return isinstance(cell.value, str) and role_of(cell.value, "activities")[0] in _NAMING


def _is_later(earlier: Mapping[int, Said], later: Mapping[int, Said]) -> bool:
    """Return whether one line of time goes on where another ends."""
    last, first = earlier[max(earlier)], later[min(later)]
    if last.interval and first.interval:
        return _starts(first.interval) > _starts(last.interval)
    return (first.number or 0) > (last.number or 0)


def _line(sheet: Sheet, row: int, said: Mapping[int, Said]) -> TimeRow | None:
    """Return the longest stretch of a row's cells that goes on in time, if it is long enough to be a heading."""
    best: dict[int, Said] = {}
    for kind in dict.fromkeys(one.kind for one in said.values() if one.unit != WEEKDAY):
        for stretch in _stretches({column: one for column, one in said.items() if one.kind == kind}):
            if len(stretch) > len(best):
                best = stretch
    fewest = FEWEST_NUMBERS if all(one.unit == NUMBER for one in best.values()) else FEWEST
    if len(best) < fewest or not _is_even(best) or 2 * len(best) < len(_between(sheet.rows[row], best)):
        return None
    return TimeRow(row, best, _reach(sheet, row, best), _others(sheet.rows[row], best))


def _between(cells: Cells, columns: Iterable[int]) -> list[int]:
    first, last = min(columns), max(columns)
    return [column for column in cells if first <= column <= last]


def _others(cells: Cells, said: Mapping[int, Said]) -> frozenset[int]:
    texts = {column for column, cell in cells.items() if isinstance(cell.value, str) and is_wordy(cell)}
    return frozenset(texts - {*said})


def _said_in(sheet: Sheet, row: int, order: Order) -> dict[int, Said]:
    return _said_by_cells(sheet.rows[row], order)


def _said_by_cells(cells: Cells, order: Order) -> dict[int, Said]:
    """Return what cells of a row say of time; in "Oct 23, Nov 23, Dec 23" months of years, not days of months.

    So in "26-Jan, 26-Feb, 26-Mar", which a spreadsheet makes days of the year it is typed in; that is a doubt. First
    letters of months are only months together: J, F, M, A, M, J.
    """
    found = {column: said for column, cell in cells.items() if (said := said_by(cell, order)) is not None}
    texts = {column: cell.value for column, cell in cells.items() if isinstance(cell.value, str)}
    found |= relative_periods(texts)
    initials = months_by_initials(texts)
    found |= {column: Said("month", texts[column], number=month) for column, month in initials.items()}
    pairs = {column: pair for column, text in texts.items() if (pair := month_and_year(text))}
    years = {column: _month_of_year(cells[column], pair) for column, pair in pairs.items()}
    if len(pairs) >= FEWEST and are_months(_steps(pairs)):
        found |= years
    elif pairs and _are_dated_months(made := with_the_years_between(dict(sorted((found | years).items())))):
        found = made
    pairs = {column: pair for column, cell in cells.items() if (pair := year_and_month(cell))}
    if len(pairs) >= FEWEST and {*_steps(pairs)} == {1}:
        found |= {column: _month_of_year(cells[column], pair, _DAYS) for column, pair in pairs.items()}
    return with_the_years_between(dict(sorted(found.items())))


def _are_dated_months(said: Mapping[int, Said]) -> bool:
    """Return whether headings are months, some of them, and all of those of a year that is known."""
    months = [one for one in said.values() if one.unit == "month"]
    return len(months) >= FEWEST and all(one.interval for one in months)


def _steps(pairs: Mapping[int, tuple[int, int]]) -> list[int]:
    """Return how many months lie between months of years that follow one another."""
    return [
        12 * (later[1] - earlier[1]) + later[0] - earlier[0] for earlier, later in pairwise(pairs.values())
    ]


def _month_of_year(cell: Cell, pair: tuple[int, int], doubt: str = "") -> Said:
    month, year = pair
    return Said("month", cell.text, interval_from_text(f"{month:02}/20{year:02}"), doubt=doubt)


def _stretches(said: dict[int, Said]) -> Iterator[dict[int, Said]]:
    """Yield the stretches of headings of one kind in which time goes on."""
    stretch: dict[int, Said] = {}
    last: Said | None = None
    for column, one in said.items():
        if last is not None and not _goes_on(last, one):
            yield stretch
            stretch = {}
        stretch[column] = one
        last = one
    if stretch:
        yield stretch


def _goes_on(earlier: Said, later: Said) -> bool:
    """Return whether one heading may follow another: later in time, the next in the year, or numbered on."""
    if earlier.kind != later.kind:
        return False
    if earlier.interval and later.interval:
        return _starts(earlier.interval) <= _starts(later.interval)
    if earlier.lacks_year:
        return True
    assert earlier.number is not None
    assert later.number is not None
    step = later.number - earlier.number
    # days of a month and weeks of a month or year begin again
    return 0 < step <= _MOST_STEP or (step == 0 and bool(later.named)) or (step < 0 and 0 < later.number <= 7)


def _is_even(said: dict[int, Said]) -> bool:
    """Return whether headings go on by one step, or as days without their weekends do; wider periods always."""
    if all(one.unit == NUMBER for one in said.values()):
        return _is_count(said)
    if all(one.named for one in said.values()):
        numbers = [one.number for one in said.values() if one.number is not None]
        return _is_steady([later - earlier for earlier, later in pairwise(numbers) if later > earlier])
    if not all(one.interval and one.unit in ("day", "week") for one in said.values()):
        return True
    places = [(column, _starts(one.interval)) for column, one in said.items() if one.interval]
    if len({start for _, start in places}) < FEWEST:
        return False
    moved = [(later[0] - earlier[0], later[1] - earlier[1]) for earlier, later in pairwise(places)]
    steps = [days for _, days in moved]
    # a column put in between leaves the headings as evenly spaced in time
    return (
        _is_steady([days / columns for columns, days in moved if days])
        or _is_steady(steps)
        or _is_monthly(steps)
    )


def _is_count(said: dict[int, Said]) -> bool:
    """Return whether plain numbers in evenly spaced columns count on, and begin again at the beginning if at all."""
    gaps = {later - earlier for earlier, later in pairwise(said)}
    numbers = [one.number or 0 for one in said.values()]
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    again = [later for earlier, later in pairwise(numbers) if later < earlier]
    step = max({1, *(one for one in steps if one > 0)}, key=steps.count)
    return (
        len(gaps) == 1
        and _is_steady([one for one in steps if one > 0])
        and all(n <= max(step, _AFTER_WEEKEND) for n in again)
    )


def _is_steady(steps: list[float] | list[int]) -> bool:
    """Return whether nearly all steps are one, or those of working days."""
    usual = max({*steps}, key=steps.count, default=0)
    return {*steps} <= {1, 3} or steps.count(usual) >= _USUAL * len(steps)


def _is_monthly(days: list[int]) -> bool:
    """Return whether steps are months long, or quarters, as far as the calendar is uneven."""
    return all(28 <= one <= 31 for one in days) or all(89 <= one <= 92 for one in days)


def _starts(interval: Interval) -> int:
    return interval.earliest.toordinal() if interval.earliest else 0


def _reach(sheet: Sheet, row: int, said: Iterable[int]) -> dict[int, int]:
    own = {*said}
    return {left: right for top, left, _, right in sheet.merged if top == row and left in own}


# --- several rows -------------------------------------------------------------------------------------------


def _head(sheet: Sheet, line: TimeRow, order: Order, taken: int) -> TimeHead:
    """Return a line of time with those above it that gather its columns and those below that part them."""
    lines = [line]
    columns = _columns(lines)
    words: list[str] = []
    weekdays: list[int] = []
    for row in range(line.row + 1, line.row + TALLEST):
        # the last heading above may gather more columns than it stands over
        if (months := as_months(lines[-1].said)) and (
            parts := parts_of_months(months, sheet.rows.get(row, {}), columns)
        ):
            lines[-1:] = [replace(lines[-1], said=months), TimeRow(row, parts, {})]
            break
        below = _beside(sheet, row, order, range(columns.start, _right_end(sheet, row, columns)))
        if below is None or not _parts(lines[-1], below) or _are_milestones(sheet, below, columns):
            break
        if below.said and below.is_plain and _is_of_task(sheet, below, line.row, columns):
            break
        if below.said and are_days_of_task(sheet, row, below.said, (lines[-1].said, columns)):
            break
        if below.said:
            lines.append(below)
            columns = _columns(lines)
            # what goes on right of the last heading at the top may have headings between
            lines[1:-1] = [_beside(sheet, one.row, order, columns) or one for one in lines[1:-1]]
        else:
            weekdays.append(row)
    for row in range(line.row - 1, max(taken, line.row - TALLEST), -1):
        above = _beside(sheet, row, order, columns)
        words += _words_over(sheet, row, columns)
        if above is not None and not above.said:
            weekdays.append(row)
            continue
        if above is not None and _is_of_another(sheet, above):
            continue
        if above is None or _numbers_other(above, columns) or _is_lone_day(above, columns):
            if row not in sheet.rows or not _words_over(sheet, row, columns):
                break
            continue
        lines.insert(0, above)
    beside = [
        cell.text
        for one in lines
        for column, cell in sheet.rows[one.row].items()
        if column < columns.start and isinstance(cell.value, str)
    ]
    return TimeHead(tuple(lines), columns, tuple(words), tuple(weekdays), tuple(beside))


def _is_of_task(sheet: Sheet, below: TimeRow, above: int, columns: range) -> bool:
    """Return whether plain numbers below headings of time are amounts of a task that is named left of them.

    What counts weeks or days there says so, or nothing. Where no heading stands over the name, numbers that go on
    steadily are headings.
    """
    heads, cells = sheet.rows[above], sheet.rows[below.row]
    names = {column: cell for column, cell in cells.items() if column < columns.start and _may_name(cell)}
    numbers = [one.number for one in below.said.values()]
    counts = _is_count(below.said) and all(one != other for one, other in pairwise(numbers))
    return not names.keys().isdisjoint(heads) or (bool(names) and not counts)


def _may_name(cell: Cell) -> bool:
    """Return whether a cell may name a task: words that head nothing and call no period."""
    return is_wordy(cell) and role_of(cell.text, "activities") == ("", "") and not unit_named(cell.text)


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


def _beside(sheet: Sheet, row: int, order: Order, columns: range) -> TimeRow | None:
    """Return what another row says of time over some columns, or None where it holds other things there."""
    if row not in sheet.rows:
        return None
    cells = {column: cell for column, cell in sheet.rows[row].items() if column in columns}
    said = _said_by_cells(cells, order)
    kept = {column: one for column, one in said.items() if one.unit != WEEKDAY}
    if not cells or 2 * len(said) < len(cells) or (not kept and not _are_weekdays(said, columns)):
        return None
    return TimeRow(row, kept, _reach(sheet, row, kept), _others(cells, said))


def _are_weekdays(said: Mapping[int, Said], columns: range) -> bool:
    """Return whether a row names the days of the week over some columns: one letter alone (S, T) may be a mark."""
    words = {one.words.lower() for one in said.values()}
    is_told = any(len(word) > _INITIAL for word in words) or len(words) >= FEWEST
    return is_told and 2 * len(said) >= min(len(columns), _A_WEEK)


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
    stretches = list(_stretches(below.said))
    return all(len(stretch) > 1 for stretch in stretches[:-1]) and len(stretches) <= max(1, len(above.said))
