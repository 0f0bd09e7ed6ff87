"""Lists headed by words that head other lists, too: Item, Action."""

from datetime import date as D

import pytest

from mhhs_analysis.intake.plans import read_plan

ITEMS = [("Send test data", D(2023, 2, 10), "Ann"), ("Sign the design", D(2023, 4, 28), "Bob"),
         ("Approve the exit report", D(2023, 6, 30), "Ann")]  # fmt: skip
NAMES = [name for name, _, _ in ITEMS]


def names(reading):
    return [row["activity_name"] for row in reading.rows]


@pytest.mark.parametrize(
    ("heading", "places"),
    [
        (["Item", "When", "Who"], (0, 1, 2)),
        (["Due date", "Action", "Owner"], (1, 0, 2)),
        (["Action", "Owner", "Deadline"], (0, 2, 1)),
    ],
)
def test_a_lone_list_of_what_is_due_and_whose_it_is_is_read_in_doubt(workbook_file, heading, places) -> None:
    """It may be the minutes of a meeting: nothing but its headings says that these are tasks."""
    rows = [[item[place] for place in places] for item in ITEMS]
    reading = read_plan(workbook_file({"Plan": [heading, *rows]}))
    assert names(reading) == NAMES and reading.rows[0]["finish_to"] == "2023-02-10"
    assert reading.reading_confidence in ("medium", "low")
    assert any(one["reason"].endswith("no other says that these are tasks") for one in reading.warnings)


def test_actions_beside_a_plan_are_none_of_it(workbook_file) -> None:
    """A table or lines of dated tasks on another sheet are the plan."""
    actions = [["Action", "When", "Owner"], *map(list, ITEMS)]
    table = [["Task", "Start", "Finish"], ["Build", D(2023, 1, 9), D(2023, 3, 31)],
             ["Test", D(2023, 4, 3), D(2023, 6, 30)]]  # fmt: skip
    lines = [["Build ends - 31 March 2023"], ["SIT exit - 15 December 2023"], ["Go-live - 31 January 2024"]]
    for plan in (table, lines):
        reading = read_plan(workbook_file({"Plan": plan, "Next steps": actions}))
        assert not {*names(reading)} & {*NAMES} and not reading.warnings


@pytest.mark.parametrize("heading", [["Item", "Due date", "Price"], ["Item", "Price", "Owner"]])
def test_other_lists_of_items_are_no_plan(workbook_file, heading) -> None:
    """What has a price, or no date."""
    reading = read_plan(workbook_file({"Plan": [heading, *map(list, ITEMS)]}))
    assert not len(reading.rows)
