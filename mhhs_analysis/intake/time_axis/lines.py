"""What one row says of time: the longest stretch of its cells that goes on, or one for each plan beside another."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from mhhs_analysis.dates import Order, interval_from_text
from mhhs_analysis.intake.headings.columns import LABELS, is_wordy, role_of
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.time_axis.headings import (
    NUMBER,
    WEEKDAY,
    Said,
    month_and_year,
    said_by,
    year_and_month,
)
from mhhs_analysis.intake.time_axis.months import (
    are_months,
    months_by_initials,
    months_in_figures,
    with_the_years_between,
)
from mhhs_analysis.intake.time_axis.relative import relative_periods
from mhhs_analysis.intake.time_axis.scales import rolling, scales_in, with_the_years_after
from mhhs_analysis.intake.time_axis.steps import FEWEST, is_even, is_later, stretches
from mhhs_analysis.intake.time_axis.typed_over import with_those_between
from mhhs_analysis.intake.time_axis.year_parts import parts_of_years
from mhhs_analysis.intake.workbooks.sheets import Cell, Cells, Sheet

_FEWEST_NUMBERS = 4
"""Plain numbers that make a row the head of a grid."""
_DAYS = "a month and two digits, the same from month to month: read as its year, though it may be a day of each month"
_FEWEST_NAMES = 2
"""Names below two columns from which these may be seen to name other rows."""
_NAMING = {"name", *LABELS, "milestone"}
"""Roles of headings beside which another line of time may stand."""
_A_WEEK, _INITIAL = 7, 2
"""Columns of a week, of which at least half are named; letters of a day's name that may mean anything."""


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

    @kept
    def scales(self) -> list[dict[int, Said]]:
        """What it says by scales, in order: one where they don't go on from one to another."""
        return scales_in(self.said)

    @property
    def is_merged(self) -> bool:
        """Whether any of its cells is merged over several columns."""
        return any(reach > column for column, reach in self.reach.items())

    def over(self, columns: range) -> dict[int, Said]:
        """Return what it says of each column: a merged cell as far as it reaches, another until the next one."""
        found: dict[int, Said] = {}
        for start, following in pairwise([*sorted(self.said), columns.stop]):
            reach = self.reach.get(start, start if self.is_merged else following - 1)
            found |= dict.fromkeys(range(start, min(reach, following - 1) + 1), self.said[start])
        return found


def lines_in(sheet: Sheet, row: int, order: Order) -> list[TimeRow]:
    """Return the line of time in a row; or each of those that stand side by side in it, beside names of their own.

    Time that goes on beyond a column of names is one line, as if they were said again, unless they are others.
    """
    cells = sheet.rows[row]
    said = _said_by_cells(cells, order)
    whole = _line(sheet, row, said)
    if whole is None:
        return []
    between = range(min(said) + 1, max(said))
    breaks = [
        column
        for column in cells
        if column in between and column not in said and _heads_names(sheet, row, column, whole)
    ]
    if not breaks:
        return [whole]
    parts = [
        line
        for first, stop in pairwise([0, *breaks, max(cells) + 1])
        if (line := _line(sheet, row, {column: one for column, one in said.items() if first < column < stop}))
    ]
    begins_again = [not is_later(left.said, right.said) for left, right in pairwise(parts)]
    is_of_others = len(parts) > 1 and any(_names_others(sheet, row, column, min(said)) for column in breaks)
    return parts if is_of_others or (begins_again and all(begins_again)) else [whole]


def line_beside(sheet: Sheet, row: int, order: Order, columns: range) -> TimeRow | None:
    """Return what another row says of time over some columns, or None where it holds other things there."""
    if row not in sheet.rows:
        return None
    cells = {column: cell for column, cell in sheet.rows[row].items() if column in columns}
    said = _said_by_cells(cells, order)
    kept = {column: one for column, one in said.items() if one.unit != WEEKDAY}
    if not cells or 2 * len(said) < len(cells) or (not kept and not _are_weekdays(said, columns)):
        return None
    reach = _reach(sheet, row, kept)
    told = _without_others(kept, reach)
    return TimeRow(row, told, reach, _others(cells, {**said, **told}))


def _without_others(said: Mapping[int, Said], reach: Mapping[int, int]) -> dict[int, Said]:
    """Return headings with those missing between them, also where one of another kind stands: W1, H1, W3."""
    kinds = Counter(one.kind for one in said.values())
    usual = max(kinds, key=kinds.__getitem__, default="")
    told = with_those_between({column: one for column, one in said.items() if one.kind == usual}, reach)
    return told if told.keys() >= said.keys() else dict(said)


