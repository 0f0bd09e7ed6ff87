"""What could not be read or is in doubt, and what to ask whom."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis.reasons import place_words
from mhhs_analysis.analysis.wording import gathered_words


def to_ask(found: pd.DataFrame, received: pd.DataFrame, participants: pd.DataFrame) -> pd.DataFrame:
    """Return what there is to ask, from set_aside or warnings: whom, where it stands, why, and the remedy.

    What is asked of several cells of a sheet for one reason is one row. Entries with nothing to ask, such as a
    title above a table, are left out.
    """
    asked = found[found["remedy"].fillna("") != ""]
    told = pd.DataFrame(
        {
            "whom": _whose(asked, received, participants),
            "what to ask": asked["remedy"],
            "why": asked["reason"],
            "what stands there": asked["text"].fillna(""),
            "sheet": place_words(asked.assign(cell=None)),
            "cell": asked["cell"].fillna(""),
        }
    )
    by_question = told.groupby(["whom", "sheet", "what to ask", "why"], sort=False, as_index=False)
    table = by_question.agg({"what stands there": _gathered_texts, "cell": _listed})
    table["where"] = table["sheet"] + (", " + table["cell"]).where(table["cell"].ne(""), "")
    shown = table.drop(columns=["sheet", "cell"]).sort_values(["whom", "where"], kind="stable")
    return shown[["whom", "what to ask", "why", "what stands there", "where"]].reset_index(drop=True)


def gathered(found: pd.DataFrame, received: pd.DataFrame, participants: pd.DataFrame) -> pd.DataFrame:
    """Return set_aside or warnings by reason: what to ask, how often, whose, and one of them as an example.

    What there is to ask comes first, then what is most frequent.
    """
    told = found.assign(
        remedy=found["remedy"].fillna(""),
        whose=_whose(found, received, participants),
        example=_examples(found),
        rows=found.get("rows", 0),
    )
    by_reason = told.groupby(["reason", "remedy"], sort=False, as_index=False)
    table = by_reason.agg(
        entries=("file", "size"),
        rows=("rows", "sum"),
        files=("file", "nunique"),
        whose=("whose", lambda names: gathered_words(sorted(names))),
        example=("example", "first"),
    )
    order = table.assign(nothing=table["remedy"].eq("")).sort_values(
        ["nothing", "entries", "reason"], ascending=[True, False, True]
    )
    kept = order.drop(columns="nothing" if "rows" in found else ["nothing", "rows"])
    return kept.rename(columns={"reason": "why", "remedy": "what to ask"}).reset_index(drop=True)


def _gathered_texts(texts: pd.Series) -> str:
    return gathered_words([text for text in texts if text], 2)


def _listed(cells: pd.Series) -> str:
    return ", ".join(filter(None, cells))


def _examples(found: pd.DataFrame) -> pd.Series:
    """Return what stands at each place, and where; the place alone where nothing is quoted."""
    texts, places = found["text"].fillna("").str.slice(0, 120), place_words(found)
    return (texts + " (" + places + ")").where(texts.ne(""), places)


def _whose(found: pd.DataFrame, received: pd.DataFrame, participants: pd.DataFrame) -> pd.Series:
    """Return the name of whoever sent each finding's file; what nobody sent is the programme's to answer."""
    names = participants.set_index("participant_id")["participant_name"]
    senders = received.set_index("file")["participant_id"].map(names)
    return found["file"].map(senders).fillna("the programme")
