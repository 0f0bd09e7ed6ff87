"""Tables of amounts by months, weeks or quarters below a plan: a profile of migration or of people, and no tasks."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from mhhs_analysis.intake.plans import read_plan
from tests.intake.sheets import accounted, names, plan, told, why

TASKS = ["Readiness review", "Migrate UMS", "Migrate smart"]
MONTHS = [datetime(2025, month, 1) for month in range(3, 9)]
WEEKS = [datetime(2025, 3, 3) + timedelta(weeks=week) for week in range(6)]
AMOUNTS = [["Smart", 120, 150, 200, 220, 250, 260], ["Non-smart", 10, 15, 15, 20, 20, 22]]
OTHER = "headings and dates or periods of its own"


@pytest.mark.parametrize(
    "head",
    [
        ["MPANs (000s)", *MONTHS],
        ["FTE", *WEEKS],
        [None, *MONTHS],
        ["MPANs migrated", *(f"{month:%b-%y}" for month in MONTHS)],
        ["MPANs migrated", *(f"{month:%b %Y}" for month in MONTHS)],
        ["MPANs (000s)", "Q1 2025", "Q2 2025", "Q3 2025", "Q4 2025"],
    ],
)
@pytest.mark.parametrize("title", [None, "Migration profile (MPANs, thousands)"])
@pytest.mark.parametrize("wide", [[], ["Owner", "Status", "RAG", "Notes"]])
def test_amounts_by_period_below_a_plan_are_no_tasks_and_are_told(workbook_file, head, title, wide) -> None:
    """Its headings gave a task that lasts from the first month to the second, and each line one without dates."""
    rows = plan(TASKS, head=["Task", "Start", "Finish"])
    rows = [[*rows[0], *wide], *([*row, *("x" for _ in wide)] for row in rows[1:])]
    below = [[], *([[title]] if title else []), head, *(row[: len(head)] for row in AMOUNTS)]
    reading = read_plan(workbook_file({"Plan": [*rows, *below]}))
    assert names(reading) == TASKS and accounted(reading)
    assert told(reading, OTHER) == ["Plan"] and "outside the table: another table or text" in why(
        reading, "Plan"
    )


def test_crosses_by_month_below_a_plan_are_told_too(workbook_file) -> None:
    """What is drawn below headings of months of its own may be more of the plan: that is asked."""
    below = [[], ["Activity", *MONTHS], ["Smart", "X", "X"], ["Non-smart", None, "X", "X"]]
    reading = read_plan(workbook_file({"Plan": [*plan(TASKS), *below]}))
    assert names(reading) == TASKS and told(reading, OTHER) == ["Plan"]


@pytest.mark.parametrize(
    "last",
    [
        [["Hypercare", datetime(2025, 11, 3), datetime(2025, 12, 3)], ["Close", datetime(2026, 1, 5)]],
        [
            ["Hypercare", datetime(2025, 11, 3), datetime(2025, 12, 3), datetime(2026, 1, 3)],
            ["Close", "TBC", "TBC"],
        ],
        [["Hypercare", datetime(2025, 11, 3), datetime(2025, 12, 3), 30], ["Close", None, None, 20]],
    ],
)
def test_tasks_below_a_gap_stay_tasks(workbook_file, last) -> None:
    """Two dates head nothing, nor does a third one beside them where the next row is dated in words."""
    reading = read_plan(workbook_file({"Plan": [*plan(TASKS), [], *last]}))
    assert names(reading) == [*TASKS, "Hypercare", "Close"]
