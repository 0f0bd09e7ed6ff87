"""Dates that the words beside a task call current, though others are read: Now expected 27/11/2023."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import dropwhile, takewhile

from mhhs_analysis.dates import Interval, Order, interval_from_text
from mhhs_analysis.intake.headings.note_words import dated_apart, foretells, parts_dates
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.revised import phrases_current, phrases_from, says_unsure
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.dated_notes import LONGEST_DATE

_ANEW = "words beside tasks call other dates current than those that are read (now, moved to)"
_ASK = "ask which dates hold"
_MOST_SHOWN = 3
_LAST = "9999"
_SPEAK = frozenset({"name", "notes", "status", "confidence", ""})
"""Roles of columns whose words may say that a date has moved; an unknown heading may be over remarks."""
_ENDS = (("start_from", "start_to"), ("finish_from", "finish_to"))
_LONGEST_PHRASE, _MOST_BETWEEN = 3, 4
"""Words of a phrase for a move (brought forward to), and between it and the date (expected to start by)."""
_TO, _FARTHEST_TO = "to", 9
"""What parts the two dates of: slipped from 28 July 2023 to 25 August 2023."""
_ENDS_CLAUSE = ".,;-–—"
_EDGES = ".,;:()[]!?\"'-–—"
_Bounds = tuple[str | None, str | None]


def doubt_said_anew(table: Table, rows: Sequence[int]) -> None:
    """Warn of tasks, the rows of a table's reading, whose words last call a date current that is neither of theirs.

    What happened may have moved once more.
    """
    if not (numbers := [*_speaking(table)]):
        return  # as nearly all tables are
    read = _dates_to_come(table, rows)
    found = {
        (row, number): other.text
        for number in numbers
        for row, cell in table.cells_in(number).items()
        if row in read and (other := _other_said(cell.text, read[row], table.order, table.name_texts[row]))
    }
    if found:
        place = place_of(table.file, table.region.sheet, *min(found))
        told = "; ".join(text for _, text in sorted(found.items())[:_MOST_SHOWN])
        table.reading.warn(place, told, _ANEW, _ASK)
        table.reading.lower("medium")


def _dates_to_come(table: Table, rows: Sequence[int]) -> dict[int, tuple[_Bounds, ...]]:
    """Return the bounds of what is read of both ends of each row that has not happened."""
    columns = (zip(*map(table.reading.rows.column, ends), strict=True) for ends in _ENDS)
    bases = table.reading.rows.column("date_basis")
    found: dict[int, tuple[_Bounds, ...]] = {}
    for row, read, basis in zip(rows, zip(*columns, strict=True), bases, strict=True):
        if basis != "actual":  # a row that is drawn in may be several tasks
            found[row] = (*found.get(row, ()), *read)
    return found


def _other_said(text: str, read: Sequence[_Bounds], order: Order, name: str) -> Interval | None:
    """Return the date that a text calls current last, where it shares no day with either of a named task's own."""
    year = next((int(day[:4]) for bounds in reversed(read) for day in bounds if day), None)
    said = [*_said_anew(text, order, year, name)]
    return said[-1] if said and not any(_meet(said[-1], one) for one in read) else None


def _speaking(table: Table) -> Iterator[int]:
    """Yield the columns that say something of a row which may be that it has moved, at a glance."""
    for one in table.region.columns:
        if one.role not in _SPEAK:
            continue
        said = "\n".join(table.region.sheet.said.get(one.number, ()))
        lower = said.lower()
        may_move = any(word in lower for word in _last_words()) and any(
            word in lower for word in _first_words()
        )
        if may_move and _moving().search(said):
            yield one.number


def _said_anew(text: str, order: Order, year: int | None, name: str) -> Iterator[Interval]:
    """Yield the dates of a text that a phrase for a move stands before, unless it says that they are not sure.

    A day without its year is of the one given. What has a date of its own (CAB now 1 May) moves no task but one named
    after it.
    """
    if not _moving().search(text) or says_unsure(text):
        return
    typed = text.split()
    words = [word.strip(_EDGES) for word in typed]
    for first in range(len(words)):
        for last in range(first + 1, first + 1 + _LONGEST_PHRASE):
            after = _after(" ".join(words[first:last]).lower(), words[last:])
            if (said := _date(after, order, year)) and not _is_of_another(typed[:first], name):
                yield said


def _is_of_another(before: Sequence[str], name: str) -> bool:
    """Return whether the words right before a move, in its own clause, are for what a task of this name is not."""
    clause = [*takewhile(lambda word: word[-1] not in _ENDS_CLAUSE, reversed(before))]
    moved = dated_apart(" ".join(word.strip(_EDGES) for word in reversed(clause)))
    return bool(moved) and moved not in name.lower()


def _after(phrase: str, words: Sequence[str]) -> Sequence[str]:
    """Return the words in which a date is current after a phrase, if it is one for a move."""
    if phrase in phrases_from():
        return [*dropwhile(lambda word: word.lower() != _TO, words[:_FARTHEST_TO])]
    return words if phrase in phrases_current() else ()


def _date(words: Sequence[str], order: Order, year: int | None) -> Interval | None:
    """Return the date that words begin with, small ones before it left out."""
    beside = [*takewhile(_may_stand_before, words[:_MOST_BETWEEN])]
    rest = words[len(beside) : len(beside) + LONGEST_DATE]
    tried = (interval_from_text(" ".join(rest[:many]), order, year) for many in range(len(rest), 0, -1))
    return next((one for one in tried if one and one.latest), None)


def _may_stand_before(word: str) -> bool:
    return not word or parts_dates(word) or foretells(word)


def _meet(said: Interval, read: _Bounds) -> bool:
    """Return whether a date shares a day with what is read of an end, which nothing bounds where nothing does."""
    first, last, *_ = said.written
    one, other = read
    return bool(one or other) and (first or "") <= (other or _LAST) and (one or "") <= (last or _LAST)


@cache
def _last_words() -> frozenset[str]:
    """Return the few words that phrases for a move end with: where none stands, as in most texts, there is no move."""
    return frozenset(
        phrase.removeprefix(phrase.rpartition(" ")[0]) for phrase in phrases_current() | phrases_from()
    )


@cache
def _first_words() -> frozenset[str]:
    """Return the words that phrases for a move begin with: where none stands, no pattern is tried."""
    return frozenset(phrase.split()[0] for phrase in phrases_current() | phrases_from())


@cache
def _moving() -> re.Pattern[str]:
    """Return what finds a phrase that calls a date current, or one that another stands beside old."""
    phrases = sorted(map(re.escape, phrases_current() | phrases_from()))
    return re.compile(rf"\b(?:{'|'.join(phrases)})\b", re.I)
