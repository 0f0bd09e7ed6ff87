"""The frames: what each holds, column by column, and the errors a user meets.

The declarations are plain values, so a notebook kernel that only loads a store never pays for the
schema library; where a table breaks a rule of theirs, `check` has pandera say which and where.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    import pandas as pd
    import pandera.pandas as pa

SCHEMA_VERSION = 10
"""Raised whenever a frame's columns or their meaning change: a store of another version is refused."""

WITHHELD = "[c]"
"""The stated marker that stands where a confidential value was (the Analysis Function's shorthand)."""

Kind = Literal["text", "date", "whole", "number", "flag"]

DTYPES: dict[Kind, str] = {
    "text": "str",
    "date": "datetime64[us]",
    "whole": "Int64",
    "number": "float64",
    "flag": "boolean",
}


class MhhsError(Exception):
    """A fault a user can mend: file, place, what was seen, what to do, in one line each.

    `faults` holds every fault found, so that all of them are told at once.
    """

    def __init__(self, *faults: str) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


class NotReadable(MhhsError):
    """A file that can't be read at all: encrypted, corrupt, or not a format we read.

    `reason` says what was seen, `remedy` what to ask its sender for.
    """

    def __init__(self, file: str, reason: str, remedy: str) -> None:
        super().__init__(f"{file}: {reason}; {remedy}")
        self.file, self.reason, self.remedy = file, reason, remedy

    def __reduce__(self) -> tuple[type[NotReadable], tuple[str, str, str]]:
        """Pickle by the three parts: a reader's process hands its refusals back by pickling."""
        return NotReadable, (self.file, self.reason, self.remedy)


class NotReadHere(NotReadable):
    """A file that was not read for a reason that lies here, and may pass: time ran out, a worker was lost."""

    def __reduce__(self) -> tuple[type[NotReadable], tuple[str, str, str]]:
        """Pickle by the three parts, as what it is."""
        return type(self), (self.file, self.reason, self.remedy)


class NotInstalled(NotReadHere):
    """A file that can't be read for want of a program here: the file itself may be fine."""


@dataclass(frozen=True)
class Column:
    """One column: its name, kind, meaning, unit, allowed values, and whether a value must be there."""

    name: str
    kind: Kind
    meaning: str
    unit: str = ""
    allowed: tuple[str, ...] = ()
    required: bool = False


@dataclass(frozen=True)
class Frame:
    """One frame of the vocabulary: its name, what a row of it is, its key and its columns."""

    name: str
    row_is: str
    key: tuple[str, ...]
    columns: tuple[Column, ...]

    @property
    def column_names(self) -> list[str]:
        """The column names, in order."""
        return [column.name for column in self.columns]

    @property
    def dtypes(self) -> dict[str, str]:
        """The pandas dtype of each column, in order."""
        return {column.name: DTYPES[column.kind] for column in self.columns}


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


def _required(name: str, meaning: str, *allowed: str) -> Column:
    return Column(name, "text", meaning, allowed=allowed, required=True)


def _text(name: str, meaning: str, *allowed: str) -> Column:
    return Column(name, "text", meaning, allowed=allowed)


def _date(name: str, meaning: str) -> Column:
    return Column(name, "date", meaning, unit="day")


def _flag(name: str, meaning: str) -> Column:
    return Column(name, "flag", meaning, required=True)


def _count(name: str, meaning: str, unit: str) -> Column:
    return Column(name, "whole", meaning, unit=unit, required=True)


