"""How many are ready by each date, and how everybody stands: at the least, by the last day a date could mean."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from mhhs_analysis.analysis.entry import OPTION_WORDS
from mhhs_analysis.analysis.reasons import place_words
from mhhs_analysis.analysis.wording import interval_words
from mhhs_analysis.frames import WITHHELD

STATE_WORDS = {
    "ready": "ready",
    "ready_within_grace": "ready within grace",
    "late": "late",
    "not_planned_against": "later, but planned for another option",
    "too_wide": "date too wide to tell",
    "no_date": "plan without that date",
    "not_readable": "plan not readable",
    "no_plan": "no plan sent",
    "option_undated": "no deadline in the option",
    WITHHELD: f"withheld {WITHHELD}",
}


def ready_curve(readiness: pd.DataFrame, milestone_id: str) -> pd.DataFrame:
    """Return a row a day on which a count changes: least and most ready by then, of those asked for a milestone.

    Columns: day, least, most. A date copied from an option is counted nowhere: it is the option's, not the
    participant's. What is not known adds to neither.
    """
    own = _asked(readiness, milestone_id)
    anchored = set(own.loc[own["is_anchored"].eq(True), "participant_id"])
    told = own[~own["participant_id"].isin(anchored)].drop_duplicates("participant_id")
    # ready by a day, with no first day: added to both at that day
    firsts, lasts = told["ready_from"].fillna(told["ready_to"]).dropna(), told["ready_to"].dropna()
    days = pd.concat([firsts, lasts]).drop_duplicates().sort_values(ignore_index=True)
    least, most = ([int(dates.le(day).sum()) for day in days] for dates in (lasts, firsts))
    return pd.DataFrame({"day": days, "least": least, "most": most})


def standing_counts(
    readiness: pd.DataFrame, milestone_id: str, kinds: Mapping[str, str] | None = None
) -> pd.DataFrame:
    """Return how many stand how at a milestone, a row an option: ready and within grace are never added.

    With `kinds` (participant_id to a kind), a row a kind within each option. Each of those asked is in one count.
    """
    own = _asked(readiness, milestone_id)
    index = [own["plan_option"].replace(OPTION_WORDS).rename("option")]
    if kinds is not None:
        index.append(own["participant_id"].map(dict(kinds)).fillna(WITHHELD).rename("kind"))
    states = own["status"].groupby(index, sort=False).value_counts().unstack(fill_value=0)
    counts = states.reindex(columns=list(STATE_WORDS), fill_value=0).rename(columns=STATE_WORDS)
    counts.insert(0, "asked", counts.sum(axis=1))
    rare = [STATE_WORDS[one] for one in ("option_undated", WITHHELD)]
    idle = [name for name in rare if not counts[name].any()]
    return counts.drop(columns=idle).rename_axis(columns=None).astype("int64")


def standing_table(readiness: pd.DataFrame, milestone_id: str, names: Mapping[str, str]) -> pd.DataFrame:
    """Return a row a participant asked for a milestone: how it stands under each option, by what, and the cell.

    Who is ready first stands first, who gives no date last. `names` is participant_id to name.
    """
    own = _asked(readiness, milestone_id)
    first = own.drop_duplicates("participant_id").set_index("participant_id")
    day = first["ready_to"].fillna(first["ready_from"])
    first = first.loc[day.sort_values(kind="stable", na_position="last").index]
    states = own.pivot(index="participant_id", columns="plan_option", values="status").loc[first.index]
    options = {option: words for option, words in OPTION_WORDS.items() if option in states}
    days = zip(first["ready_from"], first["ready_to"], strict=True)
    return pd.DataFrame(
        {
            "participant": [names.get(who, who) for who in first.index],
            "ready": [interval_words(earliest, latest) for earliest, latest in days],
            "by": first["basis"].fillna("").to_numpy(),
            **{words: states[option].map(STATE_WORDS).to_numpy() for option, words in options.items()},
            "source": place_words(first).to_numpy(),
        }
    )


def _asked(readiness: pd.DataFrame, milestone_id: str) -> pd.DataFrame:
    """Return the readiness of those asked for a milestone."""
    return readiness[readiness["milestone_id"].eq(milestone_id) & readiness["status"].ne("not_applicable")]
