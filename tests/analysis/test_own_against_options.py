"""One plan's own dates against each option's: every bar of the same stage, none chosen, copied dates told."""

import pandas as pd

from mhhs_analysis.analysis.own_against_options import OWN_DATE, margin_table, own_margins, own_things
from tests.charts.conftest import activity, milestone, plans, poap_item, poaps

M9 = {"milestone_id": "M9", "is_milestone": True}
OWN = plans(
    activity("p1", "1", "dbt", "2023-01-01", "2023-05-31"),
    activity("p1", "2", "dbt", "2023-02-01", "2023-06-01/2023-06-30"),
    activity("p1", "3", "sit", "", "2023-08-01/2023-08-31", finish_text="Aug 23", **M9),
)
OPTION = poaps(
    poap_item("i1", "DBT of services", "2023-01-11", "2023-06-20", stage="dbt"),
    poap_item("i2", "Registration DBT", "2023-03-01", "2023-06-30", stage="dbt"),
    poap_item("i3", "SIT start", "", "2023-08-01/2023-08-31", **milestone("M9")),
    {**poap_item("i4", "SIT start", "", "2023-07-31", **milestone("M9")), "plan_option": "poap-2"},
    {**poap_item("i5", "DBT", "2023-01-01", "2023-04-30", stage="dbt"), "plan_option": "round-1"},
)


def margins():
    return own_margins(OWN, OPTION).set_index(["plan_option", "item_id", "end"])


def test_a_stage_is_measured_against_every_bar_of_it():
    """Which lane is the participant's nobody states, so none is chosen; Round 1 is not an option to plan for."""
    found = margins()
    assert found.loc[("poap-1", "i1", "start"), ["least_days", "most_days"]].tolist() == [-10, -10]
    assert found.loc[("poap-1", "i1", "finish"), ["least_days", "most_days"]].tolist() == [-19, 10]
    assert found.loc[("poap-1", "i2", "start"), "signed"] == "\u221259 days"
    assert "round-1" not in found.index.get_level_values(0)


def test_a_milestone_is_measured_by_its_one_date():
    """From the least to the most that both wordings allow."""
    assert margins().loc[("poap-2", "i4", "date"), "signed"] == "+1 to +31 days"


def test_a_date_copied_from_the_option_says_so():
    """The same days as the option's are no evidence that they can be met."""
    row = margins().loc[("poap-1", "i3", "date")]
    assert row["is_own_date"] and row["signed"] == OWN_DATE


def test_a_task_without_a_start_leaves_the_stage_open():
    """How much earlier it may start isn't known, and is not said to be."""
    own = plans(
        activity("p1", "1", "dbt", "", "2023-05-31"), activity("p1", "2", "dbt", "2023-02-01", "2023-06-30")
    )
    (thing,) = own_things(own).to_dict("records")
    assert pd.isna(thing["start_from"]) and thing["start_to"] == pd.Timestamp("2023-02-01")
    start = own_margins(own, OPTION).iloc[0]
    assert pd.isna(start["least_days"]) and start["signed"] == "+21 days or earlier"


def test_a_stage_that_nobody_mapped_is_none_of_the_programmes():
    """It is measured against nothing."""
    assert own_things(plans(activity("p1", "1", None, "2023-01-01", "2023-05-31"))).empty
    assert own_margins(plans(), OPTION).empty and own_margins(OWN, poaps()).empty


def test_the_table_says_both_dates_and_the_days_in_words():
    """In the programme's order, milestones last, with whom the option's bar is for."""
    table = margin_table(OWN, OPTION.iloc[::-1], {"impact_assessment": "Impact", "dbt": "Build"})
    assert table["stage or milestone"].tolist() == ["Build", "Build", "M9", "M9"]
    assert (
        table.loc[0, "own against it"]
        == "start 10 days earlier; finish from 19 days earlier to 10 days later"
    )
    assert table.loc[2, "own against it"] == OWN_DATE
    assert table.loc[3, "own dates"] == "Aug 23"
