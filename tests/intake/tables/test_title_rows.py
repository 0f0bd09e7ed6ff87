"""Titles within a table, without dates, stand over the tasks below them; other rows without dates stay tasks."""

from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.worksheet.worksheet import Worksheet

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

HEAD = ["Task", "Start", "Finish", "Owner"]
FIRST = date(2026, 1, 5)
AMBER = PatternFill("solid", fgColor="FFCC00")


def task(name: str, days: int) -> list[object]:
    start = FIRST + timedelta(days)
    return [name, start, start + timedelta(9), "PMO"]


PHASES = [
    ["Mobilise"],
    task("Appoint a lead", 0),
    task("Agree scope", 7),
    ["Design"],
    task("Agree interfaces", 14),
    task("Write specification", 21),
    ["Build"],
    task("Build the adaptor", 28),
    task("Test units", 35),
]
TITLES = ["Mobilise", "Design", "Build"]
UNDER = [None, "Mobilise", "Mobilise", None, "Design", "Design", None, "Build", "Build"]


def page_of(rows: Sequence[Sequence[object]]) -> Worksheet:
    """A sheet of headings and rows."""
    page = Workbook().active
    for row in [HEAD, *rows]:
        page.append(row)
    return page


def rows_named(page: Worksheet, names: Sequence[str]) -> list[int]:
    return [row for row in range(2, page.max_row + 1) if page.cell(row, 1).value in names]


def merge(page: Worksheet, names: Sequence[str]) -> None:
    for row in rows_named(page, names):
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(HEAD))


def fill(page: Worksheet, names: Sequence[str]) -> None:
    for row in rows_named(page, names):
        for column in range(1, len(HEAD) + 1):
            page.cell(row, column).fill = AMBER


def embolden(page: Worksheet, names: Sequence[str]) -> None:
    for row in rows_named(page, names):
        page.cell(row, 1).font = Font(bold=True)


def read(page: Worksheet, folder: Path) -> Reading:
    page.parent.save(folder / "plan.xlsx")
    return read_plan(folder / "plan.xlsx")


def outlines(reading: Reading) -> list[str | None]:
    return [row["outline"] for row in reading.rows]


def summaries(reading: Reading) -> list[str]:
    return [row["activity_name"] for row in reading.rows if row["is_summary"]]


@pytest.mark.parametrize("show", [merge, fill, embolden])
def test_titles_that_are_merged_filled_or_bold_stand_over_their_tasks(tmp_path, show) -> None:
    """Each task stands under the title above it, and no title counts as a task without dates."""
    page = page_of(PHASES)
    show(page, TITLES)
    reading = read(page, tmp_path)
    assert (outlines(reading), summaries(reading)) == (UNDER, TITLES)
    assert reading.reasons[0].endswith("6 dated, 3 heading others")


@pytest.mark.parametrize("show", [merge, fill, embolden])
def test_titles_stay_titles_beside_a_legend_and_with_notes(tmp_path, show) -> None:
    """What stands right of the table is no word of its rows, and a remark on a title is no owner or date."""
    rows = [
        [*row, *[None] * (len(HEAD) - len(row)), note]
        for row, note in zip(PHASES, ["Agreed", *[""] * 8], strict=True)
    ]
    page = page_of(rows)
    page.cell(1, len(HEAD) + 1, "Notes")
    for row, word in enumerate(["Key", "Complete", "On track", "Late"], 1):
        page.cell(row, len(HEAD) + 4, word)
    show(page, TITLES)
    reading = read(page, tmp_path)
    assert (outlines(reading), summaries(reading)) == (UNDER, TITLES)


def test_rows_without_dates_that_look_like_tasks_are_tasks(tmp_path) -> None:
    """Nobody can say that they are titles: their dates may be missing."""
    reading = read(page_of(PHASES), tmp_path)
    assert (outlines(reading), summaries(reading)) == ([None] * len(PHASES), [])


