"""Where a long chart is cut: below a lane, else between two rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from mhhs_analysis.reporting.paper.measures import A3_PX, EDGE_PX, FOOT_PX, USUAL, Measures

ROW = 0.98
"""The height of a row's bar or words, in rows: between two there is a hair."""


def cuts_of(figure: Mapping[str, Any], own: Measures) -> list[float]:
    """Return where a long chart is cut, its ends included: below a lane, as few sheets as hold it.

    Where a sheet has no room for a row, what is left is one piece.
    """
    cuts = [own.top]
    while cuts[-1] < (full := _full(cuts, own)) < own.bottom:
        ends = (end for end in lane_ends(figure["layout"]) if cuts[-1] < end <= full)
        cuts.append(max(ends, default=0.0) or _between_rows(figure, cuts[-1], full))
    return [*cuts, own.bottom]


def _full(cuts: Sequence[float], own: Measures) -> float:
    """Return where the sheet that begins at the last cut is full."""
    room = A3_PX[1] / USUAL - own.above - own.below - 2 * EDGE_PX - FOOT_PX
    if len(cuts) == 1:
        return cuts[-1] + room / own.row
    return max(cuts[-1], 0.0) + (room - words_px(own)) / own.row


def _between_rows(figure: Mapping[str, Any], first: float, most: float) -> float:
    """Return the last place of a sheet, in a lane higher than it, that runs through no bar and no words."""
    rows = [(float(y), ROW / 2) for trace in figure["data"] for y in _numbers(trace.get("y"))]
    for note in figure["layout"].get("annotations") or []:
        if note.get("yref") == "y" and not note.get("textangle"):
            rows.append((float(note["y"]), (1 + str(note["text"]).count("<br>")) * ROW / 2))
    edges = (y + half for y, half in rows)
    clear = (
        edge
        for edge in edges
        if first < edge <= most and not any(y - half < edge - 1e-6 < y + half - 1e-3 for y, half in rows)
    )
    return max(clear, default=most)


def _numbers(held: Any) -> list[float]:  # noqa: ANN401  (a list, or numbers that are packed as text)
    return [y for y in held if isinstance(y, int | float)] if isinstance(held, list) else []


def words_px(own: Measures) -> float:
    """Return the height of the words of lines, which stand above the first row."""
    return max(-own.top, 0.0) * own.row


def lane_ends(layout: Mapping[str, Any]) -> Iterator[float]:
    """Yield where a lane ends: each rule straight across the plot."""
    for shape in layout.get("shapes") or []:
        kind = (shape.get("type"), shape.get("xref"), shape.get("yref"), shape.get("x0"), shape.get("x1"))
        if kind == ("line", "paper", "y", 0, 1) and shape["y0"] == shape["y1"]:
            yield float(shape["y0"])
