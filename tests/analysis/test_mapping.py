"""Activities are mapped to stages and milestones by phrases, and the rule is told."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.mapping import map_activities
from mhhs_analysis.frames import ACTIVITIES, check, frame_of
from mhhs_analysis.reference import rows


def mapped(*names: str, **more: object) -> pd.DataFrame:
    given = [
        {"plan_id": "a", "participant_id": "P", "activity_id": f"R{n}", "activity_name": name, "is_milestone": False,
         "is_summary": False, "is_hidden": False, "file": "a", **more}
        for n, name in enumerate(names)
    ]  # fmt: skip
    return check(
        map_activities(frame_of(given, ACTIVITIES), rows("stages"), rows("milestones"), rows("not_phrases")),
        ACTIVITIES,
    )


def stage_of(name: str) -> str | None:
    found = mapped(name)["stage"].item()
    return None if pd.isna(found) else found


def milestone_of(name: str) -> str | None:
    found = mapped(name)["milestone_id"].item()
    return None if pd.isna(found) else found


def outlined(
    *given: tuple[str, str, bool], said: tuple[dict, ...] = ()
) -> list[tuple[str | None, str | None]]:
    """The stage and rule of rows given as outline, name and whether each is a summary."""
    listed = [
        {"plan_id": "a", "participant_id": "P", "activity_id": f"R{n}", "activity_name": name, "outline": outline,
         "is_milestone": False, "is_summary": is_summary, "is_hidden": False, "file": "a"}
        for n, (outline, name, is_summary) in enumerate(given)
    ]  # fmt: skip
    made = map_activities(
        frame_of(listed, ACTIVITIES), rows("stages"), rows("milestones"), rows("not_phrases"), said
    )
    pairs = zip(made["stage"], made["mapped_by"], strict=True)
    return [(None if pd.isna(stage) else stage, None if pd.isna(rule) else rule) for stage, rule in pairs]


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("PIT execution", "pit"),
        ("Qualification testing, cycle 1", "qualification_testing"),
        ("Qualification (SAD)", "qualification"),
        ("SIT migration test", "sit"),
        ("DIP adapter build", "dbt"),
        ("Go-live", "go_live"),
    ],
)
def test_the_phrase_that_stands_first_speaks(name: str, stage: str) -> None:
    """Of several phrases in a name the first decides, of those that begin together the longest."""
    assert mapped(name)["stage"].tolist() == [stage]


def test_a_phrase_is_a_whole_word() -> None:
    """PIT is not in Pitlochry, nor SIT in a website."""
    assert mapped("Pitlochry website visit")["stage"].isna().all()


def test_the_rule_that_matched_is_told_and_nothing_is_guessed() -> None:
    """The frame says which phrase mapped a row; an unmapped row says nothing."""
    rules = mapped("Ready for SIT (M9)", "Hire a project manager")["mapped_by"]
    assert rules[0] == "stage: phrase 'SIT'; milestone: phrase 'ready for sit'" and pd.isna(rules[1])


def test_a_row_that_names_a_milestone_and_gives_one_date_is_that_milestone() -> None:
    """SIT entry with a finish alone is a point in time; with a start as well it is work."""
    assert mapped("SIT entry", finish_text="Nov 2023")["is_milestone"].tolist() == [True]
    assert mapped("SIT entry", start_text="Oct 2023", finish_text="Nov 2023")["is_milestone"].tolist() == [
        False
    ]
    assert mapped("Build", finish_text="Nov 2023")["is_milestone"].tolist() == [False]


@pytest.mark.parametrize(
    ("name", "stage"),
    [
        ("Design, build & test", "dbt"),
        ("3.2 Design", "dbt"),
        ("Solution design (HLD)", "dbt"),
        ("Unit testing", "dbt"),
        ("SIT – functional, cycle 2", "sit"),
        ("SIT non-functional testing", "sit"),
        ("Systems-integration testing", "sit"),
        ("Pre integration test 4", "pit"),
        ("Component Integration Testing (CIT)", "cit"),
        ("End-to-end sandbox", "e2e_sandbox"),
        ("Self Assessment Document submitted", "qualification"),
        ("Qualification tests", "qualification_testing"),
        ("MPAN migration wave 1", "migration"),
        ("Design of the migration", "migration_design"),
        ("Production cut-over", "go_live"),
        ("GO_LIVE", "go_live"),
    ],
)
def test_the_wording_of_real_plans_is_mapped(name: str, stage: str) -> None:
    """Whatever stands between the words of a phrase: a dash, a stroke, a line, an ampersand."""
    assert stage_of(name) == stage


@pytest.mark.parametrize(
    "name",
    [
        "Sit with the programme office",
        "SIT down with suppliers",
        "Internal SIT",
        "PIT stop review",
        "A sad day",
        "Website redesign",
        "Design of training",
        "Build team",
        "Business case development",
        "Staff development",
        "Developer sandbox environment",
        "Qualification of suppliers",
        "Prequalification questionnaire",
        "Test",
        "Testing",
        "Test strategy",
        "UAT",
        "DIP onboarding",
        "Cloud migration",
        "Data migration of CRM",
        "Migration planning",
        "SIT preparation",
        "Plan for SIT",
        "Post-go-live support",
        "Go-live readiness checklist",
        "Training",
        "Governance",
        "Rebuilding the depot",
    ],
)
def test_what_is_not_certain_stays_unmapped(name: str) -> None:
    """A word inside another, in another sense, or before or after its stage maps nothing."""
    assert stage_of(name) is None and pd.isna(mapped(name)["mapped_by"].item())


@pytest.mark.parametrize(
    "name", ["Ready for M9", "SIT entry", "Start of SIT", "M9: ready to enter SIT", "2. M9"]
)
def test_a_milestone_is_known_by_its_name(name: str) -> None:
    """By its number or by what the programme calls it."""
    assert milestone_of(name) == "M9"


@pytest.mark.parametrize(
    "name",
    [
        "SIT entry criteria agreed",
        "Prepare for SIT entry",
        "Post-M9 support",
        "Training complete by M9",
        "M9 + 6 weeks review",
        "M9 checkpoint",
        "From M9 to M10",
        "M9 or M8",
        "Start of SIT functional cycle 2",
        "M90 motorway",
        "M25",
    ],
)
def test_work_around_a_milestone_is_not_the_milestone(name: str) -> None:
    """Nor is a name of two milestones either of them: a wrong date of M9 is worse than none."""
    assert milestone_of(name) is None


def test_two_milestones_are_neither_also_when_one_was_not_yet_known() -> None:
    """M10 stands in no table before 2024, and still makes a name of M9 and M10 uncertain."""
    known = [row for row in rows("milestones") if row["milestone_id"] == "M9"]
    given = {
        "plan_id": "a",
        "activity_id": "R1",
        "activity_name": "M9 and M10 reached",
        "is_milestone": False,
    }
    assert map_activities(frame_of([given], ACTIVITIES), (), known)["milestone_id"].isna().all()


def test_a_silent_row_takes_the_stage_of_the_summary_above_it() -> None:
    """The rule names the summary and its row; a row that speaks for itself keeps its own."""
    under = "stage: under 'Design, build and test' (row R0)"
    assert outlined(("1", "Design, build and test", True), ("1.1", "Interfaces", True), ("1.1.1", "DIP", False),
                    ("1.2", "System test", False), ("2", "Other", False)) == [
        ("dbt", "stage: phrase 'design build and test'"), ("dbt", under), ("dbt", under),
        ("dbt", "stage: phrase 'system test'"), (None, None),
    ]  # fmt: skip


def test_a_milestone_is_never_inherited() -> None:
    """What lies beneath SIT entry is not SIT entry."""
    shared = {"plan_id": "a", "is_milestone": False}
    given = [
        shared | {"activity_name": "SIT entry", "outline": "level 0", "is_summary": True},
        shared | {"activity_name": "Checks", "outline": "level 1", "is_summary": False},
    ]
    made = map_activities(frame_of(given, ACTIVITIES), rows("stages"), rows("milestones"))
    assert made["stage"].tolist() == ["sit", "sit"] and made["milestone_id"].isna().tolist() == [False, True]


@pytest.mark.parametrize(
    "given",
    [
        (
            ("level 0", "MHHS migration programme", True),
            ("level 1", "PIT", False),
            ("level 1", "Comms", False),
        ),
        (("level 0", "Qualification and migration", True), ("level 1", "Comms", False)),
        (("level 0", "Build", False), ("level 1", "Comms", False)),
        (("level 0", "Build", True), ("level 1", "PIT", True), ("level 1", "Comms", False)),
    ],
)
def test_a_heading_of_several_stages_passes_none_on(given: tuple) -> None:
    """A whole plan's title, a heading of two stages, a row that is no summary: what lies beneath stays unmapped."""
    assert outlined(*given)[-1] == (None, None)