def _heads_names(sheet: Sheet, row: int, column: int, line: TimeRow) -> bool:
    """Return whether a cell heads names; one in place of a heading of time (Release) only where any stand below it."""
    value = sheet.rows[row][column].value
    if not isinstance(value, str) or role_of(value, "activities")[0] not in _NAMING:
        return False
    return column not in line.said or max(sheet.texts_in(column)[0], default=row) > row


def _names_others(sheet: Sheet, row: int, column: int, first: int) -> bool:
    """Return whether a column called as that left of the first time column names most other rows than it does: Task."""
    cells = sheet.rows[row]
    called = cells[column].text.strip().lower()
    left = [one for one in cells if one < first and cells[one].text.strip().lower() == called]
    names, own = ({text for one in at for text in _below(sheet, row, one)} for at in (left, [column]))
    are_several = min(len(names), len(own)) >= _FEWEST_NAMES
    return are_several and 2 * len(names & own) < len(own)


def _below(sheet: Sheet, row: int, column: int) -> Sequence[str]:
    """Return the texts of a column below a row."""
    rows, texts = sheet.texts_in(column)
    return texts[bisect_right(rows, row) :]


def _line(sheet: Sheet, row: int, said: Mapping[int, Said]) -> TimeRow | None:
    """Return the longest stretch of a row's cells that goes on in time, if it is long enough to be a heading."""
    best: dict[int, Said] = {}
    if len(said) < FEWEST:
        return None  # as nearly every row of a drawing
    for kind in dict.fromkeys(one.kind for one in said.values() if one.unit != WEEKDAY):
        for stretch in stretches({column: one for column, one in said.items() if one.kind == kind}):
            if len(stretch) > len(best):
                best = stretch
    if len(best) >= FEWEST and max(best) - min(best) >= len(best):
        best = with_those_between(best, _reach(sheet, row, best))
    wide = rolling(said)
    fewest = _FEWEST_NUMBERS if all(one.unit == NUMBER for one in best.values()) else FEWEST
    if len(wide) > len(best):
        best = wide
    elif len(best) < fewest or not is_even(best):
        return None
    if 2 * len(best) < len(_between(sheet.rows[row], best)):
        return None
    return TimeRow(row, best, _reach(sheet, row, best), _others(sheet.rows[row], best))


def _between(cells: Cells, columns: Iterable[int]) -> list[int]:
    first, last = min(columns), max(columns)
    return [column for column in cells if first <= column <= last]


def _others(cells: Cells, said: Mapping[int, Said]) -> frozenset[int]:
    texts = {column for column, cell in cells.items() if isinstance(cell.value, str) and is_wordy(cell)}
    return frozenset(texts - {*said})


def _said_by_cells(cells: Cells, order: Order) -> dict[int, Said]:
    """Return what cells of a row say of time; in "Oct 23, Nov 23, Dec 23" months of years, not days of months.

    So in "26-Jan, 26-Feb, 26-Mar", which a spreadsheet makes days of the year it is typed in; that is a doubt. First
    letters of months are only months together: J, F, M, A, M, J.
    """
    found = {column: said for column, cell in cells.items() if (said := said_by(cell, order)) is not None}
    texts = {column: cell.value for column, cell in cells.items() if isinstance(cell.value, str)}
    found |= relative_periods(texts) | parts_of_years(texts) | months_in_figures(cells)
    initials = months_by_initials(texts)
    found |= {column: Said("month", texts[column], number=month) for column, month in initials.items()}
    pairs = {column: pair for column, text in texts.items() if (pair := month_and_year(text))}
    years = {column: _month_of_year(cells[column], pair) for column, pair in pairs.items()}
    if len(pairs) >= FEWEST and are_months(_steps(pairs)):
        found |= years
    elif pairs:
        made = with_the_years_between(dict(sorted((found | years).items())))
        found = made if _are_dated_months(made) or years.keys() <= rolling(made).keys() else found
    pairs = {column: pair for column, cell in cells.items() if (pair := year_and_month(cell))}
    if len(pairs) >= FEWEST and {*_steps(pairs)} == {1}:
        found |= {column: _month_of_year(cells[column], pair, _DAYS) for column, pair in pairs.items()}
    return with_the_years_after(with_the_years_between(dict(sorted(found.items()))))


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


def _are_weekdays(said: Mapping[int, Said], columns: range) -> bool:
    """Return whether a row names the days of the week over some columns: one letter alone (S, T) may be a mark."""
    words = {one.words.lower() for one in said.values()}
    is_told = any(len(word) > _INITIAL for word in words) or len(words) >= FEWEST
    return is_told and 2 * len(said) >= min(len(columns), _A_WEEK)


def _reach(sheet: Sheet, row: int, said: Iterable[int]) -> dict[int, int]:
    own = {*said}
    return {left: right for top, left, _, right in sheet.merged if top == row and left in own}
