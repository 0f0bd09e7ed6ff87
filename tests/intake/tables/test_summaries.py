"""Rows that gather others, as plans say it beside the names or by a row of their own."""

import pytest

from mhhs_analysis.intake.plans import read_plan

DAYS = [("2026-01-05", "2026-03-27"), ("2026-01-05", "2026-02-06"), ("2026-02-09", "2026-03-27")]


def gathering(reading) -> list[str]:
    return [row["activity_name"] for row in reading.rows if row["is_summary"]]


@pytest.mark.parametrize("first", [DAYS[0], ("", "")])
@pytest.mark.parametrize("heads", ["Phase,Task", "Workstream,Activity", "Epic,Story"])
def test_a_group_in_a_row_of_its_own_gathers_those_below_it(text_file, heads: str, first) -> None:
    """Phase | Task with Build alone above Code and Test: Build is no task beside them, dated or not."""
    rows = [f"{heads},Start,Finish", ",".join(["Build", "", *first])]
    rows += [f",{name},{start},{end}" for name, (start, end) in zip(("Code", "Test"), DAYS[1:], strict=True)]
    rows += ["Live,,2026-04-01,2026-04-02"]
    reading = read_plan(text_file("\n".join(rows)))
    assert gathering(reading) == ["Build"] and len(reading.rows) == 4
    assert [row["outline"] for row in reading.rows][1:3] == ["Build", "Build"]


@pytest.mark.parametrize("kind", ["Group", "Parent", "Section", "Epic", "Project", "Workstream"])
def test_a_kind_of_row_that_others_stand_under_gathers_them(text_file, kind: str) -> None:
    """Type says which rows head others; Epic and the like only where they last as long as what follows."""
    rows = ["Type,Name,Start,Finish"]
    rows += [f"{one},{name},{start},{end}" for one, name, (start, end)
             in zip((kind, "Task", "Task"), ("Build", "Code", "Test"), DAYS, strict=True)]  # fmt: skip
    assert gathering(read_plan(text_file("\n".join(rows)))) == ["Build"]


@pytest.mark.parametrize(
    "lines",
    [
        ["Project,Billing,2026-02-09,2026-03-27", "BAU,Meters,2026-01-05,2026-02-06", "BAU,Data,2026-03-02,2026-04-03"],
        ["Epic,Billing,2026-01-05,2026-03-27", "Epic,Meters,2026-01-05,2026-02-06", "Story,Data,2026-01-05,2026-02-01"],
        ["Epic,Billing,,", "Story,Meters,2026-01-05,2026-02-06", "Story,Data,2026-01-05,2026-02-01"],
    ],
)  # fmt: skip
def test_a_kind_that_may_be_work_of_its_own_stays_a_task(text_file, lines: list[str]) -> None:
    """What does not last as long as several rows below it may be work as they are."""
    assert not gathering(read_plan(text_file("\n".join(["Type,Name,Start,Finish", *lines]))))


@pytest.mark.parametrize("kinds", [("Group", "Company", "Company"), ("Programme", "Internal", "Internal")])
def test_words_for_whose_work_it_is_are_no_kinds_of_rows(text_file, kinds: tuple[str, ...]) -> None:
    """Type may say whose each task is: a long one of the programme's is no summary of a party's own."""
    rows = ["Type,Name,Start,Finish"]
    rows += [f"{one},{name},{start},{end}" for one, name, (start, end)
             in zip(kinds, ("SIT window", "Code", "Test"), DAYS, strict=True)]  # fmt: skip
    assert not gathering(read_plan(text_file("\n".join(rows))))


def test_a_dated_group_alone_that_spans_nothing_is_work_of_the_group(text_file) -> None:
    """A milestone of a workstream in a row of its own is no summary of what stands below it."""
    rows = [
        "Workstream,Task,Start,Finish",
        "Go live,,2026-01-05,2026-01-05",
        ",Hypercare,2026-01-06,2026-02-06",
    ]
    assert not gathering(read_plan(text_file("\n".join(rows))))


def test_rows_that_each_name_the_one_before_gather_nothing(text_file) -> None:
    """Parent is then said of what comes before."""
    rows = ["ID,Parent,Task,Start,Finish"]
    rows += [
        f"{place},{place - 1 or ''},Step {place},2026-0{place}-05,2026-0{place}-20" for place in range(1, 6)
    ]
    assert not gathering(read_plan(text_file("\n".join(rows))))


def test_a_parent_task_gathers_where_no_row_is_called_so(text_file) -> None:
    """Parent Task | Sub Task: the parent is the group of each row, as before."""
    rows = ["Parent Task,Sub Task,Start,Finish", "Build,Code,2026-01-05,2026-02-06", "Build,Test,2026-02-09,2026-03-27",
            "Live,Cutover,2026-04-01,2026-04-02", "Live,Support,2026-04-03,2026-05-01"]  # fmt: skip
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["outline"] for row in reading.rows] == ["Build", "Build", "Live", "Live"]


