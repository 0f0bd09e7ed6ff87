"""Plans most of whose tasks or milestones are meetings."""

import pytest

from mhhs_analysis.intake.plans import read_plan

REASON = "most of what is dated are meetings, such as of sprints or boards: read as tasks or milestones"
DAYS = ["02/01/2023", "12/01/2023", "13/01/2023"]


def read(text_file, rows):
    reading = read_plan(text_file("\n".join(rows)))
    return REASON in [one["reason"] for one in reading.warnings], reading.reading_confidence


@pytest.mark.parametrize("meetings", ["Sprint planning,Demo,Retro", "Planning,Refinement,Retrospective"])
def test_a_matrix_of_meetings_of_sprints_is_doubted(text_file, meetings) -> None:
    """When each sprint is planned and shown says nothing of when a milestone is met."""
    rows = [f"Sprint {number},{','.join(DAYS)}" for number in (1, 2)]
    assert read(text_file, [f"Sprint,{meetings}", *rows]) == (True, "medium")


def test_rows_of_meetings_are_doubted(text_file) -> None:
    """Below Milestone, too: a board that meets is no milestone."""
    rows = [
        f"{name},{day}"
        for name, day in zip(("Sprint 1 review", "Weekly team meeting", "Board meeting"), DAYS, strict=True)
    ]
    assert read(text_file, ["Milestone,Date", *rows]) == (True, "medium")


@pytest.mark.parametrize(
    "names",
    [
        ["Design review", "Planning", "Demo"],
        ["Retro", "Build", "Test"],
        ["Planning", "Review", "Demo"],
        ["Design", "Sprint planning", "Retirement of the old system"],
    ],
)
def test_work_that_is_called_nearly_so_is_not(text_file, names) -> None:
    """A plan may have a demo, or a meeting or two beside its work."""
    rows = [f"{name},{day}" for name, day in zip(names, DAYS, strict=True)]
    assert read(text_file, ["Milestone,Date", *rows]) == (False, "high")
