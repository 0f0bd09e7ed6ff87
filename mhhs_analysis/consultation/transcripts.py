"""transcripts.csv: plans that came as a pdf, a slide, a picture or a mail, typed in by a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath
from typing import Any

from mhhs_analysis.consultation.corrections import add_overruled
from mhhs_analysis.consultation.registers import Entry, truth_of
from mhhs_analysis.dates import Interval, interval_from_text
from mhhs_analysis.frames import NotReadable
from mhhs_analysis.intake.reading import Place, Reading, anchor_columns, interval_columns

Record = dict[str, Any]

LAYOUT = "transcript"
_ENDS, _FLAGS = ("start", "finish"), ("is_milestone", "is_summary")
_NOT_TABLES = {
    "a pdf": (".pdf",),
    "slides": (".pptx", ".ppt", ".odp", ".key"),
    "a picture": (".png", ".jpg", ".jpeg", ".gif", ".tif", ".tiff", ".bmp", ".webp", ".heic"),
    "a mail": (".eml", ".msg"),
    "a text document": (".docx", ".doc", ".odt", ".rtf"),
    "a drawing": (".vsd", ".vsdx", ".svg"),
}
_TYPE_IN = "type it in (transcripts.csv) or ask for xlsx"
_ASK_DATE = "ask for the date as dd/mm/yyyy, or for the month or quarter it falls in"


def not_a_table(file: str) -> NotReadable | None:
    """Return why a plan can't be read by its kind of file, or None where it may be a table."""
    suffix = PurePosixPath(file).suffix.lower()
    what = next((words for words, suffixes in _NOT_TABLES.items() if suffix in suffixes), None)
    return NotReadable(file, f"{what}: not a table that can be read", _TYPE_IN) if what else None


def transcript_faults(entries: Iterable[Entry]) -> Iterator[str]:
    """Tell each identifier that a file has twice."""
    seen: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        earlier = seen.setdefault((entry["file"], entry["activity_id"]), entry)
        if earlier is not entry and entry["activity_id"]:
            what = f"activity_id {entry['activity_id']!r} of that file"
            yield f"{entry.place}: {what} stands in row {earlier.number} too; keep one row"


def reading_of(file: str, entries: Iterable[Entry]) -> Reading | None:
    """Return what was typed in of a plan as its reading, or None where nothing was.

    The file itself isn't read; each activity says in `overruled` who typed it in and who checked it, and its
    cell is the page it stands on. Dates are read in UK order.
    """
    own = [entry for entry in entries if entry["file"] == file]
    if not own:
        return None
    reading = Reading(file, layout=LAYOUT, rows_in=len(own), rows_kept=len(own))
    reading.rows = [_activity(reading, entry) for entry in own]
    unchecked = [entry for entry in own if not _is_checked(entry)]
    reading.reasons.append(f"{len(own)} rows typed in (transcripts.csv); the file itself is not read")
    if unchecked:
        _warn_unchecked(reading, unchecked)
    return reading


def _activity(reading: Reading, entry: Entry) -> Record:
    start, finish = (_date(reading, entry, end) for end in _ENDS)
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
    checked = f"checked by {entry['checked_by']}" if _is_checked(entry) else "not checked by anybody else"
    add_overruled(row, f"typed in from the file, {checked}", entry.said)
    return row


def _date(reading: Reading, entry: Entry, end: str) -> Interval | None:
    """Return the interval that a typed date means, or None; one that can't be read is set aside."""
    text = entry[end]
    interval = interval_from_text(text) if text else None
    if text and interval is None:
        reason = f"the {end} of {entry['activity_id']} is not a date we can read"
        reading.put_aside(_place(entry), text, reason, _ASK_DATE)
    return interval


def _place(entry: Entry) -> Place:
    return Place(entry["file"], cell=entry["page"])


def _is_checked(entry: Entry) -> bool:
    """Return whether somebody other than the one who typed a row in has checked it."""
    return bool(entry["checked_by"]) and entry["checked_by"].lower() != entry["transcribed_by"].lower()


def _warn_unchecked(reading: Reading, unchecked: list[Entry]) -> None:
    reading.reading_confidence = "medium"
    # no remedy: that would be something to ask the participant for
    reason = f"{len(unchecked)} of {reading.rows_in} rows typed in were not checked by a second person"
    reading.warn(Place(reading.file), ", ".join(entry["activity_id"] for entry in unchecked), reason)
