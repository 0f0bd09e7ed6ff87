"""Rows whose dates are marked in their cells as actual."""

import pytest

from mhhs_analysis.intake.plans import read_plan

PLAN = [["Go live", None, "16/03/2026"], ["Test", "09/02/2026*", "13/03/2026"]]


def bases(plan_file, *rows: list[object]) -> list[str | None]:
    """The date bases of some rows of a table of tasks, starts and finishes, before two that are plain."""
    reading = read_plan(plan_file([["Activity", "Start", "Finish"], *rows, *PLAN], "csv"))
    return [row["date_basis"] for row in reading.rows]


@pytest.mark.parametrize("mark", [" A", " (actual)", " [Actual]"])
def test_a_finish_marked_as_actual_is_done(plan_file, mark: str) -> None:
    """So is a milestone, which has no start; a scheduling tool marks by an A, a person in brackets."""
    done, milestone = (
        ["Design", f"01/12/2025{mark}", f"19/12/2025{mark}"],
        ["Contract let", None, f"05/01/2026{mark}"],
    )
    assert bases(plan_file, done, milestone) == ["actual", "actual", "forecast", "forecast"]


@pytest.mark.parametrize("mark", [" A", " (actual)"])
def test_what_has_begun_is_not_done(plan_file, mark: str) -> None:
    """The finish is still to come, or nobody gives it."""
    begun, open_end = ["Build", f"15/12/2025{mark}", "06/02/2026"], ["Fix", f"15/12/2025{mark}", None]
    assert bases(plan_file, begun, open_end)[:2] == ["forecast", "forecast"]


@pytest.mark.parametrize("mark", ["*", " (TBC)", " (planned)", " PA", ""])
def test_other_marks_make_no_date_actual(plan_file, mark: str) -> None:
    """A constraint of the tool, and a date that is to be confirmed."""
    assert bases(plan_file, ["Design", "01/12/2025", f"19/12/2025{mark}"])[0] != "actual"


@pytest.mark.parametrize(
    "typed", ["achieved 19/12/2025", "Done: 19/12/2025", "Completed on 19/12/2025", "complete - 19/12/2025",
              "19/12/2025 (done)", "19/12/2025 - complete"]
)  # fmt: skip
def test_a_date_that_words_say_was_done_then_is_actual(plan_file, typed: str) -> None:
    """As people type progress where the planned date stood."""
    reading = read_plan(plan_file([["Activity", "Start", "Finish"], ["Design", None, typed], *PLAN], "csv"))
    row = reading.rows[0]
    assert (row["finish_from"], row["finish_to"], row["date_basis"]) == ("2025-12-19", "2025-12-19", "actual")
    assert not reading.set_aside and not reading.warnings


def test_a_quarter_in_which_something_was_done_stays_one(plan_file) -> None:
    """Q4 2025 (done) is some day of it."""
    row = read_plan(
        plan_file([["Activity", "Start", "Finish"], ["Design", None, "Q4 2025 (done)"], *PLAN], "csv")
    ).rows[0]
    assert (row["finish_from"], row["finish_to"], row["date_basis"]) == ("2025-10-01", "2025-12-31", "actual")


@pytest.mark.parametrize(
    "typed",
    ["to be done by 19/12/2025", "done by 19/12/2025", "19/12/2025 not done", "complete 19/12/2025", "done"],
)
def test_words_for_what_is_still_to_be_done_make_no_date_actual(plan_file, typed: str) -> None:
    """By then it is to be done, or was not; one word more and nothing is guessed."""
    reading = read_plan(plan_file([["Activity", "Start", "Finish"], ["Design", None, typed], *PLAN], "csv"))
    assert reading.rows[0]["date_basis"] != "actual"
