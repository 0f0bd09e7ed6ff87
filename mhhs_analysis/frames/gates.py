"""Frames of gates: whether each holds, from when, and by whom."""

from __future__ import annotations

from mhhs_analysis.frames.declarations import Column, Frame, date, required, text
from mhhs_analysis.frames.keys import PARTICIPANT
from mhhs_analysis.frames.values import (
    BOTH_OPTIONS,
    FINDINGS,
    GATE_STATES,
    HOLDS_WHEN,
    OPTIONS,
    PARTS,
    WITHHELD,
)

_HELD = tuple(
    column
    for name, whose in (
        ("answered", "of those whose own date is known alone"),
        ("if_all_ready", "if all the others were ready at once"),
        ("if_none_ready", "if none of the others were"),
    )
    for column in (
        text(name, f"whether that gives days: when it holds {whose}", *HOLDS_WHEN),
        date(f"{name}_from", f"the earliest day on which it holds {whose}"),
        date(f"{name}_to", f"the latest day on which it holds {whose}"),
    )
)

GATE_RESULTS = Frame(
    "gate_results",
    "a gate for an option",
    ("plan_option", "gate_id"),
    (
        required("plan_option", "the option", *OPTIONS),
        required("gate_id", "the gate (data/reference/gates.csv); :ID for one participant of a gate of all"),
        required("label", "what must hold"),
        text("milestone_id", "the milestone it is tested at"),
        required("needed", "all of those concerned, or at least so many"),
        required("status", "met, not met, or not yet known", *GATE_STATES, WITHHELD),
        date("ready_from", "the earliest day on which it can be met; missing is unbounded"),
        date("ready_to", "the latest day on which it is met; missing is not known"),
        Column(
            "margin_least_days", "whole", "least days in hand before the deadline; negative is beyond", "days"
        ),
        text("decided_by", "who decides it, separated by semicolons"),
        text("waiting_for", "who has to be heard before it is decided"),
        text("why", "how it came to its status"),
        required("owner", "whose it is: participants, or the owner of an enabler"),
        required("if_not_met", "what follows if it is not met", "option_fails", "leaves_sit", "delays"),
        required("basis", "how firmly the minutes state it", "stated", "inferred", "assumed"),
        text("note", "what a reader must know of the rule"),
        required("source", "where the rule comes from"),
    ),
)
SHORTEST_DATES = Frame(
    "shortest_dates",
    "the earliest day on which a gate of participants can hold, for an option or over both",
    ("plan_option", "gate_id"),
    (
        required("plan_option", "the option; either is over POAP 1 and POAP 2", *OPTIONS, BOTH_OPTIONS),
        required("gate_id", "the gate (data/reference/gates.csv)"),
        required("label", "what must hold"),
        text("milestone_id", "the milestone it is tested at"),
        required("needed", "all of those concerned, or at least so many"),
        required("basis", "how firmly the minutes state it", "stated", "inferred", "assumed"),
        required("finding", "whether what was sent rules out an early date", *FINDINGS, WITHHELD),
        date("not_before", "the earliest day that nothing sent rules out; missing where none is ruled out"),
        text("ruled_out_by", "whose date rules out anything earlier, separated by semicolons"),
        text("places", "the cells of those dates, separated by semicolons"),
        Column("concerned", "whole", "those it concerns", "participants"),
        Column("dated", "whole", "of them those whose own date is known", "participants"),
        *_HELD,
    ),
)
COHORT = Frame(
    "cohort",
    "a participant that a gate of SIT entry concerns, and its part in a first cohort under an option",
    ("plan_option", "gate_id", "participant_id"),
    (
        required("plan_option", "the option", *OPTIONS),
        required("gate_id", "the gate (data/reference/gates.csv)"),
        required("label", "what the cohort needs"),
        required("needed", "all of those concerned, or at least so many"),
        PARTICIPANT,
        required("part", "its part in a first cohort", *PARTS, WITHHELD),
        date("enter_from", "earliest day on which its plan is ready for SIT"),
        date("enter_to", "latest day on which its plan is ready for SIT"),
        date("leave_from", "earliest day on which its plan leaves SIT"),
        date("leave_to", "latest day on which its plan leaves SIT"),
        Column("margin_days", "whole", "least days in hand before the deadline", "days"),
        Column("later_days", "whole", "days by which it is ready later than the last member", "days"),
        text("file", "file of the activity that says when it leaves SIT"),
        text("sheet", "sheet of that activity"),
        text("cell", "cell of that activity"),
    ),
)