@pytest.mark.parametrize("show", [fill, embolden])
@pytest.mark.parametrize(
    "rows",
    [
        [task("Agree scope", 0), ["Sign off"], *PHASES[1:3], ["Approve"], *PHASES[4:6], task("Train", 50)],
        [["Sign off"], *PHASES[1:3], *PHASES[4:6], *PHASES[7:]],
        [["Sign off"], PHASES[1], ["Approve"], PHASES[2]],
        [["Get ready"], *PHASES[1:3], ["Sign off"], *PHASES[4:6], ["Approve"], *PHASES[7:]],
    ],
)
def test_tasks_marked_for_their_missing_dates_stay_tasks(tmp_path, show, rows) -> None:
    """The table begins otherwise, only one row is shown so, or there are as many as tasks with dates."""
    page = page_of(rows)
    show(page, ["Sign off", "Approve"])
    assert summaries(read(page, tmp_path)) == []


def test_a_task_without_dates_stays_one_among_titles(tmp_path) -> None:
    """It is not shown as they are; it may head what stands below it all the same, which is under no title then."""
    page = page_of([*PHASES[:5], ["Sign off"], *PHASES[5:]])
    embolden(page, TITLES)
    reading = read(page, tmp_path)
    assert summaries(reading) == TITLES
    assert outlines(reading) == [*UNDER[:5], None, None, *UNDER[6:]]


def test_titles_right_below_others_shown_otherwise_lie_beneath_them(tmp_path) -> None:
    """Phase 2 is shown as Phase 1 is: what stands below it lies beneath no title of the first."""
    first, second, third = PHASES[:3], PHASES[3:6], PHASES[6:]
    page = page_of([["Phase 1"], *first, *second, ["Phase 2"], *third, ["Phase 3"]])
    embolden(page, TITLES)
    fill(page, ["Phase 1", "Phase 2", "Phase 3"])
    reading = read(page, tmp_path)
    assert summaries(reading) == ["Phase 1", "Mobilise", "Design", "Phase 2", "Build"], (
        "nothing lies beneath Phase 3"
    )
    below = ["Phase 1", *["Phase 1 > Mobilise"] * 2, "Phase 1", *["Phase 1 > Design"] * 2]
    assert outlines(reading) == [None, *below, None, "Phase 2", *["Phase 2 > Build"] * 2, None]


def test_a_title_over_a_task_without_dates_is_one(tmp_path) -> None:
    """The task, shown as tasks are, stands under it."""
    page = page_of([PHASES[0], ["Sign off"], *PHASES[1:]])
    embolden(page, TITLES)
    reading = read(page, tmp_path)
    assert (summaries(reading), outlines(reading)[:3]) == (TITLES, [None, "Mobilise", "Mobilise"])


def test_rows_read_as_titles_are_told(tmp_path) -> None:
    """A warning names them all at the first: each may be a task whose dates are missing."""
    page = page_of(PHASES)
    merge(page, TITLES)
    (told,) = read(page, tmp_path).warnings
    assert (told["cell"], told["text"], told["remedy"][:3]) == ("A2", "Mobilise; Design; Build", "ask")


@pytest.mark.parametrize("show", [fill, embolden])
def test_looks_tell_nothing_where_tasks_say_no_more_than_their_dates(tmp_path, show) -> None:
    """A row without dates then lacks nothing else, and may be marked for that."""
    page = Workbook().active
    for row in [HEAD, *PHASES]:
        page.append(row[:3])
    show(page, TITLES)
    assert summaries(read(page, tmp_path)) == []


def test_a_remark_merged_between_tasks_is_no_title(tmp_path) -> None:
    """One row alone, below tasks, may be a task whose dates are not known."""
    page = page_of([*PHASES[1:3], ["Await Ofgem's decision"], *PHASES[4:6]])
    merge(page, ["Await Ofgem's decision"])
    assert summaries(read(page, tmp_path)) == []


