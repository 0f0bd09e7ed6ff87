"""The workbook of plans on a page: three timelines, dates optional, every fault told at once."""

from datetime import datetime

import pytest

from mhhs_analysis.frames import MhhsError
from mhhs_analysis.intake.poap import read_poap

HEAD = [
    "Option",
    "Lane group",
    "Lane",
    "Kind",
    "Stage",
    "Milestone",
    "Name",
    "Start",
    "Finish",
    "Grace (months)",
    "Date status",
]
BAR = [
    "POAP 1",
    "In SIT",
    "MVC",
    "Bar",
    "SIT",
    None,
    "SIT for the MVC",
    "Nov 2023",
    datetime(2024, 7, 31),
    None,
    "illustrative",
]
POINT = ["POAP 1", "In SIT", "MVC", "Milestone", None, "M9", "SIT start", None, "Q4 2023", 1, "illustrative"]


def test_bars_and_milestones_read_in_the_workbooks_order(workbook_file) -> None:
    """Items keep their order and words; a milestone's one date stands for both of its ends."""
    bar, point = read_poap(workbook_file({"Items": [["A title"], HEAD, BAR, POINT]}, "poap.xlsx")).rows
    assert (bar["plan_option"], bar["kind"], bar["stage"], bar["order"]) == ("poap-1", "bar", "sit", 1)
    assert (bar["start_from"], bar["start_to"], bar["finish_to"]) == (
        "2023-11-01",
        "2023-11-30",
        "2024-07-31",
    )
    assert (point["start_from"], point["finish_to"], point["finish_text"]) == (
        "2023-10-01",
        "2023-12-31",
        "Q4 2023",
    )
    assert (point["milestone_id"], point["grace_months"], point["date_status"]) == ("M9", 1, "illustrative")


def test_dates_are_optional(workbook_file) -> None:
    """An item without dates is an item, its dates missing and nothing invented."""
    undated = [*BAR[:7], None, "TBC", None, "consulted"]
    (row,) = read_poap(workbook_file({"Items": [HEAD, undated]})).rows
    assert [row[name] for name in ("start_from", "start_to", "finish_from", "finish_to")] == [None] * 4
    assert row["finish_text"] == "TBC"


def test_every_fault_is_told_at_once(workbook_file) -> None:
    """An unknown option, kind, status or grace and a missing name are all named with their rows."""
    rows = [
        ["POAP 9", *BAR[1:]],
        [*BAR[:3], "Blob", *BAR[4:]],
        [*POINT[:6], None, *POINT[7:9], "soon", "maybe"],
    ]
    with pytest.raises(MhhsError) as told:
        read_poap(workbook_file({"Items": [HEAD, *rows]}, "poap.xlsx"))
    text = str(told.value)
    assert all(
        word in text for word in ("'poap-9'", "'blob'", "no name", "'soon'", "'maybe'", "A2", "A3", "A4")
    )


def test_a_workbook_without_the_headings_says_which(workbook_file) -> None:
    """A workbook that is no plan on a page is refused by naming the headings it needs."""
    with pytest.raises(MhhsError, match="kind, lane, name, plan option"):
        read_poap(workbook_file({"Items": [["Something", "else"]]}))


def test_a_stage_that_is_not_known_is_told_with_its_cell(workbook_file) -> None:
    """The item is kept without a stage, and its word for one isn't lost; a blank says nothing."""
    odd = [*BAR[:4], "Phase 7", *BAR[5:]]
    reading = read_poap(workbook_file({"Items": [HEAD, odd, POINT]}))
    assert [row["stage"] for row in reading.rows] == [None, None]
    assert [(doubt["cell"], doubt["text"]) for doubt in reading.warnings] == [("E2", "Phase 7")]
