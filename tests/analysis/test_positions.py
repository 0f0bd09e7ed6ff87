"""Positions are read by rule, and every unit asked is counted once, in one place."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.analysis.positions import count_positions, positions_of
from mhhs_analysis.frames import (
    ANSWERS,
    COVERAGE,
    POSITION_COUNTS,
    POSITIONS_HELD,
    QUESTIONS,
    STANDINGS,
    check,
    frame_of,
)
from mhhs_analysis.reference import content_of

ASKS = {"Q1": "position", "Q1a": "reason_for", "Q1b": "reason_against"}
WORDS = {
    "yes": "supports",
    "no": "opposes",
    "yes, with conditions": "supports_with_conditions",
    "no view": "no_view",
}


def questions() -> pd.DataFrame:
    rows = [{"round": "round-2", "question_id": one, "plan_option": "poap-1", "kind": "open", "asks_for": asks,
             "wording": one} for one, asks in ASKS.items()]  # fmt: skip
    return frame_of(rows, QUESTIONS)


def answers(*given: tuple[str, str, str], confidential: tuple[str, ...] = ()) -> pd.DataFrame:
    rows = [{"participant_id": who, "round": "round-2", "question_id": question, "plan_option": "poap-1",
             "kind": "open", "text": text, "content": content_of(text), "is_confidential": who in confidential,
             "file": "f"}
            for who, question, text in given]  # fmt: skip
    return frame_of(rows, ANSWERS)


def coverage(units: dict[str, str], answered: set[str]) -> pd.DataFrame:
    rows = [{"participant_id": who, "responds_for": unit, "plan": "no_plan", "round": "round-2",
             "response": "answered" if who in answered else "no_response",
             "rounds_answered": "round-2" if who in answered else None} for who, unit in units.items()]  # fmt: skip
    return frame_of(rows, COVERAGE)


def counted(given: pd.DataFrame, units: dict[str, str]) -> dict[str, int]:
    held = check(positions_of(given, questions(), WORDS), POSITIONS_HELD)
    counts = count_positions(held, coverage(units, set(given["participant_id"])), ["poap-1"], "round-2")
    return dict(zip(check(counts, POSITION_COUNTS)["position"], counts["units"], strict=True))


def test_a_closed_answer_is_a_position_and_open_ones_are_its_reasons() -> None:
    """Reasons for and against stand apart, in the respondent's words."""
    given = answers(("A", "Q1", " Yes,  with conditions "), ("A", "Q1a", "Early"), ("A", "Q1b", "Costly"))
    (held,) = positions_of(given, questions(), WORDS).to_dict("records")
    assert (held["position"], held["reasons_for"], held["reasons_against"]) == (
        "supports_with_conditions", "Early", "Costly")  # fmt: skip


def test_words_that_no_rule_reads_are_not_guessed() -> None:
    """An answer in other words is not read as a position, and waits for a person."""
    (held,) = positions_of(answers(("A", "Q1", "Broadly, perhaps")), questions(), WORDS).to_dict("records")
    assert held["position"] == "not_read" and held["coded_by"].startswith("nobody")


def test_one_confidential_reason_makes_the_position_confidential() -> None:
    """A position is as confidential as any answer it stands on."""
    given = answers(("A", "Q1", "Yes"), ("B", "Q1", "Yes"), ("B", "Q1b", "x"), confidential=("B",))
    assert positions_of(given, questions(), WORDS)["is_confidential"].tolist() == [False, True]


def test_support_with_conditions_is_not_support_and_silence_is_apart() -> None:
    """Each standing is counted alone, a blank answer apart from no response."""
    given = answers(("A", "Q1", "Yes"), ("B", "Q1", "Yes, with conditions"), ("C", "Q1a", "A reason only"))
    counts = counted(given, {who: who for who in "ABCD"})
    assert {name: n for name, n in counts.items() if n} == {
        "supports": 1, "supports_with_conditions": 1, "not_answered": 1, "no_response": 1}  # fmt: skip


def test_a_unit_has_one_voice_or_none() -> None:
    """Two participants of one unit who agree are one voice; who differ are counted as differing."""
    units = {"A": "U", "B": "U", "C": "V", "D": "V"}
    counts = counted(
        answers(("A", "Q1", "Yes"), ("B", "Q1", "Yes"), ("C", "Q1", "Yes"), ("D", "Q1", "No")), units
    )
    assert {name: n for name, n in counts.items() if n} == {"supports": 1, "differing": 1}


@given(st.dictionaries(st.sampled_from("ABCDEFGH"), st.sampled_from([*WORDS, "maybe", None]), min_size=1))
def test_every_unit_asked_stands_somewhere_once(given_answers: dict[str, str | None]) -> None:
    """Whatever is answered, the counts over all standings add up to the units asked."""
    said = [(who, "Q1", text) for who, text in given_answers.items() if text]
    units = {who: who for who in given_answers}
    counts = counted(answers(*said), units)
    assert list(counts) == list(STANDINGS) and sum(counts.values()) == len(units)


@pytest.mark.parametrize("filler", ["n/a", "-", "No comment", "As above", "None at this time", "see Q1b"])
def test_a_filler_is_no_reason(filler: str) -> None:
    """It is printed nowhere as a reason, and its respondent still stands among those who answered."""
    given = answers(("A", "Q1", "Yes"), ("A", "Q1a", filler), ("B", "Q1b", filler))
    held = positions_of(given, questions(), WORDS).set_index("participant_id")
    assert held[["reasons_for", "reasons_against"]].isna().all(axis=None)
    assert held["position"].to_dict() == {"A": "supports", "B": "not_answered"}
