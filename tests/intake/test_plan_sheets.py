"""A plan that stands on several sheets, versions of one on several, and sheets that only seem to go on with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings

HEAD = ["Task", "Start", "Finish"]
DESIGN = ["Draft interface spec", "Review spec", "Baseline spec", "Publish spec"]
BUILD = ["Build adaptor", "Unit test adaptor", "Fix adaptor defects"]
TEST = ["Functional SIT", "Migration SIT"]
STAGES = ["Design", "Build", "Test", "Migrate"]
FIRST = datetime(2023, 1, 2)

Write = Callable[..., Path]
Rows = list[list[object]]


def plan(names: Sequence[str], weeks: int = 0, head: Sequence[str] = HEAD) -> Rows:
    """A table of tasks of two weeks each, the first so many weeks after another plan's."""
    begin = [FIRST + timedelta(weeks=weeks + 3 * number) for number in range(len(names))]
    rows = [[name, day, day + timedelta(days=13)] for name, day in zip(names, begin, strict=True)]
    return [list(head), *rows]


def names(reading: Reading) -> list[str]:
    return [row["activity_name"] for row in reading.rows]


def told(reading: Reading, words: str) -> list[str | None]:
    """The sheets of warnings that say some words."""
    return [one["sheet"] for one in reading.warnings if words in one["reason"]]


def why(reading: Reading, sheet: str) -> set[str]:
    """The reasons for which rows of a sheet are set aside."""
    return {one["reason"] for one in reading.set_aside if one["sheet"] == sheet}


def accounted(reading: Reading) -> bool:
    return reading.rows_in == reading.rows_kept + reading.rows_set_aside


# --- parts of one plan --------------------------------------------------------------------------------------


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
        ("Licence ABCD", "Licence EFGH"),
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


PHASES = {"Mobilise": ["Appoint lead", "Agree budget"], "Specify": ["Write spec", "Review spec"]}


def phases(late: int = 0) -> Rows:
    """The phases of the steps that `steps` gives, that end so many days after them."""
    last = timedelta(days=34 + late)
    return [
        HEAD,
        ["Mobilise", FIRST, FIRST + last],
        ["Specify", FIRST + timedelta(42), FIRST + timedelta(42) + last],
    ]


def steps() -> Rows:
    return plan([step for each in PHASES.values() for step in each])


def grouped(heading: str = "Phase") -> Rows:
    """Steps below a column of the phases that they are of."""
    of = [phase for phase, each in PHASES.items() for _ in each]
    return [[heading, *HEAD], *([one, *row] for one, row in zip(of, steps()[1:], strict=True))]


@pytest.mark.parametrize("late", [0, 5])
def test_phases_that_another_sheet_groups_its_tasks_by_are_not_read_beside_them(
    workbook_file: Write, late: int
) -> None:
    """Their days hold all of the group's: nothing is asked."""
    reading = read_plan(workbook_file({"Roadmap": phases(late), "Work": grouped()}))
    assert {row["sheet"] for row in reading.rows} == {"Work"} and not reading.warnings and accounted(reading)
    assert why(reading, "Roadmap") == {"a sheet that sums up those that are read"}


def test_a_phase_that_no_group_is_called_after_is_told(workbook_file: Write) -> None:
    """Two of three say what the sheet is; the third may be work that stands nowhere else."""
    roadmap = [*phases(), ["Hypercare", FIRST + timedelta(200), FIRST + timedelta(230)]]
    reading = read_plan(workbook_file({"Roadmap": roadmap, "Work": grouped()}))
    assert {row["sheet"] for row in reading.rows} == {"Work"} and told(reading, "may be a part") == [
        "Roadmap"
    ]


@pytest.mark.parametrize("late", [-10, 5])
def test_what_may_be_phases_is_read_and_told(workbook_file: Write, late: int) -> None:
    """Groups that go on after their phase, or phases around steps that no column groups."""
    reading = read_plan(workbook_file({"Roadmap": phases(late), "Work": grouped() if late < 0 else steps()}))
    assert len(reading.rows) == 6 and told(reading, "may be phases") == ["Roadmap"]


