"""Tasks that are no longer part of a plan are shown with the reason, and give no date."""

import zipfile
from datetime import datetime
from pathlib import Path

import pytest
import xlwt
from openpyxl.styles import Alignment, Font

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.workbooks.workbook import read_workbook
from tests.intake.workbooks.test_ods import DOCUMENT

D = datetime
HEADINGS = ["Task", "Start", "Finish"]
LIVE = ["Build", D(2023, 1, 2), D(2023, 3, 31)]
DROPPED = ["Pilot", D(2023, 4, 3), D(2023, 6, 30)]


def names(reading: Reading) -> list[str]:
    return [row["activity_name"] for row in reading.rows]


def aside(reading: Reading) -> list[tuple[str, str, str]]:
    return [(entry["cell"], entry["reason"], entry["remedy"]) for entry in reading.set_aside]


@pytest.mark.parametrize(
    ("heading", "live", "said"),
    [
        ("Active", "Yes", "No"),
        ("Active", True, False),
        ("Aktiv", "Ja", "Nein"),
        ("Status", "In progress", "Cancelled"),
        ("Status", "Not started", "CANCELED"),
        ("Task status", "Complete", "Superseded"),
        ("RAG status", "Green", "Not required"),
        ("Statut", "En cours", "Annulé"),
        ("State", "Open", "de-scoped"),
        ("Delete This Row", "", "Yes"),
        ("Delete this row?", "No", "x"),
        ("Cancelled", False, True),
    ],
)
def test_a_task_said_to_be_dropped_is_set_aside(workbook_file, heading, live, said) -> None:
    """A column of activity or status drops a task in any language; it is shown, and nothing need be asked."""
    plan = [[*HEADINGS, heading], [*LIVE, live], [*DROPPED, said]]
    reading = read_plan(workbook_file({"Plan": plan}))
    assert names(reading) == ["Build"]
    assert aside(reading) == [("A3:D3", "said to be inactive or dropped: no live task", "")]
    assert "Pilot" in reading.set_aside[0]["text"] and reading.rows_in == 2


def test_a_row_to_which_a_column_of_deletions_does_not_apply_is_live(workbook_file) -> None:
    """N/A, no or nothing under Delete this row keeps the row."""
    rows = [[name, *LIVE[1:], said] for name, said in (("Design", "N/A"), ("Build", "No"), ("Test", ""))]
    reading = read_plan(workbook_file({"Plan": [[*HEADINGS, "Delete this row"], *rows]}))
    assert names(reading) == ["Design", "Build", "Test"]


def test_a_status_that_does_not_apply_is_asked_about(workbook_file) -> None:
    """N/A may say that there is nothing to report: the task is set aside, with what to ask."""
    plan = [[*HEADINGS, "Status"], [*LIVE, "On track"], [*DROPPED, "N/A"]]
    reading = read_plan(workbook_file({"Plan": plan}))
    assert names(reading) == ["Build"] and "part of the plan" in reading.set_aside[0]["remedy"]


@pytest.mark.parametrize(
    "row",
    [
        ["CANCELLED - Pilot", *DROPPED[1:]],
        ["[Deleted] Pilot", *DROPPED[1:]],
        ["Superseded: Pilot", *DROPPED[1:]],
        ["Pilot (no longer required)", *DROPPED[1:]],
        ["Pilot", D(2023, 4, 3), "Cancelled"],
    ],
)
def test_a_name_or_date_drops_its_task(workbook_file, row) -> None:
    """Planners write it before the name, after it, or where the date was."""
    reading = read_plan(workbook_file({"Plan": [HEADINGS, LIVE, row]}))
    assert names(reading) == ["Build"] and len(reading.set_aside) == 1


@pytest.mark.parametrize(
    "name", ["Deleted records clean-up", "Void meters - survey", "Cancelled contract review"]
)
def test_work_on_what_was_dropped_is_live(workbook_file, name) -> None:
    """A task about cancelled things is no cancelled task."""
    reading = read_plan(workbook_file({"Plan": [[*HEADINGS, "Status"], LIVE, [name, *DROPPED[1:], "Open"]]}))
    assert names(reading) == ["Build", name]


