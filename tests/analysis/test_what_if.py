"""What if: deadlines moved, grace and numbers changed, participants left out; equal to working it out anew."""

from types import SimpleNamespace

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.analysis.readiness import readiness_of
from mhhs_analysis.analysis.statements import statements_of
from mhhs_analysis.analysis.what_if import Change, break_even, gates_if, ready_if, results_if
from mhhs_analysis.analysis.what_if_words import explored
from mhhs_analysis.frames import PARTICIPANT_ROLES, READINESS, WITHHELD, MhhsError, check, frame_of
from tests.analysis.cases import (
    GATES,
    OWNERS,
    RULES,
    cannot,
    entry,
    option,
    people,
    plans,
    positions,
    stand,
    tasks,
)

DNO, CENTRAL = {"constituency": "dno"}, {"constituency": "central_systems"}
NO_ROLES = frame_of([], PARTICIPANT_ROLES)


def status_if(day: str, change: Change, kind: dict = DNO, against: str = "unconstrained", **rest) -> str:
    """How one participant with an M9 on a day stands after a change of POAP 1 (M9 in November, a month of grace)."""
    readiness = stand(people(kind), plans({"planned_against": against}), tasks(entry(day)), **rest)
    made = check(ready_if(readiness, option(), change), READINESS).set_index("milestone_id")
    return str(made.at["M9", "status"])


@pytest.mark.parametrize(
    ("day", "change", "expected"),
    [
        ("2023-11-10", Change(), "ready"),
        ("2023-12-20", Change(), "ready_within_grace"),
        ("2023-12-20", Change(grace_months=0), "late"),
        ("2024-01-20", Change(grace_months=2), "ready_within_grace"),
        ("2024-01-20", Change(moved_days=60), "ready"),
        ("2023-11-10", Change(moved_days=-30), "ready_within_grace"),
        ("2023-11-10", Change(moved_days=-60, grace_months=0), "late"),
        ("2023-11-10", Change(milestone_id="M10", moved_days=-600), "ready"),
        ("2023-11-10", Change(plan_option="poap-2", moved_days=-600), "ready"),
    ],
)
def test_dates_are_held_against_other_deadlines(day, change, expected) -> None:
    """The milestone moved, its grace changed; another option's or milestone's change nothing."""
    assert status_if(day, change) == expected


def test_a_plan_made_for_the_option_was_not_made_for_an_earlier_date() -> None:
    """Whoever planned for November isn't late for July: it has to be asked."""
    assert status_if("2023-11-10", Change(moved_days=-120), against="poap-1") == "not_planned_against"


def test_a_word_of_being_ready_spoke_of_the_date_as_it_was() -> None:
    """That one can says nothing of an earlier date; that one can't says nothing of a later one."""
    said = positions({"position": "supports"})
    assert status_if("2023-11-10", Change(moved_days=-120), said=said) == "late"
    coded = cannot("P1")
    readiness = stand(people(DNO), plans({}), tasks(entry("2023-11-10")), coded=coded)
    for days, expected in ((0, True), (30, False)):
        made = ready_if(readiness, option(), Change(moved_days=days)).set_index("milestone_id")
        assert made.at["M9", "disagrees"] == expected


days = st.dates(pd.Timestamp("2023-06-01").date(), pd.Timestamp("2024-06-01").date()).map(str)


@settings(max_examples=25)
@given(
    st.lists(st.one_of(st.none(), days), min_size=1, max_size=4), st.integers(-200, 200), st.integers(0, 3)
)
def test_it_is_what_working_it_out_anew_gives(found, moved, grace) -> None:
    """For plans made for nothing, and where nobody says anything: the option's page changed, all done again."""
    asked = people(*(DNO for _ in found))
    held = tasks(*(entry(day, participant_id=f"P{n}") for n, day in enumerate(found, 1) if day))
    sent = plans(*({"participant_id": f"P{n}"} for n, day in enumerate(found, 1) if day))
    page, m9 = option(), option()["milestone_id"].eq("M9")
    by = pd.Timedelta(days=moved)
    for name in ("finish_from", "finish_to"):
        page[name] = page[name].where(~m9, page[name] + by)
    page["grace_months"] = page["grace_months"].mask(m9, grace)
    statements = statements_of(positions(), asked)
    anew = readiness_of(asked, sent, held, page, statements, RULES, OWNERS)
    quick = ready_if(stand(asked, sent, held), option(), Change(moved_days=moved, grace_months=grace))
    pd.testing.assert_frame_equal(quick.drop(columns="is_anchored"), anew.drop(columns="is_anchored"))


