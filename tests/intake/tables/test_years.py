"""Dates without a year, and the year that stands near them."""

import pytest

from mhhs_analysis.intake.plans import read_plan


def finishes(reading) -> dict[str, str | None]:
    return {row["activity_name"]: row["finish_to"] for row in reading.rows}


def test_a_year_alone_above_rows_is_theirs(text_file) -> None:
    """Down to the next one, with a warning; the rows that hold it are no tasks."""
    text = "Task,Start,End\n2023,,\nDesign,1 March,31 March\nBuild,3 April 2022,30 June\n2024,,\nTest,3 July,2 August\n"
    reading = read_plan(text_file(text))
    assert finishes(reading) == {"Design": "2023-03-31", "Build": "2023-06-30", "Test": "2024-08-02"}
    assert reading.rows[1]["start_to"] == "2022-04-03"
    assert [one["cell"] for one in reading.set_aside] == ["A2", "A5"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside == 5
    (warning,) = [one for one in reading.warnings if "without a year" in one["reason"]]
    assert warning["cell"] == "A2" and warning["remedy"]


def test_a_column_of_years_dates_its_rows(text_file) -> None:
    """March beside 2023 is March 2023."""
    text = "Milestone,Month,Year\nDesign,March,2023\nSIT entry,October,2024\n"
    reading = read_plan(text_file(text))
    assert finishes(reading) == {"Design": "2023-03-31", "SIT entry": "2024-10-31"}
    assert any(one["cell"] == "C1" and "without a year" in one["reason"] for one in reading.warnings)


@pytest.mark.parametrize(
    "rows",
    [
        "2024,,\nDesign,1 March,31 March\n2023,,\nTest,3 July,29 July\n",  # years that run backwards head no rows
        "Our plan of 2023,,\nDesign,1 March,31 March\nTest,3 July,29 July\n",
        "Design,1 March,31 March\nTest,3 July,29 July\n",
    ],
)
def test_no_year_is_taken_where_none_is_certain(text_file, rows) -> None:
    """Dates that lack one are asked about."""
    reading = read_plan(text_file(f"Task,Start,End\n{rows}"))
    assert finishes(reading)["Design"] is None and finishes(reading)["Test"] is None
    assert sum("without its year" in one["reason"] for one in reading.set_aside) == 4


def test_years_above_dates_that_have_their_own_say_nothing(text_file) -> None:
    """A row that holds a year alone stays a row of the plan where no date needs it."""
    reading = read_plan(text_file("Task,Start,End\n2023,,\nDesign,1 March 2023,31 March 2023\n"))
    assert [row["activity_name"] for row in reading.rows] == ["2023", "Design"] and not reading.warnings


@pytest.mark.parametrize("heads", [("Start 2023", "End 2023"), ("Start date - 2023", "Finish, 2023")])
def test_a_heading_says_the_year_of_its_dates(text_file, heads) -> None:
    """Finish 2023 heads finishes, whose days need no year of their own."""
    text = f"Task;{heads[0]};{heads[1]}\nDesign;1 March;31 March\nTest;3 July;29 September\n"
    reading = read_plan(text_file(text))
    assert finishes(reading) == {"Design": "2023-03-31", "Test": "2023-09-29"}
    assert reading.layout == "table"
