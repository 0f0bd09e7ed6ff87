"""The answers that want a person are listed with what they want, until somebody coded it."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.conditions import conditions_of
from mhhs_analysis.analysis.positions import positions_of
from mhhs_analysis.analysis.themes import theme_hits_of, uncovered_of
from mhhs_analysis.analysis.to_code import WANTS, answers_to_code
from tests.analysis.said import answers, coding, questions

WORDS = {"yes": "supports", "no": "opposes"}
BOOK = [{"theme_id": "grace", "phrase": "grace", "side": ""}]


def wanted(given: pd.DataFrame, *codings: dict) -> dict[str, str]:
    """What each answer wants, by question."""
    own = {
        kind: [row for row in codings if row["codes"] == kind] for kind in ("position", "condition", "theme")
    }
    held = positions_of(given, questions(), WORDS, own["position"])
    conditions = conditions_of(given, questions(), held, own["condition"])
    left = uncovered_of(
        given, questions(), theme_hits_of(given, questions(), BOOK, own["theme"]), own["theme"]
    )
    listed = answers_to_code(given, questions(), held, conditions, left, codings)
    return dict(zip(listed["question_id"], listed["wants"], strict=True))


YES, NO = ("P1", "Q1", "Yes"), ("P1", "Q1", "No")
CASES = {
    "a closed answer in other words": ([("P1", "Q1", "On the whole")], {"Q1": "position"}),
    "a closed answer that a rule reads": ([YES], {}),
    "a reason without a position": ([("P1", "Q1a", "grace")], {"Q1a": "position"}),
    "a reason of a supporter": ([YES, ("P1", "Q1b", "grace")], {}),
    "a reason of one who opposes": ([NO, ("P1", "Q1b", "grace")], {"Q1b": "readiness"}),
    "a condition": ([YES, ("P1", "Q1c", "grace")], {"Q1c": "condition"}),
    "an answer without a theme": ([YES, ("P1", "Q2", "We agree.")], {"Q2": "theme"}),
    "an answer that says nothing": ([YES, ("P1", "Q2", "n/a")], {}),
}


@pytest.mark.parametrize(("given", "wants"), CASES.values(), ids=CASES)
def test_what_an_answer_wants(given: list, wants: dict) -> None:
    """One case of the list."""
    assert wanted(answers(*given)) == {question: WANTS[kind] for question, kind in wants.items()}


def test_what_somebody_coded_is_wanted_no_more() -> None:
    """The rest is."""
    given = answers(NO, ("P1", "Q1b", "Not by then."))
    assert wanted(given) == {"Q1b": f"{WANTS['readiness']}; {WANTS['theme']}"}
    coded = coding("A", "readiness", "cannot", question_id="Q1b")
    assert wanted(given, coded) == {"Q1b": WANTS["theme"]}


def test_what_people_read_differently_wants_one_who_settles() -> None:
    """Until one does."""
    given = answers(NO, ("P1", "Q1b", "grace"))
    rows = [
        coding(who, "readiness", says, question_id="Q1b") for who, says in (("A", "can"), ("B", "cannot"))
    ]
    assert wanted(given, *rows) == {"Q1b": WANTS["settling"]}
    assert wanted(given, *rows, coding("C", "readiness", "can", question_id="Q1b", settles=True)) == {}
