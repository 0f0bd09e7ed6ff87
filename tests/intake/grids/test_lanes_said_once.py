"""Plans on a page whose lanes are each said once, left of the first of several rows of bars that name themselves."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.sheets import accounted, names

MONTHS = [f"{month} 2024" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug")]
Bars = list[tuple[str, int, int]]
LANES: list[tuple[str | None, Bars]] = [
    ("Design", [("Interface design", 1, 2)]),
    (None, [("Migration design", 2, 4)]),
    (None, [("Design assurance", 3, 5)]),
    ("Build", [("Adaptor build", 2, 4), ("Regression fixes", 6, 7)]),
    (None, [("Billing changes", 3, 6)]),
    ("Test", [("PIT", 6, 6), ("SIT", 7, 8)]),
]
WORK = [name for _, bars in LANES for name, _, _ in bars]


def drawn(
    workbook_file: Callable[..., Path], lanes: list[tuple[str | None, Bars]], head: str | None = None
) -> Reading:
    """Read rows of a name perhaps, and of bars by their words, first and last month; no words are no text."""

    def draw(book) -> None:
        sheet = book.active
        for number, (lane, bars) in enumerate(lanes, 2):
            sheet.cell(number, 1, lane)
            for place, (words, first, last) in enumerate(bars):
                for column in range(first + 1, last + 2):
                    colour = ("FF4472C4", "FF70AD47")[place]
                    sheet.cell(number, column).fill = PatternFill("solid", fgColor=colour)
                sheet.cell(number, first + 1, words or None)

    reading = read_plan(workbook_file({"POAP": [[head, *MONTHS]]}, change=draw))
    assert accounted(reading)
    return reading


OWN_ROWS = [row for lane, bars in LANES for row in ([(lane, []), (None, bars)] if lane else [(None, bars)])]
KEYED = [*LANES, (None, []), ("Key", [("", 1, 1)])]


@pytest.mark.parametrize("head", [None, "Workstream", "Activity"])
@pytest.mark.parametrize("lanes", [LANES, OWN_ROWS, KEYED])
def test_bars_of_all_rows_of_a_lane_are_its_tasks(workbook_file, lanes, head) -> None:
    """The lane is no task: those in rows without a name were set aside, and the first one called after the lane."""
    reading = drawn(workbook_file, lanes, head)
    assert names(reading) == WORK and reading.reading_confidence != "high"
    assert [row["outline"] for row in reading.rows] == ["Design"] * 3 + ["Build"] * 3 + ["Test"] * 2
    assert {row["activity_name"]: row["finish_to"] for row in reading.rows}["Billing changes"] == "2024-06-30"


@pytest.mark.parametrize(
    "words",
    [
        ("Plan", "Forecast", "Plan", "Forecast"),
        ("Complete", "On track", "Late", "At risk"),
        ("", "Spec late", "", "Adaptor late"),
    ],
)
def test_second_bars_of_named_tasks_make_no_lanes(workbook_file, words) -> None:
    """Bars called by a basis or a state, or below bars without words, are of the named tasks: these stay."""
    tasks = ("Design", None, "Build", None)
    rows = [
        (name, [(text, 1 + at, 3 + at)]) for at, (name, text) in enumerate(zip(tasks, words, strict=True))
    ]
    assert names(drawn(workbook_file, rows)) == ["Design", "Build"]
