"""Names that must not leave: participants and files under pseudonyms, analysts as what they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass

import pandas as pd

from mhhs_analysis.disclosure.secrets import Secrets
from mhhs_analysis.frames import WITHHELD

AN_ANALYST = "an analyst"
"""Who said it, to everybody but Ofgem."""

_PEOPLE = {"participant_id", "group_id"}
_FILES = {"file", "plan_id", "plan_file", "supersedes", "duplicate_of", "replaced_by_file"}
_KEYS = _PEOPLE | _FILES | {"responds_for"}
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

    @classmethod
    def of(cls, people: pd.DataFrame, secret: Secrets, seed: str, analysts: Collection[str]) -> Names:
        """Return the names that are secret, under pseudonyms in an order drawn by the seed."""
        return cls(
            _pseudonyms(secret.names, seed, "participant"),
            _pseudonyms(secret.units, seed, "unit"),
            _pseudonyms(secret.files, seed, "file"),
            _names_pattern(people, secret),
            _people_pattern(analysts),
        )

    def hidden_in(self, table: pd.DataFrame) -> pd.DataFrame:
        """Return a table in which no secret name stands, be it a key or in the words of others."""
        table = _unnamed(_by_analysts(table, self.analysts), self.in_words)
        return self._renamed(table).reset_index(drop=True)

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


def _names_pattern(people: pd.DataFrame, secret: Secrets) -> str:
    """Return the pattern of every secret name, whole and without its form of company, and file; "" for none."""
    names = people.loc[people["participant_id"].isin(secret.names), "participant_name"]
    short = names.str.replace(r"\s+(limited|ltd|plc|llp|group)\.?$", "", regex=True, case=False)
    files = {name for file in secret.files for name in (file, file.rsplit("/", 1)[-1])}
    wanted = sorted({*names, *short, *files}, key=len, reverse=True)
    return r"(?<!\w)(?:" + "|".join(re.escape(name) for name in wanted) + r")(?!\w)" if wanted else ""


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
