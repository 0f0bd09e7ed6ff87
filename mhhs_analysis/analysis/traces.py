"""What stands behind each number of the summary: a row a respondent, with the file, sheet and cell."""

from __future__ import annotations

from typing import Any

import pandas as pd

from mhhs_analysis.analysis.coverage import measures_of
from mhhs_analysis.analysis.positions import standings_of
from mhhs_analysis.frames import (
    EVIDENCE,
    GATE_STATES,
    OPTIONS,
    READINESS_STATES,
    ROUNDS,
    STANDINGS,
    WITHHELD,
    Column,
    Frame,
    frame_of,
)

_PLACE = ["file", "sheet", "cell", "is_confidential"]
_WHO = (
    Column("participant_id", "text", "the register's identifier of the participant", required=True),
    Column("responds_for", "text", "the unit of N it speaks for", required=True),
)
_WHERE = (
    Column("file", "text", "the file it stands in"),
    Column("sheet", "text", "its sheet; missing for a csv, and where the whole file speaks"),
    Column("cell", "text", "its cell; missing where the whole file speaks"),
)
_CONFIDENTIAL = Column("is_confidential", "flag", "whether what stands behind it is confidential")

COUNTED = Frame(
    "counted",
    "a participant that a headline counts",
    ("measure", "participant_id"),
    (
        Column("measure", "text", "the headline that counts it", required=True),
        Column("label", "text", "the headline in words", required=True),
        *_WHO,
        *_WHERE,
        _CONFIDENTIAL,
    ),
)
STANDING = Frame(
    "standing",
    "a unit on an option, with each participant that speaks for it",
    ("round", "plan_option", "responds_for", "participant_id"),
    (
        Column("round", "text", "the round of consultation", allowed=ROUNDS, required=True),
        Column("plan_option", "text", "the option", allowed=OPTIONS, required=True),
        Column(
            "standing",
            "text",
            "how the unit stands, as position_counts counts it",
            allowed=(*STANDINGS, WITHHELD),
            required=True,
        ),
        *_WHO,
        *_WHERE,
        _CONFIDENTIAL,
    ),
)
GRADED = Frame(
    EVIDENCE.name,
    EVIDENCE.row_is,
    EVIDENCE.key,
    (EVIDENCE.columns[0], _WHO[1], *EVIDENCE.columns[1:]),
)
DECIDING = Frame(
    "deciding",
    "a participant that decides a gate, or for whom it waits",
    ("plan_option", "gate_id", "participant_id"),
    (
        Column("plan_option", "text", "the option", allowed=OPTIONS, required=True),
        Column("gate_id", "text", "the gate", required=True),
        Column("label", "text", "what must hold", required=True),
        Column("gate_status", "text", "how the gate stands", allowed=GATE_STATES, required=True),
        Column(
            "part", "text", "what it has to do with that", allowed=("decides", "waited for"), required=True
        ),
        Column("participant_id", "text", "the participant", required=True),
        Column("status", "text", "how it stands to the deadline", allowed=(*READINESS_STATES, WITHHELD)),
        Column("ready_from", "date", "earliest day on which it is ready; missing is unbounded", unit="day"),
        Column("ready_to", "date", "latest day on which it is ready; missing is not known", unit="day"),
        *_WHERE,
        _CONFIDENTIAL,
    ),
)
"""Declared as the frames of a store are, and worked out from those that an audience sees."""


def counted_in_headlines(coverage: pd.DataFrame, plans: pd.DataFrame, answers: pd.DataFrame) -> pd.DataFrame:
    """Return whom each headline counts: an answer's cell behind who answered, the latest plan's file else."""
    (round_,) = coverage["round"].unique()
    first = _first(answers[answers["round"].eq(round_)])
    latest = plans[plans["is_latest"].astype("bool")].set_index("participant_id")[["file", "is_confidential"]]
    rows: list[dict[Any, Any]] = []
    for measure, (label, holds) in measures_of(coverage).items():
        places = first if measure == "responded" else latest
        rows += [
            {"measure": measure, "label": label, **who, **_at(places, who["participant_id"])}
            for who in coverage.loc[holds, ["participant_id", "responds_for"]].to_dict("records")
        ]
    return frame_of(rows, COUNTED)


