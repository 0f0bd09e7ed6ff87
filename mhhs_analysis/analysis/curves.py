"""How many are ready by each date, and how everybody stands: at the least, by the last day a date could mean."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from mhhs_analysis.analysis.coverage import FEWEST_FOR_SHARES
from mhhs_analysis.analysis.deadlines import deadlines_of
from mhhs_analysis.analysis.readiness import DATED
from mhhs_analysis.analysis.reasons import marked_places
from mhhs_analysis.analysis.shortest import CHOICE
from mhhs_analysis.analysis.wording import OPTION_WORDS, day_words, interval_words
from mhhs_analysis.frames import WITHHELD

STATE_WORDS = {
    "ready": "ready",
    "ready_within_grace": "ready within grace",
    "late": "late",
    "not_planned_against": "later, but planned for another option",
    "grace_not_stated": "in time only with grace not stated to be its",
    "too_wide": "date too wide to tell",
    "no_date": "plan without that date",
    "not_readable": "plan not readable",
    "no_plan": "no plan sent",
    "option_undated": "no deadline in the option",
    WITHHELD: f"withheld {WITHHELD}",
}
_WITHHELD = STATE_WORDS[WITHHELD]
REPEATED = "by an option's own date, of all these"
"""The heading of how many stand where they do by a date that merely repeats an option's."""


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

    With `kinds` (participant_id to a kind), a row a kind within each option. Each of those asked is in one count;
    how many of them are there by a date that is an option's own, so not by evidence of theirs, stands last.
    Where any are withheld, the counts are headed as those shown, and those asked as asked or withheld.
    """
    own = _asked(readiness, milestone_id)
    index = [own["plan_option"].replace(OPTION_WORDS).rename("option")]
    if kinds is not None:
        index.append(own["participant_id"].map(dict(kinds)).fillna(WITHHELD).rename("kind"))
    states = own["status"].groupby(index, sort=False).value_counts().unstack(fill_value=0)
    counts = states.reindex(columns=list(STATE_WORDS), fill_value=0).rename(columns=STATE_WORDS)
    counts.insert(0, "asked", counts.sum(axis=1))
    rare = [STATE_WORDS[one] for one in ("grace_not_stated", "option_undated", WITHHELD)]
    counts[REPEATED] = _by_copied_dates(own).groupby(index, sort=False).sum().reindex(counts.index)
    idle = [name for name in (*rare, REPEATED) if not counts[name].any()]
    return _as_shown(counts.drop(columns=idle).rename_axis(columns=None).astype("int64"))


def _by_copied_dates(own: pd.DataFrame) -> pd.Series:
    """Return which rows stand where they do by a date that is an option's own, whichever option's it is."""
    copied = own.loc[own["is_anchored"].eq(True), "participant_id"]
    return own["participant_id"].isin(copied) & own["status"].isin(DATED)


def _as_shown(counts: pd.DataFrame) -> pd.DataFrame:
    """Return counts headed as those shown, where any are withheld: whether those were asked is withheld too."""
    if _WITHHELD not in counts:
        return counts
    shown = {name: f"{name}, shown" for name in counts.columns if name not in ("asked", _WITHHELD)}
    return counts.rename(columns={**shown, "asked": "asked or withheld"})


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
            "source": marked_places(first).to_numpy(),
        }
    )


def ready_by(
    readiness: pd.DataFrame, poap_items: pd.DataFrame, milestone_id: str, kinds: pd.DataFrame
) -> pd.DataFrame:
    """Return a row a kind: how many were asked, and how many are ready by each option's deadline, least to most.

    `kinds` has columns participant_id and kind, a row each kind a participant is of. Dates copied from an option are
    in no count; those of whom nothing may be shown stand in a column of their own.
    """
    told = _pooled(readiness, milestone_id).merge(kinds, on="participant_id", how="left")
    told = told.assign(kind=told["kind"].fillna(WITHHELD))
    days = _deadlines(poap_items, milestone_id)
    rows = [
        {"kind": kind, "asked": len(own), **{words: _count_by(own, day) for words, day in days.items()},
         _WITHHELD: int(own["is_withheld"].sum())}
        for kind, own in told.groupby("kind", sort=False)
    ]  # fmt: skip
    table = pd.DataFrame(rows, columns=["kind", "asked", *days, _WITHHELD]).set_index("kind")
    return _as_shown(table if table[_WITHHELD].any() else table.drop(columns=_WITHHELD))


def share_ready_by(
    readiness: pd.DataFrame, poap_items: pd.DataFrame, milestone_id: str, participants: pd.DataFrame
) -> pd.DataFrame:
    """Return the share of supply whose suppliers are ready by each option's deadline, the counts beside.

    Suppliers alone have a share, by meters; of those whose share the register gives. No share is told of fewer than
    ten suppliers, and none where any of them is withheld. A share decides no gate.
    """
    people = participants[["participant_id", "market_share", "constituency"]]
    told = _pooled(readiness, milestone_id).merge(people, on="participant_id")
    is_closed = told["is_withheld"] & (
        told["constituency"].str.endswith("supplier") | told["constituency"].eq(WITHHELD)
    )
    own = told[told["market_share"].notna()]
    rows = [_share_by(own, words, day, is_closed=bool(is_closed.any()))
            for words, day in _deadlines(poap_items, milestone_id).items()]  # fmt: skip
    return pd.DataFrame(
        rows, columns=["by", "suppliers", "share of supply", "of a share known of"]
    ).set_index("by")


def _pooled(readiness: pd.DataFrame, milestone_id: str) -> pd.DataFrame:
    """Return a row a participant asked: its days, none where they are copied from an option, and whether withheld."""
    own = _asked(readiness, milestone_id)
    copied = set(own.loc[own["is_anchored"].eq(True), "participant_id"])
    first = own.drop_duplicates("participant_id")
    is_copied = first["participant_id"].isin(copied)
    return pd.DataFrame(
        {
            "participant_id": first["participant_id"],
            "first": first["ready_from"].fillna(first["ready_to"]).mask(is_copied),
            "last": first["ready_to"].mask(is_copied),
            "is_withheld": first["status"].eq(WITHHELD),
        }
    )


def _deadlines(poap_items: pd.DataFrame, milestone_id: str) -> dict[str, pd.Timestamp]:
    """Return the deadline of each of the two options, under its words, as far as it has one."""
    found = deadlines_of(poap_items)
    own = found[found["milestone_id"].eq(milestone_id) & found["due_to"].notna()].set_index("plan_option")[
        "due_to"
    ]
    return {
        f"by {OPTION_WORDS[option]}'s deadline, {day_words(own[option])}": own[option]
        for option in CHOICE
        if option in own.index
    }


def _count_by(own: pd.DataFrame, day: pd.Timestamp) -> str:
    least, most = (int(own[name].le(day).sum()) for name in ("last", "first"))
    return str(least) if least == most else f"{least} to {most}"


def _share_by(own: pd.DataFrame, words: str, day: pd.Timestamp, *, is_closed: bool) -> dict[str, object]:
    """Return one deadline's count and share, the share withheld or left out where it may not stand."""
    count = f"{_count_by(own, day)} of {len(own)}"
    least, most = (own.loc[own[name].le(day), "market_share"].sum() for name in ("last", "first"))
    share = f"{least:.0%}" if least == most else f"{least:.0%} to {most:.0%}"
    if len(own) < FEWEST_FOR_SHARES:
        share = f"not told: fewer than {FEWEST_FOR_SHARES} suppliers"
    if is_closed:
        count = share = f"withheld {WITHHELD}"
    known = "" if is_closed else f"{own['market_share'].sum():.0%}"
    return {
        "by": words.removeprefix("by "),
        "suppliers": count,
        "share of supply": share,
        "of a share known of": known,
    }


def _asked(readiness: pd.DataFrame, milestone_id: str) -> pd.DataFrame:
    """Return the readiness of those asked for a milestone."""
    return readiness[readiness["milestone_id"].eq(milestone_id) & readiness["status"].ne("not_applicable")]
