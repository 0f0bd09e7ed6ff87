"""What the plans come to: readiness, gates and what follows from them, tested again by what is seen."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis import withholding
from mhhs_analysis.disclosure.case import Case


def readiness_shown(readiness: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return readiness, withheld of those whose plan or word is not seen."""
    return withholding.readiness_shown(readiness, case.hidden, case.secret.names)


def gate_results_shown(results: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the gates as what is seen decides them, else withheld."""
    full = case.full
    return withholding.gate_results_shown(
        results,
        full["readiness"],
        full["participants"],
        full["roles"],
        case.gates,
        case.hidden,
        case.secret.names,
    )


def shortest_dates_shown(found: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the shortest dates of gates that concern nobody in confidence."""
    return withholding.shortest_dates_shown(found, case.shut)


def cohort_shown(cohort: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the cohort of gates that concern nobody in confidence."""
    return withholding.cohort_shown(cohort, case.shut, case.secret.names)


def clashes_shown(clashes: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the clashes between plans that are seen."""
    return withholding.clashes_shown(clashes, case.hidden_plans, case.secret.names)
