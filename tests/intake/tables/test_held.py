"""Tasks that are on hold by their status: read as typed, and told."""

import pytest

from mhhs_analysis.intake.plans import read_plan

HEADINGS = ["Task", "Start", "Finish", "Status"]
ROWS = [
    ["Design racking", "12/01/2026", "13/02/2026", "Complete"],
    ["Train pickers", "16/03/2026", "27/03/2026", "Not started"],
]


def read(plan_file, state: str, *dates: str | None):
    """Read a plan with one more task, in a state."""
    task = ["Build racking", *(dates or ("16/02/2026", "13/03/2026")), state]
    return read_plan(plan_file([HEADINGS, *ROWS, task], "csv"))


def held(reading) -> list[str]:
    """Return the words of the warnings of tasks on hold."""
    return [one["text"] for one in reading.warnings if one["reason"].startswith("on hold")]


@pytest.mark.parametrize(
    "state", ["On hold", "ON-HOLD", "Parked", "Paused", "Suspended", "On hold - awaiting lease", "Deferred"]
)
def test_a_task_on_hold_keeps_its_dates_and_is_doubted(plan_file, state: str) -> None:
    """Nobody says whether they still hold."""
    reading = read(plan_file, state)
    assert held(reading) == [state] and reading.reading_confidence == "medium"
    assert [row["finish_to"] for row in reading.rows][-1] == "2026-03-13"


@pytest.mark.parametrize("state", ["Not on hold", "Hold point", "In progress", "Blocked by hold-up", "Held"])
def test_other_states_are_not_doubted(plan_file, state: str) -> None:
    """They say of no task that it waits; a workshop that was held is done."""
    reading = read(plan_file, state)
    assert not held(reading) and reading.reading_confidence == "high"


def test_a_task_on_hold_without_dates_needs_no_doubt(plan_file) -> None:
    """There are none that may not hold."""
    assert not held(read(plan_file, "On hold", None, None))
