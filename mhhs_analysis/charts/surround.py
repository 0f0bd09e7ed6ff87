"""What stands around the marks of a timeline: axis, lane names, rules, flags, watermark, notes, margins.

Shapes and annotations are handed over as whole lists: added one by one they cost the square of their number.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import cos, radians, sin

import pandas as pd

from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.geometry import DAY, Label
from mhhs_analysis.charts.links import Box, Scale, words_box
from mhhs_analysis.charts.sheet import HEADING_PX, Flag, Sheet, Span, flag_lines
from mhhs_analysis.charts.style import (
    BLACK,
    DARK_GREY,
    DARK_PINK,
    MARGIN_PX,
    NARROW_PAGE_PX,
    NEUTRAL,
    PALE_GREY,
    TITLE_PX,
    WHITE,
    WIDE_PAGE_PX,
    joined,
    mix,
    safe,
    text_px,
    wrapped,
)

AXIS_PX, MONTHS_PX = 42, 14
LONG_PX, BOLD = 1000, 1.1
"""The height past which the axis is out of sight, and how much wider bold words are."""
LINE_PX = 17
LEGEND_ROW_PX, LEGEND_PAGE_PX = 20, 1000
WATERMARK_EVERY_PX, WATERMARK_PX, WATERMARK_DEGREES = 420, 38, 18
MOST_QUARTERS, MOST_MONTHS, MOST_YEARS = 26, 54, 14
"""The most that are named on the narrowest page: a quarter needs 20 pixels, the letter of a month 9, a year 36."""

RULE = mix(NEUTRAL, WHITE, 0.55)
LINES: dict[str, Json] = {
    "hard": {"color": BLACK, "width": 4},
    "soft": {"color": DARK_PINK, "width": 2, "dash": "dash"},
    "later": {"color": DARK_PINK, "width": 1.5, "dash": "longdashdot"},
    "as_at": {"color": DARK_GREY, "width": 1.5, "dash": "dot"},
}


def time_axis(span: Span | None) -> Json:
    """Return the axis of a span: quarters and years along the top, or years where quarters won't fit."""
    if span is None:
        return {"visible": False, "range": [0, 1]}
    axis = {
        "type": "date",
        "range": [_day(span[0]), _day(span[1] + DAY)],
        "side": "top",
        "ticklabelmode": "period" if _year_step(span) == 1 else "instant",
        "tickangle": 0,
    }
    few = (span[1] - span[0]) / pd.Timedelta(days=91) <= MOST_QUARTERS
    years = {"dtick": f"M{12 * _year_step(span)}", "tickformat": "%Y"}
    ticks = {"dtick": "M3", "tickformat": "Q%q\n%Y"} if few else years
    return {
        **axis,
        **ticks,
        "tick0": "2000-01-01",
        "minor": {"dtick": "M3" if _year_step(span) == 1 else years["dtick"], "showgrid": not few},
        "ticks": "",
    }


def _year_step(span: Span) -> int:
    """Return every how many years one is named and ruled, so that the narrowest page holds them."""
    return -(-(span[1].year - span[0].year + 1) // MOST_YEARS)


def axes(span: Span | None) -> Json:
    """Return the axis of a span, and a second over it for the letters of months where they fit."""
    if not has_months(span):
        return {"xaxis": time_axis(span)}
    assert span is not None
    middles = pd.date_range(span[0], span[1], freq="MS") + 14 * DAY
    months = {
        "overlaying": "x",
        "matches": "x",
        "side": "top",
        "type": "date",
        "tickvals": [_day(day) for day in middles],
        "ticktext": [f"{day:%b}"[0] for day in middles],
        "tickangle": 0,
        "tickfont": {"size": 10, "color": DARK_GREY},
        "ticks": "",
        "showgrid": False,
        "range": [_day(span[0]), _day(span[1] + DAY)],
    }
    ticks = {
        "minor": {"dtick": "M1", "ticks": "outside", "ticklen": 5, "tickcolor": NEUTRAL, "showgrid": False}
    }
    return {"xaxis": time_axis(span) | ticks | {"ticklabelstandoff": MONTHS_PX}, "xaxis2": months}


def has_months(span: Span | None) -> bool:
    """Return whether a span is short enough for each of its months to have a letter."""
    return span is not None and (span[1] - span[0]) / pd.Timedelta(days=30.4) <= MOST_MONTHS


def month_letters(span: Span | None) -> list[Json]:
    """Return what keeps the axis of months: plotly draws none that no trace is on."""
    if not has_months(span):
        return []
    nowhere = {"x": [None], "y": [None], "xaxis": "x2", "mode": "markers", "hoverinfo": "skip"}
    return [{"type": "scatter", "name": "months", "showlegend": False, **nowhere}]


def shapes(sheet: Sheet) -> list[Json]:
    """Return the bands of headings, the rules of lanes and quarters, and the lines of flags."""
    return [*_quarters(sheet.span, sheet.rows), *_rules(sheet), *_flag_lines(sheet)]


def texts(sheet: Sheet) -> list[Json]:
    """Return the names of groups and lanes, words of empty lanes and of flags, watermark, notes."""
    return [*_names(sheet), *_years_again(sheet), *_flag_words(sheet), *_watermarks(sheet), *_notes(sheet)]


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


def _day(day: pd.Timestamp) -> str:
    return f"{day:%Y-%m-%d}"


# --- lanes ------------------------------------------------------------------------------------------------


def _quarters(span: Span | None, rows: float) -> list[Json]:
    """Return a rule where each quarter begins, stronger where a year does.

    Shapes, not the axis's own grid: with labels set in the middle of their quarters plotly 7 draws none.
    """
    if span is None:
        return []
    step = _year_step(span)
    starts = pd.date_range(span[0] + DAY, span[1], freq="QS" if step == 1 else "YS")
    starts = starts[[step == 1 or (day.year - 2000) % step == 0 for day in starts]]
    lines = [
        {"color": NEUTRAL if day.month == 1 else RULE, "width": 1.5 if day.month == 1 else 1}
        for day in starts
    ]
    days = zip(map(_day, starts), lines, strict=True)
    return [_shape("line", day, day, 0, rows, line=line, layer="below") for day, line in days]


def _shape(kind: str, x0: object, x1: object, y0: float, y1: float, **look: object) -> Json:
    return {"type": kind, "xref": "x", "yref": "y", "x0": x0, "x1": x1, "y0": y0, "y1": y1, **look}


def _across(sheet: Sheet, kind: str, y0: float, y1: float, **look: object) -> Iterator[Json]:
    """Yield a shape across the plot and its twin across the column of names, whose width is in pixels."""
    yield _shape(kind, 0, 1, y0, y1, layer="below", **look) | {"xref": "paper"}
    column = {"xref": "paper", "xsizemode": "pixel", "xanchor": 0}
    yield _shape(kind, -sheet.column_px, 0, y0, y1, layer="below", **look) | column


def _rules(sheet: Sheet) -> Iterator[Json]:
    line = {"color": RULE, "width": 1}
    for top, high, heading in zip(
        sheet.lanes["top"], sheet.lanes["high"], sheet.lanes["heading"], strict=True
    ):
        if heading:
            yield from _across(sheet, "rect", top - heading, top, fillcolor=PALE_GREY, line={"width": 0})
        yield from _across(sheet, "line", top + high, top + high, line=line)


def _names(sheet: Sheet) -> Iterator[Json]:
    """Yield the names at the left, hung from the left edge of the page, and what an empty lane says."""
    at = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "align": "left"}
    column = {**at, "xshift": -sheet.column_px}
    for lane in sheet.lanes.to_dict("records"):
        middle = lane["top"] + lane["high"] / 2
        name, shift = joined(lane["lines"]), lane.get("indent", 0) - sheet.column_px
        text = f"<b>{name}</b>" if lane.get("is_strong") else name
        yield {**column, "y": middle, "text": text, "xshift": shift}
        if lane["heading"]:
            bold = f"<b>{joined(wrapped(lane['lane_group'], HEADING_PX))}</b>"
            yield {
                **column,
                "y": lane["top"] - lane["heading"] / 2,
                "text": bold,
                "xshift": 4 - sheet.column_px,
            }
        if lane["words"]:
            yield {**at, "y": middle, "text": f"<i>{safe(lane['words'])}</i>", "xshift": 6, "bgcolor": WHITE}


