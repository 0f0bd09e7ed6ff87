"""Whom to ask for what: those whose answer could still decide a gate, first who alone decides most.

A participant is listed if and only if some completion of the others' unknowns makes it decisive for a gate: while
a gate waits, that is everybody it waits for, and once it is met or not met, nobody.
"""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from mhhs_analysis.analysis.readiness import DATED
from mhhs_analysis.analysis.wording import OPTION_WORDS, day_words
from mhhs_analysis.frames import WITHHELD

ASKS = {
    "no_plan": "its plan, or at least the date",
    "not_readable": "its plan in a form that opens and can be read",
    "no_date": "the date, which its plan doesn't give",
    "too_wide": "a narrower date: what it gives can mean in time or late",
    "not_planned_against": "whether it could be ready by the deadline: it planned for another option",
    "grace_not_stated": "whether it could be ready by the deadline itself; ask the Programme whether grace is its",
    "option_undated": "nothing of it: the option gives no deadline, ask the Programme",
    "ready": "whether it takes part in SIT",
    "ready_within_grace": "whether it takes part in SIT",
}
COPIED = "a date of its own: what it gives repeats the option's"
DIFFERS = "which holds: what it says, or what its plan shows"
_SHOWN = {
    "whom": "whom",
    "constituency": "constituency",
    "ask for": "ask for",
    "by": "deadlines it is about",
    "decides": "what its answer would help decide",
    "gates": "gates",
    "alone": "of them it alone",
}


def waiting(gate_results: pd.DataFrame) -> pd.DataFrame:
    """Return a row a gate and participant whose answer may still decide it.

    Columns: plan_option, gate_id, label, milestone_id, if_not_met, participant_id, is_alone (nobody else is
    waited for).
    """
    is_open = gate_results["status"].eq("undetermined") & gate_results["owner"].eq("participants")
    open_gates = gate_results[is_open & ~gate_results["gate_id"].str.contains(":")]
    listed = [str(who).split(";") if pd.notna(who) else [] for who in open_gates["waiting_for"]]
    whom = pd.Series(listed, index=open_gates.index, dtype="object")
    rows = open_gates.assign(participant_id=whom, is_alone=[len(one) == 1 for one in listed])
    rows = rows.explode("participant_id").dropna(subset="participant_id")
    names = ["plan_option", "gate_id", "label", "milestone_id", "if_not_met", "participant_id", "is_alone"]
    return rows[names].reset_index(drop=True)


def chase_list(
    gate_results: pd.DataFrame,
    readiness: pd.DataFrame,
    participants: pd.DataFrame,
    constituencies: Mapping[str, str],
) -> pd.DataFrame:
    """Return whom to ask for what, and which gates it would help decide; who moves most stands first.

    Ranked by how many gates wait for that answer alone, then by how many wait for it at all, an option that
    fails before one that is delayed. `constituencies` is identifier to label.
    """
    told = _asked(waiting(gate_results), readiness)
    grouped = told.groupby(["participant_id", "ask for"], sort=False)
    table = grouped.agg(
        alone=("is_alone", "sum"),
        ends=("ends_it", "sum"),
        gates=("gate_id", "size"),
        by=("deadline", _listed),
        decides=("label", _listed),
    ).reset_index()
    table = table.assign(**_named(table["participant_id"], participants, constituencies))
    ranked = table.sort_values(["alone", "ends", "gates", "whom"], ascending=[False, False, False, True])
    return ranked[list(_SHOWN)].rename(columns=_SHOWN).reset_index(drop=True)


def _asked(waits: pd.DataFrame, readiness: pd.DataFrame) -> pd.DataFrame:
    """Return who is waited for with what to ask for, by which deadline, and whether the option ends with the gate."""
    told = waits.merge(readiness, on=["plan_option", "milestone_id", "participant_id"], how="left")
    rows = told.to_dict("records")
    is_copied = told["is_anchored"].eq(True) & told["status"].isin(DATED)
    asked = told["status"].map(ASKS).mask(is_copied, COPIED)
    return told.assign(
        **{"ask for": asked.mask(told["disagrees"].eq(True), DIFFERS)},
        deadline=[
            f"{OPTION_WORDS[row['plan_option']]} {row['milestone_id']} {day_words(row['limit_from'])}"
            for row in rows
        ],
        is_alone=told["is_alone"].astype("int64"),
        ends_it=told["if_not_met"].eq("option_fails").astype("int64"),
    )


def _named(
    whose: pd.Series, participants: pd.DataFrame, constituencies: Mapping[str, str]
) -> dict[str, pd.Series]:
    people = participants.set_index("participant_id")
    kinds = whose.map(people["constituency"]).replace({WITHHELD: ""})
    return {
        "whom": whose.map(people["participant_name"]).fillna(whose),
        "constituency": kinds.map(lambda one: constituencies.get(one, one)),
    }


def _listed(texts: pd.Series) -> str:
    return "; ".join(dict.fromkeys(texts))
