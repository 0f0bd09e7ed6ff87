"""One plan in full: every row in its place, as exact as it was written."""

import pandas as pd
import pytest

from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.charts.one_plan import INDENT_PX, depths, draw_plan
from tests.charts import drawn
from tests.charts.conftest import activity, milestone, plans, poap_item, poaps, register

ONE = register(("p1", "Albion Power", "large_supplier"))
OPTIONS = poaps(
    poap_item("i1", "SIT", "", "2023-11-30", plan_option="poap-1", **milestone("M9")),
    poap_item("i2", "End", "", "2024-11-30", plan_option="poap-1", **milestone("M10")),
)


def draw(*rows, options=OPTIONS):
    return draw_plan(plans(*rows), ONE, options)


def lane_of(figure):
    return {str(a.text).replace("<br>", " "): a for a in figure.layout.annotations}


@pytest.mark.parametrize(
    ("outlines", "wanted"),
    [
        (["1", "1.1", "1.1.2", "2"], [0, 1, 2, 0]),
        (["level 1", "level 2", "level 4"], [0, 1, 3]),
        (["2.1", None, "2.1.1", "Phase A"], [0, 0, 1, 0]),
        (["1.2.3.4.5.6.7.8.9", "1"], [6, 0]),
        ([None, None], [0, 0]),
    ],
)
def test_an_outline_becomes_an_indent(outlines, wanted):
    """As numbered or as indented, counted from the highest; what gives no level stands with the highest."""
    rows = [activity("p1", str(n), "dbt", outline=outline) for n, outline in enumerate(outlines)]
    assert depths(plans(*rows)) == wanted


def test_every_row_has_a_lane_of_its_own_in_the_order_of_the_file():
    """Dated or not, hidden or not; the names are indented and a row that gathers others is bold."""
    figure = draw(
        activity(
            "p1", "2", "dbt", "2023-03-01", "2023-05-31", activity_name="Build", outline="1", is_summary=True
        ),
        activity(
            "p1", "1", "dbt", "2023-03-01", "2023-04-30", activity_name="Part", outline="1.1", is_hidden=True
        ),
        activity("p1", "3", None, activity_name="Other", outline="2", finish_text="TBC"),
    )
    at = lane_of(figure)
    assert at["<b>Build</b>"].y < at["Part (hidden)"].y < at["Other"].y
    assert at["Part (hidden)"].xshift - at["<b>Build</b>"].xshift == INDENT_PX
    assert at["<i>? to TBC</i>"].y == at["Other"].y


def test_the_words_as_typed_stand_beside_the_bar():
    """Quarter three is not the first of July; a finish before its start says so."""
    words = drawn.labels(
        draw(
            activity(
                "p1",
                "1",
                "dbt",
                "2023-07-01/2023-09-30",
                "2023-10-31",
                start_text="Q3 2023",
                finish_text="31/10/23",
            ),
            activity(
                "p1",
                "2",
                "sit",
                "",
                "2023-11-30",
                finish_text="end Nov",
                is_milestone=True,
                milestone_id="M9",
            ),
            activity("p1", "3", "sit", "2023-12-01", "2023-11-01", start_text="a", finish_text="b"),
        )
    )
    assert set(words) == {"Q3 2023 to 31/10/23", "M9 · end Nov", "a to b · finish before start"}


def test_a_row_that_gathers_others_is_thin():
    """It is not the work itself; and the legend says what thin means."""
    figure = draw(
        activity("p1", "1", "dbt", "2023-03-01", "2023-05-31", is_summary=True),
        activity("p1", "2", "dbt", "2023-03-01", "2023-04-30"),
    )
    (trace,) = [trace for trace in figure.data if trace.name == "certain"]
    thin, thick = trace.width
    assert thin < thick / 2 and drawn.look_of(figure, "Thin: gathers")
    assert not drawn.look_of(draw(activity("p1", "2", "dbt", "2023-03-01", "2023-04-30")), "Thin")


def test_the_entries_to_sit_are_lines_and_m10_is_not():
    """One plan is read against the entry; the overview has both."""
    assert drawn.lines(draw(activity("p1", "1", "dbt", "2023-03-01")), dash="dash") == [
        pd.Timestamp("2023-12-01")
    ]
    assert drawn.lines(draw(activity("p1", "1", "dbt", "2023-03-01")), dash="longdashdot") == []


def test_what_stands_under_the_pointer_leads_to_the_cell():
    """Name, words, days read, what was worked out, place."""
    figure = draw(
        activity(
            "p1",
            "1",
            "dbt",
            "2023-03-01/2023-03-31",
            start_text="Mar-23",
            worked_out="from 5d",
            sheet="Plan",
            cell="B7",
        )
    )
    (words,) = {text for trace in figure.data for text in trace.hovertext or () if "Task 1" in text}
    assert "Start: Mar-23 [1 Mar 2023 to 31 Mar 2023]" in words
    assert "Worked out: from 5d" in words and "plans/p1.xlsx, Plan, B7" in words


def test_eighty_rows_are_eighty_lanes_and_the_page_grows():
    """No row is thinned away: each has room for its name."""
    rows = [
        activity("p1", str(n), "dbt", "2023-01-01", "2023-06-30", activity_name=f"Task {n}")
        for n in range(80)
    ]
    figure = draw(*rows)
    assert sum(text.startswith("Task ") for text in lane_of(figure)) == 80
    assert figure.layout.height > 80 * 24 and len(figure.data) < 20


def test_no_plan_to_show_is_a_page_that_says_so():
    """Where this reader may see none."""
    figure = draw()
    assert figure.layout.title.text == "No plan that this report may show"
    assert alt_text(figure) == "No plan that this report may show."


def test_the_text_alternative_counts_the_rows(full):
    """Whose, how many, how many dated, from when to when."""
    own = full["activities"][full["activities"]["participant_id"].eq("P01")]
    alt = alt_text(draw_plan(own, full["participants"], full["poap_items"]))
    name = full["participants"].set_index("participant_id").at["P01", "participant_name"]
    assert alt.startswith(f"Timeline of the plan of {name}: {len(own)} rows, ")
    assert "The dates run from " in alt and "Lines mark POAP 1 M9" in alt
