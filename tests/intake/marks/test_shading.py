"""Fills that are no marks, and bars that look like them."""

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.marks.shading import DOUBTFUL_LINE
from mhhs_analysis.intake.plans import read_plan

TODAY, BAR, OTHER = "FFFFFF99", "FF4F81BD", "FF00B050"


@pytest.fixture
def drawn(tmp_path: Path):
    """A function that draws named rows below the twelve days from Monday 2 March 2026, and reads them."""

    def draw(rows: dict[str, dict[int, str]]) -> list[tuple[str | None, str | None]]:
        book = openpyxl.Workbook()
        sheet = book.active
        sheet.append([None, *(date(2026, 3, day) for day in range(2, 14))])
        for row, (name, colours) in enumerate(rows.items(), 2):
            sheet.cell(row, 1, name)
            for day, colour in colours.items():
                sheet.cell(row, day).fill = PatternFill("solid", fgColor=colour)
        book.save(tmp_path / "drawn.xlsx")
        read = read_plan(tmp_path / "drawn.xlsx").rows
        return [(row["start_from"], row["finish_to"]) for row in read]

    return draw


def days(first: int, last: int) -> tuple[str, str]:
    return f"2026-03-{first:02}", f"2026-03-{last:02}"


def test_bars_that_fill_what_today_leaves_of_its_column_are_bars(drawn) -> None:
    """Two tasks last only today: their colour and today's fill its column together, and only one of them is today's."""
    rows = {
        "Mobilise": {2: BAR},
        "Require": {2: TODAY, 4: OTHER, 5: OTHER},
        "Design": {2: BAR},
        "Build": {2: TODAY, 6: OTHER, 7: OTHER, 8: OTHER},
    }
    assert drawn(rows) == [days(2, 2), days(4, 5), days(2, 2), days(6, 8)]


@pytest.mark.parametrize("shade", [{}, {7: TODAY, 8: TODAY}])
def test_work_done_at_a_weekend_in_a_colour_of_its_own_is_no_shading(drawn, shade: dict[int, str]) -> None:
    """A rehearsal is drawn on Saturday and Sunday alone, in a colour of its own, over shading or not."""
    rows = {
        "Build": {2: BAR, 3: BAR, 4: BAR} | shade,
        "Rehearse": {7: OTHER, 8: OTHER},
        "Cut over": {9: BAR, 10: BAR} | shade,
    }
    assert drawn(rows) == [days(2, 4), days(7, 8), days(9, 10)]


def test_what_bars_leave_of_weekends_is_shading(drawn) -> None:
    """Two of three rows show the weekend's colour; the bar of the third is drawn over it."""
    weekend = {7: OTHER, 8: OTHER}
    rows = {
        "Build": {2: BAR, 3: BAR} | weekend,
        "Test": dict.fromkeys(range(6, 11), BAR),
        "Live": {12: BAR} | weekend,
    }
    assert drawn(rows) == [days(2, 3), days(6, 10), days(12, 12)]


def test_weekends_that_one_row_of_two_shows_are_shading(tmp_path: Path) -> None:
    """Over a month of days it fills all weekends but what the row's own bar covers."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, *(date(2026, 6, day) for day in range(1, 29))])
    for row, (name, colours) in enumerate(
        {
            "Design": dict.fromkeys((6, 7, 13, 14, 20, 21, 27, 28), OTHER) | dict.fromkeys(range(1, 5), BAR),
            "Build": dict.fromkeys(range(8, 12), BAR),
        }.items(),
        2,
    ):
        sheet.cell(row, 1, name)
        for day, colour in colours.items():
            sheet.cell(row, day + 1).fill = PatternFill("solid", fgColor=colour)
    book.save(tmp_path / "drawn.xlsx")
    read = read_plan(tmp_path / "drawn.xlsx").rows
    assert [(row["start_from"], row["finish_to"]) for row in read] == [
        ("2026-06-01", "2026-06-04"), ("2026-06-08", "2026-06-11")]  # fmt: skip


@pytest.mark.parametrize(
    ("rows", "is_doubted"),
    [
        ([{2, 3}, {4, 5}, {8, 9}, set()], True),
        ([{2, 3}, {4, 5}, {8, 9}, {9}], True),
        ([{8, 9}, {7, 8, 9}, {9}, set()], False),
        ([{2, 3}, {4, 5}, {8, 9}], False),
    ],
)
def test_a_line_in_the_colour_of_the_bars_is_doubted(
    drawn, tmp_path: Path, rows: list[set[int]], is_doubted: bool
) -> None:
    """A day that every row is filled on, some far from their bars, may be a deadline; bars may all end on one."""
    drawn({f"Task {number}": dict.fromkeys({*own, 10}, BAR) for number, own in enumerate(rows)})
    reading = read_plan(tmp_path / "drawn.xlsx")
    assert (DOUBTFUL_LINE in {one["reason"] for one in reading.warnings}) is is_doubted


LABELLED = {
    "a label at the start": ({4, 5, 6, 7}, {4: "DBT"}, [(4, 7)]),
    "two bars, each with a label": ({2, 3, 4, 9, 10, 11}, {2: "DBT", 9: "PIT"}, [(2, 4), (9, 11)]),
    "a state of the work": ({4, 5, 6, 7}, {5: "50%"}, [(4, 7)]),
}
"""Days filled in each of three rows, what is written in them, and the bars."""


@pytest.mark.parametrize(("filled", "written", "bars"), LABELLED.values(), ids=LABELLED)
def test_labels_in_the_same_place_of_every_row_leave_a_block_its_length(
    tmp_path: Path, filled: set[int], written: dict[int, str], bars: list[tuple[int, int]]
) -> None:
    """All parties plan the same: each bar is as long as it is filled, and in doubt, as it may be shading."""
    assert_read(
        tmp_path, {column: BAR for column in filled}, dict.fromkeys(range(3), written), bars, doubts=1
    )


def test_what_stands_elsewhere_in_each_row_is_drawn_over_shading(tmp_path: Path) -> None:
    """A day of work a row, over the days of a freeze."""
    work = {0: {4: "X"}, 1: {5: "X"}, 2: {6: "X"}}
    assert_read(
        tmp_path, {column: TODAY for column in (4, 5, 6, 7)}, work, [(4, 4), (5, 5), (6, 6)], doubts=0
    )


def assert_read(
    tmp_path: Path,
    filled: dict[int, str],
    written: dict[int, dict[int, str]],
    bars: list[tuple[int, int]],
    doubts: int,
) -> None:
    """Draw the same fills in three rows, with texts in some cells, and hold the bars read and how many doubts to it."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, *(date(2026, 3, day) for day in range(2, 14))])
    for row, name in enumerate(("Large suppliers", "Small suppliers", "Agents"), 2):
        sheet.cell(row, 1, name)
        for column, colour in filled.items():
            sheet.cell(row, column).fill = PatternFill("solid", fgColor=colour)
        for column, text in written[row - 2].items():
            sheet.cell(row, column, text)
    book.save(tmp_path / "drawn.xlsx")
    reading = read_plan(tmp_path / "drawn.xlsx")
    read = {(row["start_from"], row["finish_to"]) for row in reading.rows}
    assert read == {days(*bar) for bar in bars}
    assert sum("the same bar" in one["reason"] for one in reading.warnings) == doubts


