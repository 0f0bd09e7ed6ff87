"""What no rule maps is listed by name, those first whose mapping would tell most."""

import pandas as pd

from mhhs_analysis.analysis.unmatched import COLUMNS, unmatched
from mhhs_analysis.frames import ACTIVITIES, POAP_ITEMS, frame_of

M9 = frame_of(
    [{"plan_option": "poap-1", "kind": "milestone", "milestone_id": "M9", "finish_from": "2023-11-01",
      "finish_to": "2023-11-30"}], POAP_ITEMS)  # fmt: skip
FAR = {"start_from": "2025-01-01", "finish_to": "2025-01-10"}
NEAR = {"start_from": "2023-08-25", "finish_to": "2023-09-01"}


def listed(*rows: dict) -> pd.DataFrame:
    shared = {"participant_id": "P1", "plan_id": "a", "file": "a", "is_milestone": False, "is_summary": False}
    given = [{"activity_id": f"R{n}", **shared, **row} for n, row in enumerate(rows)]
    return unmatched(frame_of(given, ACTIVITIES), M9)


def test_names_are_ranked_by_what_mapping_them_tells() -> None:
    """Dated leaf rows, then near SIT, milestones, names of many rows, long ones; undated and headings last."""
    found = listed(
        {"activity_name": "heading", **NEAR, "is_summary": True},
        {"activity_name": "undated"},
        {"activity_name": "short", **FAR},
        {"activity_name": "long", **FAR, "finish_to": "2025-02-10"},
        {"activity_name": "twice", **FAR},
        {"activity_name": "Twice ", **FAR},
        {"activity_name": "milestone", **FAR, "is_milestone": True},
        {"activity_name": "near", **NEAR},
    )
    assert found["activity_name"].tolist() == [
        "near",
        "milestone",
        "twice",
        "long",
        "short",
        "heading",
        "undated",
    ]


def test_a_name_counts_once_with_its_rows() -> None:
    """Rows, participants and plans of a name are counted, its first row is shown with its place."""
    found = listed(
        {"activity_name": "Comms", "cell": "A5", **FAR},
        {
            "activity_name": "comms",
            "participant_id": "P2",
            "plan_id": "b",
            "file": "b",
            "start_text": "later",
        },
    )
    (row,) = found.to_dict("records")
    assert (row["rows"], row["dated_rows"], row["participants"], row["plans"], row["days"]) == (
        2,
        1,
        2,
        2,
        10,
    )
    assert (row["file"], row["cell"]) == ("a", "A5") and pd.isna(row["start_text"])


def test_what_any_rule_maps_is_not_listed() -> None:
    """A stage, a milestone or an analyst's word that it is none takes a row off the list."""
    found = listed({"activity_name": "a", "stage": "pit", "mapped_by": "x"},
                   {"activity_name": "b", "milestone_id": "M9", "mapped_by": "x"},
                   {"activity_name": "c", "mapped_by": "analyst: x"}, {"activity_name": "d"})  # fmt: skip
    assert found["activity_name"].tolist() == ["d"]


def test_nothing_unmatched_is_an_empty_list() -> None:
    """No rows, and the columns all the same."""
    assert listed({"activity_name": "a", "stage": "pit", "mapped_by": "x"}).columns.tolist() == COLUMNS


def test_every_unmapped_row_of_the_sample_is_counted(full) -> None:
    """The rows of the names add up to the rows that no rule maps."""
    rows = full["activities"]
    assert unmatched(rows, full["poap_items"])["rows"].sum() == rows["mapped_by"].isna().sum() > 0
