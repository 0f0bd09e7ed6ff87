"""Titles within a table that count its parts name no task, unless what they count is done."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.reference import rows as reference_rows

HEAD = ["Task", "Start", "Finish"]
FIRST = [["Design", date(2024, 1, 8), date(2024, 2, 5)], ["Build", date(2024, 2, 8), date(2024, 3, 5)]]
SECOND = [["Train", date(2024, 3, 8), date(2024, 4, 5)], ["Test", date(2024, 4, 8), date(2024, 5, 3)]]
MONTHS = [f"{month} 2024" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun")]
NAMES = ["Design", "Build", "Train", "Test"]


def words(kind: str) -> list[str]:
    return [row["words"] for row in reference_rows("number_words") if row["kind"] == kind]


def names(reading: Reading) -> list[str]:
    return [row["activity_name"] for row in reading.rows]


def titles(reading: Reading) -> list[str]:
    """What is set aside as a title that counts parts."""
    return [one["text"] for one in reading.set_aside if "counts the parts" in one["reason"] and one["remedy"]]


def read(write: Callable[..., Path], *rows: Sequence[object]) -> Reading:
    return read_plan(write({"Plan": [*rows]}))


@pytest.mark.parametrize("again", [[HEAD], []])
@pytest.mark.parametrize("gap", [[[]], []])
@pytest.mark.parametrize(
    "said", ["Report {} of 2", "Part {} of 2", "PART {} OF 2:", "Page ({} of 2)", "Teil {} von 2"]
)
def test_a_title_that_counts_parts_is_set_aside(workbook_file, said: str, gap, again) -> None:
    """Whether a gap or headings of its own part it from what is above; its sender can say that it is a task."""
    reading = read(workbook_file, [said.format(1)], HEAD, *FIRST, *gap, [said.format(2)], *again, *SECOND)
    assert names(reading) == NAMES and titles(reading) == [said.format(2)]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


@pytest.mark.parametrize("of", words("of"))
def test_parts_are_counted_in_other_languages(workbook_file, of: str) -> None:
    """What stands between the numbers is known in each."""
    reading = read(workbook_file, [f"Part 1 {of} 2"], HEAD, *FIRST, [f"Part 2 {of} 2"], *SECOND)
    assert names(reading) == NAMES


@pytest.mark.parametrize("word", words("part"))
def test_what_is_counted_may_be_called_otherwise(workbook_file, word: str) -> None:
    """Each word that reference lists heads a part."""
    reading = read(workbook_file, HEAD, *FIRST, [], [f"{word.capitalize()} 2 of 2"], *SECOND)
    assert names(reading) == NAMES and len(titles(reading)) == 1


def test_titles_in_a_drawing_are_no_tasks(workbook_file) -> None:
    """Nothing is drawn beside them."""

    def fill(book) -> None:
        for place in ("B3", "C3", "C4", "D6", "E7"):
            book.active[place].fill = PatternFill("solid", fgColor="FF4472C4")

    rows = [["Task", *MONTHS], ["Part 1 of 2"], ["Design"], ["Build"], ["Part 2 of 2"], ["Train"], ["Test"]]
    assert names(read_plan(workbook_file({"Plan": rows}, change=fill))) == NAMES


def test_what_a_drawing_dates_is_a_task(workbook_file) -> None:
    """A bar beside Report 2 of 2 says when it is done."""

    def fill(book) -> None:
        for place in ("B2", "C3", "D4", "E5"):
            book.active[place].fill = PatternFill("solid", fgColor="FF4472C4")

    tasks = ["Report 1 of 2", "Design", "Report 2 of 2", "Build"]
    rows = [["Task", *MONTHS], *([task] for task in tasks)]
    assert names(read_plan(workbook_file({"Plan": rows}, change=fill))) == tasks


@pytest.mark.parametrize(
    "rows",
    [
        [["Report 1 of 2", date(2024, 1, 2), date(2024, 1, 3)], *FIRST, [], ["Report 2 of 2"], *SECOND],
        [*FIRST, ["Report 1 of 2"], ["Report 2 of 2"], *SECOND],
        [*FIRST, ["Report 2 of 2"], *SECOND],
        [*FIRST, [], ["Submit report 2 of 2"], *SECOND],
        [*FIRST, [], ["Tranche 2 of 2"], *SECOND],
        [*FIRST, ["Report 2 of 2", date(2024, 5, 2), date(2024, 6, 3)], *SECOND],
    ],
)
def test_what_is_counted_may_be_work(workbook_file, rows: list[list[object]]) -> None:
    """Another one has dates, stands beside it or is said to be done; or nothing parts it from the tasks above."""
    reading = read(workbook_file, HEAD, *rows)
    assert any(" 2 of 2" in one for one in names(reading)) and not titles(reading)


def test_counted_reports_of_the_same_tasks_are_versions(workbook_file) -> None:
    """Other dates below the second report are no second design; the same tasks of another part are."""

    def rows(word: str) -> list[list[object]]:
        later = [
            [name, date(2024, 1, 22), date(2024, 2, 27 + place)] for place, (name, *_) in enumerate(FIRST)
        ]
        return [[f"{word} 1 of 2"], HEAD, *FIRST, [], [f"{word} 2 of 2"], HEAD, *later]

    reports, parts = (read(workbook_file, *rows(word)) for word in ("Report", "Part"))
    assert not reports.rows and reports.reading_confidence == "low"
    assert names(parts) == ["Design", "Build"] * 2
