"""Versions of one plan on several sheets of a workbook."""

from __future__ import annotations

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings
from tests.intake.sheets import (
    BUILD,
    DESIGN,
    FIRST,
    STAGES,
    TEST,
    Rows,
    Write,
    accounted,
    names,
    plan,
    told,
    why,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("POAP 1", "POAP 2"),
        ("Acme POAP1", "Acme POAP2"),
        ("Option A", "Option B"),
        ("Plan v1", "Plan v2"),
        ("v1", "v2"),
        ("Plan v0.1", "Plan v0.2"),
        ("Best case", "Worst case"),
        ("As is", "To be"),
        ("Do minimum", "Do maximum"),
        ("Plan with extension", "Plan without extension"),
        ("Target", "Stretch plan"),
        ("Low", "High"),
        ("Scénario bas", "Scénario haut"),
        ("Jan 26", "Feb 26"),
        ("Status wk 10", "Status wk 12"),
        ("Feb 23 v2", "Mar 23 v1"),
        ("Plan 20230301", "Plan_20230405"),
    ],
)
def test_versions_on_several_sheets_are_not_read_unasked(workbook_file: Write, one: str, other: str) -> None:
    """Neither is the sender's plan until somebody says so; the one that is said is read alone, without a doubt."""
    path = workbook_file({one: plan(STAGES), other: plan(STAGES, 9)})
    reading = read_plan(path)
    assert len(reading.rows) == 0 and reading.reading_confidence == "low" and accounted(reading)
    assert told(reading, "on several sheets") == [one]
    assert {len(why(reading, sheet)) for sheet in (one, other)} == {1}
    said = reading.alternatives[-1]["version"]
    chosen = read_plan(path, Settings(version=said))
    assert {row["sheet"] for row in chosen.rows} == {other} and len(chosen.rows) == 4
    assert chosen.reading_confidence == "high" and not chosen.impossible and accounted(chosen)


def test_with_and_without_are_versions_where_they_date_any_task_otherwise(workbook_file: Write) -> None:
    """Else they may be parts, which is told; no task need be shared where no less can be done."""
    again = {"With outage": plan(DESIGN), "Without outage": plan([*BUILD, *DESIGN[:1]], 9)}
    assert len(read_plan(workbook_file(again)).rows) == 0
    apart = read_plan(workbook_file({"With outage": plan(DESIGN), "Without outage": plan(BUILD)}))
    assert len(apart.rows) == 7 and told(apart, "called as cases") == ["Without outage"]
    assert len(read_plan(workbook_file({"Do minimum": plan(DESIGN), "Do maximum": plan(BUILD)})).rows) == 0


@pytest.mark.parametrize(
    ("base", "others"),
    [
        ("Likely", ["Optimistic", "Pessimistic"]),
        ("Most likely", ["Best", "Worst"]),
        ("P50", ["P10", "P80"]),
        ("Base", ["Stretch"]),
        ("Central case", ["Low case", "High case"]),
    ],
)
@pytest.mark.parametrize("tasks", [STAGES, [*DESIGN, *BUILD, STAGES[0]], DESIGN])
@pytest.mark.parametrize("is_last", [True, False])
def test_of_cases_the_base_case_is_read(
    workbook_file: Write, base: str, others: list[str], tasks: list[str], is_last: bool
) -> None:
    """Whatever tasks the others share with it: they are told, and can be asked for; other work is read beside it."""
    cases = {other: plan(tasks, 9 + at) for at, other in enumerate(others)}
    sheets = cases | {base: plan(STAGES)} if is_last else {base: plan(STAGES)} | cases
    reading = read_plan(workbook_file(sheets))
    assert names(reading) == STAGES and reading.reading_confidence == "medium" and accounted(reading)
    assert told(reading, "the base case by its name is read") == [others[0]]
    assert all(
        why(reading, other)
        == {"another version than the one that is read by its name: the base case, or the last edition"}
        for other in others
    )
    chosen = read_plan(workbook_file(sheets), Settings(version=others[0]))
    assert {row["sheet"] for row in chosen.rows} == {others[0]} and chosen.reading_confidence == "high"
    beside = read_plan(workbook_file(sheets | {"Governance": plan(TEST, 3)}))
    assert sorted(names(beside)) == sorted([*STAGES, *TEST])


