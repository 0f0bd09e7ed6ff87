"""Lines of dependencies: they leave at an end, never run back in time, and go round words."""

import pandas as pd
import pytest

from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.charts.links import Box, Scale, crossed
from mhhs_analysis.charts.poap import draw_poap, poap_sheet
from tests.charts import drawn
from tests.charts.conftest import milestone, poap_item, poaps

DAY = pd.Timedelta(days=1)


def pair(finish, start, **more):
    before = poap_item("i1", "DBT", "2023-01-01", finish)
    return poaps(before, poap_item("i2", "SIT", start, "2024-12-31", predecessors="i1", **more))


def the_link(items):
    return poap_sheet(items, "poap-1").links.iloc[0]


def test_a_line_leaves_at_the_end_of_the_last_day_and_lands_at_the_start():
    """Both edges are those of the bars."""
    line = the_link(pair("2023-06-30", "2023-09-01"))
    assert (line["starts"], line["ends"]) == (pd.Timestamp("2023-07-01"), pd.Timestamp("2023-09-01"))
    assert [day for day, _ in line["way"]][:1] == [line["starts"]]


def test_an_open_order_is_drawn_at_the_last_day_that_allows_it():
    """Both in June: the line leaves within that end, and does not run back."""
    line = the_link(pair("2023-06-01/2023-06-30", "2023-06-01/2023-06-10"))
    assert line["starts"] == line["ends"] == pd.Timestamp("2023-06-11")


def test_a_line_to_a_milestone_lands_at_its_diamond():
    """The diamond stands at the last day, and so does the arrow."""
    before = poap_item("i1", "PIT", "2023-01-01", "2023-06-30")
    after = poap_item("i2", "M9", "", "2023-07-01/2023-07-31", predecessors="i1", **milestone("M9"))
    assert the_link(poaps(before, after))["ends"] == pd.Timestamp("2023-08-01")


def test_a_conflict_is_a_marked_line_and_words():
    """It has a cross and no head, and the chart says below and in its alternative what is wrong."""
    figure = draw_poap(pair("2023-06-30", "2023-03-01"), "poap-1", label="POAP 1")
    (ends,) = [trace for trace in figure.data if trace.name == "link ends"]
    assert list(ends.marker.symbol) == ["x-thin"]
    assert "link conflict" in {trace.name for trace in figure.data}
    told = "SIT starts 1 Mar 2023, before DBT, which it follows, ends 30 Jun 2023"
    assert told in drawn.texts(figure) and told in alt_text(figure)
    assert any("starts before what it follows" in str(trace.name) for trace in figure.data)


def test_what_has_no_date_has_no_line_and_is_told():
    """A dependency is not lost with its line."""
    items = pair("", "2023-03-01")
    assert poap_sheet(items, "poap-1").links.empty
    assert "SIT follows DBT: DBT has no end" in drawn.texts(draw_poap(items, "poap-1", label="POAP 1"))


def test_a_bar_the_wrong_way_round_ends_at_its_finish():
    """Its drawn right edge is its start, which nothing follows."""
    before = poap_item("i1", "DBT", "2023-06-01", "2023-03-31")
    after = poap_item("i2", "SIT", "2023-09-01", "2024-01-01", predecessors="i1")
    assert the_link(poaps(before, after))["starts"] == pd.Timestamp("2023-04-01")


def test_a_line_goes_round_words_where_it_can():
    """A label that stands in the way of the straight line down is passed at its end."""
    items = poaps(
        poap_item("i1", "A", "2023-01-01", "2023-03-31"),
        poap_item("i2", "Words that stand below the end of A", "2023-01-01", "2023-02-28", lane="B"),
        poap_item("i3", "C", "2024-12-01", "2024-12-31", lane="C", predecessors="i1"),
    )
    sheet = poap_sheet(items, "poap-1")
    days = [day for day, _ in sheet.links.iloc[0]["way"]]
    assert len(set(days)) == 3, "it leaves at its end, turns past the words, and lands"


@pytest.mark.parametrize(
    ("px", "rows", "many"), [(5, (0, 3), 1), (5, (3, 0), 1), (11, (0, 3), 0), (5, (2, 3), 0)]
)
def test_words_are_crossed_between_two_rows(px, rows, many):
    """An upright line meets what lies between its ends, in either direction."""
    assert crossed(px, rows, [Box(0, 10, 1, 2)]) == many


def test_a_scale_tells_days_and_pixels():
    """A pixel lies in a day."""
    scale = Scale(pd.Timestamp("2023-01-01"), 2)
    assert scale.px(pd.Timestamp("2023-01-03")) == 4
    assert scale.day(5) == pd.Timestamp("2023-01-03")
