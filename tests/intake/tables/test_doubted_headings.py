"""Rows under a heading that says of them that they were dropped, or are not planned."""

import pytest

from mhhs_analysis.intake.plans import read_plan

LIVE = ["Design,05/01/2026,13/01/2026", "Build,14/01/2026,30/03/2026"]
OTHERS = ["Old adaptor,05/02/2026,13/02/2026", "Old portal,14/02/2026,30/04/2026"]


def rows_with(heading: str, after: list[str]) -> str:
    return "\n".join(["Task,Start,Finish", "Live,,", *LIVE, f"{heading},,", *OTHERS, *after])


@pytest.mark.parametrize(
    ("heading", "confidence"),
    [
        ("Cancelled", "low"),
        ("OUT OF SCOPE", "low"),
        ("No longer required", "low"),
        ("Deferred", "medium"),
        ("Backlog", "medium"),
        ("Not approved", "medium"),
        ("Removed from our plan", "low"),
        ("De-scoped activities", "low"),
        ("Descoped (CR12)", "low"),
        ("Out of scope / not included", "low"),
        ("Deferred to phase 2", "medium"),
        ("Not included in plan", "medium"),
    ],
)
@pytest.mark.parametrize("after", [[], ["Test,,", "SIT,01/05/2026,31/05/2026"]])
def test_tasks_under_a_heading_that_drops_or_defers_them_are_doubted(
    text_file, heading: str, confidence: str, after: list[str]
) -> None:
    """Nobody says where such tasks end: they are kept, and the reading says which may be no part of the plan."""
    reading = read_plan(text_file(rows_with(heading, after)))
    assert len(reading.rows) == 6 + len(after) and reading.reading_confidence == confidence
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A5", "2 rows")]


@pytest.mark.parametrize(
    "heading",
    [
        "Phase 2",
        "Cancelled meters",
        "Removed load switches",
        "Stopped meters of agents",
        "Scope",
        "Removal of old portal",
        "Completed",
        "Go-live (TBC)",
        "Training (optional)",
    ],
)
def test_tasks_under_other_headings_are_live(text_file, heading: str) -> None:
    """Work on what was cancelled elsewhere, and work that is done, is part of the plan; Live may be a title too."""
    reading = read_plan(text_file(rows_with(heading, [])))
    assert len(reading.rows) == 6
    (told,) = (one["reason"] for one in reading.warnings)
    assert "titles of these?" in told and reading.reading_confidence == "medium"
