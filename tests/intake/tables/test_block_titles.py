"""Titles over headings that are said again: what stands below each lies under it, and none is a task."""

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.sheets import accounted, names, why

HEAD = "Task,Start,Finish"
FIRST = ["Design,09/01/2023,31/03/2023", "Build,03/04/2023,28/07/2023"]
SECOND = ["Design,23/01/2023,28/04/2023", "Build,02/05/2023,25/08/2023"]
OVER = "a title over headings: the rows below it stand under it, it is no task"


def placed(reading: Reading) -> list[tuple[str, str | None]]:
    return [(row["activity_name"], row["outline"]) for row in reading.rows]


@pytest.fixture
def read(text_file) -> Callable[..., Reading]:
    """A function that reads rows as text and holds that each is counted."""

    def reading_of(*rows: str) -> Reading:
        reading = read_plan(text_file("\n".join(rows)))
        assert accounted(reading)
        return reading

    return reading_of


@pytest.mark.parametrize(
    ("above", "below"), [([], []), ([""], []), (["", ""], []), ([""], [""]), (["", ""], [""])]
)
def test_titles_over_headings_said_again_are_groups(read, above: list[str], below: list[str]) -> None:
    """What stands over the first headings is a group as well where all others are titled.

    A gap below such a text alone makes it the last task of the table above.
    """
    reading = read("Alder", *below, HEAD, *FIRST, *above, "Birch", *below, HEAD, *SECOND)
    assert placed(reading) == [
        ("Design", "Alder"),
        ("Build", "Alder"),
        ("Design", "Birch"),
        ("Build", "Birch"),
    ]
    assert OVER in why(reading, None)


def test_several_titles_each_end_the_one_above(read) -> None:
    """A title heads the rows down to the next, and headings said again without one go on with it."""
    more = ["Cedar", HEAD, "Test,02/05/2023,25/08/2023", "", HEAD, "Migrate,04/09/2023,29/09/2023"]
    reading = read(HEAD, *FIRST, "", "Birch", HEAD, *SECOND, "", *more)
    assert [group for _, group in placed(reading)] == [None, None, "Birch", "Birch", "Cedar", "Cedar"]


def test_what_is_said_below_a_title_is_no_task_either(read) -> None:
    """Of several texts alone over headings the first is the title."""
    reading = read(HEAD, *FIRST, "", "Stage 2 of the work", "Lasts three months", "", HEAD, *SECOND)
    assert placed(reading)[2:] == [("Design", "Stage 2 of the work"), ("Build", "Stage 2 of the work")]


def test_the_title_of_all_stands_over_the_title_of_the_first(read) -> None:
    """Over the first headings as many texts are theirs as over others: the nearest."""
    reading = read("Delivery of our systems", "Alder", HEAD, *FIRST, "", "Birch", HEAD, *SECOND)
    assert {group for _, group in placed(reading)} == {"Alder", "Birch"}


def test_the_last_task_of_a_page_stays_one(read) -> None:
    """A text right below tasks and right above headings said again may be a task without dates."""
    reading = read(HEAD, *FIRST, "Sign off", HEAD, *SECOND)
    assert ("Sign off", None) in placed(reading) and len(reading.rows) == 5
    parted = read(HEAD, *FIRST, "Sign off", "", HEAD, *SECOND)
    assert ("Sign off", None) in placed(parted)


@pytest.mark.parametrize("again", ["", "Our delivery plan", "Our delivery plan (continued)"])
def test_headings_of_further_pages_group_nothing(read, again: str) -> None:
    """Headings said again on each page, with the title of all or none, part no groups."""
    reading = read("Our delivery plan", HEAD, *FIRST, "", again, HEAD, "Test,02/05/2023,25/08/2023")
    assert {group for _, group in placed(reading)} == {None}


@pytest.mark.parametrize(
    "note", ["Note: dates may move", "All dates are subject to approval.", "Assumptions"]
)
def test_notes_over_headings_said_again_group_nothing(read, note: str) -> None:
    """A remark between two parts of a table is no title of the second."""
    reading = read(HEAD, *FIRST, "", note, "", HEAD, *SECOND)
    assert {group for _, group in placed(reading)} == {None}


def test_groups_of_rows_lie_beneath_the_title_over_them(read) -> None:
    """What a column says that a row stands under comes after the title over its headings."""
    head, rows = "Phase,Task,Start,Finish", [f"Ready,{row}" for row in FIRST]
    reading = read("Alder", head, *rows, "", "Birch", head, *[f"Trial,{row}" for row in SECOND])
    assert [group for _, group in placed(reading)] == [
        "Alder > Ready",
        "Alder > Ready",
        "Birch > Trial",
        "Birch > Trial",
    ]


def test_a_matrix_said_again_below_its_titles_is_grouped(read) -> None:
    """Its milestones lie under the title and their row's name."""
    head = "Supplier,Spec signed,Trial run"
    reading = read(
        "North", head, "Alder,05/01/2026,19/01/2026", "", "South", head, "Birch,02/02/2026,16/02/2026"
    )
    assert [group for _, group in placed(reading)] == ["North > Alder"] * 2 + ["South > Birch"] * 2


MONTHS = [date(2023, month, 1) for month in range(1, 7)]
BLUE = PatternFill("solid", fgColor="FF4472C4")


def drawn(write: Callable[..., Path], rows: list[list[object]], bars: dict[int, range]) -> Reading:
    def fill(book) -> None:
        for row, columns in bars.items():
            for column in columns:
                book["Plan"].cell(row, column).fill = BLUE

    return read_plan(write({"Plan": rows}, change=fill))


def test_titles_over_drawings_below_one_another_are_groups(workbook_file) -> None:
    """Each drawing says whose it is over its months."""
    rows = [["Alder"], ["Activity", *MONTHS], ["Portal"], ["Billing"], [],
            ["Birch"], ["Activity", *MONTHS], ["Meters"], ["Readings"]]  # fmt: skip
    bars = {3: range(2, 4), 4: range(4, 6), 8: range(3, 5), 9: range(5, 8)}
    reading = drawn(workbook_file, rows, bars)
    assert placed(reading) == [
        ("Portal", "Alder"),
        ("Billing", "Alder"),
        ("Meters", "Birch"),
        ("Readings", "Birch"),
    ]


def test_one_title_over_drawings_is_no_group(workbook_file) -> None:
    """A drawing without a title may be part of the one above."""
    rows = [["Our plan"], ["Activity", *MONTHS], ["Portal"], ["Billing"], [],
            ["Activity", *MONTHS], ["Meters"], ["Readings"]]  # fmt: skip
    bars = {3: range(2, 4), 4: range(4, 6), 7: range(3, 5), 8: range(5, 8)}
    reading = drawn(workbook_file, rows, bars)
    assert names(reading) == ["Portal", "Billing", "Meters", "Readings"]
    assert {group for _, group in placed(reading)} == {None}
