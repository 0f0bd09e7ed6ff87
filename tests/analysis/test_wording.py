"""Days, intervals and differences in words: as exact as they are known, and never more."""

from datetime import date

import pandas as pd
import pytest

from mhhs_analysis.analysis.wording import (
    apart_words,
    gathered_words,
    interval_words,
    role_words,
    span_words,
    typed_words,
)


def test_intervals_are_said_as_exactly_as_they_are_known():
    """A missing bound is said, never filled in."""
    first, last, none = pd.Timestamp("2023-07-03"), pd.Timestamp("2023-07-31"), pd.NaT
    assert interval_words(first, first) == "3 Jul 2023"
    assert interval_words(first, last) == "3 Jul 2023 to 31 Jul 2023"
    assert interval_words(none, last) == "by 31 Jul 2023"
    assert interval_words(first, none) == "from 3 Jul 2023"
    assert interval_words(none, none) == "not given"


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (5, 9, "5 to 9 days later"),
        (-9, -5, "5 to 9 days earlier"),
        (-3, 4, "from 3 days earlier to 4 days later"),
        (1, 1, "1 day later"),
        (0, 0, "the same day"),
        (0, 4, "0 to 4 days later"),
        (-4, 0, "0 to 4 days earlier"),
        (3, None, "at least 3 days later"),
        (-3, None, "at most 3 days earlier, or any later"),
        (None, -3, "at least 3 days earlier"),
        (None, 3, "at most 3 days later, or any earlier"),
        (None, None, "not known"),
    ],
)
def test_a_difference_says_its_bounds_and_its_direction(least, most, words):
    """An open end stays open in words, and no sign is lost."""
    assert apart_words(least, most) == words


@pytest.mark.parametrize(
    ("least", "most", "words"),
    [
        (-152, -93, "13.3 to 21.7 weeks earlier"),
        (7, 7, "1 week later"),
        (14, 14, "2 weeks later"),
        (-3, 4, "from 0.4 weeks earlier to 0.6 weeks later"),
        (0, 0, "the same day"),
        (3, None, "at least 0.4 weeks later"),
        (None, None, "not known"),
    ],
)
def test_weeks_are_days_by_seven_to_one_place(least, most, words):
    """A difference of some days is a part of a week, never rounded to none."""
    assert apart_words(least, most, "week") == words


def test_many_names_are_gathered_and_none_is_lost_from_the_count():
    """Each name counts once; a single one past the limit is named rather than counted."""
    assert gathered_words(["A", "B", "A"]) == "A, B"
    assert gathered_words(list("ABCDE")) == "A, B, C, D, E"
    assert gathered_words(list("ABCDEF")) == "A, B, C, D and 2 more"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2023-07-03", "2023-07-03", "3 Jul 23"),
        ("2023-07-01", "2023-07-31", "1 - 31 Jul 23"),
        ("2023-07-01", "2023-09-30", "1 Jul - 30 Sep 23"),
        ("2023-12-01", "2024-02-29", "1 Dec 23 - 29 Feb 24"),
        (None, "2023-07-09", "by 9 Jul 23"),
        ("2023-07-09", None, "from 9 Jul 23"),
        (None, None, "not known"),
    ],
)
def test_a_terminal_gets_intervals_briefly(first, last, words):
    """A month or year that both days share is said once."""
    days = (day and date.fromisoformat(day) for day in (first, last))
    assert span_words(*days) == words


def test_dates_kept_as_a_cell_holds_them_are_shown_as_typed():
    """Midnight is no time; another time is."""
    assert typed_words("baseline 2022-07-14 00:00:00 to Q3") == "baseline 14/07/2022 to Q3"
    assert typed_words("actual 2022-07-13 08:00:00") == "actual 13/07/2022 08:00"


def test_every_role_is_said_in_plain_words():
    """One that needs no other words is its own."""
    assert role_words("identifier") == "reference" and role_words("start") == "start"
    assert role_words("milestone date") == role_words("milestone_date") == "milestone date"
