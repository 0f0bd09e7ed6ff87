"""Workbooks of one respondent: the programme's form filled in, and a log of comments."""

from __future__ import annotations

from collections.abc import Sequence

from make.formats.xlsx import workbook
from make.page import Row, Sent, Sheet, header, note, title
from make.responses.form import Form, Question, Reply


def filled_form(form: Form, questions: Sequence[Question]) -> Sent:
    """Return the programme's own form: who answers at the top, then a row a question."""
    (reply,) = form.replies
    about = [
        Row((None, "Organisation", reply.organisation)),
        Row((None, "Completed by", "Regulation team")),
        Row((None, "Date of response", f"{reply.done:%d/%m/%Y}")),
        Row((None, "Is your response confidential?", reply.confidential or None)),
    ]
    headings = header(
        "No.", "Question", "How to answer", "Your answer", "Reasons", "Is this answer confidential?"
    )
    rows = [_question_row(question, reply) for question in questions]
    sheet = Sheet(
        "Response",
        (title("Re-plan consultation, Round 2: your response"), *about, Row(), headings, *rows),
        (8, 52, 30, 60, 60, 16),
    )
    told = Sheet(
        "Instructions",
        (note("How to fill in this workbook"), note("Question", "Leave it as it is.")),
        (30, 60),
    )
    return Sent(form.file, workbook([told, sheet], "Programme"), (told, sheet))


def _question_row(question: Question, reply: Reply) -> Row:
    how = "Choose one" if question.kind == "closed" else "In your own words"
    secret = "Yes" if question.question_id in reply.in_confidence else None
    return Row(
        (question.question_id, question.wording, how, reply.answers.get(question.question_id), None, secret)
    )


def comments_log(form: Form, _: Sequence[Question]) -> Sent:
    """Return a log: who comments above it, then a row a comment with its clause and the change it proposes."""
    (reply,) = form.replies
    label = "Email" if "@" in reply.organisation else "Organisation"
    rows = [
        Row((number, one.clause, one.comment, one.proposal or None, None))
        for number, one in enumerate(reply.comments, start=1)
    ]
    sheet = Sheet(
        "Comments",
        (
            title("Comments on the plans on a page"),
            Row((label, reply.organisation)),
            Row(("Confidential?", reply.confidential)),
            Row(),
            header("Comment number", "Clause", "Comment", "Proposed change", "Programme response"),
            *rows,
        ),
        (16, 24, 60, 60, 30),
    )
    return Sent(form.file, workbook([sheet], reply.participant_id), (sheet,))
