"""What the columns of the frames may hold: the values allowed, one tuple a vocabulary."""

from __future__ import annotations

WITHHELD = "[c]"
"""The stated marker that stands where a confidential value was (the Analysis Function's shorthand)."""

SIT_INTENTS = ("sit", "non_sit", "unknown")
PLANNED_AGAINST = ("round-1", "poap-1", "poap-2", "unconstrained", "unknown")
ASKS = ("position", "reason_for", "reason_against", "condition", "comment")
CHOOSES = ("one", "several")
MATCHED_BY = ("id", "name", "alias", "sender")
"""What tells which participant a respondent is: what it calls itself, or whose file it is."""
ROUNDS = ("round-1", "round-2")
OPTIONS = ("round-1", "poap-1", "poap-2")
CONSTITUENCIES = (
    "large_supplier",
    "medium_supplier",
    "small_supplier",
    "ic_supplier",
    "independent_agent",
    "in_house_agent",
    "dno",
    "idno",
    "central_systems",
    "dcc",
    "recco",
    "system_operator",
    "consumer_body",
)
ROLES = ("supplier", "metering_service", "data_service", "registration_service", "central_systems")
DATE_STATUSES = ("illustrative", "consulted", "approved", "actual")
NOT_STATED = "not_stated"
"""The standing of dates of which the workbook says none: nobody offers it as a choice."""
CODED_POSITIONS = ("supports", "supports_with_conditions", "opposes", "no_view")
"""What a person may read in an open answer as a position."""
POSITIONS = (*CODED_POSITIONS, "not_read", "not_answered")
"""What a participant says of an option; not_read: in words that no rule reads as a position, or that people read
differently; not_answered: it gave reasons or conditions, and no position."""
STANDINGS = (*CODED_POSITIONS, "not_read", "differing", "not_answered", "no_response")
"""How a unit of N stands: its position; its participants differ; it left the question blank; it sent nothing."""
PLAN_STATES = ("read", "read_no_dates", "not_readable", "no_plan")
READINESS_STATES = (
    "ready",
    "ready_within_grace",
    "late",
    "too_wide",
    "no_date",
    "no_plan",
    "not_readable",
    "not_planned_against",
    "grace_not_stated",
    "not_applicable",
    "option_undated",
)
"""How a participant stands at a milestone; too_wide: its dates or the option's leave it open."""
BOUNDS = ["start_from", "start_to", "finish_from", "finish_to"]
"""The columns of what starts and finishes: the first and last day that each end can mean."""
SAID, NOTHING, MAY_BE_NONE = "said", "nothing", "may_be_none"
CONTENTS = (SAID, NOTHING, MAY_BE_NONE)
"""What there is in an answer: words of its own, or nothing but a filler, a pointer elsewhere or that it is to come;
may_be_none: words that begin as of one who has none ("None that is in our control"), for a person to read."""
CONDITION_STANDINGS = ("mapped", "not_mapped", "read_differently", MAY_BE_NONE)
"""How far a condition was read: mapped to a gate or to none; by nobody yet; to different gates, by people whom nobody
has settled; or in words of one who may put none, which nobody has read yet and which count as no condition."""
SAYS = ("can", "can_with_conditions", "cannot")
ANSWERS_COUNTED = ("all", "in_time")
"""Which answers a count rests on: all, or those that came before the consultation closed."""
SIDES = ("for", "against")
EVIDENCE_GRADES = ("E0", "E1", "E2", "E3", "E4")
EVIDENCE_KINDS = ("date", "duration", "quantity", "plan")
CLAIMS_MADE = (*SAYS, "opposes", "date")
"""What is claimed of a milestone; opposes: it opposes the option, and doesn't say that it can't be ready."""
CLAIM_OUTCOMES = ("borne_out", "contradicted", "in_time_though_opposed", "plan_silent", "not_comparable")
"""How a claim stands to the claimant's own plan; in_time_though_opposed: it opposes, and not for its own date."""
CODED = ("position", "readiness", "theme", "condition")
"""What a row of coding.csv may read in an answer."""
CHANGES = ("same", "changed", "not_known", "not_comparable", "only_earlier_round", "only_later_round")
"""What became of a position or a date from one round to the next; not_known: dates too wide to tell."""
GATE_STATES = ("met", "not_met", "undetermined")
BOTH_OPTIONS = "either"
"""Said in place of an option: over POAP 1 and POAP 2 both."""
FINDINGS = ("ruled_out", "open", "nobody")
"""Whether anything sent rules out an early date; open: nothing does; nobody: the register has nobody to ask."""
HOLDS_WHEN = ("dated", "any day", "not known")
PARTS = ("member", "substitute", "not_in_time", "not_known")
"""A participant's part in a first cohort; substitute: in time, and not among the first so many."""
QUALIFICATION_ROUTES = ("procedure_only", "qualification_testing", "open", "does_not_qualify")
"""How a participant qualifies; open: whether it takes part in SIT is not known."""
