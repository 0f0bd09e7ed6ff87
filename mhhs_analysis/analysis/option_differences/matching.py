"""Which item of each option is which thing."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

import pandas as pd

from mhhs_analysis.analysis.option_differences.items import BASE, Item, Key, KeyOf, face_of, options_of, plain
from mhhs_analysis.frames import OPTIONS, MhhsError

BY_STAGE_ALONE = "stage alone"
"""How two things are matched that share lane and stage and no name: they may be two things."""


def matched_items(poap_items: pd.DataFrame, base: str = BASE) -> pd.DataFrame:
    """Return the items with `thing`, a number that counterparts in other options share, and `matched_by`.

    Things are numbered lane by lane, in the order of the `base` option, then of the others. Milestones of the
    programme are matched by identifier; anything else by lane, stage and name, then by lane and name, then by
    lane and stage: only where that leaves one in each option. What could be either of two is matched with neither,
    nor is a bar with a milestone. `matched_by` is number, name or stage alone, empty for the first of a thing.
    Raises MhhsError for a base that is no option.
    """
    if base not in OPTIONS:
        raise MhhsError(f"base is {base!r}: no such option; choose one of {', '.join(OPTIONS)}")
    things = _things(poap_items, base)
    places = _lane_places(poap_items, base)
    order = sorted(range(len(things)), key=lambda at: (places[_lane(face_of(things[at]))], at))
    number = {
        (item["plan_option"], item["item_id"]): (which, item.get("matched_by", ""))
        for which, at in enumerate(order)
        for item in things[at].values()
    }
    own = [number[pair] for pair in zip(poap_items["plan_option"], poap_items["item_id"], strict=True)]
    return poap_items.assign(thing=[which for which, _ in own], matched_by=[basis for _, basis in own])


def _things(poap_items: pd.DataFrame, base: str) -> list[dict[str, Item]]:
    """Return things, each option to item: those of the base, then those that only later options have."""
    ordered = poap_items.sort_values("order", kind="stable").to_dict("records")
    things: list[dict[str, Item]] = []
    for option in sorted(options_of(poap_items), key=lambda one: one != base):
        left: Sequence[Item] = [item for item in ordered if item["plan_option"] == option]
        for basis, key in KEYS:
            left = _matched(things, option, left, basis, key)
        things += [{option: item} for item in left]
    return things


def _matched(
    things: list[dict[str, Item]], option: str, items: Sequence[Item], basis: str, key: KeyOf
) -> list[Item]:
    """Put each item into the one thing of its key; return those that have none, or not one alone."""
    open_things = [thing for thing in things if option not in thing]
    keys = [key(face_of(thing)) for thing in open_things]
    known, own = Counter(keys), Counter(key(item) for item in items)
    by_key = dict(zip(keys, open_things, strict=True))
    left = []
    for item in items:
        mine = key(item)
        if mine is not None and known[mine] == own[mine] == 1:
            by_key[mine][option] = {**item, "matched_by": basis}
        else:
            left.append(item)
    return left


def _milestone(item: Item) -> Key | None:
    return None if pd.isna(item["milestone_id"]) else (item["kind"], str(item["milestone_id"]))


def _milestone_in_lane(item: Item) -> Key | None:
    own = _milestone(item)
    return own and (*own, plain(item["lane"]))


def _by(*columns: str) -> KeyOf:
    def key(item: Item) -> Key | None:
        is_told = all(pd.notna(item[column]) for column in columns)
        words = (plain(item[column]) for column in ("kind", "lane", *columns)) if is_told else ()
        return tuple(words) if is_told and _milestone(item) is None else None

    return key


KEYS: tuple[tuple[str, KeyOf], ...] = (
    ("number", _milestone_in_lane),
    ("number", _milestone),
    ("name", _by("stage", "name")),
    ("name", _by("name")),
    (BY_STAGE_ALONE, _by("stage")),
)


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
