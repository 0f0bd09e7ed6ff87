"""The summary's questions, each answered in a sentence before it is argued: the sections below show why."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import pandas as pd

from mhhs_analysis.analysis.chase import waiting
from mhhs_analysis.analysis.shortest import CHOICE
from mhhs_analysis.analysis.shortest_words import shortest_sentence
from mhhs_analysis.analysis.verdicts import STATUS_WORDS, named, option_verdicts, whole_gates
from mhhs_analysis.analysis.wording import OPTION_WORDS
from mhhs_analysis.frames import WITHHELD

_RESTS_ON = ("responded", "plan_dated", "plan_not_readable")
"""The headlines that say what the answers rest on."""


def short_answers(
    gate_results: pd.DataFrame,
    shortest_dates: pd.DataFrame,
    readiness: pd.DataFrame,
    headlines: pd.DataFrame,
    names: Mapping[str, str],
) -> pd.DataFrame:
    """Return a row a question of the summary: what is asked (the index) and the `answer`, in a sentence.

    Whether each option holds, the earliest day of each milestone that nothing rules out, whose answer could change
    that, and what all of it rests on. `names` is participant_id to name. Nothing is said here that is not shown below.
    """
    rows = [
        *_of_options(gate_results),
        *_of_dates(shortest_dates, readiness, names),
        ("Whose answer could still decide a gate?", _whose(gate_results, names)),
        ("What does that rest on?", _basis(headlines)),
    ]
    return pd.DataFrame(rows, columns=["question", "answer"]).set_index("question")


def _of_options(gate_results: pd.DataFrame) -> Iterator[tuple[str, str]]:
    """Yield whether each option put to choice holds, by how many of its gates, and what rules it out."""
    verdicts = option_verdicts(gate_results).to_dict("index")
    for option in (OPTION_WORDS[one] for one in CHOICE if OPTION_WORDS[one] in verdicts):
        row = verdicts[option]
        counts = ", ".join(f"{row[words]} {words}" for words in STATUS_WORDS.values() if row.get(words))
        ruled_out = f" {row['what rules it out']}." if row["what rules it out"] else ""
        yield f"Does {option} hold?", f"{_begun(row['does it hold?'])} (gates: {counts}).{ruled_out}"


def _begun(words: str) -> str:
    return words[:1].upper() + words[1:]


def _of_dates(
    shortest_dates: pd.DataFrame, readiness: pd.DataFrame, names: Mapping[str, str]
) -> Iterator[tuple[str, str]]:
    for milestone in dict.fromkeys(shortest_dates["milestone_id"].dropna()):
        sentence = shortest_sentence(shortest_dates, readiness, milestone, names)
        yield f"How early can {milestone} be?", sentence


def _whose(gate_results: pd.DataFrame, names: Mapping[str, str]) -> str:
    """Return whom the gates wait for: those who alone decide most first, by name where they are few."""
    own = whole_gates(gate_results)
    if own["status"].eq(WITHHELD).any():
        return (
            f"Withheld from this audience {WITHHELD}, in part at least: see below for those who can be named."
        )
    waits = waiting(gate_results)
    if waits.empty:
        return "Nobody's: no gate is open that waits for a participant."
    alone = (
        waits[waits["is_alone"]].groupby("participant_id").size().sort_values(ascending=False, kind="stable")
    )
    told = [f"{named(who, names)} ({gates} gate{'s' * (gates > 1)})" for who, gates in alone.items()]
    asked = waits["participant_id"].nunique()
    whose = f"Alone: {', '.join(told)}. " if told else ""
    return f"{whose}{asked} participant{'s are' if asked > 1 else ' is'} waited for in all."


def _basis(headlines: pd.DataFrame) -> str:
    told = headlines[headlines["measure"].isin(_RESTS_ON)]
    return f"Of the units asked, {', '.join(f'{row.shown} {row.label}' for row in told.itertuples())}."
