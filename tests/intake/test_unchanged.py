"""What a person would say changes nothing of a plan changes nothing of how it is read."""

from __future__ import annotations

import os
from collections import Counter
from collections.abc import Callable
from datetime import datetime
from functools import cache
from itertools import count
from pathlib import Path
from typing import NamedTuple

import openpyxl
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import PatternFill
from openpyxl.utils import column_index_from_string
from openpyxl.utils.cell import coordinate_to_tuple
from openpyxl.worksheet.worksheet import Worksheet

from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.plans import read_plan
from mhhs_analysis.intake.reading import Reading
from tests.intake.sheets import Rows, accounted

PLANS = sorted((Path(__file__).parents[2] / "data/sample/plans").glob("*.xlsx"))
SAID = ("activity_name", "date_basis", "start_text", "finish_text", "start_from", "finish_to",
        "is_milestone", "is_summary", "is_hidden", "percent_complete")  # fmt: skip
"""What is said of a task, wherever it stands."""
EXAMPLES = int(os.environ.get("CHANGES", "80"))
"""More than these look for what nobody has met yet, each time elsewhere."""
IS_GATE = EXAMPLES == 80 and "SEARCH" not in os.environ
DAY = datetime(2022, 9, 12)
LOG: Rows = [
    ["Version", "Date", "Author", "Change"],
    ["0.1", DAY, "JS", "Draft"],
    ["0.2", DAY, "AB", "Build moved"],
]
RISKS: Rows = [["ID", "Risk", "Owner", "Date raised", "Status"], ["R1", "Late specification", "JS", DAY, "Open"],
               ["R2", "No test data", "AB", DAY, "Closed"]]  # fmt: skip


class Page(NamedTuple):
    """A sheet of a plan, the row of its headings, the column of its names, and a drawing's first column of time."""

    sheet: Worksheet
    head: int
    name: int
    first: int = 0


Change = Callable[[Page], None]


def below(rows: Rows, gap: int = 1) -> Change:
    """Something below the plan, a gap between them."""
    return lambda page: put(page.sheet, rows, page.sheet.max_row + 1 + gap, 1)


def beside(rows: Rows, gap: int = 2) -> Change:
    """Something right of the plan, from the row of its headings on."""
    return lambda page: put(page.sheet, rows, page.head, page.sheet.max_column + 1 + gap)


def another(title: str, rows: Rows, place: int | None = None) -> Change:
    """Another sheet before or after the plan."""
    return lambda page: put(page.sheet.parent.create_sheet(title, place), rows, 1, 1)


def headed(change: Callable[[str], str]) -> Change:
    """The headings, written otherwise."""

    def rewrite(page: Page) -> None:
        for cell in page.sheet[page.head]:
            if isinstance(cell.value, str):
                cell.value = change(cell.value)

    return rewrite


def padded(page: Page) -> None:
    """Blanks behind the names, as a paste leaves them."""
    for row in range(page.head + 1, page.sheet.max_row + 1):
        cell = page.sheet.cell(row, page.name)
        if isinstance(cell.value, str):
            cell.value += "\N{NO-BREAK SPACE} "


def renamed(page: Page) -> None:
    page.sheet.title = "Sheet9"


def put(sheet: Worksheet, rows: Rows, top: int, left: int) -> None:
    for row, cells in zip(count(top), rows, strict=False):
        for column, value in zip(count(left), cells, strict=False):
            sheet.cell(row, column, value)