def test_a_struck_name_drops_its_task_and_a_struck_date_its_date(workbook_file) -> None:
    """What is struck through in Excel is not live: the task is set aside, the date of a live task unknown."""

    def strike(book) -> None:
        for place in ("A3", "B3", "C3", "C4"):
            book["Plan"][place].font = Font(strike=True)

    plan = [[*HEADINGS, "% complete"], [*LIVE, 10], [*DROPPED, 20], ["Test", *DROPPED[1:], 0]]
    reading = read_plan(workbook_file({"Plan": plan}, change=strike))
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("Build", "2023-01-02", "2023-03-31"),
        ("Test", "2023-04-03", None),
    ]
    assert sorted((cell, reason, bool(remedy)) for cell, reason, remedy in aside(reading)) == [
        ("A3:D3", "struck through: no live task", False),
        ("C4", "struck through: no longer meant", True),
    ]


def test_a_struck_task_that_is_complete_is_asked_about(workbook_file) -> None:
    """Some strike through what is done: complete and struck may be either."""

    def strike(book) -> None:
        book["Plan"]["A3"].font = Font(strike=True)

    plan = [[*HEADINGS, "% complete"], [*LIVE, 10], [*DROPPED, 100]]
    reading = read_plan(workbook_file({"Plan": plan}, change=strike))
    assert names(reading) == ["Build"] and "done" in reading.set_aside[0]["remedy"]


def test_what_is_struck_in_an_opendocument_sheet_is_told(tmp_path: Path) -> None:
    """A line through text is a style's own, or that of the style it is derived from; `none` lifts it."""
    line = "style:text-line-through-style"
    styles = "".join(
        f'<style:style style:name="{name}" style:parent-style-name="{parent}">{own}</style:style>'
        for name, parent, own in (
            ("a", "", f'<style:text-properties {line}="solid"/>'),
            ("b", "a", ""),
            ("c", "a", f'<style:text-properties {line}="none"/>'),
        )
    )
    cells = "".join(
        f'<table:table-cell table:style-name="{name}" office:value-type="string"><text:p>x</text:p></table:table-cell>'
        for name in "abc"
    )
    tables = f'<table:table table:name="Plan"><table:table-row>{cells}</table:table-row></table:table>'
    path = tmp_path / "plan.ods"
    with zipfile.ZipFile(path, "w") as package:
        package.writestr("META-INF/manifest.xml", "<manifest/>")
        package.writestr("content.xml", DOCUMENT.format(styles=styles, tables=tables))
    (sheet,) = read_workbook(path).sheets
    assert [cell.is_struck for cell in sheet.rows[1].values()] == [True, True, False]


def test_what_is_struck_in_an_old_workbook_is_told(tmp_path: Path) -> None:
    """The font of a cell's format says it in .xls too."""
    book = xlwt.Workbook()
    page = book.add_sheet("Plan")
    page.write(0, 0, "Pilot", xlwt.easyxf("font: struck_out on"))
    page.write(0, 1, "Build")
    book.save(str(tmp_path / "plan.xls"))
    (sheet,) = read_workbook(tmp_path / "plan.xls").sheets
    assert [cell.is_struck for cell in sheet.rows[1].values()] == [True, False]


def test_a_struck_row_of_a_matrix_reaches_no_milestone(workbook_file) -> None:
    """A wide matrix drops its rows as a table does; one milestone said to be cancelled drops itself alone."""

    def strike(book) -> None:
        book["Plan"]["A4"].font = Font(strike=True)

    plan = [
        ["Participant", "Design complete", "Build complete", "Test complete"],
        ["First", D(2023, 1, 2), "Cancelled", D(2023, 5, 31)],
        ["Second", D(2023, 1, 9), D(2023, 3, 31), D(2023, 6, 30)],
        ["Third", D(2023, 1, 16), D(2023, 3, 31), D(2023, 6, 30)],
    ]
    reading = read_plan(workbook_file({"Plan": plan}, change=strike))
    assert {row["outline"] for row in reading.rows} == {"First", "Second"}
    assert [cell for cell, *_ in aside(reading)] == ["C2", "A4:D4"]


@pytest.mark.parametrize("shown", ["number", "indent"])
def test_tasks_beneath_a_dropped_one_are_asked_about(workbook_file, shown) -> None:
    """A phase that is dropped takes what lies beneath it along, and what to ask is said of each such task."""

    def change(book) -> None:
        for row in (4, 5) if shown == "indent" else ():
            book["Plan"][f"B{row}"].alignment = Alignment(indent=1)

    numbers = ["1", "2", "2.1", "2.2", "3"] if shown == "number" else [None] * 5
    tasks = [LIVE, DROPPED, ["Train", *LIVE[1:]], ["Try", *LIVE[1:]], ["Test", *LIVE[1:]]]
    states = ["Open", "Cancelled", "Cancelled", None, None]
    rows = [[number, *task, state] for number, task, state in zip(numbers, tasks, states, strict=True)]
    reading = read_plan(workbook_file({"Plan": [["WBS", *HEADINGS, "Status"], *rows]}, change=change))
    assert names(reading) == ["Build", "Test"]
    assert [bool(entry["remedy"]) for entry in reading.set_aside] == [False, False, True]


