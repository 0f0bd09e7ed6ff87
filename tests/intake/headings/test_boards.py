"""Exports of task boards and planning programs: when a record was kept is no date of the plan."""

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

KEPT = [
    "Last viewed",
    "Status category changed",
    "State Change Date",
    "Last changed",
    "Last edited time",
    "Updated on",
]


def read(tmp_path, text: str) -> Reading:
    (tmp_path / "plan.csv").write_text(text)
    return read_plan(tmp_path / "plan.csv")


@pytest.mark.parametrize("title", ["Summary", "Title"])
def test_days_on_which_records_were_kept_are_no_milestones(tmp_path, title: str) -> None:
    """A board on which nobody set a date gives tasks without dates, not the days on which somebody looked at them."""
    headings = ",".join(KEPT)
    rows = "".join(f"{name},{',04/02/2026 10:11' * len(KEPT)}\n" for name in ("Meter load", "Rehearsal"))
    reading = read(tmp_path, f"{title},Due date,{headings}\n{rows}")
    assert [row["activity_name"] for row in reading.rows] == ["Meter load", "Rehearsal"]
    assert not any(row["start_from"] or row["finish_to"] for row in reading.rows)
    assert any("no task has a date" in one["reason"] for one in reading.set_aside)


@pytest.mark.parametrize("kept", KEPT)
def test_days_on_which_records_were_kept_put_no_plan_in_doubt(tmp_path, kept: str) -> None:
    """Beside a start and a finish they were not left out by mistake."""
    rows = "Meter load,04/02/2026,13/02/2026,20/01/2026\nRehearsal,16/02/2026,27/02/2026,21/01/2026\n"
    reading = read(tmp_path, f"Title,Start date,Due date,{kept}\n{rows}")
    assert (reading.reading_confidence, reading.warnings) == ("high", [])


def test_milestones_named_much_like_them_stay_milestones(tmp_path) -> None:
    """What is changed, viewed or updated may be a thing to be reached."""
    rows = "Plant A,04/02/2026,13/02/2026\nPlant B,16/02/2026,27/02/2026\n"
    reading = read(tmp_path, f"Project,Meters changed,Systems updated\n{rows}")
    assert [row["finish_from"] for row in reading.rows][:2] == ["2026-02-04", "2026-02-13"]


def test_an_issue_is_named_by_its_summary(tmp_path) -> None:
    """Not by its description, though each has one of its own."""
    rows = (
        "Load meters,AB-1,To Do,13/02/2026,As the supplier wants it\n"
        "Rehearse,AB-2,Done,27/02/2026,With all parties\n"
    )
    reading = read(tmp_path, f"Summary,Issue key,Status,Due date,Description\n{rows}")
    assert [row["activity_name"] for row in reading.rows] == ["Load meters", "Rehearse"]


def test_a_task_beside_a_summary_keeps_its_name(tmp_path) -> None:
    """A summary says more of it."""
    rows = "Load,13/02/2026,Load all meters\nRehearse,27/02/2026,Rehearse it all\n"
    reading = read(tmp_path, f"Task,Finish,Summary\n{rows}")
    assert [row["activity_name"] for row in reading.rows] == ["Load", "Rehearse"]


@pytest.mark.parametrize("baseline", ["BL1", "BL Project", "BL"])
def test_an_export_s_baseline_is_kept_beside_what_is_expected(tmp_path, baseline: str) -> None:
    """As Primavera heads it; the day to which an activity is held is no date left unread."""
    rows = (
        "A10,Load,16/02/2026,27/02/2026,02/02/2026,13/02/2026,16/02/2026\n"
        "A20,Prove,02/03/2026,13/03/2026,16/02/2026,27/02/2026,\n"
    )
    headings = (
        f"Activity ID,Activity Name,Start,Finish,{baseline} Start,{baseline} Finish,Primary Constraint Date"
    )
    reading = read(tmp_path, f"{headings}\n{rows}")
    assert [(row["start_from"], row["other_dates"] or "") for row in reading.rows] == [
        ("2026-02-16", "baseline 02/02/2026 to 13/02/2026"),
        ("2026-03-02", "baseline 16/02/2026 to 27/02/2026"),
    ]
    assert (reading.reading_confidence, reading.warnings) == ("high", [])


