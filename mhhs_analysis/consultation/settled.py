"""What was set aside or doubted in a plan and is settled since, by a person: still listed, no longer asked."""

from __future__ import annotations

import re
from typing import Any

from mhhs_analysis.consultation.registers import Entry
from mhhs_analysis.intake.reading import Reading

Record = dict[str, Any]

_CELL = re.compile(r"([A-Z]+)(\d+)")
_ROLES = {"activity_name": "name", "percent_complete": "percent"}
"""The role of the column that holds a value, where it isn't called as the value is."""


def settle(reading: Reading, row: Record, column: str, entry: Entry) -> str | None:
    """Mark what stands against a value of an activity as settled by an entry; return the text set aside there.

    The entry stays, its reason says who settled it, and its remedy is emptied: there is nothing left to ask.
    """
    aside = [one for one in reading.set_aside if not one["rows"] and _is_of(one, reading, row, column, entry)]
    doubts = [one for one in reading.warnings if _is_of(one, reading, row, column, entry)]
    for finding in aside + doubts:
        _mark(finding, entry)
    return next((one["text"] for one in aside), None)


def settle_order(reading: Reading, row: Record, entry: Entry) -> None:
    """Mark the doubt that an activity's finish was before its start as settled."""
    for finding in reading.warnings:
        if finding["reason"].startswith("finish before start") and _is_on_row(finding, row):
            _mark(finding, entry)


def _mark(finding: Record, entry: Entry) -> None:
    finding["reason"] = f"{finding['reason']}; settled by {entry.path.name} ({entry.said})"
    finding["remedy"] = None


def _is_on_row(finding: Record, row: Record) -> bool:
    """Return whether a finding stands at a cell or range of the activity's row."""
    place, own = _CELL.match(finding["cell"] or ""), _CELL.fullmatch(row["cell"] or "")
    return finding["sheet"] == row["sheet"] and bool(place and own and place[2] == own[2])


def _is_of(finding: Record, reading: Reading, row: Record, column: str, entry: Entry) -> bool:
    """Return whether a finding stands at the value's cell, or at the activity's own and speaks of the value."""
    if finding["sheet"] != row["sheet"] or not finding["cell"]:
        return False
    if finding["cell"] == entry["cell"].upper() != row["cell"]:
        return True
    if finding["cell"] == row["cell"]:
        return str(finding["text"]).startswith(f"{column} ")
    place, own = _CELL.fullmatch(finding["cell"]), _CELL.fullmatch(row["cell"] or "")
    return bool(place and own and place[2] == own[2] and place[1] in _letters(reading, row, column))


def _letters(reading: Reading, row: Record, column: str) -> set[str]:
    """Return the columns of the file that hold a value, those of the dates that speak for the activity."""
    role = _ROLES.get(column, column)
    basis = row.get("date_basis")
    return {
        one["column"]
        for table in reading.tables
        if (table["sheet"] or None) == row["sheet"]
        for one in table["columns"]
        if one["role"] == role and (not basis or not one["date_basis"] or one["date_basis"] == basis)
    }
