"""The registers of a consultation folder, column by column: what each may hold, needs and means.

One declaration a column: what is checked when a folder is read is what the data dictionary says.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from mhhs_analysis.dates import YEARS
from mhhs_analysis.frames import (
    ASKS,
    CHOOSES,
    CODED_POSITIONS,
    CONSTITUENCIES,
    OPTIONS,
    PLANNED_AGAINST,
    ROLES,
    ROUNDS,
    SAYS,
    SIT_INTENTS,
)
from mhhs_analysis.reference import rows

Must = Literal["value", "column", ""]
Holds = Literal["text", "day", "yes or no", "fraction"]

SETTINGS = (
    "sheet",
    "header_row",
    "date_order",
    "year",
    "durations",
    "week_one",
    "layout",
    "version",
    "column",
)
"""What readings.csv can say of how a file is read."""
CORRECTED = (
    "activity_name",
    "start",
    "finish",
    "is_milestone",
    "is_summary",
    "percent_complete",
    "remove",
)
"""What corrections.csv can correct; remove takes the activity away."""
NO_STAGE = "none"
"""Said of a stage or milestone: deliberately none."""
NOTHING = "nothing"
"""Said of an answer: a person read it, and it doesn't say whether its sender can be ready."""

YES, NO = frozenset({"true", "yes", "y", "1"}), frozenset({"false", "no", "n", "0"})


@dataclass(frozen=True)
class Field:
    """A column of a register, or a line of consultation.toml: what it holds and means.

    `must` says what has to be there: a value in every row, the column alone, or nothing. `allowed` are the
    values it may have, `listed_in` the reference table whose column of that name lists them as well. Several
    values are separated by semicolons where `is_several`. `ask` says what to write where a value is missing.
    """

    name: str
    meaning: str
    must: Must = ""
    holds: Holds = "text"
    allowed: tuple[str, ...] = ()
    listed_in: str = ""
    is_several: bool = False
    ask: str = "every row needs one"

    @property
    def choices(self) -> tuple[str, ...]:
        """Every value it may have; none where it may be any text."""
        listed = (row[self.name] for row in rows(self.listed_in)) if self.listed_in else ()
        return (*dict.fromkeys(listed), *self.allowed)


@dataclass(frozen=True)
class Register:
    """A register: its file, what a row of it is, its columns, and whether a folder can't do without it."""

    name: str
    row_is: str
    fields: tuple[Field, ...]
    is_needed: bool = False

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of its columns, in order."""
        return tuple(field.name for field in self.fields)

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that it can't do without."""
        return tuple(field.name for field in self.fields if field.must)


def value_faults(place: str, field: Field, value: str) -> Iterator[str]:
    """Tell what is wrong with a value: missing where it must be there, or not what its column holds."""
    if not value:
        if field.must == "value":
            yield f"{place}: no {field.name}; {field.ask}"
    elif field.holds != "text":
        if not _IS[field.holds](value):
            yield f"{place}: {field.name} is {value!r}; write {_WANTED[field.holds]}"
    elif field.choices:
        for one in value.split(";") if field.is_several else (value,):
            yield from not_allowed(place, field.name, one.strip(), field.choices)


def not_allowed(place: str, name: str, value: str, allowed: tuple[str, ...]) -> Iterator[str]:
    """Tell a value that is none of those allowed."""
    if value not in allowed:
        yield f"{place}: {name} is {value!r}; write one of {', '.join(allowed)}"


def is_day(text: str) -> bool:
    """Return whether a text is a day written yyyy-mm-dd."""
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def is_truth(text: str, *, may_be_blank: bool = False) -> bool:
    """Return whether a text is a plain yes or no, or a blank where that is allowed."""
    return (may_be_blank and not text) or text.strip().lower() in YES | NO


def _is_fraction(text: str) -> bool:
    try:
        return 0 <= float(text) <= 1
    except ValueError:
        return False


_IS = {"day": is_day, "yes or no": is_truth, "fraction": _is_fraction}
_WANTED = {"day": "a day as yyyy-mm-dd", "yes or no": "yes or no", "fraction": "a fraction such as 0.12"}


# --- the declarations -------------------------------------------------------------------------------------

_WHO = Field("who", "who wrote the row", "value", ask="say who wrote this row")
_WHEN = Field("when", "the day it was written", "value", "day", ask="write a day as yyyy-mm-dd")
_WHY = Field("why", "what it rests on, in a few words", "value", ask="say in a few words what it rests on")
_EITHER = (
    "a date such as 03/04/2023 is read in the order of day and month that the file's dates prove or readings.csv says, "
    "and is a fault where neither does"
)
_SIGNED = (_WHO, _WHEN, _WHY)

