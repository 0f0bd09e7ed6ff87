"""Which store is asked for, where it lies, and what it was made from."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from mhhs_analysis.consultation.folder import Folder, read_folder
from mhhs_analysis.consultation.store import fingerprint_of, read_facts, store_folder
from mhhs_analysis.frames import MhhsError
from mhhs_analysis.intake.native.java import missing
from mhhs_analysis.intake.native.kinds import any_native
from mhhs_analysis.reference import resolve


@dataclass(frozen=True)
class Edition:
    """What a store was made from and for whom; `inputs` are file to sha256, safe for the audience.

    `classification` is the audience's: what the public may see is Public. `contact` may be empty.
    """

    name: str
    title: str
    as_at: str
    audience: str
    classification: str
    round: str
    inputs: Mapping[str, str]
    contact: str = ""


@dataclass(frozen=True)
class Wanted:
    """A store that is asked for: the folder it is made from, as at when, for whom, and where it lies."""

    folder: Folder
    as_at: str
    audience: str
    store: Path


def wanted(data: str | Path, as_at: str = "", audience: str = "public") -> Wanted:
    """Return the store asked for, made or not.

    `as_at` empty means the consultation's own.
    Raises MhhsError for a folder, day or audience that is not there.
    """
    folder = read_folder(resolve(data))
    day = _day(as_at) if as_at else folder.as_at.isoformat()
    _check_audience(audience, folder)
    inputs = [path for path in folder.inputs if path.is_file()]
    lacking = missing() if any_native(inputs) else ""  # a plan that waited for Java is read once it is there
    fingerprint = fingerprint_of(inputs, day, lacking)
    return Wanted(folder, day, audience, store_folder(folder.path, day, audience, fingerprint))


def edition_in(store: Path) -> Edition:
    """Return the edition that a store holds."""
    facts = read_facts(store)
    return Edition(**{name: facts[name] for name in Edition.__dataclass_fields__})


def _day(as_at: str) -> str:
    try:
        return date.fromisoformat(as_at).isoformat()
    except ValueError:
        raise MhhsError(f"as_at {as_at!r} is not a day; write it as yyyy-mm-dd") from None


def _check_audience(audience: str, folder: Folder) -> None:
    if audience in {"public", "ofgem"}:
        return
    who = audience.removeprefix("participant:")
    known = [row["participant_id"] for row in folder.participants]
    if who == audience:
        raise MhhsError(f"audience {audience!r} is not known; use public, ofgem or participant:ID")
    if who not in known:
        raise MhhsError(
            f"audience {audience!r}: no such participant; participants.csv has {', '.join(known)}"
        )
