import json
from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.charts.poap import draw_poap, poap_sheet
from mhhs_analysis.reporting.marking import Marking
from mhhs_analysis.reporting.paper import A3_PX, BLANK, in_one, on_paper
from tests.charts.conftest import poap_item, poaps

MARKING = Marking("OFFICIAL <SENSITIVE>", "A consultation · Ofgem · as at 28 October 2022")


def long_chart(lanes, high=100.0, flag_rows=2.0, row_px=24.0):
    """A chart of lanes of one height in rows, a rule below each, one line's words above them."""
    rows = lanes * high / row_px
    rules = [
        {"type": "line", "xref": "paper", "yref": "y", "x0": 0, "x1": 1, "y0": y, "y1": y}
        for y in (high / row_px * (lane + 1) for lane in range(lanes))
    ]
    words = {"xref": "x", "x": "2023-01-01", "yref": "y", "y": -1.0, "text": "M9"}
    layout = {
        "height": 150 + (rows + flag_rows) * row_px,
        "margin": {"l": 200, "r": 16, "t": 100, "b": 50},
        "yaxis": {"range": [rows, -flag_rows]},
        "shapes": rules,
        "annotations": [words],
        "legend": {"y": -0.1},
    }
    return {"data": [{"type": "bar", "y": [1]}], "layout": layout}


def texts(sheet):
    return [note["text"] for note in sheet.figure["layout"]["annotations"]]


def test_a_chart_that_fits_fills_one_sheet_of_a3():
    """It is magnified rather than left small, and its size is A3 once it is."""
    (sheet,) = on_paper(long_chart(3), MARKING)
    assert sheet.scale > 1.5
    assert (sheet.width * sheet.scale, sheet.height * sheet.scale) == pytest.approx(A3_PX)
    assert sheet.figure["layout"]["autosize"] is False


@given(st.integers(1, 60), st.floats(30, 400))
def test_a_long_chart_is_cut_between_lanes_and_nothing_is_left_out(lanes, high):
    """Sheets follow each other without gap or overlap, no lane is parted, and none is higher than paper."""
    figure = long_chart(lanes, high)
    sheets = on_paper(figure, MARKING)
    ranges = [sheet.figure["layout"]["yaxis"]["range"] for sheet in sheets]
    bottom, top = figure["layout"]["yaxis"]["range"]
    assert (ranges[0][1], ranges[-1][0]) == (top, bottom)
    assert all(before[0] == after[1] for before, after in pairwise(ranges))
    rules = [shape["y0"] for shape in figure["layout"]["shapes"]]
    assert all(any(lower[0] == pytest.approx(rule) for rule in rules) for lower in ranges)
    for sheet in sheets:
        layout = sheet.figure["layout"]
        plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
        assert plot > 0 and layout["height"] * sheet.scale == pytest.approx(A3_PX[1])


def test_every_sheet_says_whose_it_is_and_which():
    """The classification stands at the top and at the foot of each, as text; so do the words of lines."""
    sheets = on_paper(long_chart(40), MARKING)
    assert len(sheets) > 2
    for nth, sheet in enumerate(sheets, start=1):
        said = texts(sheet)
        assert "<b>OFFICIAL &lt;SENSITIVE&gt;</b>" in said and "M9" in said
        assert any(text.endswith(f"as at 28 October 2022 · sheet {nth} of {len(sheets)}") for text in said)
    (words,) = [note for note in sheets[1].figure["layout"]["annotations"] if note["text"] == "M9"]
    assert words["yref"] == "paper" and words["y"] == 1 and words["yshift"] > 0


def test_a_group_that_goes_on_is_named_on_each_sheet():
    """No lane stands under no heading: where a sheet begins amid a group, the group's name stands above its lanes."""
    figure = long_chart(60)
    rules = [shape["y0"] for shape in figure["layout"]["shapes"]]
    name = {"xref": "paper", "x": 0, "xshift": -180, "yref": "y", "align": "left"}
    lanes = [name | {"y": rule - 1, "text": f"lane {nth}"} for nth, rule in enumerate(rules)]
    _, *later = on_paper(figure, MARKING)
    # One group from the top, another that begins with the last sheet.
    headings = [
        name | {"y": at + 0.1, "text": f"<b>Parties: {group}</b>"}
        for at, group in ((0, "one"), (later[-1].figure["layout"]["yaxis"]["range"][1], "two"))
    ]
    figure["layout"]["annotations"] += lanes + headings
    told = [[text for text in texts(sheet) if "(continued)" in text] for sheet in on_paper(figure, MARKING)]
    assert len(told) == 1 + len(later) > 3
    assert told == [[], *[["<b>Parties:<br>one</b><br>(continued)"]] * (len(later) - 1), []]


