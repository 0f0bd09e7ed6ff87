"""Every plan that came in, small: a strip a plan, so that its sender knows it again by its shape."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go

from mhhs_analysis.analysis.wording import count_words, day_words
from mhhs_analysis.charts.confidential import MARK, in_confidence, mark_notes, secret_plans
from mhhs_analysis.charts.data_table import data_table
from mhhs_analysis.charts.figure import Json, chart
from mhhs_analysis.charts.geometry import DAY, with_parts
from mhhs_analysis.charts.portfolio import constituency_words
from mhhs_analysis.charts.sheet import HEADING_PX, LANE_COLUMN_PX, Span, span_of
from mhhs_analysis.charts.strip_marks import (
    PALE,
    ROW_COLUMNS,
    hover_of,
    is_worded,
    strip_lines,
    strip_traces,
)
from mhhs_analysis.charts.style import (
    BLACK,
    DARK_BLUE,
    DARK_GREY,
    MARGIN_PX,
    NARROW_PAGE_PX,
    NEUTRAL,
    PALE_GREY,
    TITLE_PX,
    WHITE,
    joined,
    safe,
    text_px,
    wrapped,
)
from mhhs_analysis.charts.surround import AXIS_PX, LINE_PX, RULE, time_axis
from mhhs_analysis.frames import BOUNDS, CONSTITUENCIES, WITHHELD

MOST_PX, ROW_PX = 76.0, 5.0
"""The highest a plan is drawn, and the most that one of its rows takes."""
PAD_PX, NAME_LINE_PX, HEADING_BAND_PX, LEGEND_PX = 7.0, 15, 26, 70
FAR = np.timedelta64(8 * 366, "D")
"""A date further than this from the middle of all is a slip of the pen: it would press all others together."""

SUBTITLE = "Dated rows in the order of each file; point at one for its words and its cell"
SUBTITLE_OF_MANY = "Dated rows in the order of each file; point at one for its name, its days and its row"
NOT_READABLE, NO_DATES, HIDDEN = "not readable", "no row with a date", f"withheld {WITHHELD}"


@dataclass(frozen=True)
class Placed:
    """Strips and bars placed, in pixels from the top: what the figure is drawn from."""

    strips: pd.DataFrame
    bars: pd.DataFrame
    span: Span | None
    column_px: float
    far: int

    @property
    def high_px(self) -> float:
        """Height of all strips and headings."""
        return (
            float((self.strips["top"] + self.strips["high"]).max()) if len(self.strips) else HEADING_BAND_PX
        )


def draw_strips(
    activities: pd.DataFrame, plans: pd.DataFrame, participants: pd.DataFrame, received: pd.DataFrame
) -> go.Figure:
    """Return a strip a plan received, superseded ones too, its dated rows in the order of its file.

    Plans stand by constituency, name and receipt over one time axis. Blue is a task, grey a row that gathers
    others, a diamond a point in time, pale what the words leave open; a plan without bars says why.
    """
    placed = _placed(activities, plans, participants, received)
    subtitle = wrapped(SUBTITLE if is_worded(placed.bars) else SUBTITLE_OF_MANY, HEADING_PX, size=13)
    layout = {
        "barmode": "overlay",
        **hover_of(placed.bars),
        "shapes": [*_shapes(placed), *strip_lines(placed.bars)],
        "annotations": [*_texts(placed), *_note_words(placed)],
        "xaxis": time_axis(placed.span),
        "yaxis": {"range": [placed.high_px, 0]},
        **_margins(placed, subtitle),
    }
    title = "Every plan received, row by row"
    traces = [*strip_traces(placed.bars), *_keys()]
    alt, told = _alt(placed), _table(placed)
    return chart(traces, layout, title=title, subtitle=joined(subtitle), alt=alt, table=told)


# --- where everything goes --------------------------------------------------------------------------------


def _placed(
    activities: pd.DataFrame, plans: pd.DataFrame, participants: pd.DataFrame, received: pd.DataFrame
) -> Placed:
    near, far = _near(activities)
    strips = _strips(near, plans, participants, received)
    of = strips["plan_id"].map(activities["plan_id"].value_counts()).fillna(0)
    strips = strips.assign(not_drawn=of.astype("int64") - strips["rows"])
    column_px = max((text_px(line) for lines in strips["lines"] for line in lines), default=0) + MARGIN_PX
    return Placed(strips, _bars(near, strips), span_of([near["first"], near["last"]]), column_px, far)


def _near(activities: pd.DataFrame) -> tuple[pd.DataFrame, int]:
    """Return the dated rows whose days all lie near the middle of all days, and how many dated rows do not.

    They have the first and last of their days, and only the columns that are drawn.
    """
    held = activities[BOUNDS].to_numpy("datetime64[us]")
    first, last, days = np.fmin.reduce(held, axis=1), np.fmax.reduce(held, axis=1), held[~np.isnat(held)]
    middle = np.partition(days, len(days) // 2)[len(days) // 2] if len(days) else np.datetime64("NaT", "us")
    is_near = (first >= middle - FAR) & (last <= middle + FAR)  # False where there is no day
    drawn = activities[[name for name in ROW_COLUMNS if name in activities]]
    near = drawn[is_near].assign(first=first[is_near], last=last[is_near])
    return near, int((~np.isnat(first) & ~is_near).sum())


def _strips(
    dated: pd.DataFrame, plans: pd.DataFrame, participants: pd.DataFrame, received: pd.DataFrame
) -> pd.DataFrame:
    """Return a row a plan: its group, name lines, words where it has no bars, rows, step, top and height."""
    people = participants.set_index("participant_id")
    order = {name: place for place, name in enumerate(CONSTITUENCIES)}
    is_shut = plans["participant_id"].isin(in_confidence(participants)) & ~plans["file"].str.startswith(
        WITHHELD
    )
    made = plans[["plan_id", "participant_id", "received_date", "version", "is_latest"]].assign(
        is_secret=secret_plans(plans) | is_shut,
        name=plans["participant_id"].map(people["participant_name"]).fillna(plans["participant_id"]),
        constituency=plans["participant_id"].map(people["constituency"]).fillna(""),
        layout=plans["file"].map(received.set_index("file")["layout"]),
        rows=plans["plan_id"].map(dated.groupby("plan_id").size()).fillna(0).astype("int64"),
    )
    made = made.assign(place=made["constituency"].map(order).fillna(len(order)))
    made = made.sort_values(["place", "name", "received_date", "version"], kind="stable", ignore_index=True)
    made = made.assign(
        group=[constituency_words(name) for name in made["constituency"]],
        lines=pd.Series([_name_lines(row) for row in made.to_dict("records")], dtype="object"),
        words=_words(made, is_readable=made["plan_id"].map(plans.set_index("plan_id")["is_readable"])),
        step=(MOST_PX / made["rows"].clip(lower=1)).clip(upper=ROW_PX),
    )
    return _stacked(made)


def _stacked(made: pd.DataFrame) -> pd.DataFrame:
    """Return plans with their height, a band above the first of each group, and where each begins."""
    named = made["lines"].str.len() * NAME_LINE_PX
    high = (made["rows"] * made["step"]).clip(lower=named.astype("float64")) + 2 * PAD_PX
    heading = made["group"].ne(made["group"].shift()) * HEADING_BAND_PX
    return made.assign(high=high, heading=heading, top=(high + heading).cumsum() - high)


def _name_lines(strip: dict[Any, Any]) -> list[str]:
    """Return a strip's name with its mark, and when it came where it is not the one that speaks for its participant."""
    lines = wrapped(f"{strip['name']} {MARK}" if strip["is_secret"] else str(strip["name"]), LANE_COLUMN_PX)
    if strip["is_latest"]:
        return lines
    came = strip["received_date"]
    return [*lines, "earlier plan" if pd.isna(came) else f"earlier, {day_words(came)}"]


