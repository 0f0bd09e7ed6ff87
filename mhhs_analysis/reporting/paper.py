"""A figure laid out anew for paper: A3 landscape, as many sheets as a long chart needs, marked on each.

Pure: a figure's plain JSON in, that of its sheets out. A screen scrolls down a long chart; paper turns over, so each
sheet repeats title, axis, legend and the words of lines. Heights and widths are in pixels of 1/96 inch.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from mhhs_analysis.reporting.marking import Marking

Json = dict[str, Any]

A3_PX = (1587.4, 1122.5)
"""A3 landscape, 420 by 297 mm."""
LARGEST, SMALLEST, USUAL = 1.8, 0.92, 0.95
"""By how much a sheet is magnified: text of 12 px is 9 points at 1, and nobody reads below 8."""
EDGE_PX, FOOT_PX = 26, 22
"""Blank at each edge beside the chart's own margins, for printers and holes; and the line at the foot."""
BLANK, BLANK_PX = "\u2002", 6
"""The en space that keeps a label off its mark, and its width."""
_AXIS_PX = 46
ROW = 0.98
"""The height of a row's bar or words, in rows: between two there is a hair."""
_MOST_STRETCHED = 1.5


@dataclass(frozen=True)
class Sheet:
    """A sheet of paper: the figure that fills it, its size before it is magnified, and by how much it is."""

    figure: Json
    width: float
    height: float
    scale: float


@dataclass(frozen=True)
class _Measures:
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


def on_paper(figure: Mapping[str, Any], marking: Marking) -> list[Sheet]:
    """Return the A3 sheets of a figure: one, magnified to fill it, or several with rows as on screen."""
    own = _measures(figure)
    scale = A3_PX[1] / (own.height + 2 * EDGE_PX + FOOT_PX)
    if scale >= SMALLEST or not own.has_rows:
        return [_filled(figure, own, marking, min(scale, _widest(figure), LARGEST))]
    cuts = list(pairwise(_cuts(figure, own)))
    return [_part(figure, own, marking, ends, (nth, len(cuts))) for nth, ends in enumerate(cuts, start=1)]


def in_one(figure: Mapping[str, Any], marking: Marking) -> Sheet:
    """Return a figure whole, as wide as A3 and as high as it has to be: a picture can be longer than paper."""
    sheets = on_paper(figure, marking)
    if len(sheets) == 1:
        return sheets[0]
    own, width = _measures(figure), A3_PX[0] / USUAL
    height = own.height + 2 * EDGE_PX + FOOT_PX
    return Sheet(_laid_out(figure, own, marking, (width, height), ""), width, height, USUAL)


def _widest(figure: Mapping[str, Any]) -> float:
    """Return by how much a sheet may be magnified at most so that what was laid out for a page still has its width."""
    meta = figure["layout"].get("meta")
    page_px = meta.get("page_px") if isinstance(meta, Mapping) else None
    return A3_PX[0] / (page_px + 2 * EDGE_PX) if page_px else LARGEST


def _measures(figure: Mapping[str, Any]) -> _Measures:
    layout = figure["layout"]
    margin = {"l": 80, "r": 80, "t": 100, "b": 80} | dict(layout.get("margin") or {})
    bottom, top = (layout.get("yaxis") or {}).get("range") or [0, 1]
    left, right, above, below = (float(margin[side]) for side in "lrtb")
    height = float(layout.get("height") or 450)
    return _Measures(height, left, right, above, below, float(top), float(bottom))


def _filled(figure: Mapping[str, Any], own: _Measures, marking: Marking, scale: float) -> Sheet:
    """Return one sheet, filled: rows may be a little higher than on screen, but not so that bars look like blocks."""
    width, height = (side / scale for side in A3_PX)
    spare = height - 2 * EDGE_PX - FOOT_PX - own.height
    beyond = max(0.0, spare - (_MOST_STRETCHED - 1) * own.plot)
    return Sheet(_laid_out(figure, own, marking, (width, height), "", blank=beyond), width, height, scale)


