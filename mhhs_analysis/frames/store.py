"""The frames of a store, and the version of their declarations."""

from __future__ import annotations

from mhhs_analysis.frames.answers import ANSWERS, QUESTIONS, RESPONDENTS, SUPERSEDED_ANSWERS
from mhhs_analysis.frames.counts import COVERAGE, HEADLINES, POSITION_COUNTS
from mhhs_analysis.frames.declarations import Frame
from mhhs_analysis.frames.evidence import CLAIMS, EVIDENCE, EVIDENCE_FOUND
from mhhs_analysis.frames.gates import COHORT, GATE_RESULTS, SHORTEST_DATES
from mhhs_analysis.frames.participants import PARTICIPANT_ROLES, PARTICIPANTS
from mhhs_analysis.frames.plans import ACTIVITIES, PLANS, POAP_ITEMS
from mhhs_analysis.frames.positions import CODER_AGREEMENT, CONDITIONS, POSITIONS_HELD, ROUND_CHANGES
from mhhs_analysis.frames.readiness import CLASHES, READINESS, ROUTES
from mhhs_analysis.frames.receipts import COLUMNS_READ, RECEIVED, SET_ASIDE, WARNINGS
from mhhs_analysis.frames.themes import THEME_COUNTS, THEME_HITS, UNCOVERED_ANSWERS

SCHEMA_VERSION = 10
"""Raised whenever a frame's columns or their meaning change: a store of another version is refused."""

FRAMES: dict[str, Frame] = {
    frame.name: frame
    for frame in (
        PARTICIPANTS,
        PARTICIPANT_ROLES,
        RECEIVED,
        PLANS,
        POAP_ITEMS,
        ACTIVITIES,
        QUESTIONS,
        ANSWERS,
        SUPERSEDED_ANSWERS,
        RESPONDENTS,
        POSITIONS_HELD,
        CONDITIONS,
        EVIDENCE,
        EVIDENCE_FOUND,
        CLAIMS,
        THEME_HITS,
        THEME_COUNTS,
        UNCOVERED_ANSWERS,
        ROUND_CHANGES,
        CODER_AGREEMENT,
        COVERAGE,
        POSITION_COUNTS,
        HEADLINES,
        READINESS,
        GATE_RESULTS,
        SHORTEST_DATES,
        COHORT,
        ROUTES,
        CLASHES,
        SET_ASIDE,
        WARNINGS,
        COLUMNS_READ,
    )
}
"""Every frame of a store, by name."""
