"""Which bar is which in another option, and how far apart the two are."""

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.analysis.option_differences import (
    DIFFERENCE_COLUMNS,
    difference_table,
    matched_items,
    option_differences,
)
from mhhs_analysis.frames import MhhsError
from tests.charts.conftest import milestone, poap_item, poaps

DAY, FIRST = pd.Timedelta(days=1), pd.Timestamp("2023-01-01")


def item(option, number, name, start="2023-01-01", finish="2023-06-30", **more):
    return {**poap_item(f"{option}-{number}", name, start, finish), "plan_option": option, **more}


def things(*rows):
    """Return the identifiers that share a thing, those of each in order."""
    made = matched_items(poaps(*rows))
    return [sorted(own["item_id"]) for _, own in made.groupby("thing")]


def difference(base, other, **more):
    """Return the differences of one bar of POAP 2 from one of POAP 1: their (start, finish)."""
    return option_differences(
        poaps(item("poap-1", 1, "A", *base, **more), item("poap-2", 1, "A", *other, **more))
    )


def test_milestones_are_matched_by_identifier_whatever_their_names():
    """The programme's number is what makes a milestone the same."""
    m9 = milestone("M9")
    rows = [item("poap-1", 1, "SIT start", **m9), item("poap-2", 1, "Ready by M9", lane="Elsewhere", **m9)]
    assert things(*rows) == [["poap-1-1", "poap-2-1"]]


def test_bars_are_matched_by_lane_stage_and_name():
    """Each word that is the same helps, and a stage alone does where there is one of it in the lane."""
    dbt = {"stage": "dbt"}
    assert things(item("poap-1", 1, "DBT", **dbt), item("poap-2", 1, "DBT (compressed)", **dbt)) == [
        ["poap-1-1", "poap-2-1"]
    ]
    assert things(item("poap-1", 1, "Work"), item("poap-2", 1, "work ", lane="central  systems")) == [
        ["poap-1-1", "poap-2-1"]
    ]


def test_what_could_be_either_of_two_is_matched_with_neither():
    """A guess would print a difference that nobody meant."""
    sit = {"stage": "sit"}
    rows = [item("poap-1", 1, "A", **sit), item("poap-1", 2, "B", **sit), item("poap-2", 1, "C", **sit)]
    assert len(things(*rows)) == 3
    named = [*rows[:2], item("poap-2", 1, "B", **sit)]
    assert ["poap-1-2", "poap-2-1"] in things(*named)


def test_a_lane_or_a_kind_of_its_own_is_another_thing():
    """DBT of one lane is not that of another, nor a bar a milestone."""
    rows = [item("poap-1", 1, "DBT", stage="dbt"), item("poap-2", 1, "DBT", stage="dbt", lane="Others")]
    assert len(things(*rows)) == 2
    assert len(things(rows[0], item("poap-2", 1, "DBT", kind="milestone"))) == 2


def test_the_same_milestone_in_two_lanes_is_matched_lane_by_lane():
    """Lanes may give a milestone dates of their own."""
    rows = [
        item(option, n, "M9", lane=lane, **milestone("M9"))
        for option in ("poap-1", "poap-2")
        for n, lane in enumerate("AB")
    ]
    assert things(*rows) == [["poap-1-0", "poap-2-0"], ["poap-1-1", "poap-2-1"]]


def test_a_difference_is_as_wide_as_both_dates_in_days_and_weeks():
    """The least and the most that both wordings allow, negative where earlier."""
    start, finish = difference(
        ("2023-01-01", "2023-11-01/2023-11-30"), ("2023-01-15", "2023-07-01/2023-07-31")
    ).to_dict("records")
    assert (start["least_days"], start["most_days"], start["signed"], start["words"]) == (
        14,
        14,
        "+2 weeks",
        "2 weeks later",
    )
    assert (finish["least_days"], finish["most_days"]) == (-152, -93)
    assert (finish["least_weeks"], finish["most_weeks"]) == (-21.7, -13.3)
    assert finish["signed"] == "\u221221.7 to \u221213.3 weeks"


@pytest.mark.parametrize(
    ("other", "signed"),
    [
        (("", "2023-06-30"), "not known"),
        (("2023-01-01/", "2023-06-30"), "0 weeks or later"),
        (("/2022-12-25", "2023-06-30"), "\u22121 weeks or earlier"),
        (("2023-01-01", "2023-06-30"), "0 weeks"),
    ],
)
def test_what_is_not_known_stays_so(other, signed):
    """A missing date has no difference; a missing bound leaves that side open."""
    start = difference(("2023-01-01", "2023-06-30"), other).iloc[0]
    assert start["signed"] == signed
    assert (start["verdict"] == "undated") == (signed == "not known")


