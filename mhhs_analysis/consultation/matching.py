"""Respondents as they name themselves, matched to the register; and one answer a question."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from mhhs_analysis.consultation import standing
from mhhs_analysis.consultation.asked_beside import comment_asked, is_comment
from mhhs_analysis.consultation.files import Record, Sent
from mhhs_analysis.consultation.folder import Folder
from mhhs_analysis.consultation.identity import Identities, Match
from mhhs_analysis.consultation.rationales import Asked, rationales_of
from mhhs_analysis.consultation.registers import Row
from mhhs_analysis.frames import ANSWERS, RESPONDENTS, SAID, SUPERSEDED_ANSWERS
from mhhs_analysis.reference import content_of, says_nothing

_SAY_WHO = "say which participant it is: in participants.csv (aliases), or in received.csv where it sent the file alone"
_ASK_DATE = "say when it was sent"
_OWN = ("participant_id", "round", "text", "is_confidential", "file", "sheet", "cell")


@dataclass
class Matched:
    """What respondents said, as rows of frames: questions are those asked beside the register's own."""

    answers: list[Record] = field(default_factory=list)
    superseded: list[Record] = field(default_factory=list)
    respondents: list[Record] = field(default_factory=list)
    questions: list[Record] = field(default_factory=list)
    set_aside: list[Record] = field(default_factory=list)
    warnings: list[Record] = field(default_factory=list)


def matched(sent: Sent, folder: Folder) -> Matched:
    """Return every respondent of every file with the participant it is, and its answers, one to a question.

    Of two answers of a participant to one question the one given last stands; the other is listed with what
    replaces it. Answers of respondents that match nobody are set aside.
    """
    found = Matched()
    matches = _matches(sent, folder)
    for row in sent.respondents:
        match = matches[_who(row)]
        found.respondents.append(_respondent(row, match, folder, len(found.respondents) + 1))
        found.warnings += _doubts(row, match)
    placed = []
    for row in sent.responses:
        match = matches[_who(row)]
        if match.participant_id:
            placed.append(row | {"participant_id": match.participant_id})
        else:
            found.set_aside.append(_aside(row, match.reason))
    _settle(found, placed, folder)
    return found


def _matches(sent: Sent, folder: Folder) -> dict[tuple[str, int], Match]:
    """Return who each respondent of each file is."""
    known = Identities(folder.participants)
    senders = {row["file"]: row.get("participant_id") or None for row in folder.received}
    times = Counter(row["file"] for row in sent.respondents)
    return {
        _who(row): known.of(row, senders.get(row["file"]), is_alone=times[row["file"]] == 1)
        for row in sent.respondents
    }


def _who(row: Mapping[str, Any]) -> tuple[str, int]:
    """Return the file and the number that a respondent has, and each of its answers."""
    number = row["respondent_number"] if "respondent_number" in row else row["number"]
    return row["file"], number


def _respondent(row: Record, match: Match, folder: Folder, number: int) -> Record:
    is_answered = bool(match.participant_id and row["answers"])
    reason = None if is_answered else match.reason or row["reason"] or "it answers no question that was asked"
    return {name: row.get(name) for name in RESPONDENTS.column_names} | {
        "number": number,
        "respondent": row["respondent"] or None,
        "is_confidential": row["is_confidential"] or row["holds_secret"],
        "participant_id": match.participant_id,
        "matched_by": match.matched_by,
        "outcome": "answered" if is_answered else "unusable",
        "reason": reason,
        **_given(row, folder),
    }


def _doubts(row: Record, match: Match) -> list[Record]:
    """Return a warning where a form says it was sent after its file came, or another than its sender is named in it."""
    place = {name: row[name] for name in ("file", "sheet", "cell")}
    found = []
    if row["submitted"] and row["submitted"][:10] > str(row["received_date"]):
        reason = "the form says it was sent after its file came: the day the file came counts"
        found.append(place | {"text": row["submitted"], "reason": reason, "remedy": _ASK_DATE})
    if row["sender"] and match.participant_id and match.participant_id != row["sender"]:
        reason = "the form names another participant than received.csv does: the form counts"
        found.append(
            place | {"text": row["respondent"], "reason": reason, "remedy": "say for whom it answers"}
        )
    return found


# --- which answers stand ----------------------------------------------------------------------------------


def _settle(found: Matched, placed: Sequence[Record], folder: Folder) -> None:
    """Add the answers that stand and those that don't, with the questions asked beside the register's own."""
    asked: Asked = {(row["round"], row["question_id"]): row for row in folder.questions}
    answers = [row for row in placed if row["part"] == "answer"]
    stand, gone = standing.latest(answers, lambda row: _is_empty(row, asked))
    said = [row for row in answers if not _is_empty(row, asked)]
    rationales, later = rationales_of(
        [row for row in placed if row["part"] == "rationale"], said, stand, asked
    )
    comments, again = _comments([row for row in placed if is_comment(row)], folder, asked)
    beside = [*rationales, *comments]
    own = {(one["round"], one["question_id"]): one for _, one in beside}
    found.questions = [question for key, question in own.items() if key not in asked]
    asked |= own
    found.answers = [_answer(row, asked, folder) for row in stand]
    found.answers += [
        _answer(row | {"question_id": one["question_id"]}, asked, folder) for row, one in beside
    ]
    listed = [*((row, row) for row in gone), *later, *again]
    found.superseded = [
        _answer(row, asked | {_key(one): one}, folder, SUPERSEDED_ANSWERS.column_names) | {"number": number}
        for number, (row, one) in enumerate(_with_question(listed, asked), 1)
    ]


