"""The tables of the evidence annex: what stands behind the numbers of the summary, declared in one place."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from mhhs_analysis.analysis import traces
from mhhs_analysis.frames import (
    CLAIMS,
    CONDITIONS,
    EVIDENCE_FOUND,
    GATE_RESULTS,
    HEADLINES,
    PARTICIPANTS,
    POSITION_COUNTS,
    POSITIONS_HELD,
    READINESS,
    RECEIVED,
    RESPONDENTS,
    ROUND_CHANGES,
    SET_ASIDE,
    SHORTEST_DATES,
    THEME_COUNTS,
    THEME_HITS,
    WARNINGS,
    Frame,
)

if TYPE_CHECKING:
    import pandas as pd

Tables = Any
"""The audience's frames by name, as `load` gives them."""


@dataclass(frozen=True)
class AnnexTable:
    """A table of the annex: its sheet, its title, how it is read, and the frame its rows are of.

    `notes` are keys of NOTES. `rows` takes the audience's frames; without it the frame of that name is shown as it is.
    """

    sheet: str
    title: str
    how: str
    frame: Frame
    notes: tuple[str, ...] = ()
    rows: Callable[[Tables], pd.DataFrame] | None = None

    def of(self, frames: Tables) -> pd.DataFrame:
        """Return the rows, in the frame's columns."""
        table: pd.DataFrame = self.rows(frames) if self.rows else getattr(frames, self.frame.name)
        return table


def _counted(frames: Tables) -> pd.DataFrame:
    return traces.counted_in_headlines(frames.coverage, frames.plans, frames.answers)


def _standing(frames: Tables) -> pd.DataFrame:
    return traces.standing_of_units(frames.position_counts, frames.positions, frames.coverage)


def _evidence(frames: Tables) -> pd.DataFrame:
    return traces.evidence_of_units(frames.evidence, frames.participants)


def _deciding(frames: Tables) -> pd.DataFrame:
    return traces.deciding_gates(frames.gate_results, frames.readiness)


NOTES = {
    "units": "N is the units asked. A unit is one voice (a party, a licence or a group), and several participants may "
    "speak for one.",
    "silence": "A unit that sent nothing, one whose plan can't be read and one whose plan has no dates are three "
    "different things, and none of them is late.",
    "intervals": "A date is an interval of whole days, both ends included, in two columns: it is as wide as what was "
    "written. A bound that is not available is unbounded or not known, as the sheet Columns says.",
    "places": "File, sheet and cell lead to what was sent. A sheet or cell that is not available means that the file "
    "has none, or that the whole file speaks.",
    "words": "Words are the respondents' own. A cell of this workbook holds 32,767 characters: a longer text is cut "
    "there and says so. Signs that can't be seen stand by their number, such as [U+202E].",
}
"""What more than one sheet needs said, on the sheet Notes."""

