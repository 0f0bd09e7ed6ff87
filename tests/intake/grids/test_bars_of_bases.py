"""Bars of several bases in one row, which a legend tells apart by their colours."""

from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = [f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug")]
GREY, BLUE = (PatternFill("solid", fgColor=colour) for colour in ("FFBFBFBF", "FF4472C4"))
FIRSTS = {"Scope": 2, "Design": 3, "Build": 5}
KEPT_OUT = "kept out"


def drawn(path: Path, grey: str, blue: str, gap: int = 0) -> Reading:
    """Draw a grey bar of a month for each task, and a blue one of two, some months on."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["Task", *MONTHS])
    for row, (task, month) in enumerate(FIRSTS.items(), 2):
        sheet.cell(row, 1, task)
        sheet.cell(row, month).fill = GREY
        for column in (month + gap + 1, month + gap + 2):
            sheet.cell(row, column).fill = BLUE
    for row, (fill, words) in enumerate([(GREY, grey), (BLUE, blue)], 7):
        sheet.cell(row, 1, words).fill = fill
    book.save(path)
    return read_plan(path)


@pytest.mark.parametrize(
    ("grey", "blue"), [("Baseline", "Forecast"), ("Original plan", "Current plan"), ("Planned", "Forecast")]
)
def test_the_forecast_is_the_plan_beside_its_baseline(tmp_path: Path, grey: str, blue: str) -> None:
    """A task that has moved begins where its forecast does: both bars passed for one, from the baseline's first."""
    reading = drawn(tmp_path / "plan.xlsx", grey, blue, gap=1)
    dates = [(row["start_from"], row["finish_to"]) for row in reading.rows]
    assert dates == [("2026-03-01", "2026-04-30"), ("2026-04-01", "2026-05-31"), ("2026-06-01", "2026-07-31")]
    told = [one["cell"] for one in reading.warnings if KEPT_OUT in one["reason"]]
    assert told == ["B2", "C3", "E4"] and reading.reading_confidence == "medium"


def test_a_forecast_that_touches_the_baseline_may_go_on_from_it(tmp_path: Path) -> None:
    """Or it hides part of it: nobody can say where the task begins now, and both are read, not surely."""
    reading = drawn(tmp_path / "plan.xlsx", "Baseline", "Forecast")
    assert (reading.rows[0]["start_from"], reading.rows[0]["finish_to"]) == ("2026-01-01", "2026-03-31")
    assert reading.reading_confidence == "medium" and not any(
        KEPT_OUT in one["reason"] for one in reading.warnings
    )
    assert any("side by side" in one["reason"] for one in reading.warnings)


def test_what_happened_beside_what_was_planned_is_doubted(tmp_path: Path) -> None:
    """Neither alone is the plan: they are read together, and not surely."""
    reading = drawn(tmp_path / "plan.xlsx", "Plan", "Actual")
    assert reading.rows[0]["start_from"] == "2026-01-01" and reading.reading_confidence == "medium"
    assert not any(KEPT_OUT in one["reason"] for one in reading.warnings)


@pytest.mark.parametrize(("grey", "blue"), [("Complete", "Remaining"), ("At risk", "On track")])
def test_colours_of_states_are_one_bar(tmp_path: Path, grey: str, blue: str) -> None:
    """How far work has come, or how it stands, is of one task."""
    reading = drawn(tmp_path / "plan.xlsx", grey, blue)
    assert reading.rows[0]["start_from"] == "2026-01-01" and reading.rows[0]["finish_to"] == "2026-03-31"
    assert not any(KEPT_OUT in one["reason"] for one in reading.warnings)
