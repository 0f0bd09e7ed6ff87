"""What the options say of the same milestone, beside each other."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from mhhs_analysis.analysis.wording import apart_words
from mhhs_analysis.dates import days_apart

NO_DATE = "no date given"


def compare_milestones(poap_items: pd.DataFrame, meanings: Mapping[str, str]) -> pd.DataFrame:
    """Return a row a milestone: its meaning, its date in each option as written, and how options differ.

    `meanings` is milestone_id to meaning (milestones.csv). The differences compare with POAP 1, in whole
    days, as wide as both dates allow; a milestone that an option doesn't have is blank there.
    """
    points = poap_items[(poap_items["kind"] == "milestone") & poap_items["milestone_id"].notna()]
    order = sorted(points["milestone_id"].unique(), key=lambda one: int(one.lstrip("M")))
    options = list(points["plan_option"].unique())
    own = [points[points["milestone_id"] == milestone].set_index("plan_option") for milestone in order]
    rows = [_row(given, options) for given in own]
    table = pd.DataFrame(rows, index=pd.Index(order, name="milestone"))
    table.insert(0, "meaning", [meanings.get(milestone, "") for milestone in order])
    return table


def _row(options_of: pd.DataFrame, options: list[str]) -> dict[str, str]:
    """Return one milestone's dates as written, and how each option stands to POAP 1."""
    given = {option: _written(options_of, option) for option in options}
    others = [option for option in options if option != "poap-1" and "poap-1" in options_of.index]
    return given | {f"{option} against poap-1": _apart(options_of, option) for option in others}


def _written(options_of: pd.DataFrame, option: str) -> str:
    if option not in options_of.index:
        return ""
    return str(options_of["finish_text"].fillna(NO_DATE)[option])


def _apart(options_of: pd.DataFrame, option: str) -> str:
    """Return how many days earlier or later than POAP 1 an option's milestone is, or that it isn't known."""
    if option not in options_of.index:
        return ""
    ends = [options_of.loc[one, ["finish_from", "finish_to"]] for one in (option, "poap-1")]
    least, most = days_apart(*ends[0], *ends[1])
    return apart_words(least, most)
