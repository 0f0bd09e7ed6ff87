"""Readiness and gates that an audience may see: the full ones or marked, and nothing of those in confidence."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.analysis.positions import positions_of
from mhhs_analysis.analysis.withholding import (
    gate_results_shown,
    hidden_in,
    marked_throughout,
    readiness_shown,
)
from mhhs_analysis.frames import GATE_RESULTS, PARTICIPANT_ROLES, READINESS, WITHHELD, check, frame_of
from tests.analysis.cases import GATES, entry, people, plans, stand, tasks, verdicts
from tests.analysis.said import answers, questions

NO_ROLES = frame_of([], PARTICIPANT_ROLES)
GATE = "sit_has_a_dno"


def consultation(*found: tuple[str | None, bool], kind: str = "dno") -> tuple[pd.DataFrame, pd.DataFrame]:
    """Participants, DNOs if not said, with an M9 on these days, each in confidence or not; their readiness."""
    asked = people(*({"constituency": kind} for _ in found))
    who = [f"P{n}" for n, _ in enumerate(found, 1)]
    sent = [
        {"participant_id": one, "is_confidential": secret}
        for one, (day, secret) in zip(who, found, strict=True)
        if day
    ]
    held = [entry(day, participant_id=one) for one, (day, _) in zip(who, found, strict=True) if day]
    return asked, stand(asked, plans(*sent), tasks(*held))


def shown(asked: pd.DataFrame, readiness: pd.DataFrame, own: str = "") -> pd.DataFrame:
    full = verdicts(readiness, asked).reset_index()
    hidden = hidden_in(readiness, own, ())
    return gate_results_shown(full, readiness, asked, NO_ROLES, GATES, hidden, ()).set_index("gate_id")


@pytest.mark.parametrize("day", ["2023-10-01", "2023-11-30", "2024-03-01"])
def test_a_gate_that_public_plans_decide_says_no_more_than_how_it_stands(day) -> None:
    """Who was first, and when, is marked whatever the confidential plan says: that it isn't would tell."""
    asked, readiness = consultation(("2023-10-20", False), (day, True))
    gate = shown(asked, readiness).loc[GATE]
    assert gate[["status", "decided_by", "why"]].tolist() == ["met", WITHHELD, WITHHELD]
    assert gate[["ready_from", "ready_to", "margin_least_days", "waiting_for"]].isna().all()


def test_a_gate_that_concerns_nobody_in_confidence_is_shown_whole() -> None:
    """Nothing in it could lie in hidden hands."""
    asked, readiness = consultation(("2023-10-01", False), (None, False))
    gate = shown(asked, readiness).loc[GATE]
    assert gate[["status", "decided_by"]].tolist() == ["met", "P1"]
    assert gate["ready_to"] == pd.Timestamp("2023-10-01")


@pytest.mark.parametrize("day", ["2023-10-01", "2024-03-01", None])
def test_a_gate_that_hangs_on_a_confidential_plan_is_withheld(day) -> None:
    """Met, not met or open alike: that it waits would tell that nobody is late."""
    asked, readiness = consultation((day or "2023-12-01", True), (None, False))
    gate = shown(asked, readiness).loc[GATE]
    assert gate[["status", "why"]].tolist() == [WITHHELD, WITHHELD]
    assert gate[["ready_from", "ready_to", "decided_by", "waiting_for"]].isna().all()


def test_a_participant_sees_its_own() -> None:
    """What is in confidence is its own word."""
    asked, readiness = consultation(("2023-10-01", True), (None, False))
    assert shown(asked, readiness, own="P1").at[GATE, "status"] == "met"
    assert shown(asked, readiness, own="P2").at[GATE, "status"] == WITHHELD


def test_readiness_in_confidence_is_withheld_whole() -> None:
    """But for what coverage shows of everybody: nothing sent, not readable, not asked."""
    _, readiness = consultation(("2023-10-01", True), (None, False))
    table = readiness_shown(readiness, {"P1"}, ())
    check(table, READINESS)
    m9 = table[table["milestone_id"].eq("M9")].set_index("participant_id")
    assert m9["status"].tolist() == [WITHHELD, "no_plan"]
    told = set(READINESS.column_names) - {
        "participant_id",
        "plan_option",
        "milestone_id",
        "status",
        "is_confidential",
    }
    assert m9.loc["P1", sorted(told)].isna().all()


@pytest.mark.parametrize("says", ["Yes", "No", "No view"])
def test_whatever_is_said_in_confidence_marks_every_row_alike(says: str) -> None:
    """Of all who answer in that voice: a mark on some rows, or on supporters alone, would tell who supports what."""
    asked = people({"responds_for": "U1"}, {"responds_for": "U1"}, {})
    given_ = answers(("P1", "Q1", says), ("P3", "Q1", "Yes"))
    given_ = given_.assign(is_confidential=given_["participant_id"].eq("P1"))
    words = {"yes": "supports", "no": "opposes", "no view": "no_view"}
    readiness = stand(
        asked, plans().iloc[:0], tasks().iloc[:0], said=positions_of(given_, questions(), words)
    )
    marked = marked_throughout(readiness, given_, asked)
    check(marked, READINESS)
    assert hidden_in(marked, "", ()) == {"P1", "P2"}
    assert marked.groupby("participant_id")["is_confidential"].nunique().eq(1).all()


DAYS = ["2023-10-01", "2023-11-30", "2023-12-15", "2024-03-01"]
KINDS = ["dno", "dcc"]
days = st.sampled_from([*DAYS, None])
secret_days = st.tuples(st.sampled_from(DAYS), st.sampled_from(DAYS))


@given(st.lists(st.tuples(days, st.booleans()), min_size=1, max_size=5))
def test_what_is_shown_is_ofgems_or_marked(found) -> None:
    """Never a different answer, and never a name of those in confidence."""
    asked, readiness = consultation(*found)
    full, public = verdicts(readiness, asked), shown(asked, readiness)
    check(public.reset_index()[GATE_RESULTS.column_names], GATE_RESULTS)
    secret = hidden_in(readiness, "", ())
    for gate_id, gate in public.iterrows():
        for name, value in gate.items():
            assert pd.isna(value) or value == WITHHELD or value == full.at[gate_id, name]
        named = {*str(gate["decided_by"]).split(";"), *str(gate["waiting_for"]).split(";")}
        assert not named & secret


@settings(max_examples=25)
@given(st.lists(st.tuples(days, st.booleans(), secret_days), min_size=1, max_size=4), st.sampled_from(KINDS))
def test_what_is_shown_hangs_on_no_plan_in_confidence(found, kind) -> None:
    """Two consultations that differ in confidential dates alone look the same, so neither gives a date away."""
    one, other = (
        consultation(
            *((pair[n] if is_secret else day, is_secret) for day, is_secret, pair in found), kind=kind
        )
        for n in (0, 1)
    )
    pd.testing.assert_frame_equal(shown(*one), shown(*other))
