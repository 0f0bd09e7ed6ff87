"""The dates that an XML of MS Project really holds: MPXJ fills gaps and bends days that no calendar has."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from mhhs_analysis.intake.native.xml_text import hear

_DATES = ("Start", "Finish", "ActualStart", "ActualFinish")
_FILLED = ("Start", "Finish")
_TASK = ["Project", "Tasks", "Task"]


@dataclass
class Written:
    """Each task's dates as they stand in the file: by its UID, field by field."""

    dates: dict[str, dict[str, str]] = field(default_factory=dict)

    def unwritten(self, unique: str) -> set[str]:
        """Return which ends of a task the file doesn't hold."""
        found = self.dates.get(unique, {})
        return {name for name in _FILLED if not found.get(name)}

    def misread(self, unique: str) -> dict[str, str]:
        """Return the dates of a task that are no day of the calendar, as they are written."""
        return {name: text for name, text in self.dates.get(unique, {}).items() if text and not _is_day(text)}


def written_dates(file: str, content: bytes) -> Written:
    """Return the dates of the tasks in an XML of MS Project, as they are written.

    Raises NotReadable for a text that is not well-formed.
    """
    written, path, told = Written(), list[str](), dict[str, str]()
    held: list[str] = []

    def start(name: str, _: object) -> None:
        path.append(name.rpartition(" ")[2])
        held.clear()
        if path == _TASK:
            told.clear()

    def end(_: str) -> None:
        if path[:-1] == _TASK and path[-1] in ("UID", *_DATES):
            told[path[-1]] = "".join(held).strip()
        if path == _TASK and (unique := told.pop("UID", "")):
            written.dates[unique.lstrip("0") or "0"] = dict(told)
        path.pop()
        held.clear()

    hear(file, content, "an XML of MS Project", start, end, held)
    return written


def _is_day(text: str) -> bool:
    try:
        datetime.fromisoformat(text)
    except ValueError:
        return False
    return True
