"""transcripts.csv: what came as a pdf, a slide, a picture or a mail, typed in by a person: it overrules or adds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date
from pathlib import PurePosixPath
from typing import Any

from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.consultation.corrections import add_overruled, copied, corrected
from mhhs_analysis.consultation.outcomes import Outcome
from mhhs_analysis.consultation.registers import Entry, truth_of
from mhhs_analysis.consultation.typed_dates import FilesOrder, left_open, told_of
from mhhs_analysis.dates import Interval
from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.reading import NO_TABLE, Place, Reading, anchor_columns, interval_columns
from mhhs_analysis.intake.tables.cells import Dating, put_own_aside
from mhhs_analysis.intake.tables.doubts import doubt_reversed
from mhhs_analysis.intake.tables.own_numbers import own_in_rows
from mhhs_analysis.intake.workbooks.workbook import Cell

Record = dict[str, Any]

REGISTER, LAYOUT = "transcripts.csv", "transcript"
_ENDS, _FLAGS = ("start", "finish"), ("is_milestone", "is_summary")
_NOT_TABLES = {
    "a pdf": (".pdf",),
    "slides": (".ppt", ".odp", ".key"),
    "a picture": (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic"),
    "a mail": (".eml", ".msg"),
    "a text document": (".doc", ".odt", ".rtf"),
    "a drawing": (".vsd", ".vsdx", ".svg"),
}
_MAY_HOLD_TABLES = {
    "slides": (".pptx", ".pptm", ".potx", ".potm", ".ppsx", ".ppsm"),
    "a text document": (".docx", ".docm", ".dotx", ".dotm"),
}
"""Files of which tables are read, unless somebody typed in what they say."""
_TYPE_IN = "type it in (transcripts.csv) or ask for xlsx"
_ASK_DATE = "ask for the date as dd/mm/yyyy, or for the month or quarter it falls in"


def not_a_table(file: str, *, is_typed_in: bool = False) -> NotReadable | None:
    """Return why a plan can't be read by its kind of file, or None where it may be a table.

    Of a document or slides that somebody typed in, what was typed is the plan, and tables are not read beside it.
    """
    suffix = PurePosixPath(file).suffix.lower()
    kinds = [*_NOT_TABLES.items(), *(_MAY_HOLD_TABLES.items() if is_typed_in else ())]
    what = next((words for words, suffixes in kinds if suffix in suffixes), None)
    return NotReadable(file, f"{what}: not a table that can be read", _TYPE_IN) if what else None


def transcript_faults(entries: Iterable[Entry]) -> Iterator[str]:
    """Tell each identifier that a file has twice."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        earlier = seen.setdefault((entry["file"], entry["activity_id"]), entry)
        if earlier is not entry and entry["activity_id"]:
            what = f"activity_id {entry['activity_id']!r} of that file"
            yield f"{entry.place}: {what} stands in row {earlier.number} too; keep one row"


def with_typed_in(
    file: str, outcome: Outcome | None, entries: Sequence[Entry], order: FilesOrder
) -> tuple[Reading, list[str]]:
    """Return a plan's reading with what was typed in of it, and a fault for each row that can't be.

    A row of an activity that was read from the file overrules its start, finish and flags, where it gives any;
    other rows are added, and what else was read stands: both are said in warnings. Where no plan could be read
    in the file, the rows typed in are the plan. Each activity says in `overruled` who typed it in and who
    checked it; the cell of one that was added is the page it stands on.
    """
    is_plan = isinstance(outcome, Reading) and outcome.layout != NO_TABLE
    reading = copied(outcome) if isinstance(outcome, Reading) else Reading(file)
    read = {row["activity_id"]: row for row in reading.rows}
    again, new = (
        [one for one in entries if (one["activity_id"] in read) is is_so] for is_so in (True, False)
    )
    named = [(row["activity_id"], row["activity_name"]) for row in (*reading.rows, *entries)]
    order = replace(order, own_numbers=own_in_rows(named))
    faults = [*_left_open(entries, order), *_misnamed(again, read)]
    if faults:
        return reading, faults
    reading, _ = corrected(reading, _as_corrections(reading, again, read, order), date.max, order)
    reading.rows += [_activity(reading, entry, order) for entry in new]
    reading.rows_in, reading.rows_kept = reading.rows_in + len(new), reading.rows_kept + len(new)
    if is_plan:
        _tell_beside(reading, again, new, read)
    else:
        _tell_instead(reading, outcome, entries)
    if told := told_of((entry[end] for entry in new for end in _ENDS), REGISTER, order):
        reading.reasons.append(told)
    _doubt_unchecked(reading, entries)
    return reading, []


