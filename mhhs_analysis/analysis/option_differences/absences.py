"""What an option doesn't have, and what could be it."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from mhhs_analysis.analysis.option_differences.items import BASE, Held, Item, Key, options_of
from mhhs_analysis.analysis.option_differences.matching import KEYS
from mhhs_analysis.analysis.wording import OPTION_WORDS

ALONE, AMBIGUOUS, UNLIKE = "no counterpart", "ambiguous", "unlike"


def absences(matched: pd.DataFrame, base: str = BASE) -> dict[tuple[int, str], tuple[str, str]]:
    """Return, of each thing and option that doesn't have it, the verdict and why in words; of `matched_items`.

    Not in an option is said only of what nothing there could be: several that could be it are `ambiguous`.
    """
    held = held_by_option(matched)
    alike = _alike(held)
    options = {*options_of(matched), base}
    lacking = [(thing, option) for thing in held for option in options if option not in held[thing]]
    return {(thing, option): _absence(held, alike, thing, option, base) for thing, option in lacking}


def held_by_option(matched: pd.DataFrame) -> dict[int, dict[str, Item]]:
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
    return {made for _, key in KEYS if (made := key(item)) is not None}


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
