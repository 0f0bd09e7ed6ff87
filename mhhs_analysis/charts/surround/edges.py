"""The edges of a chart: the subtitle above, notes and legend below, and the margins that they need."""

from __future__ import annotations

from collections.abc import Sequence

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.sheet import HEADING_PX, Sheet
from mhhs_analysis.charts.style import MARGIN_PX, TITLE_PX, joined, text_px, wrapped
from mhhs_analysis.charts.surround.axis import AXIS_PX, MONTHS_PX, has_months

LINE_PX = 17
LEGEND_ROW_PX, LEGEND_PAGE_PX = 20, 1000


def subtitle(sheet: Sheet) -> list[str]:
    """Return the lines of the subtitle."""
    return wrapped(sheet.surround.subtitle, HEADING_PX, size=13)


def margins(traces: Sequence[Json], sheet: Sheet) -> Json:
    """Return the height, the margins and the legend: of the rows, notes and traces, at a middle width."""
    above = LINE_PX * len(subtitle(sheet)) + 6
    axis = AXIS_PX * (sheet.span is not None) + MONTHS_PX * has_months(sheet.span)
    top = MARGIN_PX + 1.3 * TITLE_PX + above + axis
    notes, legend = _notes_px(sheet), _legend_px(traces, LEGEND_PAGE_PX - sheet.column_px - 2 * MARGIN_PX)
    return {
        "height": top + sheet.plot_px + notes + legend + MARGIN_PX,
        "margin": {
            "l": MARGIN_PX + sheet.column_px,
            "r": MARGIN_PX,
            "t": top,
            "b": notes + legend + MARGIN_PX,
        },
        "legend": _legend(-(notes + 8) / sheet.plot_px),
    }


def _note_lines(sheet: Sheet) -> list[str]:
    return [line for note in sheet.surround.notes for line in wrapped(note, HEADING_PX)]


def notes_below(sheet: Sheet) -> list[Json]:
    """Return the notes as one annotation below the plot; none where there are none."""
    lines = _note_lines(sheet)
    at = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -sheet.column_px, "align": "left"}
    below = {"yref": "paper", "y": 0, "yanchor": "top", "yshift": -8}
    return [{**at, **below, "text": joined(lines)}] if lines else []


def _notes_px(sheet: Sheet) -> float:
    lines = len(_note_lines(sheet))
    return lines * LINE_PX + 12 if lines else 0


def _legend_px(traces: Sequence[Json], width: float) -> float:
    """Return the height of the legend over a width: plotly gives each entry the room of the longest."""
    names = [trace["name"] for trace in traces if trace.get("showlegend", True)]
    if not names:
        return 0
    entry_px = 44 + 0.8 * max(text_px(name) for name in names)
    return -(-len(names) // max(int(width / entry_px), 1)) * LEGEND_ROW_PX + 16


def _legend(y: float) -> Json:
    place = {"x": 0, "xanchor": "left", "yref": "paper", "y": y, "yanchor": "top"}
    return {**place, "orientation": "h", "itemclick": False, "itemdoubleclick": False}
