"""The marks of small drawings of plans as traces: five at most, each holding every mark of its look.

Few rows carry all their words, and plain numbers that can be read in a file's history. Very many carry a name, a row
and numbers in bytes, or a page would be mostly words that nobody points at.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt
import pandas as pd

from mhhs_analysis.analysis.reasons import place_words
from mhhs_analysis.charts.figure import Json
from mhhs_analysis.charts.geometry import BOUNDS
from mhhs_analysis.charts.marks import iso_days, milliseconds
from mhhs_analysis.charts.one_plan import hover
from mhhs_analysis.charts.style import BLACK, DARK_BLUE, DARK_GREY, WHITE, mix, safe

MOST_WORDED = 3000
"""Rows past which only name, days drawn and row are kept under the pointer."""
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
DIAMOND: Json = {"symbol": "diamond", "size": 6, "color": BLACK}
TICK: Json = {"symbol": "line-ns", "size": 6, "line": {"color": BLACK, "width": 1}}
_ONE_DAY, _TO = "%{x|%-d %b %Y}", "%{base|%-d %b %Y} to %{x|%-d %b %Y}"


def is_worded(items: pd.DataFrame) -> bool:
    """Return whether each row has all its words under the pointer."""
    return len(items) <= MOST_WORDED


def strip_traces(items: pd.DataFrame) -> list[Json]:
    """Return the traces of placed rows: y and tall in pixels, the parts that `geometry.with_parts` gives."""
    worded = is_worded(items)
    told = items.assign(item_id=items["plan_id"] + "/" + items["activity_id"], hover=_words(items, worded))
    is_point = told["kind"].eq("milestone").to_numpy(bool)
    gathers = told["is_summary"].to_numpy(bool) & ~is_point
    sure = told["sure_from"].notna().to_numpy(bool) & ~is_point
    whole = (told["left"].eq(told["sure_from"]) & told["right"].eq(told["sure_to"])).to_numpy(bool)
    is_open = (told["is_open_left"] | told["is_open_right"]).to_numpy(bool) & ~is_point
    ends = told[is_open]
    return [
        *_bars(told[~is_point & ~whole], ("left", "right"), "may be", PALE, worded),
        *_bars(told[sure & ~gathers], ("sure_from", "sure_to"), "task", DARK_BLUE, worded),
        *_bars(told[sure & gathers], ("sure_from", "sure_to"), "gathers others", DARK_GREY, worded),
        *_points(told[is_point], told.loc[is_point, "right"], "milestone", DIAMOND, worded),
        *_points(ends, ends["right"].where(ends["is_open_right"], ends["left"]), "no bound", TICK, worded),
    ]


def _words(items: pd.DataFrame, worded: bool) -> list[str]:
    """Return what stands under the pointer of each row: all its words, or its name."""
    if worded:
        made = items.assign(place=place_words(items))
        return [hover(row) for row in made.to_dict("records")]
    return [safe(name) for name in items["activity_name"].to_numpy(object)]


def _bars(items: pd.DataFrame, edges: tuple[str, str], name: str, colour: str, worded: bool) -> list[Json]:
    if items.empty:
        return []
    first, last = items[edges[0]], items[edges[1]]
    if worded:
        span: Json = {"base": iso_days(first), "x": milliseconds(last - first)}
    else:
        span = {"base": _epoch(first), "x": _epoch(last) - _epoch(first) - _SHORT}
    return [
        {
            "type": "bar",
            **span,
            "width": _pixels(items["tall"], worded),
            "orientation": "h",
            "marker": {"color": colour, "line": {"width": 0}},
            "name": name,
            **_rows(items, _TO, worded),
        }
    ]


def _points(items: pd.DataFrame, at: pd.Series, name: str, marker: Json, worded: bool) -> list[Json]:
    if items.empty:
        return []
    x = iso_days(at) if worded else _epoch(at) - _SHORT
    look = {"mode": "markers", "marker": marker, "cliponaxis": False, "name": name}
    return [{"type": "scatter", "x": x, **look, **_rows(items, _ONE_DAY, worded)}]


_SHORT = 1.0
"""A thousandth of a second off each end, so that the pointer names the last day and not the one after."""


def _rows(items: pd.DataFrame, days: str, worded: bool) -> Json:
    """Return what bars and points share: where each row stands, which it is, and its words."""
    template = f"<b>%{{hovertext}}</b><br>{days}<br>%{{customdata}}<extra></extra>"
    return {
        "y": _pixels(items["y"], worded),
        "customdata": _texts(items["item_id"], worded),
        "hovertext": _texts(items["hover"], worded),
        "showlegend": False,
        **({"hoverinfo": "text"} if worded else {"hovertemplate": template}),
    }


def _texts(column: pd.Series, worded: bool) -> list[str] | npt.NDArray[np.str_]:
    """Return texts as a list, or as one block of memory, which a figure copies at once and not text by text."""
    texts = column.to_numpy(object)
    return list(texts) if worded else texts.astype("str")


def _epoch(days: pd.Series) -> npt.NDArray[np.float64]:
    """Return days in the milliseconds that plotly counts in: in bytes, half the room of a day in words."""
    return days.to_numpy("datetime64[ms]").astype("float64")


def _pixels(column: pd.Series, worded: bool) -> list[float] | npt.NDArray[np.float32]:
    return [round(px, 2) for px in column] if worded else column.to_numpy("float32")
