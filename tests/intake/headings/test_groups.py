"""Workstreams, phases and other groups that stand beside the names, however their sender wrote them."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings
from tests.intake.conftest import write_plan

D = date
TASKS = ["Design", "Build", "Test", "Migrate", "Close"]
GROUPS = ["Systems", "Systems", "Testing", "Testing", "Testing"]


def table(groups: list[object], heading: str | None = "Workstream") -> list[list[object]]:
    """A task a group, dated, below headings; the groups stand left of the names."""
    dated = ([group, task, D(2023, 1 + at, 16), D(2023, 2 + at, 20)]
             for at, (group, task) in enumerate(zip(groups, TASKS, strict=True)))  # fmt: skip
    return [[heading, "Task", "Start", "Finish"], *dated]


def outlines(path: Path) -> list[str | None]:
    reading = read_plan(path)
    assert [row["activity_name"] for row in reading.rows] == TASKS
    assert reading.rows_in == len(TASKS) and not reading.set_aside and not reading.warnings
    return [row["outline"] for row in reading.rows]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("heading", ["Workstream", "Phase", "Work package", "Lot", None])
def test_a_group_said_of_each_row_is_its_outline(plan_file, heading, kind) -> None:
    """What a workstream's or phase's column says, headed or not, stands with each task."""
    assert outlines(plan_file(table([*GROUPS], heading), kind)) == GROUPS


@pytest.mark.parametrize("kind", ["xlsx", "html"])
@pytest.mark.parametrize("heading", ["Workstream", None])
def test_a_group_merged_over_rows_is_of_each_of_them(plan_file, heading, kind) -> None:
    """Merged down, it is said of the rows it is merged over, and of no other."""
    rows = table(["Systems", None, "Testing", None, None], heading)
    assert outlines(plan_file(rows, kind, {(1, 0): 2, (3, 0): 2})) == [*GROUPS[:4], None]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("heading", ["Workstream", None])
def test_a_group_said_once_is_of_the_rows_below_it(plan_file, heading, kind) -> None:
    """Said in the first of its rows and left blank in the others, it is said of them all."""
    assert outlines(plan_file(table(["Systems", None, "Testing", None, None], heading), kind)) == GROUPS


@pytest.mark.parametrize(
    "groups",
    [
        ["Systems", None, "Systems", None, None],  # said again: a blank row says none
        [None, "Systems", None, "Testing", None],  # nothing says under what the first row stands
        ["Systems", "Testing", "Data", "Migration", None],  # each row's own
    ],
)
@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_blank_row_has_no_group_where_groups_are_not_said_once(plan_file, groups, kind) -> None:
    """Where the sender wrote it otherwise, what a row doesn't say nobody says for it."""
    assert outlines(plan_file(table(groups), kind)) == groups


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_gap_ends_a_group_said_once(plan_file, kind) -> None:
    """A row below a blank one stands under no group that it doesn't say."""
    rows = table(["Systems", None, None, "Testing", None])
    rows.insert(3, [None] * 4)
    assert outlines(plan_file(rows, kind)) == ["Systems", "Systems", None, "Testing", "Testing"]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_total_stands_in_no_group_that_it_does_not_say(plan_file, kind) -> None:
    """What adds all rows up is no part of the last group, nor is what stands below it."""
    rows = [*table(["Systems", None, "Testing", None, None]), [None, "Total", D(2023, 1, 16), D(2023, 6, 20)]]
    assert [row["outline"] for row in read_plan(plan_file(rows, kind)).rows] == [*GROUPS, None]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_groups_within_groups_make_a_path(plan_file, kind) -> None:
    """A phase under a workstream stands beneath it, and is not carried over to the next workstream."""
    said = [["Systems", "Plan"], [None, None], ["Testing", None], [None, "Plan"], [None, None]]
    rows = [[*pair, *cells[1:]] for pair, cells in zip(said, table(TASKS)[1:], strict=True)]
    path = plan_file([["Workstream", "Phase", "Task", "Start", "Finish"], *rows], kind)
    assert outlines(path) == [
        "Systems > Plan",
        "Systems > Plan",
        "Testing",
        "Testing > Plan",
        "Testing > Plan",
    ]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_group_right_of_the_names_speaks_for_its_own_row(plan_file, kind) -> None:
    """There a blank cell says nothing; a number alone is told with its heading."""
    rows = [[task, start, phase, finish] for (phase, task, start, finish) in table([1, None, 2, None, None])]
    rows[0][2] = "Phase"
    assert outlines(plan_file(rows, kind)) == ["Phase 1", None, "Phase 2", None, None]


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize(
    "said",
    [
        [None, "a lot to do", None, "ask Ann", None],
        ["x", "x", None, None, None],
        ["Red", "Green", "Red", "Red", None],
        ["Green", "Green", "Amber", "Amber", "Red"],
    ],
)
def test_what_stands_unheaded_beside_names_here_and_there_is_no_group(plan_file, said, kind) -> None:
    """Marks, words that come and go and remarks gather no tasks."""
    rows = table(said, None)
    reading = read_plan(plan_file(rows, kind))
    assert {row["outline"] for row in reading.rows} == {None}


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_lone_text_left_of_names_heads_no_rows_that_it_does_not_say(plan_file, kind) -> None:
    """A text in a row of its own, in a column without a heading, may be anything: it is set aside, as before."""
    rows = table(["Systems", None, "Testing", None, None], None)
    rows.insert(3, ["Draft for discussion", None, None, None])
    reading = read_plan(plan_file(rows, kind))
    assert [row["outline"] for row in reading.rows] == GROUPS and reading.rows_set_aside == 1


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_a_group_in_a_row_of_its_own_is_no_group_of_itself(plan_file, kind) -> None:
    """A headed group alone in a row names it, and the rows below stand under it."""
    rows = table(["Systems", None, None, None, None])
    rows.insert(1, ["Mobilise", None, None, None])
    reading = read_plan(plan_file(rows, kind))
    assert [(row["activity_name"], row["outline"]) for row in reading.rows][:3] == [
        ("Mobilise", None), ("Design", "Systems"), ("Build", "Systems")]  # fmt: skip


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_groups_beside_an_outline_stand_in_the_notes(plan_file, kind) -> None:
    """Where rows are numbered, the numbers stay the outline; what describes a row is told with its notes."""
    rows = [[f"1.{at}", "Why", "Ask Ann", *cells] for at, cells in enumerate(table([*GROUPS]))]
    rows[0] = ["WBS", "Description", "Comments", "Workstream", "Task", "Start", "Finish"]
    reading = read_plan(plan_file(rows, kind))
    assert [(row["outline"], row["notes_text"]) for row in reading.rows] == [
        (f"1.{at}", f"Ask Ann; Why; {group}") for at, group in enumerate(GROUPS, 1)]  # fmt: skip


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
@pytest.mark.parametrize("is_once", [True, False])
def test_names_without_a_heading_beside_groups_name_the_tasks(plan_file, kind, is_once) -> None:
    """Where only the groups are headed, the fuller column right of them names the tasks."""
    rows = table(["Systems", None, "Testing", None, None] if is_once else [*GROUPS])
    rows[0][1] = None
    reading = read_plan(plan_file(rows, kind))
    assert [(row["activity_name"], row["outline"]) for row in reading.rows] == [
        *zip(TASKS, GROUPS, strict=True)
    ]
    assert [one["reason"] for one in reading.warnings] == ["read as the name: the column has no heading"]


