"""The registers of a consultation folder: csv files that people keep, read row by row, every row named."""

from __future__ import annotations

import csv
import io
from collections.abc import Container, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mhhs_analysis.frames import MhhsError

Row = dict[str, str]

NEEDED = {
    "participants.csv": ("participant_id", "participant_name", "responds_for", "constituency"),
    "received.csv": ("file", "kind", "round", "received_date"),
    "questions.csv": ("round", "question_id", "kind", "asks_for", "wording"),
}
"""Each register that a consultation can't do without, and the columns that it can't do without."""

WORKING = {
    "readings.csv": ("file", "setting", "value", "who", "when", "why"),
    "corrections.csv": ("file", "column", "value", "who", "when", "why"),
    "transcripts.csv": (
        "file",
        "activity_id",
        "activity_name",
        "start",
        "finish",
        "transcribed_by",
        "checked_by",
        "when",
        "why",
    ),
    "activity_mapping.csv": ("activity_name", "stage", "milestone_id", "who", "when", "why"),
}
"""Each register that people write as they work, and the columns it needs; any may be absent."""

_YES, _NO = {"true", "yes", "y", "1"}, {"false", "no", "n", "0"}


@dataclass(frozen=True)
class Entry:
    """A row that a person wrote in a register: where it stands and what it says; a blank column is ""."""

    path: Path
    number: int
    values: Row

    def __getitem__(self, column: str) -> str:
        return self.values.get(column, "")

    @property
    def place(self) -> str:
        """The register and the row, as a fault names them."""
        return f"{self.path} row {self.number}"

    @property
    def place_in_folder(self) -> str:
        """The register and the row, as a frame names them: not where the folder lies."""
        return f"{self.path.name} row {self.number}"

    @property
    def who(self) -> str:
        """The person who wrote it."""
        return self["who"] or self["transcribed_by"]

    @property
    def day(self) -> date:
        """The day it was written."""
        return date.fromisoformat(self["when"])

    @property
    def said(self) -> str:
        """Who says so, when and why, as a frame tells it."""
        return f"{self.who}, {self['when']}: {self['why']}"


def needed_rows(folder: Path, name: str) -> tuple[Row, ...]:
    """Return the rows of a register that must be there.

    Raises MhhsError for a missing column or a file that isn't UTF-8.
    """
    return tuple(row for _, row in _records(folder / name, NEEDED[name]))


def entries_of(folder: Path, name: str) -> tuple[Entry, ...]:
    """Return what people wrote in a working register, blank rows apart; nothing where it is absent.

    Raises MhhsError as `needed_rows` does.
    """
    path = folder / name
    if not path.is_file():
        return ()
    return tuple(
        Entry(path, number, row) for number, row in _records(path, WORKING[name]) if any(row.values())
    )


def entry_faults(entries: Iterable[Entry]) -> Iterator[str]:
    """Tell each entry that doesn't say who wrote it, when and why, or that has more cells than headings."""
    for entry in entries:
        if not entry.who:
            yield f"{entry.place}: nobody's name; say who wrote this row"
        if not is_day(entry["when"]):
            yield f"{entry.place}: when is {entry['when']!r}; write a day as yyyy-mm-dd"
        if not entry["why"]:
            yield f"{entry.place}: no why; say in a few words what it rests on"
        if entry[_BEYOND]:
            yield f"{entry.place}: more cells than headings; put a text that holds a comma in quotes"


def file_faults(entries: Iterable[Entry], received: Iterable[Row]) -> Iterator[str]:
    """Tell each entry whose file is not a plan listed in received.csv; a blank file is not looked at."""
    plans = {row["file"] for row in received if row["kind"] == "plan"}
    for entry in entries:
        if entry["file"] and entry["file"] not in plans:
            yield f"{entry.place}: file is {entry['file']!r}; name a plan as received.csv has it"


def repeated(path: Path, rows: tuple[Row, ...], name: str) -> Iterator[str]:
    """Tell each row whose value of a column is blank or stood in an earlier row."""
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        if not row[name]:
            yield f"{path} row {number}: no {name}; every row needs one"
        elif row[name] in seen:
            yield f"{path} row {number}: {name} {row[name]!r} stands there twice; keep one row"
        seen.add(row[name])


def not_allowed(place: str, name: str, value: str, allowed: Iterable[str]) -> Iterator[str]:
    """Tell a value that is none of those allowed."""
    listed = list(allowed)
    if value not in listed:
        yield f"{place}: {name} is {value!r}; write one of {', '.join(listed)}"


def is_day(text: str) -> bool:
    """Return whether a text is a day written yyyy-mm-dd."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def truth_of(text: str, *, unless_said: bool) -> bool:
    """Return yes or no as a register writes it; a blank means `unless_said`."""
    said = text.strip().lower()
    return said in _YES or (said not in _NO and unless_said)


def is_truth(text: str, blank: Container[str] = ()) -> bool:
    """Return whether a text is a plain yes or no, or one of the blanks allowed."""
    return text in blank or text.strip().lower() in _YES | _NO


_BEYOND = "beyond the headings"


def _records(path: Path, needed: tuple[str, ...]) -> Iterator[tuple[int, Row]]:
    """Return each row with its number in the file, the headings being row 1; blank lines count."""
    with io.StringIO(_text(path), newline="") as stream:
        reader = csv.reader(stream)
        headings = [heading.strip() for heading in next(reader, [])]
        absent = [name for name in needed if name not in headings]
        if absent:
            raise MhhsError(f"{path}: no column {', '.join(absent)}; add it to the headings in row 1")
        for number, cells in enumerate(reader, 2):
            if cells:
                yield number, _record(headings, [cell.strip() for cell in cells])


def _record(headings: list[str], cells: list[str]) -> Row:
    padded = cells + [""] * (len(headings) - len(cells))
    beyond = "".join(cells[len(headings) :])
    row = {name: cell for name, cell in zip(headings, padded, strict=False) if name}
    return row | ({_BEYOND: beyond} if beyond else {})


def _text(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        raise MhhsError(f"{path}: not UTF-8 text; save it as 'CSV UTF-8'") from None
