"""Counts that give nobody's position away, nor which themes an answer in confidence speaks of."""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from typing import Any

import pandas as pd

from mhhs_analysis.analysis.evidence_shown import rounds_hiding_late
from mhhs_analysis.analysis.positions import standings_of
from mhhs_analysis.analysis.themes import open_asked
from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.disclosure.suppression import Sum, suppressed
from mhhs_analysis.frames import WITHHELD

_SEEN_ANYWAY = ("no_response", "not_answered")
"""Standings of units that gave no position: that they gave none is shown of everybody."""
Group = tuple[str, ...]
"""A round, an option and a side, "" where there is none, and what else tells a count apart."""


def position_counts_shown(counts: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the counts of each option, those withheld that would give a confidential position away.

    What is known of the others is taken off, and what is left counts the units whose positions are confidential.
    Counts of those in time are withheld where a confidential answer came late, which the two together would tell.
    """
    positions = case.full["positions"]
    hidden = positions[case.is_hidden(positions) & positions["milestone_id"].isna()]
    counts = counts.copy()
    late = rounds_hiding_late(case.full["answers"], case.own)
    for key, group in counts.groupby(["round", "plan_option", "answers_counted"]):
        round_, option, counted = map(str, key)
        own = hidden[hidden["round"].eq(round_) & hidden["plan_option"].eq(option)]
        standings = standings_of(positions, case.full["coverage"], option, round_)
        withheld = _withheld(group[~group["position"].isin(_SEEN_ANYWAY)], standings[_units(own, case)])
        if counted == "in_time" and round_ in late:
            withheld = [*group.index[~group["position"].eq("no_response")]]
        counts.loc[withheld, "units"] = pd.NA
        counts.loc[withheld, "shown"] = WITHHELD
    return counts


def theme_counts_shown(counts: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the counts of themes, those withheld that would tell of an answer in confidence what it speaks of.

    What public answers speak of is seen, and taken off a count it leaves how many units in confidence speak of the
    theme, and how many don't. A count is shown where both are three or more: then each of them could be any other,
    even to two who know their own; so is the count of units that answered, by whether they say anything. Where a unit
    has answers of both kinds on a side, none of the side's is shown; nor is any of a round in which somebody says in
    confidence what nobody asked, as it may be of each side. What is shown or not hangs on no such answer's words.
    """
    asks = _of_units(open_asked(case.full["answers"], case.full["questions"]), case)
    hits = _of_units(case.full["theme_hits"], case)
    hidden, says = case.is_hidden(asks), asks["says"].astype("bool")
    unseen = asks[hidden & asks["is_beside"]]
    seen = _units_by_group(asks.drop(unseen.index))
    secret, speaking, public = (
        _units_by_group(asks[is_so]) for is_so in (hidden, hidden & says, ~hidden & says)
    )
    spoken = _units_by_group(hits[case.is_hidden(hits)], "theme_id")
    shut = {group for group in seen if secret.get(group, set()) & public.get(group, set())}
    shut |= {group for group in seen if group[0] in {*unseen["round"]}}
    counts = counts[_each(counts, lambda group, _: group in seen)]

    def is_told(group: Group, those: Collection[str]) -> bool:
        return group in shut or _tells(len(those), len(secret.get(group, ())))

    themes = _each(counts, lambda group, row: is_told(group, spoken.get((*group, row["theme_id"]), ())))
    answered = _each(counts, lambda group, _: is_told(group, speaking.get(group, ())))
    return counts.assign(
        units=counts["units"].mask(themes),
        units_answered=counts["units_answered"].mask(answered),
        shown=counts["shown"].mask(themes, WITHHELD),
    )


def _each(counts: pd.DataFrame, holds: Callable[[Group, Mapping[Any, Any]], bool]) -> pd.Series:
    """Return of which rows something holds, given the round, option and side of each."""
    found = [holds(_group_of(row), row) for row in counts.to_dict("records")]
    return pd.Series(found, index=counts.index, dtype="bool")


def _tells(speak: int, asked: int) -> bool:
    """Return whether a count of those in confidence who speak would tell of one; where there are none, of nobody."""
    return asked > 0 and bool(suppressed([speak, asked - speak], [Sum((0, 1))]))


def _of_units(table: pd.DataFrame, case: Case) -> pd.DataFrame:
    units = case.full["participants"].set_index("participant_id")["responds_for"]
    return table.assign(unit=table["participant_id"].map(units))


def _units_by_group(table: pd.DataFrame, *beside: str) -> dict[Group, set[str]]:
    """Return the units of rows by round, option and side, and by what else is named."""
    found: dict[Group, set[str]] = {}
    for row in table.to_dict("records"):
        found.setdefault((*_group_of(row), *(row[name] for name in beside)), set()).add(row["unit"])
    return found


def _group_of(row: Mapping[Any, Any]) -> Group:
    return tuple("" if pd.isna(row[name]) else str(row[name]) for name in ("round", "plan_option", "side"))


def _units(positions: pd.DataFrame, case: Case) -> list[str]:
    """Return the units of N that these positions are the voice of."""
    whose = case.full["coverage"].set_index("participant_id")["responds_for"]
    return sorted({*positions["participant_id"].map(whose)})


def _withheld(group: pd.DataFrame, hidden: pd.Series) -> list[int]:
    """Return the rows of an option's counts to withhold; `hidden` is how each unit in confidence stands."""
    many = hidden.value_counts()
    behind = [int(many.get(position, 0)) for position in group["position"]]
    rows = [*group.index]
    return [rows[cell] for cell in suppressed(behind, [Sum(tuple(range(len(rows))))])]
