"""How many are ready by each deadline, by kind and by share of supply: counts always, shares where they may stand."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.curves import FEWEST_FOR_SHARES, ready_by, share_ready_by
from mhhs_analysis.frames import WITHHELD
from tests.analysis.cases import entry, option, people, plans, stand, tasks

BY = "by POAP 1's deadline, 30 Nov 2023"


def suppliers(*days: tuple[str, str] | None, share: float = 0.05) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Suppliers of a share each, with an M9 between two days; and their readiness."""
    asked = people(*({"market_share": share} for _ in days))
    known = {f"P{n}": between for n, between in enumerate(days, 1) if between}
    held = tasks(*(entry(*between, participant_id=who) for who, between in known.items()))
    return asked, stand(asked, plans(*({"participant_id": who} for who in known)), held)


IN_TIME, WIDE, LATE = ("2023-10-01", "2023-10-01"), ("2023-10-01", "2024-02-01"), ("2024-03-01", "2024-03-01")
COPIED = ("2023-11-01", "2023-11-30")


def test_a_kind_is_counted_from_the_least_to_the_most() -> None:
    """A wide date adds to the most alone; a copied one, and silence, to neither."""
    asked, readiness = suppliers(IN_TIME, WIDE, LATE, COPIED, None)
    kinds = asked[["participant_id"]].assign(kind="supplier")
    table = ready_by(readiness, option(), "M9", kinds)
    assert table.loc["supplier"].to_dict() == {"asked": 5, BY: "1 to 2"}


def test_one_of_two_kinds_is_counted_in_each() -> None:
    """A role is not a constituency."""
    _, readiness = suppliers(IN_TIME)
    kinds = pd.DataFrame({"participant_id": ["P1", "P1"], "kind": ["a", "b"]})
    assert ready_by(readiness, option(), "M9", kinds)[BY].to_dict() == {"a": "1", "b": "1"}


def test_a_share_stands_beside_its_count() -> None:
    """Of ten suppliers two are ready, one may be."""
    asked, readiness = suppliers(IN_TIME, IN_TIME, WIDE, *[None] * 7)
    row = share_ready_by(readiness, option(), "M9", asked).iloc[0]
    assert row.tolist() == ["2 to 3 of 10", "10% to 15%", "50%"]


def test_no_share_is_told_of_few() -> None:
    """The count is."""
    asked, readiness = suppliers(*[IN_TIME] * (FEWEST_FOR_SHARES - 1))
    row = share_ready_by(readiness, option(), "M9", asked).iloc[0]
    assert row["suppliers"] == "9 of 9" and "fewer than 10" in row["share of supply"]


@pytest.mark.parametrize("kind", ["large_supplier", WITHHELD])
def test_a_share_of_which_anything_is_withheld_is_withheld(kind) -> None:
    """Whoever it may be; the counts by kind say how many are."""
    asked, readiness = suppliers(*[IN_TIME] * 11)
    readiness.loc[readiness["participant_id"].eq("P1"), "status"] = WITHHELD
    asked.loc[0, "constituency"] = kind
    row = share_ready_by(readiness, option(), "M9", asked).iloc[0]
    assert row.tolist() == [f"withheld {WITHHELD}", f"withheld {WITHHELD}", ""]
    kinds = asked[["participant_id"]].assign(kind="supplier")
    assert ready_by(readiness, option(), "M9", kinds).at["supplier", f"withheld {WITHHELD}"] == 1
