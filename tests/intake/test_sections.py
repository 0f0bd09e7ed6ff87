"""Tables below one another on a sheet, and what their titles say that they are."""

from __future__ import annotations

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.intake.tables.block_titles import TITLE
from tests.intake.sheets import BUILD, DESIGN, STAGES, TEST, Rows, Write, accounted, names, plan, told

OTHER = ["Activity", "Start date", "Finish date"]


def stacked(*parts: tuple[str, Rows], gap: int = 0) -> dict[str, Rows]:
    """A sheet of tables below one another, each below its title."""
    rows: Rows = []
    for title, table in parts:
        rows += [[title], *([] for _ in range(gap)), *table, *([] for _ in range(gap + 1))]
    return {"Sheet1": rows}


@pytest.mark.parametrize(
    ("own", "title"),
    [
        ("Plan", "Deferred work"),
        ("Plan", "Cancelled"),
        ("Plan", "Key dates"),
        ("Our plan", "DCC plan"),
        ("Our plan", "Programme milestones"),
        ("Level 2", "Level 1"),
    ],
)
@pytest.mark.parametrize("is_first", [True, False])
@pytest.mark.parametrize("gap", [0, 1])
@pytest.mark.parametrize("head", [plan([])[0], OTHER])
def test_a_table_that_its_title_tells_from_the_plan_is_no_part(
    workbook_file: Write, own: str, title: str, is_first: bool, gap: int, head: list[str]
) -> None:
    """However it is headed, above the plan or below it: it is left and told."""
    parts = [(own, plan(DESIGN)), (title, plan(BUILD, 9, head))]
    reading = read_plan(workbook_file(stacked(*(parts[::-1] if is_first else parts), gap=gap)))
    assert names(reading) == DESIGN and reading.reading_confidence == "medium" and accounted(reading)
    assert told(reading, "whose title says") == ["Sheet1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("High", "Low"),
        ("P80", "P90"),
        ("With contingency", "Without contingency"),
        ("As at 14 Nov", "As at 12 Dec"),
    ],
)
@pytest.mark.parametrize("tasks", [STAGES, [*DESIGN, *BUILD, STAGES[0]]])
def test_cases_and_editions_below_one_another_are_versions(
    workbook_file: Write, one: str, other: str, tasks: list[str]
) -> None:
    """None is read until somebody says which, however few of their tasks are the same."""
    path = workbook_file(stacked((one, plan(STAGES)), (other, plan(tasks, 9))))
    reading = read_plan(path)
    assert len(reading.rows) == 0 and reading.reading_confidence == "low" and accounted(reading)
    assert told(reading, "in tables of one sheet") == ["Sheet1"]
    chosen = read_plan(path, Settings(version=other))
    assert names(chosen) == tasks and not chosen.impossible and accounted(chosen)
    assert len(read_plan(path, Settings(header_row=2)).rows) == len(STAGES)


@pytest.mark.parametrize("title", ["Example", "Previous plan", "Risks", "Open actions"])
def test_an_example_or_another_list_below_the_same_headings_is_no_part(
    workbook_file: Write, title: str
) -> None:
    """Above the plan itself."""
    reading = read_plan(workbook_file(stacked((title, plan(BUILD)), ("Your plan", plan(DESIGN)))))
    assert names(reading) == DESIGN and told(reading, "whose title says") == ["Sheet1"]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Build", "Test"),
        ("DCC", "Elexon"),
        ("Phase 1", "Phase 2"),
        ("January 2026", "February 2026"),
        ("MHHS programme milestones", "Testing"),
        ("Deferred billing", "Cancelled meters"),
        ("High voltage", "Low voltage"),
        ("Risk & compliance", "Approvals and governance"),
        ("Old meters", "Staff training"),
    ],
)
def test_groups_of_one_plan_stay_together(workbook_file: Write, one: str, other: str) -> None:
    """What their titles say is work, or stands over all of them: each is the group of the rows below it."""
    reading = read_plan(workbook_file(stacked((one, plan(DESIGN)), (other, plan(TEST, 9)), gap=1)))
    _hold_grouped(reading, one, other)