@pytest.mark.parametrize("case", ["Worst case plan", "Optimistic", "High"])
def test_a_plan_is_read_beside_one_case_of_it(workbook_file: Write, case: str) -> None:
    """However much more that holds; that its dates differ is told."""
    reading = read_plan(workbook_file({case: plan([*STAGES, "Close"]), "Acme plan": plan(STAGES, 9)}))
    assert {row["sheet"] for row in reading.rows} == {"Acme plan"} and reading.reading_confidence == "low"
    assert told(reading, "with other dates") == [case]


@pytest.mark.parametrize(
    "titles", [["High", "Low"], ["P80", "P90"], ["With float", "Without float"], ["Min", "Max"]]
)
def test_cases_of_few_tasks_in_common_are_not_read_together(workbook_file: Write, titles: list[str]) -> None:
    """One task on other days tells that they are no parts."""
    first, second = (
        plan([*DESIGN, *BUILD, *STAGES]),
        plan([*TEST, "Train", "Cut over", "Close", STAGES[0]], 9),
    )
    reading = read_plan(workbook_file(dict(zip(titles, (first, second), strict=True))))
    assert not len(reading.rows) and reading.reading_confidence == "low" and accounted(reading)


@pytest.mark.parametrize(
    "titles", [["P80", "P90"], ["With contingency", "Without contingency"], ["Best", "Worst"]]
)
def test_what_no_part_is_called_is_a_case_whatever_it_holds(workbook_file: Write, titles: list[str]) -> None:
    """Though they have no task in common."""
    sheets = dict(zip(titles, (plan(DESIGN), plan(BUILD, 9)), strict=True))
    assert not len(read_plan(workbook_file(sheets)).rows)


@pytest.mark.parametrize("titles", [["Jan 26 update", "Feb 26 update"], ["As at 14 Nov", "As at 12 Dec"]])
@pytest.mark.parametrize("tasks", [STAGES, [*STAGES[1:], "Close"]])
def test_of_editions_the_last_one_is_read(workbook_file: Write, titles: list[str], tasks: list[str]) -> None:
    """If it names most tasks of the others; how many it leaves out is told, and another one can be asked for."""
    path = workbook_file({titles[0]: plan(STAGES), titles[1]: plan(tasks, 9), "Governance": plan(TEST, 3)})
    reading = read_plan(path)
    assert names(reading) == [*tasks, *TEST] and reading.reading_confidence == "medium" and accounted(reading)
    left = "in which 0 tasks" if tasks == STAGES else "in which 1 task"
    assert told(reading, "the last one by its name is read") == told(reading, left) == titles[:1]
    earlier = read_plan(path, Settings(version=str(reading.alternatives[-1]["version"])))
    assert names(earlier) == [*STAGES, *TEST]


@pytest.mark.parametrize(
    "other",
    [
        {"Feb 26 update": plan(STAGES[2:], 9)},
        {
            "Feb 26 update": [
                *plan(STAGES[:1], 9),
                *([task] for task in STAGES[1:3]),
                *plan(STAGES[3:], 9)[1:],
            ]
        },
        {"Feb 26 update": plan(STAGES, 9), "Mar 26": [["Task", "Due"], ["Close", FIRST]]},
    ],
)
def test_an_edition_that_may_not_be_the_whole_plan_is_not_read(
    workbook_file: Write, other: dict[str, Rows]
) -> None:
    """One that names few tasks, dates few, or is not the last."""
    reading = read_plan(workbook_file({"Jan 26 update": plan(STAGES)} | other))
    assert (
        "Feb 26 update" not in {row["sheet"] for row in reading.rows} and reading.reading_confidence == "low"
    )


def test_a_plan_beside_dated_editions_is_the_plan(workbook_file: Write) -> None:
    """It is called after no day, and names their tasks."""
    sheets = {"Plan": plan(STAGES, 12), "Jan 26 update": plan(STAGES), "Feb 26 update": plan(STAGES, 9)}
    assert {row["sheet"] for row in read_plan(workbook_file(sheets)).rows} == {"Plan"}


@pytest.mark.parametrize(
    "titles",
    [["High voltage", "Low voltage"], ["Base systems", "Stretch goals"], ["P1", "P2"], ["Central", "North"]],
)
def test_parts_called_nearly_as_cases_are_read_together(workbook_file: Write, titles: list[str]) -> None:
    """Other words beside those for cases say what is done."""
    reading = read_plan(workbook_file(dict(zip(titles, (plan(DESIGN), plan(BUILD, 9)), strict=True))))
    assert names(reading) == [*DESIGN, *BUILD] and not reading.warnings


