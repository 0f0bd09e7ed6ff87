"""A chart as plotly takes it: plain JSON put together here, one figure made of it at the end.

plotly checks each property as it is set and copies the whole at each update, which costs ten times the
drawing. Here a chart is traces and a layout until it is whole; the tests hold every one to plotly's own rules.
"""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from mhhs_analysis.charts.style import MARGIN_PX, NARROW_PAGE_PX, TITLE_PX, house_template, joined, wrapped

Json = dict[str, Any]
"""A part of a figure: a trace, a shape, an annotation, or some of the layout."""

TITLE: Json = {"x": 0, "xref": "container", "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top"}
TITLE_PAD: Json = {"t": MARGIN_PX, "l": MARGIN_PX}


def chart(
    traces: list[Json], layout: Json, *, title: str, subtitle: str, alt: str, table: Json | None = None
) -> go.Figure:
    """Return the figure of traces and a layout, in the house template.

    The layout has a height and margins. A title too long for the narrowest page is broken into lines; the
    figure grows by their height. `alt` is its text alternative and `table` (see `data_table`) what it shows
    as words, kept in `layout.meta`.
    """
    lines = wrapped(title, NARROW_PAGE_PX - 2 * MARGIN_PX, size=TITLE_PX)
    more = (len(lines) - 1) * 1.3 * TITLE_PX
    whole = layout | {
        "template": house_template(),
        "title": {**TITLE, "text": joined(lines), "subtitle": {"text": subtitle}, "pad": TITLE_PAD},
        "meta": {"alt": alt, "table": table} if table else {"alt": alt},
        "height": layout["height"] + more,
        "margin": layout["margin"] | {"t": layout["margin"]["t"] + more},
    }
    # An empty list is as good as none, and plotly's own figures have none.
    kept = {name: part for name, part in whole.items() if part != []}
    return go.Figure({"data": traces, "layout": kept}, _validate=False)


def alt_text(figure: go.Figure) -> str:
    """Return the text alternative a figure carries; empty if it has none."""
    meta = figure.layout.meta
    return str(meta.get("alt", "")) if isinstance(meta, dict) else ""
