"""Which rows of a plan are headings, where tasks say words that headings say."""

from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mhhs_analysis.intake.plans import read_plan

SAID = {
    "Type": ["Task", "Milestone", "Activity", "Phase", "Deliverable", "Epic", "User Story", "Bug"],
    "Status": [
        "New",
        "Planned",
        "Actual",
        "Approved",
        "Current",
        "Forecast",
        "Complete",
        "Due",
        "TBC",
        "Open",
    ],
    "Owner": ["Lead", "PMO", "Owner TBC", "Resource", "Programme", "Team"],
    "Notes": [
        "Start date TBC",
        "Finish",
        "Revised",
        "Baseline",
        "Duration unknown",
        "original",
        "see plan",
        "",
    ],
    "Priority": ["High", "Medium", "Low"],
}
NAMES = [
    "Start", "Kick-off", "Finish", "Plan", "Baseline", "Approval", "Go live", "Forecast model", "End to end test",
    "Duration analysis", "Target operating model", "Dates agreed", "Planned outage", "Status report", "Schedule",
    "Timeline", "Task list", "Review", "Deadline", "Phase", "Delivery", "Current state", "Revised plan",
]  # fmt: skip
PLAIN = [
    "Mobilise",
    "Build adapters",
    "Unit test",
    "Train staff",
    "Data cleanse",
    "Sign contract",
    "Dry run",
    "Deploy",
]
STATES = ["TBC", "Not started", "see above", "n/a", "ASAP", ""]
Task = tuple[str, str | None, str | None]
DATED = ["Build", "Story", "Active", "05/01/2026", "30/01/2026"]


@pytest.mark.parametrize("state", ["New", "Planned", "Approved", "Proposed"])
@pytest.mark.parametrize("kind", ["User Story", "Task", "Milestone"])
def test_a_task_without_dates_is_no_heading_for_its_kind_and_state(text_file, kind: str, state: str) -> None:
    """A new task of a task board says Task and Planned, and heads no table of the tasks below it."""
    rows = [
        ["Title", "Work Item Type", "State", "Start Date", "Due Date"],
        DATED,
        ["Prove", kind, state, "", ""],
        ["Run", *DATED[1:]],
    ]
    reading = read_plan(text_file("\n".join(",".join(row) for row in rows)))
    assert [(row["activity_name"], row["start_from"]) for row in reading.rows] == [
        ("Build", "2026-01-05"),
        ("Prove", None),
        ("Run", "2026-01-05"),
    ]
    assert not reading.set_aside


def test_headings_of_another_table_are_no_task(text_file) -> None:
    """Where no status is headed above, words that head dates begin a table of their own."""
    rows = [
        ["Task", "Owner", "Start", "End"],
        ["Build", "A team", "05/01/2026", "30/01/2026"],
        ["Task", "Planned", "Actual", ""],
        ["Prove", "02/02/2026", "03/02/2026", ""],
    ]
    reading = read_plan(text_file("\n".join(",".join(row) for row in rows)))
    assert "Task" not in [row["activity_name"] for row in reading.rows]


@st.composite
def boards(
    draw: st.DrawFn, called: list[str] = NAMES, states: list[str] | None = None
) -> tuple[list[list[str]], list[Task]]:
    """Draw the rows of a table whose cells say words that head columns elsewhere, and its tasks; some have no dates.

    With `states` such a task may say one of them instead, and blank rows part the tasks.
    """
    extra = draw(st.lists(st.sampled_from([*SAID]), min_size=1, max_size=4, unique=True))
    before = draw(st.integers(0, len(extra)))
    head = ["ID", *extra[:before], "Task", *extra[before : before + 1], "Start", "End", *extra[before + 1 :]]
    names = draw(st.lists(st.sampled_from(called), min_size=3, max_size=7, unique=True))
    dated = [True, *draw(st.lists(st.booleans(), min_size=len(names) - 1, max_size=len(names) - 1))]
    rows, tasks = [head], list[Task]()
    for number, (name, is_dated) in enumerate(zip(names, _order(draw, dated, states), strict=True), 1):
        first = date(2026, 1, 13) + timedelta(days=draw(st.integers(0, 300)))
        last = first + timedelta(days=draw(st.integers(1, 60)))
        own = {"ID": str(number), "Task": name} | {one: draw(st.sampled_from(SAID[one])) for one in extra}
        if states:
            own["Start"] = draw(st.sampled_from(states))
            rows += [[""] * len(head)] * draw(st.integers(0, number > 1))
        own |= {"Start": f"{first:%d/%m/%Y}", "End": f"{last:%d/%m/%Y}"} if is_dated else {}
        rows.append([own.get(one, "") for one in head])
        tasks.append((name, first.isoformat(), last.isoformat()) if is_dated else (name, None, None))
    return rows, tasks