CHANGES: dict[str, Change] = {
    "a remark below": below([["Commercial in confidence"]]),
    "a day of issue below": below([["Date of issue", DAY]]),
    "assumptions below": below([["Assumptions"], [1, "M9 holds"], [2, "Test data is there by June"]]),
    "a history below": below(LOG),
    "contacts below": below([["Contact", "Role", "Email"], ["J Smith", "PM", "j@example.org"]]),
    "meetings below": below([["Meeting", "Date"], ["Board", DAY], ["Steering group", DAY]]),
    "states beside": beside([["Status"], ["Not started"], ["In progress"], ["Complete"], ["Cancelled"]]),
    "counts beside": beside([["Status", "Count"], ["Not started", 4], ["Complete", 3], ["Cancelled", 1]]),
    "a key beside": beside([["Key"], ["Complete"], ["On track"], ["Late"]]),
    "holidays beside": beside(
        [["Bank holiday", "Date"], ["Christmas", DAY], ["New year", DAY], ["Easter", DAY]]
    ),
    "a history before": another("Change log", LOG, 0),
    "a history after": another("Change log", LOG),
    "risks before": another("RAID", RISKS, 0),
    "risks after": another("RAID", RISKS),
    "another title": renamed,
    "headings in capitals": headed(str.upper),
    "headings over lines": headed(lambda words: words.replace(" ", "\n")),
    "blanks around headings": headed(lambda words: f" {words}  "),
    "blanks behind names": padded,
}


def legend(words: list[str], gap: int = 1, width: int = 1) -> Change:
    """Swatches in the first column of time below a drawing, in colours of its bars, with words left of them."""

    def draw(page: Page) -> None:
        top, first = page.sheet.max_row + 1 + gap, page.first
        for row, word, colour in zip(count(top), words, colours_of(page), strict=False):
            page.sheet.cell(row, page.name, word)
            for column in range(first, first + width):
                fill(page.sheet.cell(row, column), colour)

    return draw


def recoloured(page: Page) -> None:
    """Each colour another one, as a house style has it."""
    for cell in filled(page):
        colour = cell.fill.fgColor.rgb
        fill(cell, f"FF{colour[4:]}{colour[2:4]}")


def moved_right(page: Page) -> None:
    """A blank column left of all."""
    page.sheet.insert_cols(1)
    for merged in page.sheet.merged_cells.ranges:
        merged.shift(1, 0)


def moved_down(page: Page) -> None:
    """A title above all."""
    page.sheet.insert_rows(1, 2)
    for merged in page.sheet.merged_cells.ranges:
        merged.shift(0, 2)
    page.sheet["A1"] = "Delivery plan of the metering programme"


def counted(words: str, gap: int) -> Change:
    """A row of figures below a drawing, one a column of time."""

    def count_people(page: Page) -> None:
        first, last = page.first, page.sheet.max_column
        row = page.sheet.max_row + 1 + gap
        put(page.sheet, [[words]], row, page.name)
        put(page.sheet, [[2 + place % 3 for place in range(last - first + 1)]], row, first)

    return count_people


def below_names(rows: Rows, gap: int) -> Change:
    """Something below a drawing, from the column of its names on."""
    return lambda page: put(page.sheet, rows, page.sheet.max_row + 1 + gap, page.name)


def filled(page: Page) -> list[Cell]:
    """The cells that a drawing fills, its headings and legends left out."""
    found = page.sheet.iter_rows(min_row=page.head + 1, min_col=page.first)
    return [
        cell for row in found for cell in row if isinstance(cell, Cell) and cell.fill.fill_type == "solid"
    ]


def colours_of(page: Page) -> list[str]:
    """The colours of the bars, that of most cells first."""
    return [colour for colour, _ in Counter(cell.fill.fgColor.rgb for cell in filled(page)).most_common()]


def fill(cell: Cell | MergedCell, colour: str) -> None:
    cell.fill = PatternFill("solid", fgColor=colour)


