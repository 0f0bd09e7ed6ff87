"""Lines that say by turns what is done and when, as milestones in boxes or headings over their dates do."""

from __future__ import annotations

from collections.abc import Callable, Mapping

_FEWEST = 3
"""Pairs from which lines take turns: fewer may be a letter's own."""


def paired(texts: Mapping[int, str], says_when: Callable[[str], bool]) -> dict[int, int]:
    """Return the rows of the lines that only say when, each with that of the line right above it that names its task.

    They take turns down to the last line: a line below that might be named by the date above it, and nobody could say
    which is. No line above them says when.
    """
    rows, are_dates = [*texts], [*map(says_when, texts.values())]
    place = len(rows) - 1
    found: dict[int, int] = {}
    while place > 0 and are_dates[place] and not are_dates[place - 1]:
        found[rows[place]] = rows[place - 1]
        place -= 2
    return found if len(found) >= _FEWEST and not any(are_dates[: place + 1]) else {}
