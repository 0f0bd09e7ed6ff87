"""The first cohort: who is in it, who could stand in, when it enters and leaves SIT; routes and the PIT sample."""

from fractions import Fraction

import pandas as pd
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from mhhs_analysis.analysis.cit import cit_in_plans
from mhhs_analysis.analysis.cohort import cohort_of
from mhhs_analysis.analysis.cohort_words import cohort_sentence, cohort_table, stand_in_table
from mhhs_analysis.analysis.routes import routes_of
from mhhs_analysis.analysis.withholding import cohort_shown
from mhhs_analysis.frames import COHORT, PARTICIPANT_ROLES, ROUTES, WITHHELD, check, frame_of
from mhhs_analysis.reference import known
from tests.analysis.cases import DAY, GATES, RULES, cannot, entry, option, people, plans, stand, tasks

DNO, CENTRAL = {"constituency": "dno"}, {"constituency": "central_systems"}
NEEDS_A_DNO = "A DNO is ready for SIT"
NAMES = {f"P{n}": f"Party {n}" for n in range(1, 5)}


def cohort(
    kind: dict, days: list[str | None], sit_ends: dict[int, str] | None = None, **rest
) -> pd.DataFrame:
    """Participants of a kind with an M9 on these days, and an end of SIT where one is given."""
    asked = people(*({**kind} for _ in days))
    held = [entry(day, participant_id=f"P{n}") for n, day in enumerate(days, 1) if day]
    held += [
        {"participant_id": f"P{n}", "stage": "sit", "finish_from": day, "finish_to": day}
        for n, day in (sit_ends or {}).items()
    ]
    sent = plans(*({"participant_id": f"P{n}"} for n, day in enumerate(days, 1) if day))
    activities = tasks(*held)
    readiness = stand(asked, sent, activities, **rest)
    return check(
        cohort_of(GATES, readiness, activities, asked, frame_of([], PARTICIPANT_ROLES), RULES), COHORT
    )


def parts(found: pd.DataFrame, gate: str) -> dict[str, str]:
    own = found[found["gate_id"].eq(gate)]
    return dict(zip(own["participant_id"], own["part"], strict=True))


def test_the_first_so_many_are_in_it_and_the_next_could_stand_in() -> None:
    """Who is too late is neither; who sent nothing is not known."""
    found = cohort(DNO, ["2023-10-10", "2023-09-01", "2024-03-01", None])
    assert parts(found, "sit_has_a_dno") == {
        "P1": "substitute",
        "P2": "member",
        "P3": "not_in_time",
        "P4": "not_known",
    }
    table = stand_in_table(found, "poap-1", NAMES)
    assert table.loc[0, ["could stand in", "later than the last member", "days in hand"]].tolist() == [
        "Party 1",
        "39 days",
        82,
    ]


def test_all_central_systems_are_in_it() -> None:
    """Nobody can stand in for one of them."""
    assert set(
        parts(cohort(CENTRAL, ["2023-10-10", "2023-09-01"]), "central_systems_ready_for_m9").values()
    ) == {"member"}


@pytest.mark.parametrize("against", ["copied", "gainsaid", "open"])
def test_a_date_that_is_no_evidence_makes_nobody_a_member(against: str) -> None:
    """A copied date, one that its owner's word gainsays, and a part in SIT that is open."""
    if against == "copied":
        asked, activities = people(DNO), tasks(entry("2023-11-01", "2023-11-30"))
        readiness = stand(asked, plans({}), activities)
        found = cohort_of(GATES, readiness, activities, asked, frame_of([], PARTICIPANT_ROLES), RULES)
    elif against == "gainsaid":
        found = cohort(DNO, ["2023-10-10"], coded=cannot("P1"))
    else:
        found = cohort(DNO | {"sit_intent": "unknown"}, ["2023-10-10"])
    assert parts(found, "sit_has_a_dno") == {"P1": "not_known"}


def test_it_leaves_sit_when_its_last_member_does() -> None:
    """By the end of the members' own SIT; not known at the latest where one gives none. To enter is no end."""
    known_end = cohort(CENTRAL, ["2023-10-10", "2023-09-01"], {1: "2024-04-10", 2: "2024-05-01"})
    row = cohort_table(known_end, "poap-1", NAMES).loc["Every central system is ready for M9"]
    assert row[["enters SIT", "leaves SIT", "least days in hand"]].tolist() == [
        "10 Oct 2023",
        "1 May 2024",
        51,
    ]
    half = cohort(CENTRAL, ["2023-10-10", "2023-09-01"], {1: "2024-04-10"})
    row = cohort_table(half, "poap-1", NAMES).loc["Every central system is ready for M9"]
    assert row["leaves SIT"] == "from 10 Apr 2024"