def test_phases_of_a_step_each_are_told(workbook_file: Write) -> None:
    """They begin and end with the steps, though one may be the only step of its phase: read, in doubt."""
    rows = steps()
    whole = ["Mobilise all", rows[1][1], rows[2][2]]
    reading = read_plan(
        workbook_file({"Sheet1": [HEAD, whole, ["Specify all", *rows[3][1:]]], "Sheet2": rows[:4]})
    )
    assert len(reading.rows) == 5 and told(reading, "may be phases") == ["Sheet1"]


@pytest.mark.parametrize("title", ["Sheet1", "Phasen"])
def test_phases_that_begin_and_end_with_steps_are_told_and_not_read(workbook_file: Write, title: str) -> None:
    """Whatever they are called: each holds several tasks of the other sheet, to the day."""
    reading = read_plan(workbook_file({title: phases(), "Sheet2": steps()}))
    assert names(reading) == [step for each in PHASES.values() for step in each] and accounted(reading)
    assert told(reading, "begin and end with the tasks") == [title]


def test_phases_called_as_the_sheets_or_titles_of_their_steps_sum_them_up(workbook_file: Write) -> None:
    """Mobilise phase is the sheet 1 Mobilise, and what stands above a table tells as much."""
    rows = steps()
    roadmap = [[f"{row[0]} phase", *row[1:]] if row is not HEAD else row for row in phases()]
    sheets = {"Timeline": roadmap, "1 Mobilise": rows[:3], "Sheet3": [["Specify"], [], HEAD, *rows[3:]]}
    reading = read_plan(workbook_file(sheets))
    assert len(reading.rows) == 4 and not reading.warnings


def test_long_work_beside_short_is_no_phase(workbook_file: Write) -> None:
    """What lasts all the time holds no group of steps: it does not follow itself."""
    whole = [HEAD, *([name, FIRST, FIRST + timedelta(400)] for name in ("Programme office", "Reporting"))]
    reading = read_plan(workbook_file({"Office": whole, "Work": steps()}))
    assert len(reading.rows) == 6 and not reading.warnings


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


@pytest.mark.parametrize(
    "name", ["Dependency testing", "Decision engine", "Lists migration", "Notes service"]
)
def test_work_on_what_registers_are_called_after_is_a_part(workbook_file: Write, name: str) -> None:
    """Other words beside them say what is done."""
    assert names(read_plan(workbook_file({"Design": plan(DESIGN), name: plan(BUILD)}))) == [*DESIGN, *BUILD]


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
    "sheets",
    [
        {"Plan": plan(DESIGN), "POAP 2": plan(TEST)},
        {"Acme plan": plan(DESIGN), "MHHS programme plan": plan([*BUILD, *TEST], 3)},
        {"Our plan": plan(DESIGN), "Programme plan": plan([*BUILD, *TEST])},
        {"Milestones": plan(DESIGN), "Programme milestones": plan(["M5", "M8", "M9", "M10", "M11"])},
        {"Acme": plan(DESIGN, 9), "POAP 1": plan([*DESIGN, *BUILD]), "POAP 2": plan([*DESIGN, *BUILD], 4)},
        {"Acme": plan(DESIGN, 9), "POAP 1": plan([*DESIGN, *BUILD, *TEST])},
    ],
)
def test_the_programmes_plan_is_no_part_of_the_senders(workbook_file: Write, sheets: dict[str, Rows]) -> None:
    """However much more it holds: the sender's own is read, and the other told."""
    reading = read_plan(workbook_file(sheets))
    assert names(reading) == DESIGN and reading.warnings


@pytest.mark.parametrize(
    ("own", "theirs"),
    [
        ("Our plan", ["DCC plan"]),
        ("Acme", ["DCC", "Elexon's dates", "RECCo"]),
        ("Plan", ["LDSO"]),
        ("Our work", ["1 Central systems", "DCC & Elexon"]),
        ("Delivery plan", ["Agents' plans", "LDSO readiness", "Vendors"]),
    ],
)
@pytest.mark.parametrize("are_first", [True, False])
def test_another_partys_plan_is_no_part_of_the_senders(
    workbook_file: Write, own: str, theirs: list[str], are_first: bool
) -> None:
    """A sheet called after a party, and no work, is read as the programme's plan is: not, and told."""
    others = {name: plan([f"{name} item {number}" for number in range(6)], 3) for name in theirs}
    sheets = others | {own: plan(DESIGN)} if are_first else {own: plan(DESIGN)} | others
    reading = read_plan(workbook_file(sheets))
    assert names(reading) == DESIGN and accounted(reading)
    assert sorted(map(str, told(reading, "called after another party"))) == sorted(theirs)


