"""What is claimed of being ready is held against the claimant's own plan, both ways, and never against silence."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.claims import claims_of, outcome_of
from mhhs_analysis.analysis.plan_standing import plans_of_round, readiness_by_round
from mhhs_analysis.frames import CLAIMS, READINESS_STATES, check
from tests.analysis import cases
from tests.analysis.said import answers, questions

PLAN = {"planned_against": "poap-1"}
IN_TIME, LATE = "2023-11-10", "2024-01-19"


def claims(
    position: str, days: tuple[str | None, ...], plan: dict | None = PLAN, coded: str = "", **who: object
) -> list[dict]:
    """The claims of P1 by a position on POAP 1, whose M9 is in November 2023 with a month of grace."""
    asked = cases.people(who)
    sent = cases.plans(plan) if plan is not None else cases.plans().iloc[:0]
    held = cases.tasks(cases.entry(*days)) if days else cases.tasks().iloc[:0]
    said = [{"participant_id": "P1", "round": "round-2", "question_id": "Q2", "plan_option": "poap-1", "says": coded,
             "is_confidential": False, "file": "f", "sheet": None, "cell": "B2"}] if coded else []  # fmt: skip
    readiness = readiness_by_round(asked, sent, held, cases.option(), cases.RULES, cases.OWNERS)
    made = claims_of(
        cases.positions({"position": position}), said, answers(), questions(), readiness, sent, ()
    )
    return check(made, CLAIMS).to_dict("records")


CASES = {
    "supports, and its plan is in time": ("supports", (IN_TIME,), PLAN, "", "borne_out"),
    "supports, and its plan is in time with grace": ("supports", ("2023-12-15",), PLAN, "", "borne_out"),
    "supports while its plan contradicts it": ("supports", (LATE,), PLAN, "", "contradicted"),
    "supports with conditions while its plan is late": (
        "supports_with_conditions", (LATE,), PLAN, "", "contradicted"),
    "opposes, and its plan is late": ("opposes", (LATE,), PLAN, "", "borne_out"),
    "opposes while its plan is in time": ("opposes", (IN_TIME,), PLAN, "", "in_time_though_opposed"),
    "says it cannot be ready while its plan is in time": ("opposes", (IN_TIME,), PLAN, "cannot", "contradicted"),
    "says it cannot be ready, and its plan is late": ("opposes", (LATE,), PLAN, "cannot", "borne_out"),
    "a word that people read comes before the position": ("supports", (LATE,), PLAN, "cannot", "borne_out"),
    "late by a plan made for another option": (
        "supports", (LATE,), {"planned_against": "poap-2"}, "", "not_comparable"),
    "late by a plan made for nobody knows what": (
        "opposes", (LATE,), {"planned_against": "unknown"}, "", "not_comparable"),
    "in time by a plan made for another option": (
        "supports", (IN_TIME,), {"planned_against": "poap-2"}, "", "borne_out"),
    "late by a plan made for none": ("supports", (LATE,), {"planned_against": "unconstrained"}, "", "contradicted"),
    "its date is the option's own": ("supports", ("2023-11-01", "2023-11-30"), PLAN, "", "plan_silent"),
    "its date is too wide to tell": ("supports", ("2023-10-01", "2024-03-31"), PLAN, "", "plan_silent"),
    "its plan has no such date": ("supports", (), PLAN, "", "plan_silent"),
    "its plan could not be read": ("supports", (), {**PLAN, "is_readable": False}, "", "plan_silent"),
    "it sent no plan": ("opposes", (), None, "", "plan_silent"),
}  # fmt: skip


@pytest.mark.parametrize(("position", "days", "plan", "coded", "outcome"), CASES.values(), ids=CASES)
def test_a_claim_against_a_plan(position, days, plan, coded, outcome) -> None:
    """One case of the written rule."""
    (claim,) = claims(position, days, plan, coded)
    assert claim["outcome"] == outcome and claim["why"]


@pytest.mark.parametrize("position", ["no_view", "not_read", "not_answered"])
def test_who_holds_no_position_claims_nothing(position: str) -> None:
    """Silence is no claim."""
    assert claims(position, (LATE,)) == []


def test_whom_the_milestone_does_not_concern_claims_nothing_of_it() -> None:
    """A party that doesn't take part in SIT may support an option all the same."""
    assert claims("supports", (LATE,), sit_intent="non_sit") == []


def test_a_contradiction_is_told_in_days_beyond_the_deadline() -> None:
    """With grace: 19 January is 19 days after the end of December, when grace ends."""
    (claim,) = claims("supports", ("2024-01-15", "2024-01-19"))
    assert (claim["least_days"], claim["most_days"]) == (15, 19)
    assert claim["plan_place"] == "P1, R0" and claim["plan_to"] == pd.Timestamp("2024-01-19")


def test_a_plan_in_time_is_told_in_days_before_it() -> None:
    """Negative days are in hand."""
    (claim,) = claims("opposes", ("2023-12-21",), coded="cannot")
    assert (claim["least_days"], claim["most_days"]) == (-10, -10)


def test_what_people_read_differently_is_no_claim() -> None:
    """Nothing can be taken from it, nor from the position."""
    asked, sent = cases.people({}), cases.plans(PLAN)
    readiness = readiness_by_round(
        asked, sent, cases.tasks(cases.entry(LATE)), cases.option(), cases.RULES, cases.OWNERS
    )
    said = {"participant_id": "P1", "round": "round-2", "question_id": "Q2", "plan_option": "poap-1", "says": "",
            "is_confidential": False, "file": "f", "sheet": None, "cell": "B2"}  # fmt: skip
    held = cases.positions({"position": "supports"})
    assert claims_of(held, [said], answers(), questions(), readiness, sent, ()).empty


