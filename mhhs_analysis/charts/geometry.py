"""Where things lie: intervals as parts of a bar, bars in rows, labels beside them. Numbers only, no drawing.

A day is drawn whole: a bar to 30 June ends where 1 July begins.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from functools import reduce
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mhhs_analysis.charts.style import FONT_PX, text_px, wrapped
from mhhs_analysis.frames import BOUNDS as BOUNDS

DAY = pd.Timedelta(days=1)
DIAMOND_PX, ARROW_PX, GAP_PX = 14.0, 10.0, 6.0

Side = Literal["inside", "right", "left", "below"]


def is_dated(items: pd.DataFrame) -> pd.Series:
    """Return which items have at least one bound."""
    return items[BOUNDS].notna().any(axis=1)


def with_parts(items: pd.DataFrame) -> pd.DataFrame:
    """Return dated items with the edges of what is drawn of each.

    `left` and `right` are the outer edges; `sure_from` and `sure_to` those of the part that holds whatever
    day was meant (NaT where there is none); `is_open_left` and `is_open_right` say that a bound is missing;
    `is_reversed` that the finish lies before the start; `grace_to` is the end of the grace, NaT without one.
    """
    # Arrays, not columns: a chart asks this of a handful of rows, again and again.
    bounds = _points_as_bars(items)
    start_from, start_to, finish_from, finish_to = bounds.values()
    first, last = _outermost(np.fmin, bounds), _outermost(np.fmax, bounds)
    left = np.where(np.isnat(start_from), first, start_from)
    right = np.where(np.isnat(finish_to), last, finish_to)
    # A comparison with a missing day is False, which is what is wanted: without both there is no such part.
    reversed_ = right < left
    left, right = np.where(reversed_, right, left), np.where(reversed_, left, right) + _DAY
    sure = (start_to <= finish_from) & (start_to >= left) & ~reversed_ & (finish_from < right)
    made = items.assign(
        **bounds,
        left=left,
        right=right,
        sure_from=np.where(sure, start_to, _NEVER),
        sure_to=np.where(sure, finish_from, _NEVER) + _DAY,
        is_open_left=np.isnat(start_from) | _said_open(items, "is_open_start"),
        is_open_right=np.isnat(finish_to) | _said_open(items, "is_open_finish"),
        is_reversed=reversed_,
    )
    return made.assign(grace_to=_grace_ends(made))


_DAY, _NEVER = np.timedelta64(1, "D"), np.datetime64("NaT", "us")
Days = npt.NDArray[np.datetime64]


def _points_as_bars(items: pd.DataFrame) -> dict[str, Days]:
    """Return the bounds, a milestone's one date as both its start and its finish: the finish if it has one."""
    held = {bound: items[bound].to_numpy(dtype="datetime64[us]") for bound in BOUNDS}
    point = items["kind"].eq("milestone").to_numpy(dtype=bool)
    at_start = np.isnat(held["finish_from"]) & np.isnat(held["finish_to"])
    for end in ("from", "to"):
        at = np.where(at_start, held[f"start_{end}"], held[f"finish_{end}"])
        for bound in (f"start_{end}", f"finish_{end}"):
            held[bound] = np.where(point, at, held[bound])
    return held


def _outermost(which: Callable[[Days, Days], Days], bounds: dict[str, Days]) -> Days:
    """Return the first or the last day of each item's bounds, those that are missing left out."""
    return reduce(which, bounds.values())


def _said_open(items: pd.DataFrame, column: str) -> npt.NDArray[np.bool_]:
    """Return the column, or no where the caller didn't give it (a bar that gathers several may be open)."""
    if column not in items:
        return np.zeros(len(items), dtype=bool)
    return items[column].eq(True).fillna(False).to_numpy(dtype=bool)


def _grace_ends(items: pd.DataFrame) -> pd.Series:
    """Return the end of each item's grace: whole months after the end of its last day."""
    ends = pd.Series(pd.NaT, index=items.index, dtype="datetime64[us]")
    months = items["grace_months"].fillna(0).astype("int64")
    given = months.gt(0) & items["finish_to"].notna()
    for at, right, many in zip(items.index[given], items.loc[given, "right"], months[given], strict=True):
        ends.loc[at] = right + pd.DateOffset(months=many)
    return ends


