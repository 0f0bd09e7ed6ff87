"""What tasks are called as one compares them over tables and sheets, however they are spelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache
from itertools import chain, dropwhile

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

_CODED = re.compile(r"\s*((?=\S*\d)\S+)\s+(\S.*)", re.S)
"""A name behind a code: ACM-01 Design."""
_ENDING = re.compile(r"(?<=\w{4})ing$|(?<=\w{2}[^\Wsui])s$")
"""What a word may end in and say the same: Testing, specs."""
_FEWEST_SORTED = 3
"""Words of a task's name, a number after them left out, from which their order says nothing."""


@lru_cache(maxsize=1 << 15)
def task_named(name: str) -> str:
    """Return what a task is called as one compares it: 1.2 Unit testing of the adaptors is Adaptor test unit.

    A number before it, the endings of its words and words that tell no task from another say nothing, nor does the
    order of three words or more: to test a design is not to design a test.
    """
    words = [*chain.from_iterable(map(_words_in, name.split()))]
    if not words:
        return normalised(name)
    if words[0].isdecimal():
        words = [*dropwhile(str.isdecimal, words)] or words
    if len(words) - words[-1].isdecimal() >= _FEWEST_SORTED:
        words.sort()
    return " ".join(words)


def tasks_named(names: Sequence[str]) -> list[str]:
    """Return what each task of a table is called as one compares it, without codes that are each another one."""
    plain = [*map(task_named, names)]
    if not names or not _CODED.fullmatch(names[0]):
        return plain
    coded = [found for found in map(_CODED.fullmatch, names) if found]
    if not len({found[1] for found in coded}) == len(names) == len({*plain}):
        return plain
    bare = [task_named(found[2]) for found in coded]
    return bare if len({*bare}) == len(names) else plain


@lru_cache(maxsize=1 << 16)
def _words_in(text: str) -> tuple[str, ...]:
    """Return the words of a text without spaces that tell tasks apart, without their endings: the same come often."""
    return tuple(_ENDING.sub("", word) for word in normalised(text).split() if word not in _idle())


@cache
def _idle() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("version_words") if row["says"] == "idle")