DRAWN_CHANGES: dict[str, Change] = {
    "a legend of states": legend(["Complete", "On track", "Late"]),
    "a broad legend": legend(["Systems", "Operations", "Joint work"], width=2),
    "another house style": recoloured,
    "a column on the left": moved_right,
    "a title above": moved_down,
    "people below": counted("FTE", 0),
    "people below a gap": counted("FTE", 1),
    "a remark below a gap": below_names([["Commercial in confidence"]], 1),
    "assumptions right below": below_names([["Assumptions:"], ["1. M9 holds"], ["2. Test data is there"]], 0),
    "an issue below a gap": below_names([["Last updated 14/10/2022"]], 1),
    "another title": renamed,
    "a history after": another("Change log", LOG),
    "risks before": another("RAID", RISKS, 0),
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("changes")


@cache
def first_read(plan: Path) -> Reading | None:
    """How a plan is read as it was sent, if it can be."""
    try:
        return read_plan(plan)
    except NotReadable:
        return None


def page_of(plan: Path) -> Page | None:
    """The one table of a plan, or None for a plan of another kind."""
    reading = first_read(plan)
    found = (
        [one for one in reading.tables if one["header_row"]] if reading and reading.layout == "table" else []
    )
    names = [one["column"] for table in found for one in table["columns"] if one["role"] == "name"]
    if len(found) != 1 or len(names) != 1:
        return None
    sheet = openpyxl.load_workbook(plan)[found[0]["sheet"]]
    return Page(sheet, found[0]["header_row"], column_index_from_string(names[0]))


@cache
def tables() -> list[Path]:
    """The plans of the sample that are one table."""
    return [plan for plan in PLANS if page_of(plan)]


def said(reading: Reading | None) -> list[list[object]]:
    return [[row[name] for name in SAID] for row in reading.rows] if reading else []


@settings(max_examples=EXAMPLES, deadline=None, derandomize=IS_GATE, suppress_health_check=[*HealthCheck])
@given(plan=st.deferred(lambda: st.sampled_from(tables())),
       changes=st.lists(st.sampled_from(sorted(CHANGES)), min_size=1, max_size=2, unique=True))  # fmt: skip
def test_what_changes_nothing_of_a_plan_changes_nothing_of_its_reading(
    folder: Path, plan: Path, changes: list[str]
) -> None:
    """Each task has its name, dates and kind whatever stands beside its table, and nothing is invented or lost."""
    page = page_of(plan)
    assert page
    for change in changes:
        CHANGES[change](page)
    page.sheet.parent.save(folder / "plan.xlsx")
    reading = read_plan(folder / "plan.xlsx")
    assert said(reading) == said(first_read(plan))
    assert accounted(reading)


@cache
def drawings() -> list[Path]:
    """The drawn plans of the sample that are read for sure."""
    read = ((plan, first_read(plan)) for plan in PLANS)
    return [
        plan for plan, one in read if one and (one.layout, one.reading_confidence) == ("drawn grid", "high")
    ]


def drawn_page(plan: Path) -> Page:
    """A drawn plan down to its last task, without what already stands below."""
    reading = first_read(plan)
    assert reading
    table = reading.tables[0]
    places = {one["role"]: one["column"].partition(":")[0] for one in table["columns"]}
    name, first = (column_index_from_string(places[role]) for role in ("name", "time columns"))
    sheet = openpyxl.load_workbook(plan)[table["sheet"]]
    last = max(coordinate_to_tuple(row["cell"].partition(":")[0])[0] for row in reading.rows)
    sheet.delete_rows(last + 1, sheet.max_row)
    return Page(sheet, table["header_row"], name, first)


@settings(
    max_examples=EXAMPLES // 4, deadline=None, derandomize=IS_GATE, suppress_health_check=[*HealthCheck]
)
@given(plan=st.deferred(lambda: st.sampled_from(drawings())), change=st.sampled_from(sorted(DRAWN_CHANGES)))
def test_what_changes_nothing_of_a_drawing_changes_nothing_of_its_reading(
    folder: Path, plan: Path, change: str
) -> None:
    """Each bar has its task and its dates, whatever is drawn or written around them."""
    page = drawn_page(plan)
    DRAWN_CHANGES[change](page)
    page.sheet.parent.save(folder / "drawn.xlsx")
    reading = read_plan(folder / "drawn.xlsx")
    assert said(reading) == said(first_read(plan))
    assert accounted(reading)