def test_numbers_and_who_is_left_out_change_a_gate() -> None:
    """One DNO more is needed than there is; or the one that is ready leaves."""
    asked = people(DNO, DNO)
    sent = plans({}, {"participant_id": "P2"})
    readiness = stand(asked, sent, tasks(entry("2023-10-01"), entry("2024-06-01", participant_id="P2")))
    found = {
        name: results_if(GATES, readiness, asked, NO_ROLES, option(), change).set_index("gate_id")["status"]
        for name, change in (
            ("plain", Change()),
            ("two", Change(needed={"sit_has_a_dno": 2})),
            ("without", Change(without=["P1"])),
        )
    }
    assert [one["sit_has_a_dno"] for one in found.values()] == ["met", "not_met", "not_met"]


def test_a_number_of_a_gate_that_has_none_is_a_fault() -> None:
    """So is a gate that isn't there."""
    with pytest.raises(MhhsError, match=r"all_dnos_at_go_live.*\nnone_such"):
        gates_if(GATES, Change(needed={"all_dnos_at_go_live": 2, "none_such": 1}))


def test_a_store_with_anything_withheld_answers_no_what_if() -> None:
    """Its answer would be another than Ofgem's."""
    readiness = stand(people(DNO), plans({}), tasks(entry("2023-10-01"))).assign(status=WITHHELD)
    with pytest.raises(MhhsError, match="audience ofgem"):
        ready_if(readiness, option(), Change())


def test_break_even_is_the_day_by_which_a_gate_surely_holds() -> None:
    """The last of all, the first of some; none where somebody needed is silent."""
    asked = people(CENTRAL, CENTRAL, DNO, DNO)
    held = tasks(*(entry(day, participant_id=f"P{n}") for n, day in ((1, "2023-10-01"), (3, "2023-08-01"))))
    sent = plans({}, {"participant_id": "P3"})
    readiness = stand(asked, sent, held)
    found = break_even(GATES, readiness, asked, NO_ROLES, "poap-1").set_index("gate_id")
    assert pd.isna(found.at["central_systems_ready_for_m9", "holds_from"])
    assert found.at["central_systems_ready_for_m9", "not_before"] == pd.Timestamp("2023-10-01")
    assert found.at["sit_has_a_dno", "holds_from"] == pd.Timestamp("2023-08-01")
    moved = Change(moved_days=(pd.Timestamp("2023-08-01") - pd.Timestamp("2023-11-30")).days, grace_months=0)
    after = results_if(GATES, readiness, asked, NO_ROLES, option(), moved).set_index("gate_id")["status"]
    assert after["sit_has_a_dno"] == "met"


def test_a_what_if_is_told_beside_what_stands() -> None:
    """A slider's answer: each gate as it stands and as it would, by name."""
    asked = people(DNO, DNO)
    readiness = stand(asked, plans({}), tasks(entry("2024-01-20")))
    frames = SimpleNamespace(
        participants=asked,
        roles=NO_ROLES,
        readiness=readiness,
        poap_items=option(),
        gate_results=results_if(GATES, readiness, asked, NO_ROLES, option(), Change()),
    )
    told = explored(frames, GATES, "poap-1")(moved_days=60, grace_months=0).loc["A DNO is ready for SIT"]
    assert told[["as it stands", "then", "decided by"]].tolist() == ["not yet known", "met", "P1"]
    gone = explored(frames, GATES, "poap-1")(without="P1").loc["A DNO is ready for SIT"]
    assert gone["then"] == "not yet known"