@pytest.mark.parametrize(
    "heading", ["Work item title", "Item name", "deliverable_name", "Feature name", "Event name", "Epic name"]
)
def test_what_boards_call_a_row_names_it_beside_one_date(tmp_path, heading: str) -> None:
    (tmp_path / "plan.csv").write_text(
        f"{heading},Owner,Due date\nAgree it,Ann,13/01/2026\nBuild it,Bob,24/02/2026\n"
    )
    assert [row["activity_name"] for row in read_plan(tmp_path / "plan.csv").rows] == ["Agree it", "Build it"]


@pytest.mark.parametrize(
    ("noun", "start", "finish"),
    [
        ("Feature name", "Feature start date", "Feature due date"),
        ("Activity", "Activity start date", "Activity finish date"),
        ("Task", "Task planned start", "Task planned end date"),
        ("Deliverable", "Deliverable start", "Deliverable due date"),
    ],
)
def test_dates_of_what_a_row_is_called_are_its_start_and_finish(tmp_path, noun, start, finish) -> None:
    """Its headings say the row's noun again, and no two milestones of each row."""
    rows = "Meter load,04/02/2026,13/02/2026\nRehearsal,16/02/2026,27/02/2026\n"
    reading = read(tmp_path, f"{noun},{start},{finish}\n{rows}")
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("Meter load", "2026-02-04", "2026-02-13"),
        ("Rehearsal", "2026-02-16", "2026-02-27"),
    ]


def test_dates_of_a_group_beside_those_of_its_rows_are_told(tmp_path) -> None:
    """An epic's dates are none of its features'."""
    reading = read(
        tmp_path,
        "Epic name,Epic start date,Epic due date,Feature name,Feature start date,Feature due date\n"
        "Load,02/02/2026,27/03/2026,Meter load,04/02/2026,13/02/2026\n"
        "Load,02/02/2026,27/03/2026,Rehearsal,16/02/2026,27/02/2026\n",
    )
    assert [(row["activity_name"], row["start_from"]) for row in reading.rows] == [
        ("Meter load", "2026-02-04"),
        ("Rehearsal", "2026-02-16"),
    ]
    assert {one["text"] for one in reading.warnings} >= {"Epic start date", "Epic due date"}


@pytest.mark.parametrize("group", ["Epic", "Project", "Initiative"])
def test_a_list_of_groups_gives_their_dates(tmp_path, group: str) -> None:
    """Where groups name the rows their dates are the rows' own: no milestones called Epic start date."""
    rows = "Meter load,04/02/2026,13/02/2026\nRehearsal,16/02/2026,27/02/2026\n"
    reading = read(tmp_path, f"{group} name,{group} start date,{group} end date\n{rows}")
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("Meter load", "2026-02-04", "2026-02-13"),
        ("Rehearsal", "2026-02-16", "2026-02-27"),
    ]
    assert not any("group" in one["reason"] for one in reading.warnings)


def test_dates_of_a_group_stand_in_with_a_doubt_where_rows_have_none(tmp_path) -> None:
    reading = read(tmp_path, "Epic,Title,Epic due date\nE1,Design,24/07/2026\nE1,Build,27/07/2026\n")
    assert [row["finish_to"] for row in reading.rows] == ["2026-07-24", "2026-07-27"]
    assert any("of the group" in one["reason"] for one in reading.warnings)


@pytest.mark.parametrize("noun", ["Milestone", "Deliverable", "Work package", "Story"])
@pytest.mark.parametrize("own", ["Planned", "Baseline", "Task"])
def test_dates_of_what_tasks_serve_are_none_of_theirs(tmp_path, own: str, noun: str) -> None:
    """A milestone's due date beside tasks dates no task, whatever basis their own dates are on."""
    rows = "A,Design,05/01/2026,13/01/2026,24/07/2026\nA,Build,15/01/2026,23/01/2026,24/07/2026\n"
    reading = read(tmp_path, f"{noun},Task,{own} start,{own} end,{noun} due date\n{rows}")
    assert [(row["activity_name"], row["finish_to"]) for row in reading.rows] == [
        ("Design", "2026-01-13"),
        ("Build", "2026-01-23"),
    ]
    assert [one["text"] for one in reading.warnings] == [f"{noun} due date"]


