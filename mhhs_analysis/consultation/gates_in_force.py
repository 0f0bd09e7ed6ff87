"""The gates a consultation is tested by: those known, with the numbers that its consultation.toml gives."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

from mhhs_analysis.consultation.registers import Row
from mhhs_analysis.reference import known, rows

SECTION = "needed"
"""The section of consultation.toml that says how many a gate needs, where the minutes give no number."""


def gates_in_force(settings: dict[str, Any], as_at: date) -> tuple[Row, ...]:
    """Return the rows of gates.csv known on a day, each number that the settings give in place of its default."""
    numbers = settings.get(SECTION, {})
    return tuple(_numbered(gate, numbers.get(gate["gate_id"])) for gate in known("gates", as_at))


def needed_faults(path: Path, settings: dict[str, Any]) -> Iterator[str]:
    """Tell each number given for a gate that has none to give, or that is no count of participants."""
    numbers = settings.get(SECTION, {})
    if not isinstance(numbers, dict):
        yield f"{path}: {SECTION} is {numbers!r}; write a section [{SECTION}] with lines such as x = 3"
        return
    free = {gate["gate_id"] for gate in rows("gates") if gate["number_is"] == "parameter"}
    for name, number in numbers.items():
        if name not in free:
            yield f"{path}: [{SECTION}] {name}: no gate whose number is open; there are {', '.join(sorted(free))}"
        elif not isinstance(number, int) or isinstance(number, bool) or number < 1:
            yield f"{path}: [{SECTION}] {name} is {number!r}; write a whole number of participants, 1 or more"


def _numbered(gate: Row, number: int | None) -> Row:
    if number is None:
        return gate
    default = gate["needed"].removeprefix("at_least:")
    note = f"{gate['note']} Set to {number} by consultation.toml; the default is {default}."
    return gate | {"needed": f"at_least:{number}", "note": note}
