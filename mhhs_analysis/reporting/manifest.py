"""What a report was made from and with, so that it can be made again."""

from __future__ import annotations

import json
import platform
import re
import subprocess
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, Any

from mhhs_analysis.consultation.store import sha256
from mhhs_analysis.reference import REPOSITORY
from mhhs_analysis.reporting.runs import Run

if TYPE_CHECKING:
    from mhhs_analysis.consultation.edition import Edition

DISTRIBUTION = "mhhs-analysis"
NOT_A_CHECKOUT = "not in a git checkout"


def manifest(
    edition: Edition,
    parameters: Mapping[str, object],
    runs: Sequence[Run],
    started: datetime,
    ended: datetime,
    outputs: Mapping[str, Path],
) -> dict[str, Any]:
    """Return the manifest of a complete report; its times are UTC, its durations seconds.

    `outputs` are the report's files by the name it gives them, written before the manifest and the contents.
    """
    return {
        "name": edition.name,
        "title": edition.title,
        "as_at": edition.as_at,
        "audience": edition.audience,
        "classification": edition.classification,
        "round": edition.round,
        "result": "complete",
        "started": started.astimezone(UTC).isoformat(timespec="seconds"),
        "duration_seconds": round((ended - started).total_seconds(), 3),
        "parameters": dict(parameters),
        "notebooks": [{"notebook": run.notebook.name, "seconds": run.seconds} for run in runs],
        "inputs": [{"file": file, "sha256": edition.inputs[file]} for file in sorted(edition.inputs)],
        "outputs": [{"file": file, "sha256": sha256(path)} for file, path in outputs.items()],
        "commit": commit(REPOSITORY),
        "python": platform.python_version(),
        "packages": packages(),
    }


def as_json(held: Mapping[str, Any]) -> str:
    """Return a manifest as text."""
    return json.dumps(held, indent=2, ensure_ascii=False, default=str) + "\n"


def commit(root: Path) -> str:
    """Return the commit checked out at `root`, with "+changes" where files differ from it."""
    if not (root / ".git").exists():
        return NOT_A_CHECKOUT
    head = _git(root, "rev-parse", "HEAD")
    changes = _git(root, "status", "--porcelain", "--untracked-files=normal")
    if head is None or changes is None:
        return "unknown"
    return head + ("+changes" if changes else "")


def packages() -> dict[str, str]:
    """Return the installed version of this package and of each that it asks for."""
    asked = metadata.requires(DISTRIBUTION) or []
    # What an extra asks for may not be installed, and then has no version.
    plain = [line for line in asked if "extra ==" not in line]
    names = {DISTRIBUTION, *(re.split(r"[^A-Za-z0-9._-]", line, maxsplit=1)[0] for line in plain)}
    return {name: metadata.version(name) for name in sorted(names)}


def _git(root: Path, *words: str) -> str | None:
    try:
        said = subprocess.run(
            ["git", "-C", str(root), *words], capture_output=True, text=True, timeout=30, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    return said.stdout.strip()
