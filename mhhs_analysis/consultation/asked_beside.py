"""What respondents say beside the questions asked: reasons for a closed answer, comments on a clause.

Each becomes an answer to a question of its own, which the register doesn't list and the frame of questions does.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mhhs_analysis.consultation.registers import Row
from mhhs_analysis.frames import OPTIONS
from mhhs_analysis.reference import position_words, rows

Record = dict[str, Any]

_REASONS = {"supports": "reason_for", "opposes": "reason_against"}
_WORDS = {"reason_for": "reasons for", "reason_against": "reasons against", "condition": "conditions"}
_COMMENTS = ("comment", "proposed change")


def is_comment(row: Record) -> bool:
    """Return whether an answer is a comment or a change proposed in a log: nobody asked for it."""
    return row["part"] in _COMMENTS


def rationale_asked(question: Row, beside: str | None) -> Record:
    """Return the question that words beside a closed answer answer: reasons for a yes, against a no, else a comment.

    The side is the answer's own by position_words.csv, so a rationale given with conditions takes none.
    """
    asks_for = _side(question, beside)
    named = _WORDS.get(asks_for, "remarks")
    return _question(
        question["round"], f"{question['question_id']} {named}", asks_for,
        f"What was said beside the answer to: {question['wording']}",
        question.get("plan_option"), question.get("milestone_id"),
    )  # fmt: skip


def comment_asked(row: Record, count: int, about: Mapping[str, Any] | None) -> Record:
    """Return the question that a comment of a log answers: the clause it is about, with its number of several.

    `about` is the question of the register that the clause is, if it is one.
    """
    clause, part = row["question_id"], row["part"]
    named = "" if part == "comment" and about is None else f": {part}"
    number = f" ({count})" if count > 1 else ""
    said = "A comment on" if part == "comment" else "A change proposed to"
    option = about.get("plan_option") if about else _option_in(clause)
    milestone = about.get("milestone_id") if about else _milestone_in(clause)
    return _question(
        row["round"], f"{clause}{number}{named}", "comment", f"{said} {clause}", option, milestone
    )


def _side(question: Row, beside: str | None) -> str:
    """Return what words beside an answer are read as."""
    if question["asks_for"] != "position":
        return question["asks_for"] if question.get("kind") == "open" else "comment"
    words = " ".join((beside or "").lower().split())
    return _REASONS.get(position_words().get(words, ""), "comment")


def _question(
    round_: str, question_id: str, asks_for: str, wording: str, option: str | None, milestone: str | None
) -> Record:
    return {"round": round_, "question_id": question_id, "plan_option": option or None,
            "milestone_id": milestone or None, "kind": "open", "asks_for": asks_for, "wording": wording}  # fmt: skip


def _option_in(text: str) -> str | None:
    """Return the one option that a clause names, as in POAP 2."""
    found = {option for option in OPTIONS if re.search(rf"\b{option.replace('-', '[- ]?')}\b", text, re.I)}
    return found.pop() if len(found) == 1 else None


def _milestone_in(text: str) -> str | None:
    """Return the one milestone that a clause names, as in M9."""
    known = {row["milestone_id"] for row in rows("milestones")}
    found = {word for word in re.findall(r"\bM\d+\b", text) if word in known}
    return found.pop() if len(found) == 1 else None
