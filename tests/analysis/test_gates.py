"""Gates: each rule of the minutes with known, unknown and imprecise dates, and what must hold of any of them."""

from datetime import date, timedelta

import numpy as np
import pandas as pd
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from mhhs_analysis.analysis.gates import ALWAYS, NEVER, Concerned, evaluate
from tests.analysis.cases import cannot, entry, option, people, plans, positions, stand, tasks, verdicts

CENTRAL = {"constituency": "central_systems"}
IN_TIME, LATE = "2023-11-29", "2024-03-01"


def gate(
    name: str,
    days: list[str | None],
    kind: dict,
    roles: str = "",
    against: str = "unconstrained",
    **rest: object,
) -> pd.Series:
    """A gate's result where participants of a kind have an M9 on these days; None sent no plan."""
    asked = people(*({**kind} for _ in days))
    sent = [f"P{n}" for n, day in enumerate(days, 1) if day]
    held = [entry(day, participant_id=f"P{n}") for n, day in enumerate(days, 1) if day]
    readiness = stand(
        asked,
        plans(*({"participant_id": who, "planned_against": against} for who in sent)),
        tasks(*held),
        **rest,
    )
    members = {who: roles for who in asked["participant_id"]} if roles else {}
    return verdicts(readiness, asked, members).loc[name]


# --- all of them --------------------------------------------------------------------------------------------


def test_all_in_time_is_met_and_the_last_decides() -> None:
    """The date is the last one's."""
    found = gate("central_systems_ready_for_m9", ["2023-10-01", IN_TIME], CENTRAL)
    assert (found["status"], found["decided_by"], found["margin_least_days"]) == ("met", "P2", 1)
    assert found["ready_from"] == found["ready_to"] == pd.Timestamp(IN_TIME)


def test_one_late_is_not_met_whatever_the_others_are() -> None:
    """An unknown can't help it; it can't be met before the late one is ready."""
    found = gate("central_systems_ready_for_m9", [LATE, None, IN_TIME], CENTRAL)
    assert (found["status"], found["decided_by"]) == ("not_met", "P1")
    assert found["ready_from"] == pd.Timestamp(LATE) and pd.isna(found["ready_to"])


def test_a_missing_plan_is_waited_for() -> None:
    """Silence is never read as late."""
    found = gate("central_systems_ready_for_m9", [IN_TIME, None], CENTRAL)
    assert (found["status"], found["waiting_for"]) == ("undetermined", "P2")
    assert "P2 sent no plan" in found["why"]


def test_a_late_plan_for_another_option_is_waited_for() -> None:
    """It was not planned against this one: it has to be asked."""
    found = gate("central_systems_ready_for_m9", [LATE], CENTRAL, against="poap-2")
    assert (found["status"], found["waiting_for"]) == ("undetermined", "P1")


def test_word_against_plan_is_undetermined() -> None:
    """Whichever way they differ, and both are shown."""
    supports = positions({"position": "supports"})
    found = [
        gate("central_systems_ready_for_m9", [LATE], CENTRAL, said=supports),
        gate("central_systems_ready_for_m9", [IN_TIME], CENTRAL, coded=cannot("P1")),
    ]
    assert [one["status"] for one in found] == ["undetermined", "undetermined"]


def test_central_systems_that_say_they_cannot_end_poap_2() -> None:
    """The minutes make their word enough, with no plan at all; under POAP 1 it is not."""
    asked = people(CENTRAL)
    for plan_option, expected in (("poap-2", "not_met"), ("poap-1", "undetermined")):
        coded = [one | {"plan_option": plan_option} for one in cannot("P1")]
        readiness = stand(asked, plans(), tasks(), items=option(plan_option=plan_option), coded=coded)
        found = verdicts(readiness, asked).loc["central_systems_ready_for_m9"]
        assert found["status"] == expected, plan_option
    assert found["if_not_met"] == "delays"


def test_nobody_concerned_is_not_met_by_nobody() -> None:
    """An empty register decides nothing."""
    found = gate("central_systems_ready_for_m9", [IN_TIME], {})
    assert found["status"] == "undetermined" and "register" in found["why"]


