"""Readiness and gates without what an audience may not see: equal to the full ones, or marked as withheld.

A gate that is met, or not met, by what the audience sees is so whatever the others hold: knowing more of a date
turns neither into the other (a property of the gates, held by a test). What is marked hangs on the registers and on
what the audience sees, never on what is in confidence: else the mark itself would tell.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.gates import gate_results_of, is_concerned, members_of
from mhhs_analysis.frames import CLASHES, COHORT, GATE_RESULTS, READINESS, SHORTEST_DATES, WITHHELD, Frame

_SHOWN_STATES = ("no_plan", "not_readable", "not_applicable")
"""Statuses that coverage and the register show of everybody whose name is public."""
_KEYS = ("participant_id", "plan_option", "milestone_id", "status", "is_confidential")
_SAID_OF_ALL = ("label", "milestone_id", "needed", "owner", "if_not_met", "basis", "note", "source")


def marked_throughout(
    readiness: pd.DataFrame, answers: pd.DataFrame, participants: pd.DataFrame
) -> pd.DataFrame:
    """Return readiness marked as confidential in every row of those whose unit of N said anything in confidence.

    A mark on those rows alone in which a unit says that it can be ready would tell which option it supports, and
    no mark that it opposes them.
    """
    units = participants.set_index("participant_id")["responds_for"]
    secret = {*units.reindex(answers.loc[answers["is_confidential"].astype("bool"), "participant_id"])}
    is_secret = readiness["participant_id"].map(units).isin(secret)
    return readiness.assign(is_confidential=readiness["is_confidential"].astype("boolean") | is_secret)


def hidden_in(readiness: pd.DataFrame, own: str, nameless: Collection[str]) -> set[str]:
    """Return the participants whose readiness an audience may not see: in confidence, or without a name."""
    secret = readiness[readiness["is_confidential"].astype("bool") & readiness["participant_id"].ne(own)]
    return {*secret["participant_id"]} | {*nameless}


def readiness_shown(
    readiness: pd.DataFrame, hidden: Collection[str], nameless: Collection[str]
) -> pd.DataFrame:
    """Return readiness with everything of those hidden withheld but what coverage shows of them anyway."""
    is_hidden = readiness["participant_id"].isin(hidden)
    said_anyway = readiness["status"].isin(_SHOWN_STATES) & ~readiness["participant_id"].isin(nameless)
    shown = readiness.copy()
    for column in (one for one in READINESS.columns if one.name not in _KEYS):
        shown[column.name] = shown[column.name].mask(is_hidden)
    shown["status"] = shown["status"].mask(is_hidden & ~said_anyway, WITHHELD)
    return shown.astype(READINESS.dtypes)


def gate_results_shown(
    results: pd.DataFrame,
    readiness: pd.DataFrame,
    participants: pd.DataFrame,
    roles: pd.DataFrame,
    gates: Sequence[Mapping[str, str]],
    hidden: Collection[str],
    nameless: Collection[str],
) -> pd.DataFrame:
    """Return gate_results as far as those not hidden decide them; the rest is marked as withheld.

    `readiness` is the full one. A gate that waits is shown only where nobody hidden is concerned: that it
    waits would tell that none of them is late. Of one that concerns anybody hidden and is decided without them,
    only how it stands is shown: by whom and when, if it stood there, would tell how the hidden stand to that.
    """
    names = [f":{who}" for who in nameless]
    results = results[[not any(gate.endswith(name) for name in names) for gate in results["gate_id"]]]
    seen = _unknowing(readiness, hidden)
    known = gate_results_of(gates, seen, participants, roles).set_index(["plan_option", "gate_id"])
    shut = gates_of_hidden(readiness, participants, roles, gates, hidden)
    rows = [_row_shown(row, known, hidden, shut) for row in results.to_dict("records")]
    return pd.DataFrame(rows, columns=GATE_RESULTS.column_names).astype(GATE_RESULTS.dtypes)


def gates_of_hidden(
    readiness: pd.DataFrame,
    participants: pd.DataFrame,
    roles: pd.DataFrame,
    gates: Sequence[Mapping[str, str]],
    hidden: Collection[str],
) -> set[str]:
    """Return the gates that concern anybody hidden: what they come to could lie in those hands.

    It rests on the registers alone, on no date. `readiness` is the full one, for who is asked.
    """
    asked = readiness.loc[readiness["status"].ne("not_applicable"), ["milestone_id", "participant_id"]]
    asked = asked[asked["participant_id"].isin(hidden)].drop_duplicates()
    kinds = asked["participant_id"].map(participants.set_index("participant_id")["constituency"])
    members = members_of(roles)
    return {
        gate["gate_id"] for gate in gates if _concerns_any(gate, asked.assign(constituency=kinds), members)
    }


def shortest_dates_shown(found: pd.DataFrame, shut: Collection[str]) -> pd.DataFrame:
    """Return shortest_dates, all of the gates that are shut withheld but what the rule itself says."""
    told = ("plan_option", "gate_id", "label", "milestone_id", "needed", "basis", "finding")
    is_shut = found["gate_id"].isin(shut)
    shown = _masked(found, SHORTEST_DATES, is_shut, told)
    return shown.assign(finding=shown["finding"].mask(is_shut, WITHHELD)).astype(SHORTEST_DATES.dtypes)


def cohort_shown(cohort: pd.DataFrame, shut: Collection[str], nameless: Collection[str]) -> pd.DataFrame:
    """Return the cohort, all of the gates that are shut withheld but whom they concern by name."""
    told = ("plan_option", "gate_id", "label", "needed", "participant_id", "part")
    cohort = cohort[~cohort["participant_id"].isin(nameless)]
    is_shut = cohort["gate_id"].isin(shut)
    shown = _masked(cohort, COHORT, is_shut, told).sort_values(list(COHORT.key), kind="stable")
    return shown.assign(part=shown["part"].mask(is_shut, WITHHELD)).astype(COHORT.dtypes)


def clashes_shown(clashes: pd.DataFrame, hidden: Collection[str], nameless: Collection[str]) -> pd.DataFrame:
    """Return clashes as far as the plans they rest on are shown: nothing of an assumption in a plan that isn't.

    Where only the other's plan isn't shown, what was assumed stays, and how the two stand is withheld.
    """
    shut = {*hidden} | {*nameless}
    is_shut = clashes["participant_id"].isin(shut)
    is_half = clashes["relies_on"].isin(shut) & ~is_shut
    own = ("dependency", "participant_id", "activity_name", "assumed_from", "assumed_to", "status")
    shown = _masked(clashes, CLASHES, is_half, own)
    shown = _masked(shown, CLASHES, is_shut, ("dependency", "status"))
    status = shown["status"].mask(is_shut | is_half, WITHHELD)
    return shown.assign(status=status).astype(CLASHES.dtypes)


def _masked(table: pd.DataFrame, frame: Frame, is_shut: pd.Series, told: Collection[str]) -> pd.DataFrame:
    shut = [name for name in frame.column_names if name not in told]
    return table.assign(**{name: table[name].mask(is_shut) for name in shut})


def _concerns_any(gate: Mapping[str, str], asked: pd.DataFrame, members: Mapping[str, set[str]]) -> bool:
    own = asked[asked["milestone_id"].eq(gate["milestone_id"])]
    who, constituency = (own[name].to_numpy(object) for name in ("participant_id", "constituency"))
    return bool(is_concerned(gate, who, constituency, members).any())


def _unknowing(readiness: pd.DataFrame, hidden: Collection[str]) -> pd.DataFrame:
    """Return readiness in which nothing is known of those hidden, but that they are asked."""
    is_hidden = readiness["participant_id"].isin(hidden) & readiness["status"].ne("not_applicable")
    seen = readiness.copy()
    seen["status"] = seen["status"].mask(is_hidden, "no_date")
    for name in ("ready_from", "ready_to", "margin_least_days", "margin_most_days", "says"):
        seen[name] = seen[name].mask(is_hidden)
    return seen.assign(disagrees=seen["disagrees"].mask(is_hidden, False))


def _row_shown(
    row: Mapping[Any, Any], known: pd.DataFrame, hidden: Collection[str], shut: Collection[str]
) -> dict[Any, Any]:
    """Return a gate's row as the audience may see it: whole, as no more than how it stands, or withheld."""
    key = (row["plan_option"], row["gate_id"])
    own = known.loc[[key]].iloc[0].to_dict() if key in known.index else {}
    waits_for_hidden = bool({*str(own.get("waiting_for")).split(";")} & {*hidden})
    kept = {name: row[name] for name in ("plan_option", "gate_id", *_SAID_OF_ALL)}
    if not own or own["status"] != row["status"] or waits_for_hidden:
        return kept | {"status": WITHHELD, "why": WITHHELD}
    if row["gate_id"] in shut:
        return kept | {"status": row["status"], "decided_by": WITHHELD, "why": WITHHELD}
    return dict(row)
