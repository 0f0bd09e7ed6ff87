"""The activities that no rule maps, by name, those first whose mapping would tell most."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.frames import BOUNDS

NEAR_DAYS = 91
"""An activity this near to the milestone at which system integration testing starts is likely to bear on it."""

_ORDER = ["dated_rows", "is_near_sit", "is_milestone", "rows", "days"]
_FIRST = ["activity_name", "start_text", "finish_text", "outline", "activity_id", "file", "sheet", "cell"]
COLUMNS = [
    "activity_name",
    "rows",
    "dated_rows",
    "participants",
    "plans",
    "days",
    "is_near_sit",
    "is_milestone",
    "is_summary",
    "start_text",
    "finish_text",
    "outline",
    "activity_id",
    "file",
    "sheet",
    "cell",
]


def unmatched(activities: pd.DataFrame, poap_items: pd.DataFrame) -> pd.DataFrame:
    """Return a row a name that has no stage, no milestone and no analyst's word, most telling first.

    Columns: how many rows, dated rows that gather no others, participants and plans hold the name; the
    longest `days` from start to finish; whether one lies near SIT (within 91 days of M9 in any option), is a
    milestone, is a summary; then the first row of that name, as typed and with its place. Names with dated
    rows stand first, then those near SIT, milestones, names that many rows have, and the longest.
    """
    open_rows = activities[activities[["stage", "milestone_id", "mapped_by"]].isna().all(axis=1)]
    table = open_rows.assign(
        name=open_rows["activity_name"].str.lower().str.split().str.join(" "),
        days=_longest(open_rows),
        is_near_sit=_is_near(open_rows, poap_items),
        is_dated=open_rows[BOUNDS].notna().any(axis=1) & ~open_rows["is_summary"],
    )
    first = table.drop_duplicates("name").set_index("name")[_FIRST]
    grouped = table.groupby("name")
    counted = grouped.agg(
        rows=("name", "size"),
        dated_rows=("is_dated", "sum"),
        participants=("participant_id", "nunique"),
        plans=("plan_id", "nunique"),
        days=("days", "max"),
        is_near_sit=("is_near_sit", "any"),
        is_milestone=("is_milestone", "any"),
        is_summary=("is_summary", "all"),
    )
    return _ranked(counted.join(first))[COLUMNS]


def _ranked(table: pd.DataFrame) -> pd.DataFrame:
    """Return the names in the order in which mapping them tells most; equal ones by name."""
    keys = table[_ORDER].assign(dated_rows=table["dated_rows"] > 0).astype("float64").fillna(-1)
    order = keys.sort_values(_ORDER, ascending=False, kind="stable").index
    return table.loc[order].reset_index(drop=True)


def _longest(activities: pd.DataFrame) -> pd.Series:
    """Return the most days from start to finish, both counted; missing where an end is not bounded."""
    return (activities["finish_to"] - activities["start_from"]).dt.days.astype("Int64") + 1


def _is_near(activities: pd.DataFrame, poap_items: pd.DataFrame) -> pd.Series:
    """Return whether any day of each activity lies within `NEAR_DAYS` of M9 as some option dates it."""
    starts = poap_items[poap_items["milestone_id"].eq("M9") & poap_items["kind"].eq("milestone")]
    near = pd.Series(False, index=activities.index)
    margin = pd.Timedelta(days=NEAR_DAYS)
    first, last = activities[BOUNDS].min(axis=1), activities[BOUNDS].max(axis=1)
    for begins, ends in zip(starts["finish_from"], starts["finish_to"], strict=True):
        near |= first.le(ends + margin) & last.ge(begins - margin)
    return near
