"""Doubts of plans written as lines: whose they are only words above them say, and words part one list from another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mhhs_analysis.intake.headings.milestone_words import titles_milestones
from mhhs_analysis.intake.headings.note_words import moves_dates
from mhhs_analysis.intake.reading import Place, Reading, Row, place_read
from mhhs_analysis.intake.versions.parties import mentions_body
from mhhs_analysis.intake.versions.words import (
    is_for_plans,
    is_own,
    is_programmes,
    names_plan,
    names_programme,
    plan_version_said,
)

_WHOSE = (
    "lines of tasks and dates, and no title that calls them the plan: only the words around them say whose they are",
    "read it, and ask whether they are the sender's own plan",
)
_AGAIN = (
    "lines name tasks again with other dates: which words each stands under is not read",
    "ask which dates are the sender's own plan, and what the others are",
)
_IN_PAIRS = (
    "lines say by turns what is done and when: each date is read as that of the line above it",
    "look whether it is",
)
_OF_PROGRAMME = (
    "a line whose name says a plan of the programme: its dates are read as the sender's",
    _AGAIN[1],
)


def doubt_pairs(reading: Reading, place: Place, words: str) -> None:
    """Warn of lines that say by turns what is done and when, from a place on: nothing but their order says so."""
    reading.warn(place, words, *_IN_PAIRS)


@dataclass(frozen=True)
class Above:
    """What stands above the lines of a sheet: the cell of the last words there, and those; all titles of them."""

    cell: str
    words: str
    titles: tuple[str, ...] = ()
    is_within: bool = False
    """Whether the lines stand within a letter or other text, of which they are the smaller part."""


def doubt_lines(reading: Reading, above: Mapping[str, Above]) -> None:
    """Warn of lines, by sheet, that no title calls a plan or that may be another's, and of tasks named again."""
    read = {*reading.rows.column("sheet")}
    for name, one in above.items():
        if (name or None) in read and one.words and (one.is_within or not _are_of_sender(one.titles)):
            reading.warn(Place(reading.file, name, one.cell), one.words, *_WHOSE)
            reading.lower("low")
    if again := _named_again(reading):
        reading.warn(place_read(reading.file, again[0]), again[0]["activity_name"], *_AGAIN)
        reading.lower("low")
    if of_programme := [row for row in reading.rows if is_of_programme(row["activity_name"])]:
        told = "; ".join(row["activity_name"] for row in of_programme)
        reading.warn(place_read(reading.file, of_programme[0]), told, *_OF_PROGRAMME)
        reading.lower("low")


def _are_of_sender(titles: Sequence[str]) -> bool:
    """Return whether what stands above lines says that they are a plan, and not that they are anyone else's."""
    return any(map(_says_plan, titles)) and not any(map(_says_theirs, titles))


def _says_plan(title: str) -> bool:
    is_plan = names_plan(title) or is_for_plans(title) or titles_milestones(title)
    return is_plan and not moves_dates(title)


def _says_theirs(title: str) -> bool:
    """Return whether a title says that dates are the programme's, or another party's: POAP 1, Ofgem milestones."""
    is_theirs = names_programme(title) or mentions_body(title) or is_of_programme(title)
    return is_theirs and not is_own(title)


def is_of_programme(name: str) -> bool:
    """Return whether words name a version of the programme's plan: POAP 1."""
    said = plan_version_said(name)
    return said is not None and is_programmes(said)


def _named_again(reading: Reading) -> list[Row]:
    """Return the tasks of a sheet that an earlier line names too, with other dates."""
    said: defaultdict[tuple[str | None, str], set[tuple[str | None, str | None]]] = defaultdict(set)
    again = []
    for row in reading.rows:
        dates = (row["start_text"], row["finish_text"])
        before = said[row["sheet"], row["activity_name"].lower()]
        if before and dates not in before:
            again.append(row)
        before.add(dates)
    return again
