"""dependencies.csv: which activity of a plan assumes a date of another participant's plan."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mhhs_analysis.consultation.registers import Entry, Row, row_finding

REGISTER = "dependencies.csv"


def dependency_faults(
    entries: Sequence[Entry], participants: Iterable[Row], received: Iterable[Row]
) -> Iterator[str]:
    """Tell each entry whose plan relies on its own sender, or on nobody in participants.csv."""
    known = {row["participant_id"] for row in participants}
    senders = {row["file"]: row["participant_id"] for row in received}
    for entry in entries:
        if entry["relies_on"] and entry["relies_on"] not in known:
            yield f"{entry.place}: relies_on is {entry['relies_on']!r}; name a participant of participants.csv"
        elif entry["relies_on"] == senders.get(entry["file"]):
            yield f"{entry.place}: relies_on is the plan's own sender; name the other participant"


def depending(
    entries: Iterable[Entry], received: Iterable[Row], activities: Sequence[Mapping[Any, Any]]
) -> tuple[list[dict[str, str]], list[dict[str, Any]]]:
    """Return what people said of assumptions, as `clashes_of` takes it, and a warning for each that names nothing.

    `activities` are those of the latest plans; a name that stands nowhere in one of them, or twice, waits.
    """
    senders = {row["file"]: row["participant_id"] for row in received}
    own, others = (
        Counter((row[whose], row["activity_name"]) for row in activities)
        for whose in ("file", "participant_id")
    )
    told, waiting = [], []
    for entry in entries:
        told.append(_told(entry, senders.get(entry["file"], "")))
        found = (
            own[entry["file"], entry["activity_name"]],
            others[entry["relies_on"], entry["other_activity"]],
        )
        if found != (1, 1):
            waiting.append(_warning(entry, found))
    return told, waiting


def _told(entry: Entry, sender: str) -> dict[str, str]:
    names = ("file", "activity_name", "end", "relies_on", "other_activity")
    said = {"dependency": entry.place_in_folder, "participant_id": sender, "reason": entry.said}
    return {name: entry[name] for name in names} | said


def _warning(entry: Entry, found: tuple[int, int]) -> dict[str, Any]:
    which = "the plan's own activity" if found[0] != 1 else "the other's activity"
    name = entry["activity_name"] if found[0] != 1 else entry["other_activity"]
    reason = f"{which} stands not once in the latest plan: nothing is compared yet"
    return row_finding(REGISTER, entry.number, name, reason, "write its name as the plan has it")
