"""Intervals as parts, labels beside marks, marks in rows."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.charts.geometry import (
    BOUNDS,
    DAY,
    beside,
    calendar_span,
    is_dated,
    pack,
    place_label,
    with_parts,
)
from tests.charts.conftest import milestone, poap_item, poaps

NUMBERS = st.floats(0, 500, allow_nan=False)
DATES = st.one_of(st.none(), st.dates(pd.Timestamp("2022-01-01").date(), pd.Timestamp("2025-12-31").date()))


def parts(start="", finish="", **more):
    return with_parts(poaps(poap_item("i1", "Bar", start, finish, **more))).iloc[0]


def day(words):
    return pd.Timestamp(words)


def test_an_exact_bar_is_certain_throughout_and_its_last_day_is_drawn_whole():
    """A bar to 30 June ends where 1 July begins."""
    bar = parts("2023-01-01", "2023-06-30")
    assert (bar["left"], bar["right"]) == (day("2023-01-01"), day("2023-07-01"))
    assert (bar["sure_from"], bar["sure_to"]) == (bar["left"], bar["right"])


def test_the_certain_part_lies_between_latest_start_and_earliest_finish():
    """The ends on either side are only possible."""
    bar = parts("2023-01-01/2023-01-31", "2023-06-01/2023-06-30")
    assert (bar["left"], bar["right"]) == (day("2023-01-01"), day("2023-07-01"))
    assert (bar["sure_from"], bar["sure_to"]) == (day("2023-01-31"), day("2023-06-02"))


def test_intervals_that_overlap_leave_nothing_certain():
    """Started by June and finished by May at the earliest: no day is certain."""
    bar = parts("2023-01-01/2023-06-30", "2023-05-01/2023-12-31")
    assert pd.isna(bar["sure_from"])
    assert pd.isna(bar["sure_to"])


@pytest.mark.parametrize(
    ("start", "finish", "left", "right", "opens"),
    [
        ("/2023-03-31", "2023-06-30", "2023-03-31", "2023-07-01", (True, False)),
        ("2023-03-01/", "2023-06-30", "2023-03-01", "2023-07-01", (False, False)),
        ("2023-03-01", "/2023-06-30", "2023-03-01", "2023-07-01", (False, False)),
        ("2023-03-01", "2023-06-30/", "2023-03-01", "2023-07-01", (False, True)),
        ("", "2023-06-01/2023-06-30", "2023-06-01", "2023-07-01", (True, False)),
        ("2023-03-01/2023-03-31", "", "2023-03-01", "2023-04-01", (False, True)),
    ],
)
def test_a_missing_bound_leaves_that_end_open(start, finish, left, right, opens):
    """The bar runs to the other bound; only an outer bound that is missing opens an end."""
    bar = parts(start, finish)
    assert (bar["left"], bar["right"]) == (day(left), day(right))
    assert (bar["is_open_left"], bar["is_open_right"]) == opens


def test_a_finish_before_the_start_is_drawn_and_marked():
    """A reversed bar would have no width or run backwards; it is neither certain nor lost."""
    bar = parts("2023-06-01", "2023-03-31")
    assert bar["is_reversed"]
    assert bar["left"] < bar["right"]
    assert pd.isna(bar["sure_from"])


def test_a_milestone_stands_at_its_finish_else_at_its_start():
    """The point in time is the finish where both are given."""
    assert parts("2023-01-01", "2023-06-01/2023-06-30", **milestone("M9"))["right"] == day("2023-07-01")
    assert parts("2023-01-01", "", **milestone("M9"))["right"] == day("2023-01-02")


def test_grace_runs_whole_months_from_the_end_of_the_last_day():
    """A month after the end of September is the whole of October; without a last day there is no strip."""
    assert parts("", "2023-09-30", grace_months=1, **milestone("M9"))["grace_to"] == day("2023-11-01")
    assert pd.isna(parts("", "2023-09-30/", grace_months=1, **milestone("M9"))["grace_to"])
    assert pd.isna(parts("", "2023-09-30", grace_months=0, **milestone("M9"))["grace_to"])


@settings(deadline=None)
@given(bounds=st.tuples(DATES, DATES, DATES, DATES).filter(any), kind=st.sampled_from(["bar", "milestone"]))
def test_any_dated_item_has_edges_and_its_certain_part_lies_within(bounds, kind):
    """No combination of bounds, however broken, makes an item vanish."""
    item = poaps(
        poap_item("i1", "Any", kind=kind) | dict(zip(BOUNDS, map(pd.Timestamp, bounds), strict=True))
    )
    made = with_parts(item).iloc[0]
    assert is_dated(item).all()
    assert made["left"] + DAY <= made["right"]
    if pd.notna(made["sure_from"]):
        assert made["left"] <= made["sure_from"] < made["sure_to"] <= made["right"]


@given(st.lists(st.tuples(NUMBERS, NUMBERS, st.integers(1, 3)), max_size=30))
def test_packing_never_lets_two_share_a_place(drawn):
    """Whatever their lengths and heights, no two overlap in a row."""
    spans = [(min(a, b), max(a, b) + 1, high) for a, b, high in drawn]
    rows = pack(spans)
    taken = [
        (row + deep, start, end)
        for row, (start, end, high) in zip(rows, spans, strict=True)
        for deep in range(high)
    ]
    ordered = sorted(taken)
    assert all(a[0] != b[0] or a[2] <= b[1] for a, b in pairwise(ordered))


@given(st.text("abc ", min_size=1, max_size=120), NUMBERS, NUMBERS, NUMBERS)
def test_no_label_leaves_the_page(text, one, two, host):
    """Inside, right, left or below: never beyond either edge, and never over its own mark unless inside."""
    mark = (min(one, two), max(one, two))
    label = place_label(text, mark, host, 500)
    assert 0 <= label.from_px <= mark[0]
    assert mark[1] <= label.to_px <= 500
    assert (label.side == "below") == (label.lines > 0)


@given(st.text("abc ", min_size=1, max_size=120), NUMBERS)
def test_no_flag_leaves_the_page(text, at):
    """Words beside a line are broken rather than cut."""
    label = beside(text, (at, at), 500)
    assert 0 <= label.from_px <= label.to_px <= 500
    assert label.lines >= 1


def test_a_span_is_whole_quarters():
    """Options are compared over the same whole quarters; no day, no span."""
    found = calendar_span(pd.Series(pd.to_datetime(["2023-02-10", None, "2023-11-02"])))
    assert found == (day("2023-01-01"), day("2023-12-31"))
    assert calendar_span(pd.Series([None], dtype="datetime64[us]")) is None