def _laid_out(
    figure: Mapping[str, Any],
    own: _Measures,
    marking: Marking,
    size: tuple[float, float],
    sheet: str,
    *,
    blank: float = 0,
    above: float = 0,
) -> Json:
    """Return a figure of a size, its margins widened by the edges: `blank` is left below, `above` over the axis."""
    layout = dict(figure["layout"])
    width, height = size
    top, bottom = own.above + EDGE_PX + above, own.below + EDGE_PX + FOOT_PX + blank
    left, right = own.left + EDGE_PX, own.right + EDGE_PX
    new_plot = height - top - bottom
    layout |= {
        "width": width,
        "height": height,
        "autosize": False,
        "margin": {"l": left, "r": right, "t": top, "b": bottom},
        "title": _moved_title(layout.get("title")),
        "annotations": [
            *(layout.get("annotations") or []),
            *(note for trace in figure["data"] if _has_halo(trace) for note in _boxed(trace)),
            *_marks(marking, top, bottom, left, sheet),
        ],
    }
    if "legend" in layout:
        legend = dict(layout["legend"])
        # Its place is a share of the plot's height, and the plot has another now.
        layout["legend"] = legend | {"y": legend.get("y", 0) * own.plot / new_plot}
    layout.pop("meta", None)
    return {"data": [trace for trace in figure["data"] if not _has_halo(trace)], "layout": layout}


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


def _marks(marking: Marking, top: float, bottom: float, left: float, sheet: str) -> Iterator[Json]:
    """Yield the classification at the upper right and again at the foot, with whose report it is and which sheet."""
    corner = {"xref": "paper", "x": 1, "xanchor": "right", "yref": "paper", "y": 1, "yanchor": "top"}
    box = {"bordercolor": "#000000", "borderwidth": 1.5, "borderpad": 5, "bgcolor": "#FFFFFF"}
    look = {"showarrow": False, "font": {"size": 14, "color": "#000000"}}
    text = _safe(marking.classification)
    yield {**corner, "yshift": top - EDGE_PX - 8, "xshift": -6, "text": f"<b>{text}</b>", **box, **look}
    foot = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "paper", "y": 0, "yanchor": "bottom"}
    words = " · ".join(filter(None, (f"<b>{text}</b>", _safe(marking.foot), sheet)))
    place = {"xshift": 16 + EDGE_PX - left, "yshift": EDGE_PX - 6 - bottom, "align": "left"}
    yield {**foot, **place, "text": words, "showarrow": False, "font": {"size": 11, "color": "#000000"}}


