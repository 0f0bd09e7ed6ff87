"""Dependencies as lines between marks: where each starts, where it ends, and the way it takes between rows.

A line leaves its predecessor at that one's end and runs between the rows, where no label stands. It never runs
back in time, but where the dates themselves do: that is a conflict, and is drawn as one, without a head.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from mhhs_analysis.analysis.links import CONFLICT, CYCLE, OPEN, UNDATED, UNKNOWN
from mhhs_analysis.charts.geometry import ARROW_PX, DAY, DIAMOND_PX, GAP_PX
from mhhs_analysis.charts.style import text_px

BAR_HALF, GUTTER, TEXT_HALF = 0.42, 0.5, 0.32
"""Rows from the middle of a row: to the edge of its bar, to the line between rows, to the edge of its words."""

Row = Mapping[Hashable, Any]
Point = tuple[pd.Timestamp, float]


class Box(NamedTuple):
    """Where words stand: pixels from the left of the plot, rows from the top of the lanes."""

    left: float
    right: float
    top: float
    bottom: float


class Scale(NamedTuple):
    """Days as pixels: the first day of the plot, and the width of a day."""

    first: pd.Timestamp
    day_px: float

    def px(self, day: pd.Timestamp) -> float:
        """Return the pixels from the left of the plot at which a day begins."""
        return (day - self.first) / DAY * self.day_px

    def day(self, px: float) -> pd.Timestamp:
        """Return the day in which a pixel lies."""
        return (self.first + px / self.day_px * DAY).floor("D")


Around = tuple[Scale, list[Box]]
"""A page's scale, and the words on it that lines go round."""


def with_ways(
    links: pd.DataFrame, items: pd.DataFrame, scales: Sequence[Scale], row_px: float
) -> pd.DataFrame:
    """Return the links that can be drawn, with start and end (edges of days) and the way: points (day, row).

    `items` are placed, as a sheet holds them; a link to an item that isn't on the sheet, or of an end that
    isn't dated, has no line. Words are gone round on pages of every scale given, where there is a way.
    """
    held = {str(item["item_id"]): item for item in items.to_dict("records")}
    dated = links[~links["verdict"].isin([UNDATED, UNKNOWN, CYCLE])]
    shown = dated[dated["follows"].isin(list(held)) & dated["item_id"].isin(list(held))]
    around = [(scale, [box for item in held.values() if (box := words_box(item, scale))]) for scale in scales]
    rows = [
        link | _line(held[str(link["follows"])], held[str(link["item_id"])], str(link["verdict"]), row_px)
        for link in shown.to_dict("records")
    ]
    return pd.DataFrame(
        [row | {"way": _way(row, around)} for row in rows],
        columns=[*links.columns, "starts", "ends", "from_y", "to_y", "leaves", "lands", "way"],
    )


def _line(before: Row, after: Row, verdict: str, row_px: float) -> dict[Hashable, Any]:
    """Return where a line starts and ends: it leaves and lands at the edge of the mark that faces the other."""
    starts, ends = _ends(before, after, verdict)
    down = 1 if after["y"] >= before["y"] else -1
    # In one row it goes round below, as words may stand between the two.
    back = 1 if after["y"] == before["y"] else -down
    leaves, lands = _half(before, row_px) * down, _half(after, row_px) * back
    return {
        "starts": starts, "ends": ends, "from_y": before["y"], "to_y": after["y"], "leaves": leaves, "lands": lands,
    }  # fmt: skip


