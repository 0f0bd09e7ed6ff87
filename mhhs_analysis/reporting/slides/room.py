"""A slide's size, and the room that a chart has on it: shares of its page and its pixels as inches and points."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from typing import Any

from mhhs_analysis.charts.page import page_high_px
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import MARGIN_PX

WIDE, HIGH = 13.333, 7.5
"""A slide's size in inches."""
LEFT, TOP, ROOM_WIDE = 0.3, 0.82, 12.73
"""Where the chart lies on it, in inches: left, top, width."""
FOOT = HIGH - 0.29
"""Where its last line stands."""
_POINTS = 72
_TEXT_PX = 12

Part = Mapping[Hashable, Any]
"""A part of a chart's page, as `charts.page` gives it."""
Box = tuple[float, float, float, float]
"""Left, top, width and height in inches."""


def points_on(page_px: float) -> float:
    """Return the size of a chart's words on a page of so many pixels."""
    return _TEXT_PX * ROOM_WIDE * _POINTS / page_px


@dataclass(frozen=True)
class Room:
    """The room of a sheet's chart on its slide."""

    sheet: Sheet

    @property
    def high(self) -> float:
        """Height of the chart, in inches."""
        return ROOM_WIDE * page_high_px(self.sheet) / self.sheet.page_px

    @property
    def points(self) -> float:
        """Size of the chart's words."""
        return points_on(self.sheet.page_px)

    @property
    def edge(self) -> float:
        """Where the names of lanes begin, and so all else that stands at the left."""
        return LEFT + MARGIN_PX * ROOM_WIDE / self.sheet.page_px

    @property
    def far(self) -> float:
        """Where the plot ends at the right."""
        return LEFT + (1 - MARGIN_PX / self.sheet.page_px) * ROOM_WIDE

    def at(self, across: float, down: float) -> tuple[float, float]:
        """Return a place of the page, in shares, as inches from the slide's left and top."""
        return LEFT + across * ROOM_WIDE, TOP + down * self.high

    def box(self, part: Part) -> Box:
        """Return a part's box."""
        left, top = self.at(part["left"], part["top"])
        wide, high = part["right"] - part["left"], part["bottom"] - part["top"]
        return left, top, wide * ROOM_WIDE, high * self.high
