"""Frames of how participants stand to the options by their plans."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import Column, Frame, date, flag, required, text
from mhhs_analysis.frames.keys import PARTICIPANT
from mhhs_analysis.frames.values import (
    OPTIONS,
    PLANNED_AGAINST,
    QUALIFICATION_ROUTES,
    READINESS_STATES,
    SAYS,
    WITHHELD,
)

READINESS = Frame(
    "readiness",
    "a participant at a milestone of an option",
    ("participant_id", "plan_option", "milestone_id"),
    (
        PARTICIPANT,
        required("plan_option", "the option", *OPTIONS),
        required("milestone_id", "the milestone"),
        date("ready_from", "earliest day its plan says it is ready; missing is unbounded"),
        date("ready_to", "latest day its plan says it is ready; missing is not known"),
        text("basis", "which rule of readiness_rules.csv gave the days"),
        required("status", "how that stands to the deadline", *READINESS_STATES, WITHHELD),
        Column(
            "margin_least_days",
            "whole",
            "least days in hand before the deadline, grace counted; negative is beyond",
            "days",
        ),
        Column("margin_most_days", "whole", "most days in hand", "days"),
        date("limit_from", "the deadline, grace counted where it is the participant's"),
        date("limit_to", "the latest deadline, where lanes give several; missing where one gives none"),
        Column("has_grace", "flag", "whether the option's grace, if it has any, is the participant's"),
        Column("is_grace_open", "flag", "whether nobody states if that grace is the participant's"),
        text("planned_against", "the option its plan was made against", *PLANNED_AGAINST, WITHHELD),
        text("says", "what its unit of N says of being ready", *SAYS, WITHHELD),
        text("said_in", "the answer that says so, or who coded it"),
        Column("disagrees", "flag", "whether what it says and what its plan shows point different ways"),
        Column(
            "is_anchored",
            "flag",
            "whether the date is the option's own or falls on its first or last day, by copy or by chance: shown, "
            "asked about, never evidence",
        ),
        Column("is_sure", "flag", "whether it certainly takes part; false where its part in SIT is open"),
        flag("is_confidential", "whether its plan, or anything that its unit of N says, is confidential"),
        text("file", "file of the activity that decides"),
        text("sheet", "sheet of that activity"),
        text("cell", "cell of that activity"),
    ),
)
ROUTES = Frame(
    "routes",
    "a participant's way through qualification, and whether its PIT is assured by sample",
    ("participant_id",),
    (
        PARTICIPANT,
        required("route", "how it qualifies", *QUALIFICATION_ROUTES, WITHHELD),
        Column("is_sampled", "flag", "whether its PIT is in the sample of those not in SIT"),
    ),
)
CLASHES = Frame(
    "clashes",
    "an assumption of one participant's plan on another's date",
    ("dependency",),
    (
        required("dependency", "the row of dependencies.csv that says so"),
        text("participant_id", "whose plan assumes it; missing where withheld"),
        text("activity_name", "the activity that assumes it"),
        date("assumed_from", "earliest day the date assumed can mean"),
        date("assumed_to", "latest day the date assumed can mean"),
        text("relies_on", "the participant whose date it is"),
        text("other_activity", "the activity of its plan whose finish it is"),
        date("given_from", "earliest day its own plan can mean"),
        date("given_to", "latest day its own plan can mean"),
        required("status", "how the two stand", "fits", "clashes", "undetermined", WITHHELD),
        text("places", "the two cells, separated by a semicolon"),
        text("reason", "who says that the one relies on the other, when and why"),
    ),
)