SETTING_LINES = (
    Field("name", "short name of the consultation, part of a report's name", "value"),
    Field("title", "its title, as reports print it; the name where there is none"),
    Field("round", "the round it is of", "value", allowed=ROUNDS),
    Field("as_at", "the day it is looked at from, unless another is asked for", "value", "day"),
    Field("closes", "the last day on which its round took answers; without it nothing is called late", "", "day"),
    Field("classification", "what is printed on every page of a report; on a public one, Public", "value"),
    Field("contact", "whom readers of a report may ask"),
    Field("pit_sample_share", "share of each constituency's participants not in SIT whose PIT is assured; 0.25 where "
          "none is given", "", "fraction"),
    Field("pit_sample_seed", "what decides which of them are drawn, any text; 1 where none is given"),
)  # fmt: skip
"""The lines of consultation.toml."""

PARTICIPANTS = Register(
    "participants.csv",
    "a participant asked",
    (
        Field("participant_id", "identifier of the participant; no two rows have the same", "value"),
        Field("participant_name", "its name, as it signs", "value"),
        Field("group_id", "the corporate group it belongs to"),
        Field("responds_for", "the unit of N whose one voice it is; blank is itself", "column"),
        Field("constituency", "the programme's constituency", "value", allowed=CONSTITUENCIES),
        Field("roles", "its market roles", allowed=ROLES, is_several=True),
        Field("sit_intent", "whether it means to take part in SIT; blank is unknown", allowed=SIT_INTENTS),
        Field("is_name_public", "whether a public report may name it; blank is no", holds="yes or no"),
        Field("market_share", "share of supply by meters; suppliers only", holds="fraction"),
        Field(
            "aliases",
            "other names it goes by, a former one or the domain of its mail (example.org), separated by "
            "semicolons",
        ),
    ),
    is_needed=True,
)
RECEIVED = Register(
    "received.csv",
    "a file that came in",
    (
        Field("file", "path in plans/ or responses/; no two rows have the same", "value"),
        Field("participant_id", "its sender, who stands in participants.csv; blank for a file of many respondents"),
        Field("kind", "what it is", "value", allowed=("plan", "response")),
        Field("round", "the round it is of", "value", allowed=ROUNDS),
        Field("received_date", "the day it came", "value", "day", ask="write a day as yyyy-mm-dd"),
        Field("as_of_date", "the day the plan itself speaks of", "", "day"),
        Field("planned_against", "the option a plan was made against; blank is unknown", allowed=PLANNED_AGAINST),
        Field("is_confidential", "whether a public report must not hold it: yes keeps all of it so whatever its "
              "form says; blank is yes too, but for answers where the form itself says no; and a file's own yes is "
              "always one",
              holds="yes or no"),
        Field("supersedes", "the file of the same sender and kind that it replaces, as it stands here"),
    ),
    is_needed=True,
)  # fmt: skip
QUESTIONS = Register(
    "questions.csv",
    "a question asked in a round",
    (
        Field("round", "the round it was asked in", "value", allowed=ROUNDS),
        Field("question_id", "the programme's number of the question; no two of a round have the same", "value"),
        Field("plan_option", "the option it asks about; needed where it asks for a position", allowed=OPTIONS),
        Field("milestone_id", "the milestone it asks about", listed_in="milestones"),
        Field("kind", "closed (a choice) or open (free text)", "value", allowed=("closed", "open")),
        Field("asks_for", "what an answer is read as", "value", allowed=ASKS),
        Field("wording", "the question as asked", "value"),
        Field("same_as", "the question of another round that it asks again, as in round-1:Q4"),
        Field("choices", "what a closed question offers, separated by semicolons; of one that asks for a position the "
              "words of reference/position_words.csv where none are given"),
        Field("choose", "how many of its choices an answer may name; blank is one", allowed=CHOOSES),
    ),
    is_needed=True,
)  # fmt: skip
READINGS = Register(
    "readings.csv",
    "a word on how a plan is to be read",
    (
        Field("file", "the plan, as received.csv has it", "value", ask="say which plan is to be read so"),
        Field("setting", "what is said", "value", allowed=SETTINGS),
        Field("value", "for sheet its name, several separated by semicolons; for header_row the number of a row; "
              "for date_order DMY or MDY; for year one of four digits, that of dates without one "
              f"({YEARS.start} to {YEARS.stop - 1}); for durations working or calendar; "
              "for week_one the day on which the first of numbered periods begins; "
              "for layout table, grid, matrix or list; "
              "for version which of several versions in a file is the sender's plan, in the words that say so of its "
              "rows, in the row above them or over its table, such as POAP 2, a project's ID, or all; "
              "for column letters, role and, "
              "of dates, basis, as in F = finish forecast (the roles are those of reference/column_names.csv; none is "
              "a column not to be read)", "column"),
        *_SIGNED,
    ),
)  # fmt: skip
CORRECTIONS = Register(
    "corrections.csv",
    "a value of an activity corrected",
    (
        Field("file", "the plan, as received.csv has it", "value", ask="say which plan is corrected"),
        Field("activity_id", "the activity, as reports name it; or else sheet and cell"),
        Field("sheet", "the sheet of the activity's cell"),
        Field("cell", "a cell of the activity's row, where no activity_id is given"),
        Field("column", "what is corrected; remove takes the activity away", "value", allowed=CORRECTED),
        Field("value", "what it is: for start and finish a date, or TBC where it is not known "
              f"({_EITHER}); for the two flags yes or no; for percent_complete 0 to 100; for remove yes or "
              "nothing", "column"),
        *_SIGNED,
    ),
)  # fmt: skip
TRANSCRIPTS = Register(
    "transcripts.csv",
    "an activity typed in from a plan that came as a pdf, a slide, a picture or a mail; beside a plan that can be read "
    "as a table it is one more activity, or overrules dates and flags of the one of its activity_id and name",
    (
        Field("file", "the plan, as received.csv has it", "value"),
        Field("activity_id", "identifier of the activity; no two of a file have the same", "value"),
        Field("activity_name", "its name", "value"),
        Field("outline", "its place in the plan's outline: 2.1, or level 1"),
        Field("start", f"its start as it stands there, in words or figures; {_EITHER}", "column"),
        Field("finish", "its finish likewise", "column"),
        Field("is_milestone", "whether it is a point in time; blank is no", holds="yes or no"),
        Field("is_summary", "whether it gathers other rows; blank is no", holds="yes or no"),
        Field("page", "where it stands: a page, a slide"),
        Field("transcribed_by", "who typed it in", "value", ask="say who wrote this row"),
        Field("checked_by", "who else compared it with the file; without one the row is doubted", "column"),
        _WHEN,
        _WHY,
    ),
)
ACTIVITY_MAPPING = Register(
    "activity_mapping.csv",
    "the stage and milestone that an activity is",
    (
        Field("file", "the plan, as received.csv has it; blank speaks of every plan that holds the name"),
        Field("activity_id", "the activity, as reports name it; needs the file"),
        Field("activity_name", "the activity's name, where no activity_id is given", "column"),
        Field("stage", "the stage it is; blank leaves it to the rules", "column", listed_in="stages",
              allowed=(NO_STAGE,)),
        Field("milestone_id", "the milestone it is; blank leaves it to the rules", "column", listed_in="milestones",
              allowed=(NO_STAGE,)),
        *_SIGNED,
    ),
)  # fmt: skip
CODING = Register(
    "coding.csv",
    "what an answer says, read by a person: a position, being ready, a condition or a theme; several people may "
    "code the same answer",
    (
        Field("participant_id", "who answered, as participants.csv has it", "value"),
        Field("round", "the round it was asked in", "value", allowed=ROUNDS),
        Field("question_id", "the question answered, as questions.csv has it", "value"),
        Field("plan_option", "the option the answer speaks of; may be blank where a theme is coded", "column",
              allowed=OPTIONS),
        Field("says", "whether its sender can be ready for the option's M9; nothing is an answer that doesn't say",
              allowed=(*SAYS, NOTHING)),
        Field("position", "the position on the option; a closed answer that a rule reads stands all the same",
              allowed=CODED_POSITIONS),
        Field("condition", f"a condition it puts, in a few words; several are several rows, and {NO_STAGE} is an "
              "answer that puts none"),
        Field("owner", "who would have to fulfil the condition"),
        Field("gate_id", f"the gate that the condition maps to; {NO_STAGE} is no gate, and blank is not mapped yet",
              listed_in="gates", allowed=(NO_STAGE,)),
        Field("theme_id", f"a theme it speaks of; {NO_STAGE} is an answer with none", listed_in="themes",
              allowed=(NO_STAGE,)),
        Field("settles", "whether the row decides between people who read the answer differently; blank is no",
              holds="yes or no"),
        *_SIGNED,
    ),
)  # fmt: skip
DEPENDENCIES = Register(
    "dependencies.csv",
    "an activity of a plan that assumes a date of another participant's",
    (
        Field("file", "the plan that assumes it, as received.csv has it", "value", ask="say which plan assumes it"),
        Field("activity_name", "the activity that assumes it, as the plan has it", "value"),
        Field("end", "which of its dates is assumed; blank is its finish", allowed=("start", "finish")),
        Field("relies_on", "the participant whose date it is", "value"),
        Field("other_activity", "the activity of that participant's plan whose finish it is", "value"),
        *_SIGNED,
    ),
)  # fmt: skip

REGISTERS = {
    register.name: register
    for register in (
        PARTICIPANTS,
        RECEIVED,
        QUESTIONS,
        READINGS,
        CORRECTIONS,
        TRANSCRIPTS,
        ACTIVITY_MAPPING,
        CODING,
        DEPENDENCIES,
    )
}
"""Every register by the name of its file: those a folder needs, then those people write as they work."""
NEEDED = tuple(name for name, register in REGISTERS.items() if register.is_needed)
WORKING = tuple(name for name, register in REGISTERS.items() if not register.is_needed)
