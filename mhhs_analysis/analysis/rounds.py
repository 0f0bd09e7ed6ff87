"""What changed from one round to the next: only between answers to the same question, all else is not comparable."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import pairwise
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.reasons import place_words
from mhhs_analysis.analysis.wording import interval_words
from mhhs_analysis.dates import days_apart, interval_from_text
from mhhs_analysis.frames import ROUND_CHANGES, ROUNDS, frame_of

SAME_WORDING = "the same question, in the same words"
SAME_AS = "the same question, as questions.csv says (same_as)"
NOT_ASKED = "the later round asked nothing of the same words: its options did not exist before"
ONE_ROUND = "it answered in one round alone"
TOO_WIDE = "the words of the two allow the same day, and others"
OPEN_WORDS = "answers in words: for a person to compare"
Row = Mapping[Any, Any]
_DAYS = ("ready_from", "ready_to")


def round_changes_of(
    positions: pd.DataFrame,
    answers: pd.DataFrame,
    questions: pd.DataFrame,
    readiness: pd.DataFrame,
    plans: pd.DataFrame,
    words: Mapping[str, str],
) -> pd.DataFrame:
    """Return round_changes, a row a respondent and question asked in both rounds, or milestone of both plans.

    Two questions are the same where their wording is, or where questions.csv says so (same_as). Positions are
    compared as they were read, dates by the days that their words allow, choices by what they choose: case, points at
    the end and the ways of saying yes or no (`words`, position_words.csv) change nothing. Other words are left to a
    person. `readiness` is that by the plans of each round alone (`readiness_by_round`).
    """
    rounds = [one for one in ROUNDS if one in {*questions["round"], *plans["round"]}]
    rows = [
        row
        for earlier, later in pairwise(rounds)
        for row in (
            *_of_answers(positions, answers, questions, words, earlier, later),
            *_of_plans(readiness, plans, earlier, later),
        )
    ]
    return frame_of(rows, ROUND_CHANGES)


def same_questions(questions: pd.DataFrame, earlier: str, later: str) -> dict[str, tuple[str, str]]:
    """Return, for each question of the earlier round that the later asks again, that one and why it is the same."""
    again: dict[str, tuple[str, str]] = {}
    first = questions[questions["round"].eq(earlier)].to_dict("records")
    for row in questions[questions["round"].eq(later)].to_dict("records"):
        for asked in first:
            if row.get("same_as") == f"{earlier}:{asked['question_id']}":
                again[asked["question_id"]] = (row["question_id"], SAME_AS)
            elif _plain(row["wording"]) == _plain(asked["wording"]):
                again.setdefault(asked["question_id"], (row["question_id"], SAME_WORDING))
    return again


# --- answers ----------------------------------------------------------------------------------------------


def _of_answers(
    positions: pd.DataFrame,
    answers: pd.DataFrame,
    questions: pd.DataFrame,
    words: Mapping[str, str],
    earlier: str,
    later: str,
) -> Iterator[dict[str, Any]]:
    given = [_by_question(answers, one) for one in (earlier, later)]
    places = [_positions_by_question(positions, questions, one) for one in (earlier, later)]
    for who in sorted(given[0].keys() ^ given[1].keys()):
        change = "only_earlier_round" if who in given[0] else "only_later_round"
        yield {"participant_id": who, "what": "answer", "about": f"{earlier} and {later}", "change": change,
               "why": ONE_ROUND, "is_confidential": False}  # fmt: skip
    asked = list(_asked_again(questions, earlier, later))
    for who in sorted(given[0].keys() & given[1].keys()):
        for question, again, why in asked:
            number, is_position = question["question_id"], question["asks_for"] == "position"
            first, second = given[0][who].get(number), given[1][who].get(again)
            if (first or second) if again else (first and is_position):
                about = f"{earlier}:{number} and {later}:{again}" if again else f"{earlier}:{number}"
                read = [places[0].get((who, number)), places[1].get((who, again))] if is_position else None
                chosen = words if question["kind"] == "closed" else None
                yield _row(who, about, first, second, why, read, chosen)


def _asked_again(questions: pd.DataFrame, earlier: str, later: str) -> Iterator[tuple[Row, str, str]]:
    """Yield each question of the earlier round, that of the later which asks it again or nothing, and why so."""
    again = same_questions(questions, earlier, later)
    for question in questions[questions["round"].eq(earlier)].to_dict("records"):
        other, why = again.get(question["question_id"], ("", NOT_ASKED))
        yield question, other, why


def _row(
    who: str,
    about: str,
    first: Row | None,
    second: Row | None,
    why: str,
    positions: list[str | None] | None,
    choices: Mapping[str, str] | None,
) -> dict[str, Any]:
    """Return what became of one answer: its two readings, and how they differ.

    `choices` are the words of closed answers and what each chooses; None of an answer in words.
    """
    given = [one for one in (first, second) if one]
    said = positions or [one["text"] if one else None for one in (first, second)]
    told: dict[str, Any] = {
        "participant_id": who,
        "what": "position" if positions else "answer",
        "about": about,
        "earlier": said[0],
        "later": said[1],
        "why": why,
        "is_confidential": any(bool(one["is_confidential"]) for one in given),
        "places": "; ".join(place_words(pd.DataFrame(given))),
    }
    if why == NOT_ASKED:
        return told | {"change": "not_comparable"}
    if first is None or second is None:
        return told | {"change": "only_earlier_round" if first else "only_later_round"}
    return told | (
        _read_again(said) if positions else _said_again(first["text"], second["text"], choices, why)
    )


def _read_again(said: list[str | None]) -> dict[str, Any]:
    if "not_read" in said:
        return {"change": "not_comparable", "why": "one of the two is in words that no rule reads"}
    return {"change": "same" if said[0] == said[1] else "changed"}


def _said_again(first: str, second: str, choices: Mapping[str, str] | None, why: str) -> dict[str, Any]:
    """Return how two answers differ: by days where both are dates, by their words where they are choices."""
    dates = [interval_from_text(text) for text in (first, second)]
    if all(date and (date.earliest or date.latest) for date in dates):
        first_day, last_day, later_first, later_last = pd.to_datetime(
            pd.Series([end for date in dates if date for end in (date.earliest, date.latest)])
        )
        return _moved(first_day, last_day, later_first, later_last, why)
    if choices is not None:
        is_same = _chosen(first, choices) == _chosen(second, choices)
        return {"change": "same" if is_same else "changed"}
    if _plain(first) == _plain(second):
        return {"change": "same"}
    return {"change": "not_comparable", "why": OPEN_WORDS}


def _moved(
    first: pd.Timestamp, last: pd.Timestamp, later_first: pd.Timestamp, later_last: pd.Timestamp, why: str
) -> dict[str, Any]:
    """Return by how many days a date moved: the same where both mean the same days."""
    if (first, last) == (later_first, later_last):
        return {"change": "same", "why": why}
    least, most = days_apart(later_first, later_last, first, last)
    is_moved = (least is not None and least > 0) or (most is not None and most < 0)
    change = "changed" if is_moved else "not_known"
    return {"change": change, "least_days": least, "most_days": most, "why": why if is_moved else TOO_WIDE}


def _by_question(answers: pd.DataFrame, round_: str) -> dict[str, dict[str, Row]]:
    given: dict[str, dict[str, Row]] = {}
    for row in answers[answers["round"].eq(round_)].to_dict("records"):
        given.setdefault(row["participant_id"], {})[row["question_id"]] = row
    return given


def _positions_by_question(
    positions: pd.DataFrame, questions: pd.DataFrame, round_: str
) -> dict[tuple[str, str], str]:
    """Return the position that each closed question of a round was answered with, by respondent and question."""
    asked = questions[questions["round"].eq(round_) & questions["asks_for"].eq("position")]
    held = positions[positions["round"].eq(round_)].astype({"milestone_id": "object"})
    key = ["plan_option", "milestone_id"]
    told = held.merge(asked[["question_id", *key]].astype({"milestone_id": "object"}), on=key)
    return {(row["participant_id"], row["question_id"]): row["position"] for row in told.to_dict("records")}


# --- plans ------------------------------------------------------------------------------------------------


def _of_plans(
    readiness: pd.DataFrame, plans: pd.DataFrame, earlier: str, later: str
) -> Iterator[dict[str, Any]]:
    """Yield what became of the day on which a plan is ready for a milestone, of those who sent one in each round."""
    stands = readiness[readiness["status"].ne("not_applicable")]
    days = {
        (row["participant_id"], row["round"], row["milestone_id"]): row for row in stands.to_dict("records")
    }
    shut = {
        (row["participant_id"], row["round"])
        for row in plans[plans["is_confidential"].astype("bool")].to_dict("records")
    }
    sent = {one: {*plans.loc[plans["round"].eq(one), "participant_id"]} for one in (earlier, later)}
    for who in sorted(sent[earlier] & sent[later]):
        for milestone in sorted({key[2] for key in days if key[0] == who}):
            first, second = (days.get((who, one, milestone)) for one in (earlier, later))
            if first and second:
                secret = (who, earlier) in shut or (who, later) in shut
                yield {"participant_id": who, "what": "plan_date", "about": milestone, "is_confidential": secret,
                       **_plan_moved(first, second)}  # fmt: skip


def _plan_moved(first: Row, second: Row) -> dict[str, Any]:
    told = {
        "earlier": interval_words(*(first[name] for name in _DAYS)),
        "later": interval_words(*(second[name] for name in _DAYS)),
        "places": "; ".join(place_words(pd.DataFrame([first, second]))),
    }
    is_dated = [any(pd.notna(row[name]) for name in _DAYS) for row in (first, second)]
    if not all(is_dated):
        change = "only_earlier_round" if is_dated[0] else "only_later_round" if is_dated[1] else "not_known"
        return told | {"change": change, "why": "not both plans give a day for it"}
    why = f"planned for {first['planned_against']}, then for {second['planned_against']}"
    first_day, last_day = (first[name] for name in _DAYS)
    return told | _moved(first_day, last_day, second["ready_from"], second["ready_to"], why)


def _chosen(text: str, choices: Mapping[str, str]) -> set[str]:
    """Return what a closed answer chooses, in whatever order, case and words of the same meaning."""
    parts = [plain for part in re.split(r"[;\n]", text) if (plain := _plain(part))]
    return {choices.get(part, part) for part in parts}


_SIGNS = re.compile(r"(?<!\S)[^\w\s£%+<>=~-]+|[^\w\s£%+<>=~-]+(?!\S)")
"""Punctuation at the beginning or the end of a word: what stands inside one (4.5) may change its meaning."""


def _plain(text: str) -> str:
    """Return words without case and without the punctuation around them."""
    return " ".join(_SIGNS.sub(" ", text.lower()).split())