def dates_typed(entries: Iterable[Entry]) -> list[str]:
    """Return every date that was typed in, as typed."""
    return [text for entry in entries for end in _ENDS if (text := entry[end])]


# --- what can't be ----------------------------------------------------------------------------------------


def _left_open(entries: Iterable[Entry], order: FilesOrder) -> Iterator[str]:
    for entry in entries:
        for end in _ENDS:
            if order.leaves_open(entry[end]):
                yield left_open(entry, end, entry[end])


def _misnamed(again: Iterable[Entry], read: Mapping[str, Record]) -> Iterator[str]:
    """Tell each row whose identifier is another activity's: what was meant for one must not change the other."""
    for entry in again:
        there = read[entry["activity_id"]]["activity_name"]
        if _plain(there) != _plain(entry["activity_name"]):
            yield (
                f"{entry.place}: {entry['file']}: {entry['activity_id']} is {there!r} in the file, not"
                f" {entry['activity_name']!r}: name it so to overrule its dates, or give it an activity_id of its own"
            )


def _plain(name: str) -> str:
    return " ".join(name.lower().split())


# --- overruled, added -------------------------------------------------------------------------------------


def _as_corrections(
    reading: Reading, again: Iterable[Entry], read: Mapping[str, Record], order: FilesOrder
) -> list[Entry]:
    """Return what rows say otherwise of activities that were read, each value as a correction of it."""
    found = []
    for entry in again:
        row = read[entry["activity_id"]]
        said = {"who": entry.who, "why": f"{entry['why']} (typed in, {_checked(entry)})"}
        for column in (*_ENDS, *_FLAGS):
            if (
                entry[column]
                and not _is_so(row, column, entry)
                and _is_readable(reading, entry, column, order)
            ):
                found.append(
                    replace(entry, values=entry.values | said | {"column": column, "value": entry[column]})
                )
    return found


def _is_so(row: Record, column: str, entry: Entry) -> bool:
    if column in _ENDS:
        return bool(row[f"{column}_text"] == entry[column])
    return bool(row[column] == truth_of(entry[column], unless_said=False))


def _is_readable(reading: Reading, entry: Entry, column: str, order: FilesOrder) -> bool:
    return column not in _ENDS or _date(reading, entry, column, order) is not None


def _activity(reading: Reading, entry: Entry, order: FilesOrder) -> Record:
    start, finish = (_date(reading, entry, end, order) for end in _ENDS)
    doubt_reversed(reading, _place(entry), start, finish)
    row: Record = {
        "activity_id": entry["activity_id"],
        "activity_name": " ".join(entry["activity_name"].split()),
        "outline": entry["outline"] or None,
        "date_basis": None,
        **interval_columns("start", start),
        **interval_columns("finish", finish),
        **anchor_columns("start", start),
        **anchor_columns("finish", finish),
        **{name: truth_of(entry[name], unless_said=False) for name in _FLAGS},
        "is_hidden": False,
        "percent_complete": None,
        "predecessors": None,
        "worked_out": None,
        "other_dates": None,
        "overruled": None,
        **_place(entry).as_row(),
    }
    add_overruled(row, f"typed in from the file, {_checked(entry)}", entry.said)
    return row


