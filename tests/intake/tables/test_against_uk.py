"""Dates of either order of day and month that something speaks against reading in UK order."""

from datetime import datetime
from pathlib import Path

import pytest
from openpyxl import Workbook

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings

OPEN = "nothing shows the order of day and month, and how other dates stand"
D = datetime


def doubted(reading: Reading) -> bool:
    return reading.reading_confidence == "low" and any(
        one["reason"].startswith(OPEN) for one in reading.warnings
    )


def shown_as(path: Path, number_format: str) -> Path:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (
        ["Task", "Start", "Finish"],
        ["Design", D(2022, 11, 1), "12/09/2022"],
        ["Build", D(2023, 1, 23), "03/10/2023"],
    ):
        sheet.append(row)
    for cell in sheet["B"][1:]:
        cell.number_format = number_format
    book.save(path)
    return path


@pytest.mark.parametrize("number_format", ["mm/dd/yyyy", "m/d/yy;@", "[$-409]m/d/yyyy"])
def test_texts_beside_dates_shown_month_first_are_set_aside(tmp_path: Path, number_format: str) -> None:
    """Their writer may have typed as their file shows: 12/09/2022 is December or September."""
    reading = read_plan(shown_as(tmp_path / "plan.xlsx", number_format))
    assert [(row["start_from"], row["finish_from"]) for row in reading.rows] == [
        ("2022-11-01", None),
        ("2023-01-23", None),
    ]
    assert doubted(reading) and [one["text"] for one in reading.set_aside] == ["12/09/2022", "03/10/2023"]


@pytest.mark.parametrize("number_format", ["mm-dd-yy", "dd/mm/yyyy", "d-mmm-yy", "mmm-yy", "yyyy-mm-dd"])
def test_other_formats_leave_uk_order_taken(tmp_path: Path, number_format: str) -> None:
    """The first is how a file writes each country's own short form."""
    reading = read_plan(shown_as(tmp_path / "plan.xlsx", number_format))
    assert reading.rows[1]["finish_from"] == "2023-10-03" and not doubted(reading)


def test_what_a_person_says_of_the_order_settles_it(tmp_path: Path) -> None:
    """As readings.csv can."""
    reading = read_plan(shown_as(tmp_path / "plan.xlsx", "mm/dd/yyyy"), Settings(date_order="MDY"))
    assert [row["finish_from"] for row in reading.rows] == ["2022-12-09", "2023-03-10"]


def of(*rows: tuple[str, str]) -> str:
    return "\n".join(["Task,Start,Finish", *(f"Task {start},{start},{end}" for start, end in rows)])


def test_dates_that_are_all_firsts_of_months_in_us_order_are_set_aside(text_file) -> None:
    """In UK order each would be a day of January."""
    reading = read_plan(text_file(of(("11/01/2022", "12/01/2022"), ("03/01/2023", "08/01/2023"))))
    assert doubted(reading) and not any(row["start_from"] for row in reading.rows)


def test_tasks_that_finish_before_they_start_in_uk_order_alone_are_set_aside(text_file) -> None:
    """One may be mistyped, but not several that US order puts right."""
    reading = read_plan(text_file(of(("11/07/2022", "12/05/2022"), ("01/09/2023", "03/06/2023"))))
    assert doubted(reading) and not any(row["start_from"] for row in reading.rows)


@pytest.mark.parametrize(
    "rows",
    [
        [("01/11/2022", "01/12/2022"), ("01/03/2023", "01/08/2023")],
        [("11/01/2022", "12/01/2022"), ("03/01/2023", "05/02/2023")],
        [("11/07/2022", "12/05/2022"), ("01/03/2023", "03/06/2023")],
        [("11/07/2022", "12/05/2022"), ("09/09/2023", "03/06/2023"), ("03/09/2023", "08/03/2024")],
    ],
    ids=["UK firsts", "another day", "one reversed", "reversed in both"],
)
def test_dates_that_nothing_speaks_against_are_read_in_uk_order(text_file, rows) -> None:
    """UK order is taken where nothing proves any, with a warning."""
    reading = read_plan(text_file(of(*rows)))
    assert all(row["start_from"] for row in reading.rows) and not doubted(reading)


@pytest.mark.parametrize(
    ("note", "is_doubted"),
    [
        ("Dates are mm/dd/yyyy", True),
        ("Dates are mm/dd/yyyy; not dd/mm/yyyy", True),
        ("Dates are not UK but US format", True),
        ("Dates are dd/mm/yyyy", False),
        ("Dates are dd/mm/yyyy (not mm/dd/yyyy)", False),
        ("UK date order. American style is not used", False),
        ("Please don't use US format", False),
    ],
)
def test_dates_that_a_note_says_to_be_in_us_order_are_set_aside(
    text_file, note: str, is_doubted: bool
) -> None:
    """They were read in UK order with high confidence."""
    rows = ["Design,01/05/2026,01/09/2026", "Build,02/02/2026,02/06/2026", "Test,03/02/2026,03/06/2026"]
    reading = read_plan(text_file("\n".join([f"{note},,", "Task,Start,Finish", *rows])))
    assert doubted(reading) == is_doubted


def test_a_task_that_speaks_of_us_order_says_nothing_of_the_dates_beside_it(text_file) -> None:
    """A plan may hold work on files in US format: its dates were all set aside."""
    rows = ["Design,01/05/2026,01/09/2026,", "Convert US format files,02/02/2026,02/06/2026,US format now"]
    assert not doubted(read_plan(text_file("\n".join(["Task,Start,Finish,Notes", *rows]))))


def test_a_note_right_of_a_table_says_the_order_of_its_dates(text_file) -> None:
    """It stands below no heading, in the row of a task."""
    rows = ["Design,01/05/2026,01/09/2026,,Dates: mm/dd/yyyy", "Build,02/02/2026,02/06/2026,,"]
    assert doubted(read_plan(text_file("\n".join(["Task,Start,Finish,,", *rows]))))
