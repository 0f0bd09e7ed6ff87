"""Which headings and names say that a table is no plan."""

import pytest

from mhhs_analysis.intake.headings.not_plans import kind_named
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


@pytest.mark.parametrize(
    "title",
    [
        "Example",
        "EXAMPLE - do not submit",
        "Example of a completed plan",
        "Example plan for Acme",
        "Worked example: how to fill in",
        "DCC example",
        "Example 2",
        "Plan (example)",
        "SamplePlan",
        "Sample plan for a supplier",
        "Dummy data",
        "Example slide",
        "Example entries - please delete",
        "Example tasks: replace with your own",
        "Sample response (Acme)",
        "Example milestones and dates",
        "Example answers",
        "Beispiel",
        "Acme Energy plan (example)",
        "Acme MHHS plan – Example",
        "Level 2 plan example",
        "Readiness plan (sample)",
        "Example small supplier",
        "Example I&C supplier",
        "Example 2 - large supplier",
        "Example readiness plan",
        "Example migration plan",
        "Example one",
        "Sample from programme",
        "For example",
    ],
)
def test_a_name_says_that_a_form_is_shown_by_it(title: str) -> None:
    """Beside words for plans, what it is an example of, or a sign."""
    assert kind_named(title) == "example"


@pytest.mark.parametrize(
    "title",
    [
        "Dummy run plan",
        "Sample size testing",
        "Example Energy Ltd",
        "Sample Energy plan",
        "Muster & Sons",
        "Placeholder MPAN clean-up",
        "PIT assurance sample",
        "Sample-based audit",
        "Template migration",
        "Email template build",
        "Based on the programme template",
        "Issue 3",
        "Delivery plan, issue 2.1",
        "Enter your tasks, for example: design",
        "Example Energy plan",
        "Demo environment",
        "Sample of meters",
        "Example tasks are shown in grey",
        "For example only dates in italics",
        "Acme plan using Elexon template",
        "Plan in Elexon template",
        "Plan following template v2",
    ],
)
def test_work_and_companies_are_called_as_examples_begin(title: str) -> None:
    """The word alone makes neither an example nor a blank form of a plan."""
    assert kind_named(title) == ""


@pytest.mark.parametrize(
    "title",
    [
        "Template",
        "Plan template",
        "Template v2",
        "Template for suppliers",
        "Previously submitted",
        "Prior plan",
        "Last submission",
        "Acme plan template",
    ],
)
def test_a_template_is_no_plan_beside_others(title: str) -> None:
    """As an older version is none."""
    assert kind_named(title) == "older_version"


@pytest.mark.parametrize(
    "title",
    [
        "Dates changed since last submission are shown in red",
        "Changes from last version are in red",
        "Acme plan (updated since last version)",
        "Acme plan v3 (supersedes prior plan)",
        "This version replaces the earlier version",
        "Acme plan as previously agreed",
        "Not previously reported tasks are in blue",
        "Previously planned outages",
        "Last version",
    ],
)
def test_what_a_plan_is_compared_with_makes_no_older_version_of_it(title: str) -> None:
    """Words for an earlier plan count where a name or title says no more; the last version may be the newest."""
    assert kind_named(title) == ""
