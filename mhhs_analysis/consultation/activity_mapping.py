"""activity_mapping.csv: which stage and milestone an activity is, where a person knows better than a phrase."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any

from mhhs_analysis.consultation.register_columns import NO_STAGE
from mhhs_analysis.consultation.registers import Entry, row_finding
from mhhs_analysis.intake.by_column import ByColumn

Record = dict[str, Any]

REGISTER = "activity_mapping.csv"


def activity_mapping_faults(entries: Iterable[Entry]) -> Iterator[str]:
    """Tell each entry that names no activity, gives neither stage nor milestone, or stands twice."""
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        if entry["activity_id"] and not entry["file"]:
            yield f"{entry.place}: activity_id {entry['activity_id']!r} of no file; name the plan it is in"
        if not entry["activity_id"] and not entry["activity_name"]:
            yield f"{entry.place}: names no activity; give its activity_id or activity_name"
        if not entry["stage"] and not entry["milestone_id"]:
            yield f"{entry.place}: neither stage nor milestone_id; write {NO_STAGE} where it is deliberately none"
        earlier = seen.setdefault(
            (*target_of(entry["file"], entry["activity_id"], entry["activity_name"]), entry["when"]), entry
        )
        if earlier is not entry:
            yield f"{entry.place}: that activity is mapped in row {earlier.number} on the same day; keep one row"


def target_of(file: str, activity_id: str, activity_name: str) -> tuple[str, str, str]:
    """Return what an entry speaks of: an identifier, or else a name, in its file or in any."""
    return file, activity_id, "" if activity_id else _plain(activity_name)


def said_of_activities(entries: Iterable[Entry]) -> list[Record]:
    """Return what analysts say of activities as `map_activities` takes it: what weighs most stands last.

    An activity named by its identifier weighs more than a name in its file, that more than a name in any
    file, and of two that weigh alike the later. When an entry was written doesn't hold it back: it says what
    is understood of a plan that came, not what came.
    """
    names = ("file", "activity_id", "activity_name", "stage", "milestone_id")
    ordered = sorted(entries, key=lambda one: (bool(one["file"]), bool(one["activity_id"]), one.day))
    return [{name: one[name] for name in names} | {"said": one.said} for one in ordered]


def mapped_nowhere(
    entries: Iterable[Entry], activities: ByColumn, received: Iterable[Record]
) -> tuple[list[str], list[Record]]:
    """Return a fault for each entry that names no activity of its plan, and a warning for each that waits.

    An entry waits when its plan is here and could not be read, or when no plan holds a name said of any.
    """
    by_file: dict[str, dict[str, str]] = defaultdict(dict)
    said = (activities.column(name) for name in ("file", "activity_id", "activity_name"))
    for file, identifier, name in zip(*said, strict=True):
        by_file[file][identifier] = _plain(name)
    here = {row["file"] for row in received}
    named = [entry for entry in entries if not entry["file"] or entry["file"] in here]
    faults = [fault for entry in named if (fault := _no_such(entry, by_file.get(entry["file"], {})))]
    waiting = [entry for entry in named if _is_waiting(entry, by_file)]
    return faults, [_warning(entry) for entry in waiting]


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


def _no_such(entry: Entry, names: dict[str, str]) -> str:
    """Return the fault of an entry whose plan was read and holds no such activity, or ""."""
    if not names:
        return ""
    identifier, name = entry["activity_id"], _plain(entry["activity_name"])
    if identifier and identifier not in names:
        return f"{entry.place}: {entry['file']}: {identifier}: no such activity in that file"
    if identifier and name and names[identifier] != name:
        return f"{entry.place}: {entry['file']}: {identifier} is {names[identifier]!r} there, not {name!r}"
    if not identifier and name not in names.values():
        return f"{entry.place}: {entry['file']}: {entry['activity_name']!r}: no activity of that name there"
    return ""


def _is_waiting(entry: Entry, by_file: dict[str, dict[str, str]]) -> bool:
    if entry["file"]:
        return entry["file"] not in by_file
    return not any(_plain(entry["activity_name"]) in names.values() for names in by_file.values())


def _warning(entry: Entry) -> Record:
    why = "a plan that could not be read" if entry["file"] else "a name that no plan holds"
    named = entry["activity_id"] or entry["activity_name"]
    return row_finding(REGISTER, entry.number, named, f"a mapping that maps nothing yet: {why}")
