import pandas as pd

from mhhs_analysis.analysis.hindsight import published_dates
from mhhs_analysis.analysis.versions import of_latest_plans
from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.charts.beside import draw_beside
from mhhs_analysis.charts.comparison import draw_comparison
from mhhs_analysis.charts.curve import draw_ready_curve
from mhhs_analysis.charts.data_table import MOST_ROWS, data_table
from mhhs_analysis.charts.geometry import is_dated
from mhhs_analysis.charts.one_plan import draw_plan
from mhhs_analysis.charts.poap import draw_poap
from mhhs_analysis.charts.portfolio import draw_plans
from mhhs_analysis.charts.positions import draw_positions
from mhhs_analysis.charts.slips import draw_slips
from mhhs_analysis.charts.strips import draw_strips
from mhhs_analysis.charts.style import STAGES, TIMELINES, look_of
from mhhs_analysis.reference import hindsight
from tests.charts import drawn
from tests.charts.conftest import poap_item, poaps


def table_of(figure):
    return figure.layout.meta["table"]


def test_a_table_leaves_out_an_empty_column_and_rows_beyond_its_most():
    """It says how many rows there are, also those that it leaves out."""
    table = data_table(("Lane", "Start", "Finish"), [["SIT", "", "3 Jul 2023"]] * (MOST_ROWS + 2))
    assert table["columns"] == ["Lane", "Finish"]
    assert (len(table["rows"]), table["of"]) == (MOST_ROWS, MOST_ROWS + 2)


def test_a_plan_on_a_page_is_told_item_by_item(full):
    """Each item of the option is a row with its lane, label and dates in words, once; the lines follow."""
    items = full["poap_items"]
    own = items[items["plan_option"].eq("poap-2")]
    table = table_of(draw_poap(items, "poap-2", label="POAP 2", as_at=pd.Timestamp("2022-10-28")))
    told = [row for row in table["rows"] if row[0] != "All lanes"]
    assert len(told) == len(own)
    for name, lane in zip(own["name"], own["lane"], strict=True):
        assert sum(name in row[1] and row[0].endswith(lane) for row in told) == 1, name
    assert ["All lanes", "Line: M9 hard stop: no grace", "", "31 Jul 2023", "", ""] in table["rows"]
    assert ["All lanes", "Line: as at 28 Oct 2022", "", "28 Oct 2022", "", ""] in table["rows"]


def test_what_an_item_follows_is_named():
    """By name, not by identifier; a dependency that the dates contradict, or that leads nowhere, says so."""
    items = poaps(
        poap_item("i1", "Design", "2022-11-01", "2022-12-31"),
        poap_item("i2", "Build", "2023-01-01", "2023-03-31", predecessors="i1"),
        poap_item("i3", "Test", "2023-03-01", "2023-05-31", predecessors="i1; i2; i9"),
    )
    table = table_of(draw_poap(items, "poap-1", label="POAP 1"))
    place = table["columns"].index("Follows")
    follows = {row[1]: row[place] for row in table["rows"]}
    assert follows["Design"] == "" and follows["Build"] == "Design"
    assert follows["Test"] == "Design; Build (starts before it); i9 (no item of this option)"


def test_an_item_without_a_date_is_told_with_what_was_written_instead():
    """Beside those that are dated, in its own lane; one end that nobody gave is not a thing without dates."""
    items = poaps(
        poap_item("i1", "Design", "2022-11-01", "2022-12-31"),
        poap_item("i2", "Build", finish_text="TBC"),
        poap_item("i3", "Test", "2023-03-01", finish_text="when ready"),
        poap_item("i4", "Go", milestone_id="M10", kind="milestone"),
    )
    rows = {row[1]: row[2:4] for row in table_of(draw_poap(items, "poap-1", label="POAP 1"))["rows"]}
    assert rows["Build"] == ["not dated", "not dated, written as \u201cTBC\u201d"]
    assert rows["Test (finish not given)"] == ["1 Mar 2023", "not given, written as \u201cwhen ready\u201d"]
    (go,) = [days for label, days in rows.items() if label.startswith("M10 Go")]
    assert go == ["", "not dated"]


