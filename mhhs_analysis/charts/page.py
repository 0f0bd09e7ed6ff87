"""A sheet's parts as shares of a page, in drawing order: all that a writer of slides or drawings needs to know.

The page is the chart itself: axis, flags' words and lanes, without title, subtitle, notes, watermark and legend, which
are the sheet's `surround` and whoever draws puts where it likes. Nothing here knows plotly.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from mhhs_analysis.charts.geometry import DAY, DIAMOND_PX
from mhhs_analysis.charts.links import BAR_HALF, Scale, words_box
from mhhs_analysis.charts.marks import SUMMARY_ROWS, diamond_colours
from mhhs_analysis.charts.sheet import Sheet, flag_lines
from mhhs_analysis.charts.style import (
    BLACK,
    DARK_GREY,
    DARK_PINK,
    MARGIN_PX,
    PALE_GREY,
    WHITE,
    look_of,
    text_on,
)

AXIS_ROWS = 2
PART_COLUMNS = (
    "what",
    "item_id",
    "text",
    "left",
    "right",
    "top",
    "bottom",
    "fill",
    "line",
    "align",
    "points",
)
"""What a part is; whose; its words; its box as shares of the page, 0 to 1 from its top left corner; its colours as
#RRGGBB, empty for none; how its words lie (left, centre, right); the corners of a line, as (across, down)."""

Part = dict[str, Any]
Row = Mapping[Hashable, Any]


def page_parts(sheet: Sheet) -> pd.DataFrame:
    """Return a row a part of a sheet, undermost first, with its box as shares of the page (PART_COLUMNS).

    `what` is heading, lane, rule (below a lane), year, quarter, link, may_be (all a bar may be), certain (the part of
    it that is), grace, whisker, milestone, open (a triangle: no date that way), label, flag (a line down the page)
    or flag_label. `label` of a bar stands inside it where its box lies in the bar's. A font's size is that
    of 12 pixels on a page of `sheet.page_px`; `page_px` and `page_high_px` give the page's proportions.
    """
    scale = _Scale(sheet)
    parts = [
        *_lanes(sheet, scale),
        *_axis(sheet, scale),
        *_flags(sheet, scale),
        *_links(sheet, scale),
        *(part for item in sheet.items.to_dict("records") for part in _marks(item, scale)),
        *(part for item in sheet.items.to_dict("records") for part in _label(item, scale)),
    ]
    empty: Part = {"item_id": "", "text": "", "fill": "", "line": "", "align": "", "points": None}
    return pd.DataFrame([empty | part for part in parts], columns=list(PART_COLUMNS))


def page_high_px(sheet: Sheet) -> float:
    """Return the height of the page whose shares `page_parts` gives, in the pixels of `sheet.page_px`."""
    return (AXIS_ROWS + sheet.flag_rows + sheet.rows) * sheet.row_px


class _Scale:
    """Pixels of the plot, days and rows as shares of the page."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.high = AXIS_ROWS + sheet.flag_rows + sheet.rows
        self.left = MARGIN_PX + sheet.column_px
        first, last = sheet.span or (pd.Timestamp(0), pd.Timestamp(0))
        self.days = Scale(first, sheet.width_px / ((last + DAY - first) / DAY))

    def across(self, px: float) -> float:
        """Return pixels from the left of the plot as a share of the page's width, none beyond its edges."""
        return min(max((self.left + min(max(px, 0.0), self.sheet.width_px)) / self.sheet.page_px, 0.0), 1.0)

    def column(self, px: float) -> float:
        """Return pixels from the left of the names as a share of the page's width."""
        return (MARGIN_PX + px) / self.sheet.page_px

    def day(self, day: pd.Timestamp) -> float:
        """Return the edge of a day as a share of the page's width."""
        return self.across(self.days.px(day))

    def down(self, row: float) -> float:
        """Return rows from the top of the lanes as a share of the page's height."""
        return (AXIS_ROWS + self.sheet.flag_rows + row) / self.high

    def box(self, left: float, right: float, top: float, bottom: float) -> Part:
        """Return a box of two shares across and two rows."""
        return {"left": left, "right": right, "top": self.down(top), "bottom": self.down(bottom)}


def _lanes(sheet: Sheet, scale: _Scale) -> Iterator[Part]:
    edge = scale.across(sheet.width_px)
    for lane in sheet.lanes.to_dict("records"):
        top, bottom = lane["top"], lane["top"] + lane["high"]
        if lane["heading"]:
            box = scale.box(scale.column(0), edge, top - lane["heading"], top)
            yield {
                "what": "heading",
                "text": lane["lane_group"],
                "fill": PALE_GREY,
                "line": "",
                "align": "left",
                **box,
            }
        name = scale.box(scale.column(lane.get("indent", 0)), scale.across(0), top, bottom)
        yield {"what": "lane", "text": "\n".join(lane["lines"]), "align": "left", **name}
        yield {"what": "rule", "line": DARK_GREY, **scale.box(scale.column(0), edge, bottom, bottom)}


