"""The table of rules: every frame has one, and a frame without one passes to nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pandas as pd

from mhhs_analysis.disclosure import borne, counts, people, said, sent, tested
from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.frames import MhhsError

Rule = Callable[[pd.DataFrame, Case], pd.DataFrame]
"""A full frame and for whom it is, to the rows and values seen: still under their own names."""


def as_published(table: pd.DataFrame, case: Case) -> pd.DataFrame:  # noqa: ARG001  (a rule is given its case)
    """Return a frame as it is: nothing of it came from a participant, or all of it is shown of everybody."""
    return table


RULES: dict[str, Rule] = {
    "participants": people.participants_shown,
    "roles": people.roles_shown,
    "received": sent.received_shown,
    "plans": sent.plans_shown,
    "poap_items": as_published,  # what the programme circulated
    "activities": sent.activities_shown,
    "questions": said.questions_shown,
    "answers": said.answers_shown,
    "superseded_answers": said.superseded_answers_shown,
    "respondents": said.respondents_shown,
    "positions": said.positions_shown,
    "conditions": borne.conditions_shown,
    "evidence": borne.evidence_shown,
    "evidence_found": borne.found_shown,
    "claims": borne.claims_shown,
    "theme_hits": borne.of_public_answers,
    "theme_counts": counts.theme_counts_shown,
    "uncovered_answers": borne.of_public_answers,
    "round_changes": borne.changes_shown,
    "coder_agreement": borne.agreement_shown,
    "coverage": sent.coverage_shown,
    "position_counts": counts.position_counts_shown,
    "headlines": as_published,  # who was asked and who answered, in numbers: coverage shows as much by name
    "readiness": tested.readiness_shown,
    "gate_results": tested.gate_results_shown,
    "shortest_dates": tested.shortest_dates_shown,
    "cohort": tested.cohort_shown,
    "routes": people.routes_shown,
    "clashes": tested.clashes_shown,
    "set_aside": sent.findings_shown,
    "warnings": sent.findings_shown,
    "columns_read": sent.columns_read_shown,
}


def refuse_unruled(frames: Iterable[str]) -> None:
    """Raise MhhsError where a frame has no rule: nobody has thought yet about who may see it."""
    unruled = sorted({*frames} - {*RULES})
    if unruled:
        raise MhhsError(
            *(
                f"frame {name}: no rule says who may see it; add one to disclosure/rules.py"
                for name in unruled
            )
        )
