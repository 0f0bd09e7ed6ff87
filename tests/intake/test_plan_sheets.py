"""A plan that stands on several sheets, and sheets that only seem to go on with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.settings import Settings
from tests.intake.sheets import (
    BUILD,
    DESIGN,
    FIRST,
    HEAD,
    STAGES,
    TEST,
    Rows,
    Write,
    accounted,
    names,
    plan,
    told,
    why,
)


def test_sheets_of_workstreams_are_read_as_one_plan(workbook_file: Write) -> None:
    """In the workbook's order, each row of its sheet, and the reading says which sheets it is of."""
    reading = read_plan(
        workbook_file({"Design": plan(DESIGN), "Build": plan(BUILD, 4), "Test": plan(TEST, 8)})
    )
    assert names(reading) == [*DESIGN, *BUILD, *TEST]
    assert [row["outline"] for row in reading.rows] == ["Design"] * 4 + ["Build"] * 3 + ["Test"] * 2
    assert len({row["activity_id"] for row in reading.rows}) == 9
    assert reading.reading_confidence == "medium" and not reading.warnings and accounted(reading)
    assert any("read as one plan" in one for one in reading.reasons)


def test_a_sheet_is_a_part_however_few_tasks_it_has(workbook_file: Write) -> None:
    """One of five beside one of forty is a part of the plan, not noise."""
    many = [f"Design item {number}" for number in range(40)]
    assert len(read_plan(workbook_file({"Build": plan(BUILD), "Design": plan(many)})).rows) == 43


def test_one_sheet_is_read_where_a_person_says_so(workbook_file: Write) -> None:
    """Whatever goes on with it."""
    path = workbook_file({"Design": plan(DESIGN), "Build": plan(BUILD, 4)})
    assert names(read_plan(path, Settings(sheets=("Build",)))) == BUILD


def test_a_number_places_a_row_in_its_own_sheet(workbook_file: Write) -> None:
    """1.1 stays 1.1: a sheet that numbers its rows is not headed by its name."""
    tables = [plan(some, head=["Task", "Start", "Finish"]) for some in (DESIGN, BUILD)]
    for number, table in enumerate(tables, 1):
        for place, row in enumerate(table):
            row.insert(0, f"{number}.{place}" if place else "WBS")
    reading = read_plan(workbook_file({"A": tables[0], "B": tables[1]}))
    assert [row["outline"] for row in reading.rows] == ["1.1", "1.2", "1.3", "1.4", "2.1", "2.2", "2.3"]


def test_groups_lie_within_their_sheet(workbook_file: Write) -> None:
    """A workstream's groups keep their names below it."""
    grouped = [
        ["Workstream", *HEAD],
        *([["Specs", "Review", "Review", "Out"][n], *row] for n, row in enumerate(plan(DESIGN)[1:])),
    ]
    reading = read_plan(
        workbook_file(
            {
                "Design": grouped,
                "Build": [["Workstream", *HEAD], *(["Code", *row] for row in plan(BUILD)[1:])],
            }
        )
    )
    assert [row["outline"] for row in reading.rows][:2] == ["Design > Specs", "Design > Review"]


@pytest.mark.parametrize("titles", [("A", "B"), ("1", "2"), (".", ".."), (" ", "  "), ("Team A", "Team B")])
def test_sheets_of_hardly_any_name_are_read_as_one_plan(
    workbook_file: Write, titles: tuple[str, str]
) -> None:
    """A name that says nothing says nothing against it; a team by its letter is no list of persons."""
    reading = read_plan(workbook_file({titles[0]: plan(DESIGN), titles[1]: plan(BUILD, 4)}))
    assert names(reading) == [*DESIGN, *BUILD] and not reading.warnings


