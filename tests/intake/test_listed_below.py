"""Rows at the end of a plan that are numbered as a log of risks or issues is."""

import pytest

from mhhs_analysis.intake.plans import read_plan

PLAN = ["ID,Task,Start,Finish", "1,Design,02/01/2023,31/03/2023", "2,Build,03/04/2023,30/06/2023"]
REASON = "rows numbered from 1 as a log of risks or issues is, below tasks that are not: read as tasks"


@pytest.mark.parametrize("end", [[], [",Notes: dates are provisional,,"]])
@pytest.mark.parametrize("gap", [[], [""]])
@pytest.mark.parametrize("numbers", [("R1", "R2"), ("ISS-01", "ISS-02")])
def test_rows_numbered_as_a_log_below_tasks_are_doubted(text_file, gap, numbers, end) -> None:
    """R1, R2 below 1, 2 may be risks with the days they were raised and are due: they stay, with a question."""
    one, other = numbers
    log = [
        f"{one},Late data from DCC,03/04/2023,02/05/2023",
        f"{other},Loss of a tester,03/04/2023,02/06/2023",
    ]
    reading = read_plan(text_file("\n".join([*PLAN, *gap, *log, *end])))
    assert len(reading.rows) == 4
    (told,) = [one for one in reading.warnings if one["reason"] == REASON]
    assert told["text"] == "2 rows" and reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    "numbers", [("3", "4"), ("T1", "T2"), ("R3", "R4"), ("R1", "5")], ids=lambda one: "-".join(one)
)
def test_rows_numbered_otherwise_are_tasks(text_file, numbers) -> None:
    """Numbers that go on, letters of no log, and rows that don't begin at 1, part nothing."""
    more = [f"{number},Test {number},03/04/2023,02/05/2023" for number in numbers]
    reading = read_plan(text_file("\n".join([*PLAN, *more])))
    assert len(reading.rows) == 4 and reading.reading_confidence == "high"


def test_a_plan_all_of_whose_tasks_are_numbered_so_is_one(text_file) -> None:
    """R may be for rollout: a plan that has no other numbers is not doubted, nor one with letters for each stage."""
    for stems in ("RRRR", "DBRR"):
        rows = [
            f"{stem}{place % 2 + 1},{chr(97 + place)} rules drafted,02/01/2023,03/03/2023"
            for place, stem in enumerate(stems)
        ]
        reading = read_plan(text_file("\n".join([PLAN[0], *rows])))
        assert len(reading.rows) == 4 and reading.reading_confidence == "high"


TITLED = "rows below a title of another list than the plan's (risks, dependencies, history): read as tasks"


@pytest.mark.parametrize("gap", [[], [""]])
@pytest.mark.parametrize(
    "title",
    [
        "Dependencies",
        "Dependencies on DCC:",
        "Open risks",
        "Our issues",
        "Non-working days",
        "Version history",
    ],
)
def test_dated_rows_below_the_title_of_another_list_are_doubted(text_file, gap, title: str) -> None:
    """The day on which others are to deliver is no task of the sender's, though it stands in the plan's columns."""
    more = [f",{title},,", ",Programme to publish test data,,30/06/2023"]
    reading = read_plan(text_file("\n".join([*PLAN, *gap, *more])))
    assert [one["text"] for one in reading.warnings if one["reason"] == TITLED] == [title]
    assert reading.reading_confidence == "medium" and reading.rows[-1]["finish_to"] == "2023-06-30"


@pytest.mark.parametrize(
    "title", ["Testing", "Programme milestones", "Key dates", "Actions", "Risk-based settlement"]
)
def test_titles_of_parts_of_a_plan_are_not_doubted(text_file, title: str) -> None:
    """Neither is what is called as a list and dated, or has no dated row below it."""
    more = [f",{title},,", ",Prove the adaptor,,30/06/2023"]
    reading = read_plan(text_file("\n".join([*PLAN, "", *more])))
    assert not told_of(reading)
    for last in (
        ["3,Risks and issues,03/04/2023,02/05/2023", "4,Build,,30/06/2023"],
        ["3,Dependencies,,", "4,Test,,"],
    ):
        assert not told_of(read_plan(text_file("\n".join([*PLAN, *last]))))


def told_of(reading) -> list[str]:
    return [one["text"] for one in reading.warnings if one["reason"] == TITLED]


ABSENT = "rows below a title of absences (leave, holidays): read as tasks"
PERSONS = "the last rows, which a gap parts from the tasks, are named as persons are: read as tasks"


@pytest.mark.parametrize(
    "title",
    ["Annual leave", "Team holidays 2023:", "Planned absences", "Bank holidays 2023", "Holiday calendar"],
)
def test_dated_rows_below_a_title_of_absences_are_doubted(text_file, title: str) -> None:
    """When people are away is no task, though it stands in the plan's columns."""
    more = ["", f",{title},,", ",Test team,03/04/2023,14/04/2023"]
    reading = read_plan(text_file("\n".join([*PLAN, *more])))
    assert [one["text"] for one in reading.warnings if one["reason"] == ABSENT] == [title]
    assert reading.reading_confidence == "medium"


@pytest.mark.parametrize("head", [[], ["ID,Name,From,To"]])
def test_persons_below_a_gap_are_doubted(text_file, head: list[str]) -> None:
    """Jane Smith from Monday to Friday is who is away, or works, and two persons are enough to see it."""
    more = ["", *head, ",Jane Smith,03/04/2023,14/04/2023", ",Ravi Patel,24/04/2023,05/05/2023"]
    reading = read_plan(text_file("\n".join([*PLAN, *more])))
    assert [one["text"] for one in reading.warnings if one["reason"] == PERSONS] == ["2 rows"]
    assert reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    "more",
    [
        ["", "3,Cutover rehearsal,03/04/2023,14/04/2023"],
        ["3,Jane Smith,03/04/2023,14/04/2023"],
        ["", "3,Jane Smith,03/04/2023,14/04/2023", "4,Test,24/04/2023,05/05/2023"],
    ],
    ids=["work", "no gap", "work below"],
)
def test_tasks_below_a_gap_and_persons_among_tasks_part_nothing(text_file, more: list[str]) -> None:
    """A plan goes on below a gap, and tasks may stand under who does them."""
    reading = read_plan(text_file("\n".join([*PLAN, *more])))
    assert not reading.warnings and reading.reading_confidence == "high"
