"""Headings of time that a word is typed over, or that are left out: Jul, Freeze, Sep."""

from datetime import date, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
MONTHS = [f"{name} 2026" for name in NAMES]
FIRSTS = [datetime(2026, month, 1) for month in range(1, 13)]
WEEKS = [f"w/c {date(2026, 1, 5) + timedelta(weeks=week):%d/%m/%Y}" for week in range(12)]
QUARTERS = [f"Q{number % 4 + 1} {2026 + number // 4}" for number in range(12)]
BLUE = PatternFill("solid", fgColor="FF9DC3E6")
BARS = (range(2, 5), range(5, 9), range(8, 10), range(9, 14))


def drawn(tmp_path: Path, *heads: list[object]) -> Reading:
    """Read four tasks whose bars meet in the seventh and eighth column of twelve."""
    book = openpyxl.Workbook()
    sheet = book.active
    for head in heads:
        sheet.append(head)
    for row, columns in enumerate(BARS, len(heads) + 1):
        sheet.cell(row, 1, f"Task {row - len(heads)}")
        for column in columns:
            sheet.cell(row, column).fill = BLUE
    book.save(tmp_path / "plan.xlsx")
    return read_plan(tmp_path / "plan.xlsx")


def dates(reading: Reading) -> list[tuple[str | None, ...]]:
    return [
        tuple(row[f"{end}_{side}"] for end in ("start", "finish") for side in ("from", "to"))
        for row in reading.rows
    ]


@pytest.mark.parametrize("word", ["Freeze", "Xmas", "Release", "-", 2024, None])
@pytest.mark.parametrize(
    ("headings", "above"),
    [
        (MONTHS, []),
        (FIRSTS, []),
        (WEEKS, []),
        (QUARTERS, []),
        (NAMES, [None, 2026]),
        ([*NAMES[6:], *NAMES[:6]], [None, 2026, *[None] * 5, 2027]),
        ([f"W{week}" for week in range(10, 22)], [None, 2026]),
    ],
)
def test_a_heading_that_a_word_is_typed_over_is_the_one_that_is_missing(
    tmp_path, headings, above, word
) -> None:
    """As many columns lie between its neighbours as periods: the column is of no other time."""
    whole = drawn(tmp_path, above, ["Task", *headings])
    told = drawn(tmp_path, above, ["Task", *headings[:6], word, *headings[7:]])
    assert dates(told) == dates(whole) and all(map(all, dates(whole)))
    assert told.reading_confidence == whole.reading_confidence


def test_a_first_letter_that_a_word_is_typed_over_is_its_month(tmp_path) -> None:
    """Letters on both sides go on as the months do."""
    whole = drawn(tmp_path, [None, 2026], ["Task", *"JFMAMJJASOND"])
    assert dates(drawn(tmp_path, [None, 2026], ["Task", *"JFMAMJ", "Freeze", *"ASOND"])) == dates(whole)


def test_weeks_within_months_keep_their_places_where_one_is_typed_over(tmp_path) -> None:
    """The first week of February is typed over: the second stays the second."""
    above = [None, "Jan 2026", *[None] * 3, "Feb 2026", *[None] * 3, "Mar 2026"]
    weeks = ["W1", "W2", "W3", "W4"] * 3
    whole = drawn(tmp_path, above, ["Task", *weeks])
    told = drawn(tmp_path, above, ["Task", *weeks[:4], "Xmas", *weeks[5:]])
    assert dates(told)[2:] == dates(whole)[2:]


@pytest.mark.parametrize("word", ["H1", 2027, "Phase 2", "M10"])
def test_a_heading_of_another_kind_in_the_lower_row_is_the_week_that_is_missing(tmp_path, word) -> None:
    """It parts the weeks within months as little as any word does."""
    above = [None, "Jan 2026", *[None] * 3, "Feb 2026", *[None] * 3, "Mar 2026"]
    weeks = ["W1", "W2", "W3", "W4"] * 3
    whole = drawn(tmp_path, above, ["Task", *weeks])
    assert dates(drawn(tmp_path, above, ["Task", *weeks[:5], word, *weeks[6:]])) == dates(whole)


def test_months_that_are_left_out_with_their_column_are_told(tmp_path) -> None:
    """Between May and August one column stands for June and July: it is as wide as both."""
    reading = drawn(tmp_path, ["Task", *MONTHS[:5], "Holiday", *MONTHS[7:]])
    assert dates(reading)[1] == ("2026-04-01", "2026-04-30", "2026-08-01", "2026-08-31")
    assert dates(drawn(tmp_path, ["Task", *MONTHS[:6], "Gate", *MONTHS[6:]]))[2][:2] == (
        "2026-07-01",
        "2026-07-31",
    )


