"""Phrases found in the names of activities: whole words only, whatever stands between the words."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

Row = Mapping[str, str]
Phrases = Sequence[Row]

WHOLE = "whole"
"""The extent of a phrase that must be the whole name: "Design" is a stage, "Design of the office" is none."""

_NUMBER = "NUMBER"
_NUMBERING = re.compile(r"^(?:\d+ )+(?=\D)")


class PhraseBook:
    """Phrases to look for, and others in which their words mean something else and are passed over.

    A phrase with a capital letter is found only as it is written (SIT is not "sit"); a # in a phrase stands
    for any number.
    """

    def __init__(self, phrases: Phrases, others: Phrases = ()) -> None:
        part = [row for row in phrases if row.get("extent") != WHOLE]
        self._rows = sorted(part, key=lambda row: -len(row["phrase"]))
        self._wanted = _any_of(self._rows)
        self._others = _any_of(sorted(others, key=lambda row: -len(row["phrase"])))
        self._whole = {
            plain_words(row["phrase"]).lower(): row for row in phrases if row.get("extent") == WHOLE
        }

    def found(self, name: str) -> list[Row]:
        """Return the phrases that stand in a name, in their order; of those that begin together the longest."""
        plain = plain_words(name)
        whole = self._whole.get(_NUMBERING.sub("", plain).lower())
        open_words = self._others.sub("|", plain)
        matches = self._wanted.finditer(open_words)
        return (
            [whole]
            if whole
            else [self._rows[int(match.lastgroup[1:])] for match in matches if match.lastgroup]
        )


def plain_words(name: str) -> str:
    """Return a name's words with single spaces between: "Design, build & test" is "Design build and test"."""
    return " ".join(re.sub(r"\W+|_+", " ", name.replace("&", " and ")).split())


def _any_of(rows: Iterable[Row]) -> re.Pattern[str]:
    """Return the pattern of any of the phrases, each a group of its own; of none it matches nowhere."""
    alternatives = "|".join(f"(?P<p{number}>{_pattern(row['phrase'])})" for number, row in enumerate(rows))
    return re.compile(rf"\b(?:{alternatives})\b" if alternatives else r"(?!)")


def _pattern(phrase: str) -> str:
    words = re.escape(plain_words(phrase.replace("#", _NUMBER))).replace(_NUMBER, r"\d+")
    is_as_written = any(letter.isupper() for letter in phrase)
    return words if is_as_written else f"(?i:{words})"
