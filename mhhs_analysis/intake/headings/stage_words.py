"""The stages that names of tasks say, by the phrases of data/reference/stages.csv."""

from __future__ import annotations

import re
from functools import cache

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.reference import rows


def places_among_stages(name: str) -> set[int]:
    """Return the places that the stages which a name says have in the order of all: 6 of SIT entry."""
    found = (match[0] for match in _phrases().finditer(normalised(name)))
    return {_places()[phrase] for phrase in found}


@cache
def _places() -> dict[str, int]:
    """Return the place of each phrase's stage; what is a stage only as a whole name says none within another."""
    return {normalised(row["phrase"]): int(row["order"]) for row in rows("stages") if not row["extent"]}


@cache
def _phrases() -> re.Pattern[str]:
    listed = sorted(map(re.escape, _places()), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(listed)})(?!\w)")