def test_what_it_waits_for_is_told_and_no_date_before_that() -> None:
    """While a central system is silent the cohort has no last day."""
    found = cohort(CENTRAL, ["2023-10-10", None])
    row = cohort_table(found, "poap-1", NAMES).loc["Every central system is ready for M9"]
    assert row[["waits for", "enters SIT", "least days in hand"]].tolist() == [
        "Party 2",
        "from 10 Oct 2023",
        "",
    ]
    told = cohort_sentence(found, "poap-1", NAMES)
    assert told.endswith("not yet known, and not before 10 Oct 2023: it waits for Party 2.")


def test_one_too_late_that_all_need_ends_it() -> None:
    """Whatever the others are."""
    told = cohort_sentence(cohort(CENTRAL, ["2024-03-01", None]), "poap-1", NAMES)
    assert "no first cohort can enter SIT in time: too late for it is Party 1." in told


def test_a_gate_of_somebody_in_confidence_shows_no_part_of_anybody() -> None:
    """The part of one would tell the date of another."""
    found = cohort(DNO, ["2023-10-10", "2023-09-01"])
    shown = check(cohort_shown(found, {"sit_has_a_dno"}, {"P2"}), COHORT)
    assert parts(shown, "sit_has_a_dno") == {"P1": WITHHELD}
    assert shown[["enter_from", "leave_to", "later_days", "cell"]].isna().all(axis=None)
    assert "withheld" in cohort_sentence(shown, "poap-1", NAMES)


# --- qualification and the sample ---------------------------------------------------------------------------


def routes(intents: dict[str, str], share: float = 0.25, seed: str = "1") -> pd.DataFrame:
    asked = people(*({"sit_intent": intent, "participant_id": who} for who, intent in intents.items()))
    held = frame_of([{"participant_id": who, "role": "supplier"} for who in intents], PARTICIPANT_ROLES)
    return check(routes_of(asked, held, share, seed), ROUTES).set_index("participant_id")


def test_testing_is_only_for_those_not_in_sit() -> None:
    """Qualification as a procedure is for all; who hasn't said is open; no market role, no qualification."""
    found = routes({"A": "sit", "B": "non_sit", "C": "unknown"})
    assert found["route"].tolist() == ["procedure_only", "qualification_testing", "open"]
    alone = routes_of(people(CENTRAL), frame_of([], PARTICIPANT_ROLES), 0.25, "1")
    assert alone["route"].tolist() == ["does_not_qualify"]


@given(st.integers(1, 40), st.floats(0.05, 1), st.text(max_size=4))
@example(20, 0.05000000000000001, "")
@example(100, 0.07, "")
def test_a_sample_is_a_share_of_each_stratum_and_the_seed_decides_it(many, share, seed) -> None:
    """At least one; the same draw each time; nobody in SIT is in it."""
    intents = {f"N{n}": "non_sit" for n in range(many)} | {"S": "sit"}
    found = routes(intents, share, seed)
    drawn = found["is_sampled"].sum()
    exact = Fraction(str(share)) * many  # 0.07 of 100 is 7, as floats a little more
    assert max(1, exact) <= drawn < exact + 1
    assert found.equals(routes(dict(reversed(intents.items())), share, seed).loc[found.index])
    assert not found.at["S", "is_sampled"]


def test_who_joins_changes_no_others_place_in_the_draw() -> None:
    """A larger share draws the same ones and more."""
    intents = {f"N{n}": "non_sit" for n in range(20)}
    few, more = (set(one.index[one["is_sampled"]]) for one in (routes(intents, 0.2), routes(intents, 0.5)))
    assert few < more and few != {*list(intents)[:4]}


def test_cit_stands_in_its_phases() -> None:
    """The DIP, then Elexon's central systems; a slot after one of them is not of it."""
    names = ("CIT drop 2: central settlement", "CIT - DIP", "CIT slot (after DIP)", "CIT slot")
    held = tasks(*({"stage": "cit", "activity_name": name} for name in names))
    told = cit_in_plans(held, known("cit_phases", DAY), {})
    assert told["phase"].tolist() == ["DIP", "Elexon's central systems", "no phase told", "no phase told"]


def test_the_samples_cohort_waits_for_p11_and_has_a_late_central_system(full) -> None:
    """Under POAP 1 it waits for a plan; under POAP 2 P10 is too late."""
    found = full["cohort"].set_index(["plan_option", "gate_id", "participant_id"])["part"]
    assert found["poap-1", "central_systems_ready_for_m9", "P11"] == "not_known"
    assert found["poap-2", "central_systems_ready_for_m9", "P10"] == "not_in_time"


def test_a_central_system_whose_word_ends_poap_2_is_too_late_for_its_cohort() -> None:
    """As the gate has it: where a word is enough, nobody waits for a date."""
    asked, items = people({"constituency": "dcc"}), option(plan_option="poap-2", grace_months=0)
    said = [{**cannot("P1")[0], "plan_option": "poap-2"}]
    readiness = stand(asked, plans(), tasks(), items, coded=said)
    roles = frame_of([], PARTICIPANT_ROLES)
    assert cohort_of(GATES, readiness, tasks(), asked, roles, RULES)["part"].tolist() == ["not_in_time"]
