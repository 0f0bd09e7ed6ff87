"""An option's items: the base, which options there are, and which end of an item is which."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.frames import OPTIONS

BASE = "poap-1"
"""The option that the others are compared with."""

Item = Mapping[Hashable, Any]
Key = tuple[str, ...]
KeyOf = Callable[[Item], Key | None]
Held = Mapping[int, Mapping[str, Item]]


def options_of(poap_items: pd.DataFrame) -> list[str]:
    """Return the options that have any item, Round 1 first."""
    return [option for option in OPTIONS if poap_items["plan_option"].eq(option).any()]


def face_of(thing: Mapping[str, Item]) -> Item:
    """Return the first item of a thing, which stands for it."""
    return next(iter(thing.values()))


def plain(text: object) -> str:
    """Return words without their case and spacing."""
    return " ".join(str(text).casefold().split())


def days_of(item: Item, end: str) -> tuple[pd.Timestamp, pd.Timestamp]:
    """Return the first and last day that an end of an item can mean."""
    which = column_of(item, end)
    return item[f"{which}_from"], item[f"{which}_to"]


def column_of(item: Item, end: str) -> str:
    """Return the column that holds an end: a milestone's date is its finish, else its start."""
    if end != "date":
        return end
    has_none = bool(pd.isna(item["finish_from"])) and bool(pd.isna(item["finish_to"]))
    return "start" if has_none else "finish"