@pytest.mark.parametrize("heading", ["Workstream", None])
def test_groups_beside_a_drawing_gather_its_rows_and_lanes(workbook_file, heading) -> None:
    """Left of drawn rows a merged group is their outline, and that of what a row's drawing names, the row beneath."""
    months = ["Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023"]
    drawn = [
        ["x", "x", None, None],
        [None, "x", "x", None],
        [None, None, "x", "x"],
        ["Pilot", None, "Go live", None],
    ]
    rows = [[group, task, *marks] for group, task, marks in zip(
        ["Systems", None, "Testing", None], ["Design", "Build", "Test", "Milestones"], drawn, strict=True)]  # fmt: skip

    def merge(book) -> None:
        book["Plan"].merge_cells("A2:A3")
        book["Plan"].merge_cells("A4:A5")

    path = workbook_file({"Plan": [[heading, "Task", *months], *rows]}, change=merge)
    assert [(row["activity_name"], row["outline"]) for row in read_plan(path).rows] == [
        ("Design", "Systems"), ("Build", "Systems"), ("Test", "Testing"),
        ("Pilot", "Testing > Milestones"), ("Go live", "Testing > Milestones")]  # fmt: skip


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_groups_beside_a_matrix_stand_above_its_rows(plan_file, kind) -> None:
    """The name of a matrix's row stands beneath its group."""
    rows = [["Programme", "Project name", "M9", "M10"],
            *([group, f"Project {at}", D(2023, at, 16), D(2023, at + 2, 20)]
              for at, group in enumerate(["North", "North", "South"], 1))]  # fmt: skip
    reading = read_plan(plan_file(rows, kind))
    assert {row["outline"] for row in reading.rows} == {
        "North > Project 1", "North > Project 2", "South > Project 3"}  # fmt: skip


