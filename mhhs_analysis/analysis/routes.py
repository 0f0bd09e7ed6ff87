"""Who is tested for qualification and who only goes through the procedure, and whose PIT is assured by sample.

Qualification is for everybody as a procedure; its testing is only for those not in SIT. All of those in SIT are
assured at pre-integration testing, and a sample of the others (the minutes).
"""

from __future__ import annotations

import hashlib
import math
from fractions import Fraction

import pandas as pd

from mhhs_analysis.frames import ROUTES, frame_of

QUALIFYING = ("supplier", "metering_service", "data_service", "registration_service")
"""The market roles that qualify: the central systems and those without a role don't."""
_ROUTE = {"sit": "procedure_only", "non_sit": "qualification_testing", "unknown": "open"}


def routes_of(participants: pd.DataFrame, roles: pd.DataFrame, share: float, seed: str) -> pd.DataFrame:
    """Return routes: each participant's way through qualification, and whether its PIT is in the sample.

    Of those surely not in SIT, `share` of each constituency is drawn, one at the least. `seed` decides which: the
    same participants and seed draw the same sample, and one who joins changes no other's place in the draw.
    """
    qualifying = set(roles.loc[roles["role"].isin(QUALIFYING), "participant_id"])
    is_asked = participants["participant_id"].isin(qualifying)
    route = participants["sit_intent"].map(_ROUTE).where(is_asked, "does_not_qualify")
    drawn = {
        who
        for _, own in participants[route.eq("qualification_testing")].groupby("constituency")
        for who in _drawn(own["participant_id"], share, seed)
    }
    is_drawn = participants["participant_id"].isin(drawn)
    made = zip(participants["participant_id"], route, is_drawn, strict=True)
    return frame_of(
        ({"participant_id": who, "route": how, "is_sampled": bool(one)} for who, how, one in made), ROUTES
    )


def _drawn(who: pd.Series, share: float, seed: str) -> list[str]:
    """Return so many of a stratum, in the order of a draw that the seed alone decides."""
    order = sorted(who, key=lambda one: hashlib.sha256(f"{seed} {one}".encode()).digest())
    # as typed: as a float 0.07 of 100 is a little more than 7
    return order[: math.ceil(Fraction(str(share)) * len(order))]
