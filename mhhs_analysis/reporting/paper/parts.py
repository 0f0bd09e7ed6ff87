"""The rows between two cuts as a sheet of their own."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from mhhs_analysis.reporting.marking import Marking
from mhhs_analysis.reporting.paper.cuts import words_px
from mhhs_analysis.reporting.paper.layout import laid_out
from mhhs_analysis.reporting.paper.measures import A3_PX, EDGE_PX, FOOT_PX, USUAL, Json, Measures, Sheet
from mhhs_analysis.reporting.paper.names import continued, named_again

_AXIS_PX = 46


def part_of(
    figure: Mapping[str, Any],
    own: Measures,
    marking: Marking,
    ends: tuple[float, float],
    which: tuple[int, int],
) -> Sheet:
    """Return a sheet of the rows between two ends, the words of lines again above them."""
    width, height = (side / USUAL for side in A3_PX)
    is_later = ends[0] > own.top
    words = words_px(own) if is_later else 0.0
    layout = _cut_layout(figure["layout"], own, ends) if is_later else _ranged(figure["layout"], ends)
    layout["annotations"] = [*(layout.get("annotations") or []), *named_again(figure["layout"], ends)]
    blank = height - own.above - own.below - 2 * EDGE_PX - FOOT_PX - words - (ends[1] - ends[0]) * own.row
    told = f"sheet {which[0]} of {which[1]}"
    cut = {**figure, "layout": layout}
    part = laid_out(cut, own, marking, (width, height), told, blank=blank, above=words)
    return Sheet(part, width, height, USUAL)


def _ranged(layout: Mapping[str, Any], ends: tuple[float, float]) -> Json:
    """Return a layout that shows the rows between two ends."""
    return {**layout, "yaxis": dict(layout["yaxis"]) | {"range": [ends[1], ends[0]]}}


def _cut_layout(layout: Mapping[str, Any], own: Measures, ends: tuple[float, float]) -> Json:
    """Return the layout of a later sheet: what stood above the rows stands above the axis, with their group."""
    notes = [_above_axis(note, own) for note in layout.get("annotations") or []]
    return _ranged(layout, ends) | {"annotations": [*notes, *continued(layout, ends[0])]}


def _above_axis(note: Mapping[str, Any], own: Measures) -> Json:
    if note.get("yref") != "y" or float(note["y"]) >= 0:
        return dict(note)
    up = _AXIS_PX - float(note["y"]) * own.row + float(note.get("yshift") or 0)
    return dict(note) | {"yref": "paper", "y": 1, "yanchor": "middle", "yshift": up}
