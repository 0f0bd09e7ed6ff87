"""The Round 2 questions and the answers given on the form, a row a respondent. All invented."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from make.formats import workbook
from make.page import Row, Sent, Sheet, header

FILE = "responses/Round 2 responses.xlsx"

CHOICES = {
    "Yes": "supports",
    "Yes, with conditions": "supports_with_conditions",
    "No": "opposes",
    "No view": "no_view",
}


@dataclass(frozen=True)
class Question:
    """A question of Round 2: what it asks about and what an answer to it is."""

    question_id: str
    plan_option: str
    milestone_id: str
    kind: str
    asks_for: str
    wording: str


QUESTIONS = (
    Question("Q1", "poap-1", "", "closed", "position", "Do you support POAP 1 as the basis of the re-plan?"),
    Question("Q1a", "poap-1", "", "open", "reason_for",
             "Why does POAP 1 work for your organisation? Please give dates, durations or quantities."),
    Question("Q1b", "poap-1", "", "open", "reason_against",
             "Why does POAP 1 not work for your organisation? Please give dates, durations or quantities."),
    Question("Q2", "poap-2", "", "closed", "position", "Do you support POAP 2 as the basis of the re-plan?"),
    Question("Q2a", "poap-2", "", "open", "reason_for",
             "Why does POAP 2 work for your organisation? Please give dates, durations or quantities."),
    Question("Q2b", "poap-2", "", "open", "reason_against",
             "Why does POAP 2 not work for your organisation? Please give dates, durations or quantities."),
    Question("Q2c", "poap-2", "M9", "open", "condition",
             "What would have to be true for you to be ready by the end of M9 under POAP 2?"),
    Question("Q3", "", "", "open", "comment", "Is there anything else you would like to tell the Programme?"),
)  # fmt: skip


@dataclass(frozen=True)
class Reply:
    """One respondent's form: who they said they were, when, whether in confidence, and their answers."""

    participant_id: str
    organisation: str
    began: datetime
    minutes: int
    confidential: str
    answers: dict[str, str]

    @property
    def is_confidential(self) -> bool:
        """In confidence unless they said not."""
        return self.confidential != "No"


