"""Evidence is graded by the written rule, on each side, with the words that earned it."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.claims import claims_of
from mhhs_analysis.analysis.deadlines import deadlines_of
from mhhs_analysis.analysis.evidence import evidence_found, evidence_of, excerpt_of, graded
from mhhs_analysis.analysis.plan_standing import (
    dated_plans,
    lasting_tasks,
    readiness_by_round,
    stages_before_sit,
)
from mhhs_analysis.analysis.positions import positions_of
from mhhs_analysis.frames import EVIDENCE, EVIDENCE_FOUND, EVIDENCE_GRADES, POSITIONS_HELD, check
from mhhs_analysis.reference import rows
from tests.analysis import cases
from tests.analysis.said import answers, questions

WORDS = {
    "yes": "supports",
    "yes, with conditions": "supports_with_conditions",
    "no": "opposes",
    "no view": "no_view",
}
BEFORE_SIT = stages_before_sit(rows("stages"))
PLAN = {"planned_against": "poap-1"}
BUILD = {"activity_name": "Build", "stage": "dbt", "start_from": "2023-03-01", "start_to": "2023-03-01",
         "finish_from": "2023-09-29", "finish_to": "2023-09-29"}  # fmt: skip
IN_TIME, LATE = cases.entry("2023-11-10"), cases.entry("2024-01-19")


def weighed(
    given: pd.DataFrame, *tasks: dict, plan: dict | None = PLAN, items: pd.DataFrame | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """Evidence, what was found, and graded positions, of answers and one plan of P1."""
    asked, option = cases.people({}), cases.option() if items is None else items
    sent = cases.plans(plan) if plan is not None and tasks else cases.plans().iloc[:0]
    held = cases.tasks(*tasks) if tasks else cases.tasks().iloc[:0]
    positions = positions_of(given, questions(), WORDS)
    readiness = readiness_by_round(asked, sent, held, option, cases.RULES, cases.OWNERS)
    found = evidence_found(
        positions, given, questions(), deadlines_of(option), dated_plans(sent, held), rows("not_measures")
    )
    made = evidence_of(
        positions, given, questions(), found, readiness, lasting_tasks(held, option, BEFORE_SIT), sent
    )
    claims = claims_of(positions, [], given, questions(), readiness, sent, ())
    return (
        check(made, EVIDENCE),
        check(found, EVIDENCE_FOUND),
        check(graded(positions, made, claims), POSITIONS_HELD),
    )


def grades(given: pd.DataFrame, *tasks: dict, **said: object) -> dict[str, str]:
    made, _, _ = weighed(given, *tasks, **said)
    return dict(zip(made["side"], made["grade"], strict=True))


YES = ("P1", "Q1", "Yes")
NO = ("P1", "Q1", "No")
CASES = {
    "a position alone": ([YES], [], {"for": "E0"}),
    "opposition alone": ([NO], [], {"against": "E0"}),
    "conditional support alone": ([("P1", "Q1", "Yes, with conditions")], [], {"for": "E0"}),
    "no view": ([("P1", "Q1", "No view")], [], {}),
    "a reason that is none": ([YES, ("P1", "Q1a", "n/a")], [], {"for": "E0"}),
    "a filler is no reason": ([YES, ("P1", "Q1a", "No comment"), ("P1", "Q1b", "As above.")], [], {"for": "E0"}),
    "a reason in words": ([YES, ("P1", "Q1a", "It suits our agents.")], [], {"for": "E1"}),
    "a reason with a duration": ([YES, ("P1", "Q1a", "It needs 6 weeks.")], [], {"for": "E2"}),
    "a reason with a date": ([NO, ("P1", "Q1b", "Not before May 2024.")], [], {"against": "E2"}),
    "a reason with a quantity": ([NO, ("P1", "Q1b", "It costs £2.1m.")], [], {"against": "E2"}),
    "a reference is no quantity": ([NO, ("P1", "Q1b", "As section 2 says.")], [], {"against": "E1"}),
    "the option's own date earns nothing": ([NO, ("P1", "Q1b", "Not in November 2023.")], [], {"against": "E1"}),
    "the option's own date without its year": ([NO, ("P1", "Q1b", "Not in November.")], [], {"against": "E1"}),
    "the option's last day": ([NO, ("P1", "Q1b", "Not by 30 November 2023.")], [], {"against": "E1"}),
    "a week of the option's month is not the option's own": (
        [NO, ("P1", "Q1b", "In the first week of November 2023.")], [], {"against": "E2"}),
    "a caveat of a supporter stands on the other side": (
        [YES, ("P1", "Q1b", "It costs £2.1m.")], [], {"for": "E0", "against": "E2"}),
    "a reason without a view": ([("P1", "Q1", "No view"), ("P1", "Q1b", "Costly.")], [], {"against": "E1"}),
    "a condition is no reason": ([YES, ("P1", "Q1c", "A simulator by May 2023.")], [], {"for": "E0"}),
    "a plan with a dated task": ([YES], [{"finish_from": "2023-05-01", "finish_to": "2023-05-31"}], {"for": "E3"}),
    "a plan without a date": ([YES], [{}], {"for": "E0"}),
    "a plan that is in time by a milestone alone": ([YES], [IN_TIME], {"for": "E3"}),
    "a plan that bears it out": ([YES], [BUILD, IN_TIME], {"for": "E4"}),
    "a plan that contradicts it": ([YES], [BUILD, LATE], {"for": "E3"}),
    "opposes, and its plan is late": ([NO], [BUILD, LATE], {"against": "E4"}),
    "opposes, and its plan is in time": ([NO], [BUILD, IN_TIME], {"against": "E3"}),
    "a caveat of a supporter whose plan is in time": (
        [YES, ("P1", "Q1b", "Thin.")], [BUILD, IN_TIME], {"for": "E4", "against": "E1"}),
    "a caveat of a supporter that its plan bears out": (
        [YES, ("P1", "Q1b", "Our PIT ends too late.")], [BUILD, LATE], {"for": "E3", "against": "E4"}),
    "a reason of one without a position, and a plan": ([("P1", "Q1b", "Thin.")], [BUILD, IN_TIME], {"against": "E3"}),
    "tasks given from a milestone": (
        [YES], [{**BUILD, "start_anchor": "M8", "finish_anchor": "M9"}, IN_TIME], {"for": "E3"}),
    "a task that ends after the day it is ready": (
        [YES], [{**BUILD, "finish_from": "2024-05-01", "finish_to": "2024-05-01"}, IN_TIME], {"for": "E3"}),
    "a summary is no task": ([YES], [{**BUILD, "is_summary": True}, IN_TIME], {"for": "E3"}),
    "a task with its end alone": ([YES], [{**BUILD, "start_from": None, "start_to": None}, IN_TIME], {"for": "E3"}),
    "a plan's own M9 on the option's last day": ([YES], [BUILD, cases.entry("2023-11-30")], {"for": "E3"}),
    "a PIT that ends on the option's last day": (
        [YES], [{**BUILD, "stage": "pit", "finish_from": "2023-11-30", "finish_to": "2023-11-30"}], {"for": "E3"}),
    "the option's first day": ([NO, ("P1", "Q1b", "Not on 1 November 2023.")], [], {"against": "E1"}),
    "a task of a few days": ([YES], [{**BUILD, "finish_from": "2023-03-06", "finish_to": "2023-03-06"}, IN_TIME],
                             {"for": "E3"}),
    "a task of five working days": (
        [YES], [{**BUILD, "finish_from": "2023-03-07", "finish_to": "2023-03-07"}, IN_TIME], {"for": "E4"}),
    "a task that may last a day": (
        [YES], [{**BUILD, "start_to": "2023-03-31", "finish_from": "2023-03-01", "finish_to": "2023-03-31"}, IN_TIME],
        {"for": "E3"}),
    "a task of no stage before SIT": ([YES], [{**BUILD, "stage": None}, IN_TIME], {"for": "E3"}),
    "a task of SIT itself": ([YES], [{**BUILD, "stage": "sit"}, IN_TIME], {"for": "E3"}),
    "a day ready that is the option's own": (
        [YES], [BUILD, cases.entry("2023-11-01", "2023-11-30")], {"for": "E3"}),
}  # fmt: skip


@pytest.mark.parametrize(("given", "tasks", "expected"), CASES.values(), ids=CASES)
def test_a_grade(given: list, tasks: list, expected: dict) -> None:
    """One case of the written rule."""
    assert grades(answers(*given), *tasks) == expected


PLANS = {
    "that could not be read": {**PLAN, "is_readable": False},
    "of another round": {**PLAN, "round": "round-1"},
}


@pytest.mark.parametrize("plan", PLANS.values(), ids=PLANS)
def test_a_plan_that_is_no_evidence(plan: dict) -> None:
    """Only one of the same round, that was read, is."""
    assert grades(answers(YES), BUILD, IN_TIME, plan=plan) == {"for": "E0"}


def test_an_option_that_leaves_a_milestone_undated_has_no_day_of_its_own_there() -> None:
    """A date beside it is the respondent's own."""
    items = cases.option(finish_from=None, finish_to=None)
    assert grades(answers(NO, ("P1", "Q1b", "Not by 30 November 2023.")), items=items) == {"against": "E2"}