def test_a_second_plan_beside_the_first_is_no_part_of_it(workbook_file) -> None:
    """Months that begin again right of a column of names are another plan's, also where the step would fit."""
    head = ["Task", *NAMES[9:], "Milestone", *NAMES[1:5]]
    rows = [
        [None, 2026],
        head,
        ["Design", "x", "x", None, "M1", "x"],
        ["Build", None, "x", "x", "M2", None, "x"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert all(row["finish_to"] is None or row["finish_to"] <= "2026-12-31" for row in reading.rows[:2])


def quarters_over(tmp_path: Path, reaches: str, months: list[str], rows: list[list[object]]) -> Reading:
    """Read tasks drawn with X below quarters that are merged over the months."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, "Q1 2026", None, None, "Q2 2026", None, None, "Q3 2026", None, None, "Q4 2026"])
    sheet.append(["Task", *months])
    for row in rows:
        sheet.append(row)
    for reach in reaches.split():
        sheet.merge_cells(reach)
    book.save(tmp_path / "plan.xlsx")
    return read_plan(tmp_path / "plan.xlsx")


@pytest.mark.parametrize("word", ["Notes", "Status", "Owner"])
def test_words_below_another_heading_typed_over_the_last_month_are_no_marks(tmp_path, word: str) -> None:
    """They are what they are headed as, and the month is told to be missing."""
    blank = [None] * 7
    rows = [["Design", "X", *[None] * 10, "Late"], ["Build", *blank, "X", "X", None, None, "Waiting"]]
    reaches = "B1:D1 E1:G1 H1:J1 K1:M1"
    reading = quarters_over(tmp_path, reaches, [*NAMES[:11], word], rows)
    assert [(row["activity_name"], row["finish_to"]) for row in reading.rows] == [
        ("Design", "2026-01-31"),
        ("Build", "2026-09-30"),
    ]
    assert [one["reason"][:42] for one in reading.warnings] == [
        "Q4 2026 stands over a column after Nov 2026"[:42]
    ]
    assert reading.reading_confidence == "medium"


def test_words_below_another_heading_typed_over_the_first_month_begin_no_bar(tmp_path) -> None:
    """January is told to be missing; February is where the first bar begins."""
    rows = [["Design", "Late", "X", "X"], ["Build", None, None, None, "X", "X"], ["Test", *[None] * 8, "X"]]
    reading = quarters_over(tmp_path, "B1:D1 E1:G1 H1:J1 K1:M1", ["Status", *NAMES[1:]], rows)
    assert [row["start_from"] for row in reading.rows] == ["2026-02-01", "2026-04-01", "2026-09-01"]
    assert ["Q1 2026" in one["reason"] for one in reading.warnings] == [True]


def test_notes_below_a_quarter_whose_months_are_all_there_are_no_doubt(tmp_path) -> None:
    """No time is missing where the last quarter is merged one column too far."""
    rows = [
        ["Design", "X", "X", *[None] * 10, "Late"],
        ["Build", *[None] * 7, "X", "X"],
        ["Test", *[None] * 10, "X", "X"],
    ]
    reading = quarters_over(tmp_path, "B1:D1 E1:G1 H1:J1 K1:N1", [*NAMES, "Notes"], rows)
    assert [row["finish_to"] for row in reading.rows] == ["2026-02-28", "2026-09-30", "2026-12-31"]
    assert not reading.warnings and reading.reading_confidence == "high"


def test_a_bar_that_is_filled_on_below_notes_typed_over_the_last_month_has_an_open_end(tmp_path) -> None:
    """The colour goes on where the heading above says that there is time."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, "Q1 2026", None, None, "Q2 2026", None, None, "Q3 2026", None, None, "Q4 2026"])
    sheet.append(["Task", *NAMES[:11], "Notes"])
    for row, (name, columns) in enumerate([("Design", (2, 3)), ("Build", (6, 7)), ("Test", (12, 13))], 3):
        sheet.cell(row, 1, name)
        for column in columns:
            sheet.cell(row, column).fill = BLUE
    for reach in ("B1:D1", "E1:G1", "H1:J1", "K1:M1"):
        sheet.merge_cells(reach)
    book.save(tmp_path / "plan.xlsx")
    last = read_plan(tmp_path / "plan.xlsx").rows[-1]
    assert (last["start_from"], last["finish_from"], last["finish_to"]) == ("2026-11-01", "2026-12-01", None)


BESIDE = [
    ["Task", *MONTHS[:6], None, "Task", *MONTHS[6:]],
    ["Design", "x", "x", *[None] * 5, "SIT", "x", "x"],
    ["Build", None, None, "x", "x", None, None, None, "UAT", None, "x", "x"],
    ["Test", *[None] * 4, "x", "x", None, "Go live", *[None] * 5, "x"],
]


@pytest.mark.parametrize("gap", [True, False])
def test_tasks_beside_others_whose_months_go_on_are_their_own(workbook_file, gap: bool) -> None:
    """Marks of the second half of the year are of the tasks named right beside them."""
    rows = BESIDE if gap else [[*row[:7], *row[8:]] for row in BESIDE]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows} == {
        "Design": ("2026-01-01", "2026-02-28"),
        "Build": ("2026-03-01", "2026-04-30"),
        "Test": ("2026-05-01", "2026-06-30"),
        "SIT": ("2026-07-01", "2026-08-31"),
        "UAT": ("2026-08-01", "2026-09-30"),
        "Go live": ("2026-12-01", "2026-12-31"),
    }


def test_names_said_again_in_the_middle_of_the_year_are_the_same_tasks(workbook_file) -> None:
    """A column of the same names beside July is there to be read by: bars go on across it."""
    rows = [
        ["Task", *MONTHS[:6], "Task", *MONTHS[6:]],
        ["Design", "x", "x", *[None] * 4, "Design"],
        ["Build", *[None] * 4, "x", "x", "Build", "x"],
        ["Test", *[None] * 6, "Test", None, "x", "x"],
    ]
    reading = read_plan(workbook_file({"Plan": rows}))
    assert [(row["activity_name"], row["start_from"], row["finish_to"]) for row in reading.rows] == [
        ("Design", "2026-01-01", "2026-02-28"),
        ("Build", "2026-05-01", "2026-07-31"),
        ("Test", "2026-08-01", "2026-09-30"),
    ]
