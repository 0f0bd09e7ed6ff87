"""The frames of what respondents say and on what evidence, from answers, plans and what people coded."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from mhhs_analysis.analysis.agreement import coder_agreement_of
from mhhs_analysis.analysis.claims import claims_of
from mhhs_analysis.analysis.conditions import conditions_of
from mhhs_analysis.analysis.coverage import coverage_of
from mhhs_analysis.analysis.deadlines import deadlines_of
from mhhs_analysis.analysis.evidence import evidence_found, evidence_of, graded
from mhhs_analysis.analysis.plan_standing import (
    dated_plans,
    lasting_tasks,
    readiness_by_round,
    stages_before_sit,
)
from mhhs_analysis.analysis.positions import count_positions, in_time, positions_of
from mhhs_analysis.analysis.rounds import round_changes_of
from mhhs_analysis.analysis.themes import theme_counts_of, theme_hits_of, uncovered_of
from mhhs_analysis.consultation.coding import Record, coded_as, said_in_answers
from mhhs_analysis.consultation.store import Tables
from mhhs_analysis.reference import known, position_words, rows


def evidence_tables(
    tables: Mapping[str, pd.DataFrame], positions: pd.DataFrame, codings: Sequence[Record], as_at: date
) -> Tables:
    """Return positions with their grades, conditions, evidence, claims, themes, changes between rounds, agreement.

    `codings` are the rows of coding.csv beside their answers.
    """
    answers, questions, plans = tables["answers"], tables["questions"], tables["plans"]
    readiness = _readiness_by_round(tables, as_at)
    names = rows("not_measures")
    dated = dated_plans(plans, tables["activities"])
    deadlines = deadlines_of(tables["poap_items"])
    found = evidence_found(positions, answers, questions, deadlines, dated, names)
    lasting = lasting_tasks(
        tables["activities"], tables["poap_items"], stages_before_sit(known("stages", as_at))
    )
    evidence = evidence_of(positions, answers, questions, found, readiness, lasting, plans)
    claims = claims_of(positions, said_in_answers(codings), answers, questions, readiness, plans, names)
    return {
        "positions": graded(positions, evidence, claims),
        "conditions": conditions_of(answers, questions, positions, coded_as(codings, "condition")),
        "evidence": evidence,
        "evidence_found": found,
        "claims": claims,
        "round_changes": round_changes_of(positions, answers, questions, readiness, plans, position_words()),
        "coder_agreement": coder_agreement_of(codings),
        **_themes(tables, coded_as(codings, "theme"), as_at),
    }


def position_counts_of(
    tables: Mapping[str, pd.DataFrame],
    positions: pd.DataFrame,
    codings: Sequence[Record],
    round_: str,
) -> pd.DataFrame:
    """Return position_counts of all answers, and of those that came before the consultation closed."""
    questions = tables["questions"]
    punctual = in_time(tables["answers"], tables.get("superseded_answers"))
    coded = [row for row in coded_as(codings, "position") if not row["is_late"]]
    counted = {
        "all": (positions, tables["answers"]),
        "in_time": (positions_of(punctual, questions, position_words(), coded), punctual),
    }
    options = _options_asked(questions, round_)
    people, plans, activities = (tables[name] for name in ("participants", "plans", "activities"))
    return pd.concat(
        [
            count_positions(
                held, coverage_of(people, plans, activities, answers, round_), options, round_, name
            )
            for name, (held, answers) in counted.items()
        ],
        ignore_index=True,
    )


def _options_asked(questions: pd.DataFrame, round_: str) -> list[str]:
    asked = questions[(questions["round"] == round_) & (questions["asks_for"] == "position")]
    return list(asked["plan_option"].dropna().unique())


def _readiness_by_round(tables: Mapping[str, pd.DataFrame], as_at: date) -> pd.DataFrame:
    people, plans, activities, items = (
        tables[name] for name in ("participants", "plans", "activities", "poap_items")
    )
    rules, owners = known("readiness_rules", as_at), known("milestone_owners", as_at)
    return readiness_by_round(people, plans, activities, items, rules, owners)


def _themes(tables: Mapping[str, pd.DataFrame], coded: Sequence[Record], as_at: date) -> Tables:
    answers, questions = tables["answers"], tables["questions"]
    book = known("themes", as_at)
    hits = theme_hits_of(answers, questions, book, coded)
    return {
        "theme_hits": hits,
        "theme_counts": theme_counts_of(hits, answers, questions, tables["participants"], book),
        "uncovered_answers": uncovered_of(answers, questions, hits, coded),
    }
