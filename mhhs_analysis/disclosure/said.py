"""What respondents said: answers, and the positions read in them."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis import evidence_shown
from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.frames import WITHHELD


def answers_shown(answers: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return every answer, the marker and no place where it is confidential."""
    hidden = case.is_hidden(answers)
    answers = answers.copy()
    answers.loc[hidden, "text"] = WITHHELD
    answers.loc[hidden, ["sheet", "cell"]] = None
    return answers


def positions_shown(positions: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return every position, the marker where an answer it rests on, or a plan its grade may rest on, is not seen."""
    return evidence_shown.positions_shown(positions, case.own, case.secret.names)