def _ends(before: Row, after: Row, verdict: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return where a line starts, at the end of what goes before, and where it ends, never earlier but in conflict.

    Where imprecise dates leave the order open, it starts at the last day of that end which still allows the order.
    """
    is_point = after["kind"] == "milestone"
    starts, ends = _end_of(before), after["right"] if is_point else _start_of(after)
    if verdict == CONFLICT:
        return starts, ends
    if verdict == OPEN:
        last = after["finish_to"] if is_point else after["start_to"]
        starts = starts if pd.isna(last) else min(starts, last + DAY)
    return starts, max(starts, ends)


def _end_of(item: Row) -> pd.Timestamp:
    """Return the edge at which a mark ends; one whose finish lies before its start is drawn the wrong way round."""
    return _known(item, "finish", "to", "from") + DAY if item["is_reversed"] else item["right"]


def _start_of(item: Row) -> pd.Timestamp:
    return _known(item, "start", "from", "to") if item["is_reversed"] else item["left"]


def _known(item: Row, end: str, bound: str, other: str) -> pd.Timestamp:
    day: pd.Timestamp = item[f"{end}_{bound}"]
    return item[f"{end}_{other}"] if pd.isna(day) else day


def _half(item: Row, row_px: float) -> float:
    return DIAMOND_PX / 2 / row_px if item["kind"] == "milestone" else BAR_HALF


def _way(line: Row, around: Sequence[Around]) -> list[Point]:
    """Return the points of a line: out of its row, along below or above it, across to the other's, into that."""
    out = line["from_y"] + GUTTER * _sign(line["leaves"])
    across = line["to_y"] + GUTTER * _sign(line["lands"])
    turn = _turn(line["starts"], line["ends"], (out, across), around)
    points = [
        (line["starts"], line["from_y"] + line["leaves"]),
        (line["starts"], out),
        (turn, out),
        (turn, across),
        (line["ends"], across),
        (line["ends"], line["to_y"] + line["lands"]),
    ]
    return [point for at, point in enumerate(points) if at == 0 or point != points[at - 1]]


def _turn(
    starts: pd.Timestamp, ends: pd.Timestamp, rows: tuple[float, float], around: Sequence[Around]
) -> pd.Timestamp:
    """Return the day at which a line crosses the rows: where it meets fewest words, of equal ones the soonest."""
    first, last = sorted((starts, ends))
    beside = {
        scale.day(edge)
        for scale, boxes in around
        for box in boxes
        for edge in (box.left - GAP_PX, box.right + GAP_PX)
    }
    days = [first, last, *sorted(day for day in beside if first < day < last)]

    def met(day: pd.Timestamp) -> int:
        return sum(crossed(scale.px(day), rows, boxes) for scale, boxes in around)

    return min(days, key=lambda day: (met(day), day != first, day))


def crossed(px: float, rows: tuple[float, float], boxes: Sequence[Box]) -> int:
    """Return how many labels an upright line between two rows would cross."""
    top, bottom = sorted(rows)
    return sum(
        box.left < px < box.right and box.top < bottom - 1e-6 and box.bottom > top + 1e-6 for box in boxes
    )


def words_box(item: Row, scale: Scale) -> Box | None:
    """Return where an item's label stands, None where it is inside its bar, which covers every line."""
    if item["side"] in ("", "inside"):
        return None
    at, middle = scale.px(item["label_at"]) + item["label_shift"], item["label_y"]
    if item["side"] == "below":
        wide, half = min(text_px(item["label"]), item["width_px"]) / 2, item["lines"] / 2
        return Box(at - wide, at + wide, middle - half, middle + half)
    clear, wide = _clear(item), text_px(item["label"]) + 2 * GAP_PX
    left = at - clear - wide if item["side"] == "left" else at + clear
    return Box(left, left + wide, middle - TEXT_HALF, middle + TEXT_HALF)


def _clear(item: Row) -> float:
    """Return how far a mark reaches past the day its label hangs at: half a diamond, an open end's triangle."""
    right = item["side"] == "right"
    if item["side"] == "past":
        return 0.0
    if right and pd.notna(item["grace_to"]):
        return 0.0
    is_open = item["is_open_right"] if right else item["is_open_left"]
    return (DIAMOND_PX / 2 if item["kind"] == "milestone" else 0) + (ARROW_PX if is_open else 0)


def _sign(number: float) -> int:
    return 1 if number >= 0 else -1
