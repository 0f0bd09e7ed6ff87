"""Why an option works and why it does not, side by side, each with its source."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

_PLACE = ("file", "sheet", "cell")
CONFIDENTIAL = "confidential"
"""Said beside what was given in confidence, to those who may see it."""


def reasons_on(
    positions: pd.DataFrame, participants: pd.DataFrame, plan_option: str, constituencies: Mapping[str, str]
) -> pd.DataFrame:
    """Return a row a respondent on an option: position, reasons for and against, and the position's cell.

    Respondents stand by position, then by name; never netted into one score. `constituencies` is identifier
    to label (constituencies.csv). A line break in an answer is shown as a stroke.
    """
    held = positions[positions["plan_option"] == plan_option].merge(participants, on="participant_id")
    table = pd.DataFrame(
        {
            "respondent": held["participant_name"] + _bracketed(held["constituency"].map(constituencies)),
            "position": held["position"].str.replace("_", " "),
            "why it works": _on_one_line(held["reasons_for"]),
            "why it does not": _on_one_line(held["reasons_against"]),
            "source": marked_places(held),
        }
    )
    return table.sort_values(["position", "respondent"]).reset_index(drop=True)


def place_words(table: pd.DataFrame) -> pd.Series:
    """Return file, sheet and cell of each row as words, a missing part left out."""
    parts = zip(*(table[name] for name in _PLACE), strict=True)
    words = [place_of(dict(zip(_PLACE, place, strict=True))) for place in parts]
    return pd.Series(words, index=table.index, dtype="str")


def place_of(row: Mapping[Any, Any]) -> str:
    """Return file, sheet and cell of a row as words, a missing part left out."""
    return ", ".join(str(part) for name in _PLACE if pd.notna(part := row.get(name)))


def marked_places(table: pd.DataFrame) -> pd.Series:
    """Return `place_words`, with a mark where what stands there was given in confidence (`is_confidential`).

    Whoever reads a page for Ofgem sees by it what mustn't be passed on; the public's pages hold none of it.
    """
    is_secret = table["is_confidential"].astype("boolean").fillna(False).astype("bool")
    return place_words(table) + is_secret.map({True: f"; {CONFIDENTIAL}", False: ""})


def _bracketed(labels: pd.Series) -> pd.Series:
    return (" (" + labels + ")").fillna("")


def _on_one_line(texts: pd.Series) -> pd.Series:
    return texts.fillna("").str.replace(r"\s*\n\s*", " / ", regex=True)
