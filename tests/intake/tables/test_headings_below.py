"""Tables whose headings close them, columns without headings, and what columns are by what stands in them."""

import pytest

from mhhs_analysis.intake.plans import read_plan

TASKS = "1,Design,01/03/2024,01/04/2024\n2,Build,01/04/2024,01/05/2024\n3,Test,13/05/2024,01/06/2024\n"


@pytest.mark.parametrize(
    ("above", "below"), [("", ""), ("Our plan\n\n", ""), ("Our plan\n\n", "\nPrepared by us\n")]
)
def test_headings_below_their_rows_head_them(text_file, above, below) -> None:
    """Where nothing dated stands below them and each row above gives dates: said in the reasons."""
    reading = read_plan(text_file(f"{above}{TASKS}ID,Task,Start,Finish\n{below}"))
    assert [(row["activity_name"], row["finish_to"]) for row in reading.rows] == [
        ("Design", "2024-04-01"), ("Build", "2024-05-01"), ("Test", "2024-06-01")]  # fmt: skip
    assert any("stand below the rows" in reason for reason in reading.reasons)
    assert reading.rows_kept == 3 and reading.rows_in == 3 + reading.rows_set_aside


def test_headings_said_again_below_a_table_take_no_rows_from_those_above(text_file) -> None:
    """A table headed at its top stays as it is."""
    reading = read_plan(text_file(f"ID,Task,Start,Finish\n{TASKS}ID,Task,Start,Finish\n"))
    assert len(reading.rows) == 3 and not any("stand below" in reason for reason in reading.reasons)


@pytest.mark.parametrize(
    ("head", "row", "cell"),
    [
        ("Task,,Start,Finish", "{0},{1},01/03/2024,15/04/2024", "B2"),
        (",Task,Start,Finish", "{1},{0},01/03/2024,15/04/2024", "A2"),
        ("Task,Start,Finish,", "{0},01/03/2024,15/04/2024,{1}", "D2"),
    ],
)
def test_letters_below_no_heading_are_asked_about(text_file, head, row, cell) -> None:
    """They may be anything: a colour, a state, who does it. The warning quotes none of them."""
    rows = [row.format(name, letter) for name, letter in (("Design", "R"), ("Build", "A"), ("Test", "G"))]
    reading = read_plan(text_file("\n".join([head, *rows])))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build", "Test"]
    (warning,) = reading.warnings
    assert (warning["cell"], warning["text"]) == (cell, "") and "without a heading" in warning["reason"]


def test_numbers_below_no_heading_are_not_asked_about(text_file) -> None:
    """Rows are numbered so."""
    reading = read_plan(text_file(f",Task,Start,Finish\n{TASKS}"))
    assert len(reading.rows) == 3 and not reading.warnings


@pytest.mark.parametrize(
    "heading", ["Re-forecast end", "Reforecast end", "End (re-forecast)", "Re-planned finish"]
)
def test_a_reforecast_speaks_before_the_plan(text_file, heading) -> None:
    """With a hyphen or without one."""
    text = (
        f"Task,Start,End,{heading}\nDesign,01/03/2023,31/03/2023,30/04/2023\nBuild,01/04/2023,30/06/2023,\n"
    )
    design, build = read_plan(text_file(text)).rows
    assert (design["date_basis"], design["finish_to"]) == ("forecast", "2023-04-30")
    assert (build["date_basis"], build["finish_to"]) == ("baseline", "2023-06-30")


def test_stages_name_the_rows_that_they_alone_tell_apart(text_file) -> None:
    """Stage | From | To is a plan of stages; where a stage is said twice it names no row."""
    rows = "Stage,From,To\nDesign,01/11/2022,31/01/2023\n{},01/02/2023,31/05/2023\n"
    found = read_plan(text_file(rows.format("Build"))).rows
    assert [(row["activity_name"], row["start_from"]) for row in found] == [
        ("Design", "2022-11-01"), ("Build", "2023-02-01")]  # fmt: skip
    assert not read_plan(text_file(rows.format("Design"))).rows


@pytest.mark.parametrize("clock", ["09:00", "9am", "14:00 - 16:00", "2:30 pm"])
def test_times_of_the_day_beside_dates_are_none(text_file, clock) -> None:
    """Date | Time of an event: the date is its date."""
    text = f"Event,Date,Time,Venue\nKick-off,03/11/2022,{clock},here\nReview,13/01/2023,{clock},there\n"
    assert [row["finish_to"] for row in read_plan(text_file(text)).rows] == ["2022-11-03", "2023-01-13"]


@pytest.mark.parametrize(
    "when", ["1 March 2023 - 4 April 2023", "2023/03/01 - 2023/04/04", "01.03.2023 - 04.04.2023"]
)
def test_timings_headed_as_times_stay(text_file, when) -> None:
    """Time over stretches of days says when, as Timing does."""
    (row,) = read_plan(text_file(f"Event,Date,Time\nKick-off,03/11/2022,{when}\n")).rows
    assert (row["start_from"], row["finish_to"]) == ("2023-03-01", "2023-04-04")
