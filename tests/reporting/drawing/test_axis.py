"""An axis of time in characters: whole periods, headed by the finest units whose names fit."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.reporting.drawing.axis import axis_for

JANUARY = date(2023, 1, 10)


@pytest.mark.parametrize(
    ("days", "cells", "upper", "lower"),
    [
        (6, 60, ["Jan", "2023"], ["10", "11", "12", "13", "14", "15", "16"]),
        (40, 60, ["Jan", "2023", "Feb", "2023"], ["09", "16", "23", "30", "06", "13"]),
        (150, 60, ["2023"], ["Jan", "Feb", "Mar", "Apr", "May", "Jun"]),
        (700, 60, ["2023", "2024"], [*"JFMAMJJASOND"] * 2),
        (1000, 60, ["2023", "2024", "2025"], ["Q1", "Q2", "Q3", "Q4"] * 2 + ["Q1", "Q2", "Q3", "Q4"]),
        (3500, 60, [str(year) for year in range(2023, 2033)], None),
    ],
)
def test_the_finest_units_that_fit_head_the_axis(
    days: int, cells: int, upper: list[str], lower: list[str] | None
) -> None:
    """Days, weeks, months, quarters or years, by how many days a cell stands for."""
    axis = axis_for([JANUARY, JANUARY + timedelta(days // 2), JANUARY + timedelta(days)], cells)
    headings = [line.split() for line in axis.headings]
    assert headings == ([upper] if lower is None else [upper, lower])


def test_a_name_stands_where_its_period_begins() -> None:
    """The year's over its January, each month's over its first day."""
    axis = axis_for([date(2022, 11, 5), date(2023, 4, 20)], 60)
    upper, lower = axis.headings
    assert upper.index("2023") == lower.index("Jan") == axis.cell_of(date(2023, 1, 1))
    assert (axis.first, axis.last) == (date(2022, 11, 1), date(2023, 4, 30))


def test_the_grid_marks_years_and_on_a_short_axis_quarters() -> None:
    """A line where each begins, the first cell apart."""
    for last, begun in ((date(2025, 12, 1), [date(2024, 1, 1), date(2025, 1, 1)]),
                        (date(2023, 12, 1), [date(2023, month, 1) for month in (4, 7, 10)])):  # fmt: skip
        axis = axis_for([date(2023, 1, 1), last], 72)
        assert [cell for cell, is_grid in enumerate(axis.grid) if is_grid] == [
            axis.cell_of(day) for day in begun
        ]


def test_far_days_lie_off_the_axis() -> None:
    """One wrong year is not let squash the rest."""
    axis = axis_for([JANUARY, JANUARY + timedelta(400), date(2093, 1, 1)], 60)
    assert axis.last == date(2024, 2, 29)


DAYS = st.integers(0, 4000).map(lambda number: date(2020, 1, 1) + timedelta(number))


@given(st.lists(DAYS, min_size=1, max_size=6), st.integers(10, 200))
def test_every_day_given_has_a_cell(days: list[date], cells: int) -> None:
    """Days near the middle fall on the axis, later ones never left of earlier ones, and a stretch is never nothing."""
    axis = axis_for(days, cells)
    near = sorted(day for day in days if axis.first <= day <= axis.last)
    places = [axis.cell_of(day) for day in near]
    assert near and places == sorted(places) and 0 <= places[0] <= places[-1] < cells
    for day in near:
        assert axis.cell_of(day) in axis.cells_of(day, near[-1]) or axis.cell_of(day) + 1 in axis.cells_of(
            day, near[-1]
        )
    assert all(len(line) <= cells for line in axis.headings)
