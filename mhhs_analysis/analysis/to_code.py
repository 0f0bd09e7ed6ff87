"""The answers that want a person: a position that no rule reads, a condition without a gate, no theme, M9 left open."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.coded import Coding, grouped, one_reading
from mhhs_analysis.analysis.conditions import NOT_CODED, unsettled_conditions
from mhhs_analysis.analysis.themes import open_answers

WANTS = {
    "position": "a position",
    "readiness": "whether it can be ready",
    "condition": "its conditions and their gates",
    "theme": "a theme",
    "settling": "a word that settles: people read it differently",
}
"""What an answer may want, what tells most first."""
_KEY = ["participant_id", "round", "question_id"]


def answers_to_code(
    answers: pd.DataFrame,
    questions: pd.DataFrame,
    positions: pd.DataFrame,
    conditions: pd.DataFrame,
    uncovered: pd.DataFrame,
    codings: Sequence[Coding] = (),
) -> pd.DataFrame:
    """Return a row an answer that wants coding, with what it wants (`wants`, in words) and what was asked (`wording`).

    `codings` are the rows of coding.csv beside their answers: what somebody coded of an answer it wants no more, but
    where people differ. A closed answer in words that no rule reads wants a position, and so does what was written
    of an option on which no position is held; a reason against of one who opposes wants a word on whether it can be
    ready.
    """
    done = {(*_whose(row), row["codes"]) for row in codings}
    differing = _differing(codings)
    held = positions[positions["milestone_id"].isna()].set_index(["participant_id", "round", "plan_option"])
    stands = held["position"].to_dict()
    unmapped = {tuple(row) for row in conditions.loc[conditions["coded_by"].eq(NOT_CODED), _KEY].to_numpy()}
    bare = {tuple(row) for row in uncovered[_KEY].to_numpy()}
    words = {tuple(row) for row in open_answers(answers, questions)[_KEY].to_numpy()}
    told = answers.merge(
        questions[["round", "question_id", "asks_for", "wording"]], on=["round", "question_id"]
    )
    wants = [
        [
            *(
                kind
                for kind in _wanted(row, stands, words, unmapped, bare)
                if (*_whose(row), kind) not in done
            ),
            *(["settling"] if _whose(row) in differing else []),
        ]
        for row in told.to_dict("records")
    ]
    return _in_order(told, wants)


def _in_order(told: pd.DataFrame, wants: Sequence[Sequence[str]]) -> pd.DataFrame:
    """Return the answers that want anything, with that in words: first those that want what stands first in WANTS."""
    ranks = {kind: rank for rank, kind in enumerate(WANTS)}
    listed = told.assign(
        wants=["; ".join(WANTS[kind] for kind in own) for own in wants],
        rank=[min((ranks[kind] for kind in own), default=len(WANTS)) for own in wants],
    )[[bool(own) for own in wants]]
    ordered = listed.sort_values(["rank", "round", "question_id"], kind="stable")
    return ordered.drop(columns="rank").reset_index(drop=True)


def _wanted(
    row: Mapping[Any, Any],
    stands: Mapping[Any, str],
    words: set[tuple[str, ...]],
    unmapped: set[tuple[str, ...]],
    bare: set[tuple[str, ...]],
) -> list[str]:
    key = _whose(row)
    position = stands.get((row["participant_id"], row["round"], row["plan_option"]), "")
    is_open = key in words
    is_reason = row["asks_for"] in ("reason_for", "reason_against")
    return [
        kind
        for kind, holds in {
            "position": (row["asks_for"] == "position" and position == "not_read")
            or (is_open and is_reason and position == "not_answered"),
            "readiness": is_open and row["asks_for"] == "reason_against" and position == "opposes",
            "condition": key in unmapped,
            "theme": key in bare,
        }.items()
        if holds
    ]


def _differing(codings: Sequence[Coding]) -> set[tuple[str, ...]]:
    """Return the answers in which people read a position, being ready or the gate of a condition differently."""
    conditions = grouped([row for row in codings if row["codes"] == "condition"], [*_KEY, "plan_option"])
    unsettled = {(key[0], key[1], key[2]) for key, rows in conditions.items() if unsettled_conditions(rows)}
    return unsettled | {
        (key[0], key[1], key[2])
        for kind, column in (("position", "position"), ("readiness", "says"))
        for key, rows in grouped(
            [row for row in codings if row["codes"] == kind], [*_KEY, "plan_option"]
        ).items()
        if not one_reading(rows, column)
    }


def _whose(row: Mapping[Any, Any]) -> tuple[str, str, str]:
    return row["participant_id"], row["round"], row["question_id"]
