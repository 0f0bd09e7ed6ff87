"""What bears out the positions: conditions, evidence, claims, themes and changes, of public answers and plans."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis import evidence_shown as shown
from mhhs_analysis.disclosure.case import Case


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
    """Return evidence, grades withheld that may rest on what is not seen."""
    return shown.evidence_shown(evidence, case.own, case.secret.names)


def claims_shown(claims: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the claims of answers that are seen, held against plans that are."""
    return shown.claims_shown(claims, case.own, case.secret.names)


def changes_shown(changes: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return what changed between rounds, as far as both ends are seen."""
    return shown.changes_shown(changes, case.own, case.secret.names)


def agreement_shown(agreement: pd.DataFrame, case: Case) -> pd.DataFrame:  # noqa: ARG001  (a rule is given its case)
    """Return how far coders agree, without who they are."""
    return shown.agreement_shown(agreement)