def test_a_difference_open_to_one_side_is_said_as_later_or_earlier():
    """A finish by September beside 1 May may be 21.7 weeks earlier or anything later: "more" would read as earlier."""
    _, finish = difference(("2023-01-01", "/2024-09-30"), ("2023-01-01", "2024-05-01")).to_dict("records")
    assert finish["signed"] == "\u221221.7 weeks or later"
    assert finish["words"] == "at most 21.7 weeks earlier, or any later"


def test_what_has_no_counterpart_is_told_once():
    """Whichever side it is missing from."""
    told = option_differences(poaps(item("poap-1", 1, "A"), item("poap-2", 1, "B"), item("poap-2", 2, "A")))
    alone = told[told["verdict"].eq("no counterpart")]
    assert alone["words"].tolist() == ["not in POAP 1"]
    assert alone["item_id"].tolist() == ["poap-2-1"]


def test_any_option_may_be_the_one_that_others_are_held_against():
    """POAP 1 may be held against Round 1; a base that is no option is refused with those there are."""
    rows = [item("round-1", 1, "A"), item("poap-1", 1, "A", "2023-02-01")]
    told = difference_table(poaps(*rows), {}, "round-1")
    assert told.loc["A", "POAP 1 from Round 1"].startswith("start 4.4 weeks later (31 days later)")
    with pytest.raises(MhhsError, match="base is 'poap-3': no such option; choose one of round-1, poap-1"):
        difference_table(poaps(*rows), {}, "poap-3")


def standings(*rows):
    """Return {item: (verdict, words)} of the differences of drawn items, an item of the base by itself."""
    told = option_differences(poaps(*rows)).to_dict("records")
    return {
        row["item_id"] if pd.notna(row["item_id"]) else row["base_item_id"]: (row["verdict"], row["words"])
        for row in told
    }


def test_bars_matched_by_stage_alone_say_so_with_their_own_names():
    """The work on one system beside that on another may be two things: the weeks are no fact by themselves."""
    rows = [
        item("poap-1", 1, "DIP build", stage="dbt", applies_to="DIP"),
        item("poap-2", 1, "EES and MPRS build", "2023-05-01", "2023-09-30", stage="dbt", applies_to="EES"),
    ]
    told = option_differences(poaps(*rows))
    words = "\u201cEES and MPRS build\u201d for EES, in POAP 1 for DIP; matched by stage alone"
    assert set(told["counterpart"]) == {words} and set(told["matched_by"]) == {"stage alone"}
    assert difference_table(poaps(*rows), {}).loc["DIP build", "POAP 2 from POAP 1"].endswith(f"; {words}")


def test_what_several_could_be_is_not_said_to_be_missing():
    """Two M9 in one option and one in the other: each is there, and which is which is not known."""
    m9 = milestone("M9")
    told = standings(
        item("poap-1", 1, "Agents", lane="A", **m9),
        item("poap-1", 2, "Suppliers", lane="B", **m9),
        item("poap-2", 1, "SIT start", lane="C", **m9),
    )
    assert {verdict for verdict, _ in told.values()} == {"ambiguous"}
    assert told["poap-1-1"][1] == "more than one could be its counterpart in POAP 2: not compared"
    assert told["poap-2-1"][1] == "more than one could be its counterpart in POAP 1: not compared"


def test_a_milestone_compared_in_another_lane_is_not_said_to_be_missing():
    """M9 of lane A is compared; that of lane B has none left."""
    m9 = milestone("M9")
    a, b, other = (
        item(o, n, "M9", lane=lane, **m9)
        for o, n, lane in (("poap-1", 1, "A"), ("poap-1", 2, "B"), ("poap-2", 1, "A"))
    )
    assert standings(a, b, other)["poap-1-2"] == ("ambiguous", "M9 of POAP 2 is compared with another")


def test_a_bar_of_a_milestones_number_is_not_compared_with_the_milestone():
    """A milestone has no start and finish to be compared with a bar's."""
    told = standings(
        item("poap-1", 1, "To M10", milestone_id="M10"), item("poap-2", 1, "M10", **milestone("M10"))
    )
    assert told["poap-1-1"] == ("unlike", "a bar in POAP 1, a milestone in POAP 2: not compared")
    assert told["poap-2-1"] == ("unlike", "a milestone in POAP 2, a bar in POAP 1: not compared")


