"""Round 2: its questions on POAP 1 and POAP 2, and the form's export, a row a respondent as they came in."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from make.responses.form import Question, Reply, Round
from make.responses.round_2_agents import AGENTS
from make.responses.round_2_asked_again import ASKED_AGAIN
from make.responses.round_2_central import CENTRAL
from make.responses.round_2_large import LARGE
from make.responses.round_2_networks import NETWORKS
from make.responses.round_2_suppliers import SUPPLIERS

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


ROUND_2 = Round(
    "round-2",
    "responses/Round 2 responses.xlsx",
    date(2022, 10, 21),
    QUESTIONS,
    tuple(
        sorted(map(_whole, (*CENTRAL, *LARGE, *SUPPLIERS, *AGENTS, *NETWORKS)), key=lambda reply: reply.began)
    ),
)
