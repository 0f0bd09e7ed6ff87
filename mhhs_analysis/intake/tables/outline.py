"""A row's place in the outline of its plan: by number, level, grouping or indent."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.tables.lettered_steps import lettered_steps
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import Cell

_NUMBER = re.compile(r"[\dA-Za-z]{1,4}(?:\.\d+)*+\.?")
_BARE, _BETWEEN = r"[\dA-Za-z]{1,4}(?:\.\d+)*+(?<!\.0)", "\0"
_ALL_BARE = re.compile(rf"{_BARE}(?:{_BETWEEN}{_BARE})*+")
"""Outline numbers, one after another, from which there is nothing to take away."""
_NUMBERED_NAME = re.compile(r"(\d{1,3}(?:\.\d{1,3})*)[.):]? +(?=[^\W\d_])")
_FIRST = 5
"""Rows at the top of which one is numbered where names are."""
_TRAILING = re.compile(r"(\.0)*\.?$")
_LEVEL = re.compile(r"\d{1,3}")
_UNIQUE = 0.9
"""Share of rows with a number of their own from which a column of numbers is an outline, not a group."""


@dataclass(frozen=True)
class Outline:
    """Where the rows of a table lie: by a number, given as typed beside it, and by depth; rows without are left out."""

    numbers: Mapping[int, str]
    shown: Mapping[int, str]
    depths: Mapping[int, int]

    @kept
    def has_levels(self) -> bool:
        """Whether any row may lie beneath another: not where all have as many numbers, and no depth."""
        return bool(self.depths) or len({number.count(".") for number in self.numbers.values()}) > 1

    def is_beneath(self, row: int, above: int) -> bool:
        """Return whether a row lies beneath one above it, by number (1 and 1.1) or by depth."""
        if self.depths.get(row, 0) > self.depths.get(above, 0):
            return True
        number = self.numbers.get(above)
        return bool(number) and self.numbers.get(row, "").startswith(f"{number}.")


def outline_of(table: Table, rows: Sequence[int]) -> Outline:
    """Return the place in the outline of each row that was read."""
    numbers = _numbers(table, rows)
    is_outline = any("." in number for number in numbers.values()) or bool(
        numbers and lettered_steps(table, rows)
    )
    shown = table.texts("identifier") if is_outline else {}
    if not is_outline and (numbered := _numbers_in_names(table, rows)):
        return Outline(numbered, numbered, _depths(table, rows))
    return Outline(numbers, shown, _depths(table, rows))


def outlines(
    table: Table, rows: Sequence[int], outline: Outline, groups: Mapping[int, str]
) -> list[str | None]:
    """Return each outline as given, in a column of its own or as references such as 2.1, else the level.

    Where no row has any, it is the path of groups that the row stands under: Testing > SIT.
    """
    depths = _levels(table, rows) or outline.depths
    levels = {row: f"level {depth}" for row, depth in depths.items() if depth}
    given = {**levels, **outline.shown, **table.texts("outline")}
    return [*map((groups if given.keys().isdisjoint(rows) else given).get, rows)]


def beneath(outline: Outline, rows: Sequence[int], some: set[int]) -> set[int]:
    """Return the rows that lie beneath any of some rows, by number (1 and 1.1) or by depth."""
    found: set[int] = set()
    above: int | None = None
    for row in rows:
        if above is not None and outline.is_beneath(row, above):
            found.add(row)
        else:
            above = row if row in some else None
    return found


def ambiguous_number(table: Table, rows: Sequence[int]) -> str:
    """Return an outline number that repeats because it was typed as a number (1.1 and 1.10), or ""."""
    column = table.region.column("outline")
    if column is None or float not in table.region.sheet.kinds.get(column.number, ()):
        return ""
    given = table.cells("outline", rows).values()
    texts = Counter(cell.text for cell in given if isinstance(cell.value, float))
    return next((text for text, times in texts.items() if times > 1 and "." in text), "")


def _numbers(table: Table, rows: Sequence[int]) -> dict[int, str]:
    """Return outline numbers without what changes nothing (1.0 and 2. are 1 and 2), if they number rows at all."""
    for role in ("outline", "identifier"):
        texts = table.texts(role)
        given = {row: texts[row] for row in rows if row in texts}
        numbered = _bare_numbers(given)
        if numbered and len(set(given.values())) >= _UNIQUE * len(given):
            return numbered
    return {}


def _bare_numbers(texts: Mapping[int, str]) -> dict[int, str]:
    """Return those texts that may be outline numbers, without what changes nothing; all at a glance where they are."""
    if _ALL_BARE.fullmatch(_BETWEEN.join(texts.values())):
        return {**texts}
    return {row: bare_number(text) for row, text in texts.items() if _NUMBER.fullmatch(text)}


def _numbers_in_names(table: Table, rows: Sequence[int]) -> dict[int, str]:
    """Return the outline numbers that names begin with (1. Design, 1.1 Agree), where most do and some gather others."""
    texts = table.name_texts
    if not any(texts[row][:1].isdecimal() for row in rows[:_FIRST]):
        return {}
    found = {row: match for row in rows if (match := _NUMBERED_NAME.match(texts[row]))}
    numbers = {row: match[1] for row, match in found.items()}
    said = {*numbers.values()}
    is_nested = any(number.rpartition(".")[0] in said for number in said if "." in number)
    return numbers if is_nested and len(said) >= max(_UNIQUE * len(numbers), len(rows) / 2) else {}


def bare_number(number: str) -> str:
    """Return an outline number without what changes nothing: 1.0 and 2. are 1 and 2."""
    return _TRAILING.sub("", number) if number.endswith((".", ".0")) else number


def _depths(table: Table, rows: Sequence[int]) -> dict[int, int]:
    """Return how deep each row lies: by its level where one is given, else by indent, else by row grouping."""
    levels = _levels(table, rows)
    if levels:
        return {row: levels.get(row, 0) for row in rows} if _are_outline(levels) else {}
    steps = {number: place for place, number in enumerate(table.steps, 1)}
    cells, columns = table.name_cells, table.name_columns
    further_in = {
        row: _indent(cell) for row, cell in cells.items() if cell.indent or cell.value is not cell.text
    }
    indents: dict[int, int] = {}
    if steps or further_in:
        indents = {row: steps.get(columns[row].number) or further_in.get(row, 0) for row in rows}
    deepest = max(indents.values(), default=0)
    # one blank before a name and no more anywhere is a slip
    if deepest > 1 or (deepest and (steps or any(cells[row].indent for row in rows))):
        ranks = {indent: rank for rank, indent in enumerate(sorted({*indents.values(), 0}))}
        return {row: ranks[indent] for row, indent in indents.items()}
    return table.region.sheet.outline_levels


def _levels(table: Table, rows: Sequence[int]) -> dict[int, int]:
    """Return the level of each row that types one."""
    cells = table.cells("level", rows)
    return {row: level for row, cell in cells.items() if (level := _level(cell)) is not None}


def _are_outline(levels: Mapping[int, int]) -> bool:
    """Return whether levels begin at the top: a list whose first row lies deeper than later ones only ranks them."""
    return next(iter(levels.values())) == min(levels.values())


def _level(cell: Cell) -> int | None:
    return int(cell.text) if _LEVEL.fullmatch(cell.text) else None


def _indent(cell: Cell) -> int:
    """Return how far a name stands in: by its cell's own indent, else by the blanks before it."""
    text = cell.value
    if cell.indent or not isinstance(text, str) or not text[:1].isspace():
        return cell.indent
    return len(text[: -len(text.lstrip())].expandtabs(4))