def _words(strips: pd.DataFrame, is_readable: pd.Series) -> list[str]:
    """Return why a strip has no bars: three different things, none of them late."""
    told = zip(strips["rows"], strips["layout"].eq(WITHHELD), is_readable, strict=True)
    return [
        "" if rows else HIDDEN if hidden else NO_DATES if readable else NOT_READABLE
        for rows, hidden, readable in told
    ]


def _bars(dated: pd.DataFrame, strips: pd.DataFrame) -> pd.DataFrame:
    """Return the dated rows with their parts, and the middle and the height of their place."""
    items = with_parts(
        dated.assign(
            kind=dated["is_milestone"].astype(bool).map({True: "milestone", False: "bar"}), grace_months=0
        )
    )
    at = pd.Index(strips["plan_id"]).get_indexer(items["plan_id"])
    own = {name: strips[name].to_numpy("float64")[at] for name in ("top", "high", "rows", "step")}
    first = own["top"] + (own["high"] - own["rows"] * own["step"]) / 2
    nth = items.groupby("plan_id", sort=False).cumcount().to_numpy()
    is_secret = strips["is_secret"].to_numpy(bool)[at]
    return items.assign(y=first + (nth + 0.5) * own["step"], tall=own["step"] * 0.8, is_secret=is_secret)