def read_as_text(folder: Path, rows: list[list[str]]) -> list[Task]:
    path = folder / "board.csv"
    path.write_text("\n".join(",".join(row) for row in rows))
    return [(row["activity_name"], row["start_from"], row["finish_to"]) for row in read_plan(path).rows]


def _order(draw: st.DrawFn, dated: list[bool], states: list[str] | None) -> list[bool]:
    """Return which tasks have dates; below the last blank row one has, so that the table goes on there."""
    return [*dated[1:], True] if states else draw(st.permutations(dated))


@settings(max_examples=300, deadline=None, suppress_health_check=[*HealthCheck])
@given(board=boards())
def test_no_task_heads_a_table(tmp_path: Path, board: tuple[list[list[str]], list[Task]]) -> None:
    """Whatever heading-like words a table's tasks, kinds, states, owners and notes are, each row stays a task of it."""
    rows, tasks = board
    assert read_as_text(tmp_path, rows) == tasks


@settings(max_examples=300, deadline=None, suppress_health_check=[*HealthCheck])
@given(board=boards(PLAIN, STATES))
def test_blank_rows_and_states_part_no_table(
    tmp_path: Path, board: tuple[list[list[str]], list[Task]]
) -> None:
    """Below a blank row, and with a state where dates stand, tasks go on with their table."""
    rows, tasks = board
    assert read_as_text(tmp_path, rows) == tasks


