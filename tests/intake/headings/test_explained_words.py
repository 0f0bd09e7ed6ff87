"""What notes say of financial quarters and of the order of day and month."""

import pytest

from mhhs_analysis.intake.headings.explained_words import speaks_of_financial_quarters, speaks_of_us_order


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("All quarters are financial quarters", True),
        ("NB quarters are in the financial year (Apr-Mar)", True),
        ("Q1 = Apr - Jun", True),
        ("Financial year runs April to March", True),
        ("Q1 = Jan - Mar", False),
        ("Calendar year quarters", False),
        ("Financial year plan", False),
        ("Q1 is marketing", False),
    ],
)
def test_quarters_are_said_to_be_of_financial_years(text: str, is_said: bool) -> None:
    """In words, or by the month that the first begins with; that of January says nothing else."""
    assert speaks_of_financial_quarters(text) == is_said


@pytest.mark.parametrize(
    ("text", "is_said"),
    [
        ("Dates in US format", True),
        ("All dates are MM/DD/YY", True),
        ("dd/mm/yyyy", False),
        ("US office", False),
    ],
)
def test_the_month_is_said_to_come_first(text: str, is_said: bool) -> None:
    """By the format, or by whose it is."""
    assert speaks_of_us_order(text) == is_said
