"""A form of one respondent: labels with values, and tables of questions, answers and reasons."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from mhhs_analysis.intake.reading import Place, Row
from mhhs_analysis.intake.responses.asked import ASK_WHICH, Register, name_of, unlike
from mhhs_analysis.intake.responses.confidence import of_answer, of_form
from mhhs_analysis.intake.responses.kinds import kind_of
from mhhs_analysis.intake.responses.labels import Labelled, labelled_in
from mhhs_analysis.intake.responses.names import first_named, names_nobody
from mhhs_analysis.intake.responses.pages import Page
from mhhs_analysis.intake.responses.part_table import Answered, PartTable, part_tables
from mhhs_analysis.intake.responses.reading import NOT_FILLED_IN, Responses, understood
from mhhs_analysis.intake.responses.roles import READ_AS, WHO
from mhhs_analysis.intake.responses.submitted import cell_saying, doubt_order, submitted_at
from mhhs_analysis.intake.responses.ticks import has_boxes, ticked
from mhhs_analysis.intake.workbooks.sheets import column_letters

LAYOUT = "a form a respondent"
_NO_QUESTION = "add the question to questions.csv, or ask which question it answers"
_ASK_FILLED = "ask for the form filled in"


@dataclass
class FormPage:
    """A page of a form: its tables, its labels, and the rows that neither takes."""

    page: Page
    tables: list[PartTable]
    labels: list[Labelled] = field(default_factory=list)

    @property
    def names(self) -> list[tuple[str, Place]]:
        """The texts that name the respondent, what names it best first, and where they stand."""
        return [
            (one.value, self.page.place(*one.value_spot))
            for role in WHO
            for one in self.labels
            if one.role == role and one.value and not names_nobody(one.value)
        ]

    @property
    def asks_questions(self) -> bool:
        """Whether a table or a label asks a question."""
        return bool(self.tables) or any(not one.role for one in self.labels)

    @property
    def asks_who(self) -> bool:
        """Whether a label asks who answers."""
        return any(one.role in WHO for one in self.labels)

    @property
    def is_turned(self) -> bool:
        """Whether a sheet has several respondents side by side: questions that each have a value in several columns.

        Only one respondent is named, by one value, where a form has but answers and notes beside its questions.
        """
        if self.tables or self.page.is_document:
            return False
        asked = [self._filled(one) for one in self.labels if not one.role]
        who = [self._filled(one) for one in self.labels if one.role in WHO and one.value]
        shared = [one for one in asked if len(one) > 1]
        return max(map(len, who), default=0) > 1 if who else len(shared) > 1

    def _filled(self, label: Labelled) -> list[int]:
        """Return the columns right of a label that hold anything."""
        row, column = label.spot
        return (
            [one for one in self.page.columns_in(row) if one > column] if label.value_spot[0] == row else []
        )

    def said(self, role: str) -> str | None:
        """Return the value of the first label of a role; None where the form has no such label."""
        return next((ticked(one.value) for one in self.labels if one.role == role), None)

    @property
    def used_rows(self) -> set[int]:
        """The rows that tables and labels take, headings apart."""
        return {row for one in self.labels for row in one.rows} | {
            row for table in self.tables for row in table.rows
        }


def form_page(page: Page, register: Register | None) -> FormPage | None:
    """Return a page as part of a form, or None where it holds neither a table of answers nor a question's label."""
    tables = part_tables(page, register)
    taken = {row for table in tables for row in (table.header, *table.rows)}
    free = frozenset(page.all_rows) - taken
    labels = list(labelled_in(page, register, free))
    made = FormPage(page, tables, labels)
    return made if tables or page.is_document or made.asks_who or made.asks_questions else None


def forms_of(pages: Sequence[FormPage]) -> list[list[FormPage]]:
    """Return pages by the form they belong to: a document is one form, a sheet that asks who answers begins one.

    Where only one sheet of a workbook asks who answers, the others go on with its form.
    """
    if not pages:
        return []
    asking = [one for one in pages if one.asks_who]
    if len(asking) == 1 or pages[0].page.is_document:
        return [list(pages)]
    return [[one] for one in pages]


def read_form(
    reading: Responses, pages: Sequence[FormPage], register: Register | None, *, is_named: bool
) -> None:
    """Add the respondent of a form with its answers; `is_named` says that the sheet's name may name it."""
    names = [name for page in pages for name in page.names]
    place = names[0][1] if names else pages[0].page.row_place(next(iter(pages[0].page.rows), 0))
    others = [name for name, _ in names[1:]] + ([pages[0].page.sheet.name] if is_named else [])
    who = reading.meet(
        place,
        {
            "respondent": first_named([name for name, _ in names]),
            "other_names": others,
            "submitted": _submitted(reading, pages),
            "is_confidential": of_form(_said(pages, "confidential"), _said(pages, "consent")),
        },
    )
    taken: dict[str, object] = {}
    for one in pages:
        for asked in _asked(one):
            _hear(reading, who, one.page, asked, register, taken)
    if not who["answers"]:
        who["reason"] = NOT_FILLED_IN
        reading.reasons.append(
            f"{NOT_FILLED_IN}: {pages[0].page.sheet.name}".rstrip(": ") if is_named else NOT_FILLED_IN
        )
        reading.put_aside(place, who["respondent"], NOT_FILLED_IN, _ASK_FILLED)


