"""What stands beside plans and looks like one, and what stands in a table and is no task."""

from datetime import datetime as D

import pytest

from mhhs_analysis.intake.plans import read_plan

A, B = (D(2023, 1, 2), D(2023, 3, 31)), (D(2023, 4, 3), D(2023, 6, 30))
PLAN = [["Task", "Start", "Finish"], ["Build", *A], ["Test", *B]]


def names(reading):
    return [row["activity_name"] for row in reading.rows]


@pytest.mark.parametrize("title", ["Risks", "RAID log", "Leave", "Plan v1 (superseded)", "Archive"])
def test_another_list_or_an_older_version_never_beats_the_plan(workbook_file, title) -> None:
    """A longer sheet that its name says is no plan, or an old one, is set aside."""
    other = [["Description", "Start date", "Due date"], *[[f"Thing {chr(65 + n)}", *A] for n in range(9)]]
    assert names(read_plan(workbook_file({title: other, "P": PLAN}))) == ["Build", "Test"]


@pytest.mark.parametrize(
    "name", ["Instructions", "Read Me", "Guidance notes", "How to complete", "Worked example"]
)
def test_examples_in_instructions_never_beat_the_plan(workbook_file, name) -> None:
    """A sheet that says how a form is filled in holds examples, however many; words above a plan say no such thing."""
    examples = [["Task", "Start", "Finish"], *[[f"Example {chr(65 + n)}", *A] for n in range(9)]]
    plan = [["Instructions: a row a task"], *PLAN]
    reading = read_plan(workbook_file({name: examples, "P": plan}))
    assert names(reading) == ["Build", "Test"] and reading.reading_confidence == "high"


def test_a_list_of_risks_alone_is_read_with_a_doubt(workbook_file) -> None:
    """Where there is nothing else, it is read, said to look like another list, and of low confidence."""
    other = [["Description", "Likelihood", "Start date", "Due date"], ["Late design", "High", *A]]
    reading = read_plan(workbook_file({"Sheet1": other}))
    assert reading.reading_confidence == "low" and "another list" in reading.warnings[-1]["reason"]


@pytest.mark.parametrize("heading", ["Risk", "Risks", "Issues", "RAID", "Mitigation", "Stakeholders"])
@pytest.mark.parametrize("name", ["Task", "Title", "Milestone"])
def test_a_column_of_risks_beside_both_ends_of_tasks_is_a_plans_own(workbook_file, name, heading) -> None:
    """What may go wrong with a task stands in many a plan; a list named by it, or of one date a row, is a register."""
    rows = [[name, "Start", "Finish", heading], ["Build", *A, "Late design"], ["Test", *B, None]]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert (reading.reading_confidence, reading.warnings, names(reading)) == ("high", [], ["Build", "Test"])
    for register in (
        [[heading, "Start", "Finish"], ["Late design", *A], ["No testers", *B]],
        [[name, heading, "Due date"], ["Build", "Late design", A[1]], ["Test", "No testers", B[1]]],
        [
            ["Ref", heading, "Description", "Start", "Finish"],
            ["R1", "Late", "No design", *A],
            ["R2", "Few", "Lack", *B],
        ],
    ):
        assert read_plan(workbook_file({"Sheet1": register})).reading_confidence == "low"