@pytest.mark.parametrize(
    "state", ["Superseded by T5", "Cancelled (12/06)", "Withdrawn - see mail", "Dropped on 3 May"]
)
def test_a_state_that_begins_as_dropped_is_asked_about(text_file, state) -> None:
    """What more is said may mean that it is live elsewhere or for now: set aside, with the question."""
    text = f"Task;Start;End;Status\nDesign;01/11/2022;31/01/2023;Open\nBuild;01/02/2023;31/05/2023;{state}\n"
    reading = read_plan(text_file(text))
    assert [row["activity_name"] for row in reading.rows] == ["Design"]
    (entry,) = reading.set_aside
    assert "no live task" in entry["reason"] and "part of the plan" in entry["remedy"]


@pytest.mark.parametrize(
    "state", ["Open", "Dropped stitches", "On track, nothing cancelled", "In progress (not void)"]
)
def test_a_state_that_only_holds_such_words_is_live(text_file, state) -> None:
    """Only its beginning says it."""
    text = f"Task;Start;End;Status\nDesign;01/11/2022;31/01/2023;{state}\nBuild;01/02/2023;31/05/2023;Open\n"
    assert len(read_plan(text_file(text)).rows) == 2


@pytest.mark.parametrize("heading", ["Status", "Active?"])
def test_a_state_that_came_to_an_error_drops_no_task(workbook_file, heading: str) -> None:
    """A lookup that failed says nothing of its task, though #N/A reads as n/a."""
    rows = [
        ["Task", "Finish", heading],
        ["Build", datetime(2026, 1, 5), "#N/A"],
        ["Test", datetime(2026, 2, 5), None],
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert [row["activity_name"] for row in reading.rows] == ["Build", "Test"]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Delete This Row", "D"),
        ("Delete This Row", "delete"),
        ("Deleted", "Del"),
        ("Is deleted", "D"),
        ("Withdrawn", "W"),
    ],
)
def test_an_answer_that_begins_a_heading_of_deletions_is_a_yes(
    workbook_file, heading: str, said: str
) -> None:
    """As Primavera's users mark rows to be deleted: D below Delete This Row. That is asked: it is not said in full."""
    plan = [[*HEADINGS, heading], [*LIVE, None], [*DROPPED, said]]
    reading = read_plan(workbook_file({"Plan": plan}))
    assert names(reading) == ["Build"]
    asked = "ask whether this task is part of the plan still"
    assert aside(reading) == [("A3:D3", "said to be inactive or dropped: no live task", asked)]


@pytest.mark.parametrize(
    ("heading", "said"),
    [
        ("Dropped", "No"),
        ("Not deleted", "N"),
        ("Delete", "keep"),
        ("Out of scope? (O/I)", "I"),
        ("De scoped (Yes/Part/No)", "Part"),
        ("Cancelled (Live/Cancelled)", "Live"),
        ("Delete this row", "R"),
    ],
)
def test_other_answers_below_a_heading_of_deletions_keep_the_row(workbook_file, heading, said) -> None:
    plan = [[*HEADINGS, heading], [*LIVE, None], [*DROPPED, said]]
    assert names(read_plan(workbook_file({"Plan": plan}))) == ["Build", "Pilot"]


@pytest.mark.parametrize(("heading", "said"), [("Archived", "true"), ("Status", "Archived")])
def test_an_archived_task_is_asked_about(workbook_file, heading: str, said: str) -> None:
    """Boards archive what is done and what was given up alike."""
    plan = [[*HEADINGS, heading], [*LIVE, "false"], [*DROPPED, said]]
    reading = read_plan(workbook_file({"Plan": plan}))
    assert names(reading) == ["Build"]
    assert "archived" in reading.set_aside[0]["remedy"]


def test_the_day_on_which_a_task_was_dropped_is_asked_about(workbook_file) -> None:
    """A date below Cancelled says that it was, or that somebody means something else."""
    plan = [[*HEADINGS, "Cancelled"], [*LIVE, None], [*DROPPED, datetime(2026, 1, 12)]]
    reading = read_plan(workbook_file({"Plan": plan}))
    assert names(reading) == ["Build"]
    assert reading.set_aside[0]["remedy"] == "ask whether this task is part of the plan still"
