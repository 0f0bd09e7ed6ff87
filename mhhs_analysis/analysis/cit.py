"""Component integration testing in its phases: the DIP, then Elexon's central systems, then what else is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import pandas as pd

from mhhs_analysis.analysis.phrases import plain_words
from mhhs_analysis.analysis.reasons import place_words
from mhhs_analysis.analysis.wording import OPTION_WORDS, interval_words

STAGE = "cit"


def cit_on_the_page(poap_items: pd.DataFrame) -> pd.DataFrame:
    """Return what each option's workbook says of CIT, as written: the order past the two phases known."""
    own = poap_items[poap_items["stage"].eq(STAGE)]
    return pd.DataFrame(
        {
            "option": own["plan_option"].replace(OPTION_WORDS),
            "as the workbook says": own["name"],
            "applies to": own["applies_to"].fillna(""),
            "starts": _days(own, "start"),
            "ends": _days(own, "finish"),
            "source": place_words(own),
        }
    ).reset_index(drop=True)


def cit_in_plans(
    activities: pd.DataFrame, phases: Sequence[Mapping[str, str]], names: Mapping[str, str]
) -> pd.DataFrame:
    """Return the CIT of participants' own plans by phase, in the order of the phases; the rest stands last.

    `phases` are those of cit_phases.csv. What an activity's own name says decides its phase.
    """
    own = activities[activities["stage"].eq(STAGE) & ~activities["is_summary"].astype("bool")]
    order = {row["label"]: int(row["order"]) for row in phases}
    phase = own["activity_name"].map(lambda name: _phase(str(name), phases))
    place = phase.map(order).fillna(len(order) + 1)
    own = own.assign(phase=phase, place=place).sort_values(["place", "start_from"], kind="stable")
    return pd.DataFrame(
        {
            "phase": own["phase"],
            "participant": own["participant_id"].map(lambda who: names.get(who, who)),
            "activity": own["activity_name"],
            "starts": _days(own, "start"),
            "ends": _days(own, "finish"),
            "source": place_words(own),
        }
    ).reset_index(drop=True)


def _phase(name: str, phases: Sequence[Mapping[str, str]]) -> str:
    """Return the one phase that a name tells; a name that tells two or none, or says after, stays without."""
    words = f" {plain_words(name).lower()} "
    told = dict.fromkeys(row["label"] for row in phases if f" {row['phrase']} " in words)
    return next(iter(told)) if len(told) == 1 and " after " not in words else "no phase told"


def _days(own: pd.DataFrame, end: str) -> list[str]:
    days = zip(own[f"{end}_from"], own[f"{end}_to"], strict=True)
    return [interval_words(first, last) for first, last in days]