def test_a_name_merged_over_its_start_alone_is_no_title(tmp_path) -> None:
    """Its text needs the room; its dates may be missing."""
    page = page_of([*PHASES])
    for row in rows_named(page, TITLES):
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=2)
    assert summaries(read(page, tmp_path)) == []


@pytest.mark.parametrize(
    "between", [["Testing", None, None, "Jo"], ["Testing", FIRST, FIRST, "Jo"], ["Cancelled: Testing"]]
)
def test_a_row_that_may_be_a_title_ends_what_the_one_before_stands_over(tmp_path, between) -> None:
    """Shown as few tasks are, or without dates, it may stand over what follows: that is under no other title."""
    page = page_of([*PHASES[:6], between, task("Run SIT", 60), task("Run UIT", 70), *PHASES[6:]])
    merge(page, TITLES)
    embolden(page, [str(between[0])])
    reading = read(page, tmp_path)
    assert {row["activity_name"]: row["outline"] for row in reading.rows}["Run SIT"] is None
    assert outlines(reading)[-2:] == ["Build", "Build"]


def test_titles_sorted_apart_from_their_tasks_stand_over_none(tmp_path) -> None:
    """Sorted by date, rows without any come first: the last of them is no title of all tasks."""
    page = page_of([*([name] for name in TITLES), *(row for row in PHASES if len(row) > 1)])
    embolden(page, TITLES)
    assert summaries(read(page, tmp_path)) == []


def test_an_empty_phase_of_its_own_colour_is_not_above_the_next(tmp_path) -> None:
    """Each phase has another colour: none lies beneath another."""
    page = page_of([["Prepare"], *PHASES])
    for name, colour in zip(["Prepare", *TITLES], ["4472C4", "70AD47", "ED7D31", "7030A0"], strict=True):
        page.cell(rows_named(page, [name])[0], 1).fill = PatternFill("solid", fgColor=colour)
    reading = read(page, tmp_path)
    assert (summaries(reading), outlines(reading)) == (TITLES, [None, *UNDER])


@pytest.mark.parametrize(
    "rows",
    [
        [
            ["Plan release"],
            task("Build", 0),
            task("Test", 9),
            ["Plan release"],
            task("Build", 30),
            task("Test", 40),
        ],
        [
            ["SIT"],
            task("Plan", 0),
            task("Run", 9),
            task("Close", 12),
            ["UIT"],
            ["Plan"],
            task("Run", 40),
            task("Close", 50),
        ],
    ],
)
def test_steps_said_again_are_no_titles_of_others(tmp_path, rows) -> None:
    """The first of the steps has no dates, each time or once."""
    assert summaries(read(page_of(rows), tmp_path)) == []


@pytest.mark.parametrize("titles", [("Site A", "Site B"), ("Section 1 of 2", "Section 2 of 2")])
def test_the_same_steps_below_each_tell_titles(tmp_path, titles) -> None:
    """However they are shown, each step stands under its own; what only counts parts is set aside all the same."""
    first, second = titles
    rows = [[first], task("Design", 0), task("Build", 9), [second], task("Design", 30), task("Build", 40)]
    reading = read(page_of(rows), tmp_path)
    assert [row["outline"] for row in reading.rows if row["start_text"]] == [first, first, second, second]
    assert len(reading.rows) + len(reading.set_aside) == len(rows)


def test_a_title_merged_from_the_numbers_left_of_the_names_names_its_row(tmp_path) -> None:
    """It was set aside as a row without a name; its own cell is where it is read."""
    page = Workbook().active
    for number, row in enumerate([HEAD, *PHASES]):
        page.append(["ID" if row is HEAD else number, *row] if len(row) > 1 else row)
    for row in rows_named(page, TITLES):
        page.merge_cells(start_row=row, start_column=1, end_row=row, end_column=len(HEAD) + 1)
    reading = read(page, tmp_path)
    assert (outlines(reading), summaries(reading)) == (UNDER, TITLES)
    assert [row["cell"] for row in reading.rows][:3] == ["A2", "B3", "B4"]


