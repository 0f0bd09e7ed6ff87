"""The first cohort: who can be in it under an option, who could stand in for whom, when it enters SIT and leaves it.

Who is paired with whom follows the progress that is seen in SIT (the minutes), so nobody is paired here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.gates import PARTICIPANTS, is_concerned, members_of
from mhhs_analysis.analysis.own_dates import group_numbers, own_dates, ruled
from mhhs_analysis.analysis.readiness import IN_TIME
from mhhs_analysis.analysis.statements import CANNOT
from mhhs_analysis.frames import COHORT, frame_of

Row = Mapping[str, str]
ENTRY, EXIT = "M9", "sit_exit"
"""The milestone at which a cohort enters SIT, and what readiness_rules.csv calls its end."""


def cohort_of(
    gates: Sequence[Row],
    readiness: pd.DataFrame,
    activities: pd.DataFrame,
    participants: pd.DataFrame,
    roles: pd.DataFrame,
    rules: Sequence[Row],
) -> pd.DataFrame:
    """Return cohort: everybody that a gate of SIT entry concerns, for each option, and its part in a first cohort.

    `activities` are those of the latest plans. Members are those in time of whom all are needed, else the first so
    many by the last day they can mean; the others in time could stand in for one of them. A date copied from an
    option is no evidence and makes nobody a member.
    """
    asked = _asked(readiness, participants).merge(
        _leaving(activities, rules), on="participant_id", how="left"
    )
    members = members_of(roles)
    rows = [
        row
        for option, table in asked.groupby("plan_option", sort=False)
        for gate in gates
        if gate["milestone_id"] == ENTRY
        and gate["owner"] == PARTICIPANTS
        and gate["plan_option"] in ("", option)
        for row in _parts(gate, table, members)
    ]
    return frame_of(rows, COHORT)


def _asked(readiness: pd.DataFrame, participants: pd.DataFrame) -> pd.DataFrame:
    """Return who is asked for SIT entry, with its part as far as it doesn't hang on the others."""
    mine = readiness[readiness["milestone_id"].eq(ENTRY) & readiness["status"].ne("not_applicable")]
    is_known = ~mine["disagrees"].eq(True) & ~mine["is_anchored"].eq(True)
    is_in_time = mine["status"].isin(IN_TIME) & is_known & mine["is_sure"].eq(True)
    part = pd.Series("not_known", index=mine.index, dtype="object")
    part = part.mask(mine["status"].eq("late") & is_known, "not_in_time").mask(is_in_time, "in_time")
    kinds = participants.set_index("participant_id")["constituency"]
    told = {"enter_from": "ready_from", "enter_to": "ready_to", "margin_days": "margin_least_days"}
    return pd.DataFrame(
        {
            "participant_id": mine["participant_id"],
            "plan_option": mine["plan_option"],
            "constituency": mine["participant_id"].map(kinds),
            "part": part,
            "cannot": mine["says"].eq(CANNOT) & ~mine["status"].isin(IN_TIME),
            **{name: mine[column] for name, column in told.items()},
        }
    )


def _leaving(activities: pd.DataFrame, rules: Sequence[Row]) -> pd.DataFrame:
    """Return when each participant's own plan leaves SIT, and the cell that decides; to enter SIT is no end of it."""
    activities = activities[~activities["milestone_id"].eq(ENTRY)]
    speaking = ruled(activities, [rule for rule in rules if rule["milestone_id"] == EXIT])
    found = own_dates(speaking, group_numbers(speaking))
    names = {"ready_from": "leave_from", "ready_to": "leave_to"}
    return found[["participant_id", *names, "file", "sheet", "cell"]].rename(columns=names)


def _parts(gate: Row, table: pd.DataFrame, members: Mapping[str, set[str]]) -> Iterator[dict[str, Any]]:
    """Yield the part of each participant that a gate concerns, the first to be ready first.

    Where the gate's own rule says that a word is enough, who says that it can't be ready is not in time.
    """
    chosen = is_concerned(
        gate, table["participant_id"].to_numpy(object), table["constituency"].to_numpy(object), members
    )
    own = table[chosen].sort_values(["enter_to", "enter_from"], kind="stable", na_position="last")
    if gate["statement_decides"] == "true":
        own["part"] = own["part"].mask(own["cannot"], "not_in_time")
    in_time = own["part"].eq("in_time")
    most = len(own) if gate["needed"] == "all" else int(gate["needed"].removeprefix("at_least:"))
    place = in_time.cumsum()
    part = own["part"].mask(in_time, "substitute").mask(in_time & place.le(most), "member")
    last = own.loc[part.eq("member"), "enter_to"].max()
    own = own.assign(part=part, later_days=(own["enter_to"] - last).dt.days.where(part.eq("substitute")))
    named = {name: gate[name] for name in ("gate_id", "label", "needed")}
    for row in own.drop(columns=["constituency", "cannot"]).to_dict("records"):
        yield {str(name): value for name, value in row.items()} | named
