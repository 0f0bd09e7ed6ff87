"""What a unit of N says of being ready for an option's M9: by its position, or by a person's coding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import pandas as pd

from mhhs_analysis.analysis.reasons import place_words

MILESTONE = "M9"
"""What support for an option speaks of: to take part in SIT is to be ready for M9."""

SAYS = {"supports": "can", "supports_with_conditions": "can_with_conditions"}
"""What a position says of being ready. Opposing an option is not saying that one can't be ready for it."""

CAN = ("can", "can_with_conditions")
CANNOT = "cannot"
_KEY = ["unit", "plan_option", "milestone_id"]


def statements_of(
    positions: pd.DataFrame, participants: pd.DataFrame, coded: Iterable[Mapping[str, str]] = ()
) -> pd.DataFrame:
    """Return a row a participant, option and milestone of which its unit says anything.

    Columns: participant_id, plan_option, milestone_id, says (can, can_with_conditions, cannot), said_in (the
    cell, or who coded it), is_confidential. What a person coded from an open answer (`coded`: participant_id,
    plan_option, says, said_in, is_confidential) comes before a closed position. Where the participants of a unit
    say different things it says nothing: they have to be asked.
    """
    units = participants.set_index("participant_id")["responds_for"]
    told = pd.concat([_by_code(coded), _by_position(positions)], ignore_index=True)
    told = told.assign(unit=told["participant_id"].map(units))
    strongest = told[told["rank"].eq(told.groupby(_KEY)["rank"].transform("min"))]
    is_one_voice = strongest.groupby(_KEY)["says"].transform("nunique").eq(1)
    voices = strongest[is_one_voice & strongest["says"].ne("")]
    secret = voices.groupby(_KEY)["is_confidential"].transform("any")
    voices = (
        voices.assign(is_confidential=secret).drop_duplicates(_KEY).drop(columns=["participant_id", "rank"])
    )
    members = units.rename("unit").reset_index()
    made = members.merge(voices, on="unit")
    return made[["participant_id", "plan_option", "milestone_id", "says", "said_in", "is_confidential"]]


def _by_position(positions: pd.DataFrame) -> pd.DataFrame:
    return pd.DataFrame(
        {
            "participant_id": positions["participant_id"],
            "plan_option": positions["plan_option"],
            "milestone_id": positions["milestone_id"].fillna(MILESTONE),
            "says": positions["position"].map(SAYS).fillna(""),
            "said_in": place_words(positions).to_list(),
            "is_confidential": positions["is_confidential"].astype("bool"),
            "rank": 1,
        }
    )


def _by_code(coded: Iterable[Mapping[str, str]]) -> pd.DataFrame:
    rows = [{**one, "rank": 0} for one in coded]
    columns = ["participant_id", "plan_option", "milestone_id", "says", "said_in", "is_confidential", "rank"]
    made = pd.DataFrame(rows, columns=columns).assign(milestone_id=MILESTONE)
    return made.astype({"is_confidential": "bool", "rank": "int64"})
