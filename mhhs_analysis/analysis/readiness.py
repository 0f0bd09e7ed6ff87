"""Who is ready for each milestone of each option, within grace, late, or not known: as Ofgem may rely on it.

No plan, not readable and no date are three things, none of them late. A date later than the deadline is late only
where the plan was made against that option or against none, or where its owner says that it can't be ready.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from mhhs_analysis.analysis.deadlines import deadlines_of
from mhhs_analysis.analysis.own_dates import KEY, group_numbers, keys_of, own_dates, ruled
from mhhs_analysis.analysis.statements import CAN, CANNOT
from mhhs_analysis.frames import READINESS

Rows = Sequence[Mapping[str, str]]
IN_TIME = ("ready", "ready_within_grace")
DATED = (*IN_TIME, "late", "too_wide")
"""The statuses of a date that was planned for the option, or that holds for it all the same."""

_OPTION_KEY = ["plan_option", "milestone_id"]


def readiness_of(
    participants: pd.DataFrame,
    plans: pd.DataFrame,
    activities: pd.DataFrame,
    poap_items: pd.DataFrame,
    statements: pd.DataFrame,
    rules: Rows,
    owners: Rows,
) -> pd.DataFrame:
    """Return readiness: every participant at every milestone, of those with rules, of every option.

    `rules` say what in a plan speaks of a milestone (readiness_rules.csv), `owners` whose milestone it is and
    whether grace is theirs (milestone_owners.csv).
    """
    deadlines = deadlines_of(poap_items)
    dated = deadlines[deadlines["milestone_id"].isin([rule["milestone_id"] for rule in rules])]
    asked = {*dated["milestone_id"]}
    latest = plans[plans["is_latest"].astype("bool")]
    is_latest = activities["plan_id"].isin(latest["plan_id"])
    held = activities if is_latest.all() else activities[is_latest]
    speaking = ruled(held, [rule for rule in rules if rule["milestone_id"] in asked])
    own = own_dates(speaking)
    table = _asked(participants, dated, owners)
    states = latest[["participant_id", "planned_against", "is_readable", "is_confidential"]]
    said = statements.rename(columns={"is_confidential": "is_confidential_said"})
    table = _beside(table, own, KEY)
    table = _beside(table, states, ["participant_id"])
    table = _beside(table, said, ["participant_id", *_OPTION_KEY])
    secret = [_is_true(table[name]) for name in ("is_confidential", "is_confidential_said")]
    table = table.assign(
        is_anchored=_is_anchored(table, speaking, own, dated), is_confidential=secret[0] | secret[1]
    )
    return held_against(limited(table))[READINESS.column_names].astype(READINESS.dtypes)


def limited(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with each participant's limit: the deadline (`deadlines_of`), grace counted where it is its."""
    grace = table["has_grace"].to_numpy(bool) & table["grace_to"].notna().to_numpy(bool)
    return table.assign(
        limit_from=np.where(grace, table["grace_to"].to_numpy(), table["due_to"].to_numpy()),
        limit_to=np.where(grace, table["grace_by"].to_numpy(), table["due_by"].to_numpy()),
    )


