from itertools import pairwise

import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mhhs_analysis.charts.page import page_parts
from mhhs_analysis.charts.parting import CONTINUED, ELSEWHERE, most_rows, parted
from mhhs_analysis.charts.poap import poap_sheet
from tests.charts.conftest import poap_item, poaps

SPEEDY = settings(max_examples=30)


@st.composite
def plans(draw):
    """Lanes in groups, each with some bars, each of which may follow another."""
    rows = []
    for group in range(draw(st.integers(1, 6))):
        for lane in range(draw(st.integers(1, 9))):
            for _ in range(draw(st.sampled_from([1, 1, 2, 5]))):
                start = f"2023-0{draw(st.integers(1, 9))}-01"
                after = f"i{draw(st.integers(0, 40))}" if draw(st.booleans()) else None
                more = {"lane_group": f"Group {group}", "lane": f"Lane {group}.{lane}", "predecessors": after}
                rows.append(poap_item(f"i{len(rows)}", f"Bar {len(rows)}", start, "2024-06-30", **more))
    return poaps(*rows)


@SPEEDY
@given(plan=plans(), room=st.floats(8, 40))
def test_every_lane_and_item_is_on_one_part_whole(plan, room):
    """Lanes in their order, items each once, no part higher than its room; each lane stands under its group."""
    sheet = poap_sheet(plan, "poap-1", page_px=1000)
    rows = max(room, most_rows(sheet))
    parts = parted(sheet, rows)
    assert [lane for part in parts for lane in part.lanes["lane"]] == list(sheet.lanes["lane"])
    assert sorted(item for part in parts for item in part.items["item_id"]) == sorted(sheet.items["item_id"])
    whole = sheet.lanes.set_index("lane")["lane_group"]
    for part in parts:
        assert part.rows <= rows + 1e-9
        for lane in part.lanes.to_dict("records"):
            assert lane["lane_group"].removesuffix(CONTINUED) == whole[lane["lane"]]
        assert part.lanes["heading"].iloc[0] > 0
        ends = part.lanes["top"] + part.lanes["high"]
        assert part.lanes["top"].iloc[0] == pytest.approx(part.lanes["heading"].iloc[0])
        for item in part.items.to_dict("records"):
            lane = part.lanes.iloc[int(item["lane_key"])]
            assert lane["top"] < item["y"] < ends.iloc[int(item["lane_key"])]


@SPEEDY
@given(plan=plans(), room=st.floats(8, 40))
def test_every_dependency_is_drawn_on_one_part_or_told(plan, room):
    """Within a part it keeps its way; between two it is a note of the part that it leads to."""
    sheet = poap_sheet(plan, "poap-1", page_px=1000)
    parts = parted(sheet, max(room, most_rows(sheet)))
    drawn = sum(len(part.links) for part in parts)
    told = sum(
        note.count(", after ") for part in parts for note in part.surround.notes if note.startswith(ELSEWHERE)
    )
    assert drawn + told == len(sheet.links)
    for part in parts:
        assert all(-1e-9 <= row <= part.rows for way in part.links["way"] for _, row in way)


@SPEEDY
@given(plan=plans(), room=st.floats(8, 40))
def test_each_part_has_the_same_axis_and_no_part_is_thin(plan, room):
    """Years and quarters stand at the same places; parts are as few as can be, and none could take in its neighbour."""
    as_at = pd.Timestamp("2023-03-01")
    sheet = poap_sheet(plan, "poap-1", page_px=1000, as_at=as_at)
    rows = max(room, most_rows(sheet))
    parts = parted(sheet, rows)
    whole = page_parts(sheet)
    for part in parts:
        drawn = page_parts(part)
        for what in ("year", "quarter", "flag"):
            at, own = whole[whole["what"].eq(what)], drawn[drawn["what"].eq(what)]
            assert list(own["left"]) == list(at["left"])
    assert all(one.rows + two.rows > rows for one, two in pairwise(parts)) or len(parts) == 1


def test_a_sheet_that_fits_is_left_whole():
    """Nothing is changed where there is nothing to do."""
    sheet = poap_sheet(poaps(poap_item("i1", "Bar", "2023-01-01", "2023-06-30")), "poap-1")
    assert parted(sheet, 20) == [sheet]
