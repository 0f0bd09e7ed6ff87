"""What people read in open answers of Round 2: positions, themes, and conditions mapped to gates, by two coders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

ANALYST, SECOND, LEAD = "Sample Analyst", "Second Analyst", "Lead Analyst"
"""Who coded, who coded the same again without seeing it, and who settles what these read differently."""

CODED_ROUND = "round-2"
CODED = {ANALYST: date(2022, 10, 25), SECOND: date(2022, 10, 26), LEAD: date(2022, 10, 27)}


@dataclass(frozen=True)
class Coded:
    """A thing read in an answer: whose, which question, who read it, why, and what: a position, theme or condition."""

    participant_id: str
    question_id: str
    plan_option: str
    who: str
    why: str
    position: str = ""
    condition: str = ""
    owner: str = ""
    gate_id: str = ""
    theme_id: str = ""
    settles: bool | None = None


def _by_both(participant_id: str, why: str, condition: str, owner: str, gate_id: str) -> tuple[Coded, Coded]:
    """Return a condition that both coders map alike."""
    return _condition(ANALYST, participant_id, why, condition, owner, gate_id), _condition(
        SECOND, participant_id, why, condition, owner, gate_id
    )


def _condition(
    who: str,
    participant_id: str,
    why: str,
    condition: str,
    owner: str,
    gate_id: str,
    *,
    settles: bool = False,
) -> Coded:
    return Coded(participant_id, "Q2c", "poap-2", who, why, condition=condition, owner=owner, gate_id=gate_id,
                 settles=settles or None)  # fmt: skip


_AGREED = (
    *_by_both("P22", "names the SAD", "The amended SAD is published 3 months before the first slot", "BSC",
              "sad_amended"),
    *_by_both("P35", "names the migration design", "The migration design is confirmed by the end of 2022",
              "Programme", "migration_design_confirmed"),
    *_by_both("P01", "names M8", "M8 does not move", "code bodies and Ofgem", "m8_codes_ready"),
    *_by_both("P01", "the design has no gate of its own", "The design baseline stands after 30 November 2022",
              "Programme", "none"),
    *_by_both("P01", "a central system would come after M9",
              "The settlement services enter as a second drop in late August 2023", "Programme",
              "central_systems_ready_for_m9"),
)  # fmt: skip

_SOUTH = ("P27", "South is excused from SIT", "Programme")
_AGENTS = ("P23", "Metering agents enter SIT with the suppliers they serve", "Programme")
_DIFFERING = (
    _condition(ANALYST, _SOUTH[0], "speaks of a DNO in SIT", *_SOUTH[1:], "sit_has_a_dno"),
    _condition(SECOND, _SOUTH[0], "North alone is enough for the gate", *_SOUTH[1:], "none"),
    _condition(
        LEAD, _SOUTH[0], "the gate asks for one DNO, and North is one", *_SOUTH[1:], "none", settles=True
    ),
    _condition(ANALYST, _AGENTS[0], "the cohort's agents", *_AGENTS[1:], "cohort_has_data_services"),
    _condition(SECOND, _AGENTS[0], "no metering agent is asked for by any gate", *_AGENTS[1:], "none"),
)
"""Two conditions read differently: what South asks for is settled, what the metering agents ask for is not."""

_ALONE = (
    _condition(ANALYST, "P06", "the simulator has no gate", "The DIP simulator is stable by February 2023",
               "Programme", "none"),
    _condition(ANALYST, "P06", "slots have no gate", "The CIT slot is confirmed by the end of April 2023",
               "Programme", "none"),
    Coded("P07", "Q2b", "poap-2", ANALYST, "could be ready only without a part of its scope; says no more of it",
          position="opposes"),
)  # fmt: skip

_THEMES = tuple(
    Coded(participant_id, question_id, plan_option, who, why, theme_id=theme_id)
    for participant_id, question_id, plan_option, theme_id, why in (
        ("P23", "Q2c", "poap-2", "pairing", "asks to be in SIT with its suppliers"),
        ("P11", "Q1a", "poap-1", "design_baseline", "counts the message types that change"),
    )
    for who in (ANALYST, SECOND)
)

CODINGS = (*_AGREED, *_DIFFERING, *_ALONE, *_THEMES)
