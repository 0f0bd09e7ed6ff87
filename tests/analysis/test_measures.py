"""Dates, durations and quantities are found in an answer, and numbers that only name something are not."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mhhs_analysis.analysis.measures import measures_in
from mhhs_analysis.reference import rows

NAMES = rows("not_measures")


def found(text: str) -> list[tuple[str, str]]:
    return [(one.kind, one.words) for one in measures_in(text, NAMES)]


MEASURES = {
    "a day in words": ("ready by 14 July 2023.", "date", "by 14 July 2023"),
    "a day in figures": ("PIT ends 14/07/2023, we think", "date", "14/07/2023"),
    "a month": ("in November 2023 we start", "date", "in November 2023"),
    "a part of a month": ("at the end of October 2023", "date", "at the end of October 2023"),
    "a quarter": ("we go live in Q1 2025.", "date", "in Q1 2025"),
    "a half": ("in the second half of 2024", "date", "in the second half of 2024"),
    "a season": ("by the autumn of 2023.", "date", "by the autumn of 2023"),
    "a week of a month": ("done in the first week of July 2023.", "date", "in the first week of July 2023"),
    "a year after a word that leads to a time": ("pushes our migrations into 2025.", "date", "2025"),
    "a year before a verb": ("A start in 2024 lets us rent", "date", "in 2024"),
    "a day without its year": ("frozen from 4 December on", "date", "from 4 December"),
    "a month without its year": ("nothing before July", "date", "before July"),
    "a release named by its month": ("our June release", "date", "June"),
    "weeks": ("it needs 6 weeks of regression", "duration", "6 weeks"),
    "working days": ("takes 42 working days", "duration", "42 working days"),
    "a number in words": ("eleven months are enough", "duration", "eleven months"),
    "a range": ("between 2 to 3 weeks late", "duration", "2 to 3 weeks"),
    "two durations of a unit": ("about 50 and 45 working days", "duration", "50 and 45 working days"),
    "one unit, with what it measures": ("miss M9 by about a week", "duration", "a week"),
    "half a unit": ("ready half a year before that", "duration", "half a year"),
    "people": ("a team of 12 people", "quantity", "12 people"),
    "people in words": ("the same eight people", "quantity", "eight people"),
    "full-time equivalents": ("costs us 9 FTE", "quantity", "9 FTE"),
    "thousands": ("we settle 2,300 sites today", "quantity", "2,300 sites"),
    "millions": ("a portfolio of 1.3 million meters", "quantity", "1.3 million meters"),
    "money": ("in the order of £2.1m and", "quantity", "£2.1m"),
    "a share": ("rose by 40% for a while", "quantity", "40%"),
    "a share in words": ("about 30 per cent of it", "quantity", "30 per cent"),
    "the DIP is no document": ("gives the DIP 75 working days", "duration", "75 working days"),
}


@pytest.mark.parametrize(("text", "kind", "words"), MEASURES.values(), ids=MEASURES)
def test_a_measure_is_found(text: str, kind: str, words: str) -> None:
    """With the words as they stand."""
    assert found(text) == [(kind, words)]


NOT_MEASURES = {
    "a section": "as section 2 says",
    "sections in a row": "sections 4, 5 and 6 apply",
    "a clause with points": "clause 4.1.2(a) is unclear",
    "an option": "POAP 2 asks too much, POAP 1 does not",
    "a milestone": "we can meet M9 and M10",
    "a question by its number": "see our answer to Q2b and Q3",
    "a quarter without a year may be a question": "as Q3 said",
    "a change request": "CR022 and CR 55 changed it",
    "a document": "TMAG 009 and MHHS-DEL1590 v1.0",
    "a standard with a year": "certified to ISO 27001:2013",
    "an act with its year": "under the Utilities Act 2000",
    "a year before a document": "as the 2021 consultation held",
    "a telephone number": "call 020 7946 0018 or +44 20 7946 0018",
    "an extension": "telephone ext 12345",
    "an address": "write to team2023@example.com or https://example.com/2023/07",
    "a time of the day": "the call at 10:30 or 3pm",
    "a list's numbers": "1. We agree\n2) We disagree",
    "a step": "in phase 2 and release 3",
    "a version": "our v0.3 plan",
    "a reference with a nought before": "item 007",
    "the verb may": "We may be ready. May we ask why?",
    "a march is no month": "we march on",
    "a count of the options": "the two options and three questions",
    "one of something": "one team does it",
    "days without a number": "takes days, not weeks",
    "a rate": "jobs a week and reads a day",
    "every month": "each month costs",
    "whole-hearted": "we 100% support this",
    "a bare number": "configuration 75, and 8 of ours",
    "round and about": "Round 1 told us",
    "nothing": "",
}


@pytest.mark.parametrize("text", NOT_MEASURES.values(), ids=NOT_MEASURES)
def test_what_only_names_something_is_no_measure(text: str) -> None:
    """Nothing is found in it."""
    assert found(text) == []


WORDS = st.lists(
    st.sampled_from(
        ["we", "think", "that", "our", "agent", "tests", "POAP 2", "M9", "section 4", "Q2b", "TMAG 009"]
    ),
    max_size=8,
).map(" ".join)
PLANTED = st.sampled_from(
    [("date", "14 July 2023"), ("date", "Q3 2023"), ("duration", "6 weeks"), ("quantity", "£310k")]
)


@given(WORDS, PLANTED, WORDS)
def test_a_measure_is_found_wherever_it_stands(before: str, planted: tuple[str, str], after: str) -> None:
    """Between words that name things, the one measure and no other."""
    text = f"{before}; {planted[1]}; {after}"
    assert [(kind, words) for kind, words in found(text)] == [planted]


@given(st.text(max_size=200))
def test_any_text_is_looked_through_and_no_two_overlap(text: str) -> None:
    """Whatever it holds; each stands where it says, with its own words."""
    measures = measures_in(text, NAMES)
    assert all(one.words == text[one.start : one.end] for one in measures)
    assert all(one.end <= other.start for one, other in pairwise(measures))


def test_a_megabyte_is_looked_through() -> None:
    """A word without end is passed over, not begun anew at each of its signs; what stands beside it is found."""
    assert found("M" * 500_000 + " 45 days " + "m " * 100_000) == [("duration", "45 days")]