@pytest.mark.parametrize("first", ["2023-11-01", "2023-11-30"], ids=["its month", "its last day"])
def test_a_date_copied_from_the_option_meets_no_gate(first: str) -> None:
    """It is the option's own, and can't prove it: its sender is asked for a date of its own."""
    asked = people(CENTRAL)
    readiness = stand(asked, plans({}), tasks(entry(first, "2023-11-30")))
    found = verdicts(readiness, asked).loc["central_systems_ready_for_m9"]
    assert (found["status"], found["waiting_for"]) == ("undetermined", "P1")
    assert "the option's own date" in found["why"] and pd.isna(found["ready_to"])


def test_each_central_system_is_told_alone() -> None:
    """One can end an option: each stands with its own verdict."""
    found = [
        gate(f"central_systems_ready_for_m9:P{n}", [LATE, IN_TIME, None], CENTRAL)["status"]
        for n in (1, 2, 3)
    ]
    assert found == ["not_met", "met", "undetermined"]


# --- so many of them ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ([IN_TIME, IN_TIME, IN_TIME, LATE], "met"),
        ([IN_TIME, IN_TIME, IN_TIME, None], "met"),
        ([IN_TIME, IN_TIME, LATE, None], "undetermined"),
        ([IN_TIME, IN_TIME, LATE, LATE], "not_met"),
        ([IN_TIME, LATE, LATE, None], "not_met"),
        ([None, None, None, None], "undetermined"),
        ([IN_TIME, IN_TIME], "undetermined"),
    ],
)
def test_a_cohort_needs_three_suppliers(days, expected) -> None:
    """Met as soon as three are in time; not met when three can't be; the register's own size decides nothing."""
    assert gate("cohort_has_suppliers", days, {}, "supplier")["status"] == expected


def test_the_date_of_a_cohort_is_the_third() -> None:
    """Of the first days and of the last, each by itself."""
    found = gate("cohort_has_suppliers", ["2023-07-01", "2023-09-01", "2023-08-01", None], {}, "supplier")
    assert found["ready_to"] == pd.Timestamp("2023-09-01")
    assert found["ready_from"] == pd.Timestamp("2023-08-01")
    assert found["decided_by"] == "P1;P3;P2"


def test_whose_part_in_sit_is_open_counts_in_the_best_case_alone() -> None:
    """It holds the gate open and doesn't meet it."""
    open_part = {"sit_intent": "unknown"}
    assert gate("cohort_has_a_registration_service", [IN_TIME], open_part, "registration_service")[
        "status"
    ] == ("undetermined")


def test_a_gate_says_why_it_waits_for_one_whose_part_is_open() -> None:
    """Its date is in time: what isn't known is whether it takes part."""
    asked = people({"constituency": "dno", "sit_intent": "unknown"})
    found = verdicts(stand(asked, plans({}), tasks(entry("2023-10-01"))), asked).loc["sit_has_a_dno"]
    assert found["why"].endswith(": P1 has not said whether it takes part in SIT")


def test_ready_within_grace_counts_where_grace_is_the_participants() -> None:
    """A DNO in December is in time under POAP 1."""
    assert gate("sit_has_a_dno", ["2023-12-20"], {"constituency": "dno"})["status"] == "met"


def test_one_dno_is_enough_for_sit_and_all_are_needed_at_go_live() -> None:
    """Three different rules of the minutes: one for SIT, all at go-live, iDNOs by an assumption."""
    asked = people({"constituency": "dno"}, {"constituency": "dno"}, {"constituency": "idno"})
    held = [entry(IN_TIME), {"participant_id": "P2", **entry("2025-02-01"), "milestone_id": "M10"},
            {**entry("2024-06-01"), "milestone_id": "M10"}]  # fmt: skip
    sent = plans(*({"participant_id": who} for who in ("P1", "P2")))
    found = verdicts(stand(asked, sent, tasks(*held)), asked)
    assert found.at["sit_has_a_dno", "status"] == "met"
    assert found.loc["all_dnos_at_go_live", ["status", "decided_by"]].tolist() == ["not_met", "P2"]
    assert found.loc["networks_ready_with_central_systems", ["status", "basis"]].tolist() == [
        "not_met",
        "assumed",
    ]


def test_enablers_without_a_date_wait_for_their_owners() -> None:
    """The option's own date of M8 is no evidence that the codes will be ready."""
    found = verdicts(stand(people({}), plans(), tasks()), people({}))
    assert found.loc["m8_codes_ready", ["status", "waiting_for"]].tolist() == [
        "undetermined",
        "code bodies and Ofgem",
    ]


# --- what holds of any gate ---------------------------------------------------------------------------------

