"""Frames of evidence for and against an option, and of claims held against plans."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import Column, Frame, count, date, flag, required, text
from mhhs_analysis.frames.keys import OPTION, PARTICIPANT, PLACE, ROUND
from mhhs_analysis.frames.values import (
    CLAIM_OUTCOMES,
    CLAIMS_MADE,
    EVIDENCE_GRADES,
    EVIDENCE_KINDS,
    OPTIONS,
    SIDES,
    WITHHELD,
)

EVIDENCE = Frame(
    "evidence",
    "how good a respondent's evidence is on one side of an option",
    ("participant_id", "round", "plan_option", "side"),
    (
        PARTICIPANT,
        ROUND,
        OPTION,
        required("side", "whether it speaks for the option or against it", *SIDES, WITHHELD),
        required("grade", "the grade (data/reference/evidence_grades.csv)", *EVIDENCE_GRADES, WITHHELD),
        text("because", "what earned the grade"),
        text("words", "the dates, durations and quantities found in its reasons, separated by semicolons"),
        text("plan_file", "the plan of its own that was read, with dated tasks"),
        flag("is_confidential", "whether any answer it may rest on is confidential"),
        flag(
            "is_grade_confidential", "whether an answer or a plan that the grade may rest on is confidential"
        ),
        *PLACE,
    ),
)
EVIDENCE_FOUND = Frame(
    "evidence_found",
    "a date, a duration, a quantity or a plan that was found for one side of an option",
    ("participant_id", "round", "plan_option", "side", "kind", "question_id", "character"),
    (
        PARTICIPANT,
        ROUND,
        OPTION,
        required("side", "whether it speaks for the option or against it", *SIDES),
        required("kind", "what was found", *EVIDENCE_KINDS),
        text("question_id", "the question in whose answer it stands; missing for a plan"),
        count("character", "where in the answer it begins, from 0", "characters"),
        required("words", "the words found; of a plan how many tasks have dates"),
        text("excerpt", "the words with what stands around them"),
        flag("is_options_own", "whether it is a date of the option itself: shown, and it earns nothing"),
        flag(
            "is_confidential",
            "whether the answer or the plan is confidential, or what puts the plan on its side",
        ),
        *PLACE,
    ),
)
CLAIMS = Frame(
    "claims",
    "what a respondent claims of a milestone, held against its own plan",
    ("participant_id", "round", "plan_option", "milestone_id", "question_id", "claim"),
    (
        PARTICIPANT,
        ROUND,
        text("plan_option", "the option it speaks of", *OPTIONS),
        required("milestone_id", "the milestone"),
        text("question_id", "the question answered; missing where it follows from the position"),
        required("claim", "what is claimed", *CLAIMS_MADE),
        text("words", "the words of it, where they give a date"),
        date("claimed_from", "earliest day the date claimed can mean"),
        date("claimed_to", "latest day the date claimed can mean"),
        required("outcome", "how its own plan stands to it", *CLAIM_OUTCOMES, WITHHELD),
        Column(
            "least_days",
            "whole",
            "least days between the two where they differ: the plan after the deadline, or after the date claimed; "
            "negative is before",
            "days",
        ),
        Column("most_days", "whole", "most days likewise", "days"),
        text("why", "how it came to that outcome"),
        date("plan_from", "earliest day on which its plan is ready"),
        date("plan_to", "latest day on which its plan is ready"),
        text("plan_place", "file, sheet and cell of the activity that says so"),
        flag("is_confidential", "whether the answer is confidential"),
        flag("is_plan_confidential", "whether a plan of its own is"),
        *PLACE,
    ),
)
