"""The options on one axis: counterparts below each other, and differences as the frame has them."""

from collections import Counter

import pandas as pd
import pytest
from hypothesis import given, settings

from mhhs_analysis.analysis.option_differences import option_differences
from mhhs_analysis.analysis.wording import OPTION_WORDS
from mhhs_analysis.charts.comparison import draw_comparison
from mhhs_analysis.charts.figure import alt_text
from mhhs_analysis.charts.geometry import is_dated
from tests.analysis.test_option_differences import ROWS, drawn_items
from tests.charts import drawn
from tests.charts.conftest import milestone, poap_item, poaps


def labels_of(figure):
    """Return {option/item: label}, read from bars and labels drawn."""
    found = drawn.labels_below(figure)
    for trace in figure.data:
        if trace.customdata is not None and trace.text is not None:
            pairs = zip(trace.customdata, trace.text, strict=True)
            found |= {whose: str(words).replace("<br>", " ").strip() for whose, words in pairs if words}
    return found


@settings(deadline=None, max_examples=30)
@given(rows=ROWS)
def test_differences_printed_equal_the_frames(rows):
    """Each dated item of another option than the base prints what its rows of the frame hold, and nothing else."""
    items = drawn_items(rows)
    figure, told = draw_comparison(items), option_differences(items)
    found = labels_of(figure)
    dated = items[is_dated(items)]
    assert set(found) == set(dated["plan_option"] + "/" + dated["item_id"])
    for (option, item_id), of in told[told["item_id"].notna()].groupby(["plan_option", "item_id"]):
        if f"{option}/{item_id}" in found:
            printed = " | ".join(of["signed"].str.removesuffix(" weeks"))
            assert found[f"{option}/{item_id}"].startswith(f"{OPTION_WORDS[option]}: {printed}")


@settings(deadline=None, max_examples=30)
@given(rows=ROWS)
def test_every_dated_item_is_drawn_once(rows):
    """As one bar or one diamond, in the row of its option."""
    items = drawn_items(rows)
    dated = items[is_dated(items)]
    figure = draw_comparison(items)
    whose = set(drawn.drawn_ids(figure))
    assert whose == set(dated["plan_option"] + "/" + dated["item_id"])
    assert len(drawn.markers(figure, "milestone")) == dated["kind"].eq("milestone").sum()


@settings(deadline=None, max_examples=30)
@given(rows=ROWS)
def test_every_item_of_every_option_is_in_the_table_once(rows):
    """Dated or not, with its option below that heading and what it follows there."""
    items = drawn_items(rows)
    table = draw_comparison(items).layout.meta["table"]
    told = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"]]
    assert Counter(row["Option"] for row in told) == Counter(items["plan_option"].map(OPTION_WORDS))
    dated = is_dated(items)
    assert sum("not dated" in row["Finish"] for row in told) == (~dated).sum()
    assert {row["Item"] for row in told if "not dated" in row["Finish"]} <= {
        f"{name}: no date given" for name in OPTION_WORDS.values()
    } | {row["Item"] for row in told}


def test_options_stand_below_each_other_in_one_lane(poap_items):
    """Round 1, POAP 1, POAP 2, in that order, on one axis that holds all."""
    figure = draw_comparison(poap_items)
    places = {
        item_id: y
        for trace in figure.data
        if trace.name == "milestone"
        for item_id, y in zip(trace.customdata, trace.y, strict=True)
    }
    assert places["round-1/i7"] < places["poap-1/i7"] < places["poap-2/i7"]
    assert figure.layout.xaxis.range[0] <= "2022-07-01"


@pytest.mark.parametrize("missing", ["not in POAP 2", "POAP 2: no date given"])
def test_what_an_option_lacks_is_said_beside_what_others_have(missing):
    """No counterpart and no date are two things."""
    rows = [poap_item("i1", "Transition complete", "", "2025-10-31", **milestone("M15"))]
    if "no date" in missing:
        rows.append({**poap_item("i2", "Transition complete", **milestone("M15")), "plan_option": "poap-2"})
    else:
        rows.append(
            {**poap_item("i2", "SIT", "2023-01-01", "2023-12-31", stage="sit"), "plan_option": "poap-2"}
        )
    figure = draw_comparison(poaps(*rows))
    assert missing in labels_of(figure)["poap-1/i1"]


def test_what_only_a_later_option_has_is_told_once():
    """Its label says which options it is not in, each once."""
    items = poaps({**poap_item("i2", "Only here", "2023-01-01", "2023-02-28"), "plan_option": "poap-2"})
    assert labels_of(draw_comparison(items))["poap-2/i2"] == "POAP 2: not in POAP 1"


def test_a_bar_matched_by_stage_alone_bears_its_own_name():
    """The reader sees that two names are compared, in the label and in words."""
    own = {"stage": "dbt", "applies_to": "DIP"}
    other = poap_item("i2", "EES build", "2023-05-01", "2023-09-30", plan_option="poap-2", **own)
    figure = draw_comparison(poaps(poap_item("i1", "DIP build", "2023-01-01", "2023-03-31", **own), other))
    assert labels_of(figure)["poap-2/i2"].endswith("\u201cEES build\u201d; matched by stage alone")
    assert "1 is matched by stage alone and may be two things" in alt_text(figure)


def test_a_thing_that_nobody_dates_is_still_on_the_page():
    """It has a lane that says so."""
    figure = draw_comparison(
        poaps(poap_item("i1", "Some day"), poap_item("i2", "DBT", "2023-01-01", "2023-03-31"))
    )
    assert "Some day" in drawn.texts(figure) and "no date given" in drawn.texts(figure)


def test_the_alternative_says_each_milestones_difference(poap_items):
    """Whoever can't see the chart has its answer."""
    alt = alt_text(draw_comparison(poap_items, as_at=pd.Timestamp("2022-10-28")))
    assert "Round 1, POAP 1 and POAP 2 on one page: 31 bars and milestones" in alt
    assert "POAP 2 M9 13.3 to 21.7 weeks earlier" in alt


def test_no_items_make_a_page_and_no_error():
    """An empty workbook says nothing, and draws nothing."""
    assert drawn.drawn_ids(draw_comparison(poaps())) == []