def test_an_item_outside_the_days_shown_is_told(full):
    """A chart of fewer days draws fewer items, and its table holds them all."""
    items = full["poap_items"]
    own = items[items["plan_option"].eq("poap-1")]
    span = (pd.Timestamp("2023-01-01"), pd.Timestamp("2023-03-31"))
    figure = draw_poap(items, "poap-1", label="POAP 1", span=span)
    told = [row for row in table_of(figure)["rows"] if row[0] != "All lanes"]
    assert len(told) == len(own) > len(set(drawn.drawn_ids(figure)))


def test_a_heading_says_what_is_below_it(full):
    """Stages, options, timetables and whose dates they are stand each below their own name."""
    items, at = full["poap_items"], pd.Timestamp("2022-10-28")
    latest = of_latest_plans(full["activities"], full["plans"])
    one = latest[latest["participant_id"].eq(latest["participant_id"].iloc[0])]
    figures = {
        "Stage": draw_poap(items, "poap-1", label="POAP 1"),
        "Option": draw_comparison(items),
        "Whose dates": draw_beside(one, full["participants"], items),
        "Timetable": draw_slips(published_dates(hindsight()), {}, at),
    }
    kinds = {"Stage", *figures}
    for heading, figure in figures.items():
        table = table_of(figure)
        assert [name for name in table["columns"] if name in kinds] == [heading]
        place = table["columns"].index(heading)
        held = {row[place] for row in table["rows"]} - {""}
        assert held <= {look.label for look in (STAGES if heading == "Stage" else TIMELINES)}, heading


def test_every_row_of_one_plan_is_told_once(full):
    """Dated or not, with what it follows as its sender typed it."""
    latest = of_latest_plans(full["activities"], full["plans"])
    for _, own in latest.groupby("participant_id"):
        table = table_of(draw_plan(own, full["participants"], full["poap_items"]))
        told = [row for row in table["rows"] if row[0] != "All lanes"]
        lanes = [
            f"{name} (hidden)" if hidden else name
            for name, hidden in zip(own["activity_name"], own["is_hidden"], strict=True)
        ]
        assert [row[0] for row in told] == lanes
        follows = list(own["predecessors"].fillna(""))
        if any(follows):
            assert [row[table["columns"].index("Follows")] for row in told] == follows


def test_activities_without_a_date_are_counted_in_their_participants_lane(full):
    """Beside those that are drawn, with how many there are of each stage."""
    latest = of_latest_plans(full["activities"], full["plans"])
    figure = draw_plans(latest, full["participants"], full["poap_items"], coverage=full["coverage"])
    undated = latest[~is_dated(latest)].fillna({"stage": ""}).groupby(["participant_id", "stage"]).size()
    names = full["participants"].set_index("participant_id")["participant_name"]
    told = {
        (row[0].split(": ", 1)[1].removesuffix(" (confidential)"), row[4]): row[1]
        for row in table_of(figure)["rows"]
        if "not dated" in row
    }
    assert told == {
        (names[who], look_of(stage).label): count_words(int(many), "activity", "activities")
        for (who, stage), many in undated.items()
    }
    assert told


def test_a_lane_that_holds_nothing_says_why(full):
    """A participant without a plan is a row with the words that stand in its lane."""
    latest = of_latest_plans(full["activities"], full["plans"])
    figure = draw_plans(latest, full["participants"], full["poap_items"], coverage=full["coverage"])
    assert any("no plan" in " ".join(row).lower() for row in table_of(figure)["rows"])


def test_strips_are_told_plan_by_plan(full):
    """Each plan received is a row with its first and last day, an earlier one marked as such."""
    names = ("activities", "plans", "participants", "received")
    table = table_of(draw_strips(*(full[name] for name in names)))
    assert table["of"] == len(full["plans"])
    assert any("(earlier, " in row[1] for row in table["rows"])
    counts = [
        int(words.split()[0]) for row in table["rows"] for words in (row[2], row[5]) if words[:1].isdigit()
    ]
    assert sum(counts) == len(full["activities"]) and any(row[5] for row in table["rows"])


def test_counts_are_told_as_printed(full):
    """Positions and the curve of those ready: the table's numbers are the frame's."""
    counts = full["position_counts"]
    told = {(row[0][:6], row[1]): row[2] for row in table_of(draw_positions(counts))["rows"]}
    support = counts[counts["position"].eq("supports") & counts["plan_option"].eq("poap-2")]
    assert told["POAP 2", "Support"] == support["shown"].iloc[0]
    last = table_of(draw_ready_curve(full["readiness"], full["poap_items"]))["rows"][-1]
    assert last[1] == last[2]