def _said(pages: Sequence[FormPage], role: str) -> str | None:
    return next((said for page in pages if (said := page.said(role)) is not None), None)


def _submitted(reading: Responses, pages: Sequence[FormPage]) -> str | None:
    """Return when the form says it was sent; an order of day and month that nothing proves is a doubt."""
    said = [
        (one.page, label)
        for one in pages
        for label in one.labels
        if label.role == "submitted" and label.value
    ]
    if not said:
        return None
    page, label = said[0]
    cell = cell_saying(page, label.value_spot, label.value)
    return submitted_at(cell, doubt_order(reading, page, {label.value_spot: cell} if cell else {}))


# --- what is asked and answered ---------------------------------------------------------------------------


def _asked(page: FormPage) -> Iterator[Answered]:
    """Yield what a page asks, row by row of its tables, then label by label."""
    for table in page.tables:
        yield from table.answered
    for one in page.labels:
        if not one.role:
            yield Answered("", one.label, one.spot, one.value, one.value_spot, "", one.value_spot, None)


def _hear(
    reading: Responses,
    who: Row,
    page: Page,
    asked: Answered,
    register: Register | None,
    taken: dict[str, object],
) -> None:
    """Add what a row answers; what answers no question of the register is set aside."""
    heading = ". ".join(filter(None, (asked.number, asked.question)))
    for spot in asked.others:
        reading.put_aside(page.place(*spot), page.text(*spot), "it stands in a column that is not used", "")
    if not heading:
        _aside(reading, who, page, asked, "no question stands beside it")
        return
    question = _question(heading, asked, register, taken)
    if question is None:
        denied = register.denies(heading) if register else ""
        _aside(reading, who, page, asked, f"its number is that of {denied}, its words are not" if denied
               else "it matches no question")  # fmt: skip
        return
    taken[question["question_id"]] = asked
    if register and (contradicted := register.contradicts(heading)):
        reading.warn(page.place(*asked.spot), heading, contradicted, ASK_WHICH)
    answer = asked.answer if question["kind"] == "open" and register else ticked(asked.answer)
    reading.questions.append(question | {"answers": int(bool(answer))} | page.place(*asked.spot).as_row())
    said = (("answer", answer, asked.answer_spot), ("rationale", asked.rationale, asked.rationale_spot))
    for part, text, spot in said:
        if text:
            secret = of_answer(who["is_confidential"], asked.in_confidence)
            kind = "open" if part == "rationale" else question["kind"]
            reading.hear(
                who,
                page.place(*spot),
                question["question_id"],
                text,
                kind=kind,
                part=part,
                is_confidential=secret,
            )


def _question(
    heading: str, asked: Answered, register: Register | None, taken: dict[str, object]
) -> Row | None:
    """Return the question that a row asks: of the register, or else called by its number or words."""
    if register is None:
        name = unlike(name_of(heading), taken)
        kind = "closed" if has_boxes(asked.answer) else kind_of([asked.answer]) if asked.answer else ""
        return {"question_id": name, "wording": asked.question, "kind": kind}
    found = register.find(heading) or register.find(asked.question)
    if found is None and not asked.question:
        found = register.numbered(asked.number)
    if found is None or found["question_id"] in taken:
        return None
    return {"question_id": found["question_id"], "wording": found["wording"], "kind": found.get("kind", "")}


def _aside(reading: Responses, who: Row, page: Page, asked: Answered, reason: str) -> None:
    who["holds_secret"] |= bool(of_answer(who["is_confidential"], asked.in_confidence))
    for text, spot in ((asked.answer, asked.answer_spot), (asked.rationale, asked.rationale_spot)):
        if text:
            reading.put_aside(page.place(*spot), text, reason, _NO_QUESTION)


def described(form: FormPage) -> Row:
    """Return how a page of a form was understood: its headings and labels, and what each was read as."""
    page = form.page
    heads = [
        {"column": column_letters(column), "heading": page.text(table.header, column), "role": part, "read_as": part}
        for table in form.tables for part, column in table.columns.items()
    ]  # fmt: skip
    labels = [
        {"column": column_letters(one.spot[1]), "heading": one.label, "role": one.role or "question",
         "read_as": READ_AS.get(one.role, "question" if not one.role else "not used")}
        for one in form.labels
    ]  # fmt: skip
    headers = [table.header for table in form.tables]
    return understood(page, LAYOUT, [*heads, *labels], headers, headers[0] if headers else None)
