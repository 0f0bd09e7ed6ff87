"""A drawing cut into sheets of one stretch of time each is the drawing that it was cut from."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import pairwise
from pathlib import Path

import openpyxl
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.settings import Settings

MONTHS = [f"{month} {year}" for year in (2023, 2024, 2025) for month in
          ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")]  # fmt: skip
NAMES = ["Design", "Build", "Functional SIT", "Migration", "Hypercare"]

Bars = Mapping[str, Sequence[int]]


def drawn(path: Path, bars: Bars, cuts: Sequence[int], titles: Sequence[str] = ()) -> Reading:
    """Draw bars below months from 0, on a sheet for each stretch between two cuts, and read them."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for place, (first, after) in enumerate(pairwise(cuts)):
        sheet = book.create_sheet(titles[place] if titles else f"From {MONTHS[first]}")
        sheet.append(["Task", *MONTHS[first:after]])
        for row, (name, months) in enumerate(bars.items(), 2):
            sheet.cell(row, 1, name)
            for month in set(months) & set(range(first, after)):
                sheet.cell(row, month - first + 2).fill = PatternFill("solid", fgColor="4472C4")
    book.save(path)
    return read_plan(path)


def dates(reading: Reading) -> list[tuple[object, ...]]:
    ends = ("start_from", "start_to", "finish_from", "finish_to")
    return sorted((row["activity_name"], *(row[one] for one in ends)) for row in reading.rows)


YEARS = [0, 12, 24, 36]
BARS = {"Design": range(0, 6), "Build": range(4, 15), "Migration": range(19, 29)}


def test_a_drawing_of_a_sheet_a_year_is_read_whole(tmp_path: Path) -> None:
    """A bar over new year is one task, and says on which sheet each end is drawn."""
    reading = drawn(tmp_path / "years.xlsx", BARS, YEARS)
    (build,) = (row for row in reading.rows if row["activity_name"] == "Build")
    assert (build["start_from"], build["finish_to"]) == ("2023-05-01", "2024-03-31")
    assert (build["sheet"], build["cell"]) == ("From Jan 2023", "F3:M3")
    assert build["worked_out"] == (
        "start: as drawn, F3:M3 of From Jan 2023; finish: as drawn, B3:D3 of From Jan 2024"
    )
    assert len(reading.rows) == 3 and reading.reading_confidence == "medium" and not reading.warnings
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_a_drawing_cut_into_sheets_is_what_it_was(tmp_path: Path, data: st.DataObject) -> None:
    """Wherever it is cut: the same tasks on the same days."""
    bars, first = {}, 0
    for name in NAMES[
        : data.draw(st.integers(2, 5), "tasks")
    ]:  # one after another: months that all share are shading
        months = data.draw(st.integers(2, 9), "months")
        bars[name] = range(first, min(36, first + months))
        first += data.draw(st.integers(max(1, months - 1), 7 + months), "later")
        if first >= 35:
            break
    cuts = sorted(data.draw(st.sets(st.sampled_from([9, 12, 15, 18, 24]), min_size=1, max_size=2), "cuts"))
    edges = [0, *cuts, 36]
    assume(all(any(set(months) & set(range(*cut)) for months in bars.values()) for cut in pairwise(edges)))
    assert dates(drawn(tmp_path / "cut.xlsx", bars, edges)) == dates(
        drawn(tmp_path / "whole.xlsx", bars, [0, 36])
    )


def test_a_gap_between_bars_on_several_sheets_is_told(tmp_path: Path) -> None:
    """As in one drawing, it is read as one task from the first to the last, and asked about."""
    reading = drawn(tmp_path / "gap.xlsx", BARS | {"Design": [2, 3, 20, 21]}, YEARS)
    (told,) = reading.warnings
    assert "with gaps between them" in told["reason"] and told["remedy"] == "ask whether it is one task"
    assert ("Design", "2023-03-01", "2023-03-31", "2024-10-01", "2024-10-31") in dates(reading)


def test_a_task_without_a_bar_stands_once(tmp_path: Path) -> None:
    """However many sheets name it."""
    reading = drawn(tmp_path / "bare.xlsx", BARS | {"Closure": []}, YEARS)
    assert [row["activity_name"] for row in reading.rows].count("Closure") == 1


