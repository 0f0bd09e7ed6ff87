"""An option's plan on a page shows every item, no date more exact than it is."""

import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.charts.geometry import is_dated
from mhhs_analysis.charts.poap import draw_poap, poap_span
from mhhs_analysis.frames import OPTIONS, POAP_ITEMS, check
from tests.charts import drawn
from tests.charts.conftest import milestone, poap_item, poaps

AS_AT = pd.Timestamp("2022-11-14")


def draw(*rows, **more):
    return draw_poap(poaps(*rows), "poap-1", label="POAP 1", **more)


def test_the_fixture_is_a_valid_frame(poap_items):
    """The charts are tested on what the store really holds."""
    check(poap_items, POAP_ITEMS)


@pytest.mark.parametrize("option", OPTIONS)
def test_every_dated_item_appears_once_and_every_undated_one_in_the_note(poap_items, option):
    """Nothing is dropped silently: drawn with one label, or named under the chart."""
    own = poap_items[poap_items["plan_option"].eq(option)]
    figure = draw_poap(poap_items, option, label="An option")
    dated = is_dated(own)
    assert set(drawn.drawn_ids(figure)) == set(own.loc[dated, "item_id"])
    assert len(drawn.labels(figure)) == dated.sum()
    assert all(name in drawn.texts(figure) for name in own.loc[~dated, "name"])
    assert f"Undated, so not drawn ({(~dated).sum()})" in drawn.texts(figure)


def test_only_the_option_asked_for_is_drawn(poap_items):
    """Options never mix on a page."""
    figure = draw(
        poap_item("i1", "Ours", "2023-01-01", "2023-02-01"),
        poap_item("i2", "Theirs", "2023-01-01", "2023-02-01", plan_option="poap-2"),
    )
    assert drawn.labels(figure) == ["Ours"]


@pytest.mark.parametrize("option", OPTIONS)
def test_bars_of_a_row_do_not_overlap(poap_items, option):
    """Bars that are at work at once stand in rows of their own."""
    found = drawn.bars(draw_poap(poap_items, option, label="An option"))
    extent = found.groupby("item_id").agg(left=("left", "min"), right=("right", "max"), y=("y", "first"))
    for _, row in extent.sort_values("left").groupby("y"):
        assert (row["right"].shift().dropna() <= row["left"].iloc[1:]).all()


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=25, deadline=None)
@given(
    st.lists(
        st.tuples(st.integers(0, 900), st.integers(0, 300), st.text("ab ", min_size=1, max_size=60)),
        max_size=15,
    )
)
def test_any_lane_is_packed_and_whole(shapes):
    """Whatever the bars, each is drawn, apart from the others."""
    first = pd.Timestamp("2023-01-01")
    items = [
        poap_item(
            f"i{n}",
            name,
            f"{first + pd.Timedelta(days=at):%Y-%m-%d}",
            f"{first + pd.Timedelta(days=at + long):%Y-%m-%d}",
        )
        for n, (at, long, name) in enumerate(shapes)
    ]
    found = drawn.bars(draw(*items))
    assert sorted(found["item_id"]) == sorted(item["item_id"] for item in items)
    for _, row in found.sort_values("left").groupby("y"):
        assert (row["right"].shift().dropna() <= row["left"].iloc[1:]).all()


def test_lanes_stand_in_the_workbooks_order_with_their_group_together():
    """Order is the workbook's, not the alphabet's."""
    when = {"start": "2023-01-01", "finish": "2023-02-01"}
    figure = draw(
        poap_item("i1", "a", **when, lane="Zebra", lane_group="Second letter"),
        poap_item("i2", "b", **when, lane="Apple", lane_group="First letter"),
        poap_item("i3", "c", **when, lane="Mango", lane_group="Second letter"),
    )
    words = drawn.texts(figure)
    heights = {a.text: a.y for a in figure.layout.annotations}
    assert heights["Zebra"] < heights["Mango"] < heights["Apple"]
    assert words.count("Second letter") == 1


def test_a_milestone_stands_at_the_end_of_its_interval_under_a_whisker():
    """The cut-off is the end of the interval; the whisker says how wide it is."""
    figure = draw(
        poap_item("i1", "SIT start", "", "2023-09-01/2023-09-30", **milestone("M9", finish_text="Sept 23"))
    )
    assert drawn.markers(figure, "milestone") == {"i1": pd.Timestamp("2023-10-01")}
    whisker = next(trace for trace in figure.data if trace.name == "interval")
    assert list(whisker.x) == ["2023-09-01", "2023-10-01", None]
    assert drawn.labels(figure) == ["M9 SIT start · Sept 23"]


