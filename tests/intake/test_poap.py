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


def test_a_standing_that_is_not_stated_stays_unknown(workbook_file) -> None:
    """A blank says nothing of the dates, so nothing is said of them."""
    (row,) = read_poap(workbook_file({"Items": [HEAD, [*BAR[:10], None]]})).rows
    assert row["date_status"] == "not_stated"


@pytest.mark.parametrize("typed", ["m9", "M09", "M 9"])
def test_a_milestone_is_known_however_it_is_typed(workbook_file, typed) -> None:
    """It is the same milestone, and the cell says what was typed."""
    reading = read_poap(workbook_file({"Items": [HEAD, [*POINT[:5], typed, *POINT[6:]]]}))
    assert reading.rows[0]["milestone_id"] == "M9"
    assert [(w["cell"], w["text"], w["reason"]) for w in reading.warnings] == [
        ("F2", typed, "read as milestone M9")
    ]


def test_a_milestone_that_nobody_knows_is_told_with_its_cell(workbook_file) -> None:
    """It is kept as typed."""
    reading = read_poap(workbook_file({"Items": [HEAD, [*POINT[:5], "M99", *POINT[6:]]]}))
    assert reading.rows[0]["milestone_id"] == "M99"
    assert [(doubt["cell"], doubt["text"]) for doubt in reading.warnings] == [("F2", "M99")]


def test_items_without_identifiers_on_two_sheets_are_items_of_their_own(workbook_file) -> None:
    """Rows of the same number on two sheets don't collide."""
    rows = read_poap(workbook_file({"Items": [HEAD, BAR], "More": [HEAD, POINT]})).rows
    assert [row["item_id"] for row in rows] == ["Items!R2", "More!R2"]


def test_an_identifier_given_twice_is_told_with_both_cells(workbook_file) -> None:
    """Within an option; another option's is another's."""
    head, bar = ["Item", *HEAD], ["A", *BAR]
    other = ["A", "POAP 2", *BAR[1:]]
    with pytest.raises(MhhsError) as told:
        read_poap(workbook_file({"Items": [head, bar, other], "More": [head, bar]}, "poap.xlsx"))
    assert str(told.value) == (
        "poap.xlsx, sheet More, A2: item 'A' of poap-1 stands in sheet Items, A2 too; "
        "give each item of an option an identifier of its own, or leave the cell blank"
    )


def test_what_came_to_an_error_is_no_item_and_no_word(workbook_file) -> None:
    """A name that is lost is a fault, as a blank one; what else is lost is told, and no text of the item."""
    lost = [*POINT[:6], "#REF!", *POINT[7:]]
    with pytest.raises(MhhsError, match="no name"):
        read_poap(workbook_file({"Items": [HEAD, BAR, lost]}, "poap.xlsx"))
    reading = read_poap(workbook_file({"Items": [HEAD, [BAR[0], "#N/A", *BAR[2:]]]}, "poap.xlsx"))
    assert reading.rows[0]["lane_group"] == "MVC"
    (warning,) = reading.warnings
    assert warning["cell"] == "B2" and "formula" in warning["reason"]