@pytest.mark.parametrize("status", READINESS_STATES)
@pytest.mark.parametrize("claim", ["can", "can_with_conditions", "cannot", "opposes"])
def test_only_a_date_planned_for_the_option_contradicts(claim: str, status: str) -> None:
    """Whatever else is known of a plan, it bears nothing out and contradicts nothing."""
    decides = status in ("ready", "ready_within_grace", "late")
    decided = outcome_of(claim, status) in ("borne_out", "contradicted", "in_time_though_opposed")
    assert decided == decides


# --- a date that is given when asked ------------------------------------------------------------------------

DATES = {
    "the same month": ("November 2023", (IN_TIME,), PLAN, "borne_out", (None, None)),
    "a plan that is later": ("5 November 2023", (IN_TIME,), PLAN, "contradicted", (5, 5)),
    "a plan that is earlier": ("20 November 2023", (IN_TIME,), PLAN, "contradicted", (-10, -10)),
    "a month and a day after it": ("October 2023", (IN_TIME,), PLAN, "contradicted", (10, 40)),
    "by a day": ("by 20 November 2023", (IN_TIME,), PLAN, "borne_out", (None, None)),
    "words around one date": ("We hope for 5 November 2023, all being well", (IN_TIME,), PLAN, "contradicted", (5, 5)),
    "a week of a month is some day of it": ("First week of October 2023", (IN_TIME,), PLAN, "contradicted", (33, 40)),
    "two dates": ("North in May 2023, South in June 2023", (IN_TIME,), PLAN, "not_comparable", (None, None)),
    "no date": ("As soon as we can", (IN_TIME,), PLAN, "not_comparable", (None, None)),
    "a later plan made for another option": (
        "5 November 2023", (IN_TIME,), {"planned_against": "poap-2"}, "not_comparable", (None, None)),
    "no plan": ("5 November 2023", (), None, "plan_silent", (None, None)),
}  # fmt: skip


@pytest.mark.parametrize(("text", "days", "plan", "outcome", "apart"), DATES.values(), ids=DATES)
def test_a_date_claimed_against_a_plan(text, days, plan, outcome, apart) -> None:
    """Borne out where the two can be the same day; else by how many days the plan is later."""
    asked = cases.people({})
    sent = cases.plans(plan) if plan is not None else cases.plans().iloc[:0]
    held = cases.tasks(cases.entry(*days)) if days else cases.tasks().iloc[:0]
    readiness = readiness_by_round(asked, sent, held, cases.option(), cases.RULES, cases.OWNERS)
    given = answers(("P1", "Q3", text))
    (claim,) = claims_of(cases.positions(), [], given, questions(), readiness, sent, ()).to_dict("records")
    assert (claim["claim"], claim["outcome"], claim["cell"]) == ("date", outcome, "Q3-P1")
    told = tuple(None if pd.isna(claim[name]) else claim[name] for name in ("least_days", "most_days"))
    assert told == apart


def test_a_comment_that_nobody_asked_for_claims_no_date() -> None:
    """A change proposed to the clause of M9 names a date for the Programme, not when its sender is ready."""
    asked, sent = cases.people({}), cases.plans(PLAN)
    held = cases.tasks(cases.entry(IN_TIME))
    readiness = readiness_by_round(asked, sent, held, cases.option(), cases.RULES, cases.OWNERS)
    given, beside = (
        answers(("P1", "Q3", "Move the rehearsal to March 2024.")),
        questions(Q3={"is_beside": True}),
    )
    assert claims_of(cases.positions(), [], given, beside, readiness, sent, ()).empty


@pytest.mark.parametrize("text", ["n/a", "-"])
def test_an_answer_that_gives_none_claims_none(text: str) -> None:
    """Nor is a condition a claim of being ready."""
    given = answers(("P1", "Q3", text), ("P1", "Q1c", "A design by 5 May 2023"))
    empty = readiness_by_round(
        cases.people({}),
        cases.plans().iloc[:0],
        cases.tasks().iloc[:0],
        cases.option(),
        cases.RULES,
        cases.OWNERS,
    )
    assert claims_of(cases.positions(), [], given, questions(), empty, cases.plans().iloc[:0], ()).empty


def test_a_claim_is_held_against_the_plan_of_its_own_round() -> None:
    """A plan that came in a later round says nothing of what was claimed before."""
    sent = cases.plans(
        {**PLAN, "round": "round-1", "is_latest": False, "plan_id": "old", "file": "old"}, PLAN
    )
    assert plans_of_round(sent, "round-1")["plan_id"].tolist() == ["old"]
    assert plans_of_round(sent, "round-1")["is_latest"].tolist() == [True]
    held = cases.tasks(
        {**cases.entry(IN_TIME), "plan_id": "old", "activity_id": "A"}, cases.entry(LATE, activity_id="B")
    )
    readiness = readiness_by_round(cases.people({}), sent, held, cases.option(), cases.RULES, cases.OWNERS)
    own = readiness[readiness["milestone_id"].eq("M9")].set_index("round")["status"]
    assert own.to_dict() == {"round-1": "ready", "round-2": "late"}


def test_a_confidential_plan_is_told_whatever_comes_of_it() -> None:
    """By the register alone."""
    (claim,) = claims("supports", (LATE,), {**PLAN, "is_confidential": True})
    (silent,) = claims("supports", (), {**PLAN, "is_confidential": True})
    assert claim["is_plan_confidential"] is True and silent["is_plan_confidential"] is True
