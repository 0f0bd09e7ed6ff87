"""Days, intervals and differences in words: as exact as they are known, and never more."""

import pandas as pd
import pytest

from mhhs_analysis.analysis.wording import apart_words, gathered_words, interval_words


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


def test_many_names_are_gathered_and_none_is_lost_from_the_count():
    """Each name counts once; a single one past the limit is named rather than counted."""
    assert gathered_words(["A", "B", "A"]) == "A, B"
    assert gathered_words(list("ABCDE")) == "A, B, C, D, E"
    assert gathered_words(list("ABCDEF")) == "A, B, C, D and 2 more"
