"""Progress of tasks, however a column writes it."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan


@pytest.mark.parametrize(
    ("typed", "read", "warns"),
    [
        ([0, 50, 100], [0, 50, 100], False),
        ([0, 0.5, 1], [0, 50, 100], True),
        ([0, 1, 1], [None, None, None], True),
        ([0, 0, 0], [0, 0, 0], False),
        (["0%", "50%", "100%"], [0, 50, 100], False),
        ([1, 2, 3], [1, 2, 3], False),
        ([0.281234567, 0.07, 1], [28.123457, 7, 100], True),
        ([57.1234565, 12.5000005], [57.123457, 12.500001], False),
        ([12.3456789, 50, 1e9], [12.345679, 50, 1e9], False),
        (["12.5%", 0.5, "-"], [12.5, 0.5, None], False),
    ],
)
def test_a_column_of_plain_shares_is_read_as_shares_with_a_doubt(workbook_file, typed, read, warns) -> None:
    """Plain 0.5 among numbers of 1 or less is half; only noughts and ones say nothing that can be relied on."""
    rows = [
        ["Task", "Start", "Progress"],
        *[[f"T{n}", D(2023, 1, n + 1), said] for n, said in enumerate(typed)],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["percent_complete"] for row in reading.rows] == read
    assert bool(reading.warnings) == warns
