"""Tasks that nothing tells apart."""

import pytest

from mhhs_analysis.intake.plans import read_plan

AGAIN = "most tasks are named as another one is, and no group, owner or note tells them apart"
ONE = "every task has one name, and no group, owner or note tells them apart"
STEPS = ["Design", "Build", "Test"]


def told(text_file, rows):
    reading = read_plan(text_file("\n".join(rows)))
    return [one["reason"] for one in reading.warnings if one["reason"] in (AGAIN, ONE)]


def lines(names, beside=""):
    return [f"{name},0{place}/01/2023,0{place}/03/2023{beside}" for place, name in enumerate(names, 1)]


def test_the_same_steps_twice_are_doubted(text_file) -> None:
    """Design, Build and Test, and again, may be of two suppliers: nobody knows which dates are whose."""
    assert told(text_file, ["Task,Start,Finish", *lines(STEPS * 2)]) == [AGAIN]


def test_one_name_in_every_row_is_doubted(text_file) -> None:
    """A list of MHHS, MHHS, MHHS names no task."""
    assert told(text_file, ["Task,Start,Finish", *lines(["MHHS"] * 3)]) == [ONE]


@pytest.mark.parametrize("heading", ["Supplier", "Owner", "Notes"])
def test_steps_that_a_column_tells_apart_are_not(text_file, heading) -> None:
    """Whose a step is stands with it: in its outline, its owner or its notes."""
    rows = [*lines(STEPS, ",Alder"), *lines(STEPS, ",Rowan")]
    assert told(text_file, [f"Task,Start,Finish,{heading}", *rows]) == []


def test_work_that_recurs_beside_other_work_is_not(text_file) -> None:
    """A test that is run twice among other tasks is said as the plan says it."""
    assert told(text_file, ["Task,Start,Finish", *lines([*STEPS, "Fix", "Test", "Go live"])]) == []


def test_a_plan_that_stands_twice_with_its_phases_is_doubted(text_file) -> None:
    """Its own numbers, and the phases above its tasks, are the same both times; steps of other phases are not."""
    days = [("1,Assess", 1, 28), ("1.1,Scope", 1, 15), ("1.2,Sign", 16, 28)]
    phases = [
        [f"{task},{first:02}/0{month}/2023,{last}/0{month}/2023" for task, first, last in days]
        for month in (1, 3)
    ]
    assert told(text_file, ["WBS,Task,Start,Finish", *phases[0], *phases[1]]) == [AGAIN]
    other = [line.replace("1", "2", 1).replace("Assess", "Build") for line in phases[1]]
    assert told(text_file, ["WBS,Task,Start,Finish", *phases[0], *other]) == []


TWICE = "stands twice, at times that overlap, and no group, owner or note tells them apart: each is read as a task"


def twice(text_file, *again: str) -> list[str]:
    """The names that are told to stand twice in a plan with some rows more."""
    rows = [
        "Task,Start,Finish,Owner",
        "Build adaptor,02/01/2023,31/03/2023,",
        "Test,03/04/2023,30/06/2023,",
        *again,
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert len(reading.rows) == len(rows) - 1
    return [one["text"] for one in reading.warnings if one["reason"] == TWICE]


@pytest.mark.parametrize("dates", ["06/02/2023,28/04/2023", "02/01/2023,31/03/2023"])
def test_a_task_that_stands_twice_at_once_is_doubted(text_file, dates: str) -> None:
    """An older row may be left beside a newer one, or one was copied: nobody knows which holds."""
    assert twice(text_file, f"Build adaptor,{dates},") == ["Build adaptor"]


@pytest.mark.parametrize(
    "again",
    [
        ["Build adaptor,03/07/2023,29/09/2023,"],
        ["Build adaptor,06/02/2023,28/04/2023,Alder"],
        ["Test,08/05/2023,28/07/2023,"],
        ["Build adaptor,06/02/2023,28/04/2023,", "Build adaptor,06/02/2023,28/07/2023,"],
        ["Build adaptor,,30/06/2023,"],
        ["Agents,,,", "Build adaptor,06/02/2023,28/04/2023,"],
    ],
    ids=[
        "afterwards",
        "another owner",
        "one word",
        "three times",
        "a day alone",
        "below what may be a title",
    ],
)
def test_work_that_may_recur_or_is_told_apart_is_not_doubted(text_file, again: list[str]) -> None:
    """It goes on when it was done, is somebody else's, or is named as any part of a plan may be."""
    assert twice(text_file, *again) == []