# --- what is drawn ----------------------------------------------------------------------------------------


def _keys() -> list[Json]:
    """Return the legend: always the whole of it, since a strip is too small to carry words."""
    diamond = {"symbol": "diamond", "size": 8, "color": BLACK}
    tick = {"symbol": "line-ns", "size": 9, "line": {"color": BLACK, "width": 1.5}}
    swatches = {"Task": DARK_BLUE, "Row that gathers others": DARK_GREY, "Pale: date not exact": PALE}
    nowhere: Json = {"x": [None], "y": [None], "hoverinfo": "skip"}
    signs = {"Point in time": diamond, "Tick: no date that way": tick}
    return [
        *({"type": "bar", **nowhere, "name": name, "marker": {"color": c}} for name, c in swatches.items()),
        *(
            {"type": "scatter", **nowhere, "mode": "markers", "name": name, "marker": marker}
            for name, marker in signs.items()
        ),
    ]


# --- around the strips ------------------------------------------------------------------------------------


def _shapes(placed: Placed) -> Iterator[Json]:
    """Yield a rule a quarter, and in one shape each the rules below all strips and the bands behind headings."""
    if placed.span is not None:
        for day in pd.date_range(placed.span[0] + DAY, placed.span[1], freq="QS"):
            line = {"color": NEUTRAL if day.month == 1 else RULE, "width": 1.5 if day.month == 1 else 1}
            at = f"{day:%Y-%m-%d}"
            place = {"xref": "x", "yref": "y", "x0": at, "x1": at, "y0": 0, "y1": placed.high_px}
            yield {"type": "line", "layer": "below", "line": line, **place}
    if len(placed.strips):
        tops, ends = placed.strips["top"], placed.strips["top"] + placed.strips["high"]
        bands = placed.strips["heading"].gt(0)
        edges = zip(tops[bands] - placed.strips.loc[bands, "heading"], tops[bands], strict=True)
        yield from _across(placed, [(end, end) for end in ends], line={"color": RULE, "width": 1})
        yield from _across(placed, list(edges), fillcolor=PALE_GREY, line={"width": 0})


def _across(placed: Placed, edges: list[tuple[float, float]], **look: object) -> Iterator[Json]:
    """Yield boxes from edge to edge over the plot as one shape, and over the column of names as another.

    A shape for each would cost more to build than all bars.
    """
    places: list[tuple[float, Json]] = [(1, {}), (-placed.column_px, {"xsizemode": "pixel", "xanchor": 0})]
    for wide, place in places:
        path = "".join(f"M0,{y0:g}L{wide:g},{y0:g}L{wide:g},{y1:g}L0,{y1:g}Z" for y0, y1 in edges)
        yield {"type": "path", "layer": "below", "xref": "paper", "yref": "y", "path": path, **place, **look}


def _texts(placed: Placed) -> Iterator[Json]:
    """Yield names, headings, the years again in each heading, and what a strip without bars says."""
    left = {"xref": "paper", "x": 0, "xanchor": "left", "yref": "y", "align": "left"}
    years = _years(placed)
    for strip in placed.strips.to_dict("records"):
        middle = strip["top"] + strip["high"] / 2
        yield {**left, "y": middle, "text": joined(strip["lines"]), "xshift": -placed.column_px}
        if strip["words"]:
            yield {
                **left,
                "y": middle,
                "text": f"<i>{safe(strip['words'])}</i>",
                "xshift": 6,
                "bgcolor": WHITE,
            }
        if strip["heading"]:
            y = strip["top"] - strip["heading"] / 2
            yield {**left, "y": y, "text": f"<b>{safe(strip['group'])}</b>", "xshift": 4 - placed.column_px}
            clear = text_px(strip["group"]) + 2 * MARGIN_PX - placed.column_px
            yield from (
                {"x": day, "xanchor": "left", "xshift": 3, "yref": "y", "y": y, "text": year, "font": _YEAR}
                for day, year, px in years
                if px > clear
            )


