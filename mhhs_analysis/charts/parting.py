"""A sheet too high for a slide, parted into several: each of whole lanes, with the axis and the lines of the whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

import pandas as pd

from mhhs_analysis.charts.sheet import Sheet

CONTINUED = " (continued)"
_FULL = 0.6
"""The share of a part past which it rather ends with a group than holds another lane."""
_STEPS = 24
ELSEWHERE = "Follows an item on another slide"


def most_rows(sheet: Sheet) -> float:
    """Return the rows that the highest lane needs with its heading: a part can't be lower."""
    return float((sheet.lanes["high"] + _headings(sheet.lanes)).max()) if len(sheet.lanes) else 0.0


def parted(sheet: Sheet, rows: float) -> list[Sheet]:
    """Return a sheet as parts of no more than so many rows, as few and as even as can be, between groups if they can.

    No lane is parted. A group that goes on has its heading again, and says so. Lines across all lanes are in each part,
    notes in the last; a dependency between two parts is drawn in neither, and told in a note where it leads to.
    """
    if sheet.rows <= rows:
        return [sheet]
    fewest = len(_ends(sheet.lanes, rows))
    least = sheet.rows / fewest
    tries = [least + (rows - least) * step / _STEPS for step in range(_STEPS)]
    ends = next((ends for most in tries if len(ends := _ends(sheet.lanes, most)) == fewest), None)
    cuts = list(pairwise([0, *(ends or _ends(sheet.lanes, rows))]))
    return [_part(sheet, first, end) for first, end in cuts]


def _headings(lanes: pd.DataFrame) -> pd.Series:
    """Return, for each lane, the rows of its group's heading, which stands above it where it begins a part."""
    opened = lanes["lane_group"].ne(lanes["lane_group"].shift()).cumsum()
    return lanes["heading"].groupby(opened).transform("first")


def _ends(lanes: pd.DataFrame, rows: float) -> list[int]:
    """Return the lane before which each part ends, the last after them all."""
    highs, headings, opens = list(lanes["high"]), list(_headings(lanes)), list(lanes["heading"].gt(0))
    ends: list[int] = []
    first, used, by_group = 0, 0.0, 0
    for lane, high in enumerate(highs):
        if lane > first and opens[lane] and used >= _FULL * rows:
            by_group = lane
        needed = used + high + (headings[lane] if opens[lane] or lane == first else 0.0)
        if lane > first and needed > rows:
            first = by_group if by_group > first else lane
            ends.append(first)
            held = range(first, lane + 1)
            needed = headings[first] + sum(
                highs[own] + (headings[own] if opens[own] and own > first else 0.0) for own in held
            )
        used = needed
    return [*ends, len(highs)]


def _part(sheet: Sheet, first: int, end: int) -> Sheet:
    """Return the lanes from the first to before the end as a sheet of their own."""
    lanes = sheet.lanes.iloc[first:end].reset_index(drop=True)
    heading = float(_headings(sheet.lanes).iloc[first])
    up = float(sheet.lanes["top"].iloc[first]) - heading
    is_amid = heading > 0 and not sheet.lanes["heading"].iloc[first]
    opened, *others = lanes["lane_group"]
    lanes = lanes.assign(
        top=lanes["top"] - up,
        heading=[heading, *lanes["heading"].iloc[1:]],
        lane_group=[f"{opened}{CONTINUED}" if is_amid else opened, *others],
    )
    own = sheet.items[sheet.items["lane_key"].between(first, end - 1)]
    items = own.assign(
        lane_key=own["lane_key"] - first, y=own["y"] - up, label_y=own["label_y"] - up
    ).reset_index(drop=True)
    links, notes = _links(sheet, set(items["item_id"]), up)
    last = sheet.surround.notes if end == len(sheet.lanes) else []
    return replace(
        sheet, items=items, lanes=lanes, links=links, surround=replace(sheet.surround, notes=[*notes, *last])
    )


def _links(sheet: Sheet, held: set[str], up: float) -> tuple[pd.DataFrame, Sequence[str]]:
    """Return the links between items of a part, and a note of those that lead to it from another."""
    to_own, from_own = sheet.links["item_id"].isin(held), sheet.links["follows"].isin(held)
    own = sheet.links[to_own & from_own]
    moved = [[(day, row - up) for day, row in way] for way in own["way"]]
    labels = sheet.items.set_index("item_id")["label"]
    told = [
        f"{labels[link['item_id']]}, after {labels[link['follows']]}"
        for link in sheet.links[to_own & ~from_own].to_dict("records")
    ]
    notes = [f"{ELSEWHERE} ({len(told)}): {'; '.join(told)}"] if told else []
    return own.assign(way=pd.Series(moved, index=own.index, dtype="object")), notes
