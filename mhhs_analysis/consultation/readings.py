"""readings.csv: how a file is to be read, where a person knows better than the file shows."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Literal, cast, get_args

from mhhs_analysis.consultation.register_columns import SETTINGS, not_allowed
from mhhs_analysis.consultation.registers import Entry
from mhhs_analysis.dates import YEARS, Order, interval_from_text, is_either, lacks_year
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.reading import Place, Reading
from mhhs_analysis.intake.settings import NONE, Settings
from mhhs_analysis.reference import column_roles

_DURATIONS = ("working", "calendar")
_LAYOUTS = ("table", "grid", "matrix", "list")
_BASES = ("", "baseline", "forecast", "actual")
_UNUSED = "none"
"""The role of a column that is not to be read."""
_COLUMN = re.compile(r"(?P<letters>[A-Za-z]{1,3})\s*=\s*(?P<role>\w+)(?:\s+(?P<basis>\w+))?")


def reading_faults(entries: Iterable[Entry]) -> Iterator[str]:
    """Tell each setting that isn't one, each value it can't have, and each one that is said twice of a file."""
    said: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        faults = [*_value_faults(entry)] if entry["setting"] in SETTINGS else []
        yield from faults
        earlier = said.setdefault((entry["file"], _what(entry)), entry)
        if earlier is not entry and not faults:
            yield f"{entry.place}: {_what(entry)} of that file stands in row {earlier.number} too; keep one row"


def settings_of(entries: Iterable[Entry]) -> dict[str, Settings]:
    """Return how each file is to be read, by file; a file that nobody speaks of is not there.

    When an entry was written doesn't matter: it says how what was received is understood, not what came.
    """
    by_file: dict[str, list[Entry]] = defaultdict(list)
    for entry in entries:
        by_file[entry["file"]].append(entry)
    return {file: _settings(own) for file, own in by_file.items()}


def held_against(reading: Reading, entries: Sequence[Entry], typed: Sequence[str] = ()) -> list[str]:
    """Tell in a file's reading what each entry on it did; return a fault for each that the file can't mean.

    What an entry did is a reason, with who said so; that it changed nothing is a warning. `typed` are the
    dates that people typed in of the file, which follow what is said of its own.
    """
    used = _used_by(typed)
    for entry in entries:
        what = _what(entry)
        if what in reading.idle and what not in used:
            _warn(reading, entry, "changes nothing: the file is read the same without it")
        elif what not in reading.impossible:
            told = f"{entry['setting']} is {entry['value']!r} by readings.csv ({entry.said})"
            reading.reasons.append(told)
    return [
        f"{entry.place}: {entry['file']}: {reading.impossible[what]}"
        for entry in entries
        if (what := _what(entry)) in reading.impossible
    ]


def _used_by(typed: Sequence[str]) -> set[str]:
    """Return the settings that decide what dates typed in mean."""
    told = {"date_order": any(map(is_either, typed)), "year": any(map(lacks_year, typed))}
    return {what for what, is_so in told.items() if is_so}


def _warn(reading: Reading, entry: Entry, reason: str) -> None:
    place, said = Place(entry["file"]), f"{entry['setting']} {entry['value']}"
    reading.warn(place, said, f"{entry.place_in_folder} {reason}")


def _what(entry: Entry) -> str:
    """Return what a setting is of: two columns of a file are two things."""
    letters = entry["value"].partition("=")[0].strip().upper() if entry["setting"] == "column" else ""
    return f"{entry['setting']} {letters}".strip()


def _settings(entries: list[Entry]) -> Settings:
    said = {entry["setting"]: entry["value"] for entry in entries}
    return Settings(
        sheets=_sheets(said.get("sheet", "")),
        header_row=int(said["header_row"]) if "header_row" in said else NONE.header_row,
        date_order=cast("Order | None", said.get("date_order")),
        columns=tuple(_column(entry["value"]) for entry in entries if entry["setting"] == "column"),
        year=int(said["year"]) if "year" in said else NONE.year,
        durations=cast('Literal["", "working", "calendar"]', said.get("durations", "")),
        week_one=_day(said.get("week_one", "")),
        layout=cast('Literal["", "table", "grid", "matrix", "list"]', said.get("layout", "")),
        version=said.get("version", ""),
    )


def _day(value: str) -> date | None:
    """Return a day written as 2023-01-02 or 02/01/2023, or None."""
    found = interval_from_text(value)
    return found.earliest if found is not None and found.is_day else None


def _sheets(value: str) -> tuple[str, ...]:
    return tuple(filter(None, (sheet.strip() for sheet in value.split(";"))))


def _column(value: str) -> tuple[str, str, str]:
    """Return a column's letters, role and basis from "F = finish forecast"; the role of an unused one is ""."""
    found = _COLUMN.fullmatch(value)
    assert found, value
    role = "" if found["role"] == _UNUSED else found["role"]
    return found["letters"].upper(), role, found["basis"] or ""


def _value_faults(entry: Entry) -> Iterator[str]:
    setting, value = entry["setting"], entry["value"]
    if setting == "date_order":
        yield from not_allowed(entry.place, setting, value, get_args(Order))
    elif setting == "durations":
        yield from not_allowed(entry.place, setting, value, _DURATIONS)
    elif setting == "layout":
        yield from not_allowed(entry.place, setting, value, _LAYOUTS)
    elif setting == "week_one":
        if _day(value) is None:
            yield f"{entry.place}: week_one is {value!r}; write the day on which period 1 begins, such as 02/01/2023"
    elif setting == "column":
        yield from _column_faults(entry)
    elif not _is_plain(setting, value):
        wanted = {"sheet": "the name of a sheet", "header_row": "the number of a row", "year": "such as 2023",
                  "version": "the words of the version that is the sender's plan, such as POAP 2, or all"}  # fmt: skip
        yield f"{entry.place}: {setting} is {value!r}; write {wanted[setting]}"


def _is_plain(setting: str, value: str) -> bool:
    if setting == "sheet":
        return bool(_sheets(value))
    if setting == "version":
        return bool(normalised(value))
    is_number = value.isascii() and value.isdigit()
    return is_number and (int(value) in YEARS if setting == "year" else int(value) > 0)


def _column_faults(entry: Entry) -> Iterator[str]:
    found = _COLUMN.fullmatch(entry["value"])
    if not found:
        yield f"{entry.place}: column is {entry['value']!r}; write it as F = finish forecast"
        return
    roles = sorted({role for role, _ in column_roles("activities").values()})
    yield from not_allowed(entry.place, "the role of a column", found["role"], (*roles, _UNUSED))
    yield from not_allowed(entry.place, "the basis of a column", found["basis"] or "", _BASES)
