"""A duration far from those of the same role for the same stage is shown as such, and only where it surely is."""

import numpy as np
import pandas as pd
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.analysis.durations import durations_table, stage_durations
from mhhs_analysis.analysis.versions import of_latest_plans
from mhhs_analysis.disclosure import disclose
from mhhs_analysis.frames import PARTICIPANT_ROLES, POAP_ITEMS, frame_of
from tests.analysis.cases import tasks
from tests.charts.conftest import poap_item, poaps

START = pd.Timestamp("2023-01-01")
NO_OPTIONS = frame_of([], POAP_ITEMS)
ROLE, STAGE = {"supplier": "Supplier"}, {"pit": "PIT"}


def lasting(days: int, most: int = 0, **row: object) -> dict:
    """A stage of so many days, or of so many to so many."""
    last = START + pd.Timedelta(days=(most or days) - 1)
    return {"stage": "pit", "start_from": START, "start_to": START,
            "finish_from": START + pd.Timedelta(days=days - 1), "finish_to": last, **row}  # fmt: skip


def held(*rows: dict) -> pd.DataFrame:
    return tasks(*({"participant_id": f"P{n}", **row} for n, row in enumerate(rows, 1)))


def suppliers(many: int) -> pd.DataFrame:
    return frame_of(
        ({"participant_id": f"P{n}", "role": "supplier"} for n in range(1, many + 1)), PARTICIPANT_ROLES
    )


def far(*rows: dict) -> list[str]:
    found = stage_durations(held(*rows), NO_OPTIONS, suppliers(len(rows)))
    return found.loc[found["is_far"], "participant_id"].tolist()


def told(rows: list[dict], coverage: pd.DataFrame) -> pd.DataFrame:
    return durations_table(
        held(*rows), NO_OPTIONS, suppliers(len(rows)), coverage, {"P5": "Fells"}, ROLE, STAGE
    )


def covered(many: int) -> pd.DataFrame:
    return pd.DataFrame({"participant_id": [f"P{n}" for n in range(1, many + 1)], "plan": "read"})


def test_a_duration_far_from_those_of_its_role_is_told() -> None:
    """Four of about 40 days: 36 to 52 is usual, 400 is far, and so is 3; 52 is not."""
    usual = [lasting(days) for days in (40, 42, 44, 46)]
    assert far(*usual, lasting(400)) == far(*usual, lasting(3)) == ["P5"]
    assert far(*usual, lasting(52)) == []
    found = stage_durations(held(*usual, lasting(400)), NO_OPTIONS, suppliers(5))
    assert found[["usual_from", "usual_to", "given_by"]].iloc[0].tolist() == [36, 52, 5]


def test_fewer_than_five_are_too_few_to_tell() -> None:
    """No range is told, and nobody is far from it."""
    rows = [lasting(days) for days in (40, 42, 44, 400)]
    assert far(*rows) == []
    assert told(rows, covered(4))["usual"].tolist() == ["too few to tell: fewer than 5"]


def test_only_the_same_role_and_stage_are_compared() -> None:
    """A DBT of 400 days is not far from PITs of 40."""
    rows = [lasting(40) for _ in range(5)]
    assert far(*rows, lasting(400, stage="dbt")) == []
    others = pd.DataFrame(
        {"participant_id": [f"P{n}" for n in range(1, 7)], "role": [*["supplier"] * 5, "x"]}
    )
    assert not stage_durations(held(*rows, lasting(400)), NO_OPTIONS, others)["is_far"].any()


def test_an_imprecise_duration_is_far_only_where_it_surely_is() -> None:
    """From 50 days to 400 it may be usual."""
    usual = [lasting(days) for days in (40, 42, 44, 46)]
    assert far(*usual, lasting(50, 400)) == far(*usual, lasting(3, 60)) == []
    assert far(*usual, lasting(300, 400)) == ["P5"]


def test_what_is_open_or_a_point_has_no_duration() -> None:
    """Nor has what ends before it starts: it is in no count."""
    usual = [lasting(days) for days in (40, 42, 44, 46)]
    none = [
        lasting(400, finish_to=None), lasting(400, start_from=None), lasting(400, is_milestone=True),
        lasting(400, start_from="2025-01-01", start_to="2025-01-01"), lasting(400, stage=None),
    ]  # fmt: skip
    for one in none:
        assert stage_durations(held(*usual, one), NO_OPTIONS, suppliers(5))["given_by"].tolist() == [4] * 4


