"""The same bar or milestone in each option: which is which, and how far apart they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Hashable, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.wording import OPTION_WORDS, apart_words, interval_words, signed_weeks, whole_days
from mhhs_analysis.dates import YEARS, days_apart
from mhhs_analysis.frames import OPTIONS, MhhsError

BASE = "poap-1"
"""The option that the others are compared with."""
COMPARED, UNDATED, ALONE = "compared", "undated", "no counterpart"
AMBIGUOUS, UNLIKE, DOUBTED = "ambiguous", "unlike", "in doubt"
BY_STAGE_ALONE = "stage alone"
"""How two things are matched that share lane and stage and no name: they may be two things."""
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
    "matched_by": "str",
    "counterpart": "str",
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
KeyOf = Callable[[Item], Key | None]
Held = Mapping[int, Mapping[str, Item]]


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
    order = sorted(range(len(things)), key=lambda at: (places[_lane(_face(things[at]))], at))
    number = {
        (item["plan_option"], item["item_id"]): (which, item.get("matched_by", ""))
        for which, at in enumerate(order)
        for item in things[at].values()
    }
    own = [number[pair] for pair in zip(poap_items["plan_option"], poap_items["item_id"], strict=True)]
    return poap_items.assign(thing=[which for which, _ in own], matched_by=[basis for _, basis in own])


def option_differences(poap_items: pd.DataFrame, base: str = BASE) -> pd.DataFrame:
    """Return a row a thing, other option and end: how many days, and weeks of seven, it is later than the base.

    Columns are those of DIFFERENCE_COLUMNS. `end` is start and finish of a bar, `date` of a milestone. From the
    least to the most that both wordings allow; negative is earlier, missing unbounded. `verdict`: compared;
    undated, where either has no such date; no counterpart, where the option or the base doesn't have the thing;
    ambiguous, where it has several that could be it; unlike, where one is a bar and the other a milestone; in doubt,
    where a year is one that no plan can speak of. `counterpart` says how the two are called and whom they are for
    where that differs, and that they are matched by stage alone.
    `words` say the weeks, or why there are none, and `signed` briefly, as charts do.
    """
    items = matched_items(poap_items, base)
    options = [option for option in options_of(items) if option != base]
    held, lacking = _held(items), absences(items, base)
    rows = [row for thing in sorted(held) for option in options
            for row in _rows(thing, held[thing], option, base, lacking)]  # fmt: skip
    return pd.DataFrame(rows, columns=list(DIFFERENCE_COLUMNS)).astype(DIFFERENCE_COLUMNS)


def absences(matched: pd.DataFrame, base: str = BASE) -> dict[tuple[int, str], tuple[str, str]]:
    """Return, of each thing and option that doesn't have it, the verdict and why in words; of `matched_items`.

    Not in an option is said only of what nothing there could be: several that could be it are `ambiguous`.
    """
    held = _held(matched)
    alike = _alike(held)
    options = {*options_of(matched), base}
    lacking = [(thing, option) for thing in held for option in options if option not in held[thing]]
    return {(thing, option): _absence(held, alike, thing, option, base) for thing, option in lacking}


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
                [*map(_exact, of.to_dict("records")), *of["counterpart"].dropna().unique()]
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
        for basis, key in _KEYS:
            left = _matched(things, option, left, basis, key)
        things += [{option: item} for item in left]
    return things


def _matched(
    things: list[dict[str, Item]], option: str, items: Sequence[Item], basis: str, key: KeyOf
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
            by_key[mine][option] = {**item, "matched_by": basis}
        else:
            left.append(item)
    return left


def _face(thing: Mapping[str, Item]) -> Item:
    return next(iter(thing.values()))


def _milestone(item: Item) -> Key | None:
    return None if pd.isna(item["milestone_id"]) else (item["kind"], str(item["milestone_id"]))


def _milestone_in_lane(item: Item) -> Key | None:
    own = _milestone(item)
    return own and (*own, _plain(item["lane"]))


def _by(*columns: str) -> KeyOf:
    def key(item: Item) -> Key | None:
        is_told = all(pd.notna(item[column]) for column in columns)
        words = (_plain(item[column]) for column in ("kind", "lane", *columns)) if is_told else ()
        return tuple(words) if is_told and _milestone(item) is None else None

    return key


_KEYS: tuple[tuple[str, KeyOf], ...] = (
    ("number", _milestone_in_lane),
    ("number", _milestone),
    ("name", _by("stage", "name")),
    ("name", _by("name")),
    (BY_STAGE_ALONE, _by("stage")),
)


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


# --- what an option doesn't have ---------------------------------------------------------------------------


def _held(matched: pd.DataFrame) -> dict[int, dict[str, Item]]:
    """Return each thing's items by option."""
    held: dict[int, dict[str, Item]] = {}
    for item in matched.to_dict("records"):
        held.setdefault(item["thing"], {})[item["plan_option"]] = item
    return held


