"""Several dates in one cell: the one that its words call current, by data/reference/revision_words.csv."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from mhhs_analysis.dates import Interval, Order, interval_from_text, lacks_year
from mhhs_analysis.reference import rows

LONGEST = 160
"""Characters of the longest text in which several dates are looked for."""
_SHORTEST = 10
"""Characters up to which a text holds one date at most, and no word of its revision."""
_DIGIT = re.compile(r"\d")
_WORD = re.compile(r"[^\W\d_]+")
_SIGNS = r"[\n;,&|+()\[\]\u2192\u21d2]|->|=>| / |(?<=[a-z0-9])/ |\b(?:or|and|then)\b"
"""What parts one date from another."""
_BESIDE = re.compile(r"(?:date|on|to|the|is)\b[ :]*|[\s:.=\u2013\u2014-]+", re.I)
_NOTE = re.compile(r"[\s:.=\u2013\u2014-]+$|[ ,]*\btb[cd]$", re.I)
_FROM = "from"


class Revised(NamedTuple):
    """The dates of a cell: the one that speaks, None where its words don't say which, and each as it is typed."""

    current: Interval | None
    dates: tuple[str, ...]


class _Part(NamedTuple):
    """A date of a cell, and what the word before it says of it: old, current or nothing."""

    says: str
    words: str


@lru_cache(maxsize=1 << 12)
def revised_in(text: str, order: Order, year: int | None = None) -> Revised | None:
    """Return the dates that a text gives beside one another, or with a word of its revision; None for any other text.

    What no word is said of is current beside what is called old. Where any part with numbers is no date, or words say
    that nothing is sure, none is current.
    """
    if not _SHORTEST < len(text) <= LONGEST:
        return None
    parts, words = _parts(text)
    dated = {
        part: found
        for part in parts
        if (found := interval_from_text(part.words, order, year)) and found.latest
    }
    if not dated or not (len(parts) > 1 or (parts[0].says and not words)):
        return None
    others = (part for part in parts if part not in dated)
    is_whole = all(part.says == "old" and lacks_year(part.words, order) for part in others)
    is_sure = "unsure" not in {_says().get(word) for word in words}
    current = _current(dated, parts) if is_whole and is_sure else None
    return Revised(current, tuple(part.words for part in parts))


def _current(dated: dict[_Part, Interval], parts: list[_Part]) -> Interval | None:
    """Return the one date that is called current, else the one beside those that are called old."""
    new = [found for part, found in dated.items() if part.says == "current"]
    plain = [
        found for part, found in dated.items() if not part.says and {one.says for one in parts} == {"", "old"}
    ]
    chosen = new or plain
    return chosen[0] if len(chosen) == 1 else None


def _parts(text: str) -> tuple[list[_Part], list[str]]:
    """Return what of a text holds numbers, each part with what the word before it says, and the words that are left."""
    parts: list[_Part] = []
    left: list[str] = []
    said = ""
    for piece in _parting().split(text):
        words = _bare((piece or "").strip())
        known = " ".join(words.lower().split())
        if _says().get(known) == "unsure":
            left.append(known)
        elif known in _says():
            said = known
        elif _DIGIT.search(words):
            parts += _said_of(words, said)
            said = ""
        else:
            left += _WORD.findall(known)
    if said and len(parts) == 1 and not parts[0].says:  # 31/03/2023 (revised)
        parts = [_Part(_says()[said], parts[0].words)]
    return parts, left


def _said_of(words: str, said: str) -> Iterator[_Part]:
    """Yield the date that a word stands before, or the two of `slipped from 1 May 24 to 8 May 24`."""
    first, to, last = words.partition(" to ")
    if said.endswith(_FROM) and to:
        yield from (_Part("old", first), _Part("current", last))
    else:
        yield _Part(_says().get(said, ""), words)


def _bare(words: str) -> str:
    """Return words without the small ones before a date, and without the signs and notes beside it."""
    shorter = _NOTE.sub("", words)
    found = _BESIDE.match(shorter)
    shorter = shorter[found.end() :] if found else shorter
    return shorter if shorter == words else _bare(shorter)


@cache
def phrases_current() -> frozenset[str]:
    """Return the phrases that call the date after them current in any text: now, moved to.

    Beside words alone others may be of the words' own day: Revised 12/10/2022.
    """
    current = (words for words, says in _says().items() if says == "current")
    return frozenset(words for words in current if " " in words or words == "now")


@cache
def phrases_from() -> frozenset[str]:
    """Return the phrases after which an old date stands, and beside it the current one: slipped from 1 May to 8 May."""
    return frozenset(words for words, says in _says().items() if says == "old" and words.endswith(_FROM))


def says_unsure(text: str) -> bool:
    """Return whether a text has a word by which a second date is none yet: may move to."""
    return any(_says().get(word) == "unsure" for word in _WORD.findall(text.lower()))


@cache
def _says() -> dict[str, str]:
    return {row["words"]: row["says"] for row in rows("revision_words")}


@cache
def _parting() -> re.Pattern[str]:
    """Return what parts the dates of a text: signs, and the words that say which date is which, kept."""
    parting = (words for words, says in _says().items() if says != "unsure" or " " in words)
    listed = sorted(parting, key=len, reverse=True)
    return re.compile(rf"{_SIGNS}|\b({'|'.join(map(re.escape, listed))})\b", re.I)
