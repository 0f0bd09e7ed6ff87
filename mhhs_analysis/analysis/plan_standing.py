"""How each round's own plans stand to each option's milestones, and which of them last by dates of their own."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence

import numpy as np
import pandas as pd

from mhhs_analysis.analysis.readiness import readiness_of
from mhhs_analysis.analysis.statements import statements_of
from mhhs_analysis.frames import BOUNDS, POSITIONS_HELD, READINESS, frame_of

Rows = Sequence[Mapping[str, str]]
SIT = "sit"
_LASTS = 5
"""Working days that a task lasts at the least to bear a claim out (evidence_grades.csv, E4)."""


def plans_of_round(plans: pd.DataFrame, round_: str) -> pd.DataFrame:
    """Return the plans of a round, the one of each participant that spoke for it then marked as its latest.

    It is the one that speaks today where that is of the round, else the last received of the round.
    """
    own = plans[plans["round"].eq(round_)]
    speaks = own["is_latest"].astype("bool")
    is_spoken_for = speaks.groupby(own["participant_id"]).transform("any").astype("bool")
    is_last = own["version"].eq(own.groupby("participant_id")["version"].transform("max"))
    return own.assign(is_latest=speaks.where(is_spoken_for, is_last).astype("boolean"))


def readiness_by_round(
    participants: pd.DataFrame,
    plans: pd.DataFrame,
    activities: pd.DataFrame,
    poap_items: pd.DataFrame,
    rules: Rows,
    owners: Rows,
) -> pd.DataFrame:
    """Return readiness by the plans of each round alone, whatever was said: with a column `round` before it.

    A date later than the deadline is late only where the plan was made for the option or for none: no word is
    taken into account, for it is words that are held against the plan.
    """
    unsaid = statements_of(_no_positions(), participants)
    found = [
        readiness_of(
            participants, plans_of_round(plans, round_), activities, poap_items, unsaid, rules, owners
        ).assign(round=round_)
        for round_ in sorted(plans["round"].unique())
    ]
    return pd.concat(found, ignore_index=True) if found else _nothing()


def dated_plans(plans: pd.DataFrame, activities: pd.DataFrame) -> pd.DataFrame:
    """Return, for each participant and round, the plan that spoke for it then, as far as it was read with dates.

    Columns: participant_id, round, plan_id, file, is_confidential, dated (tasks with a finish known in part).
    """
    spoke = pd.concat([plans_of_round(plans, one) for one in sorted(plans["round"].unique())] or [plans])
    spoke = spoke[spoke["is_latest"].astype("bool") & spoke["is_readable"].astype("bool")]
    is_dated = activities["finish_from"].notna() | activities["finish_to"].notna()
    dated = activities[is_dated].groupby("plan_id").size()
    named = ["participant_id", "round", "plan_id", "file", "is_confidential"]
    told = spoke[named].assign(dated=spoke["plan_id"].map(dated).fillna(0).astype("int64"))
    return told[told["dated"].gt(0)].reset_index(drop=True)


def stages_before_sit(stages: Rows) -> set[str]:
    """Return the stages that come before SIT, by their order in stages.csv."""
    order = {row["stage"]: int(row["order"]) for row in stages}
    return {stage for stage, place in order.items() if place < order[SIT]}


def lasting_tasks(
    activities: pd.DataFrame, poap_items: pd.DataFrame, leading: Collection[str]
) -> pd.DataFrame:
    """Return the tasks that lead to SIT and last by dates of their own: both ends known, neither anchored nor copied.

    Columns: plan_id, finish_to. `leading` are the stages whose tasks count; a task lasts where its dates leave it
    five working days at the least (Monday to Friday). It is copied where both its ends are those of a bar of any
    option.
    """
    is_task = activities["stage"].isin(list(leading))
    is_task &= ~activities["is_milestone"].astype("bool") & ~activities["is_summary"].astype("bool")
    is_own = activities["start_anchor"].isna() & activities["finish_anchor"].isna()
    tasks = activities[is_task & is_own & activities[BOUNDS].notna().all(axis="columns")]
    bars = set(poap_items.loc[poap_items["kind"].eq("bar"), BOUNDS].itertuples(index=False, name=None))
    is_copied = np.array(
        [one in bars for one in tasks[BOUNDS].itertuples(index=False, name=None)], dtype=bool
    )
    first, last = (tasks[name].to_numpy().astype("datetime64[D]") for name in ("start_to", "finish_from"))
    is_lasting: np.ndarray = np.busday_count(first, last + 1) >= _LASTS
    own: pd.DataFrame = tasks.loc[is_lasting & ~is_copied, ["plan_id", "finish_to"]]
    return own


def _no_positions() -> pd.DataFrame:
    return frame_of([], POSITIONS_HELD)


def _nothing() -> pd.DataFrame:
    return frame_of([], READINESS).assign(round=pd.Series(dtype="str"))
