"""The page that a slide has room for: as narrow as can be, so that its words are as large as can be."""

from __future__ import annotations

from typing import Any

import pandas as pd

from mhhs_analysis.charts.page import AXIS_ROWS
from mhhs_analysis.charts.parting import most_rows, parted
from mhhs_analysis.charts.poap import poap_sheet
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.reporting.slides.key import KEY_HIGH, key_rows
from mhhs_analysis.reporting.slides.room import FOOT, ROOM_WIDE, TOP, points_on
from mhhs_analysis.reporting.slides.words import NOTE_HIGH, lines_of

LEAST_POINTS, PARTED_POINTS = 8.0, 9.0
"""The smallest that a chart's words are on one slide, and on each of the several that it takes else."""
_PAGES_PX = range(900, 4001, 20)
"""The widths tried, narrowest first: a narrower page has larger letters, a wider one fewer rows."""
_MOST_NOTES = 4


def fitting(poap_items: pd.DataFrame, option: str, **how: Any) -> list[Sheet]:  # noqa: ANN401
    """Return an option's sheet for the narrowest page whose height has room on a slide, or its parts for several.

    Only a lane that is higher than a slide has smaller letters than it should.
    """
    for page_px in _PAGES_PX:
        sheet = poap_sheet(poap_items, option, page_px=page_px, **how)
        if points_on(page_px) < LEAST_POINTS:
            break
        if sheet.rows <= _room_rows(sheet):
            return [sheet]
    return _several(poap_items, option, **how)


def _several(poap_items: pd.DataFrame, option: str, **how: Any) -> list[Sheet]:  # noqa: ANN401
    """Return the parts of an option's sheet: as few as `PARTED_POINTS` allow, then as large as can be."""
    smallest = next(px for px in _PAGES_PX if points_on(px + _PAGES_PX.step) < PARTED_POINTS)
    fewest: list[Sheet] = []
    for page_px in (px for px in _PAGES_PX if px >= smallest):
        sheet = poap_sheet(poap_items, option, page_px=page_px, **how)
        fewest = parted(sheet, _room_rows(sheet))
        if most_rows(sheet) <= _room_rows(sheet):
            break
    for page_px in (px for px in _PAGES_PX if px < smallest):
        sheet = poap_sheet(poap_items, option, page_px=page_px, **how)
        larger = parted(sheet, _room_rows(sheet))
        if most_rows(sheet) <= _room_rows(sheet) and len(larger) <= len(fewest):
            return larger
    return fewest


def _room_rows(sheet: Sheet) -> float:
    """Return how many rows of lanes a slide has room for, above key and notes."""
    notes = min(sum(map(lines_of, sheet.surround.notes)) + 1, _MOST_NOTES)
    below = 0.06 + KEY_HIGH * len(list(key_rows(sheet))) + notes * NOTE_HIGH
    row = sheet.row_px * ROOM_WIDE / sheet.page_px
    return (FOOT - TOP - below) / row - AXIS_ROWS - sheet.flag_rows
