"""The programme's own small files: the consultation, who was asked, what came, what was asked."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from make.asked import Participant, Plan, written
from make.coded import ANALYST, CODED, CODED_ROUND, CODINGS
from make.responses.form import Round

CLOSES = date(2022, 10, 21)
"""The last day of the consultation: what comes later is late."""

MAPPED = {
    "Central systems go live": "central systems go live when they are ready for migration",
    "Registration service go-live": "a registration service goes live with the central systems",
}
"""Names of activities that an analyst mapped to M10, and why."""

RELIES = {
    "Silverhow data service available to us (assumed, for PIT)": {
        "relies_on": "P24",
        "other_activity": "PIT evidence accepted",
        "why": "P17's testing needs P24's data service, which P24 has proven by then",
    },
}
"""Names of activities that assume a date of another participant's plan: whose, which, and why."""

CONSULTATION = """\
# Everything in this folder is invented: the participants, their plans and answers, the options' dates.
# Only what each option changes follows public minutes (TMAG 009, 22 September 2022).
name = "sample"
title = "Sample re-plan consultation, Round 2: every participant, date and answer is invented"
round = "round-2"
closes = 2022-10-21
as_at = 2022-10-28
classification = "Synthetic sample"

[options.round-1]
label = "Round 1"
standing = "Indicative timeline of the first round; dates invented for this sample"

[options.poap-1]
label = "POAP 1"
standing = "Consulted on in Round 2: shorter SIT, a month's grace; dates invented for this sample"

[options.poap-2]
label = "POAP 2"
standing = "Consulted on in Round 2, a challenge: shorter DBT, no grace at M9; dates invented for this sample"
"""


def table(rows: Iterable[Mapping[str, object]], columns: Sequence[str]) -> bytes:
    """Return rows as a csv: ISO dates, true and false in lower case, nothing for None."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: _plain(value) for name, value in row.items()} for row in rows)
    return text.getvalue().encode()


def participants_csv(participants: Sequence[Participant]) -> bytes:
    """Return the register of who was asked."""
    columns = ("participant_id", "participant_name", "group_id", "responds_for", "constituency", "roles",
               "sit_intent", "is_name_public", "market_share", "aliases")  # fmt: skip
    return table(({
        "participant_id": asked.participant_id, "participant_name": asked.name, "group_id": asked.group_id,
        "responds_for": asked.responds_for, "constituency": asked.constituency, "roles": asked.roles,
        "sit_intent": asked.sit_intent, "is_name_public": asked.is_name_public,
        "market_share": asked.market_share, "aliases": asked.aliases,
    } for asked in participants), columns)  # fmt: skip


def received_csv(participants: Sequence[Participant], rounds: Sequence[Round]) -> bytes:
    """Return the register of what came, in the order it came."""
    columns = ("file", "participant_id", "kind", "round", "received_date", "as_of_date", "planned_against",
               "is_confidential", "supersedes")  # fmt: skip
    rows = [_received(sender, plan) for sender in participants for plan in sender.plans]
    forms = [
        {"file": form.file, "participant_id": form.sender, "kind": "response", "round": asked.name,
         "received_date": form.received, "is_confidential": form.is_confidential}
        for asked in rounds
        for form in asked.forms
    ]  # fmt: skip
    return table(sorted([*rows, *forms], key=lambda row: (str(row["received_date"]), row["file"])), columns)


def questions_csv(rounds: Sequence[Round]) -> bytes:
    """Return the questions of every round."""
    columns = ("round", "question_id", "plan_option", "milestone_id", "kind", "asks_for", "wording", "same_as",
               "choices", "choose")  # fmt: skip
    return table(
        ({"round": asked.name, **vars(question)} for asked in rounds for question in asked.questions), columns
    )


def coding_csv(rounds: Sequence[Round]) -> bytes:
    """Return what people read in open answers: who says it can't be ready for an option's M9, and what else."""
    columns = ("participant_id", "round", "question_id", "plan_option", "says", "position", "condition", "owner",
               "gate_id", "theme_id", "settles", "who", "when", "why")  # fmt: skip
    cannot = (
        {"participant_id": reply.participant_id, "round": asked.name,
         "question_id": asked.against(plan_option), "plan_option": plan_option, "says": "cannot",
         "who": ANALYST, "when": CODED[ANALYST], "why": "says that it can't be ready by the end of M9"}
        for asked in rounds
        for _, reply in asked.replies
        for plan_option in reply.cannot
    )  # fmt: skip
    read = ({"round": CODED_ROUND, **vars(one), "when": CODED[one.who]} for one in CODINGS)
    return table((*cannot, *read), columns)


def dependencies_csv(participants: Sequence[Participant]) -> bytes:
    """Return which activity of a plan assumes a date of another participant's, as a person read it."""
    columns = ("file", "activity_name", "end", "relies_on", "other_activity", "who", "when", "why")
    return table(
        (
            {"file": sent.path, "activity_name": meant.name, "end": "start", "who": ANALYST, "when": CODED[ANALYST],
             **RELIES[meant.name]}
            for asked in participants
            for sent in written(asked)
            for sheet in sent.sheets
            for row in sheet.rows
            for meant in row.meant
            if meant.name in RELIES
        ),
        columns,
    )  # fmt: skip


def activity_mapping_csv(participants: Sequence[Participant]) -> bytes:
    """Return the milestones that an analyst gave activities whose names don't tell them."""
    columns = ("file", "activity_id", "activity_name", "stage", "milestone_id", "who", "when", "why")
    return table(
        (
            {"file": sent.path, "activity_name": meant.name, "milestone_id": meant.milestone,
             "who": ANALYST, "when": CODED[ANALYST], "why": MAPPED[meant.name]}
            for asked in participants
            for sent in written(asked)
            for sheet in sent.sheets
            for row in sheet.rows
            for meant in row.meant
            if meant.name in MAPPED
        ),
        columns,
    )  # fmt: skip


def _received(sender: Participant, plan: Plan) -> dict[str, object]:
    return {
        "file": plan.file, "participant_id": sender.participant_id, "kind": "plan", "round": "round-2",
        "received_date": plan.received, "as_of_date": plan.as_of, "planned_against": plan.planned_against,
        "is_confidential": plan.is_confidential, "supersedes": plan.supersedes,
    }  # fmt: skip


def _plain(value: object) -> object:
    return str(value).lower() if isinstance(value, bool) else value