def test_words_that_a_filled_bar_each_holds_name_the_bars_of_every_lane(tmp_path: Path) -> None:
    """Suppliers and agents both design and build: a bar is its own task in each lane, whatever the other says."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, *(date(2026, 3, day) for day in range(2, 14))])
    for row, (name, after) in enumerate({"Suppliers": 0, "Agents": 1}.items(), 2):
        sheet.cell(row, 1, name)
        for column, text in {2: "Design", 3: None, 9: "Build", 10: None}.items():
            sheet.cell(row, column + after, text).fill = PatternFill("solid", fgColor=BAR)
    book.save(tmp_path / "lanes.xlsx")
    rows = read_plan(tmp_path / "lanes.xlsx").rows
    assert [(row["activity_name"], row["outline"]) for row in rows] == [
        (task, lane) for lane in ("Suppliers", "Agents") for task in ("Design", "Build")
    ]


def holiday(
    tmp_path: Path, text: str | None, legend: str | None = None, colour: str = OTHER
) -> list[tuple[str | None, str | None]]:
    """Five tasks whose bars lie about Friday 6 March, a column in another colour with a text in every row."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, *(date(2026, 3, day) for day in range(2, 14))])
    bars = (range(2, 6), range(5, 8), range(7, 9), range(10, 11), range(9, 13))
    for row, bar in enumerate(bars, 2):
        sheet.cell(row, 1, f"Task {row}")
        sheet.cell(row, 6, text).fill = PatternFill("solid", fgColor=colour)
        for column in bar:
            sheet.cell(row, column).fill = PatternFill("solid", fgColor=BAR)
    if legend:
        sheet.cell(8, 1, legend)
        sheet.cell(8, 2).fill = PatternFill("solid", fgColor=colour)
    book.save(tmp_path / "drawn.xlsx")
    return [(row["start_from"], row["finish_to"]) for row in read_plan(tmp_path / "drawn.xlsx").rows]


@pytest.mark.parametrize("text", ["BH", "Bank holiday", "Xmas"])
def test_a_text_all_down_a_shaded_day_only_names_it(tmp_path, text: str) -> None:
    """It is no mark of each task: what is read is what is read of the shading alone."""
    assert holiday(tmp_path, text) == holiday(tmp_path, None)


@pytest.mark.parametrize("text", ["◆", "Go-live"])
def test_a_milestone_all_down_a_shaded_day_stays(tmp_path, text: str) -> None:
    """All may go live on one day, which is shaded for it."""
    assert holiday(tmp_path, text) != holiday(tmp_path, None)


@pytest.mark.parametrize("legend", ["Bank holiday", "Today"])
def test_a_swatch_alone_says_what_is_shaded(tmp_path, legend: str) -> None:
    """Below a gap, in the colour of a column that all rows with bars show, over which bars may lie: no task."""
    found = holiday(tmp_path, None, legend)
    assert found == [days(2, 5), days(5, 7), days(7, 8), days(10, 10), days(9, 12)]


def test_a_freeze_with_a_bar_of_its_own_is_read(tmp_path) -> None:
    """Its colour, that of other bars, fills no column in all rows."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append([None, *(date(2026, 3, day) for day in range(2, 14))])
    rows = {2: range(2, 4), 3: range(4, 6), 4: range(6, 9), 6: range(9, 11)}
    for row, bar in rows.items():
        sheet.cell(row, 1, f"Task {row}" if row < 6 else "Change freeze")
        for column in bar:
            sheet.cell(row, column).fill = PatternFill("solid", fgColor=BAR)
    book.save(tmp_path / "drawn.xlsx")
    found = [(row["start_from"], row["finish_to"]) for row in read_plan(tmp_path / "drawn.xlsx").rows]
    assert found == [days(2, 3), days(4, 5), days(6, 8), days(9, 10)]