@pytest.mark.parametrize(
    "titles",
    [
        ("Wave 1", "Wave 2", "Wave 3"),
        ("Tranche 1", "Tranche 2"),
        ("Region A", "Region B"),
    ],
)
def test_sheets_called_after_parts_of_work_name_the_same_tasks(
    workbook_file: Write, titles: tuple[str, ...]
) -> None:
    """Each wave is designed, built and tested: none is another version of the one before."""
    sheets = {title: plan(STAGES, 10 * place) for place, title in enumerate(titles)}
    reading = read_plan(workbook_file(sheets))
    assert names(reading) == STAGES * len(titles) and not reading.warnings
    assert [row["outline"] for row in reading.rows] == [title for title in sheets for _ in STAGES]


def test_a_sheet_that_nobody_named_heads_nothing(workbook_file: Write) -> None:
    """Sheet1 says nothing of the tasks on it."""
    reading = read_plan(workbook_file({"Sheet1": plan(DESIGN), "Sheet2": plan(BUILD)}))
    assert names(reading) == [*DESIGN, *BUILD] and not any(row["outline"] for row in reading.rows)


def test_rounds_of_work_are_parts_where_their_tasks_differ(workbook_file: Write) -> None:
    """Round 2 says another version only of the tasks of round 1."""
    reading = read_plan(workbook_file({"Round 1": plan(DESIGN), "Round 2": plan(BUILD, 4)}))
    assert names(reading) == [*DESIGN, *BUILD]


@pytest.mark.parametrize("name", ["Summary", "Programme overview", "Anything"])
def test_a_sheet_that_sums_up_others_is_not_read_beside_them(workbook_file: Write, name: str) -> None:
    """By its name, or because its rows are called as the sheets are: its rows would count the same work twice."""
    rows = plan(
        ["Design phase", "Build phase", "Test phase"] if name != "Anything" else ["Design", "Build", "Test"]
    )
    sheets = {name: rows, "Design": plan(DESIGN), "Build": plan(BUILD, 4), "Test": plan(TEST, 8)}
    reading = read_plan(workbook_file(sheets))
    assert names(reading) == [*DESIGN, *BUILD, *TEST]
    assert why(reading, name) == {"a sheet that sums up those that are read"} and accounted(reading)


def test_a_summary_of_more_than_all_others_is_the_plan(workbook_file: Write) -> None:
    """What a sheet is called does not make its plan less than a list of two milestones."""
    reading = read_plan(workbook_file({"Overview": plan([*DESIGN, *BUILD]), "Key points": plan(TEST)}))
    assert [row["sheet"] for row in reading.rows] == ["Overview"] * 7 + ["Key points"] * 2


def hide(name: str) -> Callable[[openpyxl.Workbook], None]:
    def change(book: openpyxl.Workbook) -> None:
        book[name].sheet_state = "hidden"

    return change


def test_a_hidden_sheet_goes_on_with_no_plan(workbook_file: Write) -> None:
    """Nobody who sent it shows it."""
    path = workbook_file({"Design": plan(DESIGN), "Build": plan(BUILD)}, change=hide("Build"))
    assert names(read_plan(path)) == DESIGN


def test_a_draft_and_a_final_plan_are_no_parts_of_one(workbook_file: Write) -> None:
    """Though no task of one is a task of the other: that is told, and asked."""
    reading = read_plan(workbook_file({"Draft": plan(BUILD), "Final plan": plan(DESIGN)}))
    assert names(reading) == DESIGN and told(reading, "may be a part") == ["Draft"]


@pytest.mark.parametrize("name", ["Old plan", "Template", "Risks"])
def test_an_older_version_or_another_list_goes_on_with_no_plan(workbook_file: Write, name: str) -> None:
    """However alike it is headed."""
    assert names(read_plan(workbook_file({"Plan": plan(DESIGN), name: plan(BUILD)}))) == DESIGN


@pytest.mark.parametrize(
    "name",
    [
        "Dependencies",
        "Open actions",
        "Key assumptions",
        "Lists",
        "Lookup",
        "Offene Punkte",
        "Notes",
        "Parked",
    ],
)
def test_registers_and_lists_are_no_tasks(workbook_file: Write, name: str) -> None:
    """However alike they are headed; that something so headed is not read is told."""
    reading = read_plan(workbook_file({"Plan": plan(DESIGN), name: plan(BUILD)}))
    assert names(reading) == DESIGN and told(reading, "called as another list") == [name]


