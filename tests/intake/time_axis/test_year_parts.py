"""Headings that number parts of years: 2025/1, 2025/2."""

import pytest

from mhhs_analysis.intake.plans import read_plan

KINDS = pytest.mark.parametrize("kind", ["xlsx", "csv"])
TOLD = "whether it is a month, a quarter, a half or a term"


def drawn(plan_file, kind: str, heads: list[str]):
    last = len(heads) - 1
    rows = [
        ["Task", *heads],
        ["Design", "x", "x", *[None] * (last - 1)],
        ["Build", None, *["x"] * last],
        ["Test", *[None] * last, "x"],
    ]
    return read_plan(plan_file(rows, kind))


def spans(reading) -> list[tuple[str | None, str | None]]:
    return [(row["start_from"], row["finish_to"]) for row in reading.rows]


@KINDS
@pytest.mark.parametrize(
    "heads",
    [
        ["2021/1", "2021/2", "2022/1"],
        ["2025/1", "2025/2", "2025/3", "2025/4"],
        ["2025/2", "2025/3", "2025/4"],
        ["2025/1", "2025/2", "2025/3", "2026/1", "2026/2", "2026/3"],
        ["2025 / 1", "2025 / 2", "2026 / 1"],
    ],
)
def test_parts_of_years_that_nothing_tells_are_undated_and_told(plan_file, kind, heads) -> None:
    """They may be months, quarters, halves or terms: no date is made up, and what to ask for is said."""
    reading = drawn(plan_file, kind, heads)
    assert spans(reading) == [(None, None)] * 3
    (told,) = [one for one in (*reading.warnings, *reading.set_aside) if TOLD in one["reason"]]
    assert told["remedy"] and reading.reading_confidence != "high"


@KINDS
def test_whole_years_of_four_parts_or_two_are_quarters_or_halves(plan_file, kind) -> None:
    """Several years each with exactly as many, the first and the last as far as they go; how they are read is told."""
    quarters = [f"{year}/{number}" for year in (2025, 2026) for number in (1, 2, 3, 4)]
    reading = drawn(plan_file, kind, quarters)
    assert spans(reading) == [
        ("2025-01-01", "2025-06-30"), ("2025-04-01", "2026-12-31"), ("2026-10-01", "2026-12-31")]  # fmt: skip
    assert [one for one in reading.warnings if "from 1 to 4 in each" in one["reason"]]
    halves = drawn(plan_file, kind, ["2024/2", "2025/1", "2025/2", "2026/1", "2026/2", "2027/1"])
    assert spans(halves)[0] == ("2024-07-01", "2025-06-30") and spans(halves)[2][0] == "2027-01-01"


@KINDS
@pytest.mark.parametrize(
    "heads",
    [["2025/01", "2025/02", "2025/03"], [f"2025/{month}" for month in range(1, 13)],
     ["2024/11", "2024/12", "2025/1", "2025/2"]],
)  # fmt: skip
def test_numbers_of_two_digits_or_beyond_four_are_months(plan_file, kind, heads) -> None:
    """As they were."""
    reading = drawn(plan_file, kind, heads)
    assert all(
        start and len(row["start_text"]) == 8
        for row, (start, _) in zip(reading.rows, spans(reading), strict=True)
    )
    assert not [one for one in reading.warnings if TOLD in one["reason"]]
