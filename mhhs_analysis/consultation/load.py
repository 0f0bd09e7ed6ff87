"""What a notebook loads: the frames its audience may see, and nothing else."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path
from types import SimpleNamespace
from typing import TYPE_CHECKING

from mhhs_analysis.consultation.edition import Edition, edition_in, wanted
from mhhs_analysis.consultation.shown import show_whole
from mhhs_analysis.consultation.store import is_there, read_tables
from mhhs_analysis.frames import MhhsError
from mhhs_analysis.reference import REPOSITORY

if TYPE_CHECKING:
    import pandas as pd


@dataclass(frozen=True)
class Consultation:
    """A consultation as an audience may see it: its edition, and its frames by name."""

    edition: Edition
    frames: SimpleNamespace = field(repr=False)

    @property
    def as_at(self) -> pd.Timestamp:
        """The day it is looked at from."""
        import pandas as pd

        return pd.Timestamp(self.edition.as_at)


def load(data: str | Path, as_at: str = "", audience: str = "public") -> Consultation:
    """Return a consultation for an audience, its store built first when it is stale.

    The store is built in another process: this one never holds what the audience may not see.
    Raises MhhsError, with every fault, for a consultation that can't be built.
    """
    asked = wanted(data, as_at, audience)
    if not is_there(asked.store):
        _build_elsewhere(asked.folder.path, asked.as_at, audience)
    show_whole()
    return Consultation(edition_in(asked.store), SimpleNamespace(**read_tables(asked.store)))


def _build_elsewhere(data: Path, as_at: str, audience: str) -> None:
    command = [sys.executable, "-m", "mhhs_analysis", "build", "--data", str(data), "--as-at", as_at]
    done = subprocess.run([*command, "--audience", audience], cwd=REPOSITORY, capture_output=True, text=True)
    if done.returncode:
        raise MhhsError(*(done.stderr.strip().splitlines() or ["mhhs build failed; run it to see why"]))