@pytest.mark.parametrize("cuts", [[0, 36], [0, 12, 36], [0, 12, 24, 36], [0, 24, 36]])
def test_a_sign_after_its_bar_is_the_tasks_milestone_on_any_sheet(tmp_path: Path, cuts: list[int]) -> None:
    """It is called so on the bar's own sheet, on the next one, and on one further on."""
    path = tmp_path / "sign.xlsx"
    book = openpyxl.Workbook()
    book.remove(book.active)
    for first, after in pairwise(cuts):
        sheet = book.create_sheet(f"From {MONTHS[first]}")
        sheet.append(["Task", *MONTHS[first:after]])
        sheet.append(["Build"])
        sheet.append(["Test"])
        for row, months in ((2, range(4, 9)), (3, range(10, 20))):
            for month in set(months) & set(range(first, after)):
                sheet.cell(row, month - first + 2).fill = PatternFill("solid", fgColor="4472C4")
        if 26 in range(first, after):
            sheet.cell(2, 26 - first + 2, "◆")
    book.save(path)
    reading = read_plan(path)
    found = {row["activity_name"]: (row["start_from"], row["is_milestone"]) for row in reading.rows}
    assert found == {
        "Build": ("2023-05-01", False),
        "Build (milestone)": ("2025-03-01", True),
        "Test": ("2023-11-01", False),
    }
    assert len(reading.rows) == 3 and not reading.warnings


def test_two_sheets_for_the_next_year_are_not_read_as_one(tmp_path: Path) -> None:
    """Two that begin where one ends may be versions: none goes on with it, and both are told."""
    path = tmp_path / "two.xlsx"
    drawn(path, BARS, YEARS[:3])
    book = openpyxl.load_workbook(path)
    copied = book.copy_worksheet(book["From Jan 2024"])
    copied.title = "2024 again"
    copied["H4"].fill = PatternFill()
    book.save(path)
    reading = read_plan(path)
    assert len({row["sheet"] for row in reading.rows}) == 1
    assert sum("with other dates" in one["reason"] for one in reading.warnings) >= 1


def test_a_drawing_of_the_same_months_is_no_further_stretch(tmp_path: Path) -> None:
    """A later plan of the same tasks for the same year is another version."""
    path = tmp_path / "same.xlsx"
    drawn(path, BARS, YEARS[:2])
    book = openpyxl.load_workbook(path)
    book.copy_worksheet(book["From Jan 2023"]).title = "Later"
    book["Later"]["B2"].fill = PatternFill()
    book.save(path)
    reading = read_plan(path)
    assert {row["sheet"] for row in reading.rows} == {"From Jan 2023"} and reading.reading_confidence == "low"


def test_naming_the_sheets_changes_nothing(tmp_path: Path) -> None:
    """What was read as one drawing unasked is, where a person names its sheets."""
    path = tmp_path / "years.xlsx"
    unasked = dates(drawn(path, BARS, YEARS))
    titles = tuple(f"From {MONTHS[first]}" for first in YEARS[:-1])
    assert dates(read_plan(path, Settings(sheets=titles))) == unasked


def test_a_few_tasks_in_common_make_one_drawing(tmp_path: Path) -> None:
    """Most tasks end before the next year's sheet begins: the one that goes on is still one."""
    path = tmp_path / "few.xlsx"
    early = {f"Early task {number}": [number, number + 1] for number in range(0, 10, 2)}
    late = {f"Late task {number}": [number, number + 1] for number in range(12, 22, 2)}
    drawn(path, early | {"Build": range(8, 15)} | late, [0, 12, 24])
    book = openpyxl.load_workbook(path)
    for title, names in (("From Jan 2023", late), ("From Jan 2024", early)):
        for row in [row[0].row for row in reversed(list(book[title].iter_rows())) if row[0].value in names]:
            book[title].delete_rows(row)
    book.save(path)
    assert ("Build", "2023-09-01", "2023-09-30", "2024-03-01", "2024-03-31") in dates(read_plan(path))


def test_rows_that_head_others_tell_tasks_of_one_name_apart(tmp_path: Path) -> None:
    """The supplier's build is not the network's."""
    path = tmp_path / "heads.xlsx"
    drawn(path, {"Supplier": [], "Build": range(8, 16), "Plan": [0, 18]}, [0, 12, 24])
    book = openpyxl.load_workbook(path)
    book["From Jan 2024"]["A2"] = "DNO"
    book.save(path)
    assert [row["activity_name"] for row in read_plan(path).rows].count("Build") == 2


def test_a_task_that_stands_twice_on_a_sheet_is_left_and_told(tmp_path: Path) -> None:
    """Which of the bars goes on is not said."""
    path = tmp_path / "twice.xlsx"
    drawn(path, {"Build": range(2, 15), "Again": range(9, 18)}, [0, 12, 24])
    book = openpyxl.load_workbook(path)
    for sheet in book:
        sheet["A3"] = "Build"
    book.save(path)
    reading = read_plan(path)
    assert len(reading.rows) == 4 and reading.reading_confidence == "low"
    assert any("stand twice on a sheet" in one["reason"] for one in reading.warnings)


def test_waves_of_a_year_each_are_no_one_drawing(tmp_path: Path) -> None:
    """Phase 1 in one year and Phase 2 in the next are done one after the other, task by task."""
    bars = {name: [number, number + 1, number + 13, number + 14] for number, name in enumerate(NAMES[:4])}
    reading = drawn(tmp_path / "waves.xlsx", bars, [0, 12, 24], titles=("Phase 1", "Phase 2"))
    assert len(reading.rows) == 8
