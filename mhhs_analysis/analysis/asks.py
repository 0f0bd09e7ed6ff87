"""What could not be read or is in doubt, and what to ask whom."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis.reasons import place_words


def to_ask(found: pd.DataFrame, received: pd.DataFrame, participants: pd.DataFrame) -> pd.DataFrame:
    """Return what there is to ask, from set_aside or warnings: whom, where it stands, why, and the remedy.

    Entries with nothing to ask, such as a title above a table, are left out.
    """
    names = participants.set_index("participant_id")["participant_name"]
    senders = received.set_index("file")["participant_id"].map(names)
    asked = found[found["remedy"].fillna("") != ""]
    table = pd.DataFrame(
        {
            "whom": asked["file"].map(senders).fillna("the programme"),
            "what to ask": asked["remedy"],
            "why": asked["reason"],
            "what stands there": asked["text"].fillna(""),
            "where": place_words(asked),
        }
    )
    return table.sort_values(["whom", "where"], kind="stable").reset_index(drop=True)
