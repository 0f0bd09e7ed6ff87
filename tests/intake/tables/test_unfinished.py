"""Rows whose finish is given as actual, though their state says that they are not done."""

import pytest

from mhhs_analysis.intake.plans import read_plan

HEADINGS = ["Milestone", "Planned date", "Actual date", "Status"]
DONE = [
    ["Depot lease signed", "12/01/2026", "13/01/2026", "Done"],
    ["Racking installed", "09/02/2026", "11/02/2026", "Complete"],
    ["Scanner trial ended", "02/03/2026", "02/03/2026", "Closed"],
]
OPEN = ["First pallet shipped", "16/03/2026", None, "Not started"]


def read(plan_file, *rows: list[object], headings: list[str] = HEADINGS):
    """Read a table of milestones with their planned and actual dates, and what is said of each."""
    return read_plan(plan_file([headings, *rows], "csv"))


def doubted(reading) -> list[tuple[str, str]]:
    """Return the cells and words of the warnings that a row is not done by its state."""
    return [(one["cell"], one["text"]) for one in reading.warnings if "not done" in one["reason"]]


@pytest.mark.parametrize("state", ["In progress", "NOT STARTED", "Pending", "🔄 In Progress"])
def test_an_actual_finish_of_what_is_not_done_is_told(plan_file, state: str) -> None:
    """The date stands; one such among others that are done makes the reading less sure."""
    reading = read(plan_file, *DONE, ["Conveyor belt live", "09/03/2026", "20/03/2026", state], OPEN)
    assert [text for _, text in doubted(reading)] == [state]
    assert reading.reading_confidence == "medium"
    assert [row["finish_from"] for row in reading.rows][3] == "2026-03-20"


def test_a_column_of_actual_dates_mostly_of_what_is_not_done_is_not_sure(plan_file) -> None:
    """It need not be of what has happened."""
    rows = [[name, planned, actual, "In progress"] for name, planned, actual, _ in DONE]
    reading = read(plan_file, *rows, OPEN)
    assert len(doubted(reading)) == len(DONE)
    assert reading.reading_confidence == "low"


@pytest.mark.parametrize("state", ["Done", "Delayed", "Green", "On track", "Planned outage", None])
def test_states_that_do_not_say_so_are_no_doubt(plan_file, state: str | None) -> None:
    """What is late, or of which kind, may be done."""
    reading = read(plan_file, *DONE, ["Conveyor belt live", "09/03/2026", "20/03/2026", state], OPEN)
    assert not doubted(reading)
    assert reading.reading_confidence == "high"


def test_what_has_begun_and_is_in_progress_is_no_doubt(plan_file) -> None:
    """Its start alone is actual; a finish that is forecast says nothing of what has happened."""
    headings = ["Task", "Planned start", "Planned finish", "Actual start", "Actual finish", "Status"]
    done = ["Fit racks", "05/01/2026", "16/01/2026", "05/01/2026", "19/01/2026", "Complete"]
    begun = ["Lay cables", "12/01/2026", "30/01/2026", "13/01/2026", None, "In progress"]
    to_come = ["Train drivers", "02/02/2026", "13/02/2026", None, None, "Not started"]
    assert not doubted(read(plan_file, done, begun, to_come, headings=headings))


STATED = ["Task", "Start", "Finish", "Status"]
LIVE = ["Fit racks", "05/01/2026", "16/01/2026", "In progress"]


def put_off(reading) -> list[tuple[str, str]]:
    return [(one["cell"], one["text"]) for one in reading.warnings if "put off" in one["reason"]]


@pytest.mark.parametrize("state", ["On hold", "Deferred", "POSTPONED", "Paused - no cable", "⏸ On hold"])
def test_dates_of_what_is_put_off_by_its_state_are_told(plan_file, state: str) -> None:
    """They stand as typed, and may be those from before."""
    reading = read(plan_file, LIVE, ["Lay cables", "19/01/2026", "30/01/2026", state], headings=STATED)
    assert put_off(reading) == [("A3:D3", state)]
    assert reading.reading_confidence == "medium"
    assert [row["finish_from"] for row in reading.rows] == ["2026-01-16", "2026-01-30"]


@pytest.mark.parametrize("state", ["Hold point", "Delayed", "Not started", "Blocked", None])
def test_other_states_cast_no_doubt_on_the_dates(plan_file, state: str | None) -> None:
    """What is late or waits for something has a date all the same."""
    reading = read(plan_file, LIVE, ["Lay cables", "19/01/2026", "30/01/2026", state], headings=STATED)
    assert not put_off(reading)
    assert reading.reading_confidence == "high"


def test_what_is_put_off_and_has_no_date_is_not_told(plan_file) -> None:
    """There is no date that may not hold."""
    assert not put_off(read(plan_file, LIVE, ["Lay cables", None, None, "On hold"], headings=STATED))