def test_a_person_says_what_is_a_group(plan_file) -> None:
    """readings.csv gives any column the role, though nothing in it gathers rows."""
    groups = GROUPS[::2] + GROUPS[1::2]
    path = plan_file(table([*groups], "Whose"), "xlsx")
    reading = read_plan(path, Settings(columns=(("A", "group", ""),)))
    assert [row["outline"] for row in reading.rows] == groups and not reading.idle


@pytest.mark.parametrize("kind", ["xlsx", "csv"])
def test_words_that_gather_rows_below_an_unknown_heading_are_groups(plan_file, kind) -> None:
    """Two tasks called Build are told apart by what each stands under; words of each row's own gather none."""
    reading = read_plan(plan_file(table([*GROUPS], "Whose"), kind))
    assert [row["outline"] for row in reading.rows] == GROUPS
    own = read_plan(plan_file(table([f"Thing {name}" for name in "ABCDEF"[: len(GROUPS)]], "Whose"), kind))
    assert {row["outline"] for row in own.rows} == {None}


@given(st.lists(st.integers(1, 4), min_size=2, max_size=5), st.sampled_from(["again", "once", "merged"]),
       st.sampled_from(["Workstream", None]))  # fmt: skip
def test_the_same_groups_are_read_however_they_are_written(tmp_path_factory, sizes, how, heading) -> None:
    """Said again, once, or merged: each row stands under its own group, wherever groups gather rows."""
    many = sum(sizes)
    if many < 3 * len(sizes) / 2:  # then blank rows say none
        sizes = [size + 1 for size in sizes]
        many = sum(sizes)
    groups = [f"Group {at}" for at, size in enumerate(sizes) for _ in range(size)]
    firsts = [sum(sizes[:at]) for at in range(len(sizes))]
    said = [group if how == "again" or at in firsts else None for at, group in enumerate(groups)]
    rows = [[one, f"Task {at} of plan", D(2023, 1, 16), D(2023, 2, 20)] for at, one in enumerate(said)]
    merged = {(first + 1, 0): size for first, size in zip(firsts, sizes, strict=True) if size > 1}
    path = write_plan(tmp_path_factory.mktemp("groups") / "plan.xlsx", [[heading, "Task", "Start", "Finish"], *rows],
                      "xlsx", merged if how == "merged" else {})  # fmt: skip
    found = [row["outline"] for row in read_plan(path).rows]
    if (
        how == "merged"
    ):  # what is not merged is said of its own row, where the column is known as one of groups
        assert all(one == group for one, group in zip(found, groups, strict=True))
    else:
        assert found == groups
    assert many == len(found)


@pytest.mark.parametrize("site", ["before", "after"])
def test_what_stands_right_of_dates_names_no_rows_of_a_group(text_file, site: str) -> None:
    """Tasks of one name, told apart by a site right of the dates, are called as their own column calls them."""
    said = [("Owner", "Site"), ("IT", "Leeds"), ("PMO", "Cardiff")]
    right = [",".join(pair[::-1] if site == "before" else pair) for pair in said]
    left = ["Project,Finish,Start", *["Build,13 Jan 2026,5 Jan 2026"] * 2]
    reading = read_plan(text_file("\n".join(map(",".join, zip(left, right, strict=True)))))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Build"]


def test_a_list_below_a_plan_names_none_of_its_rows(text_file) -> None:
    """What the risks below a plan say under an unknown heading is not said of its tasks."""
    plan = "Finish,Start,Priority,Owner,Phase\n13 Jan 2026,5 Jan 2026,1,IT,Build\n,,,,\n"
    risks = "Risk,Likelihood,Impact,Owner,\nLate designs,High,Grave,PMO,\nScarce testers,Low,High,Test,\n"
    reading = read_plan(text_file(plan + risks))
    assert [row["activity_name"] for row in reading.rows] == ["Build"]


def test_rag_says_how_work_stands_and_names_none(text_file) -> None:
    """Letters for red and amber tell two rows of one project apart; they are no names."""
    rows = ["RAG,Finish,Start,Project", *(f"{rag},13 Jan 2026,5 Jan 2026,Build" for rag in "RA")]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Build"]