def test_a_title_says_which_party_a_plan_is_of(workbook_file: Write) -> None:
    """Where nobody named the sheets."""
    sheets = {
        "Sheet1": [["DNO delivery plan"], [], *plan([*BUILD, *TEST])],
        "Sheet2": [["Acme plan"], [], *plan(DESIGN)],
    }
    assert names(read_plan(workbook_file(sheets))) == DESIGN


def test_a_partys_plan_is_not_taken_for_the_senders(workbook_file: Write) -> None:
    """Whatever way the sender's is laid out in, unless it is next to nothing: then the other is read, in doubt."""
    theirs = plan([*BUILD, *TEST], 3)
    own = [["Milestone", "Date"], *([name, FIRST] for name in DESIGN)]
    reading = read_plan(workbook_file({"Acme": own, "DCC plan": theirs}))
    assert {row["sheet"] for row in reading.rows} == {"Acme"} and told(reading, "another party") == [
        "DCC plan"
    ]
    scarce = read_plan(workbook_file({"Acme": plan(DESIGN[:1]), "DCC plan": plan([*BUILD, *TEST, *STAGES])}))
    assert told(scarce, "whose plan the file is") == ["DCC plan"] and scarce.reading_confidence == "low"


def test_a_party_may_send_its_own_plan(workbook_file: Write) -> None:
    """With a summary beside it, or work called after itself; what a form asks for is no title of a plan."""
    overview = {"Elexon plan": plan([*DESIGN, *BUILD]), "Overview": plan(["Specifying", "Coding"], 3)}
    assert {row["sheet"] for row in read_plan(workbook_file(overview)).rows} == {"Elexon plan"}
    asked = {"Work": [["Supplier"], [], *plan(DESIGN)], "Delivery plan": plan(BUILD)}
    assert len(read_plan(workbook_file(asked)).rows) == 7


def test_of_several_parties_plans_one_is_read_in_doubt(workbook_file: Write) -> None:
    """Nobody says which of them sent it."""
    reading = read_plan(workbook_file({"Supplier A": plan(DESIGN), "Supplier B": plan(BUILD)}))
    assert names(reading) == DESIGN and reading.reading_confidence == "low"
    assert told(reading, "called after another party") == ["Supplier B"]


@pytest.mark.parametrize("tasks", [[DESIGN, BUILD, TEST], [STAGES] * 3])
def test_sorts_of_parties_may_be_one_sender(workbook_file: Write, tasks: list[list[str]]) -> None:
    """A group has a sheet a role, of the same tasks or others: they are read together, and that is told."""
    titles = ("Supplier", "MSS", "SDS")
    reading = read_plan(workbook_file({title: plan(each) for title, each in zip(titles, tasks, strict=True)}))
    assert names(reading) == [name for each in tasks for name in each]
    assert told(reading, "several parties") == ["Supplier"]


@pytest.mark.parametrize(
    ("one", "other"),
    [("DCC integration", "Elexon testing"), ("Supplier selection", "Metering"), ("Programme", "Billing")],
)
def test_work_with_a_party_is_the_senders(workbook_file: Write, one: str, other: str) -> None:
    """Other words beside a party's name say what is done."""
    reading = read_plan(workbook_file({one: plan(DESIGN), other: plan(BUILD)}))
    assert names(reading) == [*DESIGN, *BUILD] and not reading.warnings


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


@pytest.mark.parametrize("name", ["Cancelled", "Descoped tasks", "Removed"])
def test_what_was_dropped_is_no_part(workbook_file: Write, name: str) -> None:
    """A sheet of tasks that are no longer planned."""
    assert names(read_plan(workbook_file({"Plan": plan(DESIGN), name: plan(BUILD)}))) == DESIGN


