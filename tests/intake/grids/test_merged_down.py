"""Bars of a drawn plan that are merged over several rows: one bar is not two tasks' certain dates."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = [f"{month} 2024" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun")]
NAMES = ("Design", "Build", "Test", "Go-live support")
BLUE = PatternFill("solid", fgColor="FF4472C4")


def drawn(
    path: Path,
    merged: Sequence[str],
    filled: Sequence[str] = (),
    rows: Sequence[Sequence[object]] = tuple((name,) for name in NAMES),
    texts: dict[str, str] | None = None,
    beside: Sequence[str] = (),
) -> Reading:
    """Draw a plan with merged cells: the first of each is filled, unless texts stand in them."""
    book = openpyxl.Workbook()
    sheet = book.active
    for row in (["Task", *beside, *MONTHS], *rows):
        sheet.append([*row])
    for place, text in (texts or {}).items():
        sheet[place] = text
    for place in (*(() if texts else (one.partition(":")[0] for one in merged)), *filled):
        sheet[place].fill = BLUE
    for place in merged:
        sheet.merge_cells(place)
    book.save(path)
    return read_plan(path)


def told(reading: Reading) -> list[tuple[str, str]]:
    """Where a bar is said to be merged over several tasks, and how many are."""
    return [(one["cell"], one["text"]) for one in reading.warnings if "merged over the rows" in one["reason"]]


def finishes(reading: Reading) -> dict[str, str]:
    return {row["activity_name"]: row["finish_to"] for row in reading.rows}


@pytest.mark.parametrize(
    "texts", [None, {"B2": "X", "E4": "X", "G5": "X"}, {"B2": "Workshops", "E4": "Tests", "G5": "X"}]
)
def test_a_bar_merged_over_two_tasks_is_told(tmp_path: Path, texts) -> None:
    """It may be of either, or of both: neither date is sure, and whose bar it is has to be asked."""
    reading = drawn(tmp_path / "plan.xlsx", ("B2:D3", "E4:F4", "G5:H5"), texts=texts)
    assert told(reading) == [("B2:D3", "1 bar")] and reading.reading_confidence == "low"
    assert finishes(reading)["Design"] == finishes(reading)["Build"] == "2024-03-31"


@pytest.mark.parametrize("texts", [None, {"B2": "X", "D4": "X", "F5": "X"}])
def test_a_bar_of_one_column_over_two_tasks_is_seen_in_both_and_told(tmp_path: Path, texts) -> None:
    """The second task is as dated as the first, and as doubtful."""
    reading = drawn(tmp_path / "plan.xlsx", ("B2:B3", "D4:E4", "F5:G5"), texts=texts)
    assert told(reading) == [("B2:B3", "1 bar")] and reading.reading_confidence == "low"
    assert finishes(reading)["Design"] == finishes(reading)["Build"] == "2024-01-31"


def test_a_freeze_over_all_rows_dates_none_of_them(tmp_path: Path) -> None:
    """Words merged down a column are read where they begin alone, as a remark beside the bars."""
    bars = ("B2", "D3", "E3", "F4", "G5")
    reading = drawn(tmp_path / "plan.xlsx", ("C2:C5",), bars, texts={"C2": "Freeze"})
    assert not told(reading)
    assert [*finishes(reading).values()] == ["2024-01-31", "2024-04-30", "2024-05-31", "2024-06-30"]


def test_a_bar_as_tall_as_its_name_is_its_own(tmp_path: Path) -> None:
    """Where the name is merged down as its bar is, there is one task."""
    rows = (("Design",), (), ("Test",), ())
    reading = drawn(tmp_path / "plan.xlsx", ("A2:A3", "B2:D3", "A4:A5", "E4:F5"), rows=rows)
    assert not told(reading) and finishes(reading) == {"Design": "2024-03-31", "Test": "2024-05-31"}


@pytest.mark.parametrize("merged", [("B2:D3", "E4:F5"), ("D2:D3", "F4:F5")])
def test_a_bar_merged_down_to_a_row_without_a_name_is_of_the_one_above(tmp_path: Path, merged) -> None:
    """A row is only taller so: nothing is left without a name, and no second bar is in doubt."""
    rows = (("Design",), (), ("Test",), ())
    reading = drawn(tmp_path / "plan.xlsx", merged, rows=rows)
    last = "2024-05-31"
    assert [*finishes(reading).values()] == ["2024-03-31", last] and reading.reading_confidence == "high"
    assert not reading.set_aside and not reading.warnings


def test_typed_dates_need_no_bar_of_their_own(tmp_path: Path) -> None:
    """What each task types says more than the bar that they share."""
    rows = [
        ("Design", date(2024, 1, 8), date(2024, 3, 29)),
        ("Build", date(2024, 1, 15), date(2024, 3, 15)),
        ("Test",),
    ]
    reading = drawn(tmp_path / "plan.xlsx", ("D2:F3", "G4:H4"), rows=rows, beside=("Start", "Finish"))
    assert not told(reading) and finishes(reading)["Build"] == "2024-03-15"


@pytest.mark.parametrize("is_filled", [True, False])
@pytest.mark.parametrize("height", [2, 3])
def test_words_in_bars_as_tall_as_their_lanes_are_kept(tmp_path: Path, height: int, is_filled: bool) -> None:
    """Each stands in one cell merged over all rows of its lane: they were taken for a mark said again, and lost."""
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.append(["", *MONTHS])
    words = {"Supplier": "Interface spec", "Agent": "Adaptor build", "DNO": "Register cleanse"}
    for place, (lane, text) in enumerate(words.items()):
        top, left = 2 + place * height, 2 + place * 2
        sheet.cell(top, 1, lane)
        sheet.cell(top, left, text)
        for row in range(top, top + height) if is_filled else ():
            for column in (left, left + 1):
                sheet.cell(row, column).fill = BLUE
        sheet.merge_cells(start_row=top, end_row=top + height - 1, start_column=1, end_column=1)
        sheet.merge_cells(start_row=top, end_row=top + height - 1, start_column=left, end_column=left + 1)
    book.save(tmp_path / "tall.xlsx")
    reading = read_plan(tmp_path / "tall.xlsx")
    said = [row["activity_name"] + (row["notes_text"] or "") for row in reading.rows]
    assert len(said) == 3 and all(text in one for text, one in zip(words.values(), said, strict=True))