def test_rows_named_below_an_unknown_heading_lower_the_confidence(text_file) -> None:
    """Whether a site or its project names a row, its sender knows: the reading is shown as one of two."""
    rows = [
        "Project,Site,Start,Finish",
        *(f"Move,{site},5 Jan 2026,13 Jan 2026" for site in ("Leeds", "Hull")),
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Leeds", "Hull"]
    assert reading.reading_confidence == "medium" and "ask which" in reading.warnings[0]["remedy"]


def test_rows_without_a_date_of_their_own_count_as_others_do(text_file) -> None:
    """A step that is not dated yet tells the column of steps from that of their groups, whatever list stands below."""
    rows = [
        "Workstream,Site,Start,Finish",
        "Alpha,Design,5 Jan 2026,",
        ",Build,,",
        "Beta,Test,Q2 2026,Q3 2026",
    ]
    below = [",,,", "Risks,,,", "ID,Risk,Owner,", "1,Late,Ann,"]
    for text in (rows, rows + below):
        names = [row["activity_name"] for row in read_plan(text_file("\n".join(text))).rows]
        assert names == ["Design", "Build", "Test"]


@pytest.mark.parametrize("heading", ["Parent task", "Main activity", "Parent"])
@pytest.mark.parametrize("is_beside", [False, True])
def test_parents_in_rows_of_their_own_are_read_with_their_dates(
    workbook_file, heading: str, is_beside: bool
) -> None:
    """Each stands over its sub-tasks; beside their names it only says whose they are, and is none."""
    head = [heading, "Sub-task", "Start", "Finish"]
    whole = ["Design", None, D(2026, 1, 5), D(2026, 2, 27)]
    parts = [[None, "HLD", D(2026, 1, 5), D(2026, 1, 30)], [None, "LLD", D(2026, 2, 2), D(2026, 2, 27)]]
    rows = [["Design", *part[1:]] for part in parts] if is_beside else [whole, *parts]
    reading = read_plan(workbook_file({"Plan": [head, *rows]}))
    names = ["HLD", "LLD"] if is_beside else ["Design", "HLD", "LLD"]
    assert [row["activity_name"] for row in reading.rows] == names
    assert [row["is_summary"] for row in reading.rows].count(True) == (not is_beside)


@pytest.mark.parametrize("heading", ["Extended to", "Slipped to", "Rescheduled to"])
def test_what_a_date_moved_to_is_its_forecast(workbook_file, heading: str) -> None:
    """The finish that was planned stays in sight beside it."""
    rows = [
        ["SIT", D(2026, 5, 4), D(2026, 6, 30), D(2026, 7, 31)],
        ["UIT", D(2026, 7, 6), D(2026, 8, 28), None],
    ]
    first, second = read_plan(workbook_file({"P": [["Task", "Start", "End", heading], *rows]})).rows
    assert (first["finish_to"], first["date_basis"]) == ("2026-07-31", "forecast")
    assert first["other_dates"] == "baseline 30/06/2026" and second["finish_to"] == "2026-08-28"


@pytest.mark.parametrize(
    ("head", "gathers"),
    [
        (["Task", "Activity"], ["Design", "Design", "Build", "Build", "Test", "Test"]),
        (["Activity", "Task"], ["Design", None, "Build", None, "Test", None]),
        (["Activity", "Task"], ["Design", "Design", "Build", "Build", "Test", "Test"]),
    ],
)
def test_what_is_headed_as_names_too_gathers_the_rows_that_the_names_tell_apart(
    workbook_file, head: list[str], gathers: list[str | None]
) -> None:
    """Said once for rows that follow one another, it is what they are part of: it was lost, and Review stood alone."""
    names = ["Draft", "Review", "Code", "Check", "Prepare", "Run"]
    dates = [[D(2026, month, 1), D(2026, month, 20)] for month in range(1, 7)]
    rows = [[group, name, *ends] for group, name, ends in zip(gathers, names, dates, strict=True)]
    reading = read_plan(workbook_file({"P": [[*head, "Start", "Finish"], *rows]}))
    assert [row["activity_name"] for row in reading.rows] == names
    assert [row["outline"] for row in reading.rows] == ["Design", "Design", "Build", "Build", "Test", "Test"]


@pytest.mark.parametrize(
    "others",
    [
        ["Design", "Build", "Design", "Build", "Design", "Build"],
        ["Drafting", "Reviewing", "Coding", "Checking", "Preparing", "Running"],
        ["Work", "Work", "Work", "Work", "Work", "Work"],
    ],
)
def test_what_is_headed_as_names_and_does_not_part_rows_gathers_none(
    workbook_file, others: list[str]
) -> None:
    """Words that come again, one for each row and one for all of them are no groups."""
    names = ["Draft", "Review", "Code", "Check", "Prepare", "Run"]
    rows = [
        [name, other, D(2026, month, 1), D(2026, month, 20)]
        for month, (name, other) in enumerate(zip(names, others, strict=True), 1)
    ]
    reading = read_plan(workbook_file({"P": [["Task", "Activity", "Start", "Finish"], *rows]}))
    assert not any(row["outline"] for row in reading.rows)
