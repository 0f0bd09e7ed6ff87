"""Positions and evidence without what an audience may not see: each row as it is, marked as withheld, or left out.

What is marked hangs on the registers alone (whose answers and plans are confidential, who has no public name), never
on what stands in them.
"""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from mhhs_analysis.analysis.positions import came_late
from mhhs_analysis.frames import CLAIMS, EVIDENCE, POSITIONS_HELD, ROUND_CHANGES, WITHHELD, Frame

_PLAN_TOLD = ("least_days", "most_days", "why", "plan_from", "plan_to", "plan_place")


def positions_shown(positions: pd.DataFrame, own: str, nameless: Collection[str]) -> pd.DataFrame:
    """Return positions withheld that rest on a confidential answer, and grades that may rest on a hidden plan."""
    hidden = _is_hidden(positions, "is_confidential", own)
    ungraded = hidden | _is_hidden(positions, "is_grade_confidential", own, nameless)
    shown = positions.copy()
    shown.loc[hidden, ["position", "reasons_for", "reasons_against", "coded_by"]] = WITHHELD
    shown.loc[hidden, ["sheet", "cell"]] = None
    shown.loc[ungraded, ["evidence_grade", "agrees_with_own_plan"]] = WITHHELD
    return shown.astype(POSITIONS_HELD.dtypes)


def without_confidential(table: pd.DataFrame, own: str) -> pd.DataFrame:
    """Return the rows of public answers, and one's own: that there are others the answers and positions say."""
    return table[~_is_hidden(table, "is_confidential", own)]


def conditions_shown(conditions: pd.DataFrame, positions: pd.DataFrame, own: str) -> pd.DataFrame:
    """Return the conditions of public answers, beside them the position only where that is public too.

    `positions` are the full ones: whether a position is confidential they say, by the answers on its option.
    """
    key = ["participant_id", "round", "plan_option"]
    secret = positions[_is_hidden(positions, "is_confidential", own)]
    shut = set(secret[key].itertuples(index=False, name=None))
    shown = without_confidential(conditions, own)
    hidden = [one in shut for one in shown[key].itertuples(index=False, name=None)]
    mask = pd.Series(hidden, index=shown.index, dtype="bool")
    return shown.assign(position=shown["position"].mask(mask, WITHHELD))


def found_shown(found: pd.DataFrame, own: str, nameless: Collection[str]) -> pd.DataFrame:
    """Return what was found in public answers, and the public plans of those with a public name."""
    is_plan = found["kind"].eq("plan") & found["participant_id"].isin(nameless)
    return without_confidential(found[~is_plan], own)


def evidence_shown(evidence: pd.DataFrame, own: str, nameless: Collection[str]) -> pd.DataFrame:
    """Return evidence, the grade withheld where it may rest on a hidden plan.

    Of confidential answers a row a respondent and option says no more than that they are.
    """
    hidden = _is_hidden(evidence, "is_confidential", own)
    told = ["participant_id", "round", "plan_option", "is_confidential", "is_grade_confidential", "file"]
    closed = evidence.loc[hidden, told].drop_duplicates(["participant_id", "round", "plan_option"])
    closed = closed.assign(side=WITHHELD, grade=WITHHELD).reindex(columns=EVIDENCE.column_names)
    shown = evidence[~hidden].copy()
    ungraded = _is_hidden(shown, "is_grade_confidential", own, nameless)
    shown.loc[ungraded, ["grade", "because"]] = WITHHELD
    shown.loc[ungraded, "plan_file"] = None
    both = pd.concat([shown.astype(EVIDENCE.dtypes), closed.astype(EVIDENCE.dtypes)])
    return both.sort_values(list(EVIDENCE.key), kind="stable")


def claims_shown(claims: pd.DataFrame, own: str, nameless: Collection[str]) -> pd.DataFrame:
    """Return claims of public answers; how they stand to a hidden plan is withheld."""
    shown = without_confidential(claims, own)
    return _masked(
        shown, _is_hidden(shown, "is_plan_confidential", own, nameless), _PLAN_TOLD, "outcome", CLAIMS
    )


def changes_shown(changes: pd.DataFrame, own: str, nameless: Collection[str]) -> pd.DataFrame:
    """Return round_changes, what rests on confidential answers or hidden plans withheld."""
    no_plan = changes["what"].eq("plan_date") & changes["participant_id"].isin(nameless)
    hidden = _is_hidden(changes, "is_confidential", own) | no_plan
    shown = changes.assign(why=changes["why"].mask(hidden, WITHHELD))
    told = ("earlier", "later", "least_days", "most_days", "places")
    return _masked(shown, hidden, told, "change", ROUND_CHANGES)


def agreement_shown(agreement: pd.DataFrame) -> pd.DataFrame:
    """Return coder_agreement without who the two are."""
    return agreement.assign(coders=agreement["coders"].mask(agreement["coders"].notna(), WITHHELD))


def rounds_hiding_late(answers: pd.DataFrame, own: str) -> set[str]:
    """Return the rounds in which a confidential answer came late: a count of those in time would tell of it."""
    return {*answers.loc[_is_hidden(answers, "is_confidential", own) & came_late(answers), "round"]}


def _is_hidden(table: pd.DataFrame, flag: str, own: str, nameless: Collection[str] = ()) -> pd.Series:
    """Return which rows are flagged, or of those without a public name, and not one's own."""
    is_other = table["participant_id"].ne(own)
    return (table[flag].astype("bool") | table["participant_id"].isin(nameless)) & is_other


def _masked(
    table: pd.DataFrame, hidden: pd.Series, told: Collection[str], verdict: str, frame: Frame
) -> pd.DataFrame:
    """Return a table whose hidden rows keep their key, and a marker for their verdict."""
    masked = table.assign(**{name: table[name].mask(hidden) for name in told})
    return masked.assign(**{verdict: masked[verdict].mask(hidden, WITHHELD)}).astype(frame.dtypes)
