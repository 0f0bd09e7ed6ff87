"""Rows added to a register: all of them or none, what stood there kept."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Sequence
from pathlib import Path

from mhhs_analysis.consultation.registers import Entry, Row, entries_of, entry_faults, write_rows
from mhhs_analysis.frames import MhhsError


def add_rows(
    path: Path,
    rows: Sequence[Row],
    target: Callable[[Entry], Hashable],
    said: Sequence[str],
    faults: Callable[[Sequence[Entry]], Iterable[str]],
) -> int:
    """Add rows to a register and return how many were new.

    A row of the same `target` that has the same in the columns `said` stands there already, and is not added again;
    one of the same target and day takes the earlier one's place, for it is the same work done again. `faults` tells
    what the register can't hold. Raises MhhsError, with nothing written, for rows that have any.
    """
    held = [entry.values for entry in entries_of(path.parent, path.name)]

    def target_of(row: Row) -> Hashable:
        return target(Entry(path, 0, row))

    def is_same(row: Row, other: Row) -> bool:
        return target_of(row) == target_of(other) and all(
            row.get(one, "") == other.get(one, "") for one in said
        )

    new = [row for row in rows if not any(is_same(row, other) for other in held)]
    replaced = {(target_of(row), row["when"]) for row in new}
    made = [row for row in held if (target_of(row), row.get("when", "")) not in replaced] + new
    entries = [Entry(path, number, row) for number, row in enumerate(made, 2)]
    if told := [*entry_faults(entries), *faults(entries)]:
        raise MhhsError(*told)
    if new:
        write_rows(path, made)
    return len(new)
