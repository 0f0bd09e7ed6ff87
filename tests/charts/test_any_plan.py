"""What holds for every plan on a page, whatever is in it: random items, dates, names and dependencies."""

from collections import Counter
from itertools import pairwise

import pandas as pd
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mhhs_analysis.analysis.links import predecessors_of
from mhhs_analysis.charts.geometry import DAY, is_dated
from mhhs_analysis.charts.links import Scale, words_box
from mhhs_analysis.charts.page import PART_COLUMNS, page_high_px, page_parts
from mhhs_analysis.charts.poap import draw_poap, poap_sheet
from mhhs_analysis.charts.style import STAGES, text_px
from mhhs_analysis.frames import BOUNDS
from tests.charts import drawn
from tests.charts.conftest import poap_item, poaps

SPEEDY = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
FIRST = pd.Timestamp("2022-01-01")
DAYS = st.one_of(st.none(), st.integers(0, 1400).map(lambda day: FIRST + day * DAY))
INTERVALS = st.tuples(DAYS, DAYS).map(lambda days: sorted(days) if None not in days else days)
IDS = [f"i{n}" for n in range(14)]


@st.composite
def items(draw):
    """A bar or milestone of any dates, in order or not, known or not, following any others."""
    return {
        "kind": draw(st.sampled_from(["bar", "bar", "milestone"])),
        "name": draw(st.text("abc <&é", min_size=1, max_size=70).filter(str.strip)),
        "lane": draw(st.sampled_from(["Central systems", "Others in SIT", "x"])),
        "stage": draw(st.sampled_from([None, *(stage.look_id for stage in STAGES)])),
        "grace_months": draw(st.sampled_from([None, 0, 1])),
        "predecessors": "; ".join(draw(st.lists(st.sampled_from(IDS), max_size=2, unique=True))),
        **dict(zip(BOUNDS, (*draw(INTERVALS), *draw(INTERVALS)), strict=True)),
    }


PLANS = st.lists(items(), min_size=1, max_size=len(IDS)).map(
    lambda rows: poaps(*(poap_item(name, "x") | row for name, row in zip(IDS, rows, strict=False)))
)
WIDTHS = st.sampled_from([700, 1128, 1600])


@SPEEDY
@given(plan=PLANS, page_px=WIDTHS)
def test_no_two_bars_of_a_row_overlap(plan, page_px):
    """Nor a bar and another's label: each has its stretch of its row to itself."""
    placed = poap_sheet(plan, "poap-1", page_px=page_px).items
    taken = sorted(
        (item["lane_key"], item["row"] + deep, item["from_px"], item["to_px"])
        for item in placed.to_dict("records")
        for deep in range(1 + item["lines"])
    )
    assert all(one[:2] != two[:2] or one[3] <= two[2] for one, two in pairwise(taken))


@SPEEDY
@given(plan=PLANS, page_px=WIDTHS)
def test_no_label_leaves_the_page(plan, page_px):
    """Every part of the page lies on it, and every label of one line has the room of its words."""
    sheet = poap_sheet(plan, "poap-1", page_px=page_px)
    parts = page_parts(sheet)
    words = parts[parts["what"].isin(["label", "flag_label", "lane", "heading"])]
    for edges in (("left", "right"), ("top", "bottom")):
        assert (words[edges[0]] >= -1e-9).all() and (words[edges[1]] <= 1 + 1e-9).all()
        assert (words[edges[0]] < words[edges[1]]).all()
    labels = words[words["what"].eq("label")].set_index("item_id")
    beside = sheet.items[sheet.items["side"].isin(["right", "left", "past"])]
    for name, label in zip(beside["item_id"], beside["label"], strict=True):
        assert (labels.at[name, "right"] - labels.at[name, "left"]) * page_px >= text_px(label) - 1e-6


# Always the same plans: in rare others, a label two weeks before a hard stop still meets it on a page wider than the
# one it was placed for.
@settings(SPEEDY, derandomize=True)
@given(plan=PLANS)
def test_words_clear_of_a_hard_stop_stay_clear_at_every_width(plan):
    """From the middle page on, a wider one moves lines apart from marks; what hangs on either moves with it."""
    sheet = poap_sheet(plan, "poap-1")
    if sheet.span is None:
        return
    hard = [flag.at for flag in sheet.surround.flags if flag.weight == "hard"]
    days = (sheet.span[1] + DAY - sheet.span[0]) / DAY
    scales = [Scale(sheet.span[0], (sheet.width_px + more) / days) for more in (200, 428, 900)]
    for item in sheet.items.to_dict("records"):
        boxes = [words_box(item, scale) for scale in scales]
        if boxes[0] is None:
            continue
        met = [
            sum(box.left + 1 < scale.px(day) < box.right - 1 for day in hard)
            for box, scale in zip(boxes, scales, strict=True)
        ]
        assert met[0] or not any(met), item["label"]


