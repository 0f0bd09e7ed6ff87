"""Workbooks of binary parts: values and hidden sheets; no more is known of them."""

from datetime import datetime, timedelta

import pytest

from mhhs_analysis.intake.workbooks.workbook import read_workbook


def test_days_and_lengths_of_time_are_told_from_numbers(real) -> None:
    """A workbook that counts from 1904: days as midnight, whole numbers whole."""
    (sheet,) = read_workbook(real / "hostile" / "calamine__date_1904.xlsb").sheets
    read = [[cell.value for cell in cells.values()] for cells in sheet.rows.values()]
    assert read == [
        [datetime(2021, 1, 1), 15],
        [datetime(2021, 1, 2), 16],
        [timedelta(hours=255, minutes=10, seconds=10), 17],
    ]


@pytest.mark.parametrize("name", ["poi__date.xlsb", "calamine__issue_666_panic.xlsb"])
def test_an_odd_one_is_read_or_empty(real, name: str) -> None:
    """A workbook that made readers panic gives its cells, or none."""
    (sheet,) = read_workbook(real / "hostile" / name).sheets
    assert [cell.value for cells in sheet.rows.values() for cell in cells.values()] in (
        [],
        [datetime(2013, 1, 12)],
    )
