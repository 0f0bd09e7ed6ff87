"""Plans that name their rows in a column for each level of the outline."""

from datetime import datetime as D

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mhhs_analysis.intake.plans import read_plan

A, B = D(2026, 1, 5), D(2026, 3, 27)
HEADS = ["Level {}", "L{}", "WBS Level {}", "Title {}", "Task level {}", "LVL {}"]
LEVELS = st.lists(st.integers(1, 3), min_size=3, max_size=12).map(lambda levels: [1, *levels])


@pytest.mark.parametrize("head", HEADS)
@settings(max_examples=25, deadline=None, suppress_health_check=[*HealthCheck])
@given(levels=LEVELS)
def test_names_at_their_own_level_name_their_rows(workbook_file, head: str, levels: list[int]) -> None:
    """Each row says its name in the column of its level, and stands as deep as that."""
    depths = [min(level, max(levels[:place], default=0) + 1) for place, level in enumerate(levels)]
    rows = [
        [f"Part {number}" if level == depth else None for level in (1, 2, 3)] + [A, B]
        for number, depth in enumerate(depths)
    ]
    heads = [*(head.format(level) for level in (1, 2, 3)), "Start", "Finish"]
    reading = read_plan(workbook_file({"Plan": [heads, *rows]}))
    assert [row["activity_name"] for row in reading.rows] == [f"Part {number}" for number in range(len(rows))]
    assert {row["start_from"] for row in reading.rows} == {"2026-01-05"}
    own = {depth: rank for rank, depth in enumerate(sorted({*depths}))}
    expected = [f"level {own[depth]}" if own[depth] else None for depth in depths]
    assert [row["outline"] for row in reading.rows] == expected or len(own) == 1


@pytest.mark.parametrize("head", HEADS)
def test_names_said_with_all_that_they_stand_under_are_the_deepest(workbook_file, head: str) -> None:
    """Design | Interfaces | Draft in each row: the last names it."""
    heads = [*(head.format(level) for level in (1, 2, 3)), "Start", "Finish"]
    rows = [
        [phase, part, f"{part} {step}", A, B]
        for phase, part in (("Design", "Interfaces"), ("Design", "Reports"), ("Build", "Adapter"))
        for step in ("draft", "review")
    ]
    reading = read_plan(workbook_file({"Plan": [heads, *rows]}))
    assert [row["activity_name"] for row in reading.rows] == [row[2] for row in rows]


def test_a_name_of_its_own_comes_before_levels(workbook_file) -> None:
    """Levels beside a column of tasks name no rows."""
    heads = ["Level 1", "Level 2", "Task name", "Start", "Finish"]
    rows = [["Design", "Interfaces", "Draft", A, B], ["Design", "Interfaces", "Review", A, B]]
    reading = read_plan(workbook_file({"Plan": [heads, *rows]}))
    assert [row["activity_name"] for row in reading.rows] == ["Draft", "Review"]