def test_a_sheet_of_the_programmes_milestones_is_no_part(workbook_file: Write) -> None:
    """Whatever it is called: M9 to M11 are not its sender's tasks."""
    reading = read_plan(workbook_file({"Plan": plan(DESIGN), "Reference": plan(["M9: SIT", "M10", "M11"])}))
    assert names(reading) == DESIGN and told(reading, "may be a part") == ["Reference"]


def test_a_title_says_whose_plan_it_is_as_well_as_a_name(workbook_file: Write) -> None:
    """Sheets that nobody named are told apart by what stands above their tables."""
    sheets = {
        "Sheet1": [["MHHS Programme milestones"], [], *plan([*BUILD, *TEST])],
        "Sheet2": [["Our plan"], [], *plan(DESIGN)],
    }
    assert names(read_plan(workbook_file(sheets))) == DESIGN


def test_the_same_tasks_on_the_same_days_put_nothing_in_doubt(workbook_file: Write) -> None:
    """A plan and a view of it by owner."""
    assert (
        read_plan(workbook_file({"Plan": plan(DESIGN), "By owner": plan(DESIGN)})).reading_confidence
        == "high"
    )


# --- versions on several sheets -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("POAP 1", "POAP 2"),
        ("Acme POAP1", "Acme POAP2"),
        ("Option A", "Option B"),
        ("Plan v1", "Plan v2"),
        ("v1", "v2"),
        ("Plan v0.1", "Plan v0.2"),
        ("Best case", "Worst case"),
        ("As is", "To be"),
        ("Do minimum", "Do maximum"),
        ("Plan with extension", "Plan without extension"),
        ("Base", "Stretch plan"),
        ("Low", "High"),
        ("Scénario bas", "Scénario haut"),
        ("Jan 26", "Feb 26"),
        ("Status wk 10", "Status wk 12"),
        ("Feb 23 v2", "Mar 23 v1"),
        ("Plan 20230301", "Plan_20230405"),
    ],
)
def test_versions_on_several_sheets_are_not_read_unasked(workbook_file: Write, one: str, other: str) -> None:
    """Neither is the sender's plan until somebody says so; the one that is said is read alone, without a doubt."""
    path = workbook_file({one: plan(STAGES), other: plan(STAGES, 9)})
    reading = read_plan(path)
    assert len(reading.rows) == 0 and reading.reading_confidence == "low" and accounted(reading)
    assert told(reading, "on several sheets") == [one]
    assert {len(why(reading, sheet)) for sheet in (one, other)} == {1}
    said = reading.alternatives[-1]["version"]
    chosen = read_plan(path, Settings(version=said))
    assert {row["sheet"] for row in chosen.rows} == {other} and len(chosen.rows) == 4
    assert chosen.reading_confidence == "high" and not chosen.impossible and accounted(chosen)


def test_with_and_without_are_versions_where_they_date_any_task_otherwise(workbook_file: Write) -> None:
    """Else they may be parts, which is told; no task need be shared where no less can be done."""
    again = {"With outage": plan(DESIGN), "Without outage": plan([*BUILD, *DESIGN[:1]], 9)}
    assert len(read_plan(workbook_file(again)).rows) == 0
    apart = read_plan(workbook_file({"With outage": plan(DESIGN), "Without outage": plan(BUILD)}))
    assert len(apart.rows) == 7 and told(apart, "called as cases") == ["Without outage"]
    assert len(read_plan(workbook_file({"Do minimum": plan(DESIGN), "Do maximum": plan(BUILD)})).rows) == 0


def test_cohorts_may_be_parts_or_a_choice(workbook_file: Write) -> None:
    """The same tasks for each are read, and told: a participant may be in one alone."""
    reading = read_plan(workbook_file({f"Cohort {number}": plan(STAGES, 9 * number) for number in (1, 2)}))
    assert len(reading.rows) == 8 and told(reading, "each is counted") == ["Cohort 2"]