def test_a_gap_ends_what_a_title_stands_over(tmp_path) -> None:
    """Of tasks below a blank row nobody can say that they are still its own."""
    page = page_of([*PHASES[:3], [], task("Report", 60), *PHASES[3:]])
    merge(page, TITLES)
    assert outlines(read(page, tmp_path)) == [*UNDER[:3], None, *UNDER[3:]]


def test_a_remark_merged_at_the_foot_is_no_title(tmp_path) -> None:
    """Nothing stands below it."""
    page = page_of([*PHASES, ["Subject to review"]])
    merge(page, [*TITLES, "Subject to review"])
    assert summaries(read(page, tmp_path)) == TITLES


def test_numbers_tell_the_outline_before_titles_do(tmp_path) -> None:
    """A row of 1.1 lies beneath 1, however others are shown."""
    page = Workbook().active
    for row in [
        ["WBS", *HEAD],
        ["1", "Mobilise"],
        ["1.1", *PHASES[1]],
        ["1.2", *PHASES[2]],
        ["2", "Design"],
        ["2.1", *PHASES[4]],
        ["2.2", *PHASES[5]],
    ]:
        page.append(row)
    for row in (2, 5):
        page.cell(row, 2).fill = AMBER
    reading = read(page, tmp_path)
    assert outlines(reading) == ["1", "1.1", "1.2", "2", "2.1", "2.2"]
    assert not any(row["notes_text"] for row in reading.rows)


MAY_BE = "rows with a name alone, each above tasks with dates: titles of these? read as tasks without dates"


@pytest.mark.parametrize("title", ["DESIGN", "Design", "Design:", "Phase: Design"])
@pytest.mark.parametrize("last", ["Screens,05/04/2023,19/05/2023,Bea", "Screens,,,Bea"])
def test_names_alone_above_dated_tasks_are_doubted(text_file, title, last) -> None:
    """DESIGN and BUILD above their tasks may be titles or tasks left open: they stay tasks, with a question."""
    tasks = [
        f"Step {letter} done,0{month}/01/2023,0{month}/02/2023,Ann" for month, letter in enumerate("abcd", 1)
    ]
    rows = ["Task,Start,Finish,Owner", f"{title},,,", *tasks[:2], f"{title} too,,,", *tasks[2:], last]
    reading = read_plan(text_file("\n".join(rows)))
    (told,) = [one for one in reading.warnings if one["reason"] == MAY_BE]
    assert told["text"] == f"{title}; {title} too" and reading.reading_confidence == "medium"
    assert len(reading.rows) == 7


@pytest.mark.parametrize(
    "rows",
    [
        ["Kick-off,,", "Build,02/01/2023,31/03/2023", "Test,03/04/2023,30/06/2023"],
        [
            "Build,02/01/2023,31/03/2023",
            "Test,,",
            "Fix,03/04/2023,30/06/2023",
            "Live,,",
            "End,03/07/2023,31/07/2023",
        ],
        ["Plan,,", "Design,,", "Build,02/01/2023,31/03/2023", "Test,,", "Fix,03/04/2023,30/06/2023"],
    ],
)
def test_a_few_tasks_without_dates_are_not(text_file, rows) -> None:
    """One name alone, tasks left open below the first, and several one after another, are no pattern of titles."""
    reading = read_plan(text_file("\n".join(["Task,Start,Finish", *rows])))
    assert MAY_BE not in [one["reason"] for one in reading.warnings]


@pytest.mark.parametrize(("days", "is_doubted"), [((30, 50), True), ((30, 45), False), ((25, 20), False)])
def test_names_beside_the_sum_of_what_stands_below_are_doubted_as_titles(text_file, days, is_doubted) -> None:
    """A title may say how long its tasks take together; one with a length of its own may be a task left open."""
    tasks = [
        f"Step {letter} done,0{month}/01/2023,0{month}/02/2023" for month, letter in enumerate("abcd", 1)
    ]
    parts = [f"{task},{length}" for task, length in zip(tasks, (10, 20, 15, 35), strict=True)]
    rows = [f"DESIGN,,,{days[0]}", *parts[:2], f"BUILD,,,{days[1]}", *parts[2:]]
    reading = read_plan(text_file("\n".join(["Task,Start,Finish,Duration (days)", *rows])))
    told = [one["text"] for one in reading.warnings if one["reason"] == MAY_BE]
    assert told == (["DESIGN; BUILD"] if is_doubted else [])


