"""Who is ready for each milestone of each option, within grace, late, or not known: as Ofgem may rely on it.

No plan, not readable and no date are three things, none of them late. A date later than the deadline is late only
where the plan was made against that option or against none, or where its owner says that it can't be ready.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from mhhs_analysis.analysis.deadlines import deadlines_of
from mhhs_analysis.analysis.own_dates import KEY, own_dates, ruled
from mhhs_analysis.analysis.statements import CAN, CANNOT
from mhhs_analysis.analysis.versions import of_latest_plans
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
    speaking = ruled(of_latest_plans(activities, plans), rules)
    deadlines = deadlines_of(poap_items)
    table = _asked(participants, owners, rules).merge(deadlines, on="milestone_id")
    table = table.merge(own_dates(speaking), on=KEY, how="left").merge(
        _plan_states(plans), on="participant_id", how="left"
    )
    table = table.merge(_anchored(speaking, deadlines), on=["participant_id", *_OPTION_KEY], how="left")
    table = table.merge(statements, on=["participant_id", *_OPTION_KEY], how="left", suffixes=("", "_said"))
    return _standing(table)[READINESS.column_names].astype(READINESS.dtypes)


def _asked(participants: pd.DataFrame, owners: Rows, rules: Rows) -> pd.DataFrame:
    """Return every participant at every milestone that has rules: whether it is asked, surely, and with grace."""
    listed = [
        {"constituency": row["constituency"], "milestone_id": row["milestone_id"], "sit_intent": intent,
         "is_asked": True, "has_grace": row["grace"] == "of_the_option",
         "is_sure": intent == "sit" or "non_sit" in row["sit_intents"].split(";")}
        for row in owners
        for intent in row["sit_intents"].split(";")
    ]  # fmt: skip
    milestones = pd.DataFrame({"milestone_id": list(dict.fromkeys(rule["milestone_id"] for rule in rules))})
    people = participants[["participant_id", "constituency", "sit_intent"]].merge(milestones, how="cross")
    told = people.merge(pd.DataFrame(listed), on=["constituency", "milestone_id", "sit_intent"], how="left")
    flags = ["is_asked", "has_grace", "is_sure"]
    return told.assign(**{name: _is_true(told[name]) for name in flags})


def _plan_states(plans: pd.DataFrame) -> pd.DataFrame:
    latest = plans[plans["is_latest"].astype("bool")]
    return latest[["participant_id", "planned_against", "is_readable", "is_confidential"]]


def _anchored(speaking: pd.DataFrame, deadlines: pd.DataFrame) -> pd.DataFrame:
    """Return, for each participant and option, whether every date that speaks is the option's own."""
    told = speaking[[*KEY, "done_from", "done_to", "done_anchor"]].merge(deadlines, on="milestone_id")
    is_own = told["done_from"].eq(told["due_from"]) & told["done_to"].eq(told["due_to"])
    told = told.assign(is_anchored=is_own | told["done_anchor"].notna())
    return told.groupby(["participant_id", *_OPTION_KEY])["is_anchored"].all().reset_index()


# --- how it stands ------------------------------------------------------------------------------------------


def _standing(table: pd.DataFrame) -> pd.DataFrame:
    """Return the table with each participant's limit, status and margin, and whether word and plan disagree."""
    grace = table["has_grace"] & table["grace_to"].notna()
    table = table.assign(
        limit_from=table["due_to"].mask(grace, table["grace_to"]),
        limit_to=table["due_by"].mask(grace, table["grace_by"]),
        is_anchored=_is_true(table["is_anchored"]),
    )
    table["status"] = _status(table)
    shows_ready = table["status"].isin(IN_TIME)
    says_can, says_cannot = table["says"].isin(CAN), table["says"].isin([CANNOT])
    table["disagrees"] = (shows_ready & says_cannot) | (table["status"].eq("late") & says_can)
    table["margin_least_days"] = (table["limit_from"] - table["ready_to"]).dt.days
    table["margin_most_days"] = (table["limit_to"] - table["ready_from"]).dt.days
    secret = [_is_true(table[name]) for name in ("is_confidential", "is_confidential_said")]
    return table.assign(is_confidential=secret[0] | secret[1])


def _is_true(flags: pd.Series) -> pd.Series:
    """Return whether each flag says yes: one that is missing doesn't."""
    return flags.astype("boolean").fillna(False).astype("bool")


def _status(table: pd.DataFrame) -> pd.Series:
    """Return how each participant stands; what comes first in this list speaks.

    Only `_by_dates` weighs a date against a deadline.
    """
    status = _by_dates(table)
    no_date = table["ready_from"].isna() & table["ready_to"].isna()
    status = status.mask(table["due_to"].isna() & table["due_by"].isna(), "option_undated")
    status = status.mask(no_date, "no_date")
    status = status.mask(~_is_true(table["is_readable"]), "not_readable")
    status = status.mask(table["is_readable"].isna(), "no_plan")
    return status.mask(~table["is_asked"], "not_applicable")


def _by_dates(table: pd.DataFrame) -> pd.Series:
    """Return how dates stand to the deadline; a comparison with a missing bound decides nothing."""
    is_planned = table["planned_against"].eq(table["plan_option"]) | table["planned_against"].eq(
        "unconstrained"
    )
    is_planned |= table["says"].isin([CANNOT])
    is_later = table["ready_from"].gt(table["limit_to"])
    status = pd.Series("too_wide", index=table.index, dtype="object")
    status = status.mask(is_later, "not_planned_against").mask(is_later & is_planned, "late")
    status = status.mask(table["ready_to"].le(table["limit_from"]), "ready_within_grace")
    return status.mask(table["ready_to"].le(table["due_to"]), "ready")