def _safe(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


# --- several sheets ---------------------------------------------------------------------------------------


def _cuts(figure: Mapping[str, Any], own: _Measures) -> list[float]:
    """Return where a long chart is cut, its ends included: below a lane, as few sheets as hold it."""
    room = A3_PX[1] / USUAL - own.above - own.below - 2 * EDGE_PX - FOOT_PX
    cuts = [own.top]
    while cuts[-1] < own.bottom:
        words = 0 if len(cuts) == 1 else _words_px(own)
        most = max(cuts[-1], 0.0) + (room - words) / own.row if len(cuts) > 1 else cuts[-1] + room / own.row
        if most >= own.bottom:
            cuts.append(own.bottom)
            break
        rules = [y for y in _rules(figure) if cuts[-1] < y <= most]
        cuts.append(max(rules, default=0.0) or _between_rows(figure, cuts[-1], most))
    return cuts


def _between_rows(figure: Mapping[str, Any], first: float, most: float) -> float:
    """Return the last place of a sheet, in a lane higher than it, that runs through no bar and no words."""
    rows = [(float(y), ROW / 2) for trace in figure["data"] for y in _numbers(trace.get("y"))]
    for note in figure["layout"].get("annotations") or []:
        if note.get("yref") == "y" and not note.get("textangle"):
            rows.append((float(note["y"]), (1 + str(note["text"]).count("<br>")) * ROW / 2))
    edges = (y + half for y, half in rows)
    clear = (
        edge
        for edge in edges
        if first < edge <= most and not any(y - half < edge - 1e-6 < y + half - 1e-3 for y, half in rows)
    )
    return max(clear, default=most)


def _numbers(held: Any) -> list[float]:  # noqa: ANN401  (a list, or numbers that are packed as text)
    return [y for y in held if isinstance(y, int | float)] if isinstance(held, list) else []


def _words_px(own: _Measures) -> float:
    """Return the height of the words of lines, which stand above the first row."""
    return max(-own.top, 0.0) * own.row


def _rules(figure: Mapping[str, Any]) -> Iterator[float]:
    """Yield where a lane ends: each rule straight across the plot."""
    for shape in figure["layout"].get("shapes") or []:
        kind = (shape.get("type"), shape.get("xref"), shape.get("yref"), shape.get("x0"), shape.get("x1"))
        if kind == ("line", "paper", "y", 0, 1) and shape["y0"] == shape["y1"]:
            yield float(shape["y0"])


def _part(
    figure: Mapping[str, Any],
    own: _Measures,
    marking: Marking,
    ends: tuple[float, float],
    which: tuple[int, int],
) -> Sheet:
    """Return a sheet of the rows between two ends, the words of lines again above them."""
    first, last = ends
    width, height = (side / USUAL for side in A3_PX)
    is_later = first > own.top
    words = _words_px(own) if is_later else 0.0
    cut: Json = {
        **figure,
        "layout": _cut_layout(figure["layout"], own, ends) if is_later else _ranged(figure, ends),
    }
    plot = (last - first) * own.row
    blank = height - own.above - own.below - 2 * EDGE_PX - FOOT_PX - words - plot
    cut["layout"]["annotations"] = [
        *(cut["layout"].get("annotations") or []),
        *_named_again(figure["layout"], ends),
    ]
    part = _laid_out(
        cut, own, marking, (width, height), f"sheet {which[0]} of {which[1]}", blank=blank, above=words
    )
    return Sheet(part, width, height, USUAL)


def _ranged(figure: Mapping[str, Any], ends: tuple[float, float]) -> Json:
    layout = dict(figure["layout"])
    return layout | {"yaxis": dict(layout["yaxis"]) | {"range": [ends[1], ends[0]]}}


def _cut_layout(layout: Mapping[str, Any], own: _Measures, ends: tuple[float, float]) -> Json:
    """Return the layout of a later sheet: what stood above the rows stands above the axis, with their group."""
    notes = [_above_axis(note, own) for note in layout.get("annotations") or []]
    return _ranged({"layout": layout}, ends) | {"annotations": [*notes, *_continued(layout, ends[0])]}


def _continued(layout: Mapping[str, Any], first: float) -> Iterator[Json]:
    """Yield the heading of the group that is parted at a row, beside the axis, if none stands right below."""
    names = [note for note in layout.get("annotations") or [] if _is_name(note)]
    before = [note for note in names if note["y"] < first and _is_heading(note)]
    after = min((note for note in names if note["y"] >= first), key=lambda note: note["y"], default=None)
    if before and not (after and _is_heading(after)):
        heading = max(before, key=lambda note: note["y"])
        # In the margin, which is narrow: over the axis the words of lines stand.
        text = f"{heading['text'].replace(': ', ':<br>', 1)}<br>(continued)"
        yield dict(heading) | {"text": text, "yref": "paper", "y": 1, "yanchor": "bottom", "yshift": 2}


def _lane_tops(layout: Mapping[str, Any]) -> Iterator[float]:
    """Yield where a lane may begin: at the rule of the one before, or below the band of its group's heading."""
    for shape in layout.get("shapes") or []:
        if (shape.get("xref"), shape.get("yref"), shape.get("x0"), shape.get("x1")) == ("paper", "y", 0, 1):
            yield float(shape["y1"])


def _named_again(layout: Mapping[str, Any], ends: tuple[float, float]) -> Iterator[Json]:
    """Yield the name of a lane that is parted, beside the first of its rows on a sheet that its name isn't on."""
    first, last = ends
    rules, tops = sorted(_rules({"layout": layout})), sorted(_lane_tops(layout))
    for note in (note for note in layout.get("annotations") or [] if _is_name(note)):
        above = max((top for top in tops if top <= note["y"]), default=0.0)
        below = min((rule for rule in rules if rule > note["y"]), default=above)
        is_parted = above < last - 1e-6 and first + 1e-6 < below and not (above >= first and below <= last)
        if is_parted and not _is_heading(note) and not first < note["y"] < last:
            yield dict(note) | {"y": max(first, above) + 0.2, "yanchor": "top"}


def _is_name(note: Mapping[str, Any]) -> bool:
    """Return whether a note stands in the margin at the left of its row, as names of lanes and groups do."""
    place = (note.get("xref"), note.get("x"), note.get("yref"))
    return place == ("paper", 0, "y") and (note.get("xshift") or 0) < 0


def _is_heading(note: Mapping[str, Any]) -> bool:
    return str(note["text"]).startswith("<b>")


def _above_axis(note: Mapping[str, Any], own: _Measures) -> Json:
    if note.get("yref") != "y" or float(note["y"]) >= 0:
        return dict(note)
    up = _AXIS_PX - float(note["y"]) * own.row + float(note.get("yshift") or 0)
    return dict(note) | {"yref": "paper", "y": 1, "yanchor": "middle", "yshift": up}