def test_cases_that_may_be_parts_are_read_and_told(workbook_file: Write) -> None:
    """High and low may be priorities; nothing is asked of a voltage."""
    reading = read_plan(workbook_file({"High": plan(DESIGN), "Low": plan(BUILD)}))
    assert len(reading.rows) == 7 and told(reading, "called as cases") == ["Low"]
    assert not read_plan(workbook_file({"High voltage": plan(DESIGN), "Low voltage": plan(BUILD)})).warnings


def test_work_that_stands_on_two_sheets_on_other_days_varies_the_plan(workbook_file: Write) -> None:
    """Two tasks that only one work has are enough, whatever the sheets are called; usual steps of any work are not."""
    others = [f"Build item {number}" for number in range(8)]
    own = ["Draft interface specification", "Migrate meter details", *DESIGN, *STAGES]
    again = plan([*own[:2], *others], 9)
    reading = read_plan(workbook_file({"Plan": plan(own), "Accelerated": again}))
    assert names(reading) == own and told(reading, "with other dates") == ["Accelerated"]
    usual = ["Kick-off", "System integration testing"]
    parts = {"Tech": plan([*usual, *DESIGN, *STAGES]), "Business": plan([*usual, *others], 9)}
    assert told(read_plan(workbook_file(parts)), "each is counted") == ["Business"]


@pytest.mark.parametrize("titles", [["2023", "2024"], ["FY22", "FY23"], ["Plan Q1 2023", "Plan Q1 2024"]])
def test_sheets_called_after_the_time_of_their_tasks_are_parts(
    workbook_file: Write, titles: list[str]
) -> None:
    """A meeting that is held again each year is no other edition of the plan."""
    week = 0 if "FY22" not in titles else 2
    sheets = {
        title: plan(["Steering", f"Work of {title}"], week + 52 * place) for place, title in enumerate(titles)
    }
    reading = read_plan(workbook_file(sheets))
    assert len(reading.rows) == 4 and told(reading, "each is counted") == titles[1:]


@pytest.mark.parametrize("other", ["2023 update", "Plan 2023", "Q1 2023", "H1 2023"])
def test_two_sheets_of_one_time_are_no_parts(workbook_file: Write, other: str) -> None:
    """What is called after the same time, or a part of it, names the same tasks on other days as a version does."""
    reading = read_plan(workbook_file({"2023": plan(STAGES, 1), other: plan(STAGES, 2)}))
    assert names(reading) == STAGES and told(reading, "with other dates") == [other]


def test_versions_by_title_of_sheets_of_any_name(workbook_file: Write) -> None:
    """A title above the headings says it as well as the sheet's name."""
    path = workbook_file(
        {"Gantt": [["POAP 1 view"], *plan(STAGES)], "Gantt 2": [["POAP 2 view"], *plan(STAGES, 9)]}
    )
    assert len(read_plan(path).rows) == 0
    assert {row["sheet"] for row in read_plan(path, Settings(version="POAP 2")).rows} == {"Gantt 2"}


def test_options_of_other_tasks_are_versions_too(workbook_file: Write) -> None:
    """What is done under option B instead of option A is not done beside it."""
    reading = read_plan(workbook_file({"Option A": plan(DESIGN), "Option B": plan(BUILD)}))
    assert len(reading.rows) == 0 and told(reading, "on several sheets") == ["Option A"]


def test_each_version_may_have_several_sheets(workbook_file: Write) -> None:
    """The parts of the one that is said are read together."""
    path = workbook_file(
        {
            "POAP 1 Design": plan(DESIGN),
            "POAP 1 Build": plan(BUILD, 4),
            "POAP 2 Design": plan(DESIGN, 9),
            "POAP 2 Build": plan(BUILD, 13),
        }
    )
    assert len(read_plan(path).rows) == 0
    chosen = read_plan(path, Settings(version="POAP 2"))
    assert [row["sheet"] for row in chosen.rows] == ["POAP 2 Design"] * 4 + ["POAP 2 Build"] * 3


def test_a_version_that_no_sheet_is_of_is_told(workbook_file: Write) -> None:
    """With those that there are."""
    reading = read_plan(
        workbook_file({"POAP 1": plan(STAGES), "POAP 2": plan(STAGES, 9)}), Settings(version="POAP 3")
    )
    assert reading.impossible == {"version": "no version 'POAP 3'; the versions told are POAP 1, POAP 2"}


