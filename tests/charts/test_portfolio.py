"""The participants' plans side by side: whose they are, what they say, and what they don't."""

import pandas as pd
import pytest

from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.charts.portfolio import draw_plans
from mhhs_analysis.charts.style import STAGES
from mhhs_analysis.frames import ACTIVITIES, COVERAGE, MhhsError, check, frame_of
from tests.charts import drawn
from tests.charts.conftest import activity, plans, poap_item, poaps, register

AS_AT = pd.Timestamp("2022-10-14")
ONE = register(("p1", "Albion Power", "large_supplier"))


def draw(*rows):
    return draw_plans(plans(*rows), ONE, poaps())


@pytest.fixture
def figure(activities, participants, poap_items):
    return draw_plans(activities, participants, poap_items, as_at=AS_AT)


def test_the_fixture_is_a_valid_frame(activities):
    """The charts are tested on what the store really holds."""
    check(activities, ACTIVITIES)


def test_participants_stand_by_constituency_then_name(figure, participants):
    """The programme's order of constituencies, names in order within."""
    heights = {a.text.replace("<br>", " "): a.y for a in figure.layout.annotations}
    names = [name.replace("&", "&amp;") for name in participants["participant_name"]]
    found = sorted(names, key=heights.__getitem__)
    assert found[:3] == ["Albion Power", "Northern Light Energy", "Bluebell Energy"]
    assert found[-1] == "Implementation Manager (central systems)"


def test_no_plan_and_no_date_are_two_things(figure):
    """A missing plan is never counted as late, nor as a plan without dates."""
    words = drawn.texts(figure)
    assert words.count("no plan read") == words.count("no dated activity") == 1
    heights = {a.text: a.y for a in figure.layout.annotations}
    assert heights["<i>no plan read</i>"] == heights["Oxbow Utilities"]
    assert heights["<i>no dated activity</i>"] == heights["Bluebell Energy"]


def test_every_stage_of_every_participant_is_drawn_once(figure, activities):
    """A bar a participant and stage that has a date, a diamond a dated milestone."""
    dated = activities[activities[["start_from", "start_to", "finish_from", "finish_to"]].notna().any(axis=1)]
    bars = dated[~dated["is_milestone"]].fillna({"stage": "not_mapped"})
    wanted = set(bars["participant_id"] + "/" + bars["stage"])
    assert set(drawn.bars(figure)["item_id"]) == wanted
    points = dated[dated["milestone_id"].notna()]
    assert set(drawn.markers(figure, "milestone")) == set(points["plan_id"] + "/" + points["activity_id"])


def test_a_stage_runs_from_its_earliest_start_to_its_latest_finish():
    """What lies between the outer bounds is one bar, pale where it isn't certain."""
    figure = draw(
        activity("p1", "1", "dbt", "2023-03-01/2023-03-31", "2023-05-31"),
        activity("p1", "2", "dbt", "2023-04-01", "2023-07-01/2023-07-31"),
    )
    found = drawn.bars(figure).set_index("name")
    assert tuple(found.loc["may be", ["left", "right"]]) == (
        pd.Timestamp("2023-03-01"),
        pd.Timestamp("2023-08-01"),
    )
    assert tuple(found.loc["certain", ["left", "right"]]) == (
        pd.Timestamp("2023-03-31"),
        pd.Timestamp("2023-07-02"),
    )


def test_one_activity_without_a_start_leaves_its_stage_open():
    """The others' starts are drawn, but none is taken for the earliest."""
    figure = draw(
        activity("p1", "1", "dbt", "2023-03-01", "2023-05-31"), activity("p1", "2", "dbt", "", "2023-06-30")
    )
    assert drawn.markers(figure, "no bound on the left") == {"p1/dbt": pd.Timestamp("2023-03-01")}


def test_a_point_without_a_milestone_counts_as_a_day_of_its_stage():
    """Its one date is no missing start."""
    figure = draw(activity("p1", "1", "dbt", "", "2023-05-31", is_milestone=True))
    assert drawn.markers(figure, "no bound on the left") == {}
    assert len(drawn.bars(figure)) == 1


def test_an_open_milestone_says_so():
    """By the end of August is not the end of August."""
    more = {"milestone_id": "M9", "is_milestone": True}
    assert drawn.labels(draw(activity("p1", "1", "sit", "", "/2023-08-31", **more))) == ["M9 or earlier"]
    assert drawn.labels(draw(activity("p1", "1", "sit", "", "2023-08-01/", **more))) == ["M9 or later"]


def test_an_activity_without_a_stage_is_drawn_as_not_mapped(figure):
    """It is on the page in neutral grey."""
    assert "p1/not_mapped" in set(drawn.bars(figure)["item_id"])
    assert drawn.look_of(figure, "Not mapped to a stage")


def test_undated_activities_are_counted_by_participant(figure):
    """What can't be drawn is said, with whose it is."""
    assert "3 of 31 activities (Albion Power 1; Bluebell Energy 2)" in drawn.texts(figure)


