"""Notes that say that the dates of a plan stand for weeks or ends of months are asked about."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.sheets import BUILD, Rows, names, plan, told

EXPLAINED = "a note says that dates stand for"
WEEKS = "All dates are week commencing"


def read(tmp_path: Path, *sheets: Rows) -> Reading:
    book = Workbook()
    for number, rows in enumerate(sheets):
        sheet = book.active if not number else book.create_sheet("Notes")
        assert sheet is not None
        for row in rows:
            sheet.append(row)
    book.save(tmp_path / "plan.xlsx")
    return read_plan(tmp_path / "plan.xlsx")


@pytest.mark.parametrize("note", [WEEKS, "NB: finish dates are month ends", "Dates shown are w/e (Fridays)"])
@pytest.mark.parametrize("place", ["above", "below", "beside"])
def test_days_that_a_note_says_to_be_weeks_or_ends_of_months_are_doubted(
    tmp_path, note: str, place: str
) -> None:
    """Wherever it stands, and though the days are read as they are."""
    rows, lone = plan(BUILD), [[note]]
    own = [*lone, *rows] if place == "above" else [*rows, *lone] if place == "below" else rows
    reading = read(tmp_path, own, *([[["Notes"], *lone]] if place == "beside" else []))
    assert names(reading) == BUILD
    assert (len(told(reading, EXPLAINED)), reading.reading_confidence) == (1, "medium")


@pytest.mark.parametrize(
    "note",
    [
        "Report for week commencing 12/01/2026",
        "Dates reviewed w/c 12 Jan 2026",
        "Dates are updated at the end of each month",
        "Dates are taken from the month end report",
        "All dates are indicative",
    ],
)
def test_notes_that_speak_of_weeks_or_months_say_no_meaning_of_dates(tmp_path, note: str) -> None:
    """When a report is of, or dates are looked at, is no matter of what they mean."""
    reading = read(tmp_path, [[note], *plan(BUILD)])
    assert (told(reading, EXPLAINED), reading.reading_confidence) == ([], "high")


def test_a_note_below_another_table_that_is_not_read_is_of_that(tmp_path) -> None:
    """An archive explains its own dates."""
    old = plan(["Old design", "Old build", "Old test"])
    assert not told(read(tmp_path, plan(BUILD), [*old, [], [WEEKS]]), EXPLAINED)


def test_dates_that_say_their_weeks_themselves_are_as_the_note_says(tmp_path) -> None:
    """They are read as weeks."""
    rows: Sequence[list[object]] = [
        [
            name,
            *(
                f"w/c {datetime(2023, 1, 2) + timedelta(weeks=week):%d/%m/%Y}"
                for week in (number, number + 2)
            ),
        ]
        for number, name in enumerate(BUILD)
    ]
    reading = read(tmp_path, [[WEEKS], ["Task", "Start", "Finish"], *rows])
    assert (told(reading, EXPLAINED), reading.reading_confidence) == ([], "high")
