"""Rows right below the headings that may show how a table is filled in, or be its first tasks."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan
from tests.intake.sheets import Write, accounted, names

A, B = (D(2023, 1, 2), D(2023, 3, 31)), (D(2023, 4, 3), D(2023, 6, 30))
MAYBE = "it begins as a row that shows how the table is filled in, and may be a task: not read"


@pytest.mark.parametrize("name", ["EG Power", "Example Energy onboarding", "Example design"])
def test_a_first_row_that_may_be_an_example_is_asked_about(workbook_file: Write, name: str) -> None:
    """It was a note without a word, though a company or a task may be called so."""
    rows = [["Task", "Start", "Finish"], [name, *A], ["Build", *A], ["Test", *B]]
    reading = read_plan(workbook_file({"P": rows}))
    (told,) = [one for one in reading.set_aside if one["reason"] == MAYBE]
    assert name in told["text"] and "is a task" in told["remedy"] and names(reading) == ["Build", "Test"]
    assert reading.reading_confidence == "medium" and accounted(reading)


def test_the_first_of_a_matrix_that_may_be_an_example_is_asked_about(workbook_file: Write) -> None:
    """A supplier may be called so too."""
    rows = [
        ["Supplier", "SIT entry", "SIT exit"],
        *([f"{one} Energy", *A] for one in ("Example", "Alder", "Birch")),
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [one["reason"] for one in reading.set_aside] == [MAYBE] and reading.reading_confidence != "high"


@pytest.mark.parametrize("last", ["EG Power", "Alder Energy"])
def test_a_party_that_stands_below_too_is_no_example(workbook_file: Write, last: str) -> None:
    """Its name is that of several rows, among others or of all."""
    parties = ["EG Power", "EG Power", "Birch Energy", "EG Power"] if last != "EG Power" else ["EG Power"] * 4
    rows = [[party, name, *A] for party, name in zip([*parties, last], "ABCDE", strict=True)]
    reading = read_plan(workbook_file({"P": [["Party", "Task", "Start", "Finish"], *rows]}))
    assert names(reading) == [*"ABCDE"] and reading.reading_confidence == "high"


@pytest.mark.parametrize(
    "words", ["(continued)", "Cont'd", "See tab 2", "Refer to Build tab", "Continued on next page"]
)
def test_words_alone_that_go_on_or_send_elsewhere_are_no_task(workbook_file: Write, words: str) -> None:
    """They were a task without dates wherever they stood in a table."""
    rows = [["Task", "Start", "Finish"], ["Design", *A], [words], ["Build", *A], ["Test", *B]]
    reading = read_plan(workbook_file({"P": rows}))
    assert names(reading) == ["Design", "Build", "Test"] and accounted(reading)


@pytest.mark.parametrize(
    "words", ["Continued support", "Continue migration", "See-through tests", "Continuous tests"]
)
def test_a_task_without_dates_may_begin_as_such_words_do(workbook_file: Write, words: str) -> None:
    """Where it says more it is one."""
    rows = [["Task", "Start", "Finish"], ["Design", *A], [words], ["Build", *A], ["Test", *B]]
    assert words in names(read_plan(workbook_file({"P": rows})))