def test_a_task_copied_from_a_bar_of_an_option_is_not_its_own() -> None:
    """Both its ends are the bar's."""
    ends = {name: BUILD[name] for name in ("start_from", "start_to", "finish_from", "finish_to")}
    bar = {**cases.OPTION, "item_id": "b", "kind": "bar", "name": "DBT", **ends}
    items = cases.option()
    items = pd.concat([items, cases.frame_of([bar], cases.POAP_ITEMS)], ignore_index=True)
    assert grades(answers(YES), BUILD, IN_TIME, items=items) == {"for": "E3"}


def test_the_words_that_earned_it_are_shown_with_their_cells() -> None:
    """Each in a row of its own; an option's own date too, as earning nothing."""
    given = answers(YES, ("P1", "Q1a", "It needs 6 weeks and £2.1m, so November 2023 suits."))
    made, found, _ = weighed(given)
    assert made["words"].tolist() == ["6 weeks; £2.1m"]
    told = found[["kind", "words", "is_options_own", "cell"]].to_numpy().tolist()
    assert told == [["duration", "6 weeks", False, "Q1a-P1"], ["quantity", "£2.1m", False, "Q1a-P1"],
                    ["date", "November 2023", True, "Q1a-P1"]]  # fmt: skip


def test_a_plan_found_names_its_file_and_how_many_tasks_are_dated() -> None:
    """On each side on which its sender stands."""
    _, found, _ = weighed(answers(YES), BUILD, IN_TIME)
    (plan,) = found[found["kind"].eq("plan")].to_dict("records")
    assert (plan["words"], plan["file"], plan["side"]) == ("a plan with 2 dated tasks", "P1", "for")


