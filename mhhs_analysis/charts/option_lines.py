"""The milestones of the options as lines across the participants' own dates."""

from __future__ import annotations

from typing import Literal

import pandas as pd

from mhhs_analysis.analysis.shortest import CHOICE
from mhhs_analysis.charts.geometry import DAY, is_dated, with_parts
from mhhs_analysis.charts.poap import HARD_STOP, Row, date_as_written, grace_words
from mhhs_analysis.charts.sheet import Flag
from mhhs_analysis.charts.style import option_words

ENTRY = "M9"
MILESTONES = (ENTRY, "M10")


def option_milestones(poap_items: pd.DataFrame, milestones: tuple[str, ...] = MILESTONES) -> pd.DataFrame:
    """Return the M9 and M10 of POAP 1 and POAP 2 that have a last day to draw a line at, M9 first."""
    items = poap_items[
        poap_items["milestone_id"].isin(milestones)
        & poap_items["kind"].eq("milestone")
        & poap_items["plan_option"].isin(CHOICE)
    ]
    parts = with_parts(items[is_dated(items)])
    held = items.loc[parts.index[~parts["is_open_right"].astype(bool)]]
    order = held.assign(place=held["milestone_id"].map(milestones.index))
    return order.sort_values(["place", "plan_option", "order"]).drop(columns="place")


def without_line(poap_items: pd.DataFrame, lines: pd.DataFrame, milestone_id: str = ENTRY) -> list[str]:
    """Return the options whose milestone, the entry to SIT, has no last day, so that no line can be drawn for it."""
    asked = poap_items.loc[poap_items["plan_option"].isin(CHOICE), "plan_option"].unique()
    drawn = set(lines.loc[lines["milestone_id"].eq(milestone_id), "plan_option"])
    missing = [option_words(str(option)) for option in sorted(set(asked) - drawn)]
    return (
        [f"No line for {milestone_id} of {' and '.join(missing)}: its last day is not given"]
        if missing
        else []
    )


def option_flags(lines: pd.DataFrame) -> list[Flag]:
    """Return a line at the end of the last day of each, its whiskers and its grace."""
    parts = with_parts(lines)
    pairs = zip(lines.to_dict("records"), parts.to_dict("records"), strict=True)
    return [_flag(item, part) for item, part in pairs]


def option_milestone_words(item: Row) -> str:
    """Return an option's milestone in words: option, date as written, grace, standing."""
    name = f"{option_words(str(item['plan_option']))} {item['milestone_id']}"
    words = " · ".join(part for part in (name, date_as_written(item), grace_words(item)) if part)
    return f"{words} (illustrative)" if item["date_status"] == "illustrative" else words


def _flag(item: Row, part: Row) -> Flag:
    is_wide = part["right"] - part["left"] > DAY
    grace: pd.Timestamp | None = None if pd.isna(part["grace_to"]) else part["grace_to"]
    since = part["left"] if is_wide else None
    return Flag(part["right"], option_milestone_words(item), _weight(item), since, grace)


def _weight(item: Row) -> Literal["hard", "soft", "later"]:
    if item["milestone_id"] != ENTRY:
        return "later"
    return "hard" if grace_words(item) == HARD_STOP else "soft"
