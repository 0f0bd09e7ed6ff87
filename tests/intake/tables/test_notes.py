"""Rows of a table that are no task."""

from datetime import datetime

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan


@pytest.mark.parametrize(
    "text",
    ["Insert new rows ABOVE this one", "To add more data, Insert new rows ABOVE this one",
     "[Insert rows above this one, then hide or delete this row]"],
)  # fmt: skip
def test_a_templates_last_row_is_no_task(text_file, text: str) -> None:
    """What a template says of its rows is a note, also where titles of phases stand alone as it does."""
    rows = ["Task,Start,End", "Design,,", "Scope,05/01/2026,30/01/2026", f'"{text}",,']
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Scope"]
    assert [entry["reason"] for entry in reading.set_aside] == ["a note, not a task"]


def test_a_task_that_inserts_rows_is_one(text_file) -> None:
    """Insert new meter rows is work."""
    rows = ["Task,Start,End", "Design,,", "Insert new rows in the register,05/01/2026,30/01/2026"]
    assert len(read_plan(text_file("\n".join(rows))).rows) == 2


@pytest.mark.parametrize(
    "names", [("M9", "M10", "M12"), ("M9 SIT", "M10: UIT", "M12 Live"), ("T-1", "T-2", "T-3")]
)
def test_a_last_row_numbered_as_those_above_is_a_task(text_file, names: tuple[str, str, str]) -> None:
    """The last milestone may have no date yet: it is kept without one, and is no remark below the table."""
    first, second, last = names
    reading = read_plan(text_file(f"Milestone,Due\n{first},05/01/2026\n{second},30/03/2026\n{last},\n"))
    assert [row["activity_name"] for row in reading.rows] == [*names]
    assert reading.rows[2]["finish_to"] is None and not reading.set_aside


@pytest.mark.parametrize(
    "last",
    ["M10 and M11 dates move by change request only", "M9 is subject to a decision", "M12 to M15 follow"],
)
def test_a_last_row_that_speaks_of_milestones_is_a_note(text_file, last: str) -> None:
    """One that a row above has, or several at once, are spoken of: no milestone is added."""
    reading = read_plan(text_file(f"Milestone,Due\nM9,05/01/2026\nM10,30/03/2026\n{last},\n"))
    assert [row["activity_name"] for row in reading.rows] == ["M9", "M10"]


def test_numbered_rows_below_a_gap_are_tasks_though_their_name_is_blank(text_file) -> None:
    """The numbers go on: the rows are the table's, named by what else could name them."""
    rows = ["No,Task,Description,Due", "1,Build,of systems,05/01/2026", "2,Test,of systems,30/03/2026", "",
            "3,,Cutover,", "4,,Live,"]  # fmt: skip
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Test", "Cutover", "Live"]


@pytest.mark.parametrize("last", ["V2.1 draft", "31 tasks", "Updated by PMO"])
def test_a_last_row_numbered_as_nothing_above_is_a_note(text_file, last: str) -> None:
    """A version below tasks without numbers is a remark."""
    reading = read_plan(
        text_file(f"Task,Start,End\nDesign,05/01/2026,13/01/2026\nBuild,30/03/2026,1/4/2026\n{last},,\n")
    )
    assert [entry["reason"] for entry in reading.set_aside] == ["a note, not a task"]


@pytest.mark.parametrize("title", [[], ["Register,,,,,"]])
def test_a_list_below_a_gap_names_no_tasks_by_its_third_column(text_file, title: list[str]) -> None:
    """Who to ask, below a plan whose tasks are named further right, is no task, whatever column its words fall in."""
    rows = [
        "Id,Wbs,Depends on whom,Start,Finish,Task",
        "T1,1,DCC,05/01/2026,13/01/2026,Build",
        "T2,2,DCC,30/03/2026,31/03/2026,Test",
        "",
        *title,
        "Contact,Role,Email,,,",
        "A. Planner,Planner,planner@example.org,,,",
    ]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Test"]
    assert len(reading.set_aside) == 2 + len(title)


def test_a_phase_below_a_gap_gathers_the_tasks_under_it(text_file) -> None:
    """A phase with its owner, over tasks of its own, is read as before."""
    rows = ["Phase,Owner,Start,Finish,Task", "One,DCC,,,", ",DCC,05/01/2026,13/01/2026,Build", "", "Two,PMO,,,",
            ",PMO,30/03/2026,31/03/2026,Test"]  # fmt: skip
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["One", "Build", "Two", "Test"]


