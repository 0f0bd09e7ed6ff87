"""Dates given from a milestone ("M9 + 6 weeks"), resolved by what an option says of that milestone."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.reasons import place_words
from mhhs_analysis.analysis.wording import NOT_GIVEN, OPTION_WORDS, apart_words, interval_words, whole_days
from mhhs_analysis.frames import OPTIONS

_ENDS = ("start", "finish")
_BOUNDS = ("from", "to")
_COLUMNS = ("participant", "task", "end", "as typed", "given from")


def given_from_milestones(
    activities: pd.DataFrame, poap_items: pd.DataFrame, names: Mapping[str, str]
) -> pd.DataFrame:
    """Return a row a date given from a milestone: whose, of what, as typed, and the days it means by each option.

    Each option's days stand beside what the option says of that milestone. `names` is participant_id to name.
    """
    is_given = activities["start_anchor"].notna() | activities["finish_anchor"].notna()
    own = activities[is_given].reset_index(drop=True)
    options = [one for one in OPTIONS if one in set(poap_items["plan_option"])]
    dated = {one: _dated_milestones(poap_items, one) for one in options}
    days = {one: resolve_anchors(own, poap_items, one).to_dict("records") for one in options}
    rows = [
        _given(row, end, names)
        | {"end": called}
        | {OPTION_WORDS[one]: _by_option(days[one][at], end, dated[one]) for one in options}
        | {"source": place}
        for at, (row, place) in enumerate(zip(own.to_dict("records"), place_words(own), strict=True))
        for end, called in _ends_given(row)
    ]
    return pd.DataFrame(rows, columns=[*_COLUMNS, *(OPTION_WORDS[one] for one in options), "source"])


def _ends_given(row: Mapping[Hashable, Any]) -> list[tuple[str, str]]:
    """Return the ends of a row that are given from a milestone, with what each is called; one where both are one."""
    given = [(end, end) for end in _ENDS if pd.notna(row[f"{end}_anchor"])]
    is_one = len(given) == len(_ENDS) and row["start_text"] == row["finish_text"]
    return [("finish", "start and finish")] if is_one else given


def _given(row: Mapping[Hashable, Any], end: str, names: Mapping[str, str]) -> dict[str, str]:
    least, most = (whole_days(row[f"{end}_offset_{bound}"]) for bound in _BOUNDS)
    return {
        "participant": names.get(row["participant_id"], row["participant_id"]),
        "task": row["activity_name"],
        "as typed": row[f"{end}_text"],
        "given from": f"{row[f'{end}_anchor']}: {apart_words(least, most)}",
    }


def _by_option(row: Mapping[Hashable, Any], end: str, dated: pd.DataFrame) -> str:
    """Return the days that an end means by an option, and what the option says of the milestone."""
    anchor = row[f"{end}_anchor"]
    own = interval_words(*dated.loc[anchor, list(_BOUNDS)]) if anchor in dated.index else NOT_GIVEN
    days = interval_words(*(row[f"{end}_{bound}"] for bound in _BOUNDS))
    return f"not known: {anchor} is not dated" if own == NOT_GIVEN else f"{days} ({anchor}: {own})"


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
