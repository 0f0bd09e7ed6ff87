"""The marks of a timeline as traces: few, each holding every mark of its look."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.links import CONFLICT, IN_ORDER, OPEN
from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.geometry import ARROW_PX, DAY, DIAMOND_PX, GAP_PX
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import (
    BLACK,
    DARK_GREY,
    DARK_PINK,
    NEUTRAL,
    NOT_MAPPED,
    STAGES,
    TIMELINES,
    WHITE,
    Look,
    joined,
    look_of,
    safe,
    text_on,
    wrapped,
)

BAR_ROWS, SUMMARY_ROWS = 0.84, 0.3
_HATCH = {"shape": "/", "fgcolor": DARK_PINK, "bgcolor": WHITE, "size": 6, "solidity": 0.25}
_HATCHED = {"color": WHITE, "pattern": _HATCH, "line": {"color": DARK_PINK, "width": 1.5}}
_THIN = {"color": BLACK, "width": 4}
_FAINT = {
    "color": WHITE,
    "pattern": {**_HATCH, "size": 10, "solidity": 0.12},
    "line": {"color": DARK_PINK, "width": 1},
}


def marks(sheet: Sheet) -> list[Json]:
    """Return the traces of a timeline, undermost first, then those that are only entries of the legend."""
    items = sheet.items
    bars = items[items["kind"].eq("bar")]
    held = set(bars["look_id"]) | set(items["look_id"]) & _TIMELINE_IDS
    looks = [look for look in (*STAGES, *TIMELINES, NOT_MAPPED) if look.look_id in held]
    drawn = [
        *_grace(sheet),
        *_link_lines(sheet),
        *_stage_bars(bars),
        *_link_ends(sheet),
        *_points(items),
    ]
    swatches = [_swatch(look.key, color=look.colour) for look in looks]
    return [*drawn, *_labels(items), *swatches, *_keys(sheet)]


def iso_days(days: pd.Series) -> list[str]:
    """Return days as plotly takes them, without a time."""
    return list(days.dt.strftime("%Y-%m-%d"))


def milliseconds(lengths: pd.Series) -> list[float]:
    """Return lengths of time as plotly takes the length of a bar in time."""
    return [length / pd.Timedelta(milliseconds=1) for length in lengths]


def _bars(items: pd.DataFrame, edges: tuple[str, str], name: str, **look: object) -> list[Json]:
    """Return one trace of bars between two columns of days; none where there is nothing to draw."""
    if items.empty:
        return []
    trace = {
        "type": "bar",
        "orientation": "h",
        "base": iso_days(items[edges[0]]),
        "x": milliseconds(items[edges[1]] - items[edges[0]]),
        "y": list(items["y"]),
        "width": _heights(items),
        "customdata": list(items["item_id"]),
        "hovertext": list(items["hover"]),
        "hoverinfo": "text",
        "name": name,
        "showlegend": False,
    }
    return [trace | look]


def _heights(items: pd.DataFrame) -> float | list[float]:
    """Return how much of its row each bar fills: a thin one gathers others."""
    if "is_summary" not in items:
        return BAR_ROWS
    return [SUMMARY_ROWS if gathers else BAR_ROWS for gathers in items["is_summary"]]


def _stage_bars(bars: pd.DataFrame) -> list[Json]:
    """Return the bars in their stages' colours: the whole of what may be, pale, under the certain part.

    One trace of each for all stages: a trace costs more than the bars in it.
    """
    sure, unsure = bars[bars["sure_from"].notna()], _unsure(bars)
    within = unsure["side"].mask(unsure["sure_from"].notna(), "")
    return [
        *_bars(
            unsure, ("left", "right"), "may be", **_coloured(unsure, "pale"), **_inside(unsure, within, BLACK)
        ),
        *_bars(
            sure,
            ("sure_from", "sure_to"),
            "certain",
            **_coloured(sure, "colour"),
            **_inside(sure, sure["side"], [text_on(stage.colour) for stage in _stages(sure)]),
        ),
    ]


def _stages(bars: pd.DataFrame) -> list[Look]:
    return [look_of(look_id) for look_id in bars["look_id"]]


def _coloured(bars: pd.DataFrame, fill: str) -> dict[str, Any]:
    """Return the fill and outline of each bar, those of its stage."""
    stages = _stages(bars)
    outline = {"color": [stage.outline for stage in stages], "width": 1}
    return {"marker": {"color": [getattr(stage, fill) for stage in stages], "line": outline}}


def _unsure(bars: pd.DataFrame) -> pd.DataFrame:
    """Return the bars of which some part is not certain."""
    return bars[
        bars["sure_from"].isna() | bars["left"].ne(bars["sure_from"]) | bars["right"].ne(bars["sure_to"])
    ]


def _inside(bars: pd.DataFrame, sides: pd.Series, ink: str | list[str]) -> dict[str, Any]:
    """Return the text inside bars: in the certain part where there is one, never in both."""
    places = zip(bars["label"], sides, strict=True)
    return {
        "text": [safe(label) if side == "inside" else "" for label, side in places],
        "textposition": "inside",
        "insidetextanchor": "start",
        "textangle": 0,
        "insidetextfont": {"color": ink},
    }


def _grace(sheet: Sheet) -> list[Json]:
    """Return the strips of grace: of milestones in their rows, of flags across every lane."""
    items = sheet.items[sheet.items["grace_to"].notna()]
    own = _bars(items, ("right", "grace_to"), "grace", marker=_HATCHED, width=0.6)
    flags = [flag for flag in sheet.surround.flags if flag.grace_to is not None]
    across = pd.DataFrame(
        {
            "left": [flag.at for flag in flags],
            "right": [flag.grace_to for flag in flags],
            "y": sheet.rows / 2,
            "item_id": "",
            "hover": [safe(flag.text) for flag in flags],
        }
    )
    return [*own, *_bars(across, ("left", "right"), "grace across", marker=_FAINT, width=sheet.rows)]


def _scatter(items: pd.DataFrame, edge: str, name: str, **look: object) -> list[Json]:
    """Return one trace of markers at a column of days; none where there is nothing to draw."""
    if items.empty:
        return []
    trace = {
        "type": "scatter",
        "x": iso_days(items[edge]),
        "y": list(items["y"]),
        "mode": "markers",
        "cliponaxis": False,
        "customdata": list(items["item_id"]),
        "hovertext": list(items["hover"]),
        "hoverinfo": "text",
        "name": name,
        "showlegend": False,
    }
    return [trace | look]


def _points(items: pd.DataFrame) -> list[Json]:
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
        *_scatter(known, "right", "milestone", marker=diamond),
    ]


_TIMELINE_IDS = {look.look_id for look in TIMELINES}


def diamond_colours(look_id: str) -> tuple[str, str]:
    """Return the fill and outline of a milestone: its timeline's where a chart tells them apart, else black."""
    look = look_of(look_id)
    return (look.colour, look.outline) if look_id in _TIMELINE_IDS else (BLACK, WHITE)


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
    return _scatter(ends, side, f"no bound on the {side}", marker=marker)


