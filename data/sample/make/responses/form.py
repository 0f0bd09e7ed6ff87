"""A question, a reply and a round: what an online form asks and holds."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from make.formats.text import separated
from make.formats.xlsx import workbook
from make.page import Row, Sent, Sheet, header

CHOICES = {
    "Yes": "supports",
    "Yes, with conditions": "supports_with_conditions",
    "No": "opposes",
    "No view": "no_view",
}
NOT_IN_CONFIDENCE = {"No", "no", "N", "Not confidential"}
"""The marks by which respondents said that their answers may be published; any other, a blank too, is in confidence."""


@dataclass(frozen=True)
class Question:
    """A question of a round: what it asks about and what an answer to it is."""

    question_id: str
    plan_option: str
    milestone_id: str
    kind: str
    asks_for: str
    wording: str
    same_as: str = ""
    choices: str = ""
    choose: str = ""


@dataclass(frozen=True)
class Comment:
    """A row of a log: the clause it is about, the comment, and the change it proposes."""

    clause: str
    comment: str
    proposal: str = ""


@dataclass(frozen=True)
class Reply:
    """One respondent's form: who they said they were, when, whether in confidence, and their answers.

    `cannot` names the options for whose M9 they say that they can't be ready; `in_confidence` the questions whose
    answer alone is confidential; `known_by` says what tells who they are. Nobody asked has no participant_id.
    """

    participant_id: str
    organisation: str
    began: datetime
    minutes: int
    confidential: str
    answers: dict[str, str]
    cannot: tuple[str, ...] = ()
    in_confidence: tuple[str, ...] = ()
    comments: tuple[Comment, ...] = ()
    known_by: str = "name"

    @property
    def is_confidential(self) -> bool:
        """In confidence unless they said not."""
        return self.confidential not in NOT_IN_CONFIDENCE

    @property
    def done(self) -> datetime:
        """When they sent it."""
        return self.began + timedelta(minutes=self.minutes)


Layout = Callable[["Form", Sequence[Question]], Sent]


@dataclass(frozen=True)
class Form:
    """A file of replies: when it was received, how it is laid out, whose it is where one sent it alone.

    `is_confidential` is what the register of receipts says; `has_clock` says that it tells itself when it was sent.
    """

    file: str
    received: date
    layout: Layout
    replies: tuple[Reply, ...]
    sender: str = ""
    is_confidential: bool = False
    has_clock: bool = True

    def given(self, reply: Reply) -> date:
        """The day a reply was given."""
        return reply.done.date() if self.has_clock else self.received


@dataclass(frozen=True)
class Answer:
    """An answer in a file, and the one that stands in its place where it was answered again."""

    form: Form
    reply: Reply
    question_id: str
    text: str
    replaced_by: Answer | None = None

    @property
    def is_confidential(self) -> bool:
        """In confidence as the whole form is, or alone."""
        return self.reply.is_confidential or self.question_id in self.reply.in_confidence


@dataclass(frozen=True)
class Round:
    """A round: its name, its questions, and the files of replies."""

    name: str
    questions: tuple[Question, ...]
    forms: tuple[Form, ...]

    @property
    def replies(self) -> list[tuple[Form, Reply]]:
        """Every reply of somebody asked, with its file, in the order given."""
        listed = [(form, reply) for form in self.forms for reply in form.replies if reply.participant_id]
        return sorted(listed, key=lambda one: (one[0].given(one[1]), one[0].received))

    @property
    def answers(self) -> list[Answer]:
        """Every answer, those replaced with what replaces them: of two to one question the later one stands."""
        given: dict[tuple[str, str], list[Answer]] = {}
        for form, reply in self.replies:
            for question_id, text in reply.answers.items():
                key = (reply.participant_id, question_id)
                given.setdefault(key, []).append(Answer(form, reply, question_id, text))
        return [
            one if one is stands else replace(one, replaced_by=stands)
            for stands, listed in ((listed[-1], listed) for listed in given.values())
            for one in listed
        ]

    @property
    def comments(self) -> list[Answer]:
        """Every comment and every change proposed, under the clause: with its number where one has several."""
        found: list[Answer] = []
        for form, reply in self.replies:
            for comment in reply.comments:
                asked = {question.question_id for question in self.questions}
                for part, text in (("comment", comment.comment), ("proposed change", comment.proposal)):
                    before = [
                        one
                        for one in found
                        if one.reply is reply and one.question_id.startswith(comment.clause)
                    ]
                    same = [
                        one
                        for one in before
                        if one.question_id.endswith(": proposed change") == (part != "comment")
                    ]
                    number = f" ({len(same) + 1})" if same else ""
                    named = "" if part == "comment" and comment.clause not in asked else f": {part}"
                    if text:
                        found.append(Answer(form, reply, f"{comment.clause}{number}{named}", text))
        return found

    def position(self, participant_id: str, plan_option: str) -> str:
        """The position a participant holds on an option, empty where it gave none."""
        asked = {
            one.question_id
            for one in self.questions
            if (one.asks_for, one.plan_option) == ("position", plan_option)
        }
        said = [
            answer.text
            for answer in self.answers
            if answer.reply.participant_id == participant_id
            and answer.question_id in asked
            and not answer.replaced_by
        ]
        return CHOICES[said[0]] if said else ""

    def against(self, plan_option: str) -> str:
        """The question that asks why an option does not work."""
        asked = [one for one in self.questions if one.asks_for == "reason_against"]
        return next(one.question_id for one in asked if one.plan_option == plan_option)

    def says_it_cannot(self, participant_id: str, plan_option: str) -> bool:
        """Whether a participant says that it can't be ready for an option's M9."""
        return any(
            plan_option in reply.cannot for _, reply in self.replies if reply.participant_id == participant_id
        )


def exported_workbook(form: Form, questions: Sequence[Question]) -> Sent:
    """Return the form's export to a workbook: its own columns first, then a column a question."""
    # The form's export really does end some of its headings with a no-break space.
    first = ("ID", "Start time", "Completion time", "Email", "Name", "Organisation\u00a0",
             "Is your response confidential?")  # fmt: skip
    headings = [f"{question.question_id}. {question.wording}" for question in questions]
    rows = [_workbook_row(number, reply, questions) for number, reply in enumerate(form.replies, start=1)]
    sheet = Sheet(
        "Form1", (header(*first, *headings), *rows), (5, 18, 18, 12, 10, 36, 14, *(40 for _ in headings))
    )
    return Sent(form.file, workbook([sheet], "Forms"), (sheet,))