@pytest.mark.parametrize("name", ["Dependencies on DCC", "Risks to M10", "Issues with vendor", "Key dates"])
def test_registers_of_what_they_are_about_are_no_tasks(workbook_file: Write, name: str) -> None:
    """Nor are key dates, which may be anybody's: that so many tasks are not read is told."""
    reading = read_plan(workbook_file({"Plan": plan(DESIGN), name: plan(BUILD)}))
    assert names(reading) == DESIGN and [one["sheet"] for one in reading.warnings] == [name]


@pytest.mark.parametrize(
    "name", ["Dependency testing", "Decision engine", "Lists migration", "Notes service"]
)
def test_work_on_what_registers_are_called_after_is_a_part(workbook_file: Write, name: str) -> None:
    """Other words beside them say what is done."""
    assert names(read_plan(workbook_file({"Design": plan(DESIGN), name: plan(BUILD)}))) == [*DESIGN, *BUILD]


@pytest.mark.parametrize(
    "name",
    [
        "Deferred",
        "Unfunded tasks",
        "Phase 2 (not approved)",
        "Backlog",
        "Fallback",
        "If required",
        "Sandbox",
        "To delete",
        "TBC",
        "Timesheet",
        "Purchase orders",
        "Release calendar",
        "Sprints",
        "Sprint dates",
        "Iterations",
        "Code freezes",
        "On call",
    ],
)
def test_work_that_is_not_planned_and_other_lists_are_no_part_and_told(
    workbook_file: Write, name: str
) -> None:
    """Tasks that nobody has agreed to do, or that are none, are not read however they are headed."""
    reading = read_plan(workbook_file({"Plan": plan(DESIGN), name: plan(BUILD)}))
    assert names(reading) == DESIGN and told(reading, "called as another list") == [name]
    assert reading.reading_confidence == "medium"


def test_sprints_never_beat_the_tasks_beside_them(workbook_file: Write) -> None:
    """However many there are: they are when a team works, and not what it does."""
    sprints = plan([f"Sprint {number}" for number in range(1, 13)], head=["Sprint", "Start date", "End date"])
    assert names(read_plan(workbook_file({"Plan": plan(DESIGN), "Sprints": sprints}))) == DESIGN


@pytest.mark.parametrize(
    "name",
    [
        "Deferred billing",
        "Backlog reduction",
        "Temp works",
        "Optional services",
        "Phase 2 (funded)",
        "Payments",
        "Sprint plan",
        "Sprints of SIT",
    ],
)
def test_work_called_nearly_as_what_is_not_planned_is_a_part(workbook_file: Write, name: str) -> None:
    """Other words beside those say what is done."""
    reading = read_plan(workbook_file({"Design": plan(DESIGN), name: plan(BUILD)}))
    assert names(reading) == [*DESIGN, *BUILD] and not reading.warnings


@pytest.mark.parametrize("name", ["Example", "Completed example", "Beispiel", "Instructions", "Sample plan"])
def test_an_example_is_no_plan_however_much_it_holds(workbook_file: Write, name: str) -> None:
    """Beside a plan of few tasks, or of tasks without dates; where the form is blank nothing is read."""
    many = plan([f"Bake cake {number}" for number in range(200)])
    assert names(read_plan(workbook_file({name: many, "Plan": plan(DESIGN)}))) == DESIGN
    undated = [HEAD, *([task, None, None] for task in DESIGN)]
    assert names(read_plan(workbook_file({name: many, "Plan": undated}))) == DESIGN
    path = workbook_file({name: many, "Plan": [HEAD]})
    blank = read_plan(path)
    assert len(blank.rows) == 0 and told(blank, "called an example") == [name]
    assert all(each["rows"] for each in blank.set_aside) and blank.rows_set_aside == 202
    assert len(read_plan(path, Settings(sheets=(name,))).rows) == 200
    assert len(read_plan(workbook_file({name: many})).rows) == 200


