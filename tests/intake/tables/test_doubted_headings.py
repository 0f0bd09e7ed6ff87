"""Rows under a heading that says of them that they were dropped, or are not planned."""

import pytest

from mhhs_analysis.intake.plans import read_plan

LIVE = ["Design,05/01/2026,13/01/2026", "Build,14/01/2026,30/03/2026"]
OTHERS = ["Old adaptor,05/02/2026,13/02/2026", "Old portal,14/02/2026,30/04/2026"]


def rows_with(heading: str, after: list[str]) -> str:
    return "\n".join(["Task,Start,Finish", "Live,,", *LIVE, f"{heading},,", *OTHERS, *after])


AFTER = [[], ["Test,,", "SIT,01/05/2026,31/05/2026"]]


@pytest.mark.parametrize("heading", ["Deferred", "Backlog", "Not approved"])
@pytest.mark.parametrize("after", AFTER)
def test_tasks_under_a_heading_that_defers_them_are_doubted(
    text_file, heading: str, after: list[str]
) -> None:
    """They are kept, and the reading says which may be no part of the plan."""
    reading = read_plan(text_file(rows_with(heading, after)))
    assert len(reading.rows) == 6 + len(after) and reading.reading_confidence == "medium"
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A5", "2 rows")]


@pytest.mark.parametrize("heading", ["Cancelled", "OUT OF SCOPE", "No longer required"])
@pytest.mark.parametrize("after", AFTER)
def test_tasks_under_a_heading_that_drops_them_are_set_aside(
    text_file, heading: str, after: list[str]
) -> None:
    """Headings part all rows, so that such tasks end at the next one; each is listed, to be asked about."""
    reading = read_plan(text_file(rows_with(heading, after)))
    assert [row["activity_name"] for row in reading.rows] == [
        "Live",
        "Design",
        "Build",
        *("Test", "SIT")[: len(after)],
    ]
    assert [one["cell"] for one in reading.set_aside] == ["A5", "A6:C6", "A7:C7"]
    assert reading.reading_confidence == "medium" and all(one["remedy"] for one in reading.set_aside)


@pytest.mark.parametrize("after", AFTER)
def test_tasks_after_a_heading_that_may_end_anywhere_are_doubted(text_file, after: list[str]) -> None:
    """The first tasks stand under no heading: what comes after the dropped ones may do so too."""
    reading = read_plan(text_file("\n".join(["Task,Start,Finish", *LIVE, "Cancelled,,", *OTHERS, *after])))
    assert len(reading.rows) == 5 + len(after) and reading.reading_confidence == "low"
    assert [(one["cell"], one["text"]) for one in reading.warnings] == [("A4", "2 rows")]


@pytest.mark.parametrize(
    "heading",
    [
        "Phase 2",
        "Cancelled meters",
        "Scope",
        "Removal of old portal",
        "Completed",
        "Go-live (TBC)",
        "Training (optional)",
    ],
)
def test_tasks_under_other_headings_are_live(text_file, heading: str) -> None:
    """Work on what was cancelled elsewhere, and work that is done, is part of the plan."""
    reading = read_plan(text_file(rows_with(heading, [])))
    assert len(reading.rows) == 6 and reading.reading_confidence == "high"
