"""Plain numbers below quarters and halves: their months, or sprints and phases that are only counted."""

import pytest

from mhhs_analysis.intake.plans import read_plan

KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])
TOLD = "several columns a heading"


def drawn(plan_file, kind: str, heads: list[tuple[str, int]], numbers: list[int], beside: str = "Task"):
    """Read a task in the first column, one in the last and one in both and all between."""
    over = [text for words, count in heads for text in (words, *[None] * (count - 1))]
    last = len(numbers) - 1
    rows = [
        [None, *over],
        [beside, *numbers],
        ["Design", "x", *[None] * last],
        ["Prove", *[None] * last, "x"],
        ["Build", *["x"] * (last + 1)],
    ]
    return read_plan(plan_file(rows, kind))


def spans(reading) -> list[tuple[str | None, str | None]]:
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


@KINDS
@pytest.mark.parametrize(
    ("heads", "numbers", "first", "last"),
    [
        ([("Q1 2026", 6), ("Q2 2026", 6)], [*range(1, 13)], "2026-03-31", "2026-04-01"),
        ([("Q1 2026", 2), ("Q2 2026", 2), ("Q3 2026", 2)], [*range(1, 7)], "2026-03-31", "2026-07-01"),
        ([("Q1 2026", 2), ("Q2 2026", 2)], [1, 2, 1, 2], "2026-03-31", "2026-04-01"),
        ([("H1 2026", 2), ("H2 2026", 2)], [1, 2, 3, 4], "2026-06-30", "2026-07-01"),
    ],
)
def test_numbers_that_can_be_no_months_are_as_wide_as_their_quarter(
    plan_file, kind, heads, numbers, first, last
) -> None:
    """Six sprints a quarter were read as six months, and a task in the last of two quarters as months late."""
    reading = drawn(plan_file, kind, heads, numbers)
    assert spans(reading)[0][1] == first and spans(reading)[1][0] == last
    assert [one for one in reading.warnings if TOLD in one["reason"]]
    assert reading.reading_confidence != "high"


@KINDS
def test_numbers_that_are_called_sprints_are_no_months(plan_file, kind) -> None:
    """Though there are three a quarter."""
    reading = drawn(plan_file, kind, [("Q1 2026", 3), ("Q2 2026", 3)], [*range(1, 7)], "Sprint")
    assert {start for start, _ in spans(reading)} == {"2026-01-01", "2026-04-01"}
    assert "2026-01-31" not in {finish for _, finish in spans(reading)}


@KINDS
@pytest.mark.parametrize(
    ("heads", "numbers", "first", "last"),
    [
        ([("Q1 2026", 3), ("Q2 2026", 3)], [1, 2, 3, 1, 2, 3], "2026-01-31", "2026-06-01"),
        ([("Q3 2026", 3), ("Q4 2026", 3)], [7, 8, 9, 10, 11, 12], "2026-07-31", "2026-12-01"),
        ([("Q3 2026", 2), ("Q4 2026", 3)], [8, 9, 10, 11, 12], "2026-08-31", "2026-12-01"),
        ([("Q3 2026", 2), ("Q4 2026", 3)], [2, 3, 1, 2, 3], "2026-08-31", "2026-12-01"),
        ([("Q4 2026", 3), ("Q1 2027", 2)], [10, 11, 12, 1, 2], "2026-10-31", "2027-02-01"),
        ([("Q3 2026", 3), ("Q4 2026", 3)], [1, 2, 3, 4, 5, 6], "2026-07-31", "2026-12-01"),
        ([("H1 2026", 6), ("H2 2026", 6)], [*range(1, 13)], "2026-01-31", "2026-12-01"),
    ],
)
def test_months_of_quarters_and_halves_are_read_by_their_numbers(
    plan_file, kind, heads, numbers, first, last
) -> None:
    """The calendar's, those of each quarter, or those of the plan where each quarter has its three."""
    reading = drawn(plan_file, kind, heads, numbers)
    assert spans(reading)[0][1] == first and spans(reading)[1][0] == last
    assert reading.reading_confidence == "high"


@KINDS
def test_numbers_that_count_the_quarters_part_none_of_them(plan_file, kind) -> None:
    """Phase 1, 2, 3 and 4 below Q3, Q4, Q1 and "later" were July, November, March and April."""
    heads = [("Q3 2026", 1), ("Q4 2026", 1), ("Q1 2027", 1), ("Later", 1)]
    reading = drawn(plan_file, kind, heads, [1, 2, 3, 4], "Phase")
    assert spans(reading)[0] == ("2026-07-01", "2026-09-30")
    assert spans(reading)[1] == (None, None)
    assert reading.warnings and reading.reading_confidence != "high"
