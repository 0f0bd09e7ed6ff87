"""Legends below a drawing whose swatches stand in time columns."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from openpyxl.styles import PatternFill

from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading

MONTHS = [f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr", "May", "Jun")]
BLUE, GREEN, RED = "FF4472C4", "FF70AD47", "FFFF0000"
TOLD = "a legend of the drawing"


def drawn(
    workbook_file: Callable[..., Path],
    legend: list[tuple[str, str]],
    column: int = 2,
    title: str | None = None,
    gap: int = 1,
    width: int = 1,
    more: Sequence[tuple[int, int, str]] = (),
) -> Reading:
    """Three tasks in blue and green, a gap, a title perhaps, and rows of filled cells each from a column on."""
    rows: list[list[object]] = [["Task", *MONTHS], ["Design"], ["Build"], ["Test"], *([] for _ in range(gap))]
    rows += [[title]] if title else []
    first = len(rows) + 1
    rows += [[words] for words, _ in legend]

    bars = [(2, 2, BLUE), (2, 3, BLUE), (3, 3, GREEN), (3, 4, GREEN), (4, 5, BLUE)]
    swatches = [
        (first + at, column + broad, colour)
        for at, (_, colour) in enumerate(legend)
        for broad in range(width)
    ]
    return filled(workbook_file, rows, [*bars, *swatches, *more])


def filled(
    workbook_file: Callable[..., Path], rows: list[list[object]], cells: Sequence[tuple[int, int, str]]
) -> Reading:
    """How a sheet is read some of whose cells, each by its row and column, are filled."""

    def fill(book) -> None:
        for row, column, colour in cells:
            book.active.cell(row, column).fill = PatternFill("solid", fgColor=colour)

    return read_plan(workbook_file({"Plan": rows}, change=fill))


def told(reading: Reading) -> list[str]:
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside
    return [one["text"] for one in reading.set_aside if TOLD in one["reason"]]


STATES = [("Complete", BLUE), ("On track", GREEN), ("Late", RED)]
TEAMS = [("Systems led", BLUE), ("Operations led", GREEN)]


@pytest.mark.parametrize(
    ("legend", "column", "title"),
    [
        (STATES, 2, None),
        (STATES, 4, None),
        (TEAMS, 2, None),
        ([(f"Key: {words}", colour) for words, colour in STATES], 3, None),
        (STATES, 2, "Colour code"),
        (TEAMS, 2, "Colour key"),
        (STATES, 2, "RAG status"),
    ],
)
def test_a_legend_below_a_gap_is_no_tasks(workbook_file, legend, column, title) -> None:
    """Its words say how work stands, or its colours are of the bars above: told as a legend, with what to ask."""
    reading = drawn(workbook_file, legend, column, title)
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build", "Test"]
    assert told(reading) == [*([title] if title else []), *(words for words, _ in legend)]
    assert all(one["remedy"] for one in reading.set_aside if TOLD in one["reason"])


DOUBTED = "may be the legend of the drawing"
WORKS = [("Design", BLUE), ("Build", GREEN)]


@pytest.mark.parametrize(
    ("legend", "column", "gap", "is_doubted"),
    [
        ([("Complete", BLUE), ("On track", GREEN)], 2, 0, True),
        (WORKS, 2, 0, True),
        (WORKS, 4, 0, True),
        ([("Pilot", BLUE), ("Launch", GREEN)], 7, 1, True),
        ([("Complete", BLUE)], 2, 1, True),
        ([("Planned", BLUE)], 5, 1, True),
        ([("Planned", BLUE)], 5, 0, False),
        ([("Late meters cleansed", BLUE)], 5, 1, False),
        ([("Pilot", BLUE)], 2, 1, False),
        ([("Pilot", BLUE), ("Launch", RED)], 2, 1, False),
        ([("Pilot", BLUE), ("Launch", BLUE)], 2, 1, False),
    ],
)
def test_rows_that_may_be_tasks_stay_tasks(workbook_file, legend, column, gap, is_doubted) -> None:
    """They are doubted where their colours are those of the bars, or how work stands is all that one alone says."""
    reading = drawn(workbook_file, legend, column, gap=gap)
    assert len(reading.rows) == 3 + len(legend) and not told(reading)
    assert any(DOUBTED in one["reason"] for one in reading.warnings) == is_doubted
    assert (reading.reading_confidence == "high") is not is_doubted


def test_a_legend_of_broader_swatches_is_no_tasks(workbook_file) -> None:
    """Two cells each, from the first time column on."""
    assert told(drawn(workbook_file, TEAMS, width=2)) == ["Systems led", "Operations led"]


def test_a_legend_of_the_colours_of_all_bars_is_no_tasks(workbook_file) -> None:
    """In whatever column it stands: three kinds of work below a gap, and no date is made of them."""
    reading = drawn(workbook_file, [*WORKS, ("Test", RED)], column=4, more=[(4, 5, RED)])
    assert len(reading.rows) == 3 and told(reading) == ["Design", "Build", "Test"]


def test_a_legend_in_one_row_is_no_task(workbook_file) -> None:
    """A row called so with words in swatches beside it, and what stands right below it."""
    rows: list[list[object]] = [["Task", "Owner", *MONTHS], ["Design", "PMO"], ["Build", "IT"], [],
                                ["Legend", None, "Systems", None, "Operations"], [None, None, "Joint"]]  # fmt: skip

    bars = [
        (2, 3, BLUE),
        (3, 4, GREEN),
        (3, 5, GREEN),
        (5, 3, BLUE),
        (5, 5, GREEN),
        (6, 3, RED),
    ]
    reading = filled(workbook_file, rows, bars)
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
    assert told(reading) == ["Legend | Systems | Operations", "Joint"]


def test_words_left_of_swatches_explain_the_bars(workbook_file) -> None:
    """What a legend so written calls contingency is no part of the work, and nothing is asked of its colours."""
    rows: list[list[object]] = [["Task", *MONTHS], ["Design"], ["Build"], ["Test"], []]
    rows += [["Key"], ["Planned"], ["Contingency"]]

    bars = [(2, 2, BLUE), (2, 3, BLUE), (2, 4, GREEN), (3, 3, BLUE), (3, 4, GREEN), (4, 6, BLUE)]
    bars += [(7, 2, BLUE), (8, 2, GREEN)]
    reading = filled(workbook_file, rows, bars)
    assert [row["finish_to"] for row in reading.rows] == ["2026-02-28", "2026-02-28", "2026-05-31"]
    assert [one["text"] for one in reading.warnings] == ["Contingency: Mar 2026", "Contingency: Mar 2026"]
    assert told(reading) == ["Key", "Planned", "Contingency"]


def test_kinds_of_work_left_of_swatches_name_the_bars(workbook_file) -> None:
    """Each colour of a row is a task of its own."""
    reading = drawn(workbook_file, TEAMS)
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build", "Test"]
    rows: list[list[object]] = [
        ["Party", *MONTHS],
        ["Alpha"],
        ["Beta"],
        [],
        ["Legend"],
        ["Design"],
        ["Build"],
    ]

    bars = [(2, 2, BLUE), (2, 3, GREEN), (3, 4, BLUE), (3, 5, GREEN), (6, 2, BLUE), (7, 2, GREEN)]
    reading = filled(workbook_file, rows, bars)
    names = [row["activity_name"] for row in reading.rows]
    assert names == ["Alpha: Design", "Alpha: Build", "Beta: Design", "Beta: Build"]


@pytest.mark.parametrize("words", [("Baseline", "Forecast"), ("Complete", "In progress")])
def test_a_legend_below_a_drawing_without_headings_but_months_is_no_task(workbook_file, words) -> None:
    """Names that nothing heads stand left of the months, and the swatches' words right of them: no crash, no task."""
    rows: list[list[object]] = [[None, *MONTHS], ["Design"], ["Build"], ["Test"], []]
    rows += [["Key", None, words[0]], [None, None, words[1]]]

    bars = [
        (2, 2, BLUE),
        (2, 3, BLUE),
        (3, 3, GREEN),
        (4, 5, BLUE),
        (6, 2, GREEN),
        (7, 2, BLUE),
    ]
    reading = filled(workbook_file, rows, bars)
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build", "Test"]
    assert len(told(reading)) == 2