def test_an_exact_milestone_has_no_whisker():
    """A day needs none."""
    figure = draw(poap_item("i1", "SIT start", "", "2023-09-30", **milestone("M9")))
    assert not [trace for trace in figure.data if trace.name == "interval"]


@pytest.mark.parametrize(("finish", "side"), [("/2023-09-30", "left"), ("2023-09-01/", "right")])
def test_a_milestone_without_a_bound_has_an_arrow_that_way(finish, side):
    """By the end of September has no first day; from September on has no last, so no diamond either."""
    figure = draw(poap_item("i1", "SIT start", "", finish, **milestone("M9")))
    assert drawn.markers(figure, f"no bound on the {side}").keys() == {"i1"}
    assert bool(drawn.markers(figure, "milestone")) == (side == "left")


def test_a_bar_without_a_finish_says_so():
    """An arrow may be missed on paper: the label says what is not given."""
    figure = draw(poap_item("i1", "Migration", "2023-09-01", ""))
    assert drawn.labels(figure) == ["Migration (finish not given)"]
    assert drawn.markers(figure, "no bound on the right").keys() == {"i1"}


def test_a_finish_before_the_start_is_said():
    """A reversed bar is shown for what it is."""
    assert drawn.labels(draw(poap_item("i1", "DBT", "2023-09-01", "2023-06-30"))) == [
        "DBT (finish before start)"
    ]


def test_grace_is_a_strip_after_the_milestone_and_said():
    """A month's grace is visible in time and in words."""
    figure = draw(poap_item("i1", "SIT start", "", "2023-09-30", **milestone("M9", grace_months=1)))
    strip = drawn.bars(figure).query("name == 'grace'").iloc[0]
    assert (strip["left"], strip["right"]) == (pd.Timestamp("2023-10-01"), pd.Timestamp("2023-11-01"))
    assert drawn.labels(figure)[0].endswith("1 month grace")
    assert "hard stop" not in drawn.texts(figure)


def test_no_grace_is_a_heavy_line_across_the_lanes():
    """A hard stop is the heaviest line on the page, named at its top."""
    figure = draw(poap_item("i1", "SIT start", "", "2023-05-31", **milestone("M9", grace_months=0)))
    assert drawn.lines(figure, width=4) == [pd.Timestamp("2023-06-01")]
    assert "M9 hard stop: no grace" in drawn.texts(figure)
    assert "grace" not in set(drawn.bars(figure)["name"])


def test_grace_not_stated_is_neither_grace_nor_hard_stop():
    """What the option doesn't say isn't drawn."""
    figure = draw(poap_item("i1", "SIT start", "", "2023-05-31", **milestone("M9")))
    assert drawn.lines(figure, width=4) == []
    assert "grace" not in drawn.texts(figure) + str(drawn.labels(figure))


@pytest.mark.parametrize(
    ("standings", "is_marked"),
    [
        (["illustrative"] * 2, True),
        (["illustrative", "consulted"], True),
        (["illustrative", "not_stated"], True),
        (["approved"] * 2, False),
    ],
)
def test_the_watermark_is_there_if_and_only_if_any_date_is_illustrative(standings, is_marked):
    """The subtitle always says the standing; where it is mixed, each illustrative label does."""
    items = [
        poap_item(f"i{n}", "DBT", "2023-01-01", "2023-02-01", date_status=s) for n, s in enumerate(standings)
    ]
    figure = draw(*items)
    assert ("ILLUSTRATIVE DATES" in drawn.texts(figure)) == is_marked
    assert all(standing.replace("_", " ") in figure.layout.title.subtitle.text for standing in standings)
    assert ("DBT (illustrative)" in drawn.labels(figure)) == (len(set(standings)) > 1)


def test_as_at_is_a_dotted_line_with_its_day():
    """The day the analysis speaks of is on the page, or said to be outside it."""
    item = poap_item("i1", "DBT", "2022-10-01", "2023-02-01")
    figure = draw(item, as_at=AS_AT)
    assert drawn.lines(figure, dash="dot") == [AS_AT]
    assert "as at 14 Nov 2022" in drawn.texts(figure)
    later = (pd.Timestamp("2023-01-01"), pd.Timestamp("2023-12-31"))
    assert "As at 14 Nov 2022, which is outside" in drawn.texts(draw(item, as_at=AS_AT, span=later))


