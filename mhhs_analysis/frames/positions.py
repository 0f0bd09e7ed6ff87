"""Frames of what answers say of an option: positions, conditions, and what became of them."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import Column, Frame, count, flag, required, text
from mhhs_analysis.frames.keys import OPTION, PARTICIPANT, PLACE, ROUND
from mhhs_analysis.frames.values import (
    CHANGES,
    CLAIM_OUTCOMES,
    CODED,
    CONDITION_STANDINGS,
    EVIDENCE_GRADES,
    POSITIONS,
    WITHHELD,
)

POSITIONS_HELD = Frame(
    "positions",
    "a respondent's position on an option in a round, or on a milestone of it where that was asked",
    ("participant_id", "round", "plan_option", "milestone_id"),
    (
        PARTICIPANT,
        ROUND,
        OPTION,
        text("milestone_id", "the milestone it was asked about; missing for the option as a whole"),
        required("position", "the position, or the marker of a withheld one", *POSITIONS, WITHHELD),
        text("reasons_for", "why it works, in the respondent's words"),
        text("reasons_against", "why it does not, in the respondent's words"),
        text(
            "evidence_grade",
            "how good the evidence for the position is (data/reference/evidence_grades.csv)",
            *EVIDENCE_GRADES,
            WITHHELD,
        ),
        text(
            "agrees_with_own_plan",
            "how what it says stands to its own plan; missing where it claims nothing of its own readiness",
            *CLAIM_OUTCOMES,
            WITHHELD,
        ),
        required("coded_by", "the rule or people that read the answer as a position"),
        flag("is_confidential", "whether any answer it rests on is confidential"),
        flag(
            "is_grade_confidential", "whether an answer or a plan that the grade may rest on is confidential"
        ),
        *PLACE,
    ),
)
CONDITIONS = Frame(
    "conditions",
    "a condition that a respondent puts on an option",
    ("participant_id", "round", "plan_option", "question_id", "condition"),
    (
        PARTICIPANT,
        ROUND,
        OPTION,
        text("milestone_id", "the milestone it was asked about"),
        required("question_id", "the question in whose answer it stands"),
        required("condition", "the condition, in the words of whoever coded it, else of the respondent"),
        text("owner", "who would have to fulfil it"),
        text("gate_id", "the gate it maps to, or none; missing where nobody has mapped it"),
        required("position", "the respondent's position on the option", *POSITIONS, WITHHELD),
        required(
            "standing", "how far it was read; what may be none is no condition yet", *CONDITION_STANDINGS
        ),
        required("coded_by", "the people who coded it, or that nobody has"),
        flag("is_confidential", "whether the answer is confidential"),
        *PLACE,
    ),
)
ROUND_CHANGES = Frame(
    "round_changes",
    "what became of a respondent's position, or of a date of its plan, from one round to the next",
    ("participant_id", "what", "about"),
    (
        PARTICIPANT,
        required("what", "what is compared", "position", "answer", "plan_date"),
        required("about", "the two questions, or the milestone"),
        text("earlier", "what was said in the earlier round"),
        text("later", "what was said in the later round"),
        required("change", "what became of it", *CHANGES, WITHHELD),
        Column(
            "least_days", "whole", "least days by which the date moved later; negative is earlier", "days"
        ),
        Column("most_days", "whole", "most days by which it moved", "days"),
        required("why", "why it can be compared, or why not"),
        flag("is_confidential", "whether an answer or a plan it may rest on is confidential"),
        text("places", "the cells of both, separated by a semicolon"),
    ),
)
CODER_AGREEMENT = Frame(
    "coder_agreement",
    "how far two people who coded the same answers agree",
    ("codes", "pair"),
    (
        required("codes", "what they coded", *CODED),
        count("pair", "number of the pair", "pairs"),
        text("coders", "the two, separated by a semicolon; told to Ofgem alone"),
        count("answers", "answers that both coded", "answers"),
        count("agreed", "of them those coded alike", "answers"),
        Column("kappa", "number", "Cohen's kappa; missing where it is not defined", "1"),
        Column("kappa_from", "number", "lower end of its 95% interval; missing where it has none", "1"),
        Column("kappa_to", "number", "upper end of its 95% interval", "1"),
        text("note", "why there is no kappa, or no interval"),
    ),
)
