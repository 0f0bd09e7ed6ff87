"""What is secret from an audience, and from what: the registers and the marks on files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd


@dataclass(frozen=True)
class Secrets:
    """What an audience may not see: participants' names, files that aren't named, files of many respondents.

    `placeless` are the participants in confidence and the files of many respondents in which they are: of these no
    sheet is named.
    """

    names: set[str]
    units: set[str]
    files: set[str]
    mixed_files: set[str]
    placeless: set[tuple[str, str]]


def own_of(audience: str) -> str:
    """Return the participant an audience is; "" for the public."""
    return audience.removeprefix("participant:") if ":" in audience else ""


def secrets_of(
    participants: pd.DataFrame, received: pd.DataFrame, own: str, respondents: pd.DataFrame | None = None
) -> Secrets:
    """Return what is secret from everybody but Ofgem and the participant `own` ("" for nobody).

    A file without a sender that holds one of the `respondents` is that one's; one of many is named, unless it is
    confidential itself, but nothing quoted from it except answers that are public.
    """
    hidden_people = participants[
        ~participants["is_name_public"].astype(bool) & participants["participant_id"].ne(own)
    ]
    names = set(hidden_people["participant_id"])
    mixed = set(received.loc[received["participant_id"].isna(), "file"])
    alone, placeless = _answering(mixed, names, own, respondents)
    is_own = received["participant_id"].eq(own)
    is_hidden = received["is_confidential"].astype(bool) | received["participant_id"].isin(names)
    files = set(received.loc[is_hidden & ~is_own, "file"]) | alone
    return Secrets(names, set(hidden_people["responds_for"]), files, mixed, placeless)


def _answering(
    mixed: set[str], names: set[str], own: str, respondents: pd.DataFrame | None
) -> tuple[set[str], set[tuple[str, str]]]:
    """Return the files without a sender that hold one respondent in confidence, and who is so in any of the others."""
    if respondents is None:
        return set(), set()
    held = respondents[respondents["file"].isin(mixed)]
    is_other = held["participant_id"].ne(own)
    is_known = held["participant_id"].notna() & ~held["participant_id"].isin(names)
    closed = held[is_other & (held["is_confidential"].astype(bool) | ~is_known)]
    many = held["file"].value_counts()
    alone = {file for file in closed["file"] if many[file] == 1}
    told = closed.loc[closed["participant_id"].notna(), ["participant_id", "file"]]
    return alone, set(told.itertuples(index=False, name=None))


def inputs_without(inputs: Mapping[str, str], received: pd.DataFrame, secret: Secrets) -> set[str]:
    """Return the inputs that an audience may not see by name: secret ones, and those that no register lists."""
    registers = {file for file in inputs if "/" not in file}
    hidden = secret.files | secret.mixed_files | (set(inputs) - set(received["file"]) - registers)
    return hidden & set(inputs)
