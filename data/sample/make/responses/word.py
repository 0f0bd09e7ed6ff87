"""Word forms of one respondent: a table of questions, or a box below each question."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from make.formats import docx
from make.page import Row, Sent, Sheet, header
from make.responses.form import CHOICES, Form, Question, Reply

STRUCK = " We still have to confirm this with our board."
"""What the respondents deleted while changes were tracked: nobody said it."""

Box = Callable[..., str]


def word_form(form: Form, questions: Sequence[Question]) -> Sent:
    """Return a Word form: a table of who answers, a table of questions, boxes to tick, changes tracked."""
    (reply,) = form.replies
    about = _about(reply, docx.box)
    asked = [
        (_cell(question.question_id), _cell(question.wording), _answer(question, reply, docx.box))
        for question in questions
    ]
    headings = tuple(_cell(text) for text in ("No.", "Question", "Your answer"))
    blocks = [
        docx.paragraph(docx.run("Re-plan consultation, Round 2"), style="Title"),
        docx.table([(_cell(label), value) for label, value in about]),
        docx.paragraph(docx.run("Please answer as many questions as you can."), style="Heading1"),
        docx.table([headings, *asked]),
    ]
    rows = (
        _words("paragraph 1"), *(Row(("label",)) for _ in about), _words("paragraph 2"), header("No."),
        *(Row(("question",)) for _ in asked),
    )  # fmt: skip
    return Sent(form.file, docx.document(blocks), (Sheet("", rows),))


def word_form_in_boxes(form: Form, questions: Sequence[Question]) -> Sent:
    """Return an older Word form: each question a paragraph with a box below it, and form fields to tick."""
    (reply,) = form.replies
    about = _about(reply, docx.older_box)
    blocks = [
        docx.paragraph(docx.run("Re-plan consultation, Round 2"), style="Title"),
        docx.table([(_cell(label), value) for label, value in about]),
    ]
    rows = [_words("paragraph 1"), *(Row(("label",)) for _ in about)]
    for question in questions:
        blocks += [docx.paragraph(docx.run(f"{question.question_id}. {question.wording}"))]
        blocks += [docx.table([(_answer(question, reply, docx.older_box),)])]
        rows += [Row(("question",))] + [Row(("answer",))] * _is_filled(question, reply)
    return Sent(form.file, docx.document(blocks), (Sheet("", tuple(rows)),))


def _about(reply: Reply, box: Box) -> list[tuple[str, str]]:
    said = [(choice, choice == reply.confidential) for choice in ("Yes", "No")]
    return [
        ("Organisation", _cell(reply.organisation)),
        ("Date of response", _cell(f"{reply.done.day} {reply.done:%B %Y}")),
        ("Is your response confidential?", docx.paragraph(*_boxes(said, box))),
    ]


def _answer(question: Question, reply: Reply, box: Box) -> str:
    """Return the answer as it was typed: boxes for a choice, else words, the end of them inserted later."""
    text = reply.answers.get(question.question_id, "")
    offered = _offered(question)
    if offered:
        chosen = text.split("; ") if question.choose else [text]
        return docx.paragraph(*_boxes([(choice, choice in chosen) for choice in offered], box))
    if not text:
        return docx.paragraph()
    half = text.rfind(" ", 0, len(text) // 2 + 1) + 1
    return docx.paragraph(docx.run(text[:half]), docx.deleted(STRUCK), docx.inserted(text[half:]))


def _offered(question: Question) -> list[str]:
    if question.asks_for == "position":
        return list(CHOICES)
    return question.choices.split("; ") if question.kind == "closed" else []


def _is_filled(question: Question, reply: Reply) -> bool:
    """Whether anything stands in the box: the choices to tick do always."""
    return bool(_offered(question) or reply.answers.get(question.question_id))


def _boxes(said: Sequence[tuple[str, bool]], box: Box) -> list[str]:
    return [
        piece for choice, is_ticked in said for piece in (box(is_ticked=is_ticked), docx.run(f" {choice}   "))
    ]


def _cell(text: str) -> str:
    return docx.paragraph(docx.run(text))


def _words(place: str) -> Row:
    return Row(("words",), aside="words", said_at=place)
