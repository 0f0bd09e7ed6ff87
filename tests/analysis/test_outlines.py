"""Which rows lie above which, however a plan tells its outline."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.analysis.outlines import ancestors
from mhhs_analysis.frames import ACTIVITIES, frame_of


def above(*outlines: str | None, names: list[str] | None = None, plans: str = "") -> list[list[int]]:
    rows = [{"plan_id": plans[n:n + 1] or "a", "activity_name": (names or [])[n] if names else "x", "outline": outline}
            for n, outline in enumerate(outlines)]  # fmt: skip
    return ancestors(frame_of(rows, ACTIVITIES))


@pytest.mark.parametrize(
    ("outlines", "expected"),
    [
        ((None, "level 1", "level 2", "level 2", "level 1"), [[], [0], [1, 0], [1, 0], [0]]),
        (("level 1", "level 3", "level 2"), [[], [0], [0]]),
        (("1", "1.1", "1.1.1", "1.2", "2", "10.1"), [[], [0], [1, 0], [0], [], []]),
        (("1.", "1.1.", "A.1"), [[], [0], []]),
        ((None, None), [[], []]),
        (("1", "2", "3"), [[], [], []]),
    ],
)
def test_levels_and_numbers_tell_what_lies_above(outlines: tuple, expected: list) -> None:
    """A deeper level lies beneath the last shallower one, 1.1.1 beneath 1.1 and 1; 10.1 isn't beneath 1."""
    assert above(*outlines) == expected


def test_a_row_lies_beneath_none_of_another_sheet() -> None:
    """Each sheet of a plan numbers its rows from 1."""
    rows = [
        {"plan_id": "a", "activity_name": "x", "outline": outline, "sheet": sheet}
        for sheet in ("Design", "Build")
        for outline in ("1", "1.1")
    ]
    assert ancestors(frame_of(rows, ACTIVITIES)) == [[], [0], [], [2]]


def test_a_path_names_the_rows_above() -> None:
    """Each name of the path is the last row of that name before it."""
    names = ["DBT", "Interfaces", "DIP", "Other"]
    assert above(None, "DBT", "DBT > interfaces", "Elsewhere", names=names) == [[], [0], [1, 0], []]


def test_plans_have_outlines_of_their_own() -> None:
    """Rows of another plan lie above nothing here."""
    assert above("level 0", "level 1", "level 0", "level 1", plans="aabb") == [[], [0], [], [2]]
    assert above("level 0", "level 0", "level 1", "level 1", plans="abab") == [[], [], [0], [1]]


@given(st.lists(st.integers(0, 4), max_size=12))
def test_the_nearest_above_is_shallower_and_comes_before(levels: list[int]) -> None:
    """By levels: every row above lies earlier, each shallower than the one below it, with none as shallow between."""
    found = above(*(f"level {level}" for level in levels))
    for place, chain in enumerate(found):
        steps = [place, *chain]
        for low, high in pairwise(steps):
            assert high < low and levels[high] < levels[low]
            assert all(levels[between] >= levels[low] for between in range(high + 1, low))