def exported_csv(form: Form, questions: Sequence[Question]) -> Sent:
    """Return another form's export to a csv: UTF-8 with a byte order mark, the questions by their words alone."""
    headings = [question.wording for question in questions]
    rows = [
        Row(
            (
                _clock(reply.began),
                reply.organisation,
                reply.confidential or None,
                *_answers(reply, questions),
            )
        )
        for reply in form.replies
    ]
    sheet = Sheet(
        "", (header("Timestamp", "Organisation name", "Is this response confidential?", *headings), *rows)
    )
    return Sent(form.file, separated(sheet, ",", "utf-8-sig"), (sheet,))


def exported_twice_headed(form: Form, questions: Sequence[Question]) -> Sent:
    """Return a third form's export to a csv: the questions' numbers in one row, their words in the next."""
    first = {
        "Response ID": "Response ID",
        "Submitted": "Date submitted",
        "Org": "What is the name of your organisation?",
        "Publish": "May we publish your response?",
    }
    codes = header(*first, *(question.question_id for question in questions))
    words = header(*first.values(), *(question.wording for question in questions))
    rows = [
        Row((
            f"ANON-{number:04}", f"{reply.done:%Y-%m-%d %H:%M:%S}", reply.organisation,
            "No" if reply.is_confidential else "Yes", *_answers(reply, questions),
        ))
        for number, reply in enumerate(form.replies, start=1)
    ]  # fmt: skip
    sheet = Sheet("", (codes, words, *rows))
    return Sent(form.file, separated(sheet, ",", "utf-8-sig"), (sheet,))


def _workbook_row(number: int, reply: Reply, questions: Sequence[Question]) -> Row:
    return Row((
        number, _clock(reply.began), _clock(reply.done), "anonymous", None, reply.organisation,
        reply.confidential or None, *_answers(reply, questions),
    ))  # fmt: skip


def _answers(reply: Reply, questions: Sequence[Question]) -> tuple[str | None, ...]:
    return tuple(reply.answers.get(question.question_id) for question in questions)


def _clock(when: datetime) -> str:
    return f"{when:%d/%m/%Y %H:%M:%S}"