@pytest.mark.parametrize("titles", [["Cohort 1", "Cohort 2"], ["Licence ABCD", "Licence EFGH"]])
def test_cohorts_and_licences_may_be_parts(workbook_file: Write, titles: list[str]) -> None:
    """The same tasks for each are read, and told: a participant may be in one cohort alone."""
    sheets = {title: plan(STAGES, 9 * place) for place, title in enumerate(titles)}
    reading = read_plan(workbook_file(sheets))
    assert len(reading.rows) == 8 and told(reading, "each is counted") == titles[1:]


def test_cases_that_may_be_parts_are_read_and_told(workbook_file: Write) -> None:
    """High and low may be priorities; nothing is asked of a voltage."""
    reading = read_plan(workbook_file({"High": plan(DESIGN), "Low": plan(BUILD)}))
    assert len(reading.rows) == 7 and told(reading, "called as cases") == ["Low"]
    assert not read_plan(workbook_file({"High voltage": plan(DESIGN), "Low voltage": plan(BUILD)})).warnings


def test_few_tasks_that_stand_on_two_sheets_on_other_days_are_read_on_each_and_told(
    workbook_file: Write,
) -> None:
    """Each system agrees an approach to its tests, on its own days: two such tasks of ten make no version."""
    others = [f"Build item {number}" for number in range(8)]
    own = ["Agree approach to tests", "Sign off test report", *DESIGN, *STAGES]
    reading = read_plan(workbook_file({"Metering": plan(own), "Billing": plan([*own[:2], *others], 9)}))
    assert names(reading) == [*own, *own[:2], *others] and told(reading, "each is counted") == ["Billing"]
    most = read_plan(workbook_file({"Metering": plan(own), "Billing": plan([*own[:8], *others], 9)}))
    assert names(most) == [*own[:8], *others] and told(most, "with other dates") == ["Metering"]


@pytest.mark.parametrize("titles", [["2023", "2024"], ["FY22", "FY23"], ["Plan Q1 2023", "Plan Q1 2024"]])
def test_sheets_called_after_the_time_of_their_tasks_are_parts(
    workbook_file: Write, titles: list[str]
) -> None:
    """A meeting that is held again each year is no other edition of the plan."""
    week = 0 if "FY22" not in titles else 2
    sheets = {
        title: plan(["Steering", f"Work of {title}"], week + 52 * place) for place, title in enumerate(titles)
    }
    reading = read_plan(workbook_file(sheets))
    assert len(reading.rows) == 4 and told(reading, "each is counted") == titles[1:]


@pytest.mark.parametrize("other", ["2023 update", "Plan 2023", "Q1 2023", "H1 2023"])
def test_two_sheets_of_one_time_are_no_parts(workbook_file: Write, other: str) -> None:
    """What is called after the same time, or a part of it, names the same tasks on other days as a version does."""
    reading = read_plan(workbook_file({"2023": plan(STAGES, 1), other: plan(STAGES, 2)}))
    assert names(reading) == STAGES and told(reading, "with other dates") == [other]


def test_versions_by_title_of_sheets_of_any_name(workbook_file: Write) -> None:
    """A title above the headings says it as well as the sheet's name."""
    path = workbook_file(
        {"Gantt": [["POAP 1 view"], *plan(STAGES)], "Gantt 2": [["POAP 2 view"], *plan(STAGES, 9)]}
    )
    assert len(read_plan(path).rows) == 0
    assert {row["sheet"] for row in read_plan(path, Settings(version="POAP 2")).rows} == {"Gantt 2"}


def test_options_of_other_tasks_are_versions_too(workbook_file: Write) -> None:
    """What is done under option B instead of option A is not done beside it."""
    reading = read_plan(workbook_file({"Option A": plan(DESIGN), "Option B": plan(BUILD)}))
    assert len(reading.rows) == 0 and told(reading, "on several sheets") == ["Option A"]


