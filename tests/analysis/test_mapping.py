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
    return check(map_activities(frame_of(given, ACTIVITIES), rows("stages"), rows("milestones")), ACTIVITIES)


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
    assert rules[0] == "stage: phrase 'sit'; milestone: phrase 'ready for sit'" and pd.isna(rules[1])


def test_a_row_that_names_a_milestone_and_gives_one_date_is_that_milestone() -> None:
    """SIT entry with a finish alone is a point in time; with a start as well it is work."""
    assert mapped("SIT entry", finish_text="Nov 2023")["is_milestone"].tolist() == [True]
    assert mapped("SIT entry", start_text="Oct 2023", finish_text="Nov 2023")["is_milestone"].tolist() == [
        False
    ]
    assert mapped("Build", finish_text="Nov 2023")["is_milestone"].tolist() == [False]
