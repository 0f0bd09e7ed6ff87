"""What a slide says in words: an item for those who can't see it, and what is not drawn in the lines there are."""

from __future__ import annotations

from collections.abc import Sequence

import pandas as pd

from mhhs_analysis.analysis.wording import interval_words
from mhhs_analysis.charts.poap import Row
from mhhs_analysis.charts.style import look_of, month_words, said

NOTE_HIGH = 0.13
"""Height of a line of notes, in inches."""
_NOTE_LETTERS = 190
_CLASH = "Conflict between dates"


def item_words(item: Row, lane: str) -> str:
    """Return an item in words: its label, its lane, its days, its stage and its grace."""
    finish = interval_words(item["finish_from"], item["finish_to"])
    start = interval_words(item["start_from"], item["start_to"])
    is_milestone = item["kind"] == "milestone"
    days = finish if is_milestone else f"from {start} to {finish}"
    stage = look_of(item["look_id"]).label if item["look_id"] else ""
    where = f"{'milestone' if is_milestone else 'bar'} in {lane}"
    return "; ".join(filter(None, (said(item["label"]), where, days, stage, _grace_words(item)))) + "."


def _grace_words(item: Row) -> str:
    months = item["grace_months"]
    return "" if pd.isna(months) or not int(months) else month_words(int(months))


def brief(notes: Sequence[str], lines: int) -> str:
    """Return what stands below the chart, in so many lines: where all is too much, conflicts first.

    Of what has no room it says what it is about and where it stands.
    """
    if sum(map(lines_of, notes)) <= lines:
        return "\n".join(notes)
    whole: list[str] = []
    left = lines - 1
    for note in (note for note in notes if note.startswith(_CLASH)):
        if lines_of(note) <= left:
            whole.append(note)
            left -= lines_of(note)
    others = [note.partition(":")[0] for note in notes if note not in whole]
    return "\n".join([*whole, "; ".join(others) + ": named in the notes of this slide"])


def lines_of(note: str) -> int:
    """Return how many lines a note takes below the chart."""
    return -(-len(note) // _NOTE_LETTERS)
