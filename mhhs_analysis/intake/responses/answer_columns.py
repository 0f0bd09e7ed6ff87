"""What each column of an export is: of a question, of one part of its answer or one choice, of a role, or not used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Any

from mhhs_analysis.intake.headings.columns import normalised
from mhhs_analysis.intake.responses.asked import Question, Register, name_of, unlike
from mhhs_analysis.intake.responses.headings import PARTS, Header, Heading
from mhhs_analysis.intake.responses.kinds import kind_of
from mhhs_analysis.intake.responses.names import is_blank
from mhhs_analysis.intake.responses.pages import Page
from mhhs_analysis.intake.responses.roles import READ_AS, asks_why, numbered, part_of, role_of_heading

RATIONALE = "rationale"
_SECOND = "a second column for the same question"
_LONGEST_NUMBER = 20
_AROUND = " -:[]()\u2013\u2014"


@dataclass(frozen=True)
class Column:
    """A column of an export: what heads it, its role or question, and the column of confidence beside it.

    `option` is the one choice it is about, where a question has a column a choice; `tail` what its heading says
    beyond the question.
    """

    number: int
    heading: Heading
    role: str = ""
    question_id: str = ""
    kind: str = ""
    wording: str = ""
    part: str = "answer"
    tail: str = ""
    option: str = ""
    in_confidence: int = 0
    doubt: str = ""
    contradicted: str = ""
    """Why it is read with a warning."""

    @property
    def is_grouped(self) -> bool:
        """Whether it is one of several below the words of its question."""
        return bool(
            self.heading.part or (self.heading.group and self.question_id and (self.tail or self.option))
        )

    @property
    def read_as(self) -> str:
        """What it was read as, in words."""
        if self.question_id:
            return f"question ({self.kind})" if self.kind else "question"
        return READ_AS.get(self.role, "not used")


def columns_of(
    page: Page, header: Header, rows: tuple[int, ...], register: Register | None
) -> tuple[Column, ...]:
    """Return the columns below some headings, each with its part and the column of confidence beside it."""
    return tuple(_beside(_settled(list(_asking(page, header, rows, register)))))


def _asking(page: Page, header: Header, rows: tuple[int, ...], register: Register | None) -> Iterator[Column]:
    """Yield the columns: those of a question of the register, of a role, and, without a register, of any question."""
    taken: dict[str, object] = {}
    for number, heading in header.columns.items():
        column = Column(number, heading)
        if heading.part == "confidential answer":
            yield Column(number, heading, role=heading.part)
            continue
        texts = [text for row in rows if (text := page.text(row, number)) and not is_blank(text)]
        yield _asked(column, texts, register) if register else _named(column, texts, taken)


def _asked(column: Column, texts: list[str], register: Register) -> Column:
    heading = column.heading
    way, question = _found(heading, register)
    role = _role(heading)
    if question is None or (role and question["wording"] not in heading.text):
        denied = next(filter(None, map(register.denies, heading.ways)), "") if not role else ""
        doubt = f"its number is that of {denied}, its words are not" if denied else ""
        return _with(column, role=role, doubt="" if role else doubt or "a column that matches no question")
    told = {"question_id": question["question_id"], "wording": question["wording"]}
    tail = heading.part or _tail(heading, question, register)
    part = _part(tail, is_below=tail == heading.own)
    option = tail if part == "answer" and _is_choice(tail, question) else ""
    kind = "open" if part == RATIONALE else question.get("kind") or kind_of(texts)
    tail = "" if part != RATIONALE and part_of(tail) in PARTS else tail
    contradicted = register.contradicts(way)
    return _with(column, **told, kind=kind, part=part, tail=tail, option=option, contradicted=contradicted)


def _found(heading: Heading, register: Register) -> tuple[str, Question | None]:
    """Return the way in which a heading asks a question, and the question; `Q1 - Reasons` asks Q1's."""
    for way in heading.ways:
        if question := register.find(way):
            return way, question
    said = numbered(heading.own)
    is_part = bool(said.number) and part_of(said.wording) in ("answer", RATIONALE)
    return said.number, register.numbered(said.number) if is_part else None