def test_a_title_says_that_a_table_is_an_example(workbook_file: Write) -> None:
    """Where it begins so; what only speaks of examples says nothing of the tasks below it."""
    sheets = {
        "Sheet1": [["Example: how to fill in this form"], [], *plan([*BUILD, *TEST])],
        "Sheet2": [["Enter your tasks below, for example those of testing"], [], *plan(DESIGN)],
    }
    assert names(read_plan(workbook_file(sheets))) == DESIGN


@pytest.mark.parametrize(
    "title", ["Dummy run plan", "Sample size testing", "Example Energy", "Template migration"]
)
def test_a_plan_whose_title_begins_as_examples_do_is_read(workbook_file: Write, title: str) -> None:
    """By title or name, beside a sheet that is headed as a form and blank."""
    for sheets in ({"Sheet1": [[title], *plan(DESIGN)]}, {title: plan(DESIGN)}):
        reading = read_plan(workbook_file(sheets | {"Actions": [HEAD]}))
        assert names(reading) == DESIGN and reading.reading_confidence == "high" and not reading.warnings


def test_what_may_be_an_example_is_no_part_of_a_plan_and_is_told(workbook_file: Write) -> None:
    """A company may be called so: alone, or with its other sheets, it is the plan."""
    many = plan([f"Bake cake {number}" for number in range(20)])
    reading = read_plan(workbook_file({"Example Cakes": many, "Plan": plan(DESIGN)}))
    assert names(reading) == DESIGN and told(reading, "may be a part") == ["Example Cakes"]
    both = {"Example Energy design": plan(DESIGN), "Example Energy build": plan(BUILD), "Actions": plan(TEST)}
    assert names(read_plan(workbook_file(both))) == [*DESIGN, *BUILD]


def test_a_sheet_headed_otherwise_is_left_and_asked_about(workbook_file: Write) -> None:
    """Sessions are not called tasks: whether they are the plan's is asked."""
    other = plan(BUILD, head=["Session", "From", "To"])
    reading = read_plan(workbook_file({"Plan": plan(DESIGN), "Windows": other}))
    assert names(reading) == DESIGN and told(reading, "may be a part") == ["Windows"]


def test_a_copy_is_read_once(workbook_file: Write) -> None:
    """The same tasks on the same days are no further part."""
    reading = read_plan(workbook_file({"Plan": plan(DESIGN), "Plan (2)": plan(DESIGN)}))
    assert names(reading) == DESIGN and not told(reading, "other dates")


def drawn(months: Sequence[str], bars: dict[str, range]) -> Callable[[openpyxl.Workbook, str], None]:
    def write(book: openpyxl.Workbook, title: str) -> None:
        sheet = book.create_sheet(title)
        sheet.append(["Task", *months])
        for row, (name, columns) in enumerate(bars.items(), 2):
            sheet.cell(row, 1, name)
            for column in columns:
                sheet.cell(row, column).fill = PatternFill("solid", fgColor="4472C4")

    return write