LINKS: dict[str, Json] = {
    IN_ORDER: {"color": DARK_GREY, "width": 1.5},
    OPEN: {"color": DARK_GREY, "width": 1.5, "dash": "3px,3px"},
    CONFLICT: {"color": DARK_PINK, "width": 2.5, "dash": "8px,3px"},
}
"""The line of a dependency, by whether the dates allow it."""
LINK_WORDS = {
    IN_ORDER: "Line to an arrow: follows",
    OPEN: "Dotted: order is open",
    CONFLICT: "Cross: starts before what it follows",
}


def _link_lines(sheet: Sheet) -> list[Json]:
    """Return one trace of lines for each verdict on a dependency."""
    traces = []
    for verdict, line in LINKS.items():
        ways = sheet.links.loc[sheet.links["verdict"].eq(verdict), "way"]
        if len(ways):
            points = [point for way in ways for point in (*way, (None, None))]
            x = [None if day is None else f"{day:%Y-%m-%d}" for day, _ in points]
            y = [None if row is None else round(row, 3) for _, row in points]
            seen = {"hoverinfo": "skip", "showlegend": False, "name": f"link {verdict}"}
            traces.append({"type": "scatter", "mode": "lines", "x": x, "y": y, "line": line, **seen})
    return traces


def _link_ends(sheet: Sheet) -> list[Json]:
    """Return the heads of lines, pointing into the mark they end at; a conflict has a cross and points nowhere."""
    ends = sheet.links
    if ends.empty:
        return []
    clash, down = ends["verdict"].eq(CONFLICT), ends["lands"].lt(0)
    symbols = down.map({True: "triangle-down", False: "triangle-up"}).mask(clash, "x-thin")
    names = zip(ends["follows"], ends["item_id"], strict=True)
    marker = {
        "symbol": list(symbols),
        "size": [10 if is_clash else 9 for is_clash in clash],
        "color": DARK_GREY,
        "line": {
            "color": [DARK_PINK if is_clash else WHITE for is_clash in clash],
            "width": [3 if is_clash else 1 for is_clash in clash],
        },
    }
    at = pd.DataFrame(
        {
            "x": ends["ends"],
            "y": [round(end["to_y"] + end["lands"], 3) for end in ends.to_dict("records")],
            "item_id": [f"{follows} > {item}" for follows, item in names],
            "hover": [safe(words) for words in ends["words"]],
        }
    )
    return _scatter(at, "x", "link ends", marker=marker)


_HALO = {"shadow": ", ".join(f"{x}px {y}px 1px #fff" for x in (-2, 0, 2) for y in (-1, 1)) + ", 0 0 4px #fff"}
"""White around each label, so that a line or a hatched strip behind it leaves it legible."""

