"""Participants as an audience may know them."""

from __future__ import annotations

import pandas as pd

from mhhs_analysis.disclosure.case import Case
from mhhs_analysis.frames import WITHHELD


def participants_shown(people: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return participants, those without a public name as no more than that they are there."""
    hidden = people["participant_id"].isin(case.secret.names)
    people = people.copy()
    people.loc[hidden, ["participant_name", "constituency", "sit_intent"]] = WITHHELD
    people.loc[hidden, "group_id"] = None
    people.loc[hidden, "market_share"] = float("nan")
    return people


def roles_shown(roles: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return the roles of those who are named: a role could tell who another is."""
    return roles[~roles["participant_id"].isin(case.secret.names)]


def routes_shown(routes: pd.DataFrame, case: Case) -> pd.DataFrame:
    """Return routes, withheld of those without a public name."""
    hidden = routes["participant_id"].isin(case.secret.names)
    return routes.assign(
        route=routes["route"].mask(hidden, WITHHELD), is_sampled=routes["is_sampled"].mask(hidden)
    )
