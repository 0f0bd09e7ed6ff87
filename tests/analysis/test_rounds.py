"""Rounds compare only answers to the same question; all else is said to be not comparable."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.plan_standing import readiness_by_round
from mhhs_analysis.analysis.positions import positions_of
from mhhs_analysis.analysis.rounds import (
    NOT_ASKED,
    ONE_ROUND,
    OPEN_WORDS,
    TOO_WIDE,
    round_changes_of,
    same_questions,
)
from mhhs_analysis.frames import ROUND_CHANGES, check
from tests.analysis import cases
from tests.analysis.said import answers, questions

WORDS = {"yes": "supports", "y": "supports", "no": "opposes"}
BOTH = {one: {"wording": f"{one}?"} for one in ("Q1", "Q2", "Q3", "Q4")}
"""Questions asked in the same words in both rounds."""


def changes(
    earlier: tuple | list,
    later: tuple | list,
    *sent: dict,
    tasks: tuple = (),
    secret: tuple = (),
    **said: dict,
) -> list[dict]:
    """The changes of answers of (who, question, text) in each round, and of plans."""
    asked = pd.concat([questions("round-1", **(said or BOTH)), questions("round-2", **(said or BOTH))])
    given = pd.concat([
        answers(*earlier, round_="round-1", secret=secret), answers(*later, round_="round-2", secret=secret)
    ]).reset_index(drop=True)  # fmt: skip
    plans = cases.plans(*sent) if sent else cases.plans().iloc[:0]
    held = cases.tasks(*tasks) if tasks else cases.tasks().iloc[:0]
    readiness = readiness_by_round(cases.people({}), plans, held, cases.option(), cases.RULES, cases.OWNERS)
    positions = positions_of(given, asked, WORDS)
    made = round_changes_of(positions, given, asked, readiness, plans, WORDS)
    return check(made, ROUND_CHANGES).to_dict("records")


CASES = {
    "the same position": ("Q1", "Yes", "Yes", "same", None),
    "another position": ("Q1", "Yes", "No", "changed", None),
    "a position in words that no rule reads": ("Q1", "Yes", "Perhaps", "not_comparable", None),
    "the same day": ("Q3", "14 July 2023", "14/07/2023", "same", None),
    "a later day": ("Q3", "14 July 2023", "28 July 2023", "changed", (14, 14)),
    "an earlier month": ("Q3", "November 2023", "14 July 2023", "changed", (-139, -110)),
    "a month and a day in it": ("Q3", "July 2023", "14 July 2023", "not_known", (-17, 13)),
    "the same words": ("Q2", "Leave us  time.", "leave us time.", "same", None),
    "the same words but for their points": (
        "Q2",
        "Leave us time: 4.5 weeks",
        "leave us time, 4.5 weeks.",
        "same",
        None,
    ),
    "another number in the same words": (
        "Q2",
        "Leave us 4.5 weeks",
        "Leave us 45 weeks",
        "not_comparable",
        None,
    ),
    "a choice with a point": ("Q4", "Yes", "yes.", "same", None),
    "a choice abbreviated": ("Q4", "yes", "Y", "same", None),
    "another choice": ("Q4", "Yes", "No", "changed", None),
    "choices in another order": ("Q4", "Vendor; Design", "design;vendor", "same", None),
    "one choice more": ("Q4", "Vendor; Design", "Vendor", "changed", None),
    "other words": ("Q2", "Leave us time.", "We have time.", "not_comparable", None),
}


@pytest.mark.parametrize(("question", "first", "then", "change", "days"), CASES.values(), ids=CASES)
def test_an_answer_to_the_same_question(question, first, then, change, days) -> None:
    """Positions as they were read, dates by their days, words by a person."""
    (row,) = changes([("P1", question, first)], [("P1", question, then)])
    assert row["change"] == change and row["about"] == f"round-1:{question} and round-2:{question}"
    assert row["places"].count(f"{question}-P1") == 2
    told = None if pd.isna(row["least_days"]) else (row["least_days"], row["most_days"])
    assert told == days
    expected = {"not_known": TOO_WIDE}.get(
        change, OPEN_WORDS if question == "Q2" and change != "same" else row["why"]
    )
    assert row["why"] == expected


def test_a_position_that_the_later_round_did_not_ask_for_is_not_comparable() -> None:
    """POAP 1 and POAP 2 did not exist in Round 1."""
    other = {"Q1": {"wording": "Do you support it?"}}
    asked = pd.concat([questions("round-1"), questions("round-2", **other)])
    given = pd.concat([answers(("P1", "Q1", "Yes"), round_="round-1"), answers(("P1", "Q1", "No"))])
    positions = positions_of(given, asked, WORDS)
    empty = cases.plans().iloc[:0]
    readiness = readiness_by_round(
        cases.people({}), empty, cases.tasks().iloc[:0], cases.option(), cases.RULES, cases.OWNERS
    )
    (row,) = round_changes_of(positions, given, asked, readiness, empty, WORDS).to_dict("records")
    assert (row["change"], row["earlier"], row["why"]) == ("not_comparable", "supports", NOT_ASKED)
    assert pd.isna(row["later"])


def test_questions_are_the_same_by_their_words_or_by_the_register() -> None:
    """Words but for case and spaces, else the column same_as."""
    first = questions("round-1", Q2={"wording": "By  WHEN?"}, Q3={"wording": "Ready by?"})
    later = questions("round-2", Q2={"wording": "by when?"}, Q3={"wording": "When ready?"})
    later["same_as"] = later["question_id"].map({"Q3": "round-1:Q3"})
    again = same_questions(pd.concat([first, later]), "round-1", "round-2")
    assert {one: other for one, (other, _) in again.items()} == {"Q2": "Q2", "Q3": "Q3"}


def test_who_answered_in_one_round_alone_is_told() -> None:
    """Which round, and nothing compared."""
    told = changes([("P1", "Q1", "Yes")], [("P2", "Q1", "No")])
    assert [(row["participant_id"], row["change"], row["why"]) for row in told] == [
        ("P1", "only_earlier_round", ONE_ROUND), ("P2", "only_later_round", ONE_ROUND)]  # fmt: skip


def test_a_question_answered_in_one_round_alone_is_told() -> None:
    """Of who answered others in both."""
    told = changes([("P1", "Q1", "Yes"), ("P1", "Q3", "May 2023")], [("P1", "Q1", "Yes")])
    assert [row["change"] for row in told] == ["same", "only_earlier_round"]


PLANS = {
    "a later day": ("2023-10-10", "2023-10-24", "changed", (14, 14)),
    "the same day": ("2023-10-10", "2023-10-10", "same", None),
    "no day in one": ("2023-10-10", None, "only_earlier_round", None),
}


@pytest.mark.parametrize(("first", "then", "change", "days"), PLANS.values(), ids=PLANS)
def test_the_day_of_a_plan_of_each_round(first, then, change, days) -> None:
    """By how many days it moved, and what each was planned for."""
    sent = ({"round": "round-1", "plan_id": "old", "file": "old", "is_latest": False, "planned_against": "round-1"},
            {"planned_against": "poap-1"})  # fmt: skip
    tasks = (
        cases.entry(first, plan_id="old", file="old", activity_id="A"),
        cases.entry(then, activity_id="B"),
    )
    rows = [row for row in changes([], [], *sent, tasks=tasks) if row["about"] == "M9"]
    assert [(row["what"], row["change"]) for row in rows] == [("plan_date", change)]
    told = None if pd.isna(rows[0]["least_days"]) else (rows[0]["least_days"], rows[0]["most_days"])
    assert told == days


def test_a_plan_of_one_round_alone_is_compared_with_none() -> None:
    """Nothing changed that anybody knows of."""
    assert changes([], [], {}, tasks=(cases.entry("2023-10-10"),)) == []


def test_a_change_is_as_confidential_as_either_answer() -> None:
    """Both may be shown, or neither."""
    (row,) = changes([("P1", "Q1", "Yes")], [("P1", "Q1", "No")], secret=("P1",))
    assert row["is_confidential"] is True