def held_against(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with each participant's status and margin, and whether its word and its plan disagree.

    It has its limit, and what is known of each participant.
    """
    status = _status(table)
    shows_ready = np.isin(status, IN_TIME)
    says = table["says"]
    disagrees = shows_ready & says.eq(CANNOT).to_numpy(bool)
    disagrees |= (status == "late") & says.isin(CAN).to_numpy(bool)
    return table.assign(
        status=status,
        disagrees=disagrees,
        margin_least_days=_days_between(table["ready_to"], table["limit_from"]),
        margin_most_days=_days_between(table["ready_from"], table["limit_to"]),
    )


def _days_between(first: pd.Series, last: pd.Series) -> pd.Series:
    return (last - first).dt.days


def _asked(participants: pd.DataFrame, deadlines: pd.DataFrame, owners: Rows) -> pd.DataFrame:
    """Return every participant at every deadline: whether it is asked, surely, and until when, grace counted."""
    intents = {
        (row["constituency"], row["milestone_id"]): (
            row["sit_intents"].split(";"),
            row["grace"] == "of_the_option",
        )
        for row in owners
    }
    listed = keys_of(participants, ["participant_id", "constituency", "sit_intent"])
    milestones = [str(one) for one in deadlines["milestone_id"]]
    parts = [_part(intents.get((str(kind), one)), intent) for _, kind, intent in listed for one in milestones]
    flags = np.array(parts, dtype="bool").reshape(-1, 3)
    table = deadlines.take(np.tile(np.arange(len(deadlines)), len(listed))).reset_index(drop=True)
    who = np.repeat(np.array([one for one, _, _ in listed], dtype=object), len(deadlines))
    return table.assign(
        participant_id=pd.Series(who, dtype="str"),
        is_asked=flags[:, 0],
        is_sure=flags[:, 1],
        has_grace=flags[:, 2],
    )


def _part(owner: tuple[list[str], bool] | None, intent: Hashable) -> tuple[bool, bool, bool]:
    """Return whether a participant is asked, whether it surely takes part, and whether grace is its."""
    if owner is None or intent not in owner[0]:
        return False, False, False
    return True, intent == "sit" or "non_sit" in owner[0], owner[1]


def _beside(table: pd.DataFrame, other: pd.DataFrame, key: list[str]) -> pd.DataFrame:
    """Return a table with the columns of the one row of another that has its key, missing where there is none."""
    numbers = {whose: number for number, whose in enumerate(keys_of(other, key))}
    rows = [numbers.get(whose, -1) for whose in keys_of(table, key)]
    found = other.drop(columns=key).reset_index(drop=True).reindex(rows)
    return table.assign(**{str(name): found[name].array for name in found})


def _is_anchored(
    table: pd.DataFrame, speaking: pd.DataFrame, own: pd.DataFrame, deadlines: pd.DataFrame
) -> np.ndarray:
    """Return, for each row of the table, whether every date that speaks is the option's own."""
    groups = group_numbers(speaking, own)
    copied: dict[tuple[Any, ...], bool] = {}
    whose = list(keys_of(own, KEY))
    for due in deadlines.to_dict("records"):
        is_own = speaking["done_from"].eq(due["due_from"]) & speaking["done_to"].eq(due["due_to"])
        is_own |= speaking["done_anchor"].notna()
        others = np.bincount(groups[~is_own.to_numpy(bool)], minlength=len(own))
        copied |= {
            (due["plan_option"], *key): not count
            for key, count in zip(whose, others, strict=True)
            if key[1] == due["milestone_id"]
        }
    rows = keys_of(table, ["plan_option", *KEY])
    return np.array([copied.get(key, False) for key in rows], dtype=bool)


def _is_true(flags: pd.Series) -> pd.Series:
    """Return whether each flag says yes: one that is missing doesn't."""
    return flags.astype("boolean").fillna(False).astype("bool")


# --- how it stands ------------------------------------------------------------------------------------------


def _status(table: pd.DataFrame) -> np.ndarray:
    """Return how each participant stands; what comes first in this list speaks.

    Only `_by_dates` weighs a date against a deadline.
    """
    readable = table["is_readable"].astype("boolean")
    first = {
        "not_applicable": ~table["is_asked"],
        "no_plan": readable.isna(),
        "not_readable": ~readable.fillna(False),
        "no_date": table["ready_from"].isna() & table["ready_to"].isna(),
        "option_undated": table["due_to"].isna() & table["due_by"].isna(),
    }
    conditions = [state.to_numpy(bool) for state in first.values()]
    return np.select(conditions, [np.array(name, dtype=object) for name in first], _by_dates(table))


def _by_dates(table: pd.DataFrame) -> np.ndarray:
    """Return how dates stand to the deadline; a comparison with a missing bound decides nothing."""
    against = table["planned_against"]
    is_planned = against.eq(table["plan_option"]) | against.eq("unconstrained") | table["says"].eq(CANNOT)
    is_later = table["ready_from"].gt(table["limit_to"])
    first = {
        "ready": table["ready_to"].le(table["due_to"]),
        "ready_within_grace": table["ready_to"].le(table["limit_from"]),
        "late": is_later & is_planned,
        "not_planned_against": is_later,
    }
    conditions = [state.fillna(False).to_numpy(bool) for state in first.values()]
    return np.select(
        conditions, [np.array(name, dtype=object) for name in first], np.array("too_wide", dtype=object)
    )
