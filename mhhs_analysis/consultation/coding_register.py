"""Codings added to coding.csv."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence
from pathlib import Path

from mhhs_analysis.consultation.added_rows import add_rows
from mhhs_analysis.consultation.coding import COLUMN_OF, REGISTER, coded_of, coding_faults, same_reading
from mhhs_analysis.consultation.registers import Entry, Row, needed_rows

_SAID = (*COLUMN_OF.values(), "owner", "gate_id")


def add_to_register(data: Path, rows: Sequence[Row]) -> int:
    """Add codings to a consultation's register and return how many were new (`add_rows`)."""

    def faults(entries: Sequence[Entry]) -> Iterable[str]:
        people, questions = (needed_rows(data, name) for name in ("participants.csv", "questions.csv"))
        return coding_faults(entries, people, questions)

    return add_rows(data / REGISTER, rows, _target, _SAID, faults)


def _target(entry: Entry) -> Hashable:
    return coded_of(entry), *same_reading(entry)
