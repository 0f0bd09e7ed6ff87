"""What bears out the positions: conditions, evidence, claims, themes and changes, of public answers and plans."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis import evidence_shown as shown
from mhhs_analysis.analysis.evidence import SIDE_ASKED
from mhhs_analysis.analysis.themes import open_asked
from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.frames import EVIDENCE, WITHHELD

_OF_AN_OPTION = ["participant_id", "round", "plan_option"]


def of_public_answers(table: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the rows that were read in answers that are seen."""
    return shown.without_confidential(table, case.own)


def conditions_shown(conditions: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the conditions of answers that are seen, the position beside them withheld where that isn't."""
    return shown.conditions_shown(conditions, case.full["positions"], case.own)


def found_shown(found: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return what was found in answers and plans that are seen."""
    return shown.found_shown(found, case.own, case.secret.names)


def evidence_shown(evidence: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return evidence, grades withheld that may rest on what is not seen.

    Whoever answers in confidence why an option does or doesn't work has a row on it, whether or not the answer says
    anything; a comment that nobody asked for gives none, for it would tell which option it is on.
    """
    seen = shown.evidence_shown(evidence, case.own, case.secret.names)
    asks = open_asked(case.full["answers"], case.full["questions"])
    asked = asks[asks["asks_for"].isin(SIDE_ASKED) & ~asks["is_beside"] & asks["plan_option"].notna()]
    is_closed = seen["side"].eq(WITHHELD)
    closed = seen[is_closed & _keys(seen).isin(_keys(asked))]
    unsaid = asked[case.is_hidden(asked) & ~_keys(asked).isin(_keys(closed))].drop_duplicates(_OF_AN_OPTION)
    made = unsaid[[*_OF_AN_OPTION, "is_confidential", "file"]].assign(
        side=WITHHELD, grade=WITHHELD, is_grade_confidential=True
    )
    made = made.reindex(columns=EVIDENCE.column_names).astype(EVIDENCE.dtypes)
    whole = pd.concat([seen[~is_closed], closed, made])
    return whole.sort_values(list(EVIDENCE.key), kind="stable", ignore_index=True)


def _keys(table: pd.DataFrame) -> pd.MultiIndex:
    return pd.MultiIndex.from_frame(table[_OF_AN_OPTION].astype("str"))


def claims_shown(claims: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the claims of answers that are seen, held against plans that are."""
    return shown.claims_shown(claims, case.own, case.secret.names)


def changes_shown(changes: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return what changed between rounds, as far as both ends are seen."""
    return shown.changes_shown(changes, case.own, case.secret.names)


def agreement_shown(agreement: pd.DataFrame, case: Case) -> pd.DataFrame:  # noqa: ARG001  (a rule is given its case)
    """Return how far coders agree, without who they are."""
    return shown.agreement_shown(agreement)
