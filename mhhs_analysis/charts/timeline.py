"""A chart with time along it: lanes of packed bars and milestones under years, quarters and months.

`sheet` says what the two frames hold and places them, `marks` draws the traces, `surround` all else.
"""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.charts.data_table import timeline_table
from mhhs_analysis.charts.figure import chart
from mhhs_analysis.charts.marks import labels_below, marks
from mhhs_analysis.charts.sheet import LANE_COLUMN_PX, ROW_PX, Sheet, Span, Surround, sheet_of
from mhhs_analysis.charts.style import joined
from mhhs_analysis.charts.surround import axes, margins, month_letters, shapes, subtitle, texts


def draw_timeline(
    items: pd.DataFrame,
    lanes: pd.DataFrame,
    span: Span | None,
    surround: Surround,
    *,
    title: str,
    alt: str,
    row_px: float = ROW_PX,
    names_px: float = LANE_COLUMN_PX,
) -> go.Figure:
    """Return the figure of lanes and items over a span, its height that of its rows, its width the page's."""
    sheet = sheet_of(items, lanes, span, surround, row_px=row_px, names_px=names_px)
    return draw_sheet(sheet, title=title, alt=alt)


def draw_sheet(sheet: Sheet, *, title: str, alt: str) -> go.Figure:
    """Return the figure of what is placed on a sheet."""
    traces = [*marks(sheet), *month_letters(sheet.span)]
    layout = {
        "barmode": "overlay",
        "hovermode": "closest",
        "shapes": shapes(sheet),
        "annotations": [*texts(sheet), *labels_below(sheet.items)],
        **axes(sheet.span),
        "yaxis": {"range": [sheet.rows, -sheet.flag_rows]},
        **margins(traces, sheet),
    }
    told = timeline_table(sheet)
    return chart(traces, layout, title=title, subtitle=joined(subtitle(sheet)), alt=alt, table=told)
