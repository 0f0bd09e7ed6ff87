"""Fills that are no marks, and bars that look like them."""

from datetime import date
from pathlib import Path

import openpyxl
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan

TODAY, BAR, OTHER = "FFFFFF99", "FF4F81BD", "FF00B050"


def test_bars_that_fill_what_today_leaves_of_its_column_are_bars(tmp_path: Path) -> None:
    """Two tasks last only today: their colour and today's fill its column together, and only one of them is today's."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, *(date(2026, 3, day) for day in range(2, 14))])
    for row, (name, colours) in enumerate(
        {
            "Mobilise": {2: BAR},
            "Require": {2: TODAY, 4: OTHER, 5: OTHER},
            "Design": {2: BAR},
            "Build": {2: TODAY, 6: OTHER, 7: OTHER, 8: OTHER},
        }.items(),
        2,
    ):
        sheet.cell(row, 1, name)
        for column, colour in colours.items():
            sheet.cell(row, column).fill = PatternFill("solid", fgColor=colour)
    book.save(tmp_path / "drawn.xlsx")
    rows = read_plan(tmp_path / "drawn.xlsx").rows
    assert [(row["start_from"], row["finish_to"]) for row in rows] == [
        ("2026-03-02", "2026-03-02"),
        ("2026-03-04", "2026-03-05"),
        ("2026-03-02", "2026-03-02"),
        ("2026-03-06", "2026-03-08"),
    ]
