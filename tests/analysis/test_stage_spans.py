"""When stages run in each plan, and over all plans: order statistics of intervals, everybody counted once."""

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.analysis.stage_spans import REPEATED, stage_spans, stage_times
from mhhs_analysis.disclosure import disclose
from mhhs_analysis.frames import COVERAGE, POAP_ITEMS, frame_of
from mhhs_analysis.reference import labels
from tests.charts.conftest import activity, milestone, plans, poap_item, poaps

COUNTS = ["in the plan, not dated", "not in the plan", "no plan with dates"]


NO_OPTIONS = frame_of([], POAP_ITEMS)


def asked(**states):
    rows = [{"participant_id": who, "responds_for": who, "plan": plan, "response": "answered"}
            for who, plan in states.items()]  # fmt: skip
    return frame_of(rows, COVERAGE)


def times(activities, coverage, end="start", options=NO_OPTIONS):
    table = stage_times(activities, options, coverage, {"dbt": "DBT"})
    return table[table["start or end"].eq(end)].iloc[0]


def test_a_stage_runs_from_its_earliest_start_to_its_latest_finish():
    """Each end as wide as the words of its activities; a missing start leaves the stage's open."""
    own = plans(
        activity("p1", "1", "dbt", "2023-03-01/2023-03-31", "2023-05-31"),
        activity("p1", "2", "dbt", "2023-02-01/2023-04-30", "2023-05-01/2023-06-30"),
        activity("p1", "3", "pit", "", "2023-07-31"),
    )
    spans = stage_spans(own).set_index("stage")
    assert [f"{day:%m-%d}" for day in spans.loc["dbt", ["start_from", "start_to", "finish_from", "finish_to"]]] == [
        "02-01", "03-31", "05-31", "06-30"
    ]  # fmt: skip
    assert not spans.at["dbt", "is_open_start"] and spans.at["pit", "is_open_start"]
    assert spans["activities"].to_dict() == {"dbt": 2, "pit": 1}


def test_a_milestone_of_the_programme_is_no_work_of_a_stage():
    """An M9 does not make its stage longer; another point in time is a day of work."""
    more = {"is_milestone": True}
    own = plans(
        activity("p1", "1", "sit", "", "2024-08-01", milestone_id="M9", **more),
        activity("p1", "2", "sit", "", "2023-08-01", **more),
    )
    (span,) = stage_spans(own).to_dict("records")
    assert span["start_from"] == span["finish_to"] == pd.Timestamp("2023-08-01") and not span["is_open_start"]


def test_earliest_middle_and_latest_are_of_first_days_and_of_last_days():
    """The middle of an odd number is one participant's; of an even number as wide as the two in the middle."""
    three = plans(
        activity("p1", "1", "dbt", "2023-01-10"),
        activity("p2", "1", "dbt", "2023-02-01/2023-02-28"),
        activity("p3", "1", "dbt", "2023-04-01"),
    )
    row = times(three, asked(p1="read", p2="read", p3="read"))
    assert row["dated"] == "3 of 3"
    assert row["earliest"] == "10 Jan 2023" and row["latest"] == "1 Apr 2023"
    assert row["middle"] == "1 Feb 2023 to 28 Feb 2023"
    row = times(three[three["participant_id"].ne("p3")], asked(p1="read", p2="read"))
    assert row["middle"] == "10 Jan 2023 to 28 Feb 2023"


def test_a_start_that_is_open_is_no_earliest_day():
    """One task without a start: the participant started by that day, and maybe long before."""
    own = plans(
        activity("p1", "1", "dbt", "2023-03-01", "2023-05-31"), activity("p1", "2", "dbt", "", "2023-04-30")
    )
    row = times(own, asked(p1="read"))
    assert row["dated"] == "1 of 1" and row["earliest"] == "by 1 Mar 2023"


def test_everybody_asked_is_in_one_count():
    """Dated, in the plan undated, not in the plan, no plan with dates: each is another thing."""
    own = plans(
        activity("p1", "1", "dbt", "2023-03-01"),
        activity("p2", "1", "dbt", "", "2023-04-30"),
        activity("p3", "1", "pit", "2023-03-01"),
        activity("p4", "1", "dbt"),
    )
    states = asked(p1="read", p2="read", p3="read", p4="read_no_dates", p5="no_plan", p6="not_readable")
    row = times(own, states)
    assert row["dated"] == "1 of 6"
    assert row[COUNTS].tolist() == [2, 1, 2]


@given(
    st.permutations(
        ["2023-01-01", "2023-02-01/2023-02-28", "2023-01-15/2023-06-30", "/2023-03-01", "2023-04-01/"]
    )
)
def test_the_order_of_participants_changes_nothing(dates):
    """Whoever is listed first, the earliest is the earliest."""
    own = plans(*(activity(f"p{n}", "1", "dbt", day) for n, day in enumerate(dates)))
    row = times(own, asked(**{f"p{n}": "read" for n in range(5)}))
    assert [row[name] for name in ("earliest", "middle", "latest")] == [
        "by 1 Jan 2023", "15 Jan 2023 to 1 Mar 2023", "from 1 Apr 2023"
    ]  # fmt: skip


