"""A consultation of a few rows: participants, plans, activities and an option, to test readiness and gates with."""

from collections.abc import Iterable
from datetime import date

import pandas as pd

from mhhs_analysis.analysis.gates import gate_results_of
from mhhs_analysis.analysis.readiness import readiness_of
from mhhs_analysis.analysis.statements import statements_of
from mhhs_analysis.frames import (
    ACTIVITIES,
    PARTICIPANT_ROLES,
    PARTICIPANTS,
    PLANS,
    POAP_ITEMS,
    POSITIONS_HELD,
    frame_of,
)
from mhhs_analysis.reference import known

DAY = date(2022, 10, 28)
RULES, OWNERS, GATES = (known(name, DAY) for name in ("readiness_rules", "milestone_owners", "gates"))
OPTION = {
    "plan_option": "poap-1", "kind": "milestone", "lane_group": "g", "lane": "l", "order": 1,
    "name": "M9", "date_status": "consulted", "file": "poap.xlsx",
}  # fmt: skip


def option(**said: object) -> pd.DataFrame:
    """POAP 1 with its M9 in November 2023 and a month of grace, its M10 in December 2024, unless said otherwise."""
    m9 = {"item_id": "i1", "milestone_id": "M9", "finish_from": "2023-11-01", "finish_to": "2023-11-30",
          "grace_months": 1}  # fmt: skip
    m10 = {
        "item_id": "i2",
        "milestone_id": "M10",
        "finish_from": "2024-12-01",
        "finish_to": "2024-12-31",
        "grace_months": None,
    }
    return frame_of([{**OPTION, **one, **said} for one in (m9, m10)], POAP_ITEMS)


def people(*rows: dict) -> pd.DataFrame:
    """Participants P1, P2 ...: suppliers that mean to take part in SIT, unless a row says otherwise."""
    shared = {"constituency": "large_supplier", "sit_intent": "sit", "is_name_public": True}
    named = [{"participant_id": f"P{n}", **shared, **row} for n, row in enumerate(rows, 1)]
    return frame_of(
        (
            {"participant_name": one["participant_id"], "responds_for": one["participant_id"], **one}
            for one in named
        ),
        PARTICIPANTS,
    )


def plans(*rows: dict) -> pd.DataFrame:
    """Readable latest plans, of P1 unless a row says otherwise, made against nothing."""
    shared = {
        "participant_id": "P1", "round": "round-2", "version": 1, "planned_against": "unconstrained",
        "is_latest": True, "is_readable": True, "is_confidential": False,
    }  # fmt: skip
    made = [{**shared, **row} for row in rows]
    return frame_of(
        ({"plan_id": one["participant_id"], "file": one["participant_id"], **one} for one in made), PLANS
    )


def tasks(*rows: dict) -> pd.DataFrame:
    """Activities, of P1 unless a row says otherwise."""
    shared = {"participant_id": "P1", "is_milestone": False, "is_summary": False, "is_hidden": False}
    made = [{"activity_id": f"R{n}", "activity_name": "x", **shared, **row} for n, row in enumerate(rows)]
    return frame_of(
        (
            {
                "plan_id": one["participant_id"],
                "file": one["participant_id"],
                "cell": one["activity_id"],
                **one,
            }
            for one in made
        ),
        ACTIVITIES,
    )


def entry(first: str | None, last: str | None = None, **row: object) -> dict:
    """A participant's own M9, on a day or between two."""
    return {
        "milestone_id": "M9",
        "is_milestone": True,
        "finish_from": first,
        "finish_to": last or first,
        **row,
    }


def positions(*rows: dict) -> pd.DataFrame:
    """Positions on POAP 1, of P1 unless a row says otherwise."""
    shared = {
        "participant_id": "P1", "round": "round-2", "plan_option": "poap-1", "coded_by": "closed choice",
        "is_confidential": False, "is_grade_confidential": False, "file": "f", "cell": "A1",
    }  # fmt: skip
    return frame_of(({**shared, **row} for row in rows), POSITIONS_HELD)


def cannot(*whose: str) -> list[dict]:
    """What a person coded: that participants say they can't be ready for POAP 1's M9."""
    return [
        {"participant_id": who, "plan_option": "poap-1", "says": "cannot", "said_in": "f, A2",
         "is_confidential": False}
        for who in whose
    ]  # fmt: skip


def stand(
    asked: pd.DataFrame,
    sent: pd.DataFrame,
    held: pd.DataFrame,
    items: pd.DataFrame | None = None,
    said: pd.DataFrame | None = None,
    coded: Iterable[dict] = (),
) -> pd.DataFrame:
    """Readiness by the project's own rules."""
    statements = statements_of(positions() if said is None else said, asked, coded)
    return readiness_of(asked, sent, held, option() if items is None else items, statements, RULES, OWNERS)


def verdicts(
    readiness: pd.DataFrame, asked: pd.DataFrame, roles: dict[str, str] | None = None
) -> pd.DataFrame:
    """Gate results by the project's own gates, by gate."""
    listed = [{"participant_id": who, "role": role} for who, role in (roles or {}).items()]
    made = gate_results_of(GATES, readiness, asked, frame_of(listed, PARTICIPANT_ROLES))
    return made.set_index("gate_id")
