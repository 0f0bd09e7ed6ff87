"""The watermark, where it lies on fewest words."""

from __future__ import annotations

from collections.abc import Iterator
from math import cos, radians, sin

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.geometry import DAY
from mhhs_analysis.charts.links import Box, Scale, words_box
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import DARK_GREY, NARROW_PAGE_PX, WIDE_PAGE_PX, safe, text_px
from mhhs_analysis.charts.surround.lanes import BOLD

WATERMARK_EVERY_PX, WATERMARK_PX, WATERMARK_DEGREES = 420, 38, 18


def watermarks(sheet: Sheet) -> Iterator[Json]:
    """Yield the watermark, again and again down a long page, so that no part of it goes unmarked."""
    if not sheet.surround.watermark:
        return
    times = max(round(sheet.rows * sheet.row_px / WATERMARK_EVERY_PX), 1)
    font = {"size": WATERMARK_PX, "color": DARK_GREY}
    words = _words_boxes(sheet)
    for which in range(times):
        x, y = _clearest(sheet, words, (sheet.rows * which / times, sheet.rows * (which + 1) / times))
        at = {"xref": "paper", "x": x, "yref": "y", "y": y, "textangle": -WATERMARK_DEGREES}
        yield {**at, "text": f"<b>{safe(sheet.surround.watermark)}</b>", "opacity": 0.16, "font": font}


def _words_boxes(sheet: Sheet) -> list[tuple[float, list[Box]]]:
    """Return where labels stand on the narrowest page and on a desk's, with the width of the plot."""
    if sheet.span is None:
        return []
    days = (sheet.span[1] + DAY - sheet.span[0]) / DAY
    widths = [sheet.width_px, sheet.width_px + WIDE_PAGE_PX - NARROW_PAGE_PX]
    items = sheet.items.to_dict("records")
    scales = [Scale(sheet.span[0], width / days) for width in widths]
    return [
        (width, [box for item in items if (box := words_box(item, scale))])
        for width, scale in zip(widths, scales, strict=True)
    ]


def _clearest(
    sheet: Sheet, words: list[tuple[float, list[Box]]], rows: tuple[float, float]
) -> tuple[float, float]:
    """Return the place of a watermark between two rows that lies on fewest labels, of equal ones nearest their middle.

    Across, a share of the plot; down, a row. It keeps within the plot on the narrowest page.
    """
    long = text_px(sheet.surround.watermark, size=WATERMARK_PX) * BOLD
    slope = radians(WATERMARK_DEGREES)
    across, down = long / 2 * cos(slope), (long / 2 * sin(slope) + WATERMARK_PX / 2) / sheet.row_px
    spare = max(0.5 - across / sheet.width_px, 0.0)
    middle = sum(rows) / 2
    reach = max((rows[1] - rows[0]) / 2 - down, 0.0)
    places = [(0.5 + spare * x / 2, middle + reach * y / 6) for y in range(-6, 7) for x in range(-2, 3)]

    def met(place: tuple[float, float]) -> int:
        along = [(step / 6, step / 6) for step in range(-6, 7)]
        return sum(
            _is_in(box, place[0] * width + share * across, place[1] - rise * down, sheet.row_px)
            for width, boxes in words
            for box in boxes
            for share, rise in along
        )

    return min(places, key=lambda place: (met(place), abs(place[1] - middle), abs(place[0] - 0.5)))


def _is_in(box: Box, px: float, row: float, row_px: float) -> bool:
    """Return whether a letter of a watermark about a place would lie on a label."""
    half = WATERMARK_PX / 2
    is_across = box.left - half < px < box.right + half
    return is_across and box.top - half / row_px < row < box.bottom + half / row_px
