"""Words over starts and finishes, or over rows, that say which dates these are: Revised dates."""

from datetime import date

import openpyxl
import pytest

from mhhs_analysis.intake.plans import read_plan

PLAN = [
    ("Design", date(2026, 1, 5), date(2026, 1, 30), date(2026, 2, 2), date(2026, 2, 27)),
    ("Build", date(2026, 2, 2), date(2026, 3, 31), date(2026, 3, 2), date(2026, 4, 30)),
    ("Test", date(2026, 4, 1), date(2026, 6, 30), date(2026, 5, 1), date(2026, 7, 31)),
]
REVISED = [(f"{row[3]}", f"{row[4]}") for row in PLAN]


def ends(reading) -> list[tuple[str, str]]:
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


@pytest.mark.parametrize("is_merged", [True, False])
@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Original dates", "Revised dates"),
        ("Planned dates", "Revised dates"),
        ("Baseline schedule", "Current schedule"),
        (None, "Revised dates"),
        ("Original", "Revised"),
    ],
)
def test_revised_dates_over_a_start_and_a_finish_speak(tmp_path, first, second, is_merged: bool) -> None:
    """As Revised alone would; the others stay in sight."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, first, None, second])
    sheet.append(["Task", "Start", "Finish", "Start", "Finish"])
    for row in PLAN:
        sheet.append(row)
    for extent in ("B1:C1", "D1:E1") if is_merged else ():
        sheet.merge_cells(extent)
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    assert ends(reading) == REVISED
    assert next(row["other_dates"] for row in reading.rows) == "baseline 05/01/2026 to 30/01/2026"
    assert not reading.warnings


@pytest.mark.parametrize(
    ("said", "is_headed"),
    [
        ("Revised dates", True),
        ("Revised dates", False),
        ("Updated plan", True),
        ("Updated plan", False),
        ("Revised", False),
        ("Baseline dates", False),
        ("Previous dates:", False),
    ],
)
def test_tasks_named_again_below_a_row_that_says_which_dates_are_a_doubt(
    workbook_file, said: str, is_headed: bool
) -> None:
    """Nobody says which of a task's two dates is the plan's."""
    reading = read_plan(workbook_file({"Plan": with_a_block(said, is_headed)}))
    assert [one["cell"] for one in reading.warnings if "named again" in one["reason"]] == ["A5"]
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize("said", ["Baseline dates", "Previous dates:"])
def test_tasks_below_headings_of_their_own_and_a_title_of_the_past_are_no_part(
    workbook_file, said: str
) -> None:
    """The table above is the plan, and the other is told."""
    reading = read_plan(workbook_file({"Plan": with_a_block(said, True)}))
    assert (len(reading.rows), reading.reading_confidence) == (len(PLAN), "medium")


def with_a_block(said: str, is_headed: bool) -> list[list[object]]:
    """A plan, words that say which dates follow, and its tasks again with others, below headings or not."""
    head = [["Task", "Start", "Finish"]]
    above, below = ([[row[0], *row[place : place + 2]] for row in PLAN] for place in (1, 3))
    return [*head, *above, [said], *(head if is_headed else []), *below]


@pytest.mark.parametrize("said", ["Delivery", "DNO plan", "Revised dates"])
def test_other_rows_over_tasks_are_none(workbook_file, said: str) -> None:
    """A phase, another party's, or words over tasks of other names, put nothing in doubt."""
    head = ["Task", "Start", "Finish"]
    again = " again" if said == "Revised dates" else ""
    above, below = ([[row[0], *row[place : place + 2]] for row in PLAN] for place in (1, 3))
    rows = [head, *above, [said], *([name + again, *days] for name, *days in below)]
    assert not [
        one for one in read_plan(workbook_file({"Plan": rows})).warnings if "named again" in one["reason"]
    ]
