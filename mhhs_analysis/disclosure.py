"""The one door out: from the full store to what an audience may see.

A confidential value leaves as a stated marker or not at all; a count leaves as it is or is withheld, so a
public result equals Ofgem's or says that it is withheld.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from mhhs_analysis.analysis.withholding import (
    clashes_shown,
    cohort_shown,
    gate_results_shown,
    gates_of_hidden,
    hidden_in,
    readiness_shown,
    shortest_dates_shown,
)
from mhhs_analysis.frames import WITHHELD

Tables = dict[str, pd.DataFrame]

_PEOPLE = {"participant_id", "group_id"}
_FILES = {"file", "plan_id", "supersedes", "duplicate_of"}
_KEYS = _PEOPLE | _FILES | {"responds_for"}

_SAID = ("overruled", "mapped_by", "reasons", "reason", "remedy", "said_in")
"""Columns in which stands what people who keep the registers said, and who they are."""

AN_ANALYST = "an analyst"
"""Who said it, to everybody but Ofgem."""

FEWEST = 3
"""A count that rests on fewer confidential respondents than this could give one of them away."""


def disclose(
    full: Mapping[str, pd.DataFrame],
    audience: str,
    seed: str,
    analysts: Collection[str] = (),
    gates: Sequence[Mapping[str, str]] = (),
) -> Tables:
    """Return the frames an audience may see: all for ofgem, else the public's and the participant's own.

    `seed` (a fingerprint of the inputs) orders the pseudonyms, so that they don't follow the register.
    `analysts` are the people who wrote in the registers: only Ofgem sees who said what. `gates` are tested
    again by what the audience may see; without them, no gate is shown that concerns anybody in confidence.
    """
    if audience == "ofgem":
        return dict(full)
    own = audience.removeprefix("participant:") if ":" in audience else ""
    secret = _secrets(full, own)
    shown = {name: table.copy() for name, table in full.items()}
    shown["activities"] = _activities(_without(full["activities"], secret.files), own)
    listed = {*full["received"]["file"], *full["poap_items"]["file"]}
    shown["set_aside"] = _findings(full["set_aside"], listed, secret)
    shown["warnings"] = _findings(full["warnings"], listed, secret)
    shown["columns_read"] = _without(full["columns_read"], secret.files | secret.mixed_files)
    shown["participants"] = _participants(full["participants"], secret)
    shown["roles"] = full["roles"][~full["roles"]["participant_id"].isin(secret.names)]
    shown["received"] = _received(full["received"], secret)
    shown["plans"] = _plans(full["plans"], secret)
    shown["answers"] = _answers(full["answers"], own)
    shown["positions"] = _positions(full["positions"], own)
    shown["coverage"] = _coverage(full["coverage"], full["plans"], secret)
    shown["position_counts"] = _position_counts(full["position_counts"], full["positions"], own)
    shown |= _readiness_and_gates(full, own, secret, gates)
    named = _names_pattern(full["participants"], secret)
    people = _people_pattern(analysts)
    return {
        name: _renamed(_unnamed(_by_analysts(table, people), named), secret, seed).reset_index(drop=True)
        for name, table in shown.items()
    }


def inputs_shown(
    inputs: Mapping[str, str], received: pd.DataFrame, participants: pd.DataFrame, audience: str
) -> dict[str, str]:
    """Return the list of inputs an audience may see: a confidential file's name and fingerprint withheld."""
    if audience == "ofgem":
        return dict(inputs)
    own = audience.removeprefix("participant:") if ":" in audience else ""
    secret = _secrets({"received": received, "participants": participants}, own)
    hidden = secret.files | secret.mixed_files | (set(inputs) - set(received["file"]) - _registers(inputs))
    shown = {file: digest for file, digest in inputs.items() if file not in hidden}
    return shown | {
        f"{WITHHELD} {number}": WITHHELD for number, _ in enumerate(sorted(hidden & set(inputs)), 1)
    }