def test_positions_have_the_grade_of_their_side_and_what_the_own_plan_says() -> None:
    """Supports, and its plan contradicts it: both stand beside the position, neither changes the other."""
    _, _, held = weighed(answers(YES, ("P1", "Q1b", "Thin.")), BUILD, LATE)
    (row,) = held.to_dict("records")
    assert (row["position"], row["evidence_grade"], row["agrees_with_own_plan"]) == (
        "supports",
        "E3",
        "contradicted",
    )


def test_what_rests_on_a_confidential_plan_says_so() -> None:
    """Whatever grade it makes, and though the answers are public."""
    for tasks in ([BUILD, IN_TIME], [{}]):
        made, _, held = weighed(answers(YES), *tasks, plan={**PLAN, "is_confidential": True})
        assert made["is_grade_confidential"].tolist() == [True] and made["is_confidential"].tolist() == [
            False
        ]
        assert held["is_grade_confidential"].tolist() == [True]


def test_a_public_plan_does_not_tell_the_side_of_a_confidential_position() -> None:
    """It stands on a side by what was given in confidence: that row is confidential, though the plan is public."""
    for said in ([YES], [("P1", "Q1b", "Thin.")]):
        secret = answers(*said).assign(is_confidential=True)
        _, found, _ = weighed(secret, BUILD, IN_TIME)
        assert found.loc[found["kind"].eq("plan"), "is_confidential"].tolist() == [True]
    _, found, _ = weighed(answers(YES), BUILD, IN_TIME)
    assert found["is_confidential"].tolist() == [False]


def test_an_excerpt_keeps_whole_words() -> None:
    """What is cut is told."""
    text = "a" * 30 + " " + "word " * 30 + "6 weeks" + " word" * 30
    start = text.index("6 weeks")
    cut = excerpt_of(text, start, start + 7)
    assert cut.startswith("… word") and cut.endswith("word …") and "6 weeks" in cut
    assert excerpt_of("6 weeks", 0, 7) == "6 weeks"


def test_each_grade_has_its_written_rule() -> None:
    """The reference table and the frames speak of the same grades."""
    assert [row["grade"] for row in rows("evidence_grades")] == list(EVIDENCE_GRADES)
    assert all(row["rule"] and row["label"] for row in rows("evidence_grades"))


def test_the_stages_before_sit_are_those_of_the_register() -> None:
    """Design, build and test and what comes before and after it, up to SIT itself."""
    assert {"migration_design", "impact_assessment", "dbt", "pit", "cit"} == BEFORE_SIT
