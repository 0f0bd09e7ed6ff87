"""What a respondent claims of a milestone, held against its own plan: both ways, and never against silence.

A claim is what it says of being ready, by its position or in words that people read, or a date it gives when asked.
A plan made for another option decides nothing against a claim on this one; one that copies the option's own date
bears nothing out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.curves import STATE_WORDS
from mhhs_analysis.analysis.measures import measures_in
from mhhs_analysis.analysis.readiness import IN_TIME
from mhhs_analysis.analysis.statements import CAN, CANNOT, MILESTONE, SAYS
from mhhs_analysis.dates import Interval, days_apart, gives_none, interval_from_text
from mhhs_analysis.frames import CLAIMS, frame_of

OPPOSES = "opposes"
NO_PLAN = "no plan of that round"
COPIED = "the date of its plan is the option's own"
NO_DATE = "no one date in it that can be read"
OTHER_OPTION = "its plan was made for another option, which may ask for less haste"
_PLACE = ("file", "sheet", "cell")
_NO_ROW: dict[Any, Any] = {
    "status": "no_plan",
    "ready_from": pd.NaT,
    "ready_to": pd.NaT,
    "is_anchored": False,
}
Standing = Mapping[Any, Any]
Stands = Mapping[tuple[str, ...], Standing]
"""A row of readiness by the plans of a round."""


def claims_of(
    positions: pd.DataFrame,
    said: Iterable[Mapping[str, Any]],
    answers: pd.DataFrame,
    questions: pd.DataFrame,
    readiness: pd.DataFrame,
    plans: pd.DataFrame,
    not_measures: Sequence[Mapping[str, str]],
) -> pd.DataFrame:
    """Return claims: a row a respondent, option and milestone of whose readiness it claims anything, and its outcome.

    `said` is what people read of being ready (`said_in_answers`): it comes before the position. `readiness` is that
    by the plans of each round alone (`readiness_by_round`). Whom the milestone doesn't concern claims nothing of it.
    """
    stands: Stands = {(row["round"], *_whose(row)): row for row in readiness.to_dict("records")}
    secret = plans.loc[plans["is_confidential"].astype("bool"), ["participant_id", "round"]]
    shut = set(secret.itertuples(index=False, name=None))
    made = [*_of_words(positions, said, stands), *_of_dates(answers, questions, stands, not_measures)]
    return frame_of(
        ({**row, "is_plan_confidential": (row["participant_id"], row["round"]) in shut} for row in made),
        CLAIMS,
    )


def outcome_of(claim: str, status: str, *, is_copied: bool = False) -> str:
    """Return how a claim of being ready stands to a plan, by how the plan stands to the option's deadline.

    Opposing an option isn't saying that one can't be ready: a plan in time contradicts who says that, and is told of
    who only opposes.
    """
    if status in IN_TIME and not is_copied:
        return (
            "borne_out" if claim in CAN else "contradicted" if claim == CANNOT else "in_time_though_opposed"
        )
    if status == "late":
        return "contradicted" if claim in CAN else "borne_out"
    return "not_comparable" if status == "not_planned_against" else "plan_silent"


def is_yes(flag: object) -> bool:
    """Return whether a flag says yes: one that is missing doesn't."""
    return bool(pd.notna(flag) and flag)  # type: ignore[call-overload]


# --- what is said of being ready --------------------------------------------------------------------------


def _of_words(
    positions: pd.DataFrame, said: Iterable[Mapping[str, Any]], stands: Stands
) -> Iterator[dict[str, Any]]:
    claims = {key: row for row in _by_position(positions) if (key := _key(row))}
    claims |= {_key(row): row for row in (_by_people(one) for one in said)}
    for key, row in claims.items():
        plan = stands.get(key, _NO_ROW)
        if row["claim"] and plan["status"] != "not_applicable":
            yield row | _held_against(row["claim"], plan, is_sent=key in stands)


def _by_position(positions: pd.DataFrame) -> Iterator[dict[str, Any]]:
    for row in positions.to_dict("records"):
        claim = SAYS.get(row["position"], OPPOSES if row["position"] == OPPOSES else "")
        milestone = row["milestone_id"] if pd.notna(row["milestone_id"]) else MILESTONE
        names = ("participant_id", "round", "plan_option", "is_confidential", *_PLACE)
        yield {name: row[name] for name in names} | {"claim": claim, "milestone_id": milestone}


def _by_people(said: Mapping[str, Any]) -> dict[str, Any]:
    """Return what people read of being ready; where they differ, no claim."""
    names = ("participant_id", "round", "plan_option", "question_id", "is_confidential", *_PLACE)
    return {name: said[name] for name in names} | {"claim": said["says"], "milestone_id": MILESTONE}


def _held_against(claim: str, plan: Standing, *, is_sent: bool) -> dict[str, Any]:
    is_copied = is_yes(plan["is_anchored"])
    outcome = outcome_of(claim, plan["status"], is_copied=is_copied)
    why = (
        COPIED
        if is_copied and plan["status"] in IN_TIME
        else STATE_WORDS[plan["status"]]
        if is_sent
        else NO_PLAN
    )
    days = _beyond(plan) if outcome in ("contradicted", "in_time_though_opposed") else {}
    return {"outcome": outcome, "why": why, **days, **_plan_told(plan)}