REPLIES = (
    Reply(
        "P06",
        "Quernbeck Data & Metering",
        datetime(2022, 10, 13, 10, 4),
        31,
        "No",
        {
            "Q1": "Yes, with conditions",
            "Q1a": (
                "Achievable. Our PIT would be complete four months before M9, so we carry the cost of an "
                "idle test team of 9 FTE until November 2023."
            ),
            "Q1b": (
                "The staggered start means we cannot release the SIT environment for other work for about "
                "14 weeks."
            ),
            "Q2": "Yes",
            "Q2a": (
                "Our plan against POAP 2 is attached. Build of the smart and advanced data services takes "
                "about 50 and 45 working days with two squads, and PIT is done before the end of M9 with a "
                "fortnight in hand.\n"
                "\n"
                "The impact assessment of the smart data service is 70% complete. What helps:\n"
                "- 70% of our interface logic is reused from our current half-hourly service\n"
                "- the DIP simulator has been available to us since September\n"
                "- each month of earlier migration is worth more to us than the cost of the compressed "
                "build\n"
                "\n"
                "The main risk is the DIP simulator; a delay of more than 3 weeks would use up our float."
            ),
            "Q2c": "DIP simulator stable by February 2023; CIT slot confirmed by the end of April 2023.",
        },
    ),
    Reply(
        "P01",
        "Carrowmoor Central Systems",
        datetime(2022, 10, 14, 15, 22),
        54,
        "No",
        {
            "Q1": "Yes",
            "Q1a": (
                "POAP 1 allows 20 working days for each component drop and leaves 5 weeks between the date "
                "we would be ready to enter SIT and M9."
            ),
            "Q2": "Yes, with conditions",
            "Q2a": (
                "An early M9 is possible for the DIP, which is built first, if the settlement services can "
                "follow in a second drop."
            ),
            "Q2b": (
                "Our current plan has PIT running to August 2023, beyond the end of M9. We would have to "
                "bring entry to SIT forward by 8 weeks, which needs a second test team of 12 people from "
                "March 2023."
            ),
            "Q2c": (
                "The design baseline must not change after 30 November 2022, and M8 must not move. The "
                "settlement services must be allowed to enter as a second drop in late August 2023."
            ),
            "Q3": "The order of components in CIT should be published as soon as it is known.",
        },
    ),
    Reply(
        "P03",
        "Hexcombe Power Limited",
        datetime(2022, 10, 17, 9, 41),
        12,
        "Yes",
        {
            "Q1": "Yes",
            "Q1a": (
                "We do not intend to take part in SIT. The qualification window of two quarters suits a "
                "portfolio of 1.3 million meters."
            ),
            "Q2": "No view",
        },
    ),
    Reply(
        "P05",
        "STANEGARTH INDUSTRIAL POWER LIMITED",
        datetime(2022, 10, 18, 16, 55),
        26,
        "",
        {
            "Q1": "No",
            "Q1b": (
                "Our adapter is a vendor product. Contract signature takes 40 working days and "
                "configuration 75, so PIT cannot finish before the middle of December 2023. We would "
                "depend on the month of grace with under three weeks to spare, which our board does not "
                "accept as a plan."
            ),
            "Q2": "No",
            "Q2b": (
                "At the end of July 2023 configuration is only just complete. The vendor has 3 other "
                "customers in the same window and quotes a premium of 35% for a start in January, without "
                "a guarantee."
            ),
            "Q2c": "None that is in our control.",
            "Q3": "n/a",
        },
    ),
    Reply(
        "P02",
        "Borrowdale Energy Ltd",
        datetime(2022, 10, 20, 11, 12),
        88,
        "Yes",
        {
            "Q1": "Yes, with conditions",
            "Q1a": (
                "Our v0.3 plan shows PIT evidence at the end of October 2023, in time for M9. DBT needs "
                "about 180 working days across CRM, billing and the DIP adapter, and POAP 1 gives us that."
            ),
            "Q1b": (
                "There is no contingency in October: a slip of 2 weeks in billing regression would use the "
                "grace period."
            ),
            "Q2": "No",
            "Q2b": (
                "POAP 2 asks us to finish DBT by mid May 2023. Our billing release calendar has 3 releases "
                "a year (February, June, October); the February release is closed to new scope, so the "
                "June release is the first that can carry MHHS changes, and PIT of 27 working days cannot "
                "follow it before August.\n"
                "An emergency release would cost in the order of £2.1m and needs 6 weeks of regression."
            ),
            "Q2c": "An entry to SIT in September 2023 would be possible.",
            "Q3": "We would welcome an early view of the SIT cycles, so that we can plan 14 testers.",
        },
    ),
    Reply(
        "P07",
        "Eastholme Networks plc",
        datetime(2022, 10, 21, 13, 37),
        19,
        "No",
        {
            "Q1": "Yes",
            "Q1a": (
                "Release 2 of our registration service and its service test finish in time for M9 in "
                "November 2023."
            ),
            "Q2b": (
                "Release 2 alone is 60 working days. To be ready by July 2023 we would have to drop the "
                "unmetered supplies scope (about 41,000 MPANs) from SIT."
            ),
        },
    ),
)


def responses_workbook() -> Sent:
    """Return the form's export: its own columns first, then a column a question."""
    asked = [f"{question.question_id}. {question.wording}" for question in QUESTIONS]
    # The form's export really does end some of its headings with a no-break space.
    first = ("ID", "Start time", "Completion time", "Email", "Name", "Organisation\u00a0",
             "Is your response confidential?")  # fmt: skip
    rows = [_row(number, reply) for number, reply in enumerate(REPLIES, start=1)]
    sheet = Sheet("Form1", (header(*first, *asked), *rows), (5, 18, 18, 12, 10, 36, 14, *(40 for _ in asked)))
    return Sent(FILE, workbook([sheet], "Forms"), (sheet,))


def _row(number: int, reply: Reply) -> Row:
    done = reply.began + timedelta(minutes=reply.minutes)
    return Row((
        number, _clock(reply.began), _clock(done), "anonymous", None, reply.organisation,
        reply.confidential or None, *(reply.answers.get(question.question_id) for question in QUESTIONS),
    ))  # fmt: skip


def _clock(when: datetime) -> str:
    return f"{when:%d/%m/%Y %H:%M:%S}"
