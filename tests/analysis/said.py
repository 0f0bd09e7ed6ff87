"""Answers, questions and codings of a few rows, to test what is read in them."""

from typing import Any

import pandas as pd

from mhhs_analysis.frames import ANSWERS, QUESTIONS, frame_of
from mhhs_analysis.reference import content_of

ASKS = {
    "Q1": ("closed", "position", None),
    "Q1a": ("open", "reason_for", None),
    "Q1b": ("open", "reason_against", None),
    "Q1c": ("open", "condition", "M9"),
    "Q1d": ("closed", "position", "M10"),
    "Q2": ("open", "comment", None),
    "Q3": ("open", "comment", "M9"),
    "Q4": ("closed", "comment", None),
}
"""What the questions of a round ask for: kind, what for, and of which milestone."""


def questions(round_: str = "round-2", **said: dict) -> pd.DataFrame:
    """The questions of a round, on POAP 1, unless said otherwise of one."""
    rows = [
        {"round": round_, "question_id": one, "plan_option": "poap-1", "milestone_id": milestone, "kind": kind,
         "asks_for": asks, "wording": f"{one} of {round_}?", **said.get(one, {})}
        for one, (kind, asks, milestone) in ASKS.items()
    ]  # fmt: skip
    return frame_of(rows, QUESTIONS)


def answers(
    *given: tuple[str, str, str], round_: str = "round-2", secret: tuple[str, ...] = (), **said: object
) -> pd.DataFrame:
    """Answers of (who, question, text), those of `secret` confidential; each in a cell of its own."""
    rows = [
        {"participant_id": who, "round": round_, "question_id": question, "plan_option": "poap-1",
         "milestone_id": ASKS[question][2], "kind": ASKS[question][0], "text": text, "content": content_of(text),
         "is_confidential": who in secret, "file": "f", "cell": f"{question}-{who}", **said}
        for who, question, text in given
    ]  # fmt: skip
    return frame_of(rows, ANSWERS)


def coding(who: str, codes: str, reading: str, **said: Any) -> dict[str, Any]:
    """A row of coding.csv beside its answer: an analyst's reading of P1's answer to Q2."""
    column = {"position": "position", "readiness": "says", "theme": "theme_id", "condition": "condition"}[
        codes
    ]
    shared = {
        "participant_id": "P1", "round": "round-2", "question_id": "Q2", "plan_option": "poap-1", "milestone_id": None,
        "position": "", "says": "", "theme_id": "", "condition": "", "owner": "", "gate_id": "", "kind": "open",
        "text": "x", "file": "f", "sheet": None, "cell": "Q2-P1", "is_confidential": False, "is_late": False,
        "codes": codes, "settles": False, "who": who, "said": f"{who}, 2022-10-25: why", "row": 2,
    }  # fmt: skip
    return {**shared, column: reading, **said}
