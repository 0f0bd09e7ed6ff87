"""Titles within a table, of the tasks below them: a name and nothing more, shown otherwise than a task's.

A row without dates may as well be a task whose dates are not known. It is a title where several, or the first row, are
merged across the dates; where the table begins with one, several are filled or bold as no task is, tasks are many more
and say more than their dates; or where the same steps stand below each. A warning names them all the same.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from itertools import pairwise

from mhhs_analysis.intake.headings.columns import TIMINGS, normalised
from mhhs_analysis.intake.headings.groups import UNDER
from mhhs_analysis.intake.tables.outline import Outline
from mhhs_analysis.intake.tables.table import Table

_FEWEST = 2
"""Titles that are shown otherwise or stand over the same steps, and steps of each: one may be so by chance."""
_FEWEST_BELOW = 2
"""Tasks to each title of a look, on average, from which it marks no tasks whose dates are missing."""
_NEARLY_ALL = 0.8
"""Share of the tasks of which a column says something, from which a row that it leaves blank may be none."""
_MOST = 0.5
"""Share of titles right below which another stands, or of tasks shown in a way, up to which that is an exception."""
_NUMBERING = ("identifier", "outline")
Look = tuple[str, bool]
"""The colour that a cell is filled with, and whether it is bold."""
PLAIN = ("", False)
"""How most names are shown: not filled, not bold."""


def title_rows(table: Table, rows: Sequence[int], outline: Outline) -> dict[int, Look]:
    """Return which of the rows that were read are titles of those below them, and how each is shown.

    None are where an outline tells what lies beneath what.
    """
    if outline.has_levels or not (bare := _bare(table, rows)):
        return {}
    merged = _merged_across(table) & bare
    if len(merged) < _FEWEST and rows[0] not in bare:
        return {}
    looks = {row: look_of(table, row) for row in rows}
    found = merged if len(merged) >= _FEWEST or rows[0] in merged else set[int]()
    if rows[0] in bare:
        found |= _shown_otherwise(table, rows, bare, looks) or _over_same_steps(table, rows, bare)
    titles = {row: looks[row] for row in found}
    above_titles = [row for row, below in pairwise(rows) if row in found and looks[row] == titles.get(below)]
    return titles if len(above_titles) <= _MOST * len(titles) else {}  # else sorted apart from their tasks


def over_others(rows: Sequence[int], titles: Mapping[int, Look]) -> set[int]:
    """Return the titles right below which a task stands, or one of several titles shown otherwise.

    Others are without their tasks.
    """
    several, pairs = _looks_of_several(titles), pairwise(rows) if titles else ()
    return {
        row
        for row, below in pairs
        if row in titles and (below not in titles or titles[row] != titles[below] in several)
    }


def _looks_of_several(titles: Mapping[int, Look]) -> set[Look]:
    """Return how titles are shown of which there are several."""
    return {look for look, count in Counter(titles.values()).items() if count >= _FEWEST}


def under_titles(
    table: Table, rows: Sequence[int], titles: Mapping[int, Look], ends: Collection[int]
) -> dict[int, str]:
    """Return the groups of each row, the titles above it first.

    A gap, a row that is set aside or adds others up, and one that may be a title itself, end what a title stands over.
    One of several titles lies beneath one shown otherwise right above it, and beneath others that are shown as that.
    """
    if not titles:
        return table.groups
    found, levels, path = {**table.groups}, dict[Look, int](), list[str]()
    several, maybe, own = _looks_of_several(titles), _may_be_titles(table, rows, titles), {*rows}
    for before, row in pairwise([0, *rows]):
        if row in titles:
            depth = len(path) if before in titles and titles[row] in several else 0
            del path[levels.setdefault(titles[row], depth) :]
        elif row in ends or row in maybe or row - 1 not in own:
            path.clear()
        if path:
            found[row] = UNDER.join([*path, *filter(None, [found.get(row)])])
        if row in titles:
            path.append(" ".join(table.name_texts[row].split()))
    return found


def _may_be_titles(table: Table, rows: Sequence[int], titles: Collection[int]) -> set[int]:
    """Return the rows that are no titles, but shown as few tasks are, or without dates right above a task."""
    tasks = [row for row in rows if row not in titles]
    looks = {row: look_of(table, row) for row in tasks}
    usual = {look for look, count in Counter(looks.values()).items() if count > _MOST * len(tasks)} | {PLAIN}
    undated = _bare(table, rows) - {*titles}
    alone = {
        row
        for before, row, below in zip([0, *rows], rows, rows[1:], strict=False)
        if row in undated and before not in titles and below not in undated and below not in titles
    }
    return alone | {row for row, look in looks.items() if look not in usual}


def _bare(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows that say a name and at most notes, and are not drawn in; at a glance where there are none.

    What stands right of the table, as a legend does, is no word of its rows.
    """
    region, cells = table.region, table.region.sheet.rows
    last = max([one.number for one in region.columns] + ([region.grid.axis.last] if region.grid else []))
    silent = {one.number for one in region.columns if one.role in (*_NUMBERING, "notes")}
    silent |= {number for number in region.sheet.columns if number > last}
    drawn = region.grid.drawn if region.grid else frozenset[int]()
    few = [row for row in rows if len(cells[row]) <= 1 + len(silent) and row not in drawn]
    return {row for row in few if cells[row].keys() <= {table.name_columns[row].number, *silent}}


