"""Each plan's own entry to SIT, and how far it stands from each option's M9."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.entry import (
    FIRST_TASK,
    NO_ENTRY,
    STAYS_OUT,
    entries_unknown,
    entry_margins,
    sit_entries,
)
from mhhs_analysis.frames import COVERAGE, PLANS, frame_of
from tests.charts.conftest import activity, milestone, plans, poap_item, poaps, register

PEOPLE = register(("p1", "Albion", "dno"), ("p2", "Bluebell", "large_supplier"), ("p3", "Cliff", "idno"))
OPTIONS = poaps(
    poap_item("i1", "SIT", "", "2023-11-01/2023-11-30", plan_option="poap-1", **milestone("M9")),
    poap_item("i2", "SIT", "", "2023-07-31", plan_option="poap-2", **milestone("M9")),
)


def m9(who, finish, **more):
    usual = {"milestone_id": "M9", "is_milestone": True, "finish_text": finish, "cell": "B7"}
    return {**activity(who, "9", "sit", "", finish, **usual), **more}


def versions(**against):
    usual = {
        "round": "round-2",
        "version": 1,
        "is_latest": True,
        "is_readable": True,
        "is_confidential": False,
    }
    return frame_of(
        [
            usual | {"plan_id": who, "participant_id": who, "file": who, "planned_against": option}
            for who, option in against.items()
        ],
        PLANS,
    )


def margins(*rows, **against):
    return entry_margins(plans(*rows), OPTIONS, versions(**against), PEOPLE)


def test_a_plans_own_m9_speaks_before_its_first_sit_task():
    """The milestone is what its owner calls the entry; without it, or without its date, the first task starts it."""
    sit = activity("p1", "1", "sit", "2023-08-01", "2024-01-31", start_text="1 Aug 23", cell="B8")
    (entry,) = sit_entries(plans(sit, m9("p1", "2023-07-14"))).to_dict("records")
    assert (entry["taken_from"], entry["earliest"]) == ("its own M9", pd.Timestamp("2023-07-14"))
    (entry,) = sit_entries(plans(sit, m9("p1", ""))).to_dict("records")
    assert (entry["taken_from"], entry["earliest"]) == (FIRST_TASK, pd.Timestamp("2023-08-01"))
    assert entry["text"] == "1 Aug 23" and entry["place"] == "plans/p1.xlsx, B8"


def test_two_rows_of_m9_are_one_entry_as_wide_as_both():
    """Neither is chosen; both cells are named, and an open end stays open."""
    (entry,) = sit_entries(
        plans(m9("p1", "2023-07-14"), m9("p1", "2023-09-01/", activity_id="10", cell="B9"))
    ).to_dict("records")
    assert entry["earliest"] == pd.Timestamp("2023-07-14") and pd.isna(entry["latest"])
    assert entry["place"] == "plans/p1.xlsx, B7, B9"


def test_a_sit_task_without_a_start_leaves_the_entry_open():
    """The others' start is the latest day of entry, not the earliest."""
    own = plans(activity("p1", "1", "sit", "2023-08-01"), activity("p1", "2", "sit", "", "2023-12-31"))
    (entry,) = sit_entries(own).to_dict("records")
    assert pd.isna(entry["earliest"]) and entry["latest"] == pd.Timestamp("2023-08-01")


def test_a_margin_is_as_wide_as_both_dates():
    """From the least to the most days, by both wordings; in order of entry, with what it was made against."""
    table = margins(
        m9("p1", "2023-12-01/2023-12-31"), m9("p2", "2023-07-14"), p1="unconstrained", p2="poap-2"
    )
    assert table["participant"].tolist() == ["Bluebell", "Albion"]
    assert table["from M9 of POAP 1"].tolist() == ["110 to 139 days earlier", "1 to 60 days later"]
    assert table["from M9 of POAP 2"].tolist() == ["17 days earlier", "123 to 153 days later"]
    assert table["made against"].tolist() == ["POAP 2", "unconstrained"]
    assert "from M9 of Round 1" not in table


def test_a_date_copied_from_an_option_says_so():
    """It is no evidence that the participant can meet it."""
    table = margins(m9("p1", "2023-11-01/2023-11-30"), p1="poap-1")
    assert table.at[0, "from M9 of POAP 1"].endswith("(the option's own date)")
    assert "own date" not in table.at[0, "from M9 of POAP 2"]


def test_whose_entry_is_not_known_is_counted_by_why():
    """Nothing sent, not readable, no dates, no entry in the plan, withheld: together with those known, all asked."""
    states = {"p1": "read", "p2": "read", "p3": "no_plan", "p4": "read", "p5": "not_readable"}
    usual = {"response": "answered"}
    asked = frame_of(
        [usual | {"participant_id": who, "responds_for": who, "plan": plan} for who, plan in states.items()],
        COVERAGE,
    )
    people = register(*((who, who.upper(), "dno") for who in states))
    own = plans(m9("p1", "2023-07-14"), activity("p2", "1", "dbt", "2023-01-01"))
    table = entries_unknown(own, asked, people).set_index("entry to SIT not known")
    assert table["participants"].to_dict() == {
        NO_ENTRY: "1 of 5",
        "no plan sent": "1 of 5",
        "plan not readable": "1 of 5",
        "plan withheld [c]": "1 of 5",
    }
    assert table.at["plan withheld [c]", "who"] == "P4"
    out = entries_unknown(own, asked, people.assign(sit_intent="non_sit"))
    assert STAYS_OUT in set(out["entry to SIT not known"])


@pytest.mark.parametrize("column", ["as typed", "taken from"])
def test_every_entry_of_the_sample_leads_to_its_words_and_its_cell(full, column):
    """A margin without a cell could not be checked."""
    latest = full["plans"].loc[full["plans"]["is_latest"].astype(bool), "plan_id"]
    own = full["activities"][full["activities"]["plan_id"].isin(latest)]
    table = entry_margins(own, full["poap_items"], full["plans"], full["participants"])
    assert len(table) > 3 and table[column].ne("").all()


def test_nothing_to_read_is_a_table_without_rows():
    """Before the first plan arrives the notebook still runs."""
    assert entry_margins(plans(), OPTIONS, versions(), PEOPLE).empty
    assert len(sit_entries(plans())) == 0
