"""corrections.csv: values of a plan that a person corrected, the original kept in sight."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.consultation.register_columns import CORRECTED, is_truth
from mhhs_analysis.consultation.registers import Entry, truth_of
from mhhs_analysis.consultation.settled import settle, settle_order
from mhhs_analysis.consultation.typed_dates import FilesOrder, can_be_read, left_open, told_of
from mhhs_analysis.dates import Interval
from mhhs_analysis.intake.by_column import ByColumn
from mhhs_analysis.intake.reading import Reading, anchor_columns, interval_columns

Record = dict[str, Any]

ENDS = ("start", "finish")
_FLAGS = ("is_milestone", "is_summary")

BETWEEN = " | "
"""What parts the things that were overruled in one activity."""

_ROW = re.compile(r"[A-Z]+(\d+)")
_OF_A_ROW = re.compile(r"(R\d+)\.[A-Z]+")


@dataclass
class _Corrected:
    """A reading while it is corrected: what went wrong, which activity each entry names, what is taken away,
    and the order of day and month that the file's dates have."""

    reading: Reading
    files_order: FilesOrder
    register: str
    faults: list[str] = field(default_factory=list)
    removed: list[tuple[Record, Entry]] = field(default_factory=list)
    taken_away: list[tuple[Record, str]] = field(default_factory=list)
    done: dict[tuple[str, str], Entry] = field(default_factory=dict)
    dates: list[str] = field(default_factory=list)
    changed: int = 0


def correction_faults(entries: Iterable[Entry]) -> Iterator[str]:
    """Tell each correction that says no activity, or no value that its column can have."""
    for entry in entries:
        if not entry["activity_id"] and not entry["cell"]:
            yield f"{entry.place}: names no activity; give its activity_id, or sheet and cell"
        if entry["column"] in CORRECTED:
            yield from _value_faults(entry)


def corrected(
    reading: Reading, entries: Iterable[Entry], as_at: date, files_order: FilesOrder
) -> tuple[Reading, list[str]]:
    """Return a plan's reading with the corrections of its file made, and a fault for each that can't be.

    A date is read in the file's order; one that may be read either way where nothing says the order is a fault.
    Each activity says in `overruled` what stood there, who changed it, when and why; one that is taken away
    is set aside. What the corrected cell was set aside or doubted for is marked as settled. A correction
    written after `as_at` isn't made, and a warning says so.
    """
    listed = list(entries)
    work = _Corrected(copied(reading), files_order, listed[0].path.name if listed else "")
    named = [(entry, row) for entry in listed if (row := _activity_named(work, entry)) is not None]
    for entry, row in sorted(named, key=lambda pair: pair[0].day):
        if entry.day > as_at:
            _tell_not_yet(work.reading, row, entry, as_at)
        elif _is_first_of_its_day(work, row, entry) and not _is_left_open(work, entry):
            _correct(work, row, entry)
    for row, entry in work.removed:
        _remove(work.reading, row, entry)
    _tell_taken_away(work)
    _tell_how_many(work)
    return work.reading, work.faults


def dates_corrected(entries: Iterable[Entry]) -> list[str]:
    """Return every date that corrections give, as typed."""
    return [entry["value"] for entry in entries if entry["column"] in ENDS]


def add_overruled(row: Record, what: str, said: str) -> None:
    """Add to an activity what a person changed in it: what stood there, and who says otherwise."""
    row["overruled"] = BETWEEN.join(filter(None, [row.get("overruled"), f"{what}; {said}"]))


def copied(reading: Reading) -> Reading:
    """Return a reading whose rows and findings can be changed, the other staying as it is."""
    return replace(
        reading,
        rows=ByColumn.of(dict(row) for row in reading.rows),
        set_aside=[dict(entry) for entry in reading.set_aside],
        warnings=[dict(entry) for entry in reading.warnings],
        reasons=list(reading.reasons),
    )


# --- which activity ---------------------------------------------------------------------------------------


def _activity_named(work: _Corrected, entry: Entry) -> Record | None:
    """Return the activity that an entry names, or None and a fault."""
    rows = _named(work.reading.rows, entry)
    if len(rows) == 1:
        return rows[0]
    what = entry["activity_id"] or f"{entry['sheet']} {entry['cell']}".strip()
    how = "several activities stand there; give its activity_id" if rows else "no such activity in that file"
    work.faults.append(f"{entry.place}: {entry['file']}: {what}: {how}")
    return None


