"""What respondents said: answers, and the positions read in them."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.analysis import evidence_shown
from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.frames import WITHHELD


def questions_shown(questions: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return what the programme asked, and of what was answered beside it only what an answer that is seen answers."""
    answers = pd.concat([case.full["answers"], case.full["superseded_answers"]])
    seen = {*map(tuple, answers.loc[~case.is_hidden(answers), ["round", "question_id"]].to_numpy())}
    is_seen = [tuple(row) in seen for row in questions[["round", "question_id"]].to_numpy()]
    return questions[~questions["is_beside"].astype(bool) | pd.Series(is_seen, questions.index, dtype="bool")]


def answers_shown(answers: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return every answer, the marker and no place where it is confidential."""
    hidden = case.is_hidden(answers)
    answers = answers.copy()
    answers.loc[hidden, "text"] = WITHHELD
    answers.loc[hidden, ["content", "sheet", "cell"]] = None
    return _undated(_unasked(answers, hidden, case), hidden)


def _unasked(answers: pd.DataFrame, hidden: pd.Series, case: Case) -> pd.DataFrame:
    """Return answers in which those hidden don't say what nobody asked: the clause, or that reasons are against."""
    questions = case.full["questions"]
    beside = {
        *map(tuple, questions.loc[questions["is_beside"].astype(bool), ["round", "question_id"]].to_numpy())
    }
    is_beside = [tuple(row) in beside for row in answers[["round", "question_id"]].to_numpy()]
    named = hidden & pd.Series(is_beside, answers.index, dtype="bool")
    numbers = answers[named].groupby(["participant_id", "round"]).cumcount() + 1
    answers.loc[named, "question_id"] = f"{WITHHELD} " + numbers.astype("str")
    answers.loc[named, ["plan_option", "milestone_id"]] = None
    return answers


def superseded_answers_shown(answers: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return every answer that was replaced, the marker and neither place where it is confidential."""
    shown = answers_shown(answers, case)
    places = ["replaced_by_sheet", "replaced_by_cell"]
    shown.loc[case.is_hidden(answers), places] = None
    return shown


def respondents_shown(respondents: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return every respondent; what names it only where that is a public participant's own name.

    Who matches no participant, or only by its address or whose file it is, may have signed with a person's name.
    """
    own, hidden = respondents["participant_id"].eq(case.own), case.is_hidden(respondents)
    nameless = respondents["participant_id"].isna() | respondents["participant_id"].isin(case.secret.names)
    is_its_name = respondents["matched_by"].isin(["id", "name"]) & ~nameless
    shown = respondents.copy()
    shown.loc[~is_its_name & ~own & shown["respondent"].notna(), "respondent"] = WITHHELD
    shown.loc[(hidden | nameless) & ~own, ["sheet", "cell"]] = None
    return _undated(shown, hidden)


def _undated(table: pd.DataFrame, hidden: pd.Series) -> pd.DataFrame:
    """Return a table without the day on which those hidden answered."""
    table.loc[hidden, "answered_date"] = pd.NaT
    table.loc[hidden, "is_late"] = pd.NA
    return table


def positions_shown(positions: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return every position, the marker where an answer it rests on, or a plan its grade may rest on, is not seen."""
    return evidence_shown.positions_shown(positions, case.own, case.secret.names)
