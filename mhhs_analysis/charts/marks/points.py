"""What is drawn at points in time: diamonds, their whiskers and trails, arrows at open ends."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.geometry import ARROW_PX, DAY, DIAMOND_PX
from mhhs_analysis.charts.marks.traces import iso_days, marker_traces
from mhhs_analysis.charts.style import BLACK, NEUTRAL, TIMELINES, WHITE, look_of

TIMELINE_IDS = {look.look_id for look in TIMELINES}


def point_marks(items: pd.DataFrame) -> list[Json]:
    """Return whiskers, arrows at open ends, and diamonds at the end of each milestone's interval."""
    points = items[items["kind"].eq("milestone")]
    known = points[~points["is_open_right"] & points["is_right_seen"]]
    diamond = {"symbol": "diamond", "size": DIAMOND_PX, **_diamonds(known)}
    return [
        *_trails(points),
        *_leaders(items),
        *_whiskers(points),
        *_arrows(items, "is_open_left", "left"),
        *_arrows(items, "is_open_right", "right"),
        *marker_traces(known, "right", "milestone", marker=diamond),
    ]


def diamond_colours(look_id: str) -> tuple[str, str]:
    """Return the fill and outline of a milestone: its timeline's where a chart tells them apart, else black."""
    look = look_of(look_id)
    return (look.colour, look.outline) if look_id in TIMELINE_IDS else (BLACK, WHITE)


def _diamonds(points: pd.DataFrame) -> Json:
    """Return the colours of diamonds, once where they are all the same; hollow where a date is copied."""
    copied = points["is_copied"] if "is_copied" in points else [False] * len(points)
    pairs = [
        (WHITE, BLACK) if is_copied else diamond_colours(look_id)
        for look_id, is_copied in zip(points["look_id"], copied, strict=True)
    ]
    if set(pairs) <= {(BLACK, WHITE)}:
        return {"color": BLACK, "line": {"color": WHITE, "width": 1}}
    fills, outlines = zip(*pairs, strict=True)
    return {"color": list(fills), "line": {"color": list(outlines), "width": 1.5}}


def _trails(points: pd.DataFrame) -> list[Json]:
    """Return thin lines from diamond to diamond of one trail; none in a chart without trails."""
    if "trail" not in points or points.empty:
        return []
    x: list[str | None] = []
    y: list[float | None] = []
    for _, trail in points.groupby("trail", sort=False):
        x += [*iso_days(trail["right"]), None]
        y += [*trail["y"], None]
    seen = {"hoverinfo": "skip", "showlegend": False, "name": "trail"}
    return [
        {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"color": NEUTRAL, "width": 1.5}, **seen}
    ]


def _whiskers(points: pd.DataFrame) -> list[Json]:
    """Return thin lines over the intervals of milestones that are wider than a day."""
    wide = points[(points["right"] - points["left"]).gt(DAY)]
    if wide.empty:
        return []
    x = [
        day
        for pair in zip(iso_days(wide["left"]), iso_days(wide["right"]), strict=True)
        for day in (*pair, None)
    ]
    y = [place for middle in wide["y"] for place in (middle, middle, None)]
    marker = {"symbol": "line-ns", "size": 10, "line": {"width": 1.5, "color": BLACK}}
    look = {"mode": "lines+markers", "line": {"color": BLACK, "width": 1.5}, "marker": marker}
    seen = {"name": "interval", "hoverinfo": "skip", "showlegend": False, "cliponaxis": True}
    return [{"type": "scatter", "x": x, "y": y, **seen, **look}]


def _leaders(items: pd.DataFrame) -> list[Json]:
    """Return faint lines from marks to the words that stand past a line; none where no words do."""
    past = items[items["side"].eq("past")]
    if past.empty:
        return []
    ends = zip(iso_days(past["grace_to"].fillna(past["right"])), iso_days(past["label_at"]), strict=True)
    x = [day for pair in ends for day in (*pair, None)]
    y = [place for middle in past["y"] for place in (middle, middle, None)]
    seen = {"hoverinfo": "skip", "showlegend": False, "name": "leader"}
    return [
        {"type": "scatter", "mode": "lines", "x": x, "y": y, "line": {"color": NEUTRAL, "width": 1}, **seen}
    ]


def _arrows(items: pd.DataFrame, is_open: str, side: str) -> list[Json]:
    """Return arrows outside the ends that have no bound: past the diamond, where there is one."""
    ends = items[items[is_open].astype(bool) & items[f"is_{side}_seen"]]
    stages = zip(ends["kind"], ends["look_id"], strict=True)
    colours = [BLACK if kind == "milestone" else look_of(stage).outline for kind, stage in stages]
    marker = {
        # plotly moves a marker away against its angle, so the arrow is one that points back.
        "symbol": "triangle-down",
        "angle": 90 if side == "left" else -90,
        "standoff": [ARROW_PX / 2 + (DIAMOND_PX / 2 if kind == "milestone" else 0) for kind in ends["kind"]],
        "size": ARROW_PX + 2,
        "color": colours,
    }
    return marker_traces(ends, side, f"no bound on the {side}", marker=marker)
