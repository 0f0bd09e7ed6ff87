"""Rounds, releases and drafts of work: what is done again is done later, and is no other version of the plan."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Mapping

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.reading import Reading
from mhhs_analysis.intake.versions.lines import Days, is_at_once, span
from mhhs_analysis.intake.versions.rows import OWN, named_rows
from mhhs_analysis.intake.versions.words import version_key


def without_rounds(
    of_row: dict[int, str],
    weak: set[str],
    reading: Reading,
    name_of: Callable[[str], str] = normalised,
    heads: Container[int] = (),
) -> dict[int, str]:
    """Return the version of each row without rounds of work that follow one another: most of theirs must overlap.

    `weak` are the versions whose words may as well say that work is done again; `heads` rows that head others.
    """
    if not weak:
        return of_row
    spans = _spans(of_row, reading, name_of, heads)
    rounds = {key for key in weak if not _overlaps(key, weak, spans)}
    return {row: words for row, words in of_row.items() if version_key(words) not in rounds}


def _spans(
    of_row: Mapping[int, str], reading: Reading, name_of: Callable[[str], str], heads: Container[int]
) -> dict[str, dict[str, Days]]:
    """Return from when to when the tasks of each name are done, by name and version."""
    found: defaultdict[str, dict[str, Days]] = defaultdict(dict)
    ends = (reading.rows.column(one) for one in ("start_from", "finish_to"))
    for (row, name), first, last in zip(named_rows(reading), *ends, strict=True):
        if row not in heads and (first or last):
            key, days, task = version_key(of_row.get(row, OWN)), span((first, last)), name_of(name)
            held = found[task].get(key, days)
            found[task][key] = min(held[0], days[0]), max(held[1], days[1])
    return found


def _overlaps(key: str, weak: set[str], spans: Mapping[str, Mapping[str, Days]]) -> bool:
    """Return whether most tasks that a version shares with others are done at the same time there, or sure."""
    shared = [
        any(other not in {*weak, OWN} or is_at_once(held[key], held[other]) for other in held if other != key)
        for held in spans.values()
        if key in held and len(held) > 1
    ]
    return 2 * sum(shared) > len(shared)
