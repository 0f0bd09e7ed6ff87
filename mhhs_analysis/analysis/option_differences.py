"""The same bar or milestone in each option: which is which, and how far apart they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.wording import apart_words, interval_words, signed_weeks, whole_days
from mhhs_analysis.dates import days_apart
from mhhs_analysis.frames import OPTIONS

BASE = "poap-1"
"""The option that the others are compared with."""
OPTION_WORDS = {"round-1": "Round 1", "poap-1": "POAP 1", "poap-2": "POAP 2"}
COMPARED, UNDATED, ALONE = "compared", "undated", "no counterpart"
DIFFERENCE_COLUMNS = {
    "thing": "int64",
    "lane_group": "str",
    "lane": "str",
    "kind": "str",
    "milestone_id": "str",
    "name": "str",
    "plan_option": "str",
    "item_id": "str",
    "base_item_id": "str",
    "end": "str",
    "verdict": "str",
    "least_days": "Int64",
    "most_days": "Int64",
    "least_weeks": "Float64",
    "most_weeks": "Float64",
    "signed": "str",
    "words": "str",
}
NO_DATE = "no date given"

Item = Mapping[Hashable, Any]
Key = tuple[str, ...]


def matched_items(poap_items: pd.DataFrame, base: str = BASE) -> pd.DataFrame:
    """Return the items with `thing`, a number that an item shares with its counterparts in other options.

    Things are numbered lane by lane, in the order of the `base` option, then of the others. Milestones of the
    programme are matched by identifier; anything else by lane, stage and name, then by lane and name, then by
    lane and stage: only where that leaves one in each option. What could be either of two is matched with neither.
    """
    things = _things(poap_items, base)
    places = _lane_places(poap_items, base)
    order = sorted(range(len(things)), key=lambda at: (places[_lane(_face(things[at]))], at))
    number = {
        (item["plan_option"], item["item_id"]): which
        for which, at in enumerate(order)
        for item in things[at].values()
    }
    own = zip(poap_items["plan_option"], poap_items["item_id"], strict=True)
    return poap_items.assign(thing=[number[pair] for pair in own])


def option_differences(poap_items: pd.DataFrame, base: str = BASE) -> pd.DataFrame:
    """Return a row a thing, other option and end: how many days, and weeks of seven, it is later than the base.

    Columns are those of DIFFERENCE_COLUMNS. `end` is start and finish of a bar, `date` of a milestone. From the
    least to the most that both wordings allow; negative is earlier, missing unbounded. `verdict`: compared;
    undated, where either has no such date; no counterpart, where the option or the base doesn't have the thing.
    `words` say the weeks, or why there are none, and `signed` briefly, as charts do.
    """
    items = matched_items(poap_items, base)
    options = [option for option in options_of(items) if option != base]
    rows = [
        row
        for _, own in items.groupby("thing", sort=True)
        for option in options
        for row in _rows({item["plan_option"]: item for item in own.to_dict("records")}, option, base)
    ]
    return pd.DataFrame(rows, columns=list(DIFFERENCE_COLUMNS)).astype(DIFFERENCE_COLUMNS)


def options_of(poap_items: pd.DataFrame) -> list[str]:
    """Return the options that have any item, Round 1 first."""
    return [option for option in OPTIONS if poap_items["plan_option"].eq(option).any()]


def difference_table(poap_items: pd.DataFrame, meanings: Mapping[str, str], base: str = BASE) -> pd.DataFrame:
    """Return a row a thing: its lane, its dates in each option as written, and how the others stand to the base.

    `meanings` is milestone_id to meaning (milestones.csv). Differences are in weeks and in days.
    """
    items, told = matched_items(poap_items, base), option_differences(poap_items, base)
    rows = []
    for thing, own in items.groupby("thing", sort=True):
        held = {item["plan_option"]: item for item in own.to_dict("records")}
        face = held.get(base) or next(iter(held.values()))
        dates = {OPTION_WORDS[option]: _written(held.get(option)) for option in options_of(items)}
        apart = {
            f"{OPTION_WORDS[str(option)]} from {OPTION_WORDS[base]}": "; ".join(
                _exact(row) for row in of.to_dict("records")
            )
            for option, of in told[told["thing"].eq(thing)].groupby("plan_option", sort=False)
        }
        rows.append({"bar or milestone": _named(face, meanings), "lane": face["lane"], **dates, **apart})
    table = pd.DataFrame(rows)
    return table.set_index("bar or milestone") if rows else table


def dates_written(item: Item) -> str:
    """Return an item's dates as written: a milestone's one, a bar's two."""
    if item["kind"] == "milestone":
        return _end_written(item, "date")
    return f"{_end_written(item, 'start')} to {_end_written(item, 'finish')}"


# --- which is which ---------------------------------------------------------------------------------------


def _things(poap_items: pd.DataFrame, base: str) -> list[dict[str, Item]]:
    """Return things, each option to item: those of the base, then those that only later options have."""
    ordered = poap_items.sort_values("order", kind="stable").to_dict("records")
    things: list[dict[str, Item]] = []
    for option in sorted(options_of(poap_items), key=lambda one: one != base):
        left: Sequence[Item] = [item for item in ordered if item["plan_option"] == option]
        for key in _KEYS:
            left = _matched(things, option, left, key)
        things += [{option: item} for item in left]
    return things


