"""coding.csv says what open answers say of being ready; what it codes must have been asked, and have come."""

import pandas as pd
import pytest

from tests.consultation.kept import Kept

CODED = {
    "participant_id": "P1",
    "round": "round-2",
    "question_id": "Q1",
    "plan_option": "poap-2",
    "says": "cannot",
}
QUESTIONS = (
    "round,question_id,plan_option,kind,asks_for,wording\nround-2,Q1,poap-2,open,reason_against,Why not?\n"
)
ANSWERS = (
    "Organisation,Q1. Why not?,Is your response confidential?\nNorthwick Energy Limited,Not before May.,{}\n"
)


def answered(kept: Kept, confidential: str = "No") -> None:
    """P1's open answer to the one question of the round."""
    (kept.path / "questions.csv").write_text(QUESTIONS, encoding="utf-8")
    kept.plan("responses/a.csv", None, participant_id="", kind="response")
    (kept.path / "responses").mkdir()
    (kept.path / "responses" / "a.csv").write_text(ANSWERS.format(confidential), encoding="utf-8")


def m9(kept: Kept) -> pd.Series:
    table = kept.tables()["readiness"].set_index(["participant_id", "plan_option", "milestone_id"])
    return table.loc[("P1", "poap-2", "M9")]


def test_what_a_person_read_in_an_answer_is_said(kept) -> None:
    """With the cell of the answer, and who coded it, when and why."""
    answered(kept)
    kept.register("coding.csv", CODED)
    row = m9(kept)
    assert row["says"] == "cannot"
    assert row["said_in"] == "responses/a.csv, B2; coded by A. Analyst, 2022-10-25: reply to the read-back"
    assert not row["is_confidential"]


def test_it_is_as_confidential_as_its_answer(kept) -> None:
    """An answer in confidence makes what was read in it so."""
    answered(kept, "Yes")
    kept.register("coding.csv", CODED)
    assert m9(kept)["is_confidential"]


def test_an_answer_that_says_nothing_of_it_is_coded_so(kept) -> None:
    """A person read it, and it doesn't say."""
    answered(kept)
    kept.register("coding.csv", {**CODED, "says": "nothing"})
    assert pd.isna(m9(kept)["says"])


def test_a_coding_of_an_answer_that_has_not_come_waits(kept) -> None:
    """It says nothing, and is told."""
    (kept.path / "questions.csv").write_text(QUESTIONS, encoding="utf-8")
    kept.register("coding.csv", CODED)
    assert pd.isna(m9(kept)["says"])
    warnings = kept.tables()["warnings"]
    assert warnings.loc[warnings["file"].eq("coding.csv"), "cell"].tolist() == ["row 2"]


@pytest.mark.parametrize(
    ("row", "told"),
    [
        ({"participant_id": "P9"}, "participant 'P9' is not in participants.csv"),
        ({"question_id": "Q7"}, "no question 'Q7' of 'round-2' in questions.csv"),
        ({"plan_option": "poap-3"}, "plan_option is 'poap-3'"),
        ({"says": "maybe"}, "says is 'maybe'"),
        ({"plan_option": "poap-1"}, "plan_option is 'poap-1'; the question asks about poap-2"),
        ({"who": ""}, "say who wrote this row"),
    ],
)
def test_a_coding_that_cannot_be_is_a_fault(kept, row, told) -> None:
    """File, row, what was seen, what to do."""
    (kept.path / "questions.csv").write_text(QUESTIONS, encoding="utf-8")
    kept.register("coding.csv", {**CODED, **row})
    assert any(told in fault and "coding.csv row 2" in fault for fault in kept.faults())


def test_an_answer_coded_twice_is_a_fault(kept) -> None:
    """One person's word stands."""
    (kept.path / "questions.csv").write_text(QUESTIONS, encoding="utf-8")
    kept.register("coding.csv", CODED, CODED)
    assert any("is coded in row 2 too" in fault for fault in kept.faults())