def test_a_year_that_no_plan_can_speak_of_gives_no_difference():
    """A mistyped 2203 is a doubt, not nine thousand weeks."""
    row = difference(("2023-01-01", "2203-06-30"), ("2023-01-01", "2023-06-30")).iloc[1]
    assert (row["verdict"], row["signed"]) == ("in doubt", "date in doubt")
    assert "2203" in row["words"] and pd.isna(row["least_days"])


def test_the_table_says_dates_as_written_and_both_measures():
    """Beside the chart: what was written, the weeks and the days."""
    rows = [
        item(
            "poap-1", 1, "SIT start", "", "2023-11-01/2023-11-30", finish_text="Nov 2023", **milestone("M9")
        ),
        item(
            "poap-2", 1, "SIT start", "", "2023-07-01/2023-07-31", finish_text="Jul 2023", **milestone("M9")
        ),
        item("poap-2", 2, "Codes", "", "", **milestone("M8")),
    ]
    table = difference_table(poaps(*rows), {"M9": "start of SIT"})
    row = table.loc["M9 SIT start (start of SIT)"]
    assert (row["POAP 1"], row["POAP 2"]) == ("Nov 2023", "Jul 2023")
    assert row["POAP 2 from POAP 1"] == "13.3 to 21.7 weeks earlier (93 to 152 days earlier)"
    assert table.loc["M8 Codes", "POAP 2"] == "no date given"
    assert table.loc["M8 Codes", "POAP 2 from POAP 1"] == "not in POAP 1"


def test_no_item_is_an_empty_frame_of_the_same_columns():
    """Nothing to compare is no error."""
    assert option_differences(poaps()).columns.tolist() == list(DIFFERENCE_COLUMNS)
    assert difference_table(poaps(), {}).empty


ROWS = st.lists(
    st.tuples(
        st.sampled_from(["round-1", "poap-1", "poap-2"]),
        st.sampled_from(["bar", "milestone"]),
        st.sampled_from(["A", "B"]),
        st.sampled_from(["x", "y", "z"]),
        st.sampled_from([None, "dbt", "sit"]),
        st.sampled_from([None, None, "M9", "M10"]),
        st.one_of(st.none(), st.integers(0, 500)),
        st.integers(0, 40),
    ),
    max_size=14,
)


def drawn_items(rows):
    """Return the items of drawn rows: each end the same interval."""
    made = []
    for number, (option, kind, lane, name, stage, milestone_id, first, wide) in enumerate(rows):
        days = "" if first is None else "/".join(f"{FIRST + n * DAY:%Y-%m-%d}" for n in (first, first + wide))
        own = {"kind": kind, "lane": lane, "stage": stage}
        named = {"milestone_id": milestone_id if kind == "milestone" else None}
        made.append(item(option, number, name, days, days, **own, **named))
    return poaps(*made)


@settings(deadline=None, max_examples=50)
@given(rows=ROWS)
def test_each_item_is_one_thing_and_a_thing_has_one_item_an_option(rows):
    """No item is lost, and none is compared twice."""
    items = drawn_items(rows)
    made = matched_items(items)
    assert made["item_id"].tolist() == items["item_id"].tolist()
    assert not made.duplicated(["thing", "plan_option"]).any()
    assert sorted(made["thing"].unique()) == list(range(made["thing"].nunique()))
    assert made.groupby("thing")["kind"].nunique().le(1).all()


@settings(deadline=None, max_examples=50)
@given(rows=ROWS)
def test_a_difference_is_that_of_the_two_items(rows):
    """Worked out again from the two items of each row: the least from the first and last days, and the most."""
    items = drawn_items(rows).set_index(["plan_option", "item_id"])
    for row in option_differences(items.reset_index()).to_dict("records"):
        if row["verdict"] != "compared":
            continue
        end = "finish" if row["end"] == "date" else row["end"]
        own, base = (
            items.loc[(row["plan_option"], row["item_id"])],
            items.loc[("poap-1", row["base_item_id"])],
        )
        assert row["least_days"] == (own[f"{end}_from"] - base[f"{end}_to"]).days
        assert row["most_days"] == (own[f"{end}_to"] - base[f"{end}_from"]).days
        assert row["least_weeks"] == round(row["least_days"] / 7, 1)
