"""What was given in confidence, marked in charts for those who may see it: the public's stores hold none of it."""

from __future__ import annotations

from collections.abc import Collection

import pandas as pd

from mhhs_analysis.analysis.reasons import CONFIDENTIAL
from mhhs_analysis.frames import WITHHELD

MARK = f"({CONFIDENTIAL})"
HOVER_MARK = f"<br>{CONFIDENTIAL.capitalize()}"


def in_confidence(participants: pd.DataFrame, plans: pd.DataFrame | None = None) -> set[str]:
    """Return the participants whose name, or whose latest plan, no public report may hold, of those shown by name.

    Without `plans` only names are known of. Whoever is withheld from the reader is marked as that, not as this.
    """
    is_shut = ~participants["is_name_public"].astype(bool) & participants["constituency"].ne(WITHHELD)
    named = {*participants.loc[is_shut, "participant_id"]}
    if plans is None:
        return named
    speaks = plans["is_latest"].astype(bool)
    return named | {*plans.loc[secret_plans(plans) & speaks, "participant_id"]}


def secret_plans(plans: pd.DataFrame) -> pd.Series:
    """Return which plans were given in confidence and are shown to the reader all the same."""
    is_secret = plans["is_confidential"].astype("boolean").fillna(False).astype(bool)
    return is_secret & ~plans["file"].str.startswith(WITHHELD)


def with_marks(participants: pd.DataFrame, secret: Collection[str]) -> pd.DataFrame:
    """Return participants, the names of some followed by the mark."""
    marked = participants["participant_id"].isin(list(secret))
    names = participants["participant_name"]
    return participants.assign(participant_name=names.mask(marked, names + f" {MARK}"))


def with_marked_hover(items: pd.DataFrame, whose: pd.Series, secret: Collection[str]) -> pd.DataFrame:
    """Return items, what stands under the pointer at some participants' followed by the word."""
    hover = items["hover"].astype("object")
    return items.assign(hover=hover.mask(whose.isin(list(secret)), hover + HOVER_MARK))


def mark_notes(secret: Collection[str], shown: Collection[str]) -> list[str]:
    """Return what the mark means and of how many it stands; nothing where it stands of none."""
    many, of = len({*secret} & {*shown}), len({*shown})
    return [f"{MARK}: name or plan given in confidence, not to be passed on ({many} of {of})"] if many else []
