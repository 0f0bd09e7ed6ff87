"""Dates given from a milestone ("M9 + 6 weeks"), resolved by what an option says of that milestone."""

from __future__ import annotations

import pandas as pd

_ENDS = ("start", "finish")
_BOUNDS = ("from", "to")


def resolve_anchors(activities: pd.DataFrame, poap_items: pd.DataFrame, plan_option: str) -> pd.DataFrame:
    """Return activities with the dates given from a milestone filled by an option's date of that milestone.

    An end anchored at M9, 28 to 31 days after it, lies from M9's first day and 28 days to its last day and
    31. Where the option gives the milestone on several lanes, any of their days can be meant. A milestone
    that the option doesn't date, or leaves open at one side, leaves the end open there. The milestone stays
    beside the dates in the anchor's columns; every other row and column stays as it is.
    """
    dated = _dated_milestones(poap_items, plan_option)
    columns = {
        f"{end}_{bound}": _resolved(activities, dated[bound], end, bound)
        for end in _ENDS
        for bound in _BOUNDS
    }
    return activities.assign(**columns)


def _dated_milestones(poap_items: pd.DataFrame, plan_option: str) -> pd.DataFrame:
    """Return the first and last day of each milestone of an option, missing where any lane leaves it open."""
    is_own = poap_items["plan_option"].eq(plan_option) & poap_items["kind"].eq("milestone")
    own = poap_items[is_own & poap_items["milestone_id"].notna()]
    lanes = own.groupby("milestone_id")[["finish_from", "finish_to"]]
    bounds = pd.DataFrame({"from": lanes.min()["finish_from"], "to": lanes.max()["finish_to"]})
    is_open = lanes.count().ne(lanes.size(), axis="index").to_numpy()
    return bounds.mask(is_open)


def _resolved(activities: pd.DataFrame, milestone: pd.Series, end: str, bound: str) -> pd.Series:
    """Return one bound of an end: as it is, or the milestone's moved by the offset where the end is anchored."""
    anchor = activities[f"{end}_anchor"]
    offset = pd.to_timedelta(activities[f"{end}_offset_{bound}"].astype("float64"), unit="D")
    days = pd.Series(milestone.reindex(anchor).to_numpy(), index=activities.index, dtype="datetime64[us]")
    return activities[f"{end}_{bound}"].where(anchor.isna(), (days + offset).astype("datetime64[us]"))