def test_what_is_withheld_is_counted_and_the_dates_say_that_they_are_of_those_shown(full):
    """A public earliest is not Ofgem's: it is headed as another thing, with the number withheld beside."""
    latest = full["plans"].loc[full["plans"]["is_latest"].astype(bool), "plan_id"]
    public = disclose(full, "public", "0123456789abcdef")
    own = public["activities"][public["activities"]["plan_id"].isin(latest)]
    table = stage_times(own, public["poap_items"], public["coverage"], labels("stages"))
    assert "earliest" not in table and {"earliest shown", "dated shown", "withheld [c]"} <= set(table)
    counts = table[[*COUNTS, "withheld [c]"]].sum(axis=1) + table["dated shown"].str.partition(" ")[0].astype(
        int
    )
    assert counts.eq(len(public["coverage"])).all() and table["withheld [c]"].gt(0).all()
    whole = stage_times(
        full["activities"][full["activities"]["plan_id"].isin(latest)],
        full["poap_items"],
        full["coverage"],
        labels("stages"),
    )
    assert "earliest" in whole and "withheld [c]" not in whole


OPTION = poaps(
    poap_item("i1", "DBT", "2023-01-02", "2023-06-30", stage="dbt"),
    poap_item("i2", "M9", "", "2023-07-31", **milestone("M9")),
    poap_item("i3", "DBT", "2023-02-01/2023-02-28", "2023-09-30", stage="dbt", plan_option="poap-2"),
)


def test_a_date_that_repeats_an_options_is_in_no_statistic_and_counted_apart():
    """By hand: of starts on 2 Jan (POAP 1's), 10 Jan, 1 Feb to 28 Feb (POAP 2's), 1 Apr and 3 May, three are own dates:
    10 Jan, 1 Apr, 3 May. With the copies the earliest were 2 Jan and the middle in February.
    """
    starts = ["2023-01-02", "2023-01-10", "2023-02-01/2023-02-28", "2023-04-01", "2023-05-03"]
    own = plans(*(activity(f"p{n}", "1", "dbt", day, "2023-10-15") for n, day in enumerate(starts)))
    row = times(own, asked(**{f"p{n}": "read" for n in range(5)}), options=OPTION)
    assert row["dated"] == "5 of 5" and row[REPEATED] == 2
    assert row[["earliest", "middle", "latest"]].tolist() == ["10 Jan 2023", "1 Apr 2023", "3 May 2023"]


def test_a_stage_that_ends_on_an_options_milestone_repeats_it():
    """DBT to the last day of M9, or of POAP 2's own DBT; the start of a stage on that day is no copy of it."""
    ends = ["2023-07-31", "2023-09-30", "2023-08-15"]
    own = plans(*(activity(f"p{n}", "1", "dbt", "2023-03-01", day) for n, day in enumerate(ends)))
    coverage = asked(**{f"p{n}": "read" for n in range(3)})
    row = times(own, coverage, "end", OPTION)
    assert row[REPEATED] == 2 and row["earliest"] == row["latest"] == "15 Aug 2023"
    row = times(plans(activity("p1", "1", "dbt", "2023-07-31")), asked(p1="read"), options=OPTION)
    assert row[REPEATED] == 0 and row["earliest"] == "31 Jul 2023"


def test_sit_begun_on_the_day_of_m9_repeats_it():
    """The one milestone at which a stage begins."""
    own = plans(activity("p1", "1", "sit", "2023-07-31", "2024-03-15"))
    table = stage_times(own, OPTION, asked(p1="read"), {"sit": "SIT"})
    assert table.set_index("start or end")[REPEATED].to_dict() == {"start": 1, "end": 0}


def test_a_bar_of_another_stage_is_nobodys_date():
    """PIT begun when an option's DBT begins is a plan of its own."""
    own = plans(activity("p1", "1", "pit", "2023-01-02", "2023-06-30"))
    table = stage_times(own, OPTION, asked(p1="read"), {"pit": "PIT"})
    assert table[REPEATED].tolist() == [0, 0]


def test_an_end_that_a_task_leaves_open_repeats_nothing_by_its_other_tasks():
    """Who starts by 2 January, with one task undated, may have started long before."""
    own = plans(
        activity("p1", "1", "dbt", "2023-01-02", "2023-10-15"), activity("p1", "2", "dbt", "", "2023-05-01")
    )
    row = times(own, asked(p1="read"), options=OPTION)
    assert row[REPEATED] == 1 and row["earliest"] == ""