def test_the_options_entries_are_lines_with_grace_and_hard_stop(figure):
    """POAP 1's M9 has its grace across every lane; POAP 2's is the heaviest line; both say illustrative."""
    words = drawn.texts(figure)
    assert "POAP 1 M9 · end of September 2023 · 1 month grace (illustrative)" in words
    assert "POAP 2 M9 · end of May 2023 · hard stop: no grace (illustrative)" in words
    assert drawn.lines(figure, width=4) == [pd.Timestamp("2023-06-01")]
    assert drawn.lines(figure, dash="dash") == [pd.Timestamp("2023-10-01")]
    strip = drawn.bars(figure, of_lanes=False).query("name == 'grace across'").iloc[0]
    assert (strip["left"], strip["right"]) == (pd.Timestamp("2023-10-01"), pd.Timestamp("2023-11-01"))


def test_no_watermark_over_the_participants_dates(figure):
    """Their dates are theirs: only the options' lines are illustrative."""
    assert "ILLUSTRATIVE" not in drawn.texts(figure)


def test_an_approved_entry_does_not_say_illustrative(activities, participants, poap_items):
    """The word follows the standing of the option's date."""
    figure = draw_plans(activities, participants, poap_items.assign(date_status="approved"))
    assert "illustrative" not in drawn.texts(figure)


def test_the_legend_is_in_programme_order(figure):
    """Stages read as the programme runs."""
    order = [stage.key for stage in STAGES]
    found = [trace.name for trace in figure.data if trace.showlegend is not False and trace.name in order]
    assert found == sorted(found, key=order.index)
    assert len(found) == 10


def test_two_versions_of_a_plan_are_refused():
    """Versions and rounds never mix silently."""
    with pytest.raises(MhhsError, match="p1: 2 versions"):
        draw(
            activity("p1", "1", "dbt", "2023-01-01"),
            activity("p1", "1", "dbt", "2023-01-01", plan_id="p1-round-1-1"),
        )


def test_a_plan_of_somebody_not_registered_is_drawn():
    """It has a band of its own rather than none."""
    figure = draw(activity("stranger", "1", "dbt", "2023-01-01", "2023-02-01"))
    assert "Not in the register" in drawn.texts(figure)
    assert set(drawn.bars(figure)["item_id"]) == {"stranger/dbt"}


def test_nothing_at_all_is_a_page_not_an_error():
    """Before the first plan arrives, every band says so."""
    assert "no plan read" in drawn.texts(draw())
    assert alt_text(draw()).startswith(
        "Timeline of the plans of 1 participant: 0 with dates, 1 with no plan read"
    )


def test_the_text_alternative_counts_what_the_frames_hold(figure, participants):
    """Participants with dates, without dates, without a plan; the extremes."""
    alt = alt_text(figure)
    assert (
        f"{len(participants)} participants: 6 with dates, 1 with no dated activity, 1 with no plan read"
        in alt
    )
    assert "1 Oct 2022 to 30 Sep 2025" in alt


def test_two_builds_are_the_same_to_the_byte(activities, participants, poap_items):
    """Whatever order the rows come in for the register, and however often it is drawn."""
    first = draw_plans(activities, participants, poap_items).to_json()
    assert first == draw_plans(activities, participants.iloc[::-1], poap_items).to_json()


def test_a_hundred_plans_are_drawn_in_few_traces():
    """Marks are gathered by look: the traces do not grow with the plans."""
    names = [(f"p{n:03}", f"Participant {n:03}", "large_supplier") for n in range(100)]
    rows = [
        activity(who, str(n), stage.look_id, "2023-01-01", "2023-06-30")
        for who, _, _ in names
        for n, stage in enumerate(STAGES)
    ]
    figure = draw_plans(plans(*rows), register(*names), poaps())
    assert len(drawn.bars(figure)) == 1100
    assert len(figure.data) < 40


def test_a_participant_without_bars_says_why():
    """Nothing sent, not readable and withheld are three things, and none of them is drawn as late."""
    names = [("p1", "A", "dno"), ("p2", "B", "dno"), ("p3", "C", "dno")]
    states = {"p1": "no_plan", "p2": "not_readable", "p3": "read"}
    rows = [{"participant_id": who, "responds_for": who, "plan": plan, "response": "no_response"}
            for who, plan in states.items()]  # fmt: skip
    figure = draw_plans(plans(), register(*names), poaps(), coverage=frame_of(rows, COVERAGE))
    words = drawn.texts(figure)
    assert all(said in words for said in ("no plan sent", "plan not readable", "plan withheld [c]"))


def test_an_entry_without_a_last_day_is_named():
    """Where an option gives its entry to SIT no date, no line is drawn and the note says so."""
    entry = poap_item("i1", "SIT start", plan_option="poap-2", kind="milestone", milestone_id="M9")
    assert "No line for M9 of POAP 2" in drawn.texts(draw_plans(plans(), ONE, poaps(entry)))


def test_m10_is_a_line_of_its_own_look():
    """Both milestones of an option are marked, each in words, and neither looks like the other."""
    entry = poap_item(
        "i1", "SIT start", "", "2023-09-30", plan_option="poap-1", kind="milestone", milestone_id="M9"
    )
    after = poap_item(
        "i2", "Ready", "", "2024-09-30", plan_option="poap-1", kind="milestone", milestone_id="M10"
    )
    figure = draw_plans(plans(), ONE, poaps(entry, after))
    assert drawn.lines(figure, dash="dash") == [pd.Timestamp("2023-10-01")]
    assert drawn.lines(figure, dash="longdashdot") == [pd.Timestamp("2024-10-01")]
    assert "POAP 1 M10" in drawn.texts(figure)
