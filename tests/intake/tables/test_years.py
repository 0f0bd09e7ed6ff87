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


@pytest.mark.parametrize(
    "head", ["2023/24", "2023-24", "2023–24", "2023 onwards", "2023+", "Rev 2023-01", "v2 2023", "Issue 2023"]
)
def test_a_year_that_is_not_that_of_each_day_dates_none(text_file, head: str) -> None:
    """January of 2023/24 is of 2024, and an edition's year is that of no day: each date is asked about."""
    text = f"Task;Dates ({head})\nBuild;8 May - 25 Aug\nPIT;2 Oct - 15 Dec\nSIT;8 Jan - 26 Mar\n"
    reading = read_plan(text_file(text))
    assert finishes(reading) == {"Build": None, "PIT": None, "SIT": None}
    assert sum("without its year" in one["reason"] for one in reading.set_aside) == 3


@pytest.mark.parametrize("head", ["2023", "year 2023", "in 2023", "Phase 2 2023", "all 2023"])
def test_a_year_in_brackets_is_that_of_each_day(text_file, head: str) -> None:
    """Other numbers and words beside it say nothing against it."""
    text = f"Task;Dates ({head})\nBuild;8 May - 25 Aug\nPIT;2 Oct - 15 Dec\n"
    assert finishes(read_plan(text_file(text))) == {"Build": "2023-08-25", "PIT": "2023-12-15"}


WEEKS = "Task,Start,End\nDesign,w/c 5 Feb,w/c 4 Mar\nTest,Mon 11 March,w/c 25 Mar\n"


@pytest.mark.parametrize("title", ["Trial plan 2024", "Plan for 2024 (issued 3 January 2024)"])
def test_weekdays_prove_the_year_that_a_title_says(text_file, title: str) -> None:
    """5 February was a Monday in 2024: the proof is a reason, and nothing is in doubt."""
    reading = read_plan(text_file(f"{title},,\n,,\n{WEEKS}"))
    assert finishes(reading) == {"Design": "2024-03-10", "Test": "2024-03-31"}
    assert any("of 2024" in reason for reason in reading.reasons)
    assert not any("without a year" in one["reason"] for one in reading.warnings)


@pytest.mark.parametrize(
    ("title", "rows"),
    [
        ("Trial plan 2023", WEEKS),
        ("Trial plan 2023 to 2024", WEEKS),
        ("Trial plan", WEEKS),
        ("Trial plan 2024", WEEKS.replace("Mon 11 March", "11 March")),
        ("Trial plan 2024", WEEKS + "Close,w/c 6 Jan,w/c 13 Jan\n"),
    ],
)
def test_a_title_dates_no_days_that_fall_otherwise_or_say_no_weekday(
    text_file, title: str, rows: str
) -> None:
    """Another year's Mondays, two years, none, a day without its weekday, or weeks of the year after."""
    reading = read_plan(text_file(f"{title},,\n,,\n{rows}"))
    assert finishes(reading)["Design"] is None


def test_dates_strewn_over_many_years_are_a_doubt_of_the_whole(text_file) -> None:
    """A history of a house, or contracts, have no years that most of their dates stand near; one slip is a row's."""
    years = (1996, 2001, 2008, 2014, 2019, 2025)
    rows = "".join(f"Hall {chr(65 + place)} opened,01/04/{year}\n" for place, year in enumerate(years))
    strewn = read_plan(text_file(f"Milestone,Date\n{rows}"))
    assert len(strewn.rows) == 6 and strewn.reading_confidence == "low"
    rows = "".join(f"Hall {letter} opened,13/04/2024\n" for letter in "ABCDE")
    slip = read_plan(text_file(f"Milestone,Date\n{rows}Hall F opened,01/04/2004\n"))
    assert slip.reading_confidence == "high" and len(slip.warnings) == 1