def _axis(sheet: Sheet, scale: _Scale) -> Iterator[Part]:
    if sheet.span is None:
        return
    top = -AXIS_ROWS - sheet.flag_rows
    for what, freq, row in (("year", "YS", top), ("quarter", "QS", top + 1)):
        starts = pd.date_range(sheet.span[0], sheet.span[1] + DAY, freq=freq)
        edges = sorted({sheet.span[0], *starts, sheet.span[1] + DAY})
        for first, end in pairwise(edges):
            words = str(first.year) if what == "year" else f"Q{first.quarter}"
            box = scale.box(scale.day(first), scale.day(end), row, row + 1)
            yield {"what": what, "text": words, "align": "centre", "line": DARK_GREY, **box}


def _flags(sheet: Sheet, scale: _Scale) -> Iterator[Part]:
    for flag, label, row in sheet.flag_labels:
        at, top = scale.day(flag.at), row - sheet.flag_rows
        colour = {"hard": BLACK, "as_at": DARK_GREY}.get(flag.weight, DARK_PINK)
        if flag.grace_to is not None:
            box = scale.box(at, scale.day(flag.grace_to), 0, sheet.rows)
            yield {"what": "grace", "fill": WHITE, "line": DARK_PINK, **box}
        yield {"what": "flag", "text": flag.text, "line": colour, **scale.box(at, at, top, sheet.rows)}
        ends = (label.at_px, label.to_px) if label.side == "right" else (label.from_px, label.at_px)
        left, right = map(scale.across, ends)
        align = "right" if label.side == "left" else "left"
        yield {
            "what": "flag_label",
            "text": "\n".join(flag_lines(flag, label)),
            "align": align,
            **scale.box(left, right, top, top + label.lines),
        }


def _links(sheet: Sheet, scale: _Scale) -> Iterator[Part]:
    for link in sheet.links.to_dict("records"):
        points = [(scale.day(day), scale.down(row)) for day, row in link["way"]]
        across, down = zip(*points, strict=True)
        box = {"left": min(across), "right": max(across), "top": min(down), "bottom": max(down)}
        name = f"{link['follows']} > {link['item_id']}"
        yield {
            "what": "link",
            "item_id": name,
            "text": link["verdict"],
            "line": DARK_GREY,
            "points": points,
            **box,
        }


def _marks(item: Row, scale: _Scale) -> Iterator[Part]:
    """Yield what is drawn of an item, undermost first."""
    whose = {"item_id": item["item_id"]}
    left, right = scale.day(item["left"]), scale.day(item["right"])
    if pd.notna(item["grace_to"]):
        box = scale.box(right, scale.day(item["grace_to"]), item["y"] - 0.3, item["y"] + 0.3)
        yield {"what": "grace", "fill": WHITE, "line": DARK_PINK, **whose, **box}
    drawn = _point(item, scale) if item["kind"] == "milestone" else _bar(item, scale)
    yield from (whose | part for part in drawn)
    for side, at in (("left", left), ("right", right)):
        if item[f"is_open_{side}"] and item[f"is_{side}_seen"]:
            box = scale.box(at, at, item["y"] - BAR_HALF, item["y"] + BAR_HALF)
            yield {"what": "open", "text": side, "fill": look_of(item["look_id"]).outline, **whose, **box}


def _point(item: Row, scale: _Scale) -> Iterator[Part]:
    """Yield the whisker of a milestone over all days that were meant, and its diamond at the end of them."""
    left, right, reach = scale.day(item["left"]), scale.day(item["right"]), DIAMOND_PX / 2
    yield {"what": "whisker", "line": BLACK, **scale.box(left, right, item["y"] - 0.2, item["y"] + 0.2)}
    across, down = reach / scale.sheet.page_px, reach / scale.sheet.row_px
    box = scale.box(right - across, right + across, item["y"] - down, item["y"] + down)
    fill, line = diamond_colours(item["look_id"])
    yield {"what": "milestone", "fill": fill, "line": line, **box}


def _bar(item: Row, scale: _Scale) -> Iterator[Part]:
    """Yield the whole of what a bar may be, and the part of it that is certain."""
    stage, half = look_of(item["look_id"]), SUMMARY_ROWS / 2 if item.get("is_summary") else BAR_HALF
    parts = (("may_be", "left", "right", stage.pale), ("certain", "sure_from", "sure_to", stage.colour))
    for what, first, end, fill in parts:
        if pd.notna(item[first]):
            edges = scale.day(item[first]), scale.day(item[end])
            box = scale.box(*edges, item["y"] - half, item["y"] + half)
            yield {"what": what, "fill": fill, "line": stage.outline, **box}


def _label(item: Row, scale: _Scale) -> Iterator[Part]:
    """Yield an item's words: in its certain part, else its whole, or beside it or below."""
    told = {"what": "label", "item_id": item["item_id"], "text": item["label"]}
    box = words_box(item, scale.days)
    if box is None:
        yield told | _inside(item, scale)
        return
    align = {"left": "right", "below": "centre"}.get(item["side"], "left")
    left, right = scale.across(box.left), scale.across(box.right)
    yield told | {"align": align, "line": BLACK} | scale.box(left, right, box.top, box.bottom)


def _inside(item: Row, scale: _Scale) -> Part:
    has_sure = bool(pd.notna(item["sure_from"]))
    first, end = ("sure_from", "sure_to") if has_sure else ("left", "right")
    box = scale.box(scale.day(item[first]), scale.day(item[end]), item["y"] - BAR_HALF, item["y"] + BAR_HALF)
    ink = text_on(look_of(item["look_id"]).colour) if has_sure else BLACK
    return {"align": "left", "line": ink, **box}
