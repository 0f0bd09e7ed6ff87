"""The conditions that respondents put on an option: each a row, with its owner and the gate it maps to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.coded import Coding, grouped, one_reading, readers_words
from mhhs_analysis.frames import CONDITIONS, MAY_BE_NONE, NOTHING, frame_of

NONE = "none"
"""Coded of an answer: it puts no condition; of a condition: it maps to no gate."""
NOT_CODED = "nobody yet: in the respondent's words"
_ANSWER = ["participant_id", "round", "question_id", "plan_option"]
_PLACE = ("file", "sheet", "cell")


def conditions_of(
    answers: pd.DataFrame, questions: pd.DataFrame, positions: pd.DataFrame, coded: Iterable[Coding] = ()
) -> pd.DataFrame:
    """Return conditions: what people coded in an answer, else the whole answer to a question that asks for one.

    `coded` are codings of conditions (`codings_of`): those that settle stand alone, and where people map the same
    condition to different gates it is read_differently until one settles it. An answer that says it has none (n/a),
    or that people read as putting none, makes no row; one that begins as if it had none (None in our control) is
    kept for people to read. The respondent's position on the option stands beside.
    """
    people = grouped(coded, _ANSWER)
    asked = answers.merge(questions[["round", "question_id", "asks_for"]], on=["round", "question_id"])
    is_said = asked["content"].ne(NOTHING)
    asked = asked[asked["asks_for"].eq("condition") & asked["plan_option"].notna() & is_said]
    whole = [
        _as_given(row) for row in asked.to_dict("records") if tuple(row[one] for one in _ANSWER) not in people
    ]
    read = [one for rows in people.values() for one in _as_coded(rows)]
    held = positions[positions["milestone_id"].isna()].set_index(["participant_id", "round", "plan_option"])
    stands = held["position"].to_dict()
    return frame_of(
        (
            {
                **row,
                "position": stands.get(
                    (row["participant_id"], row["round"], row["plan_option"]), "not_answered"
                ),
            }
            for row in [*whole, *read]
        ),
        CONDITIONS,
    )


def _as_given(answer: Mapping[Any, Any]) -> dict[str, Any]:
    told = (*_ANSWER, "milestone_id", "is_confidential", *_PLACE)
    condition = " ".join(answer["text"].split())
    standing = MAY_BE_NONE if answer["content"] == MAY_BE_NONE else "not_mapped"
    return {name: answer[name] for name in told} | {
        "condition": condition,
        "standing": standing,
        "coded_by": NOT_CODED,
    }


def _as_coded(rows: Sequence[Coding]) -> Iterable[dict[str, Any]]:
    """Yield a row a condition that people read in one answer."""
    for own in same_conditions([row for row in rows if row["settles"]] or rows):
        told = (*_ANSWER, "milestone_id", "condition", "is_confidential", *_PLACE)
        yield {name: own[0][name] for name in told} | {
            "owner": one_reading(own, "owner") or None,
            "gate_id": one_reading(own, "gate_id") or None,
            "standing": _standing(own),
            "coded_by": readers_words(own, "gate_id"),
        }


def same_conditions(codings: Iterable[Coding]) -> list[list[Coding]]:
    """Return the codings of one answer by the condition they tell, whatever its case; those of none are left out."""
    told = ({**row, "plain": " ".join(row["condition"].lower().split())} for row in codings)
    return [own for (plain,), own in grouped(told, ["plain"]).items() if plain != NONE]


def unsettled_conditions(codings: Sequence[Coding]) -> list[list[Coding]]:
    """Return the codings of each condition of one answer that people map to different gates, and nobody settled."""
    standing = [row for row in codings if row["settles"]] or codings
    return [own for own in same_conditions(standing) if _standing(own) == "read_differently"]


def _standing(own: Sequence[Coding]) -> str:
    if one_reading(own, "gate_id"):
        return "mapped"
    return "read_differently" if len({row["gate_id"] for row in own}) > 1 else "not_mapped"
