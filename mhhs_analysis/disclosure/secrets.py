"""What is secret from an audience, and from what: the registers and the marks on files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Secrets:
    """What an audience may not see: participants' names, files of one sender, files of many respondents."""

    names: set[str]
    units: set[str]
    files: set[str]
    mixed_files: set[str]


def own_of(audience: str) -> str:
    """Return the participant an audience is; "" for the public."""
    return audience.removeprefix("participant:") if ":" in audience else ""


def secrets_of(participants: pd.DataFrame, received: pd.DataFrame, own: str) -> Secrets:
    """Return what is secret from everybody but Ofgem and the participant `own` ("" for nobody)."""
    hidden_people = participants[
        ~participants["is_name_public"].astype(bool) & participants["participant_id"].ne(own)
    ]
    names = set(hidden_people["participant_id"])
    is_own = received["participant_id"].eq(own).fillna(False).astype(bool)
    is_hidden = received["is_confidential"].astype(bool) | received["participant_id"].isin(names)
    hidden = received[is_hidden & ~is_own]
    is_mixed = received["participant_id"].isna()
    # a file of many respondents is named, but nothing quoted from it except answers that are public
    single = set(hidden.loc[hidden["participant_id"].notna(), "file"])
    return Secrets(names, set(hidden_people["responds_for"]), single, set(received.loc[is_mixed, "file"]))


def inputs_without(inputs: Mapping[str, str], received: pd.DataFrame, secret: Secrets) -> set[str]:
    """Return the inputs that an audience may not see by name: secret ones, and those that no register lists."""
    registers = {file for file in inputs if "/" not in file}
    hidden = secret.files | secret.mixed_files | (set(inputs) - set(received["file"]) - registers)
    return hidden & set(inputs)
