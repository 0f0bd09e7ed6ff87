"""A figure laid out in a size: wider margins, labels that print as letters, the classification on it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from mhhs_analysis.reporting.marking import Marking
from mhhs_analysis.reporting.paper.measures import EDGE_PX, FOOT_PX, Json, Measures

BLANK, BLANK_PX = "\u2002", 6
"""The en space that keeps a label off its mark, and its width."""


def laid_out(
    figure: Mapping[str, Any],
    own: Measures,
    marking: Marking,
    size: tuple[float, float],
    sheet: str,
    *,
    blank: float = 0,
    above: float = 0,
) -> Json:
    """Return a figure of a size, its margins widened by the edges: `blank` is left below, `above` over the axis."""
    width, height = size
    margin = {
        "l": own.left + EDGE_PX,
        "r": own.right + EDGE_PX,
        "t": own.above + EDGE_PX + above,
        "b": own.below + EDGE_PX + FOOT_PX + blank,
    }
    layout = {name: held for name, held in figure["layout"].items() if name != "meta"}
    layout |= {
        "width": width,
        "height": height,
        "autosize": False,
        "margin": margin,
        "title": _moved_title(layout.get("title")),
        "annotations": [
            *(layout.get("annotations") or []),
            *(note for trace in figure["data"] if _has_halo(trace) for note in _boxed(trace)),
            *_marks(marking, margin, sheet),
        ],
    }
    if "legend" in layout:
        layout["legend"] = _moved_legend(layout["legend"], own.plot, height - margin["t"] - margin["b"])
    return {"data": [trace for trace in figure["data"] if not _has_halo(trace)], "layout": layout}


def _moved_legend(legend: Mapping[str, Any], plot: float, new_plot: float) -> Json:
    """Return a legend whose place, a share of the plot's height, is as far off as it was."""
    return {**legend, "y": legend.get("y", 0) * plot / new_plot}


def _moved_title(title: Any) -> Json:  # noqa: ANN401  (plotly takes a text or a mapping)
    held: Json = dict(title) if isinstance(title, dict) else {"text": title or ""}
    pad: Json = dict(held.get("pad") or {})
    return held | {"pad": {**pad, "t": pad.get("t", 0) + EDGE_PX, "l": pad.get("l", 0) + EDGE_PX}}


def _has_halo(trace: Mapping[str, Any]) -> bool:
    """Return whether a trace is labels with a shadow behind them: a PDF would hold those letters as a picture."""
    return trace.get("mode") == "text" and "shadow" in (trace.get("textfont") or {})


def _boxed(trace: Mapping[str, Any]) -> Iterator[Json]:
    """Yield each label of a trace on a box of white instead, which keeps a line behind it off the letters."""
    labels = zip(trace["x"], trace["y"], trace["text"], trace["textposition"], strict=True)
    for x, y, text, position in labels:
        words = text.strip(BLANK)
        away = (len(text) - len(words)) * BLANK_PX
        is_left = position == "middle left"
        place = {"xref": "x", "yref": "y", "xanchor": "right" if is_left else "left", "yanchor": "middle"}
        look = {"showarrow": False, "bgcolor": "rgba(255,255,255,0.8)", "borderpad": 0, "align": "left"}
        yield {"x": x, "y": y, "text": words, "xshift": -away if is_left else away, **place, **look}


def _marks(marking: Marking, margin: Mapping[str, float], sheet: str) -> Iterator[Json]:
    """Yield the classification at the upper right and again at the foot, with whose report it is and which sheet."""
    corner = {"xref": "paper", "x": 1, "xanchor": "right", "yref": "paper", "y": 1, "yanchor": "top"}
    box = {"bordercolor": "#000000", "borderwidth": 1.5, "borderpad": 5, "bgcolor": "#FFFFFF"}
    look = {"showarrow": False, "font": {"size": 14, "color": "#000000"}}
    text = _safe(marking.classification)
    yield {
        **corner,
        "yshift": margin["t"] - EDGE_PX - 8,
        "xshift": -6,
        "text": f"<b>{text}</b>",
        **box,
        **look,
    }
    foot = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": 0, "yanchor": "bottom"}
    words = " · ".join(filter(None, (f"<b>{text}</b>", _safe(marking.foot), sheet)))
    place = {"xshift": 16 + EDGE_PX - margin["l"], "yshift": EDGE_PX - 6 - margin["b"], "align": "left"}
    yield {**foot, **place, "text": words, "showarrow": False, "font": {"size": 11, "color": "#000000"}}


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
