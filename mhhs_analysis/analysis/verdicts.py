"""The verdicts on gates and options as a table to read: what holds, when, who decides it, whom it waits for."""

from __future__ import annotations

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.wording import NOT_GIVEN, OPTION_WORDS, interval_words
from mhhs_analysis.frames import WITHHELD

STATUS_WORDS = {
    "met": "met",
    "not_met": "not met",
    "undetermined": "not yet known",
    WITHHELD: f"withheld {WITHHELD}",
}
BASIS_WORDS = {"stated": "state it", "inferred": "imply it", "assumed": "assume it"}
CONSEQUENCE_WORDS = {
    "option_fails": "the option fails",
    "leaves_sit": "it leaves SIT",
    "delays": "it is delayed",
}


def option_verdicts(gate_results: pd.DataFrame) -> pd.DataFrame:
    """Return a row an option: whether it holds, by how many gates each way, and what rules it out.

    An option doesn't hold where a gate that the minutes state, or that follows from them, is not met; it holds
    where all are met. An assumed gate is counted and rules nothing out by itself.
    """
    rows = [
        {"option": OPTION_WORDS.get(str(option), option), **_verdict(gates)}
        for option, gates in whole_gates(gate_results).groupby("plan_option", sort=False)
    ]
    table = pd.DataFrame(
        rows, columns=["option", "does it hold?", *STATUS_WORDS.values(), "what rules it out"]
    )
    idle = [name for name in (STATUS_WORDS[WITHHELD],) if not table[name].any()]
    return table.drop(columns=idle).set_index("option")


def gate_table(gate_results: pd.DataFrame, plan_option: str, names: Mapping[str, str]) -> pd.DataFrame:
    """Return an option's gates in their order: verdict, dates, who decides it, whom it waits for, how firm its rule is.

    `names` is participant_id to name; a gate of all is followed by each of its participants where it tells them.
    """
    own = gate_results[gate_results["plan_option"].eq(plan_option)]
    return pd.DataFrame(
        {
            "what must hold": [_label(row, names) for row in own.to_dict("records")],
            "at": own["milestone_id"].fillna(""),
            "needed": [_needed(needed) for needed in own["needed"]],
            "verdict": own["status"].map(STATUS_WORDS),
            "can be met": [_when(row) for row in own.to_dict("records")],
            "decided by": own["decided_by"].map(lambda who: named(who, names)),
            "waiting for": own["waiting_for"].map(lambda who: named(who, names)),
            "if not met": own["if_not_met"].map(CONSEQUENCE_WORDS),
            "the minutes": own["basis"].map(BASIS_WORDS),
        }
    ).set_index("what must hold")


def why_table(gate_results: pd.DataFrame, plan_option: str, names: Mapping[str, str]) -> pd.DataFrame:
    """Return why each gate of an option stands as it does, in words, with the note on its rule and its source."""
    own = whole_gates(gate_results[gate_results["plan_option"].eq(plan_option)])
    told = {
        "what must hold": own["label"],
        "why": [_with_names(str(why), names) if pd.notna(why) else "" for why in own["why"]],
        "note on the rule": own["note"].fillna(""),
        "source of the rule": own["source"],
    }
    return pd.DataFrame(told).set_index("what must hold")


def _verdict(gates: pd.DataFrame) -> dict[str, object]:
    counts = gates["status"].value_counts()
    firm = gates[gates["basis"].ne("assumed")]
    against = firm[firm["status"].eq("not_met")]
    is_withheld = firm["status"].eq(WITHHELD).any()
    unknown = STATUS_WORDS[WITHHELD if is_withheld else "undetermined"]
    holds = "no" if len(against) else "yes" if firm["status"].eq("met").all() else unknown
    ruled_out = [
        f"{row['label']}: not met, and {CONSEQUENCE_WORDS[row['if_not_met']]}"
        for _, row in against.iterrows()
    ]
    shown = {words: int(counts.get(status, 0)) for status, words in STATUS_WORDS.items()}
    return {"does it hold?": holds, **shown, "what rules it out": "; ".join(ruled_out)}


def _label(row: Mapping[object, object], names: Mapping[str, str]) -> str:
    who = str(row["gate_id"]).partition(":")[2]
    return f"– {names.get(who, who)}" if who else str(row["label"])


def _needed(needed: str) -> str:
    return needed.replace("at_least:", "at least ")


def _when(row: Mapping[Hashable, Any]) -> str:
    if row["why"] == WITHHELD:
        return STATUS_WORDS[WITHHELD]
    words = interval_words(row["ready_from"], row["ready_to"])
    return "not known" if words == NOT_GIVEN else words


def named(who: object, names: Mapping[str, str]) -> str:
    """Return identifiers separated by semicolons as names in a row."""
    listed = [] if pd.isna(who) else str(who).split(";")  # type: ignore[call-overload]
    return ", ".join(names.get(one, one) for one in listed)


def _with_names(text: str, names: Mapping[str, str]) -> str:
    parts = text.split("; ")
    return "; ".join(" ".join(names.get(word, word) for word in part.split(" ")) for part in parts)


def whole_gates(gate_results: pd.DataFrame) -> pd.DataFrame:
    """Return the gates, without the participants of a gate of all told one by one."""
    return gate_results[~gate_results["gate_id"].str.contains(":")]
