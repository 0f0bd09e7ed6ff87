"""How far apart the ends of one thing are in two options."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.option_differences.absences import absences, held_by_option
from mhhs_analysis.analysis.option_differences.items import BASE, Item, days_of, face_of, options_of, plain
from mhhs_analysis.analysis.option_differences.matching import BY_STAGE_ALONE, matched_items
from mhhs_analysis.analysis.wording import OPTION_WORDS, apart_words, signed_weeks
from mhhs_analysis.dates import YEARS, days_apart

COMPARED, UNDATED, DOUBTED = "compared", "undated", "in doubt"
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
    held, lacking = held_by_option(items), absences(items, base)
    rows = [row for thing in sorted(held) for option in options
            for row in _rows(thing, held[thing], option, base, lacking)]  # fmt: skip
    return pd.DataFrame(rows, columns=list(DIFFERENCE_COLUMNS)).astype(DIFFERENCE_COLUMNS)


def _rows(
    thing: int,
    held: Mapping[str, Item],
    option: str,
    base: str,
    lacking: Mapping[tuple[int, str], tuple[str, str]],
) -> list[dict[str, Any]]:
    """Return the differences of one thing between an option and the base."""
    face = held.get(base) or face_of(held)
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
    name = f"\u201c{item['name']}\u201d" if plain(item["name"]) != plain(base["name"]) else ""
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
    first, second = days_of(item, end), days_of(base, end)
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
