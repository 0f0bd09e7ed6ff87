"""Headings of which only some have finer ones below them: weeks under the first months, and later months alone."""

from __future__ import annotations

from dataclasses import replace

from mhhs_analysis.intake.time_axis.heads import TimeHead
from mhhs_analysis.intake.time_axis.lines import TimeRow


def parted_by_rows(head: TimeHead) -> list[TimeHead]:
    """Return headings as those of the columns that the lowest row parts, and of those beside them that it doesn't.

    The lowest row reaches as far as the heading above that its last one stands under. Whole where it parts all, or
    what stands above are numbers: of those that nothing dates nobody knows when they are.
    """
    *above, lowest = head.rows
    if not above or any(one.is_numbered and not one.interval for one in above[-1].said.values()):
        return [head]
    starts = sorted(above[-1].said)
    first, last = min(lowest.said), max(lowest.said)
    begin = max((start for start in starts if start <= first), default=head.columns.start)
    stop = min((start for start in starts if start > last), default=head.columns.stop)
    parts = [
        _clipped(head, above, range(head.columns.start, begin)),
        _clipped(head, head.rows, range(begin, stop)),
        _clipped(head, above, range(stop, head.columns.stop)),
    ]
    return [part for part in parts if part.columns]


def _clipped(head: TimeHead, rows: tuple[TimeRow, ...] | list[TimeRow], columns: range) -> TimeHead:
    """Return some rows of headings as they stand over some columns."""
    kept = (_within(row, head.columns, columns) for row in rows)
    return replace(head, rows=tuple(row for row in kept if row.said), columns=columns)


def _within(row: TimeRow, whole: range, columns: range) -> TimeRow:
    """Return a row of headings over some columns: one that begins left of them, and reaches there, from the first."""
    over = {column: said for column, said in row.over(whole).items() if column in columns}
    starts = [column for column, said in over.items() if over.get(column - 1) is not said]
    said = {column: over[column] for column in starts}
    reach = {column: end for column, end in row.reach.items() if column in said}
    if columns and columns.start in said and columns.start not in row.said and row.is_merged:
        reach[columns.start] = max(column for column, one in over.items() if one is over[columns.start])
    return replace(row, said=said, reach=reach)
