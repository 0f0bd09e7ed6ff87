"""What several people read in one answer: it stands where they agree, or where one settles what they differ on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Coding = Mapping[str, Any]
"""A row of coding.csv beside its answer: what it codes, who, what is said of it, and whether it settles."""


def one_reading(codings: Sequence[Coding], of: str) -> str:
    """Return what people read in an answer, or "" where they differ and nobody has settled it.

    Rows that settle speak alone. `of` is the column that holds the reading.
    """
    settling = [row for row in codings if row["settles"]]
    read = {str(row[of]) for row in settling or codings}
    return read.pop() if len(read) == 1 else ""


def readers_words(codings: Sequence[Coding], of: str) -> str:
    """Return who read what, when and why; what each read stands before who it was where they differ."""
    differ = len({row[of] for row in codings}) > 1
    return "; ".join(f"{row[of]}: {row['said']}" if differ else str(row["said"]) for row in codings)


def grouped(codings: Iterable[Coding], key: Sequence[str]) -> dict[tuple[Any, ...], list[Coding]]:
    """Return codings by their key, each group in the order of the register."""
    groups: dict[tuple[Any, ...], list[Coding]] = {}
    for row in codings:
        groups.setdefault(tuple(row[name] for name in key), []).append(row)
    return groups