def _years_again(sheet: Sheet) -> Iterator[Json]:
    """Yield the years once more in each heading of a page too long for one look, where no heading's words stand."""
    if sheet.span is None or sheet.plot_px < LONG_PX:
        return
    first, last = sheet.span
    day_px = sheet.width_px / ((last + DAY - first) / DAY)
    step = _year_step(sheet.span)
    starts = [day for day in pd.date_range(first, last, freq="YS") if (day.year - 2000) % step == 0]
    for lane in sheet.lanes[sheet.lanes["heading"].gt(0)].to_dict("records"):
        clear = text_px(lane["lane_group"]) * BOLD + 2 * MARGIN_PX - sheet.column_px
        at = {
            "xref": "x",
            "xanchor": "left",
            "xshift": 3,
            "yref": "y",
            "y": lane["top"] - lane["heading"] / 2,
        }
        seen = (day for day in starts if (day - first) / DAY * day_px > clear)
        yield from (
            {"x": _day(day), "text": str(day.year), "font": {"color": DARK_GREY}, **at} for day in seen
        )


# --- flags ------------------------------------------------------------------------------------------------


def _flag_lines(sheet: Sheet) -> Iterator[Json]:
    for flag, _, row in sheet.flag_labels:
        at, top = _day(flag.at), row - sheet.flag_rows + 0.1
        yield _shape("line", at, at, top, sheet.rows, line=LINES[flag.weight], layer="below")
        if flag.since:
            look = {"line": {"color": LINES[flag.weight]["color"], "width": 1.5}, "layer": "below"}
            yield _shape("line", _day(flag.since), at, top + 0.4, top + 0.4, **look)
            yield _shape("line", _day(flag.since), _day(flag.since), top + 0.2, top + 0.6, **look)


def _flag_words(sheet: Sheet) -> Iterator[Json]:
    for flag, label, row in sheet.flag_labels:
        text = joined(flag_lines(flag, label))
        middle = row - sheet.flag_rows + label.lines / 2
        look = {"text": f"<b>{text}</b>" if flag.weight == "hard" else text, "bgcolor": WHITE, "borderpad": 1}
        yield {
            "yref": "y",
            "y": middle,
            "align": "right" if label.side == "left" else "left",
            **look,
            **_hung(flag, label),
        }


def _hung(flag: Flag, label: Label) -> Json:
    """Return where a flag's words hang: right of its line and grace, or left of its earliest day."""
    if label.side == "left":
        return {"x": _day(flag.since or flag.at), "xanchor": "right", "xshift": -6}
    return {"x": _day(flag.grace_to or flag.at), "xanchor": "left", "xshift": 6}


# --- words across and below -------------------------------------------------------------------------------


def _watermarks(sheet: Sheet) -> Iterator[Json]:
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


def _note_lines(sheet: Sheet) -> list[str]:
    return [line for note in sheet.surround.notes for line in wrapped(note, HEADING_PX)]


def _notes(sheet: Sheet) -> list[Json]:
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
