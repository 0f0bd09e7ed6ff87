"""Dates as they are now beside starts alone are doubted: they may be the starts, moved."""

from datetime import date

import pytest

from mhhs_analysis.intake.plans import read_plan

D = date
ROWS = [
    [name, D(2026, 3 + at, 2), D(2026, 3 + at, 16) if at else None]
    for at, name in enumerate(["Racks up", "Belts in", "First parcel"])
]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("heading", ["Revised", "New date", "Slipped to", "Postponed to"])
def test_a_date_as_it_is_now_beside_starts_alone_is_doubted(plan_file, heading, kind) -> None:
    """Nothing says which end of its task it is."""
    reading = read_plan(plan_file([["Task", "Start", heading], *ROWS], kind))
    assert reading.reading_confidence == "low"
    assert [one["text"] for one in reading.warnings if "may be the start" in one["reason"]] == [heading]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("heading", ["Revised finish", "Extended to", "Forecast end date", "Target date"])
def test_an_end_that_a_heading_names_is_not(plan_file, heading, kind) -> None:
    """It is the finish, beside starts alone too."""
    reading = read_plan(plan_file([["Task", "Start", heading], *ROWS], kind))
    assert reading.reading_confidence == "high" and not reading.warnings
