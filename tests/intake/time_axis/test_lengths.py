"""How long the sprints of a plan are, as its texts say."""

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.time_axis.lengths import Length, length_of


@pytest.mark.parametrize(
    ("text", "count", "unit"),
    [
        ("All sprints are two weeks", 2, "week"),
        ("3-week sprints", 3, "week"),
        ("Sprint duration: 21 days", 21, "day"),
        ("Each sprint lasts 10 working days", 2, "week"),
        ("We work in fortnightly sprints", 2, "week"),
        ("Sprint 1 starts on 9 January 2023 (one sprint per fortnight)", 2, "week"),
        ("Iterations last 1 month", 1, "month"),
        ("Two-week sprints; each sprint has a 1 day retrospective", 2, "week"),
        ("Sprints are 3 weeks long", 3, "week"),
    ],
)
def test_a_length_is_said_of_all_sprints(text: str, count: int, unit: str) -> None:
    """Of every one, of each, or as their length."""
    assert length_of("sprint", [text]) == Length(count, unit)


@pytest.mark.parametrize(
    "texts",
    [
        ["Sprint 1 lasts two weeks"],
        ["Sprints 1 to 4 are two weeks"],
        ["Two-week sprints", "Three-week sprints"],
        ["Sprint plan", "Duration: 2 weeks"],
        ["Sprints of seven working days"],
        ["12 sprints until May"],
        ["Each sprint ends with a 2 day demo window"],
        ["All sprints include 3 days of testing"],
        ["Capacity: 20 days per sprint"],
        ["Sprint reports are due within 5 days of each sprint"],
        ["Sprints begin two weeks after approval"],
        ["Sprint is two weeks late"],
        [],
    ],
)
def test_no_length_is_said_of_all_sprints(texts: list[str]) -> None:
    """Of one by its number, of something else, or in parts of a week: nobody can tell how long each is."""
    assert length_of("sprint", texts) is None


def test_weeks_and_months_are_as_long_as_they_are() -> None:
    """Whatever a text says of sprints, everybody knows how long a week is."""
    assert length_of("week", ["Two-week sprints"]) == Length(1, "week")
    assert length_of("quarter", []) == Length(1, "quarter")


def test_drawn_sprints_are_dated_by_their_first_day_and_length(workbook_file) -> None:
    """Bars below sprints have the days that those last, where the sheet says both."""
    rows = [
        ["Sprint 1 starts Monday 5 January 2026; all sprints are two weeks"],
        ["Task", *(f"Sprint {number}" for number in range(1, 7))],
        ["Build", None, "X", "X", None, None, None],
        ["Prove", None, None, None, "X", "X", "X"],
    ]
    build = read_plan(workbook_file({"Plan": rows})).rows[0]
    assert (build["start_from"], build["finish_to"]) == ("2026-01-19", "2026-02-15")
    (build, _) = read_plan(workbook_file({"Plan": [["Sprint 1 starts 5 January 2026"], *rows[1:]]})).rows
    assert (build["start_from"], build["start_text"]) == (None, "sprint 2")