def test_drawings_on_several_sheets_are_read_as_one_plan(tmp_path: Path) -> None:
    """Bars below months, a sheet a workstream."""
    months = ["Jan 2023", "Feb 2023", "Mar 2023", "Apr 2023", "May 2023", "Jun 2023"]
    book = openpyxl.Workbook()
    book.remove(book.active)
    drawn(months, {name: range(2 + n, 4 + n) for n, name in enumerate(DESIGN)})(book, "Design")
    drawn(months, {name: range(3 + n, 5 + n) for n, name in enumerate(BUILD)})(book, "Build")
    book.save(tmp_path / "drawn.xlsx")
    reading = read_plan(tmp_path / "drawn.xlsx")
    assert names(reading) == [*DESIGN, *BUILD] and reading.layout == "drawn grid"
    assert [row["start_from"] for row in reading.rows][4] == "2023-02-01"


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.integers(2, 9), min_size=1, max_size=5), st.permutations(range(5)))
def test_a_plan_cut_into_sheets_reads_back_whole(tmp_path: Path, sizes: list[int], order: list[int]) -> None:
    """However many tasks each sheet has, every one comes back on its days, and every row is accounted for."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    titles = ["Registration", "Metering", "Settlement", "Interfaces", "Training"]
    expected = []
    for number, size in enumerate(sizes):
        some = plan([f"{titles[order[number]]} item {one}" for one in range(size)], number)
        sheet = book.create_sheet(titles[order[number]])
        for row in some:
            sheet.append(row)
        expected += [(str(name), str(start)[:10]) for name, start, _ in some[1:]]
    book.save(tmp_path / "cut.xlsx")
    reading = read_plan(tmp_path / "cut.xlsx")
    assert [(row["activity_name"], row["start_from"]) for row in reading.rows] == expected
    assert accounted(reading)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Stage plan Jan", "Stage plan Feb"),
        ("Release plan", "Release plan (2)"),
        ("Team plan", "Copy of Team plan"),
        ("Phase 2 - March", "Phase 2 - April"),
    ],
)
def test_names_that_say_no_other_part_are_editions(workbook_file: Write, one: str, other: str) -> None:
    """A word for parts of work makes no part: the same tasks on other days are told."""
    reading = read_plan(workbook_file({one: plan(STAGES), other: plan(STAGES, 4)}))
    assert names(reading) == STAGES and told(reading, "with other dates") == [other]


@pytest.mark.parametrize("write", [str.upper, "{}.".format, "1. {}".format])
def test_tasks_are_the_same_however_they_are_spelt(workbook_file: Write, write: Callable[[str], str]) -> None:
    """In capitals, with a full stop, with a number before them."""
    reading = read_plan(workbook_file({"Plan": plan(STAGES), "Plan (2)": plan([*map(write, STAGES)], 9)}))
    assert len(reading.rows) == 4 and told(reading, "with other dates") == ["Plan (2)"]


def test_tasks_worded_otherwise_on_other_days_are_told(workbook_file: Write) -> None:
    """A plan written anew names the same work in other words."""
    anew = ["1.1 Drafting of the interface spec", "Spec review", "Baseline specs", "Publish the spec"]
    reading = read_plan(workbook_file({"Spring": plan(DESIGN), "Autumn": plan(anew, 9)}))
    assert names(reading) == DESIGN and told(reading, "with other dates") == ["Autumn"]


def test_a_sheet_that_repeats_some_of_the_tasks_is_told(workbook_file: Write) -> None:
    """Three of seven on other days are no part of the plan; a kick-off again is, and is told."""
    again = plan([*STAGES[:3], "A prep", "B prep", "C prep", "D prep"], 9)
    reading = read_plan(workbook_file({"Plan": plan([*STAGES, *DESIGN, *BUILD]), "Mar plan": again}))
    assert len(reading.rows) == 11 and [one["sheet"] for one in reading.warnings] == ["Mar plan"]
    parts = {"Design": plan(["Kick-off", *DESIGN]), "Build": plan(["Kick-off", *BUILD, *TEST], 4)}
    both = read_plan(workbook_file(parts))
    assert len(both.rows) == 11 and told(both, "each is counted") == ["Build"]
    three = read_plan(workbook_file(parts | {"Steer": plan(["Kick-off", "Close", "Board", "Audit"], 9)}))
    assert told(three, "each is counted") == ["Build", "Steer"]


def test_headings_that_mean_the_same_are_alike(workbook_file: Write) -> None:
    """Activity, Start date and End date go on with Task, Start and Finish."""
    other = plan(BUILD, 4, head=["Activity", "Start date", "End date"])
    assert names(read_plan(workbook_file({"Design": plan(DESIGN), "Build": other}))) == [*DESIGN, *BUILD]


def test_a_row_of_headings_said_of_one_sheet_loses_no_other(workbook_file: Write) -> None:
    """The sheet in which it heads a table is the plan, and others go on with it."""
    path = workbook_file({"Design": plan(DESIGN), "Build": [["Build"], ["Owner"], ["x"], *plan(BUILD, 4)]})
    for row in (1, 4):
        assert names(read_plan(path, Settings(header_row=row))) == [*DESIGN, *BUILD]


@pytest.mark.parametrize("name", ["Team", "Absence", "Resource plan"])
def test_persons_are_no_tasks(workbook_file: Write, name: str) -> None:
    """Where the plan's heading is Name, a sheet of people is headed alike."""
    head = ["Name", "Start", "Finish"]
    people = plan(["A Able", "B Baker"], head=head)
    assert names(read_plan(workbook_file({"Plan": plan(DESIGN, head=head), name: people}))) == DESIGN