@pytest.mark.parametrize("gap", ["", "\n"])
def test_rows_that_explain_letters_of_a_drawing_are_no_tasks(text_file, gap: str) -> None:
    """Right below its rows or after a gap: C | Complete says what C is, and is no task of the first month."""
    months = "Task,Jan 2026,Feb 2026,Mar 2026,Apr 2026\nBuild,C,C,I,\nTest,,,N,N\n"
    reading = read_plan(text_file(f"{months}{gap}C,Complete,,,\nI,In progress,,,\nN,Not started,,,\n"))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Test"]


def test_notes_right_below_a_drawing_are_no_tasks(text_file) -> None:
    """They are notes from their title on; a name without a bar above it stays a task."""
    rows = ["Task,Jan 2026,Feb 2026,Mar 2026", "Scope,x,x,", "Build,,x,x", "Hypercare,,,"]
    notes = ["Assumptions:,,,", "1. M9 holds,,,", "Test data is there,,,"]
    reading = read_plan(text_file("\n".join([*rows, *notes])))
    assert [row["activity_name"] for row in reading.rows] == ["Scope", "Build", "Hypercare"]
    assert sum(one["reason"] == "a note, not a task" for one in reading.set_aside) == len(notes)


def test_tasks_called_by_letters_are_tasks(text_file) -> None:
    """Where the time columns hold no such letters, words in the first of them are a bar's."""
    months = "Task,Jan 2026,Feb 2026,Mar 2026,Apr 2026\nBuild,X,X,,\nTest,,,X,X\n"
    reading = read_plan(text_file(f"{months}C,Kick-off,,,\nI,Interim,,,\n"))
    assert [row["activity_name"] for row in reading.rows][:2] == ["Build", "Test"] and len(reading.rows) > 2


def test_when_a_file_was_updated_is_no_task_below_headings_of_states(plan_file) -> None:
    """Last updated below RAG, and its day below Task, say nothing of a task."""
    rows = [
        ["RAG", "Task", "Dates"],
        ["R", "Build", "3 Jan 2022 - 13 Jan 2022"],
        ["Last updated", datetime(2023, 4, 3)],
    ]
    reading = read_plan(plan_file(rows, "xlsx"))
    assert [row["activity_name"] for row in reading.rows] == ["Build"] and len(reading.set_aside) == 1


def test_a_few_words_right_below_the_last_task_are_asked_about(text_file) -> None:
    """They may be tasks that nobody has dated yet: they are set aside, and not without a question."""
    rows = ["Task,Start,End", "Design,05/01/2026,13/01/2026", "Functional SIT,,", "Migration SIT,,"]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Design"]
    assert [entry["remedy"] for entry in reading.set_aside] == [
        "ask whether this is a task, and when it is done"
    ] * 2


@pytest.mark.parametrize(
    "last",
    [
        ["Dates move by change request only."],
        ["Note: subject to approval"],
        ["", "Draft for review"],
        ["All of the dates above may still move by weeks"],
    ],
)
def test_remarks_below_a_table_ask_nothing(text_file, last: list[str]) -> None:
    """Sentences, what says that it is a note, and what a gap parts from the tasks."""
    rows = ["Task,Start,End", "Design,05/01/2026,13/01/2026", *last]
    reading = read_plan(text_file("\n".join(rows)))
    assert [(entry["reason"], entry["remedy"]) for entry in reading.set_aside] == [("a note, not a task", "")]


@pytest.mark.parametrize("word", ["Count", "Rows", "Records"])
def test_how_many_rows_an_export_has_is_no_task(text_file, word: str) -> None:
    """It stands below them, a number beside it."""
    rows = ["Key,Task,Start,End", "A-1,Design,05/01/2026,13/01/2026", "A-2,Build,14/01/2026,30/01/2026"]
    reading = read_plan(text_file("\n".join([*rows, f"{word},2"])))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]


def test_records_with_a_date_are_a_task(text_file) -> None:
    rows = ["Task,Due,Owner", "Records,05/01/2026,", "Build,14/01/2026,Ann"]
    assert len(read_plan(text_file("\n".join(rows))).rows) == 2


PLAN = ["Task,Start,Finish", "Build,08/05/2023,29/09/2023", "Test,02/10/2023,01/12/2023"]


@pytest.mark.parametrize(
    "text",
    ["Prepared by: A Smith", "Author: Jo", "Approved by J. Jones", "Version 2.1", "Plan owner: PMO", "Date of issue",
     "Document date", "Data correct as of"],
)  # fmt: skip
def test_what_a_document_says_of_itself_beside_a_day_is_no_task(text_file, text: str) -> None:
    """Who made it, its version or its own day: below the tasks, beside a day alone."""
    reading = read_plan(text_file("\n".join([*PLAN, f"{text},,01/12/2022"])))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Test"]
    assert [entry["reason"] for entry in reading.set_aside] == ["a note, not a task"]


