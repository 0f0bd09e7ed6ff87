"""What tasks are called as one compares them over tables and sheets, however they are spelt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows

_NUMBERED = re.compile(r"^(?:\d+ )+(?=\D)")
_CODED = re.compile(r"\s*((?=\S*\d)\S+)\s+(\S.*)", re.S)
"""A name behind a code: ACM-01 Design."""
_ENDING = re.compile(r"(?<=\w{4})ing$|(?<=\w{2}[^\Wsui])s$")
"""What a word may end in and say the same: Testing, specs."""
_FEWEST_SORTED = 3
"""Words of a task's name from which their order says nothing."""


@lru_cache(maxsize=1 << 16)
def task_named(name: str) -> str:
    """Return what a task is called as one compares it: 1.2 Unit testing of the adaptors is Adaptor test unit.

    A number before it, the endings of its words and words that tell no task from another say nothing, nor does the
    order of three words or more: to test a design is not to design a test.
    """
    words = [_ENDING.sub("", word) for word in _NUMBERED.sub("", normalised(name)).split()]
    told = [word for word in words if word not in _idle()] or words
    is_long = sum(not word.isdecimal() for word in told) >= _FEWEST_SORTED
    return " ".join(sorted(told) if is_long else told)


def tasks_named(names: Sequence[str]) -> list[str]:
    """Return what each task of a table is called as one compares it, without codes that are each another one."""
    plain = [*map(task_named, names)]
    coded = [_CODED.fullmatch(name) for name in names if name]
    if not coded or not all(coded):
        return plain
    codes = {found[1] for found in coded if found}
    bare = [task_named(name.split(maxsplit=1)[-1]) for name in names]
    return bare if len(codes) == len({*plain}) == len({*bare}) else plain


def tells_work(task: str) -> bool:
    """Return whether a task is called so that it is one piece of work wherever it stands, and no usual step of any."""
    return len(task.split()) >= _FEWEST_SORTED and task not in _stages()


@cache
def _stages() -> frozenset[str]:
    return frozenset(task_named(row["phrase"]) for row in rows("stages"))


@cache
def _idle() -> frozenset[str]:
    return frozenset(row["words"] for row in rows("version_words") if row["says"] == "idle")
