"""Days without a year below a heading that gives one, some of which are of the next year."""

import pytest

from mhhs_analysis.intake.plans import read_plan

STARTS = ["2 Jan", "6 Mar", "3 Jul", "4 Sep"]
FINISHES = ["24 Feb", "30 Jun", "1 Sep", "15 Dec"]


def read(text_file, starts, finishes, headings="Task,Start 2023,Finish 2023"):
    rows = [
        f"Draft rule {letter},{start},{finish}"
        for letter, start, finish in zip("abcdef", starts, finishes, strict=False)
    ]
    return read_plan(text_file("\n".join([headings, *rows])))


def told(reading):
    return [(one["cell"], one["remedy"]) for one in reading.warnings if one["text"].endswith("2023")]


def test_days_that_go_on_in_the_next_year_are_doubted(text_file) -> None:
    """After 4 September a start on 8 January is hardly of the year that the heading says."""
    reading = read(text_file, [*STARTS, "8 Jan"], [*FINISHES, "29 Mar"])
    assert told(reading) == [(cell, "ask for these dates with their year") for cell in ("B1", "C1")]
    assert reading.reading_confidence == "low"


def test_a_finish_before_its_start_in_the_year_of_the_heading_is_doubted(text_file) -> None:
    """13 November to 23 February ends in the next year, whatever the heading says."""
    reading = read(text_file, ["13 Nov", *STARTS], ["23 Feb", *FINISHES])
    assert [cell for cell, _ in told(reading)] == ["C1"] and reading.reading_confidence == "low"


@pytest.mark.parametrize(
    ("more", "ends"),
    [(["2 Oct"], ["20 Dec"]), (["5 Jun", "2 Oct"], ["28 Jul", "20 Dec"]), (["8 Jan 2024"], ["29 Mar 2024"])],
)
def test_days_in_order_parts_that_begin_again_and_years_of_their_own_are_not(text_file, more, ends) -> None:
    """A second part of the plan may begin again in the summer; a day with its year needs no other."""
    reading = read(text_file, [*STARTS, *more], [*FINISHES, *ends])
    assert told(reading) == [] and reading.reading_confidence == "high"


@pytest.mark.parametrize(
    ("above", "finish"), [([None, 2026], "2026-02-27"), ([None, 2026, 2027], None), ([None, "FY2026"], None)]
)
def test_a_year_alone_over_the_dates_is_theirs(
    workbook_file, above: list[object], finish: str | None
) -> None:
    """It stands right above their headings: two years, or one of another calendar, say of no day which it is."""
    rows = [["Design", "5 Jan", "27 Feb"], ["Build", "2 Mar", "30 Apr"]]
    reading = read_plan(workbook_file({"Plan": [above, ["Task", "Start", "Finish"], *rows]}))
    assert reading.rows[0]["finish_to"] == finish
    assert any("is their year" in one["remedy"] for one in reading.warnings) is (finish is not None)


def test_days_that_pass_into_the_next_year_below_one_over_all_are_doubted(workbook_file) -> None:
    """January below December is hardly the January before."""
    days = ["5 Sep", "2 Oct", "4 Nov", "8 Jan"]
    rows = [[f"Step {place}", day] for place, day in enumerate(days)]
    reading = read_plan(workbook_file({"Plan": [[None, 2026], ["Task", "Finish"], *rows]}))
    assert reading.reading_confidence == "low"