def _date(reading: Reading, entry: Entry, end: str, order: FilesOrder) -> Interval | None:
    """Return the interval that a typed date means, or None; one that can't be read is set aside.

    So is one given from a number of the plan's own: a correction says which is meant.
    """
    text = entry[end]
    interval = order.read(text) if text else None
    if interval is not None and interval.anchor and interval.anchor.milestone_id in order.own_numbers:
        put_own_aside(Cell(text), _place(entry), Dating("DMY", own_numbers=order.own_numbers), reading)
        return None
    if text and interval is None:
        reason = f"the {end} of {entry['activity_id']} is not a date we can read"
        reading.put_aside(_place(entry), text, reason, _ASK_DATE)
    return interval


def _place(entry: Entry) -> Place:
    return Place(entry["file"], cell=entry["page"])


def _is_checked(entry: Entry) -> bool:
    """Return whether somebody other than the one who typed a row in has checked it."""
    return bool(entry["checked_by"]) and entry["checked_by"].lower() != entry["transcribed_by"].lower()


def _checked(entry: Entry) -> str:
    return f"checked by {entry['checked_by']}" if _is_checked(entry) else "not checked by anybody else"


# --- what is told -----------------------------------------------------------------------------------------


def _tell_beside(
    reading: Reading, again: Sequence[Entry], new: Sequence[Entry], read: Mapping[str, Record]
) -> None:
    """Say which rows typed in speak of activities that were read, which were added, and that the rest stands."""
    place, of = Place(reading.file), count_words(len(read), "activity", "activities")
    if again:
        told = (
            f"{len(again)} of the {of} read in the file: dates and flags are these, all else stands as read"
        )
        reading.warn(place, _ids(again), f"typed in again ({REGISTER}), {told}")
    if new:
        told = f"{_rows(new)} added to the {of} read in the file, all of which stand"
        reading.warn(place, _ids(new), f"typed in ({REGISTER}): {told}")
    reading.reasons.append(f"{_rows([*again, *new])} typed in ({REGISTER}), beside what was read in the file")
    alike = {_plain(row["activity_name"]): identifier for identifier, row in read.items()}
    for entry in new:
        if identifier := alike.get(_plain(entry["activity_name"])):
            reason = f"typed in beside {identifier}, which has the same name: counted twice if it is the same"
            reading.warn(_place(entry), f"{entry['activity_id']}: {entry['activity_name']}", reason)


def _tell_instead(reading: Reading, outcome: Outcome | None, entries: Sequence[Entry]) -> None:
    """Say that the rows typed in are the plan, and why the file itself is not; there is nothing left to ask of it."""
    reading.layout, reading.reading_confidence = LAYOUT, "high"
    why = "is not read"
    if isinstance(outcome, Reading):
        why = "holds no table of tasks and timings"
    elif isinstance(outcome, NotReadable):
        why = f"is not read: {outcome.reason}"
    reading.reasons = [f"{_rows(entries)} typed in ({REGISTER}); the file itself {why}"]
    for finding in reading.set_aside:
        if finding["rows"]:
            finding |= {"reason": f"{finding['reason']}; the plan is typed in ({REGISTER})", "remedy": None}


def _doubt_unchecked(reading: Reading, entries: Sequence[Entry]) -> None:
    unchecked = [entry for entry in entries if not _is_checked(entry)]
    if not unchecked:
        return
    if reading.reading_confidence == "high":
        reading.reading_confidence = "medium"
    # no remedy: that would be something to ask the participant for
    reason = f"{len(unchecked)} of {len(entries)} rows typed in were not checked by a second person"
    reading.warn(Place(reading.file), _ids(unchecked), reason)


def _ids(entries: Iterable[Entry]) -> str:
    return ", ".join(entry["activity_id"] for entry in entries)


def _rows(entries: Sequence[Entry]) -> str:
    return count_words(len(entries), "row")
