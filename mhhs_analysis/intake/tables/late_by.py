"""Work that the words beside it say is late by so long: whether the dates read count that is not said."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import takewhile

from mhhs_analysis.dates import Duration, duration_from_text
from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.headings.note_words import parts_dates, phrases_for_delay, words_behind
from mhhs_analysis.intake.reading import place_of
from mhhs_analysis.intake.tables.revised import says_unsure
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.tables.to_come import rows_to_come

_LATE = "words beside tasks say that they are late by so long: whether the dates read count that is not said"
_ASK = "ask whether these dates are from before the delay or after it"
_SPEAK = frozenset({"notes", "status", "confidence", ""})
"""Roles of columns whose words may say how late a task is; an unknown heading may be over remarks."""
_MOST_SHOWN = 3
_LONGEST_PHRASE, _MOST_BETWEEN, _LONGEST_DURATION = 2, 3, 3
"""Words of a phrase for a delay (pushed back), between it and how long (by about), and of that (10 working days)."""
_EDGES = ".,;:()[]!?\"'-–—~"


def doubt_late_by(table: Table, rows: Sequence[int]) -> None:
    """Warn of the tasks, the rows of a table's reading, with dates to come of which it is said how late they are.

    Where a row gives dates on another basis too, they show what moved.
    """
    columns = [*_speaking(table)]
    said = {
        (row, number): cell.text
        for number, says in columns
        for row, cell in table.cells_in(number).items()
        if says(cell.text)
    }
    if not said:
        return  # as nearly all tables are
    open_rows = _to_come(table, rows)
    found = {spot: text for spot, text in said.items() if spot[0] in open_rows}
    if found:
        place = place_of(table.file, table.region.sheet, *min(found))
        told = "; ".join(text for _, text in sorted(found.items())[:_MOST_SHOWN])
        table.reading.warn(place, told, _LATE, _ASK)
        table.reading.lower("medium")


def says_late_by(text: str) -> bool:
    """Return whether a text says for sure by how long something is late: Delayed by 6 weeks, 2 weeks behind."""
    words = [word.strip(_EDGES) for word in text.lower().split()]
    return any(_durations_late(words)) and not says_unsure(text)


def _durations_late(words: Sequence[str]) -> Iterator[Duration]:
    """Yield how long words say that something is late, after a phrase for a delay or before one for being behind."""
    for first in range(len(words)):
        for last in range(first + 1, first + 1 + _LONGEST_PHRASE):
            if " ".join(words[first:last]) in phrases_for_delay():
                small = [*takewhile(parts_dates, words[last : last + _MOST_BETWEEN])]
                rest = words[last + len(small) :]
                yield from _lasting(rest[:many] for many in range(1, _LONGEST_DURATION + 1))
        if words[first] in words_behind():
            yield from _lasting(words[max(0, first - many) : first] for many in (2, _LONGEST_DURATION))


def _lasting(tried: Iterator[Sequence[str]]) -> Iterator[Duration]:
    found = (duration_from_text(" ".join(words), "") for words in tried if words)
    return (one for one in found if one and one.amount > 0)


def _speaking(table: Table) -> Iterator[tuple[int, Callable[[str], bool]]]:
    """Yield the columns that say something of a row which may be how late it is, at a glance, with what tells that."""
    for one in table.region.columns:
        if not one.role and (heading := normalised(one.heading)) and _heads_delays(heading):
            yield one.number, partial(_lasts, heading)
        elif one.role in _SPEAK:
            said = "\n".join(table.region.sheet.said.get(one.number, ())).lower()
            if any(map(said.__contains__, phrases_for_delay() | words_behind())):
                yield one.number, says_late_by


def _heads_delays(heading: str) -> bool:
    """Return whether a heading is of how late rows are: Slippage, Delay (weeks), Days late."""
    words = heading.split()
    is_of_delay = words[0] in phrases_for_delay() and (len(words) == 1 or duration_from_text("1", heading))
    return (
        bool(is_of_delay)
        or heading in phrases_for_delay()
        or (len(words) > 1 and words[-1] in words_behind())
    )


def _lasts(heading: str, text: str) -> bool:
    """Return whether a cell gives a length of time that is more than none, a bare number in the unit of its heading."""
    found = duration_from_text(text, heading)
    return found is not None and found.amount > 0


def _to_come(table: Table, rows: Sequence[int]) -> set[int]:
    """Return the rows with a date that has not happened, and none on another basis."""
    others = table.reading.rows.column("other_dates")
    return rows_to_come(table, rows) & {row for row, other in zip(rows, others, strict=True) if not other}