# --- what is secret ---------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Secrets:
    """What an audience may not see: participants' names, files of one sender, files of many respondents."""

    names: set[str]
    units: set[str]
    files: set[str]
    mixed_files: set[str]


def _secrets(full: Mapping[str, pd.DataFrame], own: str) -> Secrets:
    people, received = full["participants"], full["received"]
    hidden_people = people[~people["is_name_public"].astype(bool) & people["participant_id"].ne(own)]
    names = set(hidden_people["participant_id"])
    is_own = received["participant_id"].eq(own).fillna(False).astype(bool)
    is_hidden = received["is_confidential"].astype(bool) | received["participant_id"].isin(names)
    hidden = received[is_hidden & ~is_own]
    is_mixed = received["participant_id"].isna()
    # a file of many respondents is named, but nothing quoted from it except answers that are public
    single = set(hidden.loc[hidden["participant_id"].notna(), "file"])
    return Secrets(names, set(hidden_people["responds_for"]), single, set(received.loc[is_mixed, "file"]))


def _registers(inputs: Mapping[str, str]) -> set[str]:
    return {file for file in inputs if "/" not in file}


def _without(table: pd.DataFrame, files: set[str]) -> pd.DataFrame:
    return table[~table["file"].isin(files)]


def _findings(table: pd.DataFrame, listed: set[str], secret: Secrets) -> pd.DataFrame:
    """Return the findings of files that are public; one that names a secret file would tell what is in it.

    A file that no register lists is secret: nobody said that it isn't.
    """
    kept = _without(table[table["file"].isin(listed)], secret.files | secret.mixed_files)
    words = kept["text"].fillna("") + " " + kept["reason"].fillna("")
    tells = [any(file in text for file in secret.files) for text in words]
    return kept[~pd.Series(tells, index=kept.index, dtype="bool")]


# --- frame by frame ---------------------------------------------------------------------------------------


def _activities(activities: pd.DataFrame, own: str) -> pd.DataFrame:
    """Return activities without their owners: these may be persons, of whom only their sender and Ofgem read."""
    is_named = activities["owner_text"].notna() & activities["participant_id"].ne(own)
    return activities.assign(owner_text=activities["owner_text"].mask(is_named, WITHHELD))


def _participants(people: pd.DataFrame, secret: Secrets) -> pd.DataFrame:
    hidden = people["participant_id"].isin(secret.names)
    people = people.copy()
    people.loc[hidden, ["participant_name", "constituency", "sit_intent"]] = WITHHELD
    people.loc[hidden, "group_id"] = None
    people.loc[hidden, "market_share"] = float("nan")
    return people


def _received(received: pd.DataFrame, secret: Secrets) -> pd.DataFrame:
    hidden = received["file"].isin(secret.files)
    received = received.copy()
    received.loc[hidden, ["layout", "reasons"]] = WITHHELD
    received.loc[hidden | received["file"].isin(secret.mixed_files), ["sha256", "reasons"]] = WITHHELD
    received.loc[hidden, "received_date"] = pd.NaT
    received.loc[hidden, "is_late"] = pd.NA
    received.loc[hidden, "duplicate_of"] = None
    return received


def _plans(plans: pd.DataFrame, secret: Secrets) -> pd.DataFrame:
    hidden = plans["file"].isin(secret.files)
    plans = plans.copy()
    plans.loc[hidden, "planned_against"] = WITHHELD
    plans.loc[hidden, ["as_of_date", "received_date"]] = pd.NaT
    plans.loc[hidden, "is_late"] = pd.NA
    return plans


def _answers(answers: pd.DataFrame, own: str) -> pd.DataFrame:
    hidden = answers["is_confidential"].astype(bool) & answers["participant_id"].ne(own)
    answers = answers.copy()
    answers.loc[hidden, "text"] = WITHHELD
    answers.loc[hidden, ["sheet", "cell"]] = None
    return answers