def calendar_span(days: pd.Series) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """Return the whole quarters that hold the days, first day to last; None where there is no day."""
    known = days.dropna()
    if known.empty:
        return None
    first, last = known.min().to_period("Q"), known.max().to_period("Q")
    return first.start_time.normalize(), last.end_time.normalize()


class Label(NamedTuple):
    """Where a label goes: its side, the pixels from the left of the plot that mark and label take, its lines.

    `at_px` is the pixel it hangs at: its left end beside a mark on the left, its right end on the other side, its
    middle below one, so that it stays by its mark on a wider page.
    """

    side: Side
    from_px: float
    to_px: float
    lines: int
    at_px: float


def place_label(
    text: str, mark: tuple[float, float], host_px: float, plot_px: float, lines_px: Sequence[float] = ()
) -> Label:
    """Return where a label goes beside a mark that runs between two pixels, so that the page can't clip it.

    Inside where the host part of the mark is wide enough; else right, else left, else below over as many
    lines as it takes. Heavy lines down the page, at `lines_px`, change right for left where only that is clear
    of them.
    """
    start, end = mark
    width = text_px(text) + 2 * GAP_PX
    if host_px >= width:
        return Label("inside", start, end, 0, start)
    is_left_clear = start >= width and not _is_met(lines_px, start - width, start)
    if end + width <= plot_px and not (is_left_clear and _is_met(lines_px, end, end + width)):
        return Label("right", start, end + width, 0, end)
    if start - width >= 0:
        return Label("left", start - width, end, 0, start)
    lines, half = len(wrapped(text, plot_px)), min(width, plot_px) / 2
    middle = min(max((start + end) / 2, half), plot_px - half)
    return Label("below", min(start, middle - half), max(end, middle + half), lines, middle)


def _is_met(lines_px: Sequence[float], start: float, end: float) -> bool:
    return any(start < px < end for px in lines_px)


def beside(text: str, mark: tuple[float, float], plot_px: float, *, size: float = FONT_PX) -> Label:
    """Return where words stand beside a line: right if they fit, else left, else broken on the wider side."""
    start, end = mark
    width, right = text_px(text, size=size) + 2 * GAP_PX, plot_px - end
    side: Side = "right" if width <= right or (width > start and right >= start) else "left"
    room = min(width, right if side == "right" else start)
    lines = len(wrapped(text, room - GAP_PX, size=size))
    if side == "right":
        return Label(side, start, end + room, lines, end)
    return Label(side, start - room, end, lines, start)


def pack(spans: list[tuple[float, float, int]], order: list[float] | None = None) -> list[int]:
    """Return the first row of each (from, to, rows high) so that none shares a place with another.

    Each takes the lowest rows that are free: from the left, which needs the fewest rows, or in an `order` of the
    caller's where that needs no more. Ties keep the order given.
    """
    from_left = _packed(spans, [span[0] for span in spans])
    if order is None:
        return from_left
    asked = _packed(spans, order)
    return asked if _depth(asked, spans) <= _depth(from_left, spans) else from_left


def _packed(spans: list[tuple[float, float, int]], order: list[float]) -> list[int]:
    taken: list[list[tuple[float, float]]] = []
    rows = [0] * len(spans)
    for which in sorted(range(len(spans)), key=lambda i: (order[i], i)):
        start, end, high = spans[which]
        row = _first_free(taken, start, end, high)
        taken.extend([] for _ in range(row + high - len(taken)))
        for deep in range(row, row + high):
            insort(taken[deep], (start, end))
        rows[which] = row
    return rows


def _first_free(taken: list[list[tuple[float, float]]], start: float, end: float, high: int) -> int:
    row = 0
    while any(_meets(held, start, end) for held in taken[row : row + high]):
        row += 1
    return row


def _meets(held: list[tuple[float, float]], start: float, end: float) -> bool:
    """Return whether a place overlaps one of a row's, which overlap none of each other."""
    after = bisect_left(held, (start, end))
    is_over_next = after < len(held) and held[after][0] < end
    return is_over_next or (after > 0 and held[after - 1][1] > start)


def _depth(rows: list[int], spans: list[tuple[float, float, int]]) -> int:
    return max((row + high for row, (_, _, high) in zip(rows, spans, strict=True)), default=0)
