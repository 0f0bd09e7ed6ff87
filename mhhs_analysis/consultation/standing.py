"""Which of a participant's answers to a question stands: the latest; every earlier one is kept beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

Record = dict[str, Any]
Key = tuple[str, ...]

AGAIN = "answered again later"
SAME = "the same comment again"
REPLACED = "its file was replaced by a later one"
EMPTY = "it says nothing of its own: the earlier answer stands"
OTHERWISE = "given with an answer that a later one replaces"


def answered_date(row: Mapping[str, Any]) -> str:
    """Return the day of an answer: of the form's own time of submission, unless it lies after its file came."""
    sent, came = (row["submitted"] or "")[:10], str(row["received_date"])
    return sent if sent and sent <= came else came


def in_order(rows: Iterable[Record]) -> list[Record]:
    """Return answers in the order they were given: by day, then by the day the file came, then by the clock."""
    return sorted(rows, key=given)


def given(row: Mapping[str, Any]) -> Key:
    """Return when an answer was given, to be compared."""
    return answered_date(row), str(row["received_date"]), row["submitted"] or ""


def is_late(row: Mapping[str, Any], closes: date | None, round_: str) -> bool | None:
    """Return whether an answer came after the close, or None where no close of its round is known."""
    if closes is None or row["round"] != round_:
        return None
    return date.fromisoformat(answered_date(row)) > closes


def latest(rows: Iterable[Record], is_empty: Callable[[Record], bool]) -> tuple[list[Record], list[Record]]:
    """Return the answers that stand, and those that another replaces, each with what replaces it and why.

    A blank is no answer, so a later form that leaves a question blank replaces nothing; nor does one that `is_empty`
    (n/a, as before) replace an answer that isn't: it is listed with the earlier one, which stands.
    """
    standing: dict[Key, Record] = {}
    earlier: list[tuple[Key, Record, str]] = []
    for row in in_order(rows):
        key = key_of(row)
        known = standing.get(key)
        if known is not None and is_empty(row) and not is_empty(known):
            earlier.append((key, row, EMPTY))
            continue
        if known is not None:
            earlier.append((key, standing.pop(key), AGAIN))
        standing[key] = row
    return list(standing.values()), [replaced(row, standing[key], why) for key, row, why in earlier]


def key_of(row: Mapping[str, Any]) -> Key:
    """Return whose answer it is, to which question, and which part of the answer."""
    return row["participant_id"], row["round"], row["question_id"], row["part"]


def replaced(row: Record, by: Mapping[str, Any], why: str) -> Record:
    """Return an answer with the place of what stands instead of it."""
    return row | {f"replaced_by_{name}": by[name] for name in ("file", "sheet", "cell")} | {"why": why}
