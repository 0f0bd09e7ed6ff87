"""Titles within a table, of the tasks below them: a name and nothing more, shown otherwise than a task's.

A row without dates may as well be a task whose dates are not known. It is a title where it is merged across the dates;
where the table begins with one, several are filled or bold as no task is, and tasks are many more; or where the same
steps stand below each.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.headings.groups import UNDER
from mhhs_analysis.intake.tables.outline import Outline
from mhhs_analysis.intake.tables.table import Table

_FEWEST = 2
"""Titles that are shown otherwise or stand over the same steps, and steps of each: one may be so by chance."""
_FEWEST_BELOW = 2
"""Tasks to each title of a look, on average, from which it marks no tasks whose dates are missing."""
_NUMBERING = ("identifier", "outline")
Look = tuple[str, bool]
"""The colour that a cell is filled with, and whether it is bold."""
_PLAIN = ("", False)


def title_rows(table: Table, rows: Sequence[int], outline: Outline) -> dict[int, Look]:
    """Return which of the rows that were read are titles of those below them, and how each is shown.

    None are where an outline tells what lies beneath what.
    """
    if outline.has_levels or not (bare := _bare(table, rows)):
        return {}
    looks = {row: _look(table, row) for row in rows} if rows[0] in bare else {}
    found = _merged_across(table) & bare | _shown_otherwise(rows, bare, looks)
    found = found or _over_same_steps(table, rows, bare)
    return {row: looks.get(row, _PLAIN) for row in found}


def over_others(rows: Sequence[int], titles: Mapping[int, Look]) -> set[int]:
    """Return the titles right below which a task stands, or a title shown otherwise; others are without their tasks."""
    pairs = pairwise(rows) if titles else ()
    return {row for row, below in pairs if row in titles and titles[row] != titles.get(below)}


def under_titles(
    table: Table, rows: Sequence[int], titles: Mapping[int, Look], ends: Collection[int]
) -> dict[int, str]:
    """Return the groups of each row, the titles above it first; a gap, or a row that adds others up, ends theirs.

    A title lies beneath the one right above it, and beneath others that are shown as that one.
    """
    if not titles:
        return table.groups
    found, levels, path = {**table.groups}, dict[Look, int](), list[str]()
    for before, row in pairwise([0, *rows]):
        if row in titles:
            del path[levels.setdefault(titles[row], len(path) if before in titles else 0) :]
        elif row in ends or row - 1 not in table.region.sheet.rows:
            path.clear()
        if path:
            found[row] = UNDER.join([*path, found[row]]) if row in found else UNDER.join(path)
        if row in titles:
            path.append(" ".join(table.name_texts[row].split()))
    return found


def _bare(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows that hold a name and nothing more, and are not drawn in; at a glance where there are none."""
    region, cells = table.region, table.region.sheet.rows
    numbering = {one.number for one in region.columns if one.role in _NUMBERING}
    drawn = region.grid.drawn if region.grid else frozenset[int]()
    few = [row for row in rows if len(cells[row]) <= 1 + len(numbering) and row not in drawn]
    return {row for row in few if cells[row].keys() <= {table.name_columns[row].number, *numbering}}


def _merged_across(table: Table) -> set[int]:
    """Return the rows that are merged across from their name to a date."""
    region = table.region
    dates = [one.number for one in region.date_columns] or [region.grid.axis.first if region.grid else 0]
    return {
        top
        for top, left, bottom, right in region.sheet.merged
        if top == bottom and left < min(dates) <= right and top in table.name_texts
    }


def _shown_otherwise(rows: Sequence[int], bare: Collection[int], looks: Mapping[int, Look]) -> set[int]:
    """Return the rows without dates that are filled or bold as no other is, if the first row is one of several."""
    plain = {look for row, look in looks.items() if row not in bare} | {_PLAIN}
    found = {row for row in bare if looks and looks[row] not in plain}
    most = max(Counter(looks[row] for row in found).values(), default=0)
    are_several = len(found) >= _FEWEST and _FEWEST_BELOW * most <= len(looks) - len(bare)
    return found if are_several and rows[0] in found else set()


def _look(table: Table, row: int) -> Look:
    cell, column = table.name_cells[row], table.name_columns[row].number
    return table.region.sheet.drawn.fills.get(row, {}).get(column, ""), cell.is_bold


def _over_same_steps(table: Table, rows: Sequence[int], bare: Collection[int]) -> set[int]:
    """Return the rows without dates right above a task, if the first is one and the same steps stand below each."""
    over = {row for row, below in pairwise(rows) if row in bare and below not in bare}
    if len(over) < _FEWEST or rows[0] not in over:
        return set()
    steps: list[set[str]] = []
    for row in rows:
        if row in over:
            steps.append(set())
        else:
            steps[-1].add(normalised(table.name_texts[row]))
    return over if len(set.intersection(*steps)) >= _FEWEST else set()
