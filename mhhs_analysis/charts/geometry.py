"""Where things lie: intervals as parts of a bar, bars in rows, labels beside them. Numbers only, no drawing.

A day is drawn whole: a bar to 30 June ends where 1 July begins.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

import pandas as pd

from mhhs_analysis.charts.style import text_px, wrapped

BOUNDS = ["start_from", "start_to", "finish_from", "finish_to"]
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
    made = _points_as_bars(items)
    left = made["start_from"].fillna(made[BOUNDS].min(axis=1))
    right = made["finish_to"].fillna(made[BOUNDS].max(axis=1))
    reversed_ = right.lt(left)
    made["left"], made["right"] = left.mask(reversed_, right), right.mask(reversed_, left) + DAY
    # le is False where either is NaT, which is what is wanted: without both there is no certain part.
    sure = made["start_to"].le(made["finish_from"]) & made["start_to"].ge(made["left"]) & ~reversed_
    sure &= made["finish_from"].lt(made["right"])
    made["sure_from"] = made["start_to"].where(sure)
    made["sure_to"] = made["finish_from"].where(sure) + DAY
    made["is_open_left"] = made["start_from"].isna() | _said_open(made, "is_open_start")
    made["is_open_right"] = made["finish_to"].isna() | _said_open(made, "is_open_finish")
    made["is_reversed"] = reversed_
    made["grace_to"] = _grace_ends(made)
    return made


def _points_as_bars(items: pd.DataFrame) -> pd.DataFrame:
    """Return items with a milestone's one date as both its start and its finish: the finish if it has one."""
    made = items.copy()
    point = made["kind"].eq("milestone")
    at_start = point & made[["finish_from", "finish_to"]].isna().all(axis=1)
    for end in ("from", "to"):
        at = made[f"finish_{end}"].mask(at_start, made[f"start_{end}"])
        for bound in (f"start_{end}", f"finish_{end}"):
            made[bound] = made[bound].mask(point, at)
    return made


def _said_open(items: pd.DataFrame, column: str) -> pd.Series:
    """Return the column, or no where the caller didn't give it (a bar that gathers several may be open)."""
    return items[column] if column in items else pd.Series(False, index=items.index)


def _grace_ends(items: pd.DataFrame) -> pd.Series:
    """Return the end of each item's grace: whole months after the end of its last day."""
    months = items["grace_months"].fillna(0).astype("int64")
    given = months.gt(0) & items["finish_to"].notna()
    ends = [
        right + pd.DateOffset(months=many) if has else pd.NaT
        for right, many, has in zip(items["right"], months, given, strict=True)
    ]
    return pd.Series(ends, index=items.index, dtype="datetime64[us]")


def calendar_span(days: pd.Series) -> tuple[pd.Timestamp, pd.Timestamp] | None:
    """Return the whole quarters that hold the days, first day to last; None where there is no day."""
    known = days.dropna()
    if known.empty:
        return None
    first, last = known.min().to_period("Q"), known.max().to_period("Q")
    return first.start_time.normalize(), last.end_time.normalize()


class Label(NamedTuple):
    """Where a label goes: its side, and the pixels from the left of the plot that mark and label take."""

    side: Side
    from_px: float
    to_px: float
    lines: int


def place_label(text: str, mark: tuple[float, float], host_px: float, plot_px: float) -> Label:
    """Return where a label goes beside a mark that runs between two pixels, so that the page can't clip it.

    Inside where the host part of the mark is wide enough; else right, else left, else below over as many
    lines as it takes.
    """
    start, end = mark
    width = text_px(text) + 2 * GAP_PX
    if host_px >= width:
        return Label("inside", start, end, 0)
    if end + width <= plot_px:
        return Label("right", start, end + width, 0)
    if start - width >= 0:
        return Label("left", start - width, end, 0)
    lines = -int(-width // plot_px)
    from_px = max(min(start, plot_px - width), 0.0)
    return Label("below", min(start, from_px), max(end, min(from_px + width, plot_px)), lines)


def beside(text: str, mark: tuple[float, float], plot_px: float) -> Label:
    """Return where words stand beside a line: right if they fit, else left, else broken on the wider side."""
    start, end = mark
    width, right = text_px(text) + 2 * GAP_PX, plot_px - end
    side: Side = "right" if width <= right or (width > start and right >= start) else "left"
    room = min(width, right if side == "right" else start)
    lines = len(wrapped(text, room - GAP_PX))
    return Label(side, start, end + room, lines) if side == "right" else Label(side, start - room, end, lines)


def pack(spans: list[tuple[float, float, int]]) -> list[int]:
    """Return the first row of each (from, to, rows high) so that none shares a place with another.

    Greedy from the left: each takes the lowest rows that are free. Ties keep the order given.
    """
    ends: list[float] = []
    rows = [0] * len(spans)
    for which in sorted(range(len(spans)), key=lambda i: (spans[i][0], i)):
        start, end, high = spans[which]
        row = _first_free(ends, start, high)
        ends.extend([float("-inf")] * (row + high - len(ends)))
        ends[row : row + high] = [end] * high
        rows[which] = row
    return rows


def _first_free(ends: list[float], start: float, high: int) -> int:
    row = 0
    while any(end > start for end in ends[row : row + high]):
        row += 1
    return row