def _positions(positions: pd.DataFrame, own: str) -> pd.DataFrame:
    hidden = positions["is_confidential"].astype(bool) & positions["participant_id"].ne(own)
    positions = positions.copy()
    positions.loc[hidden, ["position", "reasons_for", "reasons_against", "coded_by"]] = WITHHELD
    positions.loc[hidden, ["sheet", "cell"]] = None
    return positions


def _coverage(coverage: pd.DataFrame, plans: pd.DataFrame, secret: Secrets) -> pd.DataFrame:
    senders = set(plans.loc[plans["file"].isin(secret.files), "participant_id"])
    coverage = coverage.copy()
    coverage.loc[coverage["participant_id"].isin(senders), ["activities", "dated_activities"]] = pd.NA
    return coverage


def _position_counts(counts: pd.DataFrame, positions: pd.DataFrame, own: str) -> pd.DataFrame:
    """Return the counts of each option, all withheld where they would give a confidential position away.

    What is known of the others is taken off: a count is safe when none of it is confidential, or when at
    least three confidential respondents, not all of one position, stand behind it.
    """
    hidden = positions[positions["is_confidential"].astype(bool) & positions["participant_id"].ne(own)]
    counts = counts.copy()
    for option, group in counts.groupby("plan_option"):
        behind = hidden[hidden["plan_option"] == option]
        is_safe = behind.empty or (len(behind) >= FEWEST and behind["position"].nunique() > 1)
        said = group.index[~group["position"].isin(["no_response"])]
        if not is_safe:
            counts.loc[said, "units"] = pd.NA
            counts.loc[said, "shown"] = WITHHELD
    return counts


def _readiness_and_gates(
    full: Mapping[str, pd.DataFrame], own: str, secret: Secrets, gates: Sequence[Mapping[str, str]]
) -> Tables:
    hidden = hidden_in(full["readiness"], own, secret.names)
    people, roles = full["participants"], full["roles"]
    shut = gates_of_hidden(full["readiness"], people, roles, gates, hidden)
    if not gates:
        shut = {*full["shortest_dates"]["gate_id"]}
    return {
        "readiness": readiness_shown(full["readiness"], hidden, secret.names),
        "gate_results": gate_results_shown(
            full["gate_results"], full["readiness"], people, roles, gates, hidden, secret.names
        ),
        "shortest_dates": shortest_dates_shown(full["shortest_dates"], shut),
        "cohort": cohort_shown(full["cohort"], shut, secret.names),
        "routes": _routes(full["routes"], secret),
        "clashes": clashes_shown(full["clashes"], *_hidden_plans(full["plans"], secret)),
    }


def _hidden_plans(plans: pd.DataFrame, secret: Secrets) -> tuple[set[str], set[str]]:
    """Return whose latest plan an audience may not see, and who is without a name."""
    own = plans[plans["is_latest"].astype(bool) & plans["file"].isin(secret.files)]
    return {*own["participant_id"]}, secret.names


def _routes(routes: pd.DataFrame, secret: Secrets) -> pd.DataFrame:
    hidden = routes["participant_id"].isin(secret.names)
    return routes.assign(
        route=routes["route"].mask(hidden, WITHHELD), is_sampled=routes["is_sampled"].mask(hidden)
    )


# --- names ------------------------------------------------------------------------------------------------


def _renamed(table: pd.DataFrame, secret: Secrets, seed: str) -> pd.DataFrame:
    """Return a table with secret participants and files under pseudonyms, wherever they are named."""
    people = _pseudonyms(secret.names, seed, "participant")
    units = _pseudonyms(secret.units, seed, "unit")
    files = _pseudonyms(secret.files, seed, "file")
    table = table.copy()
    for name in _PEOPLE & set(table.columns):
        table[name] = table[name].replace(people)
    if "responds_for" in table.columns:
        table["responds_for"] = table["responds_for"].replace(units)
    for name in _FILES & set(table.columns):
        table[name] = table[name].replace(files)
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
