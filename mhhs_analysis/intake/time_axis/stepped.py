"""Headings as parts side by side: weeks under the first months beside later months alone, or scales of one row."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from mhhs_analysis.intake.time_axis.heads import TimeHead
from mhhs_analysis.intake.time_axis.lines import TimeRow


def parted(head: TimeHead) -> list[TimeHead]:
    """Return headings as the parts that are read each by itself: one where all are alike."""
    parts = _parted_by_rows(head)
    return parts if len(parts) > 1 else _parted_by_scale(head)


def _parted_by_scale(head: TimeHead) -> list[TimeHead]:
    """Return headings as those of each scale of the finest row, where all of these are dated."""
    scales = head.finest.scales if head.finest.is_dated else []
    if len(scales) < 2:
        return [head]
    bounds = [*(min(scale) for scale in scales), head.columns.stop]
    return [_clipped(head, head.rows, range(start, stop)) for start, stop in pairwise(bounds)]


def _parted_by_rows(head: TimeHead) -> list[TimeHead]:
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


def _clipped(head: TimeHead, rows: Sequence[TimeRow], columns: range) -> TimeHead:
    """Return some rows of headings as they stand over some columns."""
    kept = (_within(row, head.columns, columns) for row in rows)
    return replace(head, rows=tuple(row for row in kept if row.said), columns=columns)


def _within(row: TimeRow, whole: range, columns: range) -> TimeRow:
    """Return a row of headings over some columns: one that begins left of them, and reaches there, from the first."""
    over = row.over(whole)
    said = {column: one for column, one in row.said.items() if column in columns}
    reach = {column: end for column, end in row.reach.items() if column in said}
    if columns and columns.start not in said and columns.start in over:
        begun = over[columns.start]
        said = {columns.start: begun, **said}
        if row.is_merged:
            reach[columns.start] = max(column for column in columns if over.get(column) is begun)
    return replace(row, said=said, reach=reach)
