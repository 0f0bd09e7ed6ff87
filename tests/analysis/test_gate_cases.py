"""The table of hand-worked cases: each gate of the minutes with known, unknown and imprecise dates.

One participant, `last`, decides each gate: whoever else it needs is in time. Under POAP 1 M9 is 30 November 2023,
with a month of grace, and M10 31 December 2024; under POAP 2 M9 is 31 August 2023, without any.
"""

import pandas as pd
import pytest

from mhhs_analysis.reference import rows
from tests.analysis.cases import (
    DAY,
    GATES,
    cannot,
    entry,
    option,
    people,
    plans,
    stand,
    tasks,
    verdicts,
)

POAP_1 = {}
POAP_2 = {
    "plan_option": "poap-2",
    "grace_months": None,
    "finish_from": "2023-08-01",
    "finish_to": "2023-08-31",
}
SUPPLIER, DNO, IDNO, CENTRAL, DCC, RECCO, AGENT = (
    {"constituency": name}
    for name in ("large_supplier", "dno", "idno", "central_systems", "dcc", "recco", "independent_agent")
)
# rule of the minutes, gate, option, the others that are in time, who is last, its role, milestone, last day in time
GATES_OF_PARTICIPANTS = [
    ("1: central systems, grace not stated", "central_systems_ready_for_m9", POAP_1, [DCC], CENTRAL, "", "M9",
     "2023-11-30"),
    ("8: RECCo's EES is a central system", "central_systems_ready_for_m9", POAP_1, [CENTRAL], RECCO, "", "M9",
     "2023-11-30"),
    ("9: under POAP 2's earlier M9", "central_systems_ready_for_m9", POAP_2, [DCC], CENTRAL, "", "M9", "2023-08-31"),
    ("1: three suppliers, grace theirs", "cohort_has_suppliers", POAP_1, [SUPPLIER] * 2, SUPPLIER, "supplier", "M9",
     "2023-12-31"),
    ("12: a supplier that leaves SIT under POAP 2", "cohort_has_suppliers", POAP_2, [SUPPLIER] * 2, SUPPLIER,
     "supplier", "M9", "2023-08-31"),
    ("1: two data services", "cohort_has_data_services", POAP_1, [AGENT], AGENT, "data_service", "M9", "2023-12-31"),
    ("12: a data service that leaves SIT", "cohort_has_data_services", POAP_2, [AGENT], AGENT, "data_service", "M9",
     "2023-08-31"),
    ("1: a registration service", "cohort_has_a_registration_service", POAP_1, [], IDNO, "registration_service", "M9",
     "2023-12-31"),
    ("5: one DNO for SIT", "sit_has_a_dno", POAP_1, [], DNO, "", "M9", "2023-12-31"),
    ("12: the DNO leaves SIT under POAP 2", "sit_has_a_dno", POAP_2, [], DNO, "", "M9", "2023-08-31"),
    ("5: all DNOs at go-live", "all_dnos_at_go_live", POAP_1, [DNO, DNO], DNO, "", "M10", "2024-12-31"),
    ("5: iDNOs, by an assumption", "networks_ready_with_central_systems", POAP_1, [DNO], IDNO, "", "M10",
     "2024-12-31"),
    ("9: central systems and migration", "central_systems_ready_for_migration", POAP_1, [CENTRAL], DCC, "", "M10",
     "2024-12-31"),
]  # fmt: skip
# what the last of them says of its date, in days from the last day in time, and how the gate stands
DATES = {
    "known: a month before": ((-33, -33), "met"),
    "known: the day before the last": ((-1, -1), "met"),
    "known: on the last day": ((0, 0), "met"),
    "known: the day after": ((1, 1), "not_met"),
    "unknown: no plan": ("no plan", "undetermined"),
    "unknown: a plan that can't be read": ("not readable", "undetermined"),
    "unknown: a plan without that date": ("no date", "undetermined"),
    "imprecise: a month that ends in time": ((-40, -10), "met"),
    "imprecise: a quarter across the last day": ((-45, 45), "undetermined"),
    "imprecise: a month wholly after": ((1, 31), "not_met"),
    "imprecise: from a day in time on": ((-33, None), "undetermined"),
    "imprecise: from a day too late on": ((1, None), "not_met"),
}


GRACE_OPEN = {"1: central systems, grace not stated", "8: RECCo's EES is a central system"}
"""Cases in which the month after the last day in time may be grace or not: nobody states it."""
WITH_GRACE = "2023-12-31"
"""The last day in time where grace counts: no day of the option itself."""


def expected_of(case: tuple, date: str) -> str:
    """How a careful person says that a gate stands: what is late only if grace is not its, is not yet known.

    Nor is what is planned for the very day that the option gives: it may be the option's, copied.
    """
    expected = DATES[date][1]
    if date == "known: on the last day" and case[7] != WITH_GRACE:
        return "undetermined"
    return "undetermined" if case[0] in GRACE_OPEN and expected == "not_met" else expected


