"""The shortest date not ruled out: whose date rules out anything shorter, whose doesn't, and how firm it is."""

from datetime import date

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.analysis.shortest import shortest_dates_of
from mhhs_analysis.analysis.shortest_words import (
    options_apart,
    shortest_answers,
    shortest_sentence,
    shortest_table,
)
from mhhs_analysis.analysis.withholding import gates_of_hidden, hidden_in, shortest_dates_shown
from mhhs_analysis.frames import PARTICIPANT_ROLES, SHORTEST_DATES, WITHHELD, check, frame_of
from tests.analysis.cases import (
    GATES,
    cannot,
    entry,
    option,
    people,
    plans,
    positions,
    stand,
    tasks,
    verdicts,
)

CENTRAL, DNO = {"constituency": "central_systems"}, {"constituency": "dno"}
NO_ROLES = frame_of([], PARTICIPANT_ROLES)
ALL, ONE = "central_systems_ready_for_m9", "sit_has_a_dno"


def both() -> pd.DataFrame:
    """POAP 1 with its M9 in November 2023, POAP 2 with its M9 in July."""
    july = option(plan_option="poap-2", finish_from="2023-07-01", finish_to="2023-07-31", grace_months=0)
    return pd.concat([option(), july[july["milestone_id"].eq("M9")]], ignore_index=True)


def standing(kind: dict, days: list[str | None], against: str = "unconstrained", **rest) -> tuple:
    """Participants of a kind with an M9 on these days, and their readiness; None sent no plan."""
    asked = people(*({**kind} for _ in days))
    held = [entry(day, participant_id=f"P{n}") for n, day in enumerate(days, 1) if day]
    sent = [{"participant_id": one["participant_id"], "planned_against": against} for one in held]
    return asked, stand(asked, plans(*sent), tasks(*held), **{"items": both(), **rest})


def shortest(asked: pd.DataFrame, readiness: pd.DataFrame) -> pd.DataFrame:
    made = check(shortest_dates_of(GATES, readiness, asked, NO_ROLES), SHORTEST_DATES)
    return made.set_index(["plan_option", "gate_id"])


def floor(gate: str, plan_option: str, *said: object, **rest: object) -> tuple[str, str]:
    """The earliest day not ruled out, as text, and who rules out less."""
    found = shortest(*standing(*said, **rest)).loc[(plan_option, gate)]
    day, who = found["not_before"], found["ruled_out_by"]
    return "" if pd.isna(day) else str(day.date()), "" if pd.isna(who) else who


def test_the_last_of_all_rules_out_anything_shorter() -> None:
    """It may be neither option's date; its cell is told."""
    asked, readiness = standing(CENTRAL, ["2023-09-01", "2023-10-10", None])
    found = shortest(asked, readiness).loc[("either", ALL)]
    assert (str(found["not_before"].date()), found["ruled_out_by"]) == ("2023-10-10", "P2")
    assert found["places"] == "P2, R1"


@pytest.mark.parametrize(
    ("against", "expected"),
    [("poap-1", ""), ("unknown", ""), ("poap-2", "2023-10-10"), ("unconstrained", "2023-10-10")],
)
def test_what_was_planned_for_the_later_option_rules_out_nothing_over_both(against, expected) -> None:
    """Its owner was not asked for less."""
    assert floor(ALL, "either", CENTRAL, ["2023-10-10"], against)[0] == expected


def test_under_its_own_option_it_does() -> None:
    """A plan made for POAP 1 speaks of POAP 1."""
    assert floor(ALL, "poap-1", CENTRAL, ["2023-10-10"], "poap-1") == ("2023-10-10", "P1")


def test_who_says_that_no_earlier_date_is_possible_rules_it_out() -> None:
    """Whatever its plan was made for."""
    coded = [one | {"plan_option": "poap-2"} for one in cannot("P1")]
    assert floor(ALL, "either", CENTRAL, ["2023-10-10"], "poap-1", coded=coded)[0] == "2023-10-10"


def test_a_date_copied_from_an_option_is_no_evidence() -> None:
    """It rules out nothing, and is counted nowhere, under either option."""
    asked = people(CENTRAL)
    held = tasks(entry("2023-11-01", "2023-11-30"))
    found = shortest(asked, stand(asked, plans({}), held, items=both()))
    assert found["not_before"].isna().all() and found.loc[(slice(None), ALL), "dated"].eq(0).all()


def test_word_against_plan_rules_out_nothing() -> None:
    """Which of the two holds has to be asked."""
    said = positions({"position": "supports", "plan_option": "poap-2"})
    assert floor(ALL, "either", CENTRAL, ["2023-10-10"], said=said) == ("", "")


def test_one_of_many_is_ruled_out_only_when_none_can_be_sooner() -> None:
    """While one is silent, nothing rules out that it is ready."""
    assert floor(ONE, "either", DNO, ["2023-10-10", "2023-09-01"]) == ("2023-09-01", "P2")
    assert floor(ONE, "either", DNO, ["2023-10-10", None]) == ("", "")


