"""Frames of what open answers speak of."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import Column, Frame, flag, required, text
from mhhs_analysis.frames.keys import PARTICIPANT, PLACE, ROUND
from mhhs_analysis.frames.values import OPTIONS, SIDES

THEME_HITS = Frame(
    "theme_hits",
    "a theme that an open answer speaks of",
    ("participant_id", "round", "question_id", "theme_id"),
    (
        PARTICIPANT,
        ROUND,
        required("question_id", "the question in whose answer it stands"),
        text("plan_option", "the option it speaks of", *OPTIONS),
        text("side", "whether it was given for the option or against it; missing where neither", *SIDES),
        required("theme_id", "the theme (data/reference/themes.csv)"),
        required("words", "the words that were found, or that a person coded it"),
        required("excerpt", "the words with what stands around them"),
        required("coded_by", "the phrase or the people that found it"),
        flag("is_confidential", "whether the answer is confidential"),
        *PLACE,
    ),
)
THEME_COUNTS = Frame(
    "theme_counts",
    "how many units speak of a theme on one side of an option",
    ("round", "plan_option", "side", "theme_id"),
    (
        ROUND,
        text("plan_option", "the option; missing for answers that speak of none", *OPTIONS),
        text("side", "for the option or against it; missing for answers to neither", *SIDES),
        required("theme_id", "the theme (data/reference/themes.csv)"),
        Column("units", "whole", "units of N whose respondents speak of it; missing where withheld", "units"),
        Column(
            "units_answered",
            "whole",
            "units that say anything in words there; missing where withheld",
            "units",
        ),
        required("shown", "the count as it may be printed: a number or the marker"),
    ),
)
UNCOVERED_ANSWERS = Frame(
    "uncovered_answers",
    "an open answer that no theme covers",
    ("participant_id", "round", "question_id"),
    (
        PARTICIPANT,
        ROUND,
        required("question_id", "the question answered"),
        text("plan_option", "the option it speaks of", *OPTIONS),
        text("side", "whether it was given for the option or against it; missing where neither", *SIDES),
        required("text", "the answer as given"),
        flag("is_confidential", "whether the answer is confidential"),
        *PLACE,
    ),
)