def _matched(
    things: list[dict[str, Item]], option: str, items: Sequence[Item], key: Callable[[Item], Key | None]
) -> list[Item]:
    """Put each item into the one thing of its key; return those that have none, or not one alone."""
    open_things = [thing for thing in things if option not in thing]
    keys = [key(_face(thing)) for thing in open_things]
    known, own = Counter(keys), Counter(key(item) for item in items)
    by_key = dict(zip(keys, open_things, strict=True))
    left = []
    for item in items:
        mine = key(item)
        if mine is not None and known[mine] == own[mine] == 1:
            by_key[mine][option] = item
        else:
            left.append(item)
    return left


def _face(thing: Mapping[str, Item]) -> Item:
    return next(iter(thing.values()))


def _milestone(item: Item) -> Key | None:
    return None if pd.isna(item["milestone_id"]) else (str(item["milestone_id"]),)


def _milestone_in_lane(item: Item) -> Key | None:
    own = _milestone(item)
    return own and (*own, _plain(item["lane"]))


def _by(*columns: str) -> Callable[[Item], Key | None]:
    def key(item: Item) -> Key | None:
        is_told = all(pd.notna(item[column]) for column in columns)
        words = (_plain(item[column]) for column in ("kind", "lane", *columns)) if is_told else ()
        return tuple(words) if is_told and _milestone(item) is None else None

    return key


_KEYS = (_milestone_in_lane, _milestone, _by("stage", "name"), _by("name"), _by("stage"))


def _plain(text: object) -> str:
    return " ".join(str(text).casefold().split())


def _lane(item: Item) -> tuple[str, str]:
    return item["lane_group"], item["lane"]


def _lane_places(poap_items: pd.DataFrame, base: str) -> dict[tuple[str, str], tuple[int, int]]:
    """Return the place of each lane: groups as the base first names them, lanes within, then those of others."""
    is_other = poap_items["plan_option"].ne(base)
    ordered = poap_items.assign(is_other=is_other).sort_values(["is_other", "order"], kind="stable")
    lanes = ordered[["lane_group", "lane"]].drop_duplicates()
    groups = {group: place for place, group in enumerate(lanes["lane_group"].drop_duplicates())}
    pairs = lanes.itertuples(index=False, name=None)
    return {(group, lane): (groups[group], place) for place, (group, lane) in enumerate(pairs)}


# --- how far apart ----------------------------------------------------------------------------------------


def _rows(held: Mapping[str, Item], option: str, base: str) -> list[dict[str, Any]]:
    """Return the differences of one thing between an option and the base."""
    face = held.get(base) or _face(held)
    shared = {name: face[name] for name in ("thing", "lane_group", "lane", "kind", "milestone_id", "name")}
    ids = {"item_id": _id_of(held.get(option)), "base_item_id": _id_of(held.get(base))}
    told = {**shared, "plan_option": option, **ids}
    if option not in held or base not in held:
        if option not in held and base not in held:
            return []
        missing = OPTION_WORDS[base if base not in held else option]
        return [
            told | {"end": "", "verdict": ALONE, "signed": f"not in {missing}", "words": f"not in {missing}"}
        ]
    ends = ("date",) if face["kind"] == "milestone" else ("start", "finish")
    return [told | {"end": end} | _apart(held[option], held[base], end) for end in ends]


def _id_of(item: Item | None) -> str | None:
    return None if item is None else str(item["item_id"])


def _apart(item: Item, base: Item, end: str) -> dict[str, Any]:
    first, second = _days(item, end), _days(base, end)
    if all(map(pd.isna, first)) or all(map(pd.isna, second)):
        return {"verdict": UNDATED, "signed": "not known", "words": "not known"}
    least, most = days_apart(*first, *second)
    weeks = {
        f"{name}_weeks": None if days is None else round(days / 7, 1)
        for name, days in (("least", least), ("most", most))
    }
    words = apart_words(least, most, "week")
    told = {"signed": signed_weeks(least, most), "words": words}
    return {"verdict": COMPARED, "least_days": least, "most_days": most, **weeks, **told}


def _days(item: Item, end: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    which = _which(item, end)
    return item[f"{which}_from"], item[f"{which}_to"]


def _which(item: Item, end: str) -> str:
    """Return the column that holds an end: a milestone's date is its finish, else its start."""
    if end != "date":
        return end
    has_none = bool(pd.isna(item["finish_from"])) and bool(pd.isna(item["finish_to"]))
    return "start" if has_none else "finish"


# --- words ------------------------------------------------------------------------------------------------


def _written(item: Item | None) -> str:
    return "" if item is None else dates_written(item)


def _end_written(item: Item, end: str) -> str:
    which = _which(item, end)
    text, days = item[f"{which}_text"], _days(item, end)
    if pd.notna(text):
        return str(text)
    return NO_DATE if all(map(pd.isna, days)) else interval_words(*days)


def _named(item: Item, meanings: Mapping[str, str]) -> str:
    milestone = item["milestone_id"]
    if pd.isna(milestone):
        return str(item["name"])
    meaning = meanings.get(str(milestone), "")
    return f"{milestone} {item['name']}" + (f" ({meaning})" if meaning else "")


def _exact(row: Item) -> str:
    """Return a difference in weeks and in days, and of which end."""
    end = "" if row["end"] in ("", "date") else f"{row['end']} "
    if row["verdict"] != COMPARED:
        return f"{end}{row['words']}"
    least, most = whole_days(row["least_days"]), whole_days(row["most_days"])
    return f"{end}{row['words']}" + ("" if least == most == 0 else f" ({apart_words(least, most)})")