@settings(max_examples=12)
@given(st.integers(60, 300))
def test_a_lane_higher_than_a_sheet_is_cut_between_its_rows(rows):
    """No bar is cut, and each sheet that holds rows of the lane names it once."""
    bars = [poap_item(f"i{n}", f"B{n}", "2023-01-01", "2024-06-30", lane="One lane") for n in range(rows)]
    figure = json.loads(draw_poap(poaps(*bars), "poap-1", label="POAP 1").to_json())
    sheets = on_paper(figure, MARKING)
    assert len(sheets) > 1
    middles = [y for trace in figure["data"] if trace["type"] == "bar" for y in trace["y"] if y is not None]
    for sheet in sheets:
        bottom, top = sheet.figure["layout"]["yaxis"]["range"]
        assert not [y for y in middles if y - 0.42 < top < y + 0.42 or y - 0.42 < bottom < y + 0.42]
        names = [note for note in sheet.figure["layout"]["annotations"] if note["text"] == "One lane"]
        assert [note for note in names if top <= note["y"] <= bottom] and len(names) <= 2
        heading = figure["layout"]["annotations"][1]["y"]
        assert all(note["y"] > heading + 0.5 for note in names)
        told = [note for note in sheet.figure["layout"]["annotations"] if "(continued)" in note["text"]]
        assert len(told) == (sheet is not sheets[0])


def test_a_chart_whose_rows_fill_a_sheet_is_laid_out_all_the_same():
    """Where no sheet has room for a row and the words above it, cutting ends."""
    chart = long_chart(3, high=9000.0, flag_rows=3.0, row_px=900.0)
    assert len(on_paper(chart, MARKING)) >= 1


def test_a_picture_is_whole_however_long():
    """What paper has to cut, a picture shows in one piece."""
    whole = in_one(long_chart(40), MARKING)
    assert whole.height * whole.scale > 2 * A3_PX[1]
    assert whole.figure["layout"]["yaxis"]["range"] == long_chart(40)["layout"]["yaxis"]["range"]


def test_no_label_is_lost_with_its_halo(full):
    """Each label beside a mark stands on paper with the same words at the same place, on a box in place of a shadow."""
    figure = draw_poap(full["poap_items"], "poap-1", label="POAP 1", as_at=pd.Timestamp("2022-10-28"))
    spec = figure.to_plotly_json()
    (labels,) = [trace for trace in spec["data"] if trace.get("mode") == "text"]
    (sheet,) = on_paper(spec, MARKING)
    assert all(trace.get("mode") != "text" for trace in sheet.figure["data"])
    boxed = {(note["text"], note["x"]) for note in sheet.figure["layout"]["annotations"] if "x" in note}
    assert {(text.strip(BLANK), x) for text, x in zip(labels["text"], labels["x"], strict=True)} <= boxed


def test_the_legend_keeps_its_distance():
    """A legend's place is a share of the plot's height: it is put anew where that height is another."""
    figure = long_chart(3)
    own = figure["layout"]["height"] - 150
    (sheet,) = on_paper(figure, MARKING)
    layout = sheet.figure["layout"]
    plot = layout["height"] - layout["margin"]["t"] - layout["margin"]["b"]
    assert layout["legend"]["y"] * plot == pytest.approx(-0.1 * own)


PLANS = st.lists(
    st.tuples(st.sampled_from("abcd"), st.integers(1, 9), st.integers(1, 60)), min_size=1, max_size=60
).map(
    lambda rows: poaps(
        *(
            poap_item(
                f"i{n}", "x" * long, f"2023-0{month}-01", "2024-03-31", lane=f"Lane {lane}", stage="dbt"
            )
            for n, (lane, month, long) in enumerate(rows)
        )
    )
)


@settings(max_examples=15)
@given(plan=PLANS)
def test_a_plan_is_laid_out_for_the_width_that_it_has_on_paper(plan):
    """Its sheet is as wide as the page that it was placed on, no row is added, and its words are no smaller."""
    narrow = draw_poap(plan, "poap-1", label="POAP 1")
    wide = narrow._for_paper()
    sheets = on_paper(json.loads(wide.to_json()), MARKING)
    assert all(sheet.width - 52 >= wide.layout.meta["page_px"] - 1e-6 for sheet in sheets)
    assert wide.layout.yaxis.range[0] <= narrow.layout.yaxis.range[0] + 1e-6
    before = on_paper(json.loads(narrow.to_json()), MARKING)
    assert len(sheets) <= len(before)
    assert min(sheet.scale for sheet in sheets) >= min(1.4, min(sheet.scale for sheet in before) - 0.05)


def test_a_plan_for_the_wall_has_its_labels_in_its_bars(full):
    """On A3 the sample's first plan takes fewer rows, more labels stand inside, and letters are larger."""
    figure = draw_poap(full["poap_items"], "poap-1", label="POAP 1", as_at=pd.Timestamp("2022-10-28"))
    wide = figure._for_paper()
    assert wide.layout.yaxis.range[0] < figure.layout.yaxis.range[0] - 2
    (narrow_sheet,), (sheet,) = (on_paper(json.loads(each.to_json()), MARKING) for each in (figure, wide))
    assert sheet.scale > narrow_sheet.scale + 0.1
    items, as_at = full["poap_items"], pd.Timestamp("2022-10-28")
    pages = (700, wide.layout.meta["page_px"])
    sides = [poap_sheet(items, "poap-1", as_at=as_at, page_px=px).items["side"] for px in pages]
    before, after = (side.value_counts() for side in sides)
    assert after["inside"] > before.get("inside", 0) and after.get("below", 0) < before["below"]
