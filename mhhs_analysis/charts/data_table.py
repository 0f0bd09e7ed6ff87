"""What a chart shows as a table of words, for who reads it instead of seeing it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.wording import NOT_GIVEN, day_words, interval_words
from mhhs_analysis.charts.geometry import DAY
from mhhs_analysis.charts.sheet import Sheet
from mhhs_analysis.charts.style import look_of, said
from mhhs_analysis.frames import BOUNDS

Json = dict[str, Any]
Row = Mapping[Hashable, Any]

MOST_ROWS = 300
"""A figure carries no more rows of its table than this: each is on the page once more than it is drawn."""

NOT_DATED = "not dated"


def data_table(columns: Sequence[str], rows: Sequence[Sequence[str]]) -> Json:
    """Return a table as a figure carries it in `layout.meta["table"]`: columns, rows, how many rows there are.

    Every cell is text; a column that is empty throughout is left out, and so are rows beyond `MOST_ROWS`.
    """
    held = [place for place in range(len(columns)) if any(row[place] for row in rows)]
    kept = [[row[place] for place in held] for row in rows[:MOST_ROWS]]
    return {"columns": [columns[place] for place in held], "rows": kept, "of": len(rows)}


def timeline_table(sheet: Sheet) -> Json:
    """Return what a timeline shows: lane by lane each item once, dated or not, or what stands there; the lines."""
    order = ["lane_key", *(["slot"] if "slot" in sheet.listed else []), "left", "right"]
    by_lane: dict[int, list[Row]] = {}
    for item in sheet.listed.sort_values(order, kind="stable").to_dict("records"):
        by_lane.setdefault(int(item["lane_key"]), []).append(item)
    rows = []
    for key, lane in enumerate(sheet.lanes.to_dict("records")):
        rows += [_item_cells(lane, item) for item in by_lane.get(key, [])] or [_empty_cells(lane)]
    columns = ("Lane", "Item", "Start", "Finish", sheet.surround.kinds, "Follows")
    return data_table(columns, [*rows, *_flag_rows(sheet)])


def _lane_words(lane: Row) -> str:
    return ": ".join(filter(None, (said(lane["lane_group"]), said(lane["lane"]))))


def _item_cells(lane: Row, item: Row) -> list[str]:
    """Return an item's cells; a milestone is a point, and so has a finish alone."""
    is_point = item["kind"] == "milestone"
    start = "" if is_point else _day_words(item, "start")
    kind = "" if is_point and not item["look_id"] else look_of(item["look_id"]).label
    follows = said(item.get("follows"))
    return [_lane_words(lane), said(item["label"]), start, _day_words(item, "finish"), kind, follows]


def _day_words(item: Row, end: str) -> str:
    """Return the days of an end in words; where none are known, what was written instead."""
    first, last = item[f"{end}_from"], item[f"{end}_to"]
    if pd.notna(first) or pd.notna(last):
        return interval_words(first, last)
    written = said(item.get(f"{end}_text"))
    unknown = NOT_GIVEN if any(pd.notna(item[bound]) for bound in BOUNDS) else NOT_DATED
    return f"{unknown}, written as \u201c{written}\u201d" if written else unknown


def _empty_cells(lane: Row) -> list[str]:
    return [_lane_words(lane), said(lane["words"]) or "nothing drawn", "", "", "", ""]


def _flag_rows(sheet: Sheet) -> list[list[str]]:
    """Return the lines across every lane, each on the last day before it: but as at is a day itself."""
    rows = []
    for flag in sheet.surround.flags:
        day = flag.at if flag.weight == "as_at" else flag.at - DAY
        rows.append(["All lanes", f"Line: {flag.text}", "", day_words(day), "", ""])
    return rows
