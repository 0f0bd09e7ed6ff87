"""Intervals as parts, labels beside marks, marks in rows."""

from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.charts.geometry import (
    DAY,
    GAP_PX,
    PAST_PX,
    Lines,
    beside,
    calendar_span,
    is_dated,
    pack,
    place_label,
    with_parts,
)
from mhhs_analysis.charts.style import text_px
from mhhs_analysis.frames import BOUNDS
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


UPRIGHT = st.lists(NUMBERS, max_size=3)


@given(st.text("abc ", min_size=1, max_size=120), NUMBERS, NUMBERS, NUMBERS, UPRIGHT, UPRIGHT)
def test_no_label_leaves_the_page(text, one, two, host, heavy, light):
    """Wherever it goes: never beyond either edge, and never over its own mark unless inside."""
    mark = (min(one, two), max(one, two))
    label = place_label(text, mark, host, 500, Lines(heavy, light), mark[1])
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


def words_of(label, wider=1.0):
    """Return the pixels between which a label's words stand, on a page so many times as wide in those of this one."""
    width = label.width_px / wider
    if label.side == "below":
        return label.at_px - width / 2, label.at_px + width / 2
    left = label.at_px - width if label.side == "left" else label.at_px
    return left, left + width


def met(lines, start, end):
    return sum(start + 1e-6 < px < end - 1e-6 for px in lines)


PIXELS = st.integers(0, 500).map(float)


@settings(max_examples=300)
@given(
    st.integers(1, 60).map("a".__mul__),
    PIXELS,
    st.integers(0, 60),
    st.lists(PIXELS, min_size=1, max_size=2),
    st.lists(PIXELS, max_size=2),
)
def test_no_words_lie_on_a_line_where_another_place_is_free(text, start, long, heavy, light):
    """Right and left are tried for all lines; past it in the row, and below, for a hard stop."""
    mark, wider = (start, min(start + long, 500)), 700 / 500
    label = place_label(text, mark, 0, 500, Lines(heavy, light))
    words, width = words_of(label, wider if label.side != "below" else 1), text_px(text) + 2 * GAP_PX
    beside = [(mark[1], 1, mark[1] + width <= 500), (mark[0], -1, mark[0] - width >= 0)]
    pasts = [(px, 1, px + width <= 500) for px in heavy if mark[1] < px <= mark[1] + PAST_PX]
    free = [
        tuple(sorted((at, at + way * width / wider))) for at, way, has_room in (*beside, *pasts) if has_room
    ]
    if met(heavy, *words):
        assert all(met(heavy, *place) for place in free)
        rooms = [
            room
            for room in pairwise(sorted({0.0, 500.0, *heavy}))
            if room[0] <= mark[1] and room[1] >= mark[0]
        ]
        assert all(end - begin < min(text_px(text) + GAP_PX, 150) for begin, end in rooms)
    elif label.side in ("right", "left") and met(light, *words):
        nearby = [place for place, (_, _, has_room) in zip(free, beside, strict=False) if has_room]
        assert all(met(heavy, *place) or met(light, *place) for place in nearby)


def test_words_past_a_line_stand_in_the_row_of_their_mark_and_move_with_the_line():
    """Close behind the mark, where neither side is free; further off they go below."""
    label = place_label("Impact assessment", (2, 40), 0, 500, Lines([70.0]))
    assert (label.side, label.at_px, label.hang_px, label.lines) == ("past", 70.0, 70.0, 0)
    far = place_label("Impact assessment and all that", (2, 40), 0, 500, Lines([200.0]))
    assert far.side == "below" and met([200.0], *words_of(far)) == 0


def test_a_milestones_words_below_leave_the_line_that_it_stands_on_whole():
    """Beside the line, in as few lines as their side has room for."""
    label = place_label("M9 start of SIT, ready by the end of it, no grace, July 2023", (193, 207), 0, 500,
                        Lines([200.0]), 200.0)  # fmt: skip
    assert label.side == "below" and label.lines == 2
    assert words_of(label)[0] >= 200 and label.hang_px == 200
