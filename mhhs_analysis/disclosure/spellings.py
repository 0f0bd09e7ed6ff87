"""How a name that must not leave may stand in words: whole, without its form of company, cut, by an alias, in short."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence

import pandas as pd

from mhhs_analysis.frames import FRAMES
from mhhs_analysis.reference import FOLDER, rows

Aliases = Mapping[str, Sequence[str]]
"""The other names that each participant goes by."""

LONGEST_TAB = 31
"""Characters at which Excel cuts the name of a sheet."""
_FEWEST = 4
"""Letters from which a word is looked for in any case, and a first word alone."""
_FORM = re.compile(r"\s+(limited|ltd|plc|llp|group)\.?$", re.IGNORECASE)
_BEFORE, _AFTER = r"(?<![^\W\d_])", r"(?![^\W\d_])"


def spellings_of(people: pd.DataFrame, whose: Collection[str], aliases: Aliases) -> set[str]:
    """Return how the names of some participants are written in full, or as far as the name of a sheet goes."""
    names = {*people.loc[people["participant_id"].isin(whose), "participant_name"]}
    names |= {alias for who in whose for alias in aliases.get(who, ())}
    names |= {_FORM.sub("", name) for name in names}
    return names | {name[:LONGEST_TAB].rstrip() for name in names}


def first_words(names: Iterable[str], known: Collection[str]) -> set[str]:
    """Return the first words of names that tell whose they are: four letters or more, and no known word begins so."""
    words = {next((word for word in _words(name) if word != "the"), "") for name in names}
    return {one for one in words if len(one) >= _FEWEST and not any(word.startswith(one) for word in known)}


def known_words(
    people: pd.DataFrame, seen: Collection[str], aliases: Aliases, asked: pd.DataFrame
) -> set[str]:
    """Return the words that tell nobody's name: of public names, of what was asked, of our labels and vocabulary."""
    tables = (rows(path.stem) for path in FOLDER.glob("*.csv"))
    labels = (row.get("label", "") for table in tables for row in table)
    allowed = (value for frame in FRAMES.values() for column in frame.columns for value in column.allowed)
    texts = [*spellings_of(people, seen, aliases), *asked["wording"], *labels, *allowed]
    return {word for text in texts for word in _words(text)}


def pattern_of(names: Collection[str], firsts: Collection[str]) -> str:
    """Return the pattern of names wherever they stand between other signs than letters; "" for none.

    A first word takes what is written on to it; a name of three letters or fewer is one only as it is written.
    """
    whole = sorted(filter(None, names), key=len, reverse=True)
    parts = [f"{_as_written(name)}{_AFTER}" for name in whole]
    parts += [rf"{re.escape(word)}[^\W_]*" for word in sorted(firsts, key=len, reverse=True)]
    return rf"{_BEFORE}(?:{'|'.join(parts)})" if parts else ""


def _as_written(name: str) -> str:
    return re.escape(name) if len(name) >= _FEWEST else f"(?-i:{re.escape(name)})"


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W_]+", text.lower())