_PARTICIPANT = _required("participant_id", "the register's identifier of the participant")
_ROUND = _required("round", "the round of consultation", *ROUNDS)
_ANSWERED = (
    _date(
        "answered_date", "when it was given: the form's own time of submission, else the day its file came"
    ),
    Column("is_late", "flag", "given after the consultation closed; missing where no close is given"),
)
_FILE = _required("file", "path of the file inside the consultation folder")
_SHEET = _text("sheet", "sheet of the workbook; missing for a csv")
_CELL = _text("cell", "cell or range, as a spreadsheet names it, or task, as its program numbers it")
_PLACE = (_FILE, _SHEET, _CELL)
_RELATIVE = tuple(
    column
    for end in ("start", "finish")
    for column in (
        _text(f"{end}_anchor", f"milestone of the option that the {end} is given from, as in M9 + 6 weeks"),
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
    _date("start_from", "earliest day the start can mean; missing is unbounded"),
    _date("start_to", "latest day the start can mean"),
    _date("finish_from", "earliest day the finish can mean"),
    _date("finish_to", "latest day the finish can mean"),
)

PARTICIPANTS = Frame(
    "participants",
    "a participant asked",
    ("participant_id",),
    (
        _PARTICIPANT,
        _required("participant_name", "the name in the register"),
        _text("group_id", "the corporate group it belongs to"),
        _required("responds_for", "the unit of N whose one voice it is (party, licence or group)"),
        _required("constituency", "the programme's constituency", *CONSTITUENCIES, WITHHELD),
        _required(
            "sit_intent",
            "whether it means to take part in system integration testing",
            *SIT_INTENTS,
            WITHHELD,
        ),
        _flag("is_name_public", "whether a public report may name it"),
        Column(
            "market_share", "number", "share of supply by meters; suppliers only, may be missing", "fraction"
        ),
    ),
)
PARTICIPANT_ROLES = Frame(
    "roles",
    "a participant's market role",
    ("participant_id", "role"),
    (_PARTICIPANT, _required("role", "the market role", *ROLES)),
)
RECEIVED = Frame(
    "received",
    "a file that came in, or that is listed and absent",
    ("file",),
    (
        _FILE,
        _text("sha256", "fingerprint of the file; missing where the file is absent"),
        _text("participant_id", "its sender; missing where one file holds many respondents"),
        _required("kind", "what it is", "plan", "response"),
        _ROUND,
        _date("received_date", "when it was received"),
        _flag("is_confidential", "true unless the register of receipts says otherwise"),
        _text("supersedes", "the file it replaces"),
        Column("is_late", "flag", "came after the consultation closed; missing where no close is given"),
        _text("duplicate_of", "the earlier file of the same sender that it repeats byte for byte"),
        _text("layout", "how it was understood; missing where it was not read"),
        _count("rows_in", "rows of the file that hold anything, headings apart", "rows"),
        _count("rows_kept", "rows that became rows of a frame", "rows"),
        _count("rows_set_aside", "rows that did not, each listed in set_aside", "rows"),
        _text("reading_confidence", "how clearly this reading beat any other", "high", "medium", "low"),
        _text("reasons", "why it was read so, or why it was not"),
    ),
)
PLANS = Frame(
    "plans",
    "a version of a participant's plan",
    ("plan_id",),
    (
        _required("plan_id", "the file it came in, which tells this version from others"),
        _PARTICIPANT,
        _ROUND,
        Column(
            "version",
            "whole",
            "1 for the first received, counted within participant and round",
            required=True,
        ),
        _FILE,
        _date("as_of_date", "the date the plan itself speaks of"),
        _date("received_date", "when it was received"),
        _text("supersedes", "the plan_id it replaces"),
        _required(
            "planned_against",
            "the option it was made against",
            *PLANNED_AGAINST,
            WITHHELD,
        ),
        _flag("is_latest", "the version that speaks for the participant at as_at"),
        _flag("is_readable", "whether its activities could be read"),
        Column("is_late", "flag", "came after the consultation closed; missing where no close is given"),
        _flag("is_confidential", "whether a public report must not hold it"),
    ),
)
POAP_ITEMS = Frame(
    "poap_items",
    "a bar or milestone of an option's plan on a page",
    ("plan_option", "item_id"),
    (
        _required("plan_option", "the option", *OPTIONS),
        _required("item_id", "identifier within the option"),
        _required("lane_group", "group of lanes, as the workbook names it"),
        _required("lane", "lane, as the workbook names it"),
        Column("order", "whole", "position in the workbook, from 1", required=True),
        _required("kind", "what is drawn", "bar", "milestone"),
        _text("stage", "stage of the programme (data/reference/stages.csv)"),
        _text("milestone_id", "milestone of the programme (data/reference/milestones.csv)"),
        _required("name", "its label"),
        *_WHEN,
        _text("start_text", "the start as written"),
        _text("finish_text", "the finish as written"),
        _text("applies_to", "who it applies to, as written"),
        _text("predecessors", "item_ids it follows, separated by semicolons"),
        Column("grace_months", "whole", "months after the finish in which entry is still accepted", "months"),
        _required("date_status", "the standing of its dates", *DATE_STATUSES, NOT_STATED),
        _text("source", "where the dates come from"),
        *_PLACE,
    ),
)
ACTIVITIES = Frame(
    "activities",
    "a task of a participant's plan",
    ("plan_id", "activity_id"),
    (
        _required("plan_id", "the version of the plan it belongs to"),
        _PARTICIPANT,
        _required("activity_id", "row or task of the file it came from, unique within the plan"),
        _required("activity_name", "the name as typed, outer spaces removed"),
        _text(
            "outline",
            "its place in the plan's outline, as given or as indented, else the groups it is in: Testing > SIT",
        ),
        _text("stage_text", "what the sender's own column of stages says"),
        _text("milestone_text", "what the sender's own column of milestones says"),
        _text("stage", "stage of the programme it was mapped to"),
        _text("milestone_id", "milestone of the programme it was mapped to"),
        _text(
            "mapped_by", "the rule that mapped it; after an analyst's word, what the rules alone gave instead"
        ),
        _text("date_basis", "which of the plan's dates these are", "baseline", "forecast", "actual"),
        *_WHEN,
        _text("start_text", "the start as typed or shown"),
        _text("finish_text", "the finish as typed or shown"),
        *_RELATIVE,
        _text(
            "duration_text", "the duration as typed, in the unit that its column's heading or the cell says"
        ),
        _text("worked_out", "what was not typed but follows from what was, such as a finish from a duration"),
        _text(
            "other_dates", "dates the row gives on another basis, or as a deadline or constraint, as typed"
        ),
        _flag("is_milestone", "a point in time, not a stretch of work"),
        _flag("is_summary", "a heading that gathers other rows"),
        _flag("is_hidden", "the row or its sheet is hidden in the file"),
        Column("percent_complete", "number", "progress as typed", "per cent"),
        _text("predecessors", "what it follows, as typed"),
        _text(
            "owner_text",
            "who does it, as typed; withheld from all but Ofgem and its sender: it may name a person",
        ),
        _text("confidence_text", "how sure its sender is of its dates, as typed"),
        _text(
            "notes_text",
            "notes and comments on it, as typed; what describes it, and its groups where an outline is given",
        ),
        _text("overruled", "what a person changed: the value that stood there, who, when and why"),
        *_PLACE,
    ),
)
QUESTIONS = Frame(
    "questions",
    "a question asked in a round",
    ("round", "question_id"),
    (
        _ROUND,
        _required("question_id", "the programme's number of the question"),
        _text("plan_option", "the option it asks about", *OPTIONS),
        _text("milestone_id", "the milestone it asks about"),
        _required("kind", "closed (a choice) or open (free text)", "closed", "open"),
        _required(
            "asks_for",
            "what an answer is read as",
            *ASKS,
        ),
        _required("wording", "the question as asked"),
        _text("same_as", "the question of another round that it asks again, as in round-1:Q4"),
        _text("choices", "what a closed question offers, separated by semicolons"),
        _text("choose", "how many of its choices an answer may name; missing is one", *CHOOSES),
        _flag("is_beside", "whether nobody asked it: reasons given beside an answer, or comments of a log"),
    ),
)
_CONTENT = "what there is in it by its words (data/reference/no_answer_words.csv); missing where withheld"
ANSWERS = Frame(
    "answers",
    "one answer to one question",
    ("participant_id", "round", "question_id"),
    (
        _PARTICIPANT,
        _ROUND,
        _required("question_id", "the question answered"),
        _text("plan_option", "the option it speaks of", *OPTIONS),
        _text("milestone_id", "the milestone it speaks of"),
        _required("kind", "closed or open", "closed", "open"),
        _required("text", "the answer as given, or the marker of a withheld one"),
        _text("content", _CONTENT, *CONTENTS),
        _flag("is_confidential", "whether a public report must not hold it"),
        *_PLACE,
        *_ANSWERED,
    ),
)
SUPERSEDED_ANSWERS = Frame(
    "superseded_answers",
    "an answer that a later one of the same participant to the same question replaces",
    ("number",),
    (
        Column("number", "whole", "its number among them, from 1", required=True),
        _PARTICIPANT,
        _ROUND,
        _required("question_id", "the question answered"),
        _text("plan_option", "the option it speaks of", *OPTIONS),
        _text("milestone_id", "the milestone it speaks of"),
        _required("kind", "closed or open", "closed", "open"),
        _required("text", "the answer as given, or the marker of a withheld one"),
        _text("content", _CONTENT, *CONTENTS),
        _flag("is_confidential", "whether a public report must not hold it"),
        *_PLACE,
        *_ANSWERED,
        _required("replaced_by_file", "the file of the answer that stands in its place"),
        _text("replaced_by_sheet", "the sheet of that answer"),
        _text("replaced_by_cell", "the cell of that answer"),
        _required("why", "why it no longer stands"),
    ),
)
RESPONDENTS = Frame(
    "respondents",
    "a respondent as it stands in a file, whoever it is",
    ("number",),
    (
        Column("number", "whole", "its number among all respondents of all files, from 1", required=True),
        *_PLACE,
        _ROUND,
        _text("respondent", "what names it there, as typed; missing where nothing does"),
        _text("participant_id", "the participant it is; missing where it matches none"),
        _text("matched_by", "what told who it is", *MATCHED_BY),
        *_ANSWERED,
        _required("outcome", "whether any answer of it is read", "answered", "unusable"),
        _text("reason", "why none is"),
        _count("answers", "its answers to questions asked, those replaced later included", "answers"),
        _flag("is_confidential", "whether a public report must not hold any answer of it"),
    ),
)
_OPTION = _required("plan_option", "the option", *OPTIONS)
POSITIONS_HELD = Frame(
    "positions",
    "a respondent's position on an option in a round, or on a milestone of it where that was asked",
    ("participant_id", "round", "plan_option", "milestone_id"),
    (
        _PARTICIPANT,
        _ROUND,
        _OPTION,
        _text("milestone_id", "the milestone it was asked about; missing for the option as a whole"),
        _required("position", "the position, or the marker of a withheld one", *POSITIONS, WITHHELD),
        _text("reasons_for", "why it works, in the respondent's words"),
        _text("reasons_against", "why it does not, in the respondent's words"),
        _text(
            "evidence_grade",
            "how good the evidence for the position is (data/reference/evidence_grades.csv)",
            *EVIDENCE_GRADES,
            WITHHELD,
        ),
        _text(
            "agrees_with_own_plan",
            "how what it says stands to its own plan; missing where it claims nothing of its own readiness",
            *CLAIM_OUTCOMES,
            WITHHELD,
        ),
        _required("coded_by", "the rule or people that read the answer as a position"),
        _flag("is_confidential", "whether any answer it rests on is confidential"),
        _flag(
            "is_grade_confidential", "whether an answer or a plan that the grade may rest on is confidential"
        ),
        *_PLACE,
    ),
)
CONDITIONS = Frame(
    "conditions",
    "a condition that a respondent puts on an option",
    ("participant_id", "round", "plan_option", "question_id", "condition"),
    (
        _PARTICIPANT,
        _ROUND,
        _OPTION,
        _text("milestone_id", "the milestone it was asked about"),
        _required("question_id", "the question in whose answer it stands"),
        _required("condition", "the condition, in the words of whoever coded it, else of the respondent"),
        _text("owner", "who would have to fulfil it"),
        _text("gate_id", "the gate it maps to, or none; missing where nobody has mapped it"),
        _required("position", "the respondent's position on the option", *POSITIONS, WITHHELD),
        _required(
            "standing", "how far it was read; what may be none is no condition yet", *CONDITION_STANDINGS
        ),
        _required("coded_by", "the people who coded it, or that nobody has"),
        _flag("is_confidential", "whether the answer is confidential"),
        *_PLACE,
    ),
)
EVIDENCE = Frame(
    "evidence",
    "how good a respondent's evidence is on one side of an option",
    ("participant_id", "round", "plan_option", "side"),
    (
        _PARTICIPANT,
        _ROUND,
        _OPTION,
        _required("side", "whether it speaks for the option or against it", *SIDES, WITHHELD),
        _required("grade", "the grade (data/reference/evidence_grades.csv)", *EVIDENCE_GRADES, WITHHELD),
        _text("because", "what earned the grade"),
        _text("words", "the dates, durations and quantities found in its reasons, separated by semicolons"),
        _text("plan_file", "the plan of its own that was read, with dated tasks"),
        _flag("is_confidential", "whether any answer it may rest on is confidential"),
        _flag(
            "is_grade_confidential", "whether an answer or a plan that the grade may rest on is confidential"
        ),
        *_PLACE,
    ),
)
EVIDENCE_FOUND = Frame(
    "evidence_found",
    "a date, a duration, a quantity or a plan that was found for one side of an option",
    ("participant_id", "round", "plan_option", "side", "kind", "question_id", "character"),
    (
        _PARTICIPANT,
        _ROUND,
        _OPTION,
        _required("side", "whether it speaks for the option or against it", *SIDES),
        _required("kind", "what was found", *EVIDENCE_KINDS),
        _text("question_id", "the question in whose answer it stands; missing for a plan"),
        _count("character", "where in the answer it begins, from 0", "characters"),
        _required("words", "the words found; of a plan how many tasks have dates"),
        _text("excerpt", "the words with what stands around them"),
        _flag("is_options_own", "whether it is a date of the option itself: shown, and it earns nothing"),
        _flag(
            "is_confidential",
            "whether the answer or the plan is confidential, or what puts the plan on its side",
        ),
        *_PLACE,
    ),
)
CLAIMS = Frame(
    "claims",
    "what a respondent claims of a milestone, held against its own plan",
    ("participant_id", "round", "plan_option", "milestone_id", "question_id", "claim"),
    (
        _PARTICIPANT,
        _ROUND,
        _text("plan_option", "the option it speaks of", *OPTIONS),
        _required("milestone_id", "the milestone"),
        _text("question_id", "the question answered; missing where it follows from the position"),
        _required("claim", "what is claimed", *CLAIMS_MADE),
        _text("words", "the words of it, where they give a date"),
        _date("claimed_from", "earliest day the date claimed can mean"),
        _date("claimed_to", "latest day the date claimed can mean"),
        _required("outcome", "how its own plan stands to it", *CLAIM_OUTCOMES, WITHHELD),
        Column(
            "least_days",
            "whole",
            "least days between the two where they differ: the plan after the deadline, or after the date claimed; "
            "negative is before",
            "days",
        ),
        Column("most_days", "whole", "most days likewise", "days"),
        _text("why", "how it came to that outcome"),
        _date("plan_from", "earliest day on which its plan is ready"),
        _date("plan_to", "latest day on which its plan is ready"),
        _text("plan_place", "file, sheet and cell of the activity that says so"),
        _flag("is_confidential", "whether the answer is confidential"),
        _flag("is_plan_confidential", "whether a plan of its own is"),
        *_PLACE,
    ),
)
THEME_HITS = Frame(
    "theme_hits",
    "a theme that an open answer speaks of",
    ("participant_id", "round", "question_id", "theme_id"),
    (
        _PARTICIPANT,
        _ROUND,
        _required("question_id", "the question in whose answer it stands"),
        _text("plan_option", "the option it speaks of", *OPTIONS),
        _text("side", "whether it was given for the option or against it; missing where neither", *SIDES),
        _required("theme_id", "the theme (data/reference/themes.csv)"),
        _required("words", "the words that were found, or that a person coded it"),
        _required("excerpt", "the words with what stands around them"),
        _required("coded_by", "the phrase or the people that found it"),
        _flag("is_confidential", "whether the answer is confidential"),
        *_PLACE,
    ),
)
THEME_COUNTS = Frame(
    "theme_counts",
    "how many units speak of a theme on one side of an option",
    ("round", "plan_option", "side", "theme_id"),
    (
        _ROUND,
        _text("plan_option", "the option; missing for answers that speak of none", *OPTIONS),
        _text("side", "for the option or against it; missing for answers to neither", *SIDES),
        _required("theme_id", "the theme (data/reference/themes.csv)"),
        Column("units", "whole", "units of N whose respondents speak of it; missing where withheld", "units"),
        Column(
            "units_answered",
            "whole",
            "units that say anything in words there; missing where withheld",
            "units",
        ),
        _required("shown", "the count as it may be printed: a number or the marker"),
    ),
)
UNCOVERED_ANSWERS = Frame(
    "uncovered_answers",
    "an open answer that no theme covers",
    ("participant_id", "round", "question_id"),
    (
        _PARTICIPANT,
        _ROUND,
        _required("question_id", "the question answered"),
        _text("plan_option", "the option it speaks of", *OPTIONS),
        _text("side", "whether it was given for the option or against it; missing where neither", *SIDES),
        _required("text", "the answer as given"),
        _flag("is_confidential", "whether the answer is confidential"),
        *_PLACE,
    ),
)
ROUND_CHANGES = Frame(
    "round_changes",
    "what became of a respondent's position, or of a date of its plan, from one round to the next",
    ("participant_id", "what", "about"),
    (
        _PARTICIPANT,
        _required("what", "what is compared", "position", "answer", "plan_date"),
        _required("about", "the two questions, or the milestone"),
        _text("earlier", "what was said in the earlier round"),
        _text("later", "what was said in the later round"),
        _required("change", "what became of it", *CHANGES, WITHHELD),
        Column(
            "least_days", "whole", "least days by which the date moved later; negative is earlier", "days"
        ),
        Column("most_days", "whole", "most days by which it moved", "days"),
        _required("why", "why it can be compared, or why not"),
        _flag("is_confidential", "whether an answer or a plan it may rest on is confidential"),
        _text("places", "the cells of both, separated by a semicolon"),
    ),
)
CODER_AGREEMENT = Frame(
    "coder_agreement",
    "how far two people who coded the same answers agree",
    ("codes", "pair"),
    (
        _required("codes", "what they coded", *CODED),
        _count("pair", "number of the pair", "pairs"),
        _text("coders", "the two, separated by a semicolon; told to Ofgem alone"),
        _count("answers", "answers that both coded", "answers"),
        _count("agreed", "of them those coded alike", "answers"),
        Column("kappa", "number", "Cohen's kappa; missing where it is not defined", "1"),
        Column("kappa_from", "number", "lower end of its 95% interval; missing where it has none", "1"),
        Column("kappa_to", "number", "upper end of its 95% interval", "1"),
        _text("note", "why there is no kappa, or no interval"),
    ),
)
COVERAGE = Frame(
    "coverage",
    "a participant asked, and what came",
    ("participant_id",),
    (
        _PARTICIPANT,
        _required("responds_for", "the unit of N it speaks for"),
        _required("plan", "what is held of its plan", *PLAN_STATES),
        _required("round", "the round whose answers are counted: the consultation's own", *ROUNDS),
        _required("response", "what is held of its response in that round", "answered", "no_response"),
        _text("rounds_answered", "every round in which it answered a question, parted by semicolons"),
        Column("activities", "whole", "rows of its latest plan", "rows"),
        Column("dated_activities", "whole", "rows with a finish that is known at least in part", "rows"),
    ),
)
POSITION_COUNTS = Frame(
    "position_counts",
    "how many units hold a position on an option",
    ("round", "plan_option", "answers_counted", "position"),
    (
        _ROUND,
        _required("plan_option", "the option", *OPTIONS),
        _required("answers_counted", "all answers, or those that came in time", *ANSWERS_COUNTED),
        _required("position", "the position, or why there is none", *STANDINGS),
        Column("units", "whole", "units of N holding it; missing where withheld", "units"),
        _count("units_asked", "N: the units asked", "units"),
        _required("shown", "the count as it may be printed: a number or the marker"),
    ),
)
HEADLINES = Frame(
    "headlines",
    "a count of what was asked and what came",
    ("measure",),
    (
        _required("measure", "what is counted"),
        _required("round", "the round whose answers are counted; a plan is the latest of any round", *ROUNDS),
        _required("label", "the count in words"),
        _count("units", "n: the units counted", "units"),
        _count("units_asked", "N: the units asked", "units"),
        _required("shown", "n of N, as it may be printed"),
    ),
)
READINESS = Frame(
    "readiness",
    "a participant at a milestone of an option",
    ("participant_id", "plan_option", "milestone_id"),
    (
        _PARTICIPANT,
        _required("plan_option", "the option", *OPTIONS),
        _required("milestone_id", "the milestone"),
        _date("ready_from", "earliest day its plan says it is ready; missing is unbounded"),
        _date("ready_to", "latest day its plan says it is ready; missing is not known"),
        _text("basis", "which rule of readiness_rules.csv gave the days"),
        _required("status", "how that stands to the deadline", *READINESS_STATES, WITHHELD),
        Column(
            "margin_least_days",
            "whole",
            "least days in hand before the deadline, grace counted; negative is beyond",
            "days",
        ),
        Column("margin_most_days", "whole", "most days in hand", "days"),
        _date("limit_from", "the deadline, grace counted where it is the participant's"),
        _date("limit_to", "the latest deadline, where lanes give several; missing where one gives none"),
        Column("has_grace", "flag", "whether the option's grace, if it has any, is the participant's"),
        Column("is_grace_open", "flag", "whether nobody states if that grace is the participant's"),
        _text("planned_against", "the option its plan was made against", *PLANNED_AGAINST, WITHHELD),
        _text("says", "what its unit of N says of being ready", *SAYS, WITHHELD),
        _text("said_in", "the answer that says so, or who coded it"),
        Column("disagrees", "flag", "whether what it says and what its plan shows point different ways"),
        Column(
            "is_anchored",
            "flag",
            "whether the date is the option's own or falls on its first or last day, by copy or by chance: shown, "
            "asked about, never evidence",
        ),
        Column("is_sure", "flag", "whether it certainly takes part; false where its part in SIT is open"),
        _flag("is_confidential", "whether its plan, or anything that its unit of N says, is confidential"),
        _text("file", "file of the activity that decides"),
        _text("sheet", "sheet of that activity"),
        _text("cell", "cell of that activity"),
    ),
)
GATE_RESULTS = Frame(
    "gate_results",
    "a gate for an option",
    ("plan_option", "gate_id"),
    (
        _required("plan_option", "the option", *OPTIONS),
        _required("gate_id", "the gate (data/reference/gates.csv); :ID for one participant of a gate of all"),
        _required("label", "what must hold"),
        _text("milestone_id", "the milestone it is tested at"),
        _required("needed", "all of those concerned, or at least so many"),
        _required("status", "met, not met, or not yet known", *GATE_STATES, WITHHELD),
        _date("ready_from", "the earliest day on which it can be met; missing is unbounded"),
        _date("ready_to", "the latest day on which it is met; missing is not known"),
        Column(
            "margin_least_days", "whole", "least days in hand before the deadline; negative is beyond", "days"
        ),
        _text("decided_by", "who decides it, separated by semicolons"),
        _text("waiting_for", "who has to be heard before it is decided"),
        _text("why", "how it came to its status"),
        _required("owner", "whose it is: participants, or the owner of an enabler"),
        _required("if_not_met", "what follows if it is not met", "option_fails", "leaves_sit", "delays"),
        _required("basis", "how firmly the minutes state it", "stated", "inferred", "assumed"),
        _text("note", "what a reader must know of the rule"),
        _required("source", "where the rule comes from"),
    ),
)
_HELD = tuple(
    column
    for name, whose in (
        ("answered", "of those whose own date is known alone"),
        ("if_all_ready", "if all the others were ready at once"),
        ("if_none_ready", "if none of the others were"),
    )
    for column in (
        _text(name, f"whether that gives days: when it holds {whose}", *HOLDS_WHEN),
        _date(f"{name}_from", f"the earliest day on which it holds {whose}"),
        _date(f"{name}_to", f"the latest day on which it holds {whose}"),
    )
)
SHORTEST_DATES = Frame(
    "shortest_dates",
    "the earliest day on which a gate of participants can hold, for an option or over both",
    ("plan_option", "gate_id"),
    (
        _required("plan_option", "the option; either is over POAP 1 and POAP 2", *OPTIONS, BOTH_OPTIONS),
        _required("gate_id", "the gate (data/reference/gates.csv)"),
        _required("label", "what must hold"),
        _text("milestone_id", "the milestone it is tested at"),
        _required("needed", "all of those concerned, or at least so many"),
        _required("basis", "how firmly the minutes state it", "stated", "inferred", "assumed"),
        _required("finding", "whether what was sent rules out an early date", *FINDINGS, WITHHELD),
        _date("not_before", "the earliest day that nothing sent rules out; missing where none is ruled out"),
        _text("ruled_out_by", "whose date rules out anything earlier, separated by semicolons"),
        _text("places", "the cells of those dates, separated by semicolons"),
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
        _required("plan_option", "the option", *OPTIONS),
        _required("gate_id", "the gate (data/reference/gates.csv)"),
        _required("label", "what the cohort needs"),
        _required("needed", "all of those concerned, or at least so many"),
        _PARTICIPANT,
        _required("part", "its part in a first cohort", *PARTS, WITHHELD),
        _date("enter_from", "earliest day on which its plan is ready for SIT"),
        _date("enter_to", "latest day on which its plan is ready for SIT"),
        _date("leave_from", "earliest day on which its plan leaves SIT"),
        _date("leave_to", "latest day on which its plan leaves SIT"),
        Column("margin_days", "whole", "least days in hand before the deadline", "days"),
        Column("later_days", "whole", "days by which it is ready later than the last member", "days"),
        _text("file", "file of the activity that says when it leaves SIT"),
        _text("sheet", "sheet of that activity"),
        _text("cell", "cell of that activity"),
    ),
)
ROUTES = Frame(
    "routes",
    "a participant's way through qualification, and whether its PIT is assured by sample",
    ("participant_id",),
    (
        _PARTICIPANT,
        _required("route", "how it qualifies", *QUALIFICATION_ROUTES, WITHHELD),
        Column("is_sampled", "flag", "whether its PIT is in the sample of those not in SIT"),
    ),
)
CLASHES = Frame(
    "clashes",
    "an assumption of one participant's plan on another's date",
    ("dependency",),
    (
        _required("dependency", "the row of dependencies.csv that says so"),
        _text("participant_id", "whose plan assumes it; missing where withheld"),
        _text("activity_name", "the activity that assumes it"),
        _date("assumed_from", "earliest day the date assumed can mean"),
        _date("assumed_to", "latest day the date assumed can mean"),
        _text("relies_on", "the participant whose date it is"),
        _text("other_activity", "the activity of its plan whose finish it is"),
        _date("given_from", "earliest day its own plan can mean"),
        _date("given_to", "latest day its own plan can mean"),
        _required("status", "how the two stand", "fits", "clashes", "undetermined", WITHHELD),
        _text("places", "the two cells, separated by a semicolon"),
        _text("reason", "who says that the one relies on the other, when and why"),
    ),
)
SET_ASIDE = Frame(
    "set_aside",
    "something not read",
    ("file", "sheet", "cell", "reason"),
    (
        *_PLACE,
        _text("text", "what stands there, as typed"),
        _required("reason", "why it was not read"),
        _text("remedy", "what to ask the participant for; empty where there is nothing to ask"),
        Column(
            "rows",
            "whole",
            "rows of the file it accounts for; 0 for a value of a row that was kept",
            "rows",
            required=True,
        ),
    ),
)
WARNINGS = Frame(
    "warnings",
    "something read with a doubt",
    ("file", "sheet", "cell", "reason"),
    (
        *_PLACE,
        _text("text", "what stands there, as typed"),
        _required("reason", "the doubt"),
        _text("remedy", "what would settle it"),
    ),
)

COLUMNS_READ = Frame(
    "columns_read",
    "a column of a table that was read, and how it was understood",
    ("file", "sheet", "column", "heading", "role"),
    (
        _FILE,
        _text("sheet", "sheet of the workbook; missing for a csv"),
        _required("column", "the column, as a spreadsheet names it, or a program's own field"),
        _text("heading", "its heading as typed"),
        _required("role", "what it was read as (data/reference/column_names.csv), or not used"),
        _text("date_basis", "which of the plan's dates it gives", "baseline", "forecast", "actual"),
        _text("doubt", "why it was not read, where its heading is one we know"),
    ),
)

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


def frame_of(rows: Iterable[Mapping[str, Any]], frame: Frame) -> pd.DataFrame:
    """Return rows as a typed frame with exactly the declared columns, in order; absent values are missing.

    Raises MhhsError naming any column the frame doesn't declare.
    """
    import pandas as pd

    listed = [dict(row) for row in rows]
    _refuse_unknown({name for row in listed for name in row}, frame)
    made = pd.DataFrame(listed, columns=frame.column_names, dtype="object")
    return made.astype(frame.dtypes)


def frame_of_lists(columns: Mapping[str, Sequence[Any]], frame: Frame) -> pd.DataFrame:
    """Return what `frame_of` returns of the rows that stand here column by column.

    Raises MhhsError naming any column the frame doesn't declare.
    """
    import pandas as pd

    _refuse_unknown(columns, frame)
    made = pd.DataFrame(columns, columns=frame.column_names, dtype="object")
    return made.astype(frame.dtypes)


def _refuse_unknown(names: Iterable[str], frame: Frame) -> None:
    unknown = sorted({*names} - set(frame.column_names))
    if unknown:
        raise MhhsError(f"frame {frame.name}: no such column {', '.join(unknown)}; declare it in frames.py")


def frame_of_columns(columns: Mapping[str, Any], frame: Frame) -> pd.DataFrame:
    """Return arrays of one length, a column each, as a typed frame with exactly the declared columns, in order."""
    import pandas as pd

    return pd.DataFrame({name: pd.array(columns[name], dtype=kind) for name, kind in frame.dtypes.items()})


def check(table: pd.DataFrame, frame: Frame) -> pd.DataFrame:
    """Return the table if it is a valid frame.

    Raises MhhsError with every fault at once: a missing or mistyped column, a value not allowed, a missing
    value where one must be, a key that occurs twice.
    """
    if holds(table, frame):
        return table
    import pandera.errors

    try:
        return schema(frame).validate(table, lazy=True)
    except pandera.errors.SchemaErrors as errors:
        raise MhhsError(*_faults(frame, errors.failure_cases)) from None


def holds(table: pd.DataFrame, frame: Frame) -> bool:
    """Return whether a table breaks none of the schema's rules; pandera, asked only if so, says which.

    pandera takes a second of each build to import and to find nothing.
    """
    if list(table.columns) != frame.column_names:
        return False
    columns = ((table[column.name], column) for column in frame.columns)
    return all(_column_holds(values, column) for values, column in columns) and not bool(
        table.duplicated(list(frame.key)).any()
    )


def _column_holds(values: pd.Series, column: Column) -> bool:
    import pandas as pd

    if values.dtype != pd.api.types.pandas_dtype(DTYPES[column.kind]):
        return False
    if column.required and values.hasnans:
        return False
    return not column.allowed or bool(values.dropna().isin(list(column.allowed)).all())


def schema(frame: Frame) -> pa.DataFrameSchema:
    """Return the pandera schema of a frame: strict columns in order, allowed values, a unique key."""
    import pandera.pandas as pa

    columns = {
        column.name: pa.Column(
            DTYPES[column.kind],
            checks=[pa.Check.isin(column.allowed)] if column.allowed else [],
            nullable=not column.required,
            description=column.meaning,
        )
        for column in frame.columns
    }
    return pa.DataFrameSchema(columns, strict=True, ordered=True, unique=list(frame.key), name=frame.name)


def _faults(frame: Frame, cases: pd.DataFrame) -> list[str]:
    """Return one line a kind of fault: the column, the rule it broke, and the values seen."""
    lines = []
    for (column, rule), group in cases.groupby(["column", "check"], dropna=False, sort=True):
        seen = ", ".join(repr(value) for value in group["failure_case"].astype(str).unique()[:5])
        lines.append(f"frame {frame.name}: column {column}: breaks {rule} with {seen}")
    return lines
