"""A chart with time along it: lanes of packed bars and milestones under a quarter axis.

`sheet` says what the two frames hold and places them, `marks` draws the traces, `surround` all else.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.charts.marks import marks
from mhhs_analysis.charts.sheet import Span, Surround, sheet_of
from mhhs_analysis.charts.style import house_template
from mhhs_analysis.charts.surround import shapes, texts, time_axis, with_margins


def draw_timeline(
    items: pd.DataFrame, lanes: pd.DataFrame, span: Span | None, surround: Surround
) -> go.Figure:
    """Return the figure of lanes and items over a span, its height that of its rows, its width the page's."""
    sheet = sheet_of(items, lanes, span, surround)
    figure = go.Figure(data=marks(sheet))
    figure.update_layout(
        template=house_template(),
        barmode="overlay",
        hovermode="closest",
        shapes=shapes(sheet),
        annotations=texts(sheet),
        xaxis=time_axis(span),
        yaxis={"range": [sheet.rows, -sheet.flag_rows]},
        title={"x": 0, "xref": "container", "xanchor": "left", "y": 1, "yref": "container", "yanchor": "top"},
    )
    return with_margins(figure, sheet)
