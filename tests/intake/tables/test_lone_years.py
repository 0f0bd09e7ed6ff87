"""Dates whose year alone sets them apart from a plan that is in order."""

import pytest

from mhhs_analysis.intake.plans import read_plan

HEAD = "Task,Start,Finish"
PLAN = [
    "Design,05/01/2026,27/02/2026",
    "Build,02/03/2026,30/04/2026",
    "SIT,04/05/2026,30/06/2026",
    "UIT,06/07/2026,28/08/2026",
    "Qualify,07/09/2026,30/10/2026",
    "Cutover,02/11/2026,15/01/2027",
]
ASK = "ask whether that year is meant"


def doubted(text_file, rows: list[str]) -> tuple[list[str], str]:
    """The dates whose year is asked for, and how sure the reading is."""
    reading = read_plan(text_file("\n".join([HEAD, *rows])))
    return [one["text"] for one in reading.warnings if one["remedy"] == ASK], reading.reading_confidence


@pytest.mark.parametrize(
    ("place", "row"),
    [
        (2, "SIT,04/05/2029,30/06/2029"),
        (2, "SIT,04/05/2024,30/06/2024"),
        (3, "UIT,06/07/2025,28/08/2025"),
        (5, "Cutover,02/11/2026,15/01/2029"),
        (5, "Cutover,02/11/2024,15/01/2025"),
    ],
)
def test_a_year_that_sets_one_row_apart_is_doubted(text_file, place: int, row: str) -> None:
    """In another year it would stand in its place; the dates are kept as typed, with a question."""
    found, confidence = doubted(text_file, [*PLAN[:place], row, *PLAN[place + 1 :]])
    assert len(found) == 1 and confidence == "medium"


def test_a_finish_a_year_too_late_between_others_is_doubted(text_file) -> None:
    """It alone ends half a year after all others; a year earlier it would end between those beside it."""
    rows = [*PLAN[:2], "SIT,04/05/2026,30/06/2027", *PLAN[3:5]]
    assert doubted(text_file, rows) == (["04/05/2026 to 30/06/2027"], "medium")


def test_later_stages_that_all_lie_in_the_year_before_are_doubted(text_file) -> None:
    """Build in autumn, SIT and go-live in the spring before it: a year later they would follow."""
    rows = ["Design,07/09/2026,30/09/2026", "Build,02/11/2026,18/12/2026", "SIT,05/01/2026,27/02/2026",
            "UAT,02/03/2026,30/04/2026", "Go-live,04/05/2026,08/05/2026"]  # fmt: skip
    assert doubted(text_file, rows) == (["05/01/2026 to 27/02/2026"], "medium")


def test_a_year_far_from_all_is_asked_for_once(text_file) -> None:
    """It is told already that it lies far from the plan's middle."""
    found, _ = doubted(text_file, [*PLAN[:5], "Cutover,02/11/2026,15/01/2036"])
    assert len(found) == 1


@pytest.mark.parametrize(
    "rows",
    [
        PLAN,
        [*PLAN, "Benefits review,08/01/2029,30/03/2029"],
        [*PLAN, "Programme management,05/01/2024,30/11/2026"],
        ["Mobilise,05/01/2024,30/03/2024", *PLAN],
        [*PLAN[:3], "Service,06/07/2026,28/08/2028", *PLAN[3:], "Close,04/09/2028,29/09/2028"],
        [*PLAN[4:], *PLAN[:4]],
        [*PLAN[:2], "SIT,04/05/2029,30/06/2029"],
        [*PLAN[:5], "Early life support,02/11/2026,15/12/2027"],
        [*PLAN[:2], "Programme management,05/01/2026,30/06/2027", *PLAN[2:5]],
        [*PLAN[3:], "Recruit,05/01/2026,27/02/2026", "Procure,02/03/2026,30/04/2026"],
        [
            *PLAN[2:],
            "Design,05/01/2026,27/02/2026",
            "Build,02/03/2026,30/04/2026",
            "SIT,04/05/2026,30/06/2026",
        ],
    ],
    ids=[
        "in order",
        "review",
        "management",
        "mobilise",
        "service",
        "by stream",
        "few",
        "support",
        "office",
        "other",
        "again",
    ],
)
def test_years_that_a_plan_may_well_have_are_not(text_file, rows: list[str]) -> None:
    """What comes years after or before all, work that lasts, streams side by side, and plans of too few rows."""
    assert doubted(text_file, rows) == ([], "high")
