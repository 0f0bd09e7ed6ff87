"""Which rows of a plan are milestones."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan


def milestones(reading):
    return [row["is_milestone"] for row in reading.rows]


def test_a_duration_of_nought_makes_no_milestone_of_dates_days_apart(text_file) -> None:
    """A column that says 0 of every row leaves its dates what they are; it is doubted once, with how many rows."""
    reading = read_plan(
        text_file(
            "Id,Name,Start,End,Duration\n"
            "a,Design,2024-01-08 09:00,2024-02-02 17:00,0\n"
            "b,Sign-off,2024-02-05,2024-02-05,0\n"
            "c,Build,2024-02-06,2024-03-29,0\n"
        )
    )
    assert milestones(reading) == [False, True, False]
    (doubt,) = [one for one in reading.warnings if "nought" in one["reason"]]
    assert (doubt["cell"], doubt["text"]) == ("E1", "2 rows")


def test_a_duration_of_nought_beside_one_date_or_a_wide_one_is_a_milestone(workbook_file) -> None:
    """Nothing belies it: a finish alone, or ends that may be the same day."""
    rows = [
        ["Task", "Start", "Finish", "Duration"],
        ["Go live", None, D(2024, 3, 1), "0d"],
        ["Entry", "March 2024", "March 2024", "0 days"],
        ["Build", D(2024, 1, 1), D(2024, 2, 1), "24d"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert milestones(reading) == [True, True, False]
    assert not [one for one in reading.warnings if "nought" in one["reason"]]


def test_a_task_of_one_day_is_none_where_a_column_tells_milestones_apart(workbook_file) -> None:
    """Where kinds name milestones, what is said to be a task is one, however short; so is what is said not to be."""
    day = D(2024, 5, 14)
    kinds = [
        ["Task", "Type", "Start", "Finish"],
        ["Read the specification", "task", day, day],
        ["Specification read", "Milestone", day, day],
        ["Gate review", "gate", day, day],
    ]
    assert milestones(read_plan(workbook_file({"Plan": kinds}))) == [False, True, True]
    flags = [["Task", "Milestone", "Start", "Finish"], ["Read", "No", day, day], ["Done", "Yes", day, day]]
    assert milestones(read_plan(workbook_file({"Plan": flags}))) == [False, True]


def test_a_task_of_one_day_may_be_a_milestone_where_every_kind_is_the_same(workbook_file) -> None:
    """A column that says Task of every row tells nothing apart."""
    day = D(2024, 5, 14)
    rows = [
        ["Task", "Type", "Start", "Finish"],
        ["Go live", "Task", day, day],
        ["Build", "Task", day, D(2024, 6, 1)],
    ]
    assert milestones(read_plan(workbook_file({"Plan": rows}))) == [True, False]


def test_a_list_that_numbers_each_row_as_a_milestone_is_one_of_milestones(text_file) -> None:
    """Milestone ID gives every row a number of its own, and a date: all are milestones; not where tasks share one."""
    own = read_plan(
        text_file("Milestone ID,Title,Target date\nAB-1,Design agreed,2024-01-08\nAB-2,Built,2024-03-29\n")
    )
    assert milestones(own) == [True, True]
    shared = read_plan(
        text_file("Milestone ID,Title,Target date\nAB-1,Design,2024-01-08\nAB-1,Build,2024-03-29\n")
    )
    assert milestones(shared) == [False, False]
    lasting = read_plan(
        text_file(
            "Milestone ID,Title,Start,Finish\nAB-1,Design,2024-01-08,2024-02-09\nAB-2,Build,2024-02-12,2024-03-29\n"
        )
    )
    assert milestones(lasting) == [False, False]


@pytest.mark.parametrize(
    ("headings", "dates", "days"),
    [
        ("Hito,Fecha", ("7-oct-2026", "oct-2026"), ("2026-10-07", "2026-10-31")),
        ("Jalon,Date cible", ("7 oct. 2026", "28 fév 2027"), ("2026-10-07", "2027-02-28")),
        ("Milstolpe,Datum", ("7 okt 2026", "okt 2026"), ("2026-10-07", "2026-10-31")),
        ("Kamień milowy,Planowana data", ("2026-10-07", "2026-10-31"), ("2026-10-07", "2026-10-31")),
        ("Mijlpaal,Periode", ("Q3 2026", "Q4 2026"), ("2026-09-30", "2026-12-31")),
    ],
)
def test_milestones_in_other_languages_are_read(text_file, headings: str, dates, days) -> None:
    """Each was refused as no plan, for the heading of its dates was not known."""
    names = ("Interface signed off", "Data loaded")
    lines = [headings, *(f"{name},{day}" for name, day in zip(names, dates, strict=True))]
    reading = read_plan(text_file("\n".join(lines)))
    assert tuple(row["finish_to"] for row in reading.rows) == days


@pytest.mark.parametrize("is_text", [False, True])
def test_a_step_of_a_few_hours_of_one_day_is_no_milestone(workbook_file, is_text: bool) -> None:
    """It lasts from one hour to another, as steps of a cutover do; what starts and ends at one hour is one."""
    steps = [("Freeze", 18, 20), ("Gate", 20, 20), ("Load", 20, 23)]
    hours = [[D(2025, 3, 14, hour) for hour in both] for _, *both in steps]
    typed = [[f"{one:%d/%m/%Y %H:%M}" for one in both] for both in hours] if is_text else hours
    rows = [[name, *both] for (name, *_), both in zip(steps, typed, strict=True)]
    reading = read_plan(workbook_file({"Runbook": [["Task", "Start", "Finish"], *rows]}))
    assert milestones(reading) == [False, True, False]