@pytest.mark.parametrize("gap", [0, 1])
def test_words_of_states_in_cells_of_their_colours_are_a_legend(workbook_file, gap: int) -> None:
    """They stand in the column of names, in the colours of bars above, and nothing is drawn beside them."""
    words = [("Complete", BLUE), ("At risk", GREEN)]
    reading = of_filled_names(workbook_file, words, gap)
    assert [row["activity_name"] for row in reading.rows] == ["Design", "Build"]
    assert told(reading) == ["Complete", "At risk"]


@pytest.mark.parametrize(
    "words",
    [
        [("Supplier", BLUE), ("DNO", GREEN)],
        [("Complete", BLUE), ("At risk", BLUE)],
        [("Complete", BLUE), ("At risk", RED)],
        [("Complete", BLUE)],
    ],
)
def test_names_in_colours_that_may_be_lanes_are_no_legend(workbook_file, words) -> None:
    """Lanes without bars, of colours that tell nothing apart or that no bar has, and one alone."""
    assert not told(of_filled_names(workbook_file, words, 0))


def of_filled_names(workbook_file: Callable[..., Path], words: list[tuple[str, str]], gap: int) -> Reading:
    """Two tasks, a gap perhaps, and words in filled cells below them."""
    rows: list[list[object]] = [["Task", *MONTHS], ["Design"], ["Build"], *([] for _ in range(gap))]
    first = len(rows) + 1
    rows += [[word] for word, _ in words]
    cells = [(2, 2, BLUE), (2, 3, BLUE), (3, 4, GREEN), (3, 5, GREEN)]
    return filled(
        workbook_file, rows, [*cells, *((first + at, 1, colour) for at, (_, colour) in enumerate(words))]
    )
