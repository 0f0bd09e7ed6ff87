"""A question, a reply and a round: what an online form asks and holds."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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
class Reply:
    """One respondent's form: who they said they were, when, whether in confidence, and their answers.

    `cannot` names the options for whose M9 they say that they can't be ready.
    """

    participant_id: str
    organisation: str
    began: datetime
    minutes: int
    confidential: str
    answers: dict[str, str]
    cannot: tuple[str, ...] = ()

    @property
    def is_confidential(self) -> bool:
        """In confidence unless they said not."""
        return self.confidential not in NOT_IN_CONFIDENCE


@dataclass(frozen=True)
class Round:
    """A round: its name, the form's export, when that was received, its questions and the replies."""

    name: str
    file: str
    received: date
    questions: tuple[Question, ...]
    replies: tuple[Reply, ...]

    def position(self, participant_id: str, plan_option: str) -> str:
        """The position a participant holds on an option, empty where it gave none."""
        asked = [
            one for one in self.questions if (one.asks_for, one.plan_option) == ("position", plan_option)
        ]
        said = [
            reply.answers[question.question_id]
            for reply in self.replies
            for question in asked
            if reply.participant_id == participant_id and question.question_id in reply.answers
        ]
        return CHOICES[said[0]] if said else ""

    def against(self, plan_option: str) -> str:
        """The question that asks why an option does not work."""
        asked = [one for one in self.questions if one.asks_for == "reason_against"]
        return next(one.question_id for one in asked if one.plan_option == plan_option)

    def says_it_cannot(self, participant_id: str, plan_option: str) -> bool:
        """Whether a participant says that it can't be ready for an option's M9."""
        return any(
            plan_option in reply.cannot for reply in self.replies if reply.participant_id == participant_id
        )


def exported_workbook(asked: Round) -> Sent:
    """Return the form's export to a workbook: its own columns first, then a column a question."""
    # The form's export really does end some of its headings with a no-break space.
    first = ("ID", "Start time", "Completion time", "Email", "Name", "Organisation\u00a0",
             "Is your response confidential?")  # fmt: skip
    headings = [f"{question.question_id}. {question.wording}" for question in asked.questions]
    rows = [
        _workbook_row(number, reply, asked.questions) for number, reply in enumerate(asked.replies, start=1)
    ]
    sheet = Sheet(
        "Form1", (header(*first, *headings), *rows), (5, 18, 18, 12, 10, 36, 14, *(40 for _ in headings))
    )
    return Sent(asked.file, workbook([sheet], "Forms"), (sheet,))


def exported_csv(asked: Round) -> Sent:
    """Return another form's export to a csv: UTF-8 with a byte order mark, the questions by their words alone."""
    headings = [question.wording for question in asked.questions]
    rows = [
        Row(
            (
                _clock(reply.began),
                reply.organisation,
                reply.confidential or None,
                *_answers(reply, asked.questions),
            )
        )
        for reply in asked.replies
    ]
    sheet = Sheet(
        "", (header("Timestamp", "Organisation name", "Is this response confidential?", *headings), *rows)
    )
    return Sent(asked.file, separated(sheet, ",", "utf-8-sig"), (sheet,))


def _workbook_row(number: int, reply: Reply, questions: Sequence[Question]) -> Row:
    done = reply.began + timedelta(minutes=reply.minutes)
    return Row((
        number, _clock(reply.began), _clock(done), "anonymous", None, reply.organisation,
        reply.confidential or None, *_answers(reply, questions),
    ))  # fmt: skip


def _answers(reply: Reply, questions: Sequence[Question]) -> tuple[str | None, ...]:
    return tuple(reply.answers.get(question.question_id) for question in questions)


def _clock(when: datetime) -> str:
    return f"{when:%d/%m/%Y %H:%M:%S}"