def test_how_firm_it_is_in_three_values() -> None:
    """Among those dated; if all the others are ready; if none is."""
    names = ("answered", "if_all_ready", "if_none_ready")
    some = shortest(*standing(DNO, ["2023-10-10", None])).loc[("either", ONE)]
    assert [some[name] for name in names] == ["dated", "any day", "dated"]
    every = shortest(*standing(CENTRAL, ["2023-10-10", None])).loc[("either", ALL)]
    assert [every[name] for name in names] == ["dated", "dated", "not known"]
    assert (every["concerned"], every["dated"]) == (2, 1)


def test_whose_part_in_sit_is_open_counts_in_the_best_case_alone() -> None:
    """It may be the one that is ready, and none can rely on it."""
    asked, readiness = standing(DNO | {"sit_intent": "unknown"}, ["2023-10-10"])
    found = shortest(asked, readiness).loc[("either", ONE)]
    assert [found[name] for name in ("answered", "if_all_ready", "if_none_ready")] == [
        "not known",
        "dated",
        "not known",
    ]


days = st.one_of(st.none(), st.dates(date(2023, 5, 1), date(2024, 5, 1)).map(str))


@settings(max_examples=25)
@given(st.lists(st.tuples(days, days), min_size=1, max_size=4))
def test_an_answer_that_comes_never_makes_the_date_shorter(found) -> None:
    """Whoever was silent and then plans for nothing but itself can only rule out more."""
    before = [first for first, _ in found]
    after = [first or second for first, second in found]
    for kind, gate in ((CENTRAL, ALL), (DNO, ONE)):
        early, late = (floor(gate, "either", kind, chosen)[0] for chosen in (before, after))
        assert early <= late


def test_it_is_told_in_words() -> None:
    """The day, how it stands to both deadlines, who rules out less and where that stands."""
    asked, readiness = standing(CENTRAL, ["2023-10-10"])
    table = shortest(asked, readiness).reset_index()
    told = shortest_sentence(table, readiness, "M9", {"P1": "Northwick"})
    assert "10 Oct 2023: 51 days earlier than POAP 1's deadline and 71 days later than POAP 2's" in told
    assert "ruled out by Northwick (P1, R0)" in told
    shown = shortest_table(table, {"P1": "Northwick"}).loc["Every central system is ready for M9"]
    assert shown[["not ruled out", "ruled out before by"]].tolist() == [
        "from 10 Oct 2023",
        "Northwick (P1, R0)",
    ]
    answers = shortest_answers(table, readiness, {"P1": "Northwick"})
    assert answers.at["M9", "over both options"] == told


def test_what_tells_the_options_apart() -> None:
    """A gate that stands otherwise under each is told; one that stands alike is not."""
    asked, readiness = standing(CENTRAL, ["2023-10-10"])
    told = options_apart(verdicts(readiness, asked).reset_index(), {})
    row = told.loc["Every central system is ready for M9"]
    assert row[["POAP 1", "POAP 2"]].tolist() == ["met", "not met"]
    assert "Every DNO is ready at go-live" not in told.index


def test_a_gate_that_concerns_anybody_in_confidence_is_withheld() -> None:
    """Whatever its date; the others are as Ofgem sees them, and the sentence says so."""
    asked = people(CENTRAL, DNO)
    held = tasks(entry("2023-10-10"), {"participant_id": "P2", **entry("2023-09-01")})
    sent = plans({"is_confidential": True}, {"participant_id": "P2"})
    readiness = stand(asked, sent, held, items=both())
    full = shortest_dates_of(GATES, readiness, asked, NO_ROLES)
    closed = gates_of_hidden(readiness, asked, NO_ROLES, GATES, hidden_in(readiness, "", ()))
    shown = check(shortest_dates_shown(full, closed), SHORTEST_DATES)
    shut = shown["finding"].eq(WITHHELD)
    assert set(shown.loc[shut, "gate_id"]) == {ALL, "central_systems_ready_for_migration"}
    assert shown.loc[shut, ["not_before", "ruled_out_by", "places", "dated"]].isna().all(axis=None)
    assert shown[~shut].equals(full[~shut])
    assert "withheld" in shortest_sentence(shown, readiness, "M9", {})


def test_the_sample_has_a_date_that_is_neither_options(full) -> None:
    """P10 is ready for M9 between the two; P29 goes live after both."""
    found = full["shortest_dates"].set_index(["plan_option", "gate_id"])
    assert found.loc[("either", ALL), ["not_before", "ruled_out_by"]].tolist() == [
        pd.Timestamp("2023-10-10"),
        "P10",
    ]
    assert found.loc[("either", "all_dnos_at_go_live"), "ruled_out_by"] == "P29"
