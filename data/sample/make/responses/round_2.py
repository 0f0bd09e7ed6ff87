"""Round 2: its questions on POAP 1 and POAP 2, and the files in which they were answered."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from make.responses.filled import comments_log, filled_form
from make.responses.form import (
    Comment,
    Form,
    Question,
    Reply,
    Round,
    exported_twice_headed,
    exported_workbook,
)
from make.responses.round_2_agents import AGENTS
from make.responses.round_2_asked_again import ASKED_AGAIN
from make.responses.round_2_central import CENTRAL
from make.responses.round_2_large import LARGE
from make.responses.round_2_networks import NETWORKS
from make.responses.round_2_suppliers import SUPPLIERS
from make.responses.word import word_form, word_form_in_boxes

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
    Question("Q4", "", "M9", "open", "comment", "By when could you be ready to enter SIT?", "round-1:Q4"),
    Question("Q5", "", "", "closed", "comment", "Do you intend to take part in SIT?", "round-1:Q6",
             "Yes; No; Not decided"),
    Question("Q6", "", "", "closed", "comment", "What does your plan rest on that others do? Choose all that apply.",
             "", "Design baseline; DIP simulator; Vendor; Supplier agent; Migration design; Nothing", "several"),
)  # fmt: skip


def _whole(reply: Reply) -> Reply:
    """Return a reply with what it answered to the questions of SIT, of which some were asked in Round 1 too."""
    return replace(reply, answers=reply.answers | ASKED_AGAIN.get(reply.participant_id, {}))


REPLIES = {
    reply.participant_id: reply for reply in map(_whole, (*CENTRAL, *LARGE, *SUPPLIERS, *AGENTS, *NETWORKS))
}
"""What everybody answered, once."""

NOT_ASKED = Reply(
    "",
    "Grizedale Heat Networks",
    datetime(2022, 10, 19, 15, 30),
    12,
    "no",
    {"Q1": "Yes", "Q3": "We were not asked, and would like to be."},
    known_by="",
)
"""One who answered and stands in no register."""

AGAIN = replace(
    REPLIES["P06"],
    began=datetime(2022, 10, 20, 9, 0),
    answers={"Q4": "14 July 2023, the day our PIT ends"},
)
"""Who answered again: one question in other words, the others left blank."""

LATE = replace(REPLIES["P26"], began=datetime(2022, 10, 24, 8, 30))
ALONE = {
    "P15": replace(REPLIES["P15"], confidential="No", in_confidence=("Q4",)),
    "P23": REPLIES["P23"],
    "P29": REPLIES["P29"],
}
UNDER_ALIAS = {"P27": replace(REPLIES["P27"], organisation="Fellwater Networks", known_by="alias")}
SECOND = ("P32", "P34")

LOGS = {
    "P09": Reply(
        "P09", "Tollgarth Code Services", datetime(2022, 10, 18, 11, 0), 0, "No", {},
        comments=(
            Comment("POAP 1, M9", "The enquiry service is missing from the lane of central systems.",
                    "Show the enquiry service in the lane of central systems."),
            Comment("POAP 2, M9", "The window of our provider closes on 30 September 2023."),
            Comment("Q3", "Our answer to this question stands; the lane is what matters most to us."),
        ),
    ),
    "P30": Reply(
        "P30", "regulation@upn.example", datetime(2022, 10, 21, 16, 0), 0, "No", {},
        comments=(
            Comment("POAP 2, M9", "Two registration services could be ready by then, not one.",
                    "Say that M9 needs at least one registration service."),
            Comment("POAP 2, M9", "Storm season is from November to February:\nno cutover rehearsal fits there.",
                    "Move the rehearsal to March 2024."),
            Comment("Lane 3", "Migration design is drawn before anybody has agreed to it."),
        ),
        known_by="alias",
    ),
}  # fmt: skip
"""Who sent comments on the plans on a page beside its answers."""

_ELSEWHERE = {*ALONE, *UNDER_ALIAS, *SECOND, "P26"}
_EXPORTED = [reply for who, reply in REPLIES.items() if who not in _ELSEWHERE]

ROUND_2 = Round(
    "round-2",
    QUESTIONS,
    (
        Form(
            "responses/Round 2 responses.xlsx",
            date(2022, 10, 21),
            exported_workbook,
            tuple(sorted([*_EXPORTED, *UNDER_ALIAS.values(), NOT_ASKED], key=lambda reply: reply.began)),
        ),
        Form("responses/Round 2 second form.csv", date(2022, 10, 21), exported_twice_headed,
             tuple(REPLIES[who] for who in SECOND)),
        Form("responses/Tollgarth comments.xlsx", date(2022, 10, 18), comments_log, (LOGS["P09"],), "P09",
             has_clock=False),
        Form("responses/Cotherdale response.xlsx", date(2022, 10, 19), filled_form, (ALONE["P15"],), "P15"),
        Form("responses/Rothay response form.docx", date(2022, 10, 20), word_form, (ALONE["P23"],), "P23"),
        Form("responses/Quernbeck response (update).xlsx", date(2022, 10, 20), filled_form, (AGAIN,), "P06"),
        Form("responses/Thirlbeck response form.docx", date(2022, 10, 21), word_form_in_boxes, (ALONE["P29"],), "P29",
             is_confidential=True),
        Form("responses/UPN comments on the plans on a page.xlsx", date(2022, 10, 21), comments_log, (LOGS["P30"],),
             "P30", has_clock=False),
        Form("responses/Winster response LATE.xlsx", date(2022, 10, 24), filled_form, (LATE,), "P26"),
    ),
)  # fmt: skip