def test_one_span_gives_every_option_the_same_axis(poap_items):
    """Options are compared by eye: the same day stands at the same place."""
    span = poap_span(poap_items)
    ranges = {tuple(draw_poap(poap_items, o, label=o, span=span).layout.xaxis.range) for o in OPTIONS}
    assert ranges == {("2022-07-01", "2026-04-01")}


def test_an_item_past_the_span_is_named():
    """What a fixed span cuts off is said under the chart."""
    span = (pd.Timestamp("2023-01-01"), pd.Timestamp("2023-12-31"))
    figure = draw(
        poap_item("i1", "Migration", "2024-01-01", "2024-06-01"),
        poap_item("i2", "SIT", "2023-06-01", "2024-06-01"),
        span=span,
    )
    assert "Runs past the dates shown (2): Migration; SIT" in drawn.texts(figure)


def test_the_text_alternative_counts_what_the_frame_holds(poap_items):
    """Counts, extremes and undated come from the frame."""
    own = poap_items[poap_items["plan_option"].eq("poap-2")]
    alt = alt_text(draw_poap(poap_items, "poap-2", label="POAP 2"))
    kinds = own["kind"].value_counts()
    assert f"{kinds['bar']} bars and {kinds['milestone']} milestones in {own['lane'].nunique()} lanes" in alt
    assert f"{(~is_dated(own)).sum()} items have no date" in alt
    assert "1 Jul 2022 to 30 Jun 2025" in alt
    assert "hard stop: no grace" in alt
    assert "illustrative" in alt


@pytest.mark.parametrize("rows", [[], [poap_item("i1", "Some day")]], ids=["no items", "no dates"])
def test_an_option_without_dates_is_a_page_not_an_error(rows):
    """Nothing to draw in time: the items are still named, and nothing claims to be illustrative."""
    figure = draw(*rows, as_at=None)
    assert drawn.drawn_ids(figure) == []
    assert ("Some day" in drawn.texts(figure)) == bool(rows)
    assert "ILLUSTRATIVE" not in drawn.texts(figure)
    assert poap_span(poaps(*rows)) is None


def test_names_are_words_not_markup():
    """A name with the signs of markup is shown as typed."""
    figure = draw(poap_item("i1", "A <b> & <i>", "2023-01-01", "2023-12-31"))
    assert drawn.labels(figure) == ["A &lt;b&gt; &amp; &lt;i&gt;"]


def test_two_builds_are_the_same_to_the_byte(poap_items):
    """The committed notebooks compare figures as JSON."""
    first, second = (draw_poap(poap_items, "poap-1", label="POAP 1", as_at=AS_AT).to_json() for _ in range(2))
    assert first == second


def test_drawing_leaves_the_frame_as_it_was(poap_items):
    """A chart is pure: what it is given is not changed."""
    before = poap_items.copy(deep=True)
    draw_poap(poap_items, "poap-1", label="POAP 1")
    pd.testing.assert_frame_equal(poap_items, before)


def test_a_label_below_hangs_at_its_own_mark_at_every_width():
    """Moved from its mark's day by pixels, which no width stretches: so it stays by the mark and on the page."""
    long = "A milestone with a name that has no room on either side of its mark, however wide the page"
    figure = draw(
        poap_item("i1", "DBT", "2022-01-01", "2024-12-31"),
        poap_item("i2", long, "", "2024-09-30", **milestone("M9")),
    )
    (note,) = (note for note in figure.layout.annotations if note.name == "label i2")
    assert pd.Timestamp(note.x) - pd.Timestamp("2024-09-30") <= pd.Timedelta(days=2)
    assert note.xanchor == "right" and -20 < note.xshift < 0


def test_a_mistyped_year_leaves_the_axis_legible():
    """Two centuries are named and ruled by as many years as the page holds, not by each quarter."""
    figure = draw(
        poap_item("i1", "DBT", "2023-01-01", "2023-03-31"), poap_item("i2", "PIT", "2023-04-01", "2203-07-01")
    )
    assert int(figure.layout.xaxis.dtick.removeprefix("M")) >= 12 * 13
    assert len(drawn.lines(figure)) < 20
