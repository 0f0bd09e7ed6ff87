"""Rows added to activity_mapping.csv: all of them or none, what stood there kept."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from mhhs_analysis.consultation.activity_mapping import REGISTER, activity_mapping_faults, target_of
from mhhs_analysis.consultation.registers import Entry, Row, entries_of, entry_faults, write_rows
from mhhs_analysis.frames import MhhsError


def add_to_register(data: Path, rows: Sequence[Row]) -> int:
    """Add mappings to a consultation's register and return how many were new.

    A mapping that stands there already is not added again; one of the same activity and day takes the
    earlier one's place, for it is the same work done again. Raises MhhsError, with nothing written, for
    mappings that the register can't hold.
    """
    path = data / REGISTER
    held = [entry.values for entry in entries_of(data, REGISTER)]
    new = [row for row in rows if not any(_is_same(row, other) for other in held)]
    replaced = {(_target(row), row["when"]) for row in new}
    made = [row for row in held if (_target(row), row.get("when", "")) not in replaced] + new
    entries = [Entry(path, number, row) for number, row in enumerate(made, 2)]
    faults = [*entry_faults(entries), *activity_mapping_faults(entries)]
    if faults:
        raise MhhsError(*faults)
    if new:
        write_rows(path, made)
    return len(new)


def _is_same(row: Row, other: Row) -> bool:
    said = ("stage", "milestone_id")
    return _target(row) == _target(other) and all(row.get(name, "") == other.get(name, "") for name in said)


def _target(row: Row) -> tuple[str, str, str]:
    return target_of(row.get("file", ""), row.get("activity_id", ""), row.get("activity_name", ""))
