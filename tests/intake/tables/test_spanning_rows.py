"""Dated rows that are shown otherwise than the tasks below them and last as long as these together."""

from datetime import date

import openpyxl
import pytest
from openpyxl.styles import Font, PatternFill

from mhhs_analysis.intake.plans import read_plan

PLAN = [
    ("Design", date(2026, 1, 5), date(2026, 3, 27)),
    ("High-level design", date(2026, 1, 5), date(2026, 2, 6)),
    ("Interfaces", date(2026, 2, 9), date(2026, 3, 27)),
    ("Build", date(2026, 3, 30), date(2026, 7, 31)),
    ("Code", date(2026, 3, 30), date(2026, 5, 29)),
    ("Unit test", date(2026, 6, 1), date(2026, 7, 31)),
]
LIVE = ("Go live", date(2026, 9, 1), date(2026, 9, 1))
BOLD = Font(bold=True)
FILLS = [PatternFill("solid", fgColor=one) for one in ("FFB4C6E7", "FFC6E0B4", "FFFFE699")]


def write(path, plan, shown):
    """Write a plan, and show the names of some rows otherwise: each by a font or a fill."""
    sheet = (book := openpyxl.Workbook()).active
    sheet.append(["Task", "Start", "Finish"])
    for row, task in enumerate(plan, 2):
        sheet.append(task)
        for look in shown.get(task[0], ()):
            setattr(sheet.cell(row, 1), "font" if look is BOLD else "fill", look)
    book.save(path)
    return read_plan(path)


@pytest.mark.parametrize(
    ("plan", "shown"),
    [
        (PLAN, {"Design": [BOLD], "Build": [BOLD]}),
        (PLAN, {"Design": [FILLS[0]], "Build": [FILLS[0]]}),
        ([*PLAN, LIVE], {"Design": [BOLD, FILLS[0]], "Build": [BOLD, FILLS[1]], "Go live": [BOLD]}),
    ],
)
def test_rows_in_bold_that_last_as_long_as_those_below_head_them(tmp_path, plan, shown) -> None:
    """Templates show phases so: they are no tasks beside their own, and a warning names them."""
    reading = write(tmp_path / "plan.xlsx", plan, shown)
    assert [row["activity_name"] for row in reading.rows if row["is_summary"]] == ["Design", "Build"]
    assert [row["outline"] for row in reading.rows][:5] == [None, "Design", "Design", None, "Build"]
    told = [(one["cell"], one["text"]) for one in reading.warnings if "as their titles" in one["reason"]]
    assert told == [("A2", "Design; Build")]


SHIFTED = [
    (name, start, finish.replace(month=8) if name == "Code" else finish) for name, start, finish in PLAN
]

LONG = [
    ("Dual running", date(2026, 1, 1), date(2026, 12, 18)),
    *PLAN[1:3],
    ("Support", date(2026, 1, 1), date(2026, 12, 18)),
    *PLAN[4:],
]


@pytest.mark.parametrize(
    ("plan", "shown"),
    [
        (PLAN, {}),
        (PLAN, {"Design": [BOLD]}),
        (PLAN, {"Design": [BOLD], "Interfaces": [BOLD], "Build": [BOLD], "Code": [BOLD]}),
        (PLAN, {"Design": [FILLS[0]], "Build": [FILLS[1]]}),
        ([*PLAN, LIVE], {"Design": [BOLD], "Build": [BOLD]}),
        (SHIFTED, {"Design": [BOLD], "Build": [BOLD]}),
        (LONG, {"Dual running": [BOLD], "Support": [BOLD]}),
        (PLAN[1:], {"High-level design": [BOLD], "Build": [BOLD]}),
    ],
)
def test_rows_that_only_look_so_or_only_last_so_long_stay_tasks(tmp_path, plan, shown) -> None:
    """One alone, tasks that matter most, colours of their own, or a phase that ends before its tasks are no titles."""
    reading = write(tmp_path / "plan.xlsx", plan, shown)
    assert not any(row["is_summary"] for row in reading.rows) and len(reading.rows) == len(plan)
