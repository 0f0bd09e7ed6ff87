"""What can be wrong in the registers of participants, receipts and questions: each fault with file and row."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath

from mhhs_analysis.consultation.identity import alias_faults
from mhhs_analysis.consultation.register_columns import not_allowed
from mhhs_analysis.consultation.registers import Row, repeated, row_faults
from mhhs_analysis.frames import OPTIONS

Rows = tuple[Row, ...]


def participant_faults(path: Path, participants: Rows) -> Iterator[str]:
    """Tell the faults of participants.csv."""
    yield from _row_faults(path, participants)
    yield from repeated(path, participants, "participant_id")
    yield from alias_faults(path, participants)


def received_faults(path: Path, received: Rows, participants: Rows) -> Iterator[str]:
    """Tell the faults of received.csv."""
    known = {row["participant_id"] for row in participants}
    yield from _row_faults(path, received)
    yield from repeated(path, received, "file")
    for number, row in enumerate(received, 2):
        place = f"{path} row {number}"
        if row.get("participant_id") and row["participant_id"] not in known:
            yield f"{place}: participant {row['participant_id']!r} is not in participants.csv"
        if row["file"] and not _is_sent(row["file"]):
            yield f"{place}: file is {row['file']!r}; name one in plans/ or responses/"
        if row["kind"] == "plan" and not row.get("participant_id"):
            yield f"{place}: no participant_id; say whose plan it is"
    yield from _supersedes_faults(path, received)


def question_faults(path: Path, questions: Rows) -> Iterator[str]:
    """Tell the faults of questions.csv."""
    yield from _row_faults(path, questions)
    numbered = tuple({"question_id": f"{row['question_id']} of {row['round']}"} for row in questions)
    yield from repeated(path, numbered, "question_id")
    for number, row in enumerate(questions, 2):
        if row["asks_for"] == "position" and not row.get("plan_option"):
            yield from not_allowed(f"{path} row {number}", "plan_option", "", OPTIONS)
    yield from _position_faults(path, questions)
    yield from _same_as_faults(path, questions)


def _position_faults(path: Path, questions: Rows) -> Iterator[str]:
    """Tell each question that asks for a position of which another of its round asked: one would hide the other."""
    asked: dict[tuple[str, ...], int] = {}
    for number, row in enumerate(questions, 2):
        about = (row["round"], row.get("plan_option", ""), row.get("milestone_id", ""))
        if row["asks_for"] == "position" and asked.setdefault(about, number) != number:
            yield (
                f"{path} row {number}: asks for the position that row {asked[about]} asks for; make one of them a "
                "comment, or say which milestone it is of"
            )


def _same_as_faults(path: Path, questions: Rows) -> Iterator[str]:
    """Tell each question that says it asks again what no other round asked."""
    asked = {f"{row['round']}:{row['question_id']}": row["round"] for row in questions}
    for number, row in enumerate(questions, 2):
        named = row.get("same_as")
        if named and asked.get(named, row["round"]) == row["round"]:
            yield f"{path} row {number}: same_as is {named!r}; name a question of another round, as in round-1:Q4"


def _row_faults(path: Path, rows: Rows) -> Iterator[str]:
    for number, row in enumerate(rows, 2):
        yield from row_faults(path, number, row)


def _supersedes_faults(path: Path, received: Rows) -> Iterator[str]:
    """Tell each file that says it replaces one it can't replace."""
    by_file = {row["file"]: row for row in received}
    for number, row in enumerate(received, 2):
        named = row.get("supersedes")
        if named and (why := _cannot_replace(row, by_file.get(named), by_file)):
            yield f"{path} row {number}: supersedes {named!r}, {why}"


def _cannot_replace(row: Row, earlier: Row | None, by_file: dict[str, Row]) -> str:
    """Return why a file can't replace another, or "" where it can; days that are no days are told elsewhere."""
    if earlier is None:
        return "which is not in received.csv; name the file as it stands there"
    if row["file"] in _replaced(earlier, by_file) or earlier is row:
        return "which replaces it in turn; say which of the two came last"
    if (earlier.get("participant_id"), earlier["kind"]) != (row.get("participant_id"), row["kind"]):
        return f"which is not a {row['kind']} of the same participant; name one that is"
    if earlier["received_date"] > row["received_date"]:
        return f"which came later, on {earlier['received_date']}; name one received before it"
    return ""


def _replaced(row: Row, by_file: dict[str, Row]) -> set[str]:
    """Return the files that a file replaces, and those that they replace, however it goes round."""
    found: set[str] = set()
    while (named := row.get("supersedes")) and named in by_file and named not in found:
        found.add(named)
        row = by_file[named]
    return found


def _is_sent(file: str) -> bool:
    parts = PurePosixPath(file).parts
    return len(parts) > 1 and parts[0] in {"plans", "responses"} and ".." not in parts
