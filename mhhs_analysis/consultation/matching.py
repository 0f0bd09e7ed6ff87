"""Respondents as they name themselves, matched to the register; and one answer a question."""

from __future__ import annotations

import re
from collections.abc import Iterable

import pandas as pd

from mhhs_analysis.consultation.files import Record, Sent
from mhhs_analysis.consultation.folder import Folder
from mhhs_analysis.frames import ANSWERS, frame_of

_FORMS_OF_COMPANY = r"\b(limited|ltd|plc|llp|group|company|co|the|uk)\b"


def answers_of(sent: Sent, folder: Folder) -> tuple[pd.DataFrame, list[Record]]:
    """Return answers matched to the register, and entries of set_aside for those that match nobody.

    Of two answers of a participant to one question the one received last stands, the later row of a file
    after the earlier; the other is set aside.
    """
    known = _names(folder)
    placed, aside = [], []
    for row in sent.responses:
        who = known.get(row["respondent"].lower()) or known.get(_plain(row["respondent"]))
        if who:
            placed.append(row | {"participant_id": who})
        else:
            aside.append(
                _aside(row, "a respondent that is not in participants.csv", "say which participant it is")
            )
    latest, earlier = _latest(placed)
    aside += [_aside(row, "answered again later", "") for row in earlier]
    return frame_of((_answer(row, folder) for row in latest), ANSWERS), aside


def _names(folder: Folder) -> dict[str, str]:
    """Return participant by identifier and by name, written in full and without its form of company."""
    names = {row["participant_id"].lower(): row["participant_id"] for row in folder.participants}
    plain = [(_plain(row["participant_name"]), row["participant_id"]) for row in folder.participants]
    shared = {name for name, _ in plain if sum(name == other for other, _ in plain) > 1}
    return {name: who for name, who in plain if name not in shared} | names


def _plain(name: str) -> str:
    """Return a name in lower case without punctuation or form of company: "Ltd" and "Limited" are one."""
    words = re.sub(r"[^\w ]+", " ", name.lower().replace("&", " and "))
    return " ".join(re.sub(_FORMS_OF_COMPANY, " ", words).split())


def _latest(rows: Iterable[Record]) -> tuple[list[Record], list[Record]]:
    """Return the answers that stand, and those that a later one replaces."""
    standing: dict[tuple[str, str, str], Record] = {}
    earlier = []
    for row in sorted(rows, key=lambda one: one["received_date"]):
        key = (row["participant_id"], row["round"], row["question_id"])
        if key in standing:
            earlier.append(standing.pop(key))
        standing[key] = row
    return list(standing.values()), earlier


def _answer(row: Record, folder: Folder) -> Record:
    question = next(
        one
        for one in folder.questions
        if (one["round"], one["question_id"]) == (row["round"], row["question_id"])
    )
    asked = {name: question.get(name) or None for name in ("plan_option", "milestone_id", "kind")}
    kept = ("participant_id", "round", "question_id", "text", "is_confidential", "file", "sheet", "cell")
    return asked | {name: row[name] for name in kept}


def _aside(row: Record, reason: str, remedy: str) -> Record:
    place = {name: row[name] for name in ("file", "sheet", "cell")}
    return place | {
        "text": f"{row['respondent']}: {row['text']}",
        "reason": reason,
        "remedy": remedy,
        "rows": 0,
    }
