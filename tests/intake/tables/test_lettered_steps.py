"""Steps told by letters after the number of what they are steps of."""

import pytest

from mhhs_analysis.intake.plans import read_plan

NAMES = ["Design", "Interfaces", "Reports", "Build", "Adapter", "Screens"]
WHOLE = ["02/01/2023,31/03/2023", "02/01/2023,10/02/2023", "13/02/2023,31/03/2023"]
LATER = ["03/04/2023,30/06/2023", "03/04/2023,12/05/2023", "15/05/2023,30/06/2023"]
UNDATED = [",", *WHOLE[1:], ",", *LATER[1:]]


def read(text_file, numbers, days, heading="ID"):
    rows = [f"{number},{name},{when}" for number, name, when in zip(numbers, NAMES, days, strict=True)]
    return read_plan(text_file("\n".join([f"{heading},Task,Start,Finish", *rows])))


def gathering(reading):
    return [row["activity_name"] for row in reading.rows if row["is_summary"]]


@pytest.mark.parametrize("days", [[*WHOLE, *LATER], UNDATED], ids=["spanned", "undated"])
@pytest.mark.parametrize("heading", ["ID", "WBS", "Step", ""])
@pytest.mark.parametrize("step", ["{number}{letter}", "{number}.{letter}", "{number}({letter})", "{letter}"])
def test_a_number_gathers_its_steps_in_letters(text_file, days, heading, step) -> None:
    """1 above 1a and 1b, as long as both or without dates, is no task beside them."""
    numbers = [
        step.format(number=n, letter=letter) if letter else n for n in "12" for letter in ("", "a", "b")
    ]
    reading = read(text_file, numbers, days, heading)
    assert gathering(reading) == ["Design", "Build"] and len(reading.rows) == 6


def test_numbers_with_letters_are_shown_as_the_outline(text_file) -> None:
    """1a says what the row stands under, as 1.1 does."""
    reading = read(text_file, ["1", "1a", "1b", "2", "2a", "2b"], UNDATED)
    assert [row["outline"] for row in reading.rows] == ["1", "1a", "1b", "2", "2a", "2b"]


@pytest.mark.parametrize("numbers", [["1", "1a", "2", "3", "3a", "4"], ["1", "1b", "1a", "2", "2c", "2d"]])
def test_rows_put_in_between_others_are_tasks_beside_them(text_file, numbers) -> None:
    """One row 1a before 2 was added later; letters that don't run on from a are of something else."""
    assert gathering(read(text_file, numbers, [*WHOLE, *LATER])) == []


def test_a_task_that_ends_before_its_letters_begin_gathers_none(text_file) -> None:
    """7a and 7b after 7 is done are tasks put in below it."""
    numbers = ["6", "7", "7a", "7b", "8", "9"]
    days = [f"0{month}/0{month}/2023,2{month}/0{month}/2023" for month in range(1, 7)]
    assert gathering(read(text_file, numbers, days)) == []


def test_names_that_begin_with_numbers_and_letters_are_steps_too(text_file) -> None:
    """1. Design above 1a Interfaces gathers it, where no column numbers rows."""
    numbers = ["1.", "1a", "1b", "2.", "2a", "2b"]
    rows = [f"{number} {name},{when}" for number, name, when in zip(numbers, NAMES, UNDATED, strict=True)]
    assert gathering(read_plan(text_file("\n".join(["Task,Start,Finish", *rows])))) == [
        "1. Design",
        "2. Build",
    ]
