"""A plan drawn on pages: which cell holds what, in a layout, before any kind of file is written."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from tests.intake.layouts.around import REGISTERS, Rows
from tests.intake.layouts.columns import Column, blocks_of
from tests.intake.layouts.layout import Layout
from tests.intake.layouts.tasks import Task

Extent = tuple[int, int, int, int]
"""First row and column, last row and column."""


@dataclass(frozen=True)
class Cell:
    """What stands in a cell, how it is shown and how far it is indented."""

    value: object
    number_format: str = "General"
    indent: int = 0


@dataclass
class Page:
    """A sheet: its cells by row and column from 1, what is merged, hidden and grouped."""

    name: str
    cells: dict[tuple[int, int], Cell] = field(default_factory=dict)
    merged: list[Extent] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)
    levels: dict[int, int] = field(default_factory=dict)

    @property
    def rows(self) -> int:
        """How many rows hold anything."""
        return len({row for row, _ in self.cells})

    def put(self, row: int, column: int, value: object, number_format: str = "General") -> None:
        """Write into a cell; nothing is written for None."""
        if value is not None:
            is_bare = isinstance(value, datetime) and number_format == "General"
            self.cells[row, column] = Cell(value, "dd/mm/yyyy" if is_bare else number_format)

    def put_rows(self, rows: Rows, top: int, left: int) -> int:
        """Write rows from a corner; return the row below them."""
        for row, values in enumerate(rows, top):
            for column, value in enumerate(values, left):
                self.put(row, column, value)
        return top + len(rows)


@dataclass(frozen=True)
class Drawn:
    """The pages of a plan, how many rows its headings take, whether one word tops them, and whether a total ends it."""

    pages: tuple[Page, ...]
    headings: int
    is_topped: bool
    has_total: bool

    @property
    def rows_in(self) -> range:
        """How many rows hold anything, the plan's headings apart; a lone word over all of them may be a title."""
        rows = sum(page.rows for page in self.pages) - self.headings
        return range(rows, rows + 1 + self.is_topped)


def drawn(layout: Layout, tasks: Sequence[Task]) -> Drawn:
    """Return a plan drawn in a layout."""
    page, around = Page("Plan"), layout.around
    columns = _placed(layout, tasks)
    top = page.put_rows(around.titles, 1 + around.top, 1 + around.left)
    first = top + (around.title_gap if around.titles else 0)
    body = _draw_headings(layout, page, columns, first)
    is_topped = len({cell.value for (row, _), cell in page.cells.items() if row == first}) == 1
    rows = _rows(layout, len(tasks), body)
    _draw_tasks(layout, page, columns, tasks, rows)
    has_total = _draw_total(layout, page, columns, rows[-1] + 1)
    _draw_around(layout, page, columns, (first, rows[-1] + 1 + has_total), len(tasks))
    sheets = [_sheet(name, rows) for name, rows in around.sheets]
    pages = (*sheets[: around.place], page, *sheets[around.place :])
    return Drawn(pages, body - first, is_topped, has_total)


def _sheet(name: str, rows: Rows) -> Page:
    page = Page(name)
    page.put_rows(rows, 1, 1)
    return page


def _placed(layout: Layout, tasks: Sequence[Task]) -> dict[int, Column]:
    """Return columns by their numbers, a blank one between two blocks where that is drawn."""
    placed: dict[int, Column] = {}
    number = 1 + layout.around.left
    for place, block in enumerate(blocks_of(layout, tasks)):
        number += place > 0 and place == layout.gap
        for column in block:
            placed[number] = column
            number += 1
    return placed


# --- headings -----------------------------------------------------------------------------------------------


def _draw_headings(layout: Layout, page: Page, columns: dict[int, Column], first: int) -> int:
    """Write the headings; return the row below them."""
    if layout.header == "twice":
        for number, column in columns.items():
            page.put(first, number, column.technical or None)
    if layout.header in ("groups", "tall"):
        return _draw_groups(layout, page, columns, first)
    last = first + (layout.header == "twice")
    for number, column in columns.items():
        page.put(last, number, column.heading or None)
    return last + 1


