"""Bars in their stages' colours, and the strips of grace."""

from __future__ import annotations

from typing import Any

import pandas as pd

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.marks.traces import bar_traces
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import BLACK, DARK_PINK, WHITE, Look, look_of, safe, text_on

_HATCH = {"shape": "/", "fgcolor": DARK_PINK, "bgcolor": WHITE, "size": 6, "solidity": 0.25}
HATCHED = {"color": WHITE, "pattern": _HATCH, "line": {"color": DARK_PINK, "width": 1.5}}
_FAINT = {
    "color": WHITE,
    "pattern": {**_HATCH, "size": 10, "solidity": 0.12},
    "line": {"color": DARK_PINK, "width": 1},
}


def stage_bars(bars: pd.DataFrame) -> list[Json]:
    """Return the bars in their stages' colours: the whole of what may be, pale, under the certain part.

    One trace of each for all stages: a trace costs more than the bars in it.
    """
    sure, unsure = bars[bars["sure_from"].notna()], not_exact(bars)
    within = unsure["side"].mask(unsure["sure_from"].notna(), "")
    return [
        *bar_traces(
            unsure, ("left", "right"), "may be", **_coloured(unsure, "pale"), **_inside(unsure, within, BLACK)
        ),
        *bar_traces(
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


def not_exact(bars: pd.DataFrame) -> pd.DataFrame:
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


def grace_strips(sheet: Sheet) -> list[Json]:
    """Return the strips of grace: of milestones in their rows, of flags across every lane."""
    items = sheet.items[sheet.items["grace_to"].notna()]
    own = bar_traces(items, ("right", "grace_to"), "grace", marker=HATCHED, width=0.6)
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
    return [*own, *bar_traces(across, ("left", "right"), "grace across", marker=_FAINT, width=sheet.rows)]
