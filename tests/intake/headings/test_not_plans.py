"""Which headings and names say that a table is no plan."""

import pytest

from mhhs_analysis.intake.plans import read_plan

MONTHS = [f"{month} 2026" for month in ("Jan", "Feb", "Mar", "Apr")]


@pytest.mark.parametrize("heading", ["Cost line (£k)", "Budget item", "Expenditure", "Item (£)", "Spend"])
def test_money_by_month_is_no_plan(workbook_file, heading: str) -> None:
    """When money is spent is drawn as work is: what names the rows tells, and the reading is in doubt."""
    rows = [[heading, *MONTHS], ["Software", None, 50, 50, None], ["Contractors", 20, 20, 20, 20]]
    assert read_plan(workbook_file({"Sheet1": rows})).reading_confidence == "low"


@pytest.mark.parametrize("heading", ["Cost centre", "Expenditure", "Cost (£)"])
def test_a_column_of_money_beside_tasks_is_no_doubt(workbook_file, heading: str) -> None:
    """A plan may say what each of its tasks costs."""
    rows = [
        ["Task", heading, *MONTHS],
        ["Software", 100, None, "X", "X", None],
        ["Contractors", 80, "X", "X", None, None],
    ]
    assert read_plan(workbook_file({"Sheet1": rows})).reading_confidence == "high"