def _alike(held: Held) -> dict[tuple[str, Key], list[int]]:
    """Return the things of each option and key of their items there."""
    alike: dict[tuple[str, Key], list[int]] = {}
    for thing, own in held.items():
        for option, item in own.items():
            for key in _keys_of(item) | _number_of(item):
                alike.setdefault((option, key), []).append(thing)
    return alike


def _keys_of(item: Item) -> set[Key]:
    return {made for _, key in _KEYS if (made := key(item)) is not None}


def _number_of(item: Item) -> set[Key]:
    """Return the key that a bar and a milestone of one number share."""
    return set() if pd.isna(item["milestone_id"]) else {("of any kind", str(item["milestone_id"]))}


def _absence(
    held: Held, alike: Mapping[tuple[str, Key], list[int]], thing: int, option: str, base: str
) -> tuple[str, str]:
    """Return why a thing isn't compared with an option that has no counterpart of it."""
    own, face = next(iter(sorted(held[thing].items(), key=lambda pair: pair[0] != base)))
    name = OPTION_WORDS[option]
    same = [one for key in _keys_of(face) for one in alike.get((option, key), [])]
    if any(own not in held[one] for one in same):
        return AMBIGUOUS, f"more than one could be its counterpart in {name}: not compared"
    numbered = [held[one][option] for key in _number_of(face) for one in alike.get((option, key), [])]
    if any(other["kind"] != face["kind"] for other in numbered):
        other = "bar" if face["kind"] == "milestone" else "milestone"
        return UNLIKE, f"a {face['kind']} in {OPTION_WORDS[own]}, a {other} in {name}: not compared"
    if numbered:
        return AMBIGUOUS, f"{face['milestone_id']} of {name} is compared with another"
    return ALONE, f"not in {name}"


# --- how far apart ----------------------------------------------------------------------------------------


def _rows(
    thing: int,
    held: Mapping[str, Item],
    option: str,
    base: str,
    lacking: Mapping[tuple[int, str], tuple[str, str]],
) -> list[dict[str, Any]]:
    """Return the differences of one thing between an option and the base."""
    face = held.get(base) or _face(held)
    shared = {name: face[name] for name in ("thing", "lane_group", "lane", "kind", "milestone_id", "name")}
    ids = {"item_id": _id_of(held.get(option)), "base_item_id": _id_of(held.get(base))}
    told = {**shared, "plan_option": option, **ids}
    if option not in held or base not in held:
        if option not in held and base not in held:
            return []
        verdict, words = lacking[(thing, base if base not in held else option)]
        return [told | {"end": "", "verdict": verdict, "signed": words, "words": words}]
    told |= {
        "matched_by": held[option]["matched_by"] or held[base]["matched_by"],
        "counterpart": _counterpart(held[option], held[base]) or None,
    }
    ends = ("date",) if face["kind"] == "milestone" else ("start", "finish")
    return [told | {"end": end} | _apart(held[option], held[base], end) for end in ends]


def _counterpart(item: Item, base: Item) -> str:
    """Return how an item is called and whom it is for where the base says otherwise, and a match by stage alone."""
    name = f"\u201c{item['name']}\u201d" if _plain(item["name"]) != _plain(base["name"]) else ""
    own, other = (_applies(one) for one in (item, base))
    whom = f"for {own}, in {OPTION_WORDS[base['plan_option']]} for {other}" if own != other else ""
    is_by_stage = BY_STAGE_ALONE in (item["matched_by"], base["matched_by"])
    named = " ".join(filter(None, (name, whom)))
    return "; ".join(filter(None, (named, f"matched by {BY_STAGE_ALONE}" if is_by_stage else "")))


def _applies(item: Item) -> str:
    return "whom is not stated" if pd.isna(item["applies_to"]) else str(item["applies_to"]).strip()


def _id_of(item: Item | None) -> str | None:
    return None if item is None else str(item["item_id"])


def _apart(item: Item, base: Item, end: str) -> dict[str, Any]:
    first, second = _days(item, end), _days(base, end)
    if all(map(pd.isna, first)) or all(map(pd.isna, second)):
        return {"verdict": UNDATED, "signed": "not known", "words": "not known"}
    if odd := [day.year for day in (*first, *second) if pd.notna(day) and day.year not in YEARS]:
        words = f"date in doubt: no plan of this programme can speak of the year {odd[0]}"
        return {"verdict": DOUBTED, "signed": "date in doubt", "words": words}
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
