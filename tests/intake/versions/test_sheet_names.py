"""What names of sheets say of versions: cases, editions by their day, and times in which tasks begin."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.intake.versions.sheet_names import are_times, begin_in, case_said, name_said, time_said


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("With extension", "with"),
        ("Plan without extension", "without"),
        ("As-is", "as is"),
        ("Stretch plan", "stretch"),
        ("Low scenario", "low"),
        ("Mar 23", "Mar 23"),
        ("Plan_20230301", "20230301"),
        ("Status wk 10", "wk 10"),
        ("as at 06.03.23", "06.03.23"),
        ("FY26", "FY26"),
        ("Feb23 v2", "Feb23 v2"),
    ],
)
def test_a_name_says_a_version(name: str, words: str) -> None:
    """In words that say nothing else of the sheet."""
    said = name_said(name)
    assert said is not None and said.words == words


@pytest.mark.parametrize(
    "name",
    [
        "Low voltage",
        "High level design",
        "Testing with DCC",
        "As is process map",
        "M9",
        "A",
        "p1",
        "Mon",
        "1",
        ".",
    ],
)
def test_other_words_make_a_name_of_work(name: str) -> None:
    """A programme's milestone, a page, a letter or a day of the week is no edition either."""
    assert name_said(name) is None


def test_a_condition_is_of_what_it_names() -> None:
    """With an extension and without training are no cases of one thing."""
    one, other = case_said("With extension"), case_said("Without training")
    assert one and other and one.rest != other.rest


@pytest.mark.parametrize(
    ("one", "other", "are"),
    [
        ("2023", "2024", True),
        ("Q1 2023", "Q2 2023", True),
        ("March", "April", True),
        ("2023", "Q2 2023", False),
        ("2023", "Plan 2023", False),
        ("March", "wk 10", False),
    ],
)
def test_times_are_apart_or_parts_of_one_another(one: str, other: str, *, are: bool) -> None:
    """Of times without a year those of one kind are apart."""
    assert are_times(time_said(one), time_said(other)) is are


@given(st.dates(min_value=date(2021, 1, 1), max_value=date(2029, 12, 31)))
def test_a_day_begins_in_its_month_and_year(day: date) -> None:
    """And in no other."""
    for name, is_in in ((f"{day:%b %y}", True), (str(day.year), True), (str(day.year + 1), False)):
        said = time_said(name)
        assert said is not None and begin_in(said, [day.isoformat()]) is is_in