@pytest.mark.parametrize("name", ["Our plan", "Current plan"])
def test_the_senders_own_plan_is_read_beside_the_programmes(workbook_file: Write, name: str) -> None:
    """However much more the other sheet holds; that its dates differ is told."""
    reading = read_plan(workbook_file({"POAP 1": plan([*STAGES, "Closure"]), name: plan(STAGES, 9)}))
    assert {row["sheet"] for row in reading.rows} == {name}
    assert told(reading, "with other dates") == ["POAP 1"]


@pytest.mark.parametrize("other", ["Mar plan", "Plan (2)", "Sheet2"])
def test_the_same_tasks_on_other_days_are_told(workbook_file: Write, other: str) -> None:
    """Where nobody says which is the plan, the first is read, in doubt."""
    reading = read_plan(workbook_file({"Plan": plan(STAGES), other: plan(STAGES, 9)}))
    assert told(reading, "with other dates") == [other] and reading.reading_confidence == "low"
    assert {row["sheet"] for row in reading.rows} == {"Plan"}


def test_a_few_tasks_on_other_days_do_not_put_the_plan_in_doubt(workbook_file: Write) -> None:
    """A list of key tasks that is out of date is told, and no more."""
    many = [*DESIGN, *BUILD, *TEST]
    reading = read_plan(workbook_file({"Plan": plan(many), "Key tasks": plan(many[:2], 2)}))
    assert told(reading, "with other dates") == ["Key tasks"] and reading.reading_confidence == "high"


def test_versions_are_told_apart_across_all_sheets(workbook_file: Write) -> None:
    """Each part of a version is of it wherever its name says so, and no part of another is read with it."""
    path = workbook_file(
        {
            "Design POAP 1": plan(DESIGN),
            "Build POAP 1": plan(BUILD, 4),
            "Design POAP 2": plan(DESIGN, 20),
            "Build POAP 2": plan(BUILD, 24),
        }
    )
    assert len(read_plan(path).rows) == 0
    chosen = read_plan(path, Settings(version="POAP 2"))
    assert [row["sheet"] for row in chosen.rows] == ["Design POAP 2"] * 4 + ["Build POAP 2"] * 3


def test_tasks_beside_versions_are_read_with_the_one_that_is_said(workbook_file: Write) -> None:
    """Unasked they are read alone, in doubt: nobody says which option goes with them."""
    common = [f"Common task {number}" for number in range(6)]
    path = workbook_file({"Common": plan(common), "Option A": plan(DESIGN), "Option B": plan(BUILD)})
    reading = read_plan(path)
    assert names(reading) == common and reading.reading_confidence == "low"
    assert told(reading, "stand beside what is read") == ["Option A"]
    chosen = read_plan(path, Settings(version="Option B"))
    assert names(chosen) == [*common, *BUILD] and not chosen.impossible


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("v2 DRAFT", "v3 FINAL"),
        ("Acme MHHS v1", "Acme MHHS v2"),
        ("Version 1.0", "Version 1.1"),
        ("Scenario 1", "Scenario 2"),
    ],
)
def test_editions_of_other_words_are_versions(workbook_file: Write, one: str, other: str) -> None:
    """A plan written anew names its tasks otherwise; the sheet's whole name chooses one as well."""
    path = workbook_file({one: plan(DESIGN), other: plan(BUILD)})
    assert len(read_plan(path).rows) == 0
    chosen = read_plan(path, Settings(version=other))
    assert names(chosen) == BUILD and not chosen.impossible


def test_sheets_and_a_version_said_together_both_count(workbook_file: Write) -> None:
    """Of the sheets named, those of the version."""
    path = workbook_file({"POAP 1": plan(STAGES), "POAP 2": plan(STAGES, 9), "Notes": [["x"]]})
    reading = read_plan(path, Settings(sheets=("POAP 1", "POAP 2"), version="POAP 2"))
    assert {row["sheet"] for row in reading.rows} == {"POAP 2"}
