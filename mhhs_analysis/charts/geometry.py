"""Where things lie: intervals as parts of a bar, bars in rows, labels beside them. Numbers only, no drawing.

A day is drawn whole: a bar to 30 June ends where 1 July begins.
"""

from __future__ import annotations

from bisect import bisect_left, insort
from collections.abc import Callable, Sequence
from functools import reduce
from itertools import pairwise
from typing import Literal, NamedTuple

import numpy as np
import numpy.typing as npt
import pandas as pd

from mhhs_analysis.charts.style import FONT_PX, MIDDLE_PAGE_PX, NARROW_PAGE_PX, text_px, wrapped
from mhhs_analysis.frames import BOUNDS

DAY = pd.Timedelta(days=1)
DIAMOND_PX, ARROW_PX, GAP_PX = 14.0, 10.0, 6.0

Side = Literal["inside", "right", "left", "past", "below"]


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

    `at_px` is the pixel it stands at: its left end beside a mark on the left, its right end on the other side, its
    middle below one; `hang_px` is the pixel whose day it moves with on a wider page, where its mark or a line keeps
    it in its place; `width_px` is the most that a line of its words takes.
    """

    side: Side
    from_px: float
    to_px: float
    lines: int
    at_px: float
    hang_px: float = 0.0
    width_px: float = 0.0


class Lines(NamedTuple):
    """The pixels of upright lines on a page: those that words must keep off, and those that they should."""

    heavy: Sequence[float] = ()
    light: Sequence[float] = ()

    def met(self, start: float, end: float) -> tuple[int, int]:
        """Return how many lines of each kind words between two pixels would lie on."""
        return _met(self.heavy, start, end), _met(self.light, start, end)


PAST_PX, LEAST_PX = 96.0, 150.0
"""The furthest that words past a line stand from their mark; the least room worth breaking words into lines for."""


def place_label(
    text: str,
    mark: tuple[float, float],
    host_px: float,
    plot_px: float,
    lines: Lines = Lines(),  # noqa: B008  (a tuple can't be changed)
    foot_px: float | None = None,
) -> Label:
    """Return where a label goes by a mark that runs between two pixels, so that the page can't clip it.

    Inside where the host part of the mark is wide enough; else right or left, whichever lies on fewest lines. Words
    that would lie on a heavy line there go past it in the same row, where it is close behind the mark, else below,
    between the lines. Whether words lie on a line is judged on the middle page, on which it is further from the mark.
    `foot_px` is where links come in from below.
    """
    width = text_px(text) + 2 * GAP_PX
    if host_px >= width:
        return Label("inside", *mark, 0, mark[0], mark[0], width)
    wide = width * plot_px / (plot_px + MIDDLE_PAGE_PX - NARROW_PAGE_PX)
    rated = [(_words_met(label, wide, lines), label) for label in _in_row(width, mark, plot_px, lines.heavy)]
    # Past a line only where a heavy one is in the way: words are read best beside their mark.
    best = min(rated, key=lambda each: (each[0][0], each[1].side == "past", each[0][1]), default=None)
    if best and not best[0][0]:
        return best[1]
    below = _below(text, mark, plot_px, lines, foot_px)
    is_clearer = (
        best is None
        or lines.met(below.at_px - below.width_px / 2, below.at_px + below.width_px / 2) < best[0]
    )
    return below if is_clearer or best is None else best[1]


def _in_row(width: float, mark: tuple[float, float], plot_px: float, heavy: Sequence[float]) -> list[Label]:
    """Return the places in a mark's own row that the page has room for."""
    start, end = mark
    near = sorted(px for px in heavy if end < px <= end + PAST_PX)
    found = [
        Label("right", start, end + width, 0, end, end, width),
        Label("left", start - width, end, 0, start, start, width),
        *(Label("past", start, px + width, 0, px, px, width) for px in near),
    ]
    return [label for label in found if label.from_px >= 0 and label.to_px <= plot_px]


def _words_met(label: Label, wide: float, lines: Lines) -> tuple[int, int]:
    """Return how many heavy and light lines words so wide would lie on, beside a mark or past a line."""
    words = (label.at_px - wide, label.at_px) if label.side == "left" else (label.at_px, label.at_px + wide)
    return lines.met(*words)


def _below(
    text: str, mark: tuple[float, float], plot_px: float, lines: Lines, foot_px: float | None
) -> Label:
    """Return the place below a mark: between heavy lines and links if they leave room, and between the light ones.

    For a light line no words are broken into more lines.
    """
    heavy = [*lines.heavy]
    steps = [[], heavy, [*heavy, *([] if foot_px is None else [foot_px])]]
    *_, chosen = filter(None, (_between(text, mark, plot_px, kept_off) for kept_off in steps))
    clear = _between(text, mark, plot_px, [*steps[-1], *lines.light])
    return clear if clear and clear.lines <= chosen.lines else chosen


def _between(text: str, mark: tuple[float, float], plot_px: float, kept_off: Sequence[float]) -> Label | None:
    """Return the label below a mark between two of some lines that takes fewest lines of words; None without room."""
    edges = sorted({0.0, plot_px, *(px for px in kept_off if 0 < px < plot_px)})
    gaps = [gap for gap in pairwise(edges) if gap[0] <= mark[1] + PAST_PX and gap[1] >= mark[0]]
    needed = min(LEAST_PX, text_px(text) + GAP_PX, plot_px)
    found = [_in_gap(text, mark, gap) for gap in gaps if gap[1] - gap[0] >= needed]
    return min(found, key=lambda label: (label.lines, abs(label.at_px - sum(mark) / 2)), default=None)


def _in_gap(text: str, mark: tuple[float, float], gap: tuple[float, float]) -> Label:
    """Return the label below a mark between two pixels, as near the mark's middle as they let it."""
    middle = sum(mark) / 2
    width = min(
        text_px(text) + GAP_PX + 1, gap[1] - gap[0]
    )  # a pixel more, lest a last digit break the words
    at = min(max(middle, gap[0] + width / 2), gap[1] - width / 2)
    # It moves with its mark, or with the line between the two: on a wider page each is further from the other.
    hang = min(max(middle, gap[0]), gap[1])
    lines = len(wrapped(text, width - GAP_PX))
    return Label("below", min(mark[0], at - width / 2), max(mark[1], at + width / 2), lines, at, hang, width)


def _met(lines_px: Sequence[float], start: float, end: float) -> int:
    # Words that end at a line don't lie on it, whatever the last digit says.
    return sum(start + 1e-6 < px < end - 1e-6 for px in lines_px)


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