def test_each_version_may_have_several_sheets(workbook_file: Write) -> None:
    """The parts of the one that is said are read together."""
    path = workbook_file(
        {
            "POAP 1 Design": plan(DESIGN),
            "POAP 1 Build": plan(BUILD, 4),
            "POAP 2 Design": plan(DESIGN, 9),
            "POAP 2 Build": plan(BUILD, 13),
        }
    )
    assert len(read_plan(path).rows) == 0
    chosen = read_plan(path, Settings(version="POAP 2"))
    assert [row["sheet"] for row in chosen.rows] == ["POAP 2 Design"] * 4 + ["POAP 2 Build"] * 3


def test_a_version_that_no_sheet_is_of_is_told(workbook_file: Write) -> None:
    """With those that there are."""
    reading = read_plan(
        workbook_file({"POAP 1": plan(STAGES), "POAP 2": plan(STAGES, 9)}), Settings(version="POAP 3")
    )
    assert reading.impossible == {"version": "no version 'POAP 3'; the versions told are POAP 1, POAP 2"}


@pytest.mark.parametrize("other", ["Mar plan", "Plan (2)", "Sheet2"])
def test_the_same_tasks_on_other_days_are_told(workbook_file: Write, other: str) -> None:
    """Where nobody says which is the plan, the first is read, in doubt."""
    reading = read_plan(workbook_file({"Plan": plan(STAGES), other: plan(STAGES, 9)}))
    assert told(reading, "with other dates") == [other] and reading.reading_confidence == "low"
    assert {row["sheet"] for row in reading.rows} == {"Plan"}


def test_a_few_tasks_on_other_days_do_not_put_the_plan_in_doubt(workbook_file: Write) -> None:
    """A list of key tasks that is out of date is told, and no more."""
    many = [*DESIGN, *BUILD, *TEST]
    reading = read_plan(workbook_file({"Plan": plan(many), "Key tasks": plan(many[:2], 2)}))
    assert told(reading, "with other dates") == ["Key tasks"] and reading.reading_confidence == "high"


def test_versions_are_told_apart_across_all_sheets(workbook_file: Write) -> None:
    """Each part of a version is of it wherever its name says so, and no part of another is read with it."""
    path = workbook_file(
        {
            "Design POAP 1": plan(DESIGN),
            "Build POAP 1": plan(BUILD, 4),
            "Design POAP 2": plan(DESIGN, 20),
            "Build POAP 2": plan(BUILD, 24),
        }
    )
    assert len(read_plan(path).rows) == 0
    chosen = read_plan(path, Settings(version="POAP 2"))
    assert [row["sheet"] for row in chosen.rows] == ["Design POAP 2"] * 4 + ["Build POAP 2"] * 3


def test_tasks_beside_versions_are_read_with_the_one_that_is_said(workbook_file: Write) -> None:
    """Unasked they are read alone, in doubt: nobody says which option goes with them."""
    common = [f"Common task {number}" for number in range(6)]
    path = workbook_file({"Common": plan(common), "Option A": plan(DESIGN), "Option B": plan(BUILD)})
    reading = read_plan(path)
    assert names(reading) == common and reading.reading_confidence == "low"
    assert told(reading, "stand beside what is read") == ["Option A"]
    chosen = read_plan(path, Settings(version="Option B"))
    assert names(chosen) == [*common, *BUILD] and not chosen.impossible


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("v2 DRAFT", "v3 FINAL"),
        ("Acme MHHS v1", "Acme MHHS v2"),
        ("Version 1.0", "Version 1.1"),
        ("Scenario 1", "Scenario 2"),
    ],
)
def test_editions_of_other_words_are_versions(workbook_file: Write, one: str, other: str) -> None:
    """A plan written anew names its tasks otherwise; the sheet's whole name chooses one as well."""
    path = workbook_file({one: plan(DESIGN), other: plan(BUILD)})
    assert len(read_plan(path).rows) == 0
    chosen = read_plan(path, Settings(version=other))
    assert names(chosen) == BUILD and not chosen.impossible


def test_sheets_and_a_version_said_together_both_count(workbook_file: Write) -> None:
    """Of the sheets named, those of the version."""
    path = workbook_file({"POAP 1": plan(STAGES), "POAP 2": plan(STAGES, 9), "Notes": [["x"]]})
    reading = read_plan(path, Settings(sheets=("POAP 1", "POAP 2"), version="POAP 2"))
    assert {row["sheet"] for row in reading.rows} == {"POAP 2"}