def _beyond(plan: Standing) -> dict[str, Any]:
    """Return the least and most days by which a plan is ready after the deadline; negative is in hand."""
    least, most = plan["margin_least_days"], plan["margin_most_days"]
    return {"least_days": _minus(most), "most_days": _minus(least)}


def _minus(days: float | None) -> int | None:
    return None if days is None or pd.isna(days) else -int(days)


# --- a date given when asked ------------------------------------------------------------------------------


def dates_asked(questions: pd.DataFrame) -> pd.DataFrame:
    """Return round and question_id of the questions that ask by when a respondent is ready for a milestone."""
    is_beside = questions["is_beside"].astype("boolean").fillna(False).astype("bool")
    asks = questions["asks_for"].eq("comment") & questions["milestone_id"].notna() & ~is_beside
    return questions.loc[asks, ["round", "question_id"]]


def _of_dates(
    answers: pd.DataFrame,
    questions: pd.DataFrame,
    stands: Stands,
    not_measures: Sequence[Mapping[str, str]],
) -> Iterator[dict[str, Any]]:
    """Yield a claim an answer to a question that asks for a date of a milestone; what would have to be true is none.

    Nor is a comment that nobody asked for: "move it to March" on the clause of M9 says not when one is ready.
    """
    asked = answers.merge(dates_asked(questions), on=["round", "question_id"])
    by_milestone = {(key[0], key[1], key[3]): row for key, row in stands.items()}
    for row in asked.to_dict("records"):
        option = row["plan_option"] if pd.notna(row["plan_option"]) else None
        short = (row["round"], row["participant_id"], row["milestone_id"])
        plan = stands.get((*short[:2], option, short[2])) if option else by_milestone.get(short)
        if gives_none(row["text"].lower().strip()) or (plan and plan["status"] == "not_applicable"):
            continue
        names = ("participant_id", "round", "question_id", "milestone_id", "is_confidential", *_PLACE)
        told = {name: row[name] for name in names} | {
            "plan_option": option,
            "claim": "date",
            "words": row["text"],
        }
        yield told | _dated(_one_date(row["text"], not_measures), plan or _NO_ROW, option, is_sent=bool(plan))


def _one_date(text: str, not_measures: Sequence[Mapping[str, str]]) -> Interval | None:
    """Return the one date that an answer gives; None where it gives none, or several."""
    whole = interval_from_text(text)
    found = [one for one in measures_in(text, not_measures) if one.kind == "date"]
    read = whole or (_widely(found[0].words) if len(found) == 1 else None)
    return read if read and (read.earliest or read.latest) else None


def _widely(words: str) -> Interval | None:
    """Return the date in words of which only the end can be read: the first week of July is some time in July."""
    parts = words.split()
    read = (interval_from_text(" ".join(parts[place:])) for place in range(len(parts)))
    return next((one for one in read if one), None)


def _dated(date: Interval | None, plan: Standing, option: str | None, *, is_sent: bool) -> dict[str, Any]:
    """Return how a date claimed stands to the plan's own: borne out where they overlap."""
    if date is None:
        return {"outcome": "not_comparable", "why": NO_DATE} | _plan_told(plan)
    first, last = (pd.Timestamp(day) if day else pd.NaT for day in (date.earliest, date.latest))
    told = {"claimed_from": first, "claimed_to": last, **_plan_told(plan)}
    if pd.isna(plan["ready_from"]) and pd.isna(plan["ready_to"]):
        return told | {"outcome": "plan_silent", "why": STATE_WORDS[plan["status"]] if is_sent else NO_PLAN}
    if option and is_yes(plan["is_anchored"]):
        return told | {"outcome": "plan_silent", "why": COPIED}
    least, most = days_apart(plan["ready_from"], plan["ready_to"], first, last)
    is_later, is_earlier = least is not None and least > 0, most is not None and most < 0
    if not is_later and not is_earlier:
        return told | {"outcome": "borne_out", "why": "the two can be the same day"}
    if option and plan["planned_against"] not in (option, "unconstrained"):
        return told | {"outcome": "not_comparable", "why": OTHER_OPTION}
    why = f"its plan is {'later' if is_later else 'earlier'} than that"
    return told | {"outcome": "contradicted", "why": why, "least_days": least, "most_days": most}


def _plan_told(plan: Standing) -> dict[str, Any]:
    parts = [plan.get(name) for name in _PLACE]
    place = ", ".join(str(part) for part in parts if part is not None and pd.notna(part))
    return {"plan_from": plan["ready_from"], "plan_to": plan["ready_to"], "plan_place": place or None}


def _whose(row: Mapping[Any, Any]) -> tuple[str, str, str]:
    return row["participant_id"], row["plan_option"], row["milestone_id"]


def _key(row: Mapping[Any, Any]) -> tuple[str, ...]:
    return (row["round"], *_whose(row))
