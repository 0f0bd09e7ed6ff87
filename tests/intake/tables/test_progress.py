"""Progress of tasks, however a column writes it."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan


@pytest.mark.parametrize(
    ("typed", "read", "warns"),
    [
        ([0, 50, 100], [0, 50, 100], False),
        ([0, 0.5, 1], [0, 50, 100], True),
        ([0, 1, 1], [None, None, None], True),
        ([0, 0, 0], [0, 0, 0], False),
        (["0%", "50%", "100%"], [0, 50, 100], False),
        ([1, 2, 3], [1, 2, 3], False),
        ([0.281234567, 0.07, 1], [28.123457, 7, 100], True),
        ([57.1234565, 12.5000005], [57.123457, 12.500001], False),
        ([12.3456789, 50, 1e9], [12.345679, 50, 1e9], False),
        (["12.5%", 0.5, "-"], [12.5, 0.5, None], False),
    ],
)
def test_a_column_of_plain_shares_is_read_as_shares_with_a_doubt(workbook_file, typed, read, warns) -> None:
    """Plain 0.5 among numbers of 1 or less is half; only noughts and ones say nothing that can be relied on."""
    rows = [
        ["Task", "Start", "Progress"],
        *[[f"T{n}", D(2023, 1, n + 1), said] for n, said in enumerate(typed)],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["percent_complete"] for row in reading.rows] == read
    assert bool(reading.warnings) == warns


@pytest.mark.parametrize("said", [[0, 50, 100], ["0%", "50 %", "100%"], ["0", ".5", "1.0"]])
def test_completion_beside_a_finish_is_how_far_where_it_holds_shares(workbook_file, said) -> None:
    """Numbers of 0 to 100 below Completion are progress, and no dates that were left unread."""
    rows = [
        ["Task", "Start", "End", "Completion"],
        *[[f"Build {n}", D(2023, 1, n + 1), D(2023, 2, n + 1), one] for n, one in enumerate(said)],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["percent_complete"] for row in reading.rows] == [0, 50, 100]
    assert not [one for one in reading.warnings if "was not read" in one["reason"]]


def test_completion_that_is_dates_or_the_only_finish_is_no_progress(workbook_file) -> None:
    """Dates below Completion are finishes, and numbers below the only finish are periods to be asked about."""
    dated = [["Task", "Start", "Completion"], *[[f"Build {n}", D(2023, 1, n), D(2023, 2, n)] for n in (1, 2)]]
    assert [row["finish_to"] for row in read_plan(workbook_file({"P": dated})).rows] == [
        "2023-02-01",
        "2023-02-02",
    ]
    numbered = [["Task", "Start", "Completion"], ["Build", 1, 4], ["Test", 5, 9]]
    reading = read_plan(workbook_file({"P": numbered}))
    assert [row["percent_complete"] for row in reading.rows] == [None, None]
    assert [row["finish_text"] for row in reading.rows] == ["4", "9"]


@pytest.mark.parametrize("heading", ["Progress", "% complete"])
def test_progress_in_words_alone_is_how_a_task_stands(workbook_file, heading) -> None:
    """A planner's export says so of each task: nothing is lost, and what is cancelled is no live task."""
    said = ["Completed", "In progress", "Not started", "Cancelled"]
    rows = [
        ["Task", heading, "Due date"],
        *[[f"Build {n}", one, D(2023, 2, n + 1)] for n, one in enumerate(said)],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["percent_complete"] for row in reading.rows] == [None, None, None]
    assert ["dropped" in one["reason"] for one in reading.set_aside] == [True]


def test_progress_of_which_some_is_a_number_stays_progress(workbook_file) -> None:
    """The words among it are set aside and asked about, as before."""
    rows = [
        ["Task", "Progress", "Due date"],
        *[[f"Build {n}", one, D(2023, 2, n + 1)] for n, one in enumerate(("Completed", 50, 20))],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["percent_complete"] for row in reading.rows] == [None, 50, 20]
    assert [one["reason"] for one in reading.set_aside] == ["progress that is not a number"]


@pytest.mark.parametrize(
    "heading", ["%", "Progress %", "% progress", "Progression", "Actual Progress", "Completion_pct"]
)
def test_progress_is_read_below_any_usual_heading(workbook_file, heading) -> None:
    """With its sign before or behind, by its short name, or called actual beside planned dates."""
    rows = [["Task", "Start", "Finish", heading], ["Design", D(2023, 1, 2), D(2023, 1, 31), 100],
            ["Build", D(2023, 2, 1), D(2023, 3, 31), 40], ["Test", D(2023, 4, 3), D(2023, 4, 28), 0]]  # fmt: skip
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["percent_complete"] for row in reading.rows] == [100, 40, 0]
    assert [row["date_basis"] for row in reading.rows] == ["forecast"] * 3
    assert bool(reading.warnings) is (heading == "%")
