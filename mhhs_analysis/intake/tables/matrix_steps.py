"""Steps in the rows of a matrix, numbered below a name that is said once for them: SIT over cycles 1, 2 and 3."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from mhhs_analysis.intake.headings.columns import MILESTONE_DATE, Column
from mhhs_analysis.intake.headings.number_words import without_number
from mhhs_analysis.intake.tables.inactive import is_named_dropped
from mhhs_analysis.intake.tables.table import Table

_COUNTED = re.compile(r"(?:[^\W\d_]+[ -]?)?\d{1,2}")
"""A number, or one behind a word or letter, that counts steps: 2, C2, Cycle 2."""


def steps_of_names(table: Table, dated: Sequence[int]) -> dict[int, str]:
    """Return what rows are called that a column of numbers parts below a name said once or again: SIT, Cycle 2.

    `dated` are the columns of the milestones' dates.
    """
    name = next((one for one in table.region.columns if one.role == "name"), None)
    beside = [one for one in table.region.columns if name and one.number == name.number + 1]
    if name is None or not beside or beside[0].role in (MILESTONE_DATE, "owner", "notes"):
        return {}
    if any(cell.is_struck or is_named_dropped(cell.text) for cell in table.name_cells.values()):
        return {}  # whether the steps below one were dropped with it is not said
    return _counted_below(table, name, beside[0], dated)


def _counted_below(table: Table, name: Column, step: Column, dated: Sequence[int]) -> dict[int, str]:
    """Return the names of rows with their steps, where each dated row has a number of its own below one name."""
    cells = table.region.sheet.rows
    rows = [row for row in table.region.rows if any(number in cells[row] for number in dated)]
    found, said = dict[int, tuple[str, str]](), ""
    for before, row in pairwise([0, *rows]):
        above = said if row == before + 1 else ""
        said = " ".join(cells[row][name.number].text.split()) if name.number in cells[row] else above
        counted = cells[row][step.number].text if step.number in cells[row] else ""
        if not said or not _COUNTED.fullmatch(counted):
            return {}
        found[row] = said, f"{without_number(step.heading)} {counted}" if counted.isdecimal() else counted
    are_told = len({*found.values()}) == len(found) > len({said for said, _ in found.values()})
    return {row: f"{said}, {counted}" for row, (said, counted) in found.items()} if are_told else {}
