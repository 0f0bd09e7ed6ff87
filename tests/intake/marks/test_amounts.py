"""Numbers in a drawn plan that can be no hours of work put it in doubt."""

from pathlib import Path

import openpyxl
import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = ["Jan 2026", "Feb 2026", "Mar 2026", "Apr 2026"]


def with_numbers(path: Path, numbers: list[float], shown: str = "General") -> Reading:
    """Write numbers under months beside two tasks."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Task", *MONTHS], ["Design", *numbers], ["Build", None, *numbers[1:]]):
        sheet.append(row)
    for column in range(2, 6):
        sheet.cell(2, column).number_format = shown
    book.save(path)
    return read_plan(path)


@pytest.mark.parametrize(
    ("numbers", "shown", "cell"),
    [
        ([500, 12000, 500, 500], "General", "C2"),
        ([10, 10, 10, 10], '"£"#,##0', "B2"),
        ([10, 10, 10, 10], "#,##0 [$€-407]", "B2"),
        ([40, 40, 40, 745], "0", "E2"),
    ],
)
def test_money_and_counts_are_doubted(tmp_path: Path, numbers: list[float], shown: str, cell: str) -> None:
    """A profile of costs is laid out as hours are: what no person could work in a month is asked about."""
    reading = with_numbers(tmp_path / "plan.xlsx", numbers, shown)
    assert reading.reading_confidence == "low"
    assert [one["cell"] for one in reading.warnings if "amounts" in one["reason"]] == [cell]


@pytest.mark.parametrize("numbers", [[160, 160, 744, 8], [0.5, 1, 1, 1], [1, 0, 1, 1]])
def test_hours_and_people_are_work(tmp_path: Path, numbers: list[float]) -> None:
    """As many hours as a month has, people and plain ones are marks, without a doubt."""
    reading = with_numbers(tmp_path / "plan.xlsx", numbers)
    assert not [one for one in reading.warnings if "amounts" in one["reason"]]
    assert reading.rows[0]["start_from"] == "2026-01-01"
