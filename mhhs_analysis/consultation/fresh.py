"""The edition for an audience, as fresh as its inputs."""

from __future__ import annotations

from pathlib import Path

from mhhs_analysis.consultation.edition import Edition, edition_in, wanted
from mhhs_analysis.consultation.store import is_there


def edition(data: str | Path, as_at: str = "", audience: str = "public") -> Edition:
    """Return the edition for an audience, its store built first when it is stale.

    Raises MhhsError as `wanted` and `build` do.
    """
    asked = wanted(data, as_at, audience)
    if not is_there(asked.store):
        from mhhs_analysis.consultation.build import build  # here: a fresh store needs no pandas to be found

        build(asked)
    return edition_in(asked.store)