@pytest.mark.parametrize(
    "text",
    [
        "Version 2.1 live",
        "Approve design",
        "Approved by Ofgem",
        "Approved by Programme Board",
        "Go live: wave 2",
    ],
)
def test_what_may_be_done_on_a_day_stays_a_task(text_file, text: str) -> None:
    """A version goes live, and a board approves, within a plan."""
    reading = read_plan(text_file("\n".join([*PLAN, f"{text},,01/12/2023"])))
    assert [row["activity_name"] for row in reading.rows][-1] == text


def test_the_last_of_several_versions_is_a_task_as_they_are(text_file) -> None:
    rows = ["Release,Start,Finish", "Version 1.0,08/05/2023,29/09/2023", "Version 1.1,,01/12/2023"]
    assert [row["activity_name"] for row in read_plan(text_file("\n".join(rows))).rows][-1] == "Version 1.1"


@pytest.mark.parametrize("note", ["NB dates from 2024 on are for indication only.", "1. Dates hang on M9"])
@pytest.mark.parametrize(
    "fact", ["Last updated,14/10/2022,", "Date of issue,14/10/2022,", "Prepared by,A Smith,"]
)
def test_a_note_above_a_fact_of_the_document_is_a_note(text_file, note: str, fact: str) -> None:
    """It closes the table as it does alone: when the file was updated, below it, is no task that goes on."""
    rows = "Task,Start,End\nDesign,05/01/2026,13/01/2026\nBuild,30/03/2026,1/4/2026\n"
    reading = read_plan(text_file(f"{rows}{note},,\n{fact}\n"))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
    assert reading.rows_set_aside == 2


def below_a_drawing(text_file, *rows: str) -> list[str]:
    """The tasks of a drawing of two, with rows right below it."""
    lines = ["Task,Jan 2026,Feb 2026,Mar 2026,Apr 2026", "Design,x,x,,", "Build,,,x,x", *rows]
    return [row["activity_name"] for row in read_plan(text_file("\n".join(lines))).rows]


@pytest.mark.parametrize(
    "text",
    [
        "Dates are indicative until the design baseline is agreed",
        "We assume that the central systems are ready by then",
        "All dates in this plan are subject to change",
        "Migration will be planned once the approach is known",
    ],
)
def test_a_sentence_right_below_a_drawing_is_no_task(text_file, text: str) -> None:
    """It says something of the plan, and would be a task that nobody dates."""
    assert below_a_drawing(text_file, f"{text},,,,") == ["Design", "Build"]


@pytest.mark.parametrize(
    "text",
    [
        "Agree data migration approach with all central parties and DNOs",
        "Dates provisional",
        "Will preparation",
    ],
)
def test_a_long_name_right_below_a_drawing_is_a_task(text_file, text: str) -> None:
    """No word of it is one of a sentence, or it is brief."""
    assert below_a_drawing(text_file, f"{text},,,,") == ["Design", "Build", text]


def test_persons_below_a_remark_are_no_tasks(text_file) -> None:
    """A row that holds nothing but their names says who made the plan; the remark above is one still."""
    rows = (",,,,", "All dates subject to change,,,,", "Jane Smith,Peter Lee,,Anna Jones,")
    assert below_a_drawing(text_file, *rows) == ["Design", "Build"]
    assert len(below_a_drawing(text_file, "Cut Over,Data Migration,,Go Live,")) > 2


@pytest.mark.parametrize(
    "first",
    [
        "(1),(2),(3)",
        "[1],[2],[3]",
        "A,B,C",
        "(a),(b),(c)",
        "What is to be done,When will work begin?,By when will it end?",
        "Describe the task,Enter the first day,Please enter the last day",
    ],
)
def test_a_row_that_counts_the_columns_or_asks_what_to_write_is_no_task(text_file, first: str) -> None:
    """Forms number their columns below the headings, or say what is to stand there."""
    rows = ["Task,Start,End", first, "Design,05/01/2026,13/01/2026", "Build,30/03/2026,01/04/2026"]
    reading = read_plan(text_file("\n".join(rows)))
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
    assert [one["reason"] for one in reading.set_aside] == ["a note, not a task"]


@pytest.mark.parametrize(
    "first",
    ["A,05/01/2026,13/01/2026", "Scope,TBC,TBC", "Scope,when the DIP is ready,?", "Scope,,When is M9?", "(2),(3),(4)"],
)  # fmt: skip
def test_a_first_task_whose_dates_are_open_is_one(text_file, first: str) -> None:
    rows = ["Task,Start,End", first, "Design,05/01/2026,13/01/2026", "Build,30/03/2026,01/04/2026"]
    assert len(read_plan(text_file("\n".join(rows))).rows) == 3


