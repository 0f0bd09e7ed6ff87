"""Readiness and gates that an audience may see: the full ones or marked, and nothing of those in confidence."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.analysis.withholding import gate_results_shown, hidden_in, readiness_shown
from mhhs_analysis.frames import GATE_RESULTS, PARTICIPANT_ROLES, READINESS, WITHHELD, check, frame_of
from tests.analysis.cases import GATES, entry, people, plans, stand, tasks, verdicts

DNO = {"constituency": "dno"}
NO_ROLES = frame_of([], PARTICIPANT_ROLES)
GATE = "sit_has_a_dno"


def consultation(*found: tuple[str | None, bool]) -> tuple[pd.DataFrame, pd.DataFrame]:
    """DNOs with an M9 on these days, each in confidence or not; and their readiness."""
    asked = people(*({**DNO} for _ in found))
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


def test_a_gate_that_public_plans_decide_is_shown() -> None:
    """What is in confidence can't change it, and stands nowhere in it."""
    asked, readiness = consultation(("2023-10-01", False), ("2023-11-30", True))
    gate = shown(asked, readiness).loc[GATE]
    assert gate[["status", "decided_by"]].tolist() == ["met", "P1"]
    assert gate["ready_to"] == pd.Timestamp("2023-10-01")


def test_a_gate_met_by_public_plans_withholds_who_was_first() -> None:
    """A confidential plan decided it for Ofgem: the status is the same, the rest is marked."""
    asked, readiness = consultation(("2023-10-01", True), ("2023-11-30", False))
    gate = shown(asked, readiness).loc[GATE]
    assert gate[["status", "decided_by"]].tolist() == ["met", WITHHELD]
    assert pd.isna(gate["ready_to"])


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


days = st.sampled_from(["2023-10-01", "2023-11-30", "2023-12-15", "2024-03-01", None])


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
