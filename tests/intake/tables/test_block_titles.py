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


@pytest.mark.parametrize(("above", "below"), [([""], []), (["", ""], []), ([""], [""]), (["", ""], [""])])
def test_titles_over_headings_said_again_are_groups(read, above: list[str], below: list[str]) -> None:
    """Each heads the rows down to the next, also where gaps part it from its headings."""
    reading = read("Alder", *below, HEAD, *FIRST, *above, "Birch", *below, HEAD, *SECOND)
    assert placed(reading) == [
        ("Design", "Alder"),
        ("Build", "Alder"),
        ("Design", "Birch"),
        ("Build", "Birch"),
    ]
    assert OVER in why(reading, None)


@pytest.mark.parametrize("above", [[], ["Falcon plan"]])
@pytest.mark.parametrize("gap", [[], [""]])
def test_headings_without_a_title_of_their_own_group_nothing(read, above: list[str], gap: list[str]) -> None:
    """They may go on with those above, and what stands over others is then a task, or over the rest."""
    reading = read(*above, HEAD, *FIRST, "", "Birch", HEAD, *SECOND, *gap, HEAD, "Test,02/05/2023,25/08/2023")
    assert {group for _, group in placed(reading)} == {None} and len(reading.rows) == 6


def test_a_title_that_comes_back_groups_nothing(read) -> None:
    """Whether its rows go on with the first or stand under another is not said."""
    more = ["", "Alder", HEAD, "Test,02/05/2023,25/08/2023"]
    reading = read("Alder", HEAD, *FIRST, "", "Birch", HEAD, *SECOND, *more)
    assert {group for _, group in placed(reading)} == {None}


def test_what_is_said_below_a_title_is_no_task_either(read) -> None:
    """Of several texts alone over headings the first is the title; over the first headings the nearest."""
    title, again = ["Falcon plan", "Stage 1 of the work"], ["Stage 2 of the work", "Lasts three months"]
    reading = read(*title, "", HEAD, *FIRST, "", *again, "", HEAD, *SECOND)
    assert [group for _, group in placed(reading)] == ["Stage 1 of the work"] * 2 + [
        "Stage 2 of the work"
    ] * 2
    assert "Lasts three months" not in names(reading)


def test_the_title_of_all_stands_over_the_title_of_the_first(read) -> None:
    """Over the first headings as many texts are theirs as over others: the nearest."""
    reading = read("Delivery of our systems", "Alder", HEAD, *FIRST, "", "Birch", HEAD, *SECOND)
    assert {group for _, group in placed(reading)} == {"Alder", "Birch"}


@pytest.mark.parametrize("above", [[], ["Falcon plan"]])
@pytest.mark.parametrize("below", [[], [""]])
def test_the_last_task_of_a_page_stays_one(read, above: list[str], below: list[str]) -> None:
    """A text right below tasks and above headings said again may be a task without dates."""
    reading = read(*above, HEAD, *FIRST, "Sign off", *below, HEAD, *SECOND)
    assert ("Sign off", None) in placed(reading) and len(reading.rows) == 5
    assert {group for _, group in placed(reading)} == {None}


@pytest.mark.parametrize(
    "text",
    [
        "37", ",DRAFT", "Dates subject to change", "Confidential - do not forward", "Owner: J Smith",
        "60 days in total", "Please return by 31 March 2026", "Tasks below are for information only",
        "Sign off: 5 May 2026", "Go-live 1 July 2026", "26 May 2026: sign off", "All dates provisional",
        "Prepared for Elexon", "Template - do not edit",
    ],
)  # fmt: skip
def test_facts_days_and_remarks_over_headings_group_nothing(read, text: str) -> None:
    """A title names what stands below it, where the names stand."""
    reading = read("Falcon plan", HEAD, *FIRST, "", text, HEAD, *SECOND)
    assert {group for _, group in placed(reading)} == {None}


@pytest.mark.parametrize(
    "text", ["Workstream 2: Build", "Phase 2 - Rehearsals in 2024", "M10 readiness", "Step 3 (SIT)"]
)
def test_numbers_and_years_in_a_title_leave_it_one(read, text: str) -> None:
    """They number a group, or say when it is."""
    reading = read("Falcon plan", HEAD, *FIRST, "", text, HEAD, *SECOND)
    assert [group for _, group in placed(reading)][2:] == [text] * 2


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


@pytest.mark.parametrize("title", ["Risks", "Cancelled", "Programme plan"])
def test_a_matrix_whose_title_says_another_list_is_no_part(read, title: str) -> None:
    """As a table of starts and finishes would be left."""
    head, row = "Activity,M10,M11,M12", "{},05/01/2026,19/01/2026,26/01/2026"
    own = [row.format(name) for name in ("Import", "Export")]
    other = [row.format(name) for name in ("Archive", "Train")]
    reading = read("Our plan", head, *own, "", title, head, *other)
    assert len(reading.rows) == 6 and {row["outline"] for row in reading.rows} == {"Import", "Export"}
    assert any("whose title says" in one["reason"] for one in reading.warnings)


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


@pytest.mark.parametrize("gap", [[], [[]]])
def test_a_task_that_is_drawn_is_no_title(workbook_file, gap: list[list[object]]) -> None:
    """The last row above months said again holds its name alone, and its bar."""
    top = [["Falcon plan"], ["Activity", *MONTHS], ["Design"], ["Build"], *gap, ["Sign off"]]
    rows = [*top, ["Activity", *MONTHS], ["Test"], ["Launch"]]
    last = len(top)
    bars = {3: range(2, 4), 4: range(3, 4), last: range(4, 5), last + 2: range(4, 6), last + 3: range(5, 6)}
    reading = drawn(workbook_file, rows, bars)
    assert names(reading) == ["Design", "Build", "Sign off", "Test", "Launch"]
    assert all(row["start_from"] and row["outline"] is None for row in reading.rows)


def test_one_title_over_drawings_is_no_group(workbook_file) -> None:
    """A drawing without a title may be part of the one above."""
    rows = [["Our plan"], ["Activity", *MONTHS], ["Portal"], ["Billing"], [],
            ["Activity", *MONTHS], ["Meters"], ["Readings"]]  # fmt: skip
    bars = {3: range(2, 4), 4: range(4, 6), 7: range(3, 5), 8: range(5, 8)}
    reading = drawn(workbook_file, rows, bars)
    assert names(reading) == ["Portal", "Billing", "Meters", "Readings"]
    assert {group for _, group in placed(reading)} == {None}
