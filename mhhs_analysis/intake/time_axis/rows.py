"""Where headings of time stand in a sheet: the rows of it that no other row of headings has taken."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from mhhs_analysis.dates import Order
from mhhs_analysis.intake.time_axis.days_due import are_days_below
from mhhs_analysis.intake.time_axis.headings import LONGEST
from mhhs_analysis.intake.time_axis.heads import TALLEST, TimeHead, are_milestones, head_of
from mhhs_analysis.intake.time_axis.lines import TimeRow, lines_in
from mhhs_analysis.intake.time_axis.steps import FEWEST
from mhhs_analysis.intake.workbooks.sheets import Cells, Sheet

_FEWEST_BARE = 6
"""Plain numbers, with no word above them, that head columns: fewer may count anything."""


def time_heads(sheet: Sheet, order: Order, rows: Iterable[int] | None = None) -> Iterator[TimeHead]:
    """Yield the heads of time columns of a sheet, from its top or among some rows.

    Rows like those passed before are not looked at, by what they hold left or right of the time columns found; most
    sheets have none. Below a gap, or a title below some, all begins anew.
    """
    taken = last = 0
    timed = set[int]()
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
        if taken and len(cells) < FEWEST:
            passed.clear()
        # below the first rows of a table that is typed stand only more rows of it
        if len(cells) < FEWEST or len(new) < FEWEST or not _may_be(cells):
            continue
        lines = lines_in(sheet, row, order)
        if not lines:
            for column in {*new} - timed:
                passed[column].add(type(cells[column].value))
            is_all_passed = not taken and _are_passed(sheet, passed)
            continue
        if above is not None and _is_below(sheet, lines[0], above):
            continue
        told = [one for line in lines if _is_told(one := head_of(sheet, line, order, taken))]
        if not told:
            continue
        taken, above = max(one.numbers[-1] for one in told), told[0]
        timed.update(*(one.columns for one in told))
        passed.clear()
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
    is_long = len(line.said) >= _FEWEST_BARE or bool(head.words)
    return len(head.rows) > 1 or not line.is_plain or (first.number in (0, 1) and is_long)


def _is_below(sheet: Sheet, line: TimeRow, above: TimeHead) -> bool:
    """Return whether a line of time is a row of what stands below other headings: milestones, or days of theirs."""
    return are_milestones(sheet, line, above.columns) or are_days_below(
        sheet, line.row, line.said, (above.rows[-1].said, above.columns, above.numbers)
    )


def _may_be(cells: Cells) -> bool:
    """Return whether enough of a row's cells are short for it to be a line of time, by a test that costs little."""
    short = sum(not isinstance(cell.value, str) or len(cell.value) <= LONGEST for cell in cells.values())
    return short >= FEWEST
