"""The marks of small drawings of plans: five traces at most, each holding every mark of its look.

Few rows carry all their words, and plain numbers that can be read in a file's history. Very many carry a name, their
days and a row, or a page would be mostly words that nobody points at; and their bars are one line a look and height,
as a browser takes longer over 10,000 bars than over all else of a page.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from mhhs_analysis.analysis.reasons import place_words
from mhhs_analysis.charts.confidential import HOVER_MARK
from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.geometry import DAY
from mhhs_analysis.charts.marks import iso_days, milliseconds
from mhhs_analysis.charts.one_plan import hover
from mhhs_analysis.charts.style import BLACK, DARK_BLUE, DARK_GREY, WHITE, mix, safe
from mhhs_analysis.frames import BOUNDS

MOST_WORDED = 3000
"""Rows past which only name, days and row are kept under the pointer, and bars are drawn as lines."""
ROW_COLUMNS = (
    "plan_id",
    "activity_id",
    "activity_name",
    "is_milestone",
    "is_summary",
    *BOUNDS,
    "start_text",
    "finish_text",
    "stage",
    "milestone_id",
    "worked_out",
    "overruled",
    "file",
    "sheet",
    "cell",
)
"""The columns of activities that a drawing of their rows needs."""
PALE = mix(DARK_BLUE, WHITE, 0.62)
LEAST_PX = 2.0
"""The thinnest line that is well seen, as a browser draws no thinner bar: those of a very long plan overlap."""
DIAMOND: Json = {"symbol": "diamond", "size": 6, "color": BLACK}
TICK: Json = {"symbol": "line-ns", "size": 6, "line": {"color": BLACK, "width": 1}}
_CLEAR = "rgba(0,0,0,0)"
NOON = np.timedelta64(12, "h")
_DAYS = "%{x|%-d %b %Y} to %{text|%-d %b %Y}"

Edges = tuple[str, str]


def is_worded(items: pd.DataFrame) -> bool:
    """Return whether each row has all its words under the pointer, and a bar of its own."""
    return len(items) <= MOST_WORDED


def strip_traces(items: pd.DataFrame) -> list[Json]:
    """Return the traces of placed rows: y and tall in pixels, the parts that `geometry.with_parts` gives.

    Of very many rows they hold the points, and what stands under the pointer at each row; `strip_lines` has their bars.
    """
    if not is_worded(items):
        return [*_all_points(items, {"hoverinfo": "skip"}), _under_pointer(items)]
    told = items.assign(item_id=_row_ids(items), hover=_words(items))
    bars = [bar for name, colour, edges, own in _looks(told) for bar in _bars(own, edges, name, colour)]
    return [*bars, *_all_points(told, {"hoverinfo": "text"})]


def strip_lines(items: pd.DataFrame) -> list[Json]:
    """Return the bars of very many placed rows as shapes, one a look and height; none of few, which are traces.

    A line as wide as a bar is high is the bar, as nobody can stretch the chart downwards.
    """
    if is_worded(items):
        return []
    drawn = items[["kind", "is_summary", "left", "right", "sure_from", "sure_to", "y"]]
    looks = _looks(drawn.assign(high=items["tall"].round(1).clip(lower=LEAST_PX)))
    return [
        {"type": "path", "layer": "between", "xref": "x", "yref": "y", "name": name,
         "path": _path(own[own["high"].eq(high)], edges), "line": {"color": colour, "width": float(high)}}
        for name, colour, edges, own in looks
        for high in sorted(own["high"].unique())
    ]  # fmt: skip


def hover_of(items: pd.DataFrame) -> Json:
    """Return how the pointer finds a row: the one it is on, or of very many the one beside which it is."""
    if is_worded(items):
        return {"hovermode": "closest"}
    # plotly tells the height too, in pixels from the top: in a label of its own, which nobody is to see.
    unseen = {"bgcolor": _CLEAR, "bordercolor": _CLEAR, "font": {"color": _CLEAR}}
    return {"hovermode": "y", "hoverdistance": 5, "hoverlabel": unseen}


def _looks(items: pd.DataFrame) -> list[tuple[str, str, Edges, pd.DataFrame]]:
    """Return the name, colour, edges and rows of each look of bars, undermost first."""
    is_bar = items["kind"].ne("milestone").to_numpy(bool)
    gathers = items["is_summary"].to_numpy(bool)
    sure = items["sure_from"].notna().to_numpy(bool)
    whole = (items["left"].eq(items["sure_from"]) & items["right"].eq(items["sure_to"])).to_numpy(bool)
    certain = ("sure_from", "sure_to")
    return [
        ("may be", PALE, ("left", "right"), items[is_bar & ~whole]),
        ("task", DARK_BLUE, certain, items[is_bar & sure & ~gathers]),
        ("gathers others", DARK_GREY, certain, items[is_bar & sure & gathers]),
    ]


def _row_ids(items: pd.DataFrame) -> pd.Series:
    return items["plan_id"] + "/" + items["activity_id"]


def _words(items: pd.DataFrame) -> list[str]:
    """Return all the words of each row, as they stand under the pointer."""
    made = items.assign(place=place_words(items))
    return [hover(row) + HOVER_MARK * bool(row["is_secret"]) for row in made.to_dict("records")]


# --- bars and points --------------------------------------------------------------------------------------


def _bars(items: pd.DataFrame, edges: Edges, name: str, colour: str) -> list[Json]:
    if items.empty:
        return []
    first, last = items[edges[0]], items[edges[1]]
    return [
        {
            "type": "bar",
            "base": iso_days(first),
            "x": milliseconds(last - first),
            "width": _pixels(items["tall"]),
            "orientation": "h",
            "marker": {"color": colour, "line": {"width": 0}},
            "name": name,
            **_rows(items),
            "hoverinfo": "text",
        }
    ]


def _all_points(items: pd.DataFrame, seen: Json) -> list[Json]:
    """Return the diamonds of points in time, and the ticks at ends of bars that nobody gave."""
    is_point = items["kind"].eq("milestone").to_numpy(bool)
    is_open = (items["is_open_left"] | items["is_open_right"]).to_numpy(bool)
    points, ends = items[is_point], items[is_open & ~is_point]
    return [
        *_points(points, points["right"], "milestone", DIAMOND, seen),
        *_points(ends, ends["right"].where(ends["is_open_right"], ends["left"]), "no bound", TICK, seen),
    ]


def _points(items: pd.DataFrame, at: pd.Series, name: str, marker: Json, seen: Json) -> list[Json]:
    if items.empty:
        return []
    look = {"mode": "markers", "marker": marker, "cliponaxis": False, "name": name}
    return [{"type": "scatter", "x": iso_days(at), **look, **_rows(items), **seen}]


def _rows(items: pd.DataFrame) -> Json:
    """Return what bars and points share: where each row stands, and which it is, with its words if it has any."""
    told = (
        {"customdata": list(items["item_id"]), "hovertext": list(items["hover"])} if "hover" in items else {}
    )
    return {"y": _pixels(items["y"]), **told, "showlegend": False}


def _pixels(column: pd.Series) -> list[float]:
    return [round(px, 2) for px in column]


# --- very many rows ---------------------------------------------------------------------------------------


def _under_pointer(items: pd.DataFrame) -> Json:
    """Return a trace that draws nothing: at each row its name, its first and last day and which it is.

    A day is its noon: near enough in four bytes for every zone and rounding to name that day and no other.
    """
    first = items["left"].to_numpy("datetime64[ms]") + NOON
    names = items["activity_name"].tolist()
    if safe(whole := "".join(names)) != whole:
        names = [safe(name) for name in names]
    return {
        "type": "scatter",
        "mode": "none",
        "name": "rows",
        "x": first.astype("float32"),
        "y": items["y"].to_numpy("float32"),
        "text": _days(items["right"] - DAY),
        # Blocks of memory, which a figure copies at once and not text by text.
        "customdata": np.array((items["plan_id"] + " " + items["activity_id"]).tolist(), dtype="str"),
        "hovertext": np.array(names, dtype="str"),
        "hoverlabel": {"bgcolor": WHITE, "bordercolor": DARK_BLUE, "font": {"color": BLACK}},
        "hovertemplate": f"<b>%{{hovertext}}</b><br>{_DAYS}<br>%{{customdata}}<extra></extra>",
        "showlegend": False,
    }


def _path(items: pd.DataFrame, edges: Edges) -> str:
    """Return lines from edge to edge of rows as one path."""
    first, last = (_days(items[edge]).tolist() for edge in edges)
    return "".join(map("M{},{:g}H{}".format, first, items["y"].round(1).tolist(), last))


def _days(days: pd.Series) -> npt.NDArray[np.str_]:
    """Return days as 2023-7-4: each different one is put in words once."""
    number = days.to_numpy("datetime64[D]").astype("int64")
    first = int(number.min()) if len(number) else 0
    held = np.bincount(number - first).nonzero()[0]
    each = (held + first).astype("datetime64[D]").tolist()
    words = np.array([f"{day.year}-{day.month}-{day.day}" for day in each], dtype="str")
    return words[np.searchsorted(held, number - first)]