def _merged_across(table: Table) -> set[int]:
    """Return the rows that are merged across from their name to the last date, or into a drawing."""
    region = table.region
    dates = [one.number for one in region.date_columns] or [region.grid.axis.first if region.grid else 0]
    return {
        top
        for top, left, bottom, right in region.sheet.merged
        if top == bottom and left < min(dates) and max(dates) <= right and top in table.name_texts
    }


def _shown_otherwise(
    table: Table, rows: Sequence[int], bare: Collection[int], looks: Mapping[int, Look]
) -> set[int]:
    """Return the rows without dates that are filled or bold as no other is, if the first row is one of several."""
    if not _say_more(table, [row for row in rows if row not in bare]):
        return set()
    plain = {look for row, look in looks.items() if row not in bare} | {PLAIN}
    found = {row for row in bare if looks[row] not in plain}
    most = max(Counter(looks[row] for row in found).values(), default=0)
    are_several = len(found) >= _FEWEST and _FEWEST_BELOW * most <= len(looks) - len(bare)
    return found if are_several and rows[0] in found else set()


def _say_more(table: Table, tasks: Sequence[int]) -> bool:
    """Return whether a column says something of nearly all tasks beside their names, numbers and dates."""
    region, cells = table.region, table.region.sheet.rows
    others = [one.number for one in region.columns if one.role not in ("name", *_NUMBERING, *TIMINGS)]
    return any(sum(number in cells[row] for row in tasks) >= _NEARLY_ALL * len(tasks) for number in others)


def look_of(table: Table, row: int) -> Look:
    """Return how the name of a row is shown."""
    cell, column = table.name_cells[row], table.name_columns[row].number
    return table.region.sheet.drawn.fills.get(row, {}).get(column, ""), cell.is_bold


def _over_same_steps(table: Table, rows: Sequence[int], bare: Collection[int]) -> set[int]:
    """Return the rows without dates right above a task, if the first is one and the same steps stand below each."""
    over = {row for row, below in pairwise(rows) if row in bare and below not in bare}
    names = {normalised(table.name_texts[row]) for row in over}
    tasks = {normalised(table.name_texts[row]) for row in rows if row not in over}
    if len(over) < max(_FEWEST, len(bare)) or rows[0] not in over or len(names) < len(over) or names & tasks:
        return set()
    steps: list[set[str]] = []
    for row in rows:
        if row in over:
            steps.append(set())
        else:
            steps[-1].add(normalised(table.name_texts[row]))
    return over if len(set.intersection(*steps)) >= _FEWEST else set()