@pytest.mark.parametrize("first", [0, 28, 70])
def test_titles_are_doubted_whichever_bars_are_in_view(tmp_path, first) -> None:
    """A drawing shows eight weeks of a plan: it tells titles for summaries only where bars below them are drawn."""
    rows = [task(f"{name} {part}", 14 * place)[:3] for place, (name, part) in enumerate(
        (name, part) for name in TITLES for part in "abc")]  # fmt: skip
    book = Workbook()
    page = book.active
    page.append(["Task", "Start", "Finish", *[FIRST + timedelta(first + day) for day in range(56)]])
    for title, place in zip(TITLES, range(0, 9, 3), strict=True):
        page.append([title])
        for one in rows[place : place + 3]:
            page.append(one)
            for day in range(56):
                if one[1] <= FIRST + timedelta(first + day) <= one[2]:
                    page.cell(page.max_row, 4 + day).fill = AMBER
    book.save(tmp_path / "plan.xlsx")
    reading = read_plan(tmp_path / "plan.xlsx")
    assert MAY_BE in [one["reason"] for one in reading.warnings] and reading.reading_confidence != "high"


DATED = "rows that give no dates but those in brackets in their names: not read"
TASKS = ["Spec (Jan - Feb 2023),09/01/2023,24/02/2023", "Review,13/02/2023,24/03/2023"]


@pytest.mark.parametrize(
    "title", ["Phase 1: Design (Jan - Mar 2023)", "Design [Q1 2023]", "Design (09/01/2023 to 24/03/2023)"]
)
def test_dates_in_brackets_in_a_name_without_others_are_doubted(text_file, title: str) -> None:
    """They may be the row's own; a row that gives dates says when it is, whatever its name says."""
    reading = read_plan(text_file("\n".join(["Task,Start,Finish", f"{title},,", *TASKS])))
    assert [one["text"] for one in reading.warnings if one["reason"] == DATED] == [title]
    assert reading.reading_confidence == "medium" and reading.rows[0]["start_from"] is None


@pytest.mark.parametrize(
    "title", ["Design (9 weeks)", "Design (2023)", "Design (phase 12)", "Design (May release)"]
)
def test_brackets_that_say_no_dates_in_a_name_are_no_doubt(text_file, title: str) -> None:
    """A length, a release's year or a number."""
    reading = read_plan(text_file("\n".join(["Task,Start,Finish", f"{title},,", *TASKS])))
    assert not any(one["reason"] == DATED for one in reading.warnings)


@pytest.mark.parametrize("head", ["Comments", "Comment / update", "Comments/updates"])
def test_a_title_with_a_remark_beside_it_is_still_one(tmp_path, head: str) -> None:
    """Remarks say how it stands; the heading of them is known in several words."""
    book = Workbook()
    for row in (
        ["Task", "Start", "Finish", "Owner", head],
        ["Design", None, None, None, "On track"],
        ["Spec", "09/01/2023", "10/02/2023", "Ann"],
        ["Review", "13/02/2023", "24/03/2023", "Bob"],
        ["Build", None, None, None, "Slips"],
        ["Code", "03/04/2023", "28/07/2023", "Ann"],
        ["Try", "31/07/2023", "22/09/2023", "Cy"],
    ):
        book.active.append(row)
    for row in (2, 5):
        book.active.cell(row, 1).fill = AMBER
    reading = read(book.active, tmp_path)
    assert [row["activity_name"] for row in reading.rows if row["is_summary"]] == ["Design", "Build"]