def result(case: tuple, said: object, more: tuple[dict, ...] = (), coded: tuple[dict, ...] = ()) -> pd.Series:
    """A gate's result where the last of those it needs says this of its date, and more are in time."""
    _, gate, shown, others, last, role, milestone, limit = case
    asked = people(*others, *more, last)
    *early, who = asked["participant_id"]
    day = pd.Timestamp(limit)
    held = [own(one, milestone, day, (-65, -65)) for one in early]
    if isinstance(said, tuple):
        held.append(own(who, milestone, day, said))
    sent = plans(
        *({"participant_id": one} for one in early),
        *([{"participant_id": who, "is_readable": said != "not readable"}] if said != "no plan" else []),
    )
    items = option(**shown)
    if shown:  # one deadline for M9 alone
        items = items[items["milestone_id"].eq("M9")]
    readiness = stand(asked, sent, tasks(*held), items=items, coded=coded)
    return verdicts(readiness, asked, dict.fromkeys([*early, who], role) if role else {}).loc[gate]


def own(who: str, milestone: str, day: pd.Timestamp, said: tuple) -> dict:
    """A participant's own milestone, so many days from a day; without a last day it is open."""
    first, last = (None if days is None else str((day + pd.Timedelta(days=days)).date()) for days in said)
    return entry(first, last, participant_id=who) | {"milestone_id": milestone, "finish_to": last}


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("case", GATES_OF_PARTICIPANTS, ids=[case[0] for case in GATES_OF_PARTICIPANTS])
def test_a_gate_stands_as_a_careful_person_would_say(case: tuple, date: str) -> None:
    """Known dates decide it, unknown ones wait for whoever gives none, imprecise ones as far as they reach."""
    said, expected = DATES[date][0], expected_of(case, date)
    found = result(case, said)
    who = f"P{len(case[3]) + 1}"
    assert found["status"] == expected
    assert (found["waiting_for"] == who) if expected == "undetermined" else pd.isna(found["waiting_for"])
    if expected == "not_met":
        assert found["decided_by"] == who


SOME = [case for case in GATES_OF_PARTICIPANTS if case[1].startswith(("cohort_", "sit_"))]


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("case", SOME, ids=[case[0] for case in SOME])
def test_rules_4_and_12_one_that_leaves_sit_does_not_matter_where_others_are_enough(
    case: tuple, date: str
) -> None:
    """The gate is tested again without it: with one more in time it is met, whatever the last says."""
    assert result(case, DATES[date][0], more=(case[4],))["status"] == "met"


ALL = [case for case in GATES_OF_PARTICIPANTS if case not in SOME]


@pytest.mark.parametrize("date", DATES)
@pytest.mark.parametrize("case", ALL, ids=[case[0] for case in ALL])
def test_where_all_are_needed_more_in_time_change_nothing(case: tuple, date: str) -> None:
    """The last of all decides."""
    assert result(case, DATES[date][0], more=(case[4],))["status"] == expected_of(case, date)


@pytest.mark.parametrize("case", ALL[:2], ids=[case[0] for case in ALL[:2]])
def test_rule_1_beyond_any_grace_a_central_system_is_late(case: tuple) -> None:
    """POAP 1's month is over, whosever it is."""
    assert case[0] in GRACE_OPEN
    assert result(case, (32, 32))["status"] == "not_met"


ENABLERS = {
    "9: M8, the codes": ("m8_codes_ready", "code bodies and Ofgem"),
    "the migration design": ("migration_design_confirmed", "Programme"),
    "6: the amended SAD": ("sad_amended", "BSC"),
    "6: the definition of qualification": ("qualification_defined", "code bodies"),
    "ADO": ("ado_set_up", "Programme"),
}


@pytest.mark.parametrize(
    "given",
    [("2023-11-01", "2023-11-01"), (None, None), ("2023-11-01", "2023-11-30")],
    ids=["known", "unknown", "imprecise"],
)
@pytest.mark.parametrize("enabler", ENABLERS)
def test_an_enabler_waits_for_its_owner_whatever_the_option_draws(enabler: str, given: tuple) -> None:
    """A date on the plan on a page says what is wanted: it is no evidence that the owner will be done."""
    gate, owner = ENABLERS[enabler]
    drawn = option(milestone_id="M8", finish_from=given[0], finish_to=given[1]).head(1)
    items = pd.concat([drawn.assign(item_id="m8"), option()], ignore_index=True)
    asked = people(SUPPLIER)
    found = verdicts(stand(asked, plans(), tasks(), items=items), asked).loc[gate]
    assert (found["status"], found["waiting_for"]) == ("undetermined", owner)


@pytest.mark.parametrize("intent", ["non_sit", "unknown"])
def test_rule_6_who_is_not_in_sit_counts_in_no_first_cohort(intent: str) -> None:
    """One that goes straight to qualification testing never makes it up; one whose part is open may."""
    case = GATES_OF_PARTICIPANTS[8]
    outside = (*case[:4], {**DNO, "sit_intent": intent}, *case[5:])
    assert result(outside, (-30, -30))["status"] == "undetermined"


def test_rule_12_the_word_of_one_outside_the_central_systems_is_not_enough() -> None:
    """A DNO that says that it can't, with a plan that shows it in time, is asked; it ends nothing."""
    case = GATES_OF_PARTICIPANTS[8]
    found = result(case, (-30, -30), coded=tuple(cannot("P1")))
    assert (found["status"], found["waiting_for"]) == ("undetermined", "P1")


def test_every_gate_has_its_cases() -> None:
    """A gate added to gates.csv needs its rows here."""
    told = {case[1] for case in GATES_OF_PARTICIPANTS} | {gate for gate, _ in ENABLERS.values()}
    assert told == {row["gate_id"] for row in rows("gates")} == {gate["gate_id"] for gate in GATES}
    assert all(row["known_from"] <= DAY.isoformat() for row in rows("gates"))