START = date(2023, 1, 1)
LIMIT = 60
days = st.integers(0, 120)
intervals = st.one_of(st.none(), st.tuples(days, days).map(sorted))
needs = st.one_of(st.just("all"), st.integers(1, 4).map("at_least:{}".format))


def concerned(found: list, sure: list[bool] | None = None) -> Concerned:
    """Participants with these intervals of days; None is unknown. In time by day 60, late beyond it."""
    many = len(found)
    first = [ALWAYS if one is None else np.datetime64(START + timedelta(one[0])) for one in found]
    last = [NEVER if one is None else np.datetime64(START + timedelta(one[1])) for one in found]
    return Concerned(
        who=np.array([f"P{n}" for n in range(many)], dtype=object),
        constituency=np.full(many, "dno", dtype=object),
        first=np.array(first, dtype="datetime64[D]"),
        last=np.array(last, dtype="datetime64[D]"),
        in_time=np.array([one is not None and one[1] <= LIMIT for one in found], dtype=bool),
        is_late=np.array([one is not None and one[0] > LIMIT for one in found], dtype=bool),
        cannot=np.full(many, False),
        is_sure=np.array(sure if sure is not None else [True] * many, dtype=bool),
        why=np.full(many, "", dtype=object),
        margin=np.full(many, np.nan),
    )


@st.composite
def narrowed(draw: st.DrawFn) -> tuple[list, list, list[bool]]:
    """Intervals, the same ones narrowed, and who surely takes part."""
    wide = draw(st.lists(intervals, min_size=1, max_size=6))
    narrow = []
    for one in wide:
        low, high = one or (0, 120)
        inner = draw(st.tuples(st.integers(low, high), st.integers(low, high)).map(sorted))
        narrow.append(draw(st.sampled_from([one, inner])))
    return wide, narrow, draw(st.lists(st.booleans(), min_size=len(wide), max_size=len(wide)))


@given(needs, narrowed())
def test_knowing_more_never_turns_met_into_not_met_or_back(needed, both) -> None:
    """Narrowing a date can only decide what was undetermined."""
    wide, narrow, sure = both
    before, after = (evaluate(needed, concerned(found, sure)) for found in (wide, narrow))
    assert before.status in ("undetermined", after.status)
    assert before.ready_from <= after.ready_from and after.ready_to <= before.ready_to


@given(st.integers(1, 4), st.lists(intervals, min_size=1, max_size=6), days)
def test_one_more_that_is_ready_never_worsens_a_gate_of_some(many, found, day) -> None:
    """Nor makes it later. A register smaller than what is needed is left out: it decides nothing."""
    assume(len(found) >= many)
    needed = f"at_least:{many}"
    ready = [min(day, LIMIT)] * 2
    before, after = evaluate(needed, concerned(found)), evaluate(needed, concerned([*found, ready]))
    order = ["not_met", "undetermined", "met"]
    assert order.index(after.status) >= order.index(before.status)
    assert after.ready_to <= before.ready_to


@given(needs, st.lists(days, min_size=4, max_size=7))
def test_with_all_dates_known_a_gates_date_is_the_order_statistic(needed, found) -> None:
    """The last of all, or the k-th; and nothing is undetermined."""
    verdict = evaluate(needed, concerned([[day, day] for day in found]))
    place = len(found) if needed == "all" else int(needed[-1])
    expected = np.datetime64(START + timedelta(sorted(found)[place - 1]))
    assert verdict.ready_from == verdict.ready_to == expected
    assert verdict.status == ("met" if sorted(found)[place - 1] <= LIMIT else "not_met")


@given(needs, st.lists(intervals, min_size=1, max_size=5))
def test_an_undetermined_gate_waits_for_somebody_who_can_still_change_it(needed, found) -> None:
    """Some completion of the unknown dates meets it, and some other doesn't; where none can, it is decided."""
    verdict = evaluate(needed, concerned(found))
    assume(needed == "all" or len(found) >= int(needed[-1]))
    best = evaluate(needed, concerned([[0, 0] if one is None else [one[0]] * 2 for one in found]))
    worst = evaluate(needed, concerned([[120, 120] if one is None else [one[1]] * 2 for one in found]))
    if verdict.status == "undetermined":
        assert verdict.waiting_for and (best.status, worst.status) == ("met", "not_met")
    else:
        assert best.status == worst.status == verdict.status
