"""What a person says of how a file is read is held against the file: what can't be, and what changes nothing."""

from datetime import date as D

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings

HEAD = ["Task", "Start", "Days", "Finish"]
BODY = [["Build", D(2023, 3, 1), 5, None], ["Test", D(2023, 4, 3), 10, None]]
SPACED = [["Our plan"], ["Task", "Start", "Days (working)", "Finish"], *BODY]


def file_of(workbook_file, rows=SPACED, **others):
    return workbook_file({"Plan": rows, "Notes": [["a", "b"], ["c", "d"]], **others})


@pytest.mark.parametrize(
    ("settings", "what", "told"),
    [
        (Settings(sheets=("Plna",)), "sheet", "no sheet 'Plna'; its sheets are 'Plan', 'Notes'"),
        (Settings(sheets=("Plan", "Old")), "sheet", "no sheet 'Old'; its sheets are 'Plan', 'Notes'"),
        (Settings(header_row=40), "header_row", "nothing stands in row 40; the last row is 4"),
        (Settings(header_row=3), "header_row", "row 3 heads no table"),
        (Settings(sheets=("Notes",), header_row=2), "header_row", "row 2 heads no table"),
        (Settings(columns=(("Q", "finish", ""),)), "column Q", "no heading in column Q of what was read"),
    ],
)
def test_what_the_file_does_not_hold_is_told_and_counts_for_nothing(
    workbook_file, settings: Settings, what: str, told: str
) -> None:
    """A sheet, a row of headings or a column that isn't there: the file is read, and what is wrong is named."""
    reading = read_plan(file_of(workbook_file), settings)
    assert list(reading.impossible) == [what] and told in reading.impossible[what]
    assert reading.idle == []
    assert what.startswith("column") or settings.sheets == ("Notes",) or len(reading.rows) == 2


def test_all_that_cannot_be_is_told_at_once(workbook_file) -> None:
    """A sheet, a row and a column are three."""
    settings = Settings(sheets=("Plna",), header_row=40, columns=(("Q", "name", ""),))
    assert list(read_plan(file_of(workbook_file), settings).impossible) == ["sheet", "header_row", "column Q"]


@pytest.mark.parametrize(
    ("settings", "what"),
    [
        (Settings(durations="working"), "durations"),
        (Settings(date_order="DMY"), "date_order"),
        (Settings(date_order="MDY"), "date_order"),
        (Settings(year=2023), "year"),
        (Settings(header_row=2), "header_row"),
        (Settings(columns=(("B", "start", ""),)), "column B"),
    ],
)
def test_what_changes_nothing_is_told(workbook_file, settings: Settings, what: str) -> None:
    """Durations whose heading says it, an order where no date is ambiguous, a year that no date lacks."""
    reading = read_plan(file_of(workbook_file), settings)
    assert (reading.idle, reading.impossible) == ([what], {})
    days = ("start_from", "start_to", "finish_from", "finish_to")
    plain = read_plan(file_of(workbook_file)).rows
    assert [[row[day] for day in days] for row in reading.rows] == [
        [row[day] for day in days] for row in plain
    ]


@pytest.mark.parametrize(
    ("rows", "settings"),
    [
        ([["Task", "Start", "Days", "Finish"], *BODY], Settings(durations="working")),
        ([["Task", "Start", "Finish"], ["Build", "01/02/2023", "03/04/2023"]], Settings(date_order="MDY")),
        ([["Task", "Start", "Finish"], ["Build", "01/02/2023", "03/04/2023"]], Settings(date_order="DMY")),
        ([["Task", "Start", "Finish"], ["Build", "14 June", "22 July"]], Settings(year=2023)),
        ([["Task", "Start", "Finish"], ["Build", *BODY[0][1:2] * 2]], Settings(columns=(("C", "", ""),))),
        ([HEAD, *BODY, [*HEAD[:2], "Finish"], ["Run", D(2023, 5, 1), D(2023, 6, 1)]], Settings(header_row=4)),
    ],
)
def test_what_changes_something_is_not(workbook_file, rows, settings: Settings) -> None:
    """UK order said of ambiguous dates moves none of them, but settles the doubt."""
    reading = read_plan(file_of(workbook_file, rows), settings)
    assert (reading.idle, reading.impossible) == ([], {})


def test_an_order_said_against_what_the_dates_prove_is_doubted(text_file) -> None:
    """The person's word stands, and the date that speaks against it is shown."""
    path = text_file("Task,Start,Finish\nBuild,01/02/2023,14/03/2023\n")
    reading = read_plan(path, Settings(date_order="MDY"))
    assert reading.rows[0]["start_from"] == "2023-01-02"
    assert (reading.date_order, reading.order_proof) == ("DMY", "14/03/2023")
    (doubt,) = [one for one in reading.warnings if "as a person says" in one["reason"]]
    assert doubt["text"] == "14/03/2023" and "proves DMY" in doubt["reason"]
