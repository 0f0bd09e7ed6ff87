"""A row's place in the outline of its plan: by number, level, grouping or indent; and what gathers what."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from mhhs_analysis.intake.table import Table
from mhhs_analysis.intake.workbook import Cell

_NUMBER = re.compile(r"[\dA-Za-z]{1,4}(\.\d+)*\.?")
_TRAILING = re.compile(r"(\.0)*\.?$")
_TOTAL = re.compile(
    r"(grand |sub[- ]?|overall )?totals?"
    r"( (for|of|number|days|weeks|duration|effort|cost|tasks|project|programme|plan)\b.*| ?[^\w\s].*)?|overall|sum",
    re.I,
)
_LEVEL = re.compile(r"\d{1,3}")
_UNIQUE = 0.9
"""Share of rows with a number of their own from which a column of numbers is an outline, not a group."""


class Position(NamedTuple):
    """Where a row lies: its outline number ("" where none is given), that number as typed, and its depth."""

    number: str = ""
    shown: str = ""
    depth: int = 0


def positions(table: Table, rows: Sequence[int]) -> dict[int, Position]:
    """Return the place in the outline of each row that was read."""
    numbers = _numbers(table, rows)
    depths = _depths(table, rows)
    is_outline = any("." in number for number in numbers.values())
    references = table.cells("identifier", rows) if is_outline else {}
    shown = {row: cell.text for row, cell in references.items()}
    return {row: Position(numbers.get(row, ""), shown.get(row, ""), depths[row]) for row in rows}


def outlines(table: Table, places: dict[int, Position]) -> list[str | None]:
    """Return each outline as given, in a column of its own or as references such as 2.1, else the level."""
    given = table.texts("outline")
    return [
        given.get(row, here.shown or (f"level {here.depth}" if here.depth else None))
        for row, here in places.items()
    ]


def summaries(table: Table, places: dict[int, Position], totals: set[int]) -> set[int]:
    """Return the rows whose next row lies beneath them, by number (1 and 1.1) or by depth, and totals."""
    listed = list(places.items())
    gathering = {row for (row, here), (_, under) in pairwise(listed) if _is_beneath(under, here)}
    kinds = {row for row, kind in table.cells("kind", places).items() if _is_summary_kind(kind)}
    return gathering | totals | kinds


def beneath(places: dict[int, Position], rows: set[int]) -> set[int]:
    """Return the rows that lie beneath any of some rows, by number (1 and 1.1) or by depth."""
    found: set[int] = set()
    above: Position | None = None
    for row, here in places.items():
        if above and _is_beneath(here, above):
            found.add(row)
        else:
            above = here if row in rows else None
    return found


def _is_beneath(here: Position, above: Position) -> bool:
    return here.depth > above.depth or (bool(above.number) and here.number.startswith(f"{above.number}."))


def totals_in(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows that by their names add others up."""
    return {row for row in rows if _TOTAL.fullmatch(table.name_texts[row].rstrip(": "))}


def ambiguous_number(table: Table, rows: Sequence[int]) -> str:
    """Return an outline number that repeats because it was typed as a number (1.1 and 1.10), or ""."""
    given = table.cells("outline", rows).values()
    texts = Counter(cell.text for cell in given if isinstance(cell.value, float))
    return next((text for text, times in texts.items() if times > 1 and "." in text), "")


def _numbers(table: Table, rows: Sequence[int]) -> dict[int, str]:
    """Return outline numbers without what changes nothing (1.0 and 2. are 1 and 2), if they number rows at all."""
    for role in ("outline", "identifier"):
        texts = table.texts(role)
        given = {row: texts[row] for row in rows if row in texts}
        numbered = {row: _bare(text) for row, text in given.items() if _NUMBER.fullmatch(text)}
        if numbered and len(set(given.values())) >= _UNIQUE * len(given):
            return numbered
    return {}


def _bare(number: str) -> str:
    return _TRAILING.sub("", number) if number.endswith((".", ".0")) else number


def _depths(table: Table, rows: Sequence[int]) -> dict[int, int]:
    """Return how deep each row lies: by its level where one is given, else by indent, else by row grouping."""
    levels = {row: _level(cell) for row, cell in table.cells("level", rows).items()}
    if any(level is not None for level in levels.values()):
        return {row: levels.get(row) or 0 for row in rows}
    steps = {number: place for place, number in enumerate(table.steps, 1)}
    named = ((row, *table.names[row]) for row in rows)
    indents = {row: steps.get(column.number) or _indent(cell) for row, cell, column in named}
    if any(indents.values()):
        ranks = {indent: rank for rank, indent in enumerate(sorted({*indents.values(), 0}))}
        return {row: ranks[indent] for row, indent in indents.items()}
    grouped = table.region.sheet.outline_levels
    return {row: grouped.get(row, 0) for row in rows}


def _level(cell: Cell | None) -> int | None:
    return int(cell.text) if cell is not None and _LEVEL.fullmatch(cell.text) else None


def _indent(cell: Cell) -> int:
    text = cell.value
    return cell.indent or (len(text) - len(text.lstrip()) if isinstance(text, str) else 0)


def _is_summary_kind(cell: Cell) -> bool:
    return any(word in cell.text.lower() for word in ("summary", "phase", "wbs"))