def _named(rows: Sequence[Record], entry: Entry) -> list[Record]:
    """Return the activities of an identifier, of exactly a cell, or else of the row that a cell is in."""
    if entry["activity_id"]:
        return [row for row in rows if row["activity_id"] == entry["activity_id"]]
    own = [row for row in rows if (row["sheet"] or "") == entry["sheet"]]
    cell = entry["cell"].upper()
    return [row for row in own if (row["cell"] or "").upper() == cell] or [
        row for row in own if _is_beside(row, cell)
    ]


def _is_beside(row: Record, cell: str) -> bool:
    wanted, own = _ROW.fullmatch(cell), _ROW.fullmatch(row["cell"] or "")
    return bool(wanted and own and wanted[1] == own[1])


def _is_first_of_its_day(work: _Corrected, row: Record, entry: Entry) -> bool:
    """Return whether nothing of that day corrects the same value; a second one is a fault: neither is later."""
    key = (row["activity_id"], entry["column"])
    earlier = work.done.get(key)
    work.done[key] = entry
    if earlier is not None and earlier.day == entry.day:
        work.faults.append(
            f"{entry.place}: {entry['column']} of {row['activity_id']} is corrected in row {earlier.number} on the"
            " same day too; keep one row"
        )
        return False
    return True


def _is_left_open(work: _Corrected, entry: Entry) -> bool:
    """Return whether an entry gives a date that nobody can tell, which is a fault."""
    is_open = entry["column"] in ENDS and work.files_order.leaves_open(entry["value"])
    if is_open:
        work.faults.append(left_open(entry, entry["column"], entry["value"]))
    return is_open


# --- the value --------------------------------------------------------------------------------------------


def _correct(work: _Corrected, row: Record, entry: Entry) -> None:
    column = entry["column"]
    if column == "remove":
        work.removed.append((row, entry))
        return
    work.changed += 1
    before, was_reversed = dict(row), _is_reversed(row)
    found = settle(work.reading, row, column, entry)
    add_overruled(row, _what_stood(before, column, found), entry.said)
    row |= _values(entry, work.files_order)
    if column in ENDS:
        work.dates.append(entry["value"])
        _take_away_what_followed(work, row, column, entry)
        _check_order(work.reading, row, entry, was_reversed=was_reversed)


def _values(entry: Entry, files_order: FilesOrder) -> Record:
    """Return the columns of an activity that a correction gives, with their values."""
    column, value = entry["column"], entry["value"]
    if column in ENDS:
        interval = files_order.read(value)
        return interval_columns(column, interval) | anchor_columns(column, interval)
    if column in _FLAGS:
        return {column: truth_of(value, unless_said=False)}
    return {column: _per_cent(value) if column == "percent_complete" else " ".join(value.split())}


def _what_stood(row: Record, column: str, set_aside: str | None) -> str:
    """Return what stood in a column, as typed, be it that it was set aside because nobody could read it."""
    if column in _FLAGS:
        return f"{column} was {'yes' if row[column] else 'no'}"
    value = row[f"{column}_text"] if column in ENDS else row[column]
    if value is None and column in ENDS and _is_worked_out(row, column):
        return f"{column} was worked out ({row['worked_out']})"
    shown = set_aside if value is None else f"{value:g}" if isinstance(value, float) else value
    return f"{column} was blank" if shown is None else f"{column} was '{shown}'"


def _is_worked_out(row: Record, end: str) -> bool:
    is_dated = bool(row[f"{end}_from"] or row[f"{end}_to"])
    return bool(row.get("worked_out")) and row[f"{end}_text"] is None and is_dated


def _check_order(reading: Reading, row: Record, entry: Entry, *, was_reversed: bool) -> None:
    """Doubt dates that a correction put in the wrong order; settle the doubt of those that it put right."""
    is_reversed = _is_reversed(row)
    if is_reversed and not was_reversed:
        _warn(reading, row, f"finish before start since {entry.place_in_folder} was applied")
    elif was_reversed and not is_reversed:
        settle_order(reading, row, entry)


