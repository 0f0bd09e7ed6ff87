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
        ({"says": ""}, "fill in one of position, says, theme_id, condition"),
        (
            {"position": "supports"},
            "fill in one of position, says, theme_id, condition; a row codes one thing",
        ),
        ({"says": "", "position": "likes"}, "position is 'likes'"),
        ({"owner": "Programme"}, "owner without a condition"),
        ({"says": "", "condition": "a design", "gate_id": "gate_9"}, "gate_id is 'gate_9'"),
        ({"says": "", "theme_id": "weather"}, "theme_id is 'weather'"),
        ({"settles": "perhaps"}, "settles is 'perhaps'"),
        (
            {"says": "", "condition": "n/a"},
            "condition 'n/a' says nothing; write none where the answer puts none",
        ),
    ],
)
def test_a_coding_that_cannot_be_is_a_fault(kept, row, told) -> None:
    """File, row, what was seen, what to do."""
    (kept.path / "questions.csv").write_text(QUESTIONS, encoding="utf-8")
    kept.register("coding.csv", {**CODED, **row})
    assert any(told in fault and "coding.csv row 2" in fault for fault in kept.faults())


def test_an_answer_coded_twice_by_one_person_is_a_fault(kept) -> None:
    """One word of each stands."""
    (kept.path / "questions.csv").write_text(QUESTIONS, encoding="utf-8")
    kept.register("coding.csv", CODED, CODED)
    assert any("is coded in row 2 too" in fault for fault in kept.faults())


OPEN = QUESTIONS.replace("poap-2", "").replace("reason_against", "comment")
READINGS = {
    "two that agree": (["cannot", "cannot"], "", "cannot"),
    "two that differ": (["cannot", "can"], "", None),
    "two that differ, and one that settles": (["cannot", "can"], "can", "can"),
}


@pytest.mark.parametrize(("read", "settled", "says"), READINGS.values(), ids=READINGS)
def test_several_people_may_code_an_answer(kept, read: list, settled: str, says: str | None) -> None:
    """What they agree on is said, or what one settles; else nothing is, and it is told."""
    answered(kept)
    rows = [
        {**CODED, "says": one, "who": who} for one, who in zip(read, ("A. Analyst", "B. Reader"), strict=True)
    ]
    rows += [{**CODED, "says": settled, "who": "C. Chair", "settles": "yes"}] if settled else []
    kept.register("coding.csv", *rows)
    row = m9(kept)
    assert row["says"] == says if says else pd.isna(row["says"])
    told = kept.tables()["warnings"].query("file == 'coding.csv'")["reason"].tolist()
    assert len(told) == (0 if says else 1)
    assert says or told[0].startswith(
        "people read a readiness in it differently: cannot: A. Analyst, 2022-10-25"
    )


def test_a_position_is_coded_from_an_open_answer(kept) -> None:
    """With who, when and why, at the answer's cell; it says so of being ready too."""
    answered(kept)
    (kept.path / "questions.csv").write_text(OPEN, encoding="utf-8")
    kept.register("coding.csv", {**CODED, "says": "", "position": "supports"})
    (row,) = kept.tables()["positions"].to_dict("records")
    assert (row["position"], row["coded_by"], row["cell"]) == (
        "supports", "A. Analyst, 2022-10-25: reply to the read-back", "B2")  # fmt: skip
    assert m9(kept)["says"] == "can"


def test_a_condition_and_a_theme_are_coded_beside_each_other(kept) -> None:
    """Each in a row of its own, with the gate and the owner."""
    answered(kept)
    kept.register(
        "coding.csv",
        {
            **CODED,
            "says": "",
            "condition": "a later start",
            "owner": "Programme",
            "gate_id": "m8_codes_ready",
        },
        {**CODED, "says": "", "theme_id": "grace"},
    )
    tables = kept.tables()
    assert tables["conditions"][["condition", "owner", "gate_id"]].to_numpy().tolist() == [
        ["a later start", "Programme", "m8_codes_ready"]]  # fmt: skip
    assert tables["theme_hits"]["theme_id"].tolist() == ["grace"] and tables["uncovered_answers"].empty


def test_a_theme_needs_no_option(kept) -> None:
    """An answer may speak of none; a position or a condition is on one."""
    answered(kept)
    (kept.path / "questions.csv").write_text(OPEN, encoding="utf-8")
    kept.register("coding.csv", {**CODED, "plan_option": "", "says": "", "theme_id": "grace"})
    assert kept.tables()["theme_hits"]["theme_id"].tolist() == ["grace"]
    kept.register("coding.csv", {**CODED, "plan_option": "", "says": "cannot"})
    assert any("say which option the answer speaks of" in fault for fault in kept.faults())


def test_how_far_two_people_agree_is_told(kept) -> None:
    """Of the answers that both coded."""
    answered(kept)
    kept.register("coding.csv", CODED, {**CODED, "who": "B. Reader", "says": "can"})
    (row,) = kept.tables()["coder_agreement"].to_dict("records")
    assert (row["codes"], row["coders"], row["answers"], row["agreed"]) == (
        "readiness", "A. Analyst; B. Reader", 1, 0)  # fmt: skip