_YEAR = {"color": DARK_GREY}


def _years(placed: Placed) -> list[tuple[str, str, float]]:
    """Return where each year begins, its number, and the pixels from the left on the narrowest page."""
    if placed.span is None:
        return []
    first, last = placed.span
    width = (NARROW_PAGE_PX - placed.column_px - 2 * MARGIN_PX) / ((last + DAY - first) / DAY)
    starts = pd.date_range(first, last, freq="YS")
    return [(f"{day:%Y-%m-%d}", str(day.year), (day - first) / DAY * width) for day in starts]


def _notes(placed: Placed) -> list[str]:
    rows = count_words(placed.far, "row gives a date", "rows give a date")
    far = (
        f"Not drawn: {rows} more than eight years from the middle of all, which would press the rest together"
    )
    secret = placed.strips.loc[placed.strips["is_secret"], "plan_id"]
    notes = [far] if placed.far else []
    notes += mark_notes(secret, placed.strips["plan_id"])
    return [line for note in notes for line in wrapped(note, HEADING_PX)]


def _note_words(placed: Placed) -> Iterator[Json]:
    """Yield the notes below the strips, in one piece."""
    if notes := _notes(placed):
        place = {"xref": "paper", "x": 0, "xanchor": "left", "xshift": -placed.column_px, "align": "left"}
        yield {"text": joined(notes), "yref": "paper", "y": 0, "yanchor": "top", "yshift": -8, **place}


def _margins(placed: Placed, subtitle: list[str]) -> Json:
    notes = _notes(placed)
    top = MARGIN_PX + 1.3 * TITLE_PX + LINE_PX * len(subtitle) + 6 + AXIS_PX * (placed.span is not None)
    below = len(notes) * LINE_PX + 12 * bool(notes)
    return {
        "height": top + placed.high_px + below + LEGEND_PX + MARGIN_PX,
        "margin": {"l": MARGIN_PX + placed.column_px, "r": MARGIN_PX, "t": top, "b": below + LEGEND_PX + MARGIN_PX},
        "legend": {
            "orientation": "h", "x": 0, "xanchor": "left", "yref": "paper", "y": -(below + 8) / placed.high_px,
            "yanchor": "top", "itemclick": False, "itemdoubleclick": False,
        },
    }  # fmt: skip


def _table(placed: Placed) -> Json:
    """Return a row a strip: whose plan it is, how many rows are drawn, the first and the last of their days."""
    by_plan = placed.bars.groupby("plan_id")
    firsts, lasts = by_plan["first"].min().to_dict(), by_plan["last"].max().to_dict()
    rows = []
    for strip in placed.strips.to_dict("records"):
        whose = strip["plan_id"]
        ends = [day_words(days[whose]) for days in (firsts, lasts)] if whose in firsts else ["", ""]
        drawn = strip["words"] or count_words(int(strip["rows"]), "row")
        came = f" {MARK}" if strip["is_secret"] else ""
        came += "" if strip["is_latest"] else f" ({strip['lines'][-1]})"
        out = count_words(strip["not_drawn"], "row") if strip["not_drawn"] else ""
        rows.append([strip["group"], f"{strip['name']}{came}", drawn, *ends, out])
    return data_table(
        ("Constituency", "Plan", "Drawn", "First day", "Last day", "Not drawn: no date, or far off"), rows
    )


def _alt(placed: Placed) -> str:
    """Return the drawing in words: how many plans and rows, the extremes, who has none and why."""
    silent = placed.strips["words"][placed.strips["words"].ne("")].value_counts().sort_index()
    drawn = int(placed.strips["words"].eq("").sum())
    counts = [f"{drawn} drawn", *(f"{many} not ({words})" for words, many in silent.items())]
    sentences = [
        f"Small drawings of {count_words(len(placed.strips), 'plan')}: {', '.join(counts)}",
        f"{count_words(len(placed.bars), 'row')} with a date in all",
        *_notes(placed),
    ]
    return " ".join(f"{sentence}." for sentence in sentences if sentence)
