"""coding.csv: what people read in open answers: a position, being ready, a condition, a theme.

Several people may code the same answer: each row is kept, and what they agree on stands, or what one settles.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from mhhs_analysis.analysis.coded import Coding, grouped, one_reading, readers_words
from mhhs_analysis.analysis.conditions import NONE, unsettled_conditions
from mhhs_analysis.analysis.reasons import place_of
from mhhs_analysis.consultation.register_columns import NOTHING
from mhhs_analysis.consultation.registers import Entry, Row, row_finding, truth_of
from mhhs_analysis.reference import says_nothing

Record = dict[str, Any]
Key = tuple[str, str, str]

REGISTER = "coding.csv"
COLUMN_OF = {"position": "position", "readiness": "says", "theme": "theme_id", "condition": "condition"}
"""The column of the register that holds each thing a row may code."""
_OF_A_CONDITION = ("owner", "gate_id")
_ALONE = ("position", "readiness")
"""What one person reads in an answer once: of themes and conditions there may be several."""
_SETTLE = "settle it in a row of coding.csv that says settles: yes"


def coding_faults(
    entries: Sequence[Entry], participants: Iterable[Row], questions: Iterable[Row]
) -> Iterator[str]:
    """Tell each entry that codes nothing or several things, no question put to a participant, or the same again."""
    asked = {(row["round"], row["question_id"]): row.get("plan_option", "") for row in questions}
    known = {row["participant_id"] for row in participants}
    seen: dict[tuple[str, ...], Entry] = {}
    for entry in entries:
        yield from _place_faults(entry, known, asked)
        yield from _kind_faults(entry)
        earlier = seen.setdefault(same_reading(entry), entry)
        if earlier is not entry:
            yield f"{entry.place}: that answer is coded in row {earlier.number} too; keep one row"


def coded_of(entry: Entry) -> str:
    """Return what a row codes, or "" where it codes nothing or several things."""
    given = [kind for kind, column in COLUMN_OF.items() if entry[column]]
    return given[0] if len(given) == 1 else ""


def codings_of(
    entries: Iterable[Entry], answers: Iterable[Mapping[Any, Any]]
) -> tuple[list[Record], list[Record]]:
    """Return each entry beside the answer it codes, and a warning for each that waits for one.

    What is coded is as confidential as the answer. A warning also tells each answer that people read differently.
    """
    given = {(row["participant_id"], row["round"], row["question_id"]): row for row in answers}
    codings = [_coding(entry, given[_answer(entry)]) for entry in entries if _answer(entry) in given]
    waiting = [_warning(entry) for entry in entries if _answer(entry) not in given]
    return codings, [*waiting, *_differing(codings)]


def said_in_answers(codings: Iterable[Record]) -> list[Record]:
    """Return what is said of being ready, as `statements_of` takes it: nothing where people read it differently."""
    own = (row for row in codings if row["codes"] == "readiness")
    groups = grouped(own, ["participant_id", "round", "question_id", "plan_option"])
    return [_said(rows) for rows in groups.values() if one_reading(rows, "says") != NOTHING]


def coded_as(codings: Iterable[Record], kind: str) -> list[Record]:
    """Return the codings of one kind: position, readiness, theme or condition."""
    return [row for row in codings if row["codes"] == kind]


def _place_faults(entry: Entry, known: set[str], asked: Mapping[tuple[str, str], str]) -> Iterator[str]:
    if entry["participant_id"] not in known:
        yield f"{entry.place}: participant {entry['participant_id']!r} is not in participants.csv"
    about = asked.get((entry["round"], entry["question_id"]))
    if about is None:
        yield f"{entry.place}: no question {entry['question_id']!r} of {entry['round']!r} in questions.csv"
    elif about and about != entry["plan_option"]:
        yield f"{entry.place}: plan_option is {entry['plan_option']!r}; the question asks about {about}"
    elif not entry["plan_option"] and coded_of(entry) != "theme":
        yield f"{entry.place}: no plan_option; say which option the answer speaks of"


def _kind_faults(entry: Entry) -> Iterator[str]:
    columns = ", ".join(COLUMN_OF.values())
    if not coded_of(entry):
        yield f"{entry.place}: fill in one of {columns}; a row codes one thing"
    condition = entry["condition"]
    if condition and condition.lower() != NONE and says_nothing(condition):
        yield f"{entry.place}: condition {condition!r} says nothing; write {NONE} where the answer puts none"
    for name in _OF_A_CONDITION:
        if entry[name] and not entry["condition"]:
            yield f"{entry.place}: {name} without a condition; say in its column what the condition is"


def same_reading(entry: Entry) -> tuple[str, ...]:
    """Return what two rows of one person may not have in common: one that settles is a word of its own."""
    kind = coded_of(entry)
    read = "" if kind in _ALONE else " ".join(entry[COLUMN_OF.get(kind, "says")].lower().split())
    return (*_answer(entry), entry["plan_option"], kind, read, entry.who, str(_settles(entry)))


def _settles(entry: Entry) -> bool:
    return truth_of(entry["settles"], unless_said=False)


def _answer(entry: Entry) -> Key:
    return entry["participant_id"], entry["round"], entry["question_id"]


def _coding(entry: Entry, answer: Mapping[Any, Any]) -> Record:
    """Return a row of the register beside its answer: its milestone, place and whether it is confidential."""
    names = (
        "participant_id",
        "round",
        "question_id",
        "says",
        "position",
        "condition",
        "owner",
        "gate_id",
        "theme_id",
    )
    held = ("kind", "text", "file", "sheet", "cell")
    return {
        **{name: entry[name] for name in names},
        **{name: answer[name] for name in held},
        "plan_option": entry["plan_option"] or None,
        "milestone_id": None if _is_missing(answer["milestone_id"]) else answer["milestone_id"],
        "is_confidential": bool(answer["is_confidential"]),
        "is_late": bool(answer.get("is_late") is True),
        "codes": coded_of(entry),
        "settles": _settles(entry),
        "who": entry.who,
        "said": entry.said,
        "row": entry.number,
    }


def _said(rows: Sequence[Coding]) -> Record:
    """Return one answer's word on being ready; "" says that nothing can be taken from it."""
    first = rows[0]
    names = (
        "participant_id",
        "round",
        "question_id",
        "plan_option",
        "is_confidential",
        "file",
        "sheet",
        "cell",
    )
    return {name: first[name] for name in names} | {
        "says": one_reading(rows, "says"),
        "said_in": f"{place_of(first)}; coded by {readers_words(rows, 'says')}",
    }