@pytest.mark.parametrize("state", ["Started", "Complete"])
def test_a_task_that_has_started_heads_no_table(text_file, state: str) -> None:
    """One word where dates stand, beside a task and its kind, is what the task says."""
    rows = [
        "Task,Type,Start,End",
        "Build,Story,05/01/2026,30/01/2026",
        f"Prove,Task,{state},",
        "Run,Story,02/02/2026,",
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Prove", "Run"]


def test_phases_name_no_rows_beside_milestones_that_tell_them_as_well_apart(text_file) -> None:
    """Of a phase and a milestone that both stand once the milestone is the name."""
    rows = ["Phase,Milestone,Date", "Design,Design agreed,05/01/2026", "Build,Adapters built,02/02/2026"]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Design agreed", "Adapters built"]


@pytest.mark.parametrize("over", ["Current plan", "Forecast", "Programme"])
@pytest.mark.parametrize("beside", ["Status", "RAG", "Days slipped", "Owner"])
def test_what_stands_beside_a_start_and_a_finish_below_their_group_is_a_heading(
    workbook_file, over: str, beside: str
) -> None:
    """A group over Start | Finish | Status heads three columns: the start is no finish, though one heads no date."""
    rows = [
        ["Task", "Team", over, None, None],
        [None, None, "Start", "Finish", beside],
        ["Build", "IT", datetime(2026, 1, 1), datetime(2026, 2, 1), "x1"],
        ["Test", "IT", datetime(2026, 3, 1), datetime(2026, 4, 1), "x2"],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [(row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("2026-01-01", "2026-02-01"),
        ("2026-03-01", "2026-04-01"),
    ]
    assert not reading.warnings


@pytest.mark.parametrize(
    "task",
    [
        "Mobilise,PMO,Board approval,Kick-off",
        "Mobilise,Ann,Now,Soon",
        "Mobilise,,Now,",
        "Mobilise,Ann,Started,Not finished",
        "Mobilise,Ann,Kick-off,Completion",
    ],
)
def test_a_first_task_timed_in_words_is_no_second_row_of_headings(text_file, task: str) -> None:
    """Words that may head timings stand beside a task's own name: it is kept, and its words are told."""
    rows = ["Task,Owner,Start,End", task, "Build,Bob,05/01/2026,30/01/2026", "Test,Cy,02/02/2026,27/02/2026"]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Mobilise", "Build", "Test"]
    assert {one["cell"] for one in reading.set_aside} == {
        cell for cell, word in zip(("C2", "D2"), task.split(",")[2:], strict=True) if word
    }


@pytest.mark.parametrize(
    ("head", "task"),
    [
        ("Type,Task,Start,End", "Milestone,Mobilise,Kick-off,Completion"),
        (",Task,Start,End", ",Mobilise,Now,Soon"),
        ("Phase,Owner,Dates,Task", "Set-up,Ann,Now,Mobilise"),
    ],
)
def test_a_first_task_is_one_beside_its_kind_or_phase_too(text_file, head: str, task: str) -> None:
    """Its kind may be a word that heads names: it stands below a heading of its own."""
    names = head.split(",").index("Task")
    rows = [head, task, *(",".join(_dated(head, name)) for name in ("Build", "Test"))]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == [task.split(",")[names], "Build", "Test"]


def _dated(head: str, name: str) -> list[str]:
    """A task below some headings, dated in each column of dates."""
    said = {"Task": name, "Start": "05/01/2026", "End": "30/01/2026", "Dates": "05/01/2026"}
    return [said.get(heading, "Bob") for heading in head.split(",")]


@pytest.mark.parametrize(
    "again",
    ["Name,Who,Planned,Planned", ",,Planned,Planned", "Vorgang,Wer,Anfang,Ende", "Task,,Start,Finish"],
)
def test_headings_said_again_right_below_name_no_task(text_file, again: str) -> None:
    """Where no name stands, or a word that heads names, the row is one of headings."""
    rows = ["Task,Owner,Start,End", again, "Build,Bob,05/01/2026,30/01/2026"]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Build"]


@pytest.mark.parametrize(
    "groups", [";Activity;;Plan;;Comments;", ";What;;When;;Other;", "Task details;;;Timeline;;Tracking;"]
)
def test_words_over_groups_of_headings_take_the_place_of_none(text_file, groups: str) -> None:
    """Typed over the first of their columns, they say less than what each column is headed below them."""
    head = "ID;Task;Owner;Start;Finish;% complete;Milestone"
    rows = ["7;Design;PMO;02/01/2023;31/03/2023;50%;No", "8;SIT entry;PMO;03/04/2023;03/04/2023;0%;Yes"]
    reading = read_plan(text_file("\n".join([groups, head, *rows])))
    told = ("activity_name", "owner_text", "percent_complete", "is_milestone")
    assert [tuple(map(row.get, told)) for row in reading.rows] == [
        ("Design", "PMO", 50.0, False),
        ("SIT entry", "PMO", 0.0, True),
    ]
    assert reading.reading_confidence == "high"


@pytest.mark.parametrize(
    "mark", ["\u00b9", " \u00b9", "\u00b9 \u00b2", "*", " \u2020", " (note 2)", "\u00b9\u207e", " [1]"]
)
def test_the_mark_of_a_footnote_at_the_end_of_a_heading_says_nothing(text_file, mark: str) -> None:
    """Each column keeps its role: Duration* is how long a task lasts."""
    heads = ";".join(f"{one}{mark}" for one in ("Task", "Start", "Duration", "% complete", "Owner"))
    reading = read_plan(
        text_file(f"{heads}\nDesign;02/01/2023;10 days;50%;PMO\nBuild;03/04/2023;5 days;0%;PMO")
    )
    told = ("activity_name", "start_from", "duration_text", "percent_complete", "owner_text")
    assert [tuple(map(row.get, told)) for row in reading.rows] == [
        ("Design", "2023-01-02", "10 days", 50.0, "PMO"),
        ("Build", "2023-04-03", "5 days", 0.0, "PMO"),
    ]