def _tail(heading: Heading, question: Question, register: Register) -> str:
    """Return what a heading says beyond its question: what stands below it, or behind it in one heading."""
    if heading.group and register.find(heading.own) is None:
        return heading.own if register.find(heading.group) is question else ""
    before, wording, after = heading.own.partition(question["wording"])
    if wording and len(before) < _LONGEST_NUMBER:
        return after.strip(_AROUND)
    said = numbered(heading.own).wording
    return said if part_of(said) == RATIONALE else ""


def _part(tail: str, *, is_below: bool) -> str:
    """Return which part of an answer words beyond its question ask for; below one, words that ask why are enough."""
    part = part_of(tail) if tail else ""
    return RATIONALE if part == RATIONALE or (is_below and not part and asks_why(tail)) else "answer"


def _is_choice(tail: str, question: Question) -> bool:
    """Return whether words beyond a question are one of its choices; any may be, where several can be chosen."""
    offered = {normalised(one) for one in (question.get("choices") or "").split(";")} - {""}
    return bool(tail) and (question.get("choose") == "several" or normalised(tail) in offered)


# --- several columns of one question ----------------------------------------------------------------------


def _settled(columns: list[Column]) -> Iterator[Column]:
    """Yield columns, those of a question that has others, and that say they are more than its answer, not used.

    Columns that are headed alike ask the same again and are kept, as are those that are a choice each.
    """
    keys: dict[tuple[str, str], list[Column]] = {}
    for one in columns:
        if one.question_id:
            keys.setdefault((one.question_id, one.part), []).append(one)
    kept = {one.number for held in keys.values() for one in _kept(held)}
    for one in columns:
        yield _unused(one) if one.question_id and one.number not in kept else one


def _kept(held: list[Column]) -> list[Column]:
    """Return which columns of one part of a question's answer are read."""
    choices = [one for one in held if one.option]
    plain = [one for one in held if not one.tail]
    if held[0].part == RATIONALE:
        return held[:1]
    if len(choices) > 1 and not plain:
        return choices
    return plain or (held if len(held) == 1 else [])


def _unused(column: Column) -> Column:
    return Column(column.number, column.heading, doubt=_SECOND)


def _named(column: Column, texts: list[str], taken: dict[str, object]) -> Column:
    """Return a column without a register: a role, or a question that is called by its number or else its words."""
    heading = column.heading
    if role := _role(heading):
        return _with(column, role=role)
    ways = list(heading.ways)
    name = unlike(heading.code or name_of(ways[0]), taken)
    taken[name] = column
    part = RATIONALE if heading.part == RATIONALE else "answer"
    return _with(column, question_id=name, kind=kind_of(texts), wording=ways[0], part=part)


def _role(heading: Heading) -> str:
    return "" if heading.part else role_of_heading(heading.own)


def _with(column: Column, **said: Any) -> Column:  # noqa: ANN401 - fields of several kinds
    return replace(column, **said)


def _beside(columns: Iterator[Column]) -> Iterator[Column]:
    """Yield the columns, those right before a column of confidence of an answer with that column.

    A heading that may ask it of the whole form ("Confidential?") asks it of an answer where it stands again and again.
    """
    listed = list(columns)
    again = [one for one in listed if one.role == "confidential"]
    if len(again) > 1 and len({one.heading.own.rstrip("0123456789") for one in again}) < len(again):
        listed = [_with(one, role="confidential answer") if one in again else one for one in listed]
    yield from reversed(list(_with_confidence(reversed(listed))))


def _with_confidence(columns: Iterable[Column]) -> Iterator[Column]:
    """Yield columns from the last, each answer with the column of confidence after it, the parts of a group alike."""
    beside, group = 0, ""
    for one in columns:
        if one.role == "confidential answer":
            beside, group = one.number, one.heading.group
        elif one.question_id:
            is_its = bool(beside) and (group == one.heading.group if one.is_grouped else True)
            yield _with(one, in_confidence=beside if is_its else 0)
            beside = beside if is_its and one.is_grouped else 0
            continue
        yield one
