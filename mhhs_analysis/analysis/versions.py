"""Which version of a plan speaks for its participant."""

from __future__ import annotations

import pandas as pd


def of_latest_plans(activities: pd.DataFrame, plans: pd.DataFrame) -> pd.DataFrame:
    """Return the activities of each participant's latest plan received."""
    latest = plans.loc[plans["is_latest"].astype(bool), "plan_id"]
    return activities[activities["plan_id"].isin(latest)].reset_index(drop=True)
