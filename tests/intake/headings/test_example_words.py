"""What rows that show how a table is filled in begin with."""

import pytest

from mhhs_analysis.intake.headings.example_words import asks_to_fill_in, may_show_example, shows_example


@pytest.mark.parametrize(
    "text",
    [
        "Example",
        "Example: Design",
        "EXAMPLE ROW - delete before sending",
        "Example 2",
        "Example (please overwrite)",
        "Example - Design",
        "[Example] Design",
        "e.g. Design",
        "E.g.: Build",
        "eg build",
        "(e.g. design)",
        "Review (example)",
        "Sample task",
        "Dummy row - delete",
    ],
)
def test_a_text_that_says_it_is_an_example_shows_one(text: str) -> None:
    """A word for an example alone or before a row, parted from what it is of by a sign, or behind it in brackets."""
    assert shows_example(text)


@pytest.mark.parametrize(
    "text", ["EG Power", "Example Energy onboarding", "Example design", "Example-based tests"]
)
def test_a_name_may_begin_as_an_example_does(text: str) -> None:
    """A company's, or one of work on examples: nobody can say which of them alone."""
    assert not shows_example(text) and (may_show_example(text) or "-" in text)


@pytest.mark.parametrize(
    "text", ["Egress test", "Examples agreed", "Sample data extraction", "Sample tasks agreed"]
)
def test_another_word_shows_no_example(text: str) -> None:
    """Nor may it."""
    assert not shows_example(text) and not may_show_example(text)


@pytest.mark.parametrize(
    ("text", "asks"),
    [
        ("When will work begin?", True),
        ("By which day?", True),
        ("Please enter a date", True),
        ("Type in the day", True),
        ("When work begins", False),
        ("State", False),
        ("Design", False),
    ],
)
def test_what_a_form_says_below_its_headings_is_told(text: str, asks: bool) -> None:
    """It asks, or bids, in more than a word."""
    assert asks_to_fill_in(text) is asks
