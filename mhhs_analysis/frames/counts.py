"""Frames of what was asked and what came, counted."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import Column, Frame, count, required, text
from mhhs_analysis.frames.keys import PARTICIPANT, ROUND
from mhhs_analysis.frames.values import ANSWERS_COUNTED, OPTIONS, PLAN_STATES, ROUNDS, STANDINGS

COVERAGE = Frame(
    "coverage",
    "a participant asked, and what came",
    ("participant_id",),
    (
        PARTICIPANT,
        required("responds_for", "the unit of N it speaks for"),
        required("plan", "what is held of its plan", *PLAN_STATES),
        required("round", "the round whose answers are counted: the consultation's own", *ROUNDS),
        required("response", "what is held of its response in that round", "answered", "no_response"),
        text("rounds_answered", "every round in which it answered a question, parted by semicolons"),
        Column("activities", "whole", "rows of its latest plan", "rows"),
        Column("dated_activities", "whole", "rows with a finish that is known at least in part", "rows"),
    ),
)
POSITION_COUNTS = Frame(
    "position_counts",
    "how many units hold a position on an option",
    ("round", "plan_option", "answers_counted", "position"),
    (
        ROUND,
        required("plan_option", "the option", *OPTIONS),
        required("answers_counted", "all answers, or those that came in time", *ANSWERS_COUNTED),
        required("position", "the position, or why there is none", *STANDINGS),
        Column("units", "whole", "units of N holding it; missing where withheld", "units"),
        count("units_asked", "N: the units asked", "units"),
        required("shown", "the count as it may be printed: a number or the marker"),
    ),
)
HEADLINES = Frame(
    "headlines",
    "a count of what was asked and what came",
    ("measure",),
    (
        required("measure", "what is counted"),
        required("round", "the round whose answers are counted; a plan is the latest of any round", *ROUNDS),
        required("label", "the count in words"),
        count("units", "n: the units counted", "units"),
        count("units_asked", "N: the units asked", "units"),
        required("shown", "n of N, as it may be printed"),
    ),
)
