"""Rows that are on hold by their state: their dates are read as typed, and may not hold."""

from __future__ import annotations

from collections.abc import Sequence

from mhhs_analysis.intake.headings.not_plans import says_state
from mhhs_analysis.intake.headings.work_words import held_states
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.tables.to_come import rows_to_come

_HELD = "on hold by its state, though it has dates: read as typed"
_ASK = "ask whether these dates still hold"
_LONGEST = 60
"""Characters of a state, with more said of it, that is looked at: longer ones are remarks."""


def doubt_held(table: Table, rows: Sequence[int]) -> None:
    """Warn of the tasks, the rows of a table's reading, that have dates to come and are on hold by their status."""
    said = {one.number for one in table.region.state_columns if one.role == "status"}
    held = {number: found for number in sorted(said) if (found := _held_in(table, number))}
    if not held:
        return  # as nearly all tables are
    dated = rows_to_come(table, rows)
    for number, states in held.items():
        for row, cell in table.cells_in(number).items():
            if row in dated and cell.text in states:
                table.reading.warn(place_of(table.file, table.region.sheet, row), cell.text, _HELD, _ASK)
                table.reading.lower("medium")


def _held_in(table: Table, number: int) -> set[str]:
    """Return the texts of a column that say on hold, and no more than why or since when."""
    states = held_states()
    texts = [text for text in table.region.sheet.said.get(number, ()) if len(text) <= _LONGEST]
    said = "\n".join(texts).lower()
    if not any(state in said for state in states):
        return set()  # at a glance
    return {text for text in texts if says_state(text, states)}
