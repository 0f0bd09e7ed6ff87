"""The shortest dates as tables and sentences to read: how early, what rules out anything shorter, how firm that is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.shortest import CHOICE
from mhhs_analysis.analysis.verdicts import STATUS_WORDS, named, whole_gates
from mhhs_analysis.analysis.wording import OPTION_WORDS, apart_words, day_words, interval_words
from mhhs_analysis.frames import BOTH_OPTIONS, WITHHELD

FINDING_WORDS = {
    "open": "any day",
    "nobody": "nobody in the register to ask",
    WITHHELD: f"withheld {WITHHELD}",
}


def shortest_table(shortest_dates: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return a row a gate: the day not ruled out in either option, by whom and which cell, and its three values.

    `names` is participant_id to name. The three values are those among the ones whose own date is known, if all
    the others are ready, and if none is.
    """
    own = shortest_dates[shortest_dates["plan_option"].eq(BOTH_OPTIONS)]
    rows = own.to_dict("records")
    return pd.DataFrame(
        {
            "what must hold": own["label"],
            "not ruled out": [_floor(row) for row in rows],
            "ruled out before by": [_by_whom(row, names) for row in rows],
            "dated of asked": [_count(row) for row in rows],
            "among the dated": [_held(row, "answered") for row in rows],
            "if all others are ready": [_held(row, "if_all_ready") for row in rows],
            "if none is": [_held(row, "if_none_ready") for row in rows],
        }
    ).set_index("what must hold")


def shortest_answers(
    shortest_dates: pd.DataFrame, readiness: pd.DataFrame, names: Mapping[str, str]
) -> pd.DataFrame:
    """Return a row a milestone: in words, the earliest day for it that nothing sent rules out, over both options."""
    milestones = list(dict.fromkeys(shortest_dates["milestone_id"].dropna()))
    told = [shortest_sentence(shortest_dates, readiness, one, names) for one in milestones]
    index = pd.Index(milestones, name="milestone")
    return pd.DataFrame({"over both options": told}, index=index)


def shortest_sentence(
    shortest_dates: pd.DataFrame,
    readiness: pd.DataFrame,
    milestone_id: str,
    names: Mapping[str, str],
) -> str:
    """Return in words the earliest day for a milestone over both options, who rules out less, and both deadlines.

    Gates that rest on an assumption alone rule nothing out.
    """
    own = shortest_dates[shortest_dates["plan_option"].eq(BOTH_OPTIONS)]
    own = own[own["milestone_id"].eq(milestone_id) & own["basis"].ne("assumed")]
    if own["finding"].eq(WITHHELD).any():
        return f"The earliest day for {milestone_id} that nothing rules out is withheld from this audience {WITHHELD}."
    floor = own["not_before"].max()
    if pd.isna(floor):
        return f"Nothing that was sent rules out any day for {milestone_id}."
    last = own[own["not_before"].eq(floor)]
    who = "; ".join(dict.fromkeys(named(one, names) for one in last["ruled_out_by"]))
    places = "; ".join(dict.fromkeys(last["places"]))
    stands = _against_options(readiness, milestone_id, floor)
    return (
        f"The earliest day for {milestone_id} that nothing sent rules out is {day_words(floor)}{stands}. "
        f"Anything earlier is ruled out by {who} ({places})."
    )


def options_apart(gate_results: pd.DataFrame, names: Mapping[str, str]) -> pd.DataFrame:
    """Return the gates that tell POAP 1 and POAP 2 apart: another verdict under each, or one that is withheld."""
    own = whole_gates(gate_results)
    states = own.pivot(index="gate_id", columns="plan_option", values="status").reindex(columns=list(CHOICE))
    one, other = (states[option] for option in CHOICE)
    differs = one.ne(other) | one.eq(WITHHELD) | other.eq(WITHHELD)
    chosen = own[own["gate_id"].isin(states.index[differs]) & own["plan_option"].isin(CHOICE)]
    rows = [_apart(gates, names) for _, gates in chosen.groupby("gate_id", sort=False)]
    columns = ["what must hold", *(OPTION_WORDS[one] for one in CHOICE), "decided by", "waiting for"]
    return pd.DataFrame(rows, columns=columns).set_index("what must hold")


def anchored_table(readiness: pd.DataFrame, milestone_id: str, names: Mapping[str, str]) -> pd.DataFrame:
    """Return whose date is an option's own: shown, and kept out of what is pooled as evidence."""
    own = readiness[readiness["milestone_id"].eq(milestone_id) & readiness["is_anchored"].eq(True)]
    days = zip(own["ready_from"], own["ready_to"], strict=True)
    return pd.DataFrame(
        {
            "participant": [names.get(who, who) for who in own["participant_id"]],
            "the date of": own["plan_option"].map(OPTION_WORDS),
            "as given": [interval_words(first, last) for first, last in days],
            "file": own["file"],
            "cell": own["cell"],
        }
    ).reset_index(drop=True)


def _floor(row: Mapping[Any, Any]) -> str:
    if row["finding"] in FINDING_WORDS:
        return FINDING_WORDS[row["finding"]]
    return f"from {day_words(row['not_before'])}"


def _by_whom(row: Mapping[Any, Any], names: Mapping[str, str]) -> str:
    who = named(row["ruled_out_by"], names)
    return f"{who} ({row['places']})" if who else ""


def _count(row: Mapping[Any, Any]) -> str:
    return "" if row["finding"] == WITHHELD else f"{row['dated']} of {row['concerned']}"


def _held(row: Mapping[Any, Any], name: str) -> str:
    if row["finding"] == WITHHELD:
        return ""
    return interval_words(row[f"{name}_from"], row[f"{name}_to"]) if row[name] == "dated" else str(row[name])


def _against_options(readiness: pd.DataFrame, milestone_id: str, day: pd.Timestamp) -> str:
    """Return how a day stands to the deadline of each option, grace not counted."""
    own = readiness[readiness["milestone_id"].eq(milestone_id)]
    deadlines = own.groupby("plan_option")["limit_from"].min()
    told = [
        f"{apart_words(apart := (day - deadlines[one]).days, apart)} than {OPTION_WORDS[one]}'s deadline"
        for one in CHOICE
        if one in deadlines.index and pd.notna(deadlines[one])
    ]
    return f": {' and '.join(told)}" if told else ""


def _apart(gates: pd.DataFrame, names: Mapping[str, str]) -> dict[str, str]:
    rows = {OPTION_WORDS[row["plan_option"]]: row for row in gates.to_dict("records")}
    states = {option: STATUS_WORDS[row["status"]] for option, row in rows.items()}
    told = {
        words: "; ".join(
            f"{option}: {who}" for option, row in rows.items() if (who := named(row[column], names))
        )
        for words, column in (("decided by", "decided_by"), ("waiting for", "waiting_for"))
    }
    return {"what must hold": str(gates["label"].iloc[0]), **states, **told}