def test_leave_below_the_plan_is_no_task(workbook_file) -> None:
    """A titled table of absences on the plan's sheet is set aside, with a warning."""
    rows = [*PLAN, [], ["Annual leave"], ["Name", "From", "To"], ["A Smith", *A]]
    reading = read_plan(workbook_file({"P": rows}))
    assert names(reading) == ["Build", "Test"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


@pytest.mark.parametrize(
    "rows",
    [
        [["Last updated", D(2023, 6, 12), None]],
        [["Prepared by", "A Smith", D(2023, 6, 12)]],
        [[], ["Key"], ["Green", "On track", None], ["Red", "Late", None]],
        [[], ["Completed"], ["Task", "Completed on", None], ["Kick off", D(2023, 1, 9), None]],
    ],
)
def test_what_stands_below_the_tasks_is_no_task(workbook_file, rows) -> None:
    """A document's own facts, a key and another table's rows are set aside, each counted."""
    reading = read_plan(workbook_file({"P": [*PLAN, *rows]}))
    assert names(reading) == ["Build", "Test"]
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


@pytest.mark.parametrize(
    "first", [[1, 2, 3], ["e.g. Design", *A], ["------", "---", ":--:"], ["====", "==", "=="]]
)
def test_an_example_or_a_count_of_columns_is_no_task(workbook_file, first) -> None:
    """The row below the headings may number the columns, rule them off or show how to fill them in."""
    assert names(read_plan(workbook_file({"P": [PLAN[0], first, *PLAN[1:]]}))) == ["Build", "Test"]


@pytest.mark.parametrize(
    "examples",
    [
        [[1, "e.g. Design", *A]],
        [[None, "Example", *A]],
        [["Example", "Design", *A]],
        [["0.1", "[Example] Design", *A], ["0.2", "Review (example)", *A]],
        [[1, "Sample task - delete", *A]],
    ],
)
def test_rows_that_show_how_a_table_is_filled_in_are_no_tasks(workbook_file, examples) -> None:
    """They stand right below the headings, and their number or their name says so."""
    own = [["Ref", *PLAN[0]], *[[number, *cells] for number, cells in enumerate(PLAN[1:], 1)]]
    reading = read_plan(workbook_file({"P": [own[0], *examples, *own[1:]]}))
    assert names(reading) == ["Build", "Test"] and reading.rows_set_aside == len(examples)


@pytest.mark.parametrize(
    "name",
    [
        "Egress test",
        "Sample data extraction",
        "Sample line loss data",
        "Examples agreed",
        "Agree example bills",
    ],
)
def test_work_on_examples_is_a_task(workbook_file, name: str) -> None:
    """A name that only speaks of samples or examples is one like any other."""
    assert names(read_plan(workbook_file({"P": [PLAN[0], [name, *A], *PLAN[1:]]}))) == [name, "Build", "Test"]


def test_names_in_steps_are_all_names(workbook_file) -> None:
    """A name that stands further right lies further in."""
    rows = [["Task", None, None, "Start", "Finish"], ["All", None, None, None, None],
            [None, "Build", None, *A], [None, None, "Adapter", *A]]  # fmt: skip
    reading = read_plan(workbook_file({"P": rows}))
    assert [(row["activity_name"], row["outline"], row["is_summary"]) for row in reading.rows] == [
        ("All", None, True),
        ("Build", "level 1", True),
        ("Adapter", "level 2", False),
    ]


def test_words_name_a_row_before_codes_do(workbook_file) -> None:
    """Codes under the heading and names beside it, without one: the names are the names."""
    rows = [["Task", None, "Start", "Finish"], ["1.1", "Build", *A], ["1.2", "Test", *B]]
    assert names(read_plan(workbook_file({"P": rows}))) == ["Build", "Test"]


def test_a_column_of_yes_and_no_is_never_the_name(workbook_file) -> None:
    """Flags under Milestone say what the rows are, not how they are called."""
    rows = [["Deliverables", "Milestone", "Start", "Finish"], ["Build", "Nein", *A], ["Test", "Ja", *B]]
    reading = read_plan(workbook_file({"P": rows}))
    assert [(row["activity_name"], row["is_milestone"]) for row in reading.rows] == [
        ("Build", False),
        ("Test", True),
    ]


def test_one_heading_merged_over_two_columns_of_dates_heads_both_ends(workbook_file) -> None:
    """Timescale over two columns gives starts and finishes."""

    def change(book) -> None:
        book["P"].merge_cells("B1:C1")

    rows = [["Task", "Timescale", None], *PLAN[1:]]
    reading = read_plan(workbook_file({"P": rows}, change=change))
    assert (reading.rows[0]["start_from"], reading.rows[0]["finish_to"]) == ("2023-01-02", "2023-03-31")


def test_small_numbers_shown_as_dates_are_set_aside(workbook_file) -> None:
    """Week 1 in a cell formatted as a date is no day of 1900."""

    def change(book) -> None:
        for cell in ("B2", "C2"):
            book["P"][cell].number_format = "dd/mm/yyyy"

    reading = read_plan(workbook_file({"P": [PLAN[0], ["Build", 1, 12], ["Test", *B]]}, change=change))
    assert (reading.rows[0]["start_from"], reading.rows[0]["finish_to"]) == (None, None)
    assert [entry["cell"] for entry in reading.set_aside] == ["B2", "C2"]


def test_a_table_that_runs_the_other_way_is_read_that_way_where_nothing_else_is_a_plan(workbook_file) -> None:
    """Tasks across and dates down: read with a doubt; beside a plan they are set aside with their sheet."""
    rows = [["Task", "Build", "Test"], ["Start", A[0], B[0]], ["Finish", A[1], B[1]]]
    reading = read_plan(workbook_file({"P": rows}))
    assert names(reading) == ["Build", "Test"] and reading.reading_confidence == "medium"
    beside = read_plan(workbook_file({"P": rows, "Q": [PLAN[0], ["Design", *A], ["Qualify", *B]]}))
    assert names(beside) == ["Design", "Qualify"] and "another sheet" in beside.set_aside[0]["reason"]


def test_a_date_in_a_title_proves_the_order(text_file) -> None:
    """Where the tasks' own dates leave the order open, another date of the sheet decides it."""
    reading = read_plan(text_file("Report date,02/13/2023\nTask,Start,End\nBuild,03/04/2023,05/06/2023\n"))
    assert reading.rows[0]["start_from"] == "2023-03-04" and not reading.warnings


PERSONS = [
    [["Name", "Role", "Start", "End"], ["Ann Alder", "Test manager", *A], ["Bo Birch", "Developer", *B]],
    [
        ["Role", "Name", "Start date", "End date"],
        ["Test manager", "Ann Alder", *A],
        ["Developer", "Bo Birch", *B],
    ],
    [
        ["Name", "Telephone", "Start", "End"],
        ["Ann Alder", "01632 960001", *A],
        ["Bo Birch", "01632 960002", *B],
    ],
]


@pytest.mark.parametrize("listed", PERSONS)
def test_persons_are_no_tasks_of_the_plan_they_stand_below(workbook_file, listed) -> None:
    """They begin and end as tasks do; that they are left is told, and alone they are read with a doubt."""
    reading = read_plan(workbook_file({"P": [*PLAN, [], *listed]}))
    assert names(reading) == ["Build", "Test"]
    assert [one["cell"] for one in reading.warnings] == ["A5"]
    assert names(read_plan(workbook_file({"P": PLAN, "Sheet2": listed}))) == ["Build", "Test"]
    alone = read_plan(workbook_file({"P": listed}))
    assert names(alone) == ["Ann Alder", "Bo Birch"] and alone.reading_confidence == "low"


@pytest.mark.parametrize(
    "listed",
    [
        [
            ["Name", "Role", "Start", "End"],
            ["Data cleansing", "Developer", *A],
            ["Business readiness", "Lead", *B],
        ],
        [["Name", "Role", "Start", "End"], ["Alder Energy", "Supplier", *A], ["Birch Power", "Agent", *B]],
        [["Name", "Owner", "Email", "Start", "End"], ["Data Cleansing", "Ann Alder", "a@example.org", *A]],
        [["Name", "Owner", "Start", "End"], ["Data Cleansing", "Ann Alder", *A]],
        [["Task", "Role", "Start", "End"], ["Data Cleansing", "Developer", *A]],
    ],
)
def test_tasks_beside_who_does_them_are_tasks(workbook_file, listed) -> None:
    """A role or owner beside names of work, or a market role, says nothing of persons."""
    reading = read_plan(workbook_file({"P": [*PLAN, [], *listed]}))
    assert names(reading)[2:] == [row[0] for row in listed[1:]] and reading.reading_confidence == "high"


@pytest.mark.parametrize("heads", [("Email", "ann@example.org"), ("Phone", "01632 960000")])
def test_a_plan_by_supplier_with_whom_to_reach_is_no_list_of_persons(workbook_file, heads) -> None:
    """Names of companies are written as persons' are; their dates are the plan's."""
    suppliers = ("Alder Energy", "Birch Gas", "York Office")
    rows = [[name, heads[1], *A] for name in suppliers]
    reading = read_plan(workbook_file({"Plan": [["Name", heads[0], "Start", "End"], *rows]}))
    assert names(reading) == [*suppliers] and reading.reading_confidence == "high"


@pytest.mark.parametrize("heading", ["Sex", "Date of birth", "Employee ID"])
def test_names_beside_what_only_persons_have_are_no_tasks(workbook_file, heading: str) -> None:
    """They have starts and ends too: those of contracts."""
    rows = [["Name", heading, "Start date", "End date"],
            ["Ada Byron", "x1", *A], ["Max Planner", "x2", *B], ["Eve Tester", "x3", *B]]  # fmt: skip
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert reading.reading_confidence == "low" and "another list" in reading.warnings[-1]["reason"]
    tasks = [
        ["Name", heading, "Start date", "End date"],
        ["Load testing", "x1", *A],
        ["Data build", "x2", *B],
    ]
    assert read_plan(workbook_file({"Sheet1": tasks})).reading_confidence == "high"