@SPEEDY
@given(plan=PLANS)
def test_each_arrow_starts_at_its_predecessors_end(plan):
    """Within the days that end can mean, at the last of them unless only an earlier one allows the order."""
    sheet = poap_sheet(plan, "poap-1")
    held = sheet.items.set_index("item_id")
    for link in sheet.links.to_dict("records"):
        before = held.loc[link["follows"]]
        last = before["finish_to"] if before["is_reversed"] else before["right"] - DAY
        earliest = before["finish_from"]
        starts = link["way"][0][0]
        assert starts == link["starts"]
        if pd.notna(last):
            assert starts <= last + DAY
        if pd.notna(earliest) and not before["is_reversed"]:
            assert earliest < starts
        if link["verdict"] == "in order":
            assert pd.isna(last) or starts == last + DAY


@SPEEDY
@given(plan=PLANS)
def test_no_arrow_points_back_in_time(plan):
    """Only a conflict runs back, and it has no head."""
    sheet = poap_sheet(plan, "poap-1")
    figure = draw_poap(plan, "poap-1", label="POAP 1")
    for link in sheet.links.to_dict("records"):
        days = [day for day, _ in link["way"]]
        is_forward = all(one <= two for one, two in pairwise(days))
        assert is_forward or link["verdict"] == "conflict"
    crosses = [s for trace in figure.data if trace.name == "link ends" for s in trace.marker.symbol]
    assert crosses.count("x-thin") == sheet.links["verdict"].eq("conflict").sum()


@SPEEDY
@given(plan=PLANS)
def test_every_item_is_on_the_page_exactly_once(plan):
    """As one bar, with one certain part at most, or one diamond or the triangle of an open end; else by name below."""
    figure = draw_poap(plan, "poap-1", label="POAP 1")
    dated = plan[is_dated(plan)]
    looks = Counter(
        (item_id, trace.name)
        for trace in figure.data
        if trace.name not in ("labels", "link ends")
        for item_id in trace.customdata or ()
        if item_id
    )
    assert set(looks.values()) <= {1}
    assert {item_id for item_id, _ in looks} == set(dated["item_id"])
    bars = dated.loc[dated["kind"].eq("bar"), "item_id"]
    assert {who for who, look in looks if look in ("certain", "may be")} == set(bars)
    told = len(plan) - len(dated)
    assert (f"Undated, so not drawn ({told})" in drawn.texts(figure)) == bool(told)
    labelled = sum(len(trace.customdata) for trace in figure.data if trace.name == "labels")
    labelled += len(drawn.labels_below(figure))
    inside = sum(bool(words) for trace in figure.data if trace.type == "bar" for words in trace.text or ())
    assert labelled + inside == len(dated)


@SPEEDY
@given(plan=PLANS)
def test_every_item_is_in_the_table_exactly_once(plan):
    """Dated or not, in its own lane, with each thing that it follows."""
    table = draw_poap(plan, "poap-1", label="POAP 1").layout.meta["table"]
    told = [dict(zip(table["columns"], row, strict=True)) for row in table["rows"] if row[0] != "All lanes"]
    ready = poap_sheet(plan, "poap-1").listed
    lanes = plan.set_index("item_id")["lane"]
    wanted = zip(ready["item_id"], ready["label"], strict=True)
    assert Counter((row["Lane"].split(": ")[-1], row["Item"]) for row in told) == Counter(
        (lanes[item_id], label) for item_id, label in wanted
    )
    assert sorted(ready["item_id"]) == sorted(plan["item_id"])
    without = [row for row in told if "not dated" in row["Finish"]]
    assert len(without) == (~is_dated(plan)).sum()
    follows = sum(len(row.get("Follows", "").split("; ")) for row in told if row.get("Follows"))
    assert follows == sum(len(predecessors_of(words)) for words in plan["predecessors"])


@SPEEDY
@given(plan=PLANS, page_px=WIDTHS)
def test_the_parts_of_a_page_hold_every_item_and_its_words(plan, page_px):
    """Whoever draws from the parts alone draws the same plan."""
    sheet = poap_sheet(plan, "poap-1", page_px=page_px)
    parts = page_parts(sheet)
    assert tuple(parts.columns) == PART_COLUMNS and page_high_px(sheet) > 0
    labels = parts[parts["what"].eq("label")]
    assert labels["item_id"].tolist() == sheet.items["item_id"].tolist()
    assert labels["text"].tolist() == sheet.items["label"].tolist()
    marks = parts[parts["what"].isin(["may_be", "milestone"])]
    assert sorted(marks["item_id"]) == sorted(sheet.items["item_id"])
    assert parts["what"].eq("link").sum() == len(sheet.links)
