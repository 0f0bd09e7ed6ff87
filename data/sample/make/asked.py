"""A participant asked, as the register has it, and the plans it sent."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from random import Random

from make.page import Sent
from make.plans.listing import Draft, Layout

SEED = "mhhs sample 2022"


@dataclass(frozen=True)
class Plan:
    """A plan as sent: its file, what the register of receipts says of it, what it holds and how it is laid out.

    `quirks` says in words what is awkward about it. A duplicate is the same bytes again under another name.
    """

    file: str
    received: date
    as_of: date | None
    planned_against: str
    is_confidential: str
    layout: Layout
    draft: Draft
    quirks: str
    supersedes: str = ""
    duplicate_of: str = ""


@dataclass(frozen=True)
class Participant:
    """A participant asked: what the register holds, what it sent, and its story in words."""

    participant_id: str
    name: str
    group_id: str
    constituency: str
    roles: str
    sit_intent: str
    story: str
    is_name_public: bool = True
    market_share: float | None = None
    plans: tuple[Plan, ...] = ()
    unit: str = ""
    aliases: str = ""

    @property
    def responds_for(self) -> str:
        """The unit of N whose one voice it is: its own licence unless it answers with others."""
        return self.unit or f"licence of {self.participant_id}"

    @property
    def latest(self) -> Plan | None:
        """The plan that speaks for it: the one received last, a duplicate apart."""
        own = [plan for plan in self.plans if not plan.duplicate_of]
        return max(own, key=lambda plan: plan.received, default=None)


def written(participant: Participant) -> list[Sent]:
    """Write a participant's plans, each by the participant's own chance; a duplicate by that of its original."""
    return [
        plan.layout(
            plan.file,
            plan.draft,
            Random(f"{SEED}:{participant.participant_id}:{plan.duplicate_of or plan.file}"),
        )
        for plan in participant.plans
    ]