def standing_of_units(
    position_counts: pd.DataFrame, positions: pd.DataFrame, coverage: pd.DataFrame
) -> pd.DataFrame:
    """Return how each unit stands on each option that is counted, with its participants and their cells."""
    asked = position_counts[["round", "plan_option"]].drop_duplicates().itertuples(index=False)
    rows = [row for round_, option in asked for row in _standing(positions, coverage, option, round_)]
    return frame_of(rows, STANDING)


def evidence_of_units(evidence: pd.DataFrame, participants: pd.DataFrame) -> pd.DataFrame:
    """Return evidence with the unit of N that each respondent speaks for, by which grades are counted."""
    units = participants.set_index("participant_id")["responds_for"]
    told = evidence.assign(responds_for=evidence["participant_id"].map(units))
    return told[GRADED.column_names].astype(GRADED.dtypes)


def deciding_gates(gate_results: pd.DataFrame, readiness: pd.DataFrame) -> pd.DataFrame:
    """Return who decides each gate, or is waited for, with its readiness and the cell that says so."""
    gates = gate_results[~gate_results["gate_id"].str.contains(":") & gate_results["status"].ne(WITHHELD)]
    rows = [row for gate in gates.to_dict("records") for row in _deciding(gate)]
    told = pd.DataFrame(rows, columns=["milestone_id", *DECIDING.column_names[:6]])
    names = ["status", "ready_from", "ready_to", *_PLACE]
    keys = ["plan_option", "milestone_id", "participant_id"]
    joined = told.merge(readiness[[*keys, *names]], on=keys, how="left")
    return joined[DECIDING.column_names].astype(DECIDING.dtypes)


def _first(answers: pd.DataFrame) -> pd.DataFrame:
    """Return the place of each participant's first answer, one that is seen before one that isn't."""
    seen = answers.assign(is_hidden=answers["text"].eq(WITHHELD)).sort_values("is_hidden", kind="stable")
    return seen.drop_duplicates("participant_id").set_index("participant_id")[_PLACE]


def _at(places: pd.DataFrame, participant_id: str) -> dict[Any, Any]:
    return places.loc[participant_id].to_dict() if participant_id in places.index else {}


def _standing(
    positions: pd.DataFrame, coverage: pd.DataFrame, option: str, round_: str
) -> list[dict[Any, Any]]:
    standings = standings_of(positions, coverage, option, round_)
    is_own = positions["round"].eq(round_) & positions["plan_option"].eq(option)
    own = positions[is_own & positions["milestone_id"].isna()]
    places = own.set_index("participant_id")[_PLACE]
    whole = coverage[["participant_id", "responds_for"]].sort_values(["responds_for", "participant_id"])
    about = {"round": round_, "plan_option": option}
    return [
        {
            **about,
            "standing": standings[who["responds_for"]],
            **who,
            **_at(places, who["participant_id"]),
        }
        for who in whole.to_dict("records")
    ]


def _deciding(gate: dict[Any, Any]) -> list[dict[Any, Any]]:
    """Return a row a participant named by a gate, the deciders first."""
    about = {name: gate[name] for name in ("plan_option", "gate_id", "label", "milestone_id")}
    parts = {"decides": gate["decided_by"], "waited for": gate["waiting_for"]}
    named = {
        who: part
        for part, listed in parts.items()
        if pd.notna(listed) and listed != WITHHELD
        for who in str(listed).split(";")
    }
    return [
        {**about, "gate_status": gate["status"], "part": part, "participant_id": who}
        for who, part in named.items()
    ]
