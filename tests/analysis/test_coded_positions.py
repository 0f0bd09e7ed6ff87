"""What people read in open answers stands where they agree, or where one settles it; and milestones stand apart."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.positions import count_positions, in_time, positions_of
from mhhs_analysis.frames import COVERAGE, POSITION_COUNTS, POSITIONS_HELD, check, frame_of
from tests.analysis.said import answers, coding, questions

WORDS = {"yes": "supports", "no": "opposes"}


def held(given: pd.DataFrame, *coded: dict) -> dict:
    (row,) = check(positions_of(given, questions(), WORDS, coded), POSITIONS_HELD).to_dict("records")
    return row


OPEN = answers(("P1", "Q2", "Broadly fine, if our agent is."))
CODED = {
    "nobody": ([], "not_answered"),
    "one person": ([coding("A", "position", "supports")], "supports"),
    "two that agree": ([coding("A", "position", "opposes"), coding("B", "position", "opposes")], "opposes"),
    "two that differ": ([coding("A", "position", "supports"), coding("B", "position", "opposes")], "not_read"),
    "two that differ, and a third that settles": (
        [coding("A", "position", "supports"), coding("B", "position", "opposes"),
         coding("C", "position", "supports_with_conditions", settles=True)],
        "supports_with_conditions",
    ),
    "two that settle differently": (
        [coding("A", "position", "supports", settles=True), coding("B", "position", "opposes", settles=True)],
        "not_read",
    ),
}  # fmt: skip


@pytest.mark.parametrize(
    ("coded", "position"), [CODED[one] for one in CODED if one != "nobody"], ids=list(CODED)[1:]
)
def test_an_open_answer_is_read_by_people_alone(coded: list, position: str) -> None:
    """Their one reading, or none; the answer's own cell."""
    row = held(OPEN, *coded)
    assert row["position"] == position and row["cell"] == "Q2-P1"
    assert all(one["said"] in row["coded_by"] for one in coded)


def test_who_differ_are_both_shown_with_what_they_read() -> None:
    """Nobody's reading is dropped."""
    row = held(OPEN, coding("A", "position", "supports"), coding("B", "position", "opposes"))
    assert row["coded_by"] == "supports: A, 2022-10-25: why; opposes: B, 2022-10-25: why"


def test_an_open_answer_that_nobody_coded_holds_no_position() -> None:
    """A comment says nothing of an option until a person reads it."""
    assert positions_of(OPEN, questions(), WORDS).empty


def test_a_closed_answer_that_a_rule_reads_stands_against_a_coding() -> None:
    """The respondent's own choice comes first."""
    row = held(answers(("P1", "Q1", "No"), ("P1", "Q2", "x")), coding("A", "position", "supports"))
    assert (row["position"], row["coded_by"]) == ("opposes", "closed choice")


def test_a_closed_answer_in_other_words_is_read_by_people() -> None:
    """What no rule reads waits for them."""
    given = answers(("P1", "Q1", "On the whole"))
    assert held(given)["position"] == "not_read"
    assert held(given, coding("A", "position", "supports", question_id="Q1"))["position"] == "supports"


@pytest.mark.parametrize(
    "question", ["Q1a", "Q1b", "Q1c"], ids=["a reason for", "a reason against", "a condition"]
)
def test_reasons_alone_are_kept_without_a_position(question: str) -> None:
    """Who gave them is not lost, and no view is made up."""
    row = held(answers(("P1", question, "Early.")))
    assert row["position"] == "not_answered" and row["cell"] == f"{question}-P1"


def test_a_position_on_a_milestone_stands_apart() -> None:
    """It is no position on the option as a whole, and is in no count of those."""
    given = answers(("P1", "Q1", "Yes"), ("P1", "Q1d", "No"))
    made = positions_of(given, questions(), WORDS)
    assert made[["milestone_id", "position"]].fillna("").to_numpy().tolist() == [
        ["", "supports"],
        ["M10", "opposes"],
    ]
    assert counts(made)["supports"] == 1 and counts(made)["opposes"] == 0


def counts(made: pd.DataFrame, **units: str) -> dict[str, int]:
    """Return the units of each standing."""
    rows = [{"participant_id": who, "responds_for": units.get(who, who), "plan": "no_plan", "response": "answered",
             "round": "round-2", "rounds_answered": "round-2"}
            for who in sorted({*made["participant_id"], *units})]  # fmt: skip
    made = count_positions(made, frame_of(rows, COVERAGE), ["poap-1"], "round-2", "in_time")
    table = check(made, POSITION_COUNTS)
    assert set(table["answers_counted"]) == {"in_time"}
    return dict(zip(table["position"], table["units"], strict=True))


def test_one_that_gave_reasons_alone_leaves_the_voice_to_the_others_of_its_unit() -> None:
    """No position is not another position."""
    made = positions_of(answers(("A", "Q1", "Yes"), ("B", "Q1b", "Costly")), questions(), WORDS)
    assert counts(made, A="U", B="U")["supports"] == 1


def test_participants_of_a_unit_that_say_different_things_differ() -> None:
    """One voice, or none."""
    made = positions_of(answers(("A", "Q1", "Yes"), ("B", "Q1", "No")), questions(), WORDS)
    assert counts(made, A="U", B="U")["differing"] == 1


def test_without_late_answers_what_they_replaced_speaks_again() -> None:
    """The answer that stood at the close; one that only came late is not there."""
    later = answers(("P1", "Q1", "No"), ("P2", "Q1", "No"), ("P3", "Q1", "No"))
    given = later.assign(is_late=[True, True, False])
    earlier = answers(("P1", "Q1", "Yes")).assign(is_late=False)
    told = in_time(given, earlier)
    assert sorted(zip(told["participant_id"], told["text"], strict=True)) == [("P1", "Yes"), ("P3", "No")]


def test_without_a_close_nothing_is_late() -> None:
    """Whether an answer came late may not be known."""
    given = answers(("P1", "Q1", "No"))
    assert len(in_time(given)) == 1 and len(in_time(given.assign(is_late=pd.array([pd.NA], "boolean")))) == 1
