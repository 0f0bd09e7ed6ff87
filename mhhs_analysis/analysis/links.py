"""What follows what in an option's plan on a page, and whether the dates allow it."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from contextlib import suppress
from graphlib import CycleError, TopologicalSorter
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.wording import interval_words
from mhhs_analysis.dates import Interval

IN_ORDER, OPEN, CONFLICT, UNDATED, UNKNOWN = "in order", "open", "conflict", "undated", "unknown"
CYCLE = "cycle"
VERDICT_WORDS = {
    OPEN: "order is open",
    CONFLICT: "starts before it",
    UNDATED: "not both dated",
    UNKNOWN: "no item of this option",
    CYCLE: "follows it in turn",
}
LINK_COLUMNS = ["follows", "item_id", "verdict", "words"]

Row = Mapping[Hashable, Any]


def item_links(items: pd.DataFrame) -> pd.DataFrame:
    """Return a row a dependency of one option's items: follows, item_id, verdict, words.

    `in order`: whatever days were meant, an item starts no sooner than the day on which what it follows ends;
    `conflict`: whatever days were meant, it starts before; `open`: the dates allow both; `undated`: one
    of the two has no such date; `unknown`: the option holds nothing of that identifier; `cycle`: what it follows
    follows it in turn, which no dates allow. `words` say a conflict, a cycle or what is missing, and are empty where
    the dates are in order or open.
    """
    held = {str(item["item_id"]): item for item in items.to_dict("records")}
    rounds = _rounds(held)
    rows = [
        _link(before, item, held, rounds)
        for item in held.values()
        for before in predecessors_of(item["predecessors"])
    ]
    return pd.DataFrame(rows, columns=LINK_COLUMNS)


def predecessors_of(text: object) -> list[str]:
    """Return the identifiers of a cell of predecessors, each once: they stand between semicolons."""
    words = "" if pd.isna(text) else str(text)  # type: ignore[call-overload]
    return list(dict.fromkeys(part.strip() for part in words.split(";") if part.strip()))


def follows_words(items: pd.DataFrame) -> list[str]:
    """Return what each item of one option follows, by name, and what its dates say of that where they are not in order.

    An identifier that the option does not hold stands as it was written, and says so.
    """
    names = dict(zip(items["item_id"].astype("str"), items["name"], strict=True))
    told: dict[str, list[str]] = {}
    for link in item_links(items).to_dict("records"):
        doubt = "" if link["verdict"] == IN_ORDER else f" ({VERDICT_WORDS[link['verdict']]})"
        told.setdefault(link["item_id"], []).append(f"{names.get(link['follows'], link['follows'])}{doubt}")
    return ["; ".join(told.get(str(item_id), [])) for item_id in items["item_id"]]


def _link(before: str, item: Row, held: Mapping[str, Row], rounds: Mapping[str, set[str]]) -> dict[str, str]:
    link = {"follows": before, "item_id": str(item["item_id"])}
    if before not in held:
        words = f"{item['name']} follows {before}, which is no item of this option"
        return link | {"verdict": UNKNOWN, "words": words}
    if link["item_id"] in rounds.get(before, set()) | {before}:
        words = f"{item['name']} follows {held[before]['name']}, which follows it in turn"
        return link | {
            "verdict": CYCLE,
            "words": words if link["item_id"] != before else f"{item['name']} follows itself",
        }
    end, start = _days(held[before], "finish"), _days(item, "start")
    name = held[before]["name"]
    if end.is_unknown or start.is_unknown:
        missing = f"{name} has no end" if end.is_unknown else "it has no start"
        return link | {"verdict": UNDATED, "words": f"{item['name']} follows {name}: {missing}"}
    is_before = start.is_before(end)
    if is_before:
        return link | {"verdict": CONFLICT, "words": _conflict(str(item["name"]), start, str(name), end)}
    return link | {"verdict": OPEN if is_before is None else IN_ORDER, "words": ""}


def _rounds(held: Mapping[str, Row]) -> dict[str, set[str]]:
    """Return all that an item follows, straight or through others, of the items of cycles and those after them."""
    before = {
        one: [name for name in predecessors_of(item["predecessors"]) if name in held]
        for one, item in held.items()
    }
    order = TopologicalSorter(before)
    with suppress(CycleError):
        order.prepare()
        return {}
    ordered: set[str] = set()
    while ready := order.get_ready():
        ordered.update(ready)
        order.done(*ready)
    return {one: _reached(before, one) for one in before.keys() - ordered}


def _reached(before: Mapping[str, list[str]], start: str) -> set[str]:
    seen: set[str] = set()
    left = list(before[start])
    while left:
        one = left.pop()
        if one not in seen:
            seen.add(one)
            left += before[one]
    return seen


def _conflict(name: str, start: Interval, follows: str, end: Interval) -> str:
    starts, ends = (interval_words(*_bounds(one)) for one in (start, end))
    return f"{name} starts {starts}, before {follows}, which it follows, ends {ends}"


def _days(item: Row, end: str) -> Interval:
    """Return an end of an item; a milestone has one date: its finish where that is given, else its start."""
    if item["kind"] == "milestone":
        has_none = bool(pd.isna(item["finish_from"])) and bool(pd.isna(item["finish_to"]))
        end = "start" if has_none else "finish"
    first, last = (item[f"{end}_{bound}"] for bound in ("from", "to"))
    return Interval(None if pd.isna(first) else first, None if pd.isna(last) else last)


def _bounds(days: Interval) -> tuple[pd.Timestamp, pd.Timestamp]:
    first, last = pd.to_datetime(pd.Series([days.earliest, days.latest]))
    return first, last
