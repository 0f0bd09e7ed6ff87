"""Counts are withheld until nothing that must be can be worked out from what is left."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.disclosure.suppression import FEWEST, Sum, suppressed

ONE_SUM = [Sum((0, 1, 2, 3))]


def two_way(rows: int, columns: int) -> list[Sum]:
    """Return the sums of a table with totals: cell (row, column) is number row * columns + column, totals last.

    The totals of rows are shown as the last column, those of columns as the last row, and count as cells; the
    whole is known.
    """
    lines = [[row * columns + column for column in range(columns)] for row in range(rows)]
    across = [Sum(tuple(line[:-1]), line[-1]) for line in lines]
    down = [Sum(tuple(line[column] for line in lines[:-1]), lines[-1][column]) for column in range(columns)]
    return [*across, *down]


CASES = {
    "nobody is in confidence": ([0, 0, 0, 0], set()),
    "a single one": ([1, 0, 0, 0], {0, 1, 2, 3}),
    "two, who differ": ([1, 1, 0, 0], {0, 1, 2, 3}),
    "two, alike": ([2, 0, 0, 0], {0, 1, 2, 3}),
    "three, all alike: each would be told": ([3, 0, 0, 0], {0, 1, 2, 3}),
    "many, all alike": ([0, 9, 0, 0], {0, 1, 2, 3}),
    "three, of which one stands alone": ([2, 1, 0, 0], {0, 1}),
    "three, each alone": ([1, 1, 1, 0], {0, 1, 2}),
    "a withheld cell that the total would give away": ([1, 4, 5, 0], {0, 1}),
    "two cells of one each, which the total would narrow to two units": ([1, 1, 4, 5], {0, 1, 2}),
    "two groups of three or more": ([3, 4, 0, 0], set()),
}


@pytest.mark.parametrize(("behind", "withheld"), CASES.values(), ids=CASES)
def test_of_one_sum(behind: list[int], withheld: set[int]) -> None:
    """Counts that add up to a number that everybody knows, such as those of an option."""
    assert suppressed(behind, ONE_SUM) == withheld


def test_a_cell_that_both_totals_would_give_away() -> None:
    """Of a table with totals a second cell goes in its row, one in its column, and a fourth that closes the square."""
    table = [[1, 5, 6, 12], [5, 5, 5, 15], [4, 6, 5, 15], [10, 16, 16, 42]]
    withheld = suppressed([count for row in table for count in row], two_way(4, 4))
    assert 0 in withheld and len(withheld) == 4
    rows, columns = {cell // 4 for cell in withheld}, {cell % 4 for cell in withheld}
    assert len(rows) == len(columns) == 2 and 3 not in rows | columns


def test_a_constituency_of_one_is_withheld_with_another() -> None:
    """A row of a single unit: its count, its total, and enough of the others that no total tells them."""
    table = [[1, 0, 1], [4, 5, 9], [5, 5, 10]]
    sums = two_way(3, 3)
    withheld = suppressed([count for row in table for count in row], sums)
    assert {0, 1, 2} <= withheld
    assert not determined(table_of(table), withheld, sums, must={0, 2})


def test_counts_in_time_and_of_all_do_not_tell_who_came_late() -> None:
    """All less those in time are the late ones: a single one of those withholds one of the two counts."""
    # in time, late (never shown), all: of two positions
    behind, sums = [4, 1, 5, 3, 3, 6], [Sum((0, 1), 2), Sum((3, 4), 5), Sum((0, 3)), Sum((1, 4)), Sum((2, 5))]
    assert {0, 2} & suppressed(behind, sums)


def table_of(table: list[list[int]]) -> list[int]:
    return [count for row in table for count in row]


def determined(behind: list[int], withheld: set[int], sums: list[Sum], must: set[int]) -> set[int]:
    """Which cells of `must` somebody could tell who tries, for each count that is no total, those near the true one."""
    wholes = {each.whole for each in sums}
    unknown = [cell for cell in sorted(withheld) if cell not in wholes]
    near = [range(max(0, behind[cell] - FEWEST), behind[cell] + FEWEST + 1) for cell in unknown]
    possible: dict[int, set[int]] = {cell: {behind[cell]} for cell in must}
    for guess in product(*near):
        told = completed(behind, dict(zip(unknown, guess, strict=True)), sums)
        if all(told[cell] == behind[cell] for cell in told if cell not in withheld):
            for cell in must:
                possible[cell].add(told[cell])
    return {cell for cell, values in possible.items() if len(values) == 1}


def completed(behind: list[int], guess: dict[int, int], sums: list[Sum]) -> dict[int, int]:
    """The whole table that a guess of its inner counts makes; nothing true in one that breaks what everybody knows."""
    wholes = {each.whole for each in sums if each.whole is not None}
    told = {cell: guess.get(cell, count) for cell, count in enumerate(behind) if cell not in wholes}
    while missing := [each for each in sums if each.whole is not None and each.whole not in told]:
        for each in missing:
            if all(part in told for part in each.parts):
                told[each.whole] = sum(told[part] for part in each.parts)
    known = [each for each in sums if each.whole is None]
    wrong = any(sum(told[part] - behind[part] for part in each.parts) for each in known)
    return {cell: -1 for cell in told} if wrong else told


@given(st.lists(st.integers(0, 6), min_size=2, max_size=5))
def test_no_small_count_of_a_sum_can_be_told(behind: list[int]) -> None:
    """Whoever tries every number finds at least two for each count of one or two, and for each of those all alike."""
    sums = [Sum(tuple(range(len(behind))))]
    withheld = suppressed(behind, sums)
    total = sum(behind)
    small = {cell for cell, units in enumerate(behind) if 0 < units < FEWEST or 0 < units == total}
    assert small <= withheld
    assert determined(behind, withheld, sums, must=small) == set()


@given(st.lists(st.lists(st.integers(0, 4), min_size=2, max_size=2), min_size=2, max_size=2))
def test_no_small_count_of_a_table_with_totals_can_be_told(inner: list[list[int]]) -> None:
    """Also where rows and columns have totals, which are shown or withheld themselves."""
    rows = [[*row, sum(row)] for row in inner]
    table = [*rows, [sum(column) for column in zip(*rows, strict=True)]]
    behind, sums = table_of(table), two_way(len(table), 3)
    withheld = suppressed(behind, sums)
    small = {cell for cell, units in enumerate(behind) if 0 < units < FEWEST}
    assert small <= withheld
    assert determined(behind, withheld, sums, must=small) == set()
