"""Editions of a plan beside or below one another, titled Rev A and Rev B, are versions of it, not its tasks twice."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from pathlib import Path

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings

NAMES = ("Design", "Build", "Test")
OTHERS = ("Training", "Cutover", "Hypercare")
HEAD = ["Task", "Start", "Finish"]
EDITIONS = [
    ("Rev A", "Rev B"),
    ("Rev 1", "Rev 2"),
    ("Rev. C", "Rev. D"),
    ("Revision 0", "Revision 1"),
    ("Issue 1", "Issue 2"),
    ("Plan Rev A", "Plan Rev B"),
    ("Rev A (Jan 24)", "Rev B (Mar 24)"),
    ("Version 4", "Version 5"),
]


def tasks(names: Sequence[str] = NAMES, later: int = 0) -> list[list[object]]:
    """Tasks one after another, each later by some days, and more so from task to task."""
    found: list[list[object]] = []
    for place, name in enumerate(names):
        moved = timedelta(later * (place + 1))
        found.append([name, date(2024, 1 + 2 * place, 8) + moved, date(2024, 2 + 2 * place, 16) + moved])
    return found


def beside(
    write: Callable[..., Path],
    titles: Sequence[str],
    others: Sequence[str] = NAMES,
    later: int = 7,
    at: int = 0,
) -> Path:
    """Write two tables beside each other, each below its title."""
    top: list[object] = [None] * 7
    top[at], top[4 + at] = titles
    pairs = zip(tasks(), tasks(others, later), strict=True)
    return write({"Plan": [top, [*HEAD, None, *HEAD], *([*left, None, *right] for left, right in pairs)]})


def is_told(reading: Reading) -> bool:
    """Whether it is said that what was found is of several versions, and what to do."""
    return any("version" in one["reason"] and one["remedy"] for one in reading.warnings)


@pytest.mark.parametrize("at", [0, 1])
@pytest.mark.parametrize("titles", EDITIONS)
def test_tables_beside_each_other_that_are_editions_are_versions(workbook_file, titles, at: int) -> None:
    """Which of them stands nobody says: none is read unasked, and the choice is told."""
    reading = read_plan(beside(workbook_file, titles, at=at))
    assert not reading.rows and reading.reading_confidence == "low" and is_told(reading)


@pytest.mark.parametrize("titles", [("Rev A", "Rev B"), ("POAP 1", "POAP 2"), ("Last month", "This month")])
def test_a_person_chooses_among_tables_beside_each_other_by_title(workbook_file, titles) -> None:
    """The rows of the table that is titled so are the plan."""
    reading = read_plan(beside(workbook_file, titles), Settings(version=titles[1]))
    assert [row["start_from"] for row in reading.rows] == ["2024-01-15", "2024-03-22", "2024-05-29"]
    assert not reading.impossible


@pytest.mark.parametrize("titles", [("Rev A", "Rev B"), ("Revision 1", "Revision 2")])
def test_revisions_of_other_tasks_are_versions_too(workbook_file, titles) -> None:
    """Only a text is revised: a later one may call its tasks otherwise."""
    reading = read_plan(beside(workbook_file, titles, ("Design phase", "Build phase", "Test phase")))
    assert not reading.rows and is_told(reading)


@pytest.mark.parametrize("titles", [("Issue 1", "Issue 2"), ("Version 1", "Version 2"), ("v1", "v2")])
def test_what_work_may_be_numbered_by_parts_no_other_tasks(workbook_file, titles) -> None:
    """An issue to be solved, or a version to be delivered, has tasks of its own."""
    assert len(read_plan(beside(workbook_file, titles, OTHERS)).rows) == 6


def test_editions_that_agree_are_read_once(workbook_file) -> None:
    """Whichever of them stands, the dates are the same."""
    reading = read_plan(beside(workbook_file, ("Rev A", "Rev B"), later=0))
    assert [row["activity_name"] for row in reading.rows] == [*NAMES]


@pytest.mark.parametrize("titles", EDITIONS)
def test_dates_headed_by_editions_are_versions_of_them(workbook_file, titles) -> None:
    """Two starts and finishes of each task below Rev A and Rev B: none speaks unasked, and each column is told."""
    rows = [[None, titles[0], None, titles[1], None], ["Task", *HEAD[1:], *HEAD[1:]]]
    rows += [[*one, *other[1:]] for one, other in zip(tasks(), tasks(later=7), strict=True)]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["activity_name"] for row in reading.rows] == [*NAMES]
    assert not any(row["start_from"] or row["finish_to"] for row in reading.rows)
    assert [one["cell"] for one in reading.warnings] == ["B2", "C2", "D2", "E2"] and is_told(reading)


@pytest.mark.parametrize(
    "headings", [("Rev A drawings", "Rev B drawings"), ("Issue 1 closed", "Issue 2 closed")]
)
def test_what_is_made_or_done_for_each_edition_is_due_on_its_day(workbook_file, headings) -> None:
    """Drawings of revision A are a milestone, and no version of a date."""
    rows = [
        ["Task", *headings],
        *([*one] for one in tasks()),
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert len(reading.rows) == 6 and all(row["finish_to"] for row in reading.rows)


@pytest.mark.parametrize("is_headed", [True, False])
@pytest.mark.parametrize("titles", [("Rev A", "Rev B"), ("Rev 1", "Rev 2"), ("Revision A", "Revision B")])
@pytest.mark.parametrize("later", [7, 0])
def test_editions_below_one_another_are_versions(workbook_file, titles, is_headed: bool, later: int) -> None:
    """The first one's title says no more than that of the second whether it is the sender's."""
    again = [HEAD] if is_headed else []
    second = (
        tasks(later=later)
        if later
        else [[one, *(day + timedelta(10) for day in days)] for one, *days in tasks()]
    )
    rows = [[titles[0]], HEAD, *tasks(), [], [titles[1]], *again, *second]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert not reading.rows and reading.reading_confidence == "low" and is_told(reading)


@pytest.mark.parametrize("titles", [("Phase 1", "Phase 2"), ("Site A", "Site B"), ("Supplier", "DNO")])
def test_parts_beside_each_other_stay_as_they_were(workbook_file, titles) -> None:
    """Other tasks of each part are one plan."""
    assert len(read_plan(beside(workbook_file, titles, OTHERS)).rows) == 6


@pytest.mark.parametrize("heading", ["Issue", "Notes", "Related to"])
def test_a_column_of_issues_parts_no_tasks(workbook_file, heading: str) -> None:
    """The same work for each of two issues is done for each."""
    rows = [
        [name, f"Issue {number}", *days]
        for number, later in ((1, 0), (2, 9))
        for name, *days in tasks(later=later)
    ]
    reading = read_plan(workbook_file({"Plan": [["Task", heading, *HEAD[1:]], *rows]}))
    assert len(reading.rows) == 6 and not is_told(reading)


@pytest.mark.parametrize(("word", "is_doubted"), [("Version", True), ("Scenario", True), ("Round", False)])
def test_tables_titled_as_versions_that_name_other_tasks_are_doubted(
    workbook_file, word: str, is_doubted: bool
) -> None:
    """They may be releases of a system in one plan, or two plans; rounds are work."""
    rows = [[f"{word} 1", None, None, None, f"{word} 2"], [*HEAD, None, *HEAD]]
    rows += [
        [one, date(2026, 1, day), date(2026, 1, day + 8), None, other, date(2026, 3, day), date(2026, 3, 25)]
        for one, other, day in (("Design", "Train", 5), ("Build", "Cut over", 14))
    ]
    reading = read_plan(workbook_file({"P": rows}))
    assert len(reading.rows) == 4
    assert any("titled as versions" in one["reason"] for one in reading.warnings) is is_doubted