def test_no_durations_at_all_are_no_rows() -> None:
    """An empty consultation has a table without rows."""
    assert stage_durations(held(), NO_OPTIONS, suppliers(0)).empty
    assert told([], covered(0)).empty


def test_who_is_far_is_named_with_its_cells() -> None:
    """A figure leads back to where it was read."""
    rows = [lasting(days, cell=f"B{days}") for days in (40, 42, 44, 46, 400)]
    table = told(rows, covered(5))
    assert table.loc[("Supplier", "PIT")].tolist() == [5, 0, "36 to 52 days", "Fells: 400 days (P5, B400)"]


def test_what_rests_on_some_plans_alone_is_headed_so() -> None:
    """Where a plan that was read is not here to be seen."""
    rows = [lasting(40) for _ in range(5)]
    assert all(name.endswith(", of those shown") for name in told(rows, covered(6)))


def test_the_public_fences_rest_on_public_plans_alone(full) -> None:
    """They are those of a consultation to which nothing else was sent."""
    shown = disclose(full, "public", "seed")
    secret = set(full["received"].loc[full["received"]["is_confidential"].astype(bool), "file"])
    public = full["activities"][~full["activities"]["file"].isin(secret)]
    roles = shown["roles"]
    found = stage_durations(of_latest_plans(shown["activities"], shown["plans"]), shown["poap_items"], roles)
    expected = stage_durations(of_latest_plans(public, full["plans"]), full["poap_items"], roles)
    assert len(found) and set(shown["activities"]["file"]).isdisjoint(secret)
    pd.testing.assert_frame_equal(found, expected, check_dtype=False)


@given(st.lists(st.tuples(st.integers(1, 60), st.integers(0, 60)), min_size=5, max_size=9), st.data())
def test_whoever_is_far_is_far_whatever_the_words_mean(given_days, data) -> None:
    """Whichever days are picked within the words, it lies outside the fences of the days picked."""
    rows = [lasting(least, least + more) for least, more in given_days]
    flagged = stage_durations(held(*rows), NO_OPTIONS, suppliers(len(rows)))["is_far"].to_numpy()
    picked = np.array([data.draw(st.integers(least, least + more)) for least, more in given_days])
    first, third = np.percentile(picked, [25, 75])
    outside = (picked < first - 1.5 * (third - first)) | (picked > third + 1.5 * (third - first))
    assert (outside | ~flagged).all()


def test_a_duration_that_repeats_an_options_bar_is_shown_and_in_no_pool() -> None:
    """By hand: 40, 42, 44 and 46 days of their own and one of 40 days copied are four, too few to tell.

    With a fifth of its own, 400, usual is 36 to 52 as without any copy; copies of 10 days would have widened it.
    """
    bar = poap_item("i1", "PIT", "2023-01-01", "2023-01-10", stage="pit")
    options, copy = poaps(bar), lasting(10)
    usual = [lasting(days) for days in (40, 42, 44, 46)]
    four = stage_durations(held(*usual, copy), options, suppliers(5))
    assert four["given_by"].tolist() == [4] * 5 and four["usual_to"].isna().all()
    assert four["is_copied"].tolist() == [False] * 4 + [True]
    rows = [*usual, lasting(400), copy, copy, copy]
    found = stage_durations(held(*rows), options, suppliers(len(rows)))
    assert found[["usual_from", "usual_to", "given_by"]].iloc[0].tolist() == [36, 52, 5]
    table = durations_table(held(*rows), options, suppliers(len(rows)), covered(len(rows)), {}, ROLE, STAGE)
    assert table.loc[("Supplier", "PIT")].tolist()[:3] == [8, 3, "36 to 52 days"]


def test_a_duration_of_which_one_end_is_its_own_is_its_own() -> None:
    """To begin or to end with an option is not to take as long."""
    options = poaps(poap_item("i1", "PIT", "2023-01-01", "2023-03-31", stage="pit"))
    found = stage_durations(held(lasting(40)), options, suppliers(1))
    assert not found["is_copied"].any()
