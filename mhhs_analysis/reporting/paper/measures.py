"""Measures of paper, and of a figure that is laid out for it; in pixels of 1/96 inch."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

Json = dict[str, Any]

A3_PX = (1587.4, 1122.5)
"""A3 landscape, 420 by 297 mm."""
LARGEST, SMALLEST, USUAL = 1.8, 0.92, 0.95
"""By how much a sheet is magnified: text of 12 px is 9 points at 1, and nobody reads below 8."""
EDGE_PX, FOOT_PX = 26, 22
"""Blank at each edge beside the chart's own margins, for printers and holes; and the line at the foot."""


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper: the figure that fills it, its size before it is magnified, and by how much it is."""

    figure: Json
    width: float
    height: float
    scale: float


@dataclass(frozen=True)
class Measures:
    """A figure's own height, margins and rows; `top` and `bottom` are values of the y axis, 0 if it has no rows."""

    height: float
    left: float
    right: float
    above: float
    below: float
    top: float
    bottom: float

    @property
    def plot(self) -> float:
        """Height of the plot alone."""
        return self.height - self.above - self.below

    @property
    def has_rows(self) -> bool:
        """Whether y counts rows downwards, so that it can be cut between two."""
        return self.bottom > self.top

    @property
    def row(self) -> float:
        """Height of a row, or of whatever else y counts downwards."""
        return self.plot / (self.bottom - self.top)


def measures_of(figure: Mapping[str, Any]) -> Measures:
    """Return the measures of a figure, plotly's own where it gives none."""
    layout = figure["layout"]
    margin = {"l": 80, "r": 80, "t": 100, "b": 80} | dict(layout.get("margin") or {})
    bottom, top = (layout.get("yaxis") or {}).get("range") or [0, 1]
    left, right, above, below = (float(margin[side]) for side in "lrtb")
    height = float(layout.get("height") or 450)
    return Measures(height, left, right, above, below, float(top), float(bottom))
