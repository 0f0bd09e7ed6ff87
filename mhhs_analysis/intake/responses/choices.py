"""The choices that an answer names, where it may name several."""

from __future__ import annotations

import re
from collections.abc import Sequence

_SEPARATED = re.compile(r"\s*(?:;|\n)\s*")
_LISTED = re.compile(r"\s*(?:;|\n|, )\s*")


def chosen(text: str, choices: Sequence[str] = ()) -> tuple[str, ...]:
    """Return the choices an answer names, in its order: `Vendor;Migration design;` names two.

    `choices` are those the question offers; a choice that holds a comma is found whole by them. What is separated by
    semicolons, new lines or, where each part is on offer or nothing is known, a comma and a space is one choice each;
    words that no choice covers are one of their own.
    """
    parts = [part for part in _SEPARATED.split(text.strip()) if part]
    offered = {" ".join(choice.lower().split()): choice for choice in choices}
    found: list[str] = []
    for part in parts:
        found += _of_part(part, offered)
    return tuple(dict.fromkeys(found))


def _of_part(part: str, offered: dict[str, str]) -> list[str]:
    """Return the choices of one part: those on offer that a comma parts, else the part itself."""
    whole = " ".join(part.lower().split())
    if whole in offered:
        return [offered[whole]]
    pieces = part.split(", ")
    if not offered:
        return [part]
    taken: list[str] = []
    while pieces:
        held = _longest(pieces, offered)
        if held is None:
            return [part]
        taken.append(held[0])
        pieces = pieces[held[1] :]
    return taken


def _longest(pieces: list[str], offered: dict[str, str]) -> tuple[str, int] | None:
    """Return the choice that the first pieces are, the longest there is, and how many it takes."""
    for count in range(len(pieces), 0, -1):
        said = " ".join(", ".join(pieces[:count]).lower().split())
        if said in offered:
            return offered[said], count
    return None


def listed(text: str) -> tuple[str, ...]:
    """Return the parts of an answer that might each be a choice: a comma and a space part them too."""
    return tuple(part for part in _LISTED.split(text.strip()) if part)
