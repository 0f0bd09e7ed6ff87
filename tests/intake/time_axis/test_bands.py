"""Bands of months without a year, each below a row that says only which year it is of."""

import pytest

from mhhs_analysis.intake.plans import read_plan

MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def band(*tasks: tuple[str, str]) -> list[list[object]]:
    """Headings of months, and rows of tasks with a mark for each x."""
    return [
        ["Task", *MONTHS],
        *([name, *(sign if sign != "." else None for sign in signs)] for name, signs in tasks),
    ]


@pytest.mark.parametrize("years", [("2026", "2027"), (2026, 2027), ("Plan for 2026", "Plan for 2027")])
def test_a_year_alone_above_each_band_dates_it(workbook_file, years) -> None:
    """Typed as a number, as a text or in words; that only a title says it is told."""
    first, second = (band(("Design", "xx")), band(("Build", "..x")))
    reading = read_plan(workbook_file({"Plan": [[years[0]], *first, [], [years[1]], *second]}))
    found = {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows}
    assert found == {"Design": ("2026-01-01", "2026-02-28"), "Build": ("2027-03-01", "2027-03-31")}
    assert len(reading.warnings) == 2


@pytest.mark.parametrize("above", [["Budget", 2026, 2027], ["Version of 2026"], [2026, 2027]])
def test_other_numbers_above_date_nothing(workbook_file, above: list[object]) -> None:
    """Two years, and the year that a plan was written in, say nothing of its months."""
    reading = read_plan(workbook_file({"Plan": [above, [], *band(("Design", "xx"), ("Build", "..x"))]}))
    assert not any(row["start_from"] for row in reading.rows)
