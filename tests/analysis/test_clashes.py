"""Clashes: a date that one plan assumes of another's, beside the date that the other's own plan gives."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.clashes import clash_table, clashes_of
from mhhs_analysis.analysis.withholding import clashes_shown
from mhhs_analysis.frames import CLASHES, WITHHELD, check
from tests.analysis.cases import tasks

ASSUMES, GIVES = "Their service is there (assumed)", "Service proven"
SAID = {
    "dependency": "dependencies.csv row 2", "file": "P1", "participant_id": "P1", "activity_name": ASSUMES, "end": "",
    "relies_on": "P2", "other_activity": GIVES, "reason": "A. Analyst, 2022-10-25: it says so",
}  # fmt: skip


def between(assumed: tuple[str | None, str | None], given: tuple[str | None, str | None]) -> pd.DataFrame:
    """What one assumption comes to, its days assumed and given."""
    held = tasks(
        {"activity_name": ASSUMES, "finish_from": assumed[0], "finish_to": assumed[1]},
        {"participant_id": "P2", "activity_name": GIVES, "finish_from": given[0], "finish_to": given[1]},
    )
    return check(clashes_of(held, [SAID]), CLASHES)


@pytest.mark.parametrize(
    ("assumed", "given", "expected"),
    [
        (("2023-08-07", "2023-08-07"), ("2023-10-02", "2023-10-02"), "clashes"),
        (("2023-08-07", "2023-08-07"), ("2023-08-07", "2023-08-07"), "fits"),
        (("2023-08-01", "2023-08-31"), ("2023-08-15", "2023-08-15"), "undetermined"),
        (("2023-08-07", "2023-08-07"), ("2023-07-01", "2023-09-30"), "undetermined"),
        (("2023-08-07", "2023-08-07"), ("2023-09-01", None), "clashes"),
        (("2023-08-07", "2023-08-07"), (None, None), "undetermined"),
        ((None, None), ("2023-10-02", "2023-10-02"), "undetermined"),
    ],
)
def test_it_clashes_only_where_the_other_is_surely_later(assumed, given, expected) -> None:
    """An overlap, or a date that is missing, decides nothing."""
    assert between(assumed, given)["status"].tolist() == [expected]


def test_a_name_that_stands_twice_or_nowhere_compares_nothing() -> None:
    """Which of the two was meant is nobody's to guess."""
    twice = tasks(*({"activity_name": ASSUMES, "finish_from": "2023-08-07", "finish_to": "2023-08-07"},) * 2)
    for held in (twice, tasks()):
        found = clashes_of(held, [SAID])
        assert found["status"].tolist() == ["undetermined"] and found["assumed_from"].isna().all()


def test_it_is_told_with_both_cells_and_by_how_much() -> None:
    """Whose plan, whose date, how far apart."""
    found = between(("2023-08-07", "2023-08-07"), ("2023-10-02", "2023-10-02"))
    row = clash_table(found, {"P1": "Party 1", "P2": "Party 2"}).loc[0]
    assert row[["the plan of", "of", "apart", "in"]].tolist() == [
        "Party 1",
        "Party 2",
        "56 days later",
        "P1, R0; P2, R1",
    ]


def test_what_a_plan_in_confidence_assumes_is_withheld_whole() -> None:
    """And where only the other's is in confidence, how the two stand."""
    found = between(("2023-08-07", "2023-08-07"), ("2023-10-02", "2023-10-02"))
    whole = check(clashes_shown(found, {"P1"}, set()), CLASHES).loc[0]
    assert whole["status"] == WITHHELD and whole.drop(["dependency", "status"]).isna().all()
    half = check(clashes_shown(found, {"P2"}, set()), CLASHES).loc[0]
    assert (half["status"], half["activity_name"]) == (WITHHELD, ASSUMES)
    assert half[["relies_on", "given_from", "given_to", "places"]].isna().all()
    assert clashes_shown(found, {"P3"}, set()).equals(found)


def test_the_samples_p17_assumes_what_p24_does_not_give(full) -> None:
    """Its agent's service is proven two months later than it assumes."""
    row = full["clashes"].iloc[0]
    assert row[["participant_id", "relies_on", "status"]].tolist() == ["P17", "P24", "clashes"]
    assert (row["given_from"] - row["assumed_to"]).days == 56
