"""Starts of tasks that stand side by side in a row: no headings of time over their finishes."""

from datetime import date, timedelta

import pytest

from mhhs_analysis.intake.plans import read_plan

STARTS = [date(2026, 1, 5), date(2026, 2, 2), date(2026, 3, 2)]
FINISHES = [date(2026, 1, 30), date(2026, 2, 20), date(2026, 3, 20)]
WEEKS = [date(2026, 1, 5), date(2026, 1, 12), date(2026, 1, 19)]


@pytest.mark.parametrize("names", [("Design", "Build", "Test"), ("A1", "A2", "A3")])
@pytest.mark.parametrize(
    "words", [("Start", "Finish"), ("Start date", "End date"), ("Planned start", "Planned end")]
)
@pytest.mark.parametrize("more", [[], [["Owner", "J", "K", "L"]]])
def test_tasks_side_by_side_keep_their_starts_and_finishes(workbook_file, names, words, more) -> None:
    """Dates that rise from task to task head no bars below them."""
    rows = [["Task", *names], *more, [words[0], *STARTS], [words[1], *FINISHES]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
        (name, f"{start}", f"{finish}") for name, start, finish in zip(names, STARTS, FINISHES, strict=True)
    ]


def test_lengths_below_starts_side_by_side_are_no_marks(workbook_file) -> None:
    """They are how long each task takes."""
    rows = [["Task", "Design", "Build", "Test"], ["Start", *STARTS], ["Duration (days)", 10, 15, 20]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert reading.layout != "drawn grid"
    assert [row["start_from"] for row in reading.rows] == [f"{day}" for day in STARTS]


@pytest.mark.parametrize(
    "head", [["Task", "Start", "Finish"], ["Task", "Finish", "Start"], ["Task", "Owner", "Start"]]
)
def test_weeks_right_of_a_column_of_starts_stay_headings_of_time(workbook_file, head: list[str]) -> None:
    """Start there heads the dates below it."""
    given = {"Start": WEEKS[0], "Finish": WEEKS[1], "Owner": "J"}
    rows = [
        [*head, *WEEKS],
        ["Design", *map(given.get, head[1:]), "x", "x"],
        ["Build", None, None, None, None, "x"],
    ]
    assert read_plan(workbook_file({"Plan": rows})).rows[1]["start_from"] == "2026-01-19"


NAMED = ["Design done", "Build done", "Test done"]


@pytest.mark.parametrize(
    "rows",
    [
        [["Date", *STARTS], ["RAG", "G", "A", "R"]],
        [["Due date", *STARTS], ["Owner", "Ann", "Bob", "Cat"]],
        [["Deadline", *STARTS], ["Critical", "x", None, "x"]],
        [["Code freeze", *STARTS], ["Go live", *FINISHES]],
    ],
)
def test_days_below_what_each_column_names_are_no_headings_of_time(workbook_file, rows) -> None:
    """What stands below them is said of the same things, and is no bar from one to the other."""
    reading = read_plan(workbook_file({"Plan": [["Milestone", *NAMED], *rows]}))
    assert reading.layout != "drawn grid"


@pytest.mark.parametrize("step", [1, 7, 14])
def test_words_above_the_days_of_a_calendar_leave_it_one(workbook_file, step: int) -> None:
    """Names above evenly spaced days are those of its phases."""
    days = [date(2026, 1, 5) + timedelta(days=step * place) for place in range(3)]
    rows = [[None, *NAMED], ["Date", *days], ["Design", "x", "x"], ["Build", None, None, "x"]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["start_from"] for row in reading.rows] == [f"{days[0]}", f"{days[2]}"]


@pytest.mark.parametrize("more", [["x", None, "x"], ["x", "x"], ["Y", "N", "Y"]])
def test_marks_below_the_starts_of_named_tasks_say_something_of_them(workbook_file, more: list[str]) -> None:
    """What nobody knows as a heading is no bar from one task to another."""
    rows = [["Task", "Design", "Build", "Test"], ["Start", *STARTS], ["Finish", *FINISHES]]
    reading = read_plan(
        workbook_file({"Plan": [*rows, ["In scope", *more], ["Needs review", None, "x", "x"]]})
    )
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build", "Test"]


FORTNIGHTS = [date(2026, 1, 5) + timedelta(days=14 * place) for place in range(4)]
SLOW = [date(2026, 1, 5) + timedelta(days=21 * place) for place in range(4)]
DRAWN = [["Build", "x", "x"], ["Test", None, None, "x", "x"]]


@pytest.mark.parametrize("days", [FORTNIGHTS, SLOW], ids=["fortnights", "three weeks"])
@pytest.mark.parametrize(
    "words", [("Start", "End"), ("Start date", "Finish date"), ("From", "To"), ("Start", "Days")]
)
@pytest.mark.parametrize("over", [[], [["Sprint", "Sprint 1", "Sprint 2", "Sprint 3", "Sprint 4"]]])
def test_starts_and_ends_over_what_is_drawn_head_its_columns(workbook_file, days, words, over) -> None:
    """Rows below them are named and marked in some columns: bars, from the first start of one to its last."""
    ends = [5] * 4 if words[1] == "Days" else [day + timedelta(days=4) for day in days]
    reading = read_plan(workbook_file({"Plan": [*over, [words[0], *days], [words[1], *ends], *DRAWN]}))
    starts = {row["activity_name"]: row["start_from"] for row in reading.rows}
    assert (starts["Build"], starts["Test"]) == (f"{days[0]}", f"{days[2]}")


@pytest.mark.parametrize("words", [("Period", "Date"), ("Period", "Start date"), ("Plan", "Task")])
@pytest.mark.parametrize("mark", ["x", 1])
def test_named_periods_over_what_is_drawn_head_its_columns(workbook_file, words, mark) -> None:
    """Days three weeks apart below the names of cycles are when each begins, and a 1 below them is no length."""
    drawn = [[mark if cell == "x" else cell for cell in row] for row in DRAWN]
    rows = [[words[0], "Cycle 1", "Cycle 2", "Cycle 3", "Cycle 4"], [words[1], *SLOW], *drawn]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["start_from"] for row in reading.rows] == [f"{SLOW[0]}", f"{SLOW[2]}"]
