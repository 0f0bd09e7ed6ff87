"""How good each respondent's evidence is on each side of each option, by a written rule, and the words that earned it.

Whether its own plan agrees is told beside the grade and never changes it but for the highest: see claims.py.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from mhhs_analysis.analysis.claims import is_yes
from mhhs_analysis.analysis.deadlines import repeats
from mhhs_analysis.analysis.measures import measures_in
from mhhs_analysis.analysis.readiness import IN_TIME
from mhhs_analysis.analysis.statements import MILESTONE
from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.dates import Interval, interval_from_text
from mhhs_analysis.frames import EVIDENCE, EVIDENCE_FOUND, NOTHING, SIDES, frame_of

SIDE_OF = {"supports": "for", "supports_with_conditions": "for", "opposes": "against"}
"""The side on which a position stands: no view stands on neither."""
SIDE_ASKED = {"reason_for": "for", "reason_against": "against"}
_BORNE_OUT = {"for": IN_TIME, "against": ("late",)}
_PLACE = ("file", "sheet", "cell")
_KEY = ["participant_id", "round", "plan_option", "side"]
_AROUND = 60
"""Characters of an excerpt on each side of the words found."""


def evidence_found(
    positions: pd.DataFrame,
    answers: pd.DataFrame,
    questions: pd.DataFrame,
    deadlines: pd.DataFrame,
    dated_plans: pd.DataFrame,
    not_measures: Sequence[Mapping[str, str]],
) -> pd.DataFrame:
    """Return evidence_found: each date, duration and quantity in a reason, and each plan with dated tasks.

    `deadlines` are the days of the options' milestones (`deadlines_of`): a date that is one of them is the option's
    own. A plan is listed on each side on which its sender holds a position or gives a reason: in confidence where it
    is, or where anything is that may have put it on that side.
    """
    reasons = _reasons(answers, questions)
    own_days: dict[str, list[dict[Any, Any]]] = {}
    for due in deadlines.to_dict("records"):
        own_days.setdefault(due["plan_option"], []).append(due)
    measured = (one for row in reasons for one in _measured(row, own_days, not_measures))
    planned = _planned({*_held(positions), *_given(answers, questions)}, dated_plans, _answers_shut(answers))
    return frame_of([*measured, *planned], EVIDENCE_FOUND)


def evidence_of(
    positions: pd.DataFrame,
    answers: pd.DataFrame,
    questions: pd.DataFrame,
    found: pd.DataFrame,
    readiness: pd.DataFrame,
    lasting: pd.DataFrame,
    plans: pd.DataFrame,
) -> pd.DataFrame:
    """Return evidence: a row a respondent, round, option and side on which it holds a position or gives a reason.

    The grade is the highest whose rule holds (evidence_grades.csv). `readiness` is that by the plans of each round
    alone, `lasting` their tasks that last by dates of their own (`lasting_tasks`).
    """
    held, given = _held(positions), _given(answers, questions)
    earned = _earned(found)
    borne_out = _borne_out(readiness, lasting, found)
    shut = _shut(answers, plans)
    rows = []
    for key in sorted(held.keys() | given.keys()):
        words, plan = earned.get(key, ("", None))
        if _is_caveat(key, held) and key not in borne_out:
            plan = None
        grade, because = _grade(key in given, words, plan, borne_out.get(key))
        place = held.get(key) or given[key]
        rows.append(
            dict(zip(_KEY, key, strict=True))
            | {"grade": grade, "because": because, "words": words or None, "plan_file": plan}
            | {"is_confidential": key[:3] in shut[0]}
            | {"is_grade_confidential": key[:3] in shut[0] or key[:2] in shut[1]}
            | {name: place[name] for name in _PLACE}
        )
    return frame_of(rows, EVIDENCE)


def graded(positions: pd.DataFrame, evidence: pd.DataFrame, claims: pd.DataFrame) -> pd.DataFrame:
    """Return positions with the grade of their side, and how what they claim stands to the claimant's own plan."""
    grades = evidence.set_index(_KEY)["grade"].to_dict()
    shut = evidence.set_index(_KEY)["is_grade_confidential"].to_dict()
    told = claims[claims["claim"].ne("date")]
    outcomes = {_claimed(row): row for row in told.to_dict("records")}
    rows = positions.to_dict("records")
    keys = [
        (row["participant_id"], row["round"], row["plan_option"], SIDE_OF.get(row["position"]))
        for row in rows
    ]
    own = [outcomes.get((*key[:3], _milestone(row)), {}) for key, row in zip(keys, rows, strict=True)]
    secret = [
        bool(row["is_confidential"]) or bool(shut.get(key)) or bool(claim.get("is_plan_confidential"))
        for key, row, claim in zip(keys, rows, own, strict=True)
    ]
    return positions.assign(
        evidence_grade=pd.array([grades.get(key) for key in keys], dtype="str"),
        agrees_with_own_plan=pd.array([claim.get("outcome") for claim in own], dtype="str"),
        is_grade_confidential=pd.array(secret, dtype="boolean"),
    )


