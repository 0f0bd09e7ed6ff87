"""coding.csv: what an open answer says of being ready, read by a person."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mhhs_analysis.consultation.register_columns import NOTHING
from mhhs_analysis.consultation.registers import Entry, Row

Record = dict[str, Any]
Key = tuple[str, str, str]

REGISTER = "coding.csv"


def coding_faults(
    entries: Sequence[Entry], participants: Iterable[Row], questions: Iterable[Row]
) -> Iterator[str]:
    """Tell each entry that codes no question put to a participant, or another option than it asks about, or twice."""
    asked = {(row["round"], row["question_id"]): row.get("plan_option", "") for row in questions}
    known = {row["participant_id"] for row in participants}
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        if entry["participant_id"] not in known:
            yield f"{entry.place}: participant {entry['participant_id']!r} is not in participants.csv"
        about = asked.get((entry["round"], entry["question_id"]))
        if about is None:
            yield f"{entry.place}: no question {entry['question_id']!r} of {entry['round']!r} in questions.csv"
        elif about and about != entry["plan_option"]:
            yield f"{entry.place}: plan_option is {entry['plan_option']!r}; the question asks about {about}"
        earlier = seen.setdefault((*_answer(entry), entry["plan_option"]), entry)
        if earlier is not entry:
            yield f"{entry.place}: that answer is coded in row {earlier.number} too; keep one row"


def said_in_answers(
    entries: Iterable[Entry], answers: Iterable[Mapping[Any, Any]]
) -> tuple[list[Record], list[Record]]:
    """Return what people read in open answers, as `statements_of` takes it, and a warning for each that waits.

    What is said is as confidential as the answer it was read in. An entry waits while no such answer has come.
    """
    given = {(row["participant_id"], row["round"], row["question_id"]): row for row in answers}
    said, waiting = [], []
    for entry in entries:
        answer = given.get(_answer(entry))
        if answer is None:
            waiting.append(_warning(entry))
        elif entry["says"] != NOTHING:
            said.append(_said(entry, answer))
    return said, waiting


def _answer(entry: Entry) -> Key:
    return entry["participant_id"], entry["round"], entry["question_id"]


def _said(entry: Entry, answer: Mapping[str, Any]) -> Record:
    place = [answer[name] for name in ("file", "sheet", "cell")]
    where = ", ".join(str(part) for part in place if part is not None and part == part)
    return {
        "participant_id": entry["participant_id"],
        "plan_option": entry["plan_option"],
        "says": entry["says"],
        "said_in": f"{where}; coded by {entry.said}",
        "is_confidential": bool(answer["is_confidential"]),
    }


def _warning(entry: Entry) -> Record:
    return {
        "file": REGISTER,
        "sheet": None,
        "cell": f"row {entry.number}",
        "text": f"{entry['participant_id']} {entry['question_id']}",
        "reason": "a coding of an answer that has not come: it says nothing yet",
        "remedy": None,
    }
