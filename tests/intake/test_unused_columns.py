"""Columns that say when tasks are done and are not used: each is told, with what to ask for."""

import pytest

from mhhs_analysis.intake.plans import read_plan
from tests.intake.sheets import accounted

UNREAD = "a column of dates that was not read: days without their year"
PROGRESS = "per cents that may say how far each task has come: a column that is not read"
REPORTED = "tasks named again beside the dates of reports: each report is read as a task of its own"


@pytest.mark.parametrize(
    "stretches",
    [("05-17 → 05-31", "06-14 → 06-28"), ("17/05 - 31/05", "14/06 - 28/06"), ("17 May", "14 June")],
)
def test_a_column_of_a_matrix_without_years_is_told(text_file, stretches: tuple[str, str]) -> None:
    """Days without a year beside dated milestones are no milestone's, and the reading is less sure."""
    rows = ["Supplier,Spec signed,Trial window,Go live", f"Alder,2026-05-17,{stretches[0]},2026-05-31",
            f"Birch,2026-06-14,{stretches[1]},2026-06-28"]  # fmt: skip
    reading = read_plan(text_file("\n".join(rows)))
    assert [(one["cell"], one["reason"]) for one in reading.warnings] == [("C1", UNREAD)]
    assert reading.reading_confidence == "medium" and len(reading.rows) == 4


@pytest.mark.parametrize("codes", [("A-1", "A-2"), ("3", "4"), ("10-12", "see note"), ("3/5", "10/12")])
def test_other_columns_of_a_matrix_are_not_told(text_file, codes: tuple[str, str]) -> None:
    """Codes and counts say no days."""
    rows = ["Supplier,Spec signed,Ref,Go live", f"Alder,2026-05-17,{codes[0]},2026-05-31",
            f"Birch,2026-06-14,{codes[1]},2026-06-28"]  # fmt: skip
    assert not read_plan(text_file("\n".join(rows))).warnings


@pytest.mark.parametrize(
    ("heading", "numbers"),
    [
        ("Week", ("1", "2-3", "4")),
        ("Sprint", ("0", "1", "1.5")),
        ("Week", ("Week 1", "Week 2", "Week 3")),
        ("Sprint no.", ("1", "1", "2")),
    ],
)
def test_numbers_of_periods_beside_a_list_are_told(text_file, heading: str, numbers: tuple[str, ...]) -> None:
    """Where no task has a date, the weeks or sprints that a column numbers are asked about."""
    tasks = zip(numbers, ("Set up", "Draft rules", "Trial run"), strict=True)
    rows = [f"{heading},Task,Owner", *(f"{number},{name},Ann" for number, name in tasks)]
    reading = read_plan(text_file("\n".join(rows)))
    asked = [one["remedy"] for one in reading.set_aside if one["cell"] == "A1"]
    assert len(asked) == 1 and "1 begins" in asked[0]
    assert accounted(reading) and len(reading.rows) == 3


@pytest.mark.parametrize("heading", ["Effort in weeks", "Hours per week", "Priority"])
def test_other_numbers_beside_a_list_are_not_told(text_file, heading: str) -> None:
    """How much work there is numbers no periods."""
    reading = read_plan(text_file(f"{heading},Task,Owner\n1,Set up,Ann\n2,Draft rules,Bob\n3,Trial run,Cy"))
    assert "A1" not in [one["cell"] for one in reading.set_aside]


def test_sprints_beside_dated_tasks_are_not_told(text_file) -> None:
    """Their dates say when they are done."""
    rows = ["Sprint,Task,Start,Finish", "1,Set up,05/01/2026,16/01/2026", "2,Trial run,19/01/2026,30/01/2026"]
    reading = read_plan(text_file("\n".join(rows)))
    assert not reading.warnings and not reading.set_aside


LOG = [
    ("Set up", "01/12/2022", "15/12/2022"),
    ("Set up", "29/12/2022", "20/01/2023"),
    ("Trial run", "01/12/2022", "28/02/2023"),
]


@pytest.mark.parametrize("heading", ["Report date", "reportdate", "Status date", "As at"])
def test_tasks_reported_several_times_are_doubted(text_file, heading: str) -> None:
    """A log of reports names a milestone in each: nobody says which of its dates is the plan's."""
    rows = [f"Milestone,{heading},Planned date", *map(",".join, LOG)]
    reading = read_plan(text_file("\n".join(rows)))
    told = [(one["cell"], one["text"]) for one in reading.warnings if one["reason"] == REPORTED]
    assert told == [("B1", "1 task")] and reading.reading_confidence == "low"


@pytest.mark.parametrize("heading", ["Report date", "Status date"])
def test_one_report_of_each_task_is_no_log(text_file, heading: str) -> None:
    """A day on which each task was last reported says nothing of others."""
    rows = [f"Milestone,{heading},Planned date", *map(",".join, LOG[1:])]
    assert REPORTED not in {one["reason"] for one in read_plan(text_file("\n".join(rows))).warnings}


