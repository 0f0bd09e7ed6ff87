"""Keys and titles above a calendar: they head no columns of dates."""

from datetime import datetime

import pytest

from mhhs_analysis.intake.plans import read_plan

MONTHS = [datetime(2026, month, 1) for month in range(1, 13)]
BELOW = [
    ["Activity", *MONTHS],
    ["Design", "x", "x"],
    ["Build", None, "x", "x", "x", "x"],
    ["Test", *[None] * 6, "x", "x"],
]


@pytest.mark.parametrize("title", ["Programme", "Project", "Activity"])
@pytest.mark.parametrize(
    "key", [["Critical", "Float"], ["Complete", "In progress", "Not started"], ["SIT", "UAT"]]
)
@pytest.mark.parametrize("gap", [0, 1])
def test_a_key_above_a_calendar_heads_no_milestones(workbook_file, title: str, key: list, gap: int) -> None:
    """Most of the months have nothing above them: the words over a few are no milestones on these dates."""
    above = [title, None, None]
    for word in key:
        above += [word, None]
    reading = read_plan(workbook_file({"Plan": [above, *[[None]] * gap, *BELOW]}))
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("Design", "2026-01-01", "2026-02-28"),
        ("Build", "2026-02-01", "2026-05-31"),
        ("Test", "2026-07-01", "2026-08-31"),
    ]


def test_milestones_over_dates_that_go_on_evenly_keep_them(workbook_file) -> None:
    """Each of the dates has its milestone above it, as a matrix of one row has."""
    rows = [["Participant", "Design complete", "Build complete", "SIT entry"], ["Supplier A", *MONTHS[:3]]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [(row["activity_name"], row["finish_from"]) for row in reading.rows] == [
        ("Design complete (Supplier A)", "2026-01-01"),
        ("Build complete (Supplier A)", "2026-02-01"),
        ("SIT entry (Supplier A)", "2026-03-01"),
    ]