@pytest.mark.parametrize(
    ("heads", "parents"),
    [
        ("ID,Parent ID,Task", [("7", ""), ("8", "7"), ("9", "7")]),
        ("Key,Epic Link,Summary", [("EA-7", ""), ("EA-8", "EA-7"), ("EA-9", "EA-7")]),
        ("Ref,Parent task,Task name", [("a", ""), ("b", "Build"), ("c", "Build")]),
    ],
)
def test_a_row_that_others_name_as_their_parent_gathers_them(text_file, heads: str, parents) -> None:
    """Exports of boards say whose each task is: by identifier, or by name."""
    rows = [f"{heads},Start date,Due date"]
    rows += [f"{own},{above},{name},{start},{end}" for (own, above), name, (start, end)
             in zip(parents, ("Build", "Code", "Test"), DAYS, strict=True)]  # fmt: skip
    assert gathering(read_plan(text_file("\n".join(rows)))) == ["Build"]


def test_a_parent_that_is_no_row_gathers_nothing(text_file) -> None:
    """A parent company is none of the tasks."""
    rows = ["ID,Parent,Task,Start,Finish"]
    rows += [f"{place},Alder Group,{name},{start},{end}" for place, (name, (start, end))
             in enumerate(zip(("Build", "Code", "Test"), DAYS, strict=True))]  # fmt: skip
    assert not gathering(read_plan(text_file("\n".join(rows))))


@pytest.mark.parametrize(
    "kinds", [["Phase 1"] * 3, ["Phase 1", "Phase 1", "Phase 2"], ["Phase"] * 3, ["Summary"] * 3]
)
def test_a_kind_that_all_rows_are_of_makes_none_a_summary(text_file, kinds) -> None:
    """Phase 1 beside several rows is where they stand; a plan of phases alone has each as a task."""
    rows = [f"{kind},{name},{start},{end}" for kind, name, (start, end)
            in zip(kinds, ("Build", "Code", "Test"), DAYS, strict=True)]  # fmt: skip
    reading = read_plan(text_file("\n".join(["Type,Name,Start,Finish", *rows])))
    assert gathering(reading) == [] and len(reading.rows) == 3


def test_a_flag_that_says_summary_of_every_row_makes_none_one(text_file) -> None:
    """An export of the summaries alone is a plan of them: nothing of it would be a task."""
    rows = [
        f"Yes,{name},{start},{end}"
        for name, (start, end) in zip(("Build", "Code", "Test"), DAYS, strict=True)
    ]
    assert gathering(read_plan(text_file("\n".join(["Summary,Name,Start,Finish", *rows])))) == []


def test_a_phase_numbered_once_gathers_what_follows(text_file) -> None:
    """Phase 1 as the kind of one row above tasks is that phase."""
    rows = [f"{kind},{name},{start},{end}" for kind, name, (start, end)
            in zip(("Phase 1", "Task", "Task"), ("Build", "Code", "Test"), DAYS, strict=True)]  # fmt: skip
    assert gathering(read_plan(text_file("\n".join(["Type,Name,Start,Finish", *rows])))) == ["Build"]


@pytest.mark.parametrize("place", [0, 3])
@pytest.mark.parametrize(
    "name",
    [
        "Whole plan",
        "Overall programme",
        "All tasks",
        "Project total",
        "Plan duration",
        "Total Deployment Time",
    ],
)
def test_the_whole_plan_in_a_row_of_its_own_gathers_all_others(text_file, name: str, place: int) -> None:
    """First or last, and from the first start to the last finish: it was a task beside them."""
    rows = [f"{one},{start},{end}" for one, (start, end) in zip("ABC", [*DAYS[1:], DAYS[2]], strict=True)]
    rows.insert(place, f"{name},2026-01-05,2026-03-27")
    assert gathering(read_plan(text_file("\n".join(["Task,Start,Finish", *rows])))) == [name]


@pytest.mark.parametrize(
    ("name", "end"),
    [
        ("Programme management", "2026-03-27"),
        ("Whole system test", "2026-03-27"),
        ("Total deployment", "2026-03-27"),
        ("Total deployment time", "2026-06-01"),
        ("Overall programme", "2026-06-01"),
    ],
)
def test_a_task_as_long_as_the_plan_or_one_that_outlasts_it_is_a_task(text_file, name: str, end: str) -> None:
    """Its name says what is done, or its dates are its own."""
    rows = [f"{one},{start},{end}" for one, (start, end) in zip("ABC", [*DAYS[1:], DAYS[2]], strict=True)]
    reading = read_plan(text_file("\n".join(["Task,Start,Finish", *rows, f"{name},2026-01-05,{end}"])))
    assert gathering(reading) == [] and len(reading.rows) == 4


@pytest.mark.parametrize(("finish", "sums"), [("27/02/2026", ["Design"]), ("30/01/2026", [])])
def test_a_task_over_rows_that_only_say_its_sub_tasks_sums_them_up(
    text_file, finish: str, sums: list[str]
) -> None:
    """Task | Sub-task: if it spans them; one that ends before them is work of its own."""
    rows = ["Task,Sub-task,Start,Finish", f"Design,,05/01/2026,{finish}", ",HLD,05/01/2026,30/01/2026",
            ",LLD,02/02/2026,27/02/2026", "Build,,02/03/2026,30/04/2026"]  # fmt: skip
    reading = read_plan(text_file("\n".join(rows)))
    assert len(reading.rows) == 4
    assert [row["activity_name"] for row in reading.rows if row["is_summary"]] == sums
