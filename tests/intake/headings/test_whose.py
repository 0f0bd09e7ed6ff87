"""Headings that say whose dates they are."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan


@pytest.mark.parametrize("own", ["Our plan", "Your proposed date", "Own plan date", "Participant plan"])
def test_the_senders_own_dates_speak_beside_both_options(workbook_file, own: str) -> None:
    """Milestones with a date in POAP 1, in POAP 2 and in the sender's plan are read by the last, with a doubt."""
    rows = [
        ["Milestone", "POAP 1", "POAP 2", own],
        ["M9", D(2026, 1, 5), D(2026, 2, 5), D(2026, 3, 5)],
        ["M10", D(2026, 3, 9), D(2026, 4, 9), D(2026, 5, 9)],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["finish_to"] for row in reading.rows] == ["2026-03-05", "2026-05-09"]
    assert [one["text"] for one in reading.warnings] == ["POAP 1", "POAP 2"]


@pytest.mark.parametrize(
    "theirs", ["Baseline date", "Original date", "Planned date", "Date", "Forecast date"]
)
@pytest.mark.parametrize("own", ["Our date", "Our plan"])
def test_the_senders_own_dates_speak_beside_any_others(workbook_file, own: str, theirs: str) -> None:
    """What is headed as the sender's own comes before a baseline, a plan or dates that nobody is named for."""
    rows = [
        ["Milestone", theirs, own],
        ["M9", D(2026, 1, 5), D(2026, 3, 5)],
        ["M10", D(2026, 3, 9), D(2026, 5, 9)],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["finish_to"] for row in reading.rows] == ["2026-03-05", "2026-05-09"]