@pytest.mark.parametrize(
    ("first", "is_heading"),
    [
        (["Task", "Lead"], True),
        (["Activity", "Owner"], True),
        (["Task", None], False),
        (["Design", "Owner"], False),
    ],
)
def test_headings_below_a_row_of_months_are_no_task(
    workbook_file, first: list[object], is_heading: bool
) -> None:
    """What is drawn has them where its months stand alone above; a word alone may be a task's name."""
    months = [datetime(2023, month, 1) for month in range(1, 7)]
    rows = [[None, None, *months], first, ["Interfaces", "AB"], ["Adaptor", "CD"], ["Trial", "EF"]]

    def draw(book) -> None:
        for row, column in ((3, 3), (3, 4), (4, 5), (4, 6), (5, 8)):
            book["Plan"].cell(row, column).fill = PatternFill("solid", fgColor="4472C4")

    reading = read_plan(workbook_file({"Plan": rows}, change=draw))
    named = [row["activity_name"] for row in reading.rows]
    assert named == ([] if is_heading else [first[0]]) + ["Interfaces", "Adaptor", "Trial"]


ASSUMED = ("The DIP is ready by M9", "Test data is provided", "No change to code")


@pytest.mark.parametrize("gap", [[], [""]])
@pytest.mark.parametrize("title", [[], ["Assumptions"]])
@pytest.mark.parametrize("sign", [". ", ","])
@pytest.mark.parametrize("head", ["Task,Start,Finish", "Supplier,M9,M10"])
def test_numbered_remarks_below_a_table_are_none_of_its_rows(
    text_file, head: str, sign: str, title: list[str], gap: list[str]
) -> None:
    """Below a matrix they were milestones called after their numbers, as their words stood below its first one."""
    rows = [head, *(f"{name},2026-01-05,2026-01-30" for name in ("Alder", "Birch", "Cedar"))]
    rows += [*gap, *title, *(f"{number}{sign}{text}" for number, text in enumerate(ASSUMED, 1))]
    reading = read_plan(text_file("\n".join(rows)))
    assert all(row["finish_from"] for row in reading.rows)
    assert len(reading.set_aside) == len(title) + len(ASSUMED)


@pytest.mark.parametrize(
    "rows",
    [
        [
            "ID,Task,Start,Finish",
            ",Alder,2026-01-05,2026-01-30",
            ",Birch,2026-01-05,2026-01-30",
            "1,Cedar",
            "2,Elder",
        ],
        ["Wave,M9,M10", "1,2026-01-05,2026-01-30", "2,2026-01-05,2026-01-30", "3,TBC", "4,TBC"],
        ["Supplier,M9,M10", "Alder,2026-01-05,2026-01-30", "Birch,2026-01-05,2026-01-30", "1,TBC", "2,TBC"],
    ],
)
def test_rows_that_are_counted_or_not_dated_yet_are_no_remarks(text_file, rows: list[str]) -> None:
    """Where names stand beside the number, numbers above it, or what says that a date is to come."""
    reading = read_plan(text_file("\n".join(rows)))
    assert not reading.set_aside and sum(not row["finish_from"] for row in reading.rows) == 2


@pytest.mark.parametrize(
    ("last", "is_note"),
    [
        (["Tester", "Jane Smith"], True),
        (["Project manager", "Ravi Patel"], True),
        (["Tester", "TBC"], False),
        (["Testing", "Jane Smith"], False),
    ],
)
def test_who_does_what_below_a_remark_is_no_task(workbook_file, last: list[str], is_note: bool) -> None:
    """A role, and a person where a date stands, say who: a task may say TBC there."""
    rows = [["Design", "05/01/2026", "30/01/2026"], ["Build", "02/02/2026", "31/03/2026"]]
    below = [[], ["Note: dates are subject to approval."], last]
    reading = read_plan(workbook_file({"Plan": [["Task", "Start", "Finish"], *rows, *below]}))
    assert (last[0] not in [row["activity_name"] for row in reading.rows]) is is_note


def test_a_title_that_begins_with_file_is_no_place_of_one(text_file) -> None:
    """File: D0010 heads the work on that file, and file://server/plan.xlsx says where a plan lies."""
    days = "05/01/2026,30/01/2026"
    rows = [
        "Task,Start,End",
        "File: D0010,,",
        f"Build,{days}",
        f"Test,{days}",
        "File: D0300,,",
        f"Load,{days}",
    ]
    found = [row["activity_name"] for row in read_plan(text_file("\n".join(rows))).rows]
    assert found == ["File: D0010", "Build", "Test", "File: D0300", "Load"]
