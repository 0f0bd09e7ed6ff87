"""Frames of plans: the options on a page and the plans of participants."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import Column, Frame, date, flag, required, text
from mhhs_analysis.frames.keys import FILE, PARTICIPANT, PLACE, ROUND
from mhhs_analysis.frames.values import DATE_STATUSES, NOT_STATED, OPTIONS, PLANNED_AGAINST, WITHHELD

_RELATIVE = tuple(
    column
    for end in ("start", "finish")
    for column in (
        text(f"{end}_anchor", f"milestone of the option that the {end} is given from, as in M9 + 6 weeks"),
        Column(
            f"{end}_offset_from",
            "whole",
            f"least days from the anchor to the {end}; negative is before",
            "days",
        ),
        Column(f"{end}_offset_to", "whole", f"most days from the anchor to the {end}", "days"),
    )
)
_WHEN = (
    date("start_from", "earliest day the start can mean; missing is unbounded"),
    date("start_to", "latest day the start can mean"),
    date("finish_from", "earliest day the finish can mean"),
    date("finish_to", "latest day the finish can mean"),
)

PLANS = Frame(
    "plans",
    "a version of a participant's plan",
    ("plan_id",),
    (
        required("plan_id", "the file it came in, which tells this version from others"),
        PARTICIPANT,
        ROUND,
        Column(
            "version",
            "whole",
            "1 for the first received, counted within participant and round",
            required=True,
        ),
        FILE,
        date("as_of_date", "the date the plan itself speaks of"),
        date("received_date", "when it was received"),
        text("supersedes", "the plan_id it replaces"),
        required(
            "planned_against",
            "the option it was made against",
            *PLANNED_AGAINST,
            WITHHELD,
        ),
        flag("is_latest", "the version that speaks for the participant at as_at"),
        flag("is_readable", "whether its activities could be read"),
        Column("is_late", "flag", "came after the consultation closed; missing where no close is given"),
        flag("is_confidential", "whether a public report must not hold it"),
    ),
)
POAP_ITEMS = Frame(
    "poap_items",
    "a bar or milestone of an option's plan on a page",
    ("plan_option", "item_id"),
    (
        required("plan_option", "the option", *OPTIONS),
        required("item_id", "identifier within the option"),
        required("lane_group", "group of lanes, as the workbook names it"),
        required("lane", "lane, as the workbook names it"),
        Column("order", "whole", "position in the workbook, from 1", required=True),
        required("kind", "what is drawn", "bar", "milestone"),
        text("stage", "stage of the programme (data/reference/stages.csv)"),
        text("milestone_id", "milestone of the programme (data/reference/milestones.csv)"),
        required("name", "its label"),
        *_WHEN,
        text("start_text", "the start as written"),
        text("finish_text", "the finish as written"),
        text("applies_to", "who it applies to, as written"),
        text("predecessors", "item_ids it follows, separated by semicolons"),
        Column("grace_months", "whole", "months after the finish in which entry is still accepted", "months"),
        required("date_status", "the standing of its dates", *DATE_STATUSES, NOT_STATED),
        text("source", "where the dates come from"),
        *PLACE,
    ),
)
ACTIVITIES = Frame(
    "activities",
    "a task of a participant's plan",
    ("plan_id", "activity_id"),
    (
        required("plan_id", "the version of the plan it belongs to"),
        PARTICIPANT,
        required("activity_id", "row or task of the file it came from, unique within the plan"),
        required("activity_name", "the name as typed, outer spaces removed"),
        text(
            "outline",
            "its place in the plan's outline, as given or as indented, else its sheet, where a plan has several, and "
            "the titles and groups it is under: Testing > SIT",
        ),
        text("stage_text", "what the sender's own column of stages says"),
        text("milestone_text", "what the sender's own column of milestones says"),
        text("stage", "stage of the programme it was mapped to"),
        text("milestone_id", "milestone of the programme it was mapped to"),
        text(
            "mapped_by", "the rule that mapped it; after an analyst's word, what the rules alone gave instead"
        ),
        text("date_basis", "which of the plan's dates these are", "baseline", "forecast", "actual"),
        *_WHEN,
        text("start_text", "the start as typed or shown"),
        text("finish_text", "the finish as typed or shown"),
        *_RELATIVE,
        text(
            "duration_text", "the duration as typed, in the unit that its column's heading or the cell says"
        ),
        text("worked_out", "what was not typed but follows from what was, such as a finish from a duration"),
        text("other_dates", "dates the row gives on another basis, or as a deadline or constraint, as typed"),
        flag("is_milestone", "a point in time, not a stretch of work"),
        flag("is_summary", "a heading that gathers other rows"),
        flag("is_hidden", "the row or its sheet is hidden in the file"),
        Column("percent_complete", "number", "progress as typed", "per cent"),
        text("predecessors", "what it follows, as typed"),
        text(
            "owner_text",
            "who does it, as typed; withheld from all but Ofgem and its sender: it may name a person",
        ),
        text("confidence_text", "how sure its sender is of its dates, as typed"),
        text(
            "notes_text",
            "notes and comments on it, as typed; what describes it, and its groups where an outline is given",
        ),
        text("overruled", "what a person changed: the value that stood there, who, when and why"),
        *PLACE,
    ),
)
