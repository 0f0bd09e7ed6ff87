"""Lanes: the rules between them and where quarters begin, their names, and the years again down a long page."""

from __future__ import annotations

from collections.abc import Iterator

import pandas as pd

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.geometry import DAY
from mhhs_analysis.charts.sheet import HEADING_PX, Sheet, Span
from mhhs_analysis.charts.style import (
    DARK_GREY,
    MARGIN_PX,
    NEUTRAL,
    PALE_GREY,
    WHITE,
    joined,
    mix,
    safe,
    text_px,
    wrapped,
)
from mhhs_analysis.charts.surround.axis import iso_day, year_step

LONG_PX, BOLD = 1000, 1.1
"""The height past which the axis is out of sight, and how much wider bold words are."""
RULE = mix(NEUTRAL, WHITE, 0.55)


def quarters(span: Span | None, rows: float) -> list[Json]:
    """Return a rule where each quarter begins, stronger where a year does.

    Shapes, not the axis's own grid: with labels set in the middle of their quarters plotly 7 draws none.
    """
    if span is None:
        return []
    step = year_step(span)
    starts = pd.date_range(span[0] + DAY, span[1], freq="QS" if step == 1 else "YS")
    starts = starts[[step == 1 or (day.year - 2000) % step == 0 for day in starts]]
    lines = [
        {"color": NEUTRAL if day.month == 1 else RULE, "width": 1.5 if day.month == 1 else 1}
        for day in starts
    ]
    days = zip(map(iso_day, starts), lines, strict=True)
    return [shape("line", day, day, 0, rows, line=line, layer="below") for day, line in days]


def shape(kind: str, x0: object, x1: object, y0: float, y1: float, **look: object) -> Json:
    """Return a shape between two places across and two rows."""
    return {"type": kind, "xref": "x", "yref": "y", "x0": x0, "x1": x1, "y0": y0, "y1": y1, **look}


def _across(sheet: Sheet, kind: str, y0: float, y1: float, **look: object) -> Iterator[Json]:
    """Yield a shape across the plot and its twin across the column of names, whose width is in pixels."""
    yield shape(kind, 0, 1, y0, y1, layer="below", **look) | {"xref": "paper"}
    column = {"xref": "paper", "xsizemode": "pixel", "xanchor": 0}
    yield shape(kind, -sheet.column_px, 0, y0, y1, layer="below", **look) | column


def lane_rules(sheet: Sheet) -> Iterator[Json]:
    """Yield the rule below each lane, and the band of each heading."""
    line = {"color": RULE, "width": 1}
    for top, high, heading in zip(
        sheet.lanes["top"], sheet.lanes["high"], sheet.lanes["heading"], strict=True
    ):
        if heading:
            yield from _across(sheet, "rect", top - heading, top, fillcolor=PALE_GREY, line={"width": 0})
        yield from _across(sheet, "line", top + high, top + high, line=line)


def lane_names(sheet: Sheet) -> Iterator[Json]:
    """Yield the names at the left, hung from the left edge of the page, and what an empty lane says."""
    at = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "align": "left"}
    column = {**at, "xshift": -sheet.column_px}
    for lane in sheet.lanes.to_dict("records"):
        middle = lane["top"] + lane["high"] / 2
        name, shift = joined(lane["lines"]), lane.get("indent", 0) - sheet.column_px
        text = f"<b>{name}</b>" if lane.get("is_strong") else name
        yield {**column, "y": middle, "text": text, "xshift": shift}
        if lane["heading"]:
            bold = f"<b>{joined(wrapped(lane['lane_group'], HEADING_PX))}</b>"
            yield {
                **column,
                "y": lane["top"] - lane["heading"] / 2,
                "text": bold,
                "xshift": 4 - sheet.column_px,
            }
        if lane["words"]:
            yield {**at, "y": middle, "text": f"<i>{safe(lane['words'])}</i>", "xshift": 6, "bgcolor": WHITE}


def years_again(sheet: Sheet) -> Iterator[Json]:
    """Yield the years once more in each heading of a page too long for one look, where no heading's words stand."""
    if sheet.span is None or sheet.plot_px < LONG_PX:
        return
    first, last = sheet.span
    day_px = sheet.width_px / ((last + DAY - first) / DAY)
    step = year_step(sheet.span)
    starts = [day for day in pd.date_range(first, last, freq="YS") if (day.year - 2000) % step == 0]
    for lane in sheet.lanes[sheet.lanes["heading"].gt(0)].to_dict("records"):
        clear = text_px(lane["lane_group"]) * BOLD + 2 * MARGIN_PX - sheet.column_px
        at = {
            "xref": "x",
            "xanchor": "left",
            "xshift": 3,
            "yref": "y",
            "y": lane["top"] - lane["heading"] / 2,
        }
        seen = (day for day in starts if (day - first) / DAY * day_px > clear)
        yield from (
            {"x": iso_day(day), "text": str(day.year), "font": {"color": DARK_GREY}, **at} for day in seen
        )
