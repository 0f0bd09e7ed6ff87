"""The same milestone in each option, and how far apart they can be."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.options import compare_milestones
from mhhs_analysis.frames import POAP_ITEMS, frame_of


def point(option: str, first: str | None, last: str | None, text: str | None, milestone: str = "M9") -> dict:
    return {"plan_option": option, "item_id": f"{option}{milestone}", "lane_group": "g", "lane": "l", "order": 1,
            "kind": "milestone", "milestone_id": milestone, "name": "n", "finish_from": first, "finish_to": last,
            "finish_text": text, "date_status": "illustrative", "file": "poap.xlsx"}  # fmt: skip


def compared(*points: dict) -> pd.Series:
    return compare_milestones(frame_of(points, POAP_ITEMS), {"M9": "Start of SIT"}).loc["M9"]


NOVEMBER = point("poap-1", "2023-11-01", "2023-11-30", "Nov 2023")


@pytest.mark.parametrize(
    ("other", "words"),
    [
        (point("poap-2", "2023-07-01", "2023-07-31", "Jul 2023"), "93 to 152 days earlier"),
        (point("poap-2", "2024-01-10", "2024-01-10", "10/01/2024"), "41 to 70 days later"),
        (point("poap-2", "2023-10-01", "2023-12-31", "Q4 2023"), "from 60 days earlier to 60 days later"),
        (point("poap-2", None, None, "TBC"), "not known"),
        (point("poap-2", None, "2023-10-31", "by Oct 2023"), "at least 1 day earlier"),
    ],
)
def test_a_difference_is_as_wide_as_both_dates(other: dict, words: str) -> None:
    """The least and the most that both wordings allow; what a missing bound leaves open is said to be open."""
    assert compared(NOVEMBER, other)["poap-2 against poap-1"] == words


def test_exact_dates_differ_by_one_number() -> None:
    """Two single days are one number of days apart."""
    days = [
        point("poap-1", "2023-11-30", "2023-11-30", "a"),
        point("poap-2", "2023-07-31", "2023-07-31", "b"),
    ]
    assert compared(*days)["poap-2 against poap-1"] == "122 days earlier"


def test_no_date_and_no_milestone_are_two_things() -> None:
    """A milestone without a date says so; an option without the milestone is blank."""
    assert compared(NOVEMBER, point("poap-2", None, None, None))["poap-2"] == "no date given"
    other = point("poap-2", "2024-01-01", "2024-01-31", "Jan 2024", "M11")
    assert (
        compared(NOVEMBER, other)["poap-2"] == "" and compared(NOVEMBER, other)["meaning"] == "Start of SIT"
    )
