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
