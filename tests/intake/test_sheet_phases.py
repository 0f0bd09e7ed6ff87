"""Phases on one sheet of a workbook, and their steps on others."""

from __future__ import annotations

from datetime import timedelta

import pytest

from mhhs_analysis.intake.plans import read_plan
from tests.intake.sheets import (
    BUILD,
    DESIGN,
    FIRST,
    HEAD,
    Rows,
    Write,
    accounted,
    names,
    plan,
    told,
    why,
)

LAST = FIRST + timedelta(days=200)
PHASES = {"Mobilise": ["Appoint lead", "Agree budget"], "Specify": ["Write spec", "Review spec"]}


def phases(late: int = 0) -> Rows:
    """The phases of the steps that `steps` gives, that end so many days after them."""
    last = timedelta(days=34 + late)
    return [
        HEAD,
        ["Mobilise", FIRST, FIRST + last],
        ["Specify", FIRST + timedelta(42), FIRST + timedelta(42) + last],
    ]


def steps() -> Rows:
    return plan([step for each in PHASES.values() for step in each])


def grouped(heading: str = "Phase") -> Rows:
    """Steps below a column of the phases that they are of."""
    of = [phase for phase, each in PHASES.items() for _ in each]
    return [[heading, *HEAD], *([one, *row] for one, row in zip(of, steps()[1:], strict=True))]


@pytest.mark.parametrize("late", [0, 5])
def test_phases_that_another_sheet_groups_its_tasks_by_are_not_read_beside_them(
    workbook_file: Write, late: int
) -> None:
    """Their days hold all of the group's: nothing is asked."""
    reading = read_plan(workbook_file({"Roadmap": phases(late), "Work": grouped()}))
    assert {row["sheet"] for row in reading.rows} == {"Work"} and not reading.warnings and accounted(reading)
    assert why(reading, "Roadmap") == {"a sheet that sums up those that are read"}


def test_a_phase_that_no_group_is_called_after_is_told(workbook_file: Write) -> None:
    """Two of three say what the sheet is; the third may be work that stands nowhere else."""
    roadmap = [*phases(), ["Hypercare", FIRST + timedelta(200), FIRST + timedelta(230)]]
    reading = read_plan(workbook_file({"Roadmap": roadmap, "Work": grouped()}))
    assert {row["sheet"] for row in reading.rows} == {"Work"} and told(reading, "may be a part") == [
        "Roadmap"
    ]


@pytest.mark.parametrize("late", [-10, 5])
def test_what_may_be_phases_is_read_and_told(workbook_file: Write, late: int) -> None:
    """Groups that go on after their phase, or phases around steps that no column groups."""
    reading = read_plan(workbook_file({"Roadmap": phases(late), "Work": grouped() if late < 0 else steps()}))
    assert len(reading.rows) == 6 and told(reading, "may be phases") == ["Roadmap"]


def test_phases_of_a_step_each_are_told(workbook_file: Write) -> None:
    """They begin and end with the steps, though one may be the only step of its phase: read, in doubt."""
    rows = steps()
    whole = ["Mobilise all", rows[1][1], rows[2][2]]
    reading = read_plan(
        workbook_file({"Sheet1": [HEAD, whole, ["Specify all", *rows[3][1:]]], "Sheet2": rows[:4]})
    )
    assert len(reading.rows) == 5 and told(reading, "may be phases") == ["Sheet1"]


@pytest.mark.parametrize("title", ["Sheet1", "Phasen"])
def test_rows_that_begin_and_end_with_steps_are_read_and_told(workbook_file: Write, title: str) -> None:
    """Who plans in whole months or sprints may mean work of its own: days alone make no phase."""
    reading = read_plan(workbook_file({title: phases(), "Sheet2": steps()}))
    assert names(reading) == [*PHASES, *(step for each in PHASES.values() for step in each)]
    assert accounted(reading) and told(reading, "may be phases") == [title]


def test_phases_called_as_the_sheets_or_titles_of_their_steps_sum_them_up(workbook_file: Write) -> None:
    """Mobilise phase is the sheet 1 Mobilise, and what stands above a table tells as much."""
    rows = steps()
    roadmap = [[f"{row[0]} phase", *row[1:]] if row is not HEAD else row for row in phases()]
    sheets = {"Timeline": roadmap, "1 Mobilise": rows[:3], "Sheet3": [["Specify"], [], HEAD, *rows[3:]]}
    reading = read_plan(workbook_file(sheets))
    assert len(reading.rows) == 4 and not reading.warnings


def test_long_work_beside_short_is_no_phase(workbook_file: Write) -> None:
    """What lasts all the time holds no group of steps: it does not follow itself."""
    whole = [HEAD, *([name, FIRST, FIRST + timedelta(400)] for name in ("Programme office", "Reporting"))]
    reading = read_plan(workbook_file({"Office": whole, "Work": steps()}))
    assert len(reading.rows) == 6 and not reading.warnings


@pytest.mark.parametrize(
    ("outline", "detail"),
    [
        ("Level 1", "Level 2"),
        ("L1 plan", "L3 plan"),
        ("Master schedule", "Detailed schedule"),
        ("Phases", "Tasks"),
    ],
)
def test_of_levels_of_detail_one_is_read_and_the_other_told(
    workbook_file: Write, outline: str, detail: str
) -> None:
    """The finer one, unless it says less than the other: then it details a part of that. Either is a doubt."""
    wide = [
        HEAD,
        ["Design stage", FIRST, FIRST + timedelta(83)],
        ["Build stage", FIRST + timedelta(84), LAST],
    ]
    reading = read_plan(workbook_file({outline: wide, detail: plan([*DESIGN, *BUILD])}))
    assert names(reading) == [*DESIGN, *BUILD] and told(reading, "may be a part") == [outline]
    again = [*DESIGN[:1], "Further spec work", "Spec tools"]
    few = read_plan(workbook_file({outline: plan([*DESIGN, *BUILD]), detail: plan(again)}))
    assert names(few) == [*DESIGN, *BUILD] and told(few, "may be a part") == [detail]
    assert reading.reading_confidence == few.reading_confidence == "medium"


@pytest.mark.parametrize(
    ("one", "other"),
    [("Level 1", "Level 2"), ("Master", "Details"), ("Stage", "Task"), ("Phases", "Tasks")],
)
def test_sheets_called_as_levels_that_share_nothing_are_read_together(
    workbook_file: Write, one: str, other: str
) -> None:
    """None of the tasks, nor days within which the other's lie: each is work that stands nowhere else."""
    for sheets in ({one: plan(DESIGN), other: plan(BUILD, 9)}, {one: plan(BUILD, 9), other: plan(DESIGN)}):
        assert names(read_plan(workbook_file(sheets))) == [
            row[0] for rows in sheets.values() for row in rows[1:]
        ]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Level 1 testing", "Level 2 testing"),
        ("Phase 1", "Tasks"),
        ("Master data", "Detailed design"),
        ("L1", "Plan"),
        ("L1", "L2"),
    ],
)
def test_work_called_nearly_as_levels_is_read_together(workbook_file: Write, one: str, other: str) -> None:
    """Other words, or one level alone, say nothing of detail."""
    reading = read_plan(workbook_file({one: plan(DESIGN), other: plan(BUILD, 9)}))
    assert names(reading) == [*DESIGN, *BUILD] and not reading.warnings
