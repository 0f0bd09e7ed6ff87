"""Bars that begin in the first time column or end in the last one, whose end there is not typed."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.formatting.rule import FormulaRule
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = [date(2026, month, 1) for month in range(1, 9)]
BLUE = "FF4472C4"
DUE = {
    "Scope": ((1, 2), date(2026, 2, 20)),
    "Design": ((2, 4), date(2026, 4, 17)),
    "Build": ((4, 6), date(2026, 6, 26)),
}
STARTS = {
    "Scope": ((1, 2), date(2026, 1, 5)),
    "Design": ((2, 4), date(2026, 2, 9)),
    "Build": ((4, 8), date(2026, 4, 6)),
}
TOLD = "column, whose"


def drawn(
    path: Path, heading: str, tasks: dict[str, tuple[tuple[int, int], date]], rule: str = ""
) -> Reading:
    """Draw a bar for each task beside the one date that is typed of it, by hand or by a rule."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Task", heading, *MONTHS])
    for row, (name, ((first, last), typed)) in enumerate(tasks.items(), 2):
        sheet.append([name, typed])
        for month in range(first, last + 1) if not rule else ():
            sheet.cell(row, month + 2).fill = PatternFill("solid", fgColor=BLUE)
    if rule:
        fill = PatternFill("solid", bgColor=BLUE)
        sheet.conditional_formatting.add("C2:J4", FormulaRule(formula=[rule], fill=fill))
    book.save(path)
    return read_plan(path)


@pytest.mark.parametrize(
    ("heading", "tasks", "end", "days"),
    [
        ("Due date", DUE, "start", ["2026-01-31", "2026-02-28", "2026-04-30"]),
        ("Start", STARTS, "finish", ["2026-02-28", "2026-04-30", "2026-08-31"]),
    ],
)
def test_an_end_that_other_rows_draw_within_is_read_at_the_edge_too(
    tmp_path: Path, heading: str, tasks: dict[str, tuple[tuple[int, int], date]], end: str, days: list[str]
) -> None:
    """Other bars show that a blank end is drawn by hand: the first one began in the first column."""
    reading = drawn(tmp_path / "plan.xlsx", heading, tasks)
    assert [row[f"{end}_to"] for row in reading.rows] == days
    assert not reading.warnings


def test_an_end_at_the_edge_that_no_row_bears_out_is_told(tmp_path: Path) -> None:
    """A blank end may colour all of its row: the end is not read, and asked about."""
    tasks = {name: ((first, 8), day) for name, ((first, _), day) in STARTS.items()}
    reading = drawn(tmp_path / "plan.xlsx", "Start", tasks)
    assert [row["finish_to"] for row in reading.rows] == [None, None, None]
    assert [(one["cell"], one["text"]) for one in reading.warnings if TOLD in one["reason"]] == [
        ("C2:J2", "3 rows")
    ]


def test_an_end_that_a_rule_draws_at_the_edge_is_told(tmp_path: Path) -> None:
    """A rule colours what is blank as it is written: some rows to the last column, others for two months."""
    rule = "AND(C$1>=EOMONTH($B2,-1)+1,OR(ROW()=4,C$1<=$B2+60))"
    reading = drawn(tmp_path / "plan.xlsx", "Start", STARTS, rule)
    assert [row["finish_to"] for row in reading.rows][-1] is None
    assert [one["text"] for one in reading.warnings if TOLD in one["reason"]] == ["1 row"]