@pytest.mark.parametrize("name", ["High level design", "Reporting dashboard"])
def test_work_called_as_a_summary_is_a_part(workbook_file: Write, name: str) -> None:
    """A workstream may be to design at a high level."""
    assert names(read_plan(workbook_file({name: plan(DESIGN), "Build": plan(BUILD, 4)}))) == [*DESIGN, *BUILD]


def test_a_summary_with_work_of_its_own_is_told(workbook_file: Write) -> None:
    """What no other sheet names is lost otherwise."""
    summary = plan(["Design phase", "Build phase", "Go live", "Hypercare exit"])
    reading = read_plan(workbook_file({"Summary": summary, "Design": plan(DESIGN), "Build": plan(BUILD, 4)}))
    assert names(reading) == [*DESIGN, *BUILD] and told(reading, "may be a part") == ["Summary"]


def test_a_hidden_sheet_headed_as_the_plan_is_told(workbook_file: Write) -> None:
    """Its tasks may be meant."""
    path = workbook_file({"Design": plan(DESIGN), "Build": plan(BUILD)}, change=hide("Build"))
    assert told(read_plan(path), "hidden or called as another list") == ["Build"]


def test_a_sheet_that_goes_on_without_headings_is_told(workbook_file: Write) -> None:
    """Page 2 of a plan: it is not read, and puts the rest in doubt; a list of risks with its headings is no page."""
    reading = read_plan(workbook_file({"p1": plan(DESIGN), "p2": plan(BUILD, 12)[1:]}))
    assert told(reading, "rows without headings") == ["p2"] and reading.reading_confidence == "low"
    risks = [["Risk", "Raised", "Due"], ["Late API", FIRST, FIRST]]
    assert not read_plan(workbook_file({"Plan": plan(DESIGN), "Risks": risks})).warnings


@pytest.mark.parametrize("name", ["Notes", "Key", "Help", "Legend", "Read me", "RAID log", "Contacts"])
def test_what_says_to_be_no_plan_puts_none_in_doubt(workbook_file: Write, name: str) -> None:
    """Rows without headings, dated where the plan's are, on a sheet called notes or another list."""
    reading = read_plan(workbook_file({"Plan": plan(DESIGN), name: plan(BUILD, 12)[1:]}))
    assert names(reading) == DESIGN and reading.reading_confidence == "high" and not reading.warnings
    assert why(reading, name) == {"another sheet: the plan was read elsewhere"}


@pytest.mark.parametrize("name", ["Cancelled", "Descoped tasks", "Removed"])
def test_what_was_dropped_is_no_part(workbook_file: Write, name: str) -> None:
    """A sheet of tasks that are no longer planned."""
    assert names(read_plan(workbook_file({"Plan": plan(DESIGN), name: plan(BUILD)}))) == DESIGN


def test_the_same_tasks_on_the_same_days_put_nothing_in_doubt(workbook_file: Write) -> None:
    """A plan and a view of it by owner."""
    assert (
        read_plan(workbook_file({"Plan": plan(DESIGN), "By owner": plan(DESIGN)})).reading_confidence
        == "high"
    )


