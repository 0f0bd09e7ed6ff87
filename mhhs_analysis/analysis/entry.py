"""When each participant's own plan enters SIT, and how far that stands from each option's M9.

Earlier or later than an option is not the same as ready or late for it: that depends on what a plan was made
against, which stands beside each margin.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from typing import Any, NamedTuple

import pandas as pd

from mhhs_analysis.analysis.reasons import place_words
from mhhs_analysis.analysis.stage_spans import stage_spans
from mhhs_analysis.analysis.wording import OPTION_WORDS, apart_words, gathered_words, interval_words
from mhhs_analysis.dates import days_apart
from mhhs_analysis.frames import OPTIONS, WITHHELD

ENTRY = "M9"
STAGE = "sit"
FIRST_TASK = "its first SIT task"
NO_ENTRY = "a plan with dates, none of them an entry to SIT"
STAYS_OUT = "a plan with dates, of a participant that does not mean to take part in SIT"

Days = tuple[pd.Timestamp, pd.Timestamp]


_NO_DAY: pd.Timestamp = pd.NaT  # type: ignore[assignment]  # as a column of days has it


class Entry(NamedTuple):
    """A participant's entry to SIT: the days it can mean, the words, what it was taken from, and where."""

    participant_id: str
    earliest: pd.Timestamp
    latest: pd.Timestamp
    text: str
    taken_from: str
    place: str


def sit_entries(activities: pd.DataFrame) -> pd.DataFrame:
    """Return a row a participant whose plan dates its entry to SIT: the interval, the words, and the cell.

    The plan's own M9 speaks where it has a date, as wide as all rows that name it; else the start of the
    first SIT task, as the stage's start. Columns: participant_id, taken_from, earliest, latest, text, place.
    """
    return milestone_entries(activities, ENTRY)


def milestone_entries(activities: pd.DataFrame, milestone_id: str) -> pd.DataFrame:
    """Return a row a participant whose plan dates a milestone: as `sit_entries` has it for M9.

    For any other milestone only the plan's own date speaks: no task stands for it.
    """
    own = _own_milestones(activities, milestone_id)
    named = {entry.participant_id for entry in own}
    tasks = _first_tasks(activities) if milestone_id == ENTRY else []
    rest = [entry for entry in tasks if entry.participant_id not in named]
    dtypes = {"earliest": "datetime64[us]", "latest": "datetime64[us]"}
    entries = pd.DataFrame([*own, *rest], columns=list(Entry._fields)).astype(dtypes)
    return entries.sort_values(["earliest", "latest", "participant_id"], ignore_index=True)


def entry_margins(
    activities: pd.DataFrame,
    poap_items: pd.DataFrame,
    plans: pd.DataFrame,
    participants: pd.DataFrame,
) -> pd.DataFrame:
    """Return a row a participant whose entry to SIT is known: how many days from each option's M9, from the
    least to the most that both wordings allow; earliest entry first.
    """
    names = participants.set_index("participant_id")["participant_name"]
    against = plans[plans["is_latest"].astype(bool)].set_index("participant_id")["planned_against"]
    known = sit_entries(activities)
    days = list(zip(known["earliest"], known["latest"], strict=True))
    whose = known["participant_id"]
    table = pd.DataFrame(
        {
            "participant": whose.map(names).fillna(whose),
            "enters SIT": [interval_words(*own) for own in days],
            "as typed": known["text"].fillna(""),
            "made against": whose.map(against).fillna("unknown").replace(OPTION_WORDS),
        }
    )
    margins = {
        f"from {ENTRY} of {OPTION_WORDS[option]}": [_margin(own, day) for own in days]
        for option, day in _entry_days(poap_items).items()
    }
    table = table.assign(**margins)
    return table.assign(**{"taken from": known["taken_from"] + ": " + known["place"]}).reset_index(drop=True)


def entries_unknown(
    activities: pd.DataFrame,
    coverage: pd.DataFrame,
    participants: pd.DataFrame,
) -> pd.DataFrame:
    """Return how many participants have no known entry to SIT, of those asked, by why, and who they are."""
    entries = sit_entries(activities)
    told = coverage[~coverage["participant_id"].isin(entries["participant_id"])]
    people = participants.set_index("participant_id")
    why = told["participant_id"].map(undated_because(activities, coverage, participants))
    names = people["participant_name"]
    whose = told.assign(why=why, who=told["participant_id"].map(names)).groupby("why")["who"]
    table = whose.agg(participants="size", who=lambda who: gathered_words(sorted(who), 12)).reset_index()
    counts = table["participants"].astype("str") + f" of {len(coverage)}"
    return table.assign(participants=counts).rename(columns={"why": "entry to SIT not known"})


