"""How long each stage takes by each participant's own plan, and whose is far from those of the same role."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import numpy as np
import pandas as pd

from mhhs_analysis.analysis.copied import copied_ends
from mhhs_analysis.analysis.stage_spans import REPEATED, UNMAPPED, stage_spans
from mhhs_analysis.analysis.wording import count_words

FEWEST_TO_JUDGE = 5
"""A role's durations of a stage are too few to say what is usual where fewer participants give one."""
_KEY = ["role", "stage"]


def stage_durations(activities: pd.DataFrame, poap_items: pd.DataFrame, roles: pd.DataFrame) -> pd.DataFrame:
    """Return a row a participant, role and stage: how long its plan takes for it, and whether that is far off.

    `activities` are those of the latest plans. Columns: participant_id, role, stage, least_days, most_days (both
    ends counted, as wide as the words), is_copied, given_by (participants of the role that give one of their own),
    usual_from, usual_to (days; missing where too few do), is_far. A stage whose start or finish is open has no
    duration, nor has one that is points in time alone, or that ends before it starts. Where both its ends merely
    repeat an option's (`copied_ends`) its duration is the option's: shown, and in no pool.

    Far is what lies outside the inner fences, 1.5 interquartile ranges beyond the quartiles of the role's durations
    (J. W. Tukey, Exploratory Data Analysis, 1977; NIST/SEMATECH e-Handbook of Statistical Methods, 7.1.6), quartiles
    interpolated linearly, where at least five participants give one. As durations are intervals the fences are the
    widest that they allow, and the whole interval has to lie outside: it is far whatever the words mean. What is
    far is shown, and belongs in no pool.
    """
    spans = _lasting(activities, poap_items).merge(roles, on="participant_id")
    fences = [_fenced(own) for _, own in spans.groupby(_KEY, sort=False)]
    names = [
        "participant_id",
        *_KEY,
        "least_days",
        "most_days",
        "is_copied",
        "given_by",
        "usual_from",
        "usual_to",
    ]
    table = pd.concat(fences) if fences else spans.reindex(columns=names)
    is_far = table["most_days"].lt(table["usual_from"]) | table["least_days"].gt(table["usual_to"])
    return table[names].assign(is_far=is_far.astype("bool")).sort_index(ignore_index=True)


def durations_table(
    activities: pd.DataFrame,
    poap_items: pd.DataFrame,
    roles: pd.DataFrame,
    coverage: pd.DataFrame,
    names: Mapping[str, str],
    role_labels: Mapping[str, str],
    stages: Mapping[str, str],
) -> pd.DataFrame:
    """Return, for each role and stage, how many give a duration, what is usual, and whose is far from it.

    How many of them merely repeat an option's dates stands beside: what is usual rests on the others alone.
    `names`, `role_labels` and `stages` are identifier to label, in their order. Where this reader may not see some
    plans, the columns are headed as those shown: they rest on the others alone.
    """
    found = stage_durations(activities, poap_items, roles)
    rows = [
        {
            "role": role_labels[role],
            "stage": label,
            "participants that give a duration": len(own),
            REPEATED: int(own["is_copied"].sum()),
            "usual": _usual(own.iloc[0].to_dict()),
            "far from it": "; ".join(_told(row, activities, names) for row in _far(own)),
        }
        for role in role_labels
        for stage, label in stages.items()
        if len(own := found[found["role"].eq(role) & found["stage"].eq(stage)])
    ]
    table = pd.DataFrame(rows, columns=["role", "stage", *_TOLD]).set_index(["role", "stage"])
    seen = coverage["participant_id"].isin(activities["participant_id"])
    is_withheld = (coverage["plan"].isin(["read", "read_no_dates"]) & ~seen).any()
    return table.rename(columns={name: f"{name}, of those shown" for name in _TOLD}) if is_withheld else table


_TOLD = ("participants that give a duration", REPEATED, "usual", "far from it")


def _lasting(activities: pd.DataFrame, poap_items: pd.DataFrame) -> pd.DataFrame:
    """Return each participant's stages that last, with the least and most days that its words allow."""
    work = activities.loc[~activities["is_milestone"].astype("bool"), ["participant_id", "stage"]]
    spans = stage_spans(activities).merge(work.drop_duplicates(), on=["participant_id", "stage"])
    is_open = spans["is_open_start"] | spans["is_open_finish"] | spans["stage"].eq(UNMAPPED)
    spans = spans[~is_open]
    least = (spans["finish_from"] - spans["start_to"]).dt.days + 1
    most = (spans["finish_to"] - spans["start_from"]).dt.days + 1
    days = spans[["participant_id", "stage"]].assign(least_days=least.fillna(1).clip(lower=1), most_days=most)
    days = days.assign(is_copied=copied_ends(spans, poap_items).all(axis=1))
    return days[days["most_days"].ge(1)]


def _fenced(own: pd.DataFrame) -> pd.DataFrame:
    """Return the durations of a role and stage with the widest fences that they allow."""
    low, high = np.nan, np.nan
    pool = own[~own["is_copied"]]
    if len(pool) >= FEWEST_TO_JUDGE:
        first, third = np.percentile(pool["least_days"], 25), np.percentile(pool["most_days"], 75)
        reach = 1.5 * (third - first)
        low, high = first - reach, third + reach
    return own.assign(given_by=len(pool), usual_from=low, usual_to=high)


def _far(own: pd.DataFrame) -> list[dict[Any, Any]]:
    return own[own["is_far"]].to_dict("records")


def _usual(row: Mapping[Any, Any]) -> str:
    if pd.isna(row["usual_from"]):
        return f"too few to tell: fewer than {FEWEST_TO_JUDGE}"
    if row["usual_from"] <= 1:
        return f"up to {int(row['usual_to'])} days"
    return f"{int(np.ceil(row['usual_from']))} to {int(row['usual_to'])} days"


def _told(row: Mapping[Any, Any], activities: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Return whose duration it is, how long, and the cells that start and end it."""
    least, most = int(row["least_days"]), int(row["most_days"])
    days = count_words(least, "day") if least == most else f"{least} to {most} days"
    is_own = activities["participant_id"].eq(row["participant_id"]) & activities["stage"].eq(row["stage"])
    own = activities[is_own]
    starts, ends = own["start_from"].fillna(own["finish_from"]), own["finish_to"].fillna(own["start_to"])
    ends_at = own.loc[[starts.idxmin(), ends.idxmax()]]
    cells = " and ".join(dict.fromkeys(ends_at["cell"].dropna()))
    place = ", ".join([ends_at["file"].iloc[0], *ends_at["sheet"].dropna().iloc[:1], cells])
    return f"{names.get(row['participant_id'], row['participant_id'])}: {days} ({place})"