@pytest.mark.parametrize(("one", "other"), [("Build", "Test"), ("DCC", "Elexon"), ("Wave 1", "Wave 2")])
@pytest.mark.parametrize("gap", [0, 1])
def test_tables_headed_otherwise_are_groups_too(workbook_file: Write, one: str, other: str, gap: int) -> None:
    """A title over headings of its own groups its rows as one over headings said again does."""
    parts = stacked((one, plan(DESIGN)), (other, plan(TEST, 9, OTHER)), gap=gap)
    _hold_grouped(read_plan(workbook_file(parts)), one, other)


def test_headings_said_twice_in_each_of_two_tables_are_no_titles(workbook_file: Write) -> None:
    """What heads the names again further down stands over no heading of them."""
    rows = [*plan(DESIGN), [], *plan(BUILD, 9), [], *plan(TEST, 18, OTHER), [], *plan(STAGES, 27, OTHER)]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert names(reading) == [*DESIGN, *BUILD, *TEST, *STAGES]
    assert {row["outline"] for row in reading.rows} == {None}


def _hold_grouped(reading: Reading, one: str, other: str) -> None:
    """Hold that each table stands under its title, which is told as no task."""
    assert names(reading) == [*DESIGN, *TEST]
    assert [row["outline"] for row in reading.rows] == [one] * len(DESIGN) + [other] * len(TEST)
    assert reading.reading_confidence == "high" and not reading.warnings and accounted(reading)
    assert {entry["text"]: entry["reason"] for entry in reading.set_aside} == {one: TITLE[0], other: TITLE[0]}


def test_a_table_without_a_title_leaves_the_others_without_groups(workbook_file: Write) -> None:
    """What stands over one of them alone may be over all."""
    rows = [["Alder"], *plan(DESIGN), [], *plan(TEST, 9, OTHER)]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert names(reading) == [*DESIGN, *TEST] and {row["outline"] for row in reading.rows} == {None}


@pytest.mark.parametrize("title", ["Acme programme plan", "Plan on a page summary", "Template v2"])
@pytest.mark.parametrize("is_above", [True, False])
@pytest.mark.parametrize("is_continued", [True, False])
def test_a_title_that_is_said_again_on_each_page_is_of_all(
    workbook_file: Write, title: str, is_above: bool, is_continued: bool
) -> None:
    """Right above the headings of each, or at first further up, beside other words."""
    again = f"{title} (continued)" if is_continued else title
    pages = stacked((title, plan(DESIGN)), (again, plan(BUILD, 9)), gap=1)["Sheet1"]
    rows = [[title, "Issued 3 Feb"], [], *pages[1:]] if is_above else pages
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert {*DESIGN, *BUILD} <= {*names(reading)} and not told(reading, "whose title says")


@pytest.mark.parametrize("last", ["Approvals", "TBC", "Build sign-off"])
@pytest.mark.parametrize("title", ["Build", "Deferred work"])
def test_an_undated_task_above_a_gap_is_no_title_of_what_is_below(
    workbook_file: Write, last: str, title: str
) -> None:
    """The last task of a block may have no date yet: it stays a task of its own block."""
    rows = [["Design"], *plan(DESIGN), [last], [], [title], *plan(BUILD, 9)]
    reading = read_plan(workbook_file({"Sheet1": rows}))
    assert ({*BUILD} <= {*names(reading)}) == (title == "Build") and accounted(reading)
    assert last in (*names(reading), *(entry["text"] for entry in reading.set_aside))
    assert title != "Build" or last in names(reading)
    headless = read_plan(workbook_file({"Sheet1": [["Plan"], *plan(DESIGN), [last], [], *plan(BUILD, 9)]}))
    assert {*DESIGN, last, *BUILD} <= {*names(headless)}


@pytest.mark.parametrize("party", ["Elexon", "DCC", "Helix"])
def test_a_workstream_may_be_called_after_a_party(workbook_file: Write, party: str) -> None:
    """Only a title that speaks of a party's plan says that the plan is another's."""
    parts = [("Design", plan(DESIGN)), (party, plan(BUILD, 9)), ("Test", plan(TEST, 12))]
    reading = read_plan(workbook_file(stacked(*parts)))
    assert {*DESIGN, *BUILD, *TEST} <= {*names(reading)} and not told(reading, "whose title says")
