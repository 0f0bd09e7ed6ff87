"""The axis of time: years and quarters, and letters of months where they fit."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.geometry import DAY
from mhhs_analysis.charts.sheet import Span
from mhhs_analysis.charts.style import DARK_GREY, NEUTRAL

AXIS_PX, MONTHS_PX = 42, 14
MOST_QUARTERS, MOST_MONTHS, MOST_YEARS = 26, 54, 14
"""The most that are named on the narrowest page: a quarter needs 20 pixels, the letter of a month 9, a year 36."""


def time_axis(span: Span | None) -> Json:
    """Return the axis of a span: quarters and years along the top, or years where quarters won't fit."""
    if span is None:
        return {"visible": False, "range": [0, 1]}
    axis = {
        "type": "date",
        "range": [iso_day(span[0]), iso_day(span[1] + DAY)],
        "side": "top",
        "ticklabelmode": "period" if year_step(span) == 1 else "instant",
        "tickangle": 0,
    }
    few = (span[1] - span[0]) / pd.Timedelta(days=91) <= MOST_QUARTERS
    years = {"dtick": f"M{12 * year_step(span)}", "tickformat": "%Y"}
    ticks = {"dtick": "M3", "tickformat": "Q%q\n%Y"} if few else years
    return {
        **axis,
        **ticks,
        "tick0": "2000-01-01",
        "minor": {"dtick": "M3" if year_step(span) == 1 else years["dtick"], "showgrid": not few},
        "ticks": "",
    }


def year_step(span: Span) -> int:
    """Return every how many years one is named and ruled, so that the narrowest page holds them."""
    return -(-(span[1].year - span[0].year + 1) // MOST_YEARS)


def axes(span: Span | None) -> Json:
    """Return the axis of a span, and a second over it for the letters of months where they fit."""
    if not has_months(span):
        return {"xaxis": time_axis(span)}
    assert span is not None
    middles = pd.date_range(span[0], span[1], freq="MS") + 14 * DAY
    months = {
        "overlaying": "x",
        "matches": "x",
        "side": "top",
        "type": "date",
        "tickvals": [iso_day(day) for day in middles],
        "ticktext": [f"{day:%b}"[0] for day in middles],
        "tickangle": 0,
        "tickfont": {"size": 10, "color": DARK_GREY},
        "ticks": "",
        "showgrid": False,
        "range": [iso_day(span[0]), iso_day(span[1] + DAY)],
    }
    ticks = {
        "minor": {"dtick": "M1", "ticks": "outside", "ticklen": 5, "tickcolor": NEUTRAL, "showgrid": False}
    }
    return {"xaxis": time_axis(span) | ticks | {"ticklabelstandoff": MONTHS_PX}, "xaxis2": months}


def has_months(span: Span | None) -> bool:
    """Return whether a span is short enough for each of its months to have a letter."""
    return span is not None and (span[1] - span[0]) / pd.Timedelta(days=30.4) <= MOST_MONTHS


def month_letters(span: Span | None) -> list[Json]:
    """Return what keeps the axis of months: plotly draws none that no trace is on."""
    if not has_months(span):
        return []
    nowhere = {"x": [None], "y": [None], "xaxis": "x2", "mode": "markers", "hoverinfo": "skip"}
    return [{"type": "scatter", "name": "months", "showlegend": False, **nowhere}]


def iso_day(day: pd.Timestamp) -> str:
    """Return a day as plotly takes it, without a time."""
    return f"{day:%Y-%m-%d}"
