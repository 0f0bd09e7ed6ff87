"""Blocks of months below one another that draw the same rows on: a block a year."""

from collections.abc import Mapping, Sequence
from pathlib import Path

import openpyxl
import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.sheets import accounted, told

NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
BLUE = PatternFill("solid", fgColor="FF4472C4")
BARS = {"Design": range(0, 6), "Build": range(4, 15), "Test": range(11, 20)}

Bars = Mapping[str, Sequence[int]]


def drawn(
    path: Path,
    blocks: Sequence[tuple[int, Bars]],
    titles: Sequence[str | None] = (None, None),
    head: Sequence[str] = ("Task", "Task"),
) -> Reading:
    """Draw blocks of a year each, its bars below months counted from January 2023, a gap and a title above each."""
    book = openpyxl.Workbook()
    sheet, row = book.active, 1
    sheet.title = "Plan"
    for (year, bars), title, heading in zip(blocks, titles, head, strict=True):
        sheet.cell(row, 1, title)
        for column, name in enumerate(NAMES, 2):
            sheet.cell(row + 1, column, f"{name} {year}")
        sheet.cell(row + 1, 1, heading)
        for at, (task, months) in enumerate(bars.items(), row + 2):
            sheet.cell(at, 1, task)
            for month in {*months} & {*range(12 * (year - 2023), 12 * (year - 2022))}:
                sheet.cell(at, month % 12 + 2).fill = BLUE
        row += len(bars) + 3
    book.save(path)
    reading = read_plan(path)
    assert accounted(reading)
    return reading


def dates(reading: Reading) -> dict[str, tuple[str | None, str | None]]:
    return {row["activity_name"]: (row["start_from"], row["finish_to"]) for row in reading.rows}


WHOLE = {
    "Design": ("2023-01-01", "2023-06-30"),
    "Build": ("2023-05-01", "2024-03-31"),
    "Test": ("2023-12-01", "2024-08-31"),
}


@pytest.mark.parametrize("again", [BARS, {name: BARS[name] for name in ("Build", "Test")}])
@pytest.mark.parametrize("titles", [(None, None), ("Plan", None), ("Plan 2023", "Plan 2024"), (None, "2024")])
def test_blocks_of_a_year_each_are_one_drawing(tmp_path: Path, titles, again: Bars) -> None:
    """A bar over new year is one task, and says where each end is drawn."""
    reading = drawn(tmp_path / "plan.xlsx", [(2023, BARS), (2024, again)], titles)
    assert dates(reading) == WHOLE and len(reading.rows) == 3 and not reading.warnings
    (build,) = (row for row in reading.rows if row["activity_name"] == "Build")
    assert build["worked_out"].startswith("start: as drawn, F4:M4 of Plan; finish: as drawn, B")


def test_three_blocks_are_one_drawing(tmp_path: Path) -> None:
    """However many there are."""
    bars = BARS | {"Test": range(11, 30)}
    reading = drawn(
        tmp_path / "plan.xlsx", [(2023, bars), (2024, bars), (2025, bars)], [None] * 3, ["Task"] * 3
    )
    assert dates(reading) == WHOLE | {"Test": ("2023-12-01", "2025-06-30")}


def test_a_gap_between_blocks_is_told(tmp_path: Path) -> None:
    """As in one drawing, and lowers the confidence."""
    reading = drawn(
        tmp_path / "plan.xlsx",
        [(2023, BARS | {"Design": [0, 1, 20]})] * 1 + [(2024, BARS | {"Design": [0, 1, 20]})],
    )
    assert told(reading, "with gaps between them") == ["Plan"] and reading.reading_confidence == "medium"


@pytest.mark.parametrize(
    ("blocks", "titles", "head"),
    [
        ([(2023, BARS), (2023, BARS | {"Build": range(5, 12)})], (None, None), ("Task", "Task")),
        (
            [(2023, BARS), (2025, {"Design": [25], "Build": [26], "Test": [27, 28]})],
            (None, None),
            ("Task", "Task"),
        ),
        ([(2023, BARS), (2024, BARS)], ("Wave 1", "Wave 2"), ("Task", "Task")),
        ([(2023, BARS), (2024, BARS)], ("DNO", "Supplier"), ("Task", "Task")),
        ([(2023, BARS), (2024, BARS)], (None, "Option B"), ("Task", "Task")),
        ([(2023, BARS), (2024, BARS)], (None, None), ("Task", "Risk")),
    ],
)
def test_blocks_of_another_plan_or_time_are_not_joined(tmp_path, blocks, titles, head) -> None:
    """The same months again, months left out between, or a title of its own: nobody says that they are one."""
    reading = drawn(tmp_path / "plan.xlsx", blocks, titles, head)
    assert ("2023-05-01", "2024-03-31") not in dates(reading).values()
    assert all((row["finish_to"] or "")[:4] == (row["start_from"] or "")[:4] for row in reading.rows)
