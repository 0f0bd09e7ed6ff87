"""Numbers such as M5 that a plan gives rows of its own: a date from one need not be from the programme's milestone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass

from mhhs_analysis.intake.headings.columns import MILESTONE_DATE, Column, normalised
from mhhs_analysis.intake.headings.milestone_words import (
    names_milestone,
    programme_words,
    words_without_meaning,
)
from mhhs_analysis.intake.tables.cells import MILESTONE_NUMBER, milestone_phrases
from mhhs_analysis.intake.tables.table import Table
from mhhs_analysis.intake.workbooks.workbook import Sheet

_WHOLE = re.compile(r"(?:milestone )?m0*(\d{1,2})[.:)]?", re.I)
_MARKED = re.compile(r"[(\[]?(?:milestone )?m0*(\d{1,2})(?!\.?\d)(?:[)\]]? *[:.)\]–—|-]|$)", re.I)
_ENDED = re.compile(r".*[(\[]m0*(\d{1,2})[)\]]", re.I)
_LED = re.compile(r"m0*(\d{1,2}) +(?=[^\W\d])", re.I)


@dataclass(frozen=True)
class _Numbered:
    """What is numbered as a milestone of the programme is: its name, and the milestones that a column says it is."""

    number: str
    name: str
    said: Set[str] = frozenset()

    @property
    def is_programmes(self) -> bool:
        """Whether it is said to be the programme's, or its name is no more than a wording of that milestone."""
        words, numbers = normalised(self.name).split(), {self.number.lower(), f"m0{self.number[1:]}"}
        rest = " ".join(word for word in words if word not in words_without_meaning() | numbers)
        is_said = numbers & {*words} and programme_words() & {*words}
        wording = rest or (self.number.lower() if words else "")
        return bool(is_said or numbers & self.said or (wording, self.number) in milestone_phrases())


def refers(table: Table) -> bool:
    """Return whether anything in a table's columns of dates may be given from a milestone's number."""
    return any(map(MILESTONE_NUMBER.search, table.region.date_texts))


def lists_programmes(sheet: Sheet) -> bool:
    """Return whether a sheet is named as a list of the programme's milestones."""
    words = {*normalised(sheet.name).split()}
    return bool(words & programme_words()) and names_milestone(sheet.name)


def own_numbers(table: Table) -> frozenset[str]:
    """Return the milestones' identifiers that a table gives rows or columns, none of them said to be the programme's.

    One is the programme's where a name says so, or is a wording of data/reference/milestones.csv and no more,
    or where a column of milestones does.
    """
    numbered = [*_in_columns(table), *_in_names(table), *_in_headings(table)]
    return frozenset(one.number for one in numbered if not one.is_programmes)


def _in_columns(table: Table) -> Iterator[_Numbered]:
    """Yield rows numbered in a column of identifiers, or in one of milestones that gives each row another."""
    columns = table.region.columns
    numbering = [one for one in columns if one.role in ("identifier", "outline") or _numbers(table, one)]
    said = _said(table)
    for column in numbering:
        for row, cell in table.cells_in(column.number).items():
            if found := _WHOLE.fullmatch(cell.text.strip()):
                yield _Numbered(f"M{found[1]}", table.name_texts.get(row, ""), said.get(row, frozenset()))


def _numbers(table: Table, column: Column) -> bool:
    """Return whether a column of milestones, not said to be the programme's, gives every row one of its own."""
    if column.role != "milestone" or programme_words() & {*normalised(column.heading).split()}:
        return False
    texts = [cell.text.strip().upper() for cell in table.cells_in(column.number).values()]
    return len(texts) > 1 and len({*texts}) == len(texts) >= len(table.name_texts)


def _said(table: Table) -> dict[int, set[str]]:
    """Return the words of each row in columns that say which of the programme's milestones it is."""
    columns = [one for one in table.region.columns if one.role == "milestone" and not _numbers(table, one)]
    found: dict[int, set[str]] = {}
    for column in columns:
        for row, cell in table.cells_in(column.number).items():
            found.setdefault(row, set()).update(normalised(cell.text).split())
    return found


def _in_names(table: Table) -> Iterator[_Numbered]:
    """Yield rows numbered in their names."""
    return _named(table.name_texts, _said(table))


def own_in_names(names: Mapping[int, str], said: Mapping[int, Set[str]]) -> frozenset[str]:
    """Return the milestones' identifiers in the names of tasks that are none of the programme's milestones.

    `said` are the words that the sender's own fields say of each task's milestone.
    """
    return frozenset(one.number for one in _named(names, said) if not one.is_programmes)


def own_in_rows(rows: Iterable[tuple[str, str]]) -> frozenset[str]:
    """Return the milestones' identifiers that number rows of the plan's own, each given as an identifier and a name."""
    rows = list(rows)
    whole = [(found, name) for identifier, name in rows if (found := _WHOLE.fullmatch(identifier.strip()))]
    numbered = [_Numbered(f"M{found[1]}", name) for found, name in whole]
    own = {one.number for one in numbered if not one.is_programmes}
    return own_in_names(dict(enumerate(name for _, name in rows)), {}) | own


def _named(names: Mapping[int, str], said: Mapping[int, Set[str]]) -> Iterator[_Numbered]:
    for place, number in numbers_of(names).items():
        yield _Numbered(number, names[place], said.get(place, frozenset()))


def _in_headings(table: Table) -> Iterator[_Numbered]:
    """Yield the columns of a matrix that are numbered in their headings."""
    headings = {one.number: one.heading for one in table.region.columns if one.role == MILESTONE_DATE}
    return _named(headings, {})


def numbers_of(names: Mapping[int, str]) -> dict[int, str]:
    """Return the milestone's identifier that a mark parts from a name, by the name's place (M5: Go live).

    Without a mark (M5 Go live) it counts where it begins that name alone and another begins with another.
    """
    marked = {place: number for place, name in names.items() if (number := _marked(name.strip()))}
    led = {place: f"M{found[1]}" for place, name in names.items() if (found := _LED.match(name.strip()))}
    times = Counter(led.values())
    alone = {place: number for place, number in led.items() if len(times) > 1 and times[number] == 1}
    return alone | marked


def _marked(name: str) -> str:
    found = _MARKED.match(name) or _ENDED.fullmatch(name)
    return f"M{found[1]}" if found else ""
