"""Notes on rows which say that their work moved to another date than the one that is read."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import cast

from mhhs_analysis.dates import Interval, Order, interval_from_text
from mhhs_analysis.intake.headings.note_words import moved_to
from mhhs_analysis.intake.reading import Reading, Row, place_read

_MOVED = "a note says that it moves to another date than is given: the note is not read as its date"
_ASK = "ask which of the two is the date now"
_MOST_WORDS = 4
"""Words of a date: Fri 31 July 2026."""
_SIGNS = " ,.;:()[]"
_BOUNDS = ("start_from", "start_to", "finish_from", "finish_to")


def doubt_moved_notes(reading: Reading) -> None:
    """Warn of each row whose note says last that it moved to a date which neither its start nor its finish is.

    What happened may have moved once more.
    """
    notes = reading.rows.column("notes_text")
    moved = {place: said for place, text in enumerate(notes) if text and (said := moved_to(text))}
    for place, row in enumerate(reading.rows) if moved else ():
        said = moved.get(place, "")
        if said and row["date_basis"] != "actual" and _is_another(said, row, reading.date_order or "DMY"):
            reading.warn(place_read(reading.file, row), row["activity_name"], _MOVED, _ASK)
            reading.lower("medium")


def _is_another(said: str, row: Row, order: str) -> bool:
    """Return whether words begin with a date that is none of a row's, which has one."""
    own = [date.fromisoformat(row[one]) for one in _BOUNDS if row[one]]
    found = _date_in(said, order, own[-1].year) if own else None
    if found is None or found.earliest is None or found.latest is None:
        return False
    return not any(found.earliest <= day <= found.latest for day in own)


def _date_in(said: str, order: str, year: int) -> Interval | None:
    """Return the date that words begin with, the longest, or None; a day without its year is of the one given."""
    words = said.split()[:_MOST_WORDS]
    texts = (" ".join(words[:many]).strip(_SIGNS) for many in range(len(words), 0, -1))
    return next(_read(texts, cast(Order, order), year), None)


def _read(texts: Iterator[str], order: Order, year: int) -> Iterator[Interval]:
    for text in texts:
        found = interval_from_text(text, order, year) if any(map(str.isdigit, text)) else None
        if found is not None and found.earliest is not None:
            yield found
