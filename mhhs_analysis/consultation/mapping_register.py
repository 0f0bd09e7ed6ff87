"""Mappings added to activity_mapping.csv."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from pathlib import Path

from mhhs_analysis.consultation.activity_mapping import REGISTER, activity_mapping_faults, target_of
from mhhs_analysis.consultation.added_rows import add_rows
from mhhs_analysis.consultation.registers import Entry, Row

_SAID = ("stage", "milestone_id")


def add_to_register(data: Path, rows: Sequence[Row]) -> int:
    """Add mappings to a consultation's register and return how many were new (`add_rows`)."""
    return add_rows(data / REGISTER, rows, _target, _SAID, activity_mapping_faults)


def _target(entry: Entry) -> Hashable:
    return target_of(entry["file"], entry["activity_id"], entry["activity_name"])