def _differing(codings: Sequence[Record]) -> Iterator[Record]:
    """Yield a warning for each answer that people read differently and nobody has settled."""
    key = ["participant_id", "round", "question_id", "plan_option"]
    for kind in _ALONE:
        own = grouped(coded_as(codings, kind), key)
        for rows in own.values():
            if not one_reading(rows, COLUMN_OF[kind]):
                reason = f"people read a {kind} in it differently: {readers_words(rows, COLUMN_OF[kind])}"
                yield _finding(rows[0], reason, _SETTLE)
    for rows in grouped(coded_as(codings, "condition"), key).values():
        for mapped in unsettled_conditions(rows):
            reason = f"people map a condition in it to different gates: {readers_words(mapped, 'gate_id')}"
            yield _finding(mapped[0], reason, _SETTLE)


def _warning(entry: Entry) -> Record:
    row = {name: entry[name] for name in ("participant_id", "question_id")} | {"row": entry.number}
    return _finding(row, "a coding of an answer that has not come: it says nothing yet", None)


def _finding(row: Mapping[str, Any], reason: str, remedy: str | None) -> Record:
    return row_finding(REGISTER, row["row"], f"{row['participant_id']} {row['question_id']}", reason, remedy)


def _is_missing(value: object) -> bool:
    return value is None or value != value
