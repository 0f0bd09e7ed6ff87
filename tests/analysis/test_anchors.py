"""Dates given from a milestone are resolved by an option's date of it, as wide as both are."""

from datetime import date, timedelta

import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.analysis.anchors import given_from_milestones, resolve_anchors
from mhhs_analysis.frames import ACTIVITIES, POAP_ITEMS, frame_of

BOUNDS = ["start_from", "start_to", "finish_from", "finish_to"]
ROW = {
    "plan_id": "a",
    "participant_id": "P",
    "file": "a",
    "is_milestone": False,
    "is_summary": False,
    "is_hidden": False,
}


def activities(*rows: dict) -> pd.DataFrame:
    return frame_of(({"activity_id": f"R{n}", "activity_name": "x", **ROW, **row} for n, row in enumerate(rows)),
                    ACTIVITIES)  # fmt: skip


def milestones(*rows: dict) -> pd.DataFrame:
    shared = {"plan_option": "poap-1", "kind": "milestone", "milestone_id": "M9", "lane_group": "g", "lane": "l",
              "order": 1, "name": "M9", "date_status": "consulted", "file": "poap.xlsx"}  # fmt: skip
    return frame_of(({"item_id": f"i{n}", **shared, **row} for n, row in enumerate(rows)), POAP_ITEMS)


M9 = milestones({"finish_from": "2023-11-01", "finish_to": "2023-11-30"},
                {"plan_option": "poap-2", "finish_from": "2023-08-31", "finish_to": "2023-08-31"})  # fmt: skip
SIX_WEEKS = {
    "finish_anchor": "M9",
    "finish_offset_from": 42,
    "finish_offset_to": 42,
    "finish_text": "M9 + 6 weeks",
}


def resolved(rows: pd.DataFrame, items: pd.DataFrame, option: str = "poap-1") -> list:
    table = resolve_anchors(rows, items, option)
    assert table.dtypes.equals(rows.dtypes) and table.columns.tolist() == ACTIVITIES.column_names
    return [None if pd.isna(day) else day.date().isoformat() for day in table.loc[0, BOUNDS]]


def test_a_month_and_six_weeks_is_a_month_six_weeks_on() -> None:
    """The width of the milestone stays; each option gives its own date."""
    assert resolved(activities(SIX_WEEKS), M9) == [None, None, "2023-12-13", "2024-01-11"]
    assert resolved(activities(SIX_WEEKS), M9, "poap-2") == [None, None, "2023-10-12", "2023-10-12"]


def test_an_offset_of_months_widens_the_date() -> None:
    """Three months before is the least and the most days that three months can have."""
    rows = activities({"start_anchor": "M9", "start_offset_from": -92, "start_offset_to": -89})
    assert resolved(rows, M9, "poap-2") == ["2023-05-31", "2023-06-03", None, None]


def test_a_milestone_the_option_does_not_date_leaves_the_date_missing() -> None:
    """Not in the option, without a date there, a bar of the same name, or open at one side: nothing is invented."""
    rows = activities(SIX_WEEKS)
    assert resolved(rows, M9, "round-1") == resolved(rows, milestones({})) == [None] * 4
    bar = milestones({"kind": "bar", "finish_from": "2023-11-01", "finish_to": "2023-11-30"})
    assert resolved(rows, bar) == [None] * 4
    assert resolved(rows, milestones({"finish_to": "2023-11-30"})) == [None, None, None, "2024-01-11"]
    assert resolved(activities({"finish_anchor": "M9"}), M9) == [None] * 4


def test_several_lanes_are_as_wide_as_all_of_them() -> None:
    """A milestone on two lanes may be either day; a lane without a date leaves it open."""
    lanes = [
        {"finish_from": "2023-11-01", "finish_to": "2023-11-03"},
        {"finish_from": "2023-12-01", "finish_to": "2023-12-01"},
    ]
    assert resolved(activities(SIX_WEEKS), milestones(*lanes))[2:] == ["2023-12-13", "2024-01-12"]
    assert resolved(activities(SIX_WEEKS), milestones(*lanes, {}))[2:] == [None, None]


def test_rows_with_dates_of_their_own_stay_as_they_are(full) -> None:
    """On the sample nothing but anchored ends changes, and the frame given is not touched."""
    before = full["activities"].copy()
    anchored = before.copy()
    anchored.loc[anchored.index[0], ["finish_anchor", "finish_offset_from", "finish_offset_to"]] = [
        "M9",
        0,
        0,
    ]
    made = resolve_anchors(anchored, full["poap_items"], "poap-1")
    dated = anchored["start_anchor"].isna() & anchored["finish_anchor"].isna()
    assert made[dated].equals(before[dated]) and full["activities"].equals(before)
    m9 = full["poap_items"].query("plan_option == 'poap-1' and milestone_id == 'M9' and kind == 'milestone'")
    assert made.loc[made.index[0], "finish_from"] == m9["finish_from"].min()


def test_each_option_says_what_a_date_given_from_a_milestone_means() -> None:
    """With the words, the distance and the option's own date of it; both ends of one text are one row."""
    point = {
        "start_anchor": "M9",
        "start_offset_from": 42,
        "start_offset_to": 42,
        "start_text": "M9 + 6 weeks",
    }
    early = {
        "finish_anchor": "M10",
        "finish_offset_from": -92,
        "finish_offset_to": -89,
        "finish_text": "M10 - 3m",
    }
    rows = activities(
        {"finish_from": "2023-07-14", "finish_text": "14/7"}, SIX_WEEKS, SIX_WEEKS | point, early
    )
    table = given_from_milestones(rows, M9, {"P": "A Ltd"})
    assert table["participant"].unique().tolist() == ["A Ltd"]
    assert table["end"].tolist() == ["finish", "start and finish", "finish"]
    assert table["as typed"].tolist() == ["M9 + 6 weeks", "M9 + 6 weeks", "M10 - 3m"]
    assert table["given from"].tolist() == ["M9: 42 days later"] * 2 + ["M10: 89 to 92 days earlier"]
    assert table.loc[0, "POAP 1"] == "13 Dec 2023 to 11 Jan 2024 (M9: 1 Nov 2023 to 30 Nov 2023)"
    assert table.loc[0, "POAP 2"] == "12 Oct 2023 (M9: 31 Aug 2023)"
    assert table.loc[2, "POAP 1"] == table.loc[2, "POAP 2"] == "not known: M10 is not dated"
    assert "Round 1" not in table and given_from_milestones(rows[:1], M9, {}).empty


DAYS = st.dates(date(2020, 1, 1), date(2030, 1, 1))


@given(DAYS, st.integers(0, 400), st.integers(-500, 500), st.integers(0, 60), st.integers(-300, 300))
def test_a_resolved_date_is_the_milestone_moved(
    first: date, width: int, least: int, more: int, shift: int
) -> None:
    """It is as wide as milestone and offset together, and moves with the milestone day for day."""
    rows = activities({"finish_anchor": "M9", "finish_offset_from": least, "finish_offset_to": least + more})

    def bounds(start: date) -> list[date]:
        items = milestones(
            {"finish_from": start.isoformat(), "finish_to": (start + timedelta(days=width)).isoformat()}
        )
        return [date.fromisoformat(day) for day in resolved(rows, items)[2:]]

    low, high = bounds(first)
    assert low == first + timedelta(days=least) and (high - low).days == width + more
    assert bounds(first + timedelta(days=shift)) == [day + timedelta(days=shift) for day in (low, high)]
