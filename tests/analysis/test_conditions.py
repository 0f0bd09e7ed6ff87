"""Each condition is a row, mapped to a gate by people alone, beside the position of whoever puts it."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.conditions import NOT_CODED, conditions_of
from mhhs_analysis.analysis.positions import positions_of
from mhhs_analysis.frames import CONDITIONS, check
from tests.analysis.said import answers, coding, questions

GIVEN = answers(("P1", "Q1", "Yes, with conditions"), ("P1", "Q1c", "A simulator;\nand a slot in CIT."))
WORDS = {"yes, with conditions": "supports_with_conditions", "no": "opposes"}


def conditions(given: pd.DataFrame, *coded: dict) -> list[dict]:
    held = positions_of(given, questions(), WORDS)
    return check(conditions_of(given, questions(), held, coded), CONDITIONS).to_dict("records")


def condition(who: str, text: str, **said: object) -> dict:
    return coding(who, "condition", text, question_id="Q1c", cell="Q1c-P1", **said)


def test_an_answer_that_nobody_coded_is_one_condition_in_its_own_words() -> None:
    """It is there to be mapped, with its position and its cell."""
    (row,) = conditions(GIVEN)
    assert row["condition"] == "A simulator; and a slot in CIT." and row["coded_by"] == NOT_CODED
    assert (row["position"], row["cell"], row["milestone_id"]) == ("supports_with_conditions", "Q1c-P1", "M9")
    assert pd.isna(row["gate_id"])


def test_what_people_code_takes_the_place_of_the_answer() -> None:
    """An answer may hold several, each with its owner and gate."""
    made = conditions(
        GIVEN,
        condition("A", "a simulator", owner="Programme", gate_id="ado_set_up"),
        condition("A", "a slot in CIT", owner="Programme", gate_id="none"),
    )
    told = [(row["condition"], row["owner"], row["gate_id"]) for row in made]
    assert told == [("a simulator", "Programme", "ado_set_up"), ("a slot in CIT", "Programme", "none")]


@pytest.mark.parametrize("text", ["n/a", "None.", "-", "No", "None at this time", "No comment", "see Q1b"])
def test_an_answer_without_a_condition_makes_no_row(text: str) -> None:
    """Not a condition called none."""
    assert conditions(answers(("P1", "Q1c", text))) == []


@pytest.mark.parametrize("text", ["None that is in our control.", "Nothing beyond what is in our hands",
                                  "Nothing in our control: the June release would have to go."])  # fmt: skip
def test_an_answer_that_may_be_none_is_kept_for_a_person_to_read(text: str) -> None:
    """It is no condition yet: a person says whether it puts any, and then it is what that person read."""
    (row,) = conditions(answers(("P1", "Q1c", text)))
    assert (row["standing"], row["coded_by"], row["condition"]) == ("may_be_none", NOT_CODED, text)
    (read,) = conditions(
        answers(("P1", "Q1c", text)), condition("A", "The June release goes", gate_id="none")
    )
    assert read["standing"] == "mapped"
    assert conditions(answers(("P1", "Q1c", text)), condition("A", "none")) == []


@pytest.mark.parametrize(
    "text", ["None of the dates may move", "No change to M9", "Nothing may change after May"]
)
def test_a_condition_that_begins_with_no_is_one(text: str) -> None:
    """What must not be is a condition as well."""
    (row,) = conditions(answers(("P1", "Q1c", text)))
    assert row["standing"] == "not_mapped"


def test_an_answer_that_people_read_as_putting_none_makes_no_row() -> None:
    """It isn't asked about again."""
    assert conditions(GIVEN, condition("A", "none")) == []


GATES = {
    "the same gate": ([("A", "ado_set_up", False), ("B", "ado_set_up", False)], "ado_set_up"),
    "different gates": ([("A", "ado_set_up", False), ("B", "sad_amended", False)], None),
    "a gate and none": ([("A", "ado_set_up", False), ("B", "none", False)], None),
    "different gates, settled": (
        [("A", "ado_set_up", False), ("B", "sad_amended", False), ("C", "sad_amended", True)],
        "sad_amended",
    ),
}


@pytest.mark.parametrize(("coded", "gate"), GATES.values(), ids=GATES)
def test_a_condition_that_two_people_map(coded: list, gate: str | None) -> None:
    """To the gate they agree on, or that one settles."""
    rows = [condition(who, "A simulator", gate_id=to, settles=settles) for who, to, settles in coded]
    (row,) = conditions(GIVEN, *rows)
    assert (None if pd.isna(row["gate_id"]) else row["gate_id"]) == gate
    assert row["standing"] == ("mapped" if gate else "read_differently")


def test_a_condition_is_as_confidential_as_its_answer() -> None:
    """In the respondent's words it is."""
    (row,) = conditions(answers(("P1", "Q1c", "A simulator."), secret=("P1",)))
    assert row["is_confidential"] is True
