"""The conditions that respondents put on an option: each a row, with its owner and the gate it maps to."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.coded import Coding, grouped, one_reading, readers_words
from mhhs_analysis.frames import CONDITIONS, NOTHING, frame_of

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
    condition to different gates it is mapped to none until one settles it. An answer that says it has none (n/a),
    or that people read as putting none, makes no row. The respondent's position on the option stands beside.
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
    return {name: answer[name] for name in told} | {"condition": condition, "coded_by": NOT_CODED}


def _as_coded(rows: Sequence[Coding]) -> Iterable[dict[str, Any]]:
    """Yield a row a condition that people read in one answer."""
    standing = [row for row in rows if row["settles"]] or rows
    same = grouped(
        [{**row, "plain": " ".join(row["condition"].lower().split())} for row in standing], ["plain"]
    )
    for (plain,), own in same.items():
        if plain == NONE:
            continue
        told = (*_ANSWER, "milestone_id", "condition", "is_confidential", *_PLACE)
        yield {name: own[0][name] for name in told} | {
            "owner": one_reading(own, "owner") or None,
            "gate_id": one_reading(own, "gate_id") or None,
            "coded_by": readers_words(own, "gate_id"),
        }