def test_the_same_task_of_several_phases_is_no_log(text_file) -> None:
    """What stands under other groups is other work."""
    rows = ["Phase,Task,Report date,Start,Finish",
            "One,Design,01/12/2022,05/01/2023,31/01/2023", "One,Build,01/12/2022,05/02/2023,28/02/2023",
            "Two,Design,29/12/2022,05/03/2023,31/03/2023", "Two,Build,29/12/2022,05/04/2023,30/04/2023"]  # fmt: skip
    assert REPORTED not in {one["reason"] for one in read_plan(text_file("\n".join(rows))).warnings}


LASTING = (
    "numbers that may say how long each task lasts, beside starts alone: no finish is worked out from them"
)


@pytest.mark.parametrize(
    ("heading", "amounts"),
    [
        ("Effort (days)", ("22", "5", "13")),
        ("Weeks to complete", ("4", "1", "2.5")),
        ("Days Req'd", ("22", "5", "13")),
        ("Guess", ("3 weeks", "5d", "2 months")),
    ],
)
def test_amounts_of_time_beside_starts_alone_are_told(
    text_file, heading: str, amounts: tuple[str, ...]
) -> None:
    """Where nothing else says when tasks end, a column that may say how long they last is asked about."""
    rows = [f"Task,Start,{heading}"]
    rows += [
        f"{name},2026-0{place}-05,{many}"
        for place, (name, many) in enumerate(zip("ABC", amounts, strict=True), 1)
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [(one["cell"], one["reason"]) for one in reading.warnings] == [("C1", LASTING)]
    assert reading.reading_confidence == "medium"
    assert not any(reading.rows.column("finish_from"))


@pytest.mark.parametrize(
    "rows",
    [
        ["Task,Start,Priority", "A,2026-01-05,1", "B,2026-02-05,2"],
        ["Task,Start,Finish,Effort (days)", "A,2026-01-05,2026-01-09,3", "B,2026-02-05,2026-02-12,4"],
        ["Task,Start,Float (days)", "A,2026-01-05,3", "B,2026-02-05,4"],
        ["Task,Start,Cost per day", "A,2026-01-05,300", "B,2026-02-05,400"],
        ["Task,Due,Effort (days)", "A,2026-01-05,3", "B,2026-02-05,4"],
    ],
)
def test_other_numbers_and_amounts_beside_finishes_are_not_told(text_file, rows: list[str]) -> None:
    """Ranks say no time, and where tasks end nothing is missing."""
    assert LASTING not in [one["reason"] for one in read_plan(text_file("\n".join(rows))).warnings]


@pytest.mark.parametrize("heading", ["No. Days", "No. months", "Wks", "Tage"])
def test_more_headings_of_lengths_are_known(text_file, heading: str) -> None:
    """The finish is worked out from the start and how long a task lasts."""
    reading = read_plan(text_file(f"Task,Start,{heading}\nA,2026-01-05,3\nB,2026-02-05,4"))
    assert all(reading.rows.column("finish_from"))


@pytest.mark.parametrize(
    ("heading", "shares"), [("How far along", ("100%", "50 %", "")), ("Where", ("10%", "0%", "-"))]
)
def test_per_cents_below_an_unknown_heading_are_told(
    text_file, heading: str, shares: tuple[str, ...]
) -> None:
    """They may be progress; they went unread without a word."""
    tasks = zip(("Set up", "Draft rules", "Trial run"), shares, strict=True)
    rows = [
        f"Task,Start,Finish,{heading}",
        *(f"{name},2026-05-17,2026-05-31,{share}" for name, share in tasks),
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [(one["cell"], one["reason"]) for one in reading.warnings] == [("D1", PROGRESS)]
    assert not any(row["percent_complete"] for row in reading.rows)


@pytest.mark.parametrize(
    ("heading", "shares"),
    [
        ("Allocation", ("100%", "50%", "10%")),
        ("Risk weighting", ("100%", "50%", "10%")),
        ("How far along", ("120%", "150%", "200%")),
        ("How far along", ("5", "10", "20")),
        ("% complete", ("100%", "50%", "10%")),
    ],
)
def test_other_per_cents_are_not_told(text_file, heading: str, shares: tuple[str, ...]) -> None:
    """Of what share of time or money is no progress, and known progress is read."""
    tasks = zip(("Set up", "Draft rules", "Trial run"), shares, strict=True)
    rows = [
        f"Task,Start,Finish,{heading}",
        *(f"{name},2026-05-17,2026-05-31,{share}" for name, share in tasks),
    ]
    assert not read_plan(text_file("\n".join(rows))).warnings
