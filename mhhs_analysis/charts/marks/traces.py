"""Traces of marks: bars between two columns of days, markers at one."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.charts.figure import Json

BAR_ROWS, SUMMARY_ROWS = 0.84, 0.3
"""How much of its row a bar fills, and a thin one that gathers others."""


def iso_days(days: pd.Series) -> list[str]:
    """Return days as plotly takes them, without a time."""
    return list(days.dt.strftime("%Y-%m-%d"))


def milliseconds(lengths: pd.Series) -> list[float]:
    """Return lengths of time as plotly takes the length of a bar in time."""
    return [length / pd.Timedelta(milliseconds=1) for length in lengths]


def bar_traces(items: pd.DataFrame, edges: tuple[str, str], name: str, **look: object) -> list[Json]:
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


def marker_traces(items: pd.DataFrame, edge: str, name: str, **look: object) -> list[Json]:
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