def excerpt_of(text: str, start: int, end: int) -> str:
    """Return words with what stands around them, on one line; where it is cut stands an ellipsis."""
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(text))
    first = text.rfind(" ", 0, first) + 1 if first else 0
    last = text.find(" ", last) if last < len(text) and text.find(" ", last) != -1 else len(text)
    around = " ".join(text[first:last].split())
    return f"{'… ' if first else ''}{around}{' …' if last < len(text) else ''}"


# --- what was found ---------------------------------------------------------------------------------------


def _sided(answers: pd.DataFrame, questions: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return the answers that speak of an option, with what was asked."""
    asked = answers.merge(questions[["round", "question_id", "asks_for"]], on=["round", "question_id"])
    return asked[asked["plan_option"].notna()].to_dict("records")


def _reasons(answers: pd.DataFrame, questions: pd.DataFrame) -> list[dict[Any, Any]]:
    """Return the answers that give a reason for or against an option, with their side."""
    return [
        {**row, "side": SIDE_ASKED[row["asks_for"]]}
        for row in _sided(answers, questions)
        if row["asks_for"] in SIDE_ASKED and row["content"] != NOTHING
    ]


def _measured(
    row: Mapping[Any, Any],
    own_days: Mapping[str, Sequence[Mapping[Any, Any]]],
    not_measures: Sequence[Mapping[str, str]],
) -> Iterator[dict[str, Any]]:
    for one in measures_in(row["text"], not_measures):
        yield {name: row[name] for name in (*_KEY, "question_id", "is_confidential", *_PLACE)} | {
            "kind": one.kind,
            "character": one.start,
            "words": " ".join(one.words.split()),
            "excerpt": excerpt_of(row["text"], one.start, one.end),
            "is_options_own": one.kind == "date" and _is_own(one.words, own_days.get(row["plan_option"], ())),
        }


def _is_own(words: str, own: Sequence[Mapping[Any, Any]]) -> bool:
    """Return whether a date is one of the option's own (`repeats`).

    Without a year it is, where in the year of one of them it would be.
    """
    ends = (due[name] for due in own for name in ("due_from", "due_to", "due_by"))
    years = {None, *(end.year for end in ends if pd.notna(end))}
    for read in (interval_from_text(words, year=year) for year in years):
        if read and (read.earliest or read.latest) and any(_repeats(read, due) for due in own):
            return True
    return False


def _repeats(read: Interval, due: Mapping[Any, Any]) -> bool:
    first, last = (np.array(day or "NaT", dtype="datetime64[D]") for day in (read.earliest, read.latest))
    days = {name: pd.Timestamp(due[name]).to_datetime64() for name in ("due_from", "due_to", "due_by")}
    return bool(repeats(first, last, days))


def _planned(
    sided: set[tuple[str, ...]], dated_plans: pd.DataFrame, shut: set[tuple[Any, ...]]
) -> Iterator[dict[str, Any]]:
    rows = dated_plans.to_dict("records")
    plans: dict[tuple[str, ...], Mapping[Any, Any]] = {
        (row["participant_id"], row["round"]): row for row in rows
    }
    for key in sorted(key for key in sided if key[:2] in plans):
        plan = plans[key[:2]]
        yield dict(zip(_KEY, key, strict=True)) | {
            "kind": "plan",
            "character": 0,
            "words": f"a plan with {count_words(plan['dated'], 'dated task')}",
            "is_options_own": False,
            "is_confidential": bool(plan["is_confidential"]) or key[:3] in shut,
            "file": plan["file"],
        }


# --- the grade --------------------------------------------------------------------------------------------


def _grade(is_given: bool, words: str, plan: str | None, borne_out: str | None) -> tuple[str, str]:
    """Return the highest grade whose rule holds, and what earned it."""
    if plan and borne_out:
        return "E4", f"its plan bears it out by dates of its own: {borne_out}"
    if plan:
        return "E3", "a plan of its own that was read, with dated tasks"
    if words:
        return "E2", "dates, durations or quantities in its reasons"
    return ("E1", "a reason in words alone") if is_given else ("E0", "a position alone")


def _is_caveat(key: tuple[str, ...], held: Mapping[tuple[str, ...], object]) -> bool:
    """Return whether a reason speaks against its giver's own position: a plan is evidence there if it bears it out."""
    return key not in held and any((*key[:3], side) in held for side in SIDES)


def _held(positions: pd.DataFrame) -> dict[tuple[str, ...], Mapping[Any, Any]]:
    """Return the positions that stand on a side, by respondent, round, option and side."""
    rows = positions[positions["position"].isin(list(SIDE_OF))].to_dict("records")
    return {
        (row["participant_id"], row["round"], row["plan_option"], SIDE_OF[row["position"]]): row
        for row in reversed(rows)
    }


def _given(answers: pd.DataFrame, questions: pd.DataFrame) -> dict[tuple[str, ...], Mapping[Any, Any]]:
    rows = _reasons(answers, questions)
    return {tuple(row[name] for name in _KEY): row for row in reversed(rows)}


def _earned(found: pd.DataFrame) -> dict[tuple[str, ...], tuple[str, str | None]]:
    """Return the words that earn a grade, and the plan, by respondent, round, option and side."""
    earned: dict[tuple[str, ...], tuple[str, str | None]] = {}
    for row in found[~found["is_options_own"].astype("bool")].to_dict("records"):
        key = tuple(row[name] for name in _KEY)
        words, plan = earned.get(key, ("", None))
        if row["kind"] == "plan":
            plan = row["file"]
        else:
            words = f"{words}; {row['words']}" if words else row["words"]
        earned[key] = (words, plan)
    return earned


def _borne_out(
    readiness: pd.DataFrame, lasting: pd.DataFrame, found: pd.DataFrame
) -> dict[tuple[str, ...], str]:
    """Return where a plan bears a side of an option out by tasks that last, done by the day it is ready: its cell."""
    first_done = lasting.groupby("plan_id")["finish_to"].min()
    plans = found[found["kind"].eq("plan")]
    files = {(row["participant_id"], row["round"]): row["file"] for row in plans.to_dict("records")}
    told: dict[tuple[str, ...], str] = {}
    for row in readiness[readiness["milestone_id"].eq(MILESTONE)].to_dict("records"):
        plan = files.get((row["participant_id"], row["round"]))
        done = first_done.get(plan) if plan else None
        if done is None or pd.isna(row["ready_to"]) or done > row["ready_to"] or is_yes(row["is_anchored"]):
            continue
        for side, statuses in _BORNE_OUT.items():
            if row["status"] in statuses:
                key = (row["participant_id"], row["round"], row["plan_option"], side)
                told[key] = ", ".join(str(row[name]) for name in _PLACE if pd.notna(row[name]))
    return told


def _shut(answers: pd.DataFrame, plans: pd.DataFrame) -> tuple[set[tuple[Any, ...]], set[tuple[Any, ...]]]:
    """Return whose answers on what option, and whose plans of what round, are confidential: by the registers alone."""
    sent = plans[plans["is_confidential"].astype("bool")]
    return _answers_shut(answers), set(sent[["participant_id", "round"]].itertuples(index=False, name=None))


def _answers_shut(answers: pd.DataFrame) -> set[tuple[Any, ...]]:
    """Return who in which round gave an answer on what option in confidence."""
    own = answers[answers["is_confidential"].astype("bool")]
    return set(own[_KEY[:3]].itertuples(index=False, name=None))


def _milestone(row: Mapping[Any, Any]) -> str:
    return str(row["milestone_id"]) if pd.notna(row["milestone_id"]) else MILESTONE


def _claimed(row: Mapping[Any, Any]) -> tuple[str, ...]:
    return row["participant_id"], row["round"], row["plan_option"], row["milestone_id"]


def grade_rules(grades: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    """Return the written rule of each grade (evidence_grades.csv), as a table to read."""
    table = pd.DataFrame(list(grades)).set_index("grade")[["label", "rule", "source"]]
    return table.rename(columns={"label": "evidence"})