ANNEX: tuple[AnnexTable, ...] = (
    AnnexTable(
        "Headlines",
        "What was asked and what came",
        "A row is a count of units.",
        HEADLINES,
        ("units", "silence"),
    ),
    AnnexTable(
        "Counted",
        "Who is behind each headline",
        "A row is a participant that the headline counts: the different units of a headline add up to its n.",
        traces.COUNTED,
        ("units", "places"),
        _counted,
    ),
    AnnexTable(
        "Position counts",
        "How many units hold a position on an option",
        "A row is a position on an option, of all answers or of those in time; support with conditions is never added "
        "to support.",
        POSITION_COUNTS,
        ("units",),
    ),
    AnnexTable(
        "Standings",
        "Who is behind each count of positions",
        "A row is a unit on an option, by all its answers, with a participant that speaks for it: the different units "
        "of a standing add up to its count. Which answers came late the sheet Respondents says.",
        traces.STANDING,
        ("units", "places"),
        _standing,
    ),
    AnnexTable(
        "Positions",
        "What each respondent says of an option, and why",
        "A row is a respondent on an option in a round; the words are its own.",
        POSITIONS_HELD,
        ("places", "words"),
    ),
    AnnexTable(
        "Evidence",
        "How good the evidence is, on each side of each option",
        "A row is a respondent on a side of an option, by the best grade whose written rule holds; a unit counts once, "
        "by the best grade of those that respond for it.",
        traces.GRADED,
        ("units", "places", "words"),
        _evidence,
    ),
    AnnexTable(
        "Evidence found",
        "Each date, duration, quantity and plan that was found",
        "A row is words in an answer, or a plan; a date of the option itself earns nothing.",
        EVIDENCE_FOUND,
        ("places", "words"),
    ),
    AnnexTable(
        "Claims",
        "What is claimed of being ready, and how the claimant's own plan stands to it",
        "A row is a claim of a respondent; days are from the deadline, or the date claimed, to the day of the plan.",
        CLAIMS,
        ("intervals", "silence", "places", "words"),
    ),
    AnnexTable(
        "Conditions",
        "Under which conditions, whose they are, and the gate that each maps to",
        "A row is a condition that a respondent puts on an option.",
        CONDITIONS,
        ("places", "words"),
    ),
    AnnexTable(
        "Themes",
        "Which themes the open answers speak of",
        "A row is a theme in an answer, with the words that were found.",
        THEME_HITS,
        ("places", "words"),
    ),
    AnnexTable(
        "Theme counts",
        "How many units speak of each theme",
        "A row is a theme on a side of an option; a unit may speak of several, so that they add up to nothing.",
        THEME_COUNTS,
        ("units",),
    ),
    AnnexTable(
        "Round changes",
        "What changed from Round 1 to Round 2",
        "A row is a position, an answer or a date of a plan in both rounds; only the same question is compared.",
        ROUND_CHANGES,
        ("words",),
    ),
    AnnexTable(
        "Respondents",
        "Who answered, and what became of each answer sheet",
        "A row is a respondent as a file names it, matched to a participant or not, with the reason.",
        RESPONDENTS,
        ("places",),
    ),
    AnnexTable(
        "Gates",
        "What each option rests on, and how that stands",
        "A row is a gate for an option; a gate whose identifier ends in a participant is one part of a gate of all.",
        GATE_RESULTS,
        ("intervals", "silence"),
    ),
    AnnexTable(
        "Deciding",
        "Who decides each gate, and for whom it waits",
        "A row is a participant that decides a gate, or whose answer it waits for, with the cell of its date.",
        traces.DECIDING,
        ("intervals", "places"),
        _deciding,
    ),
    AnnexTable(
        "Shortest dates",
        "The earliest day that nothing sent rules out",
        "A row is a gate for an option, or over both, with the cells of the dates that rule out anything earlier.",
        SHORTEST_DATES,
        ("intervals",),
    ),
    AnnexTable(
        "Readiness",
        "Who is ready for each milestone under each option",
        "A row is a participant at a milestone of an option, with the cell of the activity that decides it.",
        READINESS,
        ("intervals", "silence", "places"),
    ),
    AnnexTable(
        "Set aside",
        "What was not read, and what to ask for",
        "A row is something in a file that was not read.",
        SET_ASIDE,
        ("places", "words"),
    ),
    AnnexTable(
        "Doubts",
        "What was read with a doubt",
        "A row is something that was read, with the doubt and what would settle it.",
        WARNINGS,
        ("places", "words"),
    ),
    AnnexTable(
        "Files",
        "Every file that came in",
        "A row is a file, with its sender; rows in are rows kept and rows set aside.",
        RECEIVED,
    ),
    AnnexTable(
        "Participants",
        "Who was asked",
        "A row is a participant of the register: other sheets name it by its identifier.",
        PARTICIPANTS,
        ("units",),
    ),
)
"""In the order of the summary; the register of participants, which gives the others their names, last."""
