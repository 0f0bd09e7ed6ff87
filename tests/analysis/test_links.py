"""What follows what, and whether the dates allow it: yes, no, and not known."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.links import item_links, predecessors_of
from tests.charts.conftest import milestone, poap_item, poaps


def link(first, second):
    """Return the one link of an item that follows another: first's finish, second's start."""
    before = poap_item("i1", "DBT", "2023-01-01", first)
    after = poap_item("i2", "SIT", second, "2024-12-31", predecessors="i1")
    return item_links(poaps(before, after)).iloc[0]


@pytest.mark.parametrize(
    ("finish", "start", "verdict"),
    [
        ("2023-06-30", "2023-07-01", "in order"),
        ("2023-06-30", "2023-06-30", "in order"),
        ("2023-06-01/2023-06-30", "2023-06-30/2023-07-31", "in order"),
        ("2023-06-01/2023-06-30", "2023-06-01/2023-06-30", "open"),
        ("2023-06-01/", "2023-07-01", "open"),
        ("/2023-06-30", "2023-06-15", "open"),
        ("2023-06-30", "/2023-08-31", "open"),
        ("2023-06-30", "2023-06-29", "conflict"),
        ("2023-06-15/2023-06-30", "2023-06-01/2023-06-14", "conflict"),
        ("2023-06-15/", "2023-06-14", "conflict"),
        ("", "2023-07-01", "undated"),
        ("2023-06-30", "", "undated"),
    ],
)
def test_a_link_is_in_order_in_conflict_or_open(finish, start, verdict):
    """Only what holds for every day that was meant is said to hold; a day may end one and start the next."""
    assert link(finish, start)["verdict"] == verdict


def test_a_conflict_is_said_in_words():
    """Who starts when, before what ends when."""
    told = "SIT starts 29 Jun 2023, before DBT, which it follows, ends 30 Jun 2023"
    assert link("2023-06-30", "2023-06-29")["words"] == told
    assert link("2023-06-30", "2023-07-01")["words"] == ""


def test_a_milestone_has_one_date_for_both_its_ends():
    """Its finish, else its start: whichever the workbook gives."""
    before = poap_item("i1", "PIT", "2023-01-01", "2023-06-30")
    point = poap_item("i2", "M9", "", "2023-07-31", predecessors="i1", **milestone("M9"))
    after = poap_item("i3", "SIT", "2023-07-30", "2024-01-01", predecessors="i2")
    assert item_links(poaps(before, point, after))["verdict"].tolist() == ["in order", "conflict"]


def test_an_unknown_predecessor_is_told_and_not_dropped():
    """A slip in the workbook's column is found by whoever reads the page."""
    links = item_links(poaps(poap_item("i2", "SIT", "2023-07-01", "2024-01-01", predecessors="i9; i9")))
    assert links["verdict"].tolist() == ["unknown"]
    assert links["words"].tolist() == ["SIT follows i9, which is no item of this option"]


def test_predecessors_stand_between_semicolons():
    """Blanks and repeats say nothing; a missing cell is nothing to follow."""
    assert predecessors_of(" a ;b;; a") == ["a", "b"]
    assert predecessors_of(pd.NA) == predecessors_of(None) == []
    assert item_links(poaps()).empty


def test_items_that_follow_each_other_are_told_as_impossible():
    """Whatever their dates: a check that the build waits for, and the build for the check."""
    quarter = "2023-01-01/2023-03-31"
    links = item_links(
        poaps(
            poap_item("i1", "Build", quarter, quarter, predecessors="i3"),
            poap_item("i2", "Check", quarter, quarter, predecessors="i1"),
            poap_item("i3", "Fix", predecessors="i2"),
            poap_item("i4", "After", "2023-04-01", "2023-05-01", predecessors="i2"),
            poap_item("i5", "Alone", "2023-04-01", "2023-05-01", predecessors="i5"),
        )
    ).set_index("item_id")
    assert links["verdict"].to_dict() == {
        "i1": "cycle", "i2": "cycle", "i3": "cycle", "i4": "in order", "i5": "cycle",
    }  # fmt: skip
    assert links.loc["i2", "words"] == "Check follows Build, which follows it in turn"
    assert links.loc["i5", "words"] == "Alone follows itself"
