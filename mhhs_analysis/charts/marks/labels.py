"""The words of marks, beside them or below."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.geometry import GAP_PX
from mhhs_analysis.charts.marks.traces import marker_traces
from mhhs_analysis.charts.style import joined, safe, wrapped

_HALO = {"shadow": ", ".join(f"{x}px {y}px 1px #fff" for x in (-2, 0, 2) for y in (-1, 1)) + ", 0 0 4px #fff"}
"""White around each label, so that a line or a hatched strip behind it leaves it legible."""

_VEIL = "rgba(255,255,255,0.8)"
"""White behind words of more lines than one, thin enough to see a watermark through."""

_BLANK = "\u2002"
"""An en space: half the font's size between a mark and its label."""


def labels_beside(items: pd.DataFrame) -> list[Json]:
    """Return the labels that stand beside their marks; those inside are their bars' own text."""
    out = items[items["side"].isin(["left", "right", "past"])]
    if out.empty:
        return []
    look = {"mode": "text", "textfont": _HALO, "text": [_label_text(item) for item in out.to_dict("records")]}
    hung = {"left": "middle left"}
    at = out.assign(y=out["label_y"])
    positions = [hung.get(side, "middle right") for side in out["side"]]
    return marker_traces(at, "label_at", "labels", **look, textposition=positions, hoverinfo="skip")


def labels_below(items: pd.DataFrame) -> list[Json]:
    """Return the labels below their marks as annotations: a trace's text can't be moved by pixels from its day."""
    below = items[items["side"].eq("below")].to_dict("records")
    return [
        {
            "name": f"label {item['item_id']}",
            "x": f"{item['label_at']:%Y-%m-%d}",
            "y": item["label_y"],
            "yref": "y",
            "yanchor": "middle",
            **_hung(item),
            "text": joined(wrapped(item["label"], item["width_px"] - GAP_PX)),
            "bgcolor": _VEIL,
            "borderpad": 0,
        }
        for item in below
    ]


def _hung(item: Mapping[Hashable, Any]) -> Json:
    """Return how a label below hangs: from the line that keeps it in its place by its near end, else by its middle."""
    shift, half = item["label_shift"], item["width_px"] / 2 - GAP_PX
    if abs(shift) < half:
        return {"xanchor": "center", "xshift": round(shift, 1)}
    near = round(shift - half if shift > 0 else shift + half, 1)
    side = "left" if shift > 0 else "right"
    return {"xanchor": side, "xshift": near, "align": side}


def _label_text(item: Mapping[Hashable, Any]) -> str:
    """Return a label with the blank that keeps it off its mark, or off the line that it stands past."""
    if item["side"] == "past":
        return _BLANK + safe(item["label"])
    has_mark = item["kind"] == "milestone" or (
        item["is_open_right"] if item["side"] == "right" else item["is_open_left"]
    )
    blank = _BLANK * (3 if has_mark and not (item["side"] == "right" and pd.notna(item["grace_to"])) else 1)
    return blank + safe(item["label"]) if item["side"] == "right" else safe(item["label"]) + blank
