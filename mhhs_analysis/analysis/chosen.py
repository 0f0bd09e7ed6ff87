"""Plans chosen by constituency, role and stage: who is shown, and who is not and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import SimpleNamespace

import pandas as pd

from mhhs_analysis.analysis.wording import count_words
from mhhs_analysis.frames import WITHHELD

ALL = ""
NOT_MAPPED = "not_mapped"
_EVERY = "All"

Labels = Mapping[str, str]
Choices = dict[str, list[tuple[str, str]]]


@dataclass(frozen=True)
class Choice:
    """Whose plans are shown and what of them; empty chooses all, `not_mapped` what has no stage."""

    constituency: str = ALL
    role: str = ALL
    stage: str = ALL


@dataclass(frozen=True)
class Chosen:
    """What a choice leaves: frames of the shown alone, and who is not shown though they may or do belong.

    `without_stage` are names of those whose plan has no activity of the stage; `unknown` counts those whose
    constituency or role is withheld or not given, so that nobody can say whether they belong.
    """

    activities: pd.DataFrame
    participants: pd.DataFrame
    without_stage: tuple[str, ...]
    unknown: int


def choices(frames: SimpleNamespace, constituencies: Labels, roles: Labels, stages: Labels) -> Choices:
    """Return what there is to choose, as (label, value), by the name of what is chosen: only what occurs, all first."""
    there = {
        "constituency": (frames.participants["constituency"], constituencies),
        "role": (frames.roles["role"], roles),
        "stage": (frames.activities["stage"], stages),
    }
    offered: Choices = {}
    for name, (held, labels) in there.items():
        found = set(held.dropna())
        known = [(label, value) for value, label in labels.items() if value in found]
        offered[name] = [(_EVERY, ALL), *known]
    offered["stage"].append(("Not mapped to a stage", NOT_MAPPED))
    return offered


def chosen(frames: SimpleNamespace, choice: Choice) -> Chosen:
    """Return what a choice leaves of activities (of one version of each plan) and participants."""
    people = frames.participants
    belongs, unknown = _belonging(people, frames.roles, choice)
    within = people[belongs]
    own = frames.activities[frames.activities["participant_id"].isin(within["participant_id"])]
    of_stage = own[_of_stage(own, choice.stage)]
    lacking = set(own["participant_id"]) - set(of_stage["participant_id"])
    shown = within[~within["participant_id"].isin(lacking)]
    names = within.loc[within["participant_id"].isin(lacking), "participant_name"]
    return Chosen(of_stage, shown, tuple(sorted(names)), int(unknown.sum()))


def chosen_words(made: Chosen, choice: Choice, offered: Choices, asked: int) -> str:
    """Return in words what is shown of how many, and who is left out for which reason."""
    values = {"constituency": choice.constituency, "role": choice.role, "stage": choice.stage}
    named = [label for name, value in values.items() if value for label, of in offered[name] if of == value]
    shown = f"{count_words(len(made.participants), 'participant')} of {asked}"
    sentences = [f"{' · '.join(named) or 'Everybody, every stage'}: {shown}"]
    if made.without_stage:
        sentences.append(f"A plan, but no activity of this stage: {'; '.join(made.without_stage)}")
    if made.unknown:
        sentences.append(f"{made.unknown} more may belong: withheld {WITHHELD} or not given")
    return ". ".join(sentences)


def _belonging(people: pd.DataFrame, roles: pd.DataFrame, choice: Choice) -> tuple[pd.Series, pd.Series]:
    """Return who belongs to the constituency and role chosen, and of whom it isn't known."""
    belongs = pd.Series(True, index=people.index)
    unknown = pd.Series(False, index=people.index)
    if choice.constituency:
        held = people["constituency"]
        belongs &= held.eq(choice.constituency).fillna(False)
        unknown |= held.isna() | held.eq(WITHHELD)
    if choice.role:
        told = roles[roles["role"].notna() & roles["role"].ne(WITHHELD)]
        belongs &= people["participant_id"].isin(told.loc[told["role"].eq(choice.role), "participant_id"])
        unknown |= ~people["participant_id"].isin(told["participant_id"])
    return belongs, unknown & ~belongs


def _of_stage(activities: pd.DataFrame, stage: str) -> pd.Series:
    if not stage:
        return pd.Series(True, index=activities.index)
    return activities["stage"].isna() if stage == NOT_MAPPED else activities["stage"].eq(stage).fillna(False)
