"""What heads when work began, was done, or will be, and by whom."""

import pytest

from mhhs_analysis.intake.headings.progress_words import (
    asks_by_whom,
    done_on,
    heads_begun,
    heads_end_of_each,
    says_done,
)


@pytest.mark.parametrize(
    ("heading", "asks"),
    [
        ("By", True),
        ("Completed by:", True),
        ("To be done by", True),
        ("Required by", False),
        ("Due by", False),
    ],
)
def test_what_asks_by_whom_may_ask_by_when(heading: str, asks: bool) -> None:
    """Required by and Due by ask by when alone."""
    assert asks_by_whom(heading) is asks


def test_headings_of_progress_are_told_by_whole_words() -> None:
    """Complete may be the end of each task, Completed is none of those; Started is when one began."""
    assert [heads_end_of_each(one) for one in ("Complete", "Completed", "% complete")] == [True, False, False]
    assert [heads_begun(one) for one in ("Started", "Begun", "Start")] == [True, True, False]


@pytest.mark.parametrize(
    ("text", "date"), [("achieved 31/03/2023", "31/03/2023"), ("Q1 2023 (done)", "Q1 2023")]
)
def test_a_date_is_told_from_the_word_that_it_was_done_then(text: str, date: str) -> None:
    """A remark as long as a page is no date, whatever it begins with."""
    assert says_done(text) and done_on(text) == date
    remark = f"{text}, 1 2 3 done, " + "as agreed on 3 4 5, " * 20
    assert not says_done(remark) and not done_on(remark)
