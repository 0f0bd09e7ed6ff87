"""Why an option works and why it does not, side by side, each with its source."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd


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
            "source": place_words(held),
        }
    )
    return table.sort_values(["position", "respondent"]).reset_index(drop=True)


def place_words(table: pd.DataFrame) -> pd.Series:
    """Return file, sheet and cell of each row as words, a missing part left out."""
    parts = zip(*(table[name] for name in ("file", "sheet", "cell")), strict=True)
    words = [", ".join(str(part) for part in place if pd.notna(part)) for place in parts]
    return pd.Series(words, index=table.index, dtype="str")


def _bracketed(labels: pd.Series) -> pd.Series:
    return (" (" + labels + ")").fillna("")


def _on_one_line(texts: pd.Series) -> pd.Series:
    return texts.fillna("").str.replace(r"\s*\n\s*", " / ", regex=True)
