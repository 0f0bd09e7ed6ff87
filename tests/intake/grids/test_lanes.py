"""Lanes of a drawn plan with one bar each: the words in the bar say what is done, the name of the row whose it is."""

from collections.abc import Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.sheets import accounted, names, told

MONTHS = tuple(f"{month} 2023" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug"))
LANES = ("Programme", "Supplier", "DNO")
WORK = ("SIT Functional", "Build of interfaces", "Design")
BARS = ("B{}:D{}", "D{}:F{}", "F{}:H{}")
READ, KEPT = "are read as the tasks", "kept as notes"


def drawn(path: Path, heading: str, words: Sequence[str], lanes: Sequence[str] = LANES) -> Reading:
    """Read a plan of lanes with a merged bar each."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([heading or None, *MONTHS])
    for row, (lane, text, bar) in enumerate(zip(lanes, words, BARS, strict=True), 2):
        sheet.append([lane])
        cells = bar.format(row, row)
        sheet[cells[:2]] = text
        sheet[cells[:2]].fill = PatternFill("solid", fgColor="FF7030A0")
        sheet.merge_cells(cells)
    book.save(path)
    return read_plan(path)


@pytest.mark.parametrize("heading", ["Workstream", "Lane", "Participant", "Owner", ""])
def test_the_words_in_a_lanes_one_bar_name_its_task(tmp_path: Path, heading: str) -> None:
    """A lane is no task: it was named after the lane, and what is done there stood in a note."""
    reading = drawn(tmp_path / "plan.xlsx", heading, WORK)
    assert [(row["outline"], row["activity_name"]) for row in reading.rows] == [
        *zip(LANES, WORK, strict=True)
    ]
    assert reading.rows[0]["finish_to"] == "2023-03-31" and accounted(reading)
    assert told(reading, READ) and reading.reading_confidence == "medium"


def test_kinds_of_work_name_the_bars_of_several_lanes(tmp_path: Path) -> None:
    """Build of a supplier and build of a network are two tasks, though both are called so."""
    assert names(drawn(tmp_path / "plan.xlsx", "Participant", ("Design", "Build", "Build"))) == [
        "Design",
        "Build",
        "Build",
    ]


@pytest.mark.parametrize(
    "words",
    [
        ("Complete", "On track", "50% done"),
        ("12 Jan - 27 Mar", "Apr", "Q3"),
        ("5", "X", "12"),
        ("Jo", "Bo", "Jo"),
    ],
)
def test_states_dates_and_amounts_name_no_task(tmp_path: Path, words: Sequence[str]) -> None:
    """They say how or when the work of the row is done, which keeps its name."""
    reading = drawn(tmp_path / "plan.xlsx", "Workstream", words)
    assert names(reading) == [*LANES] and not told(reading, READ)


@pytest.mark.parametrize("heading", ["Workstream", "Area", ""])
def test_words_that_may_be_people_are_asked_about(tmp_path: Path, heading: str) -> None:
    """Where none of them names a kind of work they may be owners: rows keep their names, in doubt."""
    reading = drawn(tmp_path / "plan.xlsx", heading, ("Jane Smith", "PMO", "Bob"))
    assert names(reading) == [*LANES] and told(reading, KEPT) and reading.reading_confidence == "medium"


def test_tasks_keep_their_names_beside_words_in_their_bars(tmp_path: Path) -> None:
    """Below a heading of tasks, what stands in a bar is a note on its task; nor does a bar that repeats its row."""
    reading = drawn(tmp_path / "plan.xlsx", "Task", WORK)
    assert names(reading) == [*LANES] and not reading.warnings
    again = ("SIT Functional of meters", "Build of interfaces", "Design")
    assert names(drawn(tmp_path / "plan.xlsx", "Workstream", WORK, again)) == [*again]


@pytest.mark.parametrize(
    ("lanes", "words"),
    [(LANES, ("Ada", "Test lead", "Bob")),
     (("Adaptor build", "SIT", "UAT"),
      ("Sprint 1-3", "Dev then test", "Test env")),
     (("Programme", "Functional test", "DNO"), WORK)],
)  # fmt: skip
def test_one_kind_of_work_makes_no_lanes_of_rows(
    tmp_path: Path, lanes: Sequence[str], words: Sequence[str]
) -> None:
    """Rows keep their names, in doubt, unless most bars are of work and no row is: one bar renamed them all."""
    reading = drawn(tmp_path / "plan.xlsx", "Workstream", words, lanes)
    assert names(reading) == [*lanes] and told(reading, KEPT) and reading.reading_confidence == "medium"
