"""Rows added to coding.csv: all of them or none, what stood there kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mhhs_analysis.consultation.coding import COLUMN_OF, REGISTER, coded_of, coding_faults, same_reading
from mhhs_analysis.consultation.registers import Entry, Row, entries_of, entry_faults, needed_rows, write_rows
from mhhs_analysis.frames import MhhsError

_SAID = (*COLUMN_OF.values(), "owner", "gate_id")


def add_to_register(data: Path, rows: Sequence[Row]) -> int:
    """Add codings to a consultation's register and return how many were new.

    A coding that stands there already is not added again; one of the same answer, person and day takes the earlier
    one's place, for it is the same work done again. Raises MhhsError, with nothing written, for codings that the
    register can't hold.
    """
    path = data / REGISTER
    held = [entry.values for entry in entries_of(data, REGISTER)]
    new = [row for row in rows if not any(_is_same(path, row, other) for other in held)]
    replaced = {(_target(path, row), row["when"]) for row in new}
    made = [row for row in held if (_target(path, row), row.get("when", "")) not in replaced] + new
    entries = [Entry(path, number, row) for number, row in enumerate(made, 2)]
    people, questions = (needed_rows(data, name) for name in ("participants.csv", "questions.csv"))
    faults = [*entry_faults(entries), *coding_faults(entries, people, questions)]
    if faults:
        raise MhhsError(*faults)
    if new:
        write_rows(path, made)
    return len(new)


def _is_same(path: Path, row: Row, other: Row) -> bool:
    said = all(row.get(name, "") == other.get(name, "") for name in _SAID)
    return said and _target(path, row) == _target(path, other)


def _target(path: Path, row: Row) -> tuple[str, ...]:
    entry = Entry(path, 0, row)
    return (coded_of(entry), *same_reading(entry))