def _take_away_what_followed(work: _Corrected, row: Record, corrected_end: str, entry: Entry) -> None:
    """Take away an end that was worked out from the one corrected: it would be wrong, and missing is better."""
    (other,) = (end for end in ENDS if end != corrected_end)
    if _is_worked_out(row, other):
        add_overruled(row, f"{other} was worked out ({row['worked_out']}) from a {corrected_end} since corrected",
                      entry.said)  # fmt: skip
        row |= interval_columns(other, None) | anchor_columns(other, None)
        work.taken_away.append((row, other))
    row["worked_out"] = None


def _is_reversed(row: Record) -> bool:
    start, finish = (_interval(row, end) for end in ENDS)
    return finish.is_before(start) is True


def _interval(row: Record, end: str) -> Interval:
    earliest, latest = (
        date.fromisoformat(day) if (day := row[f"{end}_{bound}"]) else None for bound in ("from", "to")
    )
    return Interval(earliest, latest)


# --- findings ---------------------------------------------------------------------------------------------


def _remove(reading: Reading, row: Record, entry: Entry) -> None:
    """Take an activity away and set it aside; the file's row goes with it unless it gave other activities."""
    reading.rows = ByColumn.of(one for one in reading.rows if one is not row)
    is_last = not any(_is_of_one_row(one, row) for one in reading.rows)
    reading.rows_kept -= int(is_last)
    place = {name: row[name] for name in ("file", "sheet", "cell")}
    reason = f"{row['activity_id']} removed by {entry.path.name} ({entry.said})"
    reading.set_aside.append(
        place | {"text": row["activity_name"], "reason": reason, "remedy": None, "rows": int(is_last)}
    )


def _is_of_one_row(one: Record, other: Record) -> bool:
    """Return whether two activities came from one row of the file, as R5.C and R5.D of a matrix do."""
    rows = [_OF_A_ROW.fullmatch(activity["activity_id"]) for activity in (one, other)]
    return rows[0] is not None and rows[1] is not None and rows[0][1] == rows[1][1]


def _tell_taken_away(work: _Corrected) -> None:
    for row, end in work.taken_away:
        if row[f"{end}_text"] is None:
            _warn(work.reading, row, f"no {end}: it was worked out from the other end, which was corrected")


def _tell_not_yet(reading: Reading, row: Record, entry: Entry, as_at: date) -> None:
    _warn(
        reading, row, f"the {entry['column']} is corrected on {entry['when']}, after {as_at}: not applied yet"
    )


def _tell_how_many(work: _Corrected) -> None:
    counts = {
        "corrected": (work.changed, "value", "values"),
        "removed": (len(work.removed), "activity", "activities"),
    }
    told = ", ".join(f"{count_words(*what)} {how}" for how, what in counts.items() if what[0])
    if told:
        work.reading.reasons.append(f"{told} by {work.register}")
    if order := told_of(work.dates, work.register, work.files_order):
        work.reading.reasons.append(order)


def _warn(reading: Reading, row: Record, reason: str) -> None:
    place = {name: row[name] for name in ("file", "sheet", "cell")}
    told = f"{row['activity_id']}: {reason}"
    reading.warnings.append(place | {"text": row["activity_name"], "reason": told, "remedy": None})


# --- faults -----------------------------------------------------------------------------------------------


def _value_faults(entry: Entry) -> Iterator[str]:
    column, value = entry["column"], entry["value"]
    if column == "remove":
        is_fine, wanted = (
            is_truth(value, may_be_blank=True) and truth_of(value, unless_said=True),
            "yes, or nothing",
        )
    elif column in ENDS:
        is_fine, wanted = can_be_read(value), "a date, or TBC where it is not known"
    elif column in _FLAGS:
        is_fine, wanted = is_truth(value), "yes or no"
    elif column == "percent_complete":
        is_fine, wanted = _per_cent(value) is not None, "a number from 0 to 100"
    else:
        is_fine, wanted = bool(value), "the name"
    if not is_fine:
        yield f"{entry.place}: {column} is {value!r}; write {wanted}"


def _per_cent(text: str) -> float | None:
    found = re.fullmatch(r"(\d{1,3}(?:\.\d+)?)\s*%?", text)
    return float(found[1]) if found and float(found[1]) <= 100 else None
