"""The entries to SIT in order: as wide as their words, against the options' M9."""

import pandas as pd

from mhhs_analysis.charts.entries import draw_entries
from mhhs_analysis.charts.figure import alt_text
from tests.charts import drawn
from tests.charts.conftest import activity, milestone, plans, poap_item, poaps, register

PEOPLE = register(("p1", "Albion", "dno"), ("p2", "Bluebell", "large_supplier"), ("p3", "Cliff", "idno"))
OPTIONS = poaps(poap_item("i1", "SIT", "", "2023-11-30", plan_option="poap-1", **milestone("M9")))
OWN = plans(
    activity(
        "p1",
        "1",
        "sit",
        "",
        "2023-12-01/2023-12-31",
        finish_text="Dec 23",
        is_milestone=True,
        milestone_id="M9",
    ),
    activity("p2", "1", "sit", "2023-08-01", "2024-01-31", start_text="1/8/23"),
    activity("p3", "1", "dbt", "2023-08-01", "2024-01-31"),
)


def test_entries_stand_in_order_and_only_those_that_are_known():
    """The earliest on top; a plan without an entry is in the table beside, not here at some day."""
    figure = draw_entries(OWN, PEOPLE, OPTIONS)
    at = {a.text: a.y for a in figure.layout.annotations}
    assert at["Bluebell"] < at["Albion"] and "Cliff" not in at
    assert drawn.markers(figure, "milestone") == {
        "p2": pd.Timestamp("2023-08-02"),
        "p1": pd.Timestamp("2024-01-01"),
    }


def test_an_entry_says_its_words_and_what_it_was_taken_from():
    """A first task is not the plan's own M9."""
    assert set(drawn.labels(draw_entries(OWN, PEOPLE, OPTIONS))) == {"Dec 23", "1/8/23 (first SIT task)"}


def test_the_options_entry_is_a_line_and_later_is_not_called_late():
    """The line is M9; the words say what it does not mean."""
    figure = draw_entries(OWN, PEOPLE, OPTIONS)
    assert drawn.lines(figure, dash="dash") == [pd.Timestamp("2023-12-01")]
    assert "not the same as late" in figure.layout.title.subtitle.text


def test_no_entry_at_all_is_a_page_not_an_error():
    """Before the first plan arrives."""
    assert alt_text(draw_entries(plans(), PEOPLE, OPTIONS)).startswith("Entry to SIT of 0 participants")


def test_the_text_alternative_says_first_and_last():
    """How many, from when to when, against what."""
    alt = alt_text(draw_entries(OWN, PEOPLE, OPTIONS))
    assert "2 participants" in alt and "from 1 Aug 2023 to 31 Dec 2023" in alt and "POAP 1 M9" in alt
