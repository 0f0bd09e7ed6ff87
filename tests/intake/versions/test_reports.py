"""Milestones given again in each status report of a sheet are several versions of one plan."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings
from mhhs_analysis.reference import rows as reference_rows

NAMES = ("Design complete", "SIT start", "Go live")
DAYS = ((10, 12, 20), (15, 18, 25), (20, 22, 27))


def blocks(
    workbook_file: Callable[..., Path],
    titles: Sequence[Sequence[object]],
    gap: int = 1,
    days: Sequence[tuple[int, ...]] = DAYS,
    names: Sequence[Sequence[str]] = (NAMES,) * 3,
) -> Path:
    """Write the same milestones below each of some titles, a few days later each time."""
    rows: list[list[object]] = []
    for title, own, called in zip(titles, days, names, strict=False):
        dated = (date(2026, month, day) for month, day in zip((4, 6, 9), own, strict=True))
        rows += [[*title], ["Milestone", "Date"], *map(list, zip(called, dated, strict=True)), *[[]] * gap]
    return workbook_file({"Plan": rows})


REPORTS = [
    [["Status report", date(2026, 1, 31)], ["Status report", date(2026, 2, 28)], ["Status report", date(2026, 3, 31)]],
    [["Report 1"], ["Report 2"], ["Report 3"]],
    [["As at 31/01/2026"], ["As at 28/02/2026"], ["As at 31/03/2026"]],
    [["Report date:", date(2026, 1, 31)], ["Report date:", date(2026, 2, 28)]],
    [["January 2026"], ["February 2026"], ["March 2026"]],
    [["Last month"], ["This month"]],
    [["Period 9"], ["Period 10"], ["Period 11"]],
    [["Rev 1"], ["Rev 2"]],
]  # fmt: skip


@pytest.mark.parametrize("gap", [0, 1, 2])
@pytest.mark.parametrize("titles", REPORTS)
def test_blocks_of_reports_are_versions_of_which_none_is_read_unasked(workbook_file, titles, gap) -> None:
    """Which of them stands nobody says: each row is set aside, no report is a task, and the choice is told."""
    reading = read_plan(blocks(workbook_file, titles, gap))
    assert not reading.rows and reading.reading_confidence == "low"
    assert [one for one in reading.warnings if "version" in one["reason"] and one["remedy"]]


def test_a_person_says_which_report_is_the_plan(workbook_file) -> None:
    """By the words of its title."""
    path = blocks(workbook_file, REPORTS[0])
    reading = read_plan(path, Settings(version="Status report 31/03/2026"))
    assert [row["finish_to"] for row in reading.rows] == ["2026-04-20", "2026-06-22", "2026-09-27"]


@pytest.mark.parametrize("words", ["Report date", "Status report", "As at"])
def test_reports_below_one_heading_are_versions_too(workbook_file, words: str) -> None:
    """The headings need not be said again where a row says of which day the report is."""
    rows: list[list[object]] = [["Milestone", "Forecast"]]
    for report, own in zip((date(2026, 1, 31), date(2026, 2, 28)), DAYS, strict=False):
        rows += [[words, report], *([name, date(2026, month, day)]
                 for name, month, day in zip(NAMES, (4, 6, 9), own, strict=True)), []]  # fmt: skip
    reading = read_plan(workbook_file({"Plan": rows}))
    assert not reading.rows and reading.reading_confidence == "low"
    assert [one for one in reading.warnings if "version" in one["reason"]]


@pytest.mark.parametrize("is_headed", [True, False])
def test_what_is_due_in_each_month_stays(workbook_file, is_headed: bool) -> None:
    """The same tasks in the month that stands above them are done again each month."""
    rows: list[list[object]] = [] if is_headed else [["Milestone", "Date"]]
    for month, title in ((1, "January 2026"), (2, "February 2026"), (3, "March 2026")):
        rows += [[title], *([["Milestone", "Date"]] if is_headed else [])]
        rows += [[name, date(2026, month, day)] for name, day in (("Board", 14), ("Report to Ofgem", 21))]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["finish_to"] for row in reading.rows if row["activity_name"] == "Board"] == [
        "2026-01-14", "2026-02-14", "2026-03-14"
    ]  # fmt: skip


@pytest.mark.parametrize("words", ["Report", "Round", "Rev"])
def test_numbered_work_that_comes_one_after_another_stays(workbook_file, words: str) -> None:
    """What begins when the one before is over is done again, and no other version of it."""
    rows: list[list[object]] = []
    for number in (1, 2, 3):
        rows += [[f"{words} {number}"], ["Milestone", "Date"]]
        rows += [
            [name, date(2026, number, day)] for name, day in (("Draft", 5), ("Review", 12), ("Send", 20))
        ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert len([row for row in reading.rows if row["activity_name"] == "Review"]) == 3


def read_all(reading: Reading) -> list[str | None]:
    return [row["finish_to"] for row in reading.rows if row["activity_name"] in NAMES]


@pytest.mark.parametrize(
    "titles",
    [[["Supplier A"], ["Supplier B"]], [["Wave 1"], ["Wave 2"]], [["Tranche 1"], ["Tranche 2"]]],
)
def test_blocks_of_parties_or_parts_stay(workbook_file, titles) -> None:
    """The same milestones of each are tasks of their own."""
    assert len(read_all(read_plan(blocks(workbook_file, titles)))) == 6


def test_reports_of_other_work_stay(workbook_file) -> None:
    """Other tasks below each title are no versions of one another."""
    other = ("Training", "Cutover", "Hypercare end")
    reading = read_plan(blocks(workbook_file, [["Report 1"], ["Report 2"]], names=(NAMES, other)))
    assert {"Design complete", "Training"} <= {row["activity_name"] for row in reading.rows}


@pytest.mark.parametrize("titles", [[["Month 1"], ["Month 2"]], [["Period 1"], ["Period 2"]]])
def test_rounds_that_follow_one_another_by_as_much_are_work(workbook_file, titles) -> None:
    """Each task of the second comes as many days after that of the first: they are done again."""
    later = ((10, 12, 20), (17, 19, 27))
    assert len(read_plan(blocks(workbook_file, titles, days=later)).rows) >= 2 * len(NAMES)


RELATIVE = [row["words"] for row in reference_rows("version_words") if row["says"] == "report"]
MOVED = ((10, 12, 20), (17, 19, 27))
BOTH = [("Last month", "This month"), ("Last report", "This report"), ("Previous week", "This week")]


@pytest.mark.parametrize(
    "titles",
    [
        *BOTH,
        ("Rev A", "Rev B"),
        ("Version 2", "Version 3"),
        ("Issue 1", "Issue 2"),
        ("Report 1", "Report 2"),
        ("Status report 31/01/2026", "Status report 28/02/2026"),
        ("As at Jan 2026", "As at Feb 2026"),
    ],
)
def test_a_plan_that_slips_by_as_much_in_all_its_dates_is_another_version(workbook_file, titles) -> None:
    """What is said of last month and again of this one is the same work, however even the delay."""
    reading = read_plan(blocks(workbook_file, [[one] for one in titles], days=MOVED))
    assert not reading.rows and reading.reading_confidence == "low"
    assert [one for one in reading.warnings if "version" in one["reason"] and one["remedy"]]


@pytest.mark.parametrize("days", [DAYS, MOVED])
@pytest.mark.parametrize("words", RELATIVE)
def test_reports_below_one_heading_need_no_headings_of_their_own(workbook_file, words: str, days) -> None:
    """A row that says which report follows parts the tasks below it from those above."""
    first = "Last report" if words == "previous report" else "Previous report"
    rows: list[list[object]] = [[first], ["Milestone", "Date"]]
    for title, own in zip(([], [[words.capitalize()]]), days, strict=False):
        dated = (date(2026, month, day) for month, day in zip((4, 6, 9), own, strict=True))
        rows += [*title, *map(list, zip(NAMES, dated, strict=True)), []]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert not reading.rows and reading.reading_confidence == "low"


@pytest.mark.parametrize("is_headed", [True, False])
@pytest.mark.parametrize("titles", [("Last month", "This month"), ("Previous period", "Current period")])
def test_what_was_done_last_month_and_is_again_this_month_stays(
    workbook_file, titles, is_headed: bool
) -> None:
    """Tasks within a month, and again within the next, are done in each."""
    rows: list[list[object]] = [[titles[0]], ["Milestone", "Date"]]
    for month in (1, 2):
        again = [[], [titles[1]], *([["Milestone", "Date"]] if is_headed else [])] if month > 1 else []
        rows += [*again, ["Board", date(2026, month, 14)], ["Report to Ofgem", date(2026, month, 21)]]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [row["finish_to"] for row in reading.rows if row["activity_name"] == "Board"] == [
        "2026-01-14", "2026-02-14"
    ]  # fmt: skip


def test_other_tasks_of_this_month_stay(workbook_file) -> None:
    """What is due this month is no version of what was due last month."""
    rows: list[list[object]] = [["Last month"], ["Milestone", "Date"], ["Design complete", date(2026, 1, 14)]]
    rows += [[], ["This month"], ["SIT start", date(2026, 2, 11)], ["Go live", date(2026, 2, 25)]]
    names = [row["activity_name"] for row in read_plan(workbook_file({"Plan": rows})).rows]
    assert {"Design complete", "SIT start", "Go live"} <= {*names}
