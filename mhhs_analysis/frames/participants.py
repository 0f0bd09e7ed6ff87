"""Frames of who was asked."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import Column, Frame, flag, required, text
from mhhs_analysis.frames.keys import PARTICIPANT
from mhhs_analysis.frames.values import CONSTITUENCIES, ROLES, SIT_INTENTS, WITHHELD

PARTICIPANTS = Frame(
    "participants",
    "a participant asked",
    ("participant_id",),
    (
        PARTICIPANT,
        required("participant_name", "the name in the register"),
        text("group_id", "the corporate group it belongs to"),
        required("responds_for", "the unit of N whose one voice it is (party, licence or group)"),
        required("constituency", "the programme's constituency", *CONSTITUENCIES, WITHHELD),
        required(
            "sit_intent",
            "whether it means to take part in system integration testing",
            *SIT_INTENTS,
            WITHHELD,
        ),
        flag("is_name_public", "whether a public report may name it"),
        Column(
            "market_share", "number", "share of supply by meters; suppliers only, may be missing", "fraction"
        ),
    ),
)
PARTICIPANT_ROLES = Frame(
    "roles",
    "a participant's market role",
    ("participant_id", "role"),
    (PARTICIPANT, required("role", "the market role", *ROLES)),
)
