"""The store on disk: one folder an audience, a parquet file a frame, and what it was made from."""

from __future__ import annotations

import hashlib
import json
import shutil
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mhhs_analysis.frames import FRAMES, SCHEMA_VERSION, MhhsError
from mhhs_analysis.reference import FOLDER as REFERENCE

if TYPE_CHECKING:
    import pandas as pd

FACTS = "store.json"
Tables = dict[str, "pd.DataFrame"]


def store_folder(data: Path, as_at: str, audience: str, fingerprint: str) -> Path:
    """Return where the store of an audience lies; a changed input or program gives another place."""
    return data / ".store" / as_at / f"{slug(audience)}-{fingerprint[:16]}"


def slug(audience: str) -> str:
    """Return an audience as a folder name any system allows."""
    return audience.replace(":", "_")


def fingerprint_of(inputs: Iterable[Path], as_at: str, lacking: str = "") -> str:
    """Return one fingerprint of all that a store rests on: inputs, reference tables, program, as_at, what it lacks."""
    program = (path for path in _PACKAGE.rglob("*.py") if path.relative_to(_PACKAGE).parts[0] not in _ABOVE)
    whole = hashlib.sha256(f"{SCHEMA_VERSION} {as_at}{lacking}".encode())
    for path in [*inputs, *sorted(REFERENCE.glob("*.csv")), *sorted(program)]:
        whole.update(f"{path.name}:{sha256(path)};".encode())
    return whole.hexdigest()


_PACKAGE = Path(__file__).parents[1]
_ABOVE = {"charts", "reporting"}
"""Rungs above the store: a change there makes no store stale."""


def sha256(path: Path) -> str:
    """Return the fingerprint of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def write_store(folder: Path, tables: Mapping[str, pd.DataFrame], facts: Mapping[str, Any]) -> None:
    """Write a store whole or not at all, and remove older ones of the same audience."""
    folder.parent.mkdir(parents=True, exist_ok=True)
    unfinished = Path(tempfile.mkdtemp(prefix=".unfinished-", dir=folder.parent))
    for name, table in tables.items():
        table.to_parquet(unfinished / f"{name}.parquet", index=False)
    told = json.dumps({"schema_version": SCHEMA_VERSION, **facts}, indent=1, ensure_ascii=False)
    (unfinished / FACTS).write_text(told, encoding="utf-8")
    if folder.exists():
        shutil.rmtree(folder)
    unfinished.replace(folder)
    _remove_older(folder)


def read_facts(folder: Path) -> dict[str, Any]:
    """Return what a store was made from.

    Raises MhhsError for a store of another schema version.
    """
    facts: dict[str, Any] = json.loads((folder / FACTS).read_text(encoding="utf-8"))
    if facts.get("schema_version") != SCHEMA_VERSION:
        seen = facts.get("schema_version")
        raise MhhsError(
            f"{folder}: a store of version {seen}, this is {SCHEMA_VERSION}; run mhhs build again"
        )
    return facts


def read_tables(folder: Path) -> Tables:
    """Return every frame of a store."""
    import pandas as pd

    read_facts(folder)
    return {name: pd.read_parquet(folder / f"{name}.parquet") for name in FRAMES}


def is_there(folder: Path) -> bool:
    """Return whether a store is complete: its facts are written last."""
    return (folder / FACTS).is_file()


def _remove_older(folder: Path) -> None:
    audience = folder.name.rsplit("-", 1)[0]
    for other in folder.parent.iterdir():
        if other != folder and other.name.rsplit("-", 1)[0] == audience:
            shutil.rmtree(other, ignore_errors=True)