def undated_because(
    activities: pd.DataFrame, coverage: pd.DataFrame, participants: pd.DataFrame, missing: str = NO_ENTRY
) -> dict[str, str]:
    """Return why each participant's plan would give no date, by participant: five reasons, none of them late.

    `missing` is said of one whose plan is here and has dates.
    """
    held = coverage["participant_id"].isin(activities["participant_id"])
    words = {
        "no_plan": "no plan sent",
        "not_readable": "plan not readable",
        "read_no_dates": "plan without dates",
        "read": f"plan withheld {WITHHELD}",
    }
    intents = coverage["participant_id"].map(participants.set_index("participant_id")["sit_intent"])
    stays_out = intents.eq("non_sit").fillna(False)
    without = pd.Series(missing, index=coverage.index)
    without = without.mask(stays_out, STAYS_OUT) if missing == NO_ENTRY else without
    why = coverage["plan"].map(words).mask(held & coverage["plan"].eq("read"), without)
    return dict(zip(coverage["participant_id"], why, strict=True))


# --- one participant's entry ------------------------------------------------------------------------------


def _own_milestones(activities: pd.DataFrame, milestone_id: str) -> list[Entry]:
    """Return each participant's own date of a milestone: its finish, else its start; several as one, as wide as all."""
    own = activities[activities["milestone_id"].eq(milestone_id)]
    found: dict[str, list[tuple[pd.Timestamp, pd.Timestamp, str, str]]] = {}
    for row, place in zip(own.to_dict("records"), place_words(own), strict=True):
        end = "finish" if pd.notna(row["finish_from"]) or pd.notna(row["finish_to"]) else "start"
        days = (row[f"{end}_from"], row[f"{end}_to"])
        if not all(map(pd.isna, days)):
            found.setdefault(row["participant_id"], []).append((*days, row[f"{end}_text"], place))
    return [_as_one(who, f"its own {milestone_id}", rows) for who, rows in found.items()]


def _as_one(who: str, taken_from: str, rows: Sequence[tuple[pd.Timestamp, pd.Timestamp, str, str]]) -> Entry:
    """Return the rows of one participant as one entry; a missing bound of any leaves it unbounded."""
    firsts, lasts, texts, places = zip(*rows, strict=True)
    return Entry(
        participant_id=who,
        earliest=_NO_DAY if any(map(pd.isna, firsts)) else min(firsts),
        latest=_NO_DAY if any(map(pd.isna, lasts)) else max(lasts),
        text="; ".join(dict.fromkeys(text for text in texts if pd.notna(text))),
        taken_from=taken_from,
        place=_gathered(places),
    )


def _gathered(places: Sequence[str]) -> str:
    """Return places in words, the file and sheet that several cells stand in named once."""
    cells: dict[str, list[str]] = {}
    for sheet, _, cell in (place.rpartition(", ") for place in places):
        cells.setdefault(sheet, []).append(cell)
    return "; ".join(
        f"{sheet}, {', '.join(own)}" if sheet else ", ".join(own) for sheet, own in cells.items()
    )


def _first_tasks(activities: pd.DataFrame) -> list[Entry]:
    """Return the start of each participant's SIT, with the words and cell of the task that starts first."""
    own = activities[activities["stage"].eq(STAGE)]
    tasks = own[own["start_from"].notna() | own["start_to"].notna()]
    order = tasks.assign(day=tasks["start_from"].fillna(tasks["start_to"])).sort_values("day", kind="stable")
    first = order.drop_duplicates("participant_id")
    told = zip(first["participant_id"], first["start_text"].fillna(""), place_words(first), strict=True)
    words = {who: (text, place) for who, text, place in told}
    return [
        _started(span, *words.get(span["participant_id"], ("", "")))
        for span in stage_spans(own).to_dict("records")
        if pd.notna(span["start_to"])
    ]


def _started(span: Mapping[Hashable, Any], text: str, place: str) -> Entry:
    """Return a stage's start as an entry: a task without a start leaves it open below."""
    earliest = _NO_DAY if span["is_open_start"] else span["start_from"]
    return Entry(span["participant_id"], earliest, span["start_to"], text, FIRST_TASK, place)


# --- against the options ----------------------------------------------------------------------------------


def _entry_days(poap_items: pd.DataFrame) -> dict[str, Days]:
    """Return the M9 of each option that has one, by option."""
    points = poap_items[poap_items["kind"].eq("milestone") & poap_items["milestone_id"].eq(ENTRY)]
    held = points.drop_duplicates("plan_option")
    days = zip(held["plan_option"], held["finish_from"], held["finish_to"], strict=True)
    found = {option: (first, last) for option, first, last in days}
    return {option: found[option] for option in OPTIONS if option in found}


def _margin(own: Days, option: Days) -> str:
    """Return how far an entry stands from an option's; a date copied from the option says so."""
    words = apart_words(*days_apart(*own, *option))
    return f"{words} (the option's own date)" if own == option else words
