"""What each respondent's position on an option is, and how many units of N hold it.

Support with conditions is never added to support, and those who sent nothing are counted apart.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.frames import POSITION_COUNTS, POSITIONS_HELD, STANDINGS, frame_of

_PLACE = ["file", "sheet", "cell"]


def positions_of(answers: pd.DataFrame, questions: pd.DataFrame, words: Mapping[str, str]) -> pd.DataFrame:
    """Return positions: closed answers read by rule, with the reasons for and against given beside them.

    `words` maps a closed answer in lower case to a position (position_words.csv); an answer in other words
    is not_read, for a person to code.
    """
    asked = answers.merge(questions[["round", "question_id", "asks_for"]], on=["round", "question_id"])
    closed = asked[asked["asks_for"] == "position"]
    reasons = {kind: _texts(asked[asked["asks_for"] == kind]) for kind in ("reason_for", "reason_against")}
    secret = asked.groupby(["participant_id", "round", "plan_option"])["is_confidential"].any()
    return frame_of(
        (_position(one, words, reasons, secret) for one in closed.to_dict("records")), POSITIONS_HELD
    )


def count_positions(
    positions: pd.DataFrame, coverage: pd.DataFrame, options: Sequence[str], round_: str
) -> pd.DataFrame:
    """Return position_counts: for each option asked about, every standing with n of N, noughts included."""
    return frame_of(
        (
            {"round": round_, "plan_option": option, **row}
            for option in options
            for row in _counted(standings_of(positions, coverage, option, round_))
        ),
        POSITION_COUNTS,
    )


def standings_of(positions: pd.DataFrame, coverage: pd.DataFrame, option: str, round_: str) -> pd.Series:
    """Return how each unit of N stands on an option: its participants' one voice, or why there is none."""
    held = positions[positions["round"].eq(round_) & positions["plan_option"].eq(option)]
    units = coverage.set_index("participant_id")["responds_for"]
    answered = set(coverage.loc[coverage["response"] == "answered", "responds_for"])
    return _standings(held, units, answered)


def _position(
    answer: Mapping[Any, Any],
    words: Mapping[str, str],
    reasons: dict[str, dict[tuple[str, ...], str]],
    secret: pd.Series,
) -> dict[str, object]:
    key = (answer["participant_id"], answer["round"], answer["plan_option"])
    read = words.get(" ".join(answer["text"].lower().split()))
    return {
        "participant_id": key[0],
        "round": key[1],
        "plan_option": key[2],
        "position": read or "not_read",
        "reasons_for": reasons["reason_for"].get(key),
        "reasons_against": reasons["reason_against"].get(key),
        "coded_by": "closed choice" if read else "nobody yet: words that no rule reads",
        "is_confidential": bool(secret[key]),
        **{name: answer[name] for name in _PLACE},
    }


def _texts(answers: pd.DataFrame) -> dict[tuple[str, ...], str]:
    """Return the answers' words by participant, round and option."""
    grouped = answers.groupby(["participant_id", "round", "plan_option"])["text"]
    return {key: "\n\n".join(texts) for key, texts in grouped}  # type: ignore[misc]


def _standings(held: pd.DataFrame, units: pd.Series, answered: set[str]) -> pd.Series:
    """Return how each unit of N stands, its participants' one voice or why there is none."""
    voices = held.assign(unit=held["participant_id"].map(units)).groupby("unit")["position"].agg(set)

    def standing(unit: str) -> str:
        said = voices.get(unit, set())
        if len(said) == 1:
            return str(next(iter(said)))
        return "differing" if said else "not_answered" if unit in answered else "no_response"

    asked = sorted(units.unique())
    return pd.Series([standing(unit) for unit in asked], index=asked, dtype="str")


def _counted(standings: pd.Series) -> list[dict[str, object]]:
    counts = standings.value_counts()
    asked = len(standings)
    return [
        {"position": one, "units": int(counts.get(one, 0)), "units_asked": asked,
         "shown": str(counts.get(one, 0))}
        for one in STANDINGS
    ]  # fmt: skip
