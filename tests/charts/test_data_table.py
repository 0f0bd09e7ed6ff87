import pandas as pd

from mhhs_analysis.analysis.versions import of_latest_plans
from mhhs_analysis.charts.curve import draw_ready_curve
from mhhs_analysis.charts.data_table import MOST_ROWS, data_table
from mhhs_analysis.charts.poap import draw_poap
from mhhs_analysis.charts.portfolio import draw_plans
from mhhs_analysis.charts.positions import draw_positions
from mhhs_analysis.charts.strips import draw_strips


def table_of(figure):
    return figure.layout.meta["table"]


def test_a_table_leaves_out_an_empty_column_and_rows_beyond_its_most():
    """It says how many rows there are, also those that it leaves out."""
    table = data_table(("Lane", "Start", "Finish"), [["SIT", "", "3 Jul 2023"]] * (MOST_ROWS + 2))
    assert table["columns"] == ["Lane", "Finish"]
    assert (len(table["rows"]), table["of"]) == (MOST_ROWS, MOST_ROWS + 2)


def test_a_plan_on_a_page_is_told_item_by_item(full):
    """Each dated item of the option is a row with its lane, label and dates in words, once; the lines follow."""
    items = full["poap_items"]
    own = items[items["plan_option"].eq("poap-2")]
    table = table_of(draw_poap(items, "poap-2", label="POAP 2", as_at=pd.Timestamp("2022-10-28")))
    dated = own[own[["start_from", "start_to", "finish_from", "finish_to"]].notna().any(axis=1)]
    told = [row for row in table["rows"] if row[0] != "All lanes"]
    assert len(told) == len(dated)
    for name, lane in zip(dated["name"], dated["lane"], strict=True):
        assert sum(name in row[1] and row[0].endswith(lane) for row in told) == 1, name
    assert ["All lanes", "Line: M9 hard stop: no grace", "", "31 Jul 2023", ""] in table["rows"]
    assert ["All lanes", "Line: as at 28 Oct 2022", "", "28 Oct 2022", ""] in table["rows"]


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


def test_counts_are_told_as_printed(full):
    """Positions and the curve of those ready: the table's numbers are the frame's."""
    counts = full["position_counts"]
    told = {(row[0][:6], row[1]): row[2] for row in table_of(draw_positions(counts))["rows"]}
    support = counts[counts["position"].eq("supports") & counts["plan_option"].eq("poap-2")]
    assert told["POAP 2", "Support"] == support["shown"].iloc[0]
    last = table_of(draw_ready_curve(full["readiness"], full["poap_items"]))["rows"][-1]
    assert last[1] == last[2]
