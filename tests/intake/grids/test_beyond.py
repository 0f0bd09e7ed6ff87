"""Bars that go on in a column beside those of time: Before, Later."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan

MONTHS = ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]
BLUE = PatternFill("solid", fgColor="FF9DC3E6")


def ends(
    tmp_path: Path, before: str | None, after: str | None, is_filled: bool
) -> list[tuple[str | None, str | None]]:
    """Read three tasks: one from before the months, one within them, one that goes on after them."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Task", before, *MONTHS, after])
    for row, columns in enumerate((range(2, 4), range(4, 6), range(5, 8)), 2):
        sheet.cell(row, 1, f"Task {row}")
        for column in columns:
            if is_filled:
                sheet.cell(row, column).fill = BLUE
            else:
                sheet.cell(row, column, "x")
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    found = [(row["start_from"], row["finish_to"]) for row in reading.rows]
    assert len(reading.warnings) == sum(start is None or finish is None for start, finish in found)
    return found


@pytest.mark.parametrize("is_filled", [True, False])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Before", "Later"),
        ("Earlier", "Beyond"),
        ("Prior years", "2027+"),
        ("To date:", "Post MP162"),
        ("Pre-2026", "May 2026 onwards"),
        ("Before 2026", "May 2026+"),
        ("Previous", "2026 and beyond"),
    ],
)
def test_a_bar_that_goes_on_beside_the_months_has_an_open_end(
    tmp_path, before, after, is_filled: bool
) -> None:
    """Nobody says when it began, or when it will end."""
    assert ends(tmp_path, before, after, is_filled) == [
        (None, "2026-01-31"),
        ("2026-02-01", "2026-03-31"),
        ("2026-03-01", None),
    ]


@pytest.mark.parametrize(("before", "after"), [("Key?", "Milestone?"), ("Critical", "Postponed")])
def test_other_columns_beside_the_months_open_nothing(tmp_path, before: str, after: str) -> None:
    """What is ticked there says something else of the task."""
    found = ends(tmp_path, before, after, is_filled=False)
    assert found[0][0] == "2026-01-01" and found[2][1] == "2026-04-30"


@pytest.mark.parametrize(
    ("before", "after"), [("Xmas", "Freeze"), (None, "Go-live"), ("Easter", None), ("Activity", "Milestone")]
)
def test_a_bar_that_goes_on_below_a_word_typed_over_a_month_has_an_open_end(tmp_path, before, after) -> None:
    """At either end no neighbour proves which month it was: the colour goes on, so the bar does."""
    assert ends(tmp_path, before, after, is_filled=True) == [
        (None, "2026-01-31"),
        ("2026-02-01", "2026-03-31"),
        ("2026-03-01", None),
    ]


def test_columns_beside_the_months_that_say_something_else_open_no_coloured_bar(tmp_path: Path) -> None:
    """A column of names, of notes, or one that is coloured in every row: no period is meant."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Task", "Team", *MONTHS, "Notes"])
    for row, columns in enumerate((range(2, 5), range(2, 6), range(3, 8)), 2):
        sheet.cell(row, 1, f"Task {row}")
        sheet.cell(row, 2, "Test team")
        for column in columns:
            sheet.cell(row, column).fill = BLUE
    book.save(tmp_path / "plan.xlsx")
    found = [(row["start_from"], row["finish_to"]) for row in read_plan(tmp_path / "plan.xlsx").rows]
    assert found == [("2026-01-01", "2026-02-28"), ("2026-01-01", "2026-03-31"), ("2026-01-01", "2026-04-30")]


def test_a_lane_merged_down_in_the_colour_of_its_bars_is_no_period(tmp_path: Path) -> None:
    """It is the lane's name beside its bars, of which two begin in the first month; another lane has no colour."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, *MONTHS])
    for row, (name, columns) in enumerate(
        [("IT", range(1, 4)), (None, range(1, 5)), (None, range(1, 3)), ("Ops", range(4, 6))], 2
    ):
        sheet.cell(row, 1, name)
        for column in columns:
            sheet.cell(row, column).fill = BLUE
        sheet.cell(row, columns[-1], f"Work {row}")
    sheet.merge_cells("A2:A4")
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    assert not [one for one in reading.warnings if "begins left" in one["reason"]]


@pytest.mark.parametrize(("is_drawn", "told"), [(True, ["G1:J1"]), (False, [])])
def test_a_second_drawing_right_of_a_gap_is_told(tmp_path: Path, is_drawn: bool, told: list[str]) -> None:
    """The same months stand again beside the first ones: another version, or a forecast, and nobody says which."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Task", *MONTHS, None, *MONTHS])
    for row, columns in enumerate((range(2, 4), range(4, 6)), 2):
        sheet.cell(row, 1, f"Task {row}")
        for column in columns:
            sheet.cell(row, column).fill = BLUE
            if is_drawn:
                sheet.cell(row, column + 5).fill = BLUE
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    assert [row["finish_to"] for row in reading.rows] == ["2026-02-28", "2026-04-30"]
    assert [one["cell"] for one in reading.warnings] == told


HEADED = ["Later", "Future", "Backlog", "2027+", "Q2 2026+", "Beyond 2026", "2027 and beyond", "TBC"]


def lanes(plan_file, kind: str, after: str | None, beyond: list[str | None]):
    """Read two lanes whose tasks are words below months, and in a column beside these."""
    rows = [
        ["Workstream", *MONTHS, after],
        ["Supply", "Design the interface", "Build the interface", None, "Test the interface", beyond[0]],
        ["Data", None, "Load the data", "Check the data", None, beyond[1]],
    ]
    return read_plan(plan_file(rows, kind))


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("after", HEADED)
def test_tasks_named_beyond_the_months_are_told(plan_file, kind: str, after: str) -> None:
    """They were lost, unwarned: what is to be done Later has no time, and is asked about."""
    reading = lanes(plan_file, kind, after, [None, "Archive the data"])
    assert len(reading.rows) == 5
    (told,) = [one for one in reading.set_aside if one["text"] == "Archive the data"]
    assert told["cell"] == "F3" and after in told["reason"] and told["remedy"]
    assert reading.reading_confidence == "medium"


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    ("after", "beyond"),
    [
        ("Notes", ["Awaits the regulator", "Short of people"]),
        ("Owner", ["Ada Byron", None]),
        ("Post-launch review", ["Yes", "No"]),
        ("Later", [None, None]),
        ("Later", ["Test the interface", None]),
    ],
)
def test_words_beside_the_months_that_are_no_tasks_are_not_told(plan_file, kind, after, beyond) -> None:
    """Notes, persons, a yes, and a bar that goes on."""
    reading = lanes(plan_file, kind, after, beyond)
    assert len(reading.rows) == 5
    assert not [one for one in reading.set_aside if "beside the time columns" in one["reason"]]
