"""The eight participants, all invented: who they are, what they sent and when.

A new participant is a new row. Chance is drawn per participant and file, so no other's files change.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from random import Random

from make.page import Sent
from make.plans.borrowdale import simple_template, superseded_template
from make.plans.carrowmoor import msproject_export
from make.plans.eastholme import side_by_side
from make.plans.quernbeck import smartsheet_csv
from make.plans.stanegarth import us_csv
from make.plans.unreadable import behind_a_password, broken_upload

SEED = "mhhs sample 2022"


@dataclass(frozen=True)
class Plan:
    """A plan as sent: its file, what the register of receipts says of it, and what writes it."""

    file: str
    received: date
    as_of: date | None
    planned_against: str
    is_confidential: str
    write: Callable[[str, Random], Sent]
    supersedes: str = ""


@dataclass(frozen=True)
class Participant:
    """A participant asked, as the register has it, and the plans it sent."""

    participant_id: str
    name: str
    group_id: str
    constituency: str
    roles: str
    sit_intent: str
    is_name_public: bool = True
    market_share: float | None = None
    plans: tuple[Plan, ...] = ()

    @property
    def responds_for(self) -> str:
        """The unit of N: each participant answers for its own licence here."""
        return f"licence of {self.participant_id}"


PARTICIPANTS = (
    Participant(
        "P01",
        "Carrowmoor Central Systems",
        "G01",
        "central_systems",
        "central_systems",
        "sit",
        plans=(
            Plan(
                "plans/CCS MHHS Programme Export 14-10-22.xlsx",
                date(2022, 10, 14),
                date(2022, 10, 14),
                "unconstrained",
                "false",
                msproject_export,
            ),
        ),
    ),
    Participant(
        "P02",
        "Borrowdale Energy Limited",
        "G02",
        "large_supplier",
        "supplier",
        "sit",
        market_share=0.164,
        plans=(
            Plan(
                "plans/Borrowdale MHHS plan v0.2.xlsx",
                date(2022, 10, 3),
                date(2022, 9, 30),
                "unknown",
                "true",
                superseded_template,
            ),
            Plan(
                "plans/Borrowdale MHHS plan v0.3.xlsx",
                date(2022, 10, 20),
                date(2022, 10, 19),
                "poap-1",
                "true",
                simple_template,
                "plans/Borrowdale MHHS plan v0.2.xlsx",
            ),
        ),
    ),
    Participant(
        "P03",
        "Hexcombe Power Limited",
        "G02",
        "medium_supplier",
        "supplier",
        "non_sit",
        False,
        0.048,
        plans=(
            Plan(
                "plans/Hexcombe Power - MHHS Plan (protected).xlsx",
                date(2022, 10, 21),
                None,
                "unknown",
                "true",
                behind_a_password,
            ),
        ),
    ),
    Participant(
        "P04",
        "Wrenlow Energy Co-operative",
        "G03",
        "small_supplier",
        "supplier",
        "unknown",
        market_share=0.006,
    ),
    Participant(
        "P05",
        "Stanegarth Industrial Power Ltd",
        "G04",
        "ic_supplier",
        "supplier",
        "sit",
        False,
        plans=(
            Plan(
                "plans/UK_MHHS_integrated_plan_20221017.csv",
                date(2022, 10, 18),
                date(2022, 10, 17),
                "unconstrained",
                "",
                us_csv,
            ),
        ),
    ),
    Participant(
        "P06",
        "Quernbeck Data & Metering",
        "G05",
        "independent_agent",
        "data_service;metering_service",
        "sit",
        plans=(
            Plan(
                "plans/Quernbeck MHHS (POAP 2).csv",
                date(2022, 10, 13),
                date(2022, 10, 12),
                "poap-2",
                "false",
                smartsheet_csv,
            ),
        ),
    ),
    Participant(
        "P07",
        "Eastholme Networks plc",
        "G06",
        "dno",
        "registration_service",
        "sit",
        plans=(
            Plan(
                "plans/Eastholme DNO plan v1.2 BASELINE+FORECAST.xlsx",
                date(2022, 10, 21),
                date(2022, 10, 20),
                "unknown",
                "false",
                side_by_side,
            ),
        ),
    ),
    Participant(
        "P08",
        "Larkbeck Connections Limited",
        "G07",
        "idno",
        "registration_service",
        "unknown",
        plans=(
            Plan(
                "plans/Larkbeck MHHS plan FINAL v2.xlsx",
                date(2022, 10, 24),
                None,
                "unknown",
                "",
                broken_upload,
            ),
        ),
    ),
)


def written(participant: Participant) -> list[Sent]:
    """Write a participant's plans, each by the participant's own chance."""
    return [
        plan.write(plan.file, Random(f"{SEED}:{participant.participant_id}:{plan.file}"))
        for plan in participant.plans
    ]
