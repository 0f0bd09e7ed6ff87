"""Names that must not leave: participants and files under pseudonyms, analysts as what they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from mhhs_analysis.disclosure.secrets import Secrets
from mhhs_analysis.disclosure.spellings import Aliases, first_words, known_words, pattern_of, spellings_of
from mhhs_analysis.frames import WITHHELD

AN_ANALYST = "an analyst"
"""Who said it, to everybody but Ofgem."""

_PEOPLE = {"participant_id", "group_id"}
_FILES = {"file", "plan_id", "plan_file", "supersedes", "duplicate_of", "replaced_by_file"}
_KEYS = _PEOPLE | _FILES | {"responds_for"}
_PLACES = ("sheet", "cell", "replaced_by_sheet", "replaced_by_cell")
_SAID = ("overruled", "mapped_by", "reasons", "reason", "remedy", "said_in", "coded_by")
"""Columns in which stands what people who keep the registers said, and who they are."""


@dataclass(frozen=True)
class Names:
    """Every secret name, with what stands in its place: pseudonyms in keys, a marker in words."""

    people: Mapping[str, str]
    units: Mapping[str, str]
    files: Mapping[str, str]
    in_words: str
    analysts: str
    placeless: frozenset[tuple[str, str]]

    @classmethod
    def of(
        cls,
        full: Mapping[str, pd.DataFrame],
        secret: Secrets,
        seed: str,
        analysts: Collection[str],
        aliases: Aliases,
    ) -> Names:
        """Return the names that are secret, under pseudonyms in an order drawn by the seed."""
        in_words = _names_pattern(full, secret, aliases)
        named = {
            file for file in full["received"]["file"] if in_words and re.search(in_words, file, re.IGNORECASE)
        }
        return cls(
            _pseudonyms(secret.names, seed, "participant"),
            _pseudonyms(secret.units, seed, "unit"),
            _pseudonyms(secret.files | named, seed, "file"),
            in_words,
            _people_pattern(analysts),
            frozenset(secret.placeless),
        )

    def hidden_in(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return a table in which no secret name stands, be it a key or in the words of others."""
        table = _unnamed(_by_analysts(table, self.analysts), self.in_words)
        return self._renamed(self._unplaced(table)).reset_index(drop=True)

    def _unplaced(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return a table that names no sheet of those in confidence: it may be called after them."""
        places = [name for name in _PLACES if name in table.columns]
        if not places or not {"participant_id", "file"} <= {*table.columns}:
            return table
        whose = zip(table["participant_id"], table["file"], strict=True)
        hidden = [who in self.people or (who, file) in self.placeless for who, file in whose]
        mask = pd.Series(hidden, index=table.index, dtype="bool")
        return table.assign(**{name: table[name].mask(mask) for name in places})

    def _renamed(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return a table with secret participants and files under pseudonyms, wherever they are named."""
        table = table.copy()
        for columns, pseudonyms in (
            (_PEOPLE, self.people),
            ({"responds_for"}, self.units),
            (_FILES, self.files),
        ):
            for name in columns & set(table.columns):
                table[name] = table[name].replace(dict(pseudonyms))
        if "participant_name" in table.columns:
            hidden = table["participant_name"] == WITHHELD
            table.loc[hidden, "participant_name"] = table.loc[hidden, "participant_id"]
            return table.sort_values("participant_id")
        return table


def _names_pattern(full: Mapping[str, pd.DataFrame], secret: Secrets, aliases: Aliases) -> str:
    """Return the pattern of every secret name, however it is spelt, and file; "" for none."""
    people = full["participants"]
    names = spellings_of(people, secret.names, aliases)
    seen = {*people["participant_id"]} - secret.names
    firsts = first_words(names, known_words(people, seen, aliases, _asked(full["questions"])))
    files = {name for file in secret.files for name in (file, file.rsplit("/", 1)[-1])}
    return pattern_of(names | files, firsts)


def _asked(questions: pd.DataFrame) -> pd.DataFrame:
    """Return the programme's own questions: what was answered beside them is in the words of respondents."""
    return questions[~questions["is_beside"].astype("bool")]


def _people_pattern(analysts: Collection[str]) -> str:
    """Return the pattern of every analyst's name; "" for none.

    A name of one word, such as May, is one only where the registers write who said what.
    """
    ordered = sorted(analysts, key=len, reverse=True)
    long = [rf"(?i:{re.escape(name)})(?!\w)" for name in ordered if len(name.split()) > 1]
    short = [re.escape(name) for name in ordered]
    if not short:
        return ""
    any_name = "|".join(short)
    placed = [rf"(?:{any_name})(?=, \d{{4}}-\d\d-\d\d: )", rf"(?<=checked by )(?:{any_name})(?!\w)"]
    return rf"(?<!\w)(?:{'|'.join([*long, *placed])})"


def _by_analysts(table: pd.DataFrame, pattern: str) -> pd.DataFrame:
    """Return a table that says of what people said no more than that an analyst did."""
    columns = [name for name in _SAID if name in table.columns] if pattern else []
    people = re.compile(pattern)
    return table.assign(**{name: table[name].str.replace(people, AN_ANALYST, regex=True) for name in columns})


def _unnamed(table: pd.DataFrame, pattern: str) -> pd.DataFrame:
    """Return a table in whose words, its keys apart, no secret name stands: others may have written it."""
    if not pattern:
        return table
    texts: list[str] = [name for name in table.columns if table[name].dtype == "str" and name not in _KEYS]
    secret = re.compile(pattern, re.IGNORECASE)
    cleaned = {name: table[name].str.replace(secret, WITHHELD, regex=True) for name in texts}
    return table.assign(**cleaned)


def _pseudonyms(secrets: set[str], seed: str, what: str) -> dict[str, str]:
    """Return a marker for each secret, numbered in an order that tells nothing."""
    shuffled = sorted(secrets, key=lambda one: hashlib.sha256(f"{seed}{one}".encode()).digest())
    return {one: f"{WITHHELD} {what} {number}" for number, one in enumerate(shuffled, 1)}
