"""A chart with time along it: lanes of packed bars and milestones under years, quarters and months.

`sheet` says what the two frames hold and places them, `marks` draws the traces, `surround` all else.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable
from functools import partial

import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.charts.data_table import timeline_table
from mhhs_analysis.charts.figure import chart
from mhhs_analysis.charts.marks import labels_below, marks
from mhhs_analysis.charts.sheet import LANE_COLUMN_PX, ROW_PX, Sheet, Span, Surround, sheet_of
from mhhs_analysis.charts.style import NARROW_PAGE_PX, joined
from mhhs_analysis.charts.surround import axes, margins, month_letters, shapes, subtitle, texts

PAPER_PAGES_PX = range(1006, 1619, 36)
"""The widths tried for a sheet of A3, in pixels of a text of 12: of 1.5 to 0.95 times that size when it is filled."""
PAPER_SHAPE, PAPER_EDGES_PX = 297 / 420, (52, 74)
"""A sheet's height by its width, and what of each, across and down, its edges and foot take."""


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

    def laid_out(page_px: float) -> go.Figure:
        sheet = sheet_of(items, lanes, span, surround, None, page_px, row_px, names_px)
        return draw_sheet(sheet, title=title, alt=alt)

    return also_for_paper(laid_out)


def also_for_paper(laid_out: Callable[[float], go.Figure]) -> go.Figure:
    """Return the figure that is laid out for the narrowest page, which knows how it is laid out for a sheet of A3.

    `figure._for_paper()` gives that one: drawn only where it is asked for, for it takes as long again.
    """
    figure = laid_out(NARROW_PAGE_PX)
    figure._for_paper = partial(_for_paper, laid_out)
    return figure


def _for_paper(laid_out: Callable[[float], go.Figure]) -> go.Figure:
    """Return the figure for the narrowest page that one sheet holds, so that words are largest; else the widest."""
    tried: dict[int, go.Figure] = {}

    def fits(page_px: int) -> bool:
        tried[page_px] = laid_out(page_px)
        across, down = PAPER_EDGES_PX
        return bool(tried[page_px].layout.height + down <= (page_px + across) * PAPER_SHAPE)

    nth = bisect_left(PAPER_PAGES_PX, True, key=fits)
    page_px = PAPER_PAGES_PX[min(nth, len(PAPER_PAGES_PX) - 1)]
    figure = tried.get(page_px) or laid_out(page_px)
    figure.layout.meta = {**figure.layout.meta, "page_px": page_px}
    return figure


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