def test_an_analysts_word_on_a_heading_goes_for_what_lies_beneath() -> None:
    """Mapping the heading maps its silent rows; saying none stops what lies above it."""
    given = (("1", "Build", True), ("1.1", "Work", True), ("1.1.1", "Pipes", False))

    def said(stage: str) -> dict:
        return {
            "file": "a",
            "activity_id": "R1",
            "activity_name": "",
            "stage": stage,
            "milestone_id": "",
            "said": "x",
        }

    assert outlined(*given)[2][0] == "dbt"
    assert outlined(("1", "Things", True), *given[1:], said=(said("pit"),))[2] == (
        "pit",
        "stage: under 'Work' (row R1)",
    )
    told = "stage: analyst: x; instead of stage dbt (under 'Build' (row R0))"
    assert outlined(*given, said=(said("none"),))[1:] == [(None, told), (None, None)]


@pytest.mark.parametrize(
    ("words", "stage"),
    [
        ("Design, build and test", "dbt"),
        ("pit", "pit"),
        ("SIT", "sit"),
        ("Phase 2: build", "dbt"),
        ("Phase 2", "migration"),
    ],
)
def test_the_senders_own_stage_overrules_the_name(words: str, stage: str) -> None:
    """A label, identifier or phrase in its column speaks before the name; words that aren't known say nothing."""
    (row,) = mapped("Migration", stage_text=words).to_dict("records")
    assert row["stage"] == stage and ("sender" in row["mapped_by"]) == (stage != "migration")