def _with_question(
    listed: Iterable[tuple[Record, Mapping[str, Any]]], asked: Asked
) -> Iterable[tuple[Record, Mapping[str, Any]]]:
    """Yield each answer that no longer stands with the question it answers."""
    for row, question in listed:
        known = asked[_key(row)] if question is row else question
        yield row | {"question_id": known["question_id"]}, known


def _key(row: Mapping[str, Any]) -> tuple[str, str]:
    return row["round"], row["question_id"]


def _is_empty(row: Record, asked: Asked) -> bool:
    """Return whether an answer says nothing; what a closed question offers does say something."""
    question = asked[_key(row)]
    return not _is_offered(row, question) and says_nothing(row["text"], is_closed=row["kind"] == "closed")


def _is_offered(row: Record, question: Mapping[str, Any]) -> bool:
    offered = {one.strip().lower() for one in (question.get("choices") or "").split(";")} - {""}
    return row["text"].strip().lower() in offered


def _comments(
    rows: Sequence[Record], folder: Folder, asked: Asked
) -> tuple[list[tuple[Record, Record]], list[tuple[Record, Record]]]:
    """Return the comments of logs, each with the clause as its question, numbered where one has several.

    A comment replaces none but the same one said again; a log that replaces another replaces all of its comments.
    """
    by_file = {row["supersedes"]: row["file"] for row in folder.received if row.get("supersedes")}
    came = {row["file"]: row for row in rows}
    kept: list[Record] = []
    gone: list[tuple[Record, Record]] = []
    for row in standing.in_order(rows):
        newer = came.get(by_file.get(row["file"], ""))
        if newer is not None:
            gone.append(_replaced(row, newer, standing.REPLACED, asked))
            continue
        same = next((one for one in kept if _is_same(one, row)), None)
        if same is not None:
            kept.remove(same)
            gone.append(_replaced(same, row, standing.SAME, asked))
        kept.append(row)
    return _numbered(kept, asked), gone


def _replaced(row: Record, newer: Record, why: str, asked: Asked) -> tuple[Record, Record]:
    """Return a comment that another replaces, with the clause as its question."""
    return standing.replaced(row, newer, why), comment_asked(row, 1, asked.get(_key(row)))


def _is_same(one: Record, other: Record) -> bool:
    return standing.key_of(one) == standing.key_of(other) and one["text"].split() == other["text"].split()


def _numbered(rows: Iterable[Record], asked: Asked) -> list[tuple[Record, Record]]:
    times: Counter[tuple[str, ...]] = Counter()
    found = []
    for row in rows:
        times[standing.key_of(row)] += 1
        found.append((row, comment_asked(row, times[standing.key_of(row)], asked.get(_key(row)))))
    return found


# --- rows of frames ---------------------------------------------------------------------------------------


def _answer(
    row: Record, asked: Asked, folder: Folder, columns: Sequence[str] = ANSWERS.column_names
) -> Record:
    question = asked[_key(row)]
    told = {
        name: question.get(name) or None for name in ("question_id", "plan_option", "milestone_id", "kind")
    }
    kept = {name: row[name] for name in (*_OWN, *columns) if name in row and name not in told}
    return told | kept | {"content": _content(row, question)} | _given(row, folder)


def _content(row: Record, question: Mapping[str, Any]) -> str:
    """Return what there is in an answer: a no is one, but where reasons or conditions are asked says none."""
    is_choice = question.get("kind") == "closed" and question["asks_for"] in ("position", "comment")
    if is_choice and _is_offered(row, question):
        return SAID
    return content_of(row["text"], is_closed=is_choice)


def _given(row: Record, folder: Folder) -> Record:
    """Return when an answer was given, and whether after the close."""
    late = standing.is_late(row, folder.closes, str(folder.settings["round"]))
    return {"answered_date": standing.answered_date(row), "is_late": late}


def _aside(row: Record, reason: str) -> Record:
    place = {name: row[name] for name in ("file", "sheet", "cell")}
    named = f"{row['respondent']}: " if row["respondent"] else ""
    return place | {"text": f"{named}{row['text']}", "reason": reason, "remedy": _SAY_WHO, "rows": 0}


def questions_of(rows: Iterable[Row], beside: Iterable[Record], columns: Sequence[str]) -> list[Record]:
    """Return the questions of the register, and those that respondents answered beside them."""
    listed = [*((row, False) for row in rows), *((row, True) for row in beside)]
    return [
        {name: row.get(name) or None for name in columns} | {"is_beside": is_beside}
        for row, is_beside in listed
    ]
