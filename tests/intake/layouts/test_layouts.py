"""Any plan in any layout reads back to what was laid out, and nothing is invented or lost."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from mhhs_analysis.intake.plans import read_plan
from tests.intake.layouts.columns import distinct
from tests.intake.layouts.layout import Layout, layouts
from tests.intake.layouts.page import drawn
from tests.intake.layouts.tasks import Task, tasks
from tests.intake.layouts.told import is_gathering, told
from tests.intake.layouts.writing import write

EXAMPLES = int(os.environ.get("LAYOUTS", "150"))
"""More than these look for what nobody has met yet, each time elsewhere."""
IS_GATE = EXAMPLES == 150 and "SEARCH" not in os.environ


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("layouts")


@settings(max_examples=EXAMPLES, deadline=None, derandomize=IS_GATE, suppress_health_check=[*HealthCheck])
@given(plan=tasks(), layout=layouts())
def test_a_plan_in_any_layout_reads_back(folder: Path, plan: Sequence[Task], layout: Layout) -> None:
    """Known tasks drawn up in any layout are read as they were: names, intervals, bases, hidden rows, no row lost."""
    plan = distinct(layout, plan)
    there = drawn(layout, plan)
    reading = read_plan(write(layout, there.pages, folder))
    expected = told(layout, plan, there.has_total)
    assert [{name: row[name] for name in expected[0]} for row in reading.rows] == expected
    gathering = is_gathering(layout, plan)
    assert gathering in (None, [row["is_summary"] for row in reading.rows][: len(plan)])
    assert reading.rows_in == reading.rows_kept + reading.rows_set_aside and reading.rows_in in there.rows_in
    assert reading.rows_kept == len(expected)