def _draw_groups(layout: Layout, page: Page, columns: dict[int, Column], first: int) -> int:
    """Write groups over the ends they are of; other columns are headed above, below, or down all rows."""
    height = 3 if layout.header == "tall" else 2
    last = first + height - 1
    dated = [number for number, column in columns.items() if column.kind == "date"]
    if height == 3 and dated == [*range(dated[0], dated[-1] + 1)]:
        _head(layout, page, first, dated, "Dates")
    elif height == 3:
        for numbers in _stretches(dated):
            _head(layout, page, first, numbers, "Dates")
    for numbers in _of_one_group(columns, dated):
        _head(layout, page, last - 1, numbers, columns[numbers[0]].group)
    for number, column in columns.items():
        _head_one(layout, page, (first, last), number, column)
    return last + 1


def _head(layout: Layout, page: Page, row: int, numbers: list[int], text: str) -> None:
    page.put(row, numbers[0], text)
    if layout.is_merged and len(numbers) > 1:
        page.merged.append((row, numbers[0], row, numbers[-1]))


def _head_one(layout: Layout, page: Page, rows: tuple[int, int], number: int, column: Column) -> None:
    """Write a column's own heading; one that names no date stands where the layout says."""
    first, last = rows
    stands_last = column.kind == "date" or layout.others_stand == "bottom"
    page.put(last if stands_last else first, number, column.heading or None)
    if not stands_last and layout.others_stand == "merged" and layout.is_merged and column.heading:
        page.merged.append((first, number, last, number))


def _stretches(numbers: list[int]) -> list[list[int]]:
    found: list[list[int]] = []
    for number in numbers:
        if not found or found[-1][-1] + 1 != number:
            found.append([])
        found[-1].append(number)
    return found


def _of_one_group(columns: dict[int, Column], dated: list[int]) -> list[list[int]]:
    groups = dict.fromkeys(columns[number].group for number in dated)
    return [[number for number in dated if columns[number].group == group] for group in groups]


# --- rows ---------------------------------------------------------------------------------------------------


def _rows(layout: Layout, tasks: int, first: int) -> list[int]:
    """Return the row of each task, a blank one before some."""
    found, row = [], first
    for place in range(tasks):
        row += place in layout.spacers
        found.append(row)
        row += 1
    return found


def _draw_tasks(
    layout: Layout, page: Page, columns: dict[int, Column], tasks: Sequence[Task], rows: list[int]
) -> None:
    for number, column in columns.items():
        for row, cell in zip(rows, column.cells, strict=True):
            if cell is not None:
                page.put(row, number, *cell)
    names = [number for number, column in columns.items() if column.kind == "name"]
    for row, task in zip(rows, tasks, strict=True):
        if task.is_hidden and layout.file != "csv":
            page.hidden.add(row)
        if layout.outline == "grouped" and task.depth:
            page.levels[row] = task.depth
        if layout.outline == "indent":
            page.cells[row, names[0]] = replace(page.cells[row, names[0]], indent=task.depth)


def _draw_total(layout: Layout, page: Page, columns: dict[int, Column], row: int) -> bool:
    """Write a total right below the tasks, where there is an amount to add up."""
    budget = next((number for number, column in columns.items() if column.heading == "Budget (£)"), None)
    if not layout.around.total or budget is None:
        return False
    name = next(number for number, column in columns.items() if column.kind == "name")
    page.put(row, name, "Total")
    page.put(row, budget, 91001)
    return True


def _draw_around(
    layout: Layout, page: Page, columns: dict[int, Column], rows: tuple[int, int], tasks: int
) -> None:
    """Write remarks and another table below the plan, and one beside it, each parted from it by a gap."""
    (first, below), right = rows, max(columns)
    around, left = layout.around, 1 + layout.around.left
    row = page.put_rows(around.remarks, below + around.remark_gap, left)
    if around.below and _is_seen_apart(layout, columns):
        title: Rows = ((around.below_title,),) if around.below_title else ()
        page.put_rows(title + around.below, row + 1, left)
    if 2 * len(around.beside) < tasks + 2:  # names in most rows of the plan may be its own
        page.put_rows(around.beside, first, right + 2)


def _is_seen_apart(layout: Layout, columns: dict[int, Column]) -> bool:
    """Return whether a table below the plan shows by its cells that it is another one.

    Under names it must have known headings, or words where the plan has its dates: more tasks without dates
    may stand below a gap as well.
    """
    left = 1 + layout.around.left
    kinds = {
        columns[number].kind
        for number in range(left, left + len(layout.around.below[0]))
        if number in columns
    }
    return not kinds & {"name", "label"} or "date" in kinds or layout.around.below in REGISTERS