def test_starts_and_ends_of_stages_across_stay_milestones(tmp_path) -> None:
    """SIT and UIT are no nouns for rows."""
    reading = read(
        tmp_path,
        "Supplier,SIT start date,SIT end date,UIT start date\n"
        "Plant A,04/02/2026,13/02/2026,20/02/2026\nPlant B,16/02/2026,27/02/2026,02/03/2026\n",
    )
    assert reading.layout == "milestone matrix" and len(reading.rows) == 6


@pytest.mark.parametrize("heading", ["Start date (from Phase)", "Start date (Epic)"])
def test_dates_looked_up_elsewhere_are_doubted(tmp_path, heading: str) -> None:
    """As databases head what another table says of the record that a row belongs to."""
    rows = "Meter load,02/02/2026,13/02/2026\nRehearsal,02/02/2026,27/02/2026\n"
    reading = read(tmp_path, f"Name,{heading},Due date\n{rows}")
    assert [one["text"] for one in reading.warnings] == [heading]
    assert reading.reading_confidence == "low"


def test_a_row_s_own_dates_come_before_those_looked_up(tmp_path) -> None:
    reading = read(
        tmp_path,
        "Name,Start date (from Phase),End date (from Phase),Start date,End date\n"
        "Meter load,02/02/2026,27/03/2026,04/02/2026,13/02/2026\n"
        "Rehearsal,02/02/2026,27/03/2026,16/02/2026,27/02/2026\n",
    )
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("2026-02-04", "2026-02-13"),
        ("2026-02-16", "2026-02-27"),
    ]


@pytest.mark.parametrize(
    "heading",
    ["Start (from)", "Start (days from M10)", "Start (dd/mm/yyyy)", "Start (week)", "Start (from PMO plan)"],
)
def test_units_and_remarks_in_brackets_put_no_start_in_doubt(tmp_path, heading: str) -> None:
    rows = "Meter load,02/02/2026,13/02/2026\nRehearsal,02/02/2026,27/02/2026\n"
    assert not read(tmp_path, f"Name,{heading},Due date\n{rows}").warnings


@pytest.mark.parametrize("heading", ["Timeline", "Date range", "Project dates"])
def test_what_boards_call_both_dates_gives_them(tmp_path, heading: str) -> None:
    """A start, an arrow and a finish in a cell."""
    rows = '"Meter load","June 14, 2026 → June 20, 2026"\n"Rehearsal","July 1, 2026 → July 10, 2026"\n'
    reading = read(tmp_path, f"Name,{heading}\n{rows}")
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("2026-06-14", "2026-06-20"),
        ("2026-07-01", "2026-07-10"),
    ]


def test_a_timeline_beside_a_start_and_a_finish_gives_nothing(tmp_path) -> None:
    """It is where bars are drawn, as a rule."""
    reading = read(tmp_path, "Name,Start,Finish,Timeline\nMeter load,14/06/2026,20/06/2026,\n")
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [("2026-06-14", "2026-06-20")]
    assert not reading.warnings


@pytest.mark.parametrize("heading", ["Date delivered", "Delivered on", "Delivered date"])
def test_the_day_of_a_delivery_happened(tmp_path, heading: str) -> None:
    reading = read(
        tmp_path,
        f"Milestone,Agreed date,Expected date,{heading}\n"
        "Load,13/02/2026,20/02/2026,23/02/2026\nProve,13/03/2026,20/03/2026,\n",
    )
    assert [(row["date_basis"], row["finish_to"]) for row in reading.rows] == [
        ("actual", "2026-02-23"),
        ("forecast", "2026-03-20"),
    ]