TITLES = """Plan,Our plan,DCC plan,Elexon,Supplier,MSS,LDSO,Supplier A,Base,Stretch,Jan 23,Feb 23,2023,2024,Example,
Lists,Roadmap,Summary,POAP 1,POAP 2,v1,v2,With x,Without x,Programme,Old,Draft,A,Sheet1,.,Round 1,Wave 1,
Wave 2,Milestones"""
TASKS = [*DESIGN, *BUILD, *TEST, *STAGES, "Kick-off", "M9", "M10", "Task 1"]
tables = st.builds(
    lambda some, weeks, groups: [
        [*row, group] for row, group in zip(plan(some, weeks), ["Phase", *groups * 4], strict=False)
    ],
    st.lists(st.sampled_from(TASKS), max_size=8, unique=True),
    st.integers(0, 3),
    st.lists(st.sampled_from(["Design", "Build", ""]), min_size=4, max_size=4),
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.sampled_from(TITLES.replace("\n", "").split(",")), tables, min_size=2, max_size=6))
def test_whatever_sheets_are_called_every_row_is_accounted_for(
    workbook_file: Write, sheets: dict[str, Rows]
) -> None:
    """Some sheet is read, or it is said why none is; no task has the identifier of another."""
    reading = read_plan(workbook_file(sheets))
    assert accounted(reading) and (reading.rows or reading.set_aside)
    assert len({row["activity_id"] for row in reading.rows}) == len(reading.rows)


@pytest.mark.parametrize("title", ["Acme Energy plan (example)", "Example small supplier"])
def test_an_example_beside_a_blank_form_is_no_plan(workbook_file: Write, title: str) -> None:
    """Its tasks are nobody's, though nothing else is filled in; nor do they go on with a plan."""
    reading = read_plan(workbook_file({"Guidance": [HEAD], "Your plan": [HEAD], title: plan(DESIGN)}))
    assert not reading.rows and reading.reading_confidence == "low"
    assert names(read_plan(workbook_file({"Your plan": plan(DESIGN), title: plan(BUILD)}))) == DESIGN


def test_a_plan_that_says_what_it_changes_is_read_before_what_it_changed(workbook_file: Write) -> None:
    """Its subtitle speaks of the last submission; the older sheet says nothing."""
    now = [["Dates changed since last submission are shown in red"], *plan(DESIGN, 4)]
    reading = read_plan(workbook_file({"Plan": now, "October": plan(DESIGN)}))
    assert {row["sheet"] for row in reading.rows} == {"Plan"} and told(reading, "other dates") == ["October"]


SPLIT = {"Design": plan(DESIGN), "Build": plan(BUILD, 4), "Test": plan(TEST, 8)}


def gathered(days: int = 0, without: int = 0) -> Rows:
    """All tasks of three sheets below the names of those, so many days later, without the last so many."""
    rows = [[f"{title}: {row[0]}", *row[1:]] for title, listed in SPLIT.items() for row in listed[1:]]
    later = [[name, *(day + timedelta(days=days) for day in dated)] for name, *dated in rows]
    return [HEAD, *later[: len(later) - without]]


@pytest.mark.parametrize("is_first", [True, False])
def test_tasks_gathered_below_the_names_of_their_sheets_are_read_once(
    workbook_file: Write, is_first: bool
) -> None:
    """All tasks has Design: Review spec, which is the Review spec of the sheet Design."""
    sheets = {"All tasks": gathered(), **SPLIT} if is_first else {**SPLIT, "All tasks": gathered()}
    reading = read_plan(workbook_file(sheets))
    assert len(reading.rows) == len(DESIGN + BUILD + TEST) and accounted(reading)
    assert {row["sheet"] for row in reading.rows} == {"All tasks"} and not reading.warnings


def test_a_sheet_that_another_gathers_in_part_or_on_other_days_is_a_part_still(workbook_file: Write) -> None:
    """What is not there on the same days, each task of it, may be other work."""
    assert "Migration SIT" in names(read_plan(workbook_file({**SPLIT, "All tasks": gathered(without=1)})))
    assert "Review spec" in names(read_plan(workbook_file({**SPLIT, "All tasks": gathered(days=7)})))
