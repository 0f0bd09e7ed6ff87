"""The registers of a consultation folder: csv files that people keep, read row by row, every row named."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from mhhs_analysis.consultation.csv_cells import quoted, unquoted
from mhhs_analysis.consultation.register_columns import NO, REGISTERS, YES, value_faults
from mhhs_analysis.frames import MhhsError

Row = dict[str, str]


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
    return tuple(row for _, row in _records(folder / name))


def entries_of(folder: Path, name: str) -> tuple[Entry, ...]:
    """Return what people wrote in a working register, blank rows apart; nothing where it is absent.

    Raises MhhsError as `needed_rows` does.
    """
    path = folder / name
    if not path.is_file():
        return ()
    return tuple(Entry(path, number, row) for number, row in _records(path) if any(row.values()))


def entry_faults(entries: Iterable[Entry]) -> Iterator[str]:
    """Tell each value of an entry that its column can't have, a blank who, when or why, and cells without a heading."""
    for entry in entries:
        yield from row_faults(entry.path, entry.number, entry.values)
        if entry[_BEYOND]:
            yield f"{entry.place}: more cells than headings; put a text that holds a comma in quotes"


def write_rows(path: Path, rows: Iterable[Row]) -> None:
    """Write a register, its own columns first, beside itself before it: a failed write leaves what was there."""
    listed = list(rows)
    columns = REGISTERS[path.name].columns
    names = list(dict.fromkeys([*columns, *(name for row in listed for name in row)]))
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: quoted(text) for name, text in row.items()} for row in listed)
    unfinished = path.with_suffix(".unfinished")
    unfinished.write_text(text.getvalue(), encoding="utf-8", newline="")
    unfinished.replace(path)


def row_faults(path: Path, number: int, row: Row) -> Iterator[str]:
    """Tell each value of a row that its column can't have, as `register_columns` declares it."""
    for field in REGISTERS[path.name].fields:
        yield from value_faults(f"{path} row {number}", field, row.get(field.name, ""))


def file_faults(entries: Iterable[Entry], received: Iterable[Row]) -> Iterator[str]:
    """Tell each entry whose file is not a plan listed in received.csv; a blank file is not looked at."""
    plans = {row["file"] for row in received if row["kind"] == "plan"}
    for entry in entries:
        if entry["file"] and entry["file"] not in plans:
            yield f"{entry.place}: file is {entry['file']!r}; name a plan as received.csv has it"


def row_finding(
    register: str, number: int, text: str, reason: str, remedy: str | None = None
) -> dict[str, Any]:
    """Return a finding about a row of a register, as frames of findings have it."""
    place = {"file": register, "sheet": None, "cell": f"row {number}"}
    return {**place, "text": text, "reason": reason, "remedy": remedy}


def repeated(path: Path, rows: tuple[Row, ...], name: str) -> Iterator[str]:
    """Tell each row whose value of a column stood in an earlier row."""
    seen: set[str] = set()
    for number, row in enumerate(rows, 2):
        if row[name] and row[name] in seen:
            yield f"{path} row {number}: {name} {row[name]!r} stands there twice; keep one row"
        seen.add(row[name])


def truth_of(text: str, *, unless_said: bool) -> bool:
    """Return yes or no as a register writes it; a blank means `unless_said`."""
    said = text.strip().lower()
    return said in YES or (said not in NO and unless_said)


_BEYOND = "beyond the headings"
_LIKELY = 0.85
"""How alike a heading and a column's name are from which it is taken for a slip of the pen."""


def _records(path: Path) -> Iterator[tuple[int, Row]]:
    """Return each row with its number in the file, the headings being row 1; blank lines count."""
    with io.StringIO(_text(path), newline="") as stream:
        reader = csv.reader(stream)
        headings = [heading.strip() for heading in next(reader, [])]
        if faults := [*_heading_faults(path, headings)]:
            raise MhhsError(*faults)
        for number, cells in enumerate(reader, 2):
            if cells:
                yield number, _record(headings, [unquoted(cell.strip()) for cell in cells])


def _heading_faults(path: Path, headings: list[str]) -> Iterator[str]:
    """Tell the columns that aren't there, those there twice, and those that are likely a misspelt one.

    A column of another name is its keeper's own, and isn't read.
    """
    register = REGISTERS[path.name]
    absent = [name for name in register.needed if name not in headings]
    if absent:
        yield f"{path}: no column {', '.join(absent)}; add it to the headings in row 1"
    for name in register.columns:
        if headings.count(name) > 1:
            yield f"{path}: two columns {name}; keep one"
    optional = [name for name in register.columns if name not in (*register.needed, *headings)]
    for heading in dict.fromkeys(headings):
        meant = "" if heading in register.columns else _alike(heading, optional)
        if meant:
            yield f"{path}: column {heading!r} would not be read; write {meant}, or name it otherwise"


def _alike(heading: str, names: list[str]) -> str:
    """Return the name that a heading is likely meant to be, or ""."""
    written = "_".join(re.findall(r"[a-z0-9]+", heading.lower()))
    return next(iter(get_close_matches(written, names, 1, _LIKELY)), "")


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