_VEIL = "rgba(255,255,255,0.8)"
"""White behind words of more lines than one, thin enough to see a watermark through."""

_BLANK = "\u2002"
"""An en space: half the font's size between a mark and its label."""


def _labels(items: pd.DataFrame) -> list[Json]:
    """Return the labels that stand beside their marks; those inside are their bars' own text."""
    out = items[items["side"].isin(["left", "right", "past"])]
    if out.empty:
        return []
    look = {"mode": "text", "textfont": _HALO, "text": [_label_text(item) for item in out.to_dict("records")]}
    hung = {"left": "middle left"}
    at = out.assign(y=out["label_y"])
    positions = [hung.get(side, "middle right") for side in out["side"]]
    return _scatter(at, "label_at", "labels", **look, textposition=positions, hoverinfo="skip")


def labels_below(items: pd.DataFrame) -> list[Json]:
    """Return the labels below their marks as annotations: a trace's text can't be moved by pixels from its day."""
    below = items[items["side"].eq("below")].to_dict("records")
    return [
        {
            "name": f"label {item['item_id']}",
            "x": f"{item['label_at']:%Y-%m-%d}",
            "y": item["label_y"],
            "yref": "y",
            "yanchor": "middle",
            **_hung(item),
            "text": joined(wrapped(item["label"], item["width_px"] - GAP_PX)),
            "bgcolor": _VEIL,
            "borderpad": 0,
        }
        for item in below
    ]


def _hung(item: Mapping[Hashable, Any]) -> Json:
    """Return how a label below hangs: from the line that keeps it in its place by its near end, else by its middle."""
    shift, half = item["label_shift"], item["width_px"] / 2 - GAP_PX
    if abs(shift) < half:
        return {"xanchor": "center", "xshift": round(shift, 1)}
    near = round(shift - half if shift > 0 else shift + half, 1)
    side = "left" if shift > 0 else "right"
    return {"xanchor": side, "xshift": near, "align": side}


def _label_text(item: Mapping[Hashable, Any]) -> str:
    """Return a label with the blank that keeps it off its mark, or off the line that it stands past."""
    if item["side"] == "past":
        return _BLANK + safe(item["label"])
    has_mark = item["kind"] == "milestone" or (
        item["is_open_right"] if item["side"] == "right" else item["is_open_left"]
    )
    blank = _BLANK * (3 if has_mark and not (item["side"] == "right" and pd.notna(item["grace_to"])) else 1)
    return blank + safe(item["label"]) if item["side"] == "right" else safe(item["label"]) + blank


_NOWHERE: Json = {"x": [None], "y": [None], "hoverinfo": "skip"}


def _swatch(name: str, **marker: object) -> Json:
    """Return an entry of the legend: a bar that is nowhere."""
    return {"type": "bar", **_NOWHERE, "name": name, "marker": marker}


def _sign(name: str, symbol: str, **look: object) -> Json:
    """Return an entry of the legend: a marker that is nowhere."""
    marker = {"symbol": symbol, "size": 12, "color": BLACK, **look}
    return {"type": "scatter", **_NOWHERE, "mode": "markers", "name": name, "marker": marker}


def _keys(sheet: Sheet) -> list[Json]:
    """Return the legend of what marks mean, only those that are drawn, in grey and black: not a stage's."""
    items = sheet.items
    bars, points = (items[items["kind"].eq(kind)] for kind in ("bar", "milestone"))
    pale = {"color": NOT_MAPPED.pale, "line": {"color": NOT_MAPPED.outline, "width": 1}}
    has_grace = items["grace_to"].notna().any() or any(
        flag.grace_to is not None for flag in sheet.surround.flags
    )
    gathers = "is_summary" in bars and bars["is_summary"].any()
    keys = [
        (len(_unsure(bars)) > 0, _swatch("Pale: date not exact", **pale)),
        (len(points) > 0, _sign("Milestone, end of its dates", "diamond")),
        (
            "is_copied" in points and points["is_copied"].any(),
            _sign(
                "Hollow: the option's own date, no evidence",
                "diamond",
                color=WHITE,
                line={"color": BLACK, "width": 1.5},
            ),
        ),
        (
            (items["is_open_left"] | items["is_open_right"]).any(),
            _sign("Triangle: no date that way", "triangle-right"),
        ),
        (has_grace, _swatch("Grace", **_HATCHED)),
        (gathers, _sign("Thin: gathers the rows below", "line-ew", line=_THIN)),
    ]
    held = set(sheet.links["verdict"])
    links = [_line_key(LINK_WORDS[verdict], line) for verdict, line in LINKS.items() if verdict in held]
    return [*(entry for is_drawn, entry in keys if is_drawn), *links]


def _line_key(name: str, line: Json) -> Json:
    return {"type": "scatter", **_NOWHERE, "mode": "lines", "name": name, "line": line}
