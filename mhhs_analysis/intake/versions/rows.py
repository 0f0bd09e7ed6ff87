"""Which of several versions each row of a table is, whoever says so, and the tasks that are named under several."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.kept import kept
from mhhs_analysis.intake.reading import Reading, row_of
from mhhs_analysis.intake.versions.sheet_names import name_said
from mhhs_analysis.intake.versions.words import version_key

OWN = ""
"""The version of rows that are the sender's own."""


@dataclass(frozen=True)
class Versions:
    """The version of each row that is one of several, those of the sender's own left out; where that is said.

    `tasks` are the names that stand under more than one of them, or under one and in rows of the sender's own.
    """

    of_row: Mapping[int, str]
    tasks: frozenset[str]
    place: tuple[int, int | None]
    heading: str = ""
    letters: str = ""
    """The column that says it, where one does."""
    is_shown_beside: bool = False
    """Whether each activity keeps the words that say it."""
    name_of: Callable[[str], str] = normalised
    """What a task is called whatever its version."""
    elsewhere: tuple[str, ...] = ()
    """Versions that other tables are."""
    where: str = "in one table"
    heads: frozenset[int] = frozenset()
    """Rows that only title a version: read with none."""

    @kept
    def named(self) -> dict[str, str]:
        """The versions, each as one compares it and as it is said first."""
        found: dict[str, str] = {}
        for words in sorted({*self.of_row.values(), *self.elsewhere}):
            found.setdefault(version_key(words), words)
        return found

    def chosen(self, words: str) -> str | None:
        """Return the version that a person's words name, as one compares it: whole, or a part of one alone."""
        said = name_said(words)
        key = version_key(words)
        for whole in (key, version_key(said.words) if said else ""):
            if whole in self.named:
                return whole
        held = [one for one in self.named if f" {key} " in f" {one} "] if key else []
        return held[0] if len(held) == 1 else None


def named_rows(reading: Reading) -> Iterator[tuple[int, str]]:
    """Yield the row of the sheet in which each activity stands, and its name."""
    columns = (reading.rows.column(one) for one in ("cell", "activity_name"))
    return ((row_of(cell), name) for cell, name in zip(*columns, strict=True))


def tasks_by_version(
    of_row: Mapping[int, str], reading: Reading, name_of: Callable[[str], str] = normalised
) -> dict[str, set[str]]:
    """Return the names of the tasks of each version, as one compares both; rows of none that is told left out."""
    tasks: defaultdict[str, set[str]] = defaultdict(set)
    for row, name in named_rows(reading):
        if row in of_row and (task := name_of(name)):
            tasks[version_key(of_row[row])].add(task)
    return tasks


def named_again(tasks: Mapping[str, set[str]]) -> frozenset[str]:
    """Return the tasks that more than one version names."""
    times = Counter(chain.from_iterable(tasks.values()))
    return frozenset(name for name, count in times.items() if count > 1)