@pytest.mark.parametrize(
    ("words", "milestone"),
    [("M9", "M9"), ("yes", None), ("M8 or M9", None), ("SIT entry", "M9"), ("M99", None)],
)
def test_the_senders_own_milestone_speaks(words: str, milestone: str | None) -> None:
    """One known milestone in its column is that row's; a plain yes, two or an unknown one names none."""
    found = mapped("Ready to begin", milestone_text=words)["milestone_id"].item()
    assert (None if pd.isna(found) else found) == milestone


def test_the_order_of_plans_and_rows_changes_no_mapping(full) -> None:
    """On the sample, plans shuffled as a whole map as before; a second mapping changes nothing."""
    tables = [rows("stages"), rows("milestones"), rows("not_phrases")]
    columns = ["stage", "milestone_id", "mapped_by", "is_milestone"]
    once = map_activities(full["activities"], *tables)
    shuffled = full["activities"].sort_values("plan_id", ascending=False, kind="stable")
    again = map_activities(shuffled, *tables).sort_index()
    assert again[columns].equals(once.sort_index()[columns])
    assert map_activities(once, *tables)[columns].equals(once[columns])


def test_what_follows_from_an_analysts_word_says_what_the_rules_gave() -> None:
    """A row beneath a heading that an analyst mapped says what it would have been without that word."""
    given = (("1", "Design", True), ("1.1", "Hire people", False))
    said = {
        "file": "a",
        "activity_id": "R0",
        "activity_name": "",
        "stage": "pit",
        "milestone_id": "",
        "said": "x",
    }
    plain, made = outlined(*given), outlined(*given, said=(said,))
    assert [stage for stage, _ in plain] == ["dbt", "dbt"] and [stage for stage, _ in made] == ["pit", "pit"]
    assert made[0][1] == "stage: analyst: x; instead of stage dbt (phrase 'design')"
    assert made[1][1] == f"{plain[1][1]}; instead of stage dbt ({plain[1][1].removeprefix('stage: ')})"
