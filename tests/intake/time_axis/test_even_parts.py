"""Columns that part each quarter, half or year above them evenly, without a heading of their own."""

import pytest

from mhhs_analysis.intake.plans import read_plan

READ = "none of them headed: each is read as a"


def drawn(workbook_file, headings: list[str], width: int, first: int, last: int):
    """Read one bar over some columns, counted from the first of time, below headings over several columns each."""
    over = [cell for heading in headings for cell in (heading, *[None] * (width - 1))]
    bar = [("X" if first <= column <= last else None) for column in range(1, len(over) + 1)]
    return read_plan(workbook_file({"Plan": [["Task", *over], ["Build", *bar], ["Prove", *bar[1:], "X"]]}))


QUARTERS = ["Q1 2023", "Q2 2023", "Q3 2023"]
HALVES = ["H1 2023", "H2 2023", "H1 2024"]
YEARS = ["2023", "2024", "2025"]


@pytest.mark.parametrize(
    ("headings", "width", "part", "start", "finish"),
    [
        (QUARTERS, 3, "month", ("2023-02-01", "2023-02-28"), ("2023-05-01", "2023-05-31")),
        (HALVES, 6, "month", ("2023-02-01", "2023-02-28"), ("2023-05-01", "2023-05-31")),
        (YEARS, 12, "month", ("2023-02-01", "2023-02-28"), ("2023-05-01", "2023-05-31")),
        (YEARS, 4, "quarter", ("2023-04-01", "2023-06-30"), ("2024-01-01", "2024-03-31")),
        (
            ["Q1 FY23/24", "Q2 FY23/24", "Q3 FY23/24"],
            3,
            "month",
            ("2023-05-01", "2023-05-31"),
            ("2023-08-01", "2023-08-31"),
        ),
    ],
)
def test_as_many_columns_as_a_heading_has_parts_are_these(
    workbook_file, headings, width, part, start, finish
) -> None:
    """Three columns a quarter are its months: each is as wide as one, in doubt."""
    reading = drawn(workbook_file, headings, width, 2, 5)
    build = reading.rows[0]
    assert (build["start_from"], build["start_to"]) == start
    assert (build["finish_from"], build["finish_to"]) == finish
    assert any(f"{READ} {part}" in one["reason"] for one in reading.warnings)
    assert reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    ("headings", "width"),
    [
        (QUARTERS, 2),
        (HALVES, 2),
        (QUARTERS, 4),
        (["Jan 2023", "Feb 2023", "Mar 2023"], 4),
        (["Q1 2023", "Q3 2023", "Q4 2023"], 3),
    ],
)
def test_other_columns_below_a_heading_are_as_wide_as_it(workbook_file, headings, width) -> None:
    """Two a quarter, four a month, or quarters that leave one out: nobody says which part each is."""
    reading = drawn(workbook_file, headings, width, 1, width)
    assert not any(READ in one["reason"] for one in reading.warnings)
    assert reading.rows[0]["start_to"] != "2023-01-31" or "Jan" in headings[0]


@pytest.mark.parametrize("below", [["DCC", "Supplier", "DIP"], ["Plan", "Fcst", "Act"]])
def test_columns_that_words_head_are_no_months(workbook_file, below: list[str]) -> None:
    """What stands right below the quarters says what their columns are: each is as wide as its quarter."""
    over = [cell for heading in QUARTERS for cell in (heading, None, None)]
    marks = [None, "X", None, "X", *[None] * 5]
    reading = read_plan(workbook_file({"Plan": [["Task", *over], [None, *below * 3], ["Build", *marks]]}))
    assert not any(READ in one["reason"] for one in reading.warnings)
