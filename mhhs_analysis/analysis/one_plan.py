"""One participant's plan: which to show, and its rows as a table that leads back to its cells."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from mhhs_analysis.analysis.wording import NOT_GIVEN, interval_words, typed_words
from mhhs_analysis.frames import BOUNDS, MhhsError


def plan_of(
    activities: pd.DataFrame, coverage: pd.DataFrame, participant: str, audience: str
) -> pd.DataFrame:
    """Return the activities of one participant's latest plan; none where the reader may see none.

    Without a `participant` it is the reader's own plan, else the one with most dated rows, of equal ones the
    first. Raises MhhsError for a participant that was not asked.
    """
    asked = set(coverage["participant_id"])
    if participant and participant not in asked | set(activities["participant_id"]):
        raise MhhsError(
            f"participant {participant!r}: none of that identifier; there are {', '.join(sorted(asked))}"
        )
    dated = activities.loc[activities[BOUNDS].notna().any(axis=1), "participant_id"]
    own = audience.partition(":")[2]
    counts = dated.value_counts().sort_index().sort_values(ascending=False, kind="stable")
    fullest = str(counts.index[0]) if len(counts) else ""
    whose = participant or (own if own in counts.index else fullest)
    return activities[activities["participant_id"].eq(whose)].reset_index(drop=True)


def plan_table(activities: pd.DataFrame, stages: Mapping[str, str]) -> pd.DataFrame:
    """Return a plan's rows in its own order: dates as typed and as read, stage, and the cell of each.

    `stages` is identifier to label (stages.csv). Where all rows are of one sheet or file, it isn't said again.
    """
    ends = {
        f"{end} {words}": column
        for end in ("start", "finish")
        for words, column in (
            ("as typed", activities[f"{end}_text"].fillna("")),
            ("read as", _read_as(activities, end)),
        )
    }
    table = pd.DataFrame(
        {
            "activity": activities["activity_name"],
            **ends,
            "stage": activities["stage"].map(stages).fillna(""),
            "milestone": activities["milestone_id"].fillna(""),
            "remarks": _remarks(activities),
            "sheet": activities["sheet"].fillna(""),
            "cell": activities["cell"].fillna(""),
            "file": activities["file"],
        }
    )
    idle = [name for name in ("milestone", "remarks") if not table[name].ne("").any()]
    kept = table.drop(columns=[*idle, *(name for name in ("sheet", "file") if table[name].nunique() < 2)])
    outline = activities["outline"].fillna("")
    return kept.set_index(outline.rename("outline")) if outline.ne("").any() else kept


def _read_as(activities: pd.DataFrame, end: str) -> list[str]:
    days = zip(activities[f"{end}_from"], activities[f"{end}_to"], strict=True)
    words = [interval_words(first, last) for first, last in days]
    return ["" if word == NOT_GIVEN else word for word in words]


def _remarks(activities: pd.DataFrame) -> list[str]:
    """Return what is to be known of each row: its basis, what was worked out, what else it says, who changed it."""
    said = zip(
        activities["is_summary"],
        activities["is_hidden"],
        activities["date_basis"].fillna("")
        if activities["date_basis"].nunique() > 1
        else [""] * len(activities),
        activities["worked_out"].fillna(""),
        activities["other_dates"].fillna("").map(typed_words),
        activities["overruled"].fillna(""),
        _by_analysts(activities["mapped_by"]),
        strict=True,
    )
    return [
        "; ".join(
            filter(
                None,
                (
                    "gathers the rows below" if gathers else "",
                    "hidden in the file" if hidden else "",
                    basis,
                    worked_out and f"worked out: {worked_out}",
                    other and f"also gives {other}",
                    overruled and f"overruled: {overruled}",
                    mapped and f"mapped: {mapped}",
                ),
            )
        )
        for gathers, hidden, basis, worked_out, other, overruled, mapped in said
    ]


def _by_analysts(mapped_by: pd.Series) -> list[str]:
    """Return the words on how each row was mapped where a person had a hand in it, else nothing."""
    words = mapped_by.astype("str").fillna("")
    is_said = words.str.contains(r"analyst: |instead of ")
    return list(words.where(is_said, ""))
